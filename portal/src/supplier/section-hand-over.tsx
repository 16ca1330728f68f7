import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { graphql } from '../gql/gql.ts'
import type { SectionAssignmentsQuery } from '../gql/graphql.ts'
import { dayOf } from '../lib/format.ts'
import { useMay } from '../lib/session.ts'
import { useCommand } from '../lib/use-command.ts'
import { useWords } from '../lib/words.ts'
import { Badge } from '../ui/badge.tsx'
import { ConfirmButton } from '../ui/confirm-button.tsx'
import { Notice } from '../ui/notice.tsx'
import css from './section-hand-over.module.css'

/** Comes when it is wanted: the form travels over slow lines. */
const HandOverForm = lazy(async () => ({ default: (await import('./hand-over-form.tsx')).HandOverForm }))

const sectionAssignments = graphql(`
  query SectionAssignments($id: ID!) { response(id: $id) { id assignments { ...AssignmentFields } } }
`)
export const assignmentFields = graphql(`
  fragment AssignmentFields on Assignment { id section name email state at by words doneAt mine allowedActions }
`)
const finishSection = graphql(`
  mutation FinishSection($input: AssignmentInput!) { finishSection(input: $input) { id assignments { ...AssignmentFields } } }
`)
const takeBackSection = graphql(`
  mutation TakeBackSection($input: AssignmentInput!) { takeBackSection(input: $input) { id assignments { ...AssignmentFields } } }
`)

type Assignment = NonNullable<SectionAssignmentsQuery['response']>['assignments'][number]

interface Props {
  readonly response: { readonly id: string; readonly status: string }
  readonly section: string
}

/** The hand-overs of one section: asked once for the whole response. */
function useHandOvers(response: Props['response'], section: string) {
  const { data } = useQuery(sectionAssignments, { variables: { id: response.id }, fetchPolicy: 'cache-first' })
  const may = useMay('section.handOver') && (response.status === 'DRAFT' || response.status === 'RETURNED')
  const all = data?.response?.assignments.filter(one => one.section === section) ?? []
  return {
    may: may && Boolean(data?.response),
    held: all.find(one => one.state === 'PENDING' || one.state === 'ACCEPTED'),
    done: all.findLast(one => one.state === 'DONE'),
  }
}

/** Who answers this section: oneself, or a colleague it was handed to. */
export function SectionHandOver({ response, section }: Props) {
  const { t } = useWords()
  const { may, held, done } = useHandOvers(response, section)
  const [open, setOpen] = useState(false)
  if (!may) return null
  return (
    <div className={css.hands}>
      {held && !held.mine && <Theirs held={held} />}
      {!held && done?.doneAt && <p className={css.small}>{t('talk:handOver.done', { name: done.name, day: dayOf(done.doneAt) })}</p>}
      {(!held || held.mine) && (
        <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
          {t('talk:handOver.button')}
        </Button>
      )}
      {open && (
        <Suspense fallback={null}>
          <HandOverForm responseId={response.id} section={section} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}

/** Above the questions of a section that was handed to whoever looks: by whom, and with what words. */
export function HandedToYou({ response, section }: Props) {
  const { t } = useWords()
  const { may, held } = useHandOvers(response, section)
  if (!may || !held?.mine) return null
  return (
    <Notice tone="moving" title={t('talk:handOver.yours', { by: held.by })}>
      {held.words && <p className="words">{held.words}</p>}
    </Notice>
  )
}

/** Below them: the colleague says that it is done. */
export function SectionFinish({ response, section }: Props) {
  const { t } = useWords()
  const { may, held } = useHandOvers(response, section)
  const finishing = useCommand(finishSection)
  const [told, setTold] = useState<string>()
  if (told)
    return (
      <Notice tone="done" live>
        {t('talk:handOver.finished', { by: told })}
      </Notice>
    )
  if (!may || !held?.mine) return null
  const finish = async (): Promise<void> => {
    if (await finishing.run({ input: { id: held.id } })) setTold(held.by)
  }
  return (
    <>
      {finishing.sentence && (
        <Notice tone="trouble" live>
          {finishing.sentence}
        </Notice>
      )}
      <Button className={css.finish} variant="default" loading={finishing.busy} onClick={() => void finish()}>
        {t('talk:handOver.finish')}
      </Button>
    </>
  )
}

/** A colleague has it. */
function Theirs({ held }: { held: Assignment }) {
  const { t } = useWords()
  const taking = useCommand(takeBackSection)
  const { name } = held
  return (
    <>
      <p>
        {t('talk:handOver.with', { name })}{' '}
        <Badge tone={held.state === 'PENDING' ? 'waiting' : 'moving'}>{t(`words:assignmentState.${held.state}`)}</Badge>
      </p>
      <p className={css.small}>{t('talk:handOver.since', { day: dayOf(held.at), by: held.by })}</p>
      {held.allowedActions.includes('section.takeBack') && (
        <ConfirmButton
          variant="subtle"
          size="compact-sm"
          word={t('talk:handOver.takeBack')}
          title={t('talk:handOver.takeBackTitle', { name })}
          consequence={t('talk:handOver.takeBackConsequence', { name })}
          command={taking}
          variables={{ input: { id: held.id } }}
        />
      )}
    </>
  )
}
