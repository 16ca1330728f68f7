import ICAL from 'ical.js'
import { houseActor } from 'server/src/core/actor.ts'
import { jobs } from 'server/src/jobs.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerAll, foundProgramme, handIn, type TestProgramme } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse, until } from '../support/house.ts'
import { Person } from '../support/person.ts'

let house: TestHouse
let programme: TestProgramme
let clock: Date | null = null
beforeAll(async () => {
  house = await openTestHouse({ parts: { now: () => clock ?? new Date() } })
  programme = await foundProgramme(house)
}, 120_000)
afterAll(() => house?.close())

const renew = 'mutation { renewCalendarLink { url createdAt } }'
const pathOf = (url: string): string => new URL(url).pathname
/** A calendar programme has no session. */
const fetchCalendar = (url: string) => new Person(house).get(pathOf(url))

interface Event {
  uid: string
  day: string
  allDay: boolean
  summary: string
  sequence: number
}
/** Read by Mozilla's parser, so that what ours writes is what others understand. */
function eventsIn(text: string): Event[] {
  expect(text.split('\r\n').every(line => Buffer.byteLength(line) <= 75)).toBe(true)
  if (text.includes('BEGIN:VEVENT')) expect(text).toMatch(/DTSTAMP:\d{8}T\d{6}Z\r\n/)
  const calendar = new ICAL.Component(ICAL.parse(text))
  return calendar.getAllSubcomponents('vevent').map(component => {
    const event = new ICAL.Event(component)
    return {
      uid: event.uid,
      day: event.startDate.toString(),
      allDay: event.startDate.isDate,
      summary: event.summary,
      sequence: event.sequence,
    }
  })
}

test('a secret address gives a person’s deadlines to a calendar, as they are at that moment; renewed and switched off it gives nothing', async () => {
  const name = '几内亚博凯铝土矿业有限责任公司，及其在博凯、弗里亚和金迪亚的子公司; Boké'
  const supplier = await programme.makeSupplier(name)
  const other = await programme.makeSupplier()
  const reviewer = await programme.join(['REVIEWER'])
  await asSuper(house.superUrl, "UPDATE responses SET due_on = '2026-12-31' WHERE id = $1", [supplier.responseId])
  await asSuper(house.superUrl, 'UPDATE suppliers SET reviewer_id = $2 WHERE id = $1', [supplier.id, reviewer.accountId])
  const { renewCalendarLink: first } = await reviewer.run(renew)
  const response = await fetchCalendar(first.url)
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(response.headers.get('cache-control')).toBe('no-store')
  const [event, ...others] = eventsIn(await response.text())
  expect(others).toEqual([])
  expect(event).toMatchObject({ uid: `response-${supplier.responseId}@localhost`, day: '2026-12-31', allDay: true })
  expect(event?.summary).toContain(name)

  // The supplier's own people have theirs, and nothing of another supplier.
  const { renewCalendarLink: own } = await supplier.user.run(renew)
  const seen = eventsIn(await (await fetchCalendar(own.url)).text())
  expect(seen.map(one => one.uid)).toEqual([event?.uid])
  expect(JSON.stringify(seen)).not.toContain(other.responseId)

  // Nobody can read the address afterwards, not even from the database.
  expect((await reviewer.run('{ calendarLink { createdAt url } }')).calendarLink).toMatchObject({ url: null })
  const token = pathOf(first.url).slice('/calendar/'.length, -'.ics'.length)
  const kept = await asSuper(house.superUrl, "SELECT count(*)::int AS n FROM operations WHERE answer::text LIKE '%' || $1 || '%'", [token])
  expect(kept).toEqual([{ n: 0 }])
  expect(JSON.stringify(await asSuper(house.superUrl, 'SELECT * FROM calendar_links'))).not.toContain(token)

  // What is handed in is no longer there; the same day under the same name has grown by a change.
  await answerAll(supplier)
  await handIn(supplier)
  expect(eventsIn(await (await fetchCalendar(first.url)).text())).toEqual([])

  const { renewCalendarLink: second } = await reviewer.run(renew)
  expect((await fetchCalendar(first.url)).status).toBe(404)
  expect((await fetchCalendar(second.url)).status).toBe(200)
  await reviewer.run('mutation { switchOffCalendarLink }')
  expect((await fetchCalendar(second.url)).status).toBe(404)
  expect((await fetchCalendar(`http://localhost/calendar/${'A'.repeat(43)}.ics`)).status).toBe(404)
  expect(await programme.auditor.refusal(renew)).toMatchObject({ code: 'DENIED' })
})

