import { Field, ID, ObjectType } from 'type-graphql'

@ObjectType({ description: 'Proof of one handing in, signed once and never changed: /receipts/:roundId.json' })
export class Receipt {
  @Field(() => ID) id!: string
  @Field(() => String, { description: 'Of the key that signed it: RFC 7638' }) kid!: string
  @Field(() => String, { description: "SHA-256 of the receipt's bytes" }) sha256!: string
}
