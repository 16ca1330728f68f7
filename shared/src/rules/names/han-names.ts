/** Surnames of China by frequency, those read otherwise than elsewhere or written otherwise abroad with their spellings. */
const plain =
  '王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚汤陶黎温莫易樊乔文安殷颜庄章鲁倪庞邢俞翟蓝聂齐向申葛柴伍覃骆关焦柳欧祝纪尚毕耿芦左季管符辛苗詹曲欧靳祁路涂兰甘裴梅童翁霍游阮尤岳柯牟滕谷舒卜成饶宁凌盛查单冉鲍华包屈房喻解蒲卫简时连车项闵邬吉党阳司费蒙席晏隋古强穆姬宫景米麦谈柏瞿艾沙鄢桂窦郁缪畅巩卓褚栾戚全娄甄郎池丛边岑农苟迟保商臧佘卞虞刁冷应匡栗仇练楚揭师官佟封燕桑巫敖原植邝仲荆储宗楼干苑寇盖南屠鞠荣井乐银奚明麻雍花闻冼木郜廉衣蔺和冀占门帅利满朴曾任'
const compound = '欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 长孙 宇文 端木 夏侯'

/** How one surname is written in Latin letters beside its pinyin: other readings, Cantonese, Taiwanese, older spellings. */
export const surnameSpellings: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  `单 shan|曾 zeng tsang tseng|解 xie|仇 qiu|朴 piao|查 zha|盖 ge gai|任 ren yam|区 ou|尉迟 yuchi|长孙 zhangsun|乐 yue le|翟 zhai di|缪 miao|覃 qin tan|冼 xian sin|宁 ning|
  王 wang wong|李 li lee|张 zhang chang cheung|刘 liu lau|陈 chen chan tan|杨 yang yeung|黄 huang wong hwang|赵 zhao chao chiu|周 zhou chou chow|吴 wu ng|徐 xu hsu tsui|孙 sun suen|朱 zhu chu|
  胡 hu wu woo|郭 guo kuo kwok|林 lin lam lim|何 he ho|高 gao kao ko|梁 liang leung|郑 zheng cheng cheng|罗 luo lo law|谢 xie hsieh tse|许 xu hsu hui|邓 deng teng tang|萧 xiao hsiao siu|冯 feng fung|
  蔡 cai tsai choi|彭 peng pang|潘 pan poon|于 yu|余 yu yue|叶 ye yeh yip|吕 lv lu lyu lui|蒋 jiang chiang|沈 shen|姜 jiang|江 jiang chiang kong|钟 zhong chung|丘 qiu chiu|邱 qiu chiu yau|
  廖 liao liu|姚 yao yiu|谭 tan tam|曹 cao tsao|洪 hong hung|关 guan kwan|莫 mo mok|温 wen wan|苏 su so|卢 lu lo|戴 dai tai|詹 zhan chan|欧阳 ouyang auyeung`
    .split('|')
    .map(line => line.trim().split(' '))
    .map(([sign = '', ...spellings]) => [sign, spellings]),
)

const single = new Set(plain)
const double = new Set(compound.split(' '))

/** Where the surname of a Chinese person ends; 0 when none is known. */
export const surnameLength = (name: string): number =>
  double.has(name.slice(0, 2)) && name.length > 2 ? 2 : single.has(name[0] ?? '') ? 1 : 0

const pairs = (text: string): Map<string, string[]> =>
  new Map(
    text
      .trim()
      .split(/\s*;\s*/)
      .map(line => line.split(/[\s]+/))
      .map(([sign = '', ...readings]) => [sign, readings]),
  )

