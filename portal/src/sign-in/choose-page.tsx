import { useNavigate, useSearchParams } from 'react-router'
import { list } from '../lib/format.ts'
import { ownPath } from '../lib/own-path.ts'
import { useViewer } from '../lib/session.ts'
import { useSend } from '../lib/use-send.ts'
import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import css from './door.module.css'
import { Door } from './door.tsx'
import { enter } from './enter.ts'
import { chooseProgramme } from './operations.ts'
import { SignOutButton } from './sign-out-button.tsx'

/** For those who belong to several programmes; nothing of one is visible in another. */
export function ChoosePage() {
  const { t } = useWords()
  const viewer = useViewer()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const choosing = useSend(chooseProgramme)
  const choose = async (membershipId: string): Promise<void> => {
    const chosen = await choosing.run({ membershipId })
    if (!chosen) return
    await enter(chosen.chooseProgramme)
    await navigate(ownPath(params.get('next')), { replace: true })
  }
  if (viewer.memberships.length === 0)
    return (
      <Door title={t('door:choose.noneTitle')} below={<SignOutButton />}>
        <p>{t('door:choose.none')}</p>
      </Door>
    )
  return (
    <Door title={t('door:choose.title')} below={<SignOutButton />}>
      {choosing.sentence && (
        <Notice tone="trouble" live>
          {choosing.sentence}
        </Notice>
      )}
      <ul className={css.choices}>
        {viewer.memberships.map(one => (
          <li key={one.id}>
            <button type="button" className={css.choice} disabled={choosing.busy} onClick={() => void choose(one.id)}>
              <strong>{one.programmeName}</strong>
              <span>{list([...(one.supplierName ? [one.supplierName] : []), ...one.roles.map(role => t(`words:role.${role}`))])}</span>
            </button>
          </li>
        ))}
      </ul>
    </Door>
  )
}
