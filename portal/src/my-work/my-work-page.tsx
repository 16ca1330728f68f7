import { useQuery } from '@apollo/client/react'
import { graphql } from '../gql/gql.ts'
import { useViewer } from '../lib/session.ts'
import { sideOf } from '../lib/side.ts'
import { useWords } from '../lib/words.ts'
import { Empty } from '../ui/empty.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded } from '../ui/trouble.tsx'
import css from './my-work.module.css'
import { urgentFirst } from './urgency.ts'
import { WorkRow } from './work-row.tsx'

const myWork = graphql(`
  query MyWork { myWork { kind subjectId subject title { zh en fr } dueAt since detail section requestedBy required answered yearly } }
`)

/** Everyone's first page: what waits for me, why, until when, and one click to where it is done. */
export function MyWorkPage() {
  const { t } = useWords()
  const viewer = useViewer()
  const query = useQuery(myWork, { fetchPolicy: 'cache-and-network' })
  const next = sideOf(viewer) === 'supplier' ? 'supplier' : viewer.mayDo.includes('supplier.create') ? 'buyer' : 'house'
  const action = next === 'buyer' && <LinkButton to="/suppliers/new">{t('myWork.newSupplier')}</LinkButton>
  const list = next === 'supplier' && (
    <LinkButton to="/submissions" variant="default">
      {t('nav.submissions')}
    </LinkButton>
  )
  return (
    <Loaded query={query}>
      {({ myWork: items }) => (
        <Page title={t('nav.myWork')} lead={items.length > 0 ? t('myWork.waits', { count: items.length }) : undefined}>
          {items.length === 0 ? (
            <Empty title={t('myWork.nothing')} action={action || list}>
              {t(`myWork.next.${next}`)}
            </Empty>
          ) : (
            <ul className={css.list}>
              {urgentFirst(items).map(item => (
                <WorkRow key={`${item.kind} ${item.subjectId} ${item.section} ${item.detail}`} item={item} />
              ))}
            </ul>
          )}
        </Page>
      )}
    </Loaded>
  )
}