/** Korean surnames in Han signs, and the signs most given names are made of (simplified as we compare them). */
const koreanSurnames =
  pairs(`金 kim gim;李 ri lee yi rhee i;朴 pak park bak;崔 choe choi;郑 jong jung jeong chung;姜 kang;赵 jo cho;尹 yun yoon;张 jang chang;林 rim lim im;吴 o oh;韩 han;申 sin shin;
  徐 so seo suh;权 kwon;黄 hwang;安 an ahn;宋 song;柳 ryu yu yoo;洪 hong;全 jon jun jeon;高 ko go;文 mun moon;孙 son sohn;白 paek baek;许 ho heo hur;南 nam;沈 sim shim;卢 ro roh noh;河 ha;郭 kwak;成 song sung;车 cha;
  朱 ju joo;禹 u woo;具 ku koo;闵 min;罗 ra na;陈 jin;池 ji;严 om um;玄 hyon hyun;方 pang bang;廉 ryom yom;太 thae tae;马 ma;康 kang;卞 pyon byun`)
const koreanSigns =
  pairs(`正 jong jung jeong;恩 un eun;日 il;成 song sung seong;哲 chol chul cheol;秀 su soo;英 yong young yeong;永 yong young yeong;男 nam;南 nam;国 kuk guk kook;明 myong myung myeong;浩 ho;赫 hyok hyuk;光 kwang gwang;
  铁 chol chul;龙 ryong yong;勋 hun hoon;民 min;敏 min;俊 jun joon;俊 jun joon;植 sik shik;吉 kil gil;万 man;大 tae dae;泰 thae tae;东 tong dong;学 hak;春 chun;顺 sun soon;玉 ok;姬 hui hee;熙 hui hee;淑 suk sook;贞 jong jung;京 kyong kyung;庆 kyong kyung;
  中 jung joong;仁 in;昌 chang;善 son sun;与 yo yeo;雪 sol seol;松 song;海 hae;云 un woon;星 song sung;智 ji;在 jae;载 jae;相 sang;尚 sang;炳 pyong byung;元 won;源 won;虎 ho;镐 ho;允 yun yoon;锡 sok suk;石 sok suk;基 ki gi;奎 kyu gyu;
  圭 kyu gyu;济 je;弼 phil pil;和 hwa;华 hwa;山 san;水 su;润 yun;贤 hyon hyun;铉 hyon hyun;宪 hon hun;道 to do;斗 tu doo;福 pok bok;富 pu boo;权 kwon;镇 jin;珍 jin;真 jin;振 jin;进 jin;平 phyong pyong;胜 sung seung;承 sung seung;升 sung seung;赞 chan;焕 hwan;
  桓 hwan;昊 ho;宇 u woo;佑 u woo;雨 u woo;均 kyun gyun;根 kun geun;克 kuk geuk;革 hyok;主 ju;周 ju;柱 ju;宗 jong;钟 jong;终 jong;一 il;三 sam;九 ku koo;勇 yong;用 yong;勉 myon;美 mi;爱 ae;兰 ran;花 hwa;子 ja;信 sin shin;义 ui;礼 rye ye`)

/** Common Japanese surnames and given names in Han signs; the readings cannot be worked out sign by sign. */
const japaneseSurnames =
  pairs(`佐藤 sato;铃木 suzuki;高桥 takahashi;田中 tanaka;伊藤 ito;渡边 watanabe;渡辺 watanabe;山本 yamamoto;中村 nakamura;小林 kobayashi;加藤 kato;吉田 yoshida;山田 yamada;佐佐木 sasaki;佐々木 sasaki;山口 yamaguchi;松本 matsumoto;
  井上 inoue;木村 kimura;林 hayashi;斋藤 saito;斉藤 saito;清水 shimizu;山崎 yamazaki yamasaki;森 mori;池田 ikeda;桥本 hashimoto;阿部 abe;安倍 abe;石川 ishikawa;山下 yamashita;中岛 nakajima;中岛 nakashima;石井 ishii;小川 ogawa;前田 maeda;冈田 okada;长谷川 hasegawa;
  藤田 fujita;后藤 goto;近藤 kondo;村上 murakami;远藤 endo;青木 aoki;坂本 sakamoto;福田 fukuda;太田 ota;西村 nishimura;藤井 fujii;藤原 fujiwara;冈本 okamoto;三浦 miura;金子 kaneko;中川 nakagawa;中野 nakano;原田 harada;松田 matsuda;竹内 takeuchi;小野 ono;田村 tamura;
  中山 nakayama;和田 wada;石田 ishida;森田 morita;上田 ueda;原 hara;内田 uchida;柴田 shibata;酒井 sakai;宫崎 miyazaki;横山 yokoyama;高木 takagi;安藤 ando;宫本 miyamoto;大野 ono;小岛 kojima;谷口 taniguchi;今井 imai;工藤 kudo;丸山 maruyama;增田 masuda;高田 takada;村田 murata;
  平野 hirano;大塚 otsuka;菅原 sugawara;武田 takeda;新井 arai;小山 koyama;野口 noguchi;樱井 sakurai;千叶 chiba;岩崎 iwasaki;佐野 sano;上野 ueno;松井 matsui;菊地 kikuchi;野村 nomura;木下 kinoshita;本田 honda;丰田 toyoda toyota;岸田 kishida;黑田 kuroda;北村 kitamura;久保 kubo;松尾 matsuo`)
