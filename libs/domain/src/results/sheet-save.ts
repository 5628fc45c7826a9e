/**
 * What becomes of the figures that somebody saves: each is written, stands already, meets what somebody else has written
 * meanwhile, or is refused; whichever it is, the others are saved. Nobody's figure is overwritten by somebody who had not
 * seen it. Source: issue "Results", item 3 and "Two people editing one return".
 */
import { cellKeyText, type CellKey, type CellStatus } from './cell.js'
import { type AnswerIssue, type KeptAnswer, readAnswer } from './cell-rules.js'
import type { ReturnState } from './return-state.js'
import { type CellReply, isCellWritable } from './return.workflow-cells.js'
import type { RoundState } from './round.js'
import { type AskedIndicator, breakdownTest, type WorkingCell } from './sheet.js'

/** A figure as somebody wants it to be. */
export interface CellChange extends CellKey {
  readonly status: CellStatus
  readonly value: string | null
  readonly note: string
  /** The version that they had before their eyes; 0 when the place was empty. */
  readonly expectedVersion: number
  /** The answer is taken away, and the place is empty again. */
  readonly isCleared: boolean
}

/** Where the return stands, what is asked of it, and those of its figures that are named. */
export interface SaveState<Of extends WorkingCell> {
  readonly round: RoundState
  readonly state: ReturnState
  readonly asked: readonly AskedIndicator[]
  readonly cells: readonly Of[]
}

export interface CellRefusal extends CellKey, AnswerIssue {}

/** A figure that is to be written. */
export type WrittenCell = CellKey & KeptAnswer & { readonly answered: CellReply | null; readonly review: WorkingCell['review'] }

/** A figure that somebody else has written or emptied meanwhile; theirs is null when it is empty now. */
export type CellConflict<Of extends WorkingCell> = CellKey & { readonly theirs: Of | null }

export interface SavePlan<Of extends WorkingCell> {
  readonly written: readonly WrittenCell[]
  readonly cleared: readonly CellKey[]
  /** What was to be emptied, and is empty already. */
  readonly empty: readonly CellKey[]
  /** What stands already as it was wanted. */
  readonly unchanged: readonly Of[]
  readonly conflicts: readonly CellConflict<Of>[]
  readonly refusals: readonly CellRefusal[]
}

type Fate<Of extends WorkingCell> =
  | { readonly written: WrittenCell }
  | { readonly cleared: CellKey }
  | { readonly empty: CellKey }
  | { readonly unchanged: Of }
  | { readonly conflict: CellConflict<Of> }
  | { readonly refusal: CellRefusal }

/**
 * Works out what becomes of each figure.
 *
 * @example
 * Somebody who saw an empty place saves 3, where a 5 of version 2 stands meanwhile:
 * planSave([{ …key, value: '3', expectedVersion: 0 }], state).conflicts // [{ …key, theirs: { value: 5, version: 2, … } }]
 */
export function planSave<Of extends WorkingCell>(changes: readonly CellChange[], of: SaveState<Of>): SavePlan<Of> {
  const places = new Map(of.asked.map((asked) => [asked.indicator.id, { asked, isAsked: breakdownTest(asked) }]))
  const standing = new Map(of.cells.map((cell) => [cellKeyText(cell), cell]))
  const named = new Map<string, number>()
  const plan = { written: [], cleared: [], empty: [], unchanged: [], conflicts: [], refusals: [] } as Writable<SavePlan<Of>>
  for (const [at, change] of changes.entries()) {
    const key = cellKeyText(change)
    const place = places.get(change.indicatorId)
    const asked = place?.isAsked(change.breakdown) ? place.asked : null
    const current = standing.get(key) ?? null
    const line = named.get(key)
    put(plan, line === undefined ? fateOf(change, { asked, current, of }) : refused(change, 'DUPLICATE_KEY', { line }))
    if (line === undefined) named.set(key, at + 1)
  }
  return plan
}

type Writable<T> = { -readonly [Field in keyof T]: T[Field] extends readonly (infer Item)[] ? Item[] : T[Field] }

function put<Of extends WorkingCell>(plan: Writable<SavePlan<Of>>, fate: Fate<Of>): void {
  if ('written' in fate) plan.written.push(fate.written)
  else if ('cleared' in fate) plan.cleared.push(fate.cleared)
  else if ('conflict' in fate) plan.conflicts.push(fate.conflict)
  else if ('refusal' in fate) plan.refusals.push(fate.refusal)
  else if ('empty' in fate) plan.empty.push(fate.empty)
  else plan.unchanged.push(fate.unchanged)
}

type Place<Of extends WorkingCell> = {
  readonly asked: AskedIndicator | null
  readonly current: Of | null
  readonly of: SaveState<Of>
}

const keyOf = ({ indicatorId, breakdown }: CellKey): CellKey => ({ indicatorId, breakdown })
const refused = (key: CellKey, code: AnswerIssue['code'], params: AnswerIssue['params'] = {}) => ({
  refusal: { ...keyOf(key), code, params }
})

function fateOf<Of extends WorkingCell>(change: CellChange, { asked, current, of }: Place<Of>): Fate<Of> {
  if (!asked) return refused(change, 'UNKNOWN_REFERENCE', { value: change.breakdown || change.indicatorId })
  const isOpen = isCellWritable({ round: of.round, state: of.state, review: current?.review ?? null })
  if (!isOpen) return refused(change, 'CELL_LOCKED')
  return change.isCleared ? clearing(change, current) : writing(change, asked, current)
}

function writing<Of extends WorkingCell>(change: CellChange, asked: AskedIndicator, current: Of | null): Fate<Of> {
  const read = readAnswer(asked, change)
  if ('issue' in read) return refused(change, read.issue.code, read.issue.params)
  if (current && isSame(current, read.answer)) return { unchanged: current }
  if ((current?.version ?? 0) !== change.expectedVersion) return { conflict: { ...keyOf(change), theirs: current } }
  const { status, value, note } = read.answer
  const { review, answered } = reviewAfter(current, read.answer)
  return { written: { indicatorId: change.indicatorId, breakdown: change.breakdown, status, value, note, review, answered } }
}

/** A question is answered, never done away with. */
function clearing<Of extends WorkingCell>(change: CellChange, current: Of | null): Fate<Of> {
  if (!current) return { empty: keyOf(change) }
  if (current.review === 'questioned') return refused(change, 'REQUIRED')
  if (current.version !== change.expectedVersion) return { conflict: { ...keyOf(change), theirs: current } }
  return { cleared: keyOf(change) }
}

const isSame = (cell: KeptAnswer, other: KeptAnswer): boolean =>
  cell.status === other.status && cell.value === other.value && cell.note === other.note

/** A question is answered by another figure; another note alone says nothing about it. */
function reviewAfter(current: WorkingCell | null, answer: KeptAnswer): Pick<WrittenCell, 'review' | 'answered'> {
  if (!current) return { review: 'open', answered: null }
  const isMended = current.review === 'questioned' && (current.status !== answer.status || current.value !== answer.value)
  return { review: current.review, answered: isMended ? 'mended' : current.answered }
}
