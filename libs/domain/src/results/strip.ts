/**
 * The strand on every return: who has it, since when, until when, and who is next.
 * Source: design 6 and picture 03; issue "Results", item 5.
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import type { RegionState, ReturnState } from './return-state.js'
import type { ReturnPermission } from './return.workflow.js'
import type { RoundState } from './round.js'

/** opened: the round · unit: it fills in · centre: it verifies and forwards · headquarters: it accepts · locked: the end. */
export const stripStages = ['opened', 'unit', 'centre', 'headquarters', 'locked'] as const
export type StripStageName = (typeof stripStages)[number]
export type StripStageState = 'done' | 'current' | 'ahead'

/** Who holds what at a stage; names only. */
export interface StageHolders {
  readonly people: readonly string[]
  /** Those who stand in for somebody there. */
  readonly deputies: readonly string[]
}

export interface StripStage extends StageHolders {
  readonly stage: StripStageName
  readonly state: StripStageState
  /** Since when the stage is under way, or when it was done; null for what is ahead and for what nobody has noted. */
  readonly since: string | null
  readonly dueOn: IsoDate | null
  readonly isWaitingForViewer: boolean
}

export interface StripFacts {
  readonly round: RoundState
  readonly state: ReturnState
  readonly region: RegionState
  readonly isUnderHeadquarters: boolean
  /** Instants as ISO texts. */
  readonly openedAt: string | null
  readonly heldSince: string
  readonly submittedAt: string | null
  readonly verifiedAt: string | null
  readonly forwardedAt: string | null
  readonly acceptedAt: string | null
  readonly lockedAt: string | null
  readonly opensOn: IsoDate
  readonly unitDueOn: IsoDate
  readonly verifyBy: IsoDate
  readonly acceptBy: IsoDate
  readonly holders: Readonly<Partial<Record<StripStageName, StageHolders>>>
  /** The actions that the viewer holds for the return. */
  readonly may: (permission: ReturnPermission) => boolean
}

const nobody: StageHolders = { people: [], deputies: [] }

/** Who moves a return on from each stage. */
const movedBy: Readonly<Record<StripStageName, ReturnPermission>> = {
  opened: 'round.manage',
  unit: 'return.submit',
  centre: 'return.verify',
  headquarters: 'return.accept',
  locked: 'round.manage'
}

/**
 * Who has a return. The centre has it until it forwards its region, also when the return itself is approved; once the head
 * office has accepted, what is left is to close the period.
 *
 * @example holderOf('open', 'verified', 'open') // 'centre'
 */
export function holderOf(round: RoundState, state: ReturnState, region: RegionState): StripStageName {
  if (round === 'planned') return 'opened'
  if (state === 'locked' || state === 'accepted') return 'locked'
  if (state === 'submitted') return 'centre'
  if (state === 'verified') return region === 'open' ? 'centre' : 'headquarters'
  return 'unit'
}

/** The stages of a return in their order; exactly one is current until it is locked or its round is over, and none after. */
export function strip(facts: StripFacts): StripStage[] {
  const holder = holderOf(facts.round, facts.state, facts.region)
  const at = facts.state === 'locked' ? stripStages.length : stripStages.indexOf(holder)
  const isOver = facts.round === 'locked' || facts.round === 'cancelled'
  return stripStages.map((stage, index) => {
    const state = index < at ? 'done' : index === at && !isOver ? 'current' : 'ahead'
    return {
      stage,
      state,
      ...(facts.holders[stage] ?? nobody),
      since: sinceOf(stage, state, facts),
      dueOn: dueOf(stage, facts),
      isWaitingForViewer: state === 'current' && facts.may(moverOf(stage, facts))
    }
  })
}

const moverOf = (stage: StripStageName, { isUnderHeadquarters }: StripFacts): ReturnPermission =>
  stage === 'centre' && isUnderHeadquarters ? 'return.accept' : movedBy[stage]

function sinceOf(stage: StripStageName, state: StripStageState, facts: StripFacts): string | null {
  if (state === 'ahead') return null
  if (state === 'current') return stage === 'headquarters' ? (facts.forwardedAt ?? facts.heldSince) : facts.heldSince
  const doneAt: Readonly<Record<StripStageName, string | null>> = {
    opened: facts.openedAt,
    unit: facts.submittedAt,
    centre: facts.forwardedAt ?? facts.verifiedAt,
    headquarters: facts.acceptedAt,
    locked: facts.lockedAt
  }
  return doneAt[stage]
}

function dueOf(stage: StripStageName, facts: StripFacts): IsoDate | null {
  const dueOn: Readonly<Record<StripStageName, IsoDate | null>> = {
    opened: facts.opensOn,
    unit: facts.unitDueOn,
    centre: facts.verifyBy,
    headquarters: facts.acceptBy,
    locked: facts.acceptBy
  }
  return dueOn[stage]
}
