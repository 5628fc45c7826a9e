import type { Category, Dimension, Indicator } from '../indicator.js'
import type { Formula } from '../indicator-derived.js'
import type { AskedIndicator, WorkingCell } from '../sheet.js'

const text = (words: string) => ({ fi: words, sv: words, en: words })
let counted = 0

const category = (code: string): Category => ({
  code,
  kind: code === 'unknown' || code === 'not_asked' ? code : 'category',
  name: text(code)
})

/** A dimension with categories of these codes. */
export const aDimension = (code: string, ...categories: string[]): Dimension => ({
  code,
  name: text(code),
  categories: categories.map(category)
})

const plain = {
  ...{ dimensions: [] as readonly Dimension[], position: 0, isRequired: false, allowsNotApplicable: true },
  ...{ numerator: null, denominator: null, factor: 1 }
}

/** An indicator as a round asks for it: a sum of whole numbers without breakdowns, unless something else is said. */
export function anAskedIndicator(
  of: Partial<Indicator> & Partial<Omit<AskedIndicator, 'indicator' | 'version'>> & Partial<Formula> = {}
): AskedIndicator {
  const { dimensions, position, isRequired, allowsNotApplicable, numerator, denominator, factor, ...what } = { ...plain, ...of }
  const id = what.id ?? `indicator-${(counted += 1)}`
  const kind = { unit: 'count', decimals: 0, aggregation: 'sum', sourceClass: 'manual', weightIndicatorId: null } as const
  return {
    ...{ dimensions, position, isRequired, allowsNotApplicable },
    indicator: { ...kind, ...what, id, code: what.code ?? id.toUpperCase() },
    version: {
      ...{ indicatorId: id, number: 1, validFrom: '2020-01-01', validTo: null, name: text(id), definition: text('') },
      ...{ direction: 'more', dimensionCodes: dimensions.map(({ code }) => code), numerator, denominator, factor }
    }
  }
}

/** A figure of the working copy. */
export const aCell = (of: Partial<WorkingCell> & Pick<WorkingCell, 'indicatorId'>): WorkingCell => ({
  ...{ breakdown: '', status: 'value', value: 0, note: '', review: 'open', answered: null, version: 1 },
  ...of
})
