import './lib/jitless.ts'
import './styles.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { askViewer } from './lib/session.ts'
import { startWords } from './lib/words.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no root')

const viewer = askViewer()
await startWords()
await viewer
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
