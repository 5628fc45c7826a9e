/**
 * The words in which a change of the network is told: what is to happen, from
 * which day, why, and who decided it; and what it comes down to, the facts that
 * go and the facts that come. A change never moves a figure: figures stay with
 * the unit that reported them.
 * Source: requirements 3, 5, 7 and 18; architecture, "Time is in the model from day one".
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { LinkFact, ServiceFact, SuccessionFact, TerritoryFact, UnitKind, UnitPeriod } from './facts.js'

export const changeKinds = ['open', 'amend', 'move', 'merge', 'split', 'close', 'reopen', 'territory', 'serve'] as const

export type ChangeKind = (typeof changeKinds)[number]

/** What a unit is, apart from its level and its place in the tree. */
export interface UnitDetails {
  readonly organisationId: string
  readonly kind: UnitKind
  readonly name: LocalizedText
  readonly municipalityCode: string
  readonly lon: number | null
  readonly lat: number | null
  readonly streetAddress: string | null
  readonly email: string | null
  readonly phone: string | null
}

/** A centre or a local unit begins. Its id is made by whoever asks. */
export interface OpenOperation {
  readonly kind: 'open'
  readonly unitId: string
  readonly type: 'regional_centre' | 'local_unit'
  readonly details: UnitDetails
  readonly parentId: string
}

/** A unit gets another name, another keeper, another address: only what is given changes. */
export interface AmendOperation {
  readonly kind: 'amend'
  readonly unitId: string
  readonly details: Partial<UnitDetails>
}

/** Local units pass to another centre. */
export interface MoveOperation {
  readonly kind: 'move'
  readonly unitIds: readonly string[]
  readonly parentId: string
}

/**
 * Units become one: `unitIds` close, and `intoId` continues them. With `details` the successor is a new unit, which
 * stands under `parentId`; without, it is a unit that exists and takes them in. What stands under centres that merge,
 * and their territories, pass to the successor.
 */
export interface MergeOperation {
  readonly kind: 'merge'
  readonly unitIds: readonly string[]
  readonly intoId: string
  readonly details: UnitDetails | null
  readonly parentId: string | null
}

/** One of those that continue a unit that is split. The unit itself may be one of them: then it lives on. */
export interface SplitPart {
  readonly unitId: string
  /** What a new unit is; null for a unit that exists, among them the one that is split. */
  readonly details: UnitDetails | null
  /** Which part of the unit it takes over: above 0; the shares of all parts sum to 1. */
  readonly share: number
  /** Of a centre that is split, the units that pass to this part. */
  readonly childIds: readonly string[]
  /** Of a centre that is split, the municipalities that pass to this part. */
  readonly municipalityCodes: readonly string[]
}

/** A unit is divided into two or more parts of the same level under the same parent. */
export interface SplitOperation {
  readonly kind: 'split'
  readonly unitId: string
  readonly parts: readonly SplitPart[]
}

/** A unit ends, and none continues it. What stands under a centre, and its territory, pass to another centre, `heirId`. */
export interface CloseOperation {
  readonly kind: 'close'
  readonly unitId: string
  readonly heirId: string | null
}

/** A unit that had closed begins again as what it was, with what `details` change. */
export interface ReopenOperation {
  readonly kind: 'reopen'
  readonly unitId: string
  readonly parentId: string
  readonly details: Partial<UnitDetails>
}

/** Municipalities pass to a centre, or to none when `unitId` is null. */
export interface TerritoryOperation {
  readonly kind: 'territory'
  readonly unitId: string | null
  readonly municipalityCodes: readonly string[]
}

/** A unit declares between which municipalities it divides its work; none means the one it stands in. */
export interface ServeOperation {
  readonly kind: 'serve'
  readonly unitId: string
  readonly shares: readonly { readonly municipalityCode: string; readonly share: number }[]
}

export type NetworkOperation =
  | OpenOperation
  | AmendOperation
  | MoveOperation
  | MergeOperation
  | SplitOperation
  | CloseOperation
  | ReopenOperation
  | TerritoryOperation
  | ServeOperation

/** Something that is to happen to the network from a day on. */
export interface NetworkChange {
  readonly effectiveOn: IsoDate
  readonly reason: string
  readonly operation: NetworkOperation
}

/** Facts of every kind. */
export interface FactRows {
  readonly units: readonly UnitPeriod[]
  readonly links: readonly LinkFact[]
  readonly territories: readonly TerritoryFact[]
  readonly successions: readonly SuccessionFact[]
  readonly services: readonly ServiceFact[]
}

/** What a change comes down to: these facts go, those come. No fact is in both. */
export interface NetworkDelta {
  readonly removed: FactRows
  readonly added: FactRows
}

export const refusalCodes = [
  'unit_unknown',
  'unit_not_alive',
  'unit_exists',
  'unit_alive',
  'parent_not_alive',
  'parent_level',
  'parent_same',
  'parent_needed',
  'level_differs',
  'headquarters',
  'too_few_units',
  'unit_twice',
  'share_sum',
  'share_positive',
  'later_changes',
  'children_left',
  'not_a_child',
  'territory_left',
  'heir_needed',
  'not_a_centre',
  'municipality_unknown',
  'municipality_not_alive',
  'municipality_not_served',
  'nothing_changes',
  'breaks_rule'
] as const

/** Why a change cannot be made. */
export type RefusalCode = (typeof refusalCodes)[number]

export interface Refusal {
  readonly code: RefusalCode
  /** The unit that stands in the way, null when none does. */
  readonly unitId: string | null
  /** Another unit, a municipality code or the name of a rule that the refusal is about. */
  readonly otherId: string | null
  readonly day: IsoDate | null
}

/** A change worked out: what it comes down to, or why it cannot be made. With refusals the delta is empty. */
export interface ChangePlan {
  readonly delta: NetworkDelta
  readonly refusals: readonly Refusal[]
}
