/** A publication laid open for a report: its figures found by place and period, and everything said in one language. */
import type { IsoDate } from '@solmu/shared/dates.js'
import { decimalNumber, decimalText } from '@solmu/shared/decimal.js'
import type { Period } from '@solmu/shared/periods.js'
import { type Language, type LocalizedText, pick, sameInAll } from '@solmu/shared/text.js'
import { DomainError } from '../errors.js'
import { unitWords } from '../results/file-layout.js'
import { roundName } from '../results/round-name.js'
import type { CellLens, CellPeriod } from './edition.js'
import { lensNames, markWords } from './figure-words.js'
import { type PublishedFigure, runPeriod } from './publication-figure.js'
import { type FramedArea, type FramedIndicator, runTarget } from './publication-frame.js'
import type { RenderedCell, ReportMark, ReportRequest, ReportSource, UnresolvedReference } from './report-rendered.js'
import type { PeriodRule, ReportPlaceRule } from './report-template.js'
import { localeTags, markReasons, notPublished, reportWords } from './report-words.js'
import { runWords } from './run-words.js'

/** A place of the publication with its name. */
export interface BookPlace {
  readonly lens: CellLens
  readonly area: string
  readonly name: string
  readonly municipalityCodes: readonly string[]
}

/** The way to one figure. */
export interface BookAddress {
  readonly indicator: FramedIndicator | null
  readonly place: Pick<BookPlace, 'lens' | 'area'> | null
  readonly period: CellPeriod | null
  readonly breakdown?: string
}

type Spot = { readonly place: ReportPlaceRule; readonly period: PeriodRule; readonly back: number }

/** Ten figures of each unit of the largest network that there is, three times over. */
export const mostCells = 200_000

/** What a withheld figure looks like never depends on what the number is: only a figure with the mark `value` is read at all. */
export class ReportBook {
  readonly language: Language
  /** The figures that a report tells withheld, gross or estimated, for what is said of them at its end. */
  readonly told = { withheld: new Set<string>(), hasGross: false, hasEstimated: false }
  readonly unresolved: UnresolvedReference[] = []
  private cellCount = 0
  private readonly indicators: ReadonlyMap<string, FramedIndicator>
  private readonly figures: ReadonlyMap<string, PublishedFigure>

  constructor(
    readonly source: ReportSource,
    readonly request: ReportRequest
  ) {
    this.language = request.language
    this.indicators = new Map(source.frame.indicators.map((indicator) => [indicator.code, indicator]))
    this.figures = new Map(source.figures.map((figure) => [keyOf(figure.indicatorId, figure, [figure.period, figure.breakdown]), figure]))
  }

  text(text: LocalizedText): string {
    return pick(text, this.language).text
  }

  /** An indicator of the publication; one that it does not hold is noted. */
  indicator(code: string, blockId: string): FramedIndicator | null {
    const found = this.indicators.get(code) ?? null
    if (!found && !this.unresolved.some((each) => each.blockId === blockId && each.reference === code)) this.unresolved.push({ blockId, reference: code })
    return found
  }

  nameOf(indicator: FramedIndicator | null, code: string): string {
    return indicator ? this.text(indicator.name) : code
  }

  unitOf(indicator: FramedIndicator | null): string {
    return indicator ? unitWords[indicator.unit][this.language] : ''
  }

  /** All that the audience reads: the network, or the only centre; null where it reads of several places and of no whole. */
  whole(): BookPlace | null {
    const { areas } = this.source.frame
    const centres = areas.filter(({ lens }) => lens === 'centre')
    const found = areas.find(({ lens }) => lens === 'network') ?? (centres.length === 1 ? centres[0] : areas.length === 1 ? areas[0] : undefined)
    return found ? this.placeOf(found) : null
  }

  /** The place for which the report is made. */
  parameter(): BookPlace | null {
    const { place } = this.request
    const found = place && this.source.frame.areas.find(({ lens, area }) => lens === place.lens && area === place.area)
    return found ? this.placeOf(found) : null
  }

  place(rule: ReportPlaceRule): BookPlace | null {
    return rule === 'parameter' ? this.parameter() : this.whole()
  }

  /** The places of a division, by name; with the rule `parameter` those that lie within the place of the report. */
  placesOf(lens: string, rule: ReportPlaceRule): BookPlace[] {
    const within = rule === 'parameter' ? this.parameter() : null
    const codes = new Set(within?.municipalityCodes)
    const isWithin = (area: FramedArea): boolean => {
      if (within === null) return true
      if (area.lens === 'unit') return area.parent === within.area
      return area.municipalityCodes.length > 0 && area.municipalityCodes.every((code) => codes.has(code))
    }
    const collator = new Intl.Collator(localeTags[this.language])
    return this.source.frame.areas
      .filter((area) => area.lens === lens && isWithin(area))
      .map((area) => this.placeOf(area))
      .sort((a, b) => collator.compare(a.name, b.name) || (a.area < b.area ? -1 : 1))
  }

