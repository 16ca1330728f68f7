import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { PDFDocument } from '@cantoo/pdf-lib'
import { exampleLicence } from 'server/seeds/licence.ts'
import { inspect } from 'server/src/platform/inspection/inspect.ts'
import { makeInspector } from 'server/src/platform/inspection/inspector.ts'
import { sourceOf } from 'server/src/platform/inspection/verdict.ts'
import { fileNameFault } from 'shared/rules/file-names.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compound, jpeg, objectStream, officeFile, page, pdf, png, relations, stream, zip } from '../support/hostile.ts'

/** Told as one word: the kind that is taken, the rule that refuses, the reasons why a reviewer must decide. */
async function verdictOf(name: string, bytes: Buffer): Promise<string> {
  const told = await inspect(sourceOf(bytes), name)
  if (told.verdict === 'REFUSED') return told.rule
  return told.verdict === 'HELD' ? `HELD ${told.reasons.join(' ')}` : `taken ${told.type}`
}

const licence = exampleLicence('Hostile')
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const pptx = 'application/vnd.openxmlformats-officedocument.presentationml.presentation'
const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>'
const zeros = (bytes: number): Buffer => Buffer.alloc(bytes)
/** Does not pack well. */
const noise = (bytes: number): Buffer => Buffer.from(Array.from({ length: bytes }, (_, at) => (at * 2654435761) >>> 24))
const nested = (depth: number, inner: Buffer): Buffer =>
  depth === 0 ? inner : zip([{ name: 'inner.zip', bytes: nested(depth - 1, inner) }])

/** What is handed in by honest people, and must pass. */
const honest: [string, string, Buffer, string][] = [
  ['a PDF', 'a.pdf', licence, 'taken application/pdf'],
  [
    'a PDF whose objects are packed',
    'a.pdf',
    pdf([...page, objectStream('<< /Type /Font /BaseFont /Helvetica >>')]),
    'taken application/pdf',
  ],
  [
    'a PDF with a text that names scripts',
    'a.pdf',
    pdf([...page, '<< /Title (How /JavaScript and /Launch work \\) /JS) >>']),
    'taken application/pdf',
  ],
  [
    'a PDF with a picture whose bytes look like names',
    'a.pdf',
    pdf([...page, stream('/Type /XObject /Subtype /Image', Buffer.from('abc /JS /Launch /Encrypt def'))]),
    'taken application/pdf',
  ],
  ['a PNG', 'a.png', png, 'taken image/png'],
  ['a JPEG', 'a.jpg', jpeg, 'taken image/jpeg'],
  ['a letter', 'a.docx', officeFile('docx'), `taken ${docx}`],
  [
    'a letter with a link to a page',
    'a.docx',
    officeFile('docx', [{ name: 'word/_rels/document.xml.rels', bytes: relations('hyperlink', 'https://mine.example') }]),
    `taken ${docx}`,
  ],
  ['a table', 'a.xlsx', officeFile('xlsx'), `taken ${xlsx}`],
  ['slides', 'a.pptx', officeFile('pptx'), `taken ${pptx}`],
  [
    'a ZIP of papers',
    'a.zip',
    zip([
      { name: '2026/licence.pdf', bytes: licence },
      { name: '2026/照片.png', bytes: png, stored: true },
    ]),
    'taken application/zip',
  ],
  ['a ZIP that begins with a PDF as it is', 'a.zip', zip([{ name: 'a.pdf', bytes: licence, stored: true }]), 'taken application/zip'],
  ['a table as text', 'a.csv', Buffer.from('mine,tonnes\n宝华,12\n'), 'taken text/csv'],
  ['a table from a Chinese Excel', 'a.csv', Buffer.from('bff3c9bd2cb6d6cafd0a', 'hex'), 'taken text/csv'],
  ['a text', 'a.txt', Buffer.from('Dear Sirs\r\n'), 'taken text/plain'],
  ['a text in UTF-16', 'a.txt', Buffer.from('\ufeffDear', 'utf16le'), 'taken text/plain'],
]

