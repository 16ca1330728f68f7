/** @jsxImportSource preact */
import { inLanguage } from 'shared/rules/in-language.ts'
import { type Locale, locales } from 'shared/words/lists.ts'
import type { Place } from '../../features/grievances/place.reading.ts'
import { qrPath } from '../../platform/qr.ts'
import { translator } from '../../platform/words.ts'
import { page } from './layout.tsx'
import { type Look, languageTags } from './look.ts'

const sentences = ['who', 'how', 'safe', 'device'] as const

function InOne({ locale, place }: { locale: Locale; place: Place }) {
  const say = translator(locale)
  const elsewhere = inLanguage(place.elsewhere, locale, place.locale)
  return (
    <section lang={languageTags[locale]}>
      <h2>{say('mechanism:poster.title')}</h2>
      {sentences.map(one => (
        <p key={one}>{say(`mechanism:poster.${one}`, { name: place.name })}</p>
      ))}
      {elsewhere && (
        <p class="words lines">
          <strong>{say('mechanism:public.elsewhere')}</strong>
          <br />
          {elsewhere}
        </p>
      )}
    </section>
  )
}

/** For a telephone's camera; whoever has none types what stands beside it. */
function Code({ text, label }: { text: string; label: string }) {
  const { path, size } = qrPath(text)
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

/** One sheet in the three languages, the reader's first, to hang up where people pass: the address as text, and for a camera. */
export function noticePage(look: Look, place: Place, address: string): string {
  const { say } = look
  return page({
    look,
    title: say('mechanism:poster.page'),
    children: (
      <>
        <p class="ways">{say('mechanism:poster.lead')}</p>
        <p class="ways" hidden data-with-script>
          <button type="button" data-print>
            {say('mechanism:poster.print')}
          </button>
        </p>
        <article class="poster">
          {[look.locale, ...locales.filter(one => one !== look.locale)].map(locale => (
            <InOne key={locale} locale={locale} place={place} />
          ))}
          <div class="where">
            <Code text={address} label={say('mechanism:poster.address')} />
            <p class="words">{address}</p>
          </div>
        </article>
      </>
    ),
  })
}
