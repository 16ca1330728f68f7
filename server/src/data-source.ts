import { PgBoss } from 'pg-boss'
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm'
import { Accounts1795305600001 } from '../migrations/2026-11-22-1-accounts.ts'
import { Programmes1795305600002 } from '../migrations/2026-11-22-2-programmes.ts'
import { History1795305600003 } from '../migrations/2026-11-22-3-history.ts'
import { Suppliers1795305600004 } from '../migrations/2026-11-22-4-suppliers.ts'
import { Questionnaires1795305600005 } from '../migrations/2026-11-22-5-questionnaires.ts'
import { Engine1795305600006 } from '../migrations/2026-11-22-6-engine.ts'
import { Evidence1795305600007 } from '../migrations/2026-11-22-7-evidence.ts'
import { Talk1795305600008 } from '../migrations/2026-11-22-8-talk.ts'
import { Receipts1795305600009 } from '../migrations/2026-11-22-9-receipts.ts'
import { Register1795392000010 } from '../migrations/2026-11-23-10-register.ts'
import { Review1795392000014 } from '../migrations/2026-11-23-14-review.ts'
import { Identity1795392000015 } from '../migrations/2026-11-23-15-identity.ts'
import { Imports1795392000016 } from '../migrations/2026-11-23-16-imports.ts'
import { Waves1795392000017 } from '../migrations/2026-11-23-17-waves.ts'
import { Lists1795392000018 } from '../migrations/2026-11-23-18-lists.ts'
import { Conditions1795392000019 } from '../migrations/2026-11-23-19-conditions.ts'
import { Cycle1795392000021 } from '../migrations/2026-11-23-21-cycle.ts'
import { Merging1795392000025 } from '../migrations/2026-11-23-25-merging.ts'
import { Deadlines1795392000029 } from '../migrations/2026-11-23-29-deadlines.ts'
import { Screening1795392000022 } from '../migrations/2026-11-28-22-screening.ts'
import { Countries1795392000023 } from '../migrations/2026-11-28-23-countries.ts'
import { RedFlags1795392000033 } from '../migrations/2026-11-28-33-red-flags.ts'
import { LookedAfter1795392000035 } from '../migrations/2026-11-28-35-looked-after.ts'
import { RiskReview1795392000044 } from '../migrations/2026-11-28-44-risk-review.ts'
import { Remembering1795392000045 } from '../migrations/2026-11-28-45-remembering.ts'
import { CountryChanges1795392000046 } from '../migrations/2026-11-28-46-country-changes.ts'
import { Grievances1795392000047 } from '../migrations/2026-11-28-47-grievances.ts'
import { Substantiated1795392000049 } from '../migrations/2026-11-28-49-substantiated.ts'
import { StatesOfCases1795392000050 } from '../migrations/2026-11-28-50-states-of-cases.ts'
import { Mechanism1795392000051 } from '../migrations/2026-11-28-51-mechanism.ts'
import { Hearings1795392000052 } from '../migrations/2026-11-28-52-hearings.ts'
import { Lessons1795392000053 } from '../migrations/2026-11-28-53-lessons.ts'
import { KeptLonger1795392000055 } from '../migrations/2026-11-28-55-kept-longer.ts'
import { Absence } from './features/absences/absence.entity.ts'
import { Assignment } from './features/assignments/assignment.entity.ts'
import { Condition } from './features/conditions/condition.entity.ts'
import { CountryCheck, CountryRule } from './features/countries/country.entity.ts'
import { EvidenceFile } from './features/evidence/evidence-file.entity.ts'
import { Grievance } from './features/grievances/grievance.entity.ts'
import { Hearing } from './features/grievances/hearing.entity.ts'
import { SupplierImport } from './features/imports/import.entity.ts'
import { Account, Department, Invitation, Membership } from './features/members/member.entity.ts'
import { UndeliverableAddress } from './features/members/undeliverable.entity.ts'
import { ReviewNote } from './features/notes/note.entity.ts'
import { CalendarDay, Programme, ProgrammeSettings } from './features/programmes/programme.entity.ts'
import { Answer, Judgement, Response, Round, Template } from './features/questionnaires/response.entity.ts'
import { Dossier, DossierPackage } from './features/red-flags/dossier.entity.ts'
import { Incident } from './features/red-flags/incident.entity.ts'
import { RedFlag } from './features/red-flags/red-flag.entity.ts'
import { ScreeningHit } from './features/screening/hit.entity.ts'
import { Contact, Supplier } from './features/suppliers/supplier.entity.ts'
import { SavedView } from './features/views/view.entity.ts'
import { Wave } from './features/waves/wave.entity.ts'
import { queues } from './jobs.ts'

