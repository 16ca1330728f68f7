import { lastGroup, parseReceiptCode } from 'shared/rules/grievances/receipt-code.ts'
import type { Place } from '../../features/grievances/place.reading.ts'
import { attachment, sealed } from '../../platform/http-download.ts'
import type { Asking } from './asking.ts'
import { backPage, codePage, keptPage } from './code-page.tsx'
import { one } from './fields.tsx'
import type { ReadForm } from './read-form.ts'

interface Keeping {
  readonly asking: Asking
  readonly place: Place
  readonly form: ReadForm
  readonly code: string
}

/** What is done with the code that a page carries: pages say again only what can be a code. */
export const withCode = (keep: (keeping: Keeping) => void) => (asking: Asking, place: Place, form: ReadForm) => {
  const code = one(form, 'code')
  if (parseReceiptCode(code)) keep({ asking, place, form, code })
  else asking.send(backPage(asking.look, null))
}

export function saveCode({ asking: { look, res, wayBack: address }, code }: Keeping): void {
  res
    .set({ ...sealed, 'content-type': 'text/plain; charset=utf-8', 'content-disposition': attachment(look.say('speak:code.fileName')) })
    .send(look.say('speak:code.fileText', { code, address }))
}

export function saveReceipt({ asking, form, code }: Keeping): void {
  const { look, desk, res, wayBack: address } = asking
  const { token } = desk.tokens.read(one(form, 'token'))
  const receipt = token && desk.receipts.get(token.id)
  if (receipt)
    res
      .set({ ...sealed, 'content-type': 'application/json', 'content-disposition': attachment(look.say('speak:code.receiptName')) })
      .send(Buffer.from(receipt))
  else asking.send(codePage(look, { code, address, token: one(form, 'token'), notice: look.say('speak:code.receiptGone') }))
}

/** Nobody is told that all is done who has not written the code down. */
export function checkKept({ asking, place, form, code }: Keeping): void {
  const { look, desk, wayBack: address } = asking
  const token = one(form, 'token')
  const said = one(form, 'step') === 'kept'
  const isKept = said && lastGroup(one(form, 'group')) === lastGroup(code)
  if (isKept) desk.receipts.delete(desk.tokens.read(token).token?.id ?? '')
  const faults: Record<string, string> = said ? { group: look.say('speak:code.keptWrong') } : {}
  asking.send(
    isKept
      ? keptPage(look, place.clocks.acknowledgeWorkingDays)
      : codePage(look, { code, address, token, typed: { fields: form.fields, faults } }),
    said && !isKept ? 422 : 200,
  )
}
