import { Button } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../lib/words.ts'

interface Props {
  readonly page: { readonly hasNextPage: boolean; readonly endCursor?: string | null }
  readonly more: (after: string) => Promise<unknown>
}

/** The next page of a list, below what is there. */
export function LoadMore({ page, more }: Props) {
  const { t } = useWords()
  const [busy, setBusy] = useState(false)
  const { endCursor } = page
  if (!page.hasNextPage || !endCursor) return null
  const load = async (): Promise<void> => {
    setBusy(true)
    await more(endCursor).catch(() => undefined)
    setBusy(false)
  }
  return (
    <div className="on-screen">
      <Button variant="default" loading={busy} onClick={() => void load()}>
        {t('more')}
      </Button>
    </div>
  )
}
