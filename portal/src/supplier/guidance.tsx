import type { Question } from 'shared/questionnaires/template.ts'
import { type EvidenceKind, evidenceKinds } from 'shared/words/evidence-kinds.ts'
import { sayIn } from '../lib/value-text.ts'
import { useWords } from '../lib/words.ts'
import css from './questionnaire.module.css'

const kindName = (kind: EvidenceKind): string => sayIn(evidenceKinds[kind])

/** What helps to answer, beside the question; on a phone it is folded away below it. */
export function Guidance({ question, id, open }: { question: Question; id: string; open: boolean }) {
  const { t } = useWords()
  if (!question.help && !question.evidence) return null
  return (
    <details className={css.guidance} open={open}>
      <summary>{t('form:guidance.title')}</summary>
      <div id={id}>
        {question.help && <p>{sayIn(question.help)}</p>}
        {question.evidence && (
          <>
            <h4>{t('form:guidance.evidence')}</h4>
            <ul>
              {question.evidence.map(kind => (
                <li key={kind}>{kindName(kind)}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </details>
  )
}
