/** The table of roles is the whole truth: every role is asked every operation, and the answer follows from the table. */
import { type RoleName, roleNames, roles } from '@solmu/domain/access/roles.js'
import { buildSchema, type GraphQLSchema } from 'graphql'
import type { Operation } from '../../apps/api/src/testing/declared.js'
import { type Actor, TestApp } from '../../apps/api/src/testing/harness.js'
import { rows } from './access-table.js'
import { documentFor, type Ids } from './operations.js'
import { idsOfDemo } from './twin-consortium.js'

let app: TestApp
let ids: Ids
let operations: Operation[]
let schema: GraphQLSchema
beforeAll(async () => {
  app = await TestApp.start()
  ids = await idsOfDemo(app)
  const declared = await app.declared()
  operations = declared.operations
  schema = buildSchema(declared.schema)
})
afterAll(() => app.stop())

it('the database holds the same table as the domain', async () => {
  const rows = await app.rows('SELECT role, action, reach FROM role_grant ORDER BY role, action')
  const wanted = Object.entries(roles).flatMap(([role, grants]) =>
    Object.entries(grants).map(([action, reach]) => ({ role, action, reach }))
  )
  const key = (row: { role: string; action: string }) => `${row.role} ${row.action}`
  expect(rows).toEqual(wanted.sort((one, other) => (key(one) < key(other) ? -1 : 1)))
})

function mayDo(role: RoleName, { rule }: Operation): boolean {
  if (!rule) return false
  return 'action' in rule ? Object.hasOwn(roles[role], rule.action) : true
}

describe.each(roleNames)('%s', (role) => {
  let actor: Actor
  beforeAll(async () => {
    actor = await app.as(role)
  })

  it('is refused everywhere what it is not granted, and somewhere not what it is: what the table of access says, and asks', () => {
    const found = operations.map(({ type, field }) => {
      const letters = rows.filter(({ operation }) => operation === `${type}.${field}`).flatMap(({ letters }) => Object.values(letters[role]))
      return [field, letters.some((letter) => letter !== 'N' && letter !== '·')]
    })
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(operations.map((operation) => [operation.field, mayDo(role, operation)])))
  })

  it('gets a refusal without data, and the refusal is in the audit trail', async () => {
    const refused = operations.filter((operation) => !mayDo(role, operation))
    const [last] = await app.rows<{ number: string }>('SELECT max(number) AS number FROM audit_entry WHERE consortium_id IS NOT NULL')
    for (const operation of refused) {
      const { query, variables } = documentFor(schema, operation, { ids })
      const answer = await actor.ask(query, variables)
      expect([operation.field, answer.data]).toEqual([operation.field, null])
    }
    const entries = await app.rows(
      'SELECT action, outcome, error_code FROM audit_entry WHERE consortium_id IS NOT NULL AND number > $1 ORDER BY number',
      [last?.number]
    )
    expect(entries).toEqual(refused.map(({ field }) => ({ action: field, outcome: 'refused', error_code: 'NOT_ALLOWED' })))
    expect(refused.length).toBe(operations.filter((operation) => !mayDo(role, operation)).length)
  })
})
