import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import type { Locale } from 'shared/words/lists.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeHandler } from '../factories/handlers.ts'
import { foundProgramme, type TestProgramme } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse } from '../support/house.ts'
import { keptLog } from '../support/kept-log.ts'
import type { Person } from '../support/person.ts'
import { sentences, speaker } from '../support/speaker.ts'
import { Paper, prove, Somebody } from '../support/speaking.ts'

const kept = keptLog()
const bits = 10
let house: TestHouse
let programme: TestProgramme
let handler: Person
let path: string
beforeAll(async () => {
  house = await openTestHouse({
    trustProxy: 1,
    parts: {
      log: kept.log,
      limits: { pair: 99, origin: 99, slowAfter: 99, slowMs: 0, filings: 4, codes: 8 },
      speaking: { youngestMs: 0, bits },
    },
  })
  programme = await foundProgramme(house)
  handler = await makeHandler(house, programme)
  path = await pathOf(programme)
}, 60_000)
afterAll(() => house?.close())

const pathOf = async ({ id }: TestProgramme): Promise<string> =>
  String((await asSuper(house.superUrl, 'SELECT public_path FROM programmes WHERE id = $1', [id]))[0]?.public_path)

let lines = 0
/** Each from a line of their own, unless it is about that. */
const somebody = (locale: Locale = 'en', address = `10.7.${Math.floor(++lines / 250)}.${lines % 250}`): Somebody =>
  new Somebody(house.url, path, locale, { 'x-forwarded-for': address })
const say = speaker('en')
const what = 'The dust of the crusher lies on our well. <b>"Every" day & night</b>'
const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 400, height: 300, channels: 3, background: '#a85' } })
    .withExif({ IFD0: { Artist: 'Fatou of Sangarédi' } })
    .jpeg()
    .toBuffer()

/** What a handler does at a desk far away: acknowledges it, looks at it, and says that it is not looked into. */
async function dismiss(code: string): Promise<void> {
  const { cases } = await handler.run('{ cases(filter: { group: OPEN }) { nodes { id locator version } } }')
  const found = cases.nodes.find((one: { locator: string }) => one.locator === code.slice(0, 5))
  let { version } = found
  for (const step of [
    { step: 'ACKNOWLEDGE', words: 'It has come.' },
    { step: 'TRIAGE' },
    { step: 'DISMISS', words: 'Another chain.', dismissedFor: 'NOT_OUR_CHAIN' },
  ]) {
    const { takeStep } = await handler.run('mutation ($input: TakeStepInput!) { takeStep(input: $input) { version } }', {
      input: { id: found.id, version, ...step },
    })
    version = takeStep.version
  }
}

/** Sentences of the English pages that another language says otherwise; short ones stand inside other words. */
function onlyEnglish(locale: Locale): string[] {
  const own = new Set(sentences(locale, 'speak').values())
  return [...sentences('en', 'speak').values()].filter(sentence => sentence.length > 12 && !own.has(sentence))
}

