import { Button } from '@mantine/core'
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Fault } from 'shared/questionnaires/scalar-faults.ts'
import type { Template } from 'shared/questionnaires/template.ts'
import { keepsDrafts } from '../lib/drafts.ts'
import { number } from '../lib/format.ts'
import { Receipts } from '../lib/receipts.tsx'
import { sayIn } from '../lib/value-text.ts'
import { needWords, useWords } from '../lib/words.ts'
import { useThreads } from '../threads/threads.ts'
import { Chips } from '../ui/chips.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { ResponseBadge } from '../ui/states.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { Contents, handInSection } from './contents.tsx'
import { Late, UntilWhen } from './deadline.tsx'
import { NoLongerAsked } from './no-longer-asked.tsx'
import { answerOf, type OwnResponse } from './own-response.ts'
import { AnswerSheet, usePrinting } from './printed.tsx'
import { QuestionCard } from './question-card.tsx'
import css from './questionnaire.module.css'
import { SavingState } from './saving-state.tsx'
import { HandedToYou, SectionFinish } from './section-hand-over.tsx'
import { StillMissing } from './still-missing.tsx'
import { stillAsReturned } from './unchanged.ts'
import { useKeeper } from './use-keeper.ts'
import { useArrival, usePlace } from './use-place.ts'
import { useReckoning } from './use-reckoning.ts'
import { useWide } from './use-wide.ts'
import { inViews, type View, views } from './views.ts'

/** The last step comes when one goes there. */
const HandIn = lazy(async () => ({ default: (await Promise.all([import('./hand-in.tsx'), needWords('errors', 'year')]))[0].HandIn }))
const ThisYear = lazy(async () => ({ default: (await Promise.all([import('./this-year.tsx'), needWords('year')]))[0].ThisYear }))
const Extended = lazy(async () => ({ default: (await Promise.all([import('./extended.tsx'), needWords('waves')]))[0].Extended }))

interface Props {
  readonly response: OwnResponse
  readonly template: Template
  readonly refresh: () => Promise<{ data?: { response?: OwnResponse | null } }>
}

const noFaults: readonly Fault[] = []

