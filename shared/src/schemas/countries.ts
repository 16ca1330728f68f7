import { z } from 'zod'
import { countryRule } from '../rules/countries/country-rule.ts'
import { editionKinds, locationClasses, sourceKeys } from '../words/country-sources.ts'
import { country, day, id, line, optionalLine, text, version } from './fields.ts'

const source = z.enum(sourceKeys, 'required')
const year = z.int('year').min(1990, 'year').max(2100, 'year')

/** What an edition is: who said it, when, under which licence, and where it was got. */
export const editionFacts = z.object({
  source,
  year,
  title: line(200),
  kind: z.enum(editionKinds),
  gotOn: day,
  licence: line(300),
  origin: line(500),
  fileName: optionalLine(255),
})
export type EditionFactsInput = z.input<typeof editionFacts>

export const typedValue = z.object({
  source,
  year,
  title: line(200),
  gotOn: day,
  licence: line(300),
  /** The citation. */
  origin: line(500),
  country,
  region: z
    .string()
    .regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, 'region')
    .nullish(),
  indicator: z.string().max(40),
  value: z.number('figure'),
  rank: z.int('figure').min(1, 'figure').max(300, 'figure').nullish(),
})
export type TypedValueInput = z.input<typeof typedValue>

export const proposeRule = z.object({ rule: countryRule, words: text(2_000) })
export type ProposeRule = z.input<typeof proposeRule>

export const decideRule = z.object({ id, version, words: z.string().trim().max(2_000).nullish() })
export type DecideRule = z.input<typeof decideRule>

/** A person says otherwise, in either direction; never *no data*, and never without an end. */
export const proposeOverride = z.object({
  id,
  version,
  class: z.enum(locationClasses.filter(one => one !== 'INSUFFICIENT_DATA') as ['NOT_CAHRA', 'HIGH_RISK', 'CONFLICT_AFFECTED']),
  words: text(4_000),
  endsOn: day,
})
export type ProposeOverride = z.input<typeof proposeOverride>

const paragraph = text(6_000)
export const rewordCheck = z.object({ id, version, zh: paragraph, en: paragraph, fr: paragraph })
export type RewordCheck = z.input<typeof rewordCheck>

export const addPaper = z.object({
  country,
  kind: z.enum(['GOVERNMENT', 'MEDIA', 'NGO', 'RESEARCH', 'OTHER']),
  title: line(300),
  publisher: line(200),
  publishedOn: day,
  address: z
    .string()
    .trim()
    .max(1_000, 'tooLong')
    .regex(/^(https?:\/\/\S+)?$/, 'webAddress')
    .nullish()
    .transform(value => value || null),
  words: text(4_000),
})
export type AddPaper = z.input<typeof addPaper>
