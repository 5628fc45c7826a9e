import { Injectable } from '@nestjs/common'
import { type Lens, lenses } from '@solmu/domain/network/lens.js'
import { entriesOf } from '@solmu/domain/reports/consolidate-entries.js'
import type { CellLens, EditionFact } from '@solmu/domain/reports/edition.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { PeriodKind } from '@solmu/shared/periods.js'
import { Access } from '../../../core/access/access.js'
import { Db } from '../../../core/db/db.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import { LensQueries, type LensSpan } from '../../network/lens/lens.queries.js'
import type { ReadIndicator } from '../../results/facts/derived-figures.js'
import { allPlaces, type Place, type PlaceTable, wholePlaces } from './consolidation-places.js'
import { SumTable } from './consolidation-sums.js'
import {
  type AreaSource,
  type ComeJson,
  type CompletenessJson,
  completenessSql,
  type DividedJson,
  AFTER_FIGURES_SQL,
  BEFORE_FIGURES_SQL,
  type FiguresAsked,
  type FiguresJson,
  figuresSql,
  KEPT_SQL,
  type MissingJson,
  type NewestJson,
  type SumsJson
} from './consolidation.sql.js'

/** What is to be put together. */
export interface SumsWanted {
  /** Those that are added up, and those that weight them. */
  readonly indicators: readonly ReadIndicator[]
  readonly lens: CellLens
  readonly restateTo: IsoDate | null
  readonly dimension: string | null
  readonly periodKind: PeriodKind
  /** The first days of the first and the last period. */
  readonly from: IsoDate
  readonly to: IsoDate
  /** 1 to 3. */
  readonly stage: number
  readonly headOfficeId: string | null
  /** Also of which units the sums of the areas are. */
  readonly byUnit?: boolean
}

const monthsIn: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, third: 4, year: 12 }
const MAX_MISSING = 200

/** How many figures one statement takes at most; a million took less than two seconds on a machine of two cores. */
const FIGURES_AT_ONCE = 400_000

