import { randomBytes } from 'node:crypto'
import type { RequestHandler, Response } from 'express'

const bare = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

const fixed = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'content-security-policy': bare,
  'cache-control': 'no-store',
} as const

/** On every answer; a route that knows better replaces what it must. */
export function securityHeaders(origin: string): RequestHandler {
  const secure = origin.startsWith('https:')
  return (_req, res, next) => {
    res.set(fixed)
    if (secure) res.set('strict-transport-security', 'max-age=31536000')
    next()
  }
}

/** The policy of an HTML page of ours. Gives the nonce that its own style elements must carry. */
export function pageHeaders(res: Response): string {
  const nonce = randomBytes(16).toString('base64')
  res.set(
    'content-security-policy',
    `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' blob: data:; font-src 'self'; ` +
      "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  )
  return nonce
}
