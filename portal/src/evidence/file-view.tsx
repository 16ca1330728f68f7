import { Button } from '@mantine/core'
import { lazy, type ReactNode, Suspense } from 'react'
import { Link } from 'react-router'
import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import css from './evidence.module.css'
import { FileLine } from './file-line.tsx'
import { HeldWhy } from './held-why.tsx'
import { Named } from './named.tsx'
import type { ListedFile } from './received-file.ts'
import { useOpening } from './use-opening.ts'

const Preview = lazy(async () => ({ default: (await import('./preview.tsx')).Preview }))
const FileFacts = lazy(async () => ({ default: (await import('./file-facts.tsx')).FileFacts }))

interface Props {
  readonly file: ListedFile
  /** Kind, number, issuer and dates below the name. */
  readonly facts?: boolean
  /** On its own page it needs no link to itself. */
  readonly own?: boolean
  /** Queries that show who has opened it. */
  readonly refetch?: readonly string[]
  /** Further buttons: remove, replace. */
  readonly children?: ReactNode
}

/** Opened by those who may: what is held back or refused, by those only whom the record names. */
const mayOpen = ({ state, allowedActions }: ListedFile): boolean =>
  allowedActions ? allowedActions.includes('evidence.open') : state !== 'HELD' && state !== 'REFUSED'

/** A file beside an answer: what it is, how it looks, and a way to keep it. */
export function FileView({ file, facts = false, own = false, refetch, children }: Props) {
  const { t } = useWords()
  const { link, busy, sentence, show, hide, download } = useOpening(file, refetch)
  const shown = link !== undefined
  return (
    <div className={css.view}>
      <FileLine file={file} named={!own} />
      {file.state === 'HELD' && !own && <HeldWhy reasons={file.heldReasons ?? []} />}
      {facts && (
        <Suspense fallback={null}>
          <FileFacts file={file} />
        </Suspense>
      )}
      <div className={css.acts}>
        {mayOpen(file) && (
          <>
            <Button
              variant="default"
              size="sm"
              loading={busy && !shown}
              aria-expanded={shown}
              onClick={() => (shown ? hide() : void show())}
            >
              <Named word={t(shown ? 'evidence:preview.hide' : 'evidence:preview.show')} name={file.name} />
            </Button>
            <Button variant="subtle" size="sm" onClick={() => void download()}>
              <Named word={t('evidence:preview.download')} name={file.name} />
            </Button>
          </>
        )}
        {children}
        {!own && <Link to={`/evidence/${file.id}`}>{t('evidence:field.details')}</Link>}
      </div>
      {sentence && (
        <Notice tone="trouble" live>
          {sentence}
        </Notice>
      )}
      {link && (
        <Suspense fallback={<p role="status">{t('evidence:preview.loading')}</p>}>
          <Preview name={file.name} type={file.type} state={file.state} displayUrl={link.displayUrl} onAgain={() => void show()} />
        </Suspense>
      )}
    </div>
  )
}
