/**
 * The clauses of a live or certified figure, and what each explains of the difference between two of them.
 * Source: issue "Reports", item 5.
 */
import { isValidOn } from '@solmu/shared/dates.js'
import { indicatorsBehind } from './consolidate-behind.js'
import type { ConsolidatedIndicator } from './consolidate.js'
import { chosenClause, type Clause, type DifferenceStep, explainDifference, turned } from './difference.js'
import { factsIn, type FigureAddress, type FigureSource, type FigureState, lastDayOf, portionsIn, type SourceFact, stateOf, workedFigure } from './difference-figure.js'

/** A figure of a source. */
export interface FigureStatement {
  readonly source: FigureSource
  readonly address: FigureAddress
}

/**
 * explained: the steps are the whole difference · units_differ: people and percent are not subtracted from each other ·
 * unknown: one of the figures does not exist, and is nothing that would count as zero.
 */
export type DifferenceOutcome = 'explained' | 'units_differ' | 'unknown'

export interface ExplainedFigures {
  readonly outcome: DifferenceOutcome
  /** In how many decimals the values of the steps are. */
  readonly decimals: number
  readonly steps: readonly DifferenceStep[]
  /** The statement from which the way leads: through its division units are told to have moved. */
  readonly from: FigureStatement
}

/**
 * How much each clause explains. First everything that is told by the source (returns, corrections, definition, network), then
 * what was chosen. An edition does not hold everything, so the way leads from an edition to what stands now, and is turned
 * round where the edition is the other one; clauses between which a source has no figure are changed together.
 *
 * @example explainFigures({ source: edition, address }, { source: live, address }) // of an edition and of what stands now
 */
export function explainFigures(one: FigureStatement, other: FigureStatement): ExplainedFigures {
  const [indicator, otherIndicator] = [one, other].map(({ source, address }) => source.indicators.find(({ id }) => id === address.indicatorId))
  const decimals = Math.max(...[indicator, otherIndicator].map((each) => each?.decimals ?? 0))
  const isTurned = isWider(one.source) && !isWider(other.source)
  const [from, to] = isTurned ? [other, one] : [one, other]
  if (!indicator || !otherIndicator) return { outcome: 'unknown', decimals, steps: [], from }
  if (indicator.unit !== otherIndicator.unit) return { outcome: 'units_differ', decimals, steps: [], from }
  const steps = explainDifference(stateOf(from.source, from.address), stateOf(to.source, to.address), {
    clauses: figureClauses,
    figureOf: (state) => workedFigure(state, decimals)
  })
  if (steps === null) return { outcome: 'unknown', decimals, steps: [], from }
  return { outcome: 'explained', decimals, steps: isTurned ? turned(steps) : steps, from }
}

/** What stands now has all periods. */
const isWider = ({ periods }: FigureSource): boolean => periods === null

type Part = 'returns' | 'corrections' | 'definition' | 'network'

/** A clause that the source tells. */
const told = (kind: Part, isSame: Clause<FigureState>['isSame']): Clause<FigureState> => ({
  kind,
  isSame: (one, other) => one[kind] === other[kind] || isSame(one, { ...one, [kind]: other[kind] }),
  take: (one, other) => ({ ...one, [kind]: other[kind] })
})

/** In the stated order (`clauseKinds`). Of a period or division that a source does not have it says something else than one that has. */
const figureClauses: readonly Clause<FigureState>[] = [
  told('returns', (one, other) => hasPeriod(other) && textOf(bearing(one), ({ returnId }) => returnId) === textOf(bearing(other), ({ returnId }) => returnId)),
  told('corrections', (one, other) => textOf(bearing(one), answerText) === textOf(bearing(other), answerText)),
  told('definition', (one, other) => definitionText(one) === definitionText(other)),
  told('network', (one, other) => hasDivision(other) && placeText(one) === placeText(other)),
  chosenClause('stage', 'stage'),
  chosenClause('restated', 'restateTo'),
  chosenClause('area', 'lens', 'area'),
  chosenClause('period', 'period'),
  chosenClause('category', 'breakdown'),
  chosenClause('indicator', 'indicatorId')
]

const hasPeriod = ({ returns, period }: FigureState): boolean => returns.periods?.includes(period) ?? true
const hasDivision = ({ network, lens }: FigureState): boolean => network.lenses?.includes(lens) ?? true

const textOf = <Of>(all: readonly Of[], text: (each: Of) => string): string => [...new Set(all.map(text))].sort().join('\n')

function behind({ definition, indicatorId }: FigureState): ConsolidatedIndicator[] {
  return indicatorsBehind(definition.indicators.filter(({ id }) => id === indicatorId), definition.indicators)
}

/** The facts on which the figure rests, wherever they count. */
function bearing(state: FigureState): SourceFact[] {
  const ids = new Set(behind(state).map(({ id }) => id))
  return factsIn(state).filter(({ indicatorId }) => ids.has(indicatorId))
}

const answerText = ({ returnId, indicatorId, breakdown, status, value }: SourceFact): string => [returnId, indicatorId, breakdown, status, value].join('|')

function definitionText(state: FigureState): string {
  const day = lastDayOf(state.period)
  return textOf(behind(state), ({ id, aggregation, weightIndicatorId, derivations }) => {
    const formula = derivations.find((each) => isValidOn(each, day))
    const said = formula && { numerator: formula.numerator, denominator: formula.denominator, factor: formula.factor }
    return [id, state.definition.definitionOf(id, day), aggregation, weightIndicatorId, JSON.stringify(said, plain)].join('|')
  })
}

const plain = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value)

const placeText = (state: FigureState): string =>
  textOf(bearing(state), (fact) => [fact.returnId, ...portionsIn(state, fact).map(({ area, share }) => `${area} ${share}`)].join('|'))
