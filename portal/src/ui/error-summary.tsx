import { useContext } from 'react'
import { useWords } from '../lib/words.ts'
import css from './form.module.css'
import { FormContext } from './form-context.ts'
import { Notice } from './notice.tsx'

export function ErrorSummary() {
  const { t } = useWords()
  const { id, faults, labels } = useContext(FormContext)
  return (
    <Notice tone="trouble" live title={t('form.faults', { count: Object.keys(faults).length })}>
      <ul className={css.faults}>
        {Object.entries(faults).map(([name, words]) => (
          <li key={name}>
            <a
              href={`#${id}-${name}`}
              onClick={event => {
                event.preventDefault()
                document.getElementById(`${id}-${name}`)?.focus()
              }}
            >
              {labels.get(name) ? t('form.fault', { label: labels.get(name) ?? '', words }) : words}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
