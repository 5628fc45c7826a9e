import { graphql, type ResultOf } from '../../../graphql/graphql.js'

export const proposalsQuery = graphql(`
  query Proposals {
    proposals {
      id
      kind
      state
      title { fi sv en }
      body { id name { fi sv en } }
      organisation { id name { fi sv en } }
      discussUntil
      objectUntil
      openedOn
      endedOn
      openAmendments
      standingObjections
    }
  }
`)
export type ProposalBrief = ResultOf<typeof proposalsQuery>['proposals'][number]

const proposalFragment = graphql(`
  fragment ProposalFields on Proposal {
    id
    kind
    state
    matter
    matterName { fi sv en }
    charterNumber
    title { fi sv en }
    body { id name { fi sv en } }
    organisation { id name { fi sv en } }
    unit { id type name { fi sv en } }
    discussUntil
    objectUntil
    openedOn
    closedOn
    endedOn
    outcome { fi sv en }
    version
    mayEdit
    versions { number title { fi sv en } content { fi sv en } options { key title { fi sv en } } seats why amendmentId madeAt }
    amendments { id onNumber organisation { id name { fi sv en } } content { fi sv en } reason state answer madeAt mayWithdraw }
    objections { id organisation { id name { fi sv en } } reason madeAt withdrawnAt mayWithdraw }
    steps { action blockedBy }
    isVotedOn
    ballots { id title { fi sv en } state closesAt outcome }
    amendsFor { organisation { id name { fi sv en } } unit { id name { fi sv en } } }
    objectsFor { organisation { id name { fi sv en } } unit { id name { fi sv en } } }
  }
`)
export type Proposal = ResultOf<typeof proposalFragment>
export type ProposalVersion = Proposal['versions'][number]
export type Amendment = Proposal['amendments'][number]

export const proposalQuery = graphql(
  `
    query Proposal($id: ID!) {
      proposal(id: $id) { ...ProposalFields }
    }
  `,
  [proposalFragment]
)

export const proposalChoicesQuery = graphql(`
  query ProposalChoices {
    proposalChoices {
      places { organisation { id name { fi sv en } } unit { id name { fi sv en } } }
      bodies { id name { fi sv en } }
      matters { key name { fi sv en } unitIds }
    }
  }
`)
export type ProposalChoices = ResultOf<typeof proposalChoicesQuery>['proposalChoices']

export const saveProposalMutation = graphql(
  `
    mutation SaveProposal($input: SaveProposalInput!) {
      saveProposal(input: $input) {
        proposal { ...ProposalFields }
      }
    }
  `,
  [proposalFragment]
)

export const moveProposalMutation = graphql(
  `
    mutation MoveProposal($input: MoveProposalInput!) {
      moveProposal(input: $input) {
        proposal { ...ProposalFields }
      }
    }
  `,
  [proposalFragment]
)

export const bringAmendmentMutation = graphql(
  `
    mutation BringAmendment($input: BringAmendmentInput!) {
      bringAmendment(input: $input) {
        proposal { ...ProposalFields }
      }
    }
  `,
  [proposalFragment]
)

export const answerAmendmentMutation = graphql(
  `
    mutation AnswerAmendment($input: AnswerAmendmentInput!) {
      answerAmendment(input: $input) {
        proposal { ...ProposalFields }
      }
    }
  `,
  [proposalFragment]
)

export const objectToProposalMutation = graphql(
  `
    mutation ObjectToProposal($input: ObjectToProposalInput!) {
      objectToProposal(input: $input) {
        proposal { ...ProposalFields }
      }
    }
  `,
  [proposalFragment]
)

export const withdrawObjectionMutation = graphql(
  `
    mutation WithdrawObjection($input: WithdrawObjectionInput!) {
      withdrawObjection(input: $input) {
        proposal { ...ProposalFields }
      }
    }
  `,
  [proposalFragment]
)
