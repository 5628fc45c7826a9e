/**
 * What happens to the figures of a return while it travels: who may write which of them, and what its reviewers have said
 * of each. Only what is questioned goes back; what was approved stays approved.
 * Source: peers 13, "Return only what is questioned"; issue "Results", item 5.
 */
import { type CellKey, cellKeyText } from './cell.js'
import type { CellReview, ReturnState } from './return-state.js'
import type { ReturnAction } from './return.workflow.js'
import type { RoundState } from './round.js'

/** mended: a new answer was given · confirmed: the unit says that the figure is right, and why. */
export const cellAnswers = ['mended', 'confirmed'] as const
export type CellReply = (typeof cellAnswers)[number]

/** What reviewers and unit have said of a figure. */
export interface ReviewedCell extends CellKey {
  readonly review: CellReview
  readonly answered: CellReply | null
}

/**
 * Says whether the unit may write a figure: all of them until it sends, only the questioned ones once it has the return
 * back, none while somebody else has it.
 *
 * @param review null for a figure that has never been written
 * @example isCellWritable({ round: 'open', state: 'returned', review: 'approved' }) // false
 */
export function isCellWritable(of: {
  readonly round: RoundState
  readonly state: ReturnState
  readonly review: CellReview | null
}): boolean {
  if (of.round !== 'open') return false
  if (of.state === 'not_started' || of.state === 'draft') return true
  return of.state === 'returned' && of.review === 'questioned'
}

/** A questioned figure to which the unit has not answered. */
export const isUnanswered = ({ review, answered }: ReviewedCell): boolean => review === 'questioned' && answered === null

/**
 * The figures after a step. Marked ones become questions, all others are approved; approval approves all; sending and
 * taking back leave them as they are, so that what was questioned stays known until somebody has approved.
 *
 * @param marked the figures that are questioned, for question and reopen
 */
export function cellsAfter(
  action: ReturnAction,
  cells: readonly ReviewedCell[],
  marked: readonly CellKey[] = []
): ReviewedCell[] {
  if (action === 'verify') return cells.map((cell) => ({ ...cell, review: 'approved', answered: null }))
  if (action !== 'question' && action !== 'reopen') return [...cells]
  const keys = new Set(marked.map(cellKeyText))
  return cells.map((cell) => ({ ...cell, review: keys.has(cellKeyText(cell)) ? 'questioned' : 'approved', answered: null }))
}
