import { MantineProvider } from '@mantine/core'
import { BrowserRouter } from 'react-router'
import { schemeManager } from './lib/scheme.ts'
import { Pages } from './pages.tsx'
import { resolver, theme } from './theme.ts'
import { Stumble } from './ui/stumble.tsx'

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

export const App = () => (
  <MantineProvider
    theme={theme}
    cssVariablesResolver={resolver}
    defaultColorScheme="auto"
    colorSchemeManager={schemeManager}
    getStyleNonce={() => nonce}
    withGlobalClasses={false}
  >
    <Stumble>
      <BrowserRouter>
        <Pages />
      </BrowserRouter>
    </Stumble>
  </MantineProvider>
)