/** Reads what figures add up to, within the viewer's reach: in as many statements whatever is asked. */
@Injectable()
export class ConsolidationReader {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly lens: LensQueries,
    private readonly loaders: Loaders
  ) {}

  /** The sums of everything and of each area. Where they are kept, their number does not grow with the units. */
  async sums(wanted: SumsWanted): Promise<SumTable> {
    const table = new SumTable()
    const kept = wanted.indicators.filter((indicator) => this.isKept(indicator, wanted))
    const added = wanted.indicators.filter((indicator) => !kept.includes(indicator))
    if (kept.length > 0) await this.readKept(kept, wanted, table)
    if (added.length > 0) await this.addUp(withWeights(added, wanted.indicators), wanted, table)
    return table
  }

  /** How many returns have come, and who is missing. */
  async completeness(wanted: SumsWanted): Promise<PlacedCompleteness> {
    const source = sourceOf(wanted)
    const ids = wanted.indicators.map(({ id }) => id)
    const table = await this.places(wanted, allPlaces)
    const [row] = await this.db.sql<CompletenessJson>(completenessSql(source), [...valuesOf(ids, wanted, MAX_MISSING), ...table.values])
    return placedCompleteness(row ?? { come: null, missing: null }, table)
  }

  /** Whether the database keeps the sums as they are asked: as they were, of everything or of centres, for whoever reads it all. */
  private isKept({ aggregation }: ReadIndicator, { lens, restateTo, dimension, byUnit, headOfficeId, ...of }: SumsWanted): boolean {
    if (byUnit || dimension !== null || !(lens === 'network' || (lens === 'centre' && restateTo === null))) return false
    if (aggregation === 'distinct_persons' || (aggregation === 'last_value' && of.from !== of.to)) return false
    return headOfficeId !== null && this.access.may('return.read', { unitId: headOfficeId })
  }

  private async readKept(indicators: readonly ReadIndicator[], wanted: SumsWanted, table: SumTable): Promise<void> {
    const { periodKind, from, to, stage, headOfficeId, lens } = wanted
    const rows = await this.db.sql<SumsJson>(KEPT_SQL, [indicators.map(({ id }) => id), periodKind, from, to, stage, headOfficeId])
    table.addSums(lens === 'network' ? rows.filter(({ isWhole }) => isWhole) : rows, (area) => ({ area, isEstimated: false }))
    if (lens === 'centre') table.addRest()
  }

  /** Adds up what is not kept: at once, or of a very large network some indicators after the other. */
  private async addUp(indicators: readonly ReadIndicator[], wanted: SumsWanted, table: SumTable): Promise<void> {
    const [known] = await this.db.sql<{ units: number }>(BEFORE_FIGURES_SQL)
    const figuresOfOne = (known?.units ?? 0) * periodsOf(wanted)
    for (const batch of batchesOf(indicators, figuresOfOne)) await this.addUpBatch(batch, wanted, table)
    await this.db.sql(AFTER_FIGURES_SQL)
  }

  private async addUpBatch(indicators: readonly ReadIndicator[], wanted: SumsWanted, table: SumTable): Promise<void> {
    const source = sourceOf(wanted)
    const { dimension, byUnit = false } = wanted
    const values = valuesOf(indicators.map(({ id }) => id), wanted, dimension)
    const { values: places, placeAt, hasDivided } = await this.places(wanted, wholePlaces)
    const [row] = await this.db.sql<FiguresJson>(figuresSql({ source, byUnit, hasDivided, ...kindsAmong(indicators, wanted) }), [...values, ...places])
    if (!row) return
    table.addSums(row.sums ?? [], placeAt)
    table.addLast(row.last ?? [], placeAt)
    if (row.divided) await this.addDivided(indicators, wanted, { table, divided: row.divided, newest: row.newest ?? [] })
  }

  /** What counts under several areas, divided by the rule of the domain. */
  private async addDivided(
    indicators: readonly ReadIndicator[],
    { lens, restateTo, dimension, periodKind, byUnit = false }: SumsWanted,
    { table, divided, newest }: { readonly table: SumTable; readonly divided: readonly DividedJson[]; readonly newest: readonly NewestJson[] }
  ): Promise<void> {
    const { reader } = await this.lens.reader()
    const isNewest = new Set(newest.map((each) => `${each.returnId}|${each.indicatorId}|${each.breakdown}`))
    const entries = entriesOf(divided.map((each) => factOf(each, periodKind)), {
      ...{ indicators, lenses: [lens], breakdowns: dimension === null ? 'total' : 'margins' },
      areasOf: (unitId, through, day) => reader.assign({ unitId }, through, { day, asOf: restateTo ?? day })
    })
    for (const entry of entries.filter(({ breakdown }) => breakdown === '' || breakdown.startsWith(`${dimension}:`))) {
      const key = `${entry.answers[0]?.returnId}|${entry.indicatorId}|${entry.breakdown}`
      table.addEntry(entry, isNewest.has(key), byUnit)
    }
  }

  /** Where figures count, in numbers of a lens, or by the ids of centres and units. */
  private async places(wanted: SumsWanted, tableOf: typeof allPlaces): Promise<PlaceTable> {
    const source = sourceOf(wanted)
    if (source === 'lens') return tableOf(await this.spans(wanted), wanted)
    const nowhere = source === 'centre' ? wanted.headOfficeId : null
    return { values: [], hasDivided: false, placeAt: (area) => ({ area: area === nowhere ? null : area, isEstimated: false }) }
  }

  /** The spans of the lens, worked out at most once in a request; none where areas need no lens. */
  private async spans({ lens, restateTo }: Pick<SumsWanted, 'lens' | 'restateTo'>): Promise<readonly LensSpan[]> {
    if (!isLens(lens)) return []
    const name = `unitSpans|${lens}|${restateTo ?? ''}`
    const loader = this.loaders.of<readonly LensSpan[]>(name, async () => [{ key: name, value: await this.lens.unitSpans({ lens, restateTo }) }])
    return (await loader.load(name))[0] ?? []
  }
}

export const isLens = (lens: CellLens): lens is Lens => lenses.some((each) => each === lens)

