import { Button } from '@mantine/core'
import { useState } from 'react'
import { letGoOfUploads, uploadsUnderWay } from '../evidence/uploads.ts'
import { draftsOf, forgetDrafts } from '../lib/drafts.ts'
import { useViewer } from '../lib/session.ts'
import { useSend } from '../lib/use-send.ts'
import { useWords } from '../lib/words.ts'
import { ButtonRow } from '../ui/button-row.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { signOut } from './operations.ts'

/** Signing out takes what is kept on this device with it; what was not sent yet is named first. */
export function SignOutButton() {
  const { t } = useWords()
  const viewer = useViewer()
  const leaving = useSend(signOut)
  const [waiting, setWaiting] = useState<readonly string[]>([])
  const account = viewer.account?.id ?? ''

  const leave = async (): Promise<void> => {
    if (!(await leaving.run({}))) return
    forgetDrafts(account)
    letGoOfUploads()
    // A new page: nothing of this person stays in memory.
    location.assign('/sign-in?notice=left')
  }
  const ask = async (): Promise<void> => {
    const unsent = [...draftsOf({ account, key: viewer.draftKey ?? '' }).map(draft => draft.label), ...uploadsUnderWay()]
    if (unsent.length > 0) setWaiting(unsent)
    else await leave()
  }
  return (
    <>
      <Button variant="default" loading={leaving.busy} onClick={() => void ask()}>
        {t('signOut.button')}
      </Button>
      {leaving.sentence && (
        <Notice tone="trouble" live>
          {leaving.sentence}
        </Notice>
      )}
      {waiting.length > 0 && (
        <Dialog title={t('signOut.title')} onClose={() => setWaiting([])}>
          <p>{t('signOut.waiting')}</p>
          <ul>
            {waiting.map(label => (
              <li key={label}>{label}</li>
            ))}
          </ul>
          <ButtonRow>
            <Button onClick={() => setWaiting([])}>{t('signOut.stay')}</Button>
            <Button variant="danger" loading={leaving.busy} onClick={() => void leave()}>
              {t('signOut.anyway')}
            </Button>
          </ButtonRow>
        </Dialog>
      )}
    </>
  )
}
