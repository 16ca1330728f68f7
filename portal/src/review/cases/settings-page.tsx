import { useQuery } from '@apollo/client/react'
import { dayOf } from '../../lib/format.ts'
import { useWords } from '../../lib/words.ts'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { CasesTabs } from './cases-tabs.tsx'
import { AddressPart } from './mechanism/address-part.tsx'
import { BodiesPart } from './mechanism/bodies-part.tsx'
import { ClocksPart } from './mechanism/clocks-part.tsx'
import { EmergencyPart } from './mechanism/emergency-part.tsx'
import { IntakePart } from './mechanism/intake-part.tsx'
import { SpeakingPart } from './mechanism/speaking-part.tsx'
import { Troubles } from './mechanism/troubles.tsx'
import { grievanceSettings } from './mechanism-queries.ts'

const parts = Object.entries({
  address: AddressPart,
  speaking: SpeakingPart,
  intake: IntakePart,
  emergency: EmergencyPart,
  bodies: BodiesPart,
  clocks: ClocksPart,
})

/** How people reach us and what they are promised, part by part. */
export function GrievanceSettingsPage() {
  const { t } = useWords()
  const query = useQuery(grievanceSettings, { fetchPolicy: 'cache-and-network' })
  return (
    <Loaded query={query}>
      {({ grievanceSettings: settings }) => (
        <Page narrow title={t('grievances:tabs.settings')} lead={t('mechanism:settings.lead')}>
          <CasesTabs />
          <Troubles settings={settings} />
          {parts.map(([name, Part]) => (
            <Part key={name} settings={settings} refresh={query.refetch} />
          ))}
          {settings.setBy && settings.setAt && (
            <p className="soft small">{t('mechanism:settings.changedBy', { name: settings.setBy, day: dayOf(settings.setAt) })}</p>
          )}
        </Page>
      )}
    </Loaded>
  )
}
