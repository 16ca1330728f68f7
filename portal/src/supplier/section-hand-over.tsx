import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { graphql } from '../gql/gql.ts'
import type { SectionAssignmentsQuery } from '../gql/graphql.ts'
import { dayOf } from '../lib/format.ts'
import { useMay } from '../lib/session.ts'
import { useCommand } from '../lib/use-command.ts'
import { useWords } from '../lib/words.ts'
import { Badge } from '../ui/badge.tsx'
import { ConfirmButton } from '../ui/confirm-button.tsx'
import { Notice } from '../ui/notice.tsx'
import { HandOverForm } from './hand-over-form.tsx'
import css from './section-hand-over.module.css'

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

/** Who answers this section: oneself, or a colleague it was handed to. */
export function SectionHandOver({ response, section }: Props) {
  const { t } = useWords()
  const { data } = useQuery(sectionAssignments, { variables: { id: response.id }, fetchPolicy: 'cache-first' })
  const may = useMay('section.handOver') && (response.status === 'DRAFT' || response.status === 'RETURNED')
  const [open, setOpen] = useState(false)
  const all = data?.response?.assignments.filter(one => one.section === section) ?? []
  const held = all.find(one => one.state === 'PENDING' || one.state === 'ACCEPTED')
  const done = all.findLast(one => one.state === 'DONE')
  if (!may || !data?.response) return null
  return (
    <div className={css.hands}>
      {held?.mine && <Mine held={held} />}
      {held && !held.mine && <Theirs held={held} />}
      {!held && done?.doneAt && <p className={css.small}>{t('talk:handOver.done', { name: done.name, day: dayOf(done.doneAt) })}</p>}
      {(!held || held.mine) && (
        <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
          {t('talk:handOver.button')}
        </Button>
      )}
      {open && <HandOverForm responseId={response.id} section={section} onClose={() => setOpen(false)} />}
    </div>
  )
}

/** It was handed to whoever looks. */
function Mine({ held }: { held: Assignment }) {
  const { t } = useWords()
  const finishing = useCommand(finishSection)
  return (
    <>
      <p className={css.small}>{t('talk:handOver.yours', { by: held.by })}</p>
      {held.words && <blockquote className={`words ${css.words}`}>{held.words}</blockquote>}
      {finishing.sentence && (
        <Notice tone="trouble" live>
          {finishing.sentence}
        </Notice>
      )}
      <Button size="sm" loading={finishing.busy} onClick={() => void finishing.run({ input: { id: held.id } })}>
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
