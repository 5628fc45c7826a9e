/** One figure of the form: what the server had, what it says now, and what is still to be sent. */
import type { CellAnswer } from '@solmu/domain/results/cell.js'
import { isSameAnswer, readTyped, type FigureKind } from '@solmu/domain/results/paste-answer.js'
import type { CellReview } from '@solmu/domain/results/return-state.js'
import { decimalText, parseDecimal } from '@solmu/shared/decimal.js'
import type { CellAnswerKind, SentTheirs, SheetCell } from '../unit-return.types.js'

/** Why a figure cannot be sent as it is: the code of a refusal, with its params. */
export interface CellIssue {
  readonly code: string
  readonly params: Readonly<Record<string, string | number | boolean>>
}

/** What somebody else has saved meanwhile. */
export interface Theirs {
  readonly answer: CellAnswer | null
  readonly note: string
  readonly version: number
  readonly changedBy: string | null
  readonly changedAt: string | null
}

export interface CellState {
  readonly key: string
  readonly indicatorId: string
  readonly breakdown: string
  readonly isWritable: boolean
  readonly review: CellReview
  readonly answered: CellAnswerKind | null
  /** The version on which what is written here rests; 0 when there was none. */
  readonly version: number
  readonly savedAnswer: CellAnswer | null
  readonly savedNote: string
  readonly changedBy: string | null
  readonly changedAt: string | null
  readonly answer: CellAnswer | null
  readonly note: string
  /** What was typed, while it is typed and as long as it is no answer; null when the answer says it all. */
  readonly typed: string | null
  readonly issue: CellIssue | null
  readonly isUnsent: boolean
  /** Counts what was done here, so that an answer of the server is not taken for one to later doings. */
  readonly turn: number
  /** Set while mine and theirs both stand, and somebody has to choose. */
  readonly theirs: Theirs | null
}

/** Of which kind a figure is, and whether its absence needs a reason. */
export interface CellKind extends FigureKind {
  readonly isRequired: boolean
}

export function answerOf(
  sent: { readonly status: CellAnswer['status'] | null; readonly value: string | null },
  decimals: number
): CellAnswer | null {
  if (!sent.status) return null
  const parsed = sent.status === 'value' && sent.value !== null ? parseDecimal(sent.value, decimals) : null
  return { status: sent.status, value: parsed && 'value' in parsed ? parsed.value : null }
}

/** The value of an answer as it travels. */
export function sentValue(answer: CellAnswer | null, decimals: number): string | null {
  return answer?.status === 'value' ? decimalText(answer.value ?? 0, decimals) : null
}

export function cellOf(key: string, indicatorId: string, from: { readonly cell: SheetCell; readonly kind: CellKind }): CellState {
  const { cell, kind } = from
  const answer = answerOf(cell, kind.decimals)
  return {
    ...{ key, indicatorId, breakdown: cell.breakdown, isWritable: cell.isWritable, review: cell.review },
    ...{ answered: cell.answered, version: cell.version, savedAnswer: answer, savedNote: cell.note },
    ...{ changedBy: cell.changedBy, changedAt: cell.changedAt, answer, note: cell.note },
    ...{ typed: null, issue: null, isUnsent: false, turn: 0, theirs: null }
  }
}

/** A figure that is missing needs a reason where every unit is expected to have it. */
function reasonIssue(answer: CellAnswer | null, note: string, kind: CellKind): CellIssue | null {
  const owesReason = answer?.status === 'missing' && kind.isRequired && note.trim() === ''
  return owesReason ? { code: 'NOTE_REQUIRED', params: {} } : null
}

interface Change {
  readonly text?: string
  readonly note?: string
}

/** The figure after something was written into it, or into its note. */
export function written(cell: CellState, change: Change, kind: CellKind): CellState {
  const note = change.note ?? cell.note
  const text = change.text ?? cell.typed
  const read = text === null ? { answer: cell.answer } : readTyped(text, kind)
  const answer = 'answer' in read ? read.answer : cell.answer
  const issue = 'issue' in read ? read.issue : reasonIssue(answer, note, kind)
  const isAsSaved = !issue && isSameAnswer(answer, cell.savedAnswer) && note === cell.savedNote
  return { ...cell, answer, note, typed: text, issue, isUnsent: !isAsSaved || cell.theirs !== null, turn: cell.turn + 1 }
}

interface SavedBy {
  /** What the figure had counted when it was sent. */
  readonly turn: number
  readonly kept: Theirs
  readonly review: CellReview
  readonly answered: CellAnswerKind | null
}

/** The figure as the server has kept it; what was done meanwhile stays and rests on the new version. */
export function saved(cell: CellState, by: SavedBy): CellState {
  const { kept, review, answered } = by
  const { version, changedBy, changedAt } = kept
  const base = { version, savedAnswer: kept.answer, savedNote: kept.note, changedBy, changedAt }
  const isDone = cell.turn === by.turn
  const now = { ...cell, ...base, review, answered, theirs: null }
  return isDone ? { ...now, answer: kept.answer, note: kept.note, issue: null, isUnsent: false } : now
}

/** The figure as read anew; one with something unsent keeps what it rests on, so that the server can tell a clash. */
export function refreshed(cell: CellState, fresh: CellState): CellState {
  // Read before it was last saved from here, and arrived after that: versions only rise, and a cleared figure has none.
  if (fresh.version > 0 && fresh.version < cell.version) return cell
  if (cell.isUnsent) return { ...cell, isWritable: fresh.isWritable, review: fresh.review }
  const isSame =
    cell.version === fresh.version &&
    cell.isWritable === fresh.isWritable &&
    cell.review === fresh.review &&
    cell.answered === fresh.answered
  return isSame ? cell : { ...fresh, turn: cell.turn }
}

const emptied: Theirs = { answer: null, note: '', version: 0, changedBy: null, changedAt: null }

export function theirsOf(sent: SentTheirs | null, decimals: number): Theirs {
  if (!sent) return emptied
  const { note, version, changedBy, changedAt } = sent
  return { answer: answerOf(sent, decimals), note, version, changedBy, changedAt }
}

/** Mine over theirs: what was written here rests on what they have saved. */
export function keepMine(cell: CellState): CellState {
  if (!cell.theirs) return cell
  const { answer, note, version, changedBy, changedAt } = cell.theirs
  const isAsTheirs = !cell.issue && isSameAnswer(answer, cell.answer) && note === cell.note
  const now = { ...cell, savedAnswer: answer, savedNote: note, version, changedBy, changedAt, theirs: null }
  return { ...now, isUnsent: !isAsTheirs, turn: cell.turn + 1 }
}

/** Theirs over mine: what was written here is gone. */
export function takeTheirs(cell: CellState): CellState {
  if (!cell.theirs) return cell
  const { answer, note, version, changedBy, changedAt } = cell.theirs
  const base = { savedAnswer: answer, savedNote: note, version, changedBy, changedAt }
  return { ...cell, ...base, answer, note, typed: null, issue: null, isUnsent: false, turn: cell.turn + 1, theirs: null }
}
