import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import { useWords } from '../../lib/words.ts'
import { ButtonRow } from '../../ui/button-row.tsx'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { casePage } from './case-queries.ts'
import css from './cases.module.css'

interface Props {
  readonly id: string
  readonly code: string
  readonly receipt: string
  readonly onDone: () => void
}

/** Shown this once: on paper to the sender, and nowhere else. */
export function HandOverCode({ id, code, receipt, onDone }: Props) {
  const { t } = useWords()
  const navigate = useNavigate()
  const shown = useRef<HTMLParagraphElement>(null)
  // The form is gone, and with it the place where one was.
  useEffect(() => shown.current?.focus(), [])
  const { data, loading } = useQuery(casePage, { variables: { id } })
  const save = (): void => {
    const address = URL.createObjectURL(new Blob([receipt], { type: 'application/json' }))
    const link = Object.assign(document.createElement('a'), { href: address, download: 'receipt.json' })
    link.click()
    URL.revokeObjectURL(address)
  }
  return (
    <Card title={t('grievances:enter.codeTitle')}>
      <p ref={shown} tabIndex={-1} className={css.code}>
        {code}
      </p>
      <p>{t('grievances:enter.codeWords')}</p>
      {data && !data.case && <Notice tone="resting">{t('grievances:enter.notYours')}</Notice>}
      <ButtonRow>
        {/* Whether the case is theirs to read decides where it leads. */}
        <Button
          loading={loading}
          onClick={() => {
            onDone()
            void navigate(data?.case ? `/cases/${id}` : '/cases')
          }}
        >
          {t('grievances:enter.handedOver')}
        </Button>
        <Button variant="default" onClick={() => window.print()}>
          {t('grievances:enter.print')}
        </Button>
        <Button variant="default" onClick={save}>
          {t('grievances:enter.receipt')}
        </Button>
      </ButtonRow>
    </Card>
  )
}
