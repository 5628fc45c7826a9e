import { readFileSync } from 'node:fs'
import { PlainError } from './plain-error.mjs'

/**
 * A setting that may come from a file (`NAME_FILE`) as well. What the file holds takes the setting's place, so that
 * the programs started from here see one of the two; both at once are left for the API to refuse.
 *
 * @param {string} name
 * @returns {string | undefined}
 * @throws {PlainError} when the file cannot be read
 */
export function settingOrFile(name) {
  const path = process.env[`${name}_FILE`]
  if (!path) return process.env[name]
  if (process.env[name]) throw new PlainError(`${name} is given twice: as ${name} and as ${name}_FILE.`, { advice: 'Leave one out.' })
  try {
    process.env[name] = readFileSync(path, 'utf8').replace(/\r?\n$/, '')
  } catch (error) {
    throw new PlainError(`The file that ${name}_FILE names cannot be read: ${path} (${error.code}).`)
  }
  delete process.env[`${name}_FILE`]
  return process.env[name]
}
