import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const promiseFragment = graphql(`
  fragment PromiseFields on ServicePromise {
    id
    level
    unit { id name { fi sv en } }
    organisation { id name { fi sv en } }
    withdrawnOn
    withdrawnReason
    isOpenToAll
    version
    mayChange
    versions {
      id
      number
      state
      validFrom
      validTo
      version
      content {
        title { fi sv en }
        intro { fi sv en }
        points {
          text { fi sv en }
          measure { kind code frameworkCode name { fi sv en } }
        }
      }
    }
  }
`)

export const servicePromisesQuery = graphql(
  `
    query ServicePromises {
      servicePromises {
        ...PromiseFields
      }
    }
  `,
  [promiseFragment]
)

export type ServicePromise = ResultOf<typeof servicePromisesQuery>['servicePromises'][number]
export type PromiseVersion = ServicePromise['versions'][number]

export const savePromiseMutation = graphql(
  `
    mutation SaveServicePromise($input: SavePromiseInput!) {
      saveServicePromise(input: $input) {
        promise {
          ...PromiseFields
        }
      }
    }
  `,
  [promiseFragment]
)

export const releasePromiseMutation = graphql(
  `
    mutation ReleaseServicePromise($input: ReleasePromiseInput!) {
      releaseServicePromise(input: $input) {
        promise {
          ...PromiseFields
        }
      }
    }
  `,
  [promiseFragment]
)

export const withdrawPromiseMutation = graphql(
  `
    mutation WithdrawServicePromise($input: WithdrawPromiseInput!) {
      withdrawServicePromise(input: $input) {
        promise {
          ...PromiseFields
        }
      }
    }
  `,
  [promiseFragment]
)
