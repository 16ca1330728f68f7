import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type { ToneName } from 'shared/identity/tokens.ts'
import type { PackageState } from 'shared/machines/red-flag.ts'
import { countryName, day } from '../../lib/format.ts'
import { useCommand } from '../../lib/use-command.ts'
import { type Translate, useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { ButtonRow } from '../../ui/button-row.tsx'
import { Card } from '../../ui/card.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { detachPaper, type ShownDossier, type ShownPackage } from './dossier-queries.ts'
import { AttachPaper, MovePackage, PlanPackage } from './package-forms.tsx'

export const packageTones: Record<PackageState, ToneName> = { TODO: 'resting', RUNNING: 'moving', DONE: 'done', NOT_POSSIBLE: 'waiting' }
const moves = { 'package.start': 'START', 'package.finish': 'FINISH', 'package.giveUp': 'GIVE_UP', 'package.reopen': 'REOPEN' } as const
type Move = keyof typeof moves
const isMove = (action: string): action is Move => action in moves

interface Props {
  readonly dossier: ShownDossier
  readonly part: ShownPackage
  /** As the founding report names it: a to g. */
  readonly letter: string
}

/** One package: where it stands, what is there today, its papers, and what one can do. */
export function PackageCard({ dossier, part, letter }: Props) {
  const { t } = useWords()
  const [doing, setDoing] = useState<'plan' | 'attach' | Move>()
  const done = () => setDoing(undefined)
  const may = (action: string) => part.allowedActions.includes(action)
  return (
    <Card
      title={`${letter} · ${t(`flags:packageKind.${part.kind}`)}`}
      actions={<Badge tone={packageTones[part.status]}>{t(`flags:packageState.${part.status}`)}</Badge>}
    >
      <p className="soft small">{t(`flags:packageHelp.${part.kind}`)}</p>
      <Facts>
        <Fact word={t('flags:dossiers.today')}>
          <Today dossier={dossier} kind={part.kind} />
        </Fact>
        <Fact word={t('flags:dossiers.owner')}>{part.owner ?? t('flags:dossiers.nobody')}</Fact>
        {part.dueOn && <Fact word={t('flags:dossiers.due')}>{day(part.dueOn)}</Fact>}
      </Facts>
      {part.words && <p className="words">{part.words}</p>}
      <Papers part={part} />
      <ButtonRow>
        {part.allowedActions.filter(isMove).map(action => (
          <Button key={action} size="sm" variant="default" onClick={() => setDoing(action)}>
            {t(`flags:move.${moves[action]}`)}
            <span className="unseen"> {t(`flags:packageKind.${part.kind}`)}</span>
          </Button>
        ))}
        {may('package.plan') && (
          <Button size="sm" variant="subtle" onClick={() => setDoing('plan')}>
            {t('flags:dossiers.plan')}
            <span className="unseen"> {t(`flags:packageKind.${part.kind}`)}</span>
          </Button>
        )}
        {may('package.attach') && (
          <Button size="sm" variant="subtle" onClick={() => setDoing('attach')}>
            {t('flags:dossiers.attach')}
            <span className="unseen"> {t(`flags:packageKind.${part.kind}`)}</span>
          </Button>
        )}
      </ButtonRow>
      {doing === 'plan' && <PlanPackage part={part} onDone={done} />}
      {doing === 'attach' && <AttachPaper dossier={dossier} part={part} onDone={done} />}
      {doing && isMove(doing) && <MovePackage part={part} move={moves[doing]} onDone={done} />}
    </Card>
  )
}

type Told = (t: Translate, dossier: ShownDossier) => string | null
const counted = (count: number | null | undefined, word: (count: number) => string): string | null =>
  count === null || count === undefined ? null : word(count)

/** What features that are there know today; where none does, the page says so. */
const today: Readonly<Record<ShownPackage['kind'], Told>> = {
  COUNTRY: (t, { countries, countryPapers }) =>
    t('flags:dossiers.countryToday', { countries: countries.map(countryName).join(', '), papers: countryPapers }),
  KYS: (t, { responseId, responseState }) =>
    responseId
      ? t('flags:dossiers.kysToday', { state: t(`words:responseState.${responseState as 'DRAFT'}`) })
      : t('flags:dossiers.kysNone'),
  CUSTODY: (t, { custodyFiles }) => counted(custodyFiles, count => t('flags:dossiers.custodyToday', { count })),
  TDS: () => null,
  MAP: (t, { chainActors }) => counted(chainActors, count => t('flags:dossiers.mapToday', { count })),
  ASSESSMENT: () => null,
  RISK: (t, { flags }) => t('flags:dossiers.riskToday', { count: flags.length }),
}

function Today({ dossier, kind }: { dossier: ShownDossier; kind: ShownPackage['kind'] }) {
  const { t } = useWords()
  const told = today[kind](t, dossier) ?? t('flags:dossiers.later')
  return kind === 'KYS' && dossier.responseId ? <Link to={`/responses/${dossier.responseId}`}>{told}</Link> : told
}

function Papers({ part }: { part: ShownPackage }) {
  const { t } = useWords()
  const detaching = useCommand(detachPaper, ['Story'])
  if (part.papers.length === 0) return <p className="soft small">{t('flags:dossiers.noPapers')}</p>
  return (
    <ul>
      {part.papers.map(paper => (
        <li key={paper.id}>
          {paper.fileId && paper.title ? (
            <Link to={`/evidence/${paper.fileId}`}>{paper.title}</Link>
          ) : (
            (paper.title ?? t('flags:dossiers.hidden'))
          )}
          {paper.country && ` (${countryName(paper.country)})`} <span className="soft small">{paper.addedBy}</span>{' '}
          {part.allowedActions.includes('package.detach') && (
            <Button size="compact-sm" variant="subtle" loading={detaching.busy} onClick={() => void detaching.run({ id: paper.id })}>
              {t('flags:dossiers.detach')}
              <span className="unseen"> {paper.title}</span>
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
