import { type RefObject, useEffect, useRef, useState } from 'react'
import { useWords } from '../lib/words.ts'
import { drawPage, type OpenPdf } from './pdf-document.ts'
import css from './pdf-view.module.css'

interface Props {
  readonly pdf: OpenPdf
  readonly number: number
  readonly count: number
  readonly scale: number
  readonly frame: RefObject<HTMLElement | null>
  /** It fills the middle of the frame now. */
  readonly onSeen: (number: number) => void
}

/** One page: an empty sheet of its size until it comes near, and again when it is far away, so that a phone's memory holds. */
export function PdfPage({ pdf, number, count, scale, frame, onSeen }: Props) {
  const { t } = useWords()
  const [near, setNear] = useState(number === 1)
  const [drawn, setDrawn] = useState(false)
  const [size, setSize] = useState(pdf.size)
  const sheet = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const words = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const shown = sheet.current
    if (!shown) return
    const coming = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      root: frame.current,
      rootMargin: '100% 0px',
    })
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && onSeen(number), {
      root: frame.current,
      rootMargin: '-50% 0px',
    })
    coming.observe(shown)
    seen.observe(shown)
    return () => {
      coming.disconnect()
      seen.disconnect()
    }
  }, [frame, number, onSeen])

  useEffect(() => {
    if (!near) return
    let wanted = true
    let stop = (): void => undefined
    void pdf.document.getPage(number).then(async page => {
      if (!wanted || !canvas.current || !words.current) return
      const { width, height } = page.getViewport({ scale: 1 })
      setSize([width, height])
      const drawing = drawPage(page, scale, canvas.current, words.current)
      stop = drawing.stop
      await drawing.done.catch(() => undefined)
      if (wanted) setDrawn(true)
    })
    return () => {
      wanted = false
      stop()
      setDrawn(false)
    }
  }, [near, pdf, number, scale])

  return (
    // biome-ignore lint/a11y/useSemanticElements: a page of a document is no fieldset
    <div
      ref={sheet}
      className={css.sheet}
      role="group"
      aria-label={t('evidence:preview.page', { page: number, count })}
      aria-busy={near && !drawn}
      data-drawn={drawn || undefined}
      style={{ width: size[0] * scale, height: size[1] * scale }}
    >
      {near && (
        <>
          <canvas ref={canvas} />
          <div ref={words} className={`${css.words} words`} />
        </>
      )}
    </div>
  )
}