/** How many have come, by the areas themselves. */
export interface PlacedCompleteness {
  readonly come: readonly (Omit<ComeJson, 'place'> & Pick<Place, 'area'>)[]
  readonly missing: readonly (Omit<MissingJson, 'places'> & { readonly areas: readonly (string | null)[] })[]
}

function placedCompleteness({ come, missing }: CompletenessJson, { placeAt }: PlaceTable): PlacedCompleteness {
  return {
    // Written out: there is one for each area and period.
    come: (come ?? []).flatMap(({ isWhole, place, periodFrom, given, asked }) => {
      const at = isWhole ? { area: null } : placeAt(place)
      return at ? { isWhole, area: at.area, periodFrom, given, asked } : []
    }),
    missing: (missing ?? []).map(({ places, ...each }) => ({ ...each, areas: (places ?? []).flatMap((place) => placeAt(place)?.area ?? (placeAt(place) ? [null] : [])) }))
  }
}

/** What kinds of indicators there are, as far as the statement is another for them. */
function kindsAmong(indicators: readonly ReadIndicator[], { from, to }: SumsWanted): Pick<FiguresAsked, 'hasLast' | 'hasWeights'> {
  return {
    hasLast: from !== to && indicators.some(({ aggregation }) => aggregation === 'last_value'),
    hasWeights: indicators.some(({ weightIndicatorId }) => weightIndicatorId !== null)
  }
}

function sourceOf({ lens, restateTo }: Pick<SumsWanted, 'lens' | 'restateTo'>): AreaSource {
  if (lens === 'network') return 'none'
  if (lens === 'unit') return 'unit'
  return lens === 'centre' && restateTo === null ? 'centre' : 'lens'
}

function withWeights(indicators: readonly ReadIndicator[], all: readonly ReadIndicator[]): ReadIndicator[] {
  const weights = new Set(indicators.flatMap(({ weightIndicatorId }) => weightIndicatorId ?? []))
  return [...indicators, ...all.filter((each) => weights.has(each.id) && !indicators.includes(each))]
}

const monthsBetween = (from: IsoDate, to: IsoDate): number => {
  const [[year, month], [lastYear, lastMonth]] = [from, to].map((day) => day.split('-').map(Number)) as [[number, number], [number, number]]
  return 12 * (lastYear - year) + lastMonth - month
}

const periodsOf = ({ from, to, periodKind }: SumsWanted): number => 1 + monthsBetween(from, to) / monthsIn[periodKind]

/**
 * Indicators that are added up in one statement each time, so that none of them takes long; those that are weighted stay with
 * what weights them.
 */
export function batchesOf<Of extends Pick<ReadIndicator, 'id' | 'weightIndicatorId'>>(indicators: readonly Of[], figuresOfOne: number): Of[][] {
  const weights = new Set(indicators.map(({ weightIndicatorId }) => weightIndicatorId))
  const isTied = ({ id, weightIndicatorId }: Of): boolean => weightIndicatorId !== null || weights.has(id)
  const size = Math.max(1, Math.floor(FIGURES_AT_ONCE / Math.max(1, figuresOfOne)))
  const free = indicators.filter((indicator) => !isTied(indicator))
  const batches = Array.from({ length: Math.ceil(free.length / size) }, (_none, place) => free.slice(place * size, (place + 1) * size))
  const [first = [], ...others] = batches
  const tied = indicators.filter(isTied)
  // Together with the rest where there is room: the usual network is one statement.
  return first.length + tied.length <= size ? [[...first, ...tied], ...others] : [tied, ...batches].filter((batch) => batch.length > 0)
}

function valuesOf(ids: readonly string[], { periodKind, from, to, stage, headOfficeId }: SumsWanted, sixth: unknown): unknown[] {
  return [ids, periodKind, from, to, stage, sixth, monthsIn[periodKind], headOfficeId]
}

const factOf = ({ value, ...fact }: DividedJson, periodKind: PeriodKind): EditionFact => ({
  ...fact,
  periodKind,
  value: value === null ? null : Number(value)
})
