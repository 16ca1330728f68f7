import { pipeline } from 'node:stream/promises'
import { Invalid } from '../../core/errors.ts'
import { answerSolved, appealAsSender, withdrawAsSender, writeAsSender } from '../../features/grievances/sender.commands.ts'
import { type FollowedCase, followGrievance, readSenderFile } from '../../features/grievances/sender.reading.ts'
import type { HeldFile } from '../../platform/held-files.ts'
import { attachment, sealed } from '../../platform/http-download.ts'
import { type Asking, minutesOf } from './asking.ts'
import { type CaseFacts, casePage } from './case-page.tsx'
import { backPage } from './code-page.tsx'
import { one, type Typed } from './fields.tsx'
import { faultsOf, gatherFiles } from './filing.ts'
import type { ReadForm } from './read-form.ts'

/** The case that a code opens; null: it opens none, and the page that says so has been sent, on the beat. */
async function follow(asking: Asking, code: string): Promise<FollowedCase | null> {
  const { look } = asking
  try {
    await asking.limits.beforeCode(asking.origin)
    const found = await asking.readInTurn(ctx => followGrievance(ctx, code))
    if (found && found.programmeId === asking.place?.programmeId) {
      await asking.limits.codeFits(asking.origin)
      return found
    }
    await asking.onBeat()
    asking.send(backPage(look, look.say('speak:back.wrong'), code), 422)
  } catch (error) {
    const minutes = minutesOf(error)
    await asking.onBeat()
    asking.send(
      backPage(look, minutes ? look.say('speak:fault.tries', { count: minutes }) : asking.whyNot(error), code),
      minutes ? 429 : 500,
    )
  }
  return null
}

const nothing: Typed = { fields: {}, faults: {} }

interface Shown {
  readonly typed?: Typed
  readonly files?: readonly HeldFile[]
  readonly notice?: CaseFacts['notice']
}

async function show(asking: Asking, code: string, found: FollowedCase, { typed = nothing, files = [], notice }: Shown = {}): Promise<void> {
  const html = casePage(asking.look, { found, code, token: asking.desk.tokens.make().text, typed, files, ...(notice && { notice }) })
  const isWhole = Object.keys(typed.faults).length === 0 && notice?.tone !== 'wait'
  await asking.onBeat()
  asking.send(html, isWhole ? 200 : 422)
}

export async function openCase(asking: Asking, form: ReadForm): Promise<void> {
  const code = one(form, 'code')
  // Only the language was changed; nothing has been typed yet.
  if (code === '' && one(form, 'step') === '') return asking.send(backPage(asking.look, null))
  const found = await follow(asking, code)
  if (found) await show(asking, code, found)
}

interface Act {
  /** What is wrong with what was typed, before anything is done. */
  readonly faults: (form: ReadForm, asking: Asking, files: readonly HeldFile[]) => Typed['faults']
  readonly run: (asking: Asking, code: string, id: string, form: ReadForm, files: readonly HeldFile[]) => Promise<boolean>
  /** The act's own field for words, where a fault of them is shown. */
  readonly text: string
}

const faultUnless = (fine: boolean, field: string, words: string): Typed['faults'] => (fine ? {} : { [field]: words })
const isSolved = (text: string): text is 'YES' | 'PARTLY' | 'NO' => ['YES', 'PARTLY', 'NO'].includes(text)

