import { graphql, type ResultOf } from '../../graphql/graphql.js'

const unitRefFragment = graphql(`
  fragment UnitRefFields on OrgUnitRef {
    id
    type
    name {
      fi
      sv
      en
    }
  }
`)

const eventFragment = graphql(
  `
    fragment NetworkEventFields on NetworkEvent {
      id
      date
      kind
      reason
      isFuture
      municipalityCodes
      municipalityNames {
        fi
        sv
        en
      }
      intoMunicipalityName {
        fi
        sv
        en
      }
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
      units {
        ...UnitRefFields
      }
      from {
        ...UnitRefFields
      }
      to {
        ...UnitRefFields
      }
    }
  `,
  [unitRefFragment]
)

/** The tree and the territories of a day; without a day, of today. */
export const networkTreeQuery = graphql(`
  query NetworkTree($asOf: Date) {
    networkTree(asOf: $asOf) {
      asOf
      today
      attribution
      uncoveredMunicipalityCodes
        uncoveredMunicipalityNames {
          fi
          sv
          en
        }
      nodes {
        id
        parentId
        depth
        type
        kind
        organisationName
        municipalityCode
        lon
        lat
        validFrom
        validTo
        localUnitCount
        name {
          fi
          sv
          en
        }
        municipalityName {
          fi
          sv
          en
        }
      }
      territories {
        unitId
        municipalityCodes
        shapeCodes
        population
        populationDate
      }
    }
  }
`)

/** Everything that has happened in the network and is known to come. */
export const networkEventsQuery = graphql(
  `
    query NetworkEvents {
      networkEvents {
        ...NetworkEventFields
      }
    }
  `,
  [eventFragment]
)

/** The regions of a day, for the tile map and for calling a whole region by its name. */
export const regionsQuery = graphql(`
  query Regions($asOf: Date) {
    areas(division: region, asOf: $asOf) {
      code
      municipalityCodes
      name {
        fi
        sv
        en
      }
    }
  }
`)

/** One unit on a day: for the side panel and for the unit's own page. */
export const orgUnitQuery = graphql(
  `
    query OrgUnit($id: ID!, $asOf: Date) {
      orgUnit(id: $id, asOf: $asOf) {
        id
        type
        kind
        streetAddress
        email
        phone
        validFrom
        validTo
        name {
          fi
          sv
          en
        }
        organisation {
          id
          businessId
          legalForm
          name {
            fi
            sv
            en
          }
        }
        municipality {
          code
          lon
          lat
          name {
            fi
            sv
            en
          }
        }
        parent {
          ...UnitRefFields
        }
        centre {
          ...UnitRefFields
        }
        path {
          ...UnitRefFields
        }
        children {
          ...UnitRefFields
        }
        territory {
          population
          populationDate
        }
        serviceShares {
          municipalityCode
          share
          municipalityName {
            fi
            sv
            en
          }
        }
        territoryMunicipalities {
          code
          population
          languageStatus
          name {
            fi
            sv
            en
          }
        }
        history {
          ...NetworkEventFields
        }
        people {
          userId
          displayName
          role
          validFrom
          validTo
          deputyForName
        }
      }
    }
  `,
  [unitRefFragment, eventFragment]
)

export type OrgUnitDetail = ResultOf<typeof orgUnitQuery>['orgUnit']

/** A page of the list of units. */
export const orgUnitsQuery = graphql(
  `
    query OrgUnits($asOf: Date, $filter: OrgUnitFilter, $sort: OrgUnitSort, $descending: Boolean, $first: Int, $after: String) {
      orgUnits(asOf: $asOf, filter: $filter, sort: $sort, descending: $descending, first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          type
          kind
          validFrom
          validTo
          name {
            fi
            sv
            en
          }
          organisation {
            id
            name {
              fi
              sv
              en
            }
          }
          municipality {
            code
            name {
              fi
              sv
              en
            }
          }
          centre {
            ...UnitRefFields
          }
        }
      }
    }
  `,
  [unitRefFragment]
)

export type OrgUnitListNode = ResultOf<typeof orgUnitsQuery>['orgUnits']['nodes'][number]
