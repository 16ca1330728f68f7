import type { PassOnInvitation } from 'shared/schemas/talk.ts'
import type { Locale } from 'shared/words/lists.ts'
import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../../core/context.ts'
import { LocaleEnum } from '../../core/enums.ts'
import { passOnInvitation } from './pass-on.commands.ts'

@InputType()
export class PassOnInvitationInput implements PassOnInvitation {
  @Field(() => String) token!: string
  @Field(() => String) name!: string
  @Field(() => String) email!: string
  @Field(() => String, { nullable: true, description: 'Words to the colleague' }) words?: string | null
  @Field(() => LocaleEnum, { description: 'How the colleague is written to' }) locale!: Locale
}

@Resolver()
export class PassOnResolver {
  @Mutation(() => Boolean, { description: 'Not me, ask my colleague: the link ends, the colleague gets one of their own' })
  async passOnInvitation(@Arg('input', () => PassOnInvitationInput) input: PassOnInvitationInput, @Ctx() ctx: Context): Promise<boolean> {
    await passOnInvitation(ctx, input)
    return true
  }
}
