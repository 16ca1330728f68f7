import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { number } from '../../lib/format.ts'
import { useIntention } from '../../lib/use-intention.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { NamedRows } from '../../ui/named-rows.tsx'
import { Notice } from '../../ui/notice.tsx'
import { loadList, type Preview, previewList } from './send-list.ts'

/** A publisher's list: first what it holds, then taking it, whole or not at all. */
export function LoadList({ onLoaded }: { onLoaded: () => void }) {
  const { t } = useWords()
  const [files, setFiles] = useState<readonly File[]>([])
  const [preview, setPreview] = useState<Preview | null>(null)
  const [loaded, setLoaded] = useState(false)
  const looking = useIntention((chosen: readonly File[]) => previewList(chosen))
  const taking = useIntention((given: { files: readonly File[]; leaveOut: boolean }) => loadList(given))
  const look = async (): Promise<void> => {
    setLoaded(false)
    setPreview((await looking.run(files)) ?? null)
  }
  const take = async (leaveOut: boolean): Promise<void> => {
    if (!(await taking.run({ files, leaveOut }))) return
    setPreview(null)
    setLoaded(true)
    onLoaded()
  }
  const sentence = looking.sentence ?? taking.sentence
  return (
    <Card title={t('screening:load.title')}>
      <p>{t('screening:load.lead')}</p>
      <FileField
        label={t('screening:load.files')}
        accept=".xml,.csv,.txt"
        multiple
        onFiles={chosen => {
          setFiles(chosen)
          setPreview(null)
          looking.clear()
          taking.clear()
        }}
      />
      <Button loading={looking.busy} disabled={files.length === 0} onClick={() => void look()}>
        {t('screening:load.look')}
      </Button>
      {sentence && (
        <Notice tone="trouble" live>
          {sentence}
        </Notice>
      )}
      {loaded && <Notice tone="done" live title={t('screening:load.done')} />}
      {preview && <Found preview={preview} busy={taking.busy} onTake={take} />}
    </Card>
  )
}

function Found({ preview, busy, onTake }: { preview: Preview; busy: boolean; onTake: (leaveOut: boolean) => Promise<void> }) {
  const { t } = useWords()
  const [leaveOut, setLeaveOut] = useState(false)
  const { before, faults, faultCount } = preview
  if (preview.loadedAs) return <Notice tone="resting" live title={t('screening:load.already', { version: preview.loadedAs })} />
  return (
    <div role="status">
      <Facts>
        <Fact word={t('screening:hits.list')}>{t(`screening:publisher.${preview.list}`)}</Fact>
        <Fact word={t('screening:lists.version')}>{preview.version}</Fact>
        <Fact word={t('screening:load.rows')}>{number(preview.rows)}</Fact>
        <Fact word={t('screening:lists.entries')}>{number(preview.entries)}</Fact>
        <Fact word={t('screening:lists.names')}>{number(preview.names)}</Fact>
        <Fact word={t('screening:load.before')}>
          {before
            ? t('screening:load.difference', {
                version: before.version,
                same: number(before.same),
                changed: number(before.changed),
                added: number(before.added),
                gone: number(before.gone),
              })
            : t('screening:load.first')}
        </Fact>
      </Facts>
      {faultCount > 0 && (
        <>
          <Notice tone="trouble" title={t('screening:load.faults', { count: faultCount })} />
          <NamedRows
            caption={t('screening:load.faults', { count: faultCount })}
            rows={faults.map(({ file, row, kind, said }) => ({ file, row, what: t(`screening:fault.${kind}`), text: said }))}
            words={{
              file: t('screening:load.file'),
              row: t('screening:load.row'),
              what: t('screening:load.fault'),
              text: t('screening:load.said'),
            }}
          />
          <Checkbox
            checked={leaveOut}
            onChange={event => setLeaveOut(event.currentTarget.checked)}
            label={t('screening:load.leaveOut', { count: faultCount })}
          />
        </>
      )}
      <Button mt="md" loading={busy} disabled={faultCount > 0 && !leaveOut} onClick={() => void onTake(leaveOut)}>
        {t('screening:load.take', { count: preview.entries })}
      </Button>
    </div>
  )
}
