import { registerEnumType } from '@nestjs/graphql'

export enum MeetingStateEnum {
  draft = 'draft',
  called = 'called',
  open = 'open',
  closed = 'closed',
  signed = 'signed',
  published = 'published',
  cancelled = 'cancelled'
}
registerEnumType(MeetingStateEnum, {
  name: 'MeetingState',
  description: 'Where a meeting stands.',
  valuesMap: {
    draft: { description: 'It is being planned.' },
    called: { description: 'The notice is out.' },
    open: { description: 'It is held.' },
    closed: { description: 'Its minutes are written and signed.' },
    signed: { description: 'Its minutes are signed.' },
    published: { description: 'Its minutes are published.' },
    cancelled: { description: 'It is not held.' }
  }
})

export enum MeetingActionEnum {
  call = 'call',
  open = 'open',
  close = 'close',
  sign = 'sign',
  publish = 'publish',
  record_freed = 'record_freed',
  cancel = 'cancel'
}
registerEnumType(MeetingActionEnum, {
  name: 'MeetingAction',
  description: 'What can be done with a meeting.',
  valuesMap: {
    call: { description: 'Sending the notice.' },
    open: { description: 'Opening it.' },
    close: { description: 'Closing it.' },
    sign: { description: 'Signing its minutes.' },
    publish: { description: 'Publishing its minutes.' },
    record_freed: { description: 'Recording decisions that have waited for a party of the charter.' },
    cancel: { description: 'Cancelling it.' }
  }
})

export enum MeetingGuardEnum {
  has_charter = 'has_charter',
  procedure_allowed = 'procedure_allowed',
  has_agenda = 'has_agenda',
  starts_ahead = 'starts_ahead',
  day_reached = 'day_reached',
  items_recorded = 'items_recorded',
  signers_named = 'signers_named'
}
registerEnumType(MeetingGuardEnum, {
  name: 'MeetingGuard',
  description: 'What stands in the way of a step.',
  valuesMap: {
    has_charter: { description: 'There is no charter in force.' },
    procedure_allowed: { description: 'The charter does not let the body decide in this way.' },
    has_agenda: { description: 'Nothing is on the agenda.' },
    starts_ahead: { description: 'It would have begun already.' },
    day_reached: { description: 'Its day has not come.' },
    items_recorded: { description: 'Of some item it is not recorded what came of it.' },
    signers_named: { description: 'It is not named who signs.' }
  }
})

export enum MeetingDutyEnum {
  plan = 'plan',
  record = 'record',
  lead = 'lead',
  publish = 'publish'
}
registerEnumType(MeetingDutyEnum, {
  name: 'MeetingDuty',
  description: 'What somebody does for a meeting.',
  valuesMap: {
    plan: { description: 'Planning it and sending the notice.' },
    record: { description: 'Recording who is there and what comes of each item, and writing the minutes.' },
    lead: { description: 'Opening it, closing it and deciding ties.' },
    publish: { description: 'Publishing its minutes.' }
  }
})

export enum MeetingItemKindEnum {
  opening = 'opening',
  information = 'information',
  discussion = 'discussion',
  decision = 'decision',
  election = 'election',
  closing = 'closing'
}
registerEnumType(MeetingItemKindEnum, {
  name: 'MeetingItemKind',
  description: 'In which way an item is dealt with.',
  valuesMap: {
    opening: { description: 'The opening.' },
    information: { description: 'Something is told.' },
    discussion: { description: 'Something is talked about.' },
    decision: { description: 'Something is decided.' },
    election: { description: 'Somebody is elected.' },
    closing: { description: 'The closing.' }
  }
})

export enum MeetingHandlingEnum {
  noted = 'noted',
  unanimous = 'unanimous',
  voted = 'voted',
  adjourned = 'adjourned'
}
registerEnumType(MeetingHandlingEnum, {
  name: 'MeetingHandling',
  description: 'How an item was dealt with.',
  valuesMap: {
    noted: { description: 'It was dealt with, and nothing was decided.' },
    unanimous: { description: 'It was decided without a vote.' },
    voted: { description: 'It was voted on.' },
    adjourned: { description: 'It is taken up again later.' }
  }
})

export enum MeetingOutcomeEnum {
  carried = 'carried',
  not_carried = 'not_carried',
  no_quorum = 'no_quorum',
  noted = 'noted',
  adjourned = 'adjourned'
}
registerEnumType(MeetingOutcomeEnum, {
  name: 'MeetingOutcome',
  description: 'What came of an item.',
  valuesMap: {
    carried: { description: 'It carried.' },
    not_carried: { description: 'It fell.' },
    no_quorum: { description: 'Too few were there to decide it.' },
    noted: { description: 'It was dealt with.' },
    adjourned: { description: 'It is taken up again later.' }
  }
})

export enum AttendanceWayEnum {
  in_person = 'in_person',
  remote = 'remote',
  proxy = 'proxy',
  absent = 'absent'
}
registerEnumType(AttendanceWayEnum, {
  name: 'AttendanceWay',
  description: 'How a seat was there.',
  valuesMap: {
    in_person: { description: 'In the room.' },
    remote: { description: 'From elsewhere.' },
    proxy: { description: 'By somebody who stood for it.' },
    absent: { description: 'Not at all.' }
  }
})

export enum ProxyBasisEnum {
  document = 'document',
  word = 'word'
}
registerEnumType(ProxyBasisEnum, {
  name: 'ProxyBasis',
  description: 'By what a proxy is known.',
  valuesMap: {
    document: { description: 'A document.' },
    word: { description: 'The word of whoever gave it.' }
  }
})

export enum SignerRoleEnum {
  chair = 'chair',
  secretary = 'secretary',
  checker = 'checker'
}
registerEnumType(SignerRoleEnum, {
  name: 'SignerRole',
  description: 'As what somebody signs minutes.',
  valuesMap: {
    chair: { description: 'As the chair.' },
    secretary: { description: 'As the secretary.' },
    checker: { description: 'As a checker.' }
  }
})

export enum TieBreakEnum {
  for = 'for',
  against = 'against'
}
registerEnumType(TieBreakEnum, {
  name: 'TieBreak',
  description: 'To which side a tie was taken.',
  valuesMap: {
    for: { description: 'For it.' },
    against: { description: 'Against it.' }
  }
})
