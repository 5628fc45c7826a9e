/**
 * What is known about the network: the units and what each was at the time, to
 * whom each belonged and when, which municipalities a centre served and when,
 * between which municipalities a unit divides its work, and which unit continued
 * another. Everything else (the tree of a day, its territories, the events) is
 * worked out from these. Nothing is ever moved or overwritten: a change is a
 * fact that ends and another that begins.
 * Source: requirements 1, 5-7 and 18; the three levels of the consortium.
 */
import type { IsoDate, Validity } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'

export const unitTypes = ['headquarters', 'regional_centre', 'local_unit'] as const

/** The level: the national head office, a regional centre, or a local unit. */
export type UnitType = (typeof unitTypes)[number]

export const unitKinds = [
  'headquarters',
  'regional_centre',
  'workshop',
  'work_centre',
  'association',
  'cooperative',
  'participation_site',
  'educational_project',
  'social_enterprise'
] as const

/** What a unit does; the head office and the centres are their own kinds. */
export type UnitKind = (typeof unitKinds)[number]

/**
 * A unit during a period in which nothing about it changed. A unit that was renamed or moved house has several
 * periods, one right after the other; between two that do not touch it was closed. Never two on one day.
 */
export interface UnitFact extends Validity {
  /** The unit; the same in all its periods. */
  readonly id: string
  readonly consortiumId: string
  readonly organisationId: string
  readonly type: UnitType
  readonly kind: UnitKind
  readonly name: LocalizedText
  /** Where it stands; the code that the municipality carried when the period began. */
  readonly municipalityCode: string
  /** Degrees east and north (WGS 84), null when not known. */
  readonly lon: number | null
  readonly lat: number | null
  /** Why it opened or changed when the period began; null when nobody said so. */
  readonly reason: string | null
  /** Why it closed when the period ended; null when it did not, or nobody said so. */
  readonly endReason: string | null
}

/** A period with how to reach the unit: what a change of the network has to keep. */
export interface UnitPeriod extends UnitFact {
  readonly streetAddress: string | null
  readonly email: string | null
  readonly phone: string | null
}

/** A unit belongs to a parent: a centre to the head office, a local unit to a centre. */
export interface LinkFact extends Validity {
  readonly unitId: string
  readonly parentId: string
  readonly reason: string | null
}

/** A centre serves a municipality. */
export interface TerritoryFact extends Validity {
  readonly unitId: string
  readonly municipalityCode: string
  readonly reason: string | null
}

export type SuccessionKind = 'merge' | 'split'

/** A unit continues another from a day on. A share of 0.4 means that it took over four tenths. */
export interface SuccessionFact {
  readonly predecessorId: string
  readonly successorId: string
  readonly kind: SuccessionKind
  readonly effectiveOn: IsoDate
  readonly share: number
  readonly reason: string | null
}

/**
 * A unit does a part of its work for a municipality other than the one it stands in. While a unit has declared
 * parts they sum to 1; a unit that has declared none works for the municipality it stands in.
 */
export interface ServiceFact extends Validity {
  readonly unitId: string
  readonly municipalityCode: string
  /** Above 0, at most 1. */
  readonly share: number
}

/** All facts of one consortium. */
export interface NetworkFacts {
  readonly units: readonly UnitFact[]
  readonly links: readonly LinkFact[]
  readonly territories: readonly TerritoryFact[]
  readonly successions: readonly SuccessionFact[]
  readonly services: readonly ServiceFact[]
}

/** The same with everything that a change has to keep. */
export interface NetworkRecords extends NetworkFacts {
  readonly units: readonly UnitPeriod[]
}
