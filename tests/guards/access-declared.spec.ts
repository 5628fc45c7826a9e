/** Nobody may forget to say who an operation is for; whoever does locks it instead of opening it. */
import { Mutation, Query, Resolver } from '@nestjs/graphql'
import { buildSchema } from 'graphql'
import { AnySignedIn, Public } from '../../apps/api/src/core/access/requires.js'
import { CoreApp } from '../../apps/api/src/core/testing/core-app.js'
import { TestApp } from '../../apps/api/src/testing/harness.js'
import { allActions } from '@solmu/domain/access/actions.js'

@Resolver()
class ForgetfulResolver {
  @Query(() => String, { description: 'Declares nothing.' })
  forgotten(): string {
    return 'a secret'
  }

  @Mutation(() => String, { description: 'Declares nothing.' })
  forgottenDeed(): string {
    return 'a secret'
  }

  @AnySignedIn()
  @Query(() => String, { description: 'Declares that a session is enough.' })
  remembered(): string {
    return 'for you'
  }

  @Public()
  @Query(() => String, { description: 'Declares that it is for everyone.' })
  open(): string {
    return 'for all'
  }
}

describe('what an operation demands', () => {
  let app: TestApp
  let declared: Awaited<ReturnType<TestApp['declared']>>
  beforeAll(async () => {
    app = await TestApp.start()
    declared = await app.declared()
  })
  afterAll(() => app.stop())

  it('is declared by every root field of the schema, and every field has exactly one handler', () => {
    const { operations } = declared
    const schema = buildSchema(declared.schema)
    const fields = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}).map((field) => `${type?.name}.${field}`)
    )
    expect(operations.map(({ type, field }) => `${type}.${field}`).sort()).toEqual(fields.sort())
    expect(operations.filter(({ rule }) => !rule).map(({ field }) => field)).toEqual([])
  })

  it('names an action of the catalogue, or says openly that a session or nothing is enough', () => {
    for (const { rule } of [...declared.operations, ...declared.routes]) {
      if (rule && 'action' in rule) expect(allActions).toContain(rule.action)
      else expect(rule === undefined ? [] : Object.values(rule)).toEqual([true])
    }
  })

  it('is declared by every REST route', () => {
    const { routes } = declared
    expect(routes.map(({ route }) => route)).toEqual(expect.arrayContaining(['/auth/login', '/healthz', '/metrics']))
    expect(routes.filter(({ rule }) => !rule).map(({ route }) => route)).toEqual([])
  })

  it('lets no GraphQL operation be for everyone', () => {
    expect(declared.operations.filter(({ rule }) => rule && 'public' in rule)).toEqual([])
  })
})

describe('an operation that declares nothing', () => {
  let core: CoreApp
  beforeAll(async () => {
    core = await CoreApp.start({ resolvers: [ForgetfulResolver] })
  })
  afterAll(() => core.stop())

  it.each(['{ forgotten }', 'mutation { forgottenDeed }'])('is refused even to the administrator: %s', async (document) => {
    const answer = await core.ask(document, { as: 'administrator' })
    expect(answer.data).toBeNull()
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_ALLOWED'])
    expect(JSON.stringify(answer)).not.toContain('a secret')
  })

  it('does not close those beside it that declare', async () => {
    expect((await core.ask('{ remembered open }', { as: 'funder' })).data).toEqual({ remembered: 'for you', open: 'for all' })
  })
})
