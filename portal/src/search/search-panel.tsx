import { useQuery } from '@apollo/client/react'
import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Link } from 'react-router'
import { searchText } from 'shared/rules/search-text.ts'
import { useViewer } from '../lib/session.ts'
import { sideOf } from '../lib/side.ts'
import { useWords } from '../lib/words.ts'
import { Drawing } from '../ui/icon.tsx'
import { moreIcons } from '../ui/more-icons.ts'
import { Notice } from '../ui/notice.tsx'
import { type Found, hitsIn, type Kind, kinds, shownOfKind } from './hits.ts'
import css from './search.module.css'
import { searchQuery } from './search-query.ts'

interface Props {
  readonly text: string
  readonly onText: (text: string) => void
  /** Somebody goes to what was found. */
  readonly onGo?: () => void
}

/** A moment after the last letter. */
const pause = 200

/** Arrows go from the field into what was found, and back. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, a[data-hit]')]
  const next = stops[stops.indexOf(document.activeElement as HTMLElement) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}

/** The one field that looks through everything one may read, and what it finds, by kind. */
export function SearchPanel({ text, onText, onGo }: Props) {
  const { t } = useWords()
  const id = useId()
  const [typed, setTyped] = useState(text)
  const tell = useRef(onText)
  tell.current = onText
  useEffect(() => {
    if (typed.trim() === text) return
    const timer = setTimeout(() => tell.current(typed.trim()), pause)
    return () => clearTimeout(timer)
  }, [typed, text])
  const enough = searchText(text) !== null
  const { data, previousData, error, loading } = useQuery(searchQuery, { variables: { text }, skip: !enough, fetchPolicy: 'no-cache' })
  const found = enough ? (data ?? previousData)?.search : undefined
  const none = found && kinds.every(kind => found[kind].length === 0)
  const open = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'Enter') return
    // Only what answers to what is typed: a fast hand does not land at what it looked for before.
    if (data && typed.trim() === text) event.currentTarget.closest('search')?.querySelector<HTMLElement>('a[data-hit]')?.click()
    else onText(typed.trim())
  }
  return (
    <search className={css.panel} onKeyDown={walk}>
      <TextInput
        id={id}
        type="search"
        data-autofocus
        autoFocus
        aria-label={t('nav.search')}
        description={t('lists:search.help')}
        leftSection={<Drawing path={moreIcons.search} size={18} />}
        value={typed}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onChange={event => setTyped(event.currentTarget.value)}
        onKeyDown={open}
      />
      <div aria-live="polite" className="unseen">
        {found &&
          !loading &&
          t(none ? 'lists:search.none' : 'lists:search.found', { count: kinds.reduce((sum, kind) => sum + found[kind].length, 0) })}
      </div>
      {error && (
        <Notice tone="trouble" live>
          {t('trouble.away')}
        </Notice>
      )}
      {none && !loading && <p className="soft">{t('lists:search.none')}</p>}
      {found && kinds.map(kind => found[kind].length > 0 && <Group key={kind} kind={kind} found={found} text={text} onGo={onGo} />)}
    </search>
  )
}

function Group({ kind, found, text, onGo }: { kind: Kind; found: Found; text: string; onGo: (() => void) | undefined }) {
  const { t, locale } = useWords()
  const side = sideOf(useViewer())
  const hits = hitsIn(kind, found, { t, locale, side })
  const all = kind === 'suppliers' && side === 'house' ? '/suppliers' : kind === 'files' && side === 'supplier' ? '/library' : null
  return (
    <section className={css.group}>
      <h2>{t(`lists:search.kind.${kind}`)}</h2>
      <ul>
        {hits.slice(0, shownOfKind).map(({ key, to, title, place }) => (
          <li key={key}>
            <Link to={to} data-hit className={css.hit} onClick={onGo}>
              <span className={css.title}>{title}</span>
              <span className={css.place}>{place}</span>
            </Link>
          </li>
        ))}
      </ul>
      {hits.length > shownOfKind &&
        (all ? (
          <Link to={`${all}?search=${encodeURIComponent(text)}`} data-hit className={css.more} onClick={onGo}>
            {t('lists:search.all')}
          </Link>
        ) : (
          <p className="soft small">{t('lists:search.more', { count: shownOfKind })}</p>
        ))}
    </section>
  )
}
