import { createReadStream } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { pipeline } from 'node:stream/promises'

export type ScanResult = 'CLEAN' | 'INFECTED' | 'TOO_LARGE'

/** Looks for what is known to be harmful. An answer that does not come is an error, never "clean". */
export interface Scanner {
  scan(path: string): Promise<ScanResult>
}

/** The scanner did not answer, or not in a way that can be understood. */
export class ScannerAway extends Error {}

const silentFor = 120_000

function dial(address: URL): Socket {
  return address.protocol === 'unix:'
    ? connect(decodeURIComponent(address.pathname))
    : connect(Number(address.port || 3310), address.hostname)
}

/** Each part with its length before it, and a length of nought at the end (clamd(8), INSTREAM). */
async function* framed(parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0')
  for await (const part of parts) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(part.length)
    yield length
    yield part
  }
  yield Buffer.alloc(4)
}

/** clamd's answers, as its manual has them. */
function resultOf(answer: string): ScanResult {
  const said = answer.replace(/\0[\s\S]*$/, '')
  if (!answer.includes('\0')) throw new ScannerAway('the answer of clamd broke off')
  if (/^stream: OK$/.test(said)) return 'CLEAN'
  if (/^stream: .+ FOUND$/.test(said)) return 'INFECTED'
  if (/size limit exceeded/i.test(said)) return 'TOO_LARGE'
  throw new ScannerAway(`clamd answered: ${said.slice(0, 200)}`)
}

export function clamd(url: string, silentMs = silentFor): Scanner {
  const address = new URL(url)
  return {
    async scan(path) {
      const socket = dial(address)
      let answer = ''
      const answered = new Promise<string>((resolve, reject) => {
        socket.setTimeout(silentMs, () => socket.destroy(new ScannerAway('clamd is silent')))
        socket.on('data', part => {
          answer += part.toString('latin1')
          if (answer.includes('\0') || answer.length > 10_000) resolve(answer)
        })
        socket.once('error', reject).once('close', () => resolve(answer))
      })
      // Heard below; sending may fail first.
      answered.catch(() => undefined)
      try {
        const sent = pipeline(framed(createReadStream(path, { highWaterMark: 1 << 18 })), socket, { end: false })
        // clamd may answer before it has everything: a limit was met, or enough was found.
        const said = await Promise.race([answered, sent.then(() => answered)]).catch(error => {
          if (answer.includes('\0')) return answer
          throw error
        })
        sent.catch(() => undefined)
        return resultOf(said)
      } catch (error) {
        throw error instanceof ScannerAway ? error : new ScannerAway('clamd cannot be reached', { cause: error })
      } finally {
        socket.destroy()
      }
    },
  }
}
