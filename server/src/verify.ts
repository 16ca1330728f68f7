import { readFile } from 'node:fs/promises'
import type { Locale } from 'shared/words/lists.ts'
import { languageOf } from '../bin/words.mjs'
import { readEnv } from './env.ts'
import type { Fault } from './features/history/verify-chain.ts'
import { rootFolder } from './platform/home.ts'
import { openStorage } from './platform/open-storage.ts'
import type { Say } from './platform/postgres/postmaster.ts'
import { StartFault, type StartKey, startSentence } from './platform/start-words.ts'
import { ownKey, reachDatabase } from './verify/reach.ts'
import { programmeOf, type Verdict, verifyAll } from './verify/verify-all.ts'

const sentences: Record<Fault['what'], StartKey> = {
  gap: 'verifyGap',
  altered: 'verifyAltered',
  broken: 'verifyBroken',
  head: 'verifyHead',
  cut: 'verifyCut',
  rewritten: 'verifyRewritten',
  signature: 'verifySignature',
}

function tell({ name, programmeId, chain, entries, checkpoints, fault }: Verdict, language: Locale, say: Say): void {
  const whose = name || programmeId
  const programme = chain === 'CASES' ? startSentence(language, 'verifyCases', { programme: whose }) : whose
  if (fault) say(sentences[fault.what], { programme, seq: fault.seq })
  else say('verifyGood', { programme, entries, checkpoints })
}

/** One JWS a line, as they were copied out of the product. */
async function copiesIn(file: string | undefined): Promise<string[]> {
  if (!file) return []
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new StartFault('verifyCopies', { file, reason: error.code ?? '' }, { cause: error })
  })
  const lines = text.split(/\s+/).filter(Boolean)
  const foreign = lines.find(jws => !programmeOf(jws))
  if (foreign !== undefined) throw new StartFault('verifyCopies', { file, reason: foreign.slice(0, 40) })
  return lines
}

/**
 * `npm run verify [file]`: is the history what it was? One sentence per programme; the exit code is 1 if anything does not fit or
 * cannot be read.
 */
export async function verify(
  [file]: readonly string[],
  { root = rootFolder, source = process.env, print = console.log as (line: string) => void } = {},
): Promise<number> {
  const language = languageOf(source)
  const say: Say = (key, values) => print(startSentence(language, key, values))
  try {
    const env = readEnv(source, root)
    const copies = await copiesIn(file)
    const reached = await reachDatabase(env)
    try {
      const verdicts = await verifyAll(reached.url, await openStorage(env), { copies, ownKey: await ownKey(env) })
      if (verdicts.length === 0) say('verifyNoProgramme')
      for (const verdict of verdicts) tell(verdict, language, say)
      return verdicts.some(({ fault }) => fault) ? 1 : 0
    } finally {
      await reached.close()
    }
  } catch (error) {
    if (error instanceof StartFault) say(error.key, error.values)
    else say('verifyBrokenOff', { words: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    return 1
  }
}
