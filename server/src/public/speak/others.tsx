/** @jsxImportSource preact */
import { inLanguage, isUnsaid } from 'shared/rules/in-language.ts'
import type { Place } from '../../features/grievances/place.reading.ts'
import type { Look } from './look.ts'

interface Part {
  readonly look: Look
  readonly place: Place
}

/** Bodies that do not belong to the company, in the order that its handlers chose. */
export function OutsideBodies({ look, place }: Part) {
  if (place.outside.length === 0) return null
  const said = (text: Place['elsewhere']): string => inLanguage(text, look.locale, place.locale)
  return (
    <>
      <h3>{look.say('speak:explain.outside')}</h3>
      <ul>
        {place.outside.map(({ name, address }) => (
          <li key={said(name)}>
            <span class="words">{said(name)}</span>
            <br />
            <small class="words">{said(address)}</small>
          </li>
        ))}
      </ul>
    </>
  )
}

/** An office, a telephone, a box at the gate: for those who would rather not write here, or cannot. */
export function OtherWays({ look, place }: Part) {
  if (isUnsaid(place.elsewhere)) return null
  return (
    <>
      <h3>{look.say('mechanism:public.elsewhere')}</h3>
      <p class="words lines">{inLanguage(place.elsewhere, look.locale, place.locale)}</p>
    </>
  )
}

/** Where nobody reads it here: that there are others, and who. */
export function Elsewhere({ look, place }: Part) {
  return (
    <>
      <OtherWays look={look} place={place} />
      <OutsideBodies look={look} place={place} />
      <p>{look.say('speak:explain.rights2')}</p>
    </>
  )
}

/** Whom to ask about what is kept of a person. */
export function PrivacyContact({ look, place }: Part) {
  if (!place.privacyContact) return null
  return (
    <p>
      {look.say('mechanism:public.privacy')} <span class="words">{place.privacyContact}</span>
    </p>
  )
}

/** Nobody has to wonder whether they are understood. */
export const languagesWords = ({ say, locale }: Look, { languages }: Place): string =>
  say('mechanism:public.languages', {
    languages: new Intl.ListFormat(locale, { type: 'conjunction' }).format(languages.map(one => say(`mechanism:language.${one}`))),
  })
