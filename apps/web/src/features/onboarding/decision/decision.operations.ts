import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const assessmentFragment = graphql(`
  fragment AssessmentFields on ApplicationAssessment {
    applicationId
    centre { id name { fi sv en } }
    state
    version
    criteriaNumber
    criteria { code weight name { fi sv en } question { fi sv en } anchors { fi sv en } }
    assessors { id name state dueOn isOverdue conflict conflictNote submittedAt releasedReason isMe version }
    isOpen
    scores { assessorId criterion score reason evidence }
    results { code weight count median mean lowest highest isFarApart }
    total
    missing
    settled { criterion text }
    closedAt
    summary
    visits { id state plannedOn visitedOn visitors observations { criterion text } findings cancelReason files { id fileName fileSize } version }
    actions { action blockedBy }
    mayManage
    mayAssess
  }
`)

const stepFragment = graphql(`
  fragment StepFields on DecisionStepRecord {
    id round step body decidedOn number participants { name userId isRecused conflict } votesFor votesAgainst votesAbstain outcome reasons conditions basis
    files { id fileName fileSize }
  }
`)

const madeFragment = graphql(`
  fragment MadeFields on MembershipDecision {
    id outcome body number decidedOn effectiveOn validUntil appealUntil reasons conditions document annulledOn annulledReason files { id fileName fileSize }
    appeal { id receivedOn appellant grounds isInTime outcome decidedOn outcomeReasons version }
  }
`)

const decisionFragment = graphql(
  `
  fragment DecisionFields on ApplicationDecision {
    applicationId
    centre { id name { fi sv en } }
    state
    version
    path { steps { kind body quorum majority } validityDays appealDays appealBody reapplyMonths }
    pathNumber
    sentAt
    proposal
    round
    nextStep
    steps { ...StepFields }
    decisions { ...MadeFields }
    actions { action blockedBy }
    mayManage
    mayRecord
    mayDecide
    mayAnnul
  }
`,
  [stepFragment, madeFragment]
)

export const assessmentQuery = graphql(
  `
    query ApplicationAssessment($applicationId: ID!) {
      applicationAssessment(applicationId: $applicationId) {
        ...AssessmentFields
      }
    }
  `,
  [assessmentFragment]
)
export type Assessment = ResultOf<typeof assessmentQuery>['applicationAssessment']
export type Assessor = Assessment['assessors'][number]
export type Criterion = Assessment['criteria'][number]
export type SiteVisit = Assessment['visits'][number]

export const candidatesQuery = graphql(`
  query AssessorCandidates($applicationId: ID!) {
    assessorCandidates(applicationId: $applicationId) { userId name isAsked }
  }
`)

export const appointMutation = graphql(
  `
    mutation AppointAssessors($input: AppointAssessorsInput!) {
      appointAssessors(input: $input) { assessment { ...AssessmentFields } }
    }
  `,
  [assessmentFragment]
)
export const releaseMutation = graphql(
  `
    mutation ReleaseAssessor($input: ReleaseAssessorInput!) {
      releaseAssessor(input: $input) { assessment { ...AssessmentFields } }
    }
  `,
  [assessmentFragment]
)
export const declareMutation = graphql(
  `
    mutation DeclareAssessorConflict($input: DeclareConflictInput!) {
      declareAssessorConflict(input: $input) { assessment { ...AssessmentFields } }
    }
  `,
  [assessmentFragment]
)
export const saveScoresMutation = graphql(
  `
    mutation SaveApplicationScores($input: SaveApplicationScoresInput!) {
      saveApplicationScores(input: $input) { assessment { ...AssessmentFields } }
    }
  `,
  [assessmentFragment]
)
export const closeMutation = graphql(
  `
    mutation CloseApplicationAssessment($input: CloseAssessmentInput!) {
      closeApplicationAssessment(input: $input) { assessment { ...AssessmentFields } }
    }
  `,
  [assessmentFragment]
)
export const saveVisitMutation = graphql(
  `
    mutation SaveSiteVisit($input: SaveSiteVisitInput!) {
      saveSiteVisit(input: $input) { assessment { ...AssessmentFields } }
    }
  `,
  [assessmentFragment]
)

export const decisionQuery = graphql(
  `
    query ApplicationDecision($applicationId: ID!) {
      applicationDecision(applicationId: $applicationId) {
        ...DecisionFields
      }
    }
  `,
  [decisionFragment]
)
export type Decision = ResultOf<typeof decisionQuery>['applicationDecision']
export type MadeDecision = Decision['decisions'][number]

