import { lazy, Suspense } from 'react'
import { useMay } from './session.ts'
import { needWords } from './words.ts'

/** With its words, when there is something to show: whoever is still answering does not wait for them. */
const Card = lazy(async () => {
  const [{ ReceiptCard }] = await Promise.all([import('./receipt-card.tsx'), needWords('receipts')])
  return { default: ReceiptCard }
})

/** The receipts of a response that was handed in, for those who may read them. */
export function Receipts({ id, round }: { id: string; round: number }) {
  const may = useMay('receipt.read')
  if (!may || round === 0) return null
  return (
    <Suspense fallback={null}>
      <Card id={id} />
    </Suspense>
  )
}
