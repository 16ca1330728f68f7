import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { dayIn } from 'shared/rules/days.ts'
import { type EditionFactsInput, editionFacts } from 'shared/schemas/countries.ts'
import { type SourceKey, sourceKeys, sourceOf } from 'shared/words/country-sources.ts'
import { faultsOf } from '../../lib/check.ts'
import { useIntention } from '../../lib/use-intention.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { SelectField } from '../../ui/choice-fields.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { ChooseColumns } from './choose-columns.tsx'
import css from './countries.module.css'
import { PreviewCard } from './preview-card.tsx'
import {
  type ColumnMapping,
  columnsOfEdition,
  type EditionPreview,
  loadEdition,
  previewEdition,
  type SentEdition,
  type Sheet,
} from './send-edition.ts'

const isSource = (text: string): text is SourceKey => (sourceKeys as readonly string[]).includes(text)

/** A publisher's file: what it is, what it holds, and only then loading it. */
export function LoadPage() {
  const { t, locale } = useWords()
  const [params] = useSearchParams()
  const given = params.get('source') ?? ''
  const navigate = useNavigate()
  const [source, setSource] = useState(isSource(given) ? given : '')
  const [file, setFile] = useState<File | null>(null)
  const [sent, setSent] = useState<SentEdition | null>(null)
  const [preview, setPreview] = useState<EditionPreview | null>(null)
  const [sheets, setSheets] = useState<readonly Sheet[] | null>(null)
  const looking = useIntention((one: SentEdition) => previewEdition(one))
  const loading = useIntention((one: SentEdition) => loadEdition(one))
  const finding = useIntention((one: SentEdition) => columnsOfEdition(one))
  // Anything changed is looked at again before it is loaded.
  const forget = (): void => {
    setPreview(null)
    setSheets(null)
    looking.clear()
    loading.clear()
  }
  const factsFrom = (form: FormData): EditionFactsInput => ({
    source: String(form.get('source')) as SourceKey,
    year: Number(form.get('year')),
    title: String(form.get('title')),
    kind: String(form.get('kind')) as EditionFactsInput['kind'],
    gotOn: String(form.get('gotOn')),
    licence: String(form.get('licence')),
    origin: String(form.get('origin')),
    fileName: file?.name ?? null,
  })
  const look = async (one: SentEdition): Promise<void> => {
    setPreview(null)
    setSent(one)
    setPreview((await looking.run(one)) ?? null)
  }
  const load = async (leaveOut: boolean): Promise<void> => {
    const loaded = sent && (await loading.run({ ...sent, leaveOut }))
    if (loaded) await navigate(`/editions/${loaded.id}`)
  }
  const noTable = looking.failure?.details.rule === 'editionNoTable'
  const found = noTable ? ((looking.failure?.details.facts?.columns ?? []) as readonly Sheet[]) : sheets
  const shownSource = sent?.facts.source
  return (
    <Page title={t('atlas:load.title')} lead={t('atlas:load.lead')} back={{ to: '/editions', word: t('atlas:editions.title') }}>
      <Card title={t('atlas:load.what')}>
        <div onChange={forget}>
          <Form
            command={{ ...looking, sentence: noTable ? undefined : looking.sentence }}
            word={t('atlas:load.look')}
            check={form => ({ ...faultsOf(editionFacts, factsFrom(form)), ...(!file && { file: t('form.fill') }) })}
            onSend={form => file && look({ facts: factsFrom(form), file, mapping: null })}
          >
            <SelectField
              name="source"
              label={t('atlas:finding.source')}
              // What stood there when the page opened: an empty choice that goes away later would shift the others.
              value={isSource(given) ? given : null}
              onPick={one => setSource(isSource(one) ? one : '')}
              choices={sourceKeys.map(one => ({ value: one, label: sourceOf(one).title[locale] }))}
            />
            <TextField name="year" type="number" min="1990" max="2100" label={t('atlas:figures.year')} help={t('atlas:load.yearHelp')} />
            <TextField name="title" label={t('atlas:load.name')} help={t('atlas:load.nameHelp')} />
            <SelectField
              key={source}
              name="kind"
              label={t('atlas:edition.kind')}
              help={t('atlas:load.kindHelp')}
              value={source ? sourceOf(source as SourceKey).kind : null}
              choices={(['COMPLETE_LIST', 'TABLE'] as const).map(one => ({ value: one, label: t(`atlas:kind.${one}`) }))}
            />
            <TextField name="gotOn" type="date" label={t('atlas:editions.gotOn')} value={dayIn(new Date(), 'UTC')} />
            <TextField name="origin" label={t('atlas:edition.origin')} help={t('atlas:load.originHelp')} />
            <TextField name="licence" label={t('atlas:edition.licence')} help={t('atlas:load.licenceHelp')} />
            <FileField
              label={t('atlas:load.file')}
              help={t('atlas:load.fileHelp')}
              accept=".xlsx,.csv,.txt,.json,.xml"
              onFiles={([first]) => setFile(first ?? null)}
            />
          </Form>
        </div>
      </Card>
      {noTable && <Notice tone="waiting" live title={looking.sentence ?? ''} />}
      {found && sent && shownSource && (
        <ChooseColumns
          key={shownSource}
          source={shownSource}
          sheets={found}
          busy={looking.busy}
          onChosen={(mapping: ColumnMapping) => void look({ ...sent, mapping })}
        />
      )}
      {preview && shownSource && (
        <div className={css.acts}>
          <PreviewCard
            source={shownSource}
            preview={preview}
            loading={loading}
            onLoad={load}
            onOtherColumns={async () => {
              const found = sent && (await finding.run(sent))
              if (found) setSheets(found)
            }}
          />
        </div>
      )}
    </Page>
  )
}