const hostile: [string, string, Buffer, string][] = [
  // PDF
  ['a PDF that runs a script when opened', 'a.pdf', pdf([...page, script]), 'HELD PDF_SCRIPT'],
  ...['9 0%c\nobj', '9%c\n0 obj', '9 0obj', '9 0\n%1\nobj'].map((begins): [string, string, Buffer, string] => [
    `the same in an object that begins ${JSON.stringify(begins)}`,
    'a.pdf',
    pdf([...page, `null\nendobj\n${begins}\n${script}`]),
    'HELD PDF_SCRIPT',
  ]),
  ['the same with an escaped name', 'a.pdf', pdf([...page, '<< /S /J#61vaScript /J#53 (x) >>']), 'HELD PDF_SCRIPT'],
  ['the same inside packed objects', 'a.pdf', pdf([...page, objectStream(script)]), 'HELD PDF_SCRIPT'],
  [
    'the same behind a text that does not end where it seems',
    'a.pdf',
    pdf([...page, `<< /Title (a \\) b \\( c) /AA ${script} >>`]),
    'HELD PDF_SCRIPT',
  ],
  [
    'a script in an object that lies inside a picture',
    'a.pdf',
    pdf([...page, stream('/Subtype /Image', Buffer.from(`xx\n9 0 obj\n${script}\nendobj\n`))]),
    'HELD PDF_SCRIPT',
  ],
  ['a PDF that starts a program', 'a.pdf', pdf([...page, '<< /S /Launch /F (cmd.exe) >>']), 'HELD PDF_LAUNCH'],
  ['a PDF that sends its form', 'a.pdf', pdf([...page, '<< /S /SubmitForm /F (https://else.example) >>']), 'HELD PDF_LAUNCH'],
  ['a PDF that holds a file', 'a.pdf', pdf([...page, stream('/Type /EmbeddedFile', licence)]), 'HELD PDF_ATTACHMENT'],
  ['a PDF with XFA forms', 'a.pdf', pdf([...page, '<< /AcroForm << /XFA 9 0 R >> >>']), 'HELD PDF_SCRIPT'],
  ['an encrypted PDF', 'a.pdf', pdf([...page], '/Encrypt 9 0 R '), 'HELD PDF_ENCRYPTED'],
  [
    'a PDF whose packed objects cannot be opened',
    'a.pdf',
    pdf([...page, objectStream('', '/LZWDecode', noise(40))]),
    'HELD PDF_UNREADABLE',
  ],
  [
    'a PDF whose packed objects are no packing at all',
    'a.pdf',
    pdf([...page, objectStream('', '/FlateDecode', noise(40))]),
    'HELD PDF_UNREADABLE',
  ],
  [
    'a PDF whose packed objects are a bomb',
    'a.pdf',
    pdf([...page, objectStream('', '/FlateDecode', deflateSync(zeros(60_000_000)))]),
    'HELD PDF_UNREADABLE',
  ],
  [
    'a script and a program and a file at once',
    'a.pdf',
    pdf([...page, script, '<< /S /Launch >>', '<< /EmbeddedFiles 9 0 R >>']),
    'HELD PDF_ATTACHMENT PDF_LAUNCH PDF_SCRIPT',
  ],
  // Office
  ['a table with macros', 'a.xlsx', officeFile('xlsx', [{ name: 'xl/vbaProject.bin', bytes: noise(100) }]), 'HELD MACRO'],
  ['a letter that says it has macros', 'a.docm', officeFile('docm'), 'HELD MACRO'],
  [
    'a table with macros of the old kind',
    'a.xlsx',
    officeFile('xlsx', [{ name: 'xl/macrosheets/sheet1.xml', bytes: '<x/>' }]),
    'HELD MACRO',
  ],
  ['slides with a control', 'a.pptx', officeFile('pptx', [{ name: 'ppt/activeX/activeX1.xml', bytes: '<x/>' }]), 'HELD MACRO'],
  [
    'a letter with a template from elsewhere',
    'a.docx',
    officeFile('docx', [{ name: 'word/_rels/settings.xml.rels', bytes: relations('attachedTemplate', 'https://else.example/t.dotm') }]),
    'HELD REMOTE_TEMPLATE',
  ],
  ...(
    [
      ['behind an attribute with the end of a tag in it', (xml: string) => xml.replace('Id="r1"', 'Id="r>1"')],
      ['that says "hyperlink" elsewhere', (xml: string) => xml.replace('Id="r1"', 'Id="/hyperlink"')],
      ['in UTF-16 without its mark', (xml: string) => Buffer.from(xml, 'utf16le')],
    ] as const
  ).map(([what, change]): [string, string, Buffer, string] => [
    `a template from the network ${what}`,
    'a.docx',
    officeFile('docx', [
      { name: 'word/_rels/settings.xml.rels', bytes: change(relations('attachedTemplate', 'https://evil.example/x.dotm')) },
    ]),
    'HELD REMOTE_TEMPLATE',
  ]),
  [
    'a relation whose words a document type makes',
    'a.docx',
    officeFile('docx', [
      {
        name: 'word/_rels/settings.xml.rels',
        bytes: `<!DOCTYPE a [<!ENTITY e "External">]>${relations('attachedTemplate', 'https://evil.example/x.dotm', '&e;')}`,
      },
    ]),
    'HELD EXTERNAL_LINK',
  ],
  [
    'the same in UTF-16',
    'a.docx',
    officeFile('docx', [
      {
        name: 'word/_rels/settings.xml.rels',
        bytes: Buffer.from(`\ufeff${relations('attachedTemplate', 'https://else.example/t.dotm')}`, 'utf16le'),
      },
    ]),
    'HELD REMOTE_TEMPLATE',
  ],
  [
    'the same with a letter as its number',
    'a.docx',
    officeFile('docx', [
      { name: 'word/_rels/settings.xml.rels', bytes: relations('attachedTemplate', 'https://else.example/t.dotm', '&#69;xternal') },
    ]),
    'HELD REMOTE_TEMPLATE',
  ],
  [
    'a letter with a picture from elsewhere',
    'a.docx',
    officeFile('docx', [{ name: 'word/_rels/document.xml.rels', bytes: relations('image', 'https://else.example/i.png') }]),
    'HELD EXTERNAL_LINK',
  ],
  [
    'a letter with a field that starts a program',
    'a.docx',
    officeFile('docx', [{ name: 'word/header1.xml', bytes: '<w:instrText>DDEAUTO cmd</w:instrText>' }]),
    'HELD EXTERNAL_LINK',
  ],
  [
    'a letter with an object of another program',
    'a.docx',
    officeFile('docx', [{ name: 'word/embeddings/oleObject1.bin', bytes: compound('Package') }]),
    'HELD EMBEDDED_OBJECT',
  ],
  [
    'a letter with a table with macros in it',
    'a.docx',
    officeFile('docx', [{ name: 'word/embeddings/t.xlsx', bytes: officeFile('xlsx', [{ name: 'xl/vbaProject.bin', bytes: noise(9) }]) }]),
    'HELD MACRO',
  ],
  ['an Office file under a password', 'a.docx', compound('EncryptionInfo', 'EncryptedPackage'), 'fileProtected'],
  ['an old letter with macros', 'a.doc', compound('WordDocument', '_VBA_PROJECT'), 'fileOldMacro'],
  ['an old table', 'a.xls', compound('Workbook'), 'fileOld'],
  // Archives
  [
    'an archive of 1,001 files',
    'a.zip',
    zip(Array.from({ length: 1_001 }, (_, at) => ({ name: `${at}.txt`, bytes: 'x' }))),
    'archiveEntries',
  ],
  ['a bomb by its ratio', 'a.zip', zip([{ name: 'a.txt', bytes: zeros(20_000_000) }]), 'archiveRatio'],
  ['a bomb whose directory lies', 'a.zip', zip([{ name: 'a.txt', bytes: zeros(20_000_000), claims: 1_000 }]), 'fileBroken'],
  ['an archive of 300 MB', 'a.zip', zip([{ name: 'a.txt', bytes: 'x', claims: 300 * 1024 * 1024 }]), 'archiveSize'],
  ['archives in archives in archives', 'a.zip', nested(4, zip([{ name: 'a.txt', bytes: 'x' }])), 'archiveSize'],
  ['a bomb one layer down', 'a.zip', nested(1, zip([{ name: 'a.txt', bytes: zeros(20_000_000) }])), 'archiveRatio'],
  [
    'many files one layer down',
    'a.zip',
    zip([1, 2].map(at => ({ name: `${at}.zip`, bytes: zip(Array.from({ length: 600 }, (_, n) => ({ name: `${n}.txt`, bytes: 'x' }))) }))),
    'archiveEntries',
  ],
  ['an archive under a password', 'a.zip', zip([{ name: 'a.txt', bytes: 'x', encrypted: true }]), 'archiveEncrypted'],
  ['a path that leads out', 'a.zip', zip([{ name: '../../etc/passwd', bytes: 'x' }]), 'archivePath'],
  ['a path from the root', 'a.zip', zip([{ name: '/etc/passwd', bytes: 'x' }]), 'archivePath'],
  ['a path of Windows', 'a.zip', zip([{ name: 'C:\\Windows\\a.txt', bytes: 'x' }]), 'archivePath'],
  ['a link', 'a.zip', zip([{ name: 'a.txt', bytes: '/etc/passwd', mode: 0o120777 }]), 'archiveLink'],
  ['a program in an archive', 'a.zip', zip([{ name: 'invoice.pdf', bytes: Buffer.from('MZ\x90\0program') }]), 'archiveProgram'],
  ['a script in an archive', 'a.zip', zip([{ name: 'invoice.js', bytes: 'alert(1)' }]), 'archiveProgram'],
  ['a page in an archive', 'a.zip', zip([{ name: 'a.html', bytes: '<html></html>' }]), 'HELD ARCHIVE_ACTIVE'],
  ['a page under another name in an archive', 'a.zip', zip([{ name: 'a.txt', bytes: '<script>alert(1)</script>' }]), 'HELD ARCHIVE_ACTIVE'],
  ['something unknown in an archive', 'a.zip', zip([{ name: 'a.dwg', bytes: noise(500) }]), 'HELD ARCHIVE_UNREADABLE'],
  [
    'a locked archive in an archive',
    'a.zip',
    zip([{ name: 'b.zip', bytes: zip([{ name: 'a.txt', bytes: 'x', encrypted: true }]) }]),
    'HELD ARCHIVE_UNREADABLE',
  ],
  ['a PDF with a script in an archive', 'a.zip', zip([{ name: 'a.pdf', bytes: pdf([...page, script]) }]), 'HELD PDF_SCRIPT'],
  ['two names for one file', 'a.zip', zip([{ name: 'a.txt', localName: 'a.exe', bytes: 'x' }]), 'filePolyglot'],
  ['a cut archive', 'a.zip', zip([{ name: 'a.txt', bytes: 'some text' }]).subarray(0, 40), 'fileBroken'],
  ['an archive of nothing', 'a.zip', zip([]), 'fileBroken'],
  ['another kind of archive', 'a.rar', Buffer.from('Rar!\x1a\x07\x00'), 'fileArchive'],
  ['a packed disk', 'a.gz', Buffer.from('1f8b0800', 'hex'), 'fileArchive'],
  // Two things at once
  [
    'a picture that is an archive too',
    'a.png',
    Buffer.concat([png, zip([{ name: 'a.exe', bytes: 'MZ' }], { before: png }).subarray(png.length)]),
    'filePolyglot',
  ],
  ['a PDF that is an archive too', 'a.pdf', zip([{ name: 'a.html', bytes: '<html>' }], { before: licence }), 'filePolyglot'],
  [
    'an archive with something before it',
    'a.zip',
    zip([{ name: 'a.txt', bytes: 'x' }], { before: Buffer.from('PK\x03\x04 nothing') }),
    'filePolyglot',
  ],
  ['a picture that is a PDF too', 'a.jpg', Buffer.concat([jpeg.subarray(0, 20), Buffer.from('%PDF-1.4\n'), licence]), 'filePolyglot'],
  [
    'a picture that is a page too',
    'a.jpg',
    Buffer.concat([jpeg.subarray(0, 20), Buffer.from('<html><script>alert(1)</script>')]),
    'filePolyglot',
  ],
  ['a page that is a PDF too', 'a.pdf', Buffer.concat([Buffer.from('<html><!-- '), licence]), 'filePolyglot'],
  ['a text that is an archive too', 'a.txt', zip([{ name: 'a.txt', bytes: 'x' }], { before: Buffer.from('Dear Sirs\n') }), 'filePolyglot'],
  // Never
  ['a page', 'a.html', Buffer.from('<!DOCTYPE html><p>'), 'fileActive'],
  ['a page called a text', 'a.txt', Buffer.from('  \n<HTML><body onload=alert(1)>'), 'fileActive'],
  [
    'a drawing with a script',
    'a.svg',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    'fileActive',
  ],
  ['a drawing behind an XML head', 'a.png', Buffer.from('<?xml version="1.0"?>\n<svg/>'), 'fileActive'],
  ['a program', 'a.pdf', Buffer.from('MZ\x90\0\x03'), 'fileProgram'],
  ['a program of Linux', 'a.pdf', Buffer.from('\x7fELF\x02\x01'), 'fileProgram'],
  ['a program of macOS', 'a.pdf', Buffer.from('cffaedfe07000001', 'hex'), 'fileProgram'],
  ['a shell script', 'a.txt', Buffer.from('#!/bin/sh\nrm -rf /\n'), 'fileProgram'],
  ['a shortcut of Windows', 'a.pdf', Buffer.from('4c0000000114020000', 'hex'), 'fileProgram'],
  ['bytes without a kind', 'a.pdf', noise(500), 'fileKind'],
  ['a text with bytes that are none', 'a.txt', Buffer.from([72, 0, 1, 2, 255, 254]), 'fileKind'],
  ['a GIF', 'a.gif', Buffer.from('GIF89a'), 'fileKind'],
]

