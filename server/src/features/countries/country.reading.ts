import { idOrNone, type List } from '../../core/listing.ts'
import { column, columns, nameOf, type Shape } from '../../core/shape.ts'
import { calledFor } from './called-for.ts'

/** Installation-wide rows as the asker's programme sees them: `programmes` shows nobody more than their own. */
const ofInstallation = (table: string): string => `(SELECT t.*, p.id AS programme_id FROM ${table} t CROSS JOIN programmes p)`

/** Whoever wrote what belongs to all is called by name in a programme of their own alone: of another, nobody learns who is in it. */
const nameHere = (account: string, e: string): string =>
  `(SELECT a.name FROM accounts a WHERE a.id = ${account} AND EXISTS (SELECT 1 FROM memberships m WHERE m.account_id = a.id AND m.programme_id = ${e}.programme_id AND m.supplier_id IS NULL))`

export const editionShape: Shape = {
  table: ofInstallation('country_editions'),
  read: 'edition.read',
  fields: {
    ...columns(
      'id',
      'source',
      'year',
      'title',
      'publisher',
      'kind',
      'gotOn',
      'licence',
      'origin',
      'fileName',
      'fileSha256',
      'rowsRead',
      'typed',
      'loadedAt',
    ),
    leftOut: column(e => `${e}.rows_left_out`),
    loadedBy: column(e => nameHere(`${e}.loaded_by_id`, e)),
    confirmedBy: column(e => nameHere(`(SELECT c.confirmed_by_id FROM edition_confirmations c WHERE c.edition_id = ${e}.id)`, e)),
    countries: column(e => `(SELECT count(DISTINCT v.country)::int FROM country_values v WHERE v.edition_id = ${e}.id)`),
    /** A programme's newest choice for the source. */
    inUse: column(
      e =>
        `(${e}.id = (SELECT u.edition_id FROM programme_editions u WHERE u.programme_id = ${e}.programme_id AND u.source = ${e}.source ORDER BY u.adopted_at DESC, u.id LIMIT 1))`,
    ),
    mayConfirm: column(
      e => `(${e}.typed AND ${e}.loaded_by_id IS DISTINCT FROM (SELECT nullif(current_setting('app.account', true), '')::uuid)
        AND NOT EXISTS (SELECT 1 FROM edition_confirmations c WHERE c.edition_id = ${e}.id))`,
      'edition.confirm',
    ),
  },
}

const source = (args: Record<string, unknown>): unknown => (args.filter as { source?: string } | null)?.source

export const editionList: List = {
  shape: editionShape,
  sorts: {
    LOADED: { sql: e => `${e}.loaded_at`, type: 'timestamptz', descending: true },
  },
  filters: { source: (e, bind) => `${e}.source = ${bind((_, args) => source(args))}` },
}

export const ruleShape: Shape = {
  table: 'country_rules',
  read: 'rule.read',
  fields: {
    ...columns('id', 'programmeId', 'number', 'rule', 'words', 'status', 'statusSince', 'proposedAt', 'version', 'proposedById'),
    proposedBy: nameOf('proposed_by_id'),
    decidedBy: nameOf('decided_by_id'),
    accountId: column(r => `${r}.proposed_by_id`),
    allowedActions: { kind: 'told', from: ['id', 'programmeId', 'status', 'accountId'] },
  },
}

const today = (c: string): string => `(SELECT (now() AT TIME ZONE p.time_zone)::date FROM programmes p WHERE p.id = ${c}.programme_id)`
/** The class that holds: an override's while it lasts. */
export const holds = (c: string): string =>
  `(CASE WHEN ${c}.status = 'OVERRIDDEN' AND ${c}.override_ends_on >= ${today(c)} THEN ${c}.override_class ELSE ${c}.class END)`

/** For counts: how many wait for a second person. */
export const ruleList: List = {
  shape: ruleShape,
  sorts: { NUMBER: { sql: r => `${r}.number`, type: 'bigint', descending: true } },
  filters: { status: (r, bind) => `${r}.status = ANY (${bind((_, args) => given(args).status)})` },
}

export const checkShape: Shape = {
  table: 'country_checks',
  read: 'check.read',
  fields: {
    ...columns(
      'id',
      'programmeId',
      'country',
      'region',
      'role',
      'period',
      'class',
      'dimensions',
      'findings',
      'missing',
      'reasoning',
      'status',
      'statusSince',
      'computedAt',
      'overrideClass',
      'overrideWords',
      'supersededAt',
      'version',
    ),
    overrideEndsOn: column(c => `${c}.override_ends_on::text`),
    holds: column(holds),
    ruleNumber: column(c => `(SELECT r.number FROM country_rules r WHERE r.id = ${c}.rule_id)`),
    overrideBy: nameOf('override_by_id'),
    decidedBy: nameOf('decided_by_id'),
    accountId: column(c => `${c}.override_by_id`),
    stale: column(c => calledFor(c)),
    suppliers: column(
      c =>
        `(SELECT count(DISTINCT l.supplier_id)::int FROM supplier_locations l WHERE l.programme_id = ${c}.programme_id AND l.country = ${c}.country AND l.region = ${c}.region AND l.role = ${c}.role)`,
    ),
    allowedActions: { kind: 'told', from: ['id', 'programmeId', 'status', 'accountId', 'supersededAt'] },
  },
}

