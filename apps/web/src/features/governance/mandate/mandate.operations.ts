import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const mandateFragment = graphql(`
  fragment MandateFields on Mandate {
    id
    organisation { id name { fi sv en } }
    unit { id type name { fi sv en } }
    centreId
    kind
    personName
    title
    email
    hasAccount
    use
    isMine
    validFrom
    validTo
    state
    substituteFor
    substituteForName
    substituteOrder
    basisKind
    basis
    file { name size hash }
    endedOn
    endReason
    version
    mayManage
  }
`)

export const mandatesQuery = graphql(
  `
    query Mandates($asOf: Date) {
      mandates(asOf: $asOf) {
        ...MandateFields
      }
    }
  `,
  [mandateFragment]
)

export type Mandate = ResultOf<typeof mandatesQuery>['mandates'][number]

export const mandateQuery = graphql(
  `
    query Mandate($id: ID!) {
      mandate(id: $id) {
        ...MandateFields
      }
    }
  `,
  [mandateFragment]
)

export const memberMandatesQuery = graphql(
  `
    query MemberMandates($asOf: Date) {
      memberMandates(asOf: $asOf) {
        organisation { id name { fi sv en } }
        unit { id type name { fi sv en } }
        centreId
        mayManage
        holdings {
          kind
          gap
          until
          holder { ...MandateFields }
          substitutes { ...MandateFields }
        }
      }
    }
  `,
  [mandateFragment]
)

export type MemberMandates = ResultOf<typeof memberMandatesQuery>['memberMandates'][number]

export const mandatePlacesQuery = graphql(`
  query MandatePlaces {
    mandatePlaces {
      organisation { id name { fi sv en } }
      unit { id type name { fi sv en } }
    }
  }
`)

export const mandateCandidatesQuery = graphql(`
  query MandateCandidates($organisationId: ID!) {
    mandateCandidates(organisationId: $organisationId) {
      id
      name
    }
  }
`)

export const recordMandateMutation = graphql(
  `
    mutation RecordMandate($input: RecordMandateInput!) {
      recordMandate(input: $input) {
        mandate { ...MandateFields }
      }
    }
  `,
  [mandateFragment]
)

export const changeMandateMutation = graphql(
  `
    mutation ChangeMandate($input: ChangeMandateInput!) {
      changeMandate(input: $input) {
        mandate { ...MandateFields }
      }
    }
  `,
  [mandateFragment]
)

export const endMandateMutation = graphql(
  `
    mutation EndMandate($input: EndMandateInput!) {
      endMandate(input: $input) {
        mandate { ...MandateFields }
      }
    }
  `,
  [mandateFragment]
)
