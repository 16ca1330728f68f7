import { pinyin } from 'pinyin-pro'
import { sameLetters } from './letters.ts'

/** What a word is worth in a name. */
export type Kind = 'name' | 'trade' | 'place' | 'legal' | 'small' | 'group' | 'particle' | 'title' | 'initial' | 'number'

/** How much a word of each kind tells: two companies are not one because both are "Trading Co., Ltd". */
export const weightOf: Readonly<Record<Kind, number>> = {
  name: 1,
  trade: 0.4,
  place: 0.55,
  legal: 0,
  small: 0,
  group: 0.2,
  particle: 0.15,
  title: 0,
  initial: 0.4,
  number: 0.6,
}

const words = (text: string): string[] => text.trim().split(/\s+/).map(sameLetters)
const table = (kind: Kind, text: string): [string, Kind][] => words(text).map(word => [word, kind])

/** Legal forms as they stand after points are gone, in Latin letters; others in their own writing. */
const legal = `
  co company companies compagnie cia compania ltd ltda limited limitada lda llc llp lp plc inc incorporated incorporation corp corporation
  sarl sarlu sa sas sasu sau snc scs sca sci sl slu srl sro spa sapa sab sapi cv gmbh mbh ag kg kgaa ohg ug ev eg bv nv vof cvba bvba sprl as asa ans
  ab oy oyj aps kk gk yk pte pty pvt pt tbk cv bhd sdn jsc ojsc cjsc pjsc ojs zao oao ooo pao ao tov ood eood ad ead doo dd dooel kft zrt nyrt rt
  spzoo spj sp zoo as sti tic fze fzco fzc dmcc wll bsc saoc saog ksc kscc psc saa eirl ei suarl gie coop jv
  ste ets etablissements sociedad anonima societe anonyme responsabilite limitee responsabilidad gesellschaft aktiengesellschaft besloten vennootschap naamloze aktiebolag
  anonim sirketi limitet perusahaan tnhh yxgs gongsi youxian gufen youxiangongsi zeren
  ооо оао зао пао ао тоо ип нко фгуп уп тов пат ат еоод оод ад еад дд ае епе οε αε επε
  شركة شركه ذ م ش مساهمة محدودة المحدودة مؤسسة מ בעמ
  有限责任公司 股份有限公司 有限公司 股份公司 集团公司 总公司 分公司 公司 股份 有限 責任 株式会社 有限会社 合同会社 주식회사 유한회사 株 责任 合伙企业 有限合伙
`

/** Of one house there are several companies: this word tells a little. */
const groups = `
  group groupe grupo gruppe gruppo grp grup holding holdings holdco hldg hldgs konzern groep gruppa jituan konggu группа холдинг مجموعة القابضة 集团 控股 控股集团 グループ 그룹
`

/** The trade's common words and their shortenings: each line one meaning, its first word stands for all. */
const meanings = `
  aluminium aluminum alum alu aluminio alluminio alyuminiy lvye lyuye luye алюминий алюминиевый 铝业 铝 铝材 铝制品 アルミニウム 알루미늄
  alumina alumine 氧化铝
  bauxite bauxita 铝土矿
  mining mine mines miniere minier mineria minera minerals mineral minerales minerais mng bergbau kuangye 矿业 矿产 矿山 矿
  metal metals metaux metales metall metalurgia metallurgy metallurgical metallurgie metallurgic jinshu yejin 金属 冶金 冶炼 金属材料
  steel stahl acier acero gangtie 钢铁 钢
  power electric electricity energie energy energia energies nengyuan dianli 能源 电力 热电
  chemical chemicals chimie chimique chem huagong quimica 化工 化学
  trading trade trdg commerce commercial comercio comercial commerciale negoce maoyi handel handels торговля торговый تجارة للتجارة التجارية 贸易 商贸 经贸 商社
  import imports importation importacion impex jinkou 进口 进出口
  export exports exportation exportacion chukou 出口
  international internationale internacional internazionale intl int guoji internationale международный العالمية الدولية 国际
  industry industries industrial industriel industrielle industria industrias ind inds indus gongye shiye 工业 实业 产业 промышленность промышленный صناعة الصناعية للصناعة
  technology technologies technologie tecnologia tech techno keji 科技 技术
  manufacturing manufacture manufacturer manufacturas mfg manuf zhizao 制造
  material materials materiaux materiales cailiao matls 材料 新材料
  new xin 新型
  logistics logistique logistica wuliu logist 物流
  transport transports transportation transporte trans transp yunshu 运输 транспорт النقل للنقل
  shipping ship maritime marine navigation navigations hangyun haiyun 航运 海运 船务
  development developpement desarrollo dev devt fazhan kaifa 发展 开发 развитие
  investment investments investissement investissements inversiones invest inv touzi 投资 инвест الاستثمار
  resources resource ressources recursos res ziyuan 资源
  engineering engineers ingenierie ingenieria eng engg gongcheng 工程 инжиниринг هندسة الهندسية
  construction constructions construccion const constr jianshe jianzhu 建设 建筑 建材 строительство
  enterprise enterprises entreprise entreprises empresa empresas ent qiye 企业 предприятие
  services service servicios servs svcs svc fuwu 服务
  factory plant works usine fabrica fabrik zavod gongchang chang 厂 总厂 工厂 завод مصنع
  bank banque banco banca bank 银行 банк بنك مصرف
  general generale gen 总
  national nationale nacional nat natl 国家 国营
  association assoc assn
  brothers bros freres hermanos
`

