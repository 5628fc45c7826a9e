import { Injectable } from '@nestjs/common'
import { restsOn } from '@solmu/domain/results/aggregate-derived.js'
import { periodsInYear } from '@solmu/domain/results/progress.js'
import { type Stage, stages } from '@solmu/domain/results/return-state.js'
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import { isPeriod, kindOfPeriod, shiftPeriod } from '@solmu/shared/periods.js'
import { type TotalledIndicators, TotalledIndicatorsService } from '../../results/facts/totalled-indicators.service.js'
import { columnsOf } from '../../results/facts/result-totals.service.js'
import type { ResultColumn } from '../../results/facts/result-totals.graphql.js'
import { IndicatorReader } from '../../results/indicator/indicator-reader.js'
import { TargetQueries } from '../../results/target/target.queries.js'
import { ConsolidationAreas } from './consolidation-areas.js'
import { figureRows, type FigureRow, noFigure, shownFigure } from './consolidation-figures.js'
import { ConsolidationReader, type PlacedCompleteness, type SumsWanted } from './consolidation-reader.js'
import { placeKey } from './consolidation-sums.js'
import { AimedAt } from './consolidation-targets.js'
import type {
  Consolidation,
  ConsolidationArea,
  ConsolidationFigure,
  ConsolidationIndicator,
  ConsolidationInput,
  ConsolidationRow
} from './consolidation.graphql.js'

/** What the figures of many units and periods add up to. */
@Injectable()
export class ConsolidationService {
  constructor(
    private readonly indicators: TotalledIndicatorsService,
    private readonly versions: IndicatorReader,
    private readonly reader: ConsolidationReader,
    private readonly areas: ConsolidationAreas,
    private readonly targets: TargetQueries
  ) {}

  /**
   * Figures as a matrix, within the viewer's reach. However many indicators, areas, periods and units there are, the
   * statements are as many.
   *
   * @throws DomainError INVALID_INPUT, DAYS_REVERSED, OUT_OF_RANGE, NOT_FOUND
   */
  async consolidation(input: ConsolidationInput): Promise<Consolidation> {
    const columns = columnsOf(input)
    const day = lastDayOf(columns)
    const head = await this.indicators.read(input.indicatorIds, day)
    const wanted = wantedOf(input, head, columns)
    const figures = figureRows((await this.reader.sums(wanted)).all(), { ...head, columns })
    const compared = await this.compared(input, head)
    const come = await this.reader.completeness({ ...wanted, indicators: restsOn(head.asked, head.library) })
    const areas = await this.areas.listed(wanted.lens, areasIn([...figures, ...(compared?.figures ?? [])], come), wanted.restateTo ?? day)
    const { dimension, categories } = await this.categories(wanted.dimension)
    const rows = rowsOf(head, areas, { figures, categories })
    const aims = new AimedAt(await this.targets.within(input.indicatorIds, wanted.from, addDays(day, 1)))
    const shown = (of: Compared) => valuesOf(rows, { ...of, head, areas, aims })
    return {
      ...{ lens: wanted.lens, restateTo: wanted.restateTo, stage: stageOf(input), indicators: await this.described(head, day) },
      ...{ dimension, areas, columns, rows, values: shown({ figures, columns }) },
      ...{ comparedColumns: compared?.columns ?? null, comparedValues: compared && shown(compared) },
      ...completenessOf(come, areas, columns)
    }
  }

  /** The dimension with a code, and the breakdowns of its categories. */
  private async categories(code: string | null) {
    const [dimension = null] = code === null ? [] : await this.versions.dimensionsOf([code])
    return { dimension, categories: (dimension?.categories ?? []).map((category) => `${dimension?.code ?? ''}:${category.code}`) }
  }

  private async compared(input: ConsolidationInput, head: TotalledIndicators): Promise<Compared | null> {
    if (!input.compare || !isPeriod(input.from)) return null
    const count = columnsOf(input).filter(({ period }) => period !== null).length
    const back = input.compare === 'previous' ? count : periodsInYear[kindOfPeriod(input.from)]
    const [from, to] = [shiftPeriod(input.from, -back), shiftPeriod(input.to, -back)]
    const columns = columnsOf({ from, to })
    const table = await this.reader.sums(wantedOf({ ...input, from, to }, head, columns))
    return { columns, figures: figureRows(table.all(), { ...head, columns }) }
  }

  /** The indicators that were asked for, by the definitions that are in force on a day or nearest to it. */
  described({ asked }: TotalledIndicators, day: IsoDate): Promise<ConsolidationIndicator[]> {
    return Promise.all(
      asked.map(async ({ id, code, name, unit, decimals, aggregation, sourceClass }) => {
        const version = await this.versions.nearestVersion(id, day)
        const said = { definition: version?.definition ?? name, versionNumber: version?.number ?? 0, validFrom: version?.validFrom ?? day }
        return { ...{ id, code, name, unit, decimals, aggregation, sourceClass }, ...said, direction: version?.direction ?? 'neutral' }
      })
    )
  }
}

