import { Button } from '@mantine/core'
import { setViewer, type Viewer } from '../lib/session.ts'
import { finishSignInAgain } from '../lib/sign-in-again.ts'
import { useSend } from '../lib/use-send.ts'
import { useWords } from '../lib/words.ts'
import { chooseProgramme, signIn } from '../sign-in/operations.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { PasswordField } from '../ui/text-fields.tsx'

export function SignInAgainDialog({ viewer }: { viewer: Viewer }) {
  const { t } = useWords()
  const entering = useSend(signIn)
  const choosing = useSend(chooseProgramme)

  const enter = async (data: FormData): Promise<void> => {
    const entered = await entering.run({ input: { email: viewer.account?.email ?? '', password: String(data.get('password')) } })
    if (!entered) return
    const wanted = viewer.membership?.id
    const chosen = wanted && entered.signIn.membership?.id !== wanted ? await choosing.run({ membershipId: wanted }) : undefined
    setViewer(chosen?.chooseProgramme ?? entered.signIn)
    finishSignInAgain(true)
  }
  const leave = (): void => {
    finishSignInAgain(false)
    const next = location.pathname + location.search
    location.assign(`/sign-in?next=${encodeURIComponent(next)}`)
  }
  return (
    <Dialog title={t('signIn.againTitle')} onClose={() => finishSignInAgain(false)}>
      <p>{t('signIn.again')}</p>
      <p>
        <strong>{viewer.account?.name}</strong> · {viewer.account?.email}
      </p>
      <Form
        command={{ busy: entering.busy || choosing.busy, fields: entering.fields, sentence: entering.sentence ?? choosing.sentence }}
        onSend={enter}
        word={t('signIn.button')}
        beside={
          <Button variant="subtle" onClick={leave}>
            {t('signIn.asOther')}
          </Button>
        }
      >
        <PasswordField name="password" label={t('signIn.password')} />
      </Form>
    </Dialog>
  )
}
