import { dark, faces, light, type Palette } from 'shared/identity/tokens.ts'
import type { Locale } from 'shared/words/lists.ts'
import { translator } from '../words.ts'
import type { Letter } from './letters.ts'
import { markPicture } from './mark.ts'

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escaped = (text: string): string => text.replace(/[&<>"']/g, sign => signs[sign] ?? sign)

/** Browsers choose the shapes of Chinese signs by it. */
const languages: Record<Locale, string> = { zh: 'zh-Hans', en: 'en-GB', fr: 'fr' }

/**
 * Mail programs know tables and inline styles, and few of them more. So colours stand inline; the classes only turn them
 * round where the reader's screen is dark, and make the page narrower on a phone.
 */
const sheet = (p: Palette): string => `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) { .page { padding: 0 !important; } .card { border-radius: 0 !important; border-left: 0 !important; border-right: 0 !important; } .pad { padding-left: 20px !important; padding-right: 20px !important; } .fact th, .fact td { display: block !important; width: auto !important; } .fact th { padding-bottom: 0 !important; border-bottom: 0 !important; } .fact td { padding-top: 2px !important; } }
@media (prefers-color-scheme: dark) { .ground { background: ${p.paper} !important; } .card { background: ${p.raised} !important; border-color: ${p.line} !important; } .ink { color: ${p.ink} !important; } .soft { color: ${p.inkSoft} !important; } .line { border-color: ${p.line} !important; } .link { color: ${p.accent} !important; } .button { background: ${p.accent} !important; } .label { color: ${p.onAccent} !important; } .quote { background: ${p.accentSoft} !important; border-color: ${p.accent} !important; } }
`

/** Chinese faces draw Latin apostrophes as wide as a sign: what people write without a Chinese sign is set in the Latin face. */
const faceFor = (text: string): string => (/\p{Script=Han}/u.test(text) ? faces.chinese : faces.latin).replaceAll('"', "'")

const breakLines = (text: string): string => escaped(text).replaceAll('\n', '<br>')
const anywhere = 'overflow-wrap:anywhere;word-break:break-word'

const paragraph = (text: string): string =>
  `<p class="ink" style="margin:0 0 14px;font-size:16px;line-height:1.6;color:${light.ink};${anywhere}">${breakLines(text)}</p>`

const remark = (text: string): string =>
  `<p class="soft" style="margin:0 0 10px;font-size:14px;line-height:1.55;color:${light.inkSoft};${anywhere}">${breakLines(text)}</p>`

const link = (address: string, text: string): string =>
  `<a class="link" href="${escaped(address)}" style="color:${light.accent};text-decoration:underline;word-break:break-all">${escaped(text)}</a>`

const rows = (letter: Letter): string =>
  letter.facts
    .map(fact => {
      const face = fact.fixed
        ? `font-family:${faces.fixed.replaceAll('"', "'")};font-size:13px;word-break:break-all`
        : `font-size:15px;${anywhere}`
      return `<tr class="fact"><th class="soft line" scope="row" align="left" valign="top" style="width:34%;padding:9px 12px 9px 0;border-bottom:1px solid ${light.line};font-size:14px;line-height:1.5;font-weight:400;color:${light.inkSoft}">${escaped(fact.label)}</th><td class="ink line" valign="top" style="padding:9px 0;border-bottom:1px solid ${light.line};line-height:1.5;color:${light.ink};${face}">${breakLines(fact.value)}</td></tr>`
    })
    .join('')

const facts = (letter: Letter): string =>
  letter.facts.length > 0
    ? `<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:4px 0 20px;border-collapse:collapse;table-layout:fixed;border-top:1px solid ${light.line}" class="line">${rows(letter)}</table>`
    : ''

const quote = (said: Letter['quote'] | undefined, locale: Locale): string =>
  said
    ? `${remark(translator(locale)('mails:common.wordsOf', { name: said.by }))}<blockquote class="quote ink" style="margin:0 0 22px;padding:12px 16px;border-left:3px solid ${light.accent};background:${light.accentSoft};font-family:${faceFor(said.words)};font-size:16px;line-height:1.6;color:${light.ink};${anywhere}">${breakLines(said.words)}</blockquote>`
    : ''

const button = (letter: Letter, address: string, locale: Locale): string =>
  `<table cellpadding="0" cellspacing="0" border="0" style="margin:6px 0 18px"><tr><td class="button" bgcolor="${light.accent}" style="border-radius:6px;background:${light.accent}"><a class="label" href="${escaped(address)}" style="display:inline-block;padding:13px 24px;font-size:16px;line-height:1.3;font-weight:600;color:${light.onAccent};text-decoration:none">${escaped(letter.button.label)}</a></td></tr></table>${remark(translator(locale)('mails:common.addressBelow'))}<p style="margin:-6px 0 20px;font-size:14px;line-height:1.5">${link(address, address)}</p>`

const human = (letter: Letter): string =>
  `<p class="soft" style="margin:0;font-size:14px;line-height:1.55;color:${light.inkSoft};${anywhere}">${escaped(letter.human.words)}${letter.human.email === null ? '' : `<br>${link(`mailto:${encodeURIComponent(letter.human.email).replace('%40', '@')}`, letter.human.email)}`}</p>`

/** The letter as a page of its own: nothing is fetched from elsewhere, the mark travels inside. */
export function asHtml(letter: Letter, address: string, foot: string, locale: Locale): string {
  const t = translator(locale)
  const face = (locale === 'zh' ? faces.chinese : faces.latin).replaceAll('"', "'")
  return `<!doctype html>
<html lang="${languages[locale]}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${escaped(letter.subject)}</title><style>${sheet(dark)}</style></head>
<body class="ground" style="margin:0;padding:0;background:${light.paper};font-family:${face};-webkit-text-size-adjust:100%">
<table class="ground" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:${light.paper}"><tr><td class="page" align="center" style="padding:24px 12px">
<table class="card" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background:${light.raised};border:1px solid ${light.line};border-radius:10px;border-collapse:separate;table-layout:fixed;text-align:left">
<tr><td class="pad line" style="padding:18px 32px;border-bottom:1px solid ${light.line}"><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td width="44" style="padding-right:12px"><img src="${markPicture}" width="40" height="40" alt="" style="display:block;border:0"></td><td><span class="ink" style="font-size:17px;line-height:1.3;font-weight:600;color:${light.ink}">${escaped(t('words:product.full'))}</span>${letter.programme === null ? '' : `<br><span class="soft" style="font-size:13px;line-height:1.4;color:${light.inkSoft};${anywhere}">${escaped(letter.programme)}</span>`}</td></tr></table></td></tr>
<tr><td class="pad" style="padding:28px 32px 26px">
<h1 class="ink" style="margin:0 0 18px;font-size:22px;line-height:1.35;font-weight:600;color:${light.ink};${anywhere}">${escaped(letter.heading)}</h1>
${paragraph(letter.greeting)}${letter.paragraphs.map(paragraph).join('')}${facts(letter)}${quote(letter.quoteBefore, locale)}${quote(letter.quote, locale)}${button(letter, address, locale)}${letter.after.map(remark).join('')}${human(letter)}
</td></tr>
<tr><td class="pad line" style="padding:16px 32px 18px;border-top:1px solid ${light.line}"><p class="soft" style="margin:0;font-size:13px;line-height:1.5;color:${light.inkSoft};${anywhere}">${escaped(foot)}</p></td></tr>
</table>
</td></tr></table>
</body></html>
`
}
