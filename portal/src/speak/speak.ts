import { forgetDraft, offerDraft } from './draft.ts'
import { startProof } from './proof.ts'

/**
 * What makes the pages for people who speak up better where a browser runs scripts: they are whole without. Sentences stand in
 * the page, in its language; nothing is kept on the device unless somebody ticks a box.
 */

const one = <T extends Element>(selector: string): T | null => document.querySelector<T>(selector)

/** The code is shown once: whoever goes without having kept it is asked, except by the quick way out. */
let mayGo = one('[data-code]') === null
addEventListener('beforeunload', event => {
  if (!mayGo) event.preventDefault()
})
if (!mayGo)
  addEventListener('submit', () => {
    mayGo = true
    // What is saved as a file leaves the page where it is.
    setTimeout(() => {
      mayGo = false
    }, 3_000)
  })

/** Leaves no step back to this page, and nothing of it on the screen while the other one is still on its way. */
one<HTMLAnchorElement>('[data-leave]')?.addEventListener('click', event => {
  event.preventDefault()
  mayGo = true
  document.documentElement.hidden = true
  location.replace((event.currentTarget as HTMLAnchorElement).href)
})

for (const shown of document.querySelectorAll<HTMLElement>('[data-with-script]')) shown.hidden = false

one<HTMLButtonElement>('[data-print]')?.addEventListener('click', () => window.print())

/** Without TLS there is no clipboard to write to: then the code is chosen, ready to be copied by hand. */
one<HTMLButtonElement>('[data-copy]')?.addEventListener('click', async event => {
  const button = event.currentTarget as HTMLButtonElement
  const { copy = '', done = '' } = button.dataset
  try {
    await navigator.clipboard.writeText(copy)
  } catch {
    const code = one('[data-code] code')
    if (code) getSelection()?.selectAllChildren(code)
    if (!document.execCommand('copy')) return
  }
  button.textContent = done
})

if (one('[data-code]')) forgetDraft(location.pathname)

const form = one<HTMLFormElement>('form[data-proof]')
const proof = form && startProof(form)

/** Handing in waits for the proof, and says so; whoever is quicker than it loses nothing. */
if (form?.hasAttribute('data-sending') && proof) {
  let ready = false
  void proof.then(() => {
    ready = true
  })
  form.addEventListener('submit', event => {
    const button = (event as SubmitEvent).submitter as HTMLButtonElement | null
    if (ready || button?.value !== 'send') return
    event.preventDefault()
    const way = one('[data-way]')
    if (way) way.textContent = form.dataset.proving ?? ''
    void proof.then(() => form.requestSubmit(button))
  })
}

const draft = one<HTMLElement>('[data-draft]')
if (draft && form) offerDraft(draft, form)

const map = one<HTMLElement>('[data-map]')
const pin = one<HTMLInputElement>('#pin')
if (map && pin) {
  const open = async (): Promise<void> => {
    try {
      const { showMap } = await import('./map.ts')
      showMap(map, pin)
    } catch {
      map.textContent = map.dataset.away ?? ''
    }
  }
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: map.dataset.open ?? '' })
  button.addEventListener('click', () => void open())
  map.append(button)
  map.hidden = false
  if (pin.value) void open()
}

const files = one<HTMLElement>('[data-files]')
const chosen = one<HTMLInputElement>('#files')
let sending = Promise.resolve()
if (files && chosen) {
  chosen.addEventListener('change', async () => {
    const picked = [...(chosen.files ?? [])]
    // Where the rest of the script does not come, the form takes the files along by itself.
    const upload = await import('./upload.ts').catch(() => null)
    if (!upload || picked.length === 0) return
    chosen.value = ''
    sending = sending.then(() => upload.sendFiles(files, picked))
  })
  let busy = false
  chosen.form?.addEventListener('submit', event => {
    const button = (event as SubmitEvent).submitter as HTMLButtonElement | null
    if (busy || !one('#files-way progress')) return
    event.preventDefault()
    void sending.then(() => {
      // Nobody hands in without a file they believe to be there: the next press does.
      if (one('#files-way .fault')) return chosen.focus()
      busy = true
      chosen.form?.requestSubmit(button)
    })
  })
}

one<HTMLElement>('#faults')?.focus()
