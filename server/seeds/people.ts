import type { StaffRole } from 'shared/policy/roles.ts'
import type { Locale, Tier } from 'shared/words/lists.ts'

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

export const staff: readonly StaffOfStory[] = [
  { email: 'reviewer@shifan.example', name: '林晓岚', roles: ['REVIEWER'], locale: 'zh', department: '企业管理部' },
  { email: 'reviewer.en@shifan.example', name: 'Grace Oduya', roles: ['REVIEWER'], locale: 'en', department: '企业管理部' },
  { email: 'purchasing@shifan.example', name: '赵立国', roles: ['PURCHASING'], locale: 'zh', department: '原料采购部' },
  { email: 'chair@shifan.example', name: '苏明远', roles: ['COMMITTEE_CHAIR'], locale: 'zh', department: '总经理办公室' },
  { email: 'committee@shifan.example', name: '方文慧', roles: ['COMMITTEE_MEMBER', 'ASSESSOR'], locale: 'zh', department: '质量部' },
  { email: 'grievances@shifan.example', name: '白云', roles: ['GRIEVANCE_HANDLER'], locale: 'zh', department: '企业管理部' },
  { email: 'auditor@audit.example', name: 'Claire Fontanel', roles: ['AUDITOR'], locale: 'fr', department: '总经理办公室' },
]

/** How far a supplier has come when the demonstration opens. */
export type Chapter = 'PROSPECT' | 'INVITED' | 'ANSWERING' | 'SUBMITTED' | 'RETURNED' | 'ACCEPTED' | 'ACTIVE'

export interface SupplierOfStory {
  readonly name: string
  readonly nameLatin: string | null
  readonly country: string
  readonly tier: Tier
  readonly chapter: Chapter
  readonly contacts: readonly { email: string; name: string; locale: Locale; signatory: boolean }[]
  readonly uscc: string | null
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
  },
  {
    name: '清源示例氧化铝有限公司',
    nameLatin: 'Qingyuan Shili Alumina Co., Ltd',
    country: 'CN',
    tier: 'REFINERY',
    chapter: 'SUBMITTED',
    uscc: '91370781MA3CHN0171',
    contacts: [{ email: 'refinery@qingyuan.example', name: '孙悦', locale: 'zh', signatory: true }],
  },
  {
    name: 'Société d’exemple des bauxites de Boké',
    nameLatin: null,
    country: 'GN',
    tier: 'MINE',
    chapter: 'RETURNED',
    uscc: null,
    contacts: [{ email: 'mine@boke.example', name: 'Mariama Diallo', locale: 'fr', signatory: true }],
  },
  {
    name: 'Merlion Example Metals Pte. Ltd.',
    nameLatin: null,
    country: 'SG',
    tier: 'TRADER',
    chapter: 'ANSWERING',
    uscc: null,
    contacts: [{ email: 'trader@merlion.example', name: 'Tan Wei Ling', locale: 'en', signatory: true }],
  },
  {
    name: 'Example Bulk Carriers Ltd',
    nameLatin: null,
    country: 'GR',
    tier: 'LOGISTICS',
    chapter: 'INVITED',
    uscc: null,
    contacts: [{ email: 'ships@carriers.example', name: 'Eleni Markou', locale: 'en', signatory: true }],
  },
  {
    name: '青岛示例报关行有限公司',
    nameLatin: 'Qingdao Shili Customs Broker Co., Ltd',
    country: 'CN',
    tier: 'BROKER',
    chapter: 'PROSPECT',
    uscc: null,
    contacts: [{ email: 'broker@qingdao.example', name: '于海', locale: 'zh', signatory: true }],
  },
  {
    name: '赤峰示例电解铝有限公司',
    nameLatin: 'Chifeng Shili Smelter Co., Ltd',
    country: 'CN',
    tier: 'SMELTER',
    chapter: 'ACCEPTED',
    uscc: '913716020001234576',
    contacts: [{ email: 'smelter@chifeng.example', name: '高航', locale: 'zh', signatory: true }],
  },
]
