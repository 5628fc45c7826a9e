import type { INestApplicationContext } from '@nestjs/common'
import { MetadataScanner, ModulesContainer } from '@nestjs/core'
import { ACCESS_RULE, type AccessRule } from '../core/access/requires.js'

export type Operation = { type: 'Query' | 'Mutation'; field: string; rule?: AccessRule }
export type Route = { route: string; rule?: AccessRule }

/** Every operation and every route that an application offers, and what each demands. */
export type Declared = { operations: Operation[]; routes: Route[] }

const RESOLVER_TYPE = 'graphql:resolver_type'
const RESOLVER_NAME = 'graphql:resolver_name'
const ROUTE_PATH = 'path'
const ROUTE_METHOD = 'method'

type Handler = { owner: { name: string }; name: string; method: object }

/** Reads from the container what its resolvers and controllers declare. */
export function declaredIn(app: INestApplicationContext): Declared {
  const handlers = handlersIn(app)
  return { operations: operationsOf(handlers), routes: routesOf(handlers) }
}

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
function operationsOf(handlers: Handler[]): Operation[] {
  return handlers.flatMap((handler) => {
    const type = Reflect.getMetadata(RESOLVER_TYPE, handler.method) as string | undefined
    if (type !== 'Query' && type !== 'Mutation' && type !== 'Subscription') return []
    const field = (Reflect.getMetadata(RESOLVER_NAME, handler.method) as string | undefined) ?? handler.name
    return [{ type: type as Operation['type'], field, rule: ruleOf(handler) }]
  })
}

/** The REST routes with what each declares. */
function routesOf(handlers: Handler[]): Route[] {
  return handlers
    .filter(({ method }) => Reflect.hasMetadata(ROUTE_METHOD, method))
    .map((handler) => {
      const path = [handler.owner, handler.method].map((of) => String(Reflect.getMetadata(ROUTE_PATH, of) ?? ''))
      return { route: `/${path.join('/')}`.replaceAll(/\/+/g, '/'), rule: ruleOf(handler) }
    })
}