const japaneseGiven =
  pairs(`太郎 taro;一郎 ichiro;二郎 jiro;次郎 jiro;三郎 saburo;健一 kenichi;健二 kenji;健 ken takeshi;诚 makoto;隆 takashi;进 susumu;浩 hiroshi;博 hiroshi;茂 shigeru;实 minoru;清 kiyoshi;勇 isamu;修 osamu;明 akira;昭 akira;和夫 kazuo;和也 kazuya;正 tadashi masashi;
  直树 naoki;大辅 daisuke;翔太 shota;拓也 takuya;达也 tatsuya;哲也 tetsuya;学 manabu;裕树 yuki hiroki;裕太 yuta;阳一 yoichi;洋一 yoichi;洋 hiroshi yo;洋介 yosuke;阳介 yosuke;智也 tomoya;淳 jun atsushi;涉 wataru;充 mitsuru;稔 minoru;治 osamu;晋三 shinzo;文雄 fumio;
  花子 hanako;洋子 yoko;阳子 yoko;惠子 keiko;京子 kyoko;和子 kazuko;幸子 sachiko;节子 setsuko;美子 yoshiko;由美子 yumiko;真由美 mayumi;美香 mika;直美 naomi;裕子 yuko hiroko;裕美 hiromi;千代 chiyo;智子 tomoko;久美子 kumiko;明美 akemi;爱 ai;葵 aoi;结衣 yui;樱 sakura;美咲 misaki;
  七夏 nanaka;翼 tsubasa;淳子 junko;英子 hideko eiko;英树 hideki;秀树 hideki;秀夫 hideo;义雄 yoshio;康夫 yasuo;纯一 junichi;纯一郎 junichiro;慎太郎 shintaro;小百合 sayuri;里佳 rika`)

export interface OtherReading {
  readonly via: 'korean' | 'japanese'
  /** The words of the name, each with its spellings. */
  readonly words: readonly (readonly string[])[]
}

const koreanOf = (name: string): OtherReading | undefined => {
  const surname = koreanSurnames.get(name[0] ?? '')
  const given = [...name.slice(1)].map(sign => koreanSigns.get(sign))
  if (!surname || given.length === 0 || given.length > 2 || given.includes(undefined)) return undefined
  return { via: 'korean', words: [surname, ...(given as string[][])] }
}

const japaneseOf = (name: string): OtherReading | undefined => {
  for (const length of [3, 2, 1]) {
    const surname = japaneseSurnames.get(name.slice(0, length))
    const given = japaneseGiven.get(name.slice(length))
    if (surname && given) return { via: 'japanese', words: [surname, given] }
  }
  return undefined
}

/** The same signs as a Korean or a Japanese name, where they can be one. */
export const otherReadings = (name: string): OtherReading[] => [koreanOf(name), japaneseOf(name)].filter(one => one !== undefined)
