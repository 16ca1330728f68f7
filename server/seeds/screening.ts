import { houseActor } from '../src/core/actor.ts'
import { enter } from '../src/core/atomic.ts'
import type { Context } from '../src/core/context.ts'
import { clearHit, confirmHit } from '../src/features/screening/hit.commands.ts'
import { loadList } from '../src/features/screening/list.commands.ts'
import { screen } from '../src/features/screening/screen.ts'
import { createSupplier } from '../src/features/suppliers/supplier.commands.ts'

/** An invented list in the form of a published one: nobody on it exists. */
const invented = `uid;celex;programKey;measure;schema;name;alias;weakAlias;previousName;nationality;birthDate;registrationNumber;imoNumber
DEMO-1;0;DEMO;Asset freeze;Organization;Qingdao Xuni Metals Trading Limited;青岛虚拟金属贸易有限公司;;;China;;;
DEMO-2;0;DEMO;Asset freeze;Organization;Qingdao Shili Customs Brokers LLC;;;;Atlantis;;;
DEMO-3;0;DEMO;Asset freeze;Person;FANTASOV Nadir;Надир Фантасов;;;;1961;;
DEMO-4;0;DEMO;Asset freeze;Vessel;Flying Pretender;;;;;;;9999993
`
const held = { name: '青岛虚拟金属贸易有限公司', nameLatin: 'Qingdao Xuni Metals Trading Co., Ltd', country: 'CN', tier: 'TRADER' as const }
const contact = { name: '虚拟联系人', email: 'office@xuni-metals.example', locale: 'zh' as const, signatory: true }

type As = <T>(email: string, act: (ctx: Context) => Promise<T>) => Promise<T>

/** A list is loaded; one likeness is chance, one is the real thing and puts its supplier on HOLD. */
export async function tellScreening(as: As, founder: string): Promise<void> {
  const heldId = await as('purchasing@shifan.example', ctx => createSupplier(ctx, { ...held, contacts: [contact] }))
  await as(founder, ctx => loadList(ctx, [{ name: 'invented-list.csv', bytes: new TextEncoder().encode(invented) }], false))
  await as(founder, async ctx => {
    const { actor } = ctx
    await enter(ctx, houseActor(actor.programmeId ?? ''))
    await screen(ctx, { supplierId: null, after: null })
    await enter(ctx, actor)
  })
  const hits = await as('reviewer@shifan.example', ctx =>
    ctx.ask({
      text: 'SELECT id, version, supplier_id AS "supplierId" FROM screening_hits WHERE programme_id = $1',
      values: [ctx.actor.programmeId],
    }),
  )
  for (const { id, version, supplierId } of hits) {
    const decided = { id: String(id), version: Number(version) }
    await as('reviewer@shifan.example', ctx =>
      supplierId === heldId
        ? confirmHit(ctx, { ...decided, words: '营业执照上的名称、地址与名单条目一致。' })
        : clearHit(ctx, { ...decided, words: '名单所列公司在另一国家登记，登记号不同；我方为青岛本地报关行。' }),
    )
  }
}
