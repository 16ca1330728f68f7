import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, PDFRawStream, PDFStream } from '@cantoo/pdf-lib'
import { bareJpeg } from './jpeg.ts'
import { type Cleaned, Unclean } from './verdict.ts'

/** What tells of who made a file, when and with what; of an annotation its author and dates; and what does something when opened. */
const telling = [
  'Metadata',
  'PieceInfo',
  'LastModified',
  'Thumb',
  'Author',
  'Creator',
  'Producer',
  'CreationDate',
  'ModDate',
  'Keywords',
  'Subject',
  'AA',
  'A',
  'JS',
  'FS',
  'EF',
  'AF',
  'Popup',
  'StructParent',
  'OPI',
  'Ref',
].map(name => PDFName.of(name))
const ofAnnotations = ['T', 'M', 'NM', 'Subj'].map(name => PDFName.of(name))

const isAnnotation = (dict: PDFDict): boolean => dict.has(PDFName.of('Rect')) && dict.has(PDFName.of('Subtype'))

/** How pictures inside a PDF are packed. */
const filtersOf = (dict: PDFDict): string => String(dict.get(PDFName.of('Filter')) ?? '')

/** A picture may bring its own hidden place and author along. JPEG 2000 hides them in boxes that are not taken apart here. */
function cleanStream(stream: PDFStream): PDFStream {
  const filters = filtersOf(stream.dict)
  if (!(stream instanceof PDFRawStream)) return stream
  if (/JPXDecode/.test(filters)) {
    const text = Buffer.from(stream.contents).toString('latin1')
    if (/uuid|xml /.test(text)) throw new Unclean('hidden')
  }
  if (!/DCTDecode/.test(filters)) return stream
  // Packed twice: what lies in the inner packing cannot be seen here.
  if (!/^\[?\s*\/DCTDecode\s*\]?$/.test(filters)) throw new Unclean('hidden')
  return PDFRawStream.of(stream.dict, bareJpeg(Buffer.from(stream.contents)))
}

function cleanObject(object: PDFObject, depth = 0): void {
  if (depth > 60) throw new Unclean('broken')
  if (object instanceof PDFArray) for (const one of object.asArray()) cleanObject(one, depth + 1)
  if (object instanceof PDFStream) cleanObject(object.dict, depth + 1)
  if (!(object instanceof PDFDict)) return
  const annotation = isAnnotation(object)
  for (const name of [...telling, ...(annotation ? ofAnnotations : [])]) object.delete(name)
  for (const [, one] of object.entries()) cleanObject(one, depth + 1)
}

async function open(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true })
  } catch (error) {
    throw new Unclean(/encrypt/i.test(String(error)) ? 'protected' : 'broken')
  }
}

/** Reads what pdf-lib keeps of the old file before anything of it is taken over. */
const saysWho = (document: PDFDocument): boolean =>
  [document.getAuthor(), document.getCreator(), document.getProducer(), document.getTitle(), document.getCreationDate()].some(Boolean)

/**
 * A PDF of which only the pages come along, into a new file: not what stood in its head, not its earlier versions, not what hangs
 * beside its pages, and of its pictures the bare ones.
 */
export async function cleanPdf(bytes: Uint8Array): Promise<Cleaned> {
  const source = await open(bytes)
  try {
    const told = saysWho(source)
    for (const [reference, object] of source.context.enumerateIndirectObjects()) {
      cleanObject(object)
      if (object instanceof PDFStream) source.context.assign(reference, cleanStream(object))
    }
    const clean = await PDFDocument.create({ updateMetadata: false })
    for (const page of await clean.copyPages(source, source.getPageIndices())) clean.addPage(page)
    return {
      type: 'application/pdf',
      bytes: await clean.save({ addDefaultPage: false, updateFieldAppearances: false, useObjectStreams: false }),
      removed: told ? ['author', 'other'] : ['other'],
    }
  } catch (error) {
    throw error instanceof Unclean ? error : new Unclean('broken')
  }
}
