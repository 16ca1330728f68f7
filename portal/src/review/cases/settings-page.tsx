import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { clockRanges } from 'shared/rules/grievances/clocks.ts'
import { retentionRange } from 'shared/rules/grievances/retention.ts'
import { setGrievances as setSchema } from 'shared/schemas/cases.ts'
import { faultsOf } from '../../lib/check.ts'
import { useMay } from '../../lib/session.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import css from './cases.module.css'
import { CasesTabs } from './cases-tabs.tsx'
import { grievanceSettings, setGrievances } from './mechanism-queries.ts'

const ranges = { ...clockRanges, retentionYears: retentionRange }
const fields = Object.keys(ranges) as (keyof typeof ranges)[]

/** Where the public pages are, and the clocks: shorter as one likes, longer never. */
export function GrievanceSettingsPage() {
  const { t } = useWords()
  const query = useQuery(grievanceSettings, { fetchPolicy: 'cache-and-network' })
  const command = useCommand(setGrievances)
  const [saved, setSaved] = useState(false)
  const may = useMay('grievanceSettings.set')
  return (
    <Loaded query={query}>
      {({ grievanceSettings: settings }) => {
        const address = `${window.location.origin}/speak/${settings.path}`
        const inputFrom = (form: FormData) => ({
          version: settings.version,
          ...(Object.fromEntries(fields.map(name => [name, Number(form.get(name))])) as Record<(typeof fields)[number], number>),
        })
        return (
          <Page narrow title={t('grievances:tabs.settings')} lead={t('grievances:settings.lead')}>
            <CasesTabs />
            <Card title={t('grievances:settings.address')}>
              <p className={css.address}>
                <a href={address}>{address}</a>
              </p>
              <p className="soft small">{t('grievances:settings.addressHelp')}</p>
            </Card>
            {saved && (
              <Notice tone="done" live>
                {t('grievances:settings.saved')}
              </Notice>
            )}
            {may && (
              <Form
                key={settings.version}
                command={command}
                word={t('grievances:settings.save')}
                check={form => faultsOf(setSchema, inputFrom(form))}
                onSend={async form => setSaved(Boolean(await command.run({ input: inputFrom(form) })))}
              >
                {fields.map(name => {
                  const { least, most } = ranges[name]
                  return (
                    <TextField
                      key={name}
                      name={name}
                      type="number"
                      min={String(least)}
                      max={String(most)}
                      label={t(`grievances:settings.${name}`)}
                      help={t('grievances:settings.range', { least, most })}
                      value={String(settings[name])}
                    />
                  )
                })}
              </Form>
            )}
          </Page>
        )
      }}
    </Loaded>
  )
}
