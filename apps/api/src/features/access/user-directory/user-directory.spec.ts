import { type Actor, TestApp } from '../../../testing/harness.js'

let app: TestApp
let administrator: Actor
beforeAll(async () => {
  app = await TestApp.start()
  administrator = await app.as('administrator')
})
afterAll(() => app.stop())

const codeOf = async (actor: Actor, document: string, variables: Record<string, unknown>) =>
  (await actor.ask(document, variables)).errors?.[0]?.extensions.code

describe('the directory of people', () => {
  type Users = { users: { totalCount: number; nodes: { id: string; displayName: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } }
  const LIST = `query ($filter: UserFilter, $first: Int, $after: String, $descending: Boolean, $sort: UserSort) {
    users(filter: $filter, first: $first, after: $after, descending: $descending, sort: $sort) {
      totalCount nodes { id displayName state assignments { role unit { name { fi } } } } pageInfo { endCursor hasNextPage } } }`

  test('pages through everyone once, in Finnish order, both ways', async () => {
    const walk = async (variables: Record<string, unknown>) => {
      const names: string[] = []
      for (let after: string | null = null, more = true; more; ) {
        const { users }: Users = await administrator.get<Users>(LIST, { ...variables, first: 7, after })
        names.push(...users.nodes.map((node) => node.displayName))
        after = users.pageInfo.endCursor
        more = users.pageInfo.hasNextPage
      }
      return names
    }
    const names = await walk({})
    const [people] = await app.rows<{ count: string }>('SELECT count(*) FROM app_user')
    expect(names).toHaveLength(Number(people!.count))
    expect(names).toEqual([...names].sort(new Intl.Collator('fi').compare))
    expect(await walk({ descending: true })).toEqual([...names].reverse())
    expect((await walk({ sort: 'last_login' })).sort()).toEqual([...names].sort())
  })

  test('takes % and _ as they stand', async () => {
    expect((await administrator.get<Users>(LIST, { filter: { search: '%' } })).users.totalCount).toBe(0)
    expect((await administrator.get<Users>(LIST, { filter: { search: 'salmela' } })).users.totalCount).toBe(1)
  })

  test('shows a regional coordinator the people of the region, a manager those of the unit, a member nobody', async () => {
    const all = (await administrator.get<Users>(LIST)).users.totalCount
    const regional = (await (await app.as('regional_coordinator')).get<Users>(LIST)).users
    expect(regional.totalCount).toBeGreaterThan(1)
    expect(regional.totalCount).toBeLessThan(all / 3)
    const managed = (await (await app.as('unit_manager')).get<Users>(LIST)).users
    expect(managed.totalCount).toBeLessThan(6)
    expect(await codeOf(await app.as('unit_member'), LIST, {})).toBe('NOT_ALLOWED')
    expect(await codeOf(await app.as('funder'), LIST, {})).toBe('NOT_ALLOWED')
  })

  test.each([['garbage', 'INVALID_CURSOR'], ['WyJhIiwiYiJd', 'INVALID_CURSOR']])('refuses the cursor %s', async (after, code) => {
    expect(await codeOf(administrator, LIST, { after })).toBe(code)
  })

  test.each([0, -1, 101])('refuses a page of %s', async (first) => {
    const answer = await administrator.ask(LIST, { first })
    expect(answer.errors?.[0]?.extensions).toMatchObject({ kind: 'invalid', path: ['first'] })
  })
})
