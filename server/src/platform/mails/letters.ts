import type { MemberRole } from 'shared/policy/roles.ts'
import type { Day } from 'shared/rules/days.ts'
import type { ReminderKind } from 'shared/rules/reminders.ts'
import type { Locale, LocalText, MessageSide, WorkKind } from 'shared/words/lists.ts'
import { dayWords, dueWords, momentWords, ownDueWords } from '../dates.ts'
import { isWordKey, type Translate, translator } from '../words.ts'

/** Someone who can be written to. */
export interface Person {
  readonly name: string
  readonly email: string
}

interface Everyone {
  /** The reader's name. */
  readonly name: string
  /** Where the button leads, below the installation's own address: `/invitation/…`. */
  readonly path: string
}
interface OfProgramme extends Everyone {
  readonly programme: string
  readonly timeZone: string
}
interface OfResponse extends OfProgramme {
  readonly supplier: string
  readonly title: LocalText
}

/** A date that a supplier has to keep, and the zone of its own clock where that is known. */
interface WithDue extends OfResponse {
  readonly dueOn: Day
  readonly ownZone?: string | null
}
interface OfSection extends OfResponse {
  readonly section: string
  readonly sectionTitle: LocalText
  readonly by: Person
}
export interface SaidAtQuestion {
  readonly question: string
  readonly label: LocalText
  readonly author: string
  readonly words: string
}

/** What stands in a reviewer's queue, as a summary names it. */
export type QueueLine = 'waiting' | 'back' | 'soon' | 'overdue' | 'silent'
export type DigestLine = { readonly count: number } & ({ readonly queue: QueueLine } | { readonly work: WorkKind })

/** What each mail must be told. Plain data, since it waits as a job; instants are ISO strings. */
export interface MailValues {
  supplierInvitation: WithDue & {
    inviter: Person
    expiresAt: string
    message?: string | null
    /** How many questions the supplier's role has to answer. */
    questions: number
    passedOn?: { by: Person; words: string | null } | null
  }
  staffInvitation: OfProgramme & { inviter: Person; roles: readonly MemberRole[]; expiresAt: string }
  passwordReset: Everyone & { contact?: Person | null }
  passwordChanged: Everyone & { at: string; timeZone: string; contact?: Person | null }
  responseSubmitted: OfResponse & { round: number; submittedBy: Person; submittedAt: string }
  responseReturned: OfResponse & { round: number; returnedBy: Person; count: number; words?: string | null; dueOn: Day }
  /** `conditions`: under which it was accepted, and which still stand from before. */
  responseAccepted: OfResponse & {
    acceptedBy: Person
    acceptedAt: string
    conditions: readonly { name: string; words: string; dueOn: Day }[]
  }
  requestReminder: WithDue & {
    reminder: ReminderKind | 'BY_HAND'
    left: number
    open: number
    contact: Person
    /** Of whoever reminds by hand. */
    words?: string | null
    expiresAt?: string | null
  }
  requestOpened: WithDue & { by: Person; questions: number; message?: string | null }
  deadlineExtended: WithDue & { by: Person; before: Day; words?: string | null; expiresAt?: string | null }
  requestRecalled: OfResponse & { by: Person; words?: string | null }
  messagesAtQuestions: OfResponse & { reader: MessageSide; count: number; messages: readonly SaidAtQuestion[]; last: Person }
  sectionHandedOver: OfSection & WithDue & { words?: string | null; expiresAt?: string | null }
  sectionFinished: OfSection
  /** How many answers are proposed; how many of last year's papers are asked for again. */
  /** `next`: the day until which the next year's answers are asked for, where they are. */
  acceptanceRunningOut: OfResponse & { until: Day; left: number; next: Day | null }
  documentsRunningOut: OfProgramme & { supplier: string; reader: MessageSide; files: readonly { name: string; until: Day }[] }
  /** `again`: they were asked before. What it is about stands in the product alone. */
  hearingAsked: OfProgramme & { supplier: string; dueOn: Day; again: boolean }
  nextCycleAsked: WithDue & { asker: Person; message?: string | null; proposed: number; ended: number }
  digest: OfProgramme & { rhythm: 'DAILY' | 'WEEKLY'; day: Day; lines: readonly DigestLine[] }
  roundReceived: OfResponse & { round: number; receivedAt: string; sha256: string; contact?: Person | null }
}
export type MailKey = keyof MailValues

