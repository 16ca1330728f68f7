import { z } from 'zod'
import { identifierFault, tidyIdentifier } from '../rules/supplier-identifiers.ts'
import { identifierKinds, materials, tiers } from '../words/lists.ts'
import { country, day, email, id, line, locale, optionalLine, optionalText, tier, version } from './fields.ts'

export const contact = z.object({ name: line(100), email, phone: optionalLine(40), locale, signatory: z.boolean() })
export type ContactGiven = z.input<typeof contact>

export const identifier = z
  .object({ kind: z.enum(identifierKinds), value: line(100) })
  .transform(({ kind, value }) => ({ kind, value: tidyIdentifier[kind](value) }))
  .superRefine(({ kind, value }, faults) => {
    const fault = identifierFault[kind](value)
    if (fault) faults.addIssue({ code: 'custom', path: ['value'], message: fault })
  })
export type IdentifierGiven = z.input<typeof identifier>

const profile = {
  name: line(300),
  nameLatin: optionalLine(300),
  country,
  tier,
  /** Left out: none, or as before. */
  furtherTiers: z.array(tier).max(tiers.length).nullish(),
  materials: z.array(z.enum(materials)).max(materials.length).nullish(),
  identifiers: z.array(identifier).max(20).nullish(),
  /** Suppliers that look alike and are others, as the person has seen. */
  distinctFrom: z.array(id).max(200).nullish(),
}

/** What a supplier is recognised by. */
export const recognise = z.object({
  supplierId: id.nullish(),
  name: line(300),
  nameLatin: optionalLine(300),
  country: country.nullish(),
  identifiers: z.array(identifier).max(20).nullish(),
})
export type Recognise = z.input<typeof recognise>

export const createSupplier = z
  .object({ ...profile, contacts: z.array(contact).min(1, 'contacts').max(20) })
  .refine(given => new Set(given.contacts.map(one => one.email)).size === given.contacts.length, {
    path: ['contacts'],
    message: 'contactsTwice',
  })
export type CreateSupplier = z.input<typeof createSupplier>

export const editSupplier = z.object({ id, version, ...profile })
export type EditSupplier = z.input<typeof editSupplier>

export const mergeSuppliers = z.object({
  survivorId: id,
  survivorVersion: version,
  mergedId: id,
  mergedVersion: version,
  words: optionalText(2_000),
})
export type MergeSuppliers = z.input<typeof mergeSuppliers>

/** Somebody leaves, somebody else takes over. */
export const handOverContact = z.object({ id, version, successor: contact, words: optionalText(2_000) })
export type HandOverContact = z.input<typeof handOverContact>

export const addContact = z.object({ supplierId: id, contact })
export type AddContact = z.input<typeof addContact>

export const editContact = z.object({ id, version, contact })
export type EditContact = z.input<typeof editContact>

export const inviteSupplier = z.object({ id, version, dueOn: day, message: optionalText(2_000), templateId: id.nullish() })
export type InviteSupplier = z.input<typeof inviteSupplier>

/** The next year's questionnaire, to a supplier that was accepted; without a template, the newest version of what it answered then. */
export const openCycle = z.object({ id, version, dueOn: day, message: optionalText(2_000), templateId: id.nullish() })
export type OpenCycle = z.input<typeof openCycle>

/** Who looks after them from now on. */
export const assignReviewer = z.object({
  supplierIds: z.array(id).min(1).max(1_000),
  reviewerId: id.nullish().transform(given => given ?? null),
})
export type AssignReviewer = z.input<typeof assignReviewer>

/** All that one person looks after, to another or to nobody. */
export const handOnSuppliers = z.object({ fromId: id, toId: id.nullish().transform(given => given ?? null) })
export type HandOnSuppliers = z.input<typeof handOnSuppliers>