describe('our own rules on the bytes', () => {
  test.each(honest)('%s passes', async (_, name, bytes, verdict) => expect(await verdictOf(name, bytes)).toBe(verdict))
  test.each(hostile)('%s', async (_, name, bytes, verdict) => expect(await verdictOf(name, bytes)).toBe(verdict))

  test('a script that another program packed into objects is found', async () => {
    const made = await PDFDocument.create()
    made.addPage()
    made.addJavaScript('main', 'app.alert(1)')
    const bytes = Buffer.from(await made.save({ useObjectStreams: true }))
    expect(await verdictOf('a.pdf', bytes)).toBe('HELD PDF_SCRIPT')
  })

  test('a file that another program attached is found', async () => {
    const made = await PDFDocument.create()
    made.addPage()
    await made.attach(licence, 'inner.pdf', { mimeType: 'application/pdf' })
    expect(await verdictOf('a.pdf', Buffer.from(await made.save({ useObjectStreams: true })))).toBe('HELD PDF_ATTACHMENT')
  })
})

describe('names', () => {
  const names: [string, string | null][] = [
    ['licence.pdf', null],
    ['采矿许可证（2026）.pdf', null],
    ['report v1.2.final.docx', null],
    ['رخصة.pdf', null],
    ['', 'fileName'],
    ['..', 'fileName'],
    [`${'a'.repeat(197)}.pdf`, 'fileNameLong'],
    ['licence\u0000.pdf', 'fileNameSigns'],
    ['licence\u202efdp.exe', 'fileNameSigns'],
    ['li\u200bcence.pdf', 'fileNameSigns'],
    ['licence\n.pdf', 'fileNameSigns'],
    ['licence.pdf.exe', 'fileNameProgram'],
    ['licence.EXE ', 'fileNameProgram'],
    ['licence.js.', 'fileNameProgram'],
    ['licence.svg', 'fileNameProgram'],
    ['licence.html', 'fileNameProgram'],
  ]
  test.each(names)('%j', (name, fault) => expect(fileNameFault(name)).toBe(fault))
})

