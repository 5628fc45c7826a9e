/** What the comparison of two figures asks of the API. */
import { graphql, type ResultOf, type VariablesOf } from '../../../graphql/graphql.js'

const statedFields = graphql(`
  fragment StatedFields on StatedFigure @_unmask {
    mark value numerator denominator unitCount missingCount isGross source audienceId level stage
    audienceName { fi sv en }
    edition { id year number certifiedAt }
    indicatorId code unit definitionNumber definitionFrom formula breakdown lens area isWhole restateTo period
    name { fi sv en }
    categoryName { fi sv en }
    areaName { fi sv en }
  }
`)

export const figureDifferenceQuery = graphql(
  `
    query FigureDifference($input: FigureDifferenceInput!) {
      figureDifference(input: $input) {
        outcome
        decimals
        difference
        one { ...StatedFields }
        other { ...StatedFields }
        steps {
          clauses before after amount numerator denominator restCount restAmount
          parts { area amount from to name { fi sv en } fromName { fi sv en } toName { fi sv en } }
        }
      }
    }
  `,
  [statedFields]
)

export type FigureDifference = ResultOf<typeof figureDifferenceQuery>['figureDifference']
export type StatedFigure = FigureDifference['one']
export type DifferenceStep = FigureDifference['steps'][number]
export type DifferenceInput = VariablesOf<typeof figureDifferenceQuery>['input']

/** From which editions the other figure can come. */
export const differenceEditionsQuery = graphql(`
  query DifferenceEditions($first: Int, $filter: EditionFilter) {
    editions(first: $first, filter: $filter) {
      nodes { id year number firstPeriod lastPeriod lenses }
    }
  }
`)
