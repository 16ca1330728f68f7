import { Button } from '@mantine/core'
import type { FullResponse } from '../lib/response-fields.ts'
import { ResponseRecord } from '../lib/response-record.tsx'
import { useWords } from '../lib/words.ts'
import { Drawing } from '../ui/icon.tsx'
import { moreIcons } from '../ui/more-icons.ts'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { ResponseChain } from '../ui/response-chain.tsx'
import { ResponseBadge } from '../ui/states.tsx'

export function HandedIn({ response }: { response: FullResponse }) {
  const { t, locale } = useWords()
  const accepted = response.status === 'ACCEPTED'
  return (
    <Page
      title={response.title[locale]}
      back={{ to: '/submissions', word: t('nav.submissions') }}
      badge={<ResponseBadge state={response.status} />}
      actions={
        <Button
          component="a"
          href={`/responses/${response.id}.pdf?locale=${locale}`}
          variant="default"
          leftSection={<Drawing path={moreIcons.download} size={18} />}
        >
          {t('answers:response.pdf')}
        </Button>
      }
    >
      <ResponseChain state={response.status} />
      <Notice tone={accepted ? 'done' : 'moving'}>{t(accepted ? 'answers:handedIn.accepted' : 'answers:handedIn.waiting')}</Notice>
      <ResponseRecord response={response} />
    </Page>
  )
}
