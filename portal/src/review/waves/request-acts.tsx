import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { addDays, dayIn } from 'shared/rules/days.ts'
import { askAgain as againSchema, extendResponses as extendSchema } from 'shared/schemas/requests.ts'
import type { PassedOverReason } from 'shared/words/lists.ts'
import { graphql } from '../../gql/gql.ts'
import { faultsOf } from '../../lib/check.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { ButtonRow } from '../../ui/button-row.tsx'
import { LongField } from '../../ui/choice-fields.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { When } from '../../ui/when.tsx'
import css from './waves.module.css'

const remindResponses = graphql(`
  mutation RemindResponses($input: RemindResponsesInput!) {
    remindResponses(input: $input) { responses { id remindedAt } passedOver { id reason } }
  }
`)
const extendResponses = graphql(`
  mutation ExtendResponses($input: ExtendResponsesInput!) {
    extendResponses(input: $input) { responses { id dueOn dueAt extendedFrom } passedOver { id reason } }
  }
`)
const recallResponse = graphql(`
  mutation RecallResponse($input: RecallResponseInput!) { recallResponse(input: $input) { id status version stage allowedActions } }
`)
const askAgain = graphql(`
  mutation AskAgain($input: AskAgainInput!) { askAgain(input: $input) { id status version stage dueOn dueAt allowedActions } }
`)
const times = graphql(`
  query RequestTimes { programme { id timeZone settings { version answerDays correctionDays } } }
`)
const refreshed = ['Wave', 'WaveCounts', 'WaveResponses', 'Responses', 'ResponseCounts', 'Response', 'Supplier', 'Story', 'MyWork']

export interface OneRequest {
  readonly id: string
  readonly version: number
  readonly dueOn: string
  readonly remindedAt?: string | null
  readonly allowedActions: readonly string[]
  readonly supplier: { readonly name: string }
}
type Act = 'remind' | 'extend' | 'recall' | 'askAgain'
const needs = { remind: 'response.remind', extend: 'response.extend', recall: 'response.recall', askAgain: 'response.askAgain' } as const
/** Taking back, and asking again, is done one by one: each is looked at. */
const oneByOne: readonly Act[] = ['recall', 'askAgain']

interface Told {
  readonly act: 'remind' | 'extend'
  readonly done: number
  readonly passedOver: readonly { readonly id: string; readonly reason: PassedOverReason }[]
}

/** What can be done with one request or with several: remind, give more time, withdraw, ask again. */
export function RequestActs({ requests, onDone }: { requests: readonly OneRequest[]; onDone?: () => void }) {
  const { t } = useWords()
  const [open, setOpen] = useState<Act>()
  const [told, setTold] = useState<Told & { names: ReadonlyMap<string, string> }>()
  const may = (act: Act): boolean =>
    requests.some(one => one.allowedActions.includes(needs[act])) && (requests.length === 1 || !oneByOne.includes(act))
  const acts = (Object.keys(needs) as Act[]).filter(may)
  const close = (): void => setOpen(undefined)
  const finish = (outcome?: Told): void => {
    close()
    if (outcome) setTold({ ...outcome, names: new Map(requests.map(one => [one.id, one.supplier.name])) })
    if (!outcome || outcome.passedOver.length === 0) onDone?.()
  }
  const [only] = requests
  return (
    <div className={css.acts}>
      {acts.length > 0 && (
        <ButtonRow>
          {acts.map(act => (
            <Button key={act} variant="default" size="sm" onClick={() => setOpen(act)}>
              {t(`waves:acts.${act}`)}
            </Button>
          ))}
        </ButtonRow>
      )}
      {told && (
        <Notice tone={told.passedOver.length > 0 ? 'waiting' : 'done'} live title={t(`waves:acts.done.${told.act}`, { count: told.done })}>
          {told.passedOver.length > 0 && (
            <>
              <p>{t('waves:acts.passedOver')}</p>
              <ul>
                {told.passedOver.map(one => (
                  <li key={one.id}>
                    {told.names.get(one.id)}: {t(`waves:passed.${one.reason}`)}
                  </li>
                ))}
              </ul>
            </>
          )}
        </Notice>
      )}
      {open === 'remind' && <Remind requests={requests} onClose={close} onDone={finish} />}
      {open === 'extend' && <Extend requests={requests} onClose={close} onDone={finish} />}
      {open === 'recall' && only && <Recall request={only} onClose={close} onDone={finish} />}
      {open === 'askAgain' && only && <Again request={only} onClose={close} onDone={finish} />}
    </div>
  )
}

interface ManyProps {
  readonly requests: readonly OneRequest[]
  readonly onClose: () => void
  readonly onDone: (told?: Told) => void
}
interface OneProps {
  readonly request: OneRequest
  readonly onClose: () => void
  readonly onDone: () => void
}
const wordsIn = (form: FormData): string | null => String(form.get('words')).trim() || null

