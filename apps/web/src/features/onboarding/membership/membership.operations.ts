import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const membershipFragment = graphql(`
  fragment MembershipFields on Membership {
    id
    organisation { id businessId name { fi sv en } }
    centre { id type name { fi sv en } }
    state
    admittedOn
    endsOn
    closesUnits
    decision { id applicationId isFounding number decidedOn annulledOn annulledReason }
    events { id number kind toState effectiveOn endsOn manner reason reference statement actorName recordedAt }
    version
  }
`)

/** The memberships as they stood on a day. */
export const membershipsQuery = graphql(
  `
    query Memberships($asOf: Date, $organisationId: ID) {
      memberships(asOf: $asOf, organisationId: $organisationId) {
        ...MembershipFields
      }
    }
  `,
  [membershipFragment]
)

export type Membership = ResultOf<typeof membershipsQuery>['memberships'][number]
export type MembershipEvent = Membership['events'][number]

export const membershipQuery = graphql(
  `
    query Membership($id: ID!) {
      membership(id: $id) {
        ...MembershipFields
        units { id type name { fi sv en } }
        outlook {
          openTasks
          openReturns
          noticeMonths
          hasMandate
          mayManage
          mayLeave
          missingAgreements { agreementId title { fi sv en } }
          steps { action to isAllowed blockedBy }
        }
      }
    }
  `,
  [membershipFragment]
)

export type WholeMembership = ResultOf<typeof membershipQuery>['membership']

/** The open units of active members, for the choice of a buddy. */
export const memberUnitsQuery = graphql(`
  query MemberUnits {
    memberships {
      id
      state
      organisation { id name { fi sv en } }
      units { id name { fi sv en } }
    }
  }
`)

export const membershipRulesQuery = graphql(`
  query MembershipRules {
    membershipRules { admissionSince noticeMonths withoutMembership mayManage }
  }
`)

export const setMembershipRulesMutation = graphql(`
  mutation SetMembershipRules($input: SetMembershipRulesInput!) {
    setMembershipRules(input: $input) {
      rules { admissionSince noticeMonths withoutMembership mayManage }
    }
  }
`)

export const activateMembershipMutation = graphql(
  `
    mutation ActivateMembership($input: ActivateMembershipInput!) {
      activateMembership(input: $input) {
        membership {
          ...MembershipFields
        }
      }
    }
  `,
  [membershipFragment]
)

export const giveNoticeMutation = graphql(
  `
    mutation GiveMembershipNotice($input: GiveMembershipNoticeInput!) {
      giveMembershipNotice(input: $input) {
        membership {
          ...MembershipFields
        }
      }
    }
  `,
  [membershipFragment]
)

export const takeBackNoticeMutation = graphql(
  `
    mutation TakeBackMembershipNotice($input: TakeBackMembershipNoticeInput!) {
      takeBackMembershipNotice(input: $input) {
        membership {
          ...MembershipFields
        }
      }
    }
  `,
  [membershipFragment]
)

export const suspendMembershipMutation = graphql(
  `
    mutation SuspendMembership($input: ReasonedMembershipInput!) {
      suspendMembership(input: $input) {
        membership {
          ...MembershipFields
        }
      }
    }
  `,
  [membershipFragment]
)

export const reinstateMembershipMutation = graphql(
  `
    mutation ReinstateMembership($input: ReasonedMembershipInput!) {
      reinstateMembership(input: $input) {
        membership {
          ...MembershipFields
        }
      }
    }
  `,
  [membershipFragment]
)
