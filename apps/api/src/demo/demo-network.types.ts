/** The rows of the demo network, as the loader writes them into the tables of the features. */
import type { RoleName } from '@solmu/domain/access/roles.js'
import type { LinkFact, SuccessionFact, TerritoryFact, UnitFact } from '@solmu/domain/network/facts.js'
import type { IsoDate, Validity } from '@solmu/shared/dates.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'

export const legalForms = [
  'foundation',
  'association',
  'municipality',
  'joint_authority',
  'cooperative',
  'limited_company'
] as const

export type LegalForm = (typeof legalForms)[number]

/** The real geography that the invented network stands on. */
export interface DemoReference {
  /** To which region each municipality belonged on 1 January of each year. */
  readonly memberships: readonly {
    readonly year: number
    readonly municipalityCode: string
    readonly regionCode: string
  }[]
  /** The municipalities that have ended, with the first day on which they were no more. */
  readonly mergers: readonly { readonly endedCode: string; readonly effectiveOn: IsoDate }[]
  /** Centre points of the municipalities of today, in degrees (WGS 84). */
  readonly points: readonly { readonly municipalityCode: string; readonly lon: number; readonly lat: number }[]
}

interface ConsortiumRow {
  readonly id: string
  readonly consortiumId: string
}

export interface DemoConsortium {
  readonly id: string
  readonly name: LocalizedText
  readonly isDemo: true
}

export interface DemoOrganisation {
  readonly id: string
  readonly name: LocalizedText
  /** Invented, with a right check digit; null where a real municipality would carry its own. */
  readonly businessId: string | null
  readonly legalForm: LegalForm
}

export interface DemoConsortiumMember extends Validity {
  readonly consortiumId: string
  readonly organisationId: string
}

export interface DemoUnit extends UnitFact {
  readonly lon: number
  readonly lat: number
  readonly streetAddress: string
  readonly email: string
  readonly phone: string
}

export type DemoLink = LinkFact & ConsortiumRow
export type DemoTerritory = TerritoryFact & ConsortiumRow
export type DemoSuccession = SuccessionFact & ConsortiumRow

export interface DemoUser {
  readonly id: string
  readonly email: string
  readonly displayName: string
  readonly language: Language
}

export interface DemoRoleAssignment extends ConsortiumRow, Validity {
  readonly userId: string
  readonly role: RoleName
  readonly unitId: string
}

export interface DemoNetwork {
  readonly consortium: DemoConsortium
  readonly organisations: readonly DemoOrganisation[]
  readonly consortiumMembers: readonly DemoConsortiumMember[]
  readonly units: readonly DemoUnit[]
  readonly links: readonly DemoLink[]
  readonly territories: readonly DemoTerritory[]
  readonly successions: readonly DemoSuccession[]
  readonly users: readonly DemoUser[]
  readonly roleAssignments: readonly DemoRoleAssignment[]
}
