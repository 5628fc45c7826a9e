/**
 * Cursors of keyset pagination: where the next page begins, as the sort values
 * of the last row seen. A cursor comes back from the outside, so nothing about
 * it is believed: what is not exactly a cursor of the expected shape is null.
 */

export type CursorValue = string | number | null

/** What stands at a place of the cursor; a question mark allows null. */
export type CursorKind = 'string' | 'number' | 'string?' | 'number?'

const longestCursor = 2048

/**
 * Writes a cursor: base64url of the JSON of the values.
 *
 * @throws RangeError when a value could not be read back: an endless number or a text with a NUL.
 * @example encodeCursor(['Oulu', '0198…']) // 'WyJPdWx1IiwiMDE5OOKApiJd'
 */
export function encodeCursor(values: readonly CursorValue[]): string {
  if (!values.every(isWritable)) throw new RangeError('a cursor holds texts without NUL, finite numbers and null')
  const bytes = new TextEncoder().encode(JSON.stringify(values))
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/**
 * Reads a cursor that `encodeCursor` has written, or null when the text is anything else.
 *
 * @example decodeCursor('WyJPdWx1Iiw3XQ', ['string', 'number']) // ['Oulu', 7]
 * @example decodeCursor('garbage', ['string', 'number']) // null
 */
export function decodeCursor(text: unknown, shape: readonly CursorKind[]): CursorValue[] | null {
  if (typeof text !== 'string' || text.length > longestCursor) return null
  const values = readJson(text)
  if (!Array.isArray(values) || values.length !== shape.length) return null
  if (!values.every((value, place) => isOfKind(value, shape[place]))) return null
  return encodeCursor(values) === text ? values : null
}

function readJson(text: string): unknown {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}

function isWritable(value: unknown): value is CursorValue {
  if (typeof value === 'string') return !value.includes('\0')
  return value === null || (typeof value === 'number' && Number.isFinite(value))
}

function isOfKind(value: unknown, kind: CursorKind | undefined): value is CursorValue {
  if (kind === undefined || !isWritable(value)) return false
  return value === null ? kind.endsWith('?') : typeof value === kind.replace('?', '')
}
