import { registerEnumType } from '@nestjs/graphql'

export enum ProgressPartStateEnum {
  draft = 'draft',
  sent = 'sent',
  returned = 'returned'
}
registerEnumType(ProgressPartStateEnum, {
  name: 'ProgressPartState',
  description: 'Where the part of a partner stands.',
  valuesMap: { draft: { description: 'The partner writes it.' }, sent: { description: 'The lead has it.' }, returned: { description: 'It came back with marked cells.' } }
})

export enum ProgressReportStateEnum {
  open = 'open',
  with_centre = 'with_centre',
  with_funder = 'with_funder',
  accepted = 'accepted'
}
registerEnumType(ProgressReportStateEnum, {
  name: 'ProgressReportState',
  description: 'Where a progress report stands.',
  valuesMap: {
    open: { description: 'Partners and lead write it.' },
    with_centre: { description: 'It waits for the regional centre.' },
    with_funder: { description: 'It waits for the word of the funder.' },
    accepted: { description: 'The funder has accepted it; it never changes any more.' }
  }
})

export enum ProgressActionEnum {
  send = 'send',
  put_together = 'put_together',
  approve = 'approve',
  accept = 'accept',
  give_back = 'give_back'
}
registerEnumType(ProgressActionEnum, {
  name: 'ProgressAction',
  description: 'A step of a progress report or of a part of it.',
  valuesMap: {
    send: { description: 'A part goes to the lead.' },
    put_together: { description: 'The report goes to the centre.' },
    approve: { description: 'The centre passes it on to the funder.' },
    accept: { description: 'The funder has accepted it.' },
    give_back: { description: 'It goes back with marked cells.' }
  }
})

export enum ProgressGuardEnum {
  texts_told = 'texts_told',
  marks_replied = 'marks_replied',
  parts_sent = 'parts_sent',
  explained = 'explained',
  marked = 'marked'
}
registerEnumType(ProgressGuardEnum, {
  name: 'ProgressGuard',
  description: 'What a step of a progress report asks for.',
  valuesMap: {
    texts_told: { description: 'What has to be told is told.' },
    marks_replied: { description: 'Each marked cell has its answer.' },
    parts_sent: { description: 'Every partner has sent its part.' },
    explained: { description: 'What the checks have found is explained.' },
    marked: { description: 'Cells are marked.' }
  }
})

export enum ProgressTextEnum {
  done = 'done',
  results = 'results',
  deviations = 'deviations',
  money = 'money',
  next = 'next'
}
registerEnumType(ProgressTextEnum, {
  name: 'ProgressText',
  description: 'What is told in words.',
  valuesMap: {
    done: { description: 'What was done.' },
    results: { description: 'What came of it.' },
    deviations: { description: 'What went otherwise, and why.' },
    money: { description: 'On the use of the money.' },
    next: { description: 'What comes next.' }
  }
})
