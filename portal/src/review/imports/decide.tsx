import { Button, Radio } from '@mantine/core'
import { usualChoices } from 'shared/schemas/imports.ts'
import type { ImportFieldsFragment } from '../../gql/graphql.ts'
import { number } from '../../lib/format.ts'
import { useCommand } from '../../lib/use-command.ts'
import { currentLocale, useWords } from '../../lib/words.ts'
import { ButtonRow } from '../../ui/button-row.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import css from './imports.module.css'
import { applyImport, chooseForDuplicates, discardImport } from './imports.ts'

type Import = ImportFieldsFragment

/** What the person says before anything is written. */
export function Decide({ one }: { one: Import }) {
  const { t } = useWords()
  const { counts } = one
  const input = { id: one.id, version: one.version }
  const applying = useCommand(applyImport)
  const discarding = useCommand(discardImport)
  // Who is new is among those to create.
  const writes = counts.toCreate + counts.toUpdate
  const values = {
    created: number(counts.toCreate),
    updated: number(counts.toUpdate),
    skipped: number(counts.toSkip),
    faults: number(counts.faults),
  }
  const open = writes + counts.duplicates === 0
  return (
    <>
      {one.comparedAgain && <Notice tone="waiting" live title={t('imports:preview.again')} />}
      {open && (
        <Notice tone="resting" live title={t(counts.unchanged > 0 ? 'imports:preview.unchangedAll' : 'imports:preview.onlyFaults')} />
      )}
      {counts.duplicates > 0 && <Usual one={one} />}
      {counts.undecided > 0 && <Notice tone="waiting">{t('imports:preview.undecided', { count: counts.undecided })}</Notice>}
      <ButtonRow>
        {one.allowedActions.includes('supplier.import') && !open && (
          <ConfirmButton
            word={t('imports:preview.apply')}
            title={t('imports:preview.applyTitle')}
            consequence={t('imports:preview.applyConsequence', values)}
            command={applying}
            variables={{ input }}
            disabled={counts.undecided > 0}
          />
        )}
        {one.allowedActions.includes('import.stage') && (
          <ConfirmButton
            variant="default"
            word={t('imports:preview.discard')}
            title={t('imports:preview.discardTitle')}
            consequence={t('imports:preview.discardConsequence')}
            command={discarding}
            variables={{ input }}
          />
        )}
      </ButtonRow>
    </>
  )
}

/** One choice for all duplicates; each row may have its own. */
function Usual({ one }: { one: Import }) {
  const { t } = useWords()
  const choosing = useCommand(chooseForDuplicates)
  return (
    <fieldset className={css.choice}>
      <legend>{t('imports:preview.usual')}</legend>
      {usualChoices.map(choice => (
        <Radio
          key={choice}
          name="usual"
          label={t(`imports:choice.${choice}`)}
          checked={one.usualChoice === choice}
          disabled={choosing.busy}
          onChange={() => void choosing.run({ input: { id: one.id, version: one.version, choice } })}
        />
      ))}
      <div className="soft small">{t('imports:preview.usualNote')}</div>
      {choosing.sentence && (
        <Notice tone="trouble" live>
          {choosing.sentence}
        </Notice>
      )}
    </fieldset>
  )
}

export function TakeFaults({ id }: { id: string }) {
  const { t } = useWords()
  return (
    <Button component="a" variant="default" href={`/imports/${id}/to-correct.xlsx?lang=${currentLocale()}`} download>
      {t('imports:preview.takeFaults')}
    </Button>
  )
}
