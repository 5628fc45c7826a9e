/**
 * What the figures of a publication are called: indicators with the definitions in force, places, targets. It is taken from
 * the edition when it is published, cut to what the audience reads, and stays with the publication, so that readers and their
 * exports need nothing that changes later.
 * Source: issue "Reports", items 2, 4 and 6.
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import type { Period } from '@solmu/shared/periods.js'
import { validityOfPeriod } from '@solmu/shared/periods.js'
import { sameInAll, type LocalizedText } from '@solmu/shared/text.js'
import type { Aggregation, Direction, IndicatorUnit, SourceClass } from '../results/indicator.js'
import type { DimensionRow, EditionContents, IndicatorRow, NetworkRow, TargetRow } from './edition-contents.js'
import { type FramedQuality, qualityBehind } from './edition-quality.js'
import type { CellLens } from './edition.js'
import { type AudienceDetail, type AudienceKind, placesRead, readsLens } from './publication.js'

export interface FramedIndicator {
  readonly id: string
  readonly code: string
  readonly groupName: LocalizedText
  readonly position: number
  readonly unit: IndicatorUnit
  readonly decimals: number
  readonly aggregation: Aggregation
  readonly sourceClass: SourceClass
  readonly name: LocalizedText
  readonly definition: LocalizedText
  readonly definitionNumber: number
  readonly definitionFrom: IsoDate
  readonly direction: Direction
  readonly numerator: string | null
  readonly denominator: string | null
  readonly factor: number
}

export interface FramedArea {
  readonly lens: CellLens
  readonly area: string
  readonly name: LocalizedText
  /** The centre of a unit, by its id; null for every other. */
  readonly parent: string | null
  /** What lies in it, for maps; empty for a unit. */
  readonly municipalityCodes: readonly string[]
}

export interface FramedTarget {
  readonly indicatorId: string
  readonly lens: CellLens
  readonly area: string
  readonly period: Period
  /** In steps of the indicator. */
  readonly value: number
}

export interface FramedDimension {
  readonly code: string
  readonly name: LocalizedText
  readonly categories: readonly { readonly code: string; readonly name: LocalizedText }[]
}

/** It names no person: what is published can be kept when somebody is erased. */
export interface PublicationFrame {
  readonly audienceName: LocalizedText
  readonly consortiumName: LocalizedText
  readonly indicators: readonly FramedIndicator[]
  readonly dimensions: readonly FramedDimension[]
  readonly areas: readonly FramedArea[]
  readonly targets: readonly FramedTarget[]
  /** Not in publications from before editions held it. */
  readonly quality?: readonly FramedQuality[]
}

/** What a frame is cut to. */
export interface FrameRule {
  readonly detail: AudienceDetail
  readonly unitIds: readonly string[] | null
  readonly indicatorIds: readonly string[] | null
  readonly lenses: readonly string[]
  readonly kind: AudienceKind
}

type Contents = Pick<EditionContents, 'indicators' | 'dimensions' | 'network' | 'geography' | 'targets' | 'quality'>
type Said = Pick<PublicationFrame, 'audienceName' | 'consortiumName'>
type Of<Kind extends NetworkRow['kind']> = Extract<NetworkRow, { kind: Kind }>

/** The frame of a publication, and the places of which its audience reads. */
export function publicationFrame(contents: Contents, rule: FrameRule, said: Said): { frame: PublicationFrame; unitIds: string[] | null } {
  const places = placesIn(contents.network)
  const unitIds = placesRead(rule.unitIds, rule.detail, places)
  const indicators = contents.indicators.filter(({ id }) => rule.indicatorIds === null || rule.indicatorIds.includes(id)).map(framed)
  const named = unitIds === null ? [whole(said.consortiumName), ...places, ...areasIn(contents, rule.lenses)] : places.filter(({ area }) => unitIds.includes(area))
  const areas = named.filter(({ lens }) => readsLens(rule.detail, lens))
  const frame = {
    ...said,
    indicators: indicators.sort((a, b) => a.position - b.position || (a.code < b.code ? -1 : 1)),
    dimensions: contents.dimensions.map(framedDimension),
    areas,
    targets: targetsIn(contents.targets, areas, new Set(indicators.map(({ id }) => id))),
    quality: qualityIn(contents, places, rule)
  }
  return { frame, unitIds }
}

