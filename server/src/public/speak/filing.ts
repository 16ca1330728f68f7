import { speakFileLimits as limits } from 'shared/words/grievances.ts'
import { Invalid } from '../../core/errors.ts'
import { fileGrievance } from '../../features/grievances/filing.commands.ts'
import type { Place } from '../../features/grievances/place.reading.ts'
import type { HeldFile } from '../../platform/held-files.ts'
import { type Asking, minutesOf, nobodyReads } from './asking.ts'
import { codePage } from './code-page.tsx'
import { one, type Typed } from './fields.tsx'
import { fileFault } from './file-faults.ts'
import { type FormFacts, formPage } from './form-page.tsx'
import type { FormToken } from './form-token.ts'
import type { ReadForm } from './read-form.ts'
import { checkReport, faultWords } from './report.ts'
import { reviewPage } from './review-page.tsx'

/** Files of the form and those that were here before it, as many as are taken. */
export async function gatherFiles(asking: Asking, form: ReadForm): Promise<{ files: HeldFile[]; fault: string | null }> {
  const { desk, look } = asking
  const earlier = form.fields.file ?? []
  const there = desk.held.of(earlier)
  const { kept, over } = withinLimits([...there, ...form.files])
  await desk.held.forget(...over.map(({ id }) => id))
  return { files: kept, fault: fileFault(look, form.refused, over, there.length < new Set(earlier).size) }
}

function withinLimits(files: readonly HeldFile[]): { kept: HeldFile[]; over: HeldFile[] } {
  const kept: HeldFile[] = []
  const over: HeldFile[] = []
  let bytes = 0
  for (const file of files) {
    const fits = kept.length < limits.files && bytes + file.size <= limits.reportBytes
    if (fits) bytes += file.size
    ;(fits ? kept : over).push(file)
  }
  return { kept, over }
}

/** One press of a button of the form or of the page where it is looked over. */
export async function answerForm(asking: Asking, place: Place, form: ReadForm): Promise<void> {
  const { desk } = asking
  const step = one(form, 'step')
  const removed = /^remove ([\w-]{36})$/.exec(step)?.[1]
  if (removed) await desk.held.forget(removed)
  const { files, fault } = await gatherFiles(asking, {
    ...form,
    fields: { ...form.fields, file: (form.fields.file ?? []).filter(id => id !== removed) },
  })
  const given = desk.tokens.read(one(form, 'token'))
  const token = given.token ?? desk.tokens.make()
  // A computer worked for the mark that it had: for another one it works anew.
  const fields = given.token ? form.fields : { ...form.fields, proof: [''] }
  const facts: FormFacts = { place, typed: { fields, faults: fault ? { files: fault } : {} }, token: token.text, files }
  if (step === 'send') return send(asking, facts, given.token, given.fault === 'early')
  if (step === 'look') return lookOver(asking, facts, token)
  const draw = step === '' && one(form, 'at') === 'review' ? reviewPage : formPage
  asking.send(draw(asking.look, facts))
}

const withFaults = (facts: FormFacts, faults: Typed['faults']): FormFacts => ({
  ...facts,
  typed: { ...facts.typed, faults: { ...faults, ...facts.typed.faults } },
})

function lookOver(asking: Asking, facts: FormFacts, { id }: FormToken): void {
  const { look } = asking
  const { faults } = checkReport(look, facts.typed, id, facts.files.length > 0)
  const found = withFaults(facts, faults ?? {})
  const isWhole = Object.keys(found.typed.faults).length === 0
  asking.send(isWhole ? reviewPage(look, facts) : formPage(look, found), isWhole ? 200 : 422)
}

/** Hands it in, if the form is one of ours and neither a robot's nor too many of one line. */
async function send(asking: Asking, facts: FormFacts, token: FormToken | null, early: boolean): Promise<void> {
  const { look, desk } = asking
  const comeBack = (notice: string, status: number, elsewhere = false): void =>
    asking.send(reviewPage(look, { ...facts, notice, elsewhere }), status)
  if (!token) return comeBack(look.say('speak:fault.again'), 409)
  const { report, faults } = checkReport(look, facts.typed, token.id, facts.files.length > 0)
  if (!report) return asking.send(formPage(look, withFaults(facts, faults)), 422)
  try {
    if (!desk.tokens.isProven(token, one(facts.typed, 'proof'))) {
      if (early) return comeBack(look.say('speak:fault.early'), 429)
      await asking.limits.beforeFiling(asking.origin)
    }
    const { code, receipt } = await asking.write('fileGrievance', ctx => fileGrievance(ctx, facts.place.programmeId, report, facts.files))
    desk.receipts.set(token.id, receipt)
    await desk.held.forget(...facts.files.map(({ id }) => id))
    asking.send(codePage(look, { code, token: token.text, address: asking.wayBack }))
  } catch (error) {
    const minutes = minutesOf(error)
    if (minutes) return comeBack(look.say('speak:fault.busyMinutes', { count: minutes }), 429)
    if (error instanceof Invalid) return asking.send(formPage(look, withFaults(facts, faultsOf(asking, error))), 422)
    comeBack(asking.whyNot(error), 422, nobodyReads(error))
  }
}

export const faultsOf = ({ look }: Pick<Asking, 'look'>, { fields }: Invalid): Typed['faults'] =>
  Object.fromEntries(Object.entries(fields).map(([field, key]) => [field.split('.')[0] ?? field, faultWords(look, field, key)]))
