import { randomInt } from 'node:crypto'

/** A number to tell on the telephone; the log has the rest under it. */
export const newIncident = (): string =>
  String(randomInt(10 ** 9))
    .padStart(9, '0')
    .replace(/(?<=\d)(?=(\d{3})+$)/g, '-')
