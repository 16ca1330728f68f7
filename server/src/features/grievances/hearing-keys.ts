import type { Context, Row } from '../../core/context.ts'
import { seal, sealFor, sealValue, unseal, unsealValue, unsealWith } from '../../platform/sealing.ts'
import { caseKey } from './case-keys.ts'
import type { Hearing } from './hearing.entity.ts'

/** Sealed things open as what they were sealed as, for the letter they were sealed for. */
const aboutKey = (id: string): string => `headwater hearing ${id} KEY`
const aboutAnswer = (id: string): string => `headwater hearing ${id} ANSWER`

/** The private half of a letter's pair, under the key of its case. */
export const keepPrivate = async (ctx: Context, grievanceId: string, id: string, privateKey: Buffer): Promise<Buffer> =>
  seal(await caseKey(ctx, grievanceId), privateKey, aboutKey(id))

/** What is answered, under a key of its own that is sealed for the letter's public half: whoever seals it cannot open it again. */
export const sealAnswer = async (
  { id, publicKey }: Hearing,
  key: Buffer,
  value: object,
): Promise<Pick<Hearing, 'answer' | 'answerKey'>> => ({
  answerKey: await sealFor(publicKey, key),
  answer: await sealValue(key, value, aboutAnswer(id)),
})

/** The key under which an answer and its files lie. `sealed` is the private half that lies with the case. */
export async function answerKeyOf(ctx: Context, grievanceId: string, { id, publicKey, answerKey, sealed }: Row): Promise<Buffer> {
  const privateKey = await unseal(await caseKey(ctx, grievanceId), sealed as Buffer, aboutKey(String(id)))
  return unsealWith({ publicKey: publicKey as Buffer, privateKey }, answerKey as Buffer)
}

export async function openAnswer(key: Buffer, { id, answer }: Row): Promise<string> {
  const { text } = (await unsealValue(key, answer as Buffer, aboutAnswer(String(id)))) as { text: string }
  return text
}
