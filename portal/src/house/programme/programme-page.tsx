import { useQuery } from '@apollo/client/react'
import { localeName, weekdayChoices } from '../../lib/choices.ts'
import { list, number, zoneName } from '../../lib/format.ts'
import { useMay } from '../../lib/session.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { When } from '../../ui/when.tsx'
import { isAsiActivity } from './asi-activity.ts'
import { programmePage, settingsVersions } from './programme-fields.ts'
import { ProgrammeTabs } from './programme-tabs.tsx'

/** Who we are as a programme, and the times we give; each version of the settings stays to be read. */
export function ProgrammePage() {
  const { t } = useWords()
  const query = useQuery(programmePage, { fetchPolicy: 'cache-and-network' })
  const versions = useQuery(settingsVersions, { skip: !useMay('programme.set'), fetchPolicy: 'cache-and-network' }).data
  const weekdays = weekdayChoices()
  const weekend = (days: readonly number[]): string => list(weekdays.filter(one => days.includes(Number(one.value))).map(one => one.label))
  return (
    <Loaded query={query}>
      {({ programme }) => (
        <Page title={t('nav.programme')} lead={programme.name}>
          <ProgrammeTabs />
          <Card
            title={t('staff:programme.profile')}
            actions={
              programme.allowedActions.includes('programme.edit') && (
                <LinkButton to="/programme/edit" variant="default" size="sm">
                  {t('staff:programme.edit')}
                </LinkButton>
              )
            }
          >
            <Facts>
              <Fact word={t('door:found.programmeName')}>{programme.name}</Fact>
              <Fact word={t('staff:programme.site')}>{programme.site}</Fact>
              <Fact word={t('staff:programme.area')}>{programme.area}</Fact>
              <Fact word={t('staff:programme.products')}>{programme.products}</Fact>
              <Fact word={t('staff:supplier.tier')}>{t(`words:tier.${programme.tier}`)}</Fact>
              <Fact word={t('staff:programme.asiActivity')}>
                {isAsiActivity(programme.asiActivity) ? t(`words:asiActivity.${programme.asiActivity}`) : programme.asiActivity}
              </Fact>
              <Fact word={t('door:found.timeZone')}>
                {zoneName(programme.timeZone)} · {programme.timeZone}
              </Fact>
              <Fact word={t('staff:programme.locale')}>{localeName(programme.locale)}</Fact>
            </Facts>
          </Card>
          <Card
            title={t('staff:settings.title')}
            actions={
              programme.allowedActions.includes('programme.set') && (
                <LinkButton to="/programme/settings" variant="default" size="sm">
                  {t('staff:settings.edit')}
                </LinkButton>
              )
            }
          >
            <Facts>
              <Fact word={t('staff:settings.answerDays')}>{t('staff:settings.days', { count: programme.settings.answerDays })}</Fact>
              <Fact word={t('staff:settings.correctionDays')}>
                {t('staff:settings.days', { count: programme.settings.correctionDays })}
              </Fact>
              <Fact word={t('staff:settings.weekend')}>{weekend(programme.settings.weekend) || t('staff:settings.noWeekend')}</Fact>
            </Facts>
          </Card>
          {versions && (
            <Card title={t('staff:settings.versions')}>
              <DataTable
                caption={t('staff:settings.versions')}
                rows={versions.programmeSettingsVersions}
                rowKey={row => String(row.version)}
                columns={[
                  { key: 'version', word: t('staff:settings.version'), cell: row => number(row.version) },
                  { key: 'answer', word: t('staff:settings.answerDays'), numeric: true, cell: row => number(row.answerDays) },
                  { key: 'correction', word: t('staff:settings.correctionDays'), numeric: true, cell: row => number(row.correctionDays) },
                  { key: 'weekend', word: t('staff:settings.weekend'), cell: row => weekend(row.weekend) },
                  { key: 'from', tight: true, word: t('staff:settings.from'), cell: row => <When at={row.takesEffectAt} /> },
                  { key: 'by', word: t('staff:settings.by'), cell: row => row.setBy },
                ]}
              />
            </Card>
          )}
        </Page>
      )}
    </Loaded>
  )
}