/** Places that stand before many a company's name; the Chinese ones with their reading. */
const places = `
  china chinese zhongguo 中国 hongkong 香港 shandong 山东 beijing 北京 shanghai 上海 tianjin 天津 chongqing 重庆 hebei 河北 shanxi 山西 liaoning 辽宁 jilin 吉林
  heilongjiang 黑龙江 jiangsu 江苏 zhejiang 浙江 anhui 安徽 fujian 福建 jiangxi 江西 henan 河南 hubei 湖北 hunan 湖南 guangdong 广东 guangxi 广西 hainan 海南
  sichuan 四川 guizhou 贵州 yunnan 云南 xizang 西藏 shaanxi 陕西 gansu 甘肃 qinghai 青海 ningxia 宁夏 xinjiang 新疆 neimenggu 内蒙古 内蒙 taiwan 台湾 macao aomen 澳门
  shenzhen 深圳 guangzhou 广州 qingdao 青岛 dalian 大连 ningbo 宁波 suzhou 苏州 hangzhou 杭州 nanjing 南京 wuhan 武汉 chengdu 成都 xian 西安 zhengzhou 郑州 jinan 济南 yantai 烟台
  binzhou 滨州 luoyang 洛阳 baotou 包头 tongliao 通辽 foshan 佛山 xiamen 厦门 kunming 昆明 guiyang 贵阳 nanning 南宁 lanzhou 兰州 urumqi 乌鲁木齐 longkou 龙口 zouping 邹平
  guinea guinee guineenne guinean australia australian india indian indonesia indonesian malaysia vietnam russia russian iran iranian syria syrian korea korean japan
  africa african afrique asia asian pacific europe european america american global world north south east west northern southern eastern western
`

/** Small words inside names; written, joined or left out as one likes. */
const particles = `
  al el ul ur de ibn bin ben bint ould oulad abu abou abi um umm van von der den ter du del della delle la le y e zu zum da di st saint ال بن ابن بنت ابو ابي
`
const titles = `
  mr mrs ms miss dr prof eng haji hajji hadji hajj mullah maulavi maulawi mawlawi qari sheikh shaikh shaykh cheikh sayyid general colonel major jr sr iii esq hon mv mt m
  先生 女士 博士
`
const small = 'and et und of for pour para the les die das den des dos los las и و 与 及'

/** Word → its kind. Later lines win. */
const kinds = new Map<string, Kind>([
  ...table('place', places),
  ...table('trade', meanings),
  ...table('group', groups),
  ...table('legal', legal),
  ...table('title', titles),
  ...table('particle', particles),
  ...table('small', small),
])
/** Word → the word that stands for its meaning. */
const meaning = new Map<string, string>(
  `${groups.trim()}\n${meanings.trim()}`
    .split('\n')
    .map(words)
    .flatMap(line => line.map((word): [string, string] => [word, line[0] ?? word])),
)
const placeWords = words(places)
for (const [at, word] of placeWords.entries())
  if (/\p{Script=Han}/u.test(word)) meaning.set(word, placeWords[at - 1] === undefined ? word : nearestLatin(at))

/** A Chinese place stands right behind its Latin name; a second Chinese one shares it. */
function nearestLatin(at: number): string {
  for (let before = at - 1; before >= 0; before--) {
    const word = placeWords[before] ?? ''
    if (/^[a-z]+$/.test(word)) return word
  }
  return placeWords[at] ?? ''
}

// What stands here in Chinese comes in pinyin too, in one word.
const shortestPinyin = 5
for (const [word, kind] of [...kinds]) {
  if (!/^\p{Script=Han}+$/u.test(word)) continue
  const spelt = pinyin(word, { toneType: 'none', type: 'array' }).join('').replaceAll('ü', 'v')
  if (spelt.length < shortestPinyin || kinds.has(spelt)) continue
  kinds.set(spelt, kind)
  const meant = meaning.get(word)
  if (meant) meaning.set(spelt, meant)
}

export const kindOf = (word: string): Kind | undefined => kinds.get(word)
export const meaningOf = (word: string): string | undefined => (kinds.get(word) === 'particle' ? undefined : meaning.get(word))

/** Chinese and Japanese words that stand without spaces inside a company's name, longest first. */
export const insideWords: readonly string[] = [...kinds.keys()]
  .filter(word => /^[\p{Script=Han}\p{Script=Katakana}ー]+$/u.test(word) && (word.length > 1 || word === '厂' || word === '矿'))
  .sort((a, b) => b.length - a.length)
