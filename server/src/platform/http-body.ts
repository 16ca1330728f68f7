import express, { type RequestHandler } from 'express'

/** Of the inflated text: a small body that unpacks to gigabytes ends here too. */
const bodyLimit = '1mb'
/** No input of ours is nested a fifth as deep; walking 20,000 levels later would end the process. */
const nestingLimit = 50

/** Reads a JSON body. What is too large, too deep or not JSON goes to the error handler with its status. */
export const jsonBody: RequestHandler[] = [
  express.json({ limit: bodyLimit }),
  (req, _res, next) => (isDeeper(req.body, nestingLimit) ? next(Object.assign(new Error('nested too deeply'), { status: 400 })) : next()),
]

/** Stops at the first branch that is too deep, so the recursion is as shallow as the limit. */
const isDeeper = (value: unknown, limit: number): boolean =>
  typeof value === 'object' && value !== null && (limit === 0 || Object.values(value).some(inner => isDeeper(inner, limit - 1)))
