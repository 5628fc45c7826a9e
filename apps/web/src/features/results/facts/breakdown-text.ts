/** A combination of categories in words. */
import { categoriesOf } from '@solmu/domain/results/cell.js'
import type { LocalizedText } from '../../../ui/text.js'

export interface NamedDimension {
  readonly code: string
  readonly categories: readonly { readonly code: string; readonly name: LocalizedText }[]
}

/**
 * The names of the categories of a breakdown; a category that nobody knows is told by its key. Empty for the figure as a whole.
 *
 * @example breakdownText('gender:f', [{ code: 'gender', categories: [{ code: 'f', name: { fi: 'Naiset', … } }] }], pick) // 'Naiset'
 */
export function breakdownText(breakdown: string, dimensions: readonly NamedDimension[], pick: (text: LocalizedText) => string): string {
  return Object.entries(categoriesOf(breakdown))
    .map(([dimension, code]) => {
      const category = dimensions.find((each) => each.code === dimension)?.categories.find((each) => each.code === code)
      return category ? pick(category.name) : code
    })
    .join(', ')
}
