import type { LocalText } from './lists.ts'

/** What a source says something about. The first five raise a class (domain reference 4.4); the others inform. */
export const riskDimensions = ['CONFLICT', 'SANCTIONS', 'GOVERNANCE', 'HUMAN_RIGHTS', 'EU_HIGH_RISK', 'LABOUR', 'FINANCIAL'] as const
export type RiskDimension = (typeof riskDimensions)[number]

/** COMPLETE_LIST: absent means not listed. TABLE: absent means no data (0.4, *Countries*). */
export const editionKinds = ['COMPLETE_LIST', 'TABLE'] as const
export type EditionKind = (typeof editionKinds)[number]

/** One figure of a source. LISTED figures are 1 where a place stands in the list. */
export interface Indicator {
  readonly label: LocalText
  readonly worse: 'HIGHER' | 'LOWER' | 'LISTED'
  readonly min: number
  readonly max: number
}

export interface CountrySource {
  readonly title: LocalText
  readonly publisher: string
  /** What an edition of it is, unless whoever loads it says otherwise. */
  readonly kind: EditionKind
  readonly indicators: Readonly<Record<string, Indicator>>
  /** Values per ISO 3166-2 region besides those per country. */
  readonly regional?: true
  /** How often a new edition comes. */
  readonly every: 'YEAR' | 'QUARTER' | 'MONTH' | 'STATIC' | 'IRREGULAR'
  readonly licence: 'OPEN' | 'ATTRIBUTION' | 'RESTRICTED' | 'LAW'
}

const text = (zh: string, en: string, fr: string): LocalText => ({ zh, en, fr })
const listed = (zh: string, en: string, fr: string): Indicator => ({ label: text(zh, en, fr), worse: 'LISTED', min: 0, max: 1 })
const upTo = (max: number, worse: 'HIGHER' | 'LOWER', label: LocalText, min = 0): Indicator => ({ label, worse, min, max })
const fsi = (zh: string, en: string, fr: string): Indicator => upTo(10, 'HIGHER', text(zh, en, fr))
const wgi = (zh: string, en: string, fr: string): Indicator => upTo(2.5, 'LOWER', text(zh, en, fr), -3.5)

/**
 * The sources of the decision whether a place is conflict-affected or high-risk. Scales, periods and licences: domain reference 4.3.
 * What may not be passed on (RESTRICTED) is never shipped: whoever may use it loads it.
 */
