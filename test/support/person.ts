import { randomUUID } from 'node:crypto'
import type { TestHouse } from './house.ts'
import { Sender } from './tus.ts'

export interface Answer<T = Record<string, never>> {
  data: T | null
  errors?: {
    message: string
    path?: (string | number)[]
    extensions: { code: string; rule?: string; facts?: Record<string, unknown>; fields?: Record<string, string> }
  }[]
}

/** Somebody at a browser: keeps the cookie, speaks GraphQL over HTTP. */
export class Person {
  cookie = ''
  /** Set by the factories: who it is. */
  accountId = ''
  email = ''

  constructor(
    readonly house: TestHouse,
    readonly language: 'zh' | 'en' | 'fr' = 'en',
  ) {}

  async send<T = any>(query: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const response = await fetch(`${this.house.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-headwater-language': this.language,
        'idempotency-key': randomUUID(),
        cookie: this.cookie,
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    })
    const [cookie] = response.headers.getSetCookie()
    if (cookie !== undefined) this.cookie = cookie.split(';')[0] ?? ''
    return (await response.json()) as Answer<T>
  }

  /** The data; an error is the test's failure. */
  async run<T = any>(query: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<T> {
    const { data, errors } = await this.send<T>(query, variables, headers)
    if (errors || !data) throw Object.assign(new Error(JSON.stringify(errors)), { errors })
    return data
  }

  /** The first error's code, rule and words; no error is the test's failure. */
  async refusal(
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<{ code: string; rule?: string; message: string; facts?: Record<string, unknown>; fields?: Record<string, string> }> {
    const { errors } = await this.send(query, variables)
    const [first] = errors ?? []
    if (!first) throw new Error('this was not refused')
    return { ...first.extensions, message: first.message }
  }

  /** A file for a question, from its announcement to evidence; or the refusal that was met on the way. */
  async upload(responseId: string, question: string, name: string, bytes: Buffer): Promise<Response> {
    const sender = new Sender(this)
    const begun = await sender.begin(name, bytes.length, { responseId, question })
    if (begun.status !== 201) return begun
    const address = begun.headers.get('location') ?? ''
    const sent = await sender.send(address, bytes)
    return sent.status === 204 ? sender.received(address) : sent
  }

  /** Bytes to one of our addresses beside GraphQL. */
  post(path: string, bytes: Buffer, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.house.url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        'x-headwater-upload': '1',
        'x-headwater-language': this.language,
        cookie: this.cookie,
        ...headers,
      },
      body: new Uint8Array(bytes),
    })
  }

  get(path: string): Promise<Response> {
    return fetch(`${this.house.url}${path}`, { headers: { cookie: this.cookie } })
  }
}
