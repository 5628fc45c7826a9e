/**
 * What an edition rests on, as it was on the day on which it was prepared: the rounds, the returns and their figures, what
 * the indicators meant, the network and the country of the run. Only what bears on the run is copied, so that what happens
 * later leaves it as it is.
 * Source: issue "Reports", item 2.
 */
import type { LocalizedText } from '@solmu/shared/text.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { Period, PeriodKind } from '@solmu/shared/periods.js'
import { codesOf } from '../results/indicator-derived.js'
import type { Aggregation, CategoryKind, Direction, IndicatorUnit, SourceClass } from '../results/indicator.js'
import type { CellStatus } from '../results/cell.js'
import { type CanonicalRow, sortedLines } from './edition-canonical.js'
import type { CopiedPart } from './edition-manifest.js'
import type { QualityRow } from './edition-quality.js'

/** Days of a row; one that holds on the last day of the run has no end, whatever came later. */
type Days = { readonly validFrom: IsoDate; readonly validTo: IsoDate | null }
type OpenDays = { readonly validFrom: IsoDate | null; readonly validTo: IsoDate | null }

export type RoundRow = {
  readonly id: string
  readonly name: LocalizedText
  readonly period: Period
  readonly periodKind: PeriodKind
  readonly indicators: readonly {
    readonly indicatorId: string
    readonly position: number
    readonly dimensionCodes: readonly string[]
    readonly isRequired: boolean
  }[]
}

/** Who did it, by the id of the account (names change, and people can be erased), and when; null when nobody has. */
type Deed = { readonly by: string | null; readonly at: string } | null

export type ReturnRow = {
  readonly id: string
  readonly roundId: string
  readonly unitId: string
  readonly unitName: LocalizedText
  readonly centreId: string | null
  readonly centreName: LocalizedText | null
  readonly period: Period
  readonly periodKind: PeriodKind
  readonly periodFrom: IsoDate
  readonly standing: 'included' | 'missing'
  /** The version whose figures it holds; 0 of one that is missing. */
  readonly number: number
  readonly sent: Deed
  readonly verified: Deed
  readonly accepted: Deed
  /** Versions by correction and reopenings, the first one first: why a figure is another one than before. */
  readonly reasons: readonly { readonly number: number; readonly kind: 'correction' | 'reopened'; readonly reason: string }[]
}

export type FactRow = {
  readonly returnId: string
  readonly unitId: string
  readonly indicatorId: string
  readonly breakdown: string
  readonly period: Period
  readonly periodKind: PeriodKind
  readonly periodFrom: IsoDate
  readonly status: CellStatus
  /** In steps of the indicator. */
  readonly value: number | null
  /** The version of the return with which the figure came. */
  readonly versionNumber: number
}

export type DefinitionRow = Days & {
  readonly number: number
  readonly name: LocalizedText
  readonly definition: LocalizedText
  readonly condition: LocalizedText
  readonly direction: Direction
  readonly dimensionCodes: readonly string[]
  readonly numerator: string | null
  readonly denominator: string | null
  readonly factor: number
  readonly source: string
  readonly taskAreas: readonly string[]
}

export type IndicatorRow = {
  readonly id: string
  readonly code: string
  readonly groupCode: string
  readonly groupName: LocalizedText
  readonly groupPosition: number
  readonly position: number
  readonly unit: IndicatorUnit
  readonly decimals: number
  readonly aggregation: Aggregation
  readonly sourceClass: SourceClass
  readonly weightIndicatorId: string | null
  readonly origin: string
  /** Those in force on some day of the run, the first one first. */
  readonly versions: readonly DefinitionRow[]
}

export type DimensionRow = {
  readonly code: string
  readonly name: LocalizedText
  readonly position: number
  readonly categories: readonly (OpenDays & {
    readonly code: string
    readonly kind: CategoryKind
    readonly name: LocalizedText
    readonly position: number
  })[]
}

/** Shares are decimal texts: 0.4 is not a whole number. */
export type NetworkRow =
  | (Days & {
      readonly kind: 'unit'
      readonly id: string
      readonly type: 'headquarters' | 'regional_centre' | 'local_unit'
      readonly unitKind: string
      readonly name: LocalizedText
      readonly organisationId: string
      readonly municipalityCode: string
    })
  | (Days & { readonly kind: 'link'; readonly unitId: string; readonly parentId: string })
  | (Days & { readonly kind: 'territory'; readonly unitId: string; readonly municipalityCode: string })
  | (Days & { readonly kind: 'service'; readonly unitId: string; readonly municipalityCode: string; readonly share: string })
  | {
      readonly kind: 'succession'
      readonly predecessorId: string
      readonly successorId: string
      readonly successionKind: string
      readonly effectiveOn: IsoDate
      readonly share: string
    }
  | { readonly kind: 'organisation'; readonly id: string; readonly name: LocalizedText }

