import { type Derivation, derivationOf, figureOn, ratioDecimals, restsOn } from '@solmu/domain/results/aggregate-derived.js'
import { figureOf, noSums } from '@solmu/domain/results/aggregate.js'
import { addDays, type Validity } from '@solmu/shared/dates.js'
import type { CountedFigure } from './result-figures.js'
import type { ResultColumn } from './result-totals.graphql.js'
import type { TotalledIndicator } from './result-totals.queries.js'

const none: CountedFigure = { ...figureOf('sum', noSums), gross: null, ratio: [ratioDecimals, ratioDecimals] }

/** What is worked out of other indicators, column by column; of what is worked out itself, too, as long as it is no circle. */
export class DerivedFigures {
  private readonly library: ReadonlyMap<string, ReadIndicator>

  /**
   * @param library the indicators that expressions may name
   * @param totals the figures of those that are not worked out, by their ids, one for each column
   */
  constructor(
    library: readonly TotalledIndicator[],
    private readonly columns: readonly ResultColumn[],
    private readonly totals: ReadonlyMap<string, readonly CountedFigure[]>
  ) {
    this.library = new Map(library.map((indicator) => [indicator.code, readIndicator(indicator)]))
  }

  /** The figures of a derived indicator, one for each column, by the formula that is in force on its last day. */
  figures({ code }: TotalledIndicator): CountedFigure[] {
    const { library } = this
    const indicator = library.get(code)
    return this.columns.map(({ validTo }, place) => {
      const given = ({ id }: ReadIndicator) => this.totals.get(id)?.[place] ?? null
      return indicator ? { ...none, ...figureOn(indicator, { day: addDays(validTo, -1), library, given }) } : none
    })
  }
}

/** An indicator whose formulas have been read. */
export type ReadIndicator = TotalledIndicator & { readonly derivations: readonly (Validity & Derivation)[] }

export function readIndicator(indicator: TotalledIndicator): ReadIndicator {
  const derivations = indicator.expressions.flatMap(({ validFrom, validTo, ...stored }) => {
    const derivation = derivationOf(stored)
    return derivation ? [{ ...derivation, validFrom, validTo }] : []
  })
  return { ...indicator, derivations }
}

/** The indicators of which some need the totals: themselves, and whatever the derived ones among them name. */
export function neededFor(asked: readonly TotalledIndicator[], library: readonly TotalledIndicator[]): TotalledIndicator[] {
  return restsOn(asked.map(readIndicator), library.map(readIndicator))
}
