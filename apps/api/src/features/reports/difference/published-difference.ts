import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { DifferenceStep } from '@solmu/domain/reports/difference.js'
import { comparedRatioDecimals } from '@solmu/domain/reports/difference-figure.js'
import { explainPublished, type PublishedAddress, type PublishedFigures } from '@solmu/domain/reports/difference-published.js'
import type { PublishedFigure } from '@solmu/domain/reports/publication-figure.js'
import type { FramedIndicator } from '@solmu/domain/reports/publication-frame.js'
import { ratioDecimals } from '@solmu/domain/results/aggregate-derived.js'
import { partsIn } from '../publication/derivation.service.js'
import { PublicationReader, type PublicationRecord } from '../publication/publication-reader.js'
import { categoriesIn, isRatio, shownFigure as shownPublished } from '../publication/shown-publication.js'
import type { ExplainedDifference, FigureStatementInput, StatedFigure } from './difference.graphql.js'
import { periodOf, type Side } from './figure-input.js'
import { formulaText, shownStep } from './stated-figures.js'

/** A publication with the figures that may be asked about. */
type Read = { readonly record: PublicationRecord; readonly figures: ReadonlyMap<string, PublishedFigure> }

/** A published figure, and where it stands. */
export type PublishedStatement = { readonly record: PublicationRecord; readonly indicator: FramedIndicator; readonly figure: PublishedFigure }

const placeKey = ({ indicatorId, breakdown, lens, area, period }: Omit<PublishedAddress, 'editionId' | 'audienceId'>): string =>
  [indicatorId, breakdown, lens, area, period].join('|')

/** What differs between published figures, out of what their readers see and nothing else. */
@Injectable()
export class PublishedDifference {
  constructor(private readonly reader: PublicationReader) {}

  /**
   * @throws DomainError NOT_FOUND, at the clause that cannot be read, also for a publication that is not meant for the viewer
   */
  async between(inputs: Readonly<Record<Side, FigureStatementInput>>): Promise<ExplainedDifference> {
    const [one, other] = [await this.statement('one', inputs.one), await this.statement('other', inputs.other)]
    const [from, to] = [addressOf(inputs.one), addressOf(inputs.other)]
    const stated = { one: statedOf(one, inputs.one), other: statedOf(other, inputs.other) }
    if (one.indicator.unit !== other.indicator.unit) return unexplained('units_differ', stated)
    if ([one, other].some(({ figure }) => figure.mark === 'withheld')) return unexplained('withheld', stated)
    const source = await this.source([from, to], [one.record, other.record])
    const { decimals, steps } = explainPublished(from, to, source.figures)
    if (steps === null) return unexplained('unknown', stated)
    const shown = steps.map((step) => shownStep(scaledRatio(withoutStrangers(step)), decimals, { units: source.names, places: new Map() }))
    const difference = shownStep(wholeOf(steps), decimals, { units: new Map(), places: new Map() }).amount
    return { outcome: 'explained', ...stated, decimals, difference, steps: shown }
  }

  /** A published figure. @throws DomainError NOT_FOUND at the clause that is not there */
  async statement(side: Side, input: FigureStatementInput): Promise<PublishedStatement> {
    const record = await this.reader.find(input.editionId ?? '', input.audienceId ?? '')
    if (!record) throw new DomainError('NOT_FOUND', { path: ['input', side, 'audienceId'] })
    const indicator = record.frame.indicators.find(({ id }) => id === input.indicatorId)
    if (!indicator) throw new DomainError('NOT_FOUND', { path: ['input', side, 'indicatorId'] })
    const address = addressOf(input)
    const { figures } = await this.read(record, [address])
    const figure = figures.get(placeKey(address))
    if (!figure) throw new DomainError('NOT_FOUND', { path: ['input', side, 'area'] })
    return { record, indicator, figure }
  }

  private async read(record: PublicationRecord, addresses: readonly PublishedAddress[]): Promise<Read> {
    const [breakdown, ...others] = [...new Set(addresses.map((each) => each.breakdown))]
    const choice = {
      ...{ indicatorIds: addresses.map(({ indicatorId }) => indicatorId), periods: addresses.map(({ period }) => period) },
      breakdown: others.length === 0 ? (breakdown ?? '') : null
    }
    const figures = await this.reader.figures(record, choice)
    return { record, figures: new Map(figures.map((figure) => [placeKey(figure), figure])) }
  }

