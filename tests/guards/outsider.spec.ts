/** Whoever is not signed in gets nothing; whoever belongs to another consortium gets nothing of this one. */
import { buildSchema, type GraphQLSchema } from 'graphql'
import type { Operation } from '../../apps/api/src/testing/declared.js'
import { Actor, TestApp } from '../../apps/api/src/testing/harness.js'
import { templateCentres } from '../../apps/api/src/features/network/network-template/network-template.data.js'
import { documentFor, type Ids } from './operations.js'
import { addTwinConsortium, idsOfDemo, type Twin } from './twin-consortium.js'

let app: TestApp
let ids: Ids
let twin: Twin
let operations: Operation[]
let schema: GraphQLSchema

beforeAll(async () => {
  app = await TestApp.start()
  ids = await idsOfDemo(app)
  twin = await addTwinConsortium(app)
  const declared = await app.declared()
  operations = declared.operations
  schema = buildSchema(declared.schema)
})
afterAll(() => app.stop())

const ask = (actor: Actor, operation: Operation, everyArgument: boolean) => {
  const { query, variables } = documentFor(schema, operation, { ids, everyArgument, depth: 3 })
  return actor.ask(query, variables)
}

/** What nobody outside may read: every id, name and address of the first consortium that is not public geography. */
async function secretsOfDemo(): Promise<string[]> {
  const rows = await app.rows<{ secret: string }>(
    `WITH c AS (SELECT id FROM consortium WHERE id <> $1), secret AS (
       SELECT unnest(ARRAY[id::text, name_fi, name_sv, name_en]) AS secret FROM consortium WHERE id <> $1
       UNION SELECT unnest(ARRAY[unit_id::text, name_fi, name_sv, name_en, street_address, email, phone])
         FROM unit_period WHERE consortium_id <> $1
       UNION SELECT unnest(ARRAY[o.id::text, o.name_fi, o.name_sv, o.name_en, o.business_id]) FROM organisation o
         WHERE o.consortium_id <> $1
       UNION SELECT unnest(ARRAY[id::text, email, display_name]) FROM app_user WHERE id <> $2
       UNION SELECT unnest(ARRAY[id::text, user_id::text]) FROM role_assignment WHERE consortium_id <> $1
       UNION SELECT id::text FROM network_change WHERE consortium_id <> $1
       UNION SELECT id::text FROM network_import WHERE consortium_id <> $1
       UNION SELECT unnest(ARRAY[id::text, hash]) FROM audit_entry WHERE consortium_id IS DISTINCT FROM $1
       UNION SELECT id::text FROM session WHERE consortium_id <> $1)
     SELECT secret FROM secret WHERE secret IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM municipality
         WHERE concat_ws('|', name_fi, name_sv, name_en) LIKE '%' || secret || '%')
       AND NOT EXISTS (SELECT 1 FROM area
         WHERE concat_ws('|', name_fi, name_sv, name_en) LIKE '%' || secret || '%')
       AND NOT EXISTS (SELECT 1 FROM unit_period WHERE consortium_id = $1 AND secret IN (name_fi, name_sv, name_en))`,
    [twin.consortiumId, twin.userId]
  )
  // The template of the scenario is the same for everyone, and the demo has centres of the same names.
  const inTemplate = new Set(templateCentres.flatMap(({ name }) => Object.values(name)))
  return rows.map(({ secret }) => secret).filter((secret) => !inTemplate.has(secret))
}

/**
 * The answer as a text, without the ids that the twin itself has named: its own trail says of whom it asked, whether or
 * not there is such a person.
 */
function withoutEcho(answer: object): string {
  const named = new Set(Object.values(ids))
  return JSON.stringify(answer, function (this: { actorId?: string }, key, value: unknown) {
    const isEcho = key === 'subjectId' && this.actorId === twin.userId && named.has(String(value))
    return isEcho ? null : value
  })
}

