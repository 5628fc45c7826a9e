import { mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import { deletePostgres } from '../embedded-postgres.mjs'
import { isAlive } from '../processes.mjs'

/** Linux keeps in memory what lies here. */
const MEMORY = '/dev/shm'

/** What the databases of a run take at most, and what a machine must have left besides. */
const NEEDED = 3 * 2 ** 30

/**
 * A folder for the databases of the tests. Every spec file clones one of 1,500 files and throws it away, which costs a
 * file system on disk up to a second of its processor; so they lie in memory where there is plenty of it.
 *
 * @returns {Promise<{ folder: string, remove: () => void }>}
 */
export async function databaseFolder() {
  const place = hasPlenty() ? MEMORY : tmpdir()
  if (place === MEMORY) await removeAbandoned()
  const folder = mkdtempSync(join(place, `solmu-test-${process.pid}-`))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

function hasPlenty() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize > NEEDED && freemem() > 2 * NEEDED
  } catch {
    return false
  }
}

/** Whatever a run that was killed has left in memory, with the server that may still run on it. */
async function removeAbandoned() {
  for (const name of readdirSync(MEMORY)) {
    const [, pid] = /^solmu-test-(\d+)-/.exec(name) ?? []
    if (pid && !isAlive(Number(pid))) await deletePostgres(join(MEMORY, name))
  }
}
