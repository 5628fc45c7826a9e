/**
 * What is known about the network: the units, to whom each belonged and when,
 * which municipalities a centre served and when, and which unit continued
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

/** A unit during its life. */
export interface UnitFact extends Validity {
  readonly id: string
  readonly consortiumId: string
  readonly organisationId: string
  readonly type: UnitType
  readonly kind: UnitKind
  readonly name: LocalizedText
  /** Where it stands; the code that the municipality carried when the unit opened. */
  readonly municipalityCode: string
  /** Degrees east and north (WGS 84), null when not known. */
  readonly lon: number | null
  readonly lat: number | null
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

/** All facts of one consortium. */
export interface NetworkFacts {
  readonly units: readonly UnitFact[]
  readonly links: readonly LinkFact[]
  readonly territories: readonly TerritoryFact[]
  readonly successions: readonly SuccessionFact[]
}