type Compared = { readonly columns: ResultColumn[]; readonly figures: readonly FigureRow[] }

export const lastDayOf = (columns: readonly ResultColumn[]): IsoDate => addDays(columns.at(-1)?.validTo ?? '', -1)

const stageOf = ({ stage }: Pick<ConsolidationInput, 'stage'>): Stage => stage ?? 'accepted'

/** What the indicators that were asked for need to be added up. */
export function wantedOf(
  input: Omit<ConsolidationInput, 'indicatorIds' | 'compare'>,
  { asked, library, headOfficeId }: TotalledIndicators,
  columns: readonly ResultColumn[]
): SumsWanted {
  const summed = restsOn(asked, library)
  const weights = new Set(summed.flatMap(({ weightIndicatorId }) => weightIndicatorId ?? []))
  const periods = columns.flatMap(({ period, validFrom }) => (period === null ? [] : [validFrom]))
  return {
    indicators: [...summed, ...library.filter((each) => weights.has(each.id) && !summed.some(({ id }) => id === each.id))],
    ...{ lens: input.lens, restateTo: input.restateTo ?? null, dimension: input.dimension ?? null, headOfficeId },
    ...{ periodKind: kindOfPeriod(input.from), from: periods[0] ?? '', to: periods.at(-1) ?? '', stage: stages[stageOf(input)] }
  }
}

function areasIn(figures: readonly FigureRow[], { come }: PlacedCompleteness): ReadonlySet<string | null> {
  const places = [...figures, ...come]
  return new Set(places.filter(({ isWhole }) => !isWhole).map(({ area }) => area))
}

/** Each indicator as a whole in each area, and each category of which anything is known anywhere. */
function rowsOf(
  { asked }: TotalledIndicators,
  areas: readonly ConsolidationArea[],
  { figures, categories }: { readonly figures: readonly FigureRow[]; readonly categories: readonly string[] }
): ConsolidationRow[] {
  const known = new Set(figures.map(({ indicatorId, breakdown }) => `${indicatorId}|${breakdown}`))
  return asked.flatMap(({ id: indicatorId }) =>
    ['', ...categories.filter((category) => known.has(`${indicatorId}|${category}`))].flatMap((breakdown) =>
      areas.map((_area, areaPlace) => ({ indicatorId, breakdown, areaPlace }))
    )
  )
}

function valuesOf(
  rows: readonly ConsolidationRow[],
  of: Compared & { readonly head: TotalledIndicators; readonly areas: readonly ConsolidationArea[]; readonly aims: AimedAt }
): ConsolidationFigure[][] {
  const { asked, headOfficeId } = of.head
  const byId = new Map(asked.map((indicator) => [indicator.id, indicator]))
  const found = groupBy(of.figures, ({ indicatorId }) => indicatorId)
  const here = new Map([...found].map(([id, own]) => [id, new Map(own.map((row) => [placeKey(row), row.figures]))]))
  return rows.map(({ indicatorId, breakdown, areaPlace }) => {
    const indicator = byId.get(indicatorId)
    if (!indicator) return []
    const { area, isWhole } = of.areas[areaPlace] ?? { area: null, isWhole: true }
    const figures = here.get(indicatorId)?.get(placeKey({ isWhole, area, unitId: null, breakdown })) ?? []
    const aimed = breakdown === '' ? of.aims.at(isWhole ? headOfficeId : area, indicator) : null
    return of.columns.map((column, place) => shownFigure(figures[place] ?? noFigure, indicator, aimed && aimed(column)))
  })
}

function completenessOf(
  { come, missing }: PlacedCompleteness,
  areas: readonly ConsolidationArea[],
  columns: readonly ResultColumn[]
): Pick<Consolidation, 'completeness' | 'missing'> {
  const placeAt = new Map(areas.map(({ area }, place) => [area, place]))
  // Everything stands first; what lies in no area has none either.
  const placeOf = (area: string | null, isWhole: boolean): number => (isWhole ? 0 : (placeAt.get(area) ?? -1))
  const periodOf = new Map(columns.flatMap(({ period, validFrom }) => (period === null ? [] : [[validFrom, period] as const])))
  return {
    completeness: come.map(({ isWhole, area, periodFrom, given, asked }) => ({
      areaPlace: placeOf(area, isWhole),
      period: periodFrom === null ? null : (periodOf.get(periodFrom) ?? null),
      givenCount: given,
      askedCount: asked
    })),
    missing: missing.map(({ areas: under, ...each }) => ({ ...each, areaPlaces: under.map((area) => placeOf(area, false)) }))
  }
}
