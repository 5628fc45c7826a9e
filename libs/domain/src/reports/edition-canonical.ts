/**
 * The one way in which the contents of an edition are written as text, so that the same contents always have the same
 * bytes, and the same hash: a row is a JSON object with its keys in order, and ends its line. Numbers are whole; what has
 * decimals is written as a text.
 * Source: issue "Reports", item 2; RFC 8785 (for whole numbers and texts the result is the same), JSON Lines.
 */

/** What a row may hold. */
export type Canonical = string | number | bigint | boolean | null | readonly Canonical[] | { readonly [key: string]: Canonical }

export type CanonicalRow = { readonly [key: string]: Canonical }

/**
 * A value as canonical JSON: keys sorted by their code units, no spaces, no fractions.
 *
 * @throws RangeError for a number that is not whole, or too large to be exact
 * @example canonicalText({ b: 1, a: ['x', null] }) // '{"a":["x",null],"b":1}'
 */
export function canonicalText(value: Canonical): string {
  if (typeof value === 'bigint') return String(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`)
    return String(value)
  }
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonicalText).join(',')}]`
  const fields = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalText(value[key] ?? null)}`)
  return `{${fields.join(',')}}`
}

const isList = (value: object): value is readonly Canonical[] => Array.isArray(value)

/** Rows as lines, in the order in which they are given. No rows are no text. */
export function canonicalLines(rows: readonly CanonicalRow[]): string {
  return rows.map((row) => `${canonicalText(row)}\n`).join('')
}

/**
 * Rows as lines, in the order of what identifies them. Of two rows with the same key the order is that of their texts, so
 * that it never depends on the order in which they came.
 *
 * @param keyOf the fields that identify a row, the most important first
 */
export function sortedLines(rows: readonly CanonicalRow[], keyOf: readonly string[]): string {
  const lines = rows.map((row) => ({ key: keyOf.map((field) => textOf(row[field] ?? null)), text: canonicalText(row) }))
  return lines
    .sort((a, b) => compareLists(a.key, b.key) || compareTexts(a.text, b.text))
    .map(({ text }) => `${text}\n`)
    .join('')
}

/** Numbers sort as numbers do, as long as they are of one sign and no longer than twenty digits. */
const textOf = (value: Canonical): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value).padStart(20, '0') : canonicalText(value)

function compareLists(a: readonly string[], b: readonly string[]): number {
  for (const [place, text] of a.entries()) {
    const order = compareTexts(text, b[place] ?? '')
    if (order !== 0) return order
  }
  return 0
}

const compareTexts = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

/** Says whether two values would be written as the same text. */
export function isSameContent(one: unknown, other: unknown): boolean {
  return canonicalText(one as Canonical) === canonicalText(other as Canonical)
}

/** How many rows a text has. */
export function rowCountOf(lines: string): number {
  let count = 0
  for (let at = lines.indexOf('\n'); at !== -1; at = lines.indexOf('\n', at + 1)) count++
  return count
}

/** The rows of a text again. */
export function rowsOf<Row>(lines: string): Row[] {
  return lines.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Row]))
}

/**
 * How many rows of a text are not in another, and the other way round; a row that says something else counts once. Zero when both
 * are the same.
 *
 * @example differingRows('{"a":1}\n{"a":2}\n', '{"a":1}\n{"a":3}\n') // 1
 */
export function differingRows(one: string, other: string): number {
  if (one === other) return 0
  const [before, after] = [countsOf(one), countsOf(other)]
  return Math.max(surplus(before, after), surplus(after, before))
}

function countsOf(lines: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const line of lines.split('\n')) if (line !== '') counts.set(line, (counts.get(line) ?? 0) + 1)
  return counts
}

function surplus(of: ReadonlyMap<string, number>, over: ReadonlyMap<string, number>): number {
  let count = 0
  for (const [line, times] of of) count += Math.max(0, times - (over.get(line) ?? 0))
  return count
}
