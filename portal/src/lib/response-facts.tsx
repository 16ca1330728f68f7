import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Card } from '../ui/card.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { Until, When } from '../ui/when.tsx'
import { useMay } from './session.ts'
import { Story } from './story.tsx'
import { useWords } from './words.ts'

interface Props {
  readonly response: {
    readonly id: string
    readonly requestedBy: string
    readonly requestedAt: string
    readonly dueOn: string
    readonly dueAt: string
    readonly submittedAt?: string | null
    readonly round: number
    readonly remindedAt?: string | null
    readonly wave?: { readonly id: string; readonly name: string } | null
  }
  /** What this reader is told before. */
  readonly first?: ReactNode
  /** What stands between the facts and the story. */
  readonly between?: ReactNode
}

/** Who asked, until when, how often it was handed in, and what has happened since: the same for both sides. */
export function ResponseFacts({ response, first, between }: Props) {
  const { t } = useWords()
  const story = useMay('history.read')
  return (
    <>
      <Card title={t('answers:response.facts')}>
        <Facts>
          {first}
          <Fact word={t('answers:response.requestedBy')}>
            {response.requestedBy} · <When at={response.requestedAt} />
          </Fact>
          <Fact word={t('answers:response.due')}>
            <Until day={response.dueOn} at={response.dueAt} />
          </Fact>
          {response.wave && (
            <Fact word={t('answers:response.wave')}>
              <Link to={`/waves/${response.wave.id}`}>{response.wave.name}</Link>
            </Fact>
          )}
          {response.remindedAt && (
            <Fact word={t('answers:response.reminded')}>
              <When at={response.remindedAt} />
            </Fact>
          )}
          {response.submittedAt && (
            <Fact word={t('answers:response.submittedAt')}>
              <When at={response.submittedAt} />
            </Fact>
          )}
          {response.round > 0 && <Fact word={t('answers:response.round')}>{response.round}</Fact>}
        </Facts>
      </Card>
      {between}
      {story && (
        <Card title={t('answers:story.title')}>
          <Story filter={{ subjectId: response.id }} />
        </Card>
      )}
    </>
  )
}
