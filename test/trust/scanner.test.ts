import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exampleLicence } from 'server/seeds/licence.ts'
import { clamd, ScannerAway } from 'server/src/platform/scanner.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundProgramme } from '../factories/programme.ts'
import { openTestHouse, until } from '../support/house.ts'
import { Sender } from '../support/tus.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headwater-scanner-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const harmful = 'HEADWATER-TEST-SIGNATURE'
const kept = async (name: string, bytes: Buffer | string): Promise<string> => {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

/** A peer that speaks, or does not speak, as a test wants. */
async function peer(
  act: (socket: Socket, told: Buffer) => void,
): Promise<{ url: string; server: Server; told: () => Buffer; close(): Promise<void> }> {
  let heard = Buffer.alloc(0)
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('data', part => {
      heard = Buffer.concat([heard, part])
      act(socket, heard)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return {
    url: `tcp://127.0.0.1:${port}`,
    server,
    told: () => heard,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
const isWhole = (told: Buffer): boolean => told.length > 14 && told.subarray(-4).equals(Buffer.alloc(4))

describe('the protocol, with a peer that does as it likes', () => {
  const answers: [string, (socket: Socket, told: Buffer) => void, string][] = [
    ['clean', (socket, told) => isWhole(told) && socket.end('stream: OK\0'), 'CLEAN'],
    ['found', (socket, told) => isWhole(told) && socket.end('stream: Eicar-Signature FOUND\0'), 'INFECTED'],
    ['found before it has everything', socket => socket.write('stream: Early FOUND\0'), 'INFECTED'],
    ['too large', (socket, told) => told.length > 100_000 && socket.end('INSTREAM size limit exceeded. ERROR\0'), 'TOO_LARGE'],
    [
      'an answer in two parts',
      (socket, told) => {
        if (!isWhole(told)) return
        socket.write('stream: ')
        setTimeout(() => socket.end('OK\0'), 50)
      },
      'CLEAN',
    ],
    ['an error', (socket, told) => isWhole(told) && socket.end('stream: broken ERROR\0'), 'away'],
    ['a broken line at once', socket => socket.destroy(), 'away'],
    ['a broken line after everything', (socket, told) => isWhole(told) && socket.destroy(), 'away'],
    ['an answer that breaks off', (socket, told) => isWhole(told) && socket.end('stream: OK'), 'away'],
    ['another language', (socket, told) => isWhole(told) && socket.end('HTTP/1.1 200 OK\0'), 'away'],
    ['silence', () => undefined, 'away'],
  ]
  test.each(answers)('%s', async (name, act, expected) => {
    // Only silence is waited for; whatever is said is heard, however busy the machine.
    const patience = name === 'silence' ? 400 : 20_000
    const there = await peer(act)
    const path = await kept('bytes', Buffer.alloc(3_000_000, 7))
    const said = await clamd(there.url, patience)
      .scan(path)
      .catch(error => (error instanceof ScannerAway ? 'away' : error))
    expect(said).toBe(expected)
    await there.close()
  })

  test('nobody there', async () => {
    await expect(clamd('tcp://127.0.0.1:1').scan(await kept('a', 'a'))).rejects.toThrow(ScannerAway)
  })

  test('every byte is sent, each part with its length', async () => {
    const there = await peer((socket, told) => void (isWhole(told) && socket.end('stream: OK\0')))
    const bytes = Buffer.from(Array.from({ length: 700_000 }, (_, at) => 1 + (at % 255)))
    await clamd(there.url).scan(await kept('whole', bytes))
    const told = there.told()
    expect(told.subarray(0, 10).toString()).toBe('zINSTREAM\0')
    const parts: Buffer[] = []
    for (let at = 10; at < told.length - 4; ) {
      const length = told.readUInt32BE(at)
      parts.push(told.subarray(at + 4, at + 4 + length))
      at += 4 + length
    }
    expect(Buffer.concat(parts).equals(bytes)).toBe(true)
    await there.close()
  })
})

describe('an upload', () => {
  test('that the scanner cannot look at is not received; tried again, it is', async () => {
    let answers = false
    const there = await peer((socket, told) => void (answers ? isWhole(told) && socket.end('stream: OK\0') : socket.destroy()))
    const house = await openTestHouse({ clamdUrl: there.url })
    try {
      const supplier = await (await foundProgramme(house)).makeSupplier()
      const sender = new Sender(supplier.user)
      const bytes = exampleLicence('away')
      const address = await sender.address('a.pdf', bytes.length)
      await sender.send(address, bytes)
      expect(await (await sender.received(address)).json()).toMatchObject({ code: 'REFUSED', rule: 'scannerAway' })
      expect((await supplier.user.run('{ evidenceFiles { nodes { id } } }')).evidenceFiles.nodes).toEqual([])
      answers = true
      expect(await (await sender.received(address)).json()).toMatchObject({ state: 'CLEAN' })
    } finally {
      await house.close()
      await there.close()
    }
  })

  test('that is too large for the scanner waits for a reviewer', async () => {
    const there = await peer(socket => void socket.end('INSTREAM size limit exceeded. ERROR\0'))
    const house = await openTestHouse({ clamdUrl: there.url })
    try {
      const supplier = await (await foundProgramme(house)).makeSupplier()
      expect(await new Sender(supplier.user).file('a.pdf', exampleLicence('large'))).toMatchObject({
        state: 'HELD',
        heldReasons: ['NOT_SCANNABLE'],
      })
    } finally {
      await house.close()
      await there.close()
    }
  })
})

const installed = spawnSync('clamd', ['--version']).status === 0
if (!installed) console.log('clamd is not installed here (Debian: clamav-daemon): the tests with a real one are left out')

describe.skipIf(!installed)('a real clamd, with a signature file of our own', () => {
  test('finds, passes, and what it finds is never kept', { timeout: 60_000 }, async () => {
    const socket = join(folder, 'clamd.sock')
    // The extended format: name, any kind of file, anywhere in it, these bytes.
    await writeFile(join(folder, 'own.ndb'), `Headwater.Test:0:*:${Buffer.from(harmful).toString('hex')}\n`)
    await writeFile(
      join(folder, 'clamd.conf'),
      `LocalSocket ${socket}\nDatabaseDirectory ${folder}\nForeground yes\nUser ${process.getuid?.() === 0 ? 'root' : (process.env.USER ?? 'nobody')}\nStreamMaxLength 1M\n`,
    )
    const child = spawn('clamd', ['--config-file', join(folder, 'clamd.conf')], { stdio: 'ignore' })
    try {
      const scanner = clamd(`unix:${socket}`)
      const clean = await kept('clean.pdf', exampleLicence('clean'))
      await until(() => scanner.scan(clean).catch(() => null), 30_000)
      expect(await scanner.scan(clean)).toBe('CLEAN')
      expect(await scanner.scan(await kept('bad.txt', `text ${harmful} text`))).toBe('INFECTED')
      expect(await scanner.scan(await kept('large', Buffer.alloc(3_000_000, 1)))).toBe('TOO_LARGE')
      const house = await openTestHouse({ clamdUrl: `unix:${socket}` })
      try {
        const supplier = await (await foundProgramme(house)).makeSupplier()
        const sender = new Sender(supplier.user)
        expect(await sender.file('good.pdf', exampleLicence('good'))).toMatchObject({ state: 'CLEAN' })
        expect(await sender.file('bad.txt', Buffer.from(`text ${harmful}\n`))).toMatchObject({ code: 'REFUSED', rule: 'fileInfected' })
        expect((await supplier.user.run('{ evidenceFiles { nodes { name } } }')).evidenceFiles.nodes).toEqual([{ name: 'good.pdf' }])
      } finally {
        await house.close()
      }
      child.kill()
      await until(async () => child.exitCode !== null || child.signalCode !== null)
      await expect(scanner.scan(clean)).rejects.toThrow(ScannerAway)
    } finally {
      child.kill('SIGKILL')
    }
  })
})
