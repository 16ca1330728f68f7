import type { Express, Request, RequestHandler, Response } from 'express'
import { openForGrievances, type Place } from '../../features/grievances/place.reading.ts'
import type { OpenHouse } from '../../house.ts'
import { NotTaken } from '../../platform/held-files.ts'
import { fromOurPage, readMetadata } from '../../upload-routes.ts'
import { Asking } from './asking.ts'
import { type Again, awayPage, closedPage } from './closed-page.tsx'
import { backPage } from './code-page.tsx'
import type { Desk } from './desk.ts'
import { explainPage } from './explain-page.tsx'
import { nothingTyped, one } from './fields.tsx'
import { notTakenWords, removedWords } from './file-faults.ts'
import { answerForm } from './filing.ts'
import { formPage } from './form-page.tsx'
import { checkKept, saveCode, saveReceipt, withCode } from './keeping.ts'
import { uploadPath } from './look.ts'
import { noticePage } from './notice-page.tsx'
import { type ReadForm, readForm, Unreadable } from './read-form.ts'
import { actNames, actOnCase, openCase, sendFile } from './way-back.ts'

type Answer = (asking: Asking, place: Place, form: ReadForm) => Promise<void> | void
type Typed = () => Promise<ReadForm>

/** An address that was printed once. What is sent to it is taken all the same, so that nothing typed is lost. */
const moved = ({ req, res }: Asking, { path }: Place): void =>
  res.redirect(302, req.originalUrl.replace(/^\/speak\/[^/?]*/i, `/speak/${encodeURIComponent(path)}`))

const noForm: ReadForm = { fields: {}, files: [], refused: [] }

/** Pages for anyone who has something to say, whole without script and without cookie. The same commands and policy as everywhere. */
export function addSpeakRoutes(app: Express, open: OpenHouse, desk: Desk, mark: (address: string) => string): void {
  const asked = (req: Request, res: Response): Asking => new Asking(req, res, open, desk, mark(req.ip ?? ''))

  /** Whatever goes wrong with us is said in a page, which carries along what was typed, so that one press does it again. */
  const answering = async (asking: Asking, typed: Typed, answer: () => Promise<void>): Promise<void> => {
    try {
      await answer()
    } catch (error) {
      if (asking.res.headersSent) throw error
      const again = await againOf(asking, typed)
      const { look } = asking
      if (error instanceof Unreadable) asking.send(awayPage(look, look.say('speak:fault.malformed'), null), error.status)
      else asking.send(awayPage(look, asking.whyNot(error), again), 503)
    }
  }

  /**
   * A page of one programme. `form`: it is the answer to a form. `always`: also while nobody can read what is new, for whoever has
   * a code gets back to the case in any event.
   */
  const at = (answer: Answer, { form = false, always = false } = {}): RequestHandler => {
    return async (req, res) => {
      const asking = asked(req, res)
      const typed = once(() => (form ? read(req, asking) : Promise.resolve(noForm)))
      await answering(asking, typed, async () => {
        const place = await asking.findPlace()
        if (place && place.path !== req.params.path && req.method === 'GET') return moved(asking, place)
        if (!place || !(place.open || always)) asking.send(closedPage(asking.look, place), place ? 200 : 404)
        else await answer(asking, place, await typed())
      })
    }
  }

  const read = async (req: Request, asking: Asking): Promise<ReadForm> => {
    const form = await readForm(req, desk.held, asking.origin)
    asking.readIn(one(form, 'lang'))
    return form
  }
  /** Whatever is done with a code in hand. */
  const back = { form: true, always: true }

  const emptyForm = (place: Place) => ({ place, typed: nothingTyped, token: desk.tokens.make().text, files: [] })

  app.get('/speak', async (req, res) => {
    const asking = asked(req, res)
    asking.readIn(req.query.lang)
    await answering(asking, none, async () => {
      const only = await asking.read(openForGrievances)
      if (only) res.redirect(302, `/speak/${encodeURIComponent(only.path)}?lang=${asking.look.locale}`)
      else asking.send(closedPage(asking.look, null, true), 404)
    })
  })

  app.get(
    '/speak/:path',
    at((asking, place) => asking.send(explainPage(asking.look, place))),
  )
  app.get(
    '/speak/:path/form',
    at((asking, place) => asking.send(formPage(asking.look, emptyForm(place)))),
  )
  app.get(
    '/speak/:path/back',
    at(asking => asking.send(backPage(asking.look, null)), { always: true }),
  )

  app.get(
    '/speak/:path/notice',
    at((asking, place) => asking.send(noticePage(asking.look, place, asking.address))),
  )

  app.post(
    '/speak/:path/form',
    at((asking, place, form) => answerForm(asking, place, form), { form: true }),
  )
  app.post('/speak/:path/code', at(withCode(saveCode), back))
  app.post('/speak/:path/receipt', at(withCode(saveReceipt), back))
  app.post('/speak/:path/kept', at(withCode(checkKept), back))
  app.post(
    '/speak/:path/back',
    at((asking, _, form) => openCase(asking, form), back),
  )
  app.post(
    '/speak/:path/back/file',
    at((asking, _, form) => sendFile(asking, form), back),
  )
  for (const name of actNames)
    app.post(
      `/speak/:path/back/${name}`,
      at((asking, _, form) => actOnCase(asking, name, form), back),
    )

  // An address that was asked for without its form, from the bar or out of the history: to the page that the form stands on.
  app.get('/speak/:path/*rest', (req, res) =>
    res.redirect(
      303,
      `/speak/${encodeURIComponent(req.params.path)}${/^\/speak\/[^/]+\/(back|code|kept|receipt)/i.test(req.path) ? '/back' : ''}`,
    ),
  )

  addFileDoor(app, asked)
}

