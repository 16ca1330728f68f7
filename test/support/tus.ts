import type { Person } from './person.ts'

const encoded = (told: Record<string, string>): string =>
  Object.entries(told)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',')

export interface Refusal {
  readonly code: string
  readonly rule?: string
  readonly message: string
  readonly facts?: Record<string, unknown>
}
export interface Received {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly size: number
  readonly sha256: string
  readonly state: string
  readonly heldReasons: string[]
  readonly revision: number
  readonly uploadedAt: string
  readonly uploadedBy: string
}

/** Sends files as the portal does: by tus, then "received". `at`: another server on the same store. */
export class Sender {
  constructor(
    readonly person: Person,
    readonly at: string = person.house.url,
  ) {}

  speak(method: string, path: string, headers: Record<string, string> = {}, body?: Buffer | ReadableStream): Promise<Response> {
    return fetch(`${this.at}${path}`, {
      method,
      headers: {
        'tus-resumable': '1.0.0',
        'x-headwater-upload': '1',
        'x-headwater-language': this.person.language,
        cookie: this.person.cookie,
        ...headers,
      },
      ...(body && { body: Buffer.isBuffer(body) ? new Uint8Array(body) : body, duplex: 'half' }),
    } as RequestInit)
  }

  /** Announces a file; gives its address. */
  begin(name: string, size: number, told: Record<string, string> = {}, door = '/uploads'): Promise<Response> {
    return this.speak('POST', door, { 'upload-length': String(size), 'upload-metadata': encoded({ filename: name, ...told }) })
  }

  async address(name: string, size: number, told: Record<string, string> = {}): Promise<string> {
    const begun = await this.begin(name, size, told)
    if (begun.status !== 201) throw new Error(`${begun.status} ${await begun.text()}`)
    return begun.headers.get('location') ?? ''
  }

  send(address: string, bytes: Buffer, offset = 0): Promise<Response> {
    return this.speak('PATCH', address, { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }, bytes)
  }

  /** Sends from the beginning without saying how much; the line ends as it should, never, or half way. */
  pour(address: string, parts: Buffer[], end: 'ends' | 'never ends' | 'breaks' = 'ends'): Promise<Response> {
    const body = new ReadableStream({
      start(line) {
        for (const part of parts) line.enqueue(new Uint8Array(part))
        if (end === 'ends') line.close()
        // So that some of it is on its way.
        if (end === 'breaks') setTimeout(() => line.error(new Error('the line broke')), 50)
      },
    })
    return this.speak('PATCH', address, { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }, body)
  }

  /** How far it is, as the server knows. */
  async offset(address: string): Promise<number> {
    const head = await this.speak('HEAD', address)
    if (head.status !== 200) throw new Error(`HEAD says ${head.status}`)
    return Number(head.headers.get('upload-offset'))
  }

  received(address: string): Promise<Response> {
    return this.speak('POST', `${address}/received`)
  }

  /** A whole file, from the announcement to evidence; or the refusal that was met on the way. */
  async file(name: string, bytes: Buffer, told: Record<string, string> = {}): Promise<Received & Refusal> {
    const begun = await this.begin(name, bytes.length, told)
    if (begun.status !== 201) return (await begun.json()) as Received & Refusal
    const address = begun.headers.get('location') ?? ''
    const sent = await this.send(address, bytes)
    if (sent.status !== 204) return (await sent.json()) as Received & Refusal
    return (await (await this.received(address)).json()) as Received & Refusal
  }
}
