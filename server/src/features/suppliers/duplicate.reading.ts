import type { GraphQLResolveInfo } from 'graphql'
import { type Recognise, recognise as schema } from 'shared/schemas/suppliers.ts'
import type { IdentifierKind, Likeness } from 'shared/words/lists.ts'
import { Field, ObjectType } from 'type-graphql'
import { authorizeReading } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { IdentifierKindEnum, LikenessEnum } from '../../core/enums.ts'
import { parse } from '../../core/parse.ts'
import { readParts } from '../../core/reading.ts'
import { findDuplicates } from './duplicates.ts'
import { Supplier } from './supplier.entity.ts'
import { suppliersNamed } from './supplier.reading.ts'

@ObjectType({ description: 'Why two suppliers may be one' })
export class DuplicateReason {
  @Field(() => LikenessEnum) likeness!: Likeness
  @Field(() => IdentifierKindEnum, { nullable: true }) identifier!: IdentifierKind | null
  @Field(() => String, { description: 'The name or number on the register that is meant' }) value!: string
}

@ObjectType({ description: 'A supplier on the register that may be the one in question' })
export class SupplierDuplicate {
  @Field(() => Supplier) supplier!: Supplier
  @Field(() => [DuplicateReason]) reasons!: DuplicateReason[]
}

const shown = 20

/** Who it may be, with the reasons and the record itself. */
export async function possibleDuplicates(ctx: Context, input: Recognise, info: GraphQLResolveInfo): Promise<Row[]> {
  authorizeReading(ctx, 'duplicate.read')
  const { supplierId, identifiers, ...given } = parse(schema, input)
  const candidate = { ...given, ref: 'it', identifiers: identifiers ?? [], ...(supplierId && { supplierId }) }
  const found = ((await findDuplicates(ctx, [candidate])).get('it') ?? []).slice(0, shown)
  const ids = found.map(one => one.supplierId)
  const suppliers = await readParts(ctx, suppliersNamed, { ids }, info, 'supplier')
  return found.flatMap(({ supplierId: id, reasons }) => {
    const supplier = suppliers.find(one => one['@id'] === id)
    return supplier ? [{ supplier, reasons }] : []
  })
}
