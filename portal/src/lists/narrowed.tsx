import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { instantIn } from '../lib/address.ts'
import { moment } from '../lib/format.ts'
import { useWords, type WordKey } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'

/** The address narrows the list by something that no control above it shows: what, and the way to all. */
export function Narrowed({ params, children }: { params: readonly string[]; children: ReactNode }) {
  const { t } = useWords()
  const [now, setNow] = useSearchParams()
  if (!params.some(name => now.get(name))) return null
  const widen = (): void => setNow(before => new URLSearchParams([...before].filter(([name]) => !params.includes(name))), { replace: true })
  return (
    <Notice tone="moving">
      {children}{' '}
      <Button variant="subtle" size="compact-sm" onClick={widen}>
        {t('lists:narrowed.all')}
      </Button>
    </Notice>
  )
}

/** Only what happened after an instant. */
export function Since({ param = 'since', word }: { param?: string; word: WordKey }) {
  const { t } = useWords()
  const [now] = useSearchParams()
  const at = instantIn(now, param)
  return at ? <Narrowed params={[param]}>{t(word, { at: moment(at) })}</Narrowed> : null
}