type Given = { class: string[]; country: string; role: string; status: string[]; past: boolean; stateSince: Date; changedSince: Date }
const given = (args: Record<string, unknown>): Given => args.filter as Given

/** Was a result overridden at an instant? Its state tells where it has not moved since; else the moves do. */
const overriddenAt = (b: string, at: string): string =>
  `(CASE WHEN ${b}.status_since <= ${at} THEN ${b}.status ELSE (SELECT m.value FROM state_changes m WHERE m.programme_id = ${b}.programme_id AND m.subject_id = ${b}.id
      AND m.kind = 'STATE' AND m.effective_at <= ${at} ORDER BY m.effective_at DESC, m.recorded_at DESC LIMIT 1) END) IS NOT DISTINCT FROM 'OVERRIDDEN'`

/** What holds for a place now is another class than held at an instant: by a new result, or by an override that came or went. */
const changedSince = (c: string, at: string): string =>
  `(${c}.superseded_at IS NULL AND (${c}.computed_at > ${at} OR ${c}.status_since > ${at} OR ${c}.status = 'OVERRIDDEN') AND EXISTS (
      SELECT 1 FROM (SELECT b.* FROM country_checks b WHERE b.programme_id = ${c}.programme_id AND b.country = ${c}.country AND b.region = ${c}.region AND b.role = ${c}.role
        AND b.computed_at <= ${at} ORDER BY b.computed_at DESC LIMIT 1) b
      WHERE (CASE WHEN ${overriddenAt('b', at)} THEN coalesce(b.override_class, '') ELSE b.class END) <> ${holds(c)}))`

export const checkList: List = {
  shape: checkShape,
  sorts: {
    PLACE: { sql: c => `(${c}.country || ' ' || ${c}.region || ' ' || ${c}.role)`, type: 'text' },
    COMPUTED: { sql: c => `${c}.computed_at`, type: 'timestamptz', descending: true },
  },
  filters: {
    class: (c, bind) => `${holds(c)} = ANY (${bind((_, args) => given(args).class)})`,
    country: (c, bind) => `${c}.country = ${bind((_, args) => given(args).country)}`,
    role: (c, bind) => `${c}.role = ${bind((_, args) => given(args).role)}`,
    status: (c, bind) => `${c}.status = ANY (${bind((_, args) => given(args).status)})`,
    /** What held before, too. */
    past: (c, bind) => `(${c}.superseded_at IS NOT NULL) = ${bind((_, args) => given(args).past)}`,
    stateSince: (c, bind) => `${c}.status_since > ${bind((_, args) => given(args).stateSince)}::timestamptz`,
    changedSince: (c, bind) => changedSince(c, `${bind((_, args) => given(args).changedSince)}::timestamptz`),
  },
}

export const runShape: Shape = {
  table: 'country_runs',
  read: 'check.read',
  fields: {
    ...columns('id', 'cause', 'askedAt', 'done', 'total', 'changed', 'finishedAt'),
    askedBy: nameOf('asked_by_id'),
  },
}
export const runList: List = {
  shape: runShape,
  sorts: { ASKED: { sql: r => `${r}.asked_at`, type: 'timestamptz', descending: true } },
}

export const changeShape: Shape = {
  table: 'country_changes',
  read: 'check.read',
  fields: {
    ...columns('id', 'country', 'region', 'role', 'suppliers'),
    from: column(c => `${c}.from_class`),
    to: column(c => `${c}.to_class`),
  },
}
export const changeList: List = {
  shape: changeShape,
  sorts: { PLACE: { sql: c => `${c}.place`, type: 'text' } },
  filters: { runId: (c, bind) => `${c}.run_id = ${bind((_, args) => idOrNone((args.filter as { runId: unknown }).runId))}::uuid` },
}

export const paperShape: Shape = {
  table: 'country_papers',
  read: 'paper.read',
  fields: {
    ...columns('id', 'programmeId', 'country', 'kind', 'title', 'publisher', 'address', 'words', 'addedAt'),
    publishedOn: column(p => `${p}.published_on::text`),
    addedBy: nameOf('added_by_id'),
    mine: column(p => `(${p}.added_by_id = (SELECT nullif(current_setting('app.account', true), '')::uuid))`, 'paper.remove'),
  },
}
export const paperList: List = {
  shape: paperShape,
  sorts: { PUBLISHED: { sql: p => `${p}.published_on`, type: 'date', descending: true } },
  filters: { country: (p, bind) => `${p}.country = ${bind((_, args) => given(args).country)}` },
}
