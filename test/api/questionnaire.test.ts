import { randomUUID } from 'node:crypto'
import { kysTemplate } from 'shared/questionnaires/kys/template.ts'
import { kysStart } from 'shared/questionnaires/kys-start.ts'
import { visibleQuestions } from 'shared/questionnaires/visible.ts'
import type { Tier } from 'shared/words/lists.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerKys, asInput, company, uploadOne } from '../factories/kys.ts'
import { foundProgramme, handIn, saveAnswer, type TestProgramme, type TestSupplier, templateId } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let programme: TestProgramme
beforeAll(async () => {
  house = await openTestHouse()
  programme = await foundProgramme(house)
})
afterAll(() => house.close())

const makeKys = (tier: Tier, name?: string): Promise<TestSupplier> => programme.makeSupplier(name, { template: 'KYS', tier })
const responseOf = `query ($id: ID!) { response(id: $id) { id status tier required answered templateCode templateVersion templateId
  answers { question status value note fileIds version files { id } } records { question rowId recordId type }
  rounds { answers { question status value note fileIds files { id } } } } }`
interface Answered {
  readonly question: string
  readonly status: string
  readonly version: number
}

describe('the whole KYS', () => {
  test.each<Tier>(['MINE', 'TRADER', 'REFINERY', 'BROKER'])(
    'is answered and handed in by a %s, and holds what was asked of it and nothing else',
    async tier => {
      const supplier = await makeKys(tier)
      const told = company(tier, tier === 'MINE' ? { country: 'GN', uscc: null } : {})
      const answers = await answerKys(supplier, told)
      const before = (await supplier.signatory.run(responseOf, { id: supplier.responseId })).response
      expect(before.answered).toBe(before.required)
      await handIn(supplier)
      const { response } = await programme.reviewer.run(responseOf, { id: supplier.responseId })
      const asked = visibleQuestions(kysTemplate, tier, answers).map(question => question.code)
      expect(response.rounds[0].answers.map((one: Answered) => one.question)).toEqual(asked)
      const stored = response.answers.filter((one: Answered) => one.status !== 'EMPTY').map((one: Answered) => one.question)
      expect(stored.filter((code: string) => !asked.includes(code))).toEqual([])
      expect(response.rounds[0].answers.find((one: Answered) => one.question === 'KYS-E1').files).toHaveLength(1)
    },
  )

  test('what is missing is counted, question by question', async () => {
    const supplier = await makeKys('BROKER')
    const { response } = await supplier.signatory.run(responseOf, { id: supplier.responseId })
    expect([response.answered, response.required > 50, response.tier]).toEqual([0, true, 'BROKER'])
    const { saveAnswer: saved } = await supplier.signatory.run(
      saveAnswer,
      asInput(supplier.responseId, 'KYS-A6', { status: 'ANSWERED', value: '91-EX' }),
    )
    expect([saved.required, saved.answered]).toEqual([response.required, 1])
  })
})

describe('what is hidden', () => {
  test('is emptied when another answer hides it, is not taken while it is hidden, and can be answered again afterwards', async () => {
    const { signatory, responseId } = await makeKys('SMELTER')
    const save = (question: string, value: unknown, version: number) =>
      signatory.run(saveAnswer, asInput(responseId, question, { status: 'ANSWERED', value }, version))
    await save('KYS-I1', true, 0)
    await save('KYS-I2', { public: false }, 0)
    const { saveAnswer: saved } = await save('KYS-I1', false, 1)
    expect(saved.emptied).toEqual([{ question: 'KYS-I2' }])
    const { response } = await signatory.run(responseOf, { id: responseId })
    expect(response.answers.find((one: Answered) => one.question === 'KYS-I2')).toMatchObject({ status: 'EMPTY', value: null, version: 2 })
    const refusal = await signatory.refusal(saveAnswer, asInput(responseId, 'KYS-I2', { status: 'ANSWERED', value: { public: true } }, 2))
    expect(refusal).toMatchObject({ code: 'REFUSED', rule: 'notAsked' })
    await save('KYS-I1', true, 2)
    await save('KYS-I2', { public: false }, 2)
    // What was typed before is among the versions: nothing that somebody typed is lost.
    const kept = await asSuper(
      house.superUrl,
      `SELECT v.version, v.status FROM answer_versions v JOIN answers a ON a.id = v.answer_id WHERE a.response_id = $1 AND a.question = 'KYS-I2' ORDER BY 1`,
      [responseId],
    )
    expect(kept).toEqual([
      { version: 1, status: 'ANSWERED' },
      { version: 2, status: 'EMPTY' },
      { version: 3, status: 'ANSWERED' },
    ])
  })

  test('cells that a neighbour hides are not stored', async () => {
    const { signatory, responseId } = await makeKys('SMELTER')
    const value = { owned: false, state: 'CN', share: 15 }
    const { saveAnswer: saved } = await signatory.run(saveAnswer, asInput(responseId, 'KYS-C4', { status: 'ANSWERED', value }))
    expect(saved.answer.value).toEqual({ owned: false })
  })

  test('a role that a supplier names adds its sections', async () => {
    const { signatory, responseId } = await makeKys('BROKER')
    const { response } = await signatory.run(responseOf, { id: responseId })
    const { saveAnswer: saved } = await signatory.run(
      saveAnswer,
      asInput(responseId, 'KYS-B1', { status: 'ANSWERED', value: ['BROKER', 'TRADER'] }),
    )
    expect(saved.required).toBeGreaterThan(response.required + 40)
  })
})

