/**
 * Blocks of figures from a spreadsheet and back into one. What is pasted is never dropped in silence: what does not fit, or
 * stands where nobody may write, is told, and what is no answer is kept as it was written, with the reason.
 * Source: design, "data entry"; issue "Results", item 3 and "Bad input and faults".
 */
import { placeAt, type Grid, type GridEntry, type GridPlace, type GridPosition } from './grid.js'

/** The texts of a block, line by line; every line has as many as it was written with. */
export type Block = readonly (readonly string[])[]

/** The most lines and columns that are taken at once. */
export const largestBlock = { lines: 2000, columns: 200 } as const

/** How a character of a block is read. */
interface Reader {
  readonly separator: string
  readonly lines: string[][]
  field: string
  isQuoted: boolean
}

/**
 * Reads what a spreadsheet puts on the clipboard: fields parted by tabs, or by semicolons where there is no tab; fields that
 * hold a tab, a line break or a quote stand in quotes. The comma is a decimal comma and never parts fields. A line break at
 * the very end ends the last line and begins no other.
 *
 * @example readBlock('14\t38\r\n5\t12\r\n') // [['14', '38'], ['5', '12']]
 * @example readBlock('1 234,5;"a;b"') // [['1 234,5', 'a;b']]
 */
export function readBlock(text: string): Block {
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n').replace(/\n$/, '')
  const reader: Reader = { separator: plain.includes('\t') ? '\t' : ';', lines: [[]], field: '', isQuoted: false }
  for (let at = 0; at < plain.length; at += 1) at = readCharacter(reader, plain, at)
  endField(reader)
  return reader.lines
}

function endField(reader: Reader): void {
  reader.lines[reader.lines.length - 1]?.push(reader.field)
  reader.field = ''
}

/** Reads the character at a place; gives the place of the last one read. */
function readCharacter(reader: Reader, text: string, at: number): number {
  const character = text.charAt(at)
  if (reader.isQuoted) return readQuoted(reader, text, at)
  if (character === '"' && reader.field === '' && text.indexOf('"', at + 1) > -1) reader.isQuoted = true
  else if (character === reader.separator) endField(reader)
  else if (character === '\n') {
    endField(reader)
    reader.lines.push([])
  } else reader.field += character
  return at
}

function readQuoted(reader: Reader, text: string, at: number): number {
  const character = text.charAt(at)
  if (character !== '"') reader.field += character
  else if (text.charAt(at + 1) === '"') {
    reader.field += '"'
    return at + 1
  } else reader.isQuoted = false
  return at
}

/** Writes a block as a spreadsheet takes it from the clipboard. The other way of `readBlock`. */
export function writeBlock(block: Block): string {
  return block.map((line) => line.map((field) => (/[\t\n\r"]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join('\t')).join('\n')
}

/** A text of a block that comes to stand on a figure. */
export interface PlacedText {
  readonly entry: GridEntry
  readonly text: string
}

/**
 * A text of a block that comes to stand nowhere. outside: beyond the ends of the grid · locked: on a figure that may not be
 * written now · computed: on a total · not_asked: where nothing is asked.
 */
export interface LeftText {
  readonly reason: 'outside' | 'locked' | 'computed' | 'not_asked'
  readonly text: string
  readonly position: GridPosition
  /** The figure that stands there; null when there is none. */
  readonly key: string | null
}

export interface Placement {
  readonly placed: readonly PlacedText[]
  readonly left: readonly LeftText[]
}

/**
 * Lays a block over the grid with its first field at a place. A single field fills the whole selection. Empty fields of a
 * block change nothing: tyhjä ei ole nolla.
 *
 * @param at the upper left place, or the ends of the selection
 * @throws RangeError when the block is larger than `largestBlock`; nothing of it is taken
 */
export function placeBlock(
  grid: Grid,
  block: Block,
  at: { readonly from: GridPosition; readonly to?: GridPosition }
): Placement {
  const width = Math.max(0, ...block.map((line) => line.length))
  if (block.length > largestBlock.lines || width > largestBlock.columns) throw new RangeError('the block is too large')
  const placed: PlacedText[] = []
  const left: LeftText[] = []
  for (const { position, text } of spread(block, at)) {
    const place = placeAt(grid, position)
    if (place?.kind === 'entry' && place.isWritable) placed.push({ entry: place, text })
    else left.push({ reason: reasonOf(place), text, position, key: place?.kind === 'entry' ? place.key : null })
  }
  return { placed, left }
}

function reasonOf(place: GridPlace | undefined): LeftText['reason'] {
  if (!place) return 'outside'
  return ({ entry: 'locked', total: 'computed', blank: 'not_asked' } as const)[place.kind]
}

interface Spread {
  readonly position: GridPosition
  readonly text: string
}

function spread(block: Block, { from, to = from }: { readonly from: GridPosition; readonly to?: GridPosition }): Spread[] {
  const [top, leftmost] = [Math.min(from.line, to.line), Math.min(from.column, to.column)]
  const only = block.length === 1 && block[0]?.length === 1 ? (block[0][0] ?? '') : null
  if (only !== null) {
    const [lines, columns] = [Math.abs(to.line - from.line) + 1, Math.abs(to.column - from.column) + 1]
    return Array.from({ length: only.trim() === '' ? 0 : lines * columns }, (_, index) => ({
      position: { line: top + Math.floor(index / columns), column: leftmost + (index % columns) },
      text: only
    }))
  }
  return block.flatMap((fields, line) =>
    fields.flatMap((text, column) =>
      text.trim() === '' ? [] : [{ position: { line: top + line, column: leftmost + column }, text }]
    )
  )
}

/** What stood in a figure before something was done to it. */
export interface CellChange<Content> {
  readonly key: string
  readonly before: Content
  readonly after: Content
}

/**
 * What takes a change back: a figure that has been changed once more since then stays as it is.
 *
 * @param now what stands in a figure today
 */
export function undoOf<Content>(
  changes: readonly CellChange<Content>[],
  now: (key: string) => Content
): CellChange<Content>[] {
  return changes
    .filter(({ key, after }) => now(key) === after)
    .map(({ key, before, after }) => ({ key, before: after, after: before }))
}