export const sendMutation = graphql(
  `
    mutation SendToDecision($input: SendToDecisionInput!) {
      sendToDecision(input: $input) { decision { ...DecisionFields } }
    }
  `,
  [decisionFragment]
)
export const returnMutation = graphql(
  `
    mutation ReturnApplication($input: ReturnApplicationInput!) {
      returnApplication(input: $input) { decision { ...DecisionFields } }
    }
  `,
  [decisionFragment]
)
export const recordMutation = graphql(
  `
    mutation RecordDecisionStep($input: RecordDecisionStepInput!) {
      recordDecisionStep(input: $input) { decision { ...DecisionFields } }
    }
  `,
  [decisionFragment]
)
export const annulMutation = graphql(
  `
    mutation AnnulMembershipDecision($input: AnnulDecisionInput!) {
      annulMembershipDecision(input: $input) { made { ...MadeFields } decision { ...DecisionFields } }
    }
  `,
  [madeFragment, decisionFragment]
)
export const appealMutation = graphql(
  `
    mutation RecordMembershipAppeal($input: RecordAppealInput!) {
      recordMembershipAppeal(input: $input) { made { ...MadeFields } decision { ...DecisionFields } }
    }
  `,
  [madeFragment, decisionFragment]
)
export const settleMutation = graphql(
  `
    mutation SettleMembershipAppeal($input: SettleAppealInput!) {
      settleMembershipAppeal(input: $input) { made { ...MadeFields } decision { ...DecisionFields } }
    }
  `,
  [madeFragment, decisionFragment]
)

export const decisionCandidatesQuery = graphql(`
  query DecisionCandidates($centreId: ID!, $body: DecisionBody!, $day: Date!) {
    decisionCandidates(centreId: $centreId, body: $body, day: $day) { userId name place { fi sv en } }
  }
`)

export const removeProcedureFileMutation = graphql(`
  mutation RemoveProcedureFile($input: RemoveProcedureFileInput!) {
    removeProcedureFile(input: $input) { fileId }
  }
`)

export const membershipDecisionsQuery = graphql(`
  query MembershipDecisions {
    membershipDecisions {
      id outcome body number decidedOn effectiveOn annulledOn name { fi sv en } centre { id name { fi sv en } }
      appeal { id outcome }
    }
  }
`)
export type ListedDecision = ResultOf<typeof membershipDecisionsQuery>['membershipDecisions'][number]

export const membershipDecisionQuery = graphql(
  `
    query MembershipDecision($id: ID!) {
      membershipDecision(id: $id) {
        decision { ...MadeFields applicationId organisationId expulsionId name { fi sv en } centre { id name { fi sv en } } }
        steps { ...StepFields }
        actions { action blockedBy }
        mayAppeal
        mayAnnul
      }
    }
  `,
  [madeFragment, stepFragment]
)
export type DecisionRecord = ResultOf<typeof membershipDecisionQuery>['membershipDecision']

export const foundingMutation = graphql(`
  mutation RecordFounding($input: RecordFoundingInput!) {
    recordFounding(input: $input) { decisions { id } }
  }
`)

const expulsionFragment = graphql(`
  fragment ExpulsionFields on MemberExpulsion {
    id membershipId standing grounds proposedOn hearingUntil statement statementOn statementName statementManner hasMandate participants { name userId isRecused conflict } votesFor votesAgainst votesAbstain
    closedOn closedReason decisionId centre { id name { fi sv en } } files { id fileName fileSize } actions { action blockedBy } mayFile version
  }
`)

export const expulsionsQuery = graphql(
  `
    query MemberExpulsions($membershipId: ID) {
      memberExpulsions(membershipId: $membershipId) {
        ...ExpulsionFields
      }
    }
  `,
  [expulsionFragment]
)
export type Expulsion = ResultOf<typeof expulsionsQuery>['memberExpulsions'][number]

export const proposeExpulsionMutation = graphql(
  `
    mutation ProposeExpulsion($input: ProposeExpulsionInput!) {
      proposeExpulsion(input: $input) { expulsion { ...ExpulsionFields } }
    }
  `,
  [expulsionFragment]
)
export const answerExpulsionMutation = graphql(
  `
    mutation AnswerExpulsion($input: AnswerExpulsionInput!) {
      answerExpulsion(input: $input) { expulsion { ...ExpulsionFields } }
    }
  `,
  [expulsionFragment]
)
export const dropExpulsionMutation = graphql(
  `
    mutation DropExpulsion($input: DropExpulsionInput!) {
      dropExpulsion(input: $input) { expulsion { ...ExpulsionFields } }
    }
  `,
  [expulsionFragment]
)
export const recordExpulsionMutation = graphql(
  `
    mutation RecordExpulsion($input: RecordExpulsionInput!) {
      recordExpulsion(input: $input) { expulsion { ...ExpulsionFields } }
    }
  `,
  [expulsionFragment]
)

export const pipelineQuery = graphql(`
  query ApplicationPipeline($from: Date!, $to: Date!, $centreId: ID, $callId: ID) {
    applicationPipeline(from: $from, to: $to, centreId: $centreId, callId: $callId) {
      cards { id name centre { id name { fi sv en } } call { id title { fi sv en } } stage since days blocker }
      centres { id name { fi sv en } }
      calls { id title { fi sv en } }
      from
      to
      begun
      undecided
      stages { stage reached ended running medianDays longestDays }
    }
  }
`)
export type Pipeline = ResultOf<typeof pipelineQuery>['applicationPipeline']
export type Card = Pipeline['cards'][number]
export type StageFigure = Pipeline['stages'][number]