/**
 * Of every unit behind the figures that was open on the last day, however far down these are read. Nothing for everybody:
 * units have told each other and those who pay for them, and nobody else.
 */
function qualityIn({ quality, network }: Contents, places: readonly FramedArea[], { unitIds, detail, kind }: FrameRule): FramedQuality[] {
  if (kind === 'public') return []
  const read = placesRead(unitIds, 'unit', places)
  const open = network.flatMap((row) => (row.kind === 'unit' && row.type === 'local_unit' && row.validTo === null ? [row.id] : []))
  return qualityBehind(quality, { unitIds: new Set(open.filter((id) => read === null || read.includes(id))), namesUnits: detail === 'unit' })
}

const whole = (name: LocalizedText): FramedArea => ({ lens: 'network', area: '', name, parent: null, municipalityCodes: [] })

/** An indicator about which nothing is said on any day of the run has its code for a name. */
const unsaid = (code: string) =>
  ({ number: 1, validFrom: '', name: sameInAll(code), definition: sameInAll(''), direction: 'neutral', numerator: null, denominator: null, factor: 1 }) as const

/** Groups first, then the place in the group: the order of the library. */
function framed({ versions, groupPosition, ...of }: IndicatorRow): FramedIndicator {
  const { id, code, groupName, unit, decimals, aggregation, sourceClass } = of
  const { number: definitionNumber, validFrom: definitionFrom, ...said } = versions.at(-1) ?? unsaid(code)
  const { name, definition, direction, numerator, denominator, factor } = said
  return {
    ...{ id, code, groupName, unit, decimals, aggregation, sourceClass, position: groupPosition * 10_000 + of.position },
    ...{ name, definition, definitionNumber, definitionFrom, direction, numerator, denominator, factor }
  }
}

const framedDimension = ({ code, name, categories }: DimensionRow): FramedDimension => ({
  ...{ code, name },
  categories: categories.map((category) => ({ code: category.code, name: category.name }))
})

/** Centres and units as they were at the end of the run, or last before. */
function placesIn(network: readonly NetworkRow[]): FramedArea[] {
  const rows = (kind: NetworkRow['kind']) => network.filter((row) => row.kind === kind)
  const units = latest(rows('unit') as Of<'unit'>[], ({ id }) => id)
  const parents = new Map(latest(rows('link') as Of<'link'>[], ({ unitId }) => unitId).map(({ unitId, parentId }) => [unitId, parentId]))
  const territories = (rows('territory') as Of<'territory'>[]).filter(({ validTo }) => validTo === null)
  return units.flatMap(({ id, type, name }): FramedArea[] => {
    if (type === 'headquarters') return []
    if (type === 'local_unit') return [{ lens: 'unit', area: id, name, parent: parents.get(id) ?? null, municipalityCodes: [] }]
    const municipalityCodes = territories.filter(({ unitId }) => unitId === id).map((row) => row.municipalityCode).sort()
    return [{ lens: 'centre', area: id, name, parent: null, municipalityCodes }]
  })
}

function latest<Row extends { readonly validFrom: IsoDate }>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  const newest = new Map<string, Row>()
  for (const row of rows) {
    const known = newest.get(keyOf(row))
    if (!known || known.validFrom < row.validFrom) newest.set(keyOf(row), row)
  }
  return [...newest.values()]
}

/** The names of the classes of those divisions that are no areas of a register. */
export const traits: Readonly<Record<string, Readonly<Record<string, LocalizedText>>>> = {
  language_status: {
    finnish: { fi: 'Suomenkieliset kunnat', sv: 'Finskspråkiga kommuner', en: 'Finnish-speaking municipalities' },
    bilingual_finnish_majority: { fi: 'Kaksikieliset, enemmistö suomi', sv: 'Tvåspråkiga, finsk majoritet', en: 'Bilingual, mostly Finnish' },
    bilingual_swedish_majority: { fi: 'Kaksikieliset, enemmistö ruotsi', sv: 'Tvåspråkiga, svensk majoritet', en: 'Bilingual, mostly Swedish' },
    swedish: { fi: 'Ruotsinkieliset kunnat', sv: 'Svenskspråkiga kommuner', en: 'Swedish-speaking municipalities' }
  },
  urban_rural: {
    urban: { fi: 'Kaupunkimaiset kunnat', sv: 'Urbana kommuner', en: 'Urban municipalities' },
    semi_urban: { fi: 'Taajaan asutut kunnat', sv: 'Tätortskommuner', en: 'Semi-urban municipalities' },
    rural: { fi: 'Maaseutumaiset kunnat', sv: 'Landsbygdskommuner', en: 'Rural municipalities' }
  }
}

