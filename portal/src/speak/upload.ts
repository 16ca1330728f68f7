import { Upload } from 'tus-js-client'

interface Received {
  readonly id: string
  readonly name: string
  readonly removed: string
}

const language = (): string => document.documentElement.lang.slice(0, 2)
const headers = () => ({ 'x-headwater-upload': '1', 'x-headwater-language': language() })
const said = (sentence: string | undefined, values: Readonly<Record<string, string>>): string =>
  Object.entries(values).reduce((text, [name, value]) => text.replace(`@${name}`, value), sentence ?? '')

const make = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
  ...inside: Node[]
): HTMLElementTagNameMap[K] => {
  const element = Object.assign(document.createElement(name), properties)
  element.append(...inside)
  return element
}

/** Sends one file in pieces; a line that breaks goes on where it was. Nothing of it is remembered on this device. */
function sendPieces(file: File, endpoint: string, onWay: (percent: number, stopped: boolean) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint,
      headers: headers(),
      metadata: { filename: file.name },
      chunkSize: 256 * 1024,
      retryDelays: [1_000, 3_000, 5_000, 10_000, 20_000, 30_000, 60_000],
      storeFingerprintForResuming: false,
      removeFingerprintOnSuccess: true,
      onShouldRetry: error => {
        const status = error.originalResponse?.getStatus() ?? 0
        if (status >= 400 && status < 500 && status !== 409 && status !== 423) return false
        onWay(-1, true)
        return true
      },
      onProgress: (sent, all) => onWay(Math.floor((sent / all) * 100), false),
      onSuccess: () => resolve(upload.url ?? ''),
      onError: error => reject(new Error(refusalIn('originalResponse' in error ? error.originalResponse?.getBody() : undefined))),
    })
    upload.start()
  })
}

/** What the server says in our words; anything else is no sentence for a person. */
function refusalIn(body: string | undefined): string {
  try {
    const { message } = JSON.parse(body ?? '') as { message?: unknown }
    return typeof message === 'string' ? message : ''
  } catch {
    return ''
  }
}

async function receive(url: string): Promise<Received> {
  const answer = await fetch(`${url}/received`, { method: 'POST', headers: headers() })
  const body = await answer.text()
  if (!answer.ok) throw new Error(refusalIn(body))
  return JSON.parse(body) as Received
}

/** A file that is here: its id goes along with the form, and may be taken out again. */
function listed({ id, name, removed }: Received, remove: string, endpoint: string): HTMLLIElement {
  const button = make('button', { type: 'button', className: 'link', textContent: remove })
  const line = make(
    'li',
    {},
    make('input', { type: 'hidden', name: 'file', value: id }),
    make('span', { className: 'words', textContent: name }),
    ' ' as never,
    make('small', { textContent: removed }),
    ' ' as never,
    button,
  )
  button.setAttribute('aria-label', `${remove} ${name}`)
  button.addEventListener('click', () => {
    line.remove()
    void fetch(`${endpoint}/${id}`, { method: 'DELETE', headers: headers() }).catch(() => undefined)
  })
  return line
}

/** Sends what was chosen, one after another, with a number that says how far it is. */
export async function sendFiles(place: HTMLElement, files: readonly File[]): Promise<void> {
  const { files: endpoint = '', uploading, cleaning, stopped = '', remove = '' } = place.dataset
  const list = place.querySelector('#kept')
  const way = place.querySelector('#files-way')
  for (const file of files) {
    const bar = make('progress', { max: 100, value: 0 })
    const words = make('p', { textContent: said(uploading, { name: file.name, percent: '0' }) })
    bar.setAttribute('aria-label', file.name)
    way?.append(words, bar)
    try {
      const url = await sendPieces(file, endpoint, (percent, broke) => {
        if (!broke) bar.value = percent
        words.textContent = broke ? stopped : said(uploading, { name: file.name, percent: String(percent) })
      })
      words.textContent = said(cleaning, { name: file.name })
      list?.append(listed(await receive(url), remove, endpoint))
      words.remove()
    } catch (error) {
      words.className = 'fault'
      words.textContent = (error instanceof Error && error.message) || stopped
    }
    bar.remove()
  }
}
