import { Button, Checkbox } from '@mantine/core'
import { useRef, useState } from 'react'
import { graphql } from '../gql/gql.ts'
import type { AskedQuestion, FullResponse } from '../lib/response-fields.ts'
import { useCommand } from '../lib/use-command.ts'
import { useWords } from '../lib/words.ts'
import { ButtonRow } from '../ui/button-row.tsx'
import { Notice } from '../ui/notice.tsx'
import type { AnswerKeeper } from './answer-keeper.ts'
import css from './questionnaire.module.css'
import { Signatories } from './signatories.tsx'

const submitResponse = graphql(`
  mutation SubmitResponse($input: SubmitResponseInput!) { submitResponse(input: $input) { ...ResponseFields } }
`)

interface Props {
  readonly response: FullResponse
  readonly left: readonly AskedQuestion[]
  readonly keeper: AnswerKeeper
  readonly refresh: () => Promise<{ data?: { response?: FullResponse | null } }>
  readonly onLook: () => void
}

/** The declaration and the one button; who may not hand in is told who can. */
export function HandIn({ response, left, keeper, refresh, onLook }: Props) {
  const { t, locale } = useWords()
  const submitting = useCommand(submitResponse, ['MyWork', 'Submissions'])
  const [declared, setDeclared] = useState(false)
  const [asked, setAsked] = useState(false)
  const [unsent, setUnsent] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  const may = response.allowedActions.includes('response.submit')

  const submit = async (): Promise<void> => {
    setAsked(true)
    onLook()
    if (left.length > 0 || !declared) return list.current?.focus()
    await keeper.flush()
    const waiting = [...keeper.all().values()].some(entry => entry.keeping !== 'saved')
    setUnsent(waiting)
    if (waiting) return list.current?.focus()
    const { data } = await refresh()
    await submitting.run({ input: { id: response.id, version: data?.response?.version ?? response.version, declaration: true } })
  }

  return (
    <section className={css.handIn} aria-labelledby="hand-in">
      <h2 id="hand-in">{t('answers:handIn.title')}</h2>
      <div ref={list} tabIndex={-1}>
        {left.length > 0 ? (
          <Notice tone={asked ? 'trouble' : 'resting'} live={asked} title={t('answers:handIn.missing', { count: left.length })}>
            <ul className={css.left}>
              {left.map(question => (
                <li key={question.code}>
                  <a href={`#${question.code}`}>{question.label[locale]}</a>
                </li>
              ))}
            </ul>
          </Notice>
        ) : unsent ? (
          <Notice tone="waiting" live>
            {t('answers:handIn.unsent')}
          </Notice>
        ) : (
          <Notice tone="done">{t('answers:handIn.complete')}</Notice>
        )}
      </div>
      {may ? (
        <>
          <Checkbox
            checked={declared}
            onChange={event => setDeclared(event.currentTarget.checked)}
            label={t('answers:handIn.declaration')}
            error={asked && !declared ? t('errors:field.declaration') : undefined}
          />
          {submitting.sentence && (
            <Notice tone="trouble" live>
              {submitting.sentence}
            </Notice>
          )}
          <ButtonRow>
            <Button size="lg" loading={submitting.busy} onClick={() => void submit()}>
              {t('answers:handIn.button')}
            </Button>
          </ButtonRow>
        </>
      ) : (
        <Signatories />
      )}
    </section>
  )
}
