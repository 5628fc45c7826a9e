import { Injectable } from '@nestjs/common'
import type { CellLens } from '@solmu/domain/reports/edition.js'
import { codesOf, restsOn } from '@solmu/domain/results/aggregate-derived.js'
import { DomainError } from '@solmu/domain/errors.js'
import { isValidOn } from '@solmu/shared/dates.js'
import { isUuid } from '@solmu/shared/ids.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { ReadIndicator } from '../../results/facts/derived-figures.js'
import type { ResultColumn } from '../../results/facts/result-totals.graphql.js'
import { columnsOf } from '../../results/facts/result-totals.service.js'
import { type TotalledIndicators, TotalledIndicatorsService } from '../../results/facts/totalled-indicators.service.js'
import { ConsolidationAreas } from './consolidation-areas.js'
import { figureRows, type FigureRow, noFigure, shownFigure } from './consolidation-figures.js'
import { ConsolidationReader } from './consolidation-reader.js'
import { placeKey } from './consolidation-sums.js'
import { ConsolidationService, lastDayOf, wantedOf } from './consolidation.service.js'
import type { FigureDerivationPart, FigureDerivationReturn, FigureDerivation, FigureDerivationInput, FigureFormula } from './figure-derivation.graphql.js'
import { FigureDerivationQueries } from './figure-derivation.queries.js'

/** What is asked, and what was read for it. */
interface Asking {
  readonly input: FigureDerivationInput
  readonly head: TotalledIndicators
  readonly indicator: ReadIndicator
  readonly columns: readonly ResultColumn[]
}

/** Why a figure is what it is: from the network down to the report of a unit and who stands behind it. */
@Injectable()
export class FigureDerivationService {
  constructor(
    private readonly indicators: TotalledIndicatorsService,
    private readonly consolidation: ConsolidationService,
    private readonly reader: ConsolidationReader,
    private readonly areas: ConsolidationAreas,
    private readonly queries: FigureDerivationQueries
  ) {}

  /**
   * One step down from a figure: from everything to the areas, from an area to its units, from a unit to its reports.
   *
   * @throws DomainError INVALID_INPUT, NOT_FOUND
   */
  async derivation(input: FigureDerivationInput): Promise<FigureDerivation> {
    const columns = columnsOf(input)
    const day = lastDayOf(columns)
    const head = await this.indicators.read([input.indicatorId], day)
    const [indicator] = head.asked
    if (!indicator) throw new DomainError('NOT_FOUND', { path: ['input', 'indicatorId'] })
    const asking: Asking = { input, head, indicator, columns }
    const lens = stepLens(input)
    const own = await this.rows(asking, { lens, byUnit: !input.isWhole && lens !== 'unit' })
    const parts = await this.parts(asking, lens, own)
    const [described] = await this.consolidation.described(head, day)
    if (!described) throw new DomainError('NOT_FOUND', { path: ['input', 'indicatorId'] })
    const whole = await this.whole(asking, own)
    return {
      figure: shownFigure(whole.get(indicator.id)?.figures.at(-1) ?? noFigure, indicator, null),
      ...{ indicator: described, formula: formulaOf(asking, whole), name: await this.name(asking, lens), parts },
      returns: lens === 'unit' && !input.isWhole ? await this.returns(asking, whole) : []
    }
  }

  /** The name of the area or unit that is asked about. */
  private async name({ input, columns }: Asking, lens: CellLens): Promise<LocalizedText | null> {
    if (input.isWhole) return null
    const listed = await this.areas.listed(lens, new Set([input.area ?? null]), input.restateTo ?? lastDayOf(columns))
    return listed.at(-1)?.name ?? null
  }

  /** Rows of the figure and of all that it rests on. */
  private async rows({ input, head, columns }: Asking, of: { readonly lens: CellLens; readonly byUnit: boolean }): Promise<FigureRow[]> {
    const dimension = input.breakdown ? (input.breakdown.split(':')[0] ?? null) : null
    const wanted = wantedOf({ ...input, lens: of.lens, dimension }, head, columns)
    const table = await this.reader.sums({ ...wanted, byUnit: of.byUnit })
    const asked = [...head.asked, ...restsOn(head.asked, head.library).filter(({ id }) => head.asked.every((each) => each.id !== id))]
    return figureRows(table.all(), { asked, library: head.library, columns }).filter(({ breakdown }) => breakdown === (input.breakdown ?? ''))
  }

