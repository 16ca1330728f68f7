import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What the kernel says after the name in brackets, which may hold spaces: first the state. */
const statOf = async (pid: number): Promise<string[]> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

export async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // Another user's process is alive too.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  // In a container nobody may collect the dead: such a one still has its number.
  return process.platform !== 'linux' || (await statOf(pid).catch(() => ['Z']))[0] !== 'Z'
}

/** Tells this run of a process from a later one that was given the same number. Empty where the system does not say. */
export async function processIdentity(pid: number): Promise<string> {
  try {
    if (process.platform === 'linux') {
      const [boot, stat] = await Promise.all([readFile('/proc/sys/kernel/random/boot_id', 'utf8'), statOf(pid)])
      // Field 22 of all: when it started.
      return `${boot.trim()} ${stat[19]}`
    }
    if (process.platform === 'win32') return ''
    return (await run('ps', ['-o', 'lstart=', '-p', String(pid)])).stdout.trim()
  } catch {
    return ''
  }
}

/** The command line of a process, to see whether it is what we think. */
export async function commandOf(pid: number): Promise<string> {
  try {
    if (process.platform === 'linux') return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ')
    if (process.platform === 'win32') return (await run('tasklist', ['/fi', `PID eq ${pid}`, '/fo', 'csv', '/nh'])).stdout
    return (await run('ps', ['-o', 'command=', '-p', String(pid)])).stdout
  } catch {
    return ''
  }
}
