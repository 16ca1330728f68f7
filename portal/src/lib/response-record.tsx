import { useMemo } from 'react'
import type { Template } from 'shared/questionnaires/template.ts'
import { visibleSections } from 'shared/questionnaires/visible.ts'
import { AnswerValue, type FileDrawer } from '../ui/answer-value.tsx'
import { Card, Column, Columns } from '../ui/card.tsx'
import { Fact } from '../ui/facts.tsx'
import { DecisionBadge } from '../ui/states.tsx'
import { Loaded } from '../ui/trouble.tsx'
import { Receipts } from './receipts.tsx'
import { ResponseFacts } from './response-facts.tsx'
import { engineAnswers, type FullResponse, judgementOf } from './response-fields.ts'
import css from './response-record.module.css'
import { useTemplate } from './template.ts'
import { useHashPlace } from './use-hash-place.ts'
import { sayIn } from './value-text.ts'
import { useWords } from './words.ts'

/** A response as it stands, to be read: answers at the left, story at the right. */
interface Props {
  readonly response: FullResponse
  /** How the page shows the files of an answer. */
  readonly drawFile: FileDrawer
}

export function ResponseRecord({ response, drawFile }: Props) {
  const { t } = useWords()
  return (
    <Columns>
      <Column>
        {response.answers.length === 0 ? (
          <Card title={t('answers:response.answers')}>
            <p className="soft">{t('answers:response.statesOnly')}</p>
          </Card>
        ) : (
          <AnswersOf response={response} drawFile={drawFile} />
        )}
      </Column>
      <Column>
        <ResponseFacts
          response={response}
          first={<Fact word={t('answers:response.supplier')}>{response.supplier.name}</Fact>}
          between={<Receipts id={response.id} round={response.round} />}
        />
      </Column>
    </Columns>
  )
}

function AnswersOf({ response, drawFile }: Props) {
  const template = useTemplate(response.templateId)
  return <Loaded query={template}>{content => <Sections response={response} template={content} drawFile={drawFile} />}</Loaded>
}

/** What is asked of this supplier, section by section. A long one begins with its contents. */
function Sections({ response, template, drawFile }: Props & { template: Template }) {
  const { t } = useWords()
  const { answers, tier } = response
  useHashPlace(true)
  const sections = useMemo(() => visibleSections(template, tier, engineAnswers(answers)), [template, tier, answers])
  return (
    <>
      {sections.length > 3 && (
        <nav className={css.contents} aria-label={t('templates:review.contents')}>
          <ul>
            {sections.map(section => (
              <li key={section.code}>
                <a href={`#section-${section.code}`}>
                  {section.code} · {sayIn(section.title)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {sections.map(section => (
        <section key={section.code} id={`section-${section.code}`} className={css.section}>
          <Card title={sections.length > 1 ? `${section.code} · ${sayIn(section.title)}` : t('answers:response.answers')}>
            <ol className={css.answers}>
              {section.questions.map(question => {
                const judged = judgementOf(response, question.code)
                return (
                  <li key={question.code} id={question.code} className={css.answer}>
                    <h3>
                      <span className="soft small">{question.code}</span> {sayIn(question.label)}
                    </h3>
                    <AnswerValue question={question} answer={answers.find(one => one.question === question.code)} drawFile={drawFile} />
                    {judged && (
                      <div className={css.judged}>
                        <DecisionBadge decision={judged.decision} />
                        {judged.words && <p className="words">{judged.words}</p>}
                      </div>
                    )}
                  </li>
                )
              })}
            </ol>
          </Card>
        </section>
      ))}
    </>
  )
}
