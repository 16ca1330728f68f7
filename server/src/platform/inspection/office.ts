import type { FileType, HeldReason } from 'shared/words/lists.ts'

/** What of an Office file is looked at: its list of contents, its relations to the outside, and where code or objects lie. */
const mains: readonly (readonly [RegExp, FileType])[] = [
  [
    /ms-word\.(document|template)\.macroEnabled|wordprocessingml\.(document|template)\.main/i,
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  [
    /ms-excel\.(sheet|template)\.macroEnabled|spreadsheetml\.(sheet|template)\.main/i,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ],
  [
    /ms-powerpoint\.(presentation|slideshow|template)\.macroEnabled|presentationml\.(presentation|slideshow|template)\.main/i,
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ],
]

/** XML may come as UTF-16, with its mark or without, and may write its letters as numbers. */
function xmlText(bytes: Buffer): string {
  const [a, b] = bytes
  const text =
    (a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)
      ? bytes.toString('utf16le')
      : (a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)
        ? Buffer.from(bytes.subarray(0, bytes.length & ~1))
            .swap16()
            .toString('utf16le')
        : bytes.toString('utf8')
  return text
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, code: string) => String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)))
    .replace(/&#(\d{1,7});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
}

/** From one tag to the next: an attribute may hold ">", and never "<". What has a document type could call a word anything. */
function relationReasons(text: string): HeldReason[] {
  const relations = text.split('<').filter(one => /^(\w{1,50}:)?Relationship\s/i.test(one))
  const outside = relations.filter(one => /TargetMode\s{0,20}=\s{0,20}["']\s{0,20}External\s{0,20}["']/i.test(one))
  return [
    ...outside
      .filter(one => !/\sType\s{0,20}=\s{0,20}(["'])[^"']*\/hyperlink\1/i.test(one))
      .map(one => (/\/attachedTemplate["']/i.test(one) ? 'REMOTE_TEMPLATE' : 'EXTERNAL_LINK') as HeldReason),
    ...(/<!DOCTYPE/i.test(text) ? (['EXTERNAL_LINK'] as const) : []),
  ]
}

/** Where code or foreign objects lie, by the name of the part. */
const places: readonly (readonly [RegExp, HeldReason])[] = [
  [/(^|\/)vba(Project|Data)[^/]*$/i, 'MACRO'],
  [/(^|\/)macrosheets\//i, 'MACRO'],
  [/(^|\/)activeX\//i, 'MACRO'],
  [/(^|\/)embeddings\/[^/]*\.(bin|exe|ole)$/i, 'EMBEDDED_OBJECT'],
]

/** Reads the parts of an Office file as they are unpacked. */
export class OfficeLook {
  type: FileType | null = null
  readonly reasons = new Set<HeldReason>()

  part(name: string, bytes: Buffer): void {
    for (const [place, reason] of places) if (place.test(name)) this.reasons.add(reason)
    if (name === '[Content_Types].xml') this.contents(xmlText(bytes))
    if (/\.rels$/i.test(name)) for (const reason of relationReasons(xmlText(bytes))) this.reasons.add(reason)
    if (/(^|\/)externalLinks\/[^/]*\.xml$/i.test(name) && /<(\w+:)?ddeLink\b/i.test(xmlText(bytes))) this.reasons.add('EXTERNAL_LINK')
    if (/^word\/[^/]*\.xml$/i.test(name) && /<w:instrText[^>]*>[^<]*\bDDE(AUTO)?\b/i.test(xmlText(bytes))) this.reasons.add('EXTERNAL_LINK')
  }

  private contents(text: string): void {
    this.type = mains.find(([main]) => main.test(text))?.[1] ?? null
    if (/macroEnabled|vbaProject|macrosheet|intlmacrosheet/i.test(text)) this.reasons.add('MACRO')
    if (/activeX/i.test(text)) this.reasons.add('MACRO')
  }
}
