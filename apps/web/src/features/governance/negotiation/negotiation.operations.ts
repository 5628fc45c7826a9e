import { graphql, type ResultOf } from '../../../graphql/graphql.js'

export const negotiationsQuery = graphql(`
  query Negotiations {
    negotiations {
      id
      number
      authority
      authorityKind
      subject
      state
      validFrom
      validTo
      meetingCount
      isEnding
      isMine
    }
  }
`)
export type NegotiationBrief = ResultOf<typeof negotiationsQuery>['negotiations'][number]

const negotiationFragment = graphql(`
  fragment NegotiationFields on Negotiation {
    id
    number
    authority
    authorityKind
    subject
    state
    validFrom
    validTo
    meetingCount
    isEnding
    isMine
    limits
    body { id name { fi sv en } }
    decision { id name { fi sv en } }
    negotiators { id userId name }
    positions { id number content why writtenAt }
    meetings { id metOn place people notes links { title url } version }
    outcome
    outcomeOn
    outcomeDecision { id name { fi sv en } }
    gaps
    mayManage
    mayWrite
    version
  }
`)

export const negotiationQuery = graphql(`query Negotiation($id: ID!) { negotiation(id: $id) { ...NegotiationFields } }`, [negotiationFragment])
export type Negotiation = ResultOf<typeof negotiationFragment>
export type NegotiationMeeting = Negotiation['meetings'][number]

export const negotiationFormQuery = graphql(`
  query NegotiationForm {
    negotiationPeople { id name }
    bodies { id name { fi sv en } isOpen }
    decisions { id source number title { fi sv en } state }
  }
`)

export const saveNegotiationMutation = graphql(`mutation SaveNegotiation($input: SaveNegotiationInput!) { saveNegotiation(input: $input) { negotiation { ...NegotiationFields } } }`, [negotiationFragment])
export const giveNegotiationMutation = graphql(`mutation GiveNegotiation($input: GiveNegotiationInput!) { giveNegotiation(input: $input) { negotiation { ...NegotiationFields } } }`, [negotiationFragment])
export const writeNegotiationPositionMutation = graphql(
  `mutation WriteNegotiationPosition($input: WriteNegotiationPositionInput!) { writeNegotiationPosition(input: $input) { negotiation { ...NegotiationFields } } }`,
  [negotiationFragment]
)
export const recordNegotiationMeetingMutation = graphql(
  `mutation RecordNegotiationMeeting($input: RecordNegotiationMeetingInput!) { recordNegotiationMeeting(input: $input) { negotiation { ...NegotiationFields } } }`,
  [negotiationFragment]
)
export const endNegotiationMutation = graphql(`mutation EndNegotiation($input: EndNegotiationInput!) { endNegotiation(input: $input) { negotiation { ...NegotiationFields } } }`, [negotiationFragment])
