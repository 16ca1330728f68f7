import { useNavigate } from 'react-router'
import type { Template } from 'shared/questionnaires/template.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { publishTemplate } from './templates-list.ts'

interface Props {
  readonly template: Template
  /** The version it was made from; none for a new questionnaire. */
  readonly basedOn: string | null
  readonly word?: string
  readonly title?: string
}

/** A published version cannot be changed, so what follows is said first. */
export function PublishButton({ template, basedOn, word, title }: Props) {
  const { t } = useWords()
  const navigate = useNavigate()
  const publishing = useCommand(publishTemplate, ['Questionnaires'])
  const { code, version } = template
  const run = async (variables: { content: unknown; basedOn: string | null }) => {
    const done = await publishing.run(variables)
    if (done) await navigate(`/questionnaires/${done.publishTemplate.id}`)
    return done
  }
  return (
    <div>
      <ConfirmButton
        word={word ?? t('templates:upload.publish', { version })}
        title={title ?? t('templates:upload.publishTitle', { code, version })}
        consequence={t('templates:upload.consequence')}
        command={{ ...publishing, run }}
        variables={{ content: template, basedOn }}
      />
    </div>
  )
}
