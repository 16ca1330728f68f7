import { GraphQLError, GraphQLScalarType, type ValueNode } from 'graphql'
import { GraphQLDateTime, GraphQLJSON, GraphQLLocalDate } from 'graphql-scalars'
import type { LocalText as LocalTextShape } from 'shared/words/lists.ts'
import { type ClassType, Field, ID, InputType, Int, ObjectType } from 'type-graphql'

/** An instant, ISO, UTC. */
export const Instant = GraphQLDateTime
/** The calendar has a year 0 only in computers, and no due date lies in the year 9999. */
function soundDay(day: string): string {
  if (day < '1900-01-01' || day > '2199-12-31') throw new GraphQLError('A day lies between 1900 and 2199')
  return day
}

/** A day in the programme's time zone. */
export const Day = new GraphQLScalarType({
  ...GraphQLLocalDate.toConfig(),
  // PostgreSQL's own text of a date; looking at each again cost 3 % of a list.
  serialize: value => String(value),
  parseValue: value => soundDay(GraphQLLocalDate.parseValue(value)),
  parseLiteral: (node: ValueNode, variables) => soundDay(GraphQLLocalDate.parseLiteral(node, variables)),
})
export const Json = GraphQLJSON

@ObjectType({ description: 'A text in the three languages of the product' })
export class LocalText implements LocalTextShape {
  @Field(() => String) zh!: string
  @Field(() => String) en!: string
  @Field(() => String) fr!: string
}

@ObjectType({ description: 'Whether a list goes on, and the cursor to go on from' })
export class PageInfo {
  @Field(() => Boolean) hasNextPage!: boolean
  @Field(() => String, { nullable: true }) endCursor!: string | null
}

@ObjectType({ description: 'How many there are. `more`: over 10,000, counted no further' })
export class Count {
  @Field(() => Int) value!: number
  @Field(() => Boolean) more!: boolean
}

/** One page of a list. */
export function connection<T extends object>(name: string, type: () => ClassType<T>): ClassType<{ nodes: T[]; pageInfo: PageInfo }> {
  @ObjectType(`${name}Connection`)
  class Connection {
    @Field(() => [type()]) nodes!: T[]
    @Field(() => PageInfo) pageInfo!: PageInfo
  }
  return Connection
}

@InputType({ description: 'A record and the version of it that the person saw' })
export class VersionedInput {
  @Field(() => ID) id!: string
  @Field(() => Int) version!: number
}
