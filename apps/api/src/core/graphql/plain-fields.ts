import { type GraphQLFieldResolver, type GraphQLSchema, isIntrospectionType, isObjectType } from 'graphql'

/** The name that @nestjs/graphql gives to the resolver which it puts on every plain field. */
const PLAIN_RESOLVER = 'rootFieldResolver'

/**
 * Takes the resolver off every field that only hands on the value of the same
 * name: the engine does that by itself, much cheaper. Fields with a resolver of
 * their own, with middleware, a default value or another name in the class keep
 * theirs. A plain field holds a value, never a promise or a function.
 */
export function withoutPlainResolvers(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue
    for (const field of Object.values(type.getFields())) {
      if (field.resolve && handsOn(field.name, field.resolve)) field.resolve = undefined
    }
  }
  return schema
}

/** True when the resolver reads that one property and has nothing to put in its place. */
function handsOn(fieldName: string, resolve: GraphQLFieldResolver<unknown, unknown>): boolean {
  if (resolve.name !== PLAIN_RESOLVER) return false
  const asked: PropertyKey[] = []
  const source = new Proxy({}, { get: (_, key) => void asked.push(key) })
  const value = (resolve as (source: unknown) => unknown)(source)
  return value === undefined && asked.length === 1 && asked[0] === fieldName
}
