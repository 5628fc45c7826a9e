import { registerEnumType } from '@nestjs/graphql'
import { GraphQLScalarType } from 'graphql'
import type { CellLens } from '@solmu/domain/reports/edition.js'
import { lensDescriptions, LensEnum } from '../../network/lens/lens.graphql.js'

export const ConsolidationLensEnum = { network: 'network', unit: 'unit', ...LensEnum } as const satisfies { [L in CellLens]: L }

registerEnumType(ConsolidationLensEnum, {
  name: 'ConsolidationLens',
  description: 'How figures are divided: not at all, unit by unit, or by the areas of a division.',
  valuesMap: {
    network: { description: 'Everything together.' },
    unit: { description: 'Each unit by itself.' },
    ...lensDescriptions
  }
})

export const comparisons = ['previous', 'last_year'] as const
export type Comparison = (typeof comparisons)[number]

export enum ComparisonEnum {
  previous = 'previous',
  last_year = 'last_year'
}
registerEnumType(ComparisonEnum, {
  name: 'ConsolidationComparison',
  description: 'With which periods figures are compared.',
  valuesMap: {
    previous: { description: 'As many periods as there are, right before.' },
    last_year: { description: 'The same periods of the year before.' }
  }
})

/** Figures by the thousand: as objects of a dozen fields they would cost the executor more than the sums themselves. */
export const FigureMatrixScalar = new GraphQLScalarType({
  name: 'FigureMatrix',
  description:
    'Figures row by row, one for each column; each a list of value, units, missing, not applicable and not asked, and where there is any of it: 1 for gross plus 2 for estimated, numerator, denominator, lower and upper bound, target.',
  serialize: (value) => value
})
