import { houseActor } from 'server/src/core/actor.ts'
import { calendar } from 'server/src/features/programmes/programme.commands.ts'
import { addWorkingDays, isWorkingDay } from 'shared/rules/days.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundProgramme, type TestProgramme } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse } from '../support/house.ts'
import type { Person } from '../support/person.ts'

let house: TestHouse
let programme: TestProgramme
let administrator: Person
beforeAll(async () => {
  house = await openTestHouse()
  programme = await foundProgramme(house)
  administrator = programme.administrator
})
afterAll(() => house.close())

const profile =
  'version name site area products tier asiActivity timeZone locale settings { version answerDays correctionDays weekend } nonWorkingDays { day name works }'
const read = `{ programme { ${profile} } }`
const edit = `mutation ($input: EditProgrammeInput!) { editProgramme(input: $input) { ${profile} } }`
const set = `mutation ($input: SetProgrammeInput!) { setProgramme(input: $input) { ${profile} } }`
const setDay = `mutation ($input: CalendarDayInput!) { setCalendarDay(input: $input) { nonWorkingDays { day name works } } }`
const removeDay = `mutation ($day: LocalDate!) { removeCalendarDay(day: $day) { nonWorkingDays { day } } }`
const given = (rest: object = {}) => ({
  version: 1,
  name: 'Clear Aluminium',
  site: 'Nanning',
  area: 'Casting',
  products: 'Billets',
  tier: 'CASTHOUSE',
  asiActivity: 'CASTHOUSE',
  timeZone: 'Asia/Shanghai',
  locale: 'zh',
  ...rest,
})
const times = (rest: object = {}) => ({ version: 1, answerDays: 20, correctionDays: 10, weekend: [6, 7], ...rest })

describe('the profile', () => {
  test('is changed by whoever saw the present version', async () => {
    const { editProgramme } = await administrator.run(edit, { input: given() })
    expect(editProgramme).toMatchObject({ version: 2, name: 'Clear Aluminium', site: 'Nanning' })
    expect(await administrator.refusal(edit, { input: given() })).toMatchObject({ rule: 'changedMeanwhile', facts: { version: 2 } })
  })

  test.each([
    ['a time zone that is none', { timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['an activity that is none', { asiActivity: 'ALCHEMY' }, 'asiActivity'],
    ['no name', { name: '' }, 'name'],
  ])('%s is said beside the field', async (_, wrong, field) => {
    expect(Object.keys((await administrator.refusal(edit, { input: given({ version: 2, ...wrong }) })).fields ?? {})).toEqual([field])
  })
})

describe('times', () => {
  test('each change is a version of its own; of two at once, one is', async () => {
    const answers = await Promise.all([20, 25].map(answerDays => administrator.send(set, { input: times({ answerDays }) })))
    expect(answers.filter(one => !one.errors)).toHaveLength(1)
    expect(answers.flatMap(one => one.errors ?? [])[0]?.extensions).toMatchObject({ rule: 'changedMeanwhile', facts: { version: 2 } })
    await administrator.run(set, { input: times({ version: 2, answerDays: 45, weekend: [7, 5, 5] }) })
    const { programmeSettingsVersions: versions } = await administrator.run(
      '{ programmeSettingsVersions { version answerDays weekend setBy takesEffectAt } }',
    )
    expect(versions.map((one: { version: number; answerDays: number }) => [one.version, one.answerDays])).toMatchObject([
      [3, 45],
      [2, expect.any(Number)],
      [1, 30],
    ])
    expect(versions[0]).toMatchObject({ weekend: [5, 7], setBy: 'ADMINISTRATOR person' })
    expect((await administrator.run(read)).programme.settings).toMatchObject({ version: 3, answerDays: 45 })
  })

  test.each([
    [{ answerDays: 0 }, 'answerDays'],
    [{ correctionDays: 366 }, 'correctionDays'],
    [{ weekend: [1, 2, 3, 4, 5, 6, 7] }, 'weekend'],
    [{ weekend: [0] }, 'weekend.0'],
  ])('%j is refused beside the field', async (wrong, field) => {
    expect(Object.keys((await administrator.refusal(set, { input: times({ version: 3, ...wrong }) })).fields ?? {})).toEqual([field])
  })
})

describe('the calendar', () => {
  test('a named day is set, changed and removed; it wins over the weekend', async () => {
    await administrator.run(setDay, { input: { day: '2027-02-17', name: '春节', works: false } })
    await administrator.run(setDay, { input: { day: '2027-02-20', name: '调休', works: false } })
    const { setCalendarDay } = await administrator.run(setDay, { input: { day: '2027-02-20', name: '调休上班', works: true } })
    expect(setCalendarDay.nonWorkingDays).toEqual([
      { day: '2027-02-17', name: '春节', works: false },
      { day: '2027-02-20', name: '调休上班', works: true },
    ])
    await asSuper(house.superUrl, `UPDATE programme_settings SET weekend = '{6,7}' WHERE programme_id = $1`, [programme.id])
    const { open } = house.serving
    const ctx = open.context({ actor: houseActor(programme.id) })
    const days = await open.atomic.together(step => step(ctx, () => calendar(ctx)))
    expect([isWorkingDay('2027-02-17', days), isWorkingDay('2027-02-20', days), isWorkingDay('2027-02-21', days)]).toEqual([
      false,
      true,
      false,
    ])
    expect(addWorkingDays('2027-02-16', 4, days)).toBe('2027-02-22')
    expect((await administrator.run(removeDay, { day: '2027-02-17' })).removeCalendarDay.nonWorkingDays).toEqual([{ day: '2027-02-20' }])
    // Twice is once.
    await administrator.run(removeDay, { day: '2027-02-17' })
  })

  test.each(['0000-01-01', '9999-12-31', '2027-02-30', 'tomorrow'])('%s is no day', async day => {
    const { errors } = await administrator.send(setDay, { input: { day, name: 'X', works: false } })
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })
})

test('what was changed stands in the history, with who and what', async () => {
  const { history } = await administrator.run('{ history(first: 100) { nodes { action actor subjectType } } }')
  const actions = history.nodes.map((one: { action: string }) => one.action)
  for (const action of ['programme.edit', 'programme.set', 'programme.setCalendar']) expect(actions).toContain(action)
  expect(actions.filter((one: string) => one === 'programme.edit')).toHaveLength(1)
})

test('others read the programme and change nothing of it', async () => {
  for (const person of [programme.reviewer, programme.purchasing, programme.auditor]) {
    expect((await person.run(read)).programme.name).toBe('Clear Aluminium')
    for (const [document, input] of [
      [edit, given({ version: 2 })],
      [set, times({ version: 3 })],
      [setDay, { day: '2027-05-01', name: 'X', works: false }],
    ] as const)
      expect((await person.refusal(document, { input })).code).toBe('DENIED')
  }
})
