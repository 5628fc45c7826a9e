import { graphql, type ResultOf } from '../../../graphql/graphql.js'

/** The network through a division on a day. */
export const divisionQuery = graphql(`
  query NetworkDivision($lens: Lens!, $asOf: Date) {
    division(lens: $lens, asOf: $asOf) {
      lens
      asOf
      populationDate
      attribution
      areas {
        area
        municipalityCodes
        shapeCodes
        population
        unitCount
        name {
          fi
          sv
          en
        }
        units {
          share
          unit {
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
  }
`)

export type NetworkDivision = ResultOf<typeof divisionQuery>['division']
export type DivisionArea = NetworkDivision['areas'][number]

/** The names and inhabitants of the municipalities of a day, for the list of an area. */
export const municipalitiesQuery = graphql(`
  query Municipalities($asOf: Date) {
    municipalities(asOf: $asOf) {
      code
      population
      languageStatus
      name {
        fi
        sv
        en
      }
    }
  }
`)
