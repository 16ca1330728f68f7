import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A pipe to the house that can be shut, as if the server had gone away. */
export interface Tap {
  readonly url: string
  shut(): void
  open(): void
  close(): Promise<void>
}

export async function openTap(port: number): Promise<Tap> {
  const running = new Set<Socket>()
  let isOpen = true
  const server = createServer(near => {
    if (!isOpen) return void near.destroy()
    const far = connect(port, '127.0.0.1')
    for (const socket of [near, far]) {
      running.add(socket)
      socket
        .on('error', () => undefined)
        .on('close', () => {
          running.delete(socket)
          near.destroy()
          far.destroy()
        })
    }
    near.pipe(far).pipe(near)
  })
  const cut = (): void => {
    for (const socket of running) socket.destroy()
  }
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    shut: () => {
      isOpen = false
      cut()
    },
    open: () => {
      isOpen = true
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        cut()
      }),
  }
}
