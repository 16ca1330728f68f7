import anyAscii from 'any-ascii'

/** Surnames as their bearers write them; the official romanisation is rarely theirs. */
const surnames: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  `김 kim gim|이 lee yi ri rhee i|리 ri lee|박 park pak bak|최 choi choe|정 jung jeong jong chung|강 kang gang|조 cho jo|윤 yoon yun|장 jang chang|임 lim im rim|림 rim lim|오 oh o|한 han|신 shin sin|서 seo suh so|권 kwon gwon|
  황 hwang|안 ahn an|송 song|류 ryu yu|유 yoo yu|홍 hong|전 jeon jun jon|고 ko go|문 moon mun|손 son sohn|양 yang|배 bae pae|백 baek paek|허 heo hur ho|남 nam|심 shim sim|노 noh roh no|하 ha|곽 kwak|성 sung seong song|차 cha|주 joo ju|
  우 woo u|구 koo gu ku|민 min|나 na|라 ra|진 jin|지 ji|엄 eom um om|방 bang pang|현 hyun hyon|변 byun pyon|염 yeom ryom|태 tae thae|마 ma`
    .split('|')
    .map(line => line.trim().split(' '))
    .map(([sign = '', ...spellings]) => [sign, spellings]),
)

// Initials are written hard or soft, and the two open vowels in three ways.
const hard = (syllable: string): string => syllable.replace(/^g/, 'k').replace(/^d/, 't').replace(/^b/, 'p')

/** One syllable of a given name in the spellings that are in use. */
export function syllableSpellings(sign: string): string[] {
  const official = anyAscii(sign).toLowerCase()
  const short = official.replace('eo', 'o').replace('eu', 'u')
  const english = official.replace('eo', 'u').replace('eu', 'u')
  return [...new Set([official, short, english, hard(official), hard(short), hard(english)])]
}

/** A Korean name without spaces as the words people write in Latin letters: surname, then syllable by syllable. */
export function koreanWords(name: string): (readonly string[])[] {
  const signs = [...name]
  const surname = surnames[signs[0] ?? '']
  if (!surname || signs.length > 4) return [[anyAscii(name).toLowerCase()]]
  return [surname, ...signs.slice(1).map(syllableSpellings)]
}
