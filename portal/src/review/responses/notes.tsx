import { useQuery } from '@apollo/client/react'
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { graphql } from '../../gql/gql.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { ButtonRow } from '../../ui/button-row.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { When } from '../../ui/when.tsx'
import css from './review.module.css'

const reviewNotes = graphql(`
  query ReviewNotes($id: ID!) { response(id: $id) { id notes { id question words at author mine } } }
`)
const writeNote = graphql(`
  mutation WriteNote($input: WriteNoteInput!) { writeNote(input: $input) { id notes { id question words at author mine } } }
`)
const removeNote = graphql(`
  mutation RemoveNote($id: ID!) { removeNote(id: $id) { id notes { id question words at author mine } } }
`)

/** What reviewers write down for themselves at a question, apart from words to the supplier. */
export function Notes({ responseId, question }: { responseId: string; question: string }) {
  const { t } = useWords()
  const { data } = useQuery(reviewNotes, { variables: { id: responseId }, fetchPolicy: 'cache-and-network' })
  const writing = useCommand(writeNote)
  const removing = useCommand(removeNote)
  const [words, setWords] = useState('')
  const notes = data?.response?.notes.filter(one => one.question === question) ?? []
  const keep = async (): Promise<void> => {
    if (await writing.run({ input: { responseId, question, words } })) setWords('')
  }
  return (
    <details className={css.notes} open={notes.length > 0 || undefined}>
      <summary>
        {t('staff:review.notes.title')}
        {notes.length > 0 && ` · ${notes.length}`}
      </summary>
      <p className="soft small">{t('staff:review.notes.help')}</p>
      {notes.map(one => (
        <div key={one.id} className={css.note}>
          <p className="words">{one.words}</p>
          <p className="soft small">
            {one.author} · <When at={one.at} />{' '}
            {one.mine && (
              <ConfirmButton
                variant="subtle"
                size="sm"
                danger
                word={t('staff:review.notes.remove')}
                title={t('staff:review.notes.removeTitle')}
                consequence={t('staff:review.notes.removeConsequence')}
                command={removing}
                variables={{ id: one.id }}
              />
            )}
          </p>
        </div>
      ))}
      <Textarea
        label={t('staff:review.notes.words')}
        value={words}
        rows={2}
        maxLength={4_000}
        error={writing.fields.words}
        onChange={event => setWords(event.currentTarget.value)}
      />
      {writing.sentence && !writing.fields.words && (
        <Notice tone="trouble" live>
          {writing.sentence}
        </Notice>
      )}
      <ButtonRow>
        <Button variant="default" size="sm" loading={writing.busy} disabled={words.trim() === ''} onClick={() => void keep()}>
          {t('staff:review.notes.add')}
        </Button>
      </ButtonRow>
    </details>
  )
}
