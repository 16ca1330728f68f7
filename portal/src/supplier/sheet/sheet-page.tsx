import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import { useParams } from 'react-router'
import { graphql } from '../../gql/gql.ts'
import { day } from '../../lib/format.ts'
import { useIntention } from '../../lib/use-intention.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { Drawing } from '../../ui/icon.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { moreIcons } from '../../ui/more-icons.ts'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded, NotFound } from '../../ui/trouble.tsx'
import css from './sheet.module.css'
import { type Applied, applySheet, type Checked, checkSheet, type Sheet } from './sheet-door.ts'
import { SheetPreview } from './sheet-preview.tsx'

const responseSheet = graphql(`
  query ResponseSheet($id: ID!) { response(id: $id) { id title { zh en fr } allowedActions } }
`)

/** The questionnaire as a spreadsheet: taken along, filled without a line, and brought back. */
export function SheetPage() {
  const { t, locale } = useWords()
  const { id = '' } = useParams()
  const query = useQuery(responseSheet, { variables: { id }, fetchPolicy: 'cache-and-network' })
  return (
    <Loaded query={query}>
      {({ response }) =>
        !response ? (
          <NotFound />
        ) : (
          <Page
            title={t('workbook:page.title')}
            lead={t('workbook:page.lead')}
            back={{ to: `/responses/${id}`, word: response.title[locale] }}
          >
            <Card title={t('workbook:page.out')}>
              <div className={css.step}>
                <p>{t('workbook:page.outNote')}</p>
                <Button
                  component="a"
                  href={`/responses/${id}.xlsx?lang=${locale}`}
                  variant="default"
                  leftSection={<Drawing path={moreIcons.download} size={18} />}
                >
                  {t('workbook:page.download')}
                </Button>
              </div>
            </Card>
            {response.allowedActions.includes('answer.save') ? (
              <BringBack responseId={id} />
            ) : (
              <Notice tone="resting" title={t('workbook:page.notOpen')} />
            )}
          </Page>
        )
      }
    </Loaded>
  )
}

function BringBack({ responseId }: { responseId: string }) {
  const { t } = useWords()
  const field = useId()
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const [checked, setChecked] = useState<Checked | null>(null)
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set())
  const [applied, setApplied] = useState<Applied | null>(null)
  const checking = useIntention((given: Sheet) => checkSheet(given))
  const applying = useIntention((given: { sheet: Sheet; mark: string; taken: readonly string[] }) =>
    applySheet(given.sheet, given.mark, given.taken),
  )
  const choose = (file: File | null): void => {
    setSheet(file && { responseId, file, isOlder: false })
    setChecked(null)
    setApplied(null)
    checking.clear()
    applying.clear()
  }
  const look = async (given: Sheet): Promise<void> => {
    setSheet(given)
    setChecked(null)
    setApplied(null)
    setTaken(new Set())
    applying.clear()
    setChecked((await checking.run(given)) ?? null)
  }
  const save = async (given: Sheet, { mark }: Checked): Promise<void> => {
    const saved = await applying.run({ sheet: given, mark, taken: [...taken] })
    if (!saved) return
    setApplied(saved)
    setChecked(null)
  }
  const take = (question: string, isTaken: boolean): void =>
    setTaken(new Set(isTaken ? [...taken, question] : [...taken].filter(one => one !== question)))
  const count = checked?.changes.filter(one => !one.isConflict || taken.has(one.question)).length ?? 0
  return (
    <>
      <Card title={t('workbook:page.back')}>
        <div className={css.step}>
          <p>{t('workbook:page.backNote')}</p>
          <label htmlFor={field}>{t('workbook:page.file')}</label>
          <input
            id={field}
            type="file"
            accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            onChange={event => choose(event.currentTarget.files?.[0] ?? null)}
          />
          <Button loading={checking.busy} disabled={!sheet} onClick={() => sheet && void look({ ...sheet, isOlder: false })}>
            {t('workbook:page.check')}
          </Button>
        </div>
      </Card>
      {checking.sentence && (
        <Notice tone="trouble" live>
          {checking.sentence}
        </Notice>
      )}
      {sheet && checked?.older && (
        <Notice tone="waiting" live title={t('workbook:page.older')}>
          <div className={css.step}>
            <p>{t('workbook:page.olderNote', { ...checked.older, day: day(checked.older.day) })}</p>
            <Button variant="default" loading={checking.busy} onClick={() => void look({ ...sheet, isOlder: true })}>
              {t('workbook:page.convert')}
            </Button>
          </div>
        </Notice>
      )}
      {checked && !checked.older && <SheetPreview checked={checked} taken={taken} take={take} />}
      {checked && !checked.older && checked.faults.length === 0 && checked.changes.length === 0 && (
        <Notice tone="resting" live title={t('workbook:page.unchanged')}>
          {t('workbook:page.unchangedNote')}
        </Notice>
      )}
      {applying.sentence && (
        <Notice tone="trouble" live>
          {applying.sentence}
        </Notice>
      )}
      {sheet && checked && checked.faults.length === 0 && count > 0 && (
        <div>
          <Button loading={applying.busy} onClick={() => void save(sheet, checked)}>
            {t('workbook:page.apply', { count })}
          </Button>
        </div>
      )}
      {applied && (
        <Notice tone="done" live title={t('workbook:page.applied', { count: applied.saved })}>
          <div className={css.step}>
            <p>{t('workbook:page.appliedNote', { answered: applied.answered, required: applied.required })}</p>
            <LinkButton to={`/responses/${responseId}`}>{t('workbook:page.toQuestionnaire')}</LinkButton>
          </div>
        </Notice>
      )}
    </>
  )
}
