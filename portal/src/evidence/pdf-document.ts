import { pdfParts } from 'virtual:pdf-parts'
import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
  TextLayer,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = worker

/** Why a document can't be shown; a key below `evidence:preview`. */
export type PdfFault = 'password' | 'broken' | 'away'

const faults: Readonly<Record<string, PdfFault>> = {
  PasswordException: 'password',
  ResponseException: 'away',
  UnknownErrorException: 'broken',
  InvalidPDFException: 'broken',
}

export const pdfFault = (error: unknown): PdfFault => faults[error instanceof Error ? error.name : ''] ?? 'broken'

export interface OpenPdf {
  readonly document: PDFDocumentProxy
  /** Width and height of the first page at its natural size; the others are taken for alike until they are drawn. */
  readonly size: readonly [number, number]
}

export interface Opening {
  readonly opened: Promise<OpenPdf>
  readonly close: () => void
}

/** Scripts in a document are never run: that takes a part of the library which we do not ship. */
export function openPdf(url: string): Opening {
  const task = getDocument({
    url,
    cMapUrl: `${pdfParts}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${pdfParts}standard_fonts/`,
    wasmUrl: `${pdfParts}wasm/`,
    // The decoders in plain script: WebAssembly is not in the content policy.
    useWasm: false,
    useWorkerFetch: false,
    useSystemFonts: true,
    enableXfa: false,
    verbosity: VerbosityLevel.ERRORS,
  })
  const opened = task.promise.then(async document => {
    const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 })
    return { document, size: [width, height] as const }
  })
  return { opened, close: () => void task.destroy().catch(() => undefined) }
}

/** As sharp as the screen, within what a phone can hold. */
const mostPixels = 8_000_000

export interface Drawing {
  readonly done: Promise<void>
  readonly stop: () => void
}

/** Draws a page into its canvas and lays its text over it, to be selected and read aloud. */
export function drawPage(page: PDFPageProxy, scale: number, canvas: HTMLCanvasElement, words: HTMLElement): Drawing {
  const viewport = page.getViewport({ scale })
  const ratio = Math.min(window.devicePixelRatio || 1, 2, Math.sqrt(mostPixels / (viewport.width * viewport.height)))
  canvas.width = Math.floor(viewport.width * ratio)
  canvas.height = Math.floor(viewport.height * ratio)
  const rendering = page.render({ canvas, viewport, transform: ratio === 1 ? undefined : [ratio, 0, 0, ratio, 0, 0] })
  words.replaceChildren()
  words.style.setProperty('--total-scale-factor', String(scale))
  const text = new TextLayer({ textContentSource: page.streamTextContent(), container: words, viewport })
  return {
    done: rendering.promise.then(() => text.render()),
    stop: () => {
      rendering.cancel()
      text.cancel()
    },
  }
}
