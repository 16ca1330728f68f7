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
    questions: 142,
    ownZone: 'Africa/Conakry',
    passedOn: { by: { name: 'Ibrahima Sow', email: 'i.sow@cbb.example' }, words: 'C’est toi qui connais ces dossiers.' },
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
  responseAccepted: {
    ...ofResponse,
    acceptedBy: reviewer,
    acceptedAt: '2026-11-22T11:05:00.000Z',
    conditions: [{ name: 'Plan de déplacement', words: 'Envoyez le plan signé par la préfecture.', dueOn: '2027-02-26' }],
  },
  hearingAsked: {
    name: signatory.name,
    programme,
    timeZone,
    supplier,
    path: '/hearings/0198f2a0-0000-7000-8000-000000000002',
    dueOn: '2026-12-18',
    again: false,
  },
  requestReminder: {
    ...ofResponse,
    reminder: 'SEVEN_DAYS',
    left: 7,
    open: 38,
    dueOn: '2026-12-18',
    ownZone: 'Africa/Conakry',
    contact: reviewer,
  },
  requestOpened: {
    ...ofResponse,
    by: reviewer,
    questions: 131,
    dueOn: '2026-12-18',
    ownZone: 'Africa/Conakry',
    message: '请按 2026 年度的情况填写。',
  },
  deadlineExtended: {
    ...ofResponse,
    by: reviewer,
    before: '2026-12-18',
    dueOn: '2027-01-08',
    ownZone: 'Africa/Conakry',
    words: '春节前完成即可。',
  },
  requestRecalled: { ...ofResponse, by: reviewer, words: '发错了问卷，抱歉。' },
  digest: {
    name: reviewer.name,
    programme,
    timeZone,
    path: '/responses?mine=yes',
    rhythm: 'WEEKLY',
    day: '2026-11-23',
    lines: [
      { queue: 'waiting', count: 7 },
      { queue: 'back', count: 2 },
      { queue: 'silent', count: 1 },
      { work: 'SEE_TO_CONDITION', count: 1 },
    ],
  },
  messagesAtQuestions: {
    ...ofResponse,
    path: '/responses/0198f2a0-0000-7000-8000-000000000001?section=C#KYS-C2',
    reader: 'SUPPLIER',
    count: 2,
    last: reviewer,
    messages: [
      {
        question: 'KYS-C2',
        label: { zh: '最终受益人', en: 'Beneficial owners', fr: 'Bénéficiaires effectifs' },
        author: '李敏',
        words: '请列出持股 25% 以上的自然人。\n如无，请注明实际控制人。',
      },
      {
        question: 'KYS-E5',
        label: { zh: '采矿权', en: 'Mining title', fr: 'Titre minier' },
        author: '李敏',
        words: 'L’arrêté de 2019 suffit.',
      },
    ],
  },
  sectionHandedOver: {
    ...ofResponse,
    path: '/invitation/n4Qw8yVd0xk2JmT7uPz5sA',
    name: 'Ibrahima Sow',
    by: signatory,
    section: 'C',
    sectionTitle: { zh: '股权与最终受益人', en: 'Ownership', fr: 'Actionnariat et bénéficiaires effectifs' },
    dueOn: '2026-12-18',
    ownZone: 'Africa/Conakry',
    expiresAt: '2026-12-06T02:15:00.000Z',
    words: 'Merci de compléter avant vendredi.',
  },
  sectionFinished: {
    ...ofResponse,
    path: '/responses/0198f2a0-0000-7000-8000-000000000001?section=C',
    by: { name: 'Ibrahima Sow', email: 'i.sow@cbb.example' },
    section: 'C',
    sectionTitle: { zh: '股权与最终受益人', en: 'Ownership', fr: 'Actionnariat et bénéficiaires effectifs' },
  },
  acceptanceRunningOut: {
    ...ofResponse,
    name: reviewer.name,
    path: '/suppliers/0198f2a0-0000-7000-8000-000000000002',
    until: '2027-12-18',
    left: 30,
    next: null,
  },
  documentsRunningOut: {
    name: signatory.name,
    programme,
    timeZone,
    supplier,
    path: '/library',
    reader: 'SUPPLIER',
    files: [
      { name: 'arrêté minier.pdf', until: '2027-01-08' },
      { name: '采矿许可证.pdf', until: '2027-01-30' },
    ],
  },
  nextCycleAsked: {
    ...ofResponse,
    dueOn: '2027-12-18',
    ownZone: 'Africa/Conakry',
    asker: reviewer,
    message: null,
    proposed: 131,
    ended: 2,
  },
  roundReceived: {
    ...ofResponse,
    round: 1,
    receivedAt: '2026-11-22T11:05:00.000Z',
    contact: reviewer,
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  },
}
export const mailKeys = Object.keys(examples) as MailKey[]