describe('what is no answer', () => {
  const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels))
  test('3,000 levels of nesting are refused before anybody looks at them', async () => {
    const { signatory, responseId } = await makeKys('SMELTER')
    const refusal = await signatory.refusal(saveAnswer, asInput(responseId, 'KYS-C1', { status: 'ANSWERED', value: nested(3_000) }))
    expect(['INVALID', 'BAD_REQUEST']).toContain(refusal.code)
  })

  test.each<[string, string, unknown]>([
    ['20 levels of nesting', 'KYS-C1', nested(20)],
    ['a column that the questionnaire does not have', 'KYS-C1', [{ id: randomUUID(), cells: { name: 'A', salary: 1 } }]],
    ['a row with more than its cells', 'KYS-C1', [{ id: randomUUID(), cells: {}, other: 1 }]],
    ['a text where files stand', 'KYS-C3', 'licence.pdf'],
    ['a number where yes or no stands', 'KYS-C7', 1],
    ['an option that is not offered', 'KYS-F8', 'GALAXY'],
  ])('%s is refused, and the answer stays as it was', async (_, question, value) => {
    const { signatory, responseId } = await makeKys('SMELTER')
    const refusal = await signatory.refusal(saveAnswer, asInput(responseId, question, { status: 'ANSWERED', value }))
    expect(refusal.code).toBe('INVALID')
    const { response } = await signatory.run(responseOf, { id: responseId })
    expect(response.answers.find((one: Answered) => one.question === question)).toMatchObject({ status: 'EMPTY', version: 0 })
  })

  test('another supplier’s file is not found, in a cell or beside the answer', async () => {
    const [one, other] = [await makeKys('SMELTER'), await makeKys('SMELTER')]
    const theirs = await uploadOne(other)
    for (const given of [
      { status: 'ANSWERED' as const, value: [theirs] },
      { status: 'REFUSED' as const, reason: 'No', files: [theirs] },
    ])
      expect((await one.signatory.refusal(saveAnswer, asInput(one.responseId, 'KYS-C3', given))).code).toBe('INVALID')
  })
})

