import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const dimensionFragment = graphql(`
  fragment DimensionRecord on Dimension {
    id
    code
    version
    position
    indicatorCount
    name {
      fi
      sv
      en
    }
    asked {
      code
      firstDay
      lastDay
    }
    categories {
      code
      kind
      position
      validFrom
      validTo
      name {
        fi
        sv
        en
      }
    }
  }
`)

/** The ways of breaking figures down. */
export const dimensionsQuery = graphql(
  `
    query Dimensions {
      dimensions {
        ...DimensionRecord
      }
    }
  `,
  [dimensionFragment]
)

export type DimensionRecord = ResultOf<typeof dimensionsQuery>['dimensions'][number]
export type DimensionCategory = DimensionRecord['categories'][number]

export const createDimensionMutation = graphql(
  `
    mutation CreateDimension($input: CreateDimensionInput!) {
      createDimension(input: $input) {
        dimension {
          ...DimensionRecord
        }
      }
    }
  `,
  [dimensionFragment]
)

export const changeDimensionMutation = graphql(
  `
    mutation ChangeDimension($input: ChangeDimensionInput!) {
      changeDimension(input: $input) {
        dimension {
          ...DimensionRecord
        }
      }
    }
  `,
  [dimensionFragment]
)
