import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'

/**
 * Who a process is, so that a number found in a file can be told from a later
 * process that happened to get the same number. Null when no such process runs.
 */
export function identityOf(pid) {
  if (!isAlive(pid)) return null
  return { pid, since: startOf(pid) }
}

/** Whether the process noted earlier with `identityOf` still runs. */
export function stillRuns(identity) {
  if (!identity || !isAlive(identity.pid)) return false
  return startOf(identity.pid) === identity.since
}

/** Whether a process with this number runs (whoever owns it). A zombie counts as gone. */
export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code !== 'EPERM') return false
  }
  return statOf(pid)?.state !== 'Z'
}

/** The program a process runs (`postgres`), or null when the system does not tell. */
export function programOf(pid) {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
    if (process.platform === 'win32') return null
    return execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).trim().split('/').at(-1) ?? null
  } catch {
    return null
  }
}

/** The folder a process works in, or null when the system does not tell. */
export function workingFolderOf(pid) {
  try {
    return process.platform === 'linux' ? readlinkSync(`/proc/${pid}/cwd`) : null
  } catch {
    return null
  }
}

/** Resolves to true when the process is gone, false when it still runs after `timeoutMs`. */
export async function waitUntilGone(pid, timeoutMs) {
  const until = Date.now() + timeoutMs
  while (isAlive(pid)) {
    if (Date.now() > until) return false
    await pause(20)
  }
  return true
}

/** Resolves after `ms` milliseconds. */
export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** When the process started, in the system's own words; only ever compared for equality. */
function startOf(pid) {
  if (process.platform === 'linux') return `${bootId()}:${statOf(pid)?.start ?? ''}`
  if (process.platform === 'win32') return ''
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

function statOf(pid) {
  if (process.platform !== 'linux') return null
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0], start: fields[19] }
  } catch {
    return null
  }
}

function bootId() {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return ''
  }
}
