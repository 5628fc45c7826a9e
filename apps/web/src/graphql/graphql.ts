/** GraphQL documents, typed by the schema: what `graphql` gives for a text knows its result and its variables. */
import { initGraphQLTada } from 'gql.tada'
import type {} from './documents.gen.js'
import type { introspection } from './graphql-env.js'
import type { Scalars } from './scalars.js'

// The types of the documents stand in documents.gen.ts, by their texts; one that is not there is inferred from the schema.
export const graphql = initGraphQLTada<{ introspection: introspection; disableMasking: true; scalars: Scalars }>()

export type { FragmentOf, ResultOf, VariablesOf } from 'gql.tada'
