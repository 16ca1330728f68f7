import { createServer } from 'node:net'
import { StartFault } from '../platform/start-words.ts'

/** The system's refusal of a port, as a sentence. */
export function portFault(error: unknown, port: number): unknown {
  const { code } = error as NodeJS.ErrnoException
  const other = port < 1_024 || port === 65_535 ? 4000 : port + 1
  if (code === 'EADDRINUSE') return new StartFault('portTaken', { port, other }, { cause: error })
  if (code === 'EACCES') return new StartFault('portForbidden', { port, other }, { cause: error })
  return error
}

/** Is somebody else on it? Asked before anything is made, so that the answer comes at once. */
export function checkPort(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', error => reject(portFault(error, port)))
    probe.listen(port, () => probe.close(() => resolve()))
  })
}