  /** The figures of both publications, and of those between them that the viewer reads too. */
  private async source(addresses: readonly [PublishedAddress, PublishedAddress], records: readonly PublicationRecord[]) {
    const [{ editionId, audienceId }, other] = addresses
    const between = [await this.reader.find(editionId, other.audienceId), await this.reader.find(other.editionId, audienceId)]
    const known = new Map([...records, ...between].flatMap((record) => (record ? [[`${record.editionId}|${record.audienceId}`, record] as const] : [])))
    const reads = new Map<string, Read>()
    for (const [key, record] of known) reads.set(key, await this.read(record, addresses))
    const readOf = (address: PublishedAddress): Read | undefined => reads.get(`${address.editionId}|${address.audienceId}`)
    const indicators = new Map([...known.values()].flatMap(({ frame }) => frame.indicators).map((each) => [each.id, each]))
    const figures: PublishedFigures = {
      figureOf: (address) => readOf(address)?.figures.get(placeKey(address)),
      partsOf: (address) => partsUnder(address, readOf(address)),
      indicatorOf: (id) => {
        const indicator = indicators.get(id)
        return { decimals: indicator?.decimals ?? 0, isRatio: indicator ? isRatio(indicator) : true }
      }
    }
    return { figures, names: new Map([...known.values()].flatMap(({ frame }) => frame.areas).map(({ area, name }) => [area, name])) }
  }
}

export const addressOf = (input: FigureStatementInput): PublishedAddress => ({
  ...{ editionId: input.editionId ?? '', audienceId: input.audienceId ?? '', indicatorId: input.indicatorId, breakdown: input.breakdown ?? '' },
  ...{ lens: input.isWhole ? 'network' : input.lens, area: input.isWhole ? '' : (input.area ?? ''), period: periodOf(input) }
})

function partsUnder(address: PublishedAddress, read: Read | undefined): readonly PublishedFigure[] {
  if (!read) return []
  const { indicatorId, breakdown, period } = address
  const figures = [...read.figures.values()].filter((each) => each.indicatorId === indicatorId && each.breakdown === breakdown && each.period === period)
  return partsIn(figures, read.record)(address)
}

/** The places under two areas are not the same ones. */
const withoutStrangers = (step: DifferenceStep): DifferenceStep => (step.clauses.includes('area') ? { ...step, parts: [] } : step)

/** Published parts of ratios have fewer decimals than those of comparisons. */
function scaledRatio(step: DifferenceStep): DifferenceStep {
  const scaled = (steps: bigint | null): bigint | null => (steps === null ? null : steps * 10n ** BigInt(comparedRatioDecimals - ratioDecimals))
  return { ...step, numerator: scaled(step.numerator), denominator: scaled(step.denominator) }
}

const wholeOf = (steps: readonly DifferenceStep[]): DifferenceStep => {
  const none = { value: null, numerator: null, denominator: null, parts: null }
  const amount = steps.reduce((sum, step) => sum + step.amount, 0n)
  return { clauses: [], before: none, after: none, amount, numerator: null, denominator: null, parts: [] }
}

type Stated = Readonly<Record<Side, StatedFigure>>

export const unexplained = (outcome: ExplainedDifference['outcome'], stated: Stated, decimals = 0): ExplainedDifference => ({
  ...{ outcome, ...stated, decimals, difference: null, steps: [] }
})

function statedOf({ record, indicator, figure }: PublishedStatement, { isWhole }: FigureStatementInput): StatedFigure {
  const { editionId: id, year, number, certifiedAt, audienceId, level, frame } = record
  const { mark, value, numerator, denominator, unitCount, missingCount, isGross, lens, area, period, breakdown } = shownPublished(figure, indicator)
  const { id: indicatorId, code, name, unit, definitionNumber, definitionFrom } = indicator
  const place = frame.areas.find((each) => each.lens === lens && each.area === area)
  return {
    ...{ mark, value, numerator, denominator, unitCount, missingCount, isGross, source: 'publication', edition: { id, year, number, certifiedAt } },
    ...{ audienceId, audienceName: frame.audienceName, level, stage: 'accepted', indicatorId, code, name, unit, definitionNumber, definitionFrom },
    ...{ formula: formulaText(indicator), breakdown, categoryName: categoriesIn(frame).find((each) => each.breakdown === breakdown)?.name ?? null },
    ...{ lens: figure.lens, area: area === '' ? null : area, isWhole, areaName: isWhole ? null : (place?.name ?? null), restateTo: null, period }
  }
}
