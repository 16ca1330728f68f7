import { Link, useSearchParams } from 'react-router'
import { useSession } from '../lib/session.ts'
import { useSend } from '../lib/use-send.ts'
import { useWords } from '../lib/words.ts'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { PasswordField, TextField } from '../ui/text-fields.tsx'
import { Door } from './door.tsx'
import { enter } from './enter.ts'
import { signIn } from './operations.ts'

export function SignInPage() {
  const { t, locale } = useWords()
  const [params] = useSearchParams()
  const viewer = useSession()
  const entering = useSend(signIn)

  const submit = async (data: FormData): Promise<void> => {
    const entered = await entering.run({ input: { email: String(data.get('email')), password: String(data.get('password')) } })
    if (entered) await enter(entered.signIn)
  }
  const notices = {
    left: (
      <Notice tone="done" live>
        {t('signIn.left')}
      </Notice>
    ),
    reset: (
      <Notice tone="done" live>
        {t('signIn.passwordSet')}
      </Notice>
    ),
  }
  const notice = params.get('notice')
  return (
    <Door
      title={t('signIn.title')}
      below={
        <>
          <p>
            {/* A page of the server's own, for people without an account. */}
            <a href={`/speak?lang=${locale}`}>{t('signIn.speak')}</a>
          </p>
          {viewer?.installation.mode === 'DEMONSTRATION' && (
            <p>
              {t('signIn.demonstration')} <Link to="/mailbox">{t('nav.mailbox')}</Link>
            </p>
          )}
        </>
      }
    >
      {notice === 'left' || notice === 'reset'
        ? notices[notice]
        : params.has('next') && params.get('next') !== '/' && <Notice tone="moving">{t('signIn.ended')}</Notice>}
      <Form command={entering} onSend={submit} word={t('signIn.button')} beside={<Link to="/forgotten">{t('signIn.forgotten')}</Link>}>
        <TextField name="email" type="email" label={t('signIn.email')} autoComplete="username" />
        <PasswordField name="password" label={t('signIn.password')} />
      </Form>
    </Door>
  )
}
