import { speakFileLimits as limits } from 'shared/words/grievances.ts'
import type { Context } from '../../core/context.ts'
import { Invalid } from '../../core/errors.ts'
import type { GivenFile } from './files.ts'

/**
 * Files that whoever acts has laid ready, clean and in memory: all of them or none. They are let go once the act stands, so that
 * an act that failed finds them again.
 */
export function readyFiles(ctx: Context, ids: readonly string[]): GivenFile[] {
  const { caseFiles } = ctx.house
  const files = caseFiles.of(ids, ctx.actor.accountId ?? '')
  if (files.length < new Set(ids).size) throw new Invalid({ files: 'errors:field.filesGone' })
  if (files.reduce((sum, { size }) => sum + size, 0) > limits.reportBytes) throw new Invalid({ files: 'errors:field.filesMany' })
  if (files.length > 0) ctx.afterwards.push(() => caseFiles.forget(...files.map(({ id }) => id)))
  return files
}