describe('two people at once', () => {
  test('whatever the order, every version was seen by whoever wrote the next, and the last one stands', async () => {
    const supplier = await makeKys('SMELTER')
    const { responseId } = supplier
    const taken: { version: number; value: string }[] = []
    const write = async (by: TestSupplier['user'], name: string): Promise<void> => {
      for (let at = 0; at < 12; at++) {
        const { response } = await by.run(responseOf, { id: responseId })
        const { version } = response.answers.find((one: Answered) => one.question === 'KYS-A6')
        const value = `${name} ${at}`
        const answer = await by.send(saveAnswer, asInput(responseId, 'KYS-A6', { status: 'ANSWERED', value }, version))
        if (answer.data?.saveAnswer) taken.push({ version: answer.data.saveAnswer.answer.version, value })
        else expect(answer.errors?.[0]?.extensions?.rule).toBe('changedMeanwhile')
      }
    }
    await Promise.all([write(supplier.signatory, 'signatory'), write(supplier.user, 'colleague')])
    const { response } = await supplier.signatory.run(responseOf, { id: responseId })
    const stands = response.answers.find((one: Answered) => one.question === 'KYS-A6')
    expect(new Set(taken.map(one => one.version)).size).toBe(taken.length)
    expect(taken.find(one => one.version === stands.version)?.value).toBe(stands.value)
    expect(stands.version).toBe(taken.length)
  })

  test('one hides what the other answers: it is either refused or emptied, never counted', async () => {
    const supplier = await makeKys('SMELTER')
    const { responseId, signatory, user } = supplier
    await signatory.run(saveAnswer, asInput(responseId, 'KYS-I1', { status: 'ANSWERED', value: true }))
    await Promise.all([
      signatory.send(saveAnswer, asInput(responseId, 'KYS-I1', { status: 'ANSWERED', value: false }, 1)),
      user.send(saveAnswer, asInput(responseId, 'KYS-I2', { status: 'ANSWERED', value: { public: false } })),
    ])
    const { response } = await signatory.run(responseOf, { id: responseId })
    expect(response.answers.find((one: Answered) => one.question === 'KYS-I2').status).toBe('EMPTY')
  })
})

describe('records', () => {
  const party = (name: string, identifier: string, id: string = randomUUID()) => ({
    id,
    cells: { name, country: 'CN', identifier, role: 'INTERMEDIARY' },
  })
  const records = async (supplier: TestSupplier, by = programme.reviewer) =>
    (await by.run(responseOf, { id: supplier.responseId })).response.records

  test('a party that two suppliers name by the same code is one record, and neither learns of the other', async () => {
    const [one, other] = [await makeKys('SMELTER'), await makeKys('TRADER')]
    const value = [party('甲公司', '91350100M000100Y43'), party('没有代码的公司', '')]
    await one.signatory.run(saveAnswer, asInput(one.responseId, 'KYS-G1', { status: 'ANSWERED', value }))
    await other.signatory.run(
      saveAnswer,
      asInput(other.responseId, 'KYS-G1', { status: 'ANSWERED', value: [party('Jia Ltd', '91350100 M000100Y43')] }),
    )
    const [mine, theirs] = [await records(one), await records(other)]
    expect(mine).toHaveLength(2)
    expect(theirs).toHaveLength(1)
    expect(mine.map((each: { recordId: string }) => each.recordId)).toContain(theirs[0].recordId)
    expect(new Set(mine.map((each: { recordId: string }) => each.recordId)).size).toBe(2)
  })

  test('a row keeps its record while it is typed, and is forgotten when the row goes', async () => {
    const supplier = await makeKys('SMELTER')
    const { responseId, signatory } = supplier
    const id = randomUUID()
    await signatory.run(saveAnswer, asInput(responseId, 'KYS-G1', { status: 'ANSWERED', value: [party('Ji', '', id)] }))
    const [first] = await records(supplier)
    await signatory.run(saveAnswer, asInput(responseId, 'KYS-G1', { status: 'ANSWERED', value: [party('Jinan Metals', 'EX-77', id)] }, 1))
    expect(await records(supplier)).toEqual([first])
    await signatory.run(saveAnswer, asInput(responseId, 'KYS-G1', { status: 'ANSWERED', value: [] }, 2))
    expect(await records(supplier)).toEqual([])
  })

  test('nobody finds out by typing a company whether somebody else names it', async () => {
    const [one, other] = [await makeKys('SMELTER'), await makeKys('TRADER')]
    const known = '91330000712345678T'
    await one.signatory.run(saveAnswer, asInput(one.responseId, 'KYS-G1', { status: 'ANSWERED', value: [party('Secret', 'EX-SECRET')] }))
    const id = randomUUID()
    const seen: unknown[] = []
    for (const [version, identifier] of ['', 'EX-SECRET', 'EX-NOBODY', known].entries()) {
      const value = [party('Guess', identifier, id)]
      await other.signatory.run(saveAnswer, asInput(other.responseId, 'KYS-G1', { status: 'ANSWERED', value }, version))
      seen.push(await records(other, other.signatory))
    }
    expect(seen).toEqual(seen.map(() => seen[0]))
  })

  test('a row that names another company from then on leaves the shared record to the others', async () => {
    const [one, other] = [await makeKys('SMELTER'), await makeKys('TRADER')]
    const [mine, theirs] = [randomUUID(), randomUUID()]
    const say = (supplier: TestSupplier, id: string, name: string, identifier: string, version: number) =>
      supplier.signatory.run(
        saveAnswer,
        asInput(supplier.responseId, 'KYS-G1', { status: 'ANSWERED', value: [party(name, identifier, id)] }, version),
      )
    await say(one, mine, 'Honest Metals', 'EX-1000', 0)
    await say(other, theirs, 'Honest', 'EX-1000', 0)
    const [{ recordId: shared }] = await records(other)
    await say(other, theirs, 'Invented', 'EX-2000', 1)
    expect((await records(one))[0].recordId).toBe(shared)
    expect((await records(other))[0].recordId).not.toBe(shared)
    // Nor does whoever named it first turn it into something else under those who followed.
    await say(other, theirs, 'Honest', 'EX-1000', 2)
    await say(one, mine, 'Renamed', 'EX-3000', 1)
    expect((await records(other))[0].recordId).toBe(shared)
    expect((await records(one))[0].recordId).not.toBe(shared)
    const [{ name, identifier }] = (await asSuper(house.superUrl, 'SELECT name, identifier FROM records WHERE id = $1', [shared])) as [
      { name: string; identifier: string },
    ]
    expect([name, identifier]).toEqual(['Honest Metals', 'CN:EX1000'])
  })

  test('two rows with one id in capitals and small letters are refused as such', async () => {
    const supplier = await makeKys('SMELTER')
    const id = randomUUID().replace(/^./, 'a')
    const value = [party('A', '', id), party('B', '', id.toUpperCase())]
    const refusal = await supplier.signatory.refusal(saveAnswer, asInput(supplier.responseId, 'KYS-G1', { status: 'ANSWERED', value }))
    expect(refusal.code).toBe('INVALID')
  })
})

