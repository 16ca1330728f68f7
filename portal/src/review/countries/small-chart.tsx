import { sourceOf } from 'shared/words/country-sources.ts'
import { exact } from '../../lib/format.ts'
import { useWords } from '../../lib/words.ts'
import { chartOf } from './chart-scale.ts'
import css from './countries.module.css'
import type { Series } from './series-of.ts'

const size = { width: 260, height: 130, pad: { top: 14, right: 22, bottom: 22, left: 34 } }

/** One figure over the years, with the threshold of our rule. What it shows is said in words, too. */
export function SmallChart({ series: { source, indicator, points }, threshold }: { series: Series; threshold: number | null }) {
  const { t, locale } = useWords()
  const { title, indicators } = sourceOf(source)
  const scale = indicators[indicator]
  if (!scale) return null
  const { dots, path, from, to, thresholdY } = chartOf(points, threshold, scale, size)
  const { width, height, pad } = size
  const last = dots.at(-1)
  const said = points.map(one => `${one.year}: ${exact(one.value)}`).join('; ')
  return (
    <figure className={css.figure}>
      <figcaption>
        <strong className="small">{title[locale]}</strong>
        <div className="soft small">
          {scale.label[locale]} · {t(scale.worse === 'LOWER' ? 'atlas:figures.lower' : 'atlas:figures.higher')}
        </div>
      </figcaption>
      <svg
        className={css.chart}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${title[locale]}, ${scale.label[locale]}. ${said}`}
      >
        <line className={css.axis} x1={pad.left} x2={width - pad.right} y1={height - pad.bottom} y2={height - pad.bottom} />
        <line className={css.axis} x1={pad.left} x2={width - pad.right} y1={pad.top} y2={pad.top} />
        <text x={pad.left - 5} y={height - pad.bottom + 4} textAnchor="end">
          {exact(from)}
        </text>
        <text x={pad.left - 5} y={pad.top + 4} textAnchor="end">
          {exact(to)}
        </text>
        {thresholdY !== null && <line className={css.threshold} x1={pad.left} x2={width - pad.right} y1={thresholdY} y2={thresholdY} />}
        <path className={css.line} d={path} />
        {dots.map(one => (
          <circle key={one.year} className={css.dot} cx={one.x} cy={one.y} r={3.5} />
        ))}
        {last && (
          <text x={last.x} y={last.y - 8} textAnchor={dots.length > 1 ? 'end' : 'middle'}>
            {exact(last.value)}
          </text>
        )}
        {dots.length > 0 && (
          <text x={dots[0]?.x} y={height - 6} textAnchor="middle">
            {dots[0]?.year}
          </text>
        )}
        {dots.length > 1 && (
          <text x={last?.x} y={height - 6} textAnchor="middle">
            {last?.year}
          </text>
        )}
      </svg>
      {threshold !== null && <div className="soft small">{t('atlas:figures.threshold', { threshold: exact(threshold) })}</div>}
    </figure>
  )
}
