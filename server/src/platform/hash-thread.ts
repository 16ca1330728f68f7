import { Worker } from 'node:worker_threads'

/** Runs in the thread: hashes what it is given, upload by upload, in the order in which it comes. */
const work = `
  const { parentPort } = require('node:worker_threads')
  const { createHash } = require('node:crypto')
  const hashes = new Map()
  parentPort.on('message', ({ id, begin, parts, forget, ask }) => {
    if (forget) hashes.delete(id)
    if (begin) hashes.set(id, createHash('sha256'))
    if (parts) {
      const hash = hashes.get(id)
      let done = 0
      for (const part of parts) {
        hash?.update(part)
        done += part.byteLength
      }
      parentPort.postMessage({ done })
    }
    if (ask) parentPort.postMessage({ ask, hex: hashes.get(id)?.copy().digest('hex') ?? null })
  })`

/** So much may wait for the thread before whoever brings more has to wait too. */
const mostWaiting = 8 << 20

/** SHA-256 of many streams, in a thread of its own: those who only wait for a page do not wait for a large file. */
export class HashThread {
  private worker: Worker | undefined
  private waiting = 0
  private readonly room: (() => void)[] = []
  private readonly asked = new Map<number, (hex: string | null) => void>()
  private asks = 0

  /** What is not begun here, or began in a thread that was lost, has no hash. */
  begin(id: string): void {
    this.thread().postMessage({ id, begin: true })
  }

  /**
   * Resolves when more may be brought. The parts are given away, not copied: a large heap would collect them dearly, and whoever
   * brought them finds them empty.
   */
  async update(id: string, parts: readonly Uint8Array[]): Promise<void> {
    const given = parts.map(part => (part.byteLength === part.buffer.byteLength ? part : new Uint8Array(part)))
    this.waiting += given.reduce((sum, part) => sum + part.length, 0)
    this.thread().postMessage(
      { id, parts: given },
      given.map(part => part.buffer as ArrayBuffer),
    )
    while (this.waiting > mostWaiting) await new Promise<void>(free => this.room.push(free))
  }

  digest(id: string): Promise<string | null> {
    const ask = ++this.asks
    return new Promise(answer => {
      this.asked.set(ask, answer)
      this.thread().postMessage({ id, ask })
    })
  }

  forget(id: string): void {
    this.worker?.postMessage({ id, forget: true })
  }

  async close(): Promise<void> {
    const worker = this.worker
    this.worker = undefined
    await worker?.terminate()
  }

  private thread(): Worker {
    if (this.worker) return this.worker
    const worker = new Worker(work, { eval: true, execArgv: [] })
    worker.unref()
    worker.on('message', ({ done, ask, hex }: { done?: number; ask?: number; hex?: string | null }) => {
      if (done) this.freed(done)
      if (ask) this.answer(ask, hex ?? null)
    })
    // Without the thread nothing is known of what ran through it: it is read from the disk again.
    worker.on('error', () => this.lost(worker))
    worker.on('exit', () => this.lost(worker))
    this.worker = worker
    return worker
  }

  private freed(bytes: number): void {
    this.waiting -= bytes
    for (const free of this.room.splice(0)) free()
  }

  private answer(ask: number, hex: string | null): void {
    this.asked.get(ask)?.(hex)
    this.asked.delete(ask)
  }

  private lost(worker: Worker): void {
    if (this.worker === worker) this.worker = undefined
    this.freed(this.waiting)
    for (const ask of [...this.asked.keys()]) this.answer(ask, null)
  }
}
