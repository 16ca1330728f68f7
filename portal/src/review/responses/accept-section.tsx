import { useState } from 'react'
import { graphql } from '../../gql/gql.ts'
import type { FullResponse } from '../../lib/response-fields.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'

const acceptAnswers = graphql(`
  mutation AcceptAnswers($input: AcceptAnswersInput!) { acceptAnswers(input: $input) { ...ResponseJudgements } }
`)

interface Props {
  readonly response: FullResponse
  readonly section: string
  /** What nobody has judged and no rule points to. */
  readonly plain: readonly string[]
  readonly toLookAt: number
  readonly onDone: () => void
}

/** A hundred answers that are fine need not be accepted one by one; what asks for a look stays. */
export function AcceptSection({ response, section, plain, toLookAt, onDone }: Props) {
  const { t } = useWords()
  const accepting = useCommand(acceptAnswers, ['MyWork', 'ResponseCounts'])
  const [done, setDone] = useState(0)
  const count = plain.length
  return (
    <div>
      <p role="status" className="soft small">
        {done > 0 && t('templates:review.accepted', { count: done })}
      </p>
      {count > 0 && (
        <ConfirmButton
          variant="default"
          size="sm"
          word={t('templates:review.accept', { count, section })}
          title={t('templates:review.acceptTitle', { count, section })}
          consequence={
            <>
              <p>{t('templates:review.acceptConsequence')}</p>
              {toLookAt > 0 && <p>{t('templates:review.acceptStays', { count: toLookAt })}</p>}
            </>
          }
          command={accepting}
          variables={{ input: { responseId: response.id, questions: [...plain] } }}
          onDone={() => {
            setDone(count)
            onDone()
          }}
        />
      )}
    </div>
  )
}
