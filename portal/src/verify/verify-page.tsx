import { Button } from '@mantine/core'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { fetchEveryLanguage, useWords } from '../lib/words.ts'
import { LanguageChoice } from '../sign-in/language-choice.tsx'
import { Wordmark } from '../ui/mark.tsx'
import { Notice } from '../ui/notice.tsx'
import { Findings } from './findings.tsx'
import { usePublishedKeys } from './published-keys.ts'
import { useCheck } from './use-check.ts'
import css from './verify.module.css'

/** For anybody: is this receipt genuine, and are these the files? Once it is loaded, nothing is asked of the network and nothing leaves. */
export function VerifyPage() {
  const { t } = useWords()
  const keys = usePublishedKeys()
  const { files, check, add, clear } = useCheck(keys ?? null)
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    document.title = `${t('receipts:verify.title')} · ${t('product')}`
  }, [t])
  useEffect(() => {
    fetchEveryLanguage().catch(() => undefined)
  }, [])
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    add([...event.dataTransfer.files])
  }
  return (
    <div className={css.page}>
      <header className={css.head}>
        <Wordmark large />
        <LanguageChoice />
      </header>
      <main className={css.sheet}>
        <h1>{t('receipts:verify.title')}</h1>
        <p className="soft">{t('receipts:verify.lead')}</p>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the button beside does the same for everybody */}
        <div
          className={css.drop}
          data-over={over || undefined}
          onDragOver={event => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <input
            ref={input}
            id="receipt-files"
            type="file"
            multiple
            className="unseen"
            tabIndex={-1}
            aria-label={t('receipts:verify.choose')}
            onChange={event => {
              add([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
          <Button onClick={() => input.current?.click()} disabled={keys === undefined} aria-describedby="receipt-help">
            {t('receipts:verify.choose')}
          </Button>
          <p id="receipt-help" className="soft small">
            {over ? t('receipts:verify.drop') : t('receipts:verify.help')}
          </p>
        </div>
        {keys === null ? (
          <Notice tone="waiting">{t('receipts:verify.keysAway')}</Notice>
        ) : (
          <p className="soft small" role="status">
            {t(keys ? 'receipts:verify.keysReady' : 'receipts:verify.keysLoading')}
          </p>
        )}
        {files.length > 0 && (
          <div className={css.chosen}>
            <p className="small">
              {t('receipts:verify.chosen')}
              {files.map(({ name, size, lastModified }) => (
                <code key={`${name} ${size} ${lastModified}`} className={css.name}>
                  {name}
                </code>
              ))}
            </p>
            <Button variant="default" size="sm" onClick={clear}>
              {t('receipts:verify.again')}
            </Button>
          </div>
        )}
        {check.state === 'running' && (
          <div className={css.running}>
            <progress max={100} value={check.part} aria-label={t('receipts:verify.title')} />
            <span role="status">{t('receipts:verify.checking', { part: check.part })}</span>
          </div>
        )}
        {check.state === 'failed' && (
          <Notice tone="trouble" live>
            {t('receipts:verify.failed', { name: files.map(({ name }) => name).join(', ') })}
          </Notice>
        )}
        {check.state === 'done' && <Findings findings={check.findings} />}
        <details>
          <summary>{t('receipts:verify.how')}</summary>
          <p className="small">{t('receipts:verify.howText')}</p>
        </details>
      </main>
    </div>
  )
}
