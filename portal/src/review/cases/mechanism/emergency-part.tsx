import { isUnsaid } from 'shared/rules/in-language.ts'
import { setEmergency as schema } from 'shared/schemas/mechanism.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { useWords } from '../../../lib/words.ts'
import { setEmergency } from '../mechanism-queries.ts'
import { LocalFields, localFrom } from './local-fields.tsx'
import { LocalWords } from './local-words.tsx'
import { Part, type PartProps } from './part.tsx'

/** What somebody in danger is told first. */
export function EmergencyPart({ settings: { emergency, version }, refresh }: PartProps) {
  const { t } = useWords()
  const command = useCommand(setEmergency)
  return (
    <Part
      title={t('mechanism:emergency.title')}
      help={t('mechanism:emergency.help')}
      command={command}
      refresh={refresh}
      schema={schema}
      inputFrom={form => ({ version, emergency: localFrom(form, 'emergency') })}
      fields={<LocalFields name="emergency" label={t('mechanism:emergency.advice')} value={emergency} rows={4} />}
    >
      {isUnsaid(emergency) ? (
        <p>
          <span className="soft small">{t('mechanism:emergency.usual')}</span>
          <br />
          {t('speak:explain.danger')}
        </p>
      ) : (
        <LocalWords text={emergency} />
      )}
    </Part>
  )
}
