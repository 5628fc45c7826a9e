import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const meetingFragment = graphql(`
  fragment MeetingFields on Meeting {
    id
    body { id kind name { fi sv en } }
    title { fi sv en }
    startsAt
    endsAt
    place
    remoteLink
    procedure
    state
    charterNumber
    notice { demanded given lastDay isInTime }
    proxiesAtMost
    calledAt
    shortNoticeReason
    openedAt
    closedAt
    endReason
    publication
    chairName
    secretaryName
    quorum { present entitled needed isMet }
    papers { id name size isProxy }
    attendance {
      seat { id label { fi sv en } }
      weight
      personName
      way
      proxyHolder { id label { fi sv en } }
      proxyBasis
      proxyPaperId
      arrivedAt
      leftAt
      isPresent
    }
    items {
      id
      position
      kind
      matter
      majority
      tie
      title { fi sv en }
      proposalText { fi sv en }
      proposal { id version noticedVersion latestVersion title { fi sv en } content { fi sv en } options { fi sv en } }
      amendment { id number reason againstId againstNumber }
      effectiveFrom
      ballot { id title { fi sv en } outcome votes { for against abstain } }
      decision { id number title { fi sv en } }
      minutes { fi sv en }
      handling
      votes { for against abstain }
      tieBreak
      dissent { name reason }
      recusals { seat { id label { fi sv en } } reason }
      quorum { present entitled needed isMet }
      outcome
      isHeld
      papers { id name size isProxy }
    }
    signatures { userId name role signedAt hasSecondFactor isMine }
    minutesHash
    steps { action blockedBy }
    isMine
    mayManage
    duties
    revision
  }
`)

export const meetingsQuery = graphql(`
  query Meetings {
    meetings {
      id
      body { id kind name { fi sv en } }
      title { fi sv en }
      startsAt
      endsAt
      place
      state
      publication
      itemCount
      isMine
      mayManage
    }
  }
`)
export type MeetingBrief = ResultOf<typeof meetingsQuery>['meetings'][number]

export const meetingQuery = graphql(`query Meeting($id: ID!) { meeting(id: $id) { ...MeetingFields } }`, [meetingFragment])
export type Meeting = ResultOf<typeof meetingQuery>['meeting']
export type MeetingItem = Meeting['items'][number]
export type MeetingAttendance = Meeting['attendance'][number]

export const meetingPlacesQuery = graphql(`
  query MeetingPlaces {
    meetingPlaces {
      body { id kind name { fi sv en } }
      procedures
      noticeDays
      matters { key noticeDays name { fi sv en } }
      proposals { id number title { fi sv en } }
      amendments { id number title { fi sv en } }
      ballots { id number title { fi sv en } }
    }
  }
`)
export type MeetingPlace = ResultOf<typeof meetingPlacesQuery>['meetingPlaces'][number]

export const meetingsAboutQuery = graphql(`query MeetingsAbout($subjectId: ID!) { meetingsAbout(subjectId: $subjectId) { id title { fi sv en } startsAt state position outcome } }`)

export const meetingSeatsQuery = graphql(`
  query MeetingSeats($meetingId: ID!) {
    meetingSeats(meetingId: $meetingId) {
      id
      label { fi sv en }
      weight
      people { name isSubstitute }
    }
  }
`)
export type MeetingSeat = ResultOf<typeof meetingSeatsQuery>['meetingSeats'][number]

export const meetingSignersQuery = graphql(`query MeetingSigners($meetingId: ID!) { meetingSigners(meetingId: $meetingId) { userId name } }`)

export const planMeetingMutation = graphql(`mutation PlanMeeting($input: PlanMeetingInput!) { planMeeting(input: $input) { meeting { ...MeetingFields } } }`, [meetingFragment])
export const changeMeetingMutation = graphql(`mutation ChangeMeeting($input: ChangeMeetingInput!) { changeMeeting(input: $input) { meeting { ...MeetingFields } } }`, [meetingFragment])
export const setMeetingAgendaMutation = graphql(`mutation SetMeetingAgenda($input: SetMeetingAgendaInput!) { setMeetingAgenda(input: $input) { meeting { ...MeetingFields } } }`, [meetingFragment])
export const callMeetingMutation = graphql(`mutation CallMeeting($input: CallMeetingInput!) { callMeeting(input: $input) { meeting { ...MeetingFields } } }`, [meetingFragment])
export const cancelMeetingMutation = graphql(`mutation CancelMeeting($input: CancelMeetingInput!) { cancelMeeting(input: $input) { meeting { ...MeetingFields } } }`, [meetingFragment])
export const openMeetingMutation = graphql(`mutation OpenMeeting($input: OpenMeetingInput!) { openMeeting(input: $input) { meeting { ...MeetingFields } } }`, [meetingFragment])
export const recordAttendanceMutation = graphql(`mutation RecordAttendance($input: RecordAttendanceInput!) { recordAttendance(input: $input) { meeting { ...MeetingFields } } }`, [meetingFragment])
export const declareRecusalMutation = graphql(`mutation DeclareRecusal($input: DeclareRecusalInput!) { declareRecusal(input: $input) { meeting { ...MeetingFields } } }`, [meetingFragment])
export const recordMeetingItemMutation = graphql(`mutation RecordMeetingItem($input: RecordMeetingItemInput!) { recordMeetingItem(input: $input) { meeting { ...MeetingFields } } }`, [meetingFragment])
export const closeMeetingMutation = graphql(`mutation CloseMeeting($input: MeetingRefInput!) { closeMeeting(input: $input) { meeting { ...MeetingFields } } }`, [meetingFragment])
export const writeMinutesMutation = graphql(`mutation WriteMinutes($input: WriteMinutesInput!) { writeMinutes(input: $input) { meeting { ...MeetingFields } } }`, [meetingFragment])
export const signMinutesMutation = graphql(`mutation SignMinutes($input: SignMinutesInput!) { signMinutes(input: $input) { meeting { ...MeetingFields } } }`, [meetingFragment])
export const publishMinutesMutation = graphql(`mutation PublishMinutes($input: PublishMinutesInput!) { publishMinutes(input: $input) { meeting { ...MeetingFields } } }`, [meetingFragment])
export const removeMeetingPaperMutation = graphql(`mutation RemoveMeetingPaper($input: RemoveMeetingPaperInput!) { removeMeetingPaper(input: $input) { meeting { ...MeetingFields } } }`, [meetingFragment])

export const calendarLinkQuery = graphql(`query CalendarLink { calendarLink { madeAt path } }`)
export const makeCalendarLinkMutation = graphql(`mutation MakeCalendarLink { makeCalendarLink { madeAt path } }`)
export const revokeCalendarLinkMutation = graphql(`mutation RevokeCalendarLink { revokeCalendarLink { madeAt path } }`)
