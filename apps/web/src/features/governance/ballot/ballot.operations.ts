import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const ballotFragment = graphql(`
  fragment BallotFields on Ballot {
    id
    title { fi sv en }
    description { fi sv en }
    body { id kind name { fi sv en } }
    matter
    method
    secrecy
    options { code isWithdrawn name { fi sv en } }
    seats
    maxScore
    state
    opensAt
    closesAt
    takesBallots
    announcedAt
    openedAt
    endedAt
    endReason
    mayChange
    rule { share of abstentions tie quorumOf quorumNeeded }
    lotCommitment
    publicKeys { votes key }
    rollCount
    votedCount
    waitingCount
    outcome
    isHeld
    steps { action blockedBy }
    breaksTie
    mayManage
    proposal { id kind title { fi sv en } }
    amendment { id number }
    effectiveFrom
    decision { id number }
    mayRecordDecision
    version
  }
`)

const detailFragment = graphql(
  `
    fragment BallotDetailFields on BallotDetail {
      ballot { ...BallotFields }
      roll { id name { fi sv en } weight hasVoted recusedReason isMine choice }
      log
    }
  `,
  [ballotFragment]
)

export const ballotsQuery = graphql(`query Ballots { ballots { ...BallotFields } }`, [ballotFragment])
export type Ballot = ResultOf<typeof ballotsQuery>['ballots'][number]

export const ballotQuery = graphql(`query Ballot($id: ID!) { ballot(id: $id) { ...BallotDetailFields } }`, [detailFragment])
export type BallotDetail = ResultOf<typeof ballotQuery>['ballot']
export type BallotSeat = BallotDetail['roll'][number]

export const ballotPlacesQuery = graphql(`
  query BallotPlaces {
    ballotPlaces {
      body { id kind name { fi sv en } }
      matters { matter secrecy noticeDays name { fi sv en } }
    }
  }
`)
export type BallotPlace = ResultOf<typeof ballotPlacesQuery>['ballotPlaces'][number]

/** What a ballot on a proposal begins with. */
export const ballotOnProposalQuery = graphql(`
  query BallotOnProposal($id: ID!) {
    proposal(id: $id) {
      id
      kind
      matter
      body { id }
      openedOn
      versions { number title { fi sv en } content { fi sv en } options { key title { fi sv en } } seats }
    }
  }
`)
export type BallotOnProposal = ResultOf<typeof ballotOnProposalQuery>['proposal']

/** The versions of the charter on whose adoption a ballot can be. */
export const ballotOnCharterQuery = graphql(`query BallotOnCharter { charterVersions { id number standing decidedFrom } }`)
export type BallotOnCharter = ResultOf<typeof ballotOnCharterQuery>['charterVersions'][number]

export const saveBallotMutation = graphql(`mutation SaveBallot($input: SaveBallotInput!) { saveBallot(input: $input) { ballot { ...BallotDetailFields } } }`, [detailFragment])
export const openBallotMutation = graphql(`mutation OpenBallot($input: BallotStepInput!) { openBallot(input: $input) { ballot { ...BallotDetailFields } } }`, [detailFragment])
export const announceBallotMutation = graphql(`mutation AnnounceBallot($input: BallotStepInput!) { announceBallot(input: $input) { ballot { ...BallotDetailFields } } }`, [detailFragment])
export const breakBallotTieMutation = graphql(`mutation BreakBallotTie($input: BreakBallotTieInput!) { breakBallotTie(input: $input) { ballot { ...BallotDetailFields } } }`, [detailFragment])
export const countBallotMutation = graphql(`mutation CountBallot($input: BallotStepInput!) { countBallot(input: $input) { ballot { ...BallotDetailFields } } }`, [detailFragment])
export const cancelBallotMutation = graphql(`mutation CancelBallot($input: CancelBallotInput!) { cancelBallot(input: $input) { ballot { ...BallotDetailFields } } }`, [detailFragment])
export const withdrawBallotOptionMutation = graphql(`mutation WithdrawBallotOption($input: WithdrawBallotOptionInput!) { withdrawBallotOption(input: $input) { ballot { ...BallotDetailFields } } }`, [detailFragment])
export const recuseFromBallotMutation = graphql(`mutation RecuseFromBallot($input: RecuseFromBallotInput!) { recuseFromBallot(input: $input) { ballot { ...BallotDetailFields } } }`, [detailFragment])
export const recordBallotDecisionMutation = graphql(`mutation RecordBallotDecision($input: RecordBallotDecisionInput!) { recordBallotDecision(input: $input) { ballot { ...BallotDetailFields } } }`, [detailFragment])
export const castBallotMutation = graphql(`mutation CastBallot($input: CastBallotInput!) { castBallot(input: $input) { ballot { ...BallotDetailFields } } }`, [detailFragment])
export const fetchBallotCredentialMutation = graphql(`mutation FetchBallotCredential($input: FetchBallotCredentialInput!) { fetchBallotCredential(input: $input) { blindSignature } }`)
