import { addSums, type Figure, figureOf, lastFigure, noSums, type Sums } from '@solmu/domain/results/aggregate.js'
import { countPersons, type NetMethod, overlapsOfTotal, overPeriods, type PersonCount } from '@solmu/domain/results/overlap.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { ResultFigure } from './result-totals.graphql.js'
import type { SumsOfRow } from './result-sums.js'
import type { PeopleRow, TotalledIndicator } from './result-totals.queries.js'

/** A figure, of people with their gross sum, and how many decimals its numerator and denominator have. */
export type CountedFigure = Figure & { readonly gross: bigint | null; readonly ratio: readonly [number, number] }

/**
 * The figures of a row: one for each period and, where there are several, one for all of them.
 *
 * @param periods the first days of the periods, in order
 */
export function figuresOf(
  row: SumsOfRow,
  of: { readonly indicator: TotalledIndicator; readonly periods: readonly IsoDate[]; readonly persons: NetMethod }
): CountedFigure[] {
  const { aggregation, decimals, weightDecimals } = of.indicator
  const ratio = [decimals + weightDecimals, weightDecimals] as const
  const sums = of.periods.map((period) => row.periods.get(period) ?? noSums)
  const whole = sums.reduce(addSums, noSums)
  const single = sums.map((each) => figureOf(aggregation, each))
  const all = of.periods.length === 1 ? single : [...single, aggregation === 'last_value' ? lastFigure(whole, row.last) : figureOf(aggregation, whole)]
  if (aggregation !== 'distinct_persons') return all.map((figure) => ({ ...figure, gross: null, ratio }))
  const counts = of.periods.map((period, place) => personsOf(sums[place] ?? noSums, row.people.get(period), of.persons))
  const counted = of.periods.length === 1 ? counts : [...counts, overPeriods(counts)]
  return all.map((figure, place) => ({ ...withPersons(figure, counted[place]), ratio }))
}

/** People in one period; a unit by itself has counted each of them once. */
function personsOf({ valueSum }: Sums, people: PeopleRow | undefined, method: NetMethod): PersonCount {
  if (!people) return countPersons({ gross: valueSum, largest: valueSum, counts: new Map(), overlaps: [], method })
  const shared = people.shared.map((each) => ({ ...each, isConfirmed: true }))
  const counts = new Map(
    shared.flatMap(({ unitId, otherUnitId, figure, otherFigure }) => [
      [unitId, BigInt(figure)] as const,
      [otherUnitId, BigInt(otherFigure)] as const
    ])
  )
  const overlaps = people.breakdown === '' ? overlapsOfTotal(shared) : shared
  return countPersons({ gross: valueSum, largest: BigInt(people.largest), counts, overlaps, method })
}

function withPersons(figure: Figure, count: PersonCount | undefined): Omit<CountedFigure, 'ratio'> {
  if (!count || figure.value === null) return { ...figure, isGross: false, gross: null }
  const { gross, net: value, lower, upper, isGross } = count
  return { ...figure, value, gross, lower, upper, isGross }
}

/** A figure as it travels. */
export function figureText(figure: CountedFigure, decimals: number): ResultFigure {
  const { unitCount, missingCount, notApplicableCount, notAskedCount, isGross, ratio } = figure
  const text = (steps: bigint | null, places = decimals): string | null => (steps === null ? null : stepsText(steps, places))
  return {
    ...{ unitCount, missingCount, notApplicableCount, notAskedCount, isGross },
    ...{ value: text(figure.value), gross: text(figure.gross), lower: text(figure.lower), upper: text(figure.upper) },
    ...{ numerator: text(figure.numerator, ratio[0]), denominator: text(figure.denominator, ratio[1]) }
  }
}

/**
 * The text in which a sum of any size travels, like `decimalText`.
 *
 * @example stepsText(-35n, 1) // '-3.5'
 */
export function stepsText(steps: bigint, decimals: number): string {
  const digits = (steps < 0n ? -steps : steps).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  return `${steps < 0n ? '-' : ''}${whole}${decimals === 0 ? '' : `.${digits.slice(-decimals)}`}`
}