  /** The rows of the figure itself by their indicators; an area that was read by units is read once more as a whole. */
  private async whole(asking: Asking, own: readonly FigureRow[]): Promise<ReadonlyMap<string, FigureRow>> {
    const { isWhole, lens, area = null, breakdown } = asking.input
    const rows = isWhole || lens === 'unit' ? own : await this.rows(asking, { lens, byUnit: false })
    const key = placeKey({ isWhole, area: isWhole ? null : area, unitId: null, breakdown: breakdown ?? '' })
    return new Map(rows.filter((row) => placeKey(row) === key).map((row) => [row.indicatorId, row]))
  }

  /** The areas of everything, or the units of an area. */
  private async parts({ input, indicator, columns }: Asking, lens: CellLens, own: readonly FigureRow[]): Promise<FigureDerivationPart[]> {
    if (lens === 'unit' && !input.isWhole) return []
    const areUnits = lens === 'unit' || !input.isWhole
    const under = own.filter((row) => !row.isWhole && row.indicatorId === indicator.id && (input.isWhole || row.area === (input.area ?? null)))
    const placeOf = (row: FigureRow): string | null => (areUnits && !input.isWhole ? row.unitId : row.area)
    const rows = new Map(under.map((row) => [placeOf(row), row]))
    const listed = await this.areas.listed(areUnits ? 'unit' : lens, new Set(rows.keys()), input.restateTo ?? lastDayOf(columns))
    return listed.flatMap(({ area, isWhole, name }) => {
      const row = isWhole ? undefined : rows.get(area)
      return row ? [{ area, isUnit: areUnits, name, figure: shownFigure(row.figures.at(-1) ?? noFigure, indicator, null) }] : []
    })
  }

  private async returns({ input, head, indicator, columns }: Asking, whole: ReadonlyMap<string, FigureRow>): Promise<FigureDerivationReturn[]> {
    if (!input.area || !isUuid(input.area)) throw new DomainError('NOT_FOUND', { path: ['input', 'area'] })
    const { periodKind, from, to, stage } = wantedOf(input, head, columns)
    const indicatorIds = restsOn(head.asked, head.library).map(({ id }) => id)
    const rows = await this.queries.returns(input.area, { periodKind, from, to, stage, indicatorIds })
    return rows.map(({ periodFrom, notes, steps, ...row }) => {
      const column = columns.findIndex(({ period, validFrom }) => period !== null && validFrom === periodFrom)
      return {
        ...{ ...row, notes: [...(notes ?? [])], steps: (steps ?? []).map((step) => ({ ...step, at: new Date(step.at) })) },
        figure: shownFigure(whole.get(indicator.id)?.figures[column] ?? noFigure, indicator, null)
      }
    })
  }
}

/** Through what one goes down from the figure: everything without areas goes by the centres. */
const stepLens = ({ lens, isWhole }: FigureDerivationInput): CellLens => (lens === 'network' && isWhole ? 'centre' : lens)

/** How the figure is worked out on the last day, with what it names. */
function formulaOf({ head, indicator, columns }: Asking, whole: ReadonlyMap<string, FigureRow>): FigureFormula | null {
  const day = lastDayOf(columns)
  const derivation = indicator.derivations.find((each) => isValidOn(each, day))
  const stored = indicator.expressions.find((each) => isValidOn(each, day))
  if (!derivation || !stored) return null
  const parts = codesOf(derivation).flatMap((code) => head.library.find((each) => each.code === code) ?? [])
  return {
    ...{ numerator: stored.numerator, denominator: stored.denominator, factor: stored.factor },
    parts: parts.map((part) => ({
      ...{ indicatorId: part.id, code: part.code, name: part.name },
      figure: shownFigure(whole.get(part.id)?.figures.at(-1) ?? noFigure, part, null)
    }))
  }
}