describe.each(['zh', 'en', 'fr'] as const)('in %s', locale => {
  const words = speaker(locale)
  const anyTongue = 'مرحبا، الوضع أسوأ اليوم. Ko ɗun woni 👷🏿'
  test('every page of the whole way is light, whole without script and cookie, in its language, and asks nobody else for anything', async () => {
    const by = somebody(locale)
    const explain = await by.get()
    const form = await by.get('/form')
    const faults = await by.press(form, '/form', 'look', { fields: { what: '', danger: 'yes' } })
    const review = await by.look({ what, country: 'GN', topic: 'T2-E5', place: 'شارع Sangarédi', danger: 'yes' })
    const code = await by.press(review, '/form', 'send')
    const slip = await by.press(code, '/kept', 'kept', { fields: { group: '000000' } })
    const done = await by.press(slip, '/kept', 'kept', { fields: { group: code.code.slice(-6) } })
    const back = await by.get('/back')
    const lost = await by.press(back, '/back', 'open', { fields: { code: 'K7Q2M' } })
    const own = await by.press(lost, '/back', 'open', { fields: { code: code.code } })
    const wrote = await by.press(own, '/back/write', 'send', { fields: { text: anyTongue } })
    await dismiss(code.code)
    const dismissed = await by.press(wrote, '/back/write', '', { fields: { text: anyTongue } })
    const appealed = await by.press(dismissed, '/back/appeal', '', { fields: { appealText: anyTongue } })
    const unsure = await by.press(appealed, '/back/withdraw', '')
    const withdrawn = await by.press(unsure, '/back/withdraw', '', { fields: { sure: 'yes' } })
    const nowhere = await new Somebody(house.url, 'nowhere', locale).get()
    const pages = {
      ...{ explain, form, faults, review, code, slip, done, back, lost },
      ...{ own, wrote, dismissed, appealed, unsure, withdrawn, nowhere },
    }
    const titles = [
      'title',
      'form.title',
      'form.title',
      'review.title',
      'code.title',
      'code.title',
      'kept.title',
      'back.title',
      'back.title',
    ]
    expect(Object.values(pages).map(({ title }) => title)).toEqual(
      [...titles, ...Array.from({ length: 6 }, () => 'case.title'), 'closed.unknownTitle'].map(key => words(`speak:${key}`)),
    )
    for (const [name, { html, headers, text }] of Object.entries(pages)) {
      expect([name, onlyEnglish(locale).filter(sentence => text.includes(sentence))]).toEqual([name, []])
      expect([name, Buffer.byteLength(html) <= 30_000, headers.get('set-cookie'), headers.get('cache-control')]).toEqual([
        name,
        true,
        null,
        'no-store',
      ])
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*form-action 'self'/)
      // The way out is the only address of somebody else, and it is not asked for until it is pressed.
      expect([...html.matchAll(/(?:src|href|action)="(https?:[^"]*)"/g)].map(([, address]) => address)).toHaveLength(1)
      expect(html).not.toMatch(/<script(?! type="module" src="\/assets\/speak-)|undefined|\[object|speak:/)
      // Nobody else's spelling help reads along, and whoever writes from right to left may.
      expect(html).toContain('<body spellcheck="false">')
      expect([...html.matchAll(/<textarea|<input[^>]* type="text"/g)]).toHaveLength(
        [...html.matchAll(/<(?:textarea|input)[^>]* dir="auto"/g)].length,
      )
    }
    expect(explain.text).toContain(words('speak:explain.acknowledge', { count: 5 }))
    // Whoever is in danger is told what to do before anything else, and whoever cannot see the page that it has come back.
    for (const { text } of [explain, faults, review]) expect(text).toContain(words('speak:explain.danger'))
    expect(faults.html).toContain(`<title>${words('speak:form.title')} (${words('speak:fault.title', { count: 2 })})`)
    expect(code.text).toContain(`/speak/${path}/back`)
    // Nobody translates a code, least of all somewhere else.
    expect(code.html).toMatch(/<code class="notranslate">/)
    expect(own.text).toContain(words('speak:state.RECEIVED'))
    expect([wrote, appealed].map(({ text }) => text.includes(anyTongue))).toEqual([true, true])
    expect(dismissed.text).toContain(words('speak:state.INADMISSIBLE'))
    const [until] = words('speak:case.appealUntil', { day: '|' }).split('|')
    expect([dismissed, appealed].map(({ text }) => text.includes(until ?? '|'))).toEqual([true, false])
    expect(withdrawn.text).toContain(words('speak:state.WITHDRAWN'))
  })
})

describe('somebody without script', () => {
  test('comes from the first words to a case and back, and nothing typed is lost on the way', async () => {
    const by = somebody()
    const empty = await by.get('/form')
    const faulty = await by.press(empty, '/form', 'look', {
      fields: { what, place: 'Old well', about: 'x'.repeat(1_001) },
      files: [{ name: 'well.jpg', bytes: await photo() }],
    })
    expect(faulty.status).toBe(422)
    expect(faulty.text).toContain(say('speak:fault.agreed'))
    expect(faulty.text).toContain(say('speak:fault.tooLong', { most: 1_000 }))
    expect(faulty.form('/form')).toMatchObject({ what: [what], place: ['Old well'] })
    expect(faulty.form('/form').file).toHaveLength(1)
    expect(faulty.text).toContain('well.jpg taken out: place and device')

    const review = await by.press(faulty, '/form', 'look', { fields: { about: 'The crusher', agreed: 'yes' } })
    expect([review.title, review.status]).toEqual([say('speak:review.title'), 200])
    expect(review.html).toContain('&lt;b>&quot;Every&quot; day &amp; night')
    const changed = await by.press(review, '/form', 'change')
    expect(changed.form('/form')).toMatchObject({ what: [what], about: ['The crusher'], agreed: ['yes'] })
    const french = await by.press(changed, '/form', '', { fields: { lang: 'fr', place: 'Vieux puits' } })
    expect([french.title, french.form('/form').place]).toEqual([speaker('fr')('speak:form.title'), ['Vieux puits']])

    const code = await by.press(review, '/form', 'send')
    expect(code.code).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){3}-[0-9A-Z]{6}$/)
    // A double click, or a page that was loaded again.
    const twice = await Promise.all([by.press(review, '/form', 'send'), by.press(review, '/form', 'send')])
    expect(twice.map(one => one.code)).toEqual([code.code, code.code])

    const saved = await by.press(code, '/code', '')
    expect([saved.headers.get('content-disposition'), saved.html.includes(code.code)]).toEqual([
      expect.stringContaining('attachment'),
      true,
    ])
    const receipt = await by.press(code, '/receipt', '')
    expect(receipt.headers.get('content-disposition')).toContain('receipt.json')
    expect(JSON.parse(receipt.html)).toMatchObject({
      report: { what },
      files: [
        {
          name: 'well.jpg',
          sentSha256: createHash('sha256')
            .update(await photo())
            .digest('hex'),
        },
      ],
    })

    const wrong = await by.press(code, '/kept', 'kept', { fields: { group: '000000' } })
    expect([wrong.status, wrong.code]).toEqual([422, code.code])
    expect(wrong.text).toContain(say('speak:code.keptWrong'))
    const done = await by.press(wrong, '/kept', 'kept', { fields: { group: code.code.slice(-6).toLowerCase() } })
    expect(done.title).toBe(say('speak:kept.title'))
    expect(done.html).not.toContain(code.code)

    const own = await by.press(await by.get('/back'), '/back', 'open', { fields: { code: code.code.toLowerCase().replaceAll('-', ' ') } })
    expect(own.text).toContain('The dust of the crusher')
    const empty2 = await by.press(own, '/back/write', 'send')
    expect([empty2.status, empty2.text.includes(say('speak:fault.text'))]).toEqual([422, true])
    const wrote = await by.press(empty2, '/back/write', 'send', {
      fields: { text: 'It is worse today.' },
      files: [{ name: 'today.jpg', bytes: await photo() }],
    })
    expect([wrote.status, wrote.text.includes('It is worse today.'), wrote.text.includes('today.jpg')]).toEqual([200, true, true])
    const fileForm = wrote.form('/back/file')
    const given = await fetch(`${house.url}/speak/${path}/back/file`, {
      method: 'POST',
      body: new URLSearchParams({ code: code.code, id: fileForm.id?.[0] ?? '' }),
      headers: by.headers,
    })
    expect([
      given.status,
      given.headers.get('content-disposition'),
      (await sharp(Buffer.from(await given.arrayBuffer())).metadata()).exif,
    ]).toEqual([200, expect.stringContaining('attachment'), undefined])

    const unsure = await by.press(wrote, '/back/withdraw', '')
    expect([unsure.status, unsure.text.includes(say('speak:fault.sure'))]).toEqual([422, true])
    const withdrawn = await by.press(unsure, '/back/withdraw', '', { fields: { sure: 'yes' } })
    expect(withdrawn.text).toContain(say('speak:state.WITHDRAWN'))
    expect(withdrawn.html).not.toContain('/back/write')
  })

  test('who cannot write lets a picture speak', async () => {
    const by = somebody()
    const code = await by.hand({ what: ' ' }, [{ name: 'well.jpg', bytes: await photo() }])
    const own = await by.press(await by.get('/back'), '/back', 'open', { fields: { code: code.code } })
    expect([own.text.includes(say('speak:form.seeFiles')), own.text.includes('well.jpg')]).toEqual([true, true])
  })

  test('is told when something is not possible as the case stands', async () => {
    const by = somebody()
    const code = await by.hand({ what })
    const own = await by.press(await by.get('/back'), '/back', 'open', { fields: { code: code.code } })
    const early = await by.post('/back/appeal', new URLSearchParams({ ...single(own.form('/back/write')), appealText: 'No' }))
    expect([early.status, early.text.includes(say('speak:fault.notNow'))]).toEqual([422, true])
  })

  test('who names a handler or a department is not read by them; if nobody is left, nothing is kept', async () => {
    const by = somebody()
    const alone = await by.hand({ what, concernsUs: 'yes', notFor: [handler.accountId] })
    expect([alone.title, alone.text.includes(say('speak:fault.noHandler'))]).toEqual([say('speak:review.title'), true])
    expect(alone.form('/form').notFor).toEqual([handler.accountId])
    expect(alone.text).toContain(say('speak:explain.rights2'))
  })
})

