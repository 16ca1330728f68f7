import { useApolloClient } from '@apollo/client/react'
import { Radio, useMantineColorScheme } from '@mantine/core'
import { useState } from 'react'
import type { Locale } from 'shared/words/lists.ts'
import { list } from '../lib/format.ts'
import { changeLanguage } from '../lib/language.ts'
import { useViewer } from '../lib/session.ts'
import { useWords } from '../lib/words.ts'
import { SignOutButton } from '../sign-in/sign-out-button.tsx'
import { Card } from '../ui/card.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import css from './account.module.css'
import { ChangePasswordForm } from './change-password-form.tsx'
import { DeadlinesOf } from './deadlines.tsx'

const languages: readonly { locale: Locale; name: string; lang: string }[] = [
  { locale: 'zh', name: '中文', lang: 'zh-Hans' },
  { locale: 'en', name: 'English', lang: 'en' },
  { locale: 'fr', name: 'Français', lang: 'fr' },
]
const schemes = ['auto', 'light', 'dark'] as const

/** Who I am here, and how the portal speaks and looks to me. */
export function AccountPage() {
  const { t, locale } = useWords()
  const viewer = useViewer()
  const client = useApolloClient()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [failed, setFailed] = useState(false)
  const speakTo = async (chosen: Locale): Promise<void> => {
    setFailed(false)
    try {
      await changeLanguage(chosen)
      await client.refetchQueries({ include: 'active' })
    } catch {
      setFailed(true)
    }
  }
  return (
    <Page title={t('nav.account')} narrow>
      <Card title={t('account.who')}>
        <Facts>
          <Fact word={t('account.name')}>{viewer.account?.name}</Fact>
          <Fact word={t('signIn.email')}>{viewer.account?.email}</Fact>
          <Fact word={t('account.programme')}>{viewer.membership?.programmeName}</Fact>
          {viewer.membership?.supplierName && <Fact word={t('answers:response.supplier')}>{viewer.membership.supplierName}</Fact>}
          <Fact word={t('account.roles')}>{list(viewer.membership?.roles.map(role => t(`words:role.${role}`)) ?? [])}</Fact>
        </Facts>
        <div className={css.buttons}>
          {viewer.memberships.length > 1 && (
            <LinkButton to="/choose" variant="default">
              {t('account.switch')}
            </LinkButton>
          )}
          <SignOutButton />
        </div>
      </Card>
      <Card title={t('account.display')}>
        <fieldset className={css.group}>
          <legend>{t('door.language')}</legend>
          {languages.map(one => (
            <Radio
              key={one.locale}
              name="language"
              lang={one.lang}
              label={one.name}
              checked={one.locale === locale}
              onChange={() => void speakTo(one.locale)}
            />
          ))}
        </fieldset>
        {failed && (
          <Notice tone="trouble" live>
            {t('trouble.away')}
          </Notice>
        )}
        <fieldset className={css.group}>
          <legend>{t('account.scheme')}</legend>
          {schemes.map(one => (
            <Radio
              key={one}
              name="scheme"
              label={t(`account.schemes.${one}`)}
              checked={one === colorScheme}
              onChange={() => setColorScheme(one)}
            />
          ))}
        </fieldset>
      </Card>
      <DeadlinesOf />
      <Card title={t('account.password')}>
        <ChangePasswordForm />
      </Card>
    </Page>
  )
}
