import './lib/jitless.ts'
import './styles.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { askViewer } from './lib/session.ts'
import { startWords } from './lib/words.ts'

/** Words and person are asked for at the same time; nothing is drawn before it can be read. */
async function start(): Promise<void> {
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no root')
  // Whoever is signed in needs the pages behind the door next; they come while the server is asked.
  void import('./inside-pages.tsx').catch(() => undefined)
  await Promise.all([startWords(), askViewer()])
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}

// No await at the top: the pages loaded later would wait for this module, and it for them.
void start()
