import { registerEnumType } from '@nestjs/graphql'

export enum ReviewStateEnum {
  assigned = 'assigned',
  declined = 'declined',
  scoring = 'scoring',
  submitted = 'submitted',
  ended = 'ended'
}
registerEnumType(ReviewStateEnum, {
  name: 'QualityReviewState',
  description: 'Where a review by one reviewer stands.',
  valuesMap: {
    assigned: { description: 'Nothing is scored yet.' },
    declined: { description: 'The reviewer has declined.' },
    scoring: { description: 'The reviewer scores.' },
    submitted: { description: 'It was handed in, and the unit’s own answers are open to the reviewer.' },
    ended: { description: 'It was ended before it was handed in: by whoever assigns, or because the reviewer has left.' }
  }
})
