import { Arg, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql'
import { authorizeHere } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { figuresOf } from './figures.reading.ts'

@ObjectType({ description: 'A number of a table, by its code' })
class Figure {
  @Field(() => String, { description: 'year, channel, topic, country, admission, dismissal, result, remedy, rootCause, changeMade' })
  group!: string
  @Field(() => String) key!: string
  @Field(() => Int, { nullable: true, description: 'Null: fewer than five, or hidden so that nobody can work it out' }) count!:
    | number
    | null
}

@ObjectType({ description: 'Numbers for the yearly report, none of which points at a case: domain reference 9.7' })
class GrievanceFigures {
  @Field(() => Int) year!: number
  @Field(() => [Figure]) rows!: Figure[]
}

@Resolver()
export class FiguresResolver {
  @Query(() => GrievanceFigures, { description: 'Of the cases that came in a calendar year' })
  async grievanceFigures(@Arg('year', () => Int) year: number, @Ctx() ctx: Context): Promise<GrievanceFigures> {
    authorizeHere(ctx, 'grievanceFigures.read')
    return { year, rows: await figuresOf(ctx, year) }
  }
}
