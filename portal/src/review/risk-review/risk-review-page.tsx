import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { Changes, Waits } from './lines.tsx'
import { DossiersPicture, FlagsPicture, HitsPicture, MaterialsPicture, SuppliersPicture } from './pictures.tsx'
import { noteVisit, riskLines, riskMaterials, riskPictures, riskSuppliers } from './risk-queries.ts'
import css from './risk-review.module.css'

/** What changed, what waits, and where everything stands: the first page of whoever watches over risks. */
export function RiskReviewPage() {
  const { t } = useWords()
  const [params] = useSearchParams()
  const days = Number(params.get('days')) || null
  const first = useQuery(riskSuppliers, { fetchPolicy: 'cache-and-network' })
  // The quick one first: what looks at more is asked when it is there, or will not come.
  const later = { fetchPolicy: 'cache-and-network', skip: !first.data && !first.error } as const
  const lines = useQuery(riskLines, { ...later, variables: { days } })
  const pictures = useQuery(riskPictures, later)
  const materials = useQuery(riskMaterials, later)
  useVisit(lines.data !== undefined)
  return (
    <Loaded query={first}>
      {({ riskReview: { suppliers } }) => (
        <Page
          title={t('nav.riskReview')}
          lead={t('riskreview:lead')}
          actions={
            <Button variant="default" onClick={() => window.print()}>
              {t('riskreview:print')}
            </Button>
          }
        >
          <Coming query={{ ...lines, data: lines.data ?? lines.previousData }}>
            {({ riskReview }) => (
              <div className={css.pair}>
                <Changes changes={riskReview.changes} />
                <Waits waiting={riskReview.waiting} />
              </div>
            )}
          </Coming>
          <SuppliersPicture marks={suppliers} />
          <Coming query={pictures}>
            {({ riskReview: { flags, dossiers, hits } }) => (
              <>
                <FlagsPicture marks={flags} />
                <DossiersPicture marks={dossiers} />
                {hits && <HitsPicture marks={hits} />}
              </>
            )}
          </Coming>
          <Coming query={materials}>{({ riskReview }) => <MaterialsPicture marks={riskReview.materials} />}</Coming>
          <section>
            <h2>{t('riskreview:later.title')}</h2>
            <p className="soft">{t('riskreview:later.text')}</p>
          </section>
        </Page>
      )}
    </Loaded>
  )
}

/** A part that comes by itself: where it does not come, the others stay. */
function Coming<T>({
  query,
  children,
}: {
  query: { data: T | undefined; error?: Error; refetch: () => unknown }
  children: (data: T) => ReactNode
}) {
  const { t } = useWords()
  if (query.data !== undefined) return children(query.data)
  if (!query.error) return <Waiting />
  return (
    <Notice tone="trouble">
      {t('riskreview:picture.broken', { why: query.error.message })}{' '}
      <Button variant="subtle" size="compact-sm" onClick={() => void query.refetch()}>
        {t('riskreview:picture.again')}
      </Button>
    </Notice>
  )
}

/** Seen is seen: what is news next time begins where this visit ends. */
function useVisit(seen: boolean): void {
  const { run } = useCommand(noteVisit)
  const noted = useRef(false)
  useEffect(() => {
    if (!seen || noted.current) return
    noted.current = true
    void run({})
  }, [seen, run])
}
