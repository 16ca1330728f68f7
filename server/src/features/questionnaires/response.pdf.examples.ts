import { kysTemplate } from 'shared/questionnaires/kys/template.ts'
import { type Question, questionsOf } from 'shared/questionnaires/template.ts'
import type { QuestionFacts, ResponseFacts } from './response.pdf.ts'

const asked = (code: string): Question => {
  const found = questionsOf(kysTemplate).find(one => one.code === code)
  if (!found) throw new Error(`No question ${code}`)
  return found
}
const row = (cells: object) => ({ id: '0198f2a0-0000-7000-8000-000000000001', cells })
const unjudged = { reason: null, note: null, files: [], judgements: [] }

const instant = (text: string): Date => new Date(text)
const sha256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'

/** Answers of other shapes: a group, a table, rows too wide for one, and what they need. */
const further: QuestionFacts[] = [
  {
    asked: asked('KYS-B4'),
    status: 'ANSWERED',
    value: { employees: 1_240, women: 310, men: 930, contractors: 85, migrants: 0 },
    ...unjudged,
  },
  {
    asked: asked('KYS-B5'),
    status: 'ANSWERED',
    value: [
      row({ material: 'Bauxite', hs: '260600', volume: 3_500_000.5, shareOfSales: 62.5 }),
      row({ material: '铝土矿', hs: '260600', volume: 10 }),
    ],
    ...unjudged,
    note: 'Volumes de 2025 ; la part est celle du groupe.',
  },
  {
    asked: asked('KYS-B2'),
    status: 'ANSWERED',
    value: [
      row({
        name: 'Sangarédi',
        kind: 'MINE',
        country: 'GN',
        address: 'Préfecture de Boké',
        latitude: 11.1,
        longitude: -13.8,
        capacity: 5e6,
        startYear: 1973,
        owner: { name: 'CBB', country: 'GN' },
      }),
      row({ name: 'Kamsar', kind: 'PORT', country: 'GN', address: 'Kamsar', latitude: 10.65, longitude: -14.61 }),
    ],
    ...unjudged,
  },
  { asked: asked('KYS-B1'), status: 'ANSWERED', value: ['MINE', 'TRADER'], ...unjudged },
  { asked: asked('KYS-C1'), status: 'REFUSED', value: null, ...unjudged, reason: 'Confidentiel', note: 'Disponible en mars.' },
]

