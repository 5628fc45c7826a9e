/** The network as the screens hold it: the shapes of the answers, without the client that fetched them. */
import type { IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'

export type UnitType = 'headquarters' | 'regional_centre' | 'local_unit'

export type UnitKind =
  | 'headquarters'
  | 'regional_centre'
  | 'workshop'
  | 'work_centre'
  | 'association'
  | 'cooperative'
  | 'participation_site'
  | 'educational_project'
  | 'social_enterprise'

export const unitTypes: readonly UnitType[] = ['headquarters', 'regional_centre', 'local_unit']

/** The kinds that a local unit can be; the head office and the centres are kinds of their own. */
export const localUnitKinds: readonly UnitKind[] = [
  'workshop',
  'work_centre',
  'association',
  'cooperative',
  'participation_site',
  'educational_project',
  'social_enterprise'
]

export type NetworkEventKind =
  | 'opened'
  | 'reopened'
  | 'closed'
  | 'renamed'
  | 'amended'
  | 'moved'
  | 'merged'
  | 'split'
  | 'territory_changed'
  | 'municipality_merged'

export interface UnitRef {
  readonly id: string
  readonly name: LocalizedText
  readonly type: UnitType
}

export interface NetworkNode {
  readonly id: string
  readonly parentId: string | null
  readonly depth: number
  readonly type: UnitType
  readonly kind: UnitKind
  readonly name: LocalizedText
  readonly organisationName: string
  readonly municipalityCode: string
  readonly municipalityName: LocalizedText
  readonly lon: number | null
  readonly lat: number | null
  readonly validFrom: IsoDate
  readonly validTo: IsoDate | null
  readonly localUnitCount: number
}

export interface Territory {
  readonly unitId: string
  readonly municipalityCodes: readonly string[]
  /** The shapes of the newest map that the municipalities of the day cover. */
  readonly shapeCodes: readonly string[]
  readonly population: number
  readonly populationDate: IsoDate | null
}

export interface NetworkTree {
  readonly asOf: IsoDate
  readonly today: IsoDate
  readonly nodes: readonly NetworkNode[]
  readonly territories: readonly Territory[]
  readonly uncoveredMunicipalityCodes: readonly string[]
  readonly uncoveredMunicipalityNames: readonly LocalizedText[]
  readonly attribution: string
}

export interface NetworkEvent {
  readonly id: string
  readonly date: IsoDate
  readonly kind: NetworkEventKind
  readonly units: readonly UnitRef[]
  readonly from: readonly UnitRef[]
  readonly to: readonly UnitRef[]
  readonly municipalityCodes: readonly string[]
  readonly municipalityNames: readonly LocalizedText[]
  readonly intoMunicipalityName: LocalizedText | null
  /** Of a unit that got another name; null for other events. */
  readonly nameBefore: LocalizedText | null
  readonly nameAfter: LocalizedText | null
  readonly reason: string | null
  readonly isFuture: boolean
}

/** A region of the official division, on a day. */
export interface RegionArea {
  readonly code: string
  readonly name: LocalizedText
  readonly municipalityCodes: readonly string[]
}

export const networkViews = ['map', 'tiles', 'table'] as const
export type NetworkView = (typeof networkViews)[number]

export const panelTabs = ['history', 'units', 'municipalities'] as const
export type PanelTab = (typeof panelTabs)[number]
