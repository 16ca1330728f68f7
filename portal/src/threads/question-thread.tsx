import { useEffect, useId, useState } from 'react'
import { useLocation } from 'react-router'
import { graphql } from '../gql/gql.ts'
import { useCommand } from '../lib/use-command.ts'
import { useWords } from '../lib/words.ts'
import { Badge } from '../ui/badge.tsx'
import { Icon } from '../ui/icon.tsx'
import { MessageList } from './message-list.tsx'
import css from './threads.module.css'
import { type Threads, useThreads } from './threads.ts'
import { useDraft } from './use-draft.ts'
import { WriteMessage } from './write-message.tsx'

const readThread = graphql(`
  mutation ReadThread($input: ThreadPlaceInput!) { readThread(input: $input) { id messages { id unread } } }
`)

interface Props {
  readonly responseId: string
  readonly question: string
  /** The question in words; a draft on this device is named by it. */
  readonly label?: string
}

/** What supplier and reviewer have said to each other about one question. Closed it is one line; it opens in place. */
export const QuestionThread = (props: Props) => <ThreadAt {...props} threads={useThreads(props.responseId)} />

/** The same for a page with very many questions, which asks for the threads once. */
export function ThreadAt({ responseId, question, label = question, threads }: Props & { readonly threads: Threads }) {
  const { t } = useWords()
  const draft = useDraft(`thread:${responseId}:${question}`, label)
  const { hash } = useLocation()
  const messages = threads.of(question)
  const [chosen, setOpen] = useState<boolean>()
  // Whoever follows a link to this question comes for what was said there; unsent words are never hidden.
  const open = chosen ?? (draft[0] !== '' || (hash === `#${question}` && messages.length > 0))
  const id = useId()
  useReading(open, responseId, question, threads)
  if (!threads.mayWrite && messages.length === 0) return null
  return (
    <div className={css.thread}>
      <button type="button" className={css.toggle} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <span className={css.fold} data-open={open || undefined}>
          <Icon name="forward" size={16} />
        </span>
        {messages.length === 0 ? t(`talk:thread.ask.${threads.mine}`) : t('talk:thread.messages', { count: messages.length })}
        <Marks threads={threads} question={question} />
      </button>
      <div id={id} hidden={!open} className={css.inside}>
        {open && (
          <>
            <MessageList messages={messages} />
            {threads.mayWrite && <WriteMessage responseId={responseId} question={question} threads={threads} draft={draft} />}
          </>
        )}
      </div>
    </div>
  )
}

/** What is new and who is waited for: on the closed line too. */
function Marks({ threads, question }: { threads: Threads; question: string }) {
  const { t } = useWords()
  const unread = threads.of(question).filter(message => message.unread).length
  const waits = threads.waitsFor(question)
  return (
    <>
      {unread > 0 && <Badge tone="waiting">{t('talk:thread.unread', { count: unread })}</Badge>}
      {waits && (
        <span className={css.waits} data-mine={waits === threads.mine || undefined}>
          {t(`talk:thread.waits.${waits === threads.mine ? 'you' : waits}`)}
        </span>
      )}
    </>
  )
}

/** What stands open before one's eyes is read. */
function useReading(open: boolean, responseId: string, question: string, threads: Threads): void {
  const { run } = useCommand(readThread)
  const last = threads.of(question).findLast(message => message.unread)?.id
  const may = threads.mayWrite
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per newest message
  useEffect(() => {
    if (open && last && may) void run({ input: { responseId, question } })
  }, [open, last, may, responseId, question])
}
