import { randomUUID } from 'node:crypto'
import { houseActor } from 'server/src/core/actor.ts'
import type { GivenFile } from 'server/src/features/grievances/files.ts'
import { fileGrievance } from 'server/src/features/grievances/filing.commands.ts'
import { unlockKey, vouchFor } from 'server/src/features/members/handler-keys.ts'
import type { Membership } from 'server/src/features/members/member.entity.ts'
import { tokenHash } from 'server/src/platform/signing.ts'
import type { FileGrievance } from 'shared/schemas/file-grievance.ts'
import type { TestHouse } from '../support/house.ts'
import type { Person } from '../support/person.ts'
import { knownPassword, type TestProgramme } from './programme.ts'

/** As at a sign-in with the known password: the handler's key is made or opened, and another handler has vouched for it. */
export async function giveKey(house: TestHouse, programmeId: string, person: Person): Promise<Person> {
  const { open } = house.serving
  const token = person.cookie.split('=')[1] ?? ''
  const ctx = Object.assign(open.context({ actor: houseActor(programmeId, person.accountId) }), { sessionHash: tokenHash(token) })
  await open.atomic.together(step =>
    step(ctx, async () => {
      await unlockKey(ctx, person.accountId, knownPassword, token)
      const [key] = await ctx.ask({
        text: 'SELECT id FROM handler_keys WHERE account_id = $1 AND lost_at IS NULL',
        values: [person.accountId],
      })
      await vouchFor(ctx, String(key?.id))
    }),
  )
  return person
}

/** Somebody new who handles grievances, with an open key. */
export const makeHandler = async (house: TestHouse, programme: TestProgramme, rest: Partial<Membership> = {}): Promise<Person> =>
  giveKey(house, programme.id, await programme.join(['GRIEVANCE_HANDLER'], rest))

/** What somebody says, as the form sends it. */
export const said = (words: Partial<FileGrievance> = {}): FileGrievance =>
  ({
    id: randomUUID(),
    language: 'en',
    what: 'The dust of the crusher lies on our well.',
    agreed: true,
    ...words,
  }) as FileGrievance

/** As the public pages do it. */
export function file(house: TestHouse, programmeId: string, input: FileGrievance = said(), files: readonly GivenFile[] = []) {
  const { open } = house.serving
  const ctx = open.context({})
  return open.atomic.write(ctx, { name: 'fileGrievance', fields: ['fileGrievance'], request: null }, () =>
    fileGrievance(ctx, programmeId, input, files),
  )
}
