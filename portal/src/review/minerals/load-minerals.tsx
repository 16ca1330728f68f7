import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { mineralFacts } from 'shared/schemas/red-flags.ts'
import { faultsOf } from '../../lib/check.ts'
import { number } from '../../lib/format.ts'
import { useIntention } from '../../lib/use-intention.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { Form } from '../../ui/form.tsx'
import { NamedRows } from '../../ui/named-rows.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { loadMinerals, type MineralPreview, previewMinerals, type SentMinerals } from './send-minerals.ts'

/** Somebody's table: first what it holds, then taking it, whole or not at all. */
export function LoadMinerals({ onLoaded }: { onLoaded: () => void }) {
  const { t } = useWords()
  const [file, setFile] = useState<File | null>(null)
  const [sent, setSent] = useState<SentMinerals | null>(null)
  const [preview, setPreview] = useState<MineralPreview | null>(null)
  const [loaded, setLoaded] = useState(false)
  const looking = useIntention((one: SentMinerals) => previewMinerals(one))
  const taking = useIntention((one: SentMinerals) => loadMinerals(one))
  const forget = (): void => {
    setPreview(null)
    setLoaded(false)
    looking.clear()
    taking.clear()
  }
  const factsFrom = (form: FormData) => ({ title: String(form.get('title')), fileName: file?.name ?? '' })
  const look = async (one: SentMinerals): Promise<void> => {
    setSent(one)
    setPreview((await looking.run(one)) ?? null)
  }
  const take = async (leaveOut: boolean): Promise<void> => {
    if (!sent || !(await taking.run({ ...sent, leaveOut }))) return
    setPreview(null)
    setLoaded(true)
    onLoaded()
  }
  return (
    <Card title={t('minerals:load.title')}>
      <p>{t('minerals:load.lead')}</p>
      <div onChange={forget}>
        <Form
          command={looking}
          word={t('minerals:load.look')}
          check={form => ({ ...faultsOf(mineralFacts.pick({ title: true }), factsFrom(form)), ...(!file && { file: t('form.fill') }) })}
          onSend={form => file && look({ facts: factsFrom(form), file })}
        >
          <TextField name="title" label={t('minerals:load.name')} help={t('minerals:load.nameHelp')} />
          <FileField
            label={t('minerals:load.file')}
            help={t('minerals:load.fileHelp')}
            accept=".xlsx,.csv,.txt"
            onFiles={([first]) => setFile(first ?? null)}
          />
        </Form>
      </div>
      {loaded && <Notice tone="done" live title={t('minerals:load.done')} />}
      {taking.sentence && (
        <Notice tone="trouble" live>
          {taking.sentence}
        </Notice>
      )}
      {preview && <Found preview={preview} busy={taking.busy} onTake={take} />}
    </Card>
  )
}

function Found({ preview, busy, onTake }: { preview: MineralPreview; busy: boolean; onTake: (leaveOut: boolean) => Promise<void> }) {
  const { t } = useWords()
  const [knowingly, setKnowingly] = useState(false)
  const { before, counts, faults, unknown } = preview
  if (preview.loadedAs) return <Notice tone="resting" live title={t('minerals:load.already', { title: preview.loadedAs })} />
  return (
    <div role="status">
      <Facts>
        <Fact word={t('minerals:load.rowsRead')}>{number(preview.rowsRead)}</Fact>
        <Fact word={t('minerals:load.rows')}>{number(preview.rows)}</Fact>
        <Fact word={t('minerals:load.countries')}>{number(preview.countries)}</Fact>
        <Fact word={t('minerals:load.passedOver')}>{number(preview.passedOver)}</Fact>
        <Fact word={t('minerals:load.before')}>
          {before
            ? t('minerals:load.difference', {
                title: before.title,
                changed: number(before.changed),
                added: number(before.added),
                gone: number(before.gone),
              })
            : t('minerals:load.first')}
        </Fact>
      </Facts>
      {counts.faults > 0 && <Notice tone="trouble" title={t('minerals:load.faults', { count: counts.faults })} />}
      {counts.unknown > 0 && <Notice tone="waiting" title={t('minerals:load.unknown', { count: counts.unknown })} />}
      {counts.faults + counts.unknown > 0 && (
        <NamedRows
          caption={t('minerals:load.named')}
          rows={[...faults, ...unknown].map(({ row, kind, text }) => ({ row, what: t(`minerals:fault.${kind}`), text }))}
          words={{ row: t('minerals:load.row'), what: t('minerals:load.wrong'), text: t('minerals:load.text') }}
        />
      )}
      {counts.unknown > 0 && counts.faults === 0 && (
        <Checkbox
          label={t('minerals:load.knowingly', { count: counts.unknown })}
          checked={knowingly}
          onChange={event => setKnowingly(event.currentTarget.checked)}
        />
      )}
      <Button
        mt="md"
        loading={busy}
        disabled={preview.rows === 0 || counts.faults > 0 || (counts.unknown > 0 && !knowingly)}
        onClick={() => void onTake(knowingly)}
      >
        {t('minerals:load.take')}
      </Button>
    </div>
  )
}
