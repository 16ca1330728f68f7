import type { Template } from 'shared/questionnaires/template.ts'
import { tiers } from 'shared/words/lists.ts'
import { sayIn } from '../../lib/value-text.ts'
import { useWords } from '../../lib/words.ts'
import { Icon } from '../../ui/icon.tsx'
import css from './questionnaires.module.css'

/** Which role receives which section. Roles a supplier names of itself add to those of its tier. */
export function RoleTable({ template }: { template: Template }) {
  const { t } = useWords()
  return (
    <div className={css.wide}>
      <table className={css.roles}>
        <caption className="unseen">{t('templates:page.roles')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('templates:page.section')}</th>
            {tiers.map(tier => (
              <th key={tier} scope="col">
                {t(`words:tier.${tier}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {template.sections.map(section => (
            <tr key={section.code}>
              <th scope="row">
                <a href={`#section-${section.code}`}>
                  {section.code} · {sayIn(section.title)}
                </a>
              </th>
              {tiers.map(tier => {
                const receives = section.tiers?.includes(tier) ?? true
                return (
                  <td key={tier} data-word={t(`words:tier.${tier}`)} className={receives ? css.yes : css.no}>
                    {receives ? <Icon name="check" size={16} /> : '–'}
                    <span className="unseen">{t(receives ? 'templates:page.receives' : 'templates:page.receivesNot')}</span>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
