/** What the pages of the money of a project ask. */
import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const costFragment = graphql(`
  fragment CostFields on ProjectCost {
    id
    partnerId
    category
    source
    day
    amount { minorUnits currency }
    exchange { original { minorUnits currency } rate day source }
    document
    corrects
    note
    claim { id number state }
    mayEdit
    version
  }
`)

export const projectSpendingQuery = graphql(`
  query ProjectSpending($id: ID!) {
    project(id: $id) {
      id
      number
      title { fi sv en }
      stage
    }
    projectSpending(projectId: $id) {
      costModel
      costRate
      categories
      startsOn
      endsOn
      currency
      isOpen
      partners { id name { fi sv en } mayWrite }
    }
  }
`)
export type Spending = ResultOf<typeof projectSpendingQuery>['projectSpending']
export type SpentProject = ResultOf<typeof projectSpendingQuery>['project']

export const projectCostsQuery = graphql(
  `
    query ProjectCosts($projectId: ID!, $filter: ProjectCostFilter, $sort: ProjectCostSort, $descending: Boolean, $first: Int, $after: String) {
      projectCosts(projectId: $projectId, filter: $filter, sort: $sort, descending: $descending, first: $first, after: $after) {
        totalCount
        sum { minorUnits currency }
        nodes {
          ...CostFields
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  `,
  [costFragment]
)
export type Cost = ResultOf<typeof projectCostsQuery>['projectCosts']['nodes'][number]

export const saveProjectCostMutation = graphql(
  `
    mutation SaveProjectCost($input: SaveProjectCostInput!) {
      saveProjectCost(input: $input) {
        cost {
          ...CostFields
        }
      }
    }
  `,
  [costFragment]
)

export const removeProjectCostMutation = graphql(`
  mutation RemoveProjectCost($input: RemoveProjectCostInput!) {
    removeProjectCost(input: $input) {
      costId
    }
  }
`)

export const projectClaimsQuery = graphql(`
  query ProjectClaims($id: ID!) {
    projectClaims(projectId: $id) {
      mayOpenFor
      standing {
        claimed { minorUnits currency }
        certified { minorUnits currency }
        paid { minorUnits currency }
        due { minorUnits currency }
        parked { minorUnits currency }
        refused { minorUnits currency }
        withLead { minorUnits currency }
        owed { minorUnits currency }
        repaid { minorUnits currency }
      }
      claims {
        id
        number
        partnerId
        period
        state
        claimed { minorUnits currency }
        accepted { minorUnits currency }
        parked { minorUnits currency }
        sentOn
        certifiedOn
        paidOn
      }
    }
  }
`)
export type Claims = ResultOf<typeof projectClaimsQuery>['projectClaims']
export type ClaimBrief = Claims['claims'][number]

const claimFragment = graphql(`
  fragment ClaimFields on ProjectClaim {
    id
    projectId
    number
    partnerId
    period
    state
    note
    claimed { minorUnits currency }
    accepted { minorUnits currency }
    parked { minorUnits currency }
    refused { minorUnits currency }
    owed { minorUnits currency }
    repaid { minorUnits currency }
    sentOn
    certifiedOn
    paidOn
    lines {
      id
      costId
      category
      source
      day
      document
      note
      amount { minorUnits currency }
      added { minorUnits currency }
      verdict
      reason
      isClaimedAgain
      original { minorUnits currency }
      aside { minorUnits currency }
      owed { minorUnits currency }
      repaid { minorUnits currency }
      recoverable { minorUnits currency }
      recoveryActs
      origin { lineId claimId number reason added { minorUnits currency } }
    }
    claimable {
      costId
      category
      source
      day
      document
      note
      amount { minorUnits currency }
      origin { lineId claimId number reason added { minorUnits currency } }
    }
    events { id action toState reason at }
    recoveries { id act costDocument amount { minorUnits currency } day document reason }
    steps { action to blockedBy needsReason }
    mayWrite
    mayJudge
    version
  }
`)

export const projectClaimQuery = graphql(
  `
    query ProjectClaimPage($id: ID!) {
      projectClaim(claimId: $id) {
        ...ClaimFields
      }
    }
  `,
  [claimFragment]
)
export type Claim = ResultOf<typeof projectClaimQuery>['projectClaim']
export type ClaimLine = Claim['lines'][number]
export type Claimable = Claim['claimable'][number]

export const openProjectClaimMutation = graphql(
  `
    mutation OpenProjectClaim($input: OpenProjectClaimInput!) {
      openProjectClaim(input: $input) {
        claim {
          ...ClaimFields
        }
      }
    }
  `,
  [claimFragment]
)

export const saveProjectClaimMutation = graphql(
  `
    mutation SaveProjectClaim($input: SaveProjectClaimInput!) {
      saveProjectClaim(input: $input) {
        claim {
          ...ClaimFields
        }
      }
    }
  `,
  [claimFragment]
)

export const moveProjectClaimMutation = graphql(
  `
    mutation MoveProjectClaim($input: MoveProjectClaimInput!) {
      moveProjectClaim(input: $input) {
        claim {
          ...ClaimFields
        }
      }
    }
  `,
  [claimFragment]
)

export const judgeProjectClaimMutation = graphql(
  `
    mutation JudgeProjectClaim($input: JudgeProjectClaimInput!) {
      judgeProjectClaim(input: $input) {
        claim {
          ...ClaimFields
        }
      }
    }
  `,
  [claimFragment]
)

export const recordProjectRecoveryMutation = graphql(
  `
    mutation RecordProjectRecovery($input: RecordProjectRecoveryInput!) {
      recordProjectRecovery(input: $input) {
        claim {
          ...ClaimFields
        }
      }
    }
  `,
  [claimFragment]
)

export const projectMoneyQuery = graphql(`
  query ProjectMoney($id: ID!, $period: String) {
    projectMoney(projectId: $id, period: $period) {
      period
      periods
      partners { id name { fi sv en } }
      rows {
        partnerId
        category
        source
        budget { minorUnits currency }
        earlier { minorUnits currency }
        current { minorUnits currency }
        withLead { minorUnits currency }
        certified { minorUnits currency }
        paid { minorUnits currency }
        parked { minorUnits currency }
        refused { minorUnits currency }
        owed { minorUnits currency }
        repaid { minorUnits currency }
        unclaimed { minorUnits currency }
        leftToClaim { minorUnits currency }
        leftToCertify { minorUnits currency }
        forecast { minorUnits currency }
      }
    }
  }
`)
export type ProjectMoney = ResultOf<typeof projectMoneyQuery>['projectMoney']
