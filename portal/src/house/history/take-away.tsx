import { Button } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../../lib/words.ts'
import { ButtonRow } from '../../ui/button-row.tsx'

/** A signed checkpoint, into the clipboard or a file. */
export function TakeAway({ jws, seq }: { jws: string; seq: string }) {
  const { t } = useWords()
  const [copied, setCopied] = useState(false)
  const copy = (): Promise<void> =>
    navigator.clipboard.writeText(jws).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  const download = (): void => {
    const address = URL.createObjectURL(new Blob([jws], { type: 'application/json' }))
    const link = document.createElement('a')
    link.href = address
    link.download = `headwater-checkpoint-${seq}.json`
    link.click()
    URL.revokeObjectURL(address)
  }
  return (
    <ButtonRow>
      <Button size="xs" variant="default" onClick={() => void copy()}>
        {t(copied ? 'staff:checkpoints.copied' : 'staff:checkpoints.copy')}
      </Button>
      <Button size="xs" variant="default" onClick={download}>
        {t('staff:checkpoints.download')}
      </Button>
    </ButtonRow>
  )
}
