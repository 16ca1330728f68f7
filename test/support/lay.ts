import type { Person } from './person.ts'
import { Sender } from './tus.ts'

export interface Laid {
  readonly id: string
  readonly removed: string
  readonly rule?: string
  readonly message: string
}
/** A file laid ready beside a case or a comment, as the page does it: in pieces, then cleaned. */
export async function lay(by: Person, name: string, bytes: Buffer): Promise<Laid> {
  const sender = new Sender(by)
  const begun = await sender.begin(name, bytes.length, {}, '/sealed-files')
  if (begun.status !== 201) return (await begun.json()) as Laid
  const address = begun.headers.get('location') ?? ''
  await sender.send(address, bytes)
  return (await (await sender.speak('POST', `${address}/received`)).json()) as Laid
}
