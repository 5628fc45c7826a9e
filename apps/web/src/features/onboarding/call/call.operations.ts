/** What the page of calls asks for and changes. */
import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const callFragment = graphql(`
  fragment MembershipCallFields on MembershipCall {
    id
    opensOn
    closesOn
    state
    applicationCount
    mayManage
    version
    unit { id type name { fi sv en } }
    title { fi sv en }
    body { fi sv en }
  }
`)

export const membershipCallsQuery = graphql(
  `
    query MembershipCalls {
      membershipCalls {
        ...MembershipCallFields
      }
    }
  `,
  [callFragment]
)

export type MembershipCall = ResultOf<typeof membershipCallsQuery>['membershipCalls'][number]

export const saveMembershipCallMutation = graphql(
  `
    mutation SaveMembershipCall($input: SaveMembershipCallInput!) {
      saveMembershipCall(input: $input) {
        call {
          ...MembershipCallFields
        }
      }
    }
  `,
  [callFragment]
)

export const publishMembershipCallMutation = graphql(
  `
    mutation PublishMembershipCall($input: MembershipCallInput!) {
      publishMembershipCall(input: $input) {
        call {
          ...MembershipCallFields
        }
      }
    }
  `,
  [callFragment]
)

export const withdrawMembershipCallMutation = graphql(
  `
    mutation WithdrawMembershipCall($input: MembershipCallInput!) {
      withdrawMembershipCall(input: $input) {
        call {
          ...MembershipCallFields
        }
      }
    }
  `,
  [callFragment]
)
