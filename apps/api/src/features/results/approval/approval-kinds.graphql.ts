import { registerEnumType } from '@nestjs/graphql'

export enum RegionStateEnum {
  open = 'open',
  forwarded = 'forwarded',
  accepted = 'accepted'
}
registerEnumType(RegionStateEnum, {
  name: 'RegionState',
  description: 'Where the returns of a centre stand as a whole.',
  valuesMap: {
    open: { description: 'The centre works on it.' },
    forwarded: { description: 'The head office has it.' },
    accepted: { description: 'The head office has accepted it.' }
  }
})

export enum CorrectionStateEnum {
  proposed = 'proposed',
  verified = 'verified',
  accepted = 'accepted',
  rejected = 'rejected'
}
registerEnumType(CorrectionStateEnum, {
  name: 'CorrectionState',
  description: 'How far a correction has come.',
  valuesMap: {
    proposed: { description: 'The unit has proposed it; the centre is next.' },
    verified: { description: 'The centre has verified it; the head office is next.' },
    accepted: { description: 'It is in force and has made a version.' },
    rejected: { description: 'It was not made.' }
  }
})

export enum CorrectionDecisionEnum {
  accept = 'accept',
  reject = 'reject'
}
registerEnumType(CorrectionDecisionEnum, {
  name: 'CorrectionDecision',
  description: 'What becomes of a correction.',
  valuesMap: {
    accept: { description: 'It comes into force.' },
    reject: { description: 'It is not made.' }
  }
})

export enum StripStageNameEnum {
  opened = 'opened',
  unit = 'unit',
  centre = 'centre',
  headquarters = 'headquarters',
  locked = 'locked'
}
registerEnumType(StripStageNameEnum, {
  name: 'StripStageName',
  description: 'Through whose hands a return goes.',
  valuesMap: {
    opened: { description: 'The round is opened.' },
    unit: { description: 'The unit fills it in.' },
    centre: { description: 'Its centre verifies it, and forwards the region.' },
    headquarters: { description: 'The head office accepts the region.' },
    locked: { description: 'The period is locked.' }
  }
})

export enum StripStageStateEnum {
  done = 'done',
  current = 'current',
  ahead = 'ahead'
}
registerEnumType(StripStageStateEnum, {
  name: 'StripStageState',
  description: 'Whether a stage is over.',
  valuesMap: {
    done: { description: 'It is over.' },
    current: { description: 'Whoever stands here has the return.' },
    ahead: { description: 'It is still to come.' }
  }
})
