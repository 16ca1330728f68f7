import { type FileGrievance, fileGrievance } from 'shared/schemas/file-grievance.ts'
import type { Pin } from 'shared/schemas/grievance-report.ts'
import { one, type Typed } from './fields.tsx'
import type { Look } from './look.ts'

type Report = Omit<FileGrievance, 'id'>

/** `10.93,-14.31`; anything else is no place, and NaN finds its rule. */
export const pinOf = (text: string): Pin | null => {
  if (text === '') return null
  const [lat = Number.NaN, lon = Number.NaN] = text.split(',').map(Number)
  return { lat, lon }
}

/** What was typed, as a report. Who gives neither name nor contact stays unknown. */
function reportIn({ locale, say }: Look, typed: Typed, withFiles: boolean): Report {
  const value = (name: string): string => one(typed, name)
  return {
    language: locale,
    // Whoever cannot write, or would rather not, lets a recording or a picture speak.
    what: value('what').trim() === '' && withFiles ? say('speak:form.seeFiles') : value('what'),
    about: value('about'),
    concernsUs: value('concernsUs') === 'yes',
    departmentId: value('departmentId') || null,
    country: value('country') || null,
    place: value('place'),
    pin: pinOf(value('pin')),
    happened: value('happened'),
    ongoing: value('ongoing') as Report['ongoing'],
    topic: value('topic') as Report['topic'],
    affected: value('affected'),
    danger: value('danger') === 'yes',
    wanted: value('wanted'),
    relation: value('relation') as Report['relation'],
    onBehalf: value('onBehalf'),
    anonymous: value('name').trim() === '' && value('contact').trim() === '',
    name: value('name'),
    contact: value('contact'),
    contactTime: value('contactTime'),
    sharing: value('sharing') as Report['sharing'],
    agreed: (value('agreed') === 'yes') as true,
    notFor: [...(typed.fields.notFor ?? [])],
  }
}

const most: Readonly<Record<string, number>> = {
  what: 20_000,
  about: 1_000,
  place: 500,
  happened: 300,
  affected: 500,
  wanted: 3_000,
  onBehalf: 1_000,
  name: 300,
  contact: 500,
  contactTime: 300,
}

/** What to do about a fault, by its field. */
export function faultWords({ say }: Look, field: string, key: string): string {
  if (key.endsWith('tooLong')) return say('speak:fault.tooLong', { most: most[field] ?? 20_000 })
  if (field === 'what') return say('speak:fault.what')
  if (field === 'agreed') return say('speak:fault.agreed')
  if (field === 'pin') return say('speak:fault.pin')
  if (field === 'departmentId') return say('speak:fault.department')
  if (field === 'text' || field === 'appealText') return say('speak:fault.text')
  return say('speak:fault.choice')
}

/** A report that can be handed in, or what is to be looked at again, in the order of the form. */
export function checkReport(
  look: Look,
  typed: Typed,
  id: string,
  withFiles: boolean,
): { report: FileGrievance; faults: null } | { report: null; faults: Typed['faults'] } {
  const report = { id, ...reportIn(look, typed, withFiles) }
  const { success, error } = fileGrievance.safeParse(report)
  if (success) return { report, faults: null }
  const faults: Record<string, string> = {}
  for (const { path, message } of error.issues) {
    const field = String(path[0])
    faults[field] ??= faultWords(look, field, message)
  }
  return { report: null, faults }
}
