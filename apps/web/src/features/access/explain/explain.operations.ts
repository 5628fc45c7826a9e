import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const whyFragment = graphql(`
  fragment WhyFields on RoleAssignment {
    id
    role
    validFrom
    validTo
    reason
    source
    givenAt
    givenBy {
      id
      displayName
    }
    deputyFor {
      id
      displayName
    }
    organisation {
      id
      name {
        fi
        sv
        en
      }
    }
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
`)

export type Why = ResultOf<typeof whyFragment>

/** What a person may do on a day. */
export const accessOfQuery = graphql(
  `
    query AccessOf($userId: ID!, $on: Date) {
      accessOf(userId: $userId, on: $on) {
        on
        isDeactivated
        person {
          id
          displayName
        }
        actions {
          action
          isNetworkWide
          unitCount
          units {
            id
            type
            name {
              fi
              sv
              en
            }
          }
          because {
            reach
            unitCount
            assignment {
              ...WhyFields
            }
          }
        }
      }
    }
  `,
  [whyFragment]
)

export type AllowedAction = ResultOf<typeof accessOfQuery>['accessOf']['actions'][number]

/** Who may do something to a unit on a day. */
export const accessToQuery = graphql(
  `
    query AccessTo($action: String!, $unitId: ID!, $on: Date) {
      accessTo(action: $action, unitId: $unitId, on: $on) {
        on
        hiddenCount
        unit {
          id
          type
          name {
            fi
            sv
            en
          }
        }
        people {
          person {
            id
            displayName
          }
          because {
            reach
            chain {
              id
              type
              name {
                fi
                sv
                en
              }
            }
            assignment {
              ...WhyFields
            }
          }
        }
      }
    }
  `,
  [whyFragment]
)

export type AllowedPerson = ResultOf<typeof accessToQuery>['accessTo']['people'][number]

/** One unit, for a page that was opened by a link. */
export const unitOfLinkQuery = graphql(`
  query UnitOfLink($id: ID!) {
    orgUnit(id: $id) {
      id
      type
      name {
        fi
        sv
        en
      }
      municipality {
        code
        name {
          fi
          sv
          en
        }
      }
    }
  }
`)
