import { buffer } from 'node:stream/consumers'
import type { SpeakFileType } from 'shared/words/grievances.ts'
import yazl from 'yazl'
import { Budget, openArchive } from '../inspection/archive.ts'
import { sourceOf } from '../inspection/verdict.ts'
import { cleanPicture } from './pictures.ts'
import { type Cleaned, type Removed, Unclean } from './verdict.ts'

/** Parts that tell of people, machines and places and that a file is whole without. */
const dropped: readonly (readonly [RegExp, Removed])[] = [
  [/^docProps\/thumbnail/i, 'thumbnail'],
  [/^docProps\//i, 'author'],
  [/^docMetadata\//i, 'author'],
  [/^customXml\//i, 'other'],
  [/(^|\/)printerSettings\//i, 'place'],
  [/^(word|xl|ppt)\/(people|persons\/[^/]*|revisions\/[^/]*|revisionInfo|changesInfos\/[^/]*|tags\/[^/]*)(\.xml)?$/i, 'comments'],
]
const droppedAs = (name: string): Removed | undefined => dropped.find(([place]) => place.test(name))?.[1]

/** What a part may be otherwise. Drawings of other programs, objects and connections hide what is not taken apart here. */
const allowed = /(\.xml|\.rels|\.vml|\.(odttf|ttf|otf|fntdata))$/i
const pictures = /\.(jpe?g|png|webp|tiff?)$/i
const refused = /(^|\/)(embeddings|activeX|externalLinks|queryTables|ctrlProps)\/|(^|\/)connections\.xml$/i

const attribute = (names: string): RegExp => new RegExp(`(\\s(?:\\w+:)?(?:${names})\\s*=\\s*)("[^"]*"|'[^']*')`, 'g')
/** Who wrote, changed or was asked, as Word, Excel and PowerPoint write it. */
const people = attribute(
  'author|initials|userId|userName|lastModifiedBy|refreshedBy|providerId|displayName|lastEdited|lowestEdited|rupBuild|presenceInfo',
)
const dates = attribute('date|dateUtc|dT|dt|refreshedDate|refreshedDateIso|created')
/** Comments and changes by name; the page that prints by a printer of somebody's. */
const replacements: readonly (readonly [RegExp, string])[] = [
  [people, '$1""'],
  [/<((?:\w+:)?author)>[^<]*<\/\1>/g, '<$1></$1>'],
  [/<(\w+:)?absPath\b[^>]*?(\/>|>[^<]*<\/(\w+:)?absPath>)/g, ''],
  [/<mc:AlternateContent\b[^>]*>\s*<mc:Choice\b[^>]*>\s*<\/mc:Choice>\s*<\/mc:AlternateContent>/g, ''],
  [/<(\w+:)?fileSharing\b[^>]*\/>/g, ''],
  [/(<(?:\w+:)?pageSetup\b[^>]*?)\s+\w+:id\s*=\s*"[^"]*"/g, '$1'],
  [/(<(?:\w+:)?cmAuthor\b[^>]*?\sname\s*=\s*)"[^"]*"/g, '$1""'],
  [/<(\w+:)?proofErr\b[^>]*\/>/g, ''],
  [/\s(?:\w+:)?rsid\w*\s*=\s*"[^"]*"/g, ''],
  [/<(\w+:)?rsids\b[^>]*>[\s\S]*?<\/(\w+:)?rsids>/g, ''],
]
/** Dates of comments and tracked changes; elsewhere a date is what somebody wrote. */
const dated =
  /<((?:\w+:)?(?:ins|del|moveFrom|moveTo|comment|cm|threadedComment|rPrChange|pPrChange|sectPrChange|tblPrChange|pivotCacheDefinition))\b[^>]*>/g

const cleanXml = (text: string): string =>
  replacements
    .reduce((all, [found, instead]) => all.replace(found, instead), text)
    .replace(dated, tag =>
      tag.replace(dates, (_, before: string, value: string) => `${before}${value.charAt(0)}2000-01-01T00:00:00Z${value.charAt(0)}`),
    )

/** Where a relation or an entry of the list of contents leads, as a part's name. */
const leadsTo = (tag: string, from: string): string => {
  const target = /\s(?:Target|PartName)\s*=\s*["']([^"']*)["']/.exec(tag)?.[1] ?? ''
  const folder = from.replace(/_rels\/[^/]*$/, '')
  return new URL(target, `http://part/${folder}`).pathname.slice(1)
}

const withoutDropped = (text: string, from: string): string =>
  text.replace(/<(?:\w+:)?(?:Relationship|Override)\s[^>]*?(?:\/>|>\s*<\/(?:\w+:)?(?:Relationship|Override)>)/g, tag =>
    /TargetMode\s*=\s*["']External/.test(tag) || !droppedAs(leadsTo(tag, from)) ? tag : '',
  )

function textOf(bytes: Buffer): string {
  if ((bytes[0] ?? 0) >= 0xfe || bytes[0] === 0 || bytes[1] === 0) throw new Unclean('hidden')
  return bytes.toString('utf8')
}

async function cleanPart(name: string, bytes: Buffer): Promise<{ bytes: Uint8Array; removed: readonly Removed[] }> {
  if (pictures.test(name)) return sameKind(name, await cleanPicture(bytes))
  const before = textOf(bytes)
  const text = /\.rels$|^\[Content_Types\]\.xml$/i.test(name) ? withoutDropped(before, name) : cleanXml(before)
  return { bytes: Buffer.from(text), removed: text.replace(/\s/g, '') === before.replace(/\s/g, '') ? [] : ['comments'] }
}

/** A picture keeps its name, so it must keep its kind. */
function sameKind(name: string, picture: Cleaned): Cleaned {
  const kind = /\.jpe?g$/i.test(name) ? 'image/jpeg' : /\.png$/i.test(name) ? 'image/png' : 'image/webp'
  if (picture.type !== kind) throw new Unclean('hidden')
  return picture
}

const sameTime = new Date('2000-01-01T00:00:00Z')

/** A file of Word, Excel or PowerPoint, packed anew: parts that tell of its author are left out, names and dates of comments emptied. */
export async function cleanOffice(bytes: Buffer, type: SpeakFileType): Promise<Cleaned> {
  const zip = new yazl.ZipFile()
  const removed = new Set<Removed>()
  for await (const part of openArchive(sourceOf(bytes), new Budget())) {
    const gone = droppedAs(part.name)
    if (gone) {
      removed.add(gone)
      continue
    }
    if (refused.test(part.name) || !(allowed.test(part.name) || pictures.test(part.name))) throw new Unclean('hidden')
    const clean = /\.(odttf|ttf|otf|fntdata)$/i.test(part.name)
      ? { bytes: part.bytes, removed: [] }
      : await cleanPart(part.name, part.bytes)
    for (const one of clean.removed) removed.add(one)
    zip.addBuffer(Buffer.from(clean.bytes), part.name, { mtime: sameTime, forceDosTimestamp: true })
  }
  zip.end()
  return { type, bytes: await buffer(zip.outputStream), removed: [...removed] }
}
