import { graphql, type ResultOf } from '../../../graphql/graphql.js'

export const centreChoicesQuery = graphql(`
  query CentreChoices {
    centreChoices {
      id
      title { fi sv en }
      centre { id name { fi sv en } }
      newCentreName { fi sv en }
      state
      closesOn
      openedOn
      endedOn
      candidateCount
      chosen { id name { fi sv en } }
      isMine
    }
  }
`)
export type ChoiceBrief = ResultOf<typeof centreChoicesQuery>['centreChoices'][number]

const choiceFragment = graphql(`
  fragment CentreChoiceFields on CentreChoice {
    id
    title { fi sv en }
    description { fi sv en }
    centre { id type name { fi sv en } }
    newCentreName { fi sv en }
    keeper { id name { fi sv en } }
    state
    criteria { key weight name { fi sv en } }
    closesOn
    openedOn
    closedOn
    endedOn
    endReason
    candidates { id unit { id type name { fi sv en } } organisation { id name { fi sv en } } statement links { title url } withdrawnOn withdrawReason votes }
    assessors { id userId name isMine isRecused scoredCount scoreCount tiedTo }
    scores { assessorId candidateId criterion points evidence }
    conflicts { id assessorId candidateId reason isRecused isDeclared isLate notedAt }
    papers { id candidateId assessorId fileName fileSize mayRemove }
    vote { ballotId ballotTitle { fi sv en } ballotState source }
    chosenId
    why { fi sv en }
    isHeld
    effectiveOn
    decision { id number }
    handover { unitId parentId organisationId municipalityCode streetAddress changeNumber mayCarryOut }
    steps { action blockedBy }
    mayManage
    mayScore
    version
  }
`)
export type Choice = ResultOf<typeof choiceFragment>
export type Candidate = Choice['candidates'][number]
export type Assessor = Choice['assessors'][number]

export const centreChoiceQuery = graphql(
  `
    query CentreChoice($id: ID!) {
      centreChoice(id: $id) { ...CentreChoiceFields }
    }
  `,
  [choiceFragment]
)

export const centrePeopleQuery = graphql(`
  query CentrePeople {
    centrePeople { id name }
  }
`)

export const saveCentreChoiceMutation = graphql(
  `
    mutation SaveCentreChoice($input: SaveCentreChoiceInput!) {
      saveCentreChoice(input: $input) {
        choice { ...CentreChoiceFields }
      }
    }
  `,
  [choiceFragment]
)

export const moveCentreChoiceMutation = graphql(
  `
    mutation MoveCentreChoice($input: MoveCentreChoiceInput!) {
      moveCentreChoice(input: $input) {
        choice { ...CentreChoiceFields }
      }
    }
  `,
  [choiceFragment]
)

export const withdrawCentreCandidateMutation = graphql(
  `
    mutation WithdrawCentreCandidate($input: WithdrawCentreCandidateInput!) {
      withdrawCentreCandidate(input: $input) {
        choice { ...CentreChoiceFields }
      }
    }
  `,
  [choiceFragment]
)

export const scoreCentreCandidatesMutation = graphql(
  `
    mutation ScoreCentreCandidates($input: ScoreCentreCandidatesInput!) {
      scoreCentreCandidates(input: $input) {
        choice { ...CentreChoiceFields }
      }
    }
  `,
  [choiceFragment]
)

export const noteCentreConflictMutation = graphql(
  `
    mutation NoteCentreConflict($input: NoteCentreConflictInput!) {
      noteCentreConflict(input: $input) {
        choice { ...CentreChoiceFields }
      }
    }
  `,
  [choiceFragment]
)

export const recordCentreVoteMutation = graphql(
  `
    mutation RecordCentreVote($input: RecordCentreVoteInput!) {
      recordCentreVote(input: $input) {
        choice { ...CentreChoiceFields }
      }
    }
  `,
  [choiceFragment]
)

export const decideCentreChoiceMutation = graphql(
  `
    mutation DecideCentreChoice($input: DecideCentreChoiceInput!) {
      decideCentreChoice(input: $input) {
        choice { ...CentreChoiceFields }
      }
    }
  `,
  [choiceFragment]
)

export const carryOutCentreChoiceMutation = graphql(
  `
    mutation CarryOutCentreChoice($input: CarryOutCentreChoiceInput!) {
      carryOutCentreChoice(input: $input) {
        choice { ...CentreChoiceFields }
      }
    }
  `,
  [choiceFragment]
)

export const removeCentrePaperMutation = graphql(
  `
    mutation RemoveCentrePaper($input: RemoveCentrePaperInput!) {
      removeCentrePaper(input: $input) {
        choice { ...CentreChoiceFields }
      }
    }
  `,
  [choiceFragment]
)
