import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useParams } from 'react-router'
import { drawFile } from '../../evidence/draw-file.tsx'
import { graphql } from '../../gql/gql.ts'
import { ResponseRecord } from '../../lib/response-record.tsx'
import { useMay } from '../../lib/session.ts'
import { useWords } from '../../lib/words.ts'
import { ResponseThreads } from '../../threads/response-threads.tsx'
import { Drawing } from '../../ui/icon.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { moreIcons } from '../../ui/more-icons.ts'
import { Page } from '../../ui/page.tsx'
import { ResponseChain } from '../../ui/response-chain.tsx'
import { ResponseBadge } from '../../ui/states.tsx'
import { Loaded, NotFound } from '../../ui/trouble.tsx'
import { RequestActs } from '../waves/request-acts.tsx'

export const responsePage = graphql(`
  query Response($id: ID!) { response(id: $id) { ...ResponseFields } }
`)

/** A response to be read by the programme's side. */
export function ResponsePage() {
  const { t, locale } = useWords()
  const { id = '' } = useParams()
  const query = useQuery(responsePage, { variables: { id }, fetchPolicy: 'cache-and-network' })
  const reads = useMay('answer.read')
  const threads = useMay('thread.read')
  return (
    <Loaded query={query}>
      {({ response }) =>
        !response ? (
          <NotFound />
        ) : (
          <Page
            title={response.supplier.name}
            lead={response.title[locale]}
            back={{ to: '/responses', word: t('nav.responses') }}
            badge={<ResponseBadge state={response.status} />}
            actions={
              <>
                {response.allowedActions.includes('answer.judge') && (
                  <LinkButton to={`/responses/${id}/review`}>{t('staff:review.button')}</LinkButton>
                )}
                {(response.status === 'DRAFT' || response.status === 'RETURNED') && (
                  <Button component="a" href={`/responses/${id}.ics`} variant="default">
                    {t('review:take')}
                  </Button>
                )}
                {reads && response.others.length > 0 && (
                  <LinkButton to={`/responses/${id}/compare`} variant="default">
                    {t('review:difference.compare')}
                  </LinkButton>
                )}
                {reads && (
                  <Button
                    component="a"
                    href={`/responses/${id}.pdf?locale=${locale}`}
                    variant="default"
                    leftSection={<Drawing path={moreIcons.download} size={18} />}
                  >
                    {t('answers:response.pdf')}
                  </Button>
                )}
                {reads && (
                  <Button
                    component="a"
                    href={`/responses/${id}.xlsx?lang=${locale}`}
                    variant="default"
                    leftSection={<Drawing path={moreIcons.download} size={18} />}
                  >
                    {t('workbook:page.review')}
                  </Button>
                )}
              </>
            }
          >
            <ResponseChain state={response.status} />
            <RequestActs requests={[response]} />
            {threads && <ResponseThreads responseId={id} templateId={response.templateId} />}
            <ResponseRecord response={response} drawFile={drawFile} />
          </Page>
        )
      }
    </Loaded>
  )
}
