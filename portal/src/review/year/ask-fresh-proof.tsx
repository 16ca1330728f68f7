import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { graphql } from '../../gql/gql.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { ButtonRow } from '../../ui/button-row.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useTakenOver } from '../responses/claim.tsx'

const askFreshProof = graphql(`
  mutation AskFreshProof($input: AskFreshProofInput!) { askFreshProof(input: $input) { id ...ResponseJudgements } }
`)

interface Props {
  readonly responseId: string
  readonly question: string
  /** Not while another has the response in hand; words already begun stay all the same. */
  readonly may: boolean
  /** Asked already, in this round. */
  readonly asked: boolean
  readonly onAsked: () => void
}

/** Whatever was answered: the paper is to be given anew. The answer goes back with that, and the same papers again are none. */
export function AskFreshProof({ responseId, question, may, asked, onAsked }: Props) {
  const { t } = useWords()
  const asking = useCommand(askFreshProof, ['Story', 'MyWork'])
  const [open, setOpen] = useState(false)
  const [words, setWords] = useState('')
  useTakenOver(asking.failure)
  const ask = async (): Promise<void> => {
    if (!(await asking.run({ input: { responseId, question, words: words.trim() || null } }))) return
    setOpen(false)
    onAsked()
  }
  if (asked) return <Notice tone="waiting">{t('year:review.asked')}</Notice>
  if (!open)
    return (
      may && (
        <div>
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('year:review.ask')}
          </Button>
        </div>
      )
    )
  return (
    <section aria-label={t('year:review.ask')}>
      <Textarea
        label={t('year:review.words')}
        description={t('year:review.wordsHelp')}
        value={words}
        rows={2}
        maxLength={2_000}
        autoFocus
        onChange={event => setWords(event.currentTarget.value)}
      />
      {asking.sentence && (
        <Notice tone="trouble" live>
          {asking.sentence}
        </Notice>
      )}
      <ButtonRow>
        <Button loading={asking.busy} onClick={() => void ask()}>
          {t('year:review.send')}
        </Button>
        <Button variant="default" onClick={() => setOpen(false)}>
          {t('cancel')}
        </Button>
      </ButtonRow>
    </section>
  )
}
