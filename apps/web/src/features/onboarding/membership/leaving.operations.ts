import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const leavingFragment = graphql(`
  fragment LeavingFields on MemberLeaving {
    endsOn
    units { unit { id name { fi sv en } } fate day to { id name { fi sv en } } mayHandOver }
    returns { id unit { id name { fi sv en } } roundName { fi sv en } period sendBy isOrphaned entrustedTo }
    standIns { id name }
  }
`)

/** What becomes of a member's units and open returns, as planned; or as if it left on a day, and closed its units or not. */
export const memberLeavingQuery = graphql(
  `
    query MemberLeaving($membershipId: ID!, $endsOn: Date, $closesUnits: Boolean) {
      memberLeaving(membershipId: $membershipId, endsOn: $endsOn, closesUnits: $closesUnits) {
        ...LeavingFields
      }
    }
  `,
  [leavingFragment]
)

export type MemberLeaving = ResultOf<typeof memberLeavingQuery>['memberLeaving']
export type LeavingUnit = MemberLeaving['units'][number]
export type MemberReturn = MemberLeaving['returns'][number]

export const handOverUnitMutation = graphql(
  `
    mutation HandOverMemberUnit($input: HandOverMemberUnitInput!) {
      handOverMemberUnit(input: $input) {
        leaving {
          ...LeavingFields
        }
      }
    }
  `,
  [leavingFragment]
)

export const entrustReturnsMutation = graphql(
  `
    mutation EntrustMemberReturns($input: EntrustMemberReturnsInput!) {
      entrustMemberReturns(input: $input) {
        leaving {
          ...LeavingFields
        }
      }
    }
  `,
  [leavingFragment]
)
