import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { FramedIndicator } from '@solmu/domain/reports/publication-frame.js'
import type { PublishedFigure } from '@solmu/domain/reports/publication-figure.js'
import { editionDifference, strandOf, type StrandStep } from '@solmu/domain/reports/publication-strand.js'
import { validityOfPeriod } from '@solmu/shared/periods.js'
import type { DerivationInput, DerivationReturn, DerivationStep, FigureDifference, PublishedDerivation } from './derivation.graphql.js'
import { PublicationReader, type PublicationRecord, type ReturnBehind } from './publication-reader.js'
import { isRatio, shownFigure, shownIndicator, stepsText } from './shown-publication.js'

type Asked = { readonly record: PublicationRecord; readonly indicator: FramedIndicator; readonly input: DerivationInput }

/** "Why this number?", out of nothing but what the audience reads. */
@Injectable()
export class DerivationService {
  constructor(private readonly reader: PublicationReader) {}

  /** @throws DomainError NOT_FOUND for a figure that is not in the publication, or a publication that is not meant for the viewer */
  async of(input: DerivationInput): Promise<PublishedDerivation> {
    const record = await this.reader.one(input.editionId, input.audienceId)
    const indicator = record.frame.indicators.find(({ id }) => id === input.indicatorId)
    if (!indicator) throw new DomainError('NOT_FOUND', { path: ['input', 'indicatorId'] })
    const asked = { record, indicator, input }
    const figures = await this.figuresOf(asked, record)
    const figure = figures.find(({ lens, area }) => lens === input.lens && area === input.area)
    if (!figure) throw new DomainError('NOT_FOUND', { path: ['input', 'area'] })
    const returns = await this.reader.returns(record)
    const source = { partsOf: partsIn(figures, record), isRatio: isRatio(indicator) }
    const steps = strandOf(figure, input.path ?? [], source).map((step) => shownStep(step, indicator, returns))
    const deepest = steps.at(-1)?.figure
    return {
      indicator: shownIndicator(indicator),
      steps,
      returns: deepest?.lens === 'unit' ? returnsOf(deepest.area, returns, input.period) : [],
      difference: await this.difference(asked, figure, partsIn(figures, record)(figure))
    }
  }

  private figuresOf({ indicator, input }: Asked, record: PublicationRecord): Promise<PublishedFigure[]> {
    const choice = { indicatorIds: [indicator.id], periods: [input.period], breakdown: input.breakdown ?? '' }
    return this.reader.figures(record, choice)
  }

  private async difference(asked: Asked, now: PublishedFigure, parts: readonly PublishedFigure[]): Promise<FigureDifference | null> {
    const { record, indicator, input } = asked
    const earlier = record.replacesId === null ? null : await this.reader.find(record.replacesId, input.audienceId)
    if (!earlier) return null
    const figures = await this.figuresOf(asked, earlier)
    const was = figures.find(({ lens, area }) => lens === input.lens && area === input.area)
    const found = editionDifference({ was, now }, { was: was ? partsIn(figures, earlier)(was) : [], now: parts }, isRatio(indicator))
    if (!found) return null
    const names = new Map([...earlier.frame.areas, ...record.frame.areas].map(({ area, name }) => [area, name]))
    const text = (steps: bigint): string => stepsText(steps, indicator.decimals) ?? '0'
    return {
      ...{ editionId: earlier.editionId, year: earlier.year, number: earlier.number, was: text(found.was), now: text(found.now) },
      parts: found.clauses.map(({ area, amount }) => ({ name: area === null ? null : (names.get(area) ?? null), amount: text(amount) }))
    }
  }
}

/** The parts of the network are its centres, those of a centre its units; a division of the country has none that could be told. */
export function partsIn(figures: readonly PublishedFigure[], { frame }: Pick<PublicationRecord, 'frame'>): (figure: Pick<PublishedFigure, 'lens' | 'area'>) => PublishedFigure[] {
  const parents = new Map(frame.areas.map(({ area, parent }) => [area, parent]))
  return ({ lens, area }) => {
    if (lens === 'network') return figures.filter((each) => each.lens === 'centre')
    return lens === 'centre' ? figures.filter((each) => each.lens === 'unit' && parents.get(each.area) === area) : []
  }
}

function shownStep({ figure, kind, parts, overlap }: StrandStep, indicator: FramedIndicator, returns: readonly ReturnBehind[]): DerivationStep {
  const own = figure.lens === 'centre' ? returns.filter(({ centreId, verifiedAt }) => centreId === figure.area && verifiedAt !== null) : []
  const [last] = own.sort((a, b) => (b.verifiedAt?.getTime() ?? 0) - (a.verifiedAt?.getTime() ?? 0))
  return {
    ...{ figure: shownFigure(figure, indicator), kind, parts: parts.map((part) => shownFigure(part, indicator)) },
    overlap: stepsText(overlap, indicator.decimals),
    ...{ verifiedBy: last?.verifiedBy ?? null, verifiedAt: last?.verifiedAt ?? null }
  }
}

/** Whether the days of a return lie within those of a figure: the quarters of a run hold its months too. */
function isBehind(returnPeriod: string, figurePeriod: string): boolean {
  const [first = figurePeriod, last = first] = figurePeriod.split('/')
  const days = validityOfPeriod(returnPeriod)
  return days.validFrom >= validityOfPeriod(first).validFrom && days.validTo <= validityOfPeriod(last).validTo
}

function returnsOf(unitId: string, returns: readonly ReturnBehind[], figurePeriod: string): DerivationReturn[] {
  return returns
    .filter((each) => each.unitId === unitId && isBehind(each.period, figurePeriod))
    .map(({ period, state, number, sentBy, sentAt, verifiedBy, verifiedAt, acceptedBy, acceptedAt }) => ({
      ...{ period, isIncluded: state === 'included', number: number ?? 0 },
      ...{ sentBy, sentAt, verifiedBy, verifiedAt, acceptedBy, acceptedAt }
    }))
}
