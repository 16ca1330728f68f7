import { useQuery } from '@apollo/client/react'
import { useParams } from 'react-router'
import type { FullResponse } from '../../lib/response-fields.ts'
import { useMay } from '../../lib/session.ts'
import { useTemplate } from '../../lib/template.ts'
import { useWords } from '../../lib/words.ts'
import { ResponseThreads } from '../../threads/response-threads.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ResponseBadge } from '../../ui/states.tsx'
import { Loaded, NotFound } from '../../ui/trouble.tsx'
import { Until } from '../../ui/when.tsx'
import { NextUp } from './next-up.tsx'
import { responsePage } from './response-page.tsx'
import { Review } from './review.tsx'

/** The one review screen: question, answer, evidence and decision in one view. */
function ReviewOf({ response }: { response: FullResponse }) {
  const template = useTemplate(response.templateId)
  return <Loaded query={template}>{content => <Review response={response} template={content} />}</Loaded>
}

export function ReviewPage() {
  const { t, locale } = useWords()
  const { id = '' } = useParams()
  const mayReview = useMay('answer.judge')
  const query = useQuery(responsePage, { variables: { id }, fetchPolicy: 'cache-and-network' })
  return (
    <Loaded query={query}>
      {({ response }) =>
        !response ? (
          <NotFound />
        ) : (
          <Page
            title={t('staff:review.title', { supplier: response.supplier.name })}
            lead={
              <>
                {response.title[locale]} · {t('answers:response.round')} {response.round} · {t('answers:response.due')}{' '}
                <Until day={response.dueOn} at={response.dueAt} />
              </>
            }
            back={{ to: '/responses', word: t('nav.responses') }}
            badge={<ResponseBadge state={response.status} />}
          >
            {response.allowedActions.includes('answer.judge') ? (
              <ReviewOf response={response} />
            ) : (
              <>
                <Notice
                  tone={response.status === 'ACCEPTED' ? 'done' : 'moving'}
                  live
                  title={t(
                    response.status === 'SUBMITTED' || response.status === 'IN_REVIEW'
                      ? 'trouble.notYours'
                      : `staff:review.over.${response.status}`,
                  )}
                >
                  <LinkButton to={`/responses/${id}`} variant="default" size="sm" mt="xs">
                    {t('staff:review.read')}
                  </LinkButton>
                  {mayReview && <NextUp after={id} />}
                </Notice>
                <ResponseThreads responseId={id} templateId={response.templateId} />
              </>
            )}
          </Page>
        )
      }
    </Loaded>
  )
}
