import type { Server } from 'node:http'

/** Takes no new connection, lets running requests end within the bound, then cuts. True: nothing had to be cut. */
export function closeServer(server: Server, withinMs: number): Promise<boolean> {
  return new Promise(resolve => {
    let cut = false
    // A kept-alive connection becomes idle only after its last answer: look again until all are gone.
    const sweep = setInterval(() => server.closeIdleConnections(), 50)
    const bound = setTimeout(() => {
      cut = true
      server.closeAllConnections()
    }, withinMs)
    server.close(() => {
      clearInterval(sweep)
      clearTimeout(bound)
      resolve(!cut)
    })
    server.closeIdleConnections()
  })
}