/** Everything is saved as it is typed; one section at a time; what is missing leads to its question; the last step is handing in. */
export function Questionnaire({ response, template, refresh }: Props) {
  const { t } = useWords()
  const navigate = useNavigate()
  const wide = useWide()
  const keeper = useKeeper(response, template)
  const reckoning = useReckoning(keeper, response, template)
  const { askedAbout } = useThreads(response.id)
  const within = useMemo(() => inViews(response, reckoning, keeper.all(), askedAbout), [response, reckoning, keeper, askedAbout])
  const { section, view, to, withView } = usePlace(
    reckoning,
    [...within.returned, ...within.missing],
    within.returned.length > 0 ? 'returned' : undefined,
  )
  useArrival(section)
  const asReturned = useMemo(() => stillAsReturned(response, within.returned, keeper.all()), [response, within, keeper])
  const printing = usePrinting()
  const [demanding, setDemanding] = useState(false)
  const [listed, setListed] = useState(false)
  const [storage] = useState(keepsDrafts)
  const demand = useCallback(() => setDemanding(true), [])
  const saveNow = useCallback(() => void keeper.flush(), [keeper])

  // What is answered while one looks at what is missing stays in sight until one goes on.
  const held = useRef<{ key: string; codes: ReadonlySet<string> }>(undefined)
  const key = `${view} ${section}`
  if (view && held.current?.key !== key) held.current = { key, codes: new Set(within[view]) }
  const shownCodes = view ? held.current?.codes : undefined
  const withShown = shownCodes
    ? reckoning.sections.filter(one => one.section.questions.some(({ code }) => shownCodes.has(code)))
    : reckoning.sections

  const order = [...withShown.map(one => one.section.code), handInSection]
  const at = order.indexOf(section)
  const [previous, next] = [order[at - 1], order[at + 1]]
  const current = reckoning.sections.find(one => one.section.code === section)?.section
  const titleOf = (code: string): string => {
    const found = reckoning.sections.find(one => one.section.code === code)
    return found ? sayIn(found.section.title) : t('answers:handIn.title')
  }

  const choose = (chosen: View): void => {
    const shown = chosen === view ? undefined : chosen
    const codes = shown && within[shown]
    const here = current?.questions.some(question => codes?.includes(question.code))
    const first = reckoning.sections.find(one => one.section.questions.some(question => codes?.includes(question.code)))
    void navigate(shown && !here && first ? `?${new URLSearchParams({ section: first.section.code, show: shown })}` : withView(shown), {
      replace: true,
    })
  }

  const toReturned = (code: string): string => {
    const found = reckoning.sections.find(one => one.section.questions.some(question => question.code === code))
    return `?${new URLSearchParams({ section: found?.section.code ?? section, show: 'returned' })}#${code}`
  }

  if (printing)
    return (
      <Page title={sayIn(template.title)} lead={response.supplier.name}>
        <AnswerSheet
          sections={reckoning.sections.map(one => one.section)}
          answerOf={code => {
            const given = keeper.all().get(code)?.given
            return given && { ...given, fileIds: given.files, files: answerOf(response, code)?.files ?? [] }
          }}
        />
      </Page>
    )

  const contents = <Contents response={response} sections={withShown} inViews={within} current={section} to={to} />
  return (
    <Page
      title={sayIn(template.title)}
      back={{ to: '/submissions', word: t('nav.submissions') }}
      badge={<ResponseBadge state={response.status} />}
      lead={<UntilWhen day={response.dueOn} at={response.dueAt} />}
      actions={<Link to="sheet">{t('form:sheet')}</Link>}
    >
      <Late at={response.dueAt} onLate={saveNow} />
      {response.extendedFrom && (
        <Suspense>
          <Extended response={response} />
        </Suspense>
      )}
      {!storage && <Notice tone="waiting">{t('form:storage')}</Notice>}
      {response.message && response.status === 'DRAFT' && (
        <blockquote className={`words ${css.message}`}>
          {response.message}
          <footer>{response.requestedBy}</footer>
        </blockquote>
      )}
      {response.status === 'RETURNED' && (
        <Notice tone="waiting" title={t('answers:questionnaire.returned')}>
          {response.returnWords && <p className="words">{response.returnWords}</p>}
          <p>{t('answers:questionnaire.returnedHow')}</p>
        </Notice>
      )}
      {response.previousId && (
        <Suspense>
          <ThisYear response={response} template={template} proposed={within.proposed} to={to} />
        </Suspense>
      )}
      <NoLongerAsked keeper={keeper} template={template} />
      <Chips
        label={t('form:views.label')}
        chips={views
          .filter(one => one === 'missing' || within[one].length > 0 || one === view)
          .map(one => ({ key: one, word: t(`form:views.${one}`), count: number(within[one].length) }))}
        chosen={view ? [view] : []}
        onToggle={one => choose(one as View)}
      />
      <div className={css.layout}>
        <nav className={css.contents} aria-label={t('form:contents.label')}>
          {wide ? (
            contents
          ) : (
            <details className={css.fold} key={section}>
              <summary>
                <span>{t('form:contents.label')}</span> <strong>{titleOf(section)}</strong>
              </summary>
              {contents}
            </details>
          )}
        </nav>
        <div className={css.questions}>
          {section === handInSection || !current ? (
            <>
              <Suspense fallback={<Waiting />}>
                <HandIn
                  response={response}
                  reckoning={reckoning}
                  missing={within.missing}
                  proposed={within.proposed}
                  asReturned={asReturned}
                  keeper={keeper}
                  refresh={refresh}
                  to={to}
                  onLook={demand}
                />
              </Suspense>
              <Receipts id={response.id} round={response.round} />
            </>
          ) : (
            <>
              <h2 id="section-heading" tabIndex={-1} className={css.heading}>
                <span className="soft">{current.code}</span> {sayIn(current.title)}
              </h2>
              <HandedToYou response={response} section={current.code} />
              {current.questions
                .filter(question => shownCodes?.has(question.code) ?? true)
                .map(question => (
                  <QuestionCard
                    key={question.code}
                    response={response}
                    question={question}
                    keeper={keeper}
                    faults={reckoning.faults.get(question.code) ?? noFaults}
                    demanding={demanding || response.status === 'RETURNED'}
                  />
                ))}
              {shownCodes && !current.questions.some(({ code }) => shownCodes.has(code)) && <p className="soft">{t('form:views.none')}</p>}
              <SectionFinish key={current.code} response={response} section={current.code} />
            </>
          )}
          <div className={css.turn}>
            {previous && (
              <LinkButton to={to(previous)} variant="default">
                {t('form:turn.previous', { title: titleOf(previous) })}
              </LinkButton>
            )}
            {next && <LinkButton to={to(next)}>{t('form:turn.next', { title: titleOf(next) })}</LinkButton>}
          </div>
        </div>
      </div>
      <div className={css.bar}>
        <SavingState keeper={keeper} />
        {within.missing.length > 0 ? (
          <button type="button" className={css.barButton} onClick={() => setListed(true)}>
            {t('form:bar.missing', { count: within.missing.length })}
            <Icon name="forward" size={16} />
          </button>
        ) : section === handInSection ? null : asReturned[0] ? (
          <Link className={css.barButton} to={toReturned(asReturned[0])}>
            {t('form:bar.returned', { count: asReturned.length })}
            <Icon name="forward" size={16} />
          </Link>
        ) : (
          <Link className={css.barButton} to={to(handInSection)}>
            {t('form:bar.complete')}
            <Icon name="forward" size={16} />
          </Link>
        )}
      </div>
      {listed && (
        <Dialog title={t('answers:handIn.missing', { count: within.missing.length })} onClose={() => setListed(false)}>
          <StillMissing
            reckoning={reckoning}
            missing={within.missing}
            to={to}
            onGo={() => {
              setListed(false)
              demand()
            }}
          />
          <div>
            <Button variant="default" onClick={() => setListed(false)}>
              {t('form:bar.close')}
            </Button>
          </div>
        </Dialog>
      )}
    </Page>
  )
}
