import { clockRanges } from 'shared/rules/grievances/clocks.ts'
import { retentionRange } from 'shared/rules/grievances/retention.ts'
import { setGrievances as schema } from 'shared/schemas/cases.ts'
import { number } from '../../../lib/format.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { useWords } from '../../../lib/words.ts'
import { Fact, Facts } from '../../../ui/facts.tsx'
import { TextField } from '../../../ui/text-fields.tsx'
import { setGrievances } from '../mechanism-queries.ts'
import { Part, type PartProps } from './part.tsx'

const ranges = { ...clockRanges, retentionYears: retentionRange }
const names = Object.keys(ranges) as (keyof typeof ranges)[]

/** Shorter as one likes, longer never. */
export function ClocksPart({ settings, refresh }: PartProps) {
  const { t } = useWords()
  const command = useCommand(setGrievances)
  return (
    <Part
      title={t('mechanism:clocks.title')}
      help={t('grievances:settings.lead')}
      command={command}
      refresh={refresh}
      schema={schema}
      inputFrom={form => ({
        version: settings.version,
        ...(Object.fromEntries(names.map(name => [name, Number(form.get(name))])) as Record<(typeof names)[number], number>),
      })}
      fields={names.map(name => {
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
    >
      <Facts>
        {names.map(name => (
          <Fact key={name} word={t(`grievances:settings.${name}`)}>
            {number(settings[name])}
          </Fact>
        ))}
      </Facts>
    </Part>
  )
}
