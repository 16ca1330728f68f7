/** @jsxImportSource preact */

import type { Place } from '../../features/grievances/place.reading.ts'
import { Hidden } from './fields.tsx'
import { page } from './layout.tsx'
import type { Look } from './look.ts'
import { Elsewhere } from './others.tsx'

/** Nobody may read it yet; `which`: it has to be said whose page is meant; else the address is wrong. */
export function closedPage(look: Look, place: Place | null, which = false): string {
  const { say } = look
  const why = place ? 'closed' : which ? 'which' : 'unknown'
  const byChoice = place?.closed
  const titles = {
    closed: byChoice ? say('mechanism:public.closedTitle') : say('speak:closed.title'),
    which: say('speak:closed.whichTitle'),
    unknown: say('speak:closed.unknownTitle'),
  }
  const leads = {
    closed: byChoice ? say('mechanism:public.closedLead', { name: look.name }) : say('speak:closed.lead', { name: look.name }),
    which: say('speak:closed.which'),
    unknown: say('speak:closed.unknown'),
  }
  return page({
    look,
    title: titles[why],
    children: (
      <>
        <p>{leads[why]}</p>
        {place && (
          <>
            <p>
              <a class="button" href={`${look.base}/back?lang=${look.locale}`}>
                {say('speak:explain.code')}
              </a>
            </p>
            <Elsewhere look={look} place={place} />
          </>
        )}
      </>
    ),
  })
}

/** What was about to be done, so that it can be done again with one press. */
export interface Again {
  readonly action: string
  readonly fields: Readonly<Record<string, readonly string[]>>
}

/** It went wrong with us: what was typed waits in the page. Without it, it could not be read at all. */
export const awayPage = (look: Look, why: string, again: Again | null): string =>
  page({
    look,
    title: look.say('speak:closed.awayTitle'),
    ...(again && { form: 'again' }),
    children: (
      <>
        <p>{why}</p>
        {again && (
          <form id="again" method="post" action={again.action}>
            <Hidden values={again.fields} />
            <p>{look.say('speak:closed.away')}</p>
            <p class="ways">
              <button type="submit" class="main">
                {look.say('speak:closed.retry')}
              </button>
            </p>
          </form>
        )}
      </>
    ),
  })
