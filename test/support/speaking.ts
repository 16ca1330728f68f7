import { createHash } from 'node:crypto'
import { proofText, provesWork } from 'shared/rules/proof-of-work.ts'
import type { Locale } from 'shared/words/lists.ts'

/** A page as a browser without script has it: its text, and what each of its forms would send. */
export class Paper {
  constructor(
    readonly status: number,
    readonly headers: Headers,
    readonly html: string,
  ) {}

  /** What a form carries before anybody has typed, by its place in the page (`action` ends so). */
  form(action: string): Record<string, string[]> {
    const forms = this.html.split('<form').slice(1)
    const form = forms.find(one => attributesOf(one.slice(0, one.indexOf('>'))).action?.endsWith(action)) ?? ''
    const fields: Record<string, string[]> = {}
    for (const [, , rest = ''] of form.slice(0, form.indexOf('</form>')).matchAll(/<(input)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*\/?>/g)) {
      const { name, value = '', type, checked } = attributesOf(rest)
      const isTicked = type !== 'checkbox' && type !== 'radio' ? true : checked !== undefined
      if (name && type !== 'file' && isTicked) fields[name] = [...(fields[name] ?? []), value]
    }
    for (const [, rest = '', text = ''] of form.matchAll(/<textarea([^>]*)>([^<]*)<\/textarea>/g))
      fields[attributesOf(rest).name ?? ''] = [decoded(text)]
    for (const [, rest = '', options = ''] of form.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
      const chosen = /<option selected value="([^"]*)"|<option value="([^"]*)" selected/.exec(options)
      fields[attributesOf(rest).name ?? ''] = [decoded(chosen?.[1] ?? chosen?.[2] ?? '')]
    }
    return fields
  }

  get title(): string {
    return decoded(/<h1[^>]*>([^<]*)<\/h1>/.exec(this.html)?.[1] ?? '')
  }

  get code(): string {
    return attributesOf(/<p class="code"[^>]*>/.exec(this.html)?.[0] ?? '')['data-code'] ?? ''
  }

  /** Its words, without tags. */
  get text(): string {
    return decoded(this.html.replace(/<style[\s\S]*?<\/style>|<[^>]*>/g, ' ')).replace(/[ \n\t]+/g, ' ')
  }
}

const attributesOf = (tag: string): Record<string, string> =>
  Object.fromEntries([...tag.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [name, decoded(value ?? '')]))

const decoded = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#39;', "'").replaceAll('&amp;', '&')

export interface GivenToForm {
  readonly fields: Readonly<Record<string, string | readonly string[]>>
  readonly files?: readonly { readonly name: string; readonly bytes: Buffer }[]
}

/** Somebody with a browser that runs no script and keeps no cookie, behind an address. */
export class Somebody {
  constructor(
    readonly url: string,
    readonly path: string,
    readonly locale: Locale = 'en',
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  async get(page = ''): Promise<Paper> {
    const answer = await fetch(`${this.url}/speak/${this.path}${page}`, { headers: { 'accept-language': this.locale, ...this.headers } })
    return new Paper(answer.status, answer.headers, await answer.text())
  }

  /** Presses a button of a form: its own fields, what was typed over them, and the button. */
  async press(paper: Paper, action: string, step: string, { fields = {}, files = [] }: Partial<GivenToForm> = {}): Promise<Paper> {
    const sent = new FormData()
    const all: Record<string, readonly string[]> = { ...paper.form(action) }
    for (const [name, value] of Object.entries(fields)) all[name] = [value].flat()
    if (step) all.step = [step]
    for (const [name, values] of Object.entries(all)) for (const value of values) sent.append(name, value)
    for (const { name, bytes } of files) sent.append('files', new Blob([new Uint8Array(bytes)]), name)
    return this.post(action, sent)
  }

  async post(action: string, body: FormData | URLSearchParams | string): Promise<Paper> {
    const answer = await fetch(`${this.url}/speak/${this.path}${action}`, {
      method: 'POST',
      body,
      headers: { 'accept-language': this.locale, ...this.headers },
      redirect: 'manual',
    })
    return new Paper(answer.status, answer.headers, await answer.text())
  }

  /** From an empty form to the page before it is handed in. */
  async look(fields: GivenToForm['fields'], files: GivenToForm['files'] = []): Promise<Paper> {
    return this.press(await this.get('/form'), '/form', 'look', { fields: { agreed: 'yes', ...fields }, files })
  }

  /** All the way to the code. */
  async hand(fields: GivenToForm['fields'], files: GivenToForm['files'] = []): Promise<Paper> {
    return this.press(await this.look(fields, files), '/form', 'send')
  }
}

/** What a browser's worker finds. */
export function prove(challenge: string, bits: number): string {
  for (let guess = 0; ; guess++)
    if (provesWork(createHash('sha256').update(proofText(challenge, guess)).digest(), bits)) return String(guess)
}
