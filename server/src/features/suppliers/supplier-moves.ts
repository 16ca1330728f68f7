import { next } from 'shared/machines/machine.ts'
import { type SupplierAction, supplierMachine } from 'shared/machines/supplier.ts'
import type { Context } from '../../core/context.ts'
import { loadForUpdate } from '../../core/load-for-update.ts'
import { asRule, transition } from '../../core/transition.ts'
import { Supplier } from './supplier.entity.ts'

/** The steps of a supplier that follow by rule from somebody's act on its records; a step that does not fit its state is none. */
const move =
  (action: SupplierAction) =>
  (ctx: Context, record: { supplierId: string | null }): Promise<void> =>
    asRule(ctx, async () => {
      if (!record.supplierId) return
      const supplier = await loadForUpdate(ctx, Supplier, action, record.supplierId)
      if (next(supplierMachine, supplier.status, action)) await transition(ctx, Supplier, supplierMachine, supplier, action)
    })

export const beginKys: (ctx: Context, record: { supplierId: string | null }) => Promise<void> = move('supplier.begin')
export const handInSupplier = move('supplier.handIn')
export const sendBackSupplier = move('supplier.sendBack')
/** Its only request was taken back; or is asked once more. */
export const withdrawSupplier = move('supplier.recall')
export const askSupplierAgain = move('supplier.askAgain')
export const approveSupplier = move('supplier.approve')
export const setConditions = move('supplier.setConditions')
export const meetConditions = move('supplier.meetConditions')
