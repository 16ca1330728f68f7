import { isUnchanged, type TemplateDifference } from 'shared/questionnaires/diff-templates.ts'
import { questionsOf, type Template } from 'shared/questionnaires/template.ts'
import { exact, list } from '../../lib/format.ts'
import { sayIn } from '../../lib/value-text.ts'
import { isWord, useWords } from '../../lib/words.ts'
import css from './questionnaires.module.css'

interface Props {
  readonly difference: TemplateDifference
  /** Where the questions of the new version find their wording; those that go are known by their code alone. */
  readonly after: Template
}

/** What a new version would change, question by question. */
export function Difference({ difference, after }: Props) {
  const { t } = useWords()
  const { added, removed, changed, sections, settings, about, reordered } = difference
  const label = (code: string): string => sayIn(questionsOf(after).find(one => one.code === code)?.label)
  const partName = (part: string): string => {
    const key = `templates:part.${part}`
    return t(isWord(key) ? key : 'templates:part.other')
  }
  const settingName = (name: string): string => {
    const key = `templates:setting.${name}`
    return isWord(key) ? t(key) : name
  }
  if (isUnchanged(difference)) return null
  const parts: { title: string; rows: { key: string; words: string; detail?: string }[] }[] = [
    { title: t('templates:difference.added'), rows: added.map(code => ({ key: code, words: `${code} · ${label(code)}` })) },
    { title: t('templates:difference.removed'), rows: removed.map(code => ({ key: code, words: code })) },
    {
      title: t('templates:difference.changed'),
      rows: changed.map(({ code, parts: which, keepsAnswers }) => ({
        key: code,
        words: `${code} · ${label(code)}`,
        detail: `${list([...new Set(which.map(partName))])}${keepsAnswers ? '' : ` · ${t('templates:difference.keepsNot')}`}`,
      })),
    },
    {
      title: t('templates:difference.settings'),
      rows: settings.map(({ name, before, after: now }) => ({
        key: name,
        words: t('templates:difference.setting', {
          name: settingName(name),
          before: before === null ? t('templates:difference.noFigure') : exact(before),
          after: now === null ? t('templates:difference.noFigure') : exact(now),
        }),
      })),
    },
    {
      title: t('templates:difference.sections'),
      rows: [
        ...sections.added.map(code => ({ key: `+${code}`, words: t('templates:difference.sectionAdded', { code }) })),
        ...sections.removed.map(code => ({ key: `-${code}`, words: t('templates:difference.sectionRemoved', { code }) })),
        ...sections.changed.map(code => ({ key: code, words: t('templates:difference.sectionChanged', { code }) })),
        ...(reordered ? [{ key: 'order', words: t('templates:difference.reordered') }] : []),
        ...about.map(part => ({
          key: part,
          words: t(part === 'title' ? 'templates:difference.about.title' : 'templates:difference.about.rolesFrom'),
        })),
      ],
    },
  ]
  return parts
    .filter(part => part.rows.length > 0)
    .map(({ title, rows }) => (
      <section key={title} className={css.part}>
        <h3>
          {title} <span className="soft small">{rows.length}</span>
        </h3>
        <ul className={css.facts}>
          {rows.map(({ key, words, detail }) => (
            <li key={key}>
              {words} {detail && <span className="soft small">{detail}</span>}
            </li>
          ))}
        </ul>
      </section>
    ))
}