  /** The period of a block; null for one before the run. */
  period({ period, back }: Pick<Spot, 'period' | 'back'>): CellPeriod | null {
    const { periods, edition } = this.source
    if (period === 'run') return runPeriod(edition)
    return periods.at(period === 'last' ? -1 : -1 - back) ?? null
  }

  periodName(period: CellPeriod | null): string {
    if (period === null) return '–'
    const [first = period, last = first] = period.split('/')
    return first === last ? this.text(roundName(first)) : runWords(first, last, this.language)
  }

  /** The run in words. */
  runName(): string {
    const { firstPeriod, lastPeriod } = this.source.edition
    return runWords(firstPeriod, lastPeriod, this.language)
  }

  lensName(lens: string): string {
    return this.text(lensNames[lens] ?? sameInAll(lens))
  }

  figure({ indicator, place, period, breakdown = '' }: BookAddress): PublishedFigure | null {
    if (!indicator || !place || period === null) return null
    return this.figures.get(keyOf(indicator.id, place, [period, breakdown])) ?? null
  }

  /**
   * A figure as a cell: a number, or the mark that says why there is none.
   *
   * @throws DomainError QUERY_TOO_LARGE for a report of more figures than anybody reads
   */
  cell(address: BookAddress): RenderedCell {
    this.cellCount += 1
    if (this.cellCount > mostCells) throw new DomainError('QUERY_TOO_LARGE', { params: { max: mostCells } })
    const { indicator } = address
    const figure = this.figure(address)
    if (!figure || !indicator) return this.marked('not_published', this.unitOf(indicator))
    if (figure.mark === 'withheld') this.told.withheld.add(keyOf(figure.indicatorId, figure, [figure.period, figure.breakdown]))
    const { mark, value } = figure
    if (mark !== 'value') return this.marked(mark, this.unitOf(indicator))
    return value === null ? this.marked('missing', this.unitOf(indicator)) : this.counted(figure, { indicator, steps: value })
  }

  /** A number with what is uncertain of it. */
  private counted({ isGross, isEstimated }: PublishedFigure, { indicator, steps }: { readonly indicator: FramedIndicator; readonly steps: bigint }): RenderedCell {
    this.told.hasGross ||= isGross
    this.told.hasEstimated ||= isEstimated
    const doubts = [...(isGross ? [reportWords.gross] : []), ...(isEstimated ? [reportWords.estimated] : [])]
    return {
      text: `${this.number(steps, indicator)}${doubts.length > 0 ? '*' : ''}`,
      ...{ mark: 'value', value: decimalText(Number(steps), indicator.decimals), unit: this.unitOf(indicator) },
      explanation: doubts.map((doubt) => doubt[this.language]).join('; ')
    }
  }

  words(text: string): RenderedCell {
    return { text, mark: 'text', value: null, unit: '', explanation: '' }
  }

  marked(mark: Exclude<ReportMark, 'value' | 'text'>, unit: string): RenderedCell {
    const short = mark === 'not_published' ? notPublished : markWords[mark]
    return { text: short[this.language], mark, value: null, unit, explanation: markReasons[mark][this.language] }
  }

  /** Steps as a number in the way of the language; of shares with their sign. */
  number(steps: bigint | number, { decimals, unit }: Pick<FramedIndicator, 'decimals' | 'unit'>): string {
    const format = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
    const text = new Intl.NumberFormat(localeTags[this.language], format).format(decimalNumber(Number(steps), decimals)).replace('-', '−')
    if (unit === 'percent') return this.language === 'en' ? `${text}%` : `${text}\u00a0%`
    return unit === 'euro' ? `${text}\u00a0€` : text
  }

  /** The target beside a figure, in steps; null where none was set. */
  target({ indicator, place, period }: BookAddress): number | null {
    if (!indicator || !place || period === null) return null
    const own = this.source.frame.targets.filter(
      (each) => each.indicatorId === indicator.id && each.lens === place.lens && each.area === place.area
    )
    return runTarget(indicator.aggregation, this.periodsIn(period), own)?.value ?? null
  }

  day(iso: string): string {
    return dateTextIn(iso, this.language)
  }

  private periodsIn(period: CellPeriod): readonly Period[] {
    return period.includes('/') ? this.source.periods : [period]
  }

  private placeOf({ lens, area, name, municipalityCodes }: FramedArea): BookPlace {
    const own = this.text(name).trim()
    return { lens, area, name: own === '' && lens === 'network' ? reportWords.whole[this.language] : own, municipalityCodes }
  }
}

/**
 * A day as it stands in a text.
 *
 * @example dateTextIn('2026-07-15', 'fi') // '15.7.2026'
 */
export function dateTextIn(iso: IsoDate, language: Language): string {
  const format = { timeZone: 'UTC', day: 'numeric', month: language === 'en' ? 'long' : 'numeric', year: 'numeric' } as const
  return new Intl.DateTimeFormat(localeTags[language], format).format(new Date(`${iso}T00:00:00Z`))
}

const keyOf = (indicatorId: string, { lens, area }: { readonly lens: string; readonly area: string }, [period, breakdown]: readonly [string, string]): string =>
  `${indicatorId}|${lens}|${area}|${period}|${breakdown}`
