/** GraphQL documents, typed by the schema: `graphql('query …')` knows its result and its variables. */
import { initGraphQLTada } from 'gql.tada'
import type { introspection } from './graphql-env.js'

export const graphql = initGraphQLTada<{
  introspection: introspection
  disableMasking: true
  scalars: {
    ID: string
    /** A calendar day, `YYYY-MM-DD`. */
    Date: string
    /** An instant in UTC, ISO 8601. */
    DateTime: string
    Params: Record<string, string | number | boolean>
    /** What a browser and an authenticator say to each other (WebAuthn). */
    JSON: object
  }
}>()

export type { FragmentOf, ResultOf, VariablesOf } from 'gql.tada'
