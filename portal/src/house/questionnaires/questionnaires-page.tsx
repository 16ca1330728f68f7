import { useQuery } from '@apollo/client/react'
import { Link } from 'react-router'
import { moment, number } from '../../lib/format.ts'
import { useWords } from '../../lib/words.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { ProgrammeTabs } from '../programme/programme-tabs.tsx'
import { newestOfEach, questionnaires, versionsOf } from './templates-list.ts'

/** What this programme asks, each questionnaire in its newest version. */
export function QuestionnairesPage() {
  const { t, locale } = useWords()
  const query = useQuery(questionnaires, { fetchPolicy: 'cache-and-network' })
  return (
    <Loaded query={query}>
      {({ templates }) => (
        <Page title={t('templates:page.title')} lead={t('templates:page.lead')}>
          <ProgrammeTabs />
          <DataTable
            caption={t('templates:page.title')}
            rows={newestOfEach(templates)}
            rowKey={row => row.id}
            columns={[
              {
                key: 'title',
                word: t('templates:page.questionnaire'),
                cell: row => {
                  const older = versionsOf(templates, row.code).length - 1
                  return (
                    <>
                      <Link to={`/questionnaires/${row.id}`}>{row.title[locale]}</Link>
                      {older > 0 && <div className="soft small">{t('templates:page.older', { count: older })}</div>}
                    </>
                  )
                },
              },
              { key: 'code', tight: true, word: t('templates:page.code'), cell: row => row.code },
              { key: 'version', numeric: true, word: t('templates:page.version'), cell: row => row.version },
              {
                key: 'published',
                word: t('templates:page.published'),
                cell: row =>
                  row.publishedBy
                    ? t('templates:page.publishedBy', { moment: moment(row.publishedAt), name: row.publishedBy })
                    : t('templates:page.shippedOn', { moment: moment(row.publishedAt) }),
              },
              {
                key: 'inUse',
                numeric: true,
                word: t('templates:page.inUse'),
                cell: row => number(versionsOf(templates, row.code).reduce((sum, one) => sum + one.inUse, 0)),
              },
            ]}
          />
        </Page>
      )}
    </Loaded>
  )
}