function Cancel({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  return (
    <Button variant="default" onClick={onClose}>
      {t('cancel')}
    </Button>
  )
}

function Remind({ requests, onClose, onDone }: ManyProps) {
  const { t } = useWords()
  const command = useCommand(remindResponses, refreshed)
  const ids = requests.map(({ id }) => id)
  const [only] = requests
  const send = async (form: FormData): Promise<void> => {
    const done = await command.run({ input: { ids, words: wordsIn(form) } })
    if (done) onDone({ act: 'remind', done: done.remindResponses.responses.length, passedOver: done.remindResponses.passedOver })
  }
  return (
    <Dialog title={t('waves:acts.remindTitle', { count: ids.length })} onClose={onClose}>
      <p>{t('waves:acts.remindHow')}</p>
      {requests.length === 1 && only?.remindedAt && (
        <p>
          {t('waves:acts.last')} <When at={only.remindedAt} />
        </p>
      )}
      <Form command={command} onSend={send} word={t('waves:acts.remindSend')} beside={<Cancel onClose={onClose} />}>
        <LongField name="words" label={t('waves:acts.words')} help={t('waves:acts.wordsHelp')} optional />
      </Form>
    </Dialog>
  )
}

function Extend({ requests, onClose, onDone }: ManyProps) {
  const { t } = useWords()
  const command = useCommand(extendResponses, refreshed)
  const { data } = useQuery(times)
  if (!data) return null
  const { timeZone, settings } = data.programme
  const today = dayIn(new Date(), timeZone)
  const last = [today, ...requests.map(({ dueOn }) => dueOn)].sort().at(-1) ?? today
  const inputFrom = (form: FormData) => ({ ids: requests.map(({ id }) => id), dueOn: String(form.get('dueOn')), words: wordsIn(form) })
  const send = async (form: FormData): Promise<void> => {
    const done = await command.run({ input: inputFrom(form) })
    if (done) onDone({ act: 'extend', done: done.extendResponses.responses.length, passedOver: done.extendResponses.passedOver })
  }
  return (
    <Dialog title={t('waves:acts.extendTitle', { count: requests.length })} onClose={onClose}>
      <p>{t('waves:acts.extendHow')}</p>
      <Form
        command={command}
        onSend={send}
        check={form => faultsOf(extendSchema, inputFrom(form))}
        word={t('waves:acts.extendSend')}
        beside={<Cancel onClose={onClose} />}
      >
        <TextField name="dueOn" type="date" label={t('waves:acts.newDue')} value={addDays(last, settings.correctionDays)} min={today} />
        <LongField name="words" label={t('waves:acts.words')} help={t('waves:acts.wordsHelp')} optional />
      </Form>
    </Dialog>
  )
}

function Recall({ request: { id, version, supplier }, onClose, onDone }: OneProps) {
  const { t } = useWords()
  const command = useCommand(recallResponse, refreshed)
  const send = async (form: FormData): Promise<void> => {
    if (await command.run({ input: { id, version, words: wordsIn(form) } })) onDone()
  }
  return (
    <Dialog title={t('waves:acts.recallTitle', { supplier: supplier.name })} onClose={onClose}>
      <p>{t('waves:acts.recallHow')}</p>
      <Form command={command} onSend={send} word={t('waves:acts.recallSend')} beside={<Cancel onClose={onClose} />}>
        <LongField name="words" label={t('waves:acts.why')} help={t('waves:acts.wordsHelp')} optional />
      </Form>
    </Dialog>
  )
}

function Again({ request: { id, version, supplier }, onClose, onDone }: OneProps) {
  const { t } = useWords()
  const command = useCommand(askAgain, refreshed)
  const { data } = useQuery(times)
  if (!data) return null
  const { timeZone, settings } = data.programme
  const today = dayIn(new Date(), timeZone)
  const inputFrom = (form: FormData) => ({ id, version, dueOn: String(form.get('dueOn')), words: wordsIn(form) })
  const send = async (form: FormData): Promise<void> => {
    if (await command.run({ input: inputFrom(form) })) onDone()
  }
  return (
    <Dialog title={t('waves:acts.againTitle', { supplier: supplier.name })} onClose={onClose}>
      <p>{t('waves:acts.againHow')}</p>
      <Form
        command={command}
        onSend={send}
        check={form => faultsOf(againSchema, inputFrom(form))}
        word={t('waves:acts.againSend')}
        beside={<Cancel onClose={onClose} />}
      >
        <TextField name="dueOn" type="date" label={t('waves:acts.newDue')} value={addDays(today, settings.answerDays)} min={today} />
        <LongField name="words" label={t('waves:acts.words')} help={t('waves:acts.wordsHelp')} optional />
      </Form>
    </Dialog>
  )
}
