import { graphql, type ResultOf } from '../../../graphql/graphql.js'

/** Who would report. */
export const previewRoundQuery = graphql(`
  query PreviewRound($input: PreviewRoundInput!) {
    previewRound(input: $input) {
      units {
        id
        unit {
          id
          name {
            fi
            sv
            en
          }
        }
        centre {
          id
          name {
            fi
            sv
            en
          }
        }
      }
      leftOut {
        unit {
          id
          name {
            fi
            sv
            en
          }
        }
        reason
      }
      others {
        id
        name {
          fi
          sv
          en
        }
      }
    }
  }
`)

export type RoundPreview = ResultOf<typeof previewRoundQuery>['previewRound']

/** The indicators that a round may ask: those in force on the last day of its period. */
export const indicatorChoicesQuery = graphql(`
  query RoundIndicatorChoices($filter: IndicatorFilter, $first: Int, $after: String) {
    indicators(filter: $filter, first: $first, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        code
        unit
        sourceClass
        group {
          id
          name {
            fi
            sv
            en
          }
        }
        current {
          number
          name {
            fi
            sv
            en
          }
          dimensionCodes
        }
      }
    }
  }
`)

export type IndicatorChoice = ResultOf<typeof indicatorChoicesQuery>['indicators']['nodes'][number]

/** The names of breakdowns. */
export const dimensionNamesQuery = graphql(`
  query RoundDimensionNames {
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

/** The units of a day, for rules that name them. */
export const unitChoicesQuery = graphql(`
  query RoundUnitChoices($asOf: Date) {
    networkTree(asOf: $asOf) {
      asOf
      nodes {
        id
        parentId
        type
        name {
          fi
          sv
          en
        }
      }
    }
  }
`)

export type UnitChoice = ResultOf<typeof unitChoicesQuery>['networkTree']['nodes'][number]
