import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import { authorizeReading } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { enumeration } from '../../core/enums.ts'
import { isId } from '../../core/listing.ts'
import { Instant } from '../../core/types.ts'
import { myKey } from '../members/handler-keys.ts'
import * as commands from './key.commands.ts'
import { type Opened, type Opening, openedParts, openingsOf } from './openings.ts'
import * as recovery from './recovery.commands.ts'

@ObjectType({ description: 'Another handler, and whether cases can be sealed for them' })
class KeyHolder {
  @Field(() => ID) accountId!: string
  @Field(() => String) name!: string
  @Field(() => Boolean, { description: 'Signed in as a handler at least once' }) hasKey!: boolean
  @Field(() => Boolean, { description: 'Another handler has said that the key is theirs' }) vouched!: boolean
  @Field(() => Int, { description: 'Cases of mine that were theirs and that they cannot open any more' }) lost!: number
}

@ObjectType({ description: "The key of whoever asks, the other handlers', and the programme's recovery key" })
class CaseKeys {
  @Field(() => Boolean, { description: 'Cases can be read in this session' }) unlocked!: boolean
  @Field(() => Boolean) vouched!: boolean
  @Field(() => Int, { description: 'My cases that my key does not open: another handler gives them again' }) lost!: number
  @Field(() => Instant, { nullable: true }) recoveryMadeAt!: Date | null
  @Field(() => String, { nullable: true }) recoveryMadeBy!: string | null
  @Field(() => [String], { description: 'Departments about which nothing can be told here: nobody outside them takes cases in' })
  departmentsWithoutReader!: string[]
  @Field(() => [KeyHolder]) handlers!: KeyHolder[]
}

const CaseOpeningPartEnum = enumeration('CaseOpeningPart', openedParts)

@ObjectType({ description: 'That a handler read something of a case; written before it was sent' })
class CaseOpening {
  @Field(() => ID) id!: string
  @Field(() => String) by!: string
  @Field(() => CaseOpeningPartEnum) what!: Opened
  @Field(() => Instant) at!: Date
}

@Resolver()
export class CaseKeyResolver {
  @Query(() => CaseKeys)
  async caseKeys(@Ctx() ctx: Context): Promise<commands.KeyState> {
    return commands.keyState(ctx, (await myKey(ctx)) !== null)
  }

  @Query(() => [CaseOpening], { description: 'Who read what of one of my cases, the newest 200' })
  async caseOpenings(@Arg('id', () => ID) id: string, @Ctx() ctx: Context): Promise<Opening[]> {
    authorizeReading(ctx, 'grievance.read')
    return isId(id) ? openingsOf(ctx, id) : []
  }

  @Mutation(() => Boolean, { description: 'Opens my key with my password, in a session that began without it' })
  async unlockCases(@Arg('password', () => String) password: string, @Ctx() ctx: Context): Promise<boolean> {
    await commands.unlockCases(ctx, password)
    return true
  }

  @Mutation(() => ID, { description: 'Says that a handler’s key is theirs, and lets them get cases' })
  vouchForHandler(@Arg('accountId', () => ID) accountId: string, @Ctx() ctx: Context): Promise<string> {
    return commands.vouchForHandler(ctx, accountId)
  }

  @Mutation(() => Int, { description: 'Gives a handler whose password was reset those of my cases again that were theirs. How many' })
  regiveCases(@Arg('accountId', () => ID) accountId: string, @Ctx() ctx: Context): Promise<number> {
    return commands.regiveCases(ctx, accountId)
  }

  @Mutation(() => String, { description: 'Makes the recovery key. Its private half is answered once and kept nowhere' })
  makeRecoveryKey(
    @Arg('old', () => String, { nullable: true }) old: string | null,
    @Arg('lost', () => Boolean, { defaultValue: false }) lost: boolean,
    @Ctx() ctx: Context,
  ): Promise<string> {
    return recovery.makeRecoveryKey(ctx, { old, lost })
  }

  @Mutation(() => Int, { description: 'Gives lost cases again, to me or to another handler, with the key from paper. How many' })
  useRecoveryKey(
    @Arg('paper', () => String) paper: string,
    @Arg('accountId', () => ID, { nullable: true }) accountId: string | null,
    @Ctx() ctx: Context,
  ): Promise<number> {
    return recovery.useRecoveryKey(ctx, paper, accountId)
  }
}
