import { pipeline } from 'node:stream/promises'
import type { Express, Request, RequestHandler, Response } from 'express'
import { safeName } from 'shared/receipts/archive.ts'
import { houseActor } from './core/actor.ts'
import type { Context } from './core/context.ts'
import { isId } from './core/listing.ts'
import { publishedKeys } from './features/history/signing-keys.ts'
import { makeReceipt } from './features/questionnaires/receipt.commands.ts'
import { receiptPdf } from './features/questionnaires/receipt.pdf.ts'
import { claimIn, type RoundWithReceipt, receiptOf, sectionCounts } from './features/questionnaires/receipt.reading.ts'
import { archiveFactsOf, responseArchive, takeAlong, withoutReceipt } from './features/questionnaires/response.archive.ts'
import type { OpenHouse } from './house.ts'
import { attachment, sealed } from './platform/http-download.ts'
import { localeOf } from './platform/http-locale.ts'

type Made = RoundWithReceipt & { readonly jws: string; readonly kid: string }
type ContextOf = (req: Request, res: Response) => Promise<Context>

/** A zone that this machine knows. */
function zoneOf(given: unknown): string | null {
  try {
    return typeof given === 'string' && new Intl.DateTimeFormat('en', { timeZone: given }) ? given : null
  } catch {
    return null
  }
}

const fileName = (jws: string, ending: string): string => {
  const { supplier, questionnaire, round } = claimIn(jws)
  return `${safeName(`${supplier.name} ${questionnaire.code} ${round}`)} receipt.${ending}`
}

/** Proof of what was handed in: receipts, archives, and the keys with which anybody can check them. */
export function addReceiptRoutes(app: Express, { atomic, house, context }: OpenHouse, contextOf: ContextOf): void {
  /** The house signs what is still unsigned, whoever looks: a reader may be one who must change nothing. */
  const sign = (programmeId: string, responseId: string, round: number): Promise<void> => {
    const ctx = context({ actor: houseActor(programmeId) })
    return atomic.write(ctx, { name: 'receipt', fields: ['receipt'], request: null }, () => makeReceipt(ctx, { responseId, round }))
  }

  async function signedReceipt(ctx: () => Promise<Context>, roundId: string): Promise<Made> {
    const read = async (): Promise<RoundWithReceipt> => {
      const asking = await ctx()
      return atomic.read(asking, () => receiptOf(asking, roundId))
    }
    const found = await read()
    if (!found.jws) await sign(found.programmeId, found.responseId, found.round)
    const made = found.jws ? found : await read()
    if (!made.jws || !made.kid) throw new Error(`round ${roundId} has no receipt`)
    return made as Made
  }

  /** The id of the address, where it is one; otherwise the next that may know it. */
  const withId =
    (answer: (id: string, req: Request, res: Response) => Promise<void>): RequestHandler =>
    (req, res, next) => {
      const id = String(req.params.id)
      return isId(id) ? answer(id, req, res) : next()
    }

  app.get(
    '/receipts/:id.json',
    withId(async (id, req, res) => {
      const { jws } = await signedReceipt(() => contextOf(req, res), id)
      res
        .set({ ...sealed, 'content-type': 'application/json', 'content-disposition': attachment(fileName(jws, 'json')) })
        .send(Buffer.from(jws))
    }),
  )

  app.get(
    '/receipts/:id.pdf',
    withId(async (id, req, res) => {
      const { jws, kid, answers, content } = await signedReceipt(() => contextOf(req, res), id)
      const facts = { claim: claimIn(jws), kid, sections: sectionCounts(content, answers), readerZone: zoneOf(req.query.zone) }
      const pdf = await receiptPdf(facts, localeOf(req))
      res.set({ ...sealed, 'content-type': 'application/pdf', 'content-disposition': attachment(fileName(jws, 'pdf')) }).send(pdf)
    }),
  )

  app.get(
    '/responses/:id.zip',
    withId(async (id, req, res) => {
      const ctx = await contextOf(req, res)
      const found = await atomic.read(ctx, () => archiveFactsOf(ctx, id))
      for (const round of withoutReceipt(found)) await sign(found.programmeId, id, round)
      const taking = await contextOf(req, res)
      const operation = { name: 'downloadResponse', fields: ['downloadResponse'], request: { id } }
      const facts = await atomic.write(taking, operation, () => takeAlong(taking, id))
      const { stream, close } = await responseArchive(house, facts, localeOf(req))
      const { supplier } = facts.response
      const name = `${safeName(`${supplier} ${facts.content.code} ${facts.at.toISOString().slice(0, 10)}`)}.zip`
      res.set({ ...sealed, 'content-type': 'application/zip', 'content-disposition': attachment(name) })
      try {
        await pipeline(stream, res)
      } finally {
        close()
      }
    }),
  )

  /** For everybody, also on other people's pages: these are the public halves. */
  app.get('/.well-known/headwater-keys.json', async (_req, res) => {
    const ctx = context({})
    ctx.authorised = true
    const keys = await atomic.read(ctx, () => publishedKeys(ctx))
    res.set({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin', 'cache-control': 'no-cache' }).json(keys)
  })
}