export type GeographyRow =
  | (Days & {
      readonly kind: 'municipality'
      readonly code: string
      readonly name: LocalizedText
      readonly successorCode: string | null
      readonly languageStatus: string | null
      readonly urbanRural: string | null
    })
  | (Days & { readonly kind: 'membership'; readonly municipalityCode: string; readonly division: string; readonly areaCode: string })
  | (Days & { readonly kind: 'area'; readonly division: string; readonly code: string; readonly name: LocalizedText })

export type TargetRow = {
  readonly scope: string
  readonly unitId: string
  readonly projectCode: string | null
  readonly indicatorId: string
  readonly breakdown: string
  readonly period: Period
  readonly targetKind: string
  readonly value: number
  readonly note: string
}

/** People whom two units both counted, as the two have agreed. */
export type OverlapRow = {
  readonly indicatorId: string
  readonly breakdown: string
  readonly period: Period
  readonly unitId: string
  readonly otherUnitId: string
  readonly count: number
}

export interface EditionContents {
  readonly rounds: readonly RoundRow[]
  readonly returns: readonly ReturnRow[]
  readonly facts: readonly FactRow[]
  readonly indicators: readonly IndicatorRow[]
  readonly dimensions: readonly DimensionRow[]
  readonly network: readonly NetworkRow[]
  readonly geography: readonly GeographyRow[]
  readonly targets: readonly TargetRow[]
  readonly overlaps: readonly OverlapRow[]
  /** None in editions that were certified before there were any. */
  readonly quality: readonly QualityRow[]
}

/** By which fields the rows of each part are put in order, the most important first. */
export const rowOrders: { readonly [part in CopiedPart]: readonly string[] } = {
  rounds: ['period', 'id'],
  returns: ['period', 'unitId', 'id'],
  facts: ['period', 'unitId', 'returnId', 'indicatorId', 'breakdown'],
  indicators: ['code'],
  dimensions: ['code'],
  network: ['kind', 'id', 'unitId', 'predecessorId', 'successorId', 'municipalityCode', 'validFrom', 'effectiveOn'],
  geography: ['kind', 'division', 'code', 'areaCode', 'municipalityCode', 'validFrom'],
  targets: ['scope', 'unitId', 'projectCode', 'indicatorId', 'breakdown', 'period', 'targetKind'],
  overlaps: ['indicatorId', 'breakdown', 'period', 'unitId', 'otherUnitId'],
  quality: ['kind', 'frameworkCode', 'versionNumber', 'unitId']
}

/** The contents as canonical text, part by part: the same contents make the same text, in whatever order they came. */
export function copiedTexts(contents: EditionContents): Record<CopiedPart, string> {
  const text = (part: CopiedPart): string => sortedLines(contents[part] as unknown as CanonicalRow[], rowOrders[part])
  return {
    rounds: text('rounds'),
    returns: text('returns'),
    facts: text('facts'),
    indicators: text('indicators'),
    dimensions: text('dimensions'),
    network: text('network'),
    geography: text('geography'),
    targets: text('targets'),
    overlaps: text('overlaps'),
    quality: text('quality')
  }
}

/**
 * The indicators of which an edition can tell something: those that its rounds asked, what weights them, and those that are
 * worked out of these alone.
 *
 * @param askedIds of the indicators that the rounds asked
 */
export function indicatorsOfEdition(library: readonly IndicatorRow[], askedIds: ReadonlySet<string>): IndicatorRow[] {
  const asked = library.filter(({ id, sourceClass }) => askedIds.has(id) && sourceClass !== 'derived')
  const weights = new Set(asked.map(({ weightIndicatorId }) => weightIndicatorId))
  const known = new Set(library.filter((each) => asked.includes(each) || weights.has(each.id)))
  for (let before = -1; before !== known.size; ) {
    before = known.size
    const codes = new Set([...known].map(({ code }) => code))
    for (const each of library) if (isWorkedOutOf(each, codes)) known.add(each)
  }
  return library.filter((each) => known.has(each))
}

function isWorkedOutOf({ sourceClass, versions }: IndicatorRow, codes: ReadonlySet<string>): boolean {
  const formulas = versions.filter(({ numerator }) => numerator !== null)
  return sourceClass === 'derived' && formulas.length > 0 && formulas.every((formula) => codesOf(formula).every((code) => codes.has(code)))
}
