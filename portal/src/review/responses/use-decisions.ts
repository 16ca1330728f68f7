import { useApolloClient } from '@apollo/client/react'
import { useEffect, useRef, useState } from 'react'
import { graphql } from '../../gql/gql.ts'
import { isFailure } from '../../lib/failure.ts'
import { uuid } from '../../lib/uuid.ts'
import { useWords } from '../../lib/words.ts'
import { useTakenOver } from './claim.tsx'
import { DecisionLine } from './decision-line.ts'

const judgeAnswer = graphql(`
  mutation JudgeAnswer($input: JudgeAnswerInput!) { judgeAnswer(input: $input) { ...ResponseJudgements } }
`)

/** The line of decisions of one response, with why it stopped in words. */
export function useDecisions(responseId: string): { line: DecisionLine; why: string | undefined; fault: string | undefined } {
  const { t } = useWords()
  const client = useApolloClient()
  const [, draw] = useState(0)
  const line = useRef<DecisionLine>(null)
  line.current ??= new DecisionLine(
    wish => client.mutate({ mutation: judgeAnswer, variables: { input: { responseId, ...wish } }, context: { key: uuid() } }),
    () => draw(count => count + 1),
  )
  const now = line.current
  const unsent = now.waiting.length > 0
  useEffect(() => {
    if (!unsent) return
    const stay = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', stay)
    return () => window.removeEventListener('beforeunload', stay)
  }, [unsent])
  const failure = now.broken?.why
  const told = isFailure(failure) && failure.code !== 'AWAY' ? failure : undefined
  useTakenOver(told)
  return { line: now, why: now.broken ? (told?.message ?? t('trouble.away')) : undefined, fault: told?.details.fields?.words }
}
