import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { isFailure } from '../lib/failure.ts'
import { useWords } from '../lib/words.ts'
import { LinkButton } from './link-button.tsx'
import { Page } from './page.tsx'
import { Waiting } from './waiting.tsx'

/** No such page, or no such record in one's sight. */
export function NotFound() {
  const { t } = useWords()
  return (
    <Page narrow title={t('trouble.notFoundTitle')}>
      <p>{t('trouble.notFound')}</p>
      <div>
        <LinkButton to="/">{t('trouble.home')}</LinkButton>
      </div>
    </Page>
  )
}

export function NotYours() {
  const { t } = useWords()
  return (
    <Page narrow title={t('trouble.notYoursTitle')}>
      <p>{t('trouble.notYours')}</p>
      <div>
        <LinkButton to="/">{t('trouble.home')}</LinkButton>
      </div>
    </Page>
  )
}

export function Away({ onRetry, words }: { onRetry: () => void; words?: string }) {
  const { t } = useWords()
  return (
    <Page narrow title={t(words ? 'trouble.brokenTitle' : 'trouble.awayTitle')}>
      <p>{words ?? t('trouble.away')}</p>
      <div>
        <Button onClick={onRetry}>{t('trouble.retry')}</Button>
      </div>
    </Page>
  )
}

interface Asked<T> {
  readonly data: T | undefined
  readonly error?: unknown
  readonly refetch: () => unknown
}

/** What every page shows while its data comes, or when it does not come. */
export function Loaded<T>({ query, children }: { query: Asked<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return children(query.data)
  if (!query.error) return <Waiting />
  if (isFailure(query.error, 'DENIED')) return <NotYours />
  if (isFailure(query.error, 'NOT_FOUND')) return <NotFound />
  return (
    <Away
      onRetry={() => void query.refetch()}
      words={isFailure(query.error, 'AWAY') ? undefined : query.error instanceof Error ? query.error.message : undefined}
    />
  )
}
