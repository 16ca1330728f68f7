const own = new Set(['lang', 'token', 'proof', 'file', 'files', 'step', 'at'])

/** One draft for each programme's form, on this device and only when the person says so. */
export const draftKey = (path: string): string => `headwater-draft ${/^\/speak\/[^/]+/.exec(path)?.[0] ?? path}`

type Draft = Record<string, string[]>

function read(form: HTMLFormElement): Draft {
  const draft: Draft = {}
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && !own.has(name)) draft[name] = [...(draft[name] ?? []), value]
  return draft
}

function fillIn(form: HTMLFormElement, draft: Draft): void {
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
    'input[name], select[name], textarea[name]',
  )) {
    const values = draft[field.name]
    if (!values || own.has(field.name)) continue
    if (field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)) field.checked = values.includes(field.value)
    else field.value = values[0] ?? ''
  }
}

/** Storage may be full, or forbidden in a private window: said at once, before anybody relies on it. */
function keep(key: string, draft: Draft): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

function kept(key: string): Draft | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null
  } catch {
    return null
  }
}

export function forgetDraft(path: string): void {
  try {
    localStorage.removeItem(draftKey(path))
  } catch {}
}

/** Offers to keep what is typed; a box that is not ticked keeps nothing. */
export function offerDraft(place: HTMLElement, form: HTMLFormElement): void {
  const key = draftKey(location.pathname)
  const { label = '', help = '', full = '' } = place.dataset
  const box = Object.assign(document.createElement('input'), { type: 'checkbox', id: 'keep-draft' })
  const words = Object.assign(document.createElement('span'), { textContent: label })
  const note = Object.assign(document.createElement('small'), { textContent: help })
  const line = Object.assign(document.createElement('label'), { className: 'tick', htmlFor: box.id })
  words.append(note)
  line.append(box, words)
  place.append(line)
  place.hidden = false
  const earlier = kept(key)
  box.checked = earlier !== null
  // What comes back from the server was typed later than any draft.
  if (earlier && !form.querySelector<HTMLTextAreaElement>('#what')?.value) fillIn(form, earlier)
  const save = (): void => {
    if (!box.checked || keep(key, read(form))) return
    box.checked = false
    note.textContent = full
  }
  box.addEventListener('change', () => (box.checked ? save() : forgetDraft(location.pathname)))
  form.addEventListener('input', save)
  // Sent, or unticked, in another tab: gone is gone.
  addEventListener('storage', event => {
    if (event.key === key && event.newValue === null) box.checked = false
  })
}
