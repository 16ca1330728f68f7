import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CountryRule } from 'shared/rules/countries/country-rule.ts'
import type { CountryRulesQuery } from '../../gql/graphql.ts'
import { useMay } from '../../lib/session.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { ButtonRow } from '../../ui/button-row.tsx'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { OnDay } from '../../ui/when.tsx'
import { approveRule, rejectRule, rulesPage, withdrawRule } from './country-queries.ts'
import { CountryTabs } from './country-tabs.tsx'
import { DecideWithWords } from './decide-with-words.tsx'
import { ProposeRule } from './propose-rule.tsx'
import { RuleBadge, RuleFacts } from './rule-facts.tsx'
import { RuleFlips } from './rule-flips.tsx'

export type Rule = CountryRulesQuery['countryRules'][number]
export const contentOf = (rule: Rule): CountryRule => rule.rule as CountryRule

/** The programme's rule: its thresholds, what is proposed, and every version. */
export function RulePage() {
  const { t } = useWords()
  const [proposes, setProposes] = useState(false)
  const may = useMay('rule.propose')
  const query = useQuery(rulesPage)
  return (
    <Loaded query={query}>
      {({ countryRules }) => {
        const inForce = countryRules.find(one => one.status === 'APPROVED')
        const waiting = countryRules.find(one => one.status === 'PROPOSED')
        return (
          <Page title={t('atlas:rule.title')} lead={t('atlas:rule.lead')}>
            <CountryTabs />
            <Notice tone="moving" title={t('atlas:rule.noLaw')}>
              {t('atlas:rule.noLawWhy')}
            </Notice>
            {waiting && inForce && <Proposal rule={waiting} inForce={inForce} />}
            {inForce && (
              <Card
                title={t('atlas:rule.inForce', { number: inForce.number })}
                actions={
                  may &&
                  !waiting &&
                  !proposes && (
                    <Button size="sm" onClick={() => setProposes(true)}>
                      {t('atlas:rule.propose')}
                    </Button>
                  )
                }
              >
                {proposes && !waiting ? (
                  <ProposeRule inForce={contentOf(inForce)} onClose={() => setProposes(false)} />
                ) : (
                  <RuleFacts rule={contentOf(inForce)} />
                )}
              </Card>
            )}
            <Versions rules={countryRules} />
          </Page>
        )
      }}
    </Loaded>
  )
}

/** What waits for a second person: what it would change, in whose words, and the decision. */
function Proposal({ rule, inForce }: { rule: Rule; inForce: Rule }) {
  const { t } = useWords()
  return (
    <Card title={t('atlas:rule.waits', { number: rule.number, name: rule.proposedBy ?? '' })}>
      <blockquote className="words">{rule.words}</blockquote>
      <RuleFacts rule={contentOf(rule)} before={contentOf(inForce)} />
      <RuleFlips rule={contentOf(rule)} />
      <ButtonRow>
        {(['approve', 'reject', 'withdraw'] as const).map(
          way => rule.allowedActions.includes(`rule.${way}`) && <Decide key={way} way={way} rule={rule} />,
        )}
      </ButtonRow>
      {rule.allowedActions.includes('rule.withdraw') && <p className="soft small">{t('atlas:rule.secondPerson')}</p>}
    </Card>
  )
}

function Decide({ way, rule: { id, version } }: { way: 'approve' | 'reject' | 'withdraw'; rule: Rule }) {
  const { t } = useWords()
  const again = ['CountryRules', 'CountryRuns', 'MyWork']
  const commands = {
    approve: useCommand(approveRule, again),
    reject: useCommand(rejectRule, again),
    withdraw: useCommand(withdrawRule, again),
  }
  return (
    <DecideWithWords
      word={t(`atlas:rule.${way}`)}
      consequence={t(`atlas:rule.${way}Consequence`)}
      first={way === 'approve'}
      command={commands[way]}
      of={{ id, version }}
    />
  )
}

function Versions({ rules }: { rules: readonly Rule[] }) {
  const { t } = useWords()
  return (
    <Card title={t('atlas:rule.versions')}>
      <DataTable
        caption={t('atlas:rule.versions')}
        rows={rules}
        rowKey={row => row.id}
        columns={[
          { key: 'number', word: t('atlas:rule.number'), tight: true, cell: row => row.number },
          { key: 'state', word: t('atlas:list.state'), tight: true, cell: row => <RuleBadge state={row.status} /> },
          { key: 'since', word: t('atlas:rule.since'), tight: true, cell: row => <OnDay at={row.statusSince} /> },
          { key: 'by', word: t('atlas:rule.by'), cell: row => row.proposedBy ?? t('atlas:rule.house') },
          { key: 'second', word: t('atlas:rule.second'), cell: row => row.decidedBy },
          {
            key: 'words',
            word: t('atlas:rule.words'),
            cell: row => (
              <>
                {row.proposedBy && <p>{row.words}</p>}
                <details>
                  <summary>{t('atlas:rule.show')}</summary>
                  <RuleFacts rule={contentOf(row)} />
                </details>
              </>
            ),
          },
        ]}
      />
    </Card>
  )
}
