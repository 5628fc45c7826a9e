import { graphql, type ResultOf } from '../../../graphql/graphql.js'

/** What differs in the network between two days. */
export const comparisonQuery = graphql(`
  query NetworkComparison($from: Date!, $to: Date!) {
    networkComparison(from: $from, to: $to) {
      before {
        day
        centres
        localUnits
        municipalities
        uncovered
      }
      after {
        day
        centres
        localUnits
        municipalities
        uncovered
      }
      units {
        unitId
        changes
        nameBefore {
          fi
          sv
          en
        }
        nameAfter {
          fi
          sv
          en
        }
        centreBefore {
          id
          type
          name {
            fi
            sv
            en
          }
        }
        centreAfter {
          id
          type
          name {
            fi
            sv
            en
          }
        }
        municipalityBefore {
          fi
          sv
          en
        }
        municipalityAfter {
          fi
          sv
          en
        }
        related {
          id
          type
          name {
            fi
            sv
            en
          }
        }
      }
      territories {
        municipalityCodes
        shapeCodes
        municipalityNames {
          fi
          sv
          en
        }
        from {
          id
          type
          name {
            fi
            sv
            en
          }
        }
        to {
          id
          type
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

export type Comparison = ResultOf<typeof comparisonQuery>['networkComparison']
export type UnitDifference = Comparison['units'][number]
export type TerritoryDifference = Comparison['territories'][number]
