import type { Locale, Tier } from 'shared/words/lists.ts'

/** What the companies of the demonstration write, each in its own language. */
export interface Phrase {
  readonly register: string
  readonly manager: string
  readonly holding: string
  readonly ministry: string
  readonly coordinates: string
  readonly bauxite: string
  readonly form: string
  readonly grade: string
  readonly consolidator: string
  readonly carrier: string
  readonly segment: string
  readonly arrival: string
  readonly broker: string
  readonly yard: string
  readonly inspector: string
  readonly weighing: string
  readonly route: string
  readonly contractor: string
  readonly loading: string
  readonly tax: string
  readonly scrap: string
  readonly bank: string
  readonly described: string
  readonly nothing: string
  readonly notOurs: string
  readonly scope: Partial<Record<Tier, string>> & { readonly TRADER: string }
  /** Beside a yes or no that wants words. */
  readonly notes: Readonly<Record<string, string>>
}

export const phrases: Record<Locale, Phrase> = {
  zh: {
    register: '市场监督管理局',
    manager: '总经理',
    holding: '示例控股有限公司',
    ministry: '自然资源主管部门',
    coordinates: '见矿权证附件：四至坐标（WGS 84）',
    bauxite: '铝土矿',
    form: '块状、散装',
    grade: '氧化铝 45%–48%，二氧化硅 2%–4%',
    consolidator: '示例矿产集散有限公司',
    carrier: '示例铁路货运有限公司',
    segment: '港口堆场至厂区',
    arrival: '烟台港',
    broker: '示例报关行有限公司',
    yard: '示例堆场',
    inspector: '示例检验认证有限公司',
    weighing: '水尺计重与取样化验',
    route: '几内亚桑加雷迪—卡姆萨尔港—海运—烟台港—铁路—厂区',
    contractor: '示例装卸劳务有限公司',
    loading: '装卸与倒运',
    tax: '增值税、资源税',
    scrap: '逐车过磅，附供货方声明和来源地照片，按月汇总。',
    bank: '示例银行滨州分行',
    described: '已建立书面制度并执行，见所附文件。',
    nothing: '无此情况。',
    notOurs: '不适用于本公司的业务。',
    scope: {
      TRADER: '金属及矿产品贸易',
      MINE: '铝土矿开采',
      REFINERY: '氧化铝生产、销售',
      SMELTER: '原铝生产、销售',
      CASTHOUSE: '铝棒铸造、销售',
      RECYCLER: '废铝回收、再生铝生产',
      LOGISTICS: '货物运输、仓储',
      BROKER: '代理报关、报检',
    },
    notes: {
      'KYS-F5': '近三年未从高风险地区直接采购；几内亚矿石按矿山逐一核查。',
      'KYS-K1': '入职须满 18 周岁，核验身份证原件并留存复印件。',
      'KYS-K7': '设有工会，工资集体协商每年一次。',
      'KYS-M4': '每年复垦计划报主管部门备案。',
      'KYS-M7': '项目区内无原住民社区，已由第三方核实。',
      'KYS-P6': '支持普通话和当地方言，可电话或当面提出。',
    },
  },
  en: {
    register: 'Companies register',
    manager: 'Managing director',
    holding: 'Example Holdings Ltd',
    ministry: 'Ministry of mines',
    coordinates: 'See the annex of the title: boundary points in WGS 84',
    bauxite: 'Bauxite',
    form: 'Lumps, in bulk',
    grade: 'Alumina 45 to 48 %, silica 2 to 4 %',
    consolidator: 'Example Consolidation Pte. Ltd.',
    carrier: 'Example Rail Freight Ltd',
    segment: 'Port yard to plant',
    arrival: 'Yantai',
    broker: 'Example Clearing Agents Ltd',
    yard: 'Example Bonded Yard',
    inspector: 'Example Inspection Ltd',
    weighing: 'Draught survey, sampling and assay',
    route: 'Sangarédi, Kamsar, by sea to Yantai, by rail to the plant',
    contractor: 'Example Stevedores Ltd',
    loading: 'Loading and unloading',
    tax: 'Corporate income tax, customs duty',
    scrap: 'Each load is weighed and comes with the collector’s declaration and photographs; summed up monthly.',
    bank: 'Example Bank, Singapore branch',
    described: 'A written procedure is in force; see the attached document.',
    nothing: 'None.',
    notOurs: 'This is no part of our business.',
    scope: {
      TRADER: 'Trading of metals and minerals',
      LOGISTICS: 'Carriage of dry bulk by sea',
      RECYCLER: 'Collection of aluminium scrap, production of secondary aluminium',
    },
    notes: {
      'KYS-F5': 'No direct purchases from such areas in three years; material from Guinea is checked mine by mine.',
      'KYS-K1': '18 years, checked against the identity card at hiring.',
      'KYS-K7': 'Staff may join a union; no agreement is in force at present.',
      'KYS-P6': 'English, Mandarin and French, by telephone or in person.',
    },
  },
  fr: {
    register: 'Registre du commerce et du crédit mobilier',
    manager: 'Directrice générale',
    holding: 'Holding d’exemple SA',
    ministry: 'Ministère des mines',
    coordinates: 'Voir l’annexe du titre : points de bornage en WGS 84',
    bauxite: 'Bauxite',
    form: 'Minerai brut, en vrac',
    grade: 'Alumine 45 à 48 %, silice 2 à 4 %',
    consolidator: 'Comptoir d’exemple SARL',
    carrier: 'Chemins de fer d’exemple SA',
    segment: 'Sangarédi – Kamsar',
    arrival: 'Yantai',
    broker: 'Transit d’exemple SARL',
    yard: 'Parc à minerai d’exemple',
    inspector: 'Contrôle d’exemple SA',
    weighing: 'Tirant d’eau, échantillonnage et analyse',
    route: 'Sangarédi, Kamsar, puis par mer jusqu’à Yantai',
    contractor: 'Manutention d’exemple SARL',
    loading: 'Chargement et déchargement',
    tax: 'Redevance minière, impôt sur les bénéfices',
    scrap: 'Chaque chargement est pesé et accompagné de la déclaration du collecteur ; récapitulatif mensuel.',
    bank: 'Banque d’exemple, agence de Boké',
    described: 'Une procédure écrite est appliquée ; voir le document joint.',
    nothing: 'Néant.',
    notOurs: 'Cela ne fait pas partie de notre activité.',
    scope: { TRADER: 'Négoce de métaux et de minerais', MINE: 'Exploitation de bauxite' },
    notes: {
      'KYS-F5': 'Tout notre minerai vient de notre propre concession, à Boké.',
      'KYS-K1': '18 ans révolus, vérifiés sur la pièce d’identité à l’embauche.',
      'KYS-K7': 'Deux syndicats représentés ; accord d’entreprise renouvelé chaque année.',
      'KYS-M4': 'Plan de réhabilitation déposé au ministère, avec budget annuel.',
      'KYS-M7': 'Consultation des communautés riveraines, consignée par procès-verbal.',
      'KYS-P6': 'Français, soussou et peul, par téléphone ou sur place.',
    },
  },
}
