import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useIntention } from '../../lib/use-intention.ts'
import { currentLocale, useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { OnDay } from '../../ui/when.tsx'
import { ImportBadge } from './import-badge.tsx'
import css from './imports.module.css'
import { importsList, uploadSuppliers } from './imports.ts'

/** Where suppliers come from a spreadsheet: the empty form, one's own file, and what became of earlier ones. */
export function ImportsPage() {
  const { t } = useWords()
  const query = useQuery(importsList, { fetchPolicy: 'cache-and-network' })
  return (
    <Loaded query={query}>
      {({ supplierImports: { nodes, pageInfo } }) => (
        <Page
          title={t('imports:page.title')}
          lead={t('imports:page.lead')}
          back={{ to: '/suppliers', word: t('nav.suppliers') }}
          actions={
            <a href={`/imports/suppliers.xlsx?lang=${currentLocale()}`} download>
              {t('imports:page.takeForm')}
            </a>
          }
        >
          <Upload />
          <Card title={t('imports:page.earlier')}>
            {nodes.length === 0 ? (
              <Empty title={t('imports:page.none')}>{t('imports:page.noneWhy')}</Empty>
            ) : (
              <DataTable
                caption={t('imports:page.earlier')}
                rows={nodes}
                rowKey={row => row.id}
                columns={[
                  {
                    key: 'file',
                    word: t('imports:page.fileColumn'),
                    cell: row => <Link to={`/suppliers/import/${row.id}`}>{row.fileName}</Link>,
                  },
                  { key: 'state', tight: true, word: t('imports:page.state'), cell: row => <ImportBadge state={row.state} /> },
                  {
                    key: 'result',
                    word: t('imports:page.result'),
                    cell: ({ created, updated, skipped }) =>
                      created !== null && t('imports:page.resultWords', { created, updated: updated ?? 0, skipped: skipped ?? 0 }),
                  },
                  { key: 'by', word: t('imports:page.by'), cell: row => row.uploadedBy },
                  { key: 'at', tight: true, word: t('imports:page.uploaded'), cell: row => <OnDay at={row.uploadedAt} /> },
                ]}
              />
            )}
            <LoadMore page={pageInfo} more={after => query.fetchMore({ variables: { after } })} />
          </Card>
        </Page>
      )}
    </Loaded>
  )
}

function Upload() {
  const { t } = useWords()
  const navigate = useNavigate()
  const field = useId()
  const [file, setFile] = useState<File | null>(null)
  const sending = useIntention((chosen: File) => uploadSuppliers(chosen))
  const read = async (): Promise<void> => {
    const staged = file && (await sending.run(file))
    if (staged) await navigate(`/suppliers/import/${staged.id}`)
  }
  return (
    <>
      <div className={css.upload}>
        <div className={css.file}>
          <label htmlFor={field}>{t('imports:page.file')}</label>
          <input
            id={field}
            type="file"
            accept=".xlsx,.csv,.txt,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,text/csv"
            onChange={event => {
              setFile(event.currentTarget.files?.[0] ?? null)
              sending.clear()
            }}
          />
        </div>
        <Button loading={sending.busy} disabled={!file} onClick={() => void read()}>
          {t('imports:page.read')}
        </Button>
      </div>
      {sending.sentence && (
        <Notice tone="trouble" live>
          {sending.sentence}
        </Notice>
      )}
    </>
  )
}
