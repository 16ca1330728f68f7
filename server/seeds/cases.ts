import { vouchForHandler } from '../src/features/grievances/key.commands.ts'
import { cases } from './case-stories.ts'
import { type Teller, tellCase } from './case-telling.ts'
import { caseHandler, secondHandler } from './people.ts'

/** The second handler's key is vouched for by the first, then everything that people told the company. */
export async function tellCases(story: Teller): Promise<void> {
  const { programmeId, accountId } = await story.as(secondHandler, async ctx => ctx.actor)
  await story.as(caseHandler, ctx => vouchForHandler(ctx, accountId ?? ''))
  await story.meanwhile(async () => {
    for (const one of cases) await tellCase(story, programmeId ?? '', one)
  })
}
