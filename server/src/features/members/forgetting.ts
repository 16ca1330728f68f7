import type { Context } from '../../core/context.ts'

/** Nothing here is evidence: sessions that have ended anyway, links that have run out, brakes let go, answers nobody will ask for again. */
const ranOut = [
  `DELETE FROM sessions WHERE created_at < $1::timestamptz - interval '12 hours' OR last_seen_at < $1::timestamptz - interval '2 hours'`,
  `DELETE FROM password_resets WHERE expires_at < $1::timestamptz - interval '30 days'`,
  'DELETE FROM rate_limits WHERE expire < extract(epoch FROM $1::timestamptz) * 1000',
]

/** For the installation, and for the actor's programme. Twice is once. */
export async function forgetWhatRanOut(ctx: Context): Promise<void> {
  for (const text of ranOut) await ctx.ask({ text, values: [ctx.now()] })
  // Which of them, the walls say: those of this programme older than seven days.
  await ctx.ask({ text: 'DELETE FROM operations' })
  await ctx.house.storage.sweep(ctx.now())
}
