/** The rows of the demo network, as the loader writes them into the tables of the features. */
import type { RoleName } from '@solmu/domain/access/roles.js'
import type { LinkFact, ServiceFact, SuccessionFact, TerritoryFact, UnitPeriod } from '@solmu/domain/network/facts.js'
import type { LegalForm, OrganisationLanguage, OrganisationRole, SizeClass } from '@solmu/domain/network/organisation.js'
import type { IsoDate, Validity } from '@solmu/shared/dates.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'

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

interface OfConsortium {
  readonly consortiumId: string
}

export interface DemoConsortium {
  readonly id: string
  readonly name: LocalizedText
  readonly isDemo: true
}

export interface DemoOrganisation extends OfConsortium {
  readonly id: string
  readonly name: LocalizedText
  /** Invented, with a right check digit; null where a real municipality would carry its own. */
  readonly businessId: string | null
  readonly legalForm: LegalForm
  readonly sizeClass: SizeClass
  readonly languages: readonly OrganisationLanguage[]
  readonly email: string
}

export interface DemoOrganisationRole extends OfConsortium, Validity {
  readonly organisationId: string
  readonly role: OrganisationRole
}

/** A unit in a period of its life; what stays the same all its life is repeated in each. */
export interface DemoUnit extends UnitPeriod {
  readonly code: string
  readonly lon: number
  readonly lat: number
  readonly streetAddress: string
  readonly email: string
  readonly phone: string
}

export type DemoLink = LinkFact & OfConsortium
export type DemoTerritory = TerritoryFact & OfConsortium
export type DemoSuccession = SuccessionFact & OfConsortium
export type DemoService = ServiceFact & OfConsortium

export interface DemoUser {
  readonly id: string
  readonly email: string
  readonly displayName: string
  readonly language: Language
}

export interface DemoRoleAssignment extends OfConsortium, Validity {
  readonly id: string
  readonly userId: string
  readonly role: RoleName
  readonly unitId: string
  /** The organisation that a funder represents. */
  readonly organisationId: string | null
  readonly reason: string | null
  /** The day of the record: when the role began. */
  readonly createdAt: IsoDate
}

/** A confirmation from before the demo was made. */
export interface DemoReview extends OfConsortium {
  readonly id: string
  readonly assignmentId: string
  readonly userId: string
  readonly unitId: string
  readonly reviewedBy: string
  readonly reviewedOn: IsoDate
  readonly reviewedAt: IsoDate
}

export interface DemoNetwork {
  readonly consortium: DemoConsortium
  readonly organisations: readonly DemoOrganisation[]
  readonly organisationRoles: readonly DemoOrganisationRole[]
  readonly units: readonly DemoUnit[]
  readonly links: readonly DemoLink[]
  readonly territories: readonly DemoTerritory[]
  readonly successions: readonly DemoSuccession[]
  readonly services: readonly DemoService[]
  readonly users: readonly DemoUser[]
  readonly roleAssignments: readonly DemoRoleAssignment[]
  readonly reviews: readonly DemoReview[]
}
