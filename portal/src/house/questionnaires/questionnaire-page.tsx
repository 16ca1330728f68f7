import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { Link, useParams } from 'react-router'
import { questionsOf, type Template } from 'shared/questionnaires/template.ts'
import { moment, number } from '../../lib/format.ts'
import { useMay } from '../../lib/session.ts'
import { useTemplate } from '../../lib/template.ts'
import { useHashPlace } from '../../lib/use-hash-place.ts'
import { sayIn } from '../../lib/value-text.ts'
import { isWord, useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Drawing } from '../../ui/icon.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { moreIcons } from '../../ui/more-icons.ts'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded, NotFound } from '../../ui/trouble.tsx'
import { QuestionRead } from './question-read.tsx'
import css from './questionnaires.module.css'
import { RoleTable } from './role-table.tsx'
import { Shipped } from './shipped.tsx'
import { type Listed, questionnaires, versionsOf } from './templates-list.ts'

/** A questionnaire to be read, and the doors to a new version of it. */
export function QuestionnairePage() {
  const { id = '' } = useParams()
  const query = useQuery(questionnaires, { fetchPolicy: 'cache-and-network' })
  return (
    <Loaded query={query}>
      {({ templates }) => {
        const shown = templates.find(one => one.id === id)
        return shown ? <Shown key={id} shown={shown} versions={versionsOf(templates, shown.code)} /> : <NotFound />
      }}
    </Loaded>
  )
}

function Shown({ shown, versions }: { shown: Listed; versions: readonly Listed[] }) {
  const { t, locale } = useWords()
  const mayPublish = useMay('template.publish')
  const template = useTemplate(shown.id)
  useHashPlace(template.data !== undefined)
  const [newest] = versions
  const isNewest = newest?.id === shown.id
  const published = (one: Listed): string =>
    one.publishedBy
      ? t('templates:page.publishedBy', { moment: moment(one.publishedAt), name: one.publishedBy })
      : t('templates:page.shippedOn', { moment: moment(one.publishedAt) })
  return (
    <Page
      title={shown.title[locale]}
      lead={`${t('templates:page.versionOf', { code: shown.code, version: shown.version })} · ${published(shown)}`}
      back={{ to: '/questionnaires', word: t('templates:page.title') }}
      actions={
        <>
          <Button
            component="a"
            href={`/templates/${shown.id}.xlsx?lang=${locale}`}
            download
            variant="default"
            leftSection={<Drawing path={moreIcons.download} size={18} />}
          >
            {t('templates:page.download')}
          </Button>
          {mayPublish && isNewest && (
            <>
              <LinkButton to={`/questionnaires/${shown.id}/upload`} variant="default">
                {t('templates:page.upload')}
              </LinkButton>
              <LinkButton to={`/questionnaires/${shown.id}/thresholds`} variant="default">
                {t('templates:page.thresholds')}
              </LinkButton>
            </>
          )}
          <Button variant="default" onClick={() => window.print()}>
            {t('templates:page.print')}
          </Button>
        </>
      }
    >
      {!isNewest && newest && (
        <Notice tone="waiting" title={t('templates:page.newer', { version: newest.version })}>
          <Link to={`/questionnaires/${newest.id}`}>{t('templates:page.openNewest')}</Link>
        </Notice>
      )}
      {mayPublish && isNewest && <Shipped newest={shown} />}
      <Loaded query={template}>{content => <Reading template={content} />}</Loaded>
      {versions.length > 1 && (
        <Card title={t('templates:page.versions')}>
          <ul className={css.versions}>
            {versions.map(one => (
              <li key={one.id}>
                {one.id === shown.id ? <strong>{one.version}</strong> : <Link to={`/questionnaires/${one.id}`}>{one.version}</Link>}{' '}
                {published(one)}{' '}
                <span className="soft small">
                  {t('templates:page.inUse')}
                  {locale === 'zh' ? '：' : ': '}
                  {number(one.inUse)}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Page>
  )
}

function Reading({ template }: { template: Template }) {
  const { t } = useWords()
  const settings = Object.entries(template.settings)
  return (
    <>
      <p className="soft">
        {t('templates:page.sectionCount', { count: template.sections.length })} ·{' '}
        {t('templates:page.questionCount', { count: questionsOf(template).length })}
      </p>
      <Card title={t('templates:page.roles')}>
        <RoleTable template={template} />
      </Card>
      {settings.length > 0 && (
        <Card title={t('templates:page.settings')}>
          <p className="soft">{t('templates:page.settingsNote')}</p>
          <Facts>
            {settings.map(([name, value]) => {
              const key = `templates:setting.${name}`
              return (
                <Fact key={name} word={isWord(key) ? t(key) : name}>
                  {number(value)}
                </Fact>
              )
            })}
          </Facts>
        </Card>
      )}
      {template.sections.map(section => (
        <section key={section.code} id={`section-${section.code}`} className={css.section}>
          <Card title={`${section.code} · ${sayIn(section.title)}`}>
            {section.tiers && (
              <p className="soft">
                {t('templates:page.forRoles', { roles: section.tiers.map(tier => t(`words:tier.${tier}`)).join(', ') })}
              </p>
            )}
            <ol className={css.questions}>
              {section.questions.map(question => (
                <QuestionRead key={question.code} question={question} template={template} />
              ))}
            </ol>
          </Card>
        </section>
      ))}
    </>
  )
}
