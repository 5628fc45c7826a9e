/**
 * What has to be known to say what waits for a person. The inbox imports no other
 * feature: whoever asks it brings the facts in this form.
 */
import type { IsoDate, Validity } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'

/** The person for whom the items are worked out. */
export interface InboxViewer {
  readonly userId: string
  /** The names of the roles that the person holds today. */
  readonly roles: ReadonlySet<string>
  /** Says whether the person may do something to a unit, or in the whole consortium for null. */
  readonly may: (action: string, unitId: string | null) => boolean
  /** The units of the person's assignments and everything under them. */
  readonly unitIds: ReadonlySet<string>
  readonly hasDemoPassword: boolean
}

export interface InboxUnit extends Validity {
  readonly id: string
  readonly type: 'headquarters' | 'regional_centre' | 'local_unit'
}

export interface InboxAssignment extends Validity {
  readonly id: string
  readonly userId: string
  readonly personName: string
  readonly role: string
  readonly unitId: string
}

/** An event of the network, as far as it matters here. */
export interface InboxEvent {
  readonly id: string
  readonly date: IsoDate
  readonly kind: string
  readonly unitIds: readonly string[]
  readonly fromIds: readonly string[]
  readonly toIds: readonly string[]
}

export interface InboxMerger {
  readonly code: string
  readonly name: LocalizedText
  readonly intoName: LocalizedText
  readonly date: IsoDate
  /** The centres that serve either of the two. */
  readonly unitIds: readonly string[]
  /** The centre to which the territory was carried on; null while it was not, or to none. */
  readonly centreId: string | null
  /** True when a centre lost a municipality by it and nobody has settled since which centre serves it. */
  readonly isContested: boolean
}

export interface InboxFacts {
  readonly units: readonly InboxUnit[]
  readonly assignments: readonly InboxAssignment[]
  readonly events: readonly InboxEvent[]
  readonly mergers: readonly InboxMerger[]
  /** Municipalities of the mainland that no centre serves today. */
  readonly uncoveredMunicipalityCodes: readonly string[]
  /** The days of the reviews that wait for the viewer: of roles that they may confirm, due within the month or late. */
  readonly reviewDays: readonly IsoDate[]
  readonly failedMailCount: number
  /** Accounts that have to wait before the next sign-in. */
  readonly lockedAccounts: readonly { readonly userId: string; readonly personName: string }[]
  /** People who have asked to be erased. */
  readonly erasureRequests: readonly { readonly userId: string; readonly personName: string }[]
  /** The last check of the audit chain; null when it has not been checked yet. */
  readonly auditChain: {
    readonly isUnbroken: boolean
    readonly entryCount: number
    readonly firstBrokenNumber: number | null
    readonly checkedOn: IsoDate
  } | null
}
