import { assessFlag as assessSchema, followFlag as followSchema } from 'shared/schemas/red-flags.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { VerdictForm } from '../../ui/verdict.tsx'
import { assessFlag, followFlag, type ShownFlag } from './flag-queries.ts'

const refreshed = ['Flags', 'FlagCounts', 'SupplierFlags', 'Story', 'MyWork', 'Flag']
const verdicts = { 'flag.judgeValid': 'VALID', 'flag.dismiss': 'DISMISSED' } as const
const follows = { 'flag.monitor': 'MONITORED', 'flag.settle': 'CLEARED' } as const

/** Of the choices those that the server allows. */
const allowedOf = <C extends string>({ allowedActions }: ShownFlag, choices: Readonly<Record<string, C>>): C[] =>
  Object.entries(choices).flatMap(([action, choice]) => (allowedActions.includes(action) ? [choice] : []))

/** Valid or dismissed, with the reason; what a person found is judged once more when it turns out otherwise. */
export function JudgeFlag({ flag }: { flag: ShownFlag }) {
  const { t } = useWords()
  const words = { VALID: t('flags:flags.valid'), DISMISSED: t('flags:flags.dismiss') }
  return (
    <VerdictForm
      key={`judge ${flag.version}`}
      command={useCommand(assessFlag, refreshed)}
      schema={assessSchema}
      name="verdict"
      label={t('flags:flags.verdict')}
      help={t('flags:flags.validMeans')}
      choices={allowedOf(flag, verdicts).map(value => ({ value, label: words[value] }))}
      word={t('flags:flags.send')}
      why={{ label: t('flags:flags.why'), help: t('flags:flags.whyHelp') }}
      inputFrom={(verdict, reason) => ({ id: flag.id, version: flag.version, verdict: verdict as 'VALID', words: reason })}
    />
  )
}

/** After its due diligence: it is watched, or settled. */
export function FollowFlag({ flag }: { flag: ShownFlag }) {
  const { t } = useWords()
  return (
    <VerdictForm
      key={`follow ${flag.version}`}
      command={useCommand(followFlag, refreshed)}
      schema={followSchema}
      name="to"
      label={t('flags:flags.next')}
      choices={allowedOf(flag, follows).map(value => ({ value, label: t(`flags:follow.${value}`) }))}
      word={t('flags:flags.send')}
      why={{ label: t('flags:flags.why') }}
      inputFrom={(to, reason) => ({ id: flag.id, version: flag.version, to: to as 'MONITORED', words: reason })}
    />
  )
}
