import type { Findings as Found } from 'shared/receipts/examine.ts'
import { type About, report, type Sentence, type Tone, verdict } from 'shared/receipts/say.ts'
import { list, moment, ownZone, sameClock, zoneName } from '../lib/format.ts'
import { type Translate, useWords } from '../lib/words.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import css from './verify.module.css'

const icons: Record<Tone, IconName> = { done: 'check', waiting: 'info', trouble: 'warn' }
const order = ['receipts', 'archive', 'answers', 'files'] as const
/** More files that fit than these are folded away; what does not fit is never. */
const manyFiles = 6

const isSound = ({ sentences }: About): boolean => sentences.every(({ tone }) => tone !== 'trouble')

/** The handing in on the programme's clock, and on the reader's where it shows another time. */
const whenIn =
  (t: Translate) =>
  (at: string, timeZone: string): string => {
    const there = { moment: moment(at, timeZone), zone: zoneName(timeZone, new Date(at)) }
    return sameClock(at, timeZone, ownZone())
      ? t('receipts:verify.zones', there)
      : t('receipts:verify.twoZones', { ...there, own: moment(at) })
  }

function Sentences({ name, sentences }: About) {
  const { t } = useWords()
  return (
    <li className={css.about}>
      <code className={css.name}>{name}</code>
      {sentences.map(({ tone, key, values }: Sentence) => (
        <p key={key} className={css[tone]}>
          <Icon name={icons[tone]} size={18} />
          <span className="words">{t(`receipts:check.${key}`, values)}</span>
        </p>
      ))}
    </li>
  )
}

const Lines = ({ lines }: { lines: readonly About[] }) => (
  <ul className={css.lines}>
    {lines.map(one => (
      <Sentences key={`${one.about} ${one.name} ${one.sentences[0]?.key}`} {...one} />
    ))}
  </ul>
)

/** The result: one sentence for all of it, then each thing with what was found. */
export function Findings({ findings }: { findings: Found }) {
  const { t, locale } = useWords()
  const all = report(findings, { locale, moment: whenIn(t), list })
  const { tone, key } = verdict(findings)
  return (
    <section aria-label={t('receipts:verify.result')} className={css.result}>
      <Notice tone={tone} live>
        {t(`receipts:check.${key}`)}
      </Notice>
      {order.map(about => {
        const lines = all.filter(one => one.about === about && one.sentences.length > 0)
        const sound = lines.filter(isSound)
        const folds = about === 'files' && sound.length > manyFiles
        return (
          lines.length > 0 && (
            <div key={about} className={css.group}>
              <h2>{t(`receipts:verify.${about}`)}</h2>
              <Lines lines={folds ? lines.filter(one => !isSound(one)) : lines} />
              {folds && (
                <details>
                  <summary>{t('receipts:verify.details', { count: sound.length })}</summary>
                  <Lines lines={sound} />
                </details>
              )}
            </div>
          )
        )
      })}
    </section>
  )
}
