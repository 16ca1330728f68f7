import { kysTemplate } from 'shared/questionnaires/kys/template.ts'
import type { Locale, Tier } from 'shared/words/lists.ts'
import type { Context } from '../src/core/context.ts'
import { saveAnswers } from '../src/features/questionnaires/answer.commands.ts'
import { extendResponses } from '../src/features/questionnaires/extend.commands.ts'
import { recallResponse } from '../src/features/questionnaires/recall.commands.ts'
import { remindResponses } from '../src/features/questionnaires/remind.commands.ts'
import { createSupplier, markUndeliverable } from '../src/features/suppliers/supplier.commands.ts'
import { createWave } from '../src/features/waves/wave.commands.ts'

/** What the story lets happen: a day comes, a person acts, somebody joins. */
interface Teller {
  day(days: number): void
  pass(days: number): void
  dayAfter(days: number): string
  as<T>(email: string, act: (ctx: Context) => Promise<T>): Promise<T>
  join(email: string, locale: Locale): Promise<void>
}

const purchasing = 'purchasing@shifan.example'
const reviewer = 'reviewer@shifan.example'

interface Carrier {
  readonly key: 'silent' | 'joined' | 'begun' | 'undeliverable' | 'recalled' | 'extended'
  readonly name: string
  readonly nameLatin: string | null
  readonly country: string
  readonly tier: Tier
  readonly contact: { readonly email: string; readonly name: string; readonly phone: string; readonly locale: Locale }
}

/** Carriers and ports between mine and plant: asked all at once, and each gets along at its own pace. */
const carriers: readonly Carrier[] = [
  {
    key: 'silent',
    name: '鄂尔多斯示例铁路物流有限公司',
    nameLatin: 'Ordos Shili Rail Logistics Co., Ltd',
    country: 'CN',
    tier: 'LOGISTICS',
    contact: { email: 'rail@ordos.example', name: '贺云飞', phone: '+86 477 0000 0001', locale: 'zh' },
  },
  {
    key: 'joined',
    name: 'Terminal d’exemple de Kamsar SA',
    nameLatin: null,
    country: 'GN',
    tier: 'LOGISTICS',
    contact: { email: 'terminal@kamsar.example', name: 'Fatoumata Camara', phone: '+224 000 00 00 02', locale: 'fr' },
  },
  {
    key: 'begun',
    name: 'Example Straits Commodities Pte Ltd',
    nameLatin: null,
    country: 'SG',
    tier: 'TRADER',
    contact: { email: 'desk@straits.example', name: 'Tan Wei Ling', phone: '+65 0000 0003', locale: 'en' },
  },
  {
    key: 'undeliverable',
    name: '天津示例散货码头有限公司',
    nameLatin: 'Tianjin Shili Bulk Terminal Co., Ltd',
    country: 'CN',
    tier: 'LOGISTICS',
    contact: { email: 'terminal@tianjin.example', name: '孟佳', phone: '+86 22 0000 0004', locale: 'zh' },
  },
  {
    key: 'recalled',
    name: '包头示例仓储有限公司',
    nameLatin: 'Baotou Shili Storage Co., Ltd',
    country: 'CN',
    tier: 'LOGISTICS',
    contact: { email: 'storage@baotou.example', name: '冯楠', phone: '+86 472 0000 0005', locale: 'zh' },
  },
  {
    key: 'extended',
    name: '秦皇岛示例船务代理有限公司',
    nameLatin: 'Qinhuangdao Shili Shipping Agency Co., Ltd',
    country: 'CN',
    tier: 'BROKER',
    contact: { email: 'agency@qinhuangdao.example', name: '尹航', phone: '+86 335 0000 0006', locale: 'zh' },
  },
]

/** A wave two weeks old: one silent, one undeliverable, one recalled, one with more time. */
export async function tellWave(story: Teller, begins: number): Promise<void> {
  story.day(begins)
  const ids = new Map<Carrier['key'], string>()
  for (const { key, contact, ...profile } of carriers) {
    const input = { ...profile, contacts: [{ ...contact, signatory: true }] }
    ids.set(key, await story.as(purchasing, ctx => createSupplier(ctx, input)))
  }
  await story.as(purchasing, async ctx => {
    const [template] = await ctx.ask({
      text: 'SELECT id FROM templates WHERE code = $1 ORDER BY version DESC LIMIT 1',
      values: [kysTemplate.code],
    })
    await createWave(ctx, {
      name: '2026 年物流与港口 · Carriers and ports',
      templateId: String(template?.id),
      dueOn: story.dayAfter(35),
      message: '您好，请就承运我方铝土矿与氧化铝的环节填写问卷。\nPlease answer for what you carry, store or handle on our behalf.',
      supplierIds: [...ids.values()],
    })
  })
  const responseOf = async (key: Carrier['key']): Promise<{ id: string; version: number }> => {
    const [row] = await story.as(reviewer, ctx =>
      ctx.ask({ text: 'SELECT id, version FROM responses WHERE supplier_id = $1', values: [ids.get(key)] }),
    )
    return { id: String(row?.id), version: Number(row?.version) }
  }
  story.pass(1)
  for (const { key, contact } of carriers) if (key === 'joined' || key === 'begun') await story.join(contact.email, contact.locale)
  const begun = await responseOf('begun')
  await story.as('desk@straits.example', ctx =>
    saveAnswers(ctx, begun.id, [
      { question: 'KYS-A3', status: 'NOT_APPLICABLE', reason: 'Registered in Singapore, by its own number.', version: 0 },
    ]),
  )
  const recalled = await responseOf('recalled')
  await story.as(purchasing, ctx => recallResponse(ctx, { ...recalled, words: '贵公司今年不再承运，问卷发错了，抱歉。' }))
  await story.as(purchasing, async ctx => {
    const [contact] = await ctx.ask({ text: 'SELECT id FROM contacts WHERE supplier_id = $1', values: [ids.get('undeliverable')] })
    await markUndeliverable(ctx, { contactId: String(contact?.id), reason: '对方总机说此人已离职，新联系人尚未告知。' })
  })
  story.pass(8)
  const [silent, extended] = [await responseOf('silent'), await responseOf('extended')]
  await story.as(reviewer, ctx =>
    extendResponses(ctx, { ids: [extended.id], dueOn: story.dayAfter(45), words: '按您来电，等年检证书下来再交。' }),
  )
  await story.as(purchasing, ctx => remindResponses(ctx, { ids: [silent.id], words: '如有不清楚的地方，请随时来电。' }))
}