const none: Typed = () => Promise.resolve(noForm)

/** A form is read once, however often it is asked for. */
const once = (read: Typed): Typed => {
  let reading: Promise<ReadForm> | null = null
  return () => {
    reading ??= read()
    return reading
  }
}

async function againOf({ req }: Asking, typed: Typed): Promise<Again | null> {
  const { fields, files } = await typed().catch(() => noForm)
  const file = [...(fields.file ?? []), ...files.map(({ id }) => id)]
  return req.method === 'POST' ? { action: req.path, fields: { ...fields, file } } : null
}

/** Files in pieces, from our script: whoever knows an id may go on with it, and nobody can read it. */
function addFileDoor(app: Express, asked: (req: Request, res: Response) => Asking): void {
  const refuse = ({ look, res }: Asking, error: unknown): void => {
    if (!(error instanceof NotTaken)) throw error
    res.status(422).json({ code: 'REFUSED', rule: error.rule, message: notTakenWords(look, error) })
  }

  app.post(uploadPath, fromOurPage, async (req, res) => {
    const asking = asked(req, res)
    try {
      const { filename } = readMetadata(req.get('upload-metadata'))
      const size = Number(/^\d{1,12}$/.exec(req.get('upload-length') ?? '')?.[0] ?? Number.NaN)
      if (!Number.isFinite(size)) return void res.status(400).json({ code: 'BAD_REQUEST', message: 'upload-length' })
      await asking.desk.speakTus(req, res, asking.desk.held.begin((filename ?? '').slice(0, 200), size, asking.origin))
    } catch (error) {
      refuse(asking, error)
    }
  })

  const resume: RequestHandler = async (req, res, next) => {
    const { desk } = asked(req, res)
    const coming = desk.held.comingAs(String(req.params.id))
    return coming ? desk.speakTus(req, res, coming) : next()
  }
  app.head(`${uploadPath}/:id`, fromOurPage, resume)
  app.patch(`${uploadPath}/:id`, fromOurPage, resume)

  app.delete(`${uploadPath}/:id`, fromOurPage, async (req, res) => {
    await asked(req, res).desk.held.forget(String(req.params.id))
    res.set('tus-resumable', '1.0.0').status(204).end()
  })

  app.post(`${uploadPath}/:id/received`, fromOurPage, async (req, res) => {
    const asking = asked(req, res)
    try {
      const { id, name, removed } = await asking.desk.held.receive(String(req.params.id))
      res.status(201).json({ id, name, removed: removedWords(asking.look, removed) })
    } catch (error) {
      refuse(asking, error)
    }
  })
}
