/** @jsxImportSource preact */

import type { Place } from '../../features/grievances/place.reading.ts'
import { Emergency } from './emergency.tsx'
import { page } from './layout.tsx'
import type { Look } from './look.ts'
import { languagesWords, OtherWays, OutsideBodies, PrivacyContact } from './others.tsx'

const clockOrder = [
  ['acknowledge', 'acknowledgeWorkingDays'],
  ['admissibility', 'admissibilityWorkingDays'],
  ['finding', 'findingWorkingDays'],
  ['feedback', 'feedbackDays'],
  ['appeal', 'appealDays'],
] as const

/** Nobody should have to guess who will read it. */
const namesOf = ({ locale }: Look, { handlers }: Place): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(handlers.map(({ name }) => name))

function Points({ sentences }: { sentences: readonly string[] }) {
  return (
    <ul>
      {sentences.map(sentence => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}

function Ways({ look }: { look: Look }) {
  const asked = `?lang=${look.locale}`
  return (
    <p class="ways">
      <a class="button main" href={`${look.base}/form${asked}`}>
        {look.say('speak:explain.write')}
      </a>
      <a class="button" href={`${look.base}/back${asked}`}>
        {look.say('speak:explain.code')}
      </a>
    </p>
  )
}

/** Before anything is asked: who reads it, what happens, by when, and how to stay unknown. */
export function explainPage(look: Look, place: Place): string {
  const { say } = look
  const { name } = place
  return page({
    look,
    title: say('speak:title'),
    children: (
      <>
        <p>{say('speak:explain.lead', { name })}</p>
        <Ways look={look} />
        <Emergency look={look} place={place} as="h2" />
        <h2>{say('speak:explain.anonymousTitle')}</h2>
        <Points sentences={([1, 2, 3, 4, 5, 6] as const).map(number => say(`speak:explain.anonymous${number}`))} />
        <h2>{say('speak:explain.readTitle')}</h2>
        <Points sentences={([1, 2, 3, 4] as const).map(number => say(`speak:explain.read${number}`, { name }))} />
        <p>{say('speak:explain.handlers', { names: namesOf(look, place) })}</p>
        <p>{languagesWords(look, place)}</p>
        <h2>{say('speak:explain.nextTitle')}</h2>
        <ol>
          {clockOrder.map(([sentence, clock]) => (
            <li key={sentence}>{say(`speak:explain.${sentence}`, { count: place.clocks[clock] })}</li>
          ))}
        </ol>
        <p>{say('speak:explain.nextPaused')}</p>
        <h2>{say('speak:explain.codeTitle')}</h2>
        <p>{say('speak:explain.code1')}</p>
        <p>{say('speak:explain.code2')}</p>
        <h2>{say('speak:explain.rightsTitle')}</h2>
        <p>{say('speak:explain.rights1')}</p>
        <p>{say('speak:explain.rights2')}</p>
        <PrivacyContact look={look} place={place} />
        <OtherWays look={look} place={place} />
        <OutsideBodies look={look} place={place} />
        <h2>{say('speak:explain.limitsTitle')}</h2>
        <p>{say('speak:explain.limits1', { name })}</p>
        <Ways look={look} />
      </>
    ),
  })
}
