import type { ToneName } from 'shared/identity/tokens.ts'
import type { RuleState } from 'shared/machines/country-check.ts'
import { type CountryRule, signs, type Threshold, thresholdKeys, thresholds } from 'shared/rules/countries/country-rule.ts'
import { sourceOf } from 'shared/words/country-sources.ts'
import { exact, list } from '../../lib/format.ts'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'

const tones: Record<RuleState, ToneName> = { PROPOSED: 'waiting', APPROVED: 'done', REJECTED: 'trouble', WITHDRAWN: 'resting' }

export function RuleBadge({ state }: { state: RuleState }) {
  const { t } = useWords()
  return <Badge tone={tones[state]}>{t(`atlas:rule.state.${state}`)}</Badge>
}

/** Of which figure it is, on which scale, and to which side it raises. */
export function useThresholdWords(): (key: Threshold) => { label: string; scale: string } {
  const { t, locale } = useWords()
  return key => {
    const { source, indicator, fires } = signs[thresholds[key].sign]
    const { title, indicators } = sourceOf(source)
    return {
      label: t('atlas:rule.figure', { source: title[locale], figure: indicators[indicator]?.label[locale] ?? indicator }),
      scale: t(fires === 'BELOW' ? 'atlas:rule.below' : 'atlas:rule.fromOn', {
        from: exact(thresholds[key].min),
        to: exact(thresholds[key].max),
        usual: exact(thresholds[key].usual),
      }),
    }
  }
}

/** A version as a page of a manual; where another is given, what was there before stands beside it. */
export function RuleFacts({ rule, before }: { rule: CountryRule; before?: CountryRule }) {
  const { t, locale } = useWords()
  const worded = useThresholdWords()
  const parts = [
    {
      word: t('atlas:rule.required'),
      of: (one: CountryRule) => list(one.required.map(key => sourceOf(key).title[locale])),
    },
    { word: t('atlas:list.dimensions'), of: (one: CountryRule) => list(one.dimensions.map(key => t(`atlas:dimension.${key}`))) },
    { word: t('atlas:rule.roles'), of: (one: CountryRule) => list(one.roles.map(key => t(`atlas:role.${key}`))) },
  ]
  const beside = (now: string, then: string | undefined) =>
    then === undefined || then === now ? (
      now
    ) : (
      <>
        <strong>{now}</strong> <span className="soft small">{t('atlas:rule.before', { before: then })}</span>
      </>
    )
  return (
    <Facts>
      {thresholdKeys.map(key => (
        <Fact key={key} word={worded(key).label}>
          {beside(exact(rule.thresholds[key]), before && exact(before.thresholds[key]))}{' '}
          <span className="soft small">{worded(key).scale}</span>
        </Fact>
      ))}
      {parts.map(({ word, of }) => (
        <Fact key={word} word={word}>
          {beside(of(rule) || t('atlas:rule.none'), before && (of(before) || t('atlas:rule.none')))}
        </Fact>
      ))}
    </Facts>
  )
}
