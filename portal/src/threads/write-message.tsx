import { Button, Textarea } from '@mantine/core'
import { graphql } from '../gql/gql.ts'
import { useCommand } from '../lib/use-command.ts'
import { useWords } from '../lib/words.ts'
import { ButtonRow } from '../ui/button-row.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Threads } from './threads.ts'

const sayAtQuestion = graphql(`
  mutation SayAtQuestion($input: SayAtQuestionInput!) { sayAtQuestion(input: $input) { id } }
`)
const settleThread = graphql(`
  mutation SettleThread($input: ThreadPlaceInput!) { settleThread(input: $input) { id waitingThreads { question waitsFor since } } }
`)

interface Props {
  readonly responseId: string
  readonly question: string
  readonly threads: Threads
  readonly draft: readonly [string, (words: string) => void]
}

/** Words to the other side. They stay here until the server has them; pressed twice, they are sent once. */
export function WriteMessage({ responseId, question, threads, draft: [words, write] }: Props) {
  const { t } = useWords()
  const saying = useCommand(sayAtQuestion)
  const settling = useCommand(settleThread)
  const send = async (): Promise<void> => {
    if (!words.trim()) return
    if (!(await saying.run({ input: { responseId, question, words } }))) return
    write('')
    await threads.refresh()
  }
  const sentence = saying.fields.words ? undefined : (saying.sentence ?? settling.sentence)
  return (
    <>
      <Textarea
        label={t(`talk:thread.field.${threads.mine}`)}
        description={t(`talk:thread.help.${threads.mine}`)}
        value={words}
        rows={3}
        maxLength={4_000}
        error={saying.fields.words}
        onChange={event => write(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
        }}
      />
      {sentence && (
        <Notice tone="trouble" live>
          {sentence}
        </Notice>
      )}
      <ButtonRow>
        <Button size="sm" loading={saying.busy} disabled={!words.trim()} onClick={() => void send()}>
          {t('talk:thread.send')}
        </Button>
        {threads.waitsFor(question) === threads.mine && !words.trim() && (
          <Button
            size="sm"
            variant="default"
            loading={settling.busy}
            onClick={() => void settling.run({ input: { responseId, question } })}
          >
            {t('talk:thread.settle')}
          </Button>
        )}
      </ButtonRow>
    </>
  )
}
