/** schema.graphql is the contract: it says what the code offers, and every part of it is explained. */
import { readFileSync } from 'node:fs'
import { buildSchema, isEnumType, isInputObjectType, isIntrospectionType, isObjectType, isSpecifiedScalarType } from 'graphql'
import { TestApp } from '../../apps/api/src/testing/harness.js'

let app: TestApp
let offered: string
beforeAll(async () => {
  app = await TestApp.start({ template: 'empty' })
  offered = (await app.declared()).schema
})
afterAll(() => app.stop())

it('schema.graphql is what the code offers (npm run schema writes it)', () => {
  const committed = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8')
  expect(committed).toBe(offered)
})

it('every type, field, argument and input has a description', () => {
  const missing: string[] = []
  const demand = (name: string, of: { description?: string | null }) => {
    if (!of.description?.trim()) missing.push(name)
  }
  const types = Object.values(buildSchema(offered).getTypeMap())
  const roots = new Set(['Query', 'Mutation', 'Subscription'])
  for (const type of types.filter((each) => !isIntrospectionType(each) && !isSpecifiedScalarType(each))) {
    if (!roots.has(type.name)) demand(type.name, type)
    if (isEnumType(type)) expect(type.getValues().length).toBeGreaterThan(0)
    if (!isObjectType(type) && !isInputObjectType(type)) continue
    for (const field of Object.values(type.getFields())) {
      demand(`${type.name}.${field.name}`, field)
      if ('args' in field) for (const arg of field.args) demand(`${type.name}.${field.name}(${arg.name})`, arg)
    }
  }
  expect(types.length).toBeGreaterThan(40)
  expect(missing).toEqual([])
})
