/**
 * The returns of one centre as a whole, and the round over them: a region is forwarded only when each of its returns is
 * approved or named as missing with a reason, and a round is locked only when each region is accepted.
 * Source: issue "Results", item 5; peers 13: a parent is never approved over an unapproved child.
 */
import { DomainError, type ErrorCode } from '../errors.js'
import type { RegionState, ReturnState } from './return-state.js'
import type { ReturnPermission } from './return.workflow.js'
import type { RoundState } from './round.js'

/**
 * forward: the centre hands the region to the head office · recall: it takes it back · send_back: the head office gives it
 * back with a message, also after it was accepted · accept_region: the head office accepts it · lock: the round is locked.
 */
export const regionActions = ['forward', 'recall', 'send_back', 'accept_region', 'lock'] as const
export type RegionAction = (typeof regionActions)[number]

/** all_approved: each return is approved or named as missing. */
export const regionGuards = ['round_open', 'all_approved'] as const
export type RegionGuard = (typeof regionGuards)[number]

export interface RegionTransition {
  readonly action: RegionAction
  readonly from: RegionState
  readonly to: RegionState
  /** What whoever takes the step holds at the centre. */
  readonly permission: ReturnPermission
  readonly guards: readonly RegionGuard[]
}

export const regionTransitions: readonly RegionTransition[] = [
  { action: 'forward', from: 'open', to: 'forwarded', permission: 'return.verify', guards: ['round_open', 'all_approved'] },
  { action: 'recall', from: 'forwarded', to: 'open', permission: 'return.verify', guards: ['round_open'] },
  { action: 'send_back', from: 'forwarded', to: 'open', permission: 'return.accept', guards: ['round_open'] },
  { action: 'send_back', from: 'accepted', to: 'open', permission: 'return.accept', guards: ['round_open'] },
  { action: 'accept_region', from: 'forwarded', to: 'accepted', permission: 'return.accept', guards: ['round_open', 'all_approved'] },
  { action: 'lock', from: 'open', to: 'accepted', permission: 'round.manage', guards: ['round_open', 'all_approved'] },
  { action: 'lock', from: 'forwarded', to: 'accepted', permission: 'round.manage', guards: ['round_open', 'all_approved'] }
]

/** The steps that somebody takes on a region itself. */
const ownActions: readonly RegionAction[] = ['forward', 'recall', 'send_back', 'accept_region']

/** A unit that is left out, and why. */
export interface MissingUnit {
  readonly unitId: string
  readonly reason: string
}

export interface RegionSituation {
  readonly state: RegionState
  readonly round: RoundState
  readonly returns: readonly { readonly unitId: string; readonly state: ReturnState }[]
  readonly missing: readonly MissingUnit[]
  /** Whether these are the units directly under the head office, for which it does what a centre does. */
  readonly isHeadquarters: boolean
}

/** The longest reason, message or question, in characters. */
export const longestText = 2000

/** Approved by whoever stands above the unit. */
export const isApproved = (state: ReturnState): boolean => state === 'verified' || state === 'accepted' || state === 'locked'

/**
 * The units of which a region still lacks an approved return, and that nobody has named as missing.
 *
 * @example unapprovedUnits([{ unitId: 'a', state: 'draft' }], [{ unitId: 'a', reason: 'The unit was closed in May.' }]) // []
 */
export function unapprovedUnits(
  returns: RegionSituation['returns'],
  missing: readonly MissingUnit[]
): string[] {
  const named = new Set(missing.map(({ unitId }) => unitId))
  return returns.filter(({ unitId, state }) => !isApproved(state) && !named.has(unitId)).map(({ unitId }) => unitId)
}

const holds: Readonly<Record<RegionGuard, (of: RegionSituation) => boolean>> = {
  round_open: ({ round }) => round === 'open',
  all_approved: ({ returns, missing }) => unapprovedUnits(returns, missing).length === 0
}

const refusals: Readonly<Record<RegionGuard, ErrorCode>> = { round_open: 'ROUND_STATE', all_approved: 'UNITS_UNVERIFIED' }

/** The permission for a step of a region; the head office is the centre of the units directly under it. */
const permissionOf = ({ permission }: RegionTransition, { isHeadquarters }: RegionSituation): ReturnPermission =>
  permission === 'return.verify' && isHeadquarters ? 'return.accept' : permission

export interface RegionChoice {
  readonly action: RegionAction
  readonly to: RegionState
  readonly isAllowed: boolean
  readonly blockedBy: readonly RegionGuard[]
}

