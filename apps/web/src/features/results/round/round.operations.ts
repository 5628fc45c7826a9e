import { graphql, type ResultOf, type VariablesOf } from '../../../graphql/graphql.js'

const roundFragment = graphql(`
  fragment RoundFields on CollectionRound {
    id
    name {
      fi
      sv
      en
    }
    period
    periodKind
    state
    opensOn
    dueOn
    graceUntil
    verifyBy
    acceptBy
    version
    counts {
      total
      notStarted
      draft
      submitted
      returned
      verified
      accepted
      locked
      late
      extended
      former
    }
  }
`)

/** A page of collection rounds. */
export const roundsQuery = graphql(
  `
    query Rounds($filter: RoundFilter, $sort: RoundSort, $descending: Boolean, $first: Int, $after: String) {
      rounds(filter: $filter, sort: $sort, descending: $descending, first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...RoundFields
        }
      }
    }
  `,
  [roundFragment]
)

export type RoundRow = ResultOf<typeof roundsQuery>['rounds']['nodes'][number]
export type RoundCounts = RoundRow['counts']

const roundRecordFragment = graphql(
  `
    fragment RoundRecordFields on CollectionRound {
      ...RoundFields
      instructions {
        fi
        sv
        en
      }
      periodFrom
      periodTo
      stateReason
      stateAt
      membership
      unitRule {
        kind
        centreIds
        unitKinds
        unitIds
      }
      reminderDays
      indicators {
        position
        isRequired
        allowsNotApplicable
        indicator {
          id
          code
          unit
        }
        version {
          number
          validFrom
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
          dimensionCodes
        }
        dimensions {
          code
          name {
            fi
            sv
            en
          }
        }
      }
    }
  `,
  [roundFragment]
)

/** One round with all that it asks. */
export const roundQuery = graphql(
  `
    query Round($id: ID!) {
      round(id: $id) {
        ...RoundRecordFields
      }
    }
  `,
  [roundRecordFragment]
)

export type RoundRecord = ResultOf<typeof roundQuery>['round']
export type AskedRow = RoundRecord['indicators'][number]

/** The returns of a round. */
export const roundReturnsQuery = graphql(`
  query RoundReturns($filter: UnitReturnFilter, $first: Int, $after: String) {
    unitReturns(filter: $filter, sort: centre, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        state
        isLate
        isMember
        effectiveDueOn
        extendedUntil
        extensionReason
        version
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
    }
  }
`)

export type RoundReturn = ResultOf<typeof roundReturnsQuery>['unitReturns']['nodes'][number]

/** The days of all rounds. */
export const roundCalendarQuery = graphql(`
  query RoundCalendar($from: Date!, $to: Date!) {
    roundCalendar(from: $from, to: $to) {
      day
      kind
      round {
        id
        state
        period
        name {
          fi
          sv
          en
        }
      }
    }
  }
`)

export type RoundDay = ResultOf<typeof roundCalendarQuery>['roundCalendar'][number]

export const createRoundMutation = graphql(
  `
    mutation CreateRound($input: CreateRoundInput!) {
      createRound(input: $input) {
        round {
          ...RoundRecordFields
        }
      }
    }
  `,
  [roundRecordFragment]
)

export const changeRoundMutation = graphql(
  `
    mutation ChangeRound($input: ChangeRoundInput!) {
      changeRound(input: $input) {
        round {
          ...RoundRecordFields
        }
      }
    }
  `,
  [roundRecordFragment]
)

export const openRoundMutation = graphql(
  `
    mutation OpenRound($input: OpenRoundInput!) {
      openRound(input: $input) {
        round {
          ...RoundRecordFields
        }
      }
    }
  `,
  [roundRecordFragment]
)

export const cancelRoundMutation = graphql(
  `
    mutation CancelRound($input: CancelRoundInput!) {
      cancelRound(input: $input) {
        round {
          ...RoundRecordFields
        }
      }
    }
  `,
  [roundRecordFragment]
)

export const planRoundsMutation = graphql(
  `
    mutation PlanRounds($input: PlanRoundsInput!) {
      planRounds(input: $input) {
        rounds {
          ...RoundFields
        }
      }
    }
  `,
  [roundFragment]
)

export const extendReturnMutation = graphql(`
  mutation ExtendReturn($input: ExtendReturnInput!) {
    extendReturn(input: $input) {
      unitReturn {
        id
        isLate
        effectiveDueOn
        extendedUntil
        extensionReason
        version
      }
    }
  }
`)

export type RoundInput = VariablesOf<typeof createRoundMutation>['input']
