import type pg from 'pg'
import { indexNames, type ListedName, type NameIndex } from 'shared/rules/names/name-index.ts'
import { type Bearer, prepareName } from 'shared/rules/names/prepare.ts'
import { comparePrepared } from 'shared/rules/names/similarity.ts'
import { round } from '../load.ts'
import type { Figure } from '../results.ts'
import { companyVariants } from './company-variants.ts'
import { diceOf } from './dice.ts'
import { labelled } from './labelled.ts'
import { madeList, madeStrangers, slipped } from './made-names.ts'
import { fuse, type Rival, trigrams } from './rivals.ts'

const review = 0.8
const mostStrangers = 0.005

const part = (met: number, all: number): number => (all === 0 ? 0 : met / all)
const hits = (index: NameIndex, name: string, bearer: Bearer) => index.find(prepareName(name, bearer), review)
const isSame = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase()

const figure = (name: string, value: number, unit: string, reach: string, met: boolean | null, said?: string): Figure => ({
  name,
  value,
  unit,
  reach,
  met,
  ...(said ? { said } : {}),
})

/** Seconds of processor time: other work on the machine does not count. */
function processorSeconds(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** What a rival finds once its threshold lets at most as many strangers through as ours may. */
async function recallOf(
  rival: Rival,
  wanted: readonly (readonly [string, (one: { entryId: string; name: string }) => boolean])[],
  strangers: readonly string[],
) {
  const began = performance.now()
  const scores: number[] = []
  for (const stranger of strangers) scores.push((await rival.best(stranger))[0]?.score ?? 0)
  const perSecond = strangers.length / ((performance.now() - began) / 1000)
  const threshold = scores.sort((a, b) => b - a)[Math.floor(mostStrangers * scores.length)] ?? 1
  let met = 0
  for (const [name, fits] of wanted) if ((await rival.best(name)).some(one => one.score > threshold && fits(one))) met++
  return { recall: part(met, wanted.length), threshold, perSecond }
}

const everyTenth = <T>(all: readonly T[]): T[] => all.filter((_, at) => at % 10 === 0)

export async function measureNames(db: pg.Client): Promise<Figure[]> {
  const { said, listed, altered, acrossScripts, strangers } = labelled()
  const { listed: companies, variants } = companyVariants(500)
  const index = indexNames([...listed, ...companies])
  const entries = new Set([...listed, ...companies].map(one => one.entryId)).size

  const alteredMet = altered.filter(([name, as]) => hits(index, name, 'person').some(one => isSame(one.listed.name, as)))
  const acrossMet = acrossScripts.filter(([left, right]) => comparePrepared(prepareName(left), prepareName(right)).score >= review)
  const variantsMet = variants.filter(({ name, entryId }) => hits(index, name, 'company').some(one => one.listed.entryId === entryId))
  const missed = variants.filter(one => !variantsMet.includes(one)).map(one => `${one.rule}: ${one.name}`)
  if (missed.length > 0) console.log(`variants that were not found:\n${missed.slice(0, 30).join('\n')}`)
  const strangersHit = strangers.filter(name => hits(index, name, 'person').length > 0)

  const wanted = [
    ...altered.map(([name, as]) => [name, (one: { name: string }) => isSame(one.name, as)] as const),
    ...variants.map(({ name, entryId }) => [name, (one: { entryId: string }) => one.entryId === entryId] as const),
  ]
  const ours = part(alteredMet.length + variantsMet.length, wanted.length)
  const all: ListedName[] = [...listed, ...companies]
  const rivals = [
    [await trigrams(db, all), wanted, everyTenth(strangers)],
    [fuse(all), everyTenth(wanted), everyTenth(everyTenth(strangers))],
  ] as const
  const figures = [
    figure(
      'names: altered pairs found',
      round(part(alteredMet.length, altered.length), 3),
      '',
      '≥ 0.93',
      part(alteredMet.length, altered.length) >= 0.93,
      `${alteredMet.length} of ${altered.length}; ${said}`,
    ),
    figure(
      'names: pairs across writings, at the review threshold',
      round(part(acrossMet.length, acrossScripts.length), 3),
      '',
      '≥ 0.95',
      part(acrossMet.length, acrossScripts.length) >= 0.95,
      `${acrossMet.length} of ${acrossScripts.length}`,
    ),
    figure(
      'names: variants of company names found',
      round(part(variantsMet.length, variants.length), 3),
      '',
      '≥ 0.95',
      part(variantsMet.length, variants.length) >= 0.95,
      `${variantsMet.length} of ${variants.length}`,
    ),
    figure(
      'names: people on no list who hit all the same',
      round(part(strangersHit.length, strangers.length) * 100, 2),
      '%',
      '≤ 0.5',
      part(strangersHit.length, strangers.length) <= mostStrangers,
      `${strangersHit.length} of ${strangers.length}, without birth date, against ${entries} entries with ${all.length} names`,
    ),
  ]
  for (const [rival, some, others] of rivals) {
    const { recall, perSecond } = await recallOf(rival, some, others)
    figures.push(
      figure(
        `names: altered pairs and variants found, ours ÷ ${rival.name}`,
        round(part(ours, recall), 2),
        '×',
        '≥ 1',
        ours >= recall,
        `ours ${round(ours, 3)}, ${rival.name} ${round(recall, 3)} where it lets as many strangers through; ${round(perSecond, 0)} names/s there`,
      ),
    )
  }
  return [...figures, ...measureSpeed(listed)]
}

const speedEntries = 25_000

function measureSpeed(listed: readonly ListedName[]): Figure[] {
  // Whatever the lists lack of 25,000 entries is made up.
  const known = new Set(listed.map(one => one.entryId)).size
  const list = [...listed, ...madeList(Math.max(0, speedEntries - known))]
  let index: NameIndex | undefined
  const building = processorSeconds(() => {
    index = indexNames(list)
  })
  const dice = diceOf(17)
  const some = madeStrangers(100_000).map((name, at) => (at % 50 ? name : slipped(list[(at * 7) % list.length]?.name ?? name, dice)))
  let found = 0
  const looking = processorSeconds(() => {
    for (const name of some) if (index && hits(index, name, 'person').length > 0) found++
  })
  const perSecond = some.length / looking
  const whole = building + looking
  return [
    figure(
      'names: looked up per second, one core, 25,000 entries',
      round(perSecond, 0),
      'names/s',
      '≥ 2,000',
      perSecond >= 2000,
      `${list.length} names listed; ${found} of ${some.length} hit`,
    ),
    figure(
      'names: a new list of 25,000 entries against 100,000 parties',
      round(whole, 1),
      's',
      '≤ 300',
      whole <= 300,
      'matching alone, index included; processor time of one core',
    ),
  ]
}
