/**
 * What a file would change in a return. Every way in (workbook, CSV, JSON, ADX) hands what it finds to one intake, which
 * compares it with the return and refuses by the rules of the form; so the same figure meets the same answer everywhere.
 * Nothing is saved here.
 * Source: issue "Results", item 3 and "Bad input and faults".
 */
import { decimalText } from '@solmu/shared/decimal.js'
import type { Period } from '@solmu/shared/periods.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { ErrorParams } from '../errors.js'
import { type FileAnswer, longestQuote } from './answer-words.js'
import { breakdownOf, type Breakdown, type CellAnswer, type CellKey, cellKeyText } from './cell.js'
import { type AnswerIssue, readAnswer } from './cell-rules.js'
import { isSameAnswer } from './paste-answer.js'
import type { Sheet, SheetCell, SheetRow } from './sheet.js'

/** A return as files see it. */
export interface ReturnForm {
  readonly roundId: string
  readonly roundName: LocalizedText
  readonly period: Period
  readonly unitId: string
  /** The key of the unit in other systems; null when it has none. */
  readonly unitCode: string | null
  readonly unitName: LocalizedText
  /** The number that the newest saved figures carry as their version. */
  readonly clock: number
  readonly sheet: Sheet
}

/** Beside the codes of refusals that a form knows too. */
export const fileIssueCodes = [
  'WRONG_SHEET',
  'SHEET_TWICE',
  'WRONG_ROUND',
  'WRONG_UNIT',
  'WRONG_PERIOD',
  'UNKNOWN_COLUMN',
  'COLUMN_REPEATED',
  'COLUMN_SWAPPED',
  'UNKNOWN_ROW',
  'ROW_SWAPPED',
  'CELL_REPEATED',
  'NOT_ASKED_HERE',
  'UNKNOWN_INDICATOR',
  'UNKNOWN_BREAKDOWN',
  'FORMULA',
  'MERGED'
] as const

export type FileIssueCode = (typeof fileIssueCodes)[number] | AnswerIssue['code']

/** Where something stands in a file; null where the file has no such thing. */
export interface FilePlace {
  /** From 1: the row of a sheet, the line of a text, the place in a list. */
  readonly row: number | null
  readonly column: number | null
  /** As spreadsheets call it: C7. */
  readonly cell: string | null
}

export interface FileIssue extends FilePlace {
  readonly code: FileIssueCode
  readonly params: ErrorParams
  /** What stands there, shortened. */
  readonly text: string
}

/** A figure that the file would change. */
export interface FileCell extends CellKey, FilePlace {
  readonly indicatorCode: string
  /** Null when the figure is to be emptied. */
  readonly answer: (CellAnswer & { readonly note: string }) | null
  /** What the return says now; null while nothing was answered. */
  readonly current: (CellAnswer & { readonly note: string }) | null
  /** The version that the change rests on; 0 when nothing was answered. */
  readonly version: number
  /** True when the figure was saved after the file was made. */
  readonly isNewerHere: boolean
}

export interface FileReading {
  readonly cells: readonly FileCell[]
  readonly issues: readonly FileIssue[]
  /** How many figures of the file say what the return says already. */
  readonly unchangedCount: number
}

export const nowhere: FilePlace = { row: null, column: null, cell: null }

/**
 * A place of a sheet.
 *
 * @param row from 1
 * @param column from 1
 * @example placeAt(7, 28).cell // 'AB7'
 */
export function placeAt(row: number, column: number): FilePlace {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return { row, column, cell: `${letters}${row}` }
}

/** Takes what a file says, figure by figure. */
export interface Intake {
  /** The indicator of a code, however its letters are written. */
  readonly rowOf: (code: string) => SheetRow | undefined
  readonly refuse: (place: FilePlace, issue: { readonly code: FileIssueCode; readonly params?: ErrorParams; readonly text?: string }) => void
  /** @param answer null empties the figure */
  readonly take: (place: FilePlace, row: SheetRow, given: { readonly breakdown: Breakdown; readonly answer: FileAnswer | null }) => void
  readonly result: () => FileReading
}

