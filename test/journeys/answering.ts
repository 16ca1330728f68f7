import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import type { Visitor } from '../support/browser.ts'

/** How a person answers a questionnaire. */
export const question = (by: Visitor, code: string): Locator => by.page.locator(`section#${code}`)

export const saved = (by: Visitor): Promise<void> => by.page.locator('[data-state="saved"]').waitFor()

/** Typed, and there a moment later: the state is looked at once it has left "saved". */
export const isSaved = async (by: Visitor): Promise<void> => {
  await by.page.waitForTimeout(700)
  await saved(by)
}

/** To a section, by its address: what one would do by pressing its line in the contents. */
export async function openSection(by: Visitor, code: string): Promise<void> {
  const folded = by.page.locator('nav details:not([open]) > summary')
  if (await folded.count()) await by.touch(folded.first())
  await by.touch(by.page.locator(`nav a[href*="section=${code}"]`))
  await by.page.locator(code === 'hand-in' ? '#hand-in' : '#section-heading').waitFor()
}

export const openHandIn = (by: Visitor): Promise<void> => openSection(by, 'hand-in')

/** A code with a slip in it is said at the field; a company elsewhere says why it has none. */
export async function answerCode(by: Visitor, reason: string | null): Promise<void> {
  const { say, page } = by
  const asked = question(by, 'KYS-A3')
  const code = asked.getByRole('textbox').first()
  await code.pressSequentially('91350100M000100Y44')
  await code.blur()
  await asked.getByText(say('questionnaire:fault.usccCheck')).waitFor()
  await by.shot(`answer-wrong-digit-${await page.evaluate(() => document.documentElement.lang)}`)
  if (reason === null) await code.fill('91350100M000100Y43')
  else {
    await by.touch(asked.getByRole('button', { name: say('questionnaire.without.NOT_APPLICABLE') }))
    await typeOffline(by, asked.getByLabel(say('questionnaire.reason'), { exact: true }), reason)
  }
  await isSaved(by)
  expect(await asked.getByText(say('questionnaire:fault.usccCheck')).count()).toBe(0)
}

/** Without a line: what is typed is kept and said to be kept; with the line it goes by itself. */
export async function typeOffline(by: Visitor, field: Locator, words: string): Promise<void> {
  await by.context.setOffline(true)
  await field.pressSequentially(words)
  await by.text(by.say('saving.kept')).waitFor()
  await by.context.setOffline(false)
  await saved(by)
  by.forgive(/ERR_INTERNET_DISCONNECTED/)
}

export const answer = (by: Visitor, code: string, yes: boolean): Promise<void> =>
  question(by, code)
    .getByRole('radio', { name: by.say(yes ? 'words:yesNo.yes' : 'words:yesNo.no') })
    .check()

export async function licence(by: Visitor, name: string, buffer: Buffer): Promise<void> {
  const asked = question(by, 'KYS-E1')
  await asked.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'application/pdf', buffer })
  await asked.getByText(name).last().waitFor()
}
