import { Link } from 'react-router'
import type { ToneName } from 'shared/identity/tokens.ts'
import { hitStates } from 'shared/machines/hit.ts'
import { standingStates } from 'shared/machines/supplier.ts'
import { supplierClasses } from 'shared/words/country-sources.ts'
import { flagAges, flagCodes, type MaterialStanding, materialGroups, materialStandings, packageKinds } from 'shared/words/red-flags.ts'
import { listCodes } from 'shared/words/screening.ts'
import { moment, number, share } from '../../lib/format.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Bars, Discs, type Drawn, type Mark, Picture, type Side } from '../../ui/picture.tsx'
import { classTones } from '../countries/class-badge.tsx'
import { packageTones } from '../dossiers/package-card.tsx'
import { codeWord } from '../flags/flag-words.ts'
import { materialGroupWords, materialStandingWords } from '../materials/material-words.ts'
import { hitTones } from '../screening/hit-badge.tsx'
import { dossierPlace, flagPlace, hitPlace, materialPlace, supplierPlace } from './places.ts'

interface Props {
  readonly marks: readonly Mark[]
}
type Name = 'suppliers' | 'flags' | 'dossiers' | 'hits' | 'materials'
/** The whole that a picture shows, and where one goes when there is nothing to see. */
const whole: Record<Name, { list: string; empty: string }> = {
  suppliers: { list: '/suppliers', empty: '/suppliers' },
  flags: { list: '/flags?state=STANDING', empty: '/flags' },
  dossiers: { list: '/dossiers?state=OPEN', empty: '/dossiers' },
  hits: { list: '/screening?state=ALL', empty: '/screening/lists' },
  materials: { list: '/materials', empty: '/suppliers' },
}
const sum = (marks: readonly Mark[]): number => marks.reduce((all, one) => all + one.value, 0)
const presentIn = (marks: readonly Mark[], side: 'row' | 'column', sides: readonly Side[]): Side[] =>
  sides.filter(one => marks.some(mark => mark[side] === one.key))

interface ShownProps extends Omit<Drawn, 'title'> {
  readonly name: Name
  readonly drawing: typeof Discs
  readonly many: number
  readonly more?: string
}

function Shown({ name, drawing: Drawing, many, more, ...drawn }: ShownProps) {
  const { t } = useWords()
  const title = t(`riskreview:${name}.title`)
  if (many === 0)
    return (
      <Card title={title}>
        <Empty title={t(`riskreview:${name}.none`)} action={<LinkButton to={whole[name].empty}>{t(`riskreview:${name}.go`)}</LinkButton>}>
          {t(`riskreview:${name}.noneWhy`)}
        </Empty>
      </Card>
    )
  return (
    <Picture
      title={title}
      from={`${t(`riskreview:${name}.from`)} ${t('riskreview:asOf', { at: moment(new Date().toISOString()) })}`}
      total={
        <>
          <Link to={whole[name].list}>{t(`riskreview:${name}.unit`, { count: many, shown: number(many) })}</Link>
          {more && <span className="soft"> {more}</span>}
        </>
      }
      drawing={all => <Drawing {...all} />}
      readable={Drawing === Discs}
      {...drawn}
    />
  )
}

export function SuppliersPicture({ marks }: Props) {
  const { t } = useWords()
  const tones: Record<(typeof supplierClasses)[number], ToneName> = { ...classTones, NOT_JUDGED: 'moving' }
  return (
    <Shown
      name="suppliers"
      drawing={Discs}
      many={sum(marks)}
      rows={supplierClasses.map(key => ({ key, word: t(`lists:class.${key}`), tone: tones[key] }))}
      columns={standingStates.map(key => ({ key, word: t(`words:supplierState.${key}`) }))}
      marks={marks}
      place={supplierPlace}
    />
  )
}

export function FlagsPicture({ marks }: Props) {
  const { t } = useWords()
  return (
    <Shown
      name="flags"
      drawing={Discs}
      many={sum(marks)}
      rows={presentIn(
        marks,
        'row',
        flagCodes.map(key => ({ key, word: `${key} ${codeWord(t, key)}` })),
      )}
      columns={flagAges.map(key => ({ key, word: t(`lists:age.${key}`) }))}
      marks={marks}
      place={flagPlace}
    />
  )
}

/** In the order of work: what is done stands at the left. */
const packageOrder = ['DONE', 'RUNNING', 'TODO', 'NOT_POSSIBLE'] as const

export function DossiersPicture({ marks }: Props) {
  const { t } = useWords()
  return (
    <Shown
      name="dossiers"
      drawing={Bars}
      many={sum(marks.filter(one => one.row === packageKinds[0]))}
      rows={packageKinds.map(key => ({ key, word: t(`flags:packageKind.${key}`) }))}
      columns={packageOrder.map(key => ({ key, word: t(`flags:packageState.${key}`), tone: packageTones[key] }))}
      marks={marks}
      place={dossierPlace}
    />
  )
}

export function HitsPicture({ marks }: Props) {
  const { t } = useWords()
  return (
    <Shown
      name="hits"
      drawing={Bars}
      many={sum(marks)}
      rows={listCodes.map(key => ({ key, word: t(`screening:publisher.${key}`) }))}
      columns={hitStates.map(key => ({ key, word: t(`screening:state.${key}`), tone: hitTones[key] }))}
      marks={marks}
      place={hitPlace}
    />
  )
}

const gaps: readonly MaterialStanding[] = ['DATA', 'CLASS', 'ORIGIN', 'MATERIAL']
const standingTones: Partial<Record<MaterialStanding, ToneName>> = { CONFLICT_AFFECTED: 'trouble', HIGH_RISK: 'waiting', NOT_CAHRA: 'done' }

export function MaterialsPicture({ marks }: Props) {
  const { t } = useWords()
  const all = sum(marks)
  const open = sum(marks.filter(one => (gaps as readonly string[]).includes(one.column)))
  return (
    <Shown
      name="materials"
      drawing={Discs}
      many={all}
      more={t('riskreview:materials.covered', { share: share(all - open, all) })}
      rows={presentIn(
        marks,
        'row',
        materialGroups.map(key => ({ key, word: t(materialGroupWords[key]) })),
      )}
      columns={materialStandings.map(key => ({
        key,
        word: t(materialStandingWords[key]),
        tone: standingTones[key] ?? 'resting',
      }))}
      marks={marks}
      place={materialPlace}
    />
  )
}
