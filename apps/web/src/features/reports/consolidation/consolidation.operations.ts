/** What the consolidation asks of the API. */
import type { MatrixFigure } from '@solmu/domain/reports/figure-matrix.js'
import { graphql, type ResultOf, type VariablesOf } from '../../../graphql/graphql.js'

/** The indicators that can be chosen, page by page. */
export const consolidationChoicesQuery = graphql(`
  query ConsolidationChoices($first: Int, $after: String) {
    indicators(first: $first, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { id code group { id name { fi sv en } } nearest { name { fi sv en } dimensionCodes } }
    }
  }
`)

export type ConsolidationChoice = ResultOf<typeof consolidationChoicesQuery>['indicators']['nodes'][number]

/** The ways of breaking figures down. */
export const consolidationDimensionsQuery = graphql(`
  query ConsolidationDimensions {
    dimensions { id code name { fi sv en } }
  }
`)

export const consolidationQuery = graphql(`
  query Consolidation($input: ConsolidationInput!) {
    consolidation(input: $input) {
      lens
      indicators { id code unit decimals aggregation name { fi sv en } }
      dimension { code name { fi sv en } categories { code name { fi sv en } } }
      areas { area isWhole name { fi sv en } }
      columns { period validFrom validTo }
      rows { indicatorId breakdown areaPlace }
      matrix
      comparedColumns { period validFrom validTo }
      comparedValues { value }
      completeness { areaPlace period givenCount askedCount }
      missing { returnId period state areaPlaces unit { id name { fi sv en } } }
    }
  }
`)

export type ConsolidationInput = VariablesOf<typeof consolidationQuery>['input']
export type PackedConsolidation = ResultOf<typeof consolidationQuery>['consolidation']
export type ConsolidationFigure = MatrixFigure
/** With its figures as the page shows them. */
export type ConsolidationAnswer = Omit<PackedConsolidation, 'matrix'> & { readonly values: readonly (readonly ConsolidationFigure[])[] }

export const figureDerivationQuery = graphql(`
  query FigureDerivation($input: FigureDerivationInput!) {
    figureDerivation(input: $input) {
      name { fi sv en }
      figure { value numerator denominator unitCount missingCount notApplicableCount notAskedCount isGross isEstimated lower upper }
      indicator { id code decimals versionNumber validFrom name { fi sv en } definition { fi sv en } }
      formula { numerator denominator factor parts { indicatorId code name { fi sv en } figure { value } } }
      parts { area isUnit name { fi sv en } figure { value unitCount missingCount notApplicableCount notAskedCount isEstimated } }
      returns {
        returnId period state versionNumber versionReason notes
        steps { action by at }
        figure { value unitCount missingCount notApplicableCount notAskedCount }
      }
    }
  }
`)

export type FigureDerivationInput = VariablesOf<typeof figureDerivationQuery>['input']
export type FigureDerivation = ResultOf<typeof figureDerivationQuery>['figureDerivation']
