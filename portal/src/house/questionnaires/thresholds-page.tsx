import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { placeholdersOf } from 'shared/questionnaires/fill-text.ts'
import { questionsOf, type Template } from 'shared/questionnaires/template.ts'
import { list } from '../../lib/format.ts'
import { useCommand } from '../../lib/use-command.ts'
import { isWord, useWords } from '../../lib/words.ts'
import { Empty } from '../../ui/empty.tsx'
import { Form } from '../../ui/form.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { Loaded, NotFound } from '../../ui/trouble.tsx'
import { publishTemplate, questionnaireContent } from './templates-list.ts'

/** The figures a programme sets for itself. They are its choice, and said to be. */
export function ThresholdsPage() {
  const { id = '' } = useParams()
  const query = useQuery(questionnaireContent, { variables: { id }, fetchPolicy: 'cache-and-network' })
  return (
    <Loaded query={query}>
      {({ template }) =>
        template ? <Thresholds id={id} template={{ ...(template.content as Template), version: template.version }} /> : <NotFound />
      }
    </Loaded>
  )
}

/** The questions whose wording names a threshold. */
const namedIn = (template: Template, name: string): string[] =>
  questionsOf(template)
    .filter(question => [question.label, question.help].some(text => text && placeholdersOf(text).includes(name)))
    .map(question => question.code)

function Thresholds({ id, template }: { id: string; template: Template }) {
  const { t, locale } = useWords()
  const navigate = useNavigate()
  const publishing = useCommand(publishTemplate, ['Questionnaires'])
  const [unchanged, setUnchanged] = useState(false)
  const names = Object.keys(template.settings)
  const settingsFrom = (data: FormData) => Object.fromEntries(names.map(name => [name, Number(String(data.get(name)).replace(',', '.'))]))
  const check = (data: FormData): Record<string, string> =>
    Object.fromEntries(
      Object.entries(settingsFrom(data)).flatMap(([name, value]) =>
        Number.isFinite(value) ? [] : [[name, t('templates:thresholds.notNumber')]],
      ),
    )
  const save = async (data: FormData): Promise<void> => {
    const settings = settingsFrom(data)
    const same = names.every(name => settings[name] === template.settings[name])
    setUnchanged(same)
    if (same) return
    const done = await publishing.run({ content: { ...template, settings }, basedOn: id })
    if (done) await navigate(`/questionnaires/${done.publishTemplate.id}`)
  }
  const back = `/questionnaires/${id}`
  return (
    <Page
      narrow
      title={t('templates:thresholds.title', { title: template.title[locale] })}
      lead={t('templates:thresholds.lead')}
      back={{ to: back, word: template.title[locale] }}
    >
      {names.length === 0 ? (
        <Empty title={t('templates:thresholds.none')} />
      ) : (
        <Form
          command={publishing}
          onSend={save}
          check={check}
          word={t('templates:thresholds.save')}
          beside={
            <LinkButton to={back} variant="default">
              {t('cancel')}
            </LinkButton>
          }
        >
          {unchanged && <Notice tone="resting" live title={t('templates:thresholds.unchanged')} />}
          {names.map(name => {
            const key = `templates:setting.${name}`
            const codes = namedIn(template, name)
            return (
              <TextField
                key={name}
                name={name}
                label={isWord(key) ? t(key) : name}
                {...(codes.length > 0 ? { help: t('templates:thresholds.usedIn', { codes: list(codes) }) } : {})}
                value={String(template.settings[name])}
              />
            )
          })}
        </Form>
      )}
    </Page>
  )
}