export const countrySources = {
  HIIK: {
    title: text('海德堡冲突晴雨表', 'Heidelberg Conflict Barometer', 'Baromètre des conflits de Heidelberg'),
    publisher: 'HIIK',
    kind: 'COMPLETE_LIST',
    indicators: {
      intensity: upTo(5, 'HIGHER', text('冲突强度（1–5）', 'Intensity of conflict (1–5)', 'Intensité du conflit (1–5)')),
    },
    regional: true,
    every: 'YEAR',
    licence: 'RESTRICTED',
  },
  EUC: {
    title: text(
      '欧盟 CAHRAs 指示性清单',
      'EU indicative list of CAHRAs',
      'Liste indicative européenne des zones de conflit ou à haut risque',
    ),
    publisher: 'European Commission',
    kind: 'COMPLETE_LIST',
    indicators: {
      conflict: listed('受冲突影响', 'Conflict-affected', 'Zone de conflit'),
      highRisk: listed('高风险', 'High-risk', 'Zone à haut risque'),
    },
    regional: true,
    every: 'QUARTER',
    licence: 'RESTRICTED',
  },
  DF: {
    title: text(
      '多德-弗兰克法案第 1502 条所涉国家',
      'Dodd-Frank §1502 covered countries',
      'Pays visés par l’article 1502 de la loi Dodd-Frank',
    ),
    publisher: 'United States',
    kind: 'COMPLETE_LIST',
    indicators: { covered: listed('所涉国家', 'Covered country', 'Pays visé') },
    every: 'STATIC',
    licence: 'LAW',
  },
  UNSC: {
    title: text('联合国安理会制裁制度', 'UN Security Council sanctions regimes', 'Régimes de sanctions du Conseil de sécurité de l’ONU'),
    publisher: 'UN Security Council',
    kind: 'COMPLETE_LIST',
    indicators: { regime: listed('制裁制度', 'Sanctions regime', 'Régime de sanctions') },
    every: 'IRREGULAR',
    licence: 'LAW',
  },
  CPI: {
    title: text('清廉指数', 'Corruption Perceptions Index', 'Indice de perception de la corruption'),
    publisher: 'Transparency International',
    kind: 'TABLE',
    indicators: { score: upTo(100, 'LOWER', text('得分（0–100）', 'Score (0–100)', 'Score (0–100)')) },
    every: 'YEAR',
    licence: 'RESTRICTED',
  },
  FSI: {
    title: text('脆弱国家指数', 'Fragile States Index', 'Indice des États fragiles'),
    publisher: 'Fund for Peace',
    kind: 'TABLE',
    indicators: {
      total: upTo(120, 'HIGHER', text('总分（0–120）', 'Total (0–120)', 'Total (0–120)')),
      c1: fsi('C1 安全机构', 'C1 Security apparatus', 'C1 Appareil sécuritaire'),
      c2: fsi('C2 派系化精英', 'C2 Factionalised elites', 'C2 Élites divisées en factions'),
      c3: fsi('C3 群体不满', 'C3 Group grievance', 'C3 Griefs entre groupes'),
      e1: fsi('E1 经济衰退', 'E1 Economic decline', 'E1 Déclin économique'),
      e2: fsi('E2 发展不均', 'E2 Uneven development', 'E2 Développement inégal'),
      e3: fsi('E3 人才外流', 'E3 Human flight and brain drain', 'E3 Exode et fuite des cerveaux'),
      p1: fsi('P1 国家合法性', 'P1 State legitimacy', 'P1 Légitimité de l’État'),
      p2: fsi('P2 公共服务', 'P2 Public services', 'P2 Services publics'),
      p3: fsi('P3 人权与法治', 'P3 Human rights and rule of law', 'P3 Droits humains et État de droit'),
      s1: fsi('S1 人口压力', 'S1 Demographic pressures', 'S1 Pressions démographiques'),
      s2: fsi('S2 难民与流离失所者', 'S2 Refugees and displaced persons', 'S2 Réfugiés et personnes déplacées'),
      x1: fsi('X1 外部干预', 'X1 External intervention', 'X1 Intervention extérieure'),
    },
    every: 'YEAR',
    licence: 'RESTRICTED',
  },
  WGI: {
    title: text('世界治理指标', 'Worldwide Governance Indicators', 'Indicateurs mondiaux de gouvernance'),
    publisher: 'World Bank',
    kind: 'TABLE',
    indicators: {
      voice: wgi('话语权与问责', 'Voice and accountability', 'Expression et responsabilité'),
      stability: wgi('政治稳定与无暴力', 'Political stability and absence of violence', 'Stabilité politique et absence de violence'),
      effectiveness: wgi('政府效能', 'Government effectiveness', 'Efficacité des pouvoirs publics'),
      regulation: wgi('监管质量', 'Regulatory quality', 'Qualité de la réglementation'),
      law: wgi('法治', 'Rule of law', 'État de droit'),
      corruption: wgi('控制腐败', 'Control of corruption', 'Maîtrise de la corruption'),
    },
    every: 'YEAR',
    licence: 'ATTRIBUTION',
  },
  UCDP: {
    title: text('乌普萨拉冲突数据', 'Uppsala Conflict Data Program', 'Programme de données sur les conflits d’Uppsala'),
    publisher: 'Uppsala University',
    kind: 'TABLE',
    indicators: {
      deaths: upTo(1_000_000, 'HIGHER', text('有组织暴力致死人数', 'Deaths in organised violence', 'Morts dans des violences organisées')),
      events: upTo(1_000_000, 'HIGHER', text('暴力事件数', 'Events of violence', 'Événements violents')),
    },
    regional: true,
    every: 'YEAR',
    licence: 'ATTRIBUTION',
  },
  ACLED: {
    title: text('武装冲突地点与事件数据', 'Armed Conflict Location & Event Data', 'Données sur les lieux et événements des conflits armés'),
    publisher: 'ACLED',
    kind: 'TABLE',
    indicators: {
      fatalities: upTo(1_000_000, 'HIGHER', text('死亡人数', 'Fatalities', 'Morts')),
      events: upTo(1_000_000, 'HIGHER', text('事件数', 'Events', 'Événements')),
    },
    regional: true,
    every: 'YEAR',
    licence: 'RESTRICTED',
  },
  CW: {
    title: text('危机观察', 'CrisisWatch', 'CrisisWatch'),
    publisher: 'International Crisis Group',
    kind: 'TABLE',
    indicators: { deteriorated: listed('局势恶化', 'Deteriorated situation', 'Situation dégradée') },
    every: 'MONTH',
    licence: 'RESTRICTED',
  },
  GPI: {
    title: text('全球和平指数', 'Global Peace Index', 'Indice mondial de la paix'),
    publisher: 'Institute for Economics & Peace',
    kind: 'TABLE',
    indicators: { score: upTo(5, 'HIGHER', text('得分（1–5）', 'Score (1–5)', 'Score (1–5)'), 1) },
    every: 'YEAR',
    licence: 'RESTRICTED',
  },
  FH: {
    title: text('世界自由度报告', 'Freedom in the World', 'Liberté dans le monde'),
    publisher: 'Freedom House',
    kind: 'TABLE',
    indicators: { score: upTo(100, 'LOWER', text('得分（0–100）', 'Score (0–100)', 'Score (0–100)'), -4) },
    every: 'YEAR',
    licence: 'RESTRICTED',
  },
  HDI: {
    title: text('人类发展指数', 'Human Development Index', 'Indice de développement humain'),
    publisher: 'UNDP',
    kind: 'TABLE',
    indicators: { index: upTo(1, 'LOWER', text('指数（0–1）', 'Index (0–1)', 'Indice (0–1)')) },
    every: 'YEAR',
    licence: 'ATTRIBUTION',
  },
  EITI: {
    title: text(
      '采掘业透明度倡议',
      'Extractive Industries Transparency Initiative',
      'Initiative pour la transparence dans les industries extractives',
    ),
    publisher: 'EITI',
    kind: 'COMPLETE_LIST',
    indicators: {
      member: listed('成员', 'Member', 'Membre'),
      validation: upTo(100, 'LOWER', text('验证得分（0–100）', 'Validation score (0–100)', 'Score de validation (0–100)')),
    },
    every: 'IRREGULAR',
    licence: 'OPEN',
  },
  DOL: {
    title: text(
      '美国劳工部童工或强迫劳动产品清单',
      'US list of goods made by child or forced labour',
      'Liste américaine des biens issus du travail des enfants ou du travail forcé',
    ),
    publisher: 'US Department of Labor',
    kind: 'COMPLETE_LIST',
    indicators: { goods: upTo(500, 'HIGHER', text('列入产品数', 'Goods listed', 'Biens inscrits')) },
    every: 'IRREGULAR',
    licence: 'OPEN',
  },
  TIP: {
    title: text('美国国务院人口贩运报告', 'US Trafficking in Persons Report', 'Rapport américain sur la traite des personnes'),
    publisher: 'US Department of State',
    kind: 'TABLE',
    indicators: {
      tier: upTo(
        3,
        'HIGHER',
        text('等级（1–3，观察名单 2.5）', 'Tier (1–3; watch list 2.5)', 'Niveau (1–3 ; liste de surveillance 2,5)'),
        1,
      ),
    },
    every: 'YEAR',
    licence: 'OPEN',
  },
  ITUC: {
    title: text('国际工会联合会全球权利指数', 'ITUC Global Rights Index', 'Indice CSI des droits dans le monde'),
    publisher: 'International Trade Union Confederation',
    kind: 'TABLE',
    indicators: { rating: upTo(6, 'HIGHER', text('评级（1–5，5+ 记作 6）', 'Rating (1–5; 5+ as 6)', 'Note (1–5 ; 5+ vaut 6)'), 1) },
    every: 'YEAR',
    licence: 'RESTRICTED',
  },
  GSI: {
    title: text('全球奴役指数', 'Global Slavery Index', 'Indice mondial de l’esclavage'),
    publisher: 'Walk Free',
    kind: 'TABLE',
    indicators: {
      prevalence: upTo(1_000, 'HIGHER', text('每千人受害人数', 'People in modern slavery per thousand', 'Victimes pour mille habitants')),
    },
    every: 'IRREGULAR',
    licence: 'RESTRICTED',
  },
  FATF: {
    title: text('反洗钱金融行动特别工作组名单', 'FATF lists', 'Listes du GAFI'),
    publisher: 'FATF',
    kind: 'COMPLETE_LIST',
    indicators: {
      callForAction: listed('呼吁采取行动', 'Call for action', 'Appel à l’action'),
      monitored: listed('加强监测', 'Increased monitoring', 'Surveillance renforcée'),
    },
    every: 'IRREGULAR',
    licence: 'OPEN',
  },
  BAML: {
    title: text('巴塞尔反洗钱指数', 'Basel AML Index', 'Indice AML de Bâle'),
    publisher: 'Basel Institute on Governance',
    kind: 'TABLE',
    indicators: { score: upTo(10, 'HIGHER', text('得分（0–10）', 'Score (0–10)', 'Score (0–10)')) },
    every: 'YEAR',
    licence: 'RESTRICTED',
  },
  FCS: {
    title: text(
      '世界银行脆弱和受冲突影响局势名单',
      'World Bank list of fragile and conflict-affected situations',
      'Liste de la Banque mondiale des situations fragiles ou touchées par un conflit',
    ),
    publisher: 'World Bank',
    kind: 'COMPLETE_LIST',
    indicators: { listed: listed('列入名单', 'Listed', 'Inscrit') },
    every: 'YEAR',
    licence: 'OPEN',
  },
} as const satisfies Record<string, CountrySource>

export type SourceKey = keyof typeof countrySources
export const sourceKeys = Object.keys(countrySources) as SourceKey[]
export const sourceOf = (key: SourceKey): CountrySource => countrySources[key]

/** In which role a place stands in the chain (domain reference 4.4). The last three are a programme's choice. */
export const locationRoles = ['ORIGIN', 'TRANSIT', 'SUPPLIER', 'EXPORT_PORT', 'PROCESSING', 'OWNER'] as const
export type LocationRole = (typeof locationRoles)[number]

export const locationClasses = ['NOT_CAHRA', 'HIGH_RISK', 'CONFLICT_AFFECTED', 'INSUFFICIENT_DATA'] as const
export type LocationClass = (typeof locationClasses)[number]
/** The gravest class that holds for any place of a supplier; NOT_JUDGED: none is known, or none was judged yet. */
export const supplierClasses = ['CONFLICT_AFFECTED', 'HIGH_RISK', 'INSUFFICIENT_DATA', 'NOT_CAHRA', 'NOT_JUDGED'] as const
export type SupplierClass = (typeof supplierClasses)[number]