/** A response that was returned once and then accepted, for tests and for looking at. */
export const exampleFacts: ResponseFacts = {
  programme: '内蒙古东联铝业有限公司',
  timeZone: 'Asia/Shanghai',
  supplier: 'Compagnie des Bauxites de Boké SA',
  title: {
    zh: '了解你的供应商（KYS）· 首次登记',
    en: 'Know your supplier (KYS): first registration',
    fr: 'Connaissance du fournisseur (KYS) : premier enregistrement',
  },
  state: 'ACCEPTED',
  stateSince: instant('2026-11-30T07:20:00Z'),
  requestedAt: instant('2026-11-02T01:30:00Z'),
  requestedBy: '王芳',
  dueOn: '2026-12-18',
  createdAt: instant('2026-12-01T02:00:00Z'),
  settings: kysTemplate.settings,
  sections: [
    {
      code: 'A',
      title: { zh: '法律身份', en: 'Legal identity', fr: 'Identité juridique' },
      questions: [
        {
          asked: asked('KYS-A3'),
          status: 'NOT_APPLICABLE',
          value: null,
          reason: 'Société enregistrée à Conakry : RCCM GN.TCC.2019.B.08812, tribunal de commerce de Conakry.',
          note: null,
          files: [],
          judgements: [{ round: 1, decision: 'ACCEPTED', words: null, by: '李敏', at: instant('2026-11-16T03:00:00Z') }],
        },
        {
          asked: asked('KYS-E1'),
          status: 'ANSWERED',
          value: null,
          reason: null,
          note: null,
          files: [
            {
              id: '0198f2a0-0000-7000-8000-000000000009',
              name: 'extrait-rccm-2026-11-signé.pdf',
              size: 1_234_567,
              sha256,
              uploadedAt: instant('2026-11-27T09:12:00Z'),
              uploadedBy: 'Aïssatou Diallo',
            },
          ],
          judgements: [
            {
              round: 1,
              decision: 'RETURNED',
              words: '登记证明为 2024 年开具，请提供 12 个月以内的文件。',
              by: '李敏',
              at: instant('2026-11-16T03:05:00Z'),
            },
            { round: 2, decision: 'ACCEPTED', words: null, by: '李敏', at: instant('2026-11-30T07:19:00Z') },
          ],
        },
        {
          asked: asked('KYS-I1'),
          status: 'ANSWERED',
          value: true,
          reason: null,
          note: null,
          files: [],
          judgements: [{ round: 1, decision: 'ACCEPTED', words: null, by: '李敏', at: instant('2026-11-16T03:06:00Z') }],
        },
      ],
    },
    { code: 'B', title: { zh: '业务与场所', en: 'Business and sites', fr: 'Activités et sites' }, questions: further },
  ],
  rounds: [
    {
      number: 1,
      submittedAt: instant('2026-11-12T10:40:00Z'),
      submittedBy: 'Aïssatou Diallo',
      sha256,
      returnedAt: instant('2026-11-16T03:10:00Z'),
      returnWords: '感谢贵公司及时填写。只有一处需要补正。',
      dueOn: '2026-12-01',
    },
    {
      number: 2,
      submittedAt: instant('2026-11-28T16:02:00Z'),
      submittedBy: 'Aïssatou Diallo',
      sha256: sha256.split('').reverse().join(''),
      returnedAt: null,
      returnWords: null,
      dueOn: null,
    },
  ],
  history: [
    { at: instant('2026-11-02T01:30:00Z'), action: 'response.request', from: null, to: 'DRAFT', note: null, by: '王芳', byRule: false },
    {
      at: instant('2026-11-12T10:40:00Z'),
      action: 'response.submit',
      from: 'DRAFT',
      to: 'SUBMITTED',
      note: null,
      by: 'Aïssatou Diallo',
      byRule: false,
    },
    {
      at: instant('2026-11-12T10:40:00Z'),
      action: 'supplier.handIn',
      from: 'KYS_IN_PROGRESS',
      to: 'UNDER_REVIEW',
      note: null,
      by: '',
      byRule: true,
    },
    {
      at: instant('2026-11-16T02:58:00Z'),
      action: 'response.takeUp',
      from: 'SUBMITTED',
      to: 'IN_REVIEW',
      note: null,
      by: '李敏',
      byRule: false,
    },
    {
      at: instant('2026-11-16T03:10:00Z'),
      action: 'response.return',
      from: 'IN_REVIEW',
      to: 'RETURNED',
      note: '感谢贵公司及时填写。只有一处需要补正。',
      by: '李敏',
      byRule: false,
    },
    {
      at: instant('2026-11-27T09:12:00Z'),
      action: 'evidence.upload',
      from: null,
      to: null,
      note: null,
      by: 'Aïssatou Diallo',
      byRule: false,
    },
    {
      at: instant('2026-11-28T16:02:00Z'),
      action: 'response.submit',
      from: 'RETURNED',
      to: 'SUBMITTED',
      note: null,
      by: 'Aïssatou Diallo',
      byRule: false,
    },
    {
      at: instant('2026-11-29T23:40:00Z'),
      action: 'response.takeUp',
      from: 'SUBMITTED',
      to: 'IN_REVIEW',
      note: null,
      by: '李敏',
      byRule: false,
    },
    {
      at: instant('2026-11-30T07:20:00Z'),
      action: 'response.accept',
      from: 'IN_REVIEW',
      to: 'ACCEPTED',
      note: null,
      by: '李敏',
      byRule: false,
    },
  ],
}
