import { setSpeaking as schema } from 'shared/schemas/mechanism.ts'
import { type AnswerLanguage, answerLanguages } from 'shared/words/grievances.ts'
import { list } from '../../../lib/format.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { useWords } from '../../../lib/words.ts'
import { Badge } from '../../../ui/badge.tsx'
import { CheckboxesField, RadioField } from '../../../ui/choice-fields.tsx'
import { Fact, Facts } from '../../../ui/facts.tsx'
import { TextField } from '../../../ui/text-fields.tsx'
import { setSpeaking } from '../mechanism-queries.ts'
import { LocalFields, localFrom } from './local-fields.tsx'
import { LocalWords } from './local-words.tsx'
import css from './mechanism.module.css'
import { Part, type PartProps } from './part.tsx'

/** Open or closed, the languages of its handlers, and where else one is heard. */
export function SpeakingPart({ settings, refresh }: PartProps) {
  const { t } = useWords()
  const command = useCommand(setSpeaking)
  const { open, languages, elsewhere, privacyContact } = settings
  const choices = answerLanguages.map(value => ({ value, label: t(`mechanism:language.${value}`) }))
  return (
    <Part
      title={t('mechanism:speaking.title')}
      command={command}
      refresh={refresh}
      schema={schema}
      inputFrom={form => ({
        version: settings.version,
        open: form.get('open') === 'yes',
        languages: form.getAll('languages') as AnswerLanguage[],
        elsewhere: localFrom(form, 'elsewhere'),
        privacyContact: String(form.get('privacyContact')),
      })}
      fields={
        <>
          <RadioField
            name="open"
            label={t('mechanism:speaking.state')}
            value={open ? 'yes' : 'no'}
            choices={[
              { value: 'yes', label: t('mechanism:speaking.isOpen') },
              { value: 'no', label: t('mechanism:speaking.isClosed') },
            ]}
          />
          <div className={css.languages}>
            <CheckboxesField
              name="languages"
              label={t('mechanism:speaking.languages')}
              help={t('mechanism:speaking.languagesHelp')}
              choices={choices}
              values={languages}
            />
          </div>
          <LocalFields
            name="elsewhere"
            label={t('mechanism:speaking.elsewhere')}
            help={t('mechanism:speaking.elsewhereHelp')}
            value={elsewhere}
            rows={3}
          />
          <TextField
            name="privacyContact"
            label={t('mechanism:speaking.privacyContact')}
            help={t('mechanism:speaking.privacyHelp')}
            optional
            value={privacyContact}
          />
        </>
      }
    >
      <Facts>
        <Fact word={t('mechanism:speaking.state')}>
          <Badge tone={open ? 'done' : 'resting'}>{t(open ? 'mechanism:speaking.open' : 'mechanism:speaking.closed')}</Badge>
        </Fact>
        <Fact word={t('mechanism:speaking.languages')}>
          {list(choices.filter(({ value }) => languages.includes(value)).map(({ label }) => label))}
        </Fact>
        <Fact word={t('mechanism:speaking.elsewhere')}>
          <LocalWords text={elsewhere} />
        </Fact>
        <Fact word={t('mechanism:speaking.privacyContact')}>
          {privacyContact || <span className="soft">{t('mechanism:settings.none')}</span>}
        </Fact>
      </Facts>
    </Part>
  )
}