/** A mail as its parts; `html.ts` and `text.ts` set the same parts. */
export interface Letter {
  readonly subject: string
  /** On whose behalf; null for what concerns the account alone. */
  readonly programme: string | null
  readonly heading: string
  readonly greeting: string
  readonly paragraphs: readonly string[]
  readonly facts: readonly Fact[]
  readonly quote: { readonly by: string; readonly words: string } | null
  /** Where two people have written something to the reader. */
  readonly quoteBefore?: { readonly by: string; readonly words: string } | null
  readonly button: { readonly label: string; readonly path: string }
  readonly after: readonly string[]
  readonly human: { readonly words: string; readonly email: string | null }
  /** Answers to the mail go to this person, where that is who should read them. */
  readonly replyTo: Person | null
}
export interface Fact {
  readonly label: string
  readonly value: string
  /** Signs that are compared one by one: a hash. */
  readonly fixed?: true
}

interface Speaker {
  readonly t: Translate
  readonly title: (text: LocalText) => string
  readonly day: (day: Day) => string
  readonly due: (day: Day, timeZone: string) => string
  readonly ownDue: (day: Day, timeZone: string, own: string | null) => string | null
  readonly moment: (iso: string, timeZone: string) => string
  readonly roles: (roles: readonly MemberRole[]) => string
}

export function speaker(locale: Locale): Speaker {
  const t = translator(locale)
  const role = (name: MemberRole): string => (isWordKey(`words:role.${name}`) ? t(`words:role.${name}`) : name)
  return {
    t,
    title: text => text[locale],
    day: day => dayWords(day, locale),
    due: (day, timeZone) => dueWords(day, timeZone, locale),
    ownDue: (day, timeZone, own) => ownDueWords(day, timeZone, own, locale),
    moment: (iso, timeZone) => momentWords(new Date(iso), timeZone, locale),
    roles: roles => roles.map(role).join(t('mails:common.listComma')),
  }
}

/** A subject stands in a list of forty: a name of hundred signs would hide what it is about. */
const short = (name: string): string => {
  const signs = Array.from(name)
  return signs.length > 40 ? `${signs.slice(0, 39).join('').trimEnd()}…` : name
}

const human = (t: Translate, person: Person | null | undefined): Letter['human'] =>
  person
    ? { words: t('mails:common.human', { name: person.name }), email: person.email }
    : { words: t('mails:common.humanUnknown'), email: null }

const greeting = (t: Translate, { name }: Everyone): string => t('mails:common.greeting', { name })

const factsOf = (say: Speaker, of: OfResponse): Fact[] => [
  { label: say.t('mails:fact.supplier'), value: of.supplier },
  { label: say.t('mails:fact.questionnaire'), value: say.title(of.title) },
]

/** The date, and what it is on the reader's own clock where that differs (domain reference 0.4, *Time*). */
function dueFacts(say: Speaker, { dueOn, timeZone, ownZone }: WithDue): Fact[] {
  const own = say.ownDue(dueOn, timeZone, ownZone ?? null)
  const due = { label: say.t('mails:fact.due'), value: say.due(dueOn, timeZone) }
  return own === null ? [due] : [due, { label: say.t('mails:fact.ownDue'), value: own }]
}

const sectionOf = (say: Speaker, { section, sectionTitle }: OfSection): Fact => ({
  label: say.t('mails:fact.section'),
  value: say.t('mails:fact.sectionValue', { section, title: say.title(sectionTitle) }),
})

