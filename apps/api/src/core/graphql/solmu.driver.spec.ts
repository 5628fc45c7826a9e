import { Args, Field, GraphQLModule, GraphQLSchemaHost, Int, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { DomainError } from '@solmu/domain/errors.js'
import { isObjectType } from 'graphql'
import { AnySignedIn, Requires } from '../access/requires.js'
import { Db } from '../db/db.js'
import { CoreApp } from '../testing/core-app.js'
import { IsoDay } from './scalars.js'
import type { SolmuDriver } from './solmu.driver.js'

@ObjectType()
class Leaf {
  @Field(() => Int)
  backend!: number

  @Field(() => String, { defaultValue: 'by default' })
  withDefault!: string

  @Field(() => String, { name: 'renamed' })
  inClass!: string

  @Field(() => String, { middleware: [async (_, next) => `around ${String(await next())}`] })
  wrapped!: string

  @Field(() => String)
  resolved!: string
}

let together = 0
let reached: () => void = () => undefined

@Resolver(() => Leaf)
class LeafResolver {
  constructor(private readonly db: Db) {}

  @AnySignedIn()
  @Query(() => Leaf)
  leaf(): unknown {
    return { backend: 1, inClass: 'of the class', wrapped: 'it' }
  }

  /** Answers only when both of the request have begun, each in a transaction of its own. */
  @AnySignedIn()
  @Query(() => Int)
  async backend(): Promise<number> {
    const [row] = await this.db.sql<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    const other = new Promise<void>((resolve) => {
      if (++together % 2 === 1) reached = resolve
      else {
        reached()
        resolve()
      }
    })
    await other
    return row?.pid ?? 0
  }

  @AnySignedIn()
  @Query(() => String, { nullable: true })
  day(@Args('day', { type: () => IsoDay }) day: string): string {
    if (day === '2000-01-01') throw new DomainError('NOT_FOUND', { path: ['day'], params: { day } })
    if (day === '2000-01-02') throw new Error('the password of Aino is hunter2')
    if (day === '2000-01-03') throw { weird: 'object' }
    return day
  }

  @Requires('audit.read')
  @Query(() => String, { nullable: true })
  guarded(): string {
    return 'seen'
  }

  @ResolveField(() => String)
  resolved(@Parent() { inClass }: Leaf): string {
    return `resolved ${inClass}`
  }
}

let core: CoreApp
beforeAll(async () => {
  core = await CoreApp.start({ resolvers: [LeafResolver] })
})
afterAll(() => core.stop())

const executor = () => core.app.get<GraphQLModule<SolmuDriver>>(GraphQLModule).graphQlAdapter.executor
/** Interpreted, compiled, and from the plan that is kept. */
async function eachTime<Answer>(ask: () => Promise<Answer>): Promise<Answer[]> {
  return [await ask(), await ask(), await ask()]
}

describe('plain fields', () => {
  it('have no resolver; those with more to do keep theirs', () => {
    const type = core.app.get(GraphQLSchemaHost).schema.getType('Leaf')
    const fields = isObjectType(type) ? Object.values(type.getFields()) : []
    const kept = fields.filter(({ resolve }) => resolve).map(({ name }) => name)
    expect(kept.sort()).toEqual(['renamed', 'resolved', 'withDefault', 'wrapped'])
    expect(fields).toHaveLength(5)
  })

  it('and all others give what they gave, interpreted and compiled', async () => {
    const query = '{ leaf { backend withDefault renamed wrapped resolved } }'
    for (const { data } of await eachTime(() => core.ask(query, { as: 'funder' }))) {
      expect(data).toEqual({
        leaf: { backend: 1, withDefault: 'by default', renamed: 'of the class', wrapped: 'around it', resolved: 'resolved of the class' }
      })
    }
  })
})

describe('a document that comes again', () => {
  it('is answered by a plan', async () => {
    const before = { ...executor().counts }
    await eachTime(() => core.ask('{ leaf { renamed } }', { as: 'funder' }))
    expect(executor().counts).toEqual({ ...before, compiled: before.compiled + 1, answered: before.answered + 2 })
  })

  it('has its root fields run together, each in a transaction of its own', async () => {
    const ask = () => core.ask<{ a: number; b: number }>('{ a: backend b: backend }', { as: 'funder' })
    for (const { data } of await eachTime(ask)) {
      expect(data?.a).toBeGreaterThan(0)
      expect(data?.a).not.toBe(data?.b)
    }
  })

  it.each([
    ['a day', '2026-11-05', null],
    ['a refusal', '2000-01-01', 'NOT_FOUND'],
    ['a fault', '2000-01-02', 'INTERNAL'],
    ['an odd fault', '2000-01-03', 'INTERNAL'],
    ['a day that is none', '2026-02-30', 'INVALID_DATE'],
    ['a required variable that is null', null, 'INVALID_QUERY']
  ])('is answered alike each time: %s', async (_, day, code) => {
    const query = `query Q${String(day).replaceAll('-', '')} ($day: Date!) { day(day: $day) }`
    const answers = await eachTime(() => core.ask(query, { as: 'funder', variables: { day } }))
    for (const { errors } of answers) expect(errors?.[0]?.extensions.code ?? null).toBe(code)
    const [first, ...others] = answers.map((answer) => JSON.stringify(answer).replace(/"errorId":"[^"]+"/g, ''))
    expect(others).toEqual([first, first])
  })

  it('is refused to whoever may not ask it', async () => {
    for (const { data } of await eachTime(() => core.ask('{ guarded }', { as: 'administrator' }))) {
      expect(data).toEqual({ guarded: 'seen' })
    }
    for (const { data, errors } of await eachTime(() => core.ask('{ guarded }', { as: 'funder' }))) {
      expect(data).toEqual({ guarded: null })
      expect(errors).toMatchObject([{ path: ['guarded'], extensions: { code: 'NOT_ALLOWED' } }])
    }
  })
})
