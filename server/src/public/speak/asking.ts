import { setTimeout as wait } from 'node:timers/promises'
import type { Request, Response } from 'express'
import { type Locale, locales } from 'shared/words/lists.ts'
import { nobody } from '../../core/actor.ts'
import type { Context } from '../../core/context.ts'
import { Refused, Throttled } from '../../core/errors.ts'
import { grievancePlace, type Place } from '../../features/grievances/place.reading.ts'
import type { OpenHouse } from '../../house.ts'
import { pageHeaders } from '../../platform/http-headers.ts'
import { localeOf } from '../../platform/http-locale.ts'
import { newIncident } from '../../platform/incident.ts'
import { translator } from '../../platform/words.ts'
import type { Desk } from './desk.ts'
import type { Look } from './look.ts'

/** One request of somebody who speaks up. Whoever is signed in beside it speaks as nobody here. */
export class Asking {
  place: Place | null = null
  look: Look
  private readonly began = performance.now()

  constructor(
    readonly req: Request,
    readonly res: Response,
    private readonly open: OpenHouse,
    readonly desk: Desk,
    readonly origin: string,
  ) {
    this.look = this.lookIn(localeOf(req))
  }

  private lookIn(locale: Locale): Look {
    return {
      locale,
      say: translator(locale),
      nonce: pageHeaders(this.res),
      script: this.desk.script,
      base: `/speak/${encodeURIComponent(String(this.req.params.path ?? ''))}`,
      name: this.place?.name ?? '',
    }
  }

  /** The language that a link or a form asks for. */
  readIn(language: unknown): void {
    const asked = locales.find(one => one === language)
    this.look = this.lookIn(asked ?? this.look.locale)
  }

  /** Whose page this is. */
  async findPlace(): Promise<Place | null> {
    this.place = await this.read(ctx => grievancePlace(ctx, String(this.req.params.path).toLowerCase()))
    this.readIn(this.req.query.lang)
    return this.place
  }

  private context(): Context {
    return this.open.context({
      locale: this.look.locale,
      origin: () => this.origin,
      actor: { ...nobody, programmeId: this.place?.programmeId ?? null },
    })
  }

  read<T>(look: (ctx: Context) => Promise<T>): Promise<T> {
    const ctx = this.context()
    return this.open.atomic.read(ctx, () => look(ctx))
  }

  /** A look that takes a code: it holds a connection while the code is worked on, so that few may at once. */
  readInTurn<T>(look: (ctx: Context) => Promise<T>): Promise<T> {
    return this.desk.turn(() => this.read(look))
  }

  write<T>(name: string, act: (ctx: Context) => Promise<T>): Promise<T> {
    const ctx = this.context()
    return this.desk.turn(() => this.open.atomic.write(ctx, { name, fields: [name], request: null }, () => act(ctx)))
  }

  get limits() {
    return this.open.house.limits
  }

  /** As it stands on paper: where people find the pages from outside. */
  get address(): string {
    return `${this.open.house.origin}/speak/${encodeURIComponent(this.place?.path ?? '')}`
  }

  /** Where the code is typed again one day. */
  get wayBack(): string {
    return `${this.address}/back`
  }

  send(html: string, status = 200): void {
    this.res.status(status).vary('accept-language').type('html').send(html)
  }

  /** Answers on the beat: how long a code took to look at is not told apart. */
  async onBeat(): Promise<void> {
    const passed = performance.now() - this.began
    const { beatMs } = this.desk
    await wait(Math.ceil(passed / beatMs) * beatMs - passed)
  }

  /** Why it was not done, in words; what is no refusal of ours goes to the log, and the person may press again. */
  whyNot(error: unknown): string {
    const { say } = this.look
    if (error instanceof Refused) return say(`speak:fault.${refusals[String(error.extensions.rule)] ?? 'notNow'}`)
    this.desk.log.error({ incident: newIncident(), err: error }, 'internal error')
    return say('speak:fault.away')
  }
}

const refusals: Readonly<Record<string, 'noHandler' | 'already'>> = {
  noHandler: 'noHandler',
  speakClosed: 'noHandler',
  grievanceAlready: 'already',
}

/** Whom it is about leaves nobody here who may read it. */
export const nobodyReads = (error: unknown): boolean => error instanceof Refused && refusals[String(error.extensions.rule)] === 'noHandler'

/** In how many minutes a brake lets go; null: it was no brake. */
export const minutesOf = (error: unknown): number | null =>
  error instanceof Throttled ? Math.max(1, Math.ceil(Number(error.facts.seconds) / 60)) : null