/** Every mail, as a function from facts to its parts. */
export const letters: { [K in MailKey]: (values: MailValues[K], say: Speaker) => Letter } = {
  supplierInvitation: (of, say) => ({
    subject: say.t('mails:supplierInvitation.subject', { programme: short(of.programme), day: say.day(of.dueOn) }),
    programme: of.programme,
    heading: say.t('mails:supplierInvitation.heading'),
    greeting: greeting(say.t, of),
    paragraphs: [
      ...(of.passedOn ? [say.t('mails:supplierInvitation.passedOn', { name: of.passedOn.by.name })] : []),
      say.t('mails:supplierInvitation.ask', { inviter: of.inviter.name, programme: of.programme, supplier: of.supplier }),
      say.t('mails:supplierInvitation.why'),
      say.t('mails:supplierInvitation.howLong', { count: of.questions }),
    ],
    facts: [...factsOf(say, of), ...dueFacts(say, of)],
    quoteBefore: of.passedOn?.words ? { by: of.passedOn.by.name, words: of.passedOn.words } : null,
    quote: of.message ? { by: of.inviter.name, words: of.message } : null,
    button: { label: say.t('mails:supplierInvitation.button'), path: of.path },
    after: [
      say.t('mails:common.linkUntil', { moment: say.moment(of.expiresAt, of.ownZone ?? of.timeZone) }),
      say.t('mails:supplierInvitation.notYou'),
    ],
    human: human(say.t, of.inviter),
    replyTo: of.inviter,
  }),

  requestReminder: (of, say) => {
    const when = of.left > 0 ? 'before' : of.left === 0 ? 'today' : 'after'
    return {
      subject: say.t(`mails:requestReminder.${when}.subject`, {
        programme: short(of.programme),
        day: say.day(of.dueOn),
        count: Math.abs(of.left),
      }),
      programme: of.programme,
      heading: say.t(`mails:requestReminder.${when}.heading`, { count: Math.abs(of.left) }),
      greeting: greeting(say.t, of),
      paragraphs: [
        say.t(`mails:requestReminder.${when}.told`, { programme: of.programme, supplier: of.supplier }),
        of.open > 0 ? say.t('mails:requestReminder.open', { count: of.open }) : say.t('mails:requestReminder.complete'),
      ],
      facts: [...factsOf(say, of), ...dueFacts(say, of)],
      quote: of.words ? { by: of.contact.name, words: of.words } : null,
      button: { label: say.t('mails:requestReminder.button'), path: of.path },
      after: [
        ...(of.expiresAt ? [say.t('mails:common.linkUntil', { moment: say.moment(of.expiresAt, of.ownZone ?? of.timeZone) })] : []),
        say.t('mails:requestReminder.notInTime'),
      ],
      human: human(say.t, of.contact),
      replyTo: of.contact,
    }
  },

  requestOpened: (of, say) => ({
    subject: say.t('mails:supplierInvitation.subject', { programme: short(of.programme), day: say.day(of.dueOn) }),
    programme: of.programme,
    heading: say.t('mails:supplierInvitation.heading'),
    greeting: greeting(say.t, of),
    paragraphs: [
      say.t('mails:supplierInvitation.ask', { inviter: of.by.name, programme: of.programme, supplier: of.supplier }),
      say.t('mails:supplierInvitation.howLong', { count: of.questions }),
    ],
    facts: [...factsOf(say, of), ...dueFacts(say, of)],
    quote: of.message ? { by: of.by.name, words: of.message } : null,
    button: { label: say.t('mails:supplierInvitation.button'), path: of.path },
    after: [say.t('mails:requestReminder.notInTime')],
    human: human(say.t, of.by),
    replyTo: of.by,
  }),

  deadlineExtended: (of, say) => ({
    subject: say.t('mails:deadlineExtended.subject', { programme: short(of.programme), day: say.day(of.dueOn) }),
    programme: of.programme,
    heading: say.t('mails:deadlineExtended.heading', { day: say.day(of.dueOn) }),
    greeting: greeting(say.t, of),
    paragraphs: [
      say.t('mails:deadlineExtended.told', {
        by: of.by.name,
        programme: of.programme,
        supplier: of.supplier,
        before: say.day(of.before),
        day: say.day(of.dueOn),
      }),
      say.t('mails:deadlineExtended.kept'),
    ],
    facts: [...factsOf(say, of), ...dueFacts(say, of)],
    quote: of.words ? { by: of.by.name, words: of.words } : null,
    button: { label: say.t('mails:requestReminder.button'), path: of.path },
    after: of.expiresAt ? [say.t('mails:common.linkUntil', { moment: say.moment(of.expiresAt, of.ownZone ?? of.timeZone) })] : [],
    human: human(say.t, of.by),
    replyTo: of.by,
  }),

  requestRecalled: (of, say) => ({
    subject: say.t('mails:requestRecalled.subject', { programme: short(of.programme) }),
    programme: of.programme,
    heading: say.t('mails:requestRecalled.heading'),
    greeting: greeting(say.t, of),
    paragraphs: [
      say.t('mails:requestRecalled.told', { by: of.by.name, programme: of.programme, supplier: of.supplier }),
      say.t('mails:requestRecalled.nothing'),
    ],
    facts: factsOf(say, of),
    quote: of.words ? { by: of.by.name, words: of.words } : null,
    button: { label: say.t('mails:requestRecalled.button'), path: of.path },
    after: [],
    human: human(say.t, of.by),
    replyTo: of.by,
  }),

  messagesAtQuestions: (of, say) => {
    const who = of.reader === 'SUPPLIER' ? of.programme : of.supplier
    const [first] = of.messages
    const single = of.count === 1 && first ? { by: first.author, words: first.words } : null
    return {
      subject: say.t('mails:messagesAtQuestions.subject', { who: short(who), count: of.count, question: first?.question ?? '' }),
      programme: of.programme,
      heading: say.t('mails:messagesAtQuestions.heading', { count: of.count }),
      greeting: greeting(say.t, of),
      paragraphs: [say.t('mails:messagesAtQuestions.told', { who, count: of.count })],
      facts: [
        ...factsOf(say, of),
        ...(single && first ? [{ label: say.t('mails:fact.question'), value: `${first.question} · ${say.title(first.label)}` }] : []),
        ...(single
          ? []
          : of.messages.map(one => ({
              label: `${one.question} · ${say.title(one.label)}`,
              value: `${one.author}${say.t('mails:common.colon')}${one.words}`,
            }))),
      ],
      quote: single,
      button: { label: say.t('mails:messagesAtQuestions.button'), path: of.path },
      after: [say.t('mails:messagesAtQuestions.there')],
      human: human(say.t, of.last),
      // What is written at the question is found there by all; a reviewer's hasty words must not go out by themselves.
      replyTo: of.reader === 'SUPPLIER' ? of.last : null,
    }
  },

  sectionHandedOver: (of, say) => ({
    subject: say.t('mails:sectionHandedOver.subject', { by: short(of.by.name), section: of.section, day: say.day(of.dueOn) }),
    programme: of.programme,
    heading: say.t('mails:sectionHandedOver.heading', { section: of.section }),
    greeting: greeting(say.t, of),
    paragraphs: [
      say.t('mails:sectionHandedOver.ask', { by: of.by.name, programme: of.programme, supplier: of.supplier }),
      say.t(of.expiresAt ? 'mails:sectionHandedOver.newcomer' : 'mails:sectionHandedOver.how'),
    ],
    facts: [...factsOf(say, of), sectionOf(say, of), ...dueFacts(say, of)],
    quote: of.words ? { by: of.by.name, words: of.words } : null,
    button: { label: say.t('mails:sectionHandedOver.button', { section: of.section }), path: of.path },
    after: of.expiresAt
      ? [
          say.t('mails:common.linkUntil', { moment: say.moment(of.expiresAt, of.ownZone ?? of.timeZone) }),
          say.t('mails:supplierInvitation.notYou'),
        ]
      : [],
    human: human(say.t, of.by),
    replyTo: of.by,
  }),

  sectionFinished: (of, say) => ({
    subject: say.t('mails:sectionFinished.subject', { by: short(of.by.name), section: of.section }),
    programme: of.programme,
    heading: say.t('mails:sectionFinished.heading', { section: of.section }),
    greeting: greeting(say.t, of),
    paragraphs: [say.t('mails:sectionFinished.told', { by: of.by.name })],
    facts: [...factsOf(say, of), sectionOf(say, of)],
    quote: null,
    button: { label: say.t('mails:sectionFinished.button', { section: of.section }), path: of.path },
    after: [],
    human: human(say.t, of.by),
    replyTo: of.by,
  }),

  staffInvitation: (of, say) => ({
    subject: say.t('mails:staffInvitation.subject', { inviter: short(of.inviter.name), programme: short(of.programme) }),
    programme: of.programme,
    heading: say.t('mails:staffInvitation.heading'),
    greeting: greeting(say.t, of),
    paragraphs: [
      say.t('mails:staffInvitation.ask', { inviter: of.inviter.name, programme: of.programme }),
      say.t('mails:staffInvitation.what'),
    ],
    facts: [
      { label: say.t('mails:fact.programme'), value: of.programme },
      { label: say.t('mails:fact.roles', { count: of.roles.length }), value: say.roles(of.roles) },
      { label: say.t('mails:fact.linkUntil'), value: say.moment(of.expiresAt, of.timeZone) },
    ],
    quote: null,
    button: { label: say.t('mails:staffInvitation.button'), path: of.path },
    after: [say.t('mails:staffInvitation.notYou')],
    human: human(say.t, of.inviter),
    replyTo: of.inviter,
  }),

  passwordReset: (of, say) => ({
    subject: say.t('mails:passwordReset.subject'),
    programme: null,
    heading: say.t('mails:passwordReset.heading'),
    greeting: greeting(say.t, of),
    paragraphs: [say.t('mails:passwordReset.ask'), say.t('mails:passwordReset.hour')],
    facts: [],
    quote: null,
    button: { label: say.t('mails:passwordReset.button'), path: of.path },
    after: [say.t('mails:passwordReset.notYou')],
    human: human(say.t, of.contact),
    replyTo: of.contact ?? null,
  }),

  passwordChanged: (of, say) => ({
    subject: say.t('mails:passwordChanged.subject'),
    programme: null,
    heading: say.t('mails:passwordChanged.heading'),
    greeting: greeting(say.t, of),
    paragraphs: [say.t('mails:passwordChanged.told', { moment: say.moment(of.at, of.timeZone) }), say.t('mails:passwordChanged.notYou')],
    facts: [],
    quote: null,
    button: { label: say.t('mails:passwordChanged.button'), path: of.path },
    after: [],
    human: human(say.t, of.contact),
    replyTo: of.contact ?? null,
  }),

  responseSubmitted: (of, say) => ({
    subject: say.t('mails:responseSubmitted.subject', { supplier: short(of.supplier), round: of.round }),
    programme: of.programme,
    heading: say.t('mails:responseSubmitted.heading'),
    greeting: greeting(say.t, of),
    paragraphs: [say.t('mails:responseSubmitted.told', { supplier: of.supplier, submitter: of.submittedBy.name })],
    facts: [
      ...factsOf(say, of),
      { label: say.t('mails:fact.round'), value: say.t('mails:fact.roundValue', { round: of.round }) },
      { label: say.t('mails:fact.submittedAt'), value: say.moment(of.submittedAt, of.timeZone) },
    ],
    quote: null,
    button: { label: say.t('mails:responseSubmitted.button'), path: of.path },
    after: [],
    human: human(say.t, of.submittedBy),
    // What a reviewer writes back in haste may be meant for colleagues: it must not go to the supplier by itself.
    replyTo: null,
  }),

  responseReturned: (of, say) => ({
    subject: say.t('mails:responseReturned.subject', { programme: short(of.programme), count: of.count, day: say.day(of.dueOn) }),
    programme: of.programme,
    heading: say.t('mails:responseReturned.heading', { count: of.count }),
    greeting: greeting(say.t, of),
    paragraphs: [
      say.t('mails:responseReturned.ask', { reviewer: of.returnedBy.name, programme: of.programme, count: of.count }),
      say.t('mails:responseReturned.kept'),
    ],
    facts: [
      ...factsOf(say, of),
      { label: say.t('mails:fact.round'), value: say.t('mails:fact.roundValue', { round: of.round }) },
      { label: say.t('mails:fact.newDue'), value: say.due(of.dueOn, of.timeZone) },
    ],
    quote: of.words ? { by: of.returnedBy.name, words: of.words } : null,
    button: { label: say.t('mails:responseReturned.button', { count: of.count }), path: of.path },
    after: [],
    human: human(say.t, of.returnedBy),
    replyTo: of.returnedBy,
  }),

  responseAccepted: (of, say) => ({
    subject: say.t('mails:responseAccepted.subject', { programme: short(of.programme), supplier: short(of.supplier) }),
    programme: of.programme,
    heading: say.t(of.conditions.length > 0 ? 'mails:responseAccepted.headingUnder' : 'mails:responseAccepted.heading'),
    greeting: greeting(say.t, of),
    paragraphs: [
      say.t('mails:responseAccepted.told', { reviewer: of.acceptedBy.name, programme: of.programme }),
      of.conditions.length > 0
        ? say.t('mails:responseAccepted.under', { count: of.conditions.length })
        : say.t('mails:responseAccepted.nothing'),
    ],
    facts: [
      ...factsOf(say, of),
      { label: say.t('mails:fact.acceptedAt'), value: say.moment(of.acceptedAt, of.timeZone) },
      ...of.conditions.map(({ name, words, dueOn }) => ({
        label: name,
        value: say.t('mails:responseAccepted.condition', { words, due: say.due(dueOn, of.timeZone) }),
      })),
    ],
    quote: null,
    button: { label: say.t('mails:responseAccepted.button'), path: of.path },
    after: [],
    human: human(say.t, of.acceptedBy),
    replyTo: of.acceptedBy,
  }),

  acceptanceRunningOut: (of, say) => ({
    subject: say.t('yearly:acceptanceRunningOut.subject', { supplier: short(of.supplier), day: say.day(of.until), count: of.left }),
    programme: of.programme,
    heading: say.t('yearly:acceptanceRunningOut.heading', { count: of.left }),
    greeting: greeting(say.t, of),
    paragraphs: [
      say.t('yearly:acceptanceRunningOut.told', { supplier: of.supplier, day: say.day(of.until) }),
      of.next ? say.t('yearly:acceptanceRunningOut.asked', { day: say.day(of.next) }) : say.t('yearly:acceptanceRunningOut.notAsked'),
    ],
    facts: [...factsOf(say, of), { label: say.t('yearly:fact.until'), value: say.due(of.until, of.timeZone) }],
    quote: null,
    button: { label: say.t('yearly:acceptanceRunningOut.button'), path: of.path },
    after: [],
    human: human(say.t, null),
    replyTo: null,
  }),

  documentsRunningOut: (of, say) => ({
    subject: say.t('yearly:documentsRunningOut.subject', {
      who: short(of.reader === 'SUPPLIER' ? of.programme : of.supplier),
      count: of.files.length,
      day: say.day(of.files[0]?.until ?? ''),
    }),
    programme: of.programme,
    heading: say.t('yearly:documentsRunningOut.heading', { count: of.files.length }),
    greeting: greeting(say.t, of),
    paragraphs: [
      say.t('yearly:documentsRunningOut.told', { count: of.files.length, supplier: of.supplier }),
      say.t(of.reader === 'SUPPLIER' ? 'yearly:documentsRunningOut.renew' : 'yearly:documentsRunningOut.watch'),
    ],
    facts: of.files.map(file => ({ label: file.name, value: say.due(file.until, of.timeZone) })),
    quote: null,
    button: {
      label: say.t(of.reader === 'SUPPLIER' ? 'yearly:documentsRunningOut.button' : 'yearly:acceptanceRunningOut.button'),
      path: of.path,
    },
    after: [],
    human: human(say.t, null),
    replyTo: null,
  }),

  hearingAsked: (of, say) => ({
    subject: say.t(of.again ? 'hearings:mail.againSubject' : 'hearings:mail.subject', {
      programme: short(of.programme),
      day: say.day(of.dueOn),
    }),
    programme: of.programme,
    heading: say.t('hearings:mail.heading'),
    greeting: greeting(say.t, of),
    paragraphs: [say.t('hearings:mail.told', { programme: of.programme, supplier: of.supplier }), say.t('hearings:mail.there')],
    facts: [{ label: say.t('mails:fact.due'), value: say.due(of.dueOn, of.timeZone) }],
    quote: null,
    button: { label: say.t('hearings:mail.button'), path: of.path },
    after: [say.t('hearings:mail.alone')],
    human: human(say.t, null),
    replyTo: null,
  }),

  nextCycleAsked: (of, say) => ({
    subject: say.t('yearly:nextCycleAsked.subject', { programme: short(of.programme), day: say.day(of.dueOn) }),
    programme: of.programme,
    heading: say.t('yearly:nextCycleAsked.heading'),
    greeting: greeting(say.t, of),
    paragraphs: [
      say.t('yearly:nextCycleAsked.ask', { asker: of.asker.name, programme: of.programme, supplier: of.supplier }),
      say.t('yearly:nextCycleAsked.proposed', { count: of.proposed }),
      ...(of.ended > 0 ? [say.t('yearly:nextCycleAsked.ended', { count: of.ended })] : []),
    ],
    facts: [...factsOf(say, of), ...dueFacts(say, of)],
    quote: of.message ? { by: of.asker.name, words: of.message } : null,
    button: { label: say.t('yearly:nextCycleAsked.button'), path: of.path },
    after: [],
    human: human(say.t, of.asker),
    replyTo: of.asker,
  }),

  digest: (of, say) => {
    // What came back is among what is to be reviewed already.
    const count = of.lines.reduce((sum, line) => sum + ('queue' in line && line.queue === 'back' ? 0 : line.count), 0)
    return {
      subject: say.t('mails:digest.subject', { programme: short(of.programme), count, day: say.day(of.day) }),
      programme: of.programme,
      heading: say.t('mails:digest.heading'),
      greeting: greeting(say.t, of),
      paragraphs: [say.t('mails:digest.told', { programme: of.programme })],
      facts: of.lines.map(line => ({
        label: 'queue' in line ? say.t(`mails:digest.queue.${line.queue}`) : say.t(`words:workKind.${line.work}`),
        value: say.t('mails:digest.count', { count: line.count }),
      })),
      quote: null,
      button: { label: say.t('mails:digest.button'), path: of.path },
      after: [say.t('mails:digest.rhythm', { rhythm: say.t(`mails:digest.each.${of.rhythm}`) })],
      human: human(say.t, null),
      replyTo: null,
    }
  },

  roundReceived: (of, say) => ({
    subject: say.t('mails:roundReceived.subject', { programme: short(of.programme), round: of.round }),
    programme: of.programme,
    heading: say.t('mails:roundReceived.heading'),
    greeting: greeting(say.t, of),
    paragraphs: [say.t('mails:roundReceived.told', { programme: of.programme }), say.t('mails:roundReceived.next')],
    facts: [
      ...factsOf(say, of),
      { label: say.t('mails:fact.round'), value: say.t('mails:fact.roundValue', { round: of.round }) },
      { label: say.t('mails:fact.receivedAt'), value: say.moment(of.receivedAt, of.timeZone) },
      { label: say.t('mails:fact.sha256'), value: of.sha256, fixed: true },
    ],
    quote: null,
    button: { label: say.t('mails:roundReceived.button'), path: of.path },
    after: [say.t('mails:roundReceived.hash')],
    human: human(say.t, of.contact),
    replyTo: of.contact ?? null,
  }),
}
