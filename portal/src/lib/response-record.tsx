import { Card, Column, Columns } from '../ui/card.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { PlainAnswer } from '../ui/plain-answer.tsx'
import { DecisionBadge } from '../ui/states.tsx'
import { Until, When } from '../ui/when.tsx'
import { answerOf, type FullResponse, judgementOf } from './response-fields.ts'
import css from './response-record.module.css'
import { useMay } from './session.ts'
import { Story } from './story.tsx'
import { useWords } from './words.ts'

/** A response as it stands, to be read: answers at the left, story at the right. */
export function ResponseRecord({ response }: { response: FullResponse }) {
  const { t, locale } = useWords()
  const story = useMay('history.read')
  return (
    <Columns>
      <Column>
        <Card title={t('answers:response.answers')}>
          {response.answers.length === 0 ? (
            <p className="soft">{t('answers:response.statesOnly')}</p>
          ) : (
            <ol className={css.answers}>
              {response.questions.map(question => {
                const judged = judgementOf(response, question.code)
                return (
                  <li key={question.code} className={css.answer}>
                    <h3>{question.label[locale]}</h3>
                    <PlainAnswer type={question.type} answer={answerOf(response, question.code)} preview />
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
          )}
        </Card>
      </Column>
      <Column>
        <Card title={t('answers:response.facts')}>
          <Facts>
            <Fact word={t('answers:response.supplier')}>{response.supplier.name}</Fact>
            <Fact word={t('answers:response.requestedBy')}>
              {response.requestedBy} · <When at={response.requestedAt} />
            </Fact>
            <Fact word={t('answers:response.due')}>
              <Until day={response.dueOn} at={response.dueAt} />
            </Fact>
            {response.submittedAt && (
              <Fact word={t('answers:response.submittedAt')}>
                <When at={response.submittedAt} />
              </Fact>
            )}
            {response.round > 0 && <Fact word={t('answers:response.round')}>{response.round}</Fact>}
          </Facts>
        </Card>
        {story && (
          <Card title={t('answers:story.title')}>
            <Story filter={{ subjectId: response.id }} />
          </Card>
        )}
      </Column>
    </Columns>
  )
}