describe('in a thread of its own', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headwater-hostile-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  const kept = async (name: string, bytes: Buffer): Promise<string> => {
    const path = join(folder, name)
    await writeFile(path, bytes)
    return path
  }

  test('other people’s requests go on while a file is looked at', async () => {
    const inspector = makeInspector(() => undefined)
    const parts = Array.from({ length: 30 }, (_, at) => ({ name: `${at}.txt`, bytes: noise(1_000_000) }))
    const path = await kept('many.zip', zip(parts))
    let longest = 0
    let last = performance.now()
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 5)
    await inspector.inspect(path, 'many.zip')
    clearInterval(beat)
    await inspector.close()
    expect(longest).toBeLessThan(250)
  })

  test('one that takes too long is refused, and the next is looked at', async () => {
    const faults: unknown[] = []
    const inspector = makeInspector(fault => faults.push(fault), { ms: 1, heapMb: 256, threads: 1, restsAfterMs: 1_000 })
    expect(await inspector.inspect(await kept('slow.pdf', licence), 'slow.pdf')).toEqual({ verdict: 'REFUSED', rule: 'fileBroken' })
    expect(faults.length).toBeGreaterThan(0)
    await inspector.close()
    const patient = makeInspector(() => undefined, { ms: 10_000, heapMb: 256, threads: 1, restsAfterMs: 1_000 })
    expect(await patient.inspect(await kept('next.pdf', licence), 'next.pdf')).toEqual({ verdict: 'TAKEN', type: 'application/pdf' })
    await patient.close()
  })
})
