import { useWords } from '../lib/words.ts'

/** Who looks after a supplier, and who does while they are away. */
export function LookedAfter({ reviewer, standIn }: { reviewer?: string | null | undefined; standIn?: string | null | undefined }) {
  const { t } = useWords()
  return (
    <>
      {reviewer ?? <span className="soft">{t('staff:supplier.nobody')}</span>}
      {standIn && <div className="small">{t('lists:absence.standIn', { name: standIn })}</div>}
    </>
  )
}
