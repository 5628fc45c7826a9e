/** Identifiers: UUID version 7, which sort by the time at which they were made. */
import { uuidv7 } from 'uuidv7'

/** The id of a record, as lower-case text with hyphens. */
export type Id = string

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** A new id, later in order than every id made before it in this process. */
export function newId(): Id {
  return uuidv7()
}

/** Says whether a value is written as a UUID of any version, so that the database takes it. */
export function isUuid(value: unknown): value is Id {
  return typeof value === 'string' && uuidPattern.test(value)
}
