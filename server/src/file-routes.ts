import { pipeline } from 'node:stream/promises'
import type { Express, Request, Response } from 'express'
import { endingOf } from 'shared/rules/file-names.ts'
import { type FileType, fileTypes } from 'shared/words/lists.ts'
import type { Context } from './core/context.ts'
import { Refused } from './core/errors.ts'
import { type FileToOpen, followLink, type LinkPart } from './features/evidence/openings.ts'
import type { OpenHouse } from './house.ts'
import { attachment, sealed } from './platform/http-download.ts'
import { BrokenPicture, displayCopy, displaysAs } from './platform/pictures.ts'

/** The ending that the bytes have: a picture called "invoice.docx" shall not open as one. */
const safeName = ({ name, type }: FileToOpen): string => (endingsOf[type].includes(endingOf(name)) ? name : `${name}.${fileTypes[type]}`)

const endingsOf: Record<FileType, readonly string[]> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif'],
  'image/tiff': ['tif', 'tiff'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx', 'docm'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx', 'xlsm'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx', 'pptm', 'ppsx'],
  'application/zip': ['zip'],
  'text/csv': ['csv', 'tsv'],
  'text/plain': ['txt', 'log', 'md'],
}

/** The content of evidence: by an address that was given to the person who asks, a few minutes ago. */
export function addFileRoutes(
  app: Express,
  { atomic, house }: OpenHouse,
  contextOf: (req: Request, res: Response) => Promise<Context>,
): void {
  /** The original, sealed: a download, whatever it is. */
  async function sendOriginal(res: Response, file: FileToOpen): Promise<void> {
    const bytes = await house.storage.get(file.programmeId, file.sha256)
    res.set({
      ...sealed,
      'content-type': file.type,
      'content-length': String(file.size),
      'content-disposition': attachment(safeName(file)),
    })
    await pipeline(bytes, res)
  }

  const linked = async (req: Request, res: Response, part: LinkPart): Promise<FileToOpen> => {
    const { until = '', key = '' } = req.query as Record<string, string>
    const ctx = await contextOf(req, res)
    return atomic.read(ctx, () => followLink(ctx, String(req.params.id), part, { until: String(until), key: String(key) }))
  }

  app.get('/files/:id/original', async (req, res) => sendOriginal(res, await linked(req, res, 'original')))

  /** For our own pages: a picture drawn anew, or a PDF's bytes for our own viewer. */
  app.get('/files/:id/display', async (req, res) => {
    const file = await linked(req, res, 'display')
    if (displaysAs(file) === 'PDF') return sendOriginal(res, file)
    const copy = await displayCopy(await house.storage.get(file.programmeId, file.sha256)).catch(error => {
      throw error instanceof BrokenPicture ? new Refused('pictureBroken') : error
    })
    res.set({ ...sealed, 'content-type': 'image/webp', 'content-disposition': 'inline' }).send(copy)
  })
}
