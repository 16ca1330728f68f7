import { setTimeout as wait } from 'node:timers/promises'
import type { Ground } from './ground.ts'
import { round, throughput } from './load.ts'
import { requestOf } from './operations.ts'
import { memoryOf } from './process.ts'
import type { Figure } from './results.ts'

/** What npm itself takes while it waits for its script: it is one of the Node processes too. Measured in start.ts on `npm start` itself. */
export async function measureMemory(ground: Ground, seconds = 20): Promise<Figure[]> {
  const ours = await ground.startOurs()
  try {
    await wait(5_000)
    const idle = (await memoryOf(ours.pid)) ?? Number.NaN
    let most = idle
    const watching = setInterval(async () => {
      most = Math.max(most, (await memoryOf(ours.pid)) ?? 0)
    }, 250)
    await throughput(ours.url, ground.large.reviewer, requestOf('BenchSuppliers'), seconds)
    clearInterval(watching)
    return [
      { name: 'memory of the server, idle after start', value: round(idle, 0), unit: 'MB', reach: '≤ 300 with npm', met: idle <= 300 },
      {
        name: 'memory of the server, most under the list bench',
        value: round(most, 0),
        unit: 'MB',
        reach: '≤ 500 with npm',
        met: most <= 500,
      },
    ]
  } finally {
    await ours.stop()
  }
}
