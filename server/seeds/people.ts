import type { StaffRole } from 'shared/policy/roles.ts'
import type { Locale, Tier } from 'shared/words/lists.ts'
import type { Company } from './kys-answers.ts'

/** The people and companies of the demonstration. All of them are invented. */
export interface StaffOfStory {
  readonly email: string
  readonly name: string
  readonly roles: StaffRole[]
  readonly locale: Locale
  readonly department: string
}

export const programmeOfStory = {
  name: '示范轻合金有限公司',
  site: '内蒙古自治区通辽市示范工业园区',
  area: '厂区 32 万平方米',
  products: '铝合金圆铸锭（铝棒）',
  tier: 'CASTHOUSE',
  asiActivity: 'CASTHOUSE',
  timeZone: 'Asia/Shanghai',
  locale: 'zh',
} as const

export const founder = { email: 'admin@shifan.example', name: '韩雪', locale: 'zh' } as const

export const departments = ['企业管理部', '原料采购部', '质量部', '物流部', '总经理办公室']

/** Two, so that an appeal is looked at by somebody else. */
export const caseHandler = 'grievances@shifan.example'
export const secondHandler = 'grievances.fr@shifan.example'

export const staff: readonly StaffOfStory[] = [
  { email: 'reviewer@shifan.example', name: '林晓岚', roles: ['REVIEWER'], locale: 'zh', department: '企业管理部' },
  { email: 'reviewer.en@shifan.example', name: 'Grace Oduya', roles: ['REVIEWER'], locale: 'en', department: '企业管理部' },
  { email: 'purchasing@shifan.example', name: '赵立国', roles: ['PURCHASING'], locale: 'zh', department: '原料采购部' },
  { email: 'chair@shifan.example', name: '苏明远', roles: ['COMMITTEE_CHAIR'], locale: 'zh', department: '总经理办公室' },
  { email: 'committee@shifan.example', name: '方文慧', roles: ['COMMITTEE_MEMBER', 'ASSESSOR'], locale: 'zh', department: '质量部' },
  { email: caseHandler, name: '白云', roles: ['GRIEVANCE_HANDLER'], locale: 'zh', department: '企业管理部' },
  { email: secondHandler, name: 'Hélène Marchand', roles: ['GRIEVANCE_HANDLER'], locale: 'fr', department: '质量部' },
  { email: 'auditor@audit.example', name: 'Claire Fontanel', roles: ['AUDITOR'], locale: 'fr', department: '总经理办公室' },
]

/** How far a supplier has come when the demonstration opens. */
export type Chapter =
  | 'PROSPECT'
  | 'INVITED'
  | 'ANSWERING'
  | 'SUBMITTED'
  | 'RETURNED'
  | 'CONDITIONAL'
  | 'ACCEPTED'
  | 'ACTIVE'
  | 'SECOND_YEAR'

export interface SupplierOfStory {
  readonly name: string
  readonly nameLatin: string | null
  readonly country: string
  readonly tier: Tier
  readonly chapter: Chapter
  readonly contacts: readonly { email: string; name: string; locale: Locale; signatory: boolean }[]
  readonly uscc: string | null
  /** Where it works and what it sells. */
  readonly site: string
  readonly place: Company['place']
  readonly sells: Company['sells']
  readonly mines: Company['mines']
}

const sangaredi = {
  name: 'Sangarédi (exemple)',
  country: 'GN',
  region: 'Boké',
  operator: 'Société d’exemple des bauxites de Boké',
  permit: 'A2014/001/EX',
  share: 100,
}
const luliang = {
  name: '示例吕梁铝土矿',
  country: 'CN',
  region: '山西',
  operator: '示例吕梁矿业有限公司',
  permit: 'C1400002014EX001',
  share: 40,
}