/** Under which area of a division a municipality lies, as one row says it; null for a row that says nothing of it. */
function belonging(row: Contents['geography'][number], lens: string): { readonly area: string | null; readonly code: string } | null {
  if (row.kind === 'membership') return row.division === lens ? { area: row.areaCode, code: row.municipalityCode } : null
  if (row.kind !== 'municipality') return null
  if (lens === 'language_status') return { area: row.languageStatus, code: row.code }
  return lens === 'urban_rural' ? { area: row.urbanRural, code: row.code } : null
}

/** The areas of the divisions through which the edition is seen, as they were at its end. */
function areasIn({ geography }: Contents, lenses: readonly string[]): FramedArea[] {
  const standing = geography.filter((row) => row.validTo === null)
  return lenses.flatMap((lens) => {
    const codesByArea = new Map<string, string[]>()
    const own = standing.flatMap((row) => (row.kind === 'area' && row.division === lens ? [[row.code, row.name] as const] : []))
    const names = new Map<string, LocalizedText>([...Object.entries(traits[lens] ?? {}), ...own])
    for (const row of standing) {
      const { area, code } = belonging(row, lens) ?? { area: null, code: '' }
      if (area !== null) codesByArea.set(area, [...(codesByArea.get(area) ?? []), code])
    }
    return [...codesByArea].sort(([a], [b]) => (a < b ? -1 : 1)).map(([area, codes]): FramedArea => {
      return { lens: lens as CellLens, area, name: names.get(area) ?? sameInAll(area), parent: null, municipalityCodes: codes.sort() }
    })
  })
}

const lensOfScope: Readonly<Record<string, CellLens>> = { network: 'network', centre: 'centre', unit: 'unit' }

/** Targets of whole figures, of the places and indicators that are read. */
function targetsIn(targets: readonly TargetRow[], areas: readonly FramedArea[], indicatorIds: ReadonlySet<string>): FramedTarget[] {
  const known = new Set(areas.map(({ lens, area }) => `${lens}|${area}`))
  return targets.flatMap(({ scope, unitId, indicatorId, breakdown, period, targetKind, value }) => {
    const lens = lensOfScope[scope]
    if (!lens || targetKind !== 'target' || breakdown !== '' || !indicatorIds.has(indicatorId)) return []
    const area = lens === 'network' ? '' : unitId
    return known.has(`${lens}|${area}`) ? [{ indicatorId, lens, area, period, value }] : []
  })
}

/** A target as it stands beside the figure of a run, with the period for which it was set. */
export interface RunTarget {
  readonly value: number
  readonly period: string
}

/**
 * What was aimed at for a run: a target of exactly its days; or those of all its periods, added up where the indicator adds up,
 * the last one where it does not; or the target of the year in which it lies, which then stands as that of the year.
 *
 * @example runTarget('sum', ['2026-Q1', '2026-Q2'], [{ period: '2026', value: 340 }]) // { value: 340, period: '2026' }
 */
export function runTarget(
  aggregation: Aggregation,
  periods: readonly Period[],
  targets: readonly Pick<FramedTarget, 'period' | 'value'>[]
): RunTarget | null {
  const [first, last] = [periods[0], periods.at(-1)]
  if (first === undefined || last === undefined) return null
  const run = { from: validityOfPeriod(first).validFrom, to: validityOfPeriod(last).validTo }
  const days = targets.map((target) => ({ target, ...validityOfPeriod(target.period) }))
  const exact = days.find(({ validFrom, validTo }) => validFrom === run.from && validTo === run.to)
  if (exact) return { value: exact.target.value, period: exact.target.period }
  const parts = periods.map((period) => targets.find((target) => target.period === period))
  if (parts.every((part) => part !== undefined)) {
    const adds = aggregation === 'sum' || aggregation === 'distinct_persons'
    const value = adds ? parts.reduce((sum, part) => sum + part.value, 0) : (parts.at(-1)?.value ?? 0)
    return { value, period: `${first}/${last}` }
  }
  const around = days.find(({ target, validFrom, validTo }) => /^\d{4}$/.test(target.period) && validFrom <= run.from && validTo >= run.to)
  return around ? { value: around.target.value, period: around.target.period } : null
}
