import { Button } from '@mantine/core'
import { useState } from 'react'
import { setPublicPath as schema } from 'shared/schemas/mechanism.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { useWords } from '../../../lib/words.ts'
import { ButtonRow } from '../../../ui/button-row.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextField } from '../../../ui/text-fields.tsx'
import { setPublicPath } from '../mechanism-queries.ts'
import css from './mechanism.module.css'
import { Part, type PartProps } from './part.tsx'

/** Where anybody speaks up: large, to copy, to hang up; and another one, if it must be. */
export function AddressPart({ settings: { path, version }, refresh }: PartProps) {
  const { t, locale } = useWords()
  const command = useCommand(setPublicPath)
  const address = `${window.location.origin}/speak/${path}`
  return (
    <Part
      title={t('mechanism:address.title')}
      help={t('mechanism:address.help')}
      command={command}
      refresh={refresh}
      schema={schema}
      words={{ change: t('mechanism:address.change'), save: t('mechanism:address.save') }}
      inputFrom={form => ({ version, path: String(form.get('path')) })}
      fields={
        <>
          <Notice tone="waiting">{t('mechanism:address.warn')}</Notice>
          <TextField name="path" label={t('mechanism:address.path')} help={t('mechanism:address.pathHelp')} value={path} />
        </>
      }
    >
      <p className={css.address}>{address}</p>
      <ButtonRow>
        <CopyButton text={address} />
        <Button component="a" href={`${address}?lang=${locale}`} target="_blank" rel="noopener" variant="default">
          {t('mechanism:address.open')}
        </Button>
        <Button component="a" href={`${address}/notice?lang=${locale}`} target="_blank" rel="noopener" variant="default">
          {t('mechanism:address.notice')}
        </Button>
      </ButtonRow>
    </Part>
  )
}

/** Without TLS there is no clipboard to write to; the address is chosen whole by a click on it. */
function CopyButton({ text }: { text: string }) {
  const { t } = useWords()
  const [copied, setCopied] = useState(false)
  if (!navigator.clipboard) return null
  const copy = (): Promise<void> =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <Button onClick={() => void copy()} aria-live="polite">
      {t(copied ? 'mechanism:address.copied' : 'mechanism:address.copy')}
    </Button>
  )
}
