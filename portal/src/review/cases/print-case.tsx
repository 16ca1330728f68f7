import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useWords } from '../../lib/words.ts'
import { ButtonRow } from '../../ui/button-row.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import css from './cases.module.css'

/**
 * A case on paper, where no key protects it. Printed by the browser alone, the page leaves out what was said; a handler who needs it,
 * for a hearing or a court, is told what that means first. Who the sender is never goes to the printer.
 */
export function PrintCase({ onPrint }: { onPrint: (withWords: boolean) => void }) {
  const { t } = useWords()
  const [asking, ask] = useState(false)
  const print = (withWords: boolean): void => {
    ask(false)
    onPrint(withWords)
  }
  return (
    <>
      <Button size="sm" variant="default" onClick={() => ask(true)}>
        {t('caseguide:print.act')}
      </Button>
      {asking && (
        <Dialog title={t('caseguide:print.act')} onClose={() => ask(false)}>
          <p>{t('caseguide:print.lead')}</p>
          <ButtonRow>
            <Button onClick={() => print(false)}>{t('caseguide:print.facts')}</Button>
            <Button variant="default" onClick={() => print(true)}>
              {t('caseguide:print.all')}
            </Button>
            <Button variant="default" onClick={() => ask(false)}>
              {t('cancel')}
            </Button>
          </ButtonRow>
        </Dialog>
      )}
    </>
  )
}

/** Sealed words on the page: on paper only once that was asked for. */
export function Unprinted({ printing, children }: { printing: boolean; children: ReactNode }) {
  const { t } = useWords()
  return (
    <>
      {!printing && <p className={css.leftOut}>{t('caseguide:print.leftOut')}</p>}
      <div className={css.words} data-printing={printing || undefined}>
        {children}
      </div>
    </>
  )
}

/** Prints once the page shows what is to be printed, and then shows it as before. */
export function usePrinting(): readonly [boolean, (withWords: boolean) => void] {
  const [asked, setAsked] = useState<{ readonly withWords: boolean } | null>(null)
  useEffect(() => {
    if (!asked) return
    window.print()
    setAsked(null)
  }, [asked])
  return [asked?.withWords ?? false, withWords => setAsked({ withWords })]
}