const single = (fields: Readonly<Record<string, readonly string[]>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, values]) => [name, values.at(-1) ?? '']))

test('whoever is signed in beside it speaks as nobody here', async () => {
  const by = new Somebody(house.url, path, 'en', { 'x-forwarded-for': '10.6.6.6', cookie: handler.cookie })
  const { code } = await by.hand({ what })
  const [found] = await asSuper(house.superUrl, 'SELECT filed_by_id, channel FROM grievances WHERE locator = $1', [code.slice(0, 5)])
  expect(found).toEqual({ filed_by_id: null, channel: 'ONLINE' })
})

describe('against floods', () => {
  test('from one line so many are taken in ten minutes; the next comes back with everything typed and when to press', async () => {
    const shared = (): Somebody => somebody('en', '10.9.9.9')
    const pages = await Promise.all(Array.from({ length: 4 }, () => shared().look({ what })))
    const codes = await Promise.all(pages.map(page => shared().press(page, '/form', 'send')))
    expect(codes.map(({ title }) => title)).toEqual(Array.from({ length: 4 }, () => say('speak:code.title')))
    const more = await shared().hand({ what, place: 'Behind the plant' })
    expect([more.status, more.title]).toEqual([429, say('speak:review.title')])
    expect(more.text).toMatch(/press the button again in \d+ minutes/)
    expect(more.form('/form')).toMatchObject({ what: [what], place: ['Behind the plant'] })
    // Elsewhere nobody waits, and a computer that has worked is taken at once.
    expect((await somebody().hand({ what })).code).not.toBe('')
    const { token: [challenge = ''] = [] } = more.form('/form')
    const proven = await shared().press(more, '/form', 'send', { fields: { proof: prove(challenge, bits) } })
    expect(proven.code).not.toBe('')
  })

  test('a form of nobody’s making comes back whole, with a mark of ours', async () => {
    const by = somebody()
    const review = await by.look({ what })
    const back = await by.press(review, '/form', 'send', { fields: { token: `${'0'.repeat(36)}.zzz.${'a'.repeat(22)}` } })
    expect([back.title, back.text.includes(say('speak:fault.again')), back.form('/form').what]).toEqual([
      say('speak:review.title'),
      true,
      [what],
    ])
    expect((await by.press(back, '/form', 'send')).code).not.toBe('')
  })

  test('whichever way a code is wrong, the answer is the same to the letter', async () => {
    const { code } = await somebody().hand({ what })
    const other = (await somebody().hand({ what })).code
    const by = somebody()
    const answers = []
    for (const wrong of [code.slice(0, 5) + other.slice(5), `ZZZZZ${code.slice(5)}`, 'K7Q2M', '']) {
      const page = await by.press(await by.get('/back'), '/back', 'open', { fields: { code: wrong } })
      expect(page.status).toBe(422)
      answers.push(page.html.replace(/nonce="[^"]*"/, '').replaceAll(wrong || 'value=""', ''))
    }
    expect(new Set(answers.slice(0, 3)).size).toBe(1)
    for (let tries = 0; tries < 6; tries++) await by.press(await by.get('/back'), '/back', 'open', { fields: { code: 'K7Q2M' } })
    const braked = await by.press(await by.get('/back'), '/back', 'open', { fields: { code } })
    expect([braked.status, /try again in \d+ minutes/.test(braked.text)]).toEqual([429, true])
    expect((await somebody().press(await somebody().get('/back'), '/back', 'open', { fields: { code } })).title).toBe(
      say('speak:case.title'),
    )
  })
})

describe('files', () => {
  test('that cannot be cleaned, or are too many, are not taken, in words; the others stay', async () => {
    const by = somebody()
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(40)])
    const page = await by.look({ what }, [
      { name: 'photo.heic', bytes: heic },
      { name: '井 puits.jpg', bytes: await photo() },
    ])
    expect(page.text).toContain(say('speak:file.heic', { name: 'photo.heic' }))
    expect(page.html).toContain('井 puits.jpg')
    const removed = await by.press(page, '/form', `remove ${page.form('/form').file?.[0]}`)
    expect([removed.form('/form').file, removed.form('/form').what]).toEqual([undefined, [what]])
    const many = await by.look(
      { what },
      Array.from({ length: 11 }, (_, at) => ({ name: `${at}.txt`, bytes: Buffer.from(`file ${at} with words`) })),
    )
    expect(many.form('/form').file).toHaveLength(10)
    const large = await by.look({ what }, [
      { name: 'film.mp4', bytes: Buffer.alloc(27_000_000) },
      { name: 'well.jpg', bytes: await photo() },
      { name: 'empty.jpg', bytes: Buffer.alloc(0) },
    ])
    expect([large.text.includes(say('speak:file.large', { name: 'film.mp4', file: 25 })), large.form('/form').file?.length]).toEqual([
      true,
      1,
    ])
    expect(large.text).toContain(say('speak:file.broken', { name: 'empty.jpg' }))
    expect(many.text).toContain(say('speak:file.many', { name: '10.txt', count: 10, all: 60 }))
  })

  test('come in pieces from our own script, may stop and go on, and whoever does not know their id finds nothing', async () => {
    const bytes = await photo()
    const own = { 'tus-resumable': '1.0.0', 'x-headwater-upload': '1', 'x-headwater-language': 'en' }
    const ask = (method: string, address: string, headers: Record<string, string> = {}, body?: Buffer): Promise<Response> =>
      fetch(house.url + address, { method, headers: { ...own, ...headers }, ...(body && { body: new Uint8Array(body) }) })
    const begun = await ask('POST', '/speak-files', {
      'upload-length': String(bytes.length),
      'upload-metadata': `filename ${Buffer.from('well.jpg').toString('base64')}`,
    })
    const address = begun.headers.get('location') ?? ''
    expect([begun.status, address]).toEqual([201, expect.stringMatching(/^\/speak-files\/[0-9a-f-]{36}$/)])
    const octets = { 'content-type': 'application/offset+octet-stream' }
    await ask('PATCH', address, { ...octets, 'upload-offset': '0' }, bytes.subarray(0, 500))
    expect((await ask('HEAD', address)).headers.get('upload-offset')).toBe('500')
    expect((await ask('PATCH', address, { ...octets, 'upload-offset': '500' }, bytes.subarray(500))).status).toBe(204)
    expect((await fetch(house.url + address, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' } })).status).toBe(400)
    expect((await ask('HEAD', '/speak-files/00000000-0000-4000-8000-000000000000')).status).toBe(404)
    const received = await ask('POST', `${address}/received`)
    expect([received.status, await received.json()]).toEqual([
      201,
      { id: address.slice(13), name: 'well.jpg', removed: expect.stringContaining('taken out') },
    ])
    expect((await ask('GET', address)).status).toBe(404)
    const by = somebody()
    const code = await by.hand({ what, file: address.slice(13) })
    const seen = await by.press(await by.get('/back'), '/back', 'open', { fields: { code: code.code } })
    expect(seen.text).toContain('well.jpg')
    expect((await ask('POST', '/speak-files', { 'upload-length': '99000000', 'upload-metadata': 'filename YQ==' })).status).toBe(422)
  })

  test('of a report that was handed in lie nowhere in clear', async () => {
    const folders = (await readdir('/dev/shm').catch(() => [])).filter(name => name.startsWith(`headwater-speak-${process.pid}-`))
    const by = somebody()
    await by.hand({ what }, [{ name: 'a.txt', bytes: Buffer.from('words of a file that nobody else may read') }])
    const left = (await Promise.all(folders.map(name => readdir(`/dev/shm/${name}`)))).flat()
    // What others here have begun and not handed in; each is waited for an hour.
    expect(left.length).toBeLessThan(13)
  })
})

describe('nothing tells of who was here', () => {
  test('not the log', async () => {
    const by = new Somebody(house.url, path, 'fr', {
      'x-forwarded-for': '203.0.113.77',
      'user-agent': 'OldPhone/3.1 (Kamsar)',
      cookie: 'headwater-language=fr; track=abcdef',
    })
    const { code } = await by.hand({ what: 'Paroles uniques du puits' })
    await by.press(await by.get('/back'), '/back', 'open', { fields: { code } })
    const log = kept.text()
    for (const trace of ['203.0.113.77', 'OldPhone', 'track=abcdef', 'Paroles uniques', code, code.slice(0, 5), path])
      expect(log.includes(trace)).toBe(false)
    expect(log).toContain('/speak/:path/form')
  })

  test.each([
    ['garbage', 'multipart/form-data; boundary=x', '--x\r\nnonsense'],
    ['no boundary', 'multipart/form-data', 'x'],
    ['another kind', 'application/json', '{}'],
    ['nothing', 'application/x-www-form-urlencoded', ''],
  ])('%s instead of a form is answered with a page', async (_, type, body) => {
    const answer = await fetch(`${house.url}/speak/${path}/form`, {
      method: 'POST',
      headers: { 'content-type': type, 'x-forwarded-for': '10.8.8.8' },
      body,
    })
    const paper = new Paper(answer.status, answer.headers, await answer.text())
    expect([paper.status < 500, [say('speak:form.title'), say('speak:closed.awayTitle')].includes(paper.title)]).toEqual([true, true])
  })

  test('when the house is away, what was typed waits in the page and is sent with one press', async () => {
    const by = somebody()
    const review = await by.look({ what, notFor: [] }, [{ name: 'a.txt', bytes: Buffer.from('words of a file') }])
    await asSuper(house.superUrl, 'ALTER TABLE programmes RENAME TO away')
    const away = await by.press(review, '/form', 'send')
    await asSuper(house.superUrl, 'ALTER TABLE away RENAME TO programmes')
    expect([away.status, away.title, away.text.includes(say('speak:fault.away'))]).toEqual([503, say('speak:closed.awayTitle'), true])
    expect(away.form('/form')).toMatchObject({ what: [what], file: review.form('/form').file, step: ['send'] })
    expect((await by.press(away, '/form', '')).code).not.toBe('')
  })

  test('a page that is not there, and one where nobody could read it, say so', async () => {
    const gone = await new Somebody(house.url, 'nowhere').get()
    expect([gone.status, gone.title]).toEqual([404, say('speak:closed.unknownTitle')])
    const silent = await foundProgramme(house)
    const closed = await new Somebody(house.url, await pathOf(silent)).get('/form')
    expect(closed.title).toBe(say('speak:closed.title'))
    // There are several here now, and nobody is told which.
    const which = await fetch(`${house.url}/speak?lang=en`)
    expect([which.status, (await which.text()).includes(say('speak:closed.whichTitle'))]).toEqual([404, true])
    // As somebody types it from a notice; and an address that only a form leads to, out of the history.
    expect((await new Somebody(house.url, path.toUpperCase()).get()).title).toBe(say('speak:title'))
    for (const [page, title] of [
      ['/back/write', 'back.title'],
      ['/kept', 'back.title'],
      ['/anything', 'title'],
    ])
      expect((await somebody().get(page)).title).toBe(say(`speak:${title}`))
    // Whoever has a code still gets back.
    expect((await new Somebody(house.url, await pathOf(silent)).get('/back')).title).toBe(say('speak:back.title'))
  })
})
