import { exampleAnswers } from 'server/seeds/kys-answers.ts'
import { answerSheetLimits } from 'server/src/features/questionnaires/answer-sheets/layout.ts'
import { readWorkbook, writeWorkbook } from 'server/src/platform/sheets.ts'
import { kysTemplate } from 'shared/questionnaires/kys/template.ts'
import { locales } from 'shared/words/lists.ts'
import { describe, expect, test } from 'vitest'
import { company } from './factories/kys.ts'
import { planBack, responseOut, sheetsOf, today } from './support/filled-workbook.ts'

const file = '6a0f1c52-7d3e-4b7a-9a60-0d2f6a1f0c13'
const kysAnswers = exampleAnswers(kysTemplate, company('MINE'), () => file, today)

describe('out and back', () => {
  test.each(locales)('the whole KYS in %s changes nothing', async locale => {
    const out = responseOut(kysTemplate, kysAnswers, { locale })
    const bytes = await writeWorkbook(sheetsOf(out))
    const plan = planBack(out, await readWorkbook(bytes, answerSheetLimits))
    expect(plan).toEqual({ changes: [], faults: [], notices: [], emptied: [] })
  })
})
