import type { ToneName } from 'shared/identity/tokens.ts'
import type { FlagState } from 'shared/machines/red-flag.ts'
import type { FlagCause } from 'shared/rules/red-flags/facts.ts'
import type { FlagCode } from 'shared/words/red-flags.ts'
import { countryName, day, number } from '../../lib/format.ts'
import { isWord, type Translate } from '../../lib/words.ts'

export const flagTones: Record<FlagState, ToneName> = {
  RAISED: 'waiting',
  VALID: 'trouble',
  DISMISSED: 'resting',
  EDD_OPEN: 'trouble',
  EDD_DONE: 'done',
  MONITORED: 'moving',
  CLEARED: 'resting',
}

/** What a code means; one that is newer than this page stands for itself. */
export const codeWord = (t: Translate, code: string): string => {
  const key = `flags:code.${code}`
  return isWord(key) ? t(key) : code
}

/** By which guidance: all codes of a group come from the same. */
export function sourceWord(t: Translate, code: FlagCode | string): string {
  const group = ['RF-L', 'RF-S', 'RF-C', 'CCCMC'].find(one => code.startsWith(one)) ?? ''
  const key = `flags:source.${group}`
  return isWord(key) ? t(key) : ''
}

export const materialWord = (t: Translate, material: string): string => {
  const key = `flags:material.${material}`
  return isWord(key) ? t(key) : material
}

/** In the words of the public form: a code would have to be looked up. */
const topicOf = (t: Translate, topic: string): string => {
  const key = `speak:topic.${topic}`
  return isWord(key) ? t(key) : topic
}

const placeOf = (country: string, region: string): string => (region ? `${countryName(country)} (${region})` : countryName(country))

/** What raised it, in a line. */
export function causeWord(t: Translate, given: unknown): string {
  const cause = given as FlagCause
  switch (cause.kind) {
    case 'COUNTRY':
      return t('flags:cause.COUNTRY', {
        place: placeOf(cause.country, cause.region),
        role: t(`flags:role.${cause.role}`),
        class: t(`flags:class.${cause.class}`),
      })
    case 'REFERENCE':
      return t('flags:cause.REFERENCE', { place: countryName(cause.country), material: materialWord(t, cause.material) })
    case 'VOLUME':
      return t('flags:cause.VOLUME', {
        place: countryName(cause.country),
        year: cause.year,
        tonnes: number(cause.tonnes),
        produced: number(cause.produced),
      })
    case 'DELAY':
      return t('flags:cause.DELAY', { day: day(cause.dueOn) })
    case 'ANSWER':
      return t('flags:cause.ANSWER', { question: cause.question })
    case 'INCIDENT':
      return t('flags:cause.INCIDENT')
    case 'HIT':
      return t('flags:cause.HIT')
    case 'GRIEVANCE':
      return t('flags:cause.GRIEVANCE', { topic: topicOf(t, cause.topic) })
  }
}
