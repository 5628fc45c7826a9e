/**
 * A change of figures that already stand. Nothing that was accepted is edited: the unit proposes, its centre verifies, the
 * head office decides, and an accepted correction makes a new version of the return. Every version stays readable.
 * Source: issue "Results", item 5; peers 1.2, "re-opening knows about later reports".
 */
import { DomainError } from '../errors.js'
import type { CellAnswer, CellKey, CellStatus } from './cell.js'
import { cellKeyText } from './cell.js'
import { isApproved } from './region.js'
import type { CorrectionState, ReturnState } from './return-state.js'
import type { ReturnPermission } from './return.workflow.js'
import type { RoundState } from './round.js'

/** verify: by the centre · accept: by the head office · reject: by whoever has it, and by the unit before that. */
export const correctionActions = ['verify', 'accept', 'reject'] as const
export type CorrectionAction = (typeof correctionActions)[number]

export interface CorrectionTransition {
  readonly action: CorrectionAction
  readonly from: CorrectionState
  readonly to: CorrectionState
  readonly permission: ReturnPermission
}

export const correctionTransitions: readonly CorrectionTransition[] = [
  { action: 'verify', from: 'proposed', to: 'verified', permission: 'return.verify' },
  { action: 'reject', from: 'proposed', to: 'rejected', permission: 'return.verify' },
  { action: 'reject', from: 'proposed', to: 'rejected', permission: 'return.submit' },
  { action: 'accept', from: 'verified', to: 'accepted', permission: 'return.accept' },
  { action: 'reject', from: 'verified', to: 'rejected', permission: 'return.accept' }
]

const permissionOf = ({ permission }: CorrectionTransition, isUnderHeadquarters: boolean): ReturnPermission =>
  permission === 'return.verify' && isUnderHeadquarters ? 'return.accept' : permission

/** The steps of a correction that are a person's to take now. */
export function correctionSteps(
  state: CorrectionState,
  isUnderHeadquarters: boolean,
  may: (permission: ReturnPermission) => boolean
): CorrectionAction[] {
  const open = correctionTransitions.filter((each) => each.from === state && may(permissionOf(each, isUnderHeadquarters)))
  return correctionActions.filter((action) => open.some((each) => each.action === action))
}

/**
 * Where a step of a correction leads.
 *
 * @param of.isClosed whether the figures still stand closed, as they did when the correction was proposed
 * @throws DomainError RETURN_STATE when there is no such step from here or the figures are no longer closed, NOT_ALLOWED when
 *   it is another's to take
 */
export function takeCorrectionStep(
  action: CorrectionAction,
  of: { readonly state: CorrectionState; readonly isUnderHeadquarters: boolean; readonly isClosed: boolean },
  may: (permission: ReturnPermission) => boolean
): CorrectionState {
  const ways = correctionTransitions.filter((each) => each.action === action)
  if (!ways.some((each) => may(permissionOf(each, of.isUnderHeadquarters)))) throw new DomainError('NOT_ALLOWED')
  const first = ways.find((each) => each.from === of.state)
  if (!first || (action === 'accept' && !of.isClosed)) throw new DomainError('RETURN_STATE', { params: { state: of.state, action } })
  if (!correctionSteps(of.state, of.isUnderHeadquarters, may).includes(action)) throw new DomainError('NOT_ALLOWED')
  return first.to
}

/** A figure as a correction would have it, beside what stands. */
export interface CorrectedCell extends CellKey, CellAnswer {
  readonly wasStatus: CellStatus
  readonly was: number | null
}

/** What decides whether figures stand closed. */
export interface Closing {
  readonly round: RoundState
  readonly state: ReturnState
  /** Whether a later period of the unit with one of the same indicators has been submitted. */
  readonly hasLater: boolean
}

/**
 * Says whether figures of a return are changed by a correction and in no other way: the period is closed, or a later one
 * rests on what was approved.
 *
 * @example needsCorrection({ round: 'open', state: 'accepted', hasLater: false }) // false: it can be opened again
 */
export function needsCorrection({ round, state, hasLater }: Closing): boolean {
  return round === 'locked' || (hasLater && isApproved(state))
}

/**
 * What a correction says, beside what stands now; figures that it would not change drop out.
 *
 * @param standing what stands, by key; a figure that is not there was never asked
 * @throws DomainError RETURN_STATE when the return is still open to its unit or already has an open correction, REQUIRED when
 *   nothing would change, UNKNOWN_REFERENCE for a figure that was not asked, DUPLICATE_KEY for one that is named twice
 */
export function correctedCells(
  wanted: readonly (CellKey & CellAnswer)[],
  standing: ReadonlyMap<string, CellAnswer>,
  of: Closing & { readonly hasOpenCorrection: boolean }
): CorrectedCell[] {
  if (!needsCorrection(of)) {
    throw new DomainError('RETURN_STATE', { params: { state: of.state, action: 'propose_correction' } })
  }
  if (of.hasOpenCorrection) throw new DomainError('RETURN_STATE', { params: { state: of.state, blockedBy: 'no_open_correction' } })
  const seen = new Set<string>()
  const cells = wanted.flatMap((cell, index) => {
    const key = cellKeyText(cell)
    const stands = standing.get(key)
    if (!stands) throw new DomainError('UNKNOWN_REFERENCE', { path: ['cells', index] })
    if (seen.has(key)) throw new DomainError('DUPLICATE_KEY', { path: ['cells', index] })
    seen.add(key)
    if (stands.status === cell.status && stands.value === cell.value) return []
    const { indicatorId, breakdown, status, value } = cell
    return [{ indicatorId, breakdown, status, value, wasStatus: stands.status, was: stands.value }]
  })
  if (cells.length === 0) throw new DomainError('REQUIRED', { path: ['cells'] })
  return cells
}