/**
 * Opens an intake for a return.
 *
 * @param clock the clock of the return when the file was made; null when the file does not say
 */
export function openIntake(form: ReturnForm, clock: number | null = null): Intake {
  const byCode = new Map(form.sheet.rows.map((row) => [row.indicator.code, row]))
  const places = new Map(form.sheet.rows.flatMap(({ cells }) => cells.map((cell) => [cellKeyText(cell), cell] as const)))
  const seen = new Map<string, FilePlace>()
  const issues: FileIssue[] = []
  const changes = new Map<string, FileCell>()
  const same = new Set<string>()
  const refuse: Intake['refuse'] = (place, { code, params = {}, text = '' }) => {
    issues.push({ ...place, code, params, text: text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text })
  }
  const take: Intake['take'] = (place, row, { breakdown, answer }) => {
    const key = cellKeyText({ indicatorId: row.indicator.id, breakdown })
    const at = places.get(key)
    if (!at) return refuse(place, { code: 'NOT_ASKED_HERE', text: breakdown })
    const before = seen.get(key)
    if (before) {
      // Which of the two is meant nobody can tell, so neither is taken.
      changes.delete(key)
      same.delete(key)
      return refuse(place, { code: 'CELL_REPEATED', params: { first: before.cell ?? String(before.row ?? '') }, text: row.indicator.code })
    }
    seen.set(key, place)
    const weighed = weigh(row, at, answer)
    if (weighed === 'same') same.add(key)
    else if ('issue' in weighed) refuse(place, { ...weighed.issue, text: row.indicator.code })
    else changes.set(key, { ...place, ...changeOf(row, at), answer: weighed.answer, isNewerHere: clock !== null && (at.cell?.version ?? 0) > clock })
  }
  return {
    rowOf: (code) => byCode.get(code.trim().toUpperCase()),
    refuse,
    take,
    result: () => ({ cells: [...changes.values()], issues, unchangedCount: same.size })
  }
}

function changeOf({ indicator }: SheetRow, { indicatorId, breakdown, cell }: SheetCell) {
  const current = cell && { status: cell.status, value: cell.value, note: cell.note }
  return { indicatorId, breakdown, indicatorCode: indicator.code, current, version: cell?.version ?? 0 }
}

type Weighed = 'same' | { readonly answer: FileCell['answer'] } | { readonly issue: AnswerIssue }

function weigh(row: SheetRow, { cell, isWritable }: SheetCell, given: FileAnswer | null): Weighed {
  const note = noteAfter(cell, given)
  if (isSameAnswer(cell, given) && (cell?.note ?? '') === note) return 'same'
  if (!isWritable) return { issue: { code: 'CELL_LOCKED', params: {} } }
  if (!given) return { answer: null }
  const value = given.status === 'value' ? decimalText(given.value ?? 0, row.indicator.decimals) : null
  return readAnswer(row, { status: given.status, value, note })
}

/** What was said before stands while the answer stays of the same kind and the file says nothing else. */
function noteAfter(cell: SheetCell['cell'], given: FileAnswer | null): string {
  if (given?.note != null) return given.note.trim()
  return given && cell?.status === given.status ? cell.note : ''
}

/**
 * The breakdown that a text means: the dimensions in any order, parted by commas or semicolons, in any letters.
 *
 * @example lenientBreakdown('Gender=F; customer_group:II') // 'customer_group:ii,gender:f'
 */
export function lenientBreakdown(text: string): Breakdown | null {
  const pairs = text.trim().toLowerCase().split(/[,;]/).flatMap((pair) => (pair.trim() === '' ? [] : [pair.split(/[:=]/).map((each) => each.trim())]))
  if (pairs.some((pair) => pair.length !== 2 || pair.includes(''))) return null
  const categories = Object.fromEntries(pairs as [string, string][])
  return Object.keys(categories).length === pairs.length ? breakdownOf(categories) : null
}
