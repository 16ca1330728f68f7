import type { FileType } from 'shared/words/lists.ts'
import sharp from 'sharp'
import { turns } from './turns.ts'

/** What a page may show of a kind of file: a picture drawn anew, or the bytes of a PDF, which our own viewer draws. */
const displays: Partial<Record<FileType, 'PICTURE' | 'PDF'>> = {
  'application/pdf': 'PDF',
  'image/png': 'PICTURE',
  'image/jpeg': 'PICTURE',
  'image/webp': 'PICTURE',
  'image/tiff': 'PICTURE',
}
/** A larger picture is not unpacked for a page; it can be kept and looked at elsewhere. */
const mostBytes = 64 * 1024 * 1024
export const displaysAs = (file: { type: FileType; size: number }): 'PICTURE' | 'PDF' | null => {
  const as = displays[file.type] ?? null
  return as === 'PICTURE' && file.size > mostBytes ? null : as
}

const longestSide = 2_400
const mostPixels = 120_000_000
const seconds = 20
/** Pictures unpack to much memory; two at a time are fast enough. */
const pictureTurn = turns(2)

/** The picture cannot be drawn: broken, or larger than is sound. */
export class BrokenPicture extends Error {}

/** Draws a picture anew, so that nothing of the original's hidden data (place, author, thumbnail) goes along. */
export function displayCopy(original: AsyncIterable<Buffer>): Promise<Buffer> {
  return pictureTurn(async () => {
    const parts: Buffer[] = []
    for await (const part of original) parts.push(part)
    try {
      return await sharp(Buffer.concat(parts), { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true })
        .timeout({ seconds })
        .rotate()
        .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 82, effort: 2 })
        .toBuffer()
    } catch (error) {
      throw new BrokenPicture('a picture cannot be drawn', { cause: error })
    }
  })
}
