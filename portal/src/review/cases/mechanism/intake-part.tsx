import { useState } from 'react'
import { Link } from 'react-router'
import { departmentsWithoutReader } from 'shared/rules/grievances/readers.ts'
import { setIntake as schema } from 'shared/schemas/mechanism.ts'
import { list } from '../../../lib/format.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { useWords } from '../../../lib/words.ts'
import { CheckboxesField, RadioField } from '../../../ui/choice-fields.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { type Settings, setIntake } from '../mechanism-queries.ts'
import css from './mechanism.module.css'
import { Part, type PartProps } from './part.tsx'

type Person = Settings['people'][number]

const all = (form: FormData): boolean => form.get('everybody') === 'yes'
const chosen = (form: FormData): string[] => form.getAll('accountIds').map(String)

/** Who reads what comes in. Whom that would leave out is said while one chooses. */
export function IntakePart({ settings, refresh }: PartProps) {
  const { t } = useWords()
  const command = useCommand(setIntake)
  const { people, intakeIds, departments, version } = settings
  const trusted = people.filter(one => one.vouched)
  const readers = trusted.filter(one => intakeIds?.includes(one.accountId) ?? true)
  const department = (one: Person): string =>
    departments.find(({ id }) => id === one.departmentId)?.name ?? t('mechanism:intake.noDepartment')
  const label = (one: Person): string => `${one.name} · ${department(one)}`
  return (
    <Part
      title={t('mechanism:intake.title')}
      help={t('mechanism:intake.help')}
      command={command}
      refresh={refresh}
      schema={schema}
      inputFrom={form => ({ version, accountIds: all(form) ? null : chosen(form) })}
      fields={<Chooser settings={settings} trusted={trusted} label={label} />}
    >
      {intakeIds === null && readers.length > 0 && <p>{t('mechanism:intake.all')}</p>}
      <ul className={css.people}>
        {readers.map(one => (
          <li key={one.accountId}>{label(one)}</li>
        ))}
      </ul>
      <Waiting people={people} />
      <LeftOut readers={readers} departments={departments} />
    </Part>
  )
}

interface ChooserProps {
  readonly settings: Settings
  readonly trusted: readonly Person[]
  readonly label: (one: Person) => string
}

function Chooser({ settings: { intakeIds, departments, people }, trusted, label }: ChooserProps) {
  const { t } = useWords()
  const [everybody, setEverybody] = useState(intakeIds === null)
  const [ids, setIds] = useState<readonly string[]>(intakeIds ?? trusted.map(one => one.accountId))
  const look = (form: HTMLFormElement | null): void => {
    if (!form) return
    const data = new FormData(form)
    setEverybody(all(data))
    if (!all(data)) setIds(chosen(data))
  }
  return (
    <div className={css.chooser} onChange={event => look((event.target as HTMLInputElement).form)}>
      <RadioField
        name="everybody"
        label={t('mechanism:intake.which')}
        value={everybody ? 'yes' : 'no'}
        choices={[
          { value: 'yes', label: t('mechanism:intake.all') },
          { value: 'no', label: t('mechanism:intake.some') },
        ]}
      />
      {!everybody && (
        <CheckboxesField
          name="accountIds"
          label={t('mechanism:intake.who')}
          choices={trusted.map(one => ({ value: one.accountId, label: label(one) }))}
          values={ids}
        />
      )}
      <Waiting people={people} />
      <LeftOut readers={trusted.filter(one => everybody || ids.includes(one.accountId))} departments={departments} />
    </div>
  )
}

/** Handlers who may not be given cases yet, and what is missing. */
function Waiting({ people }: { people: readonly Person[] }) {
  const { t } = useWords()
  const waiting = people.filter(one => !one.vouched)
  if (waiting.length === 0) return null
  return (
    <div className="soft small">
      <p>{t('mechanism:intake.waiting')}</p>
      <ul className={css.people}>
        {waiting.map(({ accountId, name, hasKey }) => (
          <li key={accountId}>
            {name}: {t(hasKey ? 'mechanism:intake.unknown' : 'mechanism:intake.noKey')}
          </li>
        ))}
      </ul>
      <p>
        <Link to="/cases/keys">{t('mechanism:intake.toKeys')}</Link>
      </p>
    </div>
  )
}

function LeftOut({ readers, departments }: { readers: readonly Person[]; departments: Settings['departments'] }) {
  const { t } = useWords()
  if (readers.length === 0) return <Notice tone="trouble">{t('mechanism:intake.nobody')}</Notice>
  const closed = departmentsWithoutReader(
    departments,
    readers.map(one => ({ departmentId: one.departmentId ?? null })),
  )
  if (closed.length === 0) return null
  return <Notice tone="waiting">{t('mechanism:intake.withoutReader', { departments: list(closed.map(({ name }) => name)) })}</Notice>
}