/** One sum for each table over all its rows but those of the second consortium. */
async function sumsOfDemo(): Promise<Record<string, string>> {
  const tables = await app.rows<{ name: string; columns: string[] }>(
    `SELECT t.table_name AS name, array_agg(c.column_name::text) AS columns
     FROM information_schema.tables t JOIN information_schema.columns c USING (table_schema, table_name)
     WHERE t.table_schema = 'public' AND t.table_type = 'BASE TABLE' GROUP BY t.table_name ORDER BY t.table_name`
  )
  const selects = tables.map(({ name, columns }) => {
    const own = [
      ...(columns.includes('consortium_id') ? [`t.consortium_id IS NOT DISTINCT FROM '${twin.consortiumId}'`] : []),
      ...(columns.includes('user_id') ? [`t.user_id = '${twin.userId}'`] : []),
      // A machine that the twin makes is an account, and accounts belong to no consortium.
      ...(name === 'app_user' ? [`t.id IN (SELECT m.user_id FROM machine_user m WHERE m.consortium_id = '${twin.consortiumId}')`] : []),
      // A wrong password counts against whoever wrote it, and against the address.
      ...(name === 'login_failure' ? [`t.key = app.account_key('proof ${twin.userId}') OR t.key LIKE 'address:%'`] : []),
      ...(columns.includes('id') ? [`t.id::text IN ('${twin.consortiumId}', '${twin.userId}', '${twin.unitId}')`] : [])
    ]
    const others = own.length > 0 ? `WHERE NOT (${own.join(' OR ')})` : ''
    return `SELECT '${name}' AS name, count(*) || ':' || coalesce(sum(t.xmin::text::bigint), 0) AS sum FROM ${name} t ${others}`
  })
  const found = await app.rows<{ name: string; sum: string }>(selects.join(' UNION ALL '))
  expect(found.length).toBeGreaterThan(30)
  return Object.fromEntries(found.map(({ name, sum }) => [name, sum]))
}

/** What the sums were when somebody last looked: nobody here changes anything, from the first test to the last. */
let before: Record<string, string>
beforeAll(async () => {
  before = await sumsOfDemo()
})

describe('whoever is not signed in', () => {
  it('is refused every operation, and every table stays as it was', async () => {
    expect(operations.length).toBeGreaterThan(10)
    for (const actor of [app.anonymous, new Actor(app.address, `solmu=${'A'.repeat(43)}`)]) {
      for (const operation of operations) {
        const answer = (await ask(actor, operation, false)) as unknown as { status: number; error?: { code: string } }
        expect({ field: operation.field, status: answer.status, code: answer.error?.code }).toEqual({
          field: operation.field,
          status: 401,
          code: 'NOT_SIGNED_IN'
        })
        expect(answer).not.toHaveProperty('data')
      }
    }
    expect(await sumsOfDemo()).toEqual(before)
  })

  it('does not learn the schema', async () => {
    const answer = await app.anonymous.ask('{ __schema { types { name } } }')
    expect(answer.status).toBe(401)
    expect(JSON.stringify(answer)).not.toContain('OrgUnit')
  })
})

describe('the administrator of another consortium', () => {
  it('is someone there: the twin is not empty by accident', async () => {
    const data = await twin.actor.get<{ orgUnits: { nodes: unknown[] } }>('{ orgUnits { nodes { id } } }')
    expect(data.orgUnits.nodes).toEqual([{ id: twin.unitId }])
  })

  it.each([false, true])('reads nothing of this one (every argument given: %s)', async (everyArgument) => {
    const secrets = await secretsOfDemo()
    expect(secrets.length).toBeGreaterThan(500)
    for (const operation of operations.filter(({ type }) => type === 'Query')) {
      const answer = await ask(twin.actor, operation, everyArgument)
      const codes = answer.errors?.map(({ extensions }) => extensions.code) ?? []
      expect([operation.field, ...codes.filter((code) => code !== 'NOT_FOUND')]).toEqual([operation.field])
      const text = withoutEcho(answer)
      expect([operation.field, ...secrets.filter((secret) => text.includes(secret))]).toEqual([operation.field])
    }
  })

  it('is told that what belongs to this one does not exist', async () => {
    for (const [field, id] of [['orgUnit', ids.unitId], ['user', ids.userId]]) {
      const answer = await twin.actor.ask(`query ($id: ID!) { ${field}(id: $id) { id } }`, { id })
      expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND'])
    }
  })

  it('changes nothing of this one by any mutation', async () => {
    for (const operation of operations.filter(({ type }) => type === 'Mutation')) {
      const answer = await ask(twin.actor, operation, true)
      const codes = answer.errors?.map(({ extensions }) => extensions.code) ?? []
      expect([operation.field, codes]).not.toEqual([operation.field, ['NOT_ALLOWED']])
      expect([operation.field, codes]).not.toEqual([operation.field, ['INTERNAL']])
    }
    expect(await sumsOfDemo()).toEqual(before)
  })

  it('cannot mix: neither a person of this one at a unit of theirs, nor their own at a unit of this one', async () => {
    const grant = `mutation ($input: GrantRoleInput!) { grantRole(input: $input) { user { id } } }`
    for (const pair of [
      { userId: ids.userId, unitId: twin.unitId },
      { userId: twin.userId, unitId: ids.unitId }
    ]) {
      const answer = await twin.actor.ask(grant, { input: { ...pair, role: 'administrator', reason: 'Toisesta konsortiosta', validFrom: '2026-01-01' } })
      expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND'])
    }
    expect(await sumsOfDemo()).toEqual(before)
  })
})
