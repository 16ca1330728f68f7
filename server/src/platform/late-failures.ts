import { GraphQLError } from 'graphql'
import type { Log } from './log.ts'

/**
 * graphql-js leaves a rejection unhandled when one item of a list fails at once while another is still awaited; the answer has long
 * been given. Without this, Node would end the process and everybody's requests with it. Any other rejection still ends it. Gives what ends this.
 */
export function surviveLateFailures(log: Log): () => void {
  const survive = (reason: unknown): void => {
    if (!(reason instanceof GraphQLError)) throw reason
    log.warn({ err: reason.originalError ?? reason }, 'failed after the answer')
  }
  process.on('unhandledRejection', survive)
  return () => void process.off('unhandledRejection', survive)
}
