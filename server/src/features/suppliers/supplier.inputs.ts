import type { SupplierState } from 'shared/machines/supplier.ts'
import type { MarkUndeliverable } from 'shared/schemas/requests.ts'
import type {
  AddContact,
  AssignReviewer,
  ContactGiven,
  CreateSupplier,
  EditContact,
  EditSupplier,
  HandOnSuppliers,
  HandOverContact,
  IdentifierGiven,
  InviteSupplier,
  MergeSuppliers,
  Recognise,
} from 'shared/schemas/suppliers.ts'
import type { SupplierClass } from 'shared/words/country-sources.ts'
import type { IdentifierKind, Locale, Material, Tier } from 'shared/words/lists.ts'
import { Field, ID, InputType, Int } from 'type-graphql'
import {
  enumeration,
  IdentifierKindEnum,
  LocaleEnum,
  MaterialEnum,
  SupplierClassEnum,
  SupplierStateEnum,
  TierEnum,
} from '../../core/enums.ts'
import { Day, Instant } from '../../core/types.ts'

export const SupplierSort = enumeration('SupplierSort', ['NAME', 'STATE_SINCE', 'CREATED'])

@InputType()
export class SupplierFilter {
  @Field(() => String, { nullable: true, description: 'Part of the name, in any script' }) search?: string | null
  @Field(() => [SupplierStateEnum], { nullable: true }) status?: SupplierState[] | null
  @Field(() => [TierEnum], { nullable: true }) tier?: Tier[] | null
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2' }) country?: string | null
  @Field(() => [SupplierClassEnum], { nullable: true, description: 'The gravest class of their places' }) class?: SupplierClass[] | null
  @Field(() => Boolean, { nullable: true, description: 'On HOLD' }) held?: boolean | null
  @Field(() => Instant, { nullable: true, description: 'On HOLD, set after this instant' }) heldSince?: Date | null
  @Field(() => String, { nullable: true, description: 'Their chain touches this place: GN, GN ORIGIN, IN-CT ORIGIN' }) touches?:
    | string
    | null
  @Field(() => String, { nullable: true, description: 'Their material goes this way, as chainRoutes has it: GN ORIGIN CN SUPPLIER' })
  along?: string | null
  @Field(() => [MaterialEnum], { nullable: true, description: 'Delivers one of these' }) material?: Material[] | null
  @Field(() => ID, { nullable: true, description: 'Who looks after them' }) reviewerId?: string | null
  @Field(() => Boolean, { nullable: true, description: 'True: those that nobody looks after' }) unassigned?: boolean | null
  @Field(() => [ID], { nullable: true, description: 'Just these; at most 1,000' }) ids?: string[] | null
}

@InputType()
export class AssignReviewerInput implements AssignReviewer {
  @Field(() => [ID]) supplierIds!: string[]
  @Field(() => ID, { nullable: true, description: 'A reviewer of the programme; null: nobody' }) reviewerId?: string | null
}

@InputType()
export class HandOnSuppliersInput implements HandOnSuppliers {
  @Field(() => ID) fromId!: string
  @Field(() => ID, { nullable: true, description: 'A reviewer of the programme; null: nobody' }) toId?: string | null
}

@InputType()
export class ContactInput implements ContactGiven {
  @Field(() => String) name!: string
  @Field(() => String) email!: string
  @Field(() => String, { nullable: true }) phone?: string | null
  @Field(() => LocaleEnum) locale!: Locale
  @Field(() => Boolean) signatory!: boolean
}

@InputType()
export class IdentifierInput implements IdentifierGiven {
  @Field(() => IdentifierKindEnum) kind!: IdentifierKind
  @Field(() => String) value!: string
}

@InputType()
export class CreateSupplierInput implements CreateSupplier {
  @Field(() => String) name!: string
  @Field(() => String, { nullable: true }) nameLatin?: string | null
  @Field(() => String) country!: string
  @Field(() => TierEnum) tier!: Tier
  @Field(() => [TierEnum], { nullable: true, description: 'Further places in the chain' }) furtherTiers?: Tier[] | null
  @Field(() => [MaterialEnum], { nullable: true }) materials?: Material[] | null
  @Field(() => [IdentifierInput], { nullable: true }) identifiers?: IdentifierInput[] | null
  @Field(() => [ID], { nullable: true, description: 'Suppliers that look alike and are others, as the person has seen' })
  distinctFrom?: string[] | null
  @Field(() => [ContactInput]) contacts!: ContactInput[]
}

@InputType()
export class EditSupplierInput implements EditSupplier {
  @Field(() => ID) id!: string
  @Field(() => Int) version!: number
  @Field(() => String) name!: string
  @Field(() => String, { nullable: true }) nameLatin?: string | null
  @Field(() => String) country!: string
  @Field(() => TierEnum) tier!: Tier
  @Field(() => [TierEnum], { nullable: true, description: 'Further places in the chain' }) furtherTiers?: Tier[] | null
  @Field(() => [MaterialEnum], { nullable: true }) materials?: Material[] | null
  @Field(() => [IdentifierInput], { nullable: true }) identifiers?: IdentifierInput[] | null
  @Field(() => [ID], { nullable: true, description: 'Suppliers that look alike and are others, as the person has seen' })
  distinctFrom?: string[] | null
}

@InputType()
export class RecogniseInput implements Recognise {
  @Field(() => ID, { nullable: true, description: 'The supplier it is already' }) supplierId?: string | null
  @Field(() => String) name!: string
  @Field(() => String, { nullable: true }) nameLatin?: string | null
  @Field(() => String, { nullable: true }) country?: string | null
  @Field(() => [IdentifierInput], { nullable: true }) identifiers?: IdentifierInput[] | null
}

@InputType()
export class MergeSuppliersInput implements MergeSuppliers {
  @Field(() => ID, { description: 'The record that stays' }) survivorId!: string
  @Field(() => Int) survivorVersion!: number
  @Field(() => ID, { description: 'The record that becomes part of it' }) mergedId!: string
  @Field(() => Int) mergedVersion!: number
  @Field(() => String, { nullable: true, description: 'Why they are one; the history keeps it' }) words?: string | null
}

@InputType()
export class HandOverContactInput implements HandOverContact {
  @Field(() => ID, { description: 'Who leaves' }) id!: string
  @Field(() => Int) version!: number
  @Field(() => ContactInput, { description: 'Who takes over; a contact of this supplier, or a new one' }) successor!: ContactInput
  @Field(() => String, { nullable: true }) words?: string | null
}

@InputType()
export class AddContactInput implements AddContact {
  @Field(() => ID) supplierId!: string
  @Field(() => ContactInput) contact!: ContactInput
}

@InputType()
export class EditContactInput implements EditContact {
  @Field(() => ID) id!: string
  @Field(() => Int) version!: number
  @Field(() => ContactInput) contact!: ContactInput
}

@InputType()
export class MarkUndeliverableInput implements MarkUndeliverable {
  @Field(() => ID) contactId!: string
  @Field(() => String, { description: 'How one knows' }) reason!: string
}

@InputType()
export class InviteSupplierInput implements InviteSupplier {
  @Field(() => ID) id!: string
  @Field(() => Int) version!: number
  @Field(() => Day) dueOn!: string
  @Field(() => String, { nullable: true, description: 'Words that stand in the invitation' }) message?: string | null
  @Field(() => ID, { nullable: true, description: 'Which questionnaire; by default the newest KYS' }) templateId?: string | null
}