/** The steps of a region that are a person's to take now, with what stands in their way. */
export function regionSteps(situation: RegionSituation, may: (permission: ReturnPermission) => boolean): RegionChoice[] {
  return regionTransitions
    .filter((each) => each.from === situation.state && ownActions.includes(each.action) && may(permissionOf(each, situation)))
    .map(({ action, to, guards }) => {
      const blockedBy = guards.filter((guard) => !holds[guard](situation))
      return { action, to, isAllowed: blockedBy.length === 0, blockedBy }
    })
}

/**
 * Where a step of a region leads.
 *
 * @throws DomainError NOT_ALLOWED · RETURN_STATE when there is no such step from here · ROUND_STATE · UNITS_UNVERIFIED with
 *   how many units are neither approved nor named (params: count)
 */
export function takeRegionStep(
  action: RegionAction,
  situation: RegionSituation,
  may: (permission: ReturnPermission) => boolean
): RegionState {
  const { state } = situation
  const ways = regionTransitions.filter((each) => each.action === action)
  if (!ways.some((each) => may(permissionOf(each, situation)))) throw new DomainError('NOT_ALLOWED')
  const known = ways.find((each) => each.from === state)
  if (!known) throw new DomainError('RETURN_STATE', { params: { state, action } })
  const guard = known.guards.find((each) => !holds[each](situation))
  if (guard) {
    const count = unapprovedUnits(situation.returns, situation.missing).length
    throw new DomainError(refusals[guard], { params: guard === 'all_approved' ? { count } : { state: situation.round } })
  }
  return known.to
}

/**
 * The units that are named as missing, each once and with a reason; units whose return is approved drop out, since nothing
 * of theirs is missing.
 *
 * @throws DomainError REQUIRED or TOO_LONG at `missing`, UNKNOWN_REFERENCE for a unit that does not report here
 */
export function missingUnits(named: readonly MissingUnit[], returns: RegionSituation['returns']): MissingUnit[] {
  const states = new Map(returns.map(({ unitId, state }) => [unitId, state]))
  const kept = new Map<string, MissingUnit>()
  named.forEach(({ unitId, reason }, index) => {
    const text = reason.trim()
    const state = states.get(unitId)
    if (state === undefined) throw new DomainError('UNKNOWN_REFERENCE', { path: ['missing', index, 'unitId'] })
    if (text === '') throw new DomainError('REQUIRED', { path: ['missing', index, 'reason'] })
    if (text.length > longestText) {
      throw new DomainError('TOO_LONG', { path: ['missing', index, 'reason'], params: { max: longestText } })
    }
    if (!isApproved(state)) kept.set(unitId, { unitId, reason: text })
  })
  return [...kept.values()]
}

/** What a region becomes when one of its returns goes back to its unit: the centre has it again. */
export const regionAfterReturn = (): RegionState => 'open'

/** What locking a round will do, said before it is done. */
export interface LockPlan {
  /** Units whose return is accepted by it, since their centre had approved it. */
  readonly acceptedUnitIds: readonly string[]
  /** Units that are left out because they are named as missing. */
  readonly leftOutUnitIds: readonly string[]
  /** Units that stand in the way: neither approved nor named. */
  readonly blockingUnitIds: readonly string[]
}

/**
 * What locking comes down to. Whatever a centre has approved is accepted along the way; whatever nobody has approved is
 * left out, if somebody has said why.
 *
 * @param missing the units that are named by their regions and by the head office together
 */
export function planLock(returns: RegionSituation['returns'], missing: readonly MissingUnit[]): LockPlan {
  const blockingUnitIds = unapprovedUnits(returns, missing)
  const blocking = new Set(blockingUnitIds)
  return {
    acceptedUnitIds: returns.filter(({ state }) => state === 'verified').map(({ unitId }) => unitId),
    leftOutUnitIds: returns.filter(({ unitId, state }) => !isApproved(state) && !blocking.has(unitId)).map(({ unitId }) => unitId),
    blockingUnitIds
  }
}

/** @throws DomainError ROUND_STATE when the round is not open, UNITS_UNVERIFIED when units are neither approved nor named */
export function demandLock(round: RoundState, plan: LockPlan): void {
  if (round !== 'open') throw new DomainError('ROUND_STATE', { params: { state: round } })
  const count = plan.blockingUnitIds.length
  if (count > 0) throw new DomainError('UNITS_UNVERIFIED', { path: ['missing'], params: { count } })
}
