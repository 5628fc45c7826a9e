import { graphql, type ResultOf, type VariablesOf } from '../../../graphql/graphql.js'

const rowFragment = graphql(`
  fragment IndicatorRow on Indicator {
    id
    code
    unit
    decimals
    aggregation
    sourceClass
    origin
    isInUse
    group {
      id
      code
      name {
        fi
        sv
        en
      }
    }
    nearest {
      number
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

/** A page of the library. */
export const indicatorsQuery = graphql(
  `
    query Indicators($filter: IndicatorFilter, $sort: IndicatorSort, $descending: Boolean, $first: Int, $after: String) {
      indicators(filter: $filter, sort: $sort, descending: $descending, first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...IndicatorRow
        }
      }
    }
  `,
  [rowFragment]
)

export type IndicatorRow = ResultOf<typeof indicatorsQuery>['indicators']['nodes'][number]

/** By what the list can be narrowed, and where an indicator can stand. */
export const indicatorChoicesQuery = graphql(`
  query IndicatorChoices {
    indicatorOrigins
    indicatorGroups {
      id
      code
      version
      position
      name {
        fi
        sv
        en
      }
    }
    dimensions {
      id
      code
      name {
        fi
        sv
        en
      }
    }
  }
`)

export type IndicatorChoices = ResultOf<typeof indicatorChoicesQuery>

/** What can weight a mean: every indicator whose figures are added up. */
export const weightsQuery = graphql(`
  query IndicatorWeights($after: String) {
    indicators(filter: { units: [count, persons, hours, fte] }, sort: code, first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        code
        nearest {
          name {
            fi
            sv
            en
          }
        }
      }
    }
  }
`)

const recordFragment = graphql(
  `
    fragment IndicatorRecord on Indicator {
      ...IndicatorRow
      version
      weightIndicator {
        id
        code
        nearest {
          name {
            fi
            sv
            en
          }
        }
      }
      workedOutFrom {
        id
        code
        nearest {
          name {
            fi
            sv
            en
          }
        }
      }
      uses {
        kind
        id
        code
        count
        name {
          fi
          sv
          en
        }
      }
      versions {
        number
        validFrom
        validTo
        name {
          fi
          sv
          en
        }
        definition {
          fi
          sv
          en
        }
        condition {
          fi
          sv
          en
        }
        direction
        dimensionCodes
        numerator
        denominator
        factor
        source
        taskAreas
        reason
        changedAt
        changedBy
      }
    }
  `,
  [rowFragment]
)

/** All that the library says about one indicator. */
export const indicatorQuery = graphql(
  `
    query Indicator($id: ID!) {
      indicator(id: $id) {
        ...IndicatorRecord
      }
      dimensions {
        id
        code
        name {
          fi
          sv
          en
        }
      }
    }
  `,
  [recordFragment]
)

export type IndicatorRecord = ResultOf<typeof indicatorQuery>['indicator']
export type IndicatorVersion = IndicatorRecord['versions'][number]
export type IndicatorUse = IndicatorRecord['uses'][number]
export type NamedDimension = ResultOf<typeof indicatorQuery>['dimensions'][number]

export const createIndicatorMutation = graphql(
  `
    mutation CreateIndicator($input: CreateIndicatorInput!) {
      createIndicator(input: $input) {
        indicator {
          ...IndicatorRecord
        }
      }
    }
  `,
  [recordFragment]
)

export type CreateIndicatorInput = VariablesOf<typeof createIndicatorMutation>['input']

export const amendIndicatorMutation = graphql(
  `
    mutation AmendIndicator($input: AmendIndicatorInput!) {
      amendIndicator(input: $input) {
        indicator {
          ...IndicatorRecord
        }
      }
    }
  `,
  [recordFragment]
)

export const retireIndicatorMutation = graphql(
  `
    mutation RetireIndicator($input: RetireIndicatorInput!) {
      retireIndicator(input: $input) {
        indicator {
          ...IndicatorRecord
        }
      }
    }
  `,
  [recordFragment]
)

/** Whether a formula can be used, and from what it would be worked out. */
export const checkExpressionQuery = graphql(`
  query CheckExpression($input: CheckExpressionInput!) {
    checkExpression(input: $input) {
      isValid
      usedCodes
      problem {
        field
        kind
        from
        to
        name
      }
      used {
        id
        code
        decimals
        unit
        nearest {
          name {
            fi
            sv
            en
          }
        }
      }
    }
  }
`)

export type ExpressionCheck = ResultOf<typeof checkExpressionQuery>['checkExpression']

/** How many of the indicators that come with the product are missing. */
export const libraryGapQuery = graphql(`
  query IndicatorLibraryGap {
    indicatorLibraryGap {
      indicatorCount
    }
  }
`)

export const installLibraryMutation = graphql(`
  mutation InstallIndicatorLibrary {
    installIndicatorLibrary {
      groupCount
      dimensionCount
      indicatorCount
    }
  }
`)
