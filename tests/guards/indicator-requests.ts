/** How the rows of the table of access that are about the library of indicators and its rules of checking are asked. */
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { DAY, input, type Makers, nothing, reason, stale } from './access-request.js'
import { aRoundOf } from './return-targets.js'

const indicatorWithoutName = { name: { fi: ' ' }, definition: { fi: 'Kohde' }, direction: 'more' }
const manualCount = { unit: 'count', decimals: 0, aggregation: 'sum', sourceClass: 'manual' }
const someCategories = [
  { code: 'a', kind: 'category', name: { fi: 'Kohde' } },
  { code: 'unknown', kind: 'unknown', name: { fi: 'Ei tiedossa' } }
]
const checkRule = { severity: 'info', spec: { of: 'all', max: 1 }, message: { fi: 'Kohde', sv: 'Kohde', en: 'Kohde' } }

export const indicatorRequests: Makers = {
  'Query.indicators': async ({ consortiumId }, app) => {
    const { id, code } = await anIndicator(consortiumId, app)
    return { variables: { first: 100, filter: { search: code } }, depth: 2, shows: id }
  },
  'Query.indicator': async ({ consortiumId }, app) => ({ variables: { id: (await anIndicator(consortiumId, app)).id } }),
  'Query.indicatorLibraryGap': nothing,
  'Query.indicatorOrigins': nothing,
  'Query.indicatorGroups': async ({ consortiumId }, app) => ({ depth: 2, shows: (await anIndicator(consortiumId, app)).groupId }),
  'Query.dimensions': async ({ consortiumId }, app) => ({ depth: 2, shows: await aDimension(consortiumId, app) }),
  'Query.checkExpression': () => input({ numerator: '1 + 1' }),
  'GET /files/indicators.:format': async ({ consortiumId }, app) => {
    const { code } = await anIndicator(consortiumId, app)
    return { path: `/files/indicators.csv?search=${code}`, shows: code }
  },
  'Mutation.createIndicator': () => input({ ...indicatorWithoutName, code: 'KOHDE', groupId: newId(), validFrom: DAY, ...manualCount }),
  'Mutation.amendIndicator': async ({ consortiumId }, app) =>
    input({ ...indicatorWithoutName, indicatorId: (await anIndicator(consortiumId, app)).id, from: DAY, reason, ...stale }),
  'Mutation.retireIndicator': async ({ consortiumId }, app) =>
    input({ indicatorId: (await anIndicator(consortiumId, app)).id, from: DAY, reason, ...stale }),
  'Mutation.createIndicatorGroup': () => input({ code: 'kohde_uusi', name: { fi: ' ' } }),
  'Mutation.changeIndicatorGroup': async ({ consortiumId }, app) =>
    input({ groupId: (await anIndicator(consortiumId, app)).groupId, name: { fi: 'Kohde' }, ...stale }),
  'Mutation.createDimension': () => input({ code: 'kohde_uusi', name: { fi: ' ' }, categories: someCategories }),
  'Mutation.changeDimension': async ({ consortiumId }, app) =>
    input({ dimensionId: await aDimension(consortiumId, app), name: { fi: 'Kohde' }, categories: someCategories, ...stale }),
  'Mutation.installIndicatorLibrary': nothing,
  'Query.checkRules': async ({ consortiumId }, app) => ({ depth: 2, shows: await aCheckRule(consortiumId, app) }),
  'Query.tryCheckRule': async ({ consortiumId }, app) => ({
    variables: { roundId: await aRoundOf(consortiumId, app), input: { kind: 'range', ...checkRule } }
  }),
  'Mutation.createCheckRule': () => input({ code: '', kind: 'range', ...checkRule }),
  'Mutation.changeCheckRule': async ({ consortiumId }, app) =>
    input({ ruleId: await aCheckRule(consortiumId, app), isActive: true, ...checkRule, ...stale })
}

/** An indicator of its own, with its code and its group. */
async function anIndicator(consortiumId: string, app: TestApp): Promise<{ id: string; code: string; groupId: string }> {
  const id = await anIndicatorOfPeople(consortiumId, app)
  const sql = 'SELECT id, code, group_id AS "groupId" FROM indicator WHERE id = $1'
  const [row] = await app.rows<{ id: string; code: string; groupId: string }>(sql, [id])
  if (!row) throw new Error('The indicator is not there')
  return row
}

async function aDimension(consortiumId: string, app: TestApp): Promise<string> {
  const id = newId()
  await app.rows(
    `INSERT INTO dimension (id, consortium_id, code, name_fi, name_sv, name_en, position) VALUES ($1, $2, $3, 'Kohde', 'Kohde', 'Kohde', 99)`,
    [id, consortiumId, `t${id.replaceAll('-', '').slice(-20)}`]
  )
  return id
}

/** An indicator that counts people, in a group of its own. */
export async function anIndicatorOfPeople(consortiumId: string, app: TestApp): Promise<string> {
  const [id, groupId] = [newId(), newId()]
  const code = `t${groupId.replaceAll('-', '').slice(-20)}`
  const group = `INSERT INTO indicator_group (id, consortium_id, code, name_fi, name_sv, name_en, position) VALUES ($1, $2, $3, 'Kohde', 'Kohde', 'Kohde', 99)`
  await app.rows(group, [groupId, consortiumId, code])
  await app.rows(
    `INSERT INTO indicator (id, consortium_id, code, group_id, position, unit, decimals, aggregation, source_class)
     VALUES ($1, $2, $3, $4, 1, 'persons', 0, 'distinct_persons', 'manual')`,
    [id, consortiumId, code.toUpperCase(), groupId]
  )
  await app.rows(
    `INSERT INTO indicator_version (indicator_id, number, consortium_id, valid_from, name_fi, name_sv, name_en, definition_fi, definition_sv,
       definition_en, direction) VALUES ($1, 1, $2, '2000-01-01', 'Kohde', 'Kohde', 'Kohde', '', '', '', 'more')`,
    [id, consortiumId]
  )
  return id
}

/** A rule of a consortium, made when it is first asked for. */
async function aCheckRule(consortiumId: string, app: TestApp): Promise<string> {
  const [row] = await app.rows<{ id: string }>(
    `INSERT INTO check_rule (id, consortium_id, code, kind, severity, spec, message_fi, message_sv, message_en)
     VALUES (gen_random_uuid(), $1, 'kohde', 'range', 'info', '{"of":"all","max":1}', 'Kohde', 'Kohde', 'Kohde')
     ON CONFLICT (consortium_id, code) DO UPDATE SET code = excluded.code RETURNING id`,
    [consortiumId]
  )
  return row?.id ?? ''
}
