/** Results for everybody as the database gives them: they name nobody, and a fixed edition is the same for ever. */
import type { AudienceDetail } from '@solmu/domain/reports/publication.js'
import type { PublishedFigure } from '@solmu/domain/reports/publication-figure.js'
import { runPeriod } from '@solmu/domain/reports/publication-figure.js'
import type { PublicationFrame } from '@solmu/domain/reports/publication-frame.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { type CellRow, figureOf, type PublicationRecord, type ReturnBehind } from '../publication-reader.js'
import { headPlace, shownFigure, shownPublication } from '../shown-publication.js'

/** The licence under which the figures may be used. */
export const openLicence = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' } as const

/** A row of `app.open_editions`. */
export type OpenEdition = {
  readonly id: string
  readonly audienceId: string
  readonly year: number
  readonly number: number
  readonly firstPeriod: string
  readonly lastPeriod: string
  readonly certifiedAt: Date
  readonly sha256: string
  readonly replacesId: string | null
  readonly reason: string
  readonly publishedAt: Date
}

/** A row of `app.open_results`. */
export type OpenRow = {
  readonly publication: {
    readonly frame: PublicationFrame
    readonly detail: AudienceDetail
    readonly level: string
    readonly narrative: LocalizedText
    readonly isDemo: boolean
  }
  readonly cells: readonly OpenCell[]
  readonly returns: readonly Pick<ReturnBehind, 'unitKey' | 'unitId' | 'state'>[]
}

/** A row of `app.cells_of_publication`, as JSON. */
type OpenCell = Readonly<Record<'indicator_id' | 'breakdown' | 'lens' | 'area' | 'period', string>> &
  Readonly<Record<'value' | 'numerator' | 'denominator', number | null>> &
  Readonly<Record<'unit_count' | 'missing_count' | 'not_applicable_count', number>> &
  Readonly<Record<'is_withheld' | 'is_gross' | 'is_estimated', boolean>>

export interface OpenPublication {
  readonly record: PublicationRecord
  readonly figures: readonly PublishedFigure[]
  readonly returns: readonly ReturnBehind[]
  readonly isDemo: boolean
}

/** What was published, as readers of other audiences have it, but for people. */
export function openPublication({ id: editionId, ...edition }: OpenEdition, { publication, cells, returns }: OpenRow): OpenPublication {
  const { isDemo, ...published } = publication
  const nobody = { certifiedBy: null, sentBy: null, sentAt: null, verifiedBy: null, verifiedAt: null, acceptedBy: null, acceptedAt: null }
  return {
    // Which edition has replaced it changes with time, and stands in the list of editions.
    record: { ...edition, editionId, ...published, certifiedBy: null, kind: 'public', organisationId: null, replacedById: null },
    figures: cells.map((cell) => figureOf(rowOf(cell))),
    returns: returns.map((each) => ({ ...nobody, ...each, centreId: null, period: '', number: null })),
    isDemo
  }
}

/** The text of the page: every whole figure; breakdowns are in the files. */
export function openText({ record, figures, returns, isDemo }: OpenPublication): string {
  const head = headPlace(record.frame)
  const totals = figures.filter(({ breakdown }) => breakdown === '')
  const whole = totals.filter(({ lens, area, period }) => lens === head?.lens && area === head.area && period === runPeriod(record))
  const indicators = new Map(record.frame.indicators.map((indicator) => [indicator.id, indicator]))
  const shown = totals.flatMap((figure) => {
    const indicator = indicators.get(figure.indicatorId)
    return indicator ? [shownFigure(figure, indicator)] : []
  })
  const publication = shownPublication(record, { whole, returns, isSubscribed: false })
  return `${JSON.stringify({ licence: openLicence, consortiumName: record.frame.consortiumName, isDemo, publication, figures: shown })}\n`
}

function rowOf(cell: OpenCell): CellRow {
  const text = (steps: number | null): string | null => (steps === null ? null : String(steps))
  return {
    ...{ indicatorId: cell.indicator_id, breakdown: cell.breakdown, lens: cell.lens as CellRow['lens'] },
    ...{ area: cell.area, period: cell.period, isWithheld: cell.is_withheld },
    ...{ value: text(cell.value), numerator: text(cell.numerator), denominator: text(cell.denominator) },
    ...{ unitCount: cell.unit_count, missingCount: cell.missing_count, notApplicableCount: cell.not_applicable_count },
    ...{ isGross: cell.is_gross, isEstimated: cell.is_estimated }
  }
}
