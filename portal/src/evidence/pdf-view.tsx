import { Button } from '@mantine/core'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { percent } from '../lib/format.ts'
import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { type OpenPdf, openPdf, type PdfFault, pdfFault } from './pdf-document.ts'
import { PdfPage } from './pdf-page.tsx'
import css from './pdf-view.module.css'

const steps = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const
/** Room for the frame of a page. */
const edge = 2

interface Props {
  readonly url: string
  readonly name: string
  /** The address no longer holds, or the line was cut: asks for a new one. */
  readonly onAgain: () => void
}

/** A PDF, drawn by us: pages come as one scrolls to them. At 1 it fits the width. */
export function PdfView({ url, name, onAgain }: Props) {
  const { t } = useWords()
  const [pdf, setPdf] = useState<OpenPdf>()
  const [fault, setFault] = useState<PdfFault>()
  const [zoom, setZoom] = useState(2)
  const [current, setCurrent] = useState(1)
  const [width, setWidth] = useState(0)
  const frame = useRef<HTMLDivElement>(null)

  useEffect(() => {
    setPdf(undefined)
    setFault(undefined)
    const { opened, close } = openPdf(url)
    let wanted = true
    opened.then(
      found => wanted && setPdf(found),
      (error: unknown) => wanted && setFault(pdfFault(error)),
    )
    return () => {
      wanted = false
      close()
    }
  }, [url])

  useLayoutEffect(() => {
    const shown = frame.current
    if (!shown) return
    const measure = (): void => setWidth(shown.clientWidth)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(shown)
    return () => observer.disconnect()
  }, [])

  if (fault)
    return (
      <Notice tone={fault === 'away' ? 'waiting' : 'trouble'} live>
        {t(`evidence:preview.${fault}`)}{' '}
        {fault === 'away' && (
          <Button variant="subtle" size="compact-sm" onClick={onAgain}>
            {t('evidence:preview.again')}
          </Button>
        )}
      </Notice>
    )

  const share = steps[zoom] ?? 1
  const count = pdf?.document.numPages ?? 0
  const scale = pdf ? ((width - edge) / pdf.size[0]) * share : 0
  return (
    <div className={css.view}>
      <div className={css.bar}>
        <span role="status">{count > 0 ? t('evidence:preview.page', { page: current, count }) : t('evidence:preview.loading')}</span>
        <span className={css.zoom}>
          <Button variant="default" size="compact-md" disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}>
            {t('evidence:preview.smaller')}
          </Button>
          <span>{percent(share * 100)}</span>
          <Button variant="default" size="compact-md" disabled={zoom === steps.length - 1} onClick={() => setZoom(zoom + 1)}>
            {t('evidence:preview.larger')}
          </Button>
          {share !== 1 && (
            <Button variant="subtle" size="compact-md" onClick={() => setZoom(2)}>
              {t('evidence:preview.fit')}
            </Button>
          )}
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section ref={frame} className={css.frame} tabIndex={0} aria-label={t('evidence:preview.pages', { name })}>
        {pdf &&
          scale > 0 &&
          Array.from({ length: count }, (_, at) => at + 1).map(number => (
            <PdfPage key={number} pdf={pdf} number={number} count={count} scale={scale} frame={frame} onSeen={setCurrent} />
          ))}
      </section>
    </div>
  )
}
