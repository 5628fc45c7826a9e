import { HeaderMap } from '@apollo/server'
import { DomainError } from '@solmu/domain/errors.js'
import {
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isIntrospectionType,
  isObjectType
} from 'graphql'

type Resolve = GraphQLFieldResolver<unknown, unknown>

/** The resolver that only hands on a value of the same name: it refuses nothing, and there are many of them. */
const PLAIN = 'rootFieldResolver'

/**
 * Lets every refusal say at which field of the document it happened. A
 * DomainError has a `path` of its own, which leads into the input; the engine
 * takes any error with a path for one that has been located already.
 */
export function withLocatedErrors(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue
    for (const field of Object.values(type.getFields())) {
      if (field.resolve && field.resolve.name !== PLAIN) field.resolve = located(field.resolve)
    }
  }
  return schema
}

function located(resolve: Resolve): Resolve {
  return (...asked) => {
    const info = asked[3]
    try {
      const result = resolve(...asked)
      return isWaiting(result) ? result.then(undefined, (error: unknown) => locate(error, info)) : result
    } catch (error) {
      return locate(error, info)
    }
  }
}

function isWaiting(result: unknown): result is PromiseLike<unknown> {
  return typeof (result as PromiseLike<unknown> | null)?.then === 'function'
}

function locate(error: unknown, info: GraphQLResolveInfo): never {
  if (!(error instanceof DomainError)) throw error
  const at = { originalError: error, nodes: info.fieldNodes, path: pathOf(info.path) }
  throw new GraphQLError(error.code, { ...at, extensions: { http: waiting(error) } })
}

/** Who has to wait is told so in the head of the answer too; its status follows from that (core/http/request-hooks.ts). */
function waiting({ code, params }: DomainError): { headers: HeaderMap } | undefined {
  const isWaiting = code === 'TOO_MANY_REQUESTS' || code === 'TOO_MANY_ATTEMPTS'
  return isWaiting ? { headers: new HeaderMap([['retry-after', String(params.seconds)]]) } : undefined
}

function pathOf(path: GraphQLResolveInfo['path']): (string | number)[] {
  return [...(path.prev ? pathOf(path.prev) : []), path.key]
}