/** What can be done on the way back, by the last part of the form's address. */
const acts: Readonly<Record<string, Act>> = {
  write: {
    text: 'text',
    faults: (form, { look }, files) =>
      faultUnless(one(form, 'text').trim() !== '' || files.length > 0, 'text', look.say('speak:fault.text')),
    run: (asking, code, id, form, files) =>
      asking.write('writeAsSender', ctx => writeAsSender(ctx, code, { id, text: one(form, 'text') }, files)),
  },
  solved: {
    text: 'solvedText',
    faults: (form, { look }) => faultUnless(isSolved(one(form, 'solved')), 'solved', look.say('speak:fault.solved')),
    run: async (asking, code, id, form) => {
      const solved = one(form, 'solved')
      return isSolved(solved) && asking.write('answerSolved', ctx => answerSolved(ctx, code, { id, solved, text: one(form, 'solvedText') }))
    },
  },
  appeal: {
    text: 'appealText',
    faults: (form, { look }) => faultUnless(one(form, 'appealText').trim() !== '', 'appealText', look.say('speak:fault.text')),
    run: (asking, code, id, form) =>
      asking.write('appealAsSender', ctx => appealAsSender(ctx, code, { id, text: one(form, 'appealText') })),
  },
  withdraw: {
    text: 'withdrawText',
    faults: (form, { look }) => faultUnless(one(form, 'sure') === 'yes', 'sure', look.say('speak:fault.sure')),
    run: (asking, code, id, form) =>
      asking.write('withdrawAsSender', ctx => withdrawAsSender(ctx, code, { id, text: one(form, 'withdrawText') })),
  },
}

export const actNames = Object.keys(acts)

/** Does what was asked and shows the case as it then is; whatever stands in the way comes back with everything typed. */
export async function actOnCase(asking: Asking, name: string, form: ReadForm): Promise<void> {
  const act = acts[name]
  if (!act) return
  const code = one(form, 'code')
  const { files, fault } = await gatherFiles(asking, form)
  const removed = /^remove ([\w-]{36})$/.exec(one(form, 'step'))?.[1]
  if (removed) await asking.desk.held.forget(removed)
  const left = files.filter(({ id }) => id !== removed)
  // Another language, or one file less: nothing is done yet.
  const waits = removed !== undefined || (name === 'write' && one(form, 'step') !== 'send')
  const typed: Typed = { fields: form.fields, faults: faultUnless(fault === null, 'files', fault ?? '') }
  const outcome = waits ? { typed, files: left } : await perform(asking, act, { code, form, files: left, typed })
  const found = await follow(asking, code)
  if (found) await show(asking, code, found, outcome)
}

interface Performing {
  readonly code: string
  readonly form: ReadForm
  readonly files: readonly HeldFile[]
  readonly typed: Typed
}

async function perform(asking: Asking, act: Act, { code, form, files, typed }: Performing): Promise<Shown> {
  const { look, desk } = asking
  const faults = { ...act.faults(form, asking, files), ...typed.faults }
  if (Object.keys(faults).length > 0) return { typed: { ...typed, faults }, files }
  const { token } = desk.tokens.read(one(form, 'token'))
  if (!token) return { typed, files, notice: { words: look.say('speak:fault.again'), tone: 'wait' } }
  try {
    await asking.limits.beforeCode(asking.origin)
    if (!(await act.run(asking, code, token.id, form, files))) return {}
    await asking.limits.codeFits(asking.origin)
    await desk.held.forget(...files.map(({ id }) => id))
    return { notice: { words: look.say('speak:case.sent'), tone: 'good' } }
  } catch (error) {
    if (error instanceof Invalid) return { typed: { ...typed, faults: renamed(faultsOf(asking, error), act.text) }, files }
    const minutes = minutesOf(error)
    return {
      typed,
      files,
      notice: { words: minutes ? look.say('speak:fault.tries', { count: minutes }) : asking.whyNot(error), tone: 'wait' },
    }
  }
}

/** Commands call it `text`; here every form has a field of its own. */
const renamed = (faults: Typed['faults'], text: string): Typed['faults'] =>
  Object.fromEntries(Object.entries(faults).map(([field, words]) => [field === 'text' ? text : field, words]))

/** A file of the case, for whoever has its code. */
export async function sendFile(asking: Asking, form: ReadForm): Promise<void> {
  const code = one(form, 'code')
  const found = await follow(asking, code)
  if (!found) return
  const id = one(form, 'id')
  const file = found.files.some(known => known.id === id) && (await asking.readInTurn(ctx => readSenderFile(ctx, code, id)))
  if (!file) return show(asking, code, found)
  asking.res.set({ ...sealed, 'content-type': file.type, 'content-disposition': attachment(file.name) })
  await pipeline(file.body, asking.res)
}