describe('templates', () => {
  test('a new version leaves running answers on theirs; the next request asks the new one', async () => {
    const running = await programme.makeSupplier()
    const { publishTemplate } = await programme.administrator.run(
      'mutation ($content: JSON!) { publishTemplate(content: $content) { id version inUse } }',
      {
        content: { ...kysStart, sections: [{ ...kysStart.sections[0], questions: kysStart.sections[0]?.questions.slice(0, 1) }] },
      },
    )
    expect(publishTemplate).toMatchObject({ version: 2, inUse: 0 })
    const after = await programme.makeSupplier()
    const of = async (supplier: TestSupplier) => (await supplier.signatory.run(responseOf, { id: supplier.responseId })).response
    expect([(await of(running)).templateVersion, (await of(running)).answers.length]).toEqual([1, 3])
    expect([(await of(after)).templateVersion, (await of(after)).answers.length]).toEqual([2, 1])
    await programme.administrator.run('mutation ($content: JSON!) { publishTemplate(content: $content) { id } }', { content: kysStart })
  })

  test('one whose conditions go round in a circle is refused with its path', async () => {
    const [section] = kysStart.sections
    const [a, b] = section?.questions ?? []
    const circle = {
      ...kysStart,
      sections: [
        {
          ...section,
          questions: [
            { ...a, when: { answered: 'KYS-E1' } },
            { ...b, when: { answered: 'KYS-A3' } },
          ],
        },
      ],
    }
    const refusal = await programme.administrator.refusal('mutation ($content: JSON!) { publishTemplate(content: $content) { id } }', {
      content: circle,
    })
    expect(refusal).toMatchObject({ rule: 'templateFaults' })
    expect(JSON.stringify(refusal.facts)).toContain('KYS-A3')
  })

  test('are read in one language, filled with their thresholds, and by nobody of another programme', async () => {
    const { signatory, user } = await makeKys('SMELTER')
    const id = await templateId(signatory, 'KYS')
    const answer = await user.get(`/templates/${id}.json?lang=fr`)
    const text = await answer.text()
    expect(answer.headers.get('cache-control')).toContain('immutable')
    expect(text).toContain('Actionnaires détenant 5')
    expect(text).not.toContain('股东')
    expect(text).not.toContain('{{')
    const elsewhere = await foundProgramme(house)
    expect((await elsewhere.reviewer.get(`/templates/${id}.json?lang=fr`)).status).toBe(404)
  })
})
