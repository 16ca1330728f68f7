import { Broken, pauses, sendPieces } from '../evidence/send-pieces.ts'

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

/** What the server says in our words; anything else is no sentence for a person. */
function refusalIn(body: string | undefined): string {
  try {
    const { message } = JSON.parse(body ?? '') as { message?: unknown }
    return typeof message === 'string' ? message : ''
  } catch {
    return ''
  }
}

/** Asked twice it is once: a line that breaks here is no loss either. */
async function receive(url: string): Promise<Received> {
  for (const pause of pauses) {
    const answer = await fetch(`${url}/received`, { method: 'POST', headers: headers() }).catch(() => null)
    if (!answer) {
      await new Promise(resolve => setTimeout(resolve, pause))
      continue
    }
    const body = await answer.text()
    if (!answer.ok) throw new Broken(answer.status, body)
    return JSON.parse(body) as Received
  }
  throw new Broken(0, '')
}

/** A file that is here: its id goes along with the form, and may be taken out again. */
function listed({ id, name, removed }: Received, remove: string, endpoint: string): HTMLLIElement {
  const button = make('button', { type: 'button', className: 'link', textContent: remove })
  const line = make(
    'li',
    {},
    make('input', { type: 'hidden', name: 'file', value: id }),
    make('span', { className: 'words', dir: 'auto', textContent: name }),
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
  const { files: endpoint = '', uploading, cleaning, lost, stopped = '', remove = '' } = place.dataset
  const list = place.querySelector('#kept')
  const way = place.querySelector('#files-way')
  for (const earlier of way?.querySelectorAll('.fault') ?? []) earlier.remove()
  for (const file of files) {
    const bar = make('progress', { max: 100, value: 0 })
    const words = make('p', { textContent: said(uploading, { name: file.name, percent: '0' }) })
    bar.setAttribute('aria-label', file.name)
    way?.append(words, bar)
    try {
      const url = await sendPieces(file, {
        endpoint,
        headers: headers(),
        onWay: (percent, broke) => {
          if (!broke) bar.value = percent
          words.textContent = broke ? stopped : said(uploading, { name: file.name, percent: String(percent) })
        },
      })
      words.textContent = said(cleaning, { name: file.name })
      list?.append(listed(await receive(url), remove, endpoint))
      words.remove()
    } catch (error) {
      words.className = 'fault'
      words.textContent = (error instanceof Broken && refusalIn(error.body)) || said(lost, { name: file.name })
    }
    bar.remove()
  }
}
