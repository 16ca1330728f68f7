import type { SpeakFileType } from 'shared/words/grievances.ts'
import sharp, { type Metadata, type Sharp } from 'sharp'
import { type Cleaned, type Removed, Unclean } from './verdict.ts'

const mostPixels = 60_000_000
const seconds = 20

type Drawn = Extract<SpeakFileType, `image/${string}`>

/** Drawn anew in the kind it came in; what is neither of these becomes a JPEG. */
const draw: Record<Drawn, (picture: Sharp) => Sharp> = {
  'image/jpeg': picture => picture.jpeg({ quality: 88 }),
  'image/png': picture => picture.png({ compressionLevel: 7 }),
  'image/webp': picture => picture.webp({ quality: 85, effort: 3 }),
}
const kinds: Readonly<Record<string, Drawn>> = { png: 'image/png', webp: 'image/webp' }

const removedOf = ({ exif, iptc, xmp, comments }: Metadata): Removed[] => [
  ...(exif ? (['place', 'thumbnail'] as const) : []),
  ...(iptc || xmp || comments ? (['author'] as const) : []),
]

/** A picture drawn anew from its points: nothing that was written beside them comes along. */
export async function cleanPicture(bytes: Uint8Array): Promise<Cleaned> {
  try {
    const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true }).timeout({ seconds })
    const metadata = await picture.metadata()
    const type = kinds[metadata.format ?? ''] ?? 'image/jpeg'
    // Turned as the camera meant it: the mark that says so goes too.
    return { type, bytes: await draw[type](picture.rotate()).toBuffer(), removed: removedOf(metadata) }
  } catch {
    throw new Unclean('broken')
  }
}
