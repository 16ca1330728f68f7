import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { type SupplierState, supplierStates } from 'shared/machines/supplier.ts'
import { addDays, dayIn } from 'shared/rules/days.ts'
import { createWave as schema } from 'shared/schemas/requests.ts'
import { type Tier, tiers } from 'shared/words/lists.ts'
import { graphql } from '../../gql/gql.ts'
import type { NewWaveQuery, SupplierFilter } from '../../gql/graphql.ts'
import { faultsOf } from '../../lib/check.ts'
import { zoneName } from '../../lib/format.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { LongField, SelectField } from '../../ui/choice-fields.tsx'
import { Form } from '../../ui/form.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { Pick, Toolbar } from '../../ui/toolbar.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { Candidates } from './candidates.tsx'

const newWave = graphql(`
  query NewWave {
    programme { id timeZone settings { version answerDays } }
    templates { id code version title { zh en fr } }
  }
`)
const waveCandidates = graphql(`
  query WaveCandidates($filter: SupplierFilter, $ids: [ID!]) {
    waveCandidates(filter: $filter, ids: $ids) { more suppliers { id name nameLatin country tier people obstacle } }
  }
`)
const createWave = graphql(`
  mutation CreateWave($input: CreateWaveInput!) {
    createWave(input: $input) { wave { id asked } leftOut { id name obstacle } }
  }
`)

const isState = (text: string): text is SupplierState => (supplierStates as readonly string[]).includes(text)
const isTier = (text: string): text is Tier => (tiers as readonly string[]).includes(text)

/** Too many for an address: the register gave them along. */
const givenAlong = (state: unknown): string[] | null =>
  state && typeof state === 'object' && 'ids' in state && Array.isArray(state.ids) ? state.ids.map(String) : null

/** The filters stand in the address: a colleague may send this page with the choice made. `ids`: chosen in the register. */
function useWhom() {
  const [search, setSearch] = useUrlParam('search')
  const [state, setState] = useUrlParam('state')
  const [tier, setTier] = useUrlParam('tier')
  const [ids, setIds] = useUrlParam('ids')
  const along = givenAlong(useLocation().state)
  const filter: SupplierFilter = {
    ...(search && { search }),
    ...(isState(state) && { status: [state] }),
    ...(isTier(tier) && { tier: [tier] }),
  }
  return { search, setSearch, state, setState, tier, setTier, ids: ids ? ids.split(',') : along, dropIds: () => setIds(''), filter }
}

function Whom({ whom, children }: { whom: ReturnType<typeof useWhom>; children: React.ReactNode }) {
  const { t } = useWords()
  const every = { value: '', label: t('waves:new.all') }
  return (
    <Card title={t('waves:new.whom')}>
      <p className="soft">{t('waves:new.whomLead')}</p>
      {whom.ids ? (
        <Notice tone="moving">
          {t('waves:new.handPicked')}{' '}
          <Button variant="subtle" size="compact-sm" onClick={whom.dropIds}>
            {t('waves:new.dropIds')}
          </Button>
        </Notice>
      ) : (
        <Toolbar>
          <SearchBox label={t('waves:new.search')} value={whom.search} onSearch={whom.setSearch} />
          <Pick
            label={t('waves:new.state')}
            value={whom.state}
            onPick={whom.setState}
            choices={[every, ...supplierStates.map(value => ({ value, label: t(`words:supplierState.${value}`) }))]}
          />
          <Pick
            label={t('waves:new.tier')}
            value={whom.tier}
            onPick={whom.setTier}
            choices={[every, ...tiers.map(value => ({ value, label: t(`words:tier.${value}`) }))]}
          />
        </Toolbar>
      )}
      {children}
    </Card>
  )
}

/** Of each questionnaire the newest version; older ones are not sent any more. */
const newest = (templates: NewWaveQuery['templates']): NewWaveQuery['templates'] =>
  templates.filter(one => !templates.some(other => other.code === one.code && other.version > one.version))

/** Whom to ask, what, by when and in which words: everything is seen before it is sent. */
export function NewWavePage() {
  const { t, locale } = useWords()
  const navigate = useNavigate()
  const whom = useWhom()
  const basis = useQuery(newWave, { fetchPolicy: 'cache-and-network' })
  const found = useQuery(waveCandidates, { variables: { filter: whom.filter, ids: whom.ids }, fetchPolicy: 'cache-and-network' })
  const creating = useCommand(createWave, ['Waves', 'Responses', 'ResponseCounts', 'Suppliers', 'MyWork'])
  // What was unticked by hand stays so while one filters on.
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const shown = found.data ?? found.previousData
  const chosen = (shown?.waveCandidates.suppliers ?? []).filter(one => !one.obstacle && !left.has(one.id)).map(({ id }) => id)
  const choose = (ids: readonly string[], yes: boolean): void => {
    const next = new Set(left)
    for (const id of ids)
      if (yes) next.delete(id)
      else next.add(id)
    setLeft(next)
  }
  const inputFrom = (form: FormData) => ({
    name: String(form.get('name')),
    templateId: String(form.get('templateId')),
    dueOn: String(form.get('dueOn')),
    message: String(form.get('message')).trim() || null,
    supplierIds: chosen,
  })
  const send = async (form: FormData): Promise<void> => {
    const done = await creating.run({ input: inputFrom(form) })
    if (done) await navigate(`/waves/${done.createWave.wave.id}`, { state: { sent: done.createWave } })
  }
  return (
    <Loaded query={basis}>
      {({ programme: { timeZone, settings }, templates }) => (
        <Page title={t('waves:new.title')} back={{ to: '/waves', word: t('waves:list.title') }}>
          <Whom whom={whom}>
            <Loaded query={{ ...found, data: shown }}>
              {data => <Candidates found={data.waveCandidates} isChosen={id => !left.has(id)} onChoose={choose} />}
            </Loaded>
          </Whom>
          <Form
            command={creating}
            onSend={send}
            check={form => (chosen.length === 0 ? { supplierIds: t('waves:new.nobody') } : faultsOf(schema, inputFrom(form)))}
            word={t('waves:new.send', { count: chosen.length })}
            beside={
              <LinkButton to="/waves" variant="default">
                {t('cancel')}
              </LinkButton>
            }
          >
            <TextField name="name" label={t('waves:new.nameLabel')} help={t('waves:new.nameHelp')} />
            <SelectField
              name="templateId"
              label={t('waves:new.template')}
              value={newest(templates)[0]?.id ?? ''}
              choices={newest(templates).map(({ id, title, version }) => ({
                value: id,
                label: t('waves:new.version', { title: title[locale], version }),
              }))}
            />
            <TextField
              name="dueOn"
              type="date"
              label={t('waves:new.due')}
              help={t('waves:new.dueHelp', { zone: zoneName(timeZone), count: settings.answerDays })}
              value={addDays(dayIn(new Date(), timeZone), settings.answerDays)}
              min={dayIn(new Date(), timeZone)}
            />
            <LongField name="message" label={t('waves:new.message')} help={t('waves:new.messageHelp')} optional />
          </Form>
        </Page>
      )}
    </Loaded>
  )
}
