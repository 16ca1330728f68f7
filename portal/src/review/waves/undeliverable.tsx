import { useWords } from '../../lib/words.ts'

interface Address {
  readonly email: string
  readonly source: 'SERVER' | 'PERSON'
  readonly words: string
  readonly markedBy?: string | null
}

/** Why no mail reaches an address: what the mail server said, or who knows it and how. */
export function Undeliverable({ address: { email, source, words, markedBy }, named = false }: { address: Address; named?: boolean }) {
  const { t } = useWords()
  return (
    <div className="small">
      {named && <strong>{email} · </strong>}
      {t(`waves:address.${source}`, { words, name: markedBy ?? '' })}
    </div>
  )
}
