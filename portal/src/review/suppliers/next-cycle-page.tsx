import { useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from 'react-router'
import { addDays, dayIn } from 'shared/rules/days.ts'
import { openCycle as schema } from 'shared/schemas/suppliers.ts'
import { graphql } from '../../gql/gql.ts'
import type { NextCyclePageQuery } from '../../gql/graphql.ts'
import { faultsOf } from '../../lib/check.ts'
import { day, zoneName } from '../../lib/format.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { LongField } from '../../ui/choice-fields.tsx'
import { Form } from '../../ui/form.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { Loaded, NotFound } from '../../ui/trouble.tsx'

const nextCyclePage = graphql(`
  query NextCyclePage($id: ID!) {
    supplier(id: $id) { id name version latestResponse { id status validUntil hasRunOut } }
    programme { id timeZone settings { version answerDays } }
  }
`)
const startNextCycle = graphql(`
  mutation StartNextCycle($input: OpenCycleInput!) { startNextCycle(input: $input) { ...SupplierFields } }
`)

type Props = { supplier: NonNullable<NextCyclePageQuery['supplier']>; programme: NextCyclePageQuery['programme'] }

/** Asks one accepted supplier for the next year: until when, and a word with it. */
function NextCycle({ supplier, programme: { timeZone, settings } }: Props) {
  const { t } = useWords()
  const navigate = useNavigate()
  const starting = useCommand(startNextCycle, ['Story', 'MyWork', 'Supplier'])
  const place = `/suppliers/${supplier.id}`
  const today = dayIn(new Date(), timeZone)
  const until = supplier.latestResponse?.validUntil
  const inputFrom = (data: FormData) => ({
    id: supplier.id,
    version: supplier.version,
    dueOn: String(data.get('dueOn')),
    message: String(data.get('message')).trim() || null,
  })
  const start = async (data: FormData): Promise<void> => {
    if (await starting.run({ input: inputFrom(data) })) await navigate(place)
  }
  return (
    <Page narrow title={t('year:start.title', { supplier: supplier.name })} back={{ to: place, word: supplier.name }}>
      <Notice tone="moving">
        <p>{t('year:start.what')}</p>
        {until && <p>{t(supplier.latestResponse?.hasRunOut ? 'year:start.ranOut' : 'year:start.until', { day: day(until) })}</p>}
      </Notice>
      <Form
        command={starting}
        onSend={start}
        check={data => faultsOf(schema, inputFrom(data))}
        word={t('year:start.send')}
        beside={
          <LinkButton to={place} variant="default">
            {t('cancel')}
          </LinkButton>
        }
      >
        <TextField
          name="dueOn"
          type="date"
          label={t('staff:invite.due')}
          help={t('staff:invite.dueHelp', { zone: zoneName(timeZone), count: settings.answerDays })}
          value={addDays(today, settings.answerDays)}
          min={today}
        />
        <LongField name="message" label={t('staff:invite.message')} help={t('staff:invite.messageHelp')} optional />
      </Form>
    </Page>
  )
}

export function NextCyclePage() {
  const { id = '' } = useParams()
  const query = useQuery(nextCyclePage, { variables: { id }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' })
  return (
    <Loaded query={query}>
      {({ supplier, programme }) => (supplier ? <NextCycle supplier={supplier} programme={programme} /> : <NotFound />)}
    </Loaded>
  )
}
