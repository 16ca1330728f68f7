import type { Locale } from 'shared/words/lists.ts'
import { Arg, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql'
import { authorizeReading } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { LocaleEnum } from '../../core/enums.ts'
import { NotFound } from '../../core/errors.ts'
import type { Page } from '../../core/listing.ts'
import { connection, Instant } from '../../core/types.ts'

@ObjectType({ description: 'A mail that the demonstration kept instead of sending' })
export class Mail {
  @Field(() => ID) readonly id!: string
  @Field(() => String) readonly to!: string
  @Field(() => LocaleEnum) readonly locale!: Locale
  @Field(() => String) readonly subject!: string
  @Field(() => String) readonly text!: string
  @Field(() => String) readonly html!: string
  @Field(() => Instant) readonly sentAt!: Date
}

const MailConnection = connection('Mail', () => Mail)

/** The mailbox is a page of the demonstration; production has none, and says so like of anything that does not exist. */
function openMailbox(ctx: Context): void {
  authorizeReading(ctx, 'mailbox.read')
  if (ctx.house.mode === 'production') throw new NotFound()
}

const columns = `SELECT id, to_address AS "to", locale, subject, body_text AS text, body_html AS html, sent_at AS "sentAt" FROM mails`

export async function mailOf(ctx: Context, id: string): Promise<string> {
  openMailbox(ctx)
  const [mail] = await ctx.ask({ text: `${columns} WHERE id = $1`, values: [id] })
  if (!mail) throw new NotFound()
  return String(mail.html)
}

@Resolver(() => Mail)
export class MailboxResolver {
  @Query(() => MailConnection, { description: 'In demonstration mode only; `after` is an instant' })
  async mailbox(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: Context,
  ): Promise<Page> {
    openMailbox(ctx)
    const size = Math.min(Math.max(first, 1), 100)
    const before = after && !Number.isNaN(Date.parse(after)) ? after : 'infinity'
    const rows = await ctx.ask({
      text: `${columns} WHERE sent_at < $1 ORDER BY sent_at DESC, id DESC LIMIT $2`,
      values: [before, size + 1],
    })
    const last = rows[size - 1]
    const end = last?.sentAt
    return {
      nodes: rows.slice(0, size),
      pageInfo: { hasNextPage: rows.length > size, endCursor: end instanceof Date ? end.toISOString() : null },
    }
  }
}
