import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import { ApolloArmor } from '@escape.tech/graphql-armor'
import type { ApolloDriverConfig } from '@nestjs/apollo'
import { DomainError } from '@solmu/domain/errors.js'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { GraphQLFormattedError } from 'graphql'
import type { Logger } from 'pino'
import type { Config } from '../config/config.js'
import { asDomainError, innermost, toWireError } from '../errors/wire-error.js'
import { QuickDriver } from './graphql.driver.js'

const QUERY_FAULTS = new Set([
  ...['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE'],
  ...['PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_NOT_SUPPORTED']
])
/** The schema has no operation of that kind; the engine calls that a fault of the server. */
const NOT_OFFERED = /^Schema is not configured to execute/
const LIMIT_REACHED = /(?:limit of|Query (?:depth|Cost) limit|Syntax Error: Document contains more (?:that|than))/i

/** Limits on one request; the widest document of the web stays below half of each. */
const armor = new ApolloArmor({
  maxAliases: { n: 15, allowList: [] },
  maxDirectives: { n: 8 },
  maxDepth: { n: 8, flattenFragments: true },
  costLimit: { maxCost: 15_000, objectCost: 2, scalarCost: 1, depthCostFactor: 1.3, flattenFragments: true },
  maxTokens: { enabled: false },
  blockFieldSuggestion: { enabled: true }
})

/** What resolvers find in `@Context()`: a few of them hand the browser a new cookie. */
export type GraphQLContext = { readonly req: FastifyRequest; readonly reply: FastifyReply }

/** How GraphQL is served: by POST only, one document a request, within limits, with typed errors. */
export function graphqlOptions(logger: Logger, { INTROSPECTION }: Pick<Config, 'INTROSPECTION'>): ApolloDriverConfig {
  const protection = armor.protect()
  return {
    driver: QuickDriver,
    path: '/graphql',
    context: (request: FastifyRequest, reply: FastifyReply): GraphQLContext => ({ req: request, reply }),
    autoSchemaFile: true,
    // Apollo Server refuses a schema that is not valid; the check would have it tell all of itself at every start.
    buildSchemaOptions: { skipCheck: true },
    playground: false,
    graphiql: false,
    introspection: INTROSPECTION === 'on',
    persistedQueries: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: 1500 },
    validationRules: protection.validationRules,
    plugins: [
      ...protection.plugins,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled()
    ],
    fieldResolverEnhancers: [],
    formatError: (formatted, error) => formatError(formatted, error, logger)
  }
}

/** Gives every error its code, kind, path and id; what nobody foresaw is logged under that id and says nothing else. */
export function formatError(formatted: GraphQLFormattedError, error: unknown, logger: Logger): GraphQLFormattedError {
  const domainError = asDomainError(error) ?? queryFault(formatted)
  const wire = toWireError(domainError)
  if (wire.kind === 'internal') logger.error({ err: innermost(error), errorId: wire.errorId }, 'unforeseen error')
  return { message: wire.code, path: formatted.path, locations: formatted.locations, extensions: { ...wire } }
}

/** The document or its variables are at fault: too large, or not what the schema takes. */
function queryFault(formatted: GraphQLFormattedError): DomainError | null {
  const code = String(formatted.extensions?.code ?? '')
  if (LIMIT_REACHED.test(formatted.message)) return new DomainError('QUERY_TOO_LARGE')
  if (!QUERY_FAULTS.has(code) && !NOT_OFFERED.test(formatted.message)) return null
  return new DomainError('INVALID_QUERY', { params: { reason: formatted.message.slice(0, 300) } })
}
