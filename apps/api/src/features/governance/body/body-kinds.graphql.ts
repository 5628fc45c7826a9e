import { registerEnumType } from '@nestjs/graphql'

export enum BodyRoleEnum {
  chair = 'chair',
  vice_chair = 'vice_chair',
  secretary = 'secretary',
  member = 'member'
}
registerEnumType(BodyRoleEnum, {
  name: 'BodyRole',
  description: 'What somebody is in a body.',
  valuesMap: {
    chair: { description: 'Leads it.' },
    vice_chair: { description: 'Leads it when the chair is prevented.' },
    secretary: { description: 'Writes for it, without a seat.' },
    member: { description: 'Sits in it, or stands in for somebody.' }
  }
})

export enum BodyTermEnum {
  in_force = 'in_force',
  expiring = 'expiring',
  coming = 'coming',
  ended = 'ended'
}
registerEnumType(BodyTermEnum, {
  name: 'BodyTerm',
  description: 'Where a term stands on the day that was asked about.',
  valuesMap: {
    in_force: { description: 'It runs.' },
    expiring: { description: 'It runs, and ends within ninety days.' },
    coming: { description: 'It begins on a later day.' },
    ended: { description: 'It is over.' }
  }
})

export enum BodyGapEnum {
  no_chair = 'no_chair',
  vacant = 'vacant',
  expiring = 'expiring',
  no_substitute = 'no_substitute'
}
registerEnumType(BodyGapEnum, {
  name: 'BodyGap',
  description: 'What is missing in a body.',
  valuesMap: {
    no_chair: { description: 'Nobody leads it.' },
    vacant: { description: 'Seats stand empty.' },
    expiring: { description: 'Terms end soon, and nobody follows.' },
    no_substitute: { description: 'Nobody stands in for the chair.' }
  }
})