export const entities: EntityTarget<ObjectLiteral>[] = [
  Absence,
  Account,
  Answer,
  Assignment,
  CalendarDay,
  Condition,
  Contact,
  CountryCheck,
  CountryRule,
  Department,
  Dossier,
  DossierPackage,
  EvidenceFile,
  Grievance,
  Hearing,
  Incident,
  Invitation,
  Judgement,
  Membership,
  Programme,
  ProgrammeSettings,
  RedFlag,
  Response,
  ReviewNote,
  Round,
  SavedView,
  ScreeningHit,
  Supplier,
  SupplierImport,
  Template,
  UndeliverableAddress,
  Wave,
]

export const migrations = [
  Accounts1795305600001,
  Programmes1795305600002,
  History1795305600003,
  Suppliers1795305600004,
  Questionnaires1795305600005,
  Engine1795305600006,
  Evidence1795305600007,
  Talk1795305600008,
  Receipts1795305600009,
  Register1795392000010,
  Review1795392000014,
  Identity1795392000015,
  Imports1795392000016,
  Waves1795392000017,
  Conditions1795392000019,
  Cycle1795392000021,
  Lists1795392000018,
  Merging1795392000025,
  Countries1795392000023,
  RedFlags1795392000033,
  Deadlines1795392000029,
  Screening1795392000022,
  LookedAfter1795392000035,
  Remembering1795392000045,
  Grievances1795392000047,
  RiskReview1795392000044,
  CountryChanges1795392000046,
  Substantiated1795392000049,
  StatesOfCases1795392000050,
  Mechanism1795392000051,
  Hearings1795392000052,
  Lessons1795392000053,
  KeptLonger1795392000055,
]

/** The owner's connection, for migrations alone. */
export const ownerSource = (url: string): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    migrations,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
  })

/**
 * A queue's heartbeat is what makes a killed worker's job run again soon (trust, section 4): after it, and after the first delay.
 * The delays double up to half an hour, so that a mail server may be away for two hours and nothing is given up.
 */
const queueSettings = {
  retryLimit: 16,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 1_800,
  heartbeatSeconds: 10,
  expireInSeconds: 900,
}

/** Brings the database to the present version, as its owner. The migrations name the app's role; another name is granted through it. */
export async function migrate(ownerUrl: string, appRole: string, backupRole: string): Promise<void> {
  const source = await ownerSource(ownerUrl).initialize()
  try {
    await source.runMigrations()
    const boss = new PgBoss({ connectionString: ownerUrl, schema: 'pgboss', supervise: false, schedule: false })
    boss.on('error', () => undefined)
    await boss.start()
    for (const queue of queues) {
      await boss.createQueue(queue, queueSettings)
      await boss.updateQueue(queue, queueSettings)
    }
    await boss.stop({ graceful: false, close: true })
    await source.query(`
      GRANT USAGE ON SCHEMA pgboss TO ${quoted(appRole)};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO ${quoted(appRole)};
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA pgboss TO ${quoted(appRole)};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO ${quoted(appRole)};
      GRANT SELECT ON migrations TO ${quoted(appRole)};
    `)
    if (backupRole) {
      for (const schema of ['public', 'pgboss']) {
        await source.query(
          `GRANT USAGE ON SCHEMA ${schema} TO ${quoted(backupRole)}; GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO ${quoted(backupRole)}`,
        )
      }
    }
  } finally {
    await source.destroy()
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** How many migrations the database lacks, asked as the app. */
export async function pendingMigrations(appUrl: string): Promise<number> {
  const source = await new DataSource({ type: 'postgres', url: appUrl, synchronize: false }).initialize()
  try {
    const [there] = await source.query(`SELECT to_regclass('migrations') IS NOT NULL AS yes`)
    if (!there?.yes) return migrations.length
    const done = (await source.query('SELECT name FROM migrations')) as { name: string }[]
    return migrations.filter(one => !done.some(({ name }) => name === one.name)).length
  } finally {
    await source.destroy()
  }
}
