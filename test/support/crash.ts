import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { asSuper, type TestHouse } from './house.ts'
import type { Person } from './person.ts'

const createSupplier = 'mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { id } }'
const inviteMember = 'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { id } }'

/** What a person set out to do and was told is done. */
export interface Done {
  readonly kind: 'supplier' | 'invitation'
  readonly id: string
  /** Its name or address, which nobody else uses. */
  readonly mark: string
  readonly tries: number
}

interface Act {
  readonly kind: Done['kind']
  readonly mark: string
  readonly document: string
  readonly input: Record<string, unknown>
}

function nextAct(number: number): Act {
  const mark = `${randomUUID()}@crash.example`
  const contacts = [{ name: 'A', email: mark, locale: 'zh', signatory: true }]
  return number % 2
    ? { kind: 'supplier', mark, document: createSupplier, input: { name: mark, country: 'CN', tier: 'SMELTER', contacts } }
    : { kind: 'invitation', mark, document: inviteMember, input: { name: 'New', email: mark, roles: ['REVIEWER'], locale: 'en' } }
}

/** Sends one act under one key until it is answered, as the portal does after a broken line. */
async function persist(person: Person, act: Act): Promise<Done> {
  const key = { 'idempotency-key': randomUUID() }
  for (let tries = 1; tries < 2_000; tries++) {
    const answer = await person.send(act.document, { input: act.input }, key).catch(() => null)
    const code = answer?.errors?.[0]?.extensions.code
    if (answer?.data && !answer.errors) {
      const [made] = Object.values(answer.data as Record<string, { id: string }>)
      return { kind: act.kind, id: made?.id ?? '', mark: act.mark, tries }
    }
    // A refusal would be an answer of the trade, and there is none to be had here.
    if (code && code !== 'INTERNAL_SERVER_ERROR') throw new Error(`${act.kind} ${act.mark}: ${JSON.stringify(answer?.errors)}`)
    await wait(50)
  }
  throw new Error(`${act.kind} was never answered`)
}

/** People who work without a pause until they are told to stop, and finish what they have begun. */
export function startWriters(people: readonly Person[]): { readonly done: Done[]; stop(): Promise<Done[]> } {
  const done: Done[] = []
  let stopping = false
  const working = people.map(async person => {
    for (let number = 0; !stopping; number++) done.push(await persist(person, nextAct(number)))
  })
  return {
    done,
    async stop() {
      stopping = true
      await Promise.all(working)
      return done
    },
  }
}

export interface Losses {
  acts: number
  repeated: number
  missing: number
  doubled: number
  withoutHistory: number
  withoutJob: number
}

/** Every act that was answered: is it there, once, with its entry, and with its mail's job where it has one? */
export async function losses({ superUrl }: Pick<TestHouse, 'superUrl'>, done: readonly Done[]): Promise<Losses> {
  const [found] = await asSuper(
    superUrl,
    `WITH act AS (SELECT kind, id::uuid, mark FROM jsonb_to_recordset($1) AS x(kind text, id text, mark text)),
      told AS (SELECT kind,
        (SELECT count(*) FROM suppliers s WHERE s.name = mark) + (SELECT count(*) FROM invitations i WHERE i.email = mark) AS rows,
        (SELECT count(*) FROM history h WHERE h.subject_id = act.id) AS entries,
        (SELECT count(*) FROM pgboss.job j WHERE j.data->'payload'->>'subjectId' = act.id::text) AS jobs FROM act)
      SELECT count(*)::int AS acts, count(*) FILTER (WHERE rows = 0)::int AS missing, count(*) FILTER (WHERE rows > 1)::int AS doubled,
        count(*) FILTER (WHERE entries <> 1)::int AS "withoutHistory",
        count(*) FILTER (WHERE jobs <> CASE kind WHEN 'invitation' THEN 1 ELSE 0 END)::int AS "withoutJob" FROM told`,
    [JSON.stringify(done)],
  )
  return { ...(found as Omit<Losses, 'repeated'>), repeated: done.filter(act => act.tries > 1).length }
}

/** Waits until somebody is answered again; how long it took. */
export async function answersAgain(url: string, ms = 20_000): Promise<number> {
  const began = performance.now()
  while (performance.now() - began < ms) {
    const answer = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(2_500) }).catch(() => null)
    if (answer?.ok) return performance.now() - began
    await wait(20)
  }
  throw new Error('it does not answer again')
}
