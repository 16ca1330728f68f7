import { Button, Checkbox } from '@mantine/core'
import { useRef, useState } from 'react'
import { graphql } from '../gql/gql.ts'
import { useCommand } from '../lib/use-command.ts'
import { useWords } from '../lib/words.ts'
import { ButtonRow } from '../ui/button-row.tsx'
import { Notice } from '../ui/notice.tsx'
import type { AnswerKeeper } from './answer-keeper.ts'
import type { OwnResponse } from './own-response.ts'
import css from './questionnaire.module.css'
import type { Reckoning } from './reckoning.ts'
import { Signatories } from './signatories.tsx'
import { StillMissing } from './still-missing.tsx'

const submitResponse = graphql(`
  mutation SubmitResponse($input: SubmitResponseInput!) { submitResponse(input: $input) { ...OwnResponseFields } }
`)

interface Props {
  readonly response: OwnResponse
  readonly reckoning: Reckoning
  readonly missing: readonly string[]
  /** Last year's answers that nobody has confirmed or changed. */
  readonly proposed: readonly string[]
  /** Returned, and not changed since. */
  readonly asReturned: readonly string[]
  readonly keeper: AnswerKeeper
  readonly refresh: () => Promise<{ data?: { response?: OwnResponse | null } }>
  readonly to: (section: string, question: string) => string
  readonly onLook: () => void
}

/** The declaration and the one button; who may not hand in is told who can. */
export function HandIn({ response, reckoning, missing, proposed, asReturned, keeper, refresh, to, onLook }: Props) {
  const { t } = useWords()
  const submitting = useCommand(submitResponse, ['MyWork', 'Submissions'])
  const [declared, setDeclared] = useState(false)
  const [asked, setAsked] = useState(false)
  const [unsent, setUnsent] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  // Of required questions it is said above; an optional one stays empty, and that is worth knowing before.
  const left = proposed.filter(code => !missing.includes(code))
  const may = response.allowedActions.includes('response.submit')

  const submit = async (): Promise<void> => {
    setAsked(true)
    onLook()
    if (missing.length > 0 || !declared) return list.current?.focus()
    await keeper.flush()
    const waiting = [...keeper.all().values()].some(entry => entry.keeping !== 'saved' && entry.keeping !== 'notAsked')
    setUnsent(waiting)
    if (waiting) return list.current?.focus()
    const { data } = await refresh()
    await submitting.run({ input: { id: response.id, version: data?.response?.version ?? response.version, declaration: true } })
  }

  return (
    <section className={css.handIn} aria-labelledby="hand-in">
      <h2 id="hand-in" tabIndex={-1}>
        {t('answers:handIn.title')}
      </h2>
      <div ref={list} tabIndex={-1}>
        {missing.length > 0 ? (
          <Notice tone={asked ? 'trouble' : 'resting'} live={asked} title={t('answers:handIn.missing', { count: missing.length })}>
            <StillMissing reckoning={reckoning} missing={missing} to={to} onGo={onLook} />
          </Notice>
        ) : unsent ? (
          <Notice tone="waiting" live>
            {t('answers:handIn.unsent')}
          </Notice>
        ) : asReturned.length > 0 ? (
          <Notice tone="waiting" title={t('answers:handIn.asReturned', { count: asReturned.length })}>
            <p>{t('answers:handIn.asReturnedHow')}</p>
            <StillMissing reckoning={reckoning} missing={asReturned} to={to} />
          </Notice>
        ) : (
          <Notice tone="done">{t('answers:handIn.complete')}</Notice>
        )}
      </div>
      {missing.length === 0 && left.length > 0 && (
        <Notice tone="waiting" title={t('year:handIn.left', { count: left.length })}>
          <p>{t('year:handIn.leftHow')}</p>
          <StillMissing reckoning={reckoning} missing={left} to={to} />
        </Notice>
      )}
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
