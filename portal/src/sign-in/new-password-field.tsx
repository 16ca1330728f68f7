import { useState } from 'react'
import { useWords } from '../lib/words.ts'
import { PasswordField } from '../ui/text-fields.tsx'
import { passwordAdvice } from './password-advice.ts'

/** A new password, with a sentence that grows with it. The rule itself is the server's. */
export function NewPasswordField({ name = 'password', label }: { name?: string; label: string }) {
  const { t } = useWords()
  const [length, setLength] = useState(0)
  return (
    <div onInput={event => event.target instanceof HTMLInputElement && setLength(event.target.value.length)}>
      <PasswordField name={name} label={label} help={t('door:password.help')} fresh />
      <p className="soft small" aria-live="polite">
        {length > 0 && t(passwordAdvice(length), { count: Math.max(12 - length, 0) })}
      </p>
    </div>
  )
}
