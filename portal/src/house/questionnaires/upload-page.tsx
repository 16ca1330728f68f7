import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import { useParams } from 'react-router'
import { isUnchanged } from 'shared/questionnaires/diff-templates.ts'
import { useIntention } from '../../lib/use-intention.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded, NotFound } from '../../ui/trouble.tsx'
import { type Checked, checkWorkbook } from './check-workbook.ts'
import { Difference } from './difference.tsx'
import { PublishButton } from './publish-button.tsx'
import css from './questionnaires.module.css'
import { type Listed, questionnaires } from './templates-list.ts'

/** A changed spreadsheet: first what it would change or what is wrong in it, then, when confirmed, the new version. */
export function UploadPage() {
  const { id = '' } = useParams()
  const query = useQuery(questionnaires)
  return (
    <Loaded query={query}>
      {({ templates }) => {
        const from = templates.find(one => one.id === id)
        return from ? <UploadFor from={from} /> : <NotFound />
      }}
    </Loaded>
  )
}

function UploadFor({ from }: { from: Listed }) {
  const { t, locale } = useWords()
  const field = useId()
  const [file, setFile] = useState<File | null>(null)
  const [checked, setChecked] = useState<Checked | null>(null)
  const checking = useIntention((chosen: File) => checkWorkbook(chosen))
  const check = async (): Promise<void> => {
    if (!file) return
    setChecked(null)
    setChecked((await checking.run(file)) ?? null)
  }
  return (
    <Page
      title={t('templates:upload.title')}
      lead={t('templates:upload.lead')}
      back={{ to: `/questionnaires/${from.id}`, word: from.title[locale] }}
    >
      <div className={css.upload}>
        <label htmlFor={field}>{t('templates:upload.file')}</label>
        <input
          id={field}
          type="file"
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={event => {
            setFile(event.currentTarget.files?.[0] ?? null)
            setChecked(null)
            checking.clear()
          }}
        />
        <div>
          <Button loading={checking.busy} disabled={!file} onClick={() => void check()}>
            {t('templates:upload.check')}
          </Button>
        </div>
      </div>
      {checking.sentence && (
        <Notice tone="trouble" live>
          {checking.sentence}
        </Notice>
      )}
      {checked && <Result checked={checked} from={from} />}
    </Page>
  )
}

function Result({ checked: { template, faults, present, difference }, from }: { checked: Checked; from: Listed }) {
  const { t } = useWords()
  if (!template) return <Faults faults={faults} />
  if (present && difference && isUnchanged(difference))
    return <Notice tone="resting" live title={t('templates:upload.unchanged', { version: present.version })} />
  return (
    <>
      {template.code !== from.code && (
        <Notice tone="waiting" live title={t('templates:upload.otherCode', { code: template.code, here: from.code })} />
      )}
      {present && difference ? (
        <Card title={t('templates:difference.title', { version: present.version })}>
          <div role="status" className={css.parts}>
            <Difference difference={difference} after={template} />
          </div>
        </Card>
      ) : (
        <Notice tone="moving" live title={t('templates:upload.new', { code: template.code })} />
      )}
      <PublishButton template={template} basedOn={present?.id ?? null} />
    </>
  )
}

function Faults({ faults }: { faults: Checked['faults'] }) {
  const { t } = useWords()
  const rows = faults.map((fault, at) => ({ ...fault, at }))
  return (
    <>
      <Notice tone="trouble" live title={t('templates:upload.faults', { count: faults.length })}>
        {t('templates:upload.faultsNote')}
      </Notice>
      <DataTable
        caption={t('templates:upload.faults', { count: faults.length })}
        rows={rows}
        rowKey={row => String(row.at)}
        columns={[
          { key: 'sheet', tight: true, word: t('templates:upload.sheet'), cell: row => row.sheet },
          { key: 'cell', tight: true, word: t('templates:upload.cell'), cell: row => row.cell },
          { key: 'column', tight: true, word: t('templates:upload.column'), cell: row => row.column },
          { key: 'fault', word: t('templates:upload.fault'), cell: row => row.message },
        ]}
      />
    </>
  )
}
