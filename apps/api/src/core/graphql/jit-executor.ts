import type { GatewayExecutionResult, GatewayGraphQLRequestContext } from '@apollo/server-gateway-interface'
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  getVariableValues,
  GraphQLError,
  GraphQLScalarType,
  type GraphQLSchema,
  Kind,
  parse,
  visit
} from 'graphql'
import { isCompilable } from './compilable.js'
import { asError, jit } from './jit-runtime.js'
import { Recent } from './recent.js'

type Plan = (rootValue: unknown, context: unknown, variables: Record<string, unknown>) => Promise<ExecutionResult> | ExecutionResult
type Request = Pick<
  GatewayGraphQLRequestContext,
  'schema' | 'document' | 'source' | 'queryHash' | 'operation' | 'context' | 'request'
>

/** Variables have been read by graphql-js before a plan sees them, so a plan takes them as they are. */
const READ_ALREADY = new GraphQLScalarType({ name: '__ReadAlready' })

/**
 * Answers documents that come again by a compiled plan, all others by
 * graphql-js. Plans are kept by the hash of the document; both what was seen
 * once and the plans are bounded, so that nobody can fill the memory with
 * documents.
 */
export class JitExecutor {
  /** How often a document was compiled, refused by the compiler, answered by a plan. */
  readonly counts = { compiled: 0, refused: 0, answered: 0 }
  private readonly seenOnce: Recent<true>
  private readonly plans: Recent<Plan | 'none'>

  constructor(limits: { plans: number; seen: number } = { plans: 200, seen: 1000 }) {
    this.seenOnce = new Recent(limits.seen)
    this.plans = new Recent(limits.plans)
  }

  /** How many plans (and refusals) are kept. */
  get size(): number {
    return this.plans.size
  }

  readonly execute = async (asked: Request): Promise<GatewayExecutionResult> => {
    const { schema, document, operation, context: contextValue } = asked
    const { variables: variableValues, operationName } = asked.request
    const plan = operation ? this.planOf(asked) : 'none'
    if (plan !== 'none') {
      const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues ?? {})
      if (coerced) {
        this.counts.answered++
        return withRealErrors(await plan(undefined, contextValue, coerced))
      }
    }
    return execute({ schema, document, contextValue, variableValues, operationName })
  }

  private planOf(asked: Request): Plan | 'none' {
    const known = this.plans.get(asked.queryHash)
    if (known) return known
    if (!this.seenOnce.get(asked.queryHash)) {
      this.seenOnce.set(asked.queryHash, true)
      return 'none'
    }
    const plan = isCompilable(asked.schema, asked.document) ? compile(asked.schema, asked.source) : 'none'
    this.counts[plan === 'none' ? 'refused' : 'compiled']++
    this.plans.set(asked.queryHash, plan)
    return plan
  }
}

/** A plan of the document, from a copy of its own: the compiler writes into what it reads. */
function compile(schema: GraphQLSchema, source: string): Plan | 'none' {
  const compiled = jit.compileQuery(withReadVariables(schema), untyped(parse(source)), '')
  return jit.isCompiledQuery(compiled) ? (compiled.query as Plan) : 'none'
}

function untyped(document: DocumentNode): DocumentNode {
  const type = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: READ_ALREADY.name } } as const
  return visit(document, { VariableDefinition: (node) => ({ ...node, type, defaultValue: undefined }) })
}

function withReadVariables(schema: GraphQLSchema): GraphQLSchema {
  const getType = (name: string) => (name === READ_ALREADY.name ? READ_ALREADY : schema.getType(name))
  return Object.create(schema, { getType: { value: getType } }) as GraphQLSchema
}

/** The compiler makes errors of its own kind, which cannot be handled like those of graphql-js. */
function withRealErrors({ data, errors }: ExecutionResult): ExecutionResult {
  return errors ? { data, errors: errors.map(realError) } : { data }
}

function realError({ message, path, locations, originalError: thrown }: GraphQLError): GraphQLError {
  if (thrown instanceof GraphQLError && thrown.path) return thrown
  const originalError = thrown == null ? undefined : asError(thrown)
  return Object.assign(new GraphQLError(originalError?.message ?? message, { path, originalError }), { locations })
}
