import { Field, Int, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { DomainError } from '@solmu/domain/errors.js'
import { AnySignedIn } from '../access/requires.js'
import { Db } from '../db/db.js'
import { CoreApp } from '../testing/core-app.js'
import { Loaders } from './loaders.js'

@ObjectType()
class Thing {
  @Field(() => Int)
  id!: number
}

/** Every set of keys that a statement was asked for. */
const asked: string[][] = []

@Resolver(() => Thing)
class ThingResolver {
  constructor(
    private readonly db: Db,
    private readonly loaders: Loaders
  ) {}

  @AnySignedIn()
  @Query(() => [Thing])
  things(): Thing[] {
    return Array.from({ length: 40 }, (_, id) => ({ id }))
  }

  @ResolveField(() => [String])
  names(@Parent() { id }: Thing): Promise<string[]> {
    const loader = this.loaders.of<string>('names', async (keys) => {
      asked.push([...keys])
      return this.db.sql<{ key: string; value: string }>(
        `SELECT key, key || '/' || n || '/' || app.user_id() AS value FROM unnest($1::text[]) key, generate_series(1, 2) n
         WHERE key <> '7' ORDER BY random()`,
        [keys]
      )
    })
    return loader.load(String(id))
  }

  @ResolveField(() => String, { nullable: true })
  broken(@Parent() { id }: Thing): string {
    if (id === 3) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return 'fine'
  }
}

let core: CoreApp
beforeAll(async () => {
  core = await CoreApp.start({ resolvers: [ThingResolver] })
})
afterAll(() => core.stop())
beforeEach(() => asked.splice(0))

type Things = { things: { id: number; names: string[]; broken?: string }[] }
const ask = (as: 'administrator' | 'funder') => core.ask<Things>('{ things { id names } }', { as })

describe('a field of many rows', () => {
  it('is answered by one statement, each row with its own', async () => {
    const { data } = await ask('funder')
    expect(asked).toHaveLength(1)
    expect(asked[0]).toHaveLength(40)
    for (const { id, names } of data?.things ?? []) {
      expect(names.map((name) => name.split('/')[0])).toEqual(id === 7 ? [] : [String(id), String(id)])
    }
    expect(data?.things).toHaveLength(40)
  })

  it('is read anew in each request, by the rights of whoever asks', async () => {
    const [one, other] = await Promise.all([ask('funder'), ask('administrator')])
    expect(asked).toHaveLength(2)
    expect(JSON.stringify(one.data)).toContain(core.viewer('funder').userId)
    expect(JSON.stringify(one.data)).not.toContain(core.viewer('administrator').userId)
    expect(JSON.stringify(other.data)).not.toContain(core.viewer('funder').userId)
  })

  it('that is refused for one row says for which, and leaves the others', async () => {
    const { data, errors } = await core.ask<Things>('{ things { id broken } }', { as: 'funder' })
    expect(errors).toMatchObject([{ path: ['things', 3, 'broken'], extensions: { code: 'NOT_FOUND', path: ['id'] } }])
    expect(data?.things.filter(({ broken }) => broken === 'fine')).toHaveLength(39)
  })
})
