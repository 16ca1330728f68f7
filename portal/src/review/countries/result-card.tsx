import { Link } from 'react-router'
import type { Finding } from 'shared/rules/countries/judge-location.ts'
import { sourceOf } from 'shared/words/country-sources.ts'
import type { CheckFieldsFragment } from '../../gql/graphql.ts'
import { day, list } from '../../lib/format.ts'
import { Story } from '../../lib/story.tsx'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Notice } from '../../ui/notice.tsx'
import { When } from '../../ui/when.tsx'
import { CheckBadge, ClassBadge, StaleBadge } from './class-badge.tsx'
import { Decisions } from './decisions.tsx'
import { FindingsTable } from './findings-table.tsx'
import { suppliersTouching } from './paths.ts'
import { Reasoning } from './reasoning.tsx'

/** What holds for the country in one role, and everything it rests on. */
export function ResultCard({ check, open }: { check: CheckFieldsFragment; open: boolean }) {
  const { t, locale } = useWords()
  const title = check.region ? `${t(`atlas:role.${check.role}`)} · ${check.region}` : t(`atlas:role.${check.role}`)
  return (
    <section id={check.id} tabIndex={-1}>
      <Card
        title={title}
        actions={
          <>
            <ClassBadge of={check.holds} />
            <CheckBadge state={check.status} />
            {check.stale && <StaleBadge />}
          </>
        }
      >
        {check.stale && <Notice tone="waiting" title={t('atlas:stale.why')} />}
        <Override check={check} />
        <Reasoning check={check} />
        <Facts>
          <Fact word={t('atlas:list.dimensions')}>
            {check.dimensions.length > 0 ? list(check.dimensions.map(one => t(`atlas:dimension.${one}`))) : t('atlas:result.noDimension')}
          </Fact>
          {check.missing.length > 0 && (
            <Fact word={t('atlas:result.missing')}>{list(check.missing.map(one => sourceOf(one).title[locale]))}</Fact>
          )}
          <Fact word={t('atlas:list.suppliers')}>
            {check.suppliers > 0 ? (
              <Link to={suppliersTouching(check.country, check.role, check.region)}>
                {t('atlas:result.suppliers', { count: check.suppliers })}
              </Link>
            ) : (
              t('atlas:result.noSupplier')
            )}
          </Fact>
          <Fact word={t('atlas:result.computed')}>
            <When at={check.computedAt} /> · <Link to="/country-rule">{t('atlas:result.rule', { number: check.ruleNumber })}</Link>
          </Fact>
          {check.status === 'CONFIRMED' && check.decidedBy && (
            <Fact word={t('atlas:result.confirmed')}>
              {check.decidedBy} · <When at={check.statusSince} />
            </Fact>
          )}
        </Facts>
        <details open={open}>
          <summary>{t('atlas:finding.show')}</summary>
          <FindingsTable findings={check.findings as readonly Finding[]} role={title} />
        </details>
        <Decisions check={check} />
        <details>
          <summary>{t('atlas:result.story')}</summary>
          <Story filter={{ subjectId: check.id }} />
        </details>
      </Card>
    </section>
  )
}

/** Somebody says otherwise: proposed, or agreed to by a second person until its last day. */
function Override({
  check: { status, overrideClass, overrideWords, overrideEndsOn, overrideBy, decidedBy, ...check },
}: {
  check: CheckFieldsFragment
}) {
  const { t } = useWords()
  if (!overrideClass) return null
  const facts = {
    name: overrideBy ?? '',
    to: t(`atlas:class.${overrideClass}`),
    from: t(`atlas:class.${check.class}`),
    second: decidedBy ?? '',
  }
  return (
    <Notice
      tone={status === 'OVERRIDDEN' ? 'moving' : 'waiting'}
      title={t(status === 'OVERRIDDEN' ? 'atlas:override.holds' : 'atlas:override.waits', facts)}
    >
      <blockquote className="words">{overrideWords}</blockquote>
      {overrideEndsOn && <p>{t('atlas:override.until', { day: day(overrideEndsOn) })}</p>}
    </Notice>
  )
}
