import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Notice } from '../../ui/notice.tsx'
import css from './sheet.module.css'
import type { Change, Checked, Told } from './sheet-door.ts'

interface Taking {
  readonly taken: ReadonlySet<string>
  readonly take: (question: string, isTaken: boolean) => void
}

/** What a filled workbook would change: what must be corrected first, what others changed meanwhile, and everything else. */
export function SheetPreview({ checked, taken, take }: { checked: Checked } & Taking) {
  const { t } = useWords()
  const conflicts = checked.changes.filter(one => one.isConflict)
  const plain = checked.changes.filter(one => !one.isConflict)
  return (
    <>
      {checked.faults.length > 0 && (
        <>
          <Notice tone="trouble" live title={t('workbook:page.faults', { count: checked.faults.length })}>
            {t('workbook:page.faultsNote')}
          </Notice>
          <Cells
            caption={t('workbook:page.faults', { count: checked.faults.length })}
            word={t('workbook:page.fault')}
            cells={checked.faults}
          />
        </>
      )}
      {conflicts.length > 0 && (
        <Card title={t('workbook:page.conflicts', { count: conflicts.length })}>
          <Notice tone="waiting">{t('workbook:page.conflictsNote')}</Notice>
          <div className={css.changes}>
            {conflicts.map(change => (
              <ChangeLines key={change.question} change={change}>
                <label className={css.take}>
                  <input
                    type="checkbox"
                    checked={taken.has(change.question)}
                    onChange={event => take(change.question, event.currentTarget.checked)}
                  />
                  {t('workbook:page.take')}
                </label>
              </ChangeLines>
            ))}
          </div>
        </Card>
      )}
      {plain.length > 0 && (
        <Card title={t('workbook:page.changes', { count: plain.length })}>
          <div className={css.changes}>
            {plain.map(change => (
              <ChangeLines key={change.question} change={change} />
            ))}
          </div>
        </Card>
      )}
      {checked.emptied.length > 0 && (
        <Notice tone="waiting" title={t('workbook:page.emptied', { count: checked.emptied.length })}>
          <ul>
            {checked.emptied.map(({ question, label }) => (
              <li key={question}>
                {question} · {label}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {checked.notices.length > 0 && (
        <Card title={t('workbook:page.notices', { count: checked.notices.length })}>
          <Cells
            caption={t('workbook:page.notices', { count: checked.notices.length })}
            word={t('workbook:page.notice')}
            cells={checked.notices}
          />
        </Card>
      )}
    </>
  )
}

function ChangeLines({ change, children }: { change: Change; children?: React.ReactNode }) {
  const { t } = useWords()
  const shown = (text: string) => text || <span className="soft">{t('workbook:page.nothing')}</span>
  const rows = change.lines.map((line, at) => ({ ...line, at }))
  return (
    <section className={css.change}>
      <h3>
        <span className="soft">{change.question}</span> {change.label}
      </h3>
      {change.savedBy && <p className="soft">{t('workbook:page.conflictBy', { name: change.savedBy })}</p>}
      <table className={css.lines}>
        <thead>
          <tr>
            <th scope="col">{t('workbook:page.part')}</th>
            <th scope="col">{t('workbook:page.before')}</th>
            <th scope="col">{t('workbook:page.after')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ at, what, before, after }) => (
            <tr key={at}>
              <th scope="row">{what || t('workbook:column.answer')}</th>
              <td data-word={t('workbook:page.before')}>{shown(before)}</td>
              <td data-word={t('workbook:page.after')}>{shown(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {change.more > 0 && <p className="soft">{t('workbook:page.more', { count: change.more })}</p>}
      {children}
    </section>
  )
}

function Cells({ caption, word, cells }: { caption: string; word: string; cells: readonly Told[] }) {
  const { t } = useWords()
  return (
    <DataTable
      caption={caption}
      rows={cells.map((one, at) => ({ ...one, at }))}
      rowKey={row => String(row.at)}
      columns={[
        { key: 'sheet', tight: true, word: t('workbook:page.sheet'), cell: row => row.sheet },
        { key: 'cell', tight: true, word: t('workbook:page.cell'), cell: row => row.cell },
        { key: 'column', word: t('workbook:page.column'), cell: row => row.column },
        { key: 'message', word, cell: row => row.message },
      ]}
    />
  )
}
