import type { ResponseFacts } from './response.pdf.ts'

const instant = (text: string): Date => new Date(text)
const sha256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'

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
  questions: [
    {
      code: 'KYS-A3',
      label: { zh: '贵公司的统一社会信用代码', en: 'Your unified social credit code', fr: 'Votre code unifié de crédit social' },
      status: 'NOT_APPLICABLE',
      value: null,
      reason: 'Société enregistrée à Conakry : RCCM GN.TCC.2019.B.08812, tribunal de commerce de Conakry.',
      file: null,
      judgements: [{ round: 1, decision: 'ACCEPTED', words: null, by: '李敏', at: instant('2026-11-16T03:00:00Z') }],
    },
    {
      code: 'KYS-E1',
      label: {
        zh: '营业执照或公司登记证明',
        en: 'Business licence or proof of registration',
        fr: 'Licence d’exploitation ou extrait du registre du commerce',
      },
      status: 'ANSWERED',
      value: null,
      reason: null,
      file: {
        name: 'extrait-rccm-2026-11-signé.pdf',
        size: 1_234_567,
        sha256,
        uploadedAt: instant('2026-11-27T09:12:00Z'),
        uploadedBy: 'Aïssatou Diallo',
      },
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
      code: 'KYS-I1',
      label: {
        zh: '贵公司是否已制定负责任矿产采购政策？',
        en: 'Does your company have a policy on responsible sourcing of minerals?',
        fr: 'Votre société a-t-elle une politique d’approvisionnement responsable en minerais ?',
      },
      status: 'ANSWERED',
      value: true,
      reason: null,
      file: null,
      judgements: [{ round: 1, decision: 'ACCEPTED', words: null, by: '李敏', at: instant('2026-11-16T03:06:00Z') }],
    },
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
    { at: instant('2026-11-12T10:40:00Z'), action: 'response.submit', from: 'DRAFT', to: 'SUBMITTED', note: null, by: 'Aïssatou Diallo', byRule: false },
    { at: instant('2026-11-12T10:40:00Z'), action: 'supplier.handIn', from: 'KYS_IN_PROGRESS', to: 'UNDER_REVIEW', note: null, by: '', byRule: true },
    { at: instant('2026-11-16T02:58:00Z'), action: 'response.takeUp', from: 'SUBMITTED', to: 'IN_REVIEW', note: null, by: '李敏', byRule: false },
    {
      at: instant('2026-11-16T03:10:00Z'),
      action: 'response.return',
      from: 'IN_REVIEW',
      to: 'RETURNED',
      note: '感谢贵公司及时填写。只有一处需要补正。',
      by: '李敏',
      byRule: false,
    },
    { at: instant('2026-11-27T09:12:00Z'), action: 'evidence.upload', from: null, to: null, note: null, by: 'Aïssatou Diallo', byRule: false },
    { at: instant('2026-11-28T16:02:00Z'), action: 'response.submit', from: 'RETURNED', to: 'SUBMITTED', note: null, by: 'Aïssatou Diallo', byRule: false },
    { at: instant('2026-11-29T23:40:00Z'), action: 'response.takeUp', from: 'SUBMITTED', to: 'IN_REVIEW', note: null, by: '李敏', byRule: false },
    { at: instant('2026-11-30T07:20:00Z'), action: 'response.accept', from: 'IN_REVIEW', to: 'ACCEPTED', note: null, by: '李敏', byRule: false },
  ],
}
