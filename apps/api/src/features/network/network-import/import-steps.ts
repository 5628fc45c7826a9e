import { setImmediate } from 'node:timers/promises'
import { DomainError } from '@solmu/domain/errors.js'
import type { FileRow } from '@solmu/domain/network/import-cells.js'
import type { PlannedRow } from '@solmu/domain/network/import-unit-plan.js'
import type { ImportReading, ImportTotal } from './network-import.graphql.js'
import type { BroughtIn, CheckedRow, ImportRecord, StoredRow } from './network-import.queries.js'

/** Rows worked out while others go on with their work; both steps run in one transaction of the caller. */
export type WorkedOut = {
  readonly rows: readonly BroughtIn[]
  /** Writes what the rows come down to, and holds nobody back. */
  write(): Promise<void>
  /**
   * Holds the others back, sees that they have left alone what the rows rest on, and records the change.
   *
   * @throws DomainError STALE when they have not
   */
  record(): Promise<string | null>
}

/** What the rows do, and what is counted of them where the kind keeps control totals. */
export type Planned = { readonly rows: readonly PlannedRow[]; readonly totals?: readonly ImportTotal[] }

/** What bringing in came to. */
export type Brought = { readonly changeId: string | null; readonly rows: readonly BroughtIn[]; readonly totals?: readonly ImportTotal[] }

/** What an import does with the rows of its kind. Bringing in and undoing run in the transaction of the caller. */
export type KindOfWork = {
  /** Works out what each row does; changes nothing. */
  plan(record: ImportRecord, rows: readonly FileRow[]): Promise<Planned>
  /** What the cells of some rows were understood as, row by row, for a kind whose cells can be understood in more than one way. */
  understand?(record: ImportRecord, rows: readonly StoredRow[]): Promise<ImportReading[][]>
  /**
   * Works out what bringing in rows that were looked at comes down to, for a kind of which others must not be held back
   * for as long as that takes.
   *
   * @throws DomainError STALE when a row would no longer do what it was seen to do
   */
  workOut?(record: ImportRecord, rows: readonly CheckedRow[]): Promise<WorkedOut>
  /**
   * Brings in rows that were looked at, and holds the others back meanwhile.
   *
   * @throws DomainError STALE when a row would no longer do what it was seen to do
   */
  bringIn(record: ImportRecord, rows: readonly CheckedRow[]): Promise<Brought>
  /** @throws DomainError IMPORT_STATE when something rests on what was brought in */
  checkUndo(record: ImportRecord): Promise<void>
  /** @throws DomainError IMPORT_STATE */
  undo(record: ImportRecord): Promise<void>
}

/** Why an import is not where it would have to be. */
export type ImportStateCode =
  | 'busy'
  | 'wrong_rows'
  | 'nothing_sound'
  | 'not_checked'
  | 'not_applied'
  | 'applied'
  | 'too_late'
  | 'later_changes'

export const stateRefusal = (code: ImportStateCode): DomainError =>
  new DomainError('IMPORT_STATE', { path: ['importId'], params: { code } })

/** Does work step by step, and lets others have their turn between the steps. */
export async function inSteps<Result>(work: Generator<number, Result>): Promise<Result> {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    await setImmediate()
  }
}

/** The same for every item of a list. */
export const eachInSteps = <Item, Result>(items: readonly Item[], read: (item: Item) => Result): Promise<Result[]> =>
  inSteps(reading(items, read))

function* reading<Item, Result>(items: readonly Item[], read: (item: Item) => Result): Generator<number, Result[]> {
  const results: Result[] = []
  for (const item of items) {
    results.push(read(item))
    if (results.length % 200 === 0) yield results.length
  }
  return results
}

/** What each column of the file fills, in their order. */
export const fieldsOf = ({ columns, mapping }: ImportRecord): (string | null)[] =>
  columns.map(({ heading }) => mapping[heading] ?? null)

/** A row that would do something else than it was seen to do is not brought in, and none with it. */
export function checkAsSeen(rows: readonly CheckedRow[], planned: readonly PlannedRow[]): void {
  if (rows.some(({ outcome }, place) => planned[place]?.outcome !== outcome)) throw new DomainError('STALE')
}
