import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the repository. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** What is built from the sources. */
export const dist = join(root, 'dist')

/** What one installation keeps: database, files, logs. `SOLMU_DATA_DIR` chooses another place. */
export function dataFolder() {
  return resolve(root, process.env.SOLMU_DATA_DIR || '.data')
}

/** The folder of the built-in PostgreSQL. */
export function databaseFolder() {
  return join(dataFolder(), 'postgres')
}
