import { randomUUID } from 'node:crypto'
import { exampleAnswers } from 'server/seeds/kys-answers.ts'
import { answerSheetLimits } from 'server/src/features/questionnaires/answer-sheets/layout.ts'
import type { CheckedAnswers } from 'server/src/features/questionnaires/response.workbook.ts'
import { readWorkbook } from 'server/src/platform/sheets.ts'
import { type Answers, type Row, rowsIn } from 'shared/questionnaires/answer.ts'
import { kysTemplate } from 'shared/questionnaires/kys/template.ts'
import { company } from '../factories/kys.ts'
import { savedElsewhere, write } from '../support/filled-workbook.ts'
import { asSuper, type Ground } from './ground.ts'
import { percentile, round } from './load.ts'
import { makeResponse } from './response.ts'
import type { Figure } from './results.ts'

const manyRows = 200

/** A mine that has answered everything; its table of quantities has two hundred rows. */
function answers(fileOf: () => string): Answers {
  const given = new Map(exampleAnswers(kysTemplate, company('MINE'), fileOf, '2026-11-22'))
  const quantities = given.get('KYS-F6')
  const [first] = rowsIn(quantities?.value)
  const rows = Array.from({ length: manyRows }, (_, at): Row => ({ id: randomUUID(), cells: { ...first?.cells, quantity: at + 1 } }))
  return given.set('KYS-F6', { ...quantities, status: 'ANSWERED', value: rows })
}

/** The complete KYS as a workbook, and back with its preview: 146 answers, and two hundred rows of which one has changed. */
export async function measureSheets(ground: Ground, times = 12): Promise<Figure[]> {
  const { token, responseId } = await asSuper(ground.superUrl, db => makeResponse(db, ground.large.id, { state: 'DRAFT', answers }))
  const ours = await ground.startOurs()
  try {
    const headers = { cookie: `headwater=${token}`, 'x-headwater-upload': '1', 'content-type': 'application/octet-stream' }
    const out = async (): Promise<Buffer> => {
      const response = await fetch(`${ours.url}/responses/${responseId}.xlsx?lang=zh`, { headers })
      if (response.status !== 200) throw new Error(await response.text())
      return Buffer.from(await response.arrayBuffer())
    }
    const filled = await savedElsewhere(write(await readWorkbook(await out(), answerSheetLimits), 'KYS-A6', 'answer', 'changed'))
    const back = async (): Promise<void> => {
      const response = await fetch(`${ours.url}/responses/${responseId}/sheet/check`, {
        method: 'POST',
        headers,
        body: new Uint8Array(filled),
      })
      const checked = (await response.json()) as CheckedAnswers
      if (checked.changes?.length !== 1) throw new Error(`one answer should change: ${JSON.stringify(checked).slice(0, 500)}`)
    }
    const timed = async (act: () => Promise<unknown>): Promise<number[]> => {
      const taken: number[] = []
      for (let at = 0; at < times + 3; at++) {
        const began = performance.now()
        await act()
        if (at >= 3) taken.push(performance.now() - began)
      }
      return taken
    }
    const figure = (name: string, taken: number[], most: number): Figure => {
      const p95 = percentile(taken, 0.95)
      const said = `146 answers, ${manyRows} rows; half within ${round(percentile(taken, 0.5))} ms`
      return { name, value: round(p95), unit: 'ms', reach: `≤ ${most}`, met: p95 <= most, said }
    }
    return [
      figure('the complete KYS to a workbook, p95', await timed(out), 1_000),
      figure('a filled workbook back with its preview, p95', await timed(back), 2_000),
    ]
  } finally {
    await ours.stop()
  }
}
