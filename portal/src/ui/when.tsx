import { day, dayOf, moment, ownZone, sameClock, zoneName } from '../lib/format.ts'
import { useSession } from '../lib/session.ts'
import { useWords } from '../lib/words.ts'

/** An instant, on one's own clock. */
export function When({ at }: { at: string }) {
  useWords()
  return <time dateTime={at}>{moment(at)}</time>
}

/** The same in a list, where the day is enough; the clock is in its title. */
export function OnDay({ at }: { at: string }) {
  useWords()
  return (
    <time dateTime={at} title={moment(at)}>
      {dayOf(at)}
    </time>
  )
}

/** A day in the programme's calendar. It ends at 24:00 there; where one's own clock differs, both are named. `zone`: before sign-in, where no programme is known. */
export function Until({ day: on, at, zone: given }: { day: string; at: string; zone?: string }) {
  const { t } = useWords()
  const known = useSession()?.programme?.timeZone
  const zone = given ?? known
  const elsewhere = zone && !sameClock(at, zone, ownZone())
  return (
    <>
      <time dateTime={on}>{day(on)}</time>
      {elsewhere && <span className="soft small zones"> {t('until.zones', { zone: zoneName(zone), own: moment(at) })}</span>}
    </>
  )
}
