/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { locales } from 'shared/words/lists.ts'
import type { Typed } from './fields.tsx'
import { awayTo, type Look, languageNames, languageTags } from './look.ts'
import { style } from './style.ts'

interface Frame {
  readonly look: Look
  readonly title: string
  /** The form whose words come along into another language; without one the languages are plain links. */
  readonly form?: string
  /** What Enter in a field does: the button that stands first in the page does it, so it must be this one. */
  readonly onEnter?: { readonly name: string; readonly value: string }
  /** What was typed and has to be looked at again: the title says so first to whoever cannot see it. */
  readonly typed?: Typed
  readonly children: ComponentChildren
}

function Languages({ look, form }: { look: Look; form: string | undefined }) {
  return (
    <nav aria-label={look.say('speak:languages')}>
      {locales.map(locale => {
        const own = { lang: languageTags[locale], key: locale }
        if (locale === look.locale)
          return (
            <strong {...own} aria-current="true">
              {languageNames[locale]}
            </strong>
          )
        return form ? (
          <button {...own} type="submit" class="link" form={form} name="lang" value={locale} formNoValidate>
            {languageNames[locale]}
          </button>
        ) : (
          <a {...own} href={`?lang=${locale}`}>
            {languageNames[locale]}
          </a>
        )
      })}
    </nav>
  )
}

function Page({ look, title, form, onEnter, typed, children }: Frame) {
  const { say } = look
  const faults = Object.keys(typed?.faults ?? {}).length
  const amiss = faults > 0 ? ` (${say('speak:fault.title', { count: faults })})` : ''
  return (
    <html lang={languageTags[look.locale]}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title}${amiss} · ${say('speak:product')}`}</title>
        <style nonce={look.nonce}>{style}</style>
        {look.script && <script type="module" src={look.script} />}
      </head>
      {/* Some browsers send what is typed to somebody else, to have its spelling looked at. */}
      <body spellcheck={false}>
        <a class="skip" href="#main">
          {say('speak:skip')}
        </a>
        {form && onEnter && <button type="submit" class="unseen" form={form} tabIndex={-1} aria-hidden="true" {...onEnter} />}
        <header>
          <p>{look.name && say('speak:about', { name: look.name })}</p>
          <Languages look={look} form={form} />
          <a class="leave" href={awayTo[look.locale]} rel="noreferrer noopener" title={say('speak:leaveWhy')} data-leave>
            {say('speak:leave')}
          </a>
        </header>
        <main id="main" tabIndex={-1}>
          <h1>{title}</h1>
          {children}
        </main>
        <footer>
          <p class="small">{say('speak:leaveWhy')}</p>
        </footer>
      </body>
    </html>
  )
}

/** A page as text. Every word in it, a person's too, was escaped on the way. */
export const page = (frame: Frame): string => `<!doctype html>${renderToString(<Page {...frame} />)}`
