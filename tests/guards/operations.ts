/** Every operation that the application offers, what it demands, and the smallest document that asks for it. */
import type { INestApplicationContext } from '@nestjs/common'
import { MetadataScanner, ModulesContainer } from '@nestjs/core'
import { GraphQLSchemaHost } from '@nestjs/graphql'
import {
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType
} from 'graphql'
import { ACCESS_RULE, type AccessRule } from '../../apps/api/src/core/access/requires.js'

export type Operation = { type: 'Query' | 'Mutation'; field: string; rule: AccessRule | undefined }

const RESOLVER_TYPE = 'graphql:resolver_type'
const RESOLVER_NAME = 'graphql:resolver_name'
const ROUTE_PATH = 'path'
const ROUTE_METHOD = 'method'

type Handler = { owner: { name: string }; name: string; method: object }

/** Every method of every provider and controller in the container. */
function handlersIn(app: INestApplicationContext): Handler[] {
  const scanner = new MetadataScanner()
  const modules = [...app.get(ModulesContainer).values()]
  const wrappers = modules.flatMap((module) => [...module.providers.values(), ...module.controllers.values()])
  const classes = new Set(wrappers.map(({ metatype }) => metatype).filter((each) => typeof each === 'function'))
  return [...classes].flatMap((owner) => {
    const prototype = owner.prototype as Record<string, object> | undefined
    if (!prototype) return []
    return scanner.getAllMethodNames(prototype).map((name) => ({ owner, name, method: prototype[name] as object }))
  })
}

const ruleOf = ({ owner, method }: Handler): AccessRule | undefined =>
  (Reflect.getMetadata(ACCESS_RULE, method) ?? Reflect.getMetadata(ACCESS_RULE, owner)) as AccessRule | undefined

/** The root fields of GraphQL with what each declares. */
export function operationsOf(app: INestApplicationContext): Operation[] {
  return handlersIn(app).flatMap((handler) => {
    const type = Reflect.getMetadata(RESOLVER_TYPE, handler.method) as string | undefined
    if (type !== 'Query' && type !== 'Mutation' && type !== 'Subscription') return []
    const field = (Reflect.getMetadata(RESOLVER_NAME, handler.method) as string | undefined) ?? handler.name
    return [{ type: type as Operation['type'], field, rule: ruleOf(handler) }]
  })
}

/** The REST routes with what each declares. */
export function routesOf(app: INestApplicationContext): { route: string; rule: AccessRule | undefined }[] {
  return handlersIn(app)
    .filter(({ method }) => Reflect.hasMetadata(ROUTE_METHOD, method))
    .map((handler) => {
      const path = [handler.owner, handler.method].map((of) => String(Reflect.getMetadata(ROUTE_PATH, of) ?? ''))
      return { route: `/${path.join('/')}`.replaceAll(/\/+/g, '/'), rule: ruleOf(handler) }
    })
}

/** The schema as it is generated from the code. */
export const schemaOf = (app: INestApplicationContext): GraphQLSchema => app.get(GraphQLSchemaHost).schema

/** The ids that documents ask for, by `field.argument` or by the name of the argument alone. */
export type Ids = Readonly<Record<string, string>>

/**
 * A valid document for a root field.
 *
 * @param of.everyArgument fills in the optional arguments too
 * @param of.depth how many levels of the answer it asks for, with every field of each; one when not given
 */
export function documentFor(
  schema: GraphQLSchema,
  operation: Pick<Operation, 'type' | 'field'>,
  of: { ids: Ids; everyArgument?: boolean; depth?: number }
): { query: string; variables: Record<string, unknown> } {
  const root = operation.type === 'Query' ? schema.getQueryType() : schema.getMutationType()
  const field = root?.getFields()[operation.field]
  if (!field) throw new Error(`The schema has no ${operation.type}.${operation.field}`)
  const used = field.args.filter((arg) => isNonNullType(arg.type) || of.everyArgument)
  const variables = Object.fromEntries(used.map((arg) => [arg.name, valueOf(arg, { field: operation.field, ids: of.ids })]))
  const declared = used.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ')
  const passed = used.map((arg) => `${arg.name}: $${arg.name}`).join(', ')
  const call = `${operation.field}${passed && `(${passed})`} ${selectionOf(field.type, of.depth ?? 1)}`
  return { query: `${operation.type.toLowerCase()} ${declared && `(${declared})`} { ${call} }`, variables }
}

function selectionOf(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type)
  if (isLeafType(named)) return ''
  if (!isObjectType(named)) throw new Error(`No selection is known for ${String(named)}: add it to operations.ts`)
  const fields = Object.values(named.getFields()).flatMap((field) => {
    const isLeaf = isLeafType(getNamedType(field.type))
    if (!isLeaf && depth === 1) return []
    return [`${field.name} ${selectionOf(field.type, depth - 1)}`.trim()]
  })
  return `{ __typename ${fields.join(' ')} }`
}

type Place = { field: string; ids: Ids }

function valueOf(arg: Pick<GraphQLArgument, 'name' | 'type'>, place: Place): unknown {
  const type = getNullableType(arg.type) as GraphQLInputType
  if (isListType(type)) return [valueOf({ name: arg.name, type: type.ofType as GraphQLInputType }, place)]
  if (isInputObjectType(type)) {
    const [first] = Object.values(type.getFields())
    if (type.isOneOf && first) return { [first.name]: valueOf(first, place) }
    return Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, valueOf(field, place)]))
  }
  if (isEnumType(type)) return type.getValues()[0]?.name
  return scalarOf(String(type), arg.name, place)
}

const plain: Readonly<Record<string, unknown>> = {
  String: 'aa',
  Int: 1,
  Float: 1,
  Boolean: true,
  Date: '2026-01-01',
  DateTime: '2026-01-01T00:00:00.000Z'
}

/** Values where not any text or number will do. */
const plausible: Readonly<Record<string, unknown>> = { municipalityCode: '837', lon: 25, lat: 62, email: 'aa@bb.example' }

function scalarOf(type: string, name: string, { field, ids }: Place): unknown {
  if (name === 'after') return null
  if (name in plausible) return plausible[name]
  const value = type === 'ID' ? (ids[`${field}.${name}`] ?? ids[name]) : plain[type]
  if (value === undefined) throw new Error(`No value is known for ${field}(${name}: ${type}): give it in the guard's ids`)
  return value
}
