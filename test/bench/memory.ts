import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import type { Ground } from './ground.ts'
import { round, throughput } from './load.ts'
import { requestOf } from './operations.ts'
import { memoryOf } from './process.ts'
import type { Figure } from './results.ts'

/** What npm itself takes while it waits for its script: it is one of the Node processes too. */
async function memoryOfNpm(): Promise<number> {
  const npm = spawn('npm', ['exec', '--', 'node', '-e', 'setTimeout(() => {}, 5000)'], { stdio: 'ignore' })
  const ended = once(npm, 'exit')
  await wait(3_000)
  const memory = npm.pid ? await memoryOf(npm.pid) : null
  await ended
  return memory ?? Number.NaN
}

export async function measureMemory(ground: Ground, seconds = 20): Promise<Figure[]> {
  const ours = await ground.startOurs()
  try {
    await wait(5_000)
    const idle = (await memoryOf(ours.pid)) ?? Number.NaN
    const npm = await memoryOfNpm()
    let most = idle
    const watching = setInterval(async () => {
      most = Math.max(most, (await memoryOf(ours.pid)) ?? 0)
    }, 250)
    await throughput(ours.url, ground.large.reviewer, requestOf('BenchSuppliers'), seconds)
    clearInterval(watching)
    return [
      {
        name: 'memory of npm and Node together, most under the list bench',
        value: round(most + npm, 0),
        unit: 'MB',
        reach: '≤ 500',
        met: most + npm <= 500,
      },
    ]
  } finally {
    await ours.stop()
  }
}
