import { graphql, type ResultOf } from '../../graphql/graphql.js'

/** What waits for the viewer, the most pressing first. */
export const workItemsQuery = graphql(`
  query WorkItems {
    workItems {
      id
      kind
      urgency
      dueOn
      params
      standing
      isPersonal
      mayHandOn
      unit {
        id
        type
        name {
          fi
          sv
          en
        }
      }
      mark {
        putOffUntil
        isPastDue
        note
        madeOn
        isOver
        person {
          userId
          displayName
        }
      }
      from {
        note
        madeOn
        person {
          userId
          displayName
        }
      }
    }
  }
`)

export type WorkItem = ResultOf<typeof workItemsQuery>['workItems'][number]

const refFragment = graphql(`
  fragment HomeUnitRef on OrgUnitRef {
    id
    type
    name {
      fi
      sv
      en
    }
  }
`)

const treeFragment = graphql(`
  fragment HomeTree on NetworkTree {
    asOf
    uncoveredMunicipalityCodes
    nodes {
      id
      parentId
      type
      localUnitCount
      name {
        fi
        sv
        en
      }
    }
    territories {
      unitId
      municipalityCodes
      population
      populationDate
    }
  }
`)

/** The network today and a year ago, and everything that happens to it up to a day. */
export const homeNetworkQuery = graphql(
  `
    query HomeNetwork($yearAgo: Date!, $horizon: Date!) {
      today: networkTree {
        ...HomeTree
      }
      yearAgo: networkTree(asOf: $yearAgo) {
        ...HomeTree
      }
      networkEvents(to: $horizon) {
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
          ...HomeUnitRef
        }
        from {
          ...HomeUnitRef
        }
        to {
          ...HomeUnitRef
        }
      }
      areas(division: region) {
        code
        municipalityCodes
        name {
          fi
          sv
          en
        }
      }
    }
  `,
  [refFragment, treeFragment]
)

export type HomeNetwork = ResultOf<typeof homeNetworkQuery>
export type HomeTree = HomeNetwork['today']
export type HomeEvent = HomeNetwork['networkEvents'][number]

/** The newest entries of the audit trail that the viewer may see. */
export const latestEntriesQuery = graphql(`
  query LatestEntries {
    auditEntries(first: 5) {
      nodes {
        id
        recordedAt
        actorId
        actorName
        action
        outcome
        errorCode
        details
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
`)

/** The organisations that the viewer represents. */
export const representedQuery = graphql(`
  query Represented {
    viewer {
      id
      assignments {
        id
        role
        validFrom
        validTo
        organisation {
          id
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
