import type { MemberRole } from 'shared/policy/roles.ts'
import type { Day } from 'shared/rules/days.ts'
import type { Locale, LocalText } from 'shared/words/lists.ts'
import { dayWords, dueWords, momentWords } from '../dates.ts'
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

/** What each mail must be told. Plain data, since it waits as a job; instants are ISO strings. */
export interface MailValues {
  supplierInvitation: OfResponse & { inviter: Person; dueOn: Day; expiresAt: string; message?: string | null }
  staffInvitation: OfProgramme & { inviter: Person; roles: readonly MemberRole[]; expiresAt: string }
  passwordReset: Everyone & { contact?: Person | null }
  passwordChanged: Everyone & { at: string; timeZone: string; contact?: Person | null }
  responseSubmitted: OfResponse & { round: number; submittedBy: Person; submittedAt: string }
  responseReturned: OfResponse & { round: number; returnedBy: Person; count: number; words?: string | null; dueOn: Day }
  responseAccepted: OfResponse & { acceptedBy: Person; acceptedAt: string }
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

/** Every mail, as a function from facts to its parts. */
export const letters: { [K in MailKey]: (values: MailValues[K], say: Speaker) => Letter } = {
  supplierInvitation: (of, say) => ({
    subject: say.t('mails:supplierInvitation.subject', { programme: short(of.programme), day: say.day(of.dueOn) }),
    programme: of.programme,
    heading: say.t('mails:supplierInvitation.heading'),
    greeting: greeting(say.t, of),
    paragraphs: [
      say.t('mails:supplierInvitation.ask', { inviter: of.inviter.name, programme: of.programme, supplier: of.supplier }),
      say.t('mails:supplierInvitation.why'),
    ],
    facts: [...factsOf(say, of), { label: say.t('mails:fact.due'), value: say.due(of.dueOn, of.timeZone) }],
    quote: of.message ? { by: of.inviter.name, words: of.message } : null,
    button: { label: say.t('mails:supplierInvitation.button'), path: of.path },
    after: [say.t('mails:common.linkUntil', { moment: say.moment(of.expiresAt, of.timeZone) }), say.t('mails:supplierInvitation.notYou')],
    human: human(say.t, of.inviter),
    replyTo: of.inviter,
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
    heading: say.t('mails:responseAccepted.heading'),
    greeting: greeting(say.t, of),
    paragraphs: [
      say.t('mails:responseAccepted.told', { reviewer: of.acceptedBy.name, programme: of.programme }),
      say.t('mails:responseAccepted.nothing'),
    ],
    facts: [...factsOf(say, of), { label: say.t('mails:fact.acceptedAt'), value: say.moment(of.acceptedAt, of.timeZone) }],
    quote: null,
    button: { label: say.t('mails:responseAccepted.button'), path: of.path },
    after: [],
    human: human(say.t, of.acceptedBy),
    replyTo: of.acceptedBy,
  }),

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
