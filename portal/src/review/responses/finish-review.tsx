import { useQuery } from '@apollo/client/react'
import { addDays, dayIn } from 'shared/rules/days.ts'
import { returnResponse as schema } from 'shared/schemas/responses.ts'
import { graphql } from '../../gql/gql.ts'
import { faultsOf } from '../../lib/check.ts'
import type { FullResponse } from '../../lib/response-fields.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { ButtonRow } from '../../ui/button-row.tsx'
import { LongField } from '../../ui/choice-fields.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Form } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { AcceptUnder } from '../conditions/accept-under.tsx'
import css from './review.module.css'

const acceptResponse = graphql(`
  mutation AcceptResponse($input: VersionedInput!, $conditions: [NewConditionInput!]) { acceptResponse(input: $input, conditions: $conditions) { ...ResponseFields } }
`)
const returnResponse = graphql(`
  mutation ReturnResponse($input: ReturnResponseInput!) { returnResponse(input: $input) { ...ResponseFields } }
`)
const reviewTimes = graphql(`
  query ReviewTimes { programme { id timeZone settings { version correctionDays } } }
`)

/** When every answer is judged: accept the whole, or send it back with a new date. */
export function FinishReview({ response, left }: { response: FullResponse; left: number }) {
  const { t } = useWords()
  const refreshed = ['MyWork', 'ResponseCounts', 'Responses', 'Story', 'Supplier']
  const accepting = useCommand(acceptResponse, refreshed)
  const sending = useCommand(returnResponse, refreshed)
  const { data } = useQuery(reviewTimes)
  const { id, version } = response
  const returned = response.judgements.filter(one => one.round === response.round && one.decision === 'RETURNED').length
  if (left > 0 || !data) return null
  const today = dayIn(new Date(), data.programme.timeZone)
  const inputFrom = (form: FormData) => ({ id, version, dueOn: String(form.get('dueOn')), words: String(form.get('words')).trim() || null })
  return (
    <section className={css.finish} aria-labelledby="finish">
      <h2 id="finish">{t('staff:review.finish')}</h2>
      {returned === 0 ? (
        <ButtonRow>
          <ConfirmButton
            word={t('staff:review.acceptAll')}
            title={t('staff:review.acceptTitle', { supplier: response.supplier.name })}
            consequence={t('staff:review.acceptConsequence')}
            command={accepting}
            variables={{ input: { id, version } }}
          />
          <AcceptUnder
            supplier={response.supplier.name}
            today={today}
            command={accepting}
            onAccept={conditions => accepting.run({ input: { id, version }, conditions })}
          />
        </ButtonRow>
      ) : (
        <Form
          command={sending}
          onSend={form => sending.run({ input: inputFrom(form) })}
          check={form => faultsOf(schema, inputFrom(form))}
          word={t('staff:review.sendBack', { count: returned })}
        >
          <TextField
            name="dueOn"
            type="date"
            label={t('staff:review.newDate')}
            help={t('staff:review.newDateHelp')}
            value={addDays(today, data.programme.settings.correctionDays)}
            min={today}
          />
          <LongField name="words" label={t('staff:review.wholeWords')} help={t('staff:review.wholeWordsHelp')} optional />
        </Form>
      )}
    </section>
  )
}
