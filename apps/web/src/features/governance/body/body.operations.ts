import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const bodyFragment = graphql(`
  fragment BodyFields on GoverningBody {
    id
    kind
    name { fi sv en }
    purpose { fi sv en }
    unit { id type name { fi sv en } }
    parentId
    parentName { fi sv en }
    seats
    validFrom
    validTo
    isOpen
    chairName
    seated
    vacant
    expiring
    gaps
    isMine
    mayManage
    version
    members {
      id
      role
      personName
      organisation { id name { fi sv en } }
      email
      hasAccount
      substituteFor
      validFrom
      validTo
      endedOn
      endReason
      term
      version
    }
  }
`)

export const bodiesQuery = graphql(
  `
    query Bodies($asOf: Date) {
      bodies(asOf: $asOf) { ...BodyFields }
    }
  `,
  [bodyFragment]
)
export type Body = ResultOf<typeof bodiesQuery>['bodies'][number]
export type BodyMember = Body['members'][number]

export const bodyQuery = graphql(
  `
    query Body($bodyId: ID!) {
      body(bodyId: $bodyId) { ...BodyFields }
    }
  `,
  [bodyFragment]
)

export const bodyPeopleQuery = graphql(`
  query BodyPeople($words: String!) {
    bodyPeople(words: $words) { id name organisation { id name { fi sv en } } }
  }
`)
export type BodyPerson = ResultOf<typeof bodyPeopleQuery>['bodyPeople'][number]

export const foundBodyMutation = graphql(
  `
    mutation FoundBody($input: FoundBodyInput!) {
      foundBody(input: $input) { body { ...BodyFields } }
    }
  `,
  [bodyFragment]
)

export const changeBodyMutation = graphql(
  `
    mutation ChangeBody($input: ChangeBodyInput!) {
      changeBody(input: $input) { body { ...BodyFields } }
    }
  `,
  [bodyFragment]
)

export const seatBodyMemberMutation = graphql(
  `
    mutation SeatBodyMember($input: SeatBodyMemberInput!) {
      seatBodyMember(input: $input) { body { ...BodyFields } }
    }
  `,
  [bodyFragment]
)

export const endBodyTermMutation = graphql(
  `
    mutation EndBodyTerm($input: EndBodyTermInput!) {
      endBodyTerm(input: $input) { body { ...BodyFields } }
    }
  `,
  [bodyFragment]
)