test('with the membership the calendar ends', async () => {
  const leaving = await programme.join(['REVIEWER'])
  const { renewCalendarLink } = await leaving.run(renew)
  expect((await fetchCalendar(renewCalendarLink.url)).status).toBe(200)
  await asSuper(house.superUrl, 'UPDATE memberships SET deactivated_at = now() WHERE account_id = $1', [leaving.accountId])
  expect((await fetchCalendar(renewCalendarLink.url)).status).toBe(404)
})

test('the deadline of one response is taken along by whoever may see it', async () => {
  const [supplier, stranger] = [await programme.makeSupplier(), await programme.makeSupplier()]
  const path = `/responses/${supplier.responseId}.ics`
  for (const person of [supplier.user, programme.reviewer, programme.purchasing]) {
    const response = await person.get(path)
    expect(response.headers.get('content-disposition')).toContain('attachment')
    expect(eventsIn(await response.text())).toHaveLength(1)
  }
  expect((await stranger.user.get(path)).status).toBe(404)
  expect((await programme.administrator.get(path)).status).toBe(404)
  expect((await new Person(house).get(path)).status).toBe(404)
})

const quiet = () =>
  until(async () => (await asSuper(house.superUrl, `SELECT 1 FROM pgboss.job WHERE state IN ('created', 'retry', 'active')`)).length === 0)

/** The half-hourly round, at an instant. */
async function tellAt(at: string, of = programme): Promise<void> {
  clock = new Date(at)
  const { open } = house.serving
  const ctx = open.context({ actor: houseActor(of.id) })
  await open.atomic.write(ctx, { name: 'digest', fields: ['digest'], request: null }, async () => {
    ctx.authorised = true
    return jobs.digest(ctx, {})
  })
  await quiet()
}

test('what waits comes in one mail, on the programme’s working days, at most once a period; nothing waiting, no mail', async () => {
  const own = await foundProgramme(house)
  const [daily, weekly, off, idle] = [
    await own.join(['REVIEWER']),
    await own.join(['REVIEWER']),
    await own.join(['REVIEWER']),
    await own.join(['COMMITTEE_MEMBER']),
  ]
  await asSuper(house.superUrl, "UPDATE accounts SET locale = 'fr' WHERE id = $1", [weekly.accountId])
  const supplier = await own.makeSupplier('Mine d’essai')
  await asSuper(house.superUrl, 'UPDATE suppliers SET reviewer_id = $2 WHERE id = $1', [supplier.id, weekly.accountId])
  const nobodys = await own.makeSupplier()
  for (const one of [supplier, nobodys]) {
    await answerAll(one)
    await handIn(one)
  }
  const set = 'mutation ($rhythm: Rhythm!) { setDigest(rhythm: $rhythm) { rhythm } }'
  await daily.run(set, { rhythm: 'DAILY' })
  await off.run(set, { rhythm: 'OFF' })
  expect((await weekly.run('{ digest { rhythm } }')).digest.rhythm).toBe('WEEKLY')
  await quiet()
  const mails = async ({ email }: Person) => (await house.mails(email)).filter(({ text }) => text.includes('/responses?mine=yes'))
  const count = async () => Promise.all([daily, weekly, off, idle].map(async person => (await mails(person)).length))

  // 23 November 2026 is a Monday in Shanghai; at 7 nobody is told, at 8 those who want it, and not again at 9.
  await tellAt('2026-11-22T23:00:00Z', own)
  expect(await count()).toEqual([0, 0, 0, 0])
  await tellAt('2026-11-23T00:30:00Z', own)
  await tellAt('2026-11-23T01:00:00Z', own)
  expect(await count()).toEqual([1, 1, 0, 0])
  const [english] = await mails(daily)
  const [french] = await mails(weekly)
  // Whose suppliers they are: one is looked after by another, one by nobody.
  expect(english?.text.replaceAll('\u00a0', ' ')).toMatch(/To be reviewed[^\d]*1 matter/)
  expect(french?.text.replaceAll('\u00a0', ' ')).toMatch(/À examiner[^\d]*2 points/)

  // Tuesday; then a Saturday; then a Monday that is a holiday.
  await tellAt('2026-11-24T01:00:00Z', own)
  expect(await count()).toEqual([2, 1, 0, 0])
  await tellAt('2026-11-28T01:00:00Z', own)
  await asSuper(house.superUrl, "INSERT INTO calendar_days (programme_id, day, name, works) VALUES ($1, '2026-11-30', 'Holiday', false)", [
    own.id,
  ])
  await tellAt('2026-11-30T01:00:00Z', own)
  expect(await count()).toEqual([2, 1, 0, 0])
  await tellAt('2026-12-01T01:00:00Z', own)
  expect(await count()).toEqual([3, 2, 0, 0])
  clock = null
})
