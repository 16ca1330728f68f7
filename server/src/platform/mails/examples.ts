import type { LocalText } from 'shared/words/lists.ts'
import type { MailKey, MailValues } from './letters.ts'

/** One mail of each kind, for tests and for looking at. */
const programme = '内蒙古东联铝业有限公司'
const supplier = 'Compagnie des Bauxites de Boké SA'
const title: LocalText = { zh: '了解你的供应商（KYS）', en: 'Know your supplier (KYS)', fr: 'Connaissance du fournisseur (KYS)' }
const reviewer = { name: '李敏', email: 'li.min@donglian.example' }
const signatory = { name: 'Aïssatou Diallo', email: 'a.diallo@cbb.example' }
const timeZone = 'Asia/Shanghai'
const ofResponse = { name: signatory.name, programme, supplier, title, timeZone, path: '/responses/0198f2a0-0000-7000-8000-000000000001' }

export const examples: MailValues = {
  supplierInvitation: {
    ...ofResponse,
    path: '/invitation/n4Qw8yVd0xk2JmT7uPz5sA',
    inviter: { name: '王芳', email: 'wang.fang@donglian.example' },
    dueOn: '2026-12-18',
    expiresAt: '2026-12-06T02:15:00.000Z',
    message: 'Bonjour Madame Diallo,\nc’est le questionnaire dont nous avons parlé à Conakry.',
  },
  staffInvitation: {
    name: reviewer.name,
    programme,
    timeZone,
    path: '/invitation/n4Qw8yVd0xk2JmT7uPz5sA',
    inviter: { name: '赵强', email: 'zhao.qiang@donglian.example' },
    roles: ['REVIEWER', 'COMMITTEE_MEMBER'],
    expiresAt: '2026-12-06T02:15:00.000Z',
  },
  passwordReset: { name: reviewer.name, path: '/new-password/n4Qw8yVd0xk2JmT7uPz5sA' },
  passwordChanged: {
    name: reviewer.name,
    path: '/forgotten',
    at: '2026-11-22T11:05:00.000Z',
    timeZone,
    contact: { name: '赵强', email: 'zhao.qiang@donglian.example' },
  },
  responseSubmitted: { ...ofResponse, name: reviewer.name, round: 2, submittedBy: signatory, submittedAt: '2026-11-22T11:05:00.000Z' },
  responseReturned: {
    ...ofResponse,
    round: 1,
    returnedBy: reviewer,
    count: 2,
    dueOn: '2027-01-01',
    words: 'Merci pour vos réponses complètes. Deux points restent à préciser, voyez nos remarques.',
  },
  responseAccepted: { ...ofResponse, acceptedBy: reviewer, acceptedAt: '2026-11-22T11:05:00.000Z' },
  roundReceived: {
    ...ofResponse,
    round: 1,
    receivedAt: '2026-11-22T11:05:00.000Z',
    contact: reviewer,
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  },
}
export const mailKeys = Object.keys(examples) as MailKey[]