export const suppliers: readonly SupplierOfStory[] = [
  {
    name: '滨州示例铝业有限公司',
    nameLatin: 'Binzhou Shili Aluminium Co., Ltd',
    country: 'CN',
    tier: 'CASTHOUSE',
    chapter: 'ACTIVE',
    uscc: '913716020001234576',
    contacts: [
      { email: 'casthouse@shili.example', name: '周建平', locale: 'zh', signatory: true },
      { email: 'clerk@shili.example', name: '吴桐', locale: 'zh', signatory: false },
    ],
    site: '山东省滨州市示例工业园 8 号',
    place: { name: '滨州铸造车间', latitude: 37.38, longitude: 117.97 },
    sells: { material: '铝合金圆铸锭', hs: '760120', tonnes: 86_000 },
    mines: [{ ...sangaredi, share: 60 }, luliang],
  },
  {
    name: '清源示例氧化铝有限公司',
    nameLatin: 'Qingyuan Shili Alumina Co., Ltd',
    country: 'CN',
    tier: 'REFINERY',
    chapter: 'SUBMITTED',
    uscc: '91370781MA3CHN0171',
    contacts: [{ email: 'refinery@qingyuan.example', name: '孙悦', locale: 'zh', signatory: true }],
    site: '山东省潍坊市示例大道 19 号',
    place: { name: '氧化铝一厂', latitude: 36.7, longitude: 119.1 },
    sells: { material: '冶金级氧化铝', hs: '281820', tonnes: 1_200_000 },
    mines: [{ ...sangaredi, share: 60 }, luliang],
  },
  {
    name: 'Société d’exemple des bauxites de Boké',
    nameLatin: null,
    country: 'GN',
    tier: 'MINE',
    chapter: 'RETURNED',
    uscc: null,
    contacts: [{ email: 'mine@boke.example', name: 'Mariama Diallo', locale: 'fr', signatory: true }],
    site: 'Sangarédi, préfecture de Boké',
    place: { name: 'Mine de Sangarédi (exemple)', latitude: 11.09, longitude: -13.77 },
    sells: { material: 'Bauxite', hs: '260600', tonnes: 4_500_000 },
    mines: [sangaredi],
  },
  {
    name: 'Merlion Example Metals Pte. Ltd.',
    nameLatin: null,
    country: 'SG',
    tier: 'TRADER',
    chapter: 'ANSWERING',
    uscc: null,
    contacts: [
      { email: 'trader@merlion.example', name: 'Tan Wei Ling', locale: 'en', signatory: true },
      { email: 'shipping@merlion.example', name: 'Arjun Pillai', locale: 'en', signatory: false },
    ],
    site: '1 Example Quay, Singapore',
    place: { name: 'Head office', latitude: 1.28, longitude: 103.85 },
    sells: { material: 'Bauxite', hs: '260600', tonnes: 900_000 },
    mines: [sangaredi],
  },
  {
    name: 'Example Bulk Carriers Ltd',
    nameLatin: null,
    country: 'GR',
    tier: 'LOGISTICS',
    chapter: 'INVITED',
    uscc: null,
    contacts: [{ email: 'ships@carriers.example', name: 'Eleni Markou', locale: 'en', signatory: true }],
    site: '10 Example Street, Piraeus',
    place: { name: 'Head office', latitude: 37.94, longitude: 23.65 },
    sells: { material: 'Bulk carriage', hs: '890190', tonnes: 3_000_000 },
    mines: [sangaredi],
  },
  {
    name: '青岛示例报关行有限公司',
    nameLatin: 'Qingdao Shili Customs Broker Co., Ltd',
    country: 'CN',
    tier: 'BROKER',
    chapter: 'PROSPECT',
    uscc: null,
    contacts: [{ email: 'broker@qingdao.example', name: '于海', locale: 'zh', signatory: true }],
    site: '山东省青岛市示例路 3 号',
    place: { name: '办公室', latitude: 36.07, longitude: 120.38 },
    sells: { material: '报关服务', hs: '260600', tonnes: 0 },
    mines: [sangaredi],
  },
  {
    name: '赤峰示例电解铝有限公司',
    nameLatin: 'Chifeng Shili Smelter Co., Ltd',
    country: 'CN',
    tier: 'SMELTER',
    chapter: 'ACCEPTED',
    uscc: '913716020001234576',
    contacts: [{ email: 'smelter@chifeng.example', name: '高航', locale: 'zh', signatory: true }],
    site: '内蒙古自治区赤峰市示例园区 2 号',
    place: { name: '电解一分厂', latitude: 42.26, longitude: 118.89 },
    sells: { material: '重熔用铝锭', hs: '760110', tonnes: 300_000 },
    mines: [{ ...sangaredi, share: 60 }, luliang],
  },
  {
    name: '唐山示例再生铝有限公司',
    nameLatin: 'Tangshan Shili Recycling Co., Ltd',
    country: 'CN',
    tier: 'RECYCLER',
    chapter: 'CONDITIONAL',
    uscc: '91370781MA3CHN0171',
    contacts: [{ email: 'recycler@tangshan.example', name: '马骁', locale: 'zh', signatory: true }],
    site: '河北省唐山市示例街 66 号',
    place: { name: '再生铝车间', latitude: 39.63, longitude: 118.18 },
    sells: { material: '再生铝锭', hs: '760120', tonnes: 40_000 },
    mines: [{ ...luliang, share: 100 }],
  },
  {
    name: 'Affinerie d’exemple du Littoral SA',
    nameLatin: null,
    country: 'FR',
    tier: 'RECYCLER',
    chapter: 'SECOND_YEAR',
    uscc: null,
    contacts: [{ email: 'affinerie@littoral.example', name: 'Claire Morel', locale: 'fr', signatory: true }],
    site: '12 quai d’Exemple, 59140 Dunkerque',
    place: { name: 'Atelier de refusion', latitude: 51.03, longitude: 2.37 },
    sells: { material: 'Aluminium de seconde fusion', hs: '760120', tonnes: 62_000 },
    mines: [sangaredi],
  },
]
