/** Two units agree on how many people they share; nothing but the number leaves either of them. */
import { type Actor, TestApp } from '../../../testing/harness.js'
import { ReportedFigures } from './testing/reported-figures.js'

type Overlap = { id: string; count: number; isConfirmed: boolean; version: number; unit: { id: string } }

const FIELDS = 'id count isConfirmed version unit { id }'
const DECLARE = `mutation ($input: DeclareOverlapInput!) { declareOverlap(input: $input) { overlap { ${FIELDS} } } }`
const CONFIRM = `mutation ($input: OverlapStepInput!) { confirmOverlap(input: $input) { overlap { ${FIELDS} } } }`
const REMOVE = `mutation ($input: OverlapStepInput!) { removeOverlap(input: $input) { overlapId } }`
const LIST = `query ($unitId: ID!, $period: String) { personOverlaps(unitId: $unitId, period: $period) { ${FIELDS} } }`

const period = '2010-Q1'
let app: TestApp
let figures: ReportedFigures
let manager: Actor
let other: Actor
let [ownId, otherId, thirdId] = ['', '', '']

beforeAll(async () => {
  app = await TestApp.start()
  figures = await ReportedFigures.begin(app)
  const units = await app.rows<{ id: string; centreId: string; isManagers: boolean }>(
    `SELECT u.id, l.parent_id AS "centreId", EXISTS (SELECT 1 FROM role_assignment a JOIN app_user p ON p.id = a.user_id
       WHERE a.unit_id = u.id AND p.email = 'mikko.hyvarinen@solmu.example') AS "isManagers"
     FROM unit_now u JOIN unit_link l ON l.unit_id = u.id AND l.valid_to IS NULL JOIN consortium c ON c.id = u.consortium_id AND c.is_demo
     WHERE u.type = 'local_unit' AND u.is_open ORDER BY 3 DESC, u.id LIMIT 3`
  )
  ;[ownId, otherId, thirdId] = units.map(({ id }) => id) as [string, string, string]
  await app.rows(
    `INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from)
     SELECT gen_random_uuid(), $1, id, 'unit_manager', $2, '2020-01-01' FROM app_user WHERE email = 'hannu.rautio@solmu.example'`,
    [figures.consortiumId, otherId]
  )
  manager = await app.as('unit_manager')
  other = await app.as('reviewer')
  await figures.indicator('ZQ_PEOPLE', { unit: 'persons', aggregation: 'distinct_persons' })
  await figures.indicator('ZQ_COUNT', { unit: 'count', aggregation: 'sum' })
  for (const [place, { id, centreId }] of units.entries()) {
    await figures.send({ unitId: id, centreId, period, state: 'submitted' }, [
      { code: 'ZQ_PEOPLE', breakdown: 'gender:f', value: [8, 5, 3][place] ?? 0 },
      { code: 'ZQ_PEOPLE', breakdown: 'gender:m', value: 2 },
      { code: 'ZQ_COUNT', value: 9 }
    ])
  }
})
afterAll(() => app.stop())

const declared = (of: Record<string, unknown> = {}) => ({
  input: { indicatorId: figures.id('ZQ_PEOPLE'), breakdown: '', period, unitId: ownId, otherUnitId: otherId, count: 4, expectedVersion: 0, ...of }
})
const codeOf = async (actor: Actor, document: string, variables: Record<string, unknown>) =>
  (await actor.ask(document, variables)).errors?.[0]?.extensions.code ?? 'done'
const declare = async (of: Record<string, unknown> = {}, actor = manager) =>
  (await actor.get<{ declareOverlap: { overlap: Overlap } }>(DECLARE, declared(of))).declareOverlap.overlap
const step = ({ id, version }: Overlap) => ({ input: { overlapId: id, expectedVersion: version } })
const net = async () => {
  const actor = await app.as('national_coordinator')
  const [head] = await app.rows<{ id: string }>(`SELECT id FROM org_unit WHERE type = 'headquarters' AND consortium_id = $1`, [figures.consortiumId])
  const { resultTotals } = await actor.get<{ resultTotals: { values: { value: string; gross: string }[][] } }>(
    'query ($input: ResultTotalsInput!) { resultTotals(input: $input) { values { value gross } } }',
    { input: { indicatorIds: [figures.id('ZQ_PEOPLE')], from: period, to: period, nodeId: head?.id, stage: 'submitted' } }
  )
  return resultTotals.values[0]?.[0]
}

it('counts once both have said so, and again not when one of them says otherwise', async () => {
  const first = await declare()
  expect(first).toMatchObject({ count: 4, isConfirmed: false, unit: { id: ownId } })
  expect(await net()).toEqual({ value: '22', gross: '22' })
  expect(await codeOf(manager, CONFIRM, step(first))).toBe('NOT_ALLOWED')
  const { confirmOverlap } = await other.get<{ confirmOverlap: { overlap: Overlap } }>(CONFIRM, step(first))
  expect(confirmOverlap.overlap.isConfirmed).toBe(true)
  expect(await net()).toEqual({ value: '18', gross: '22' })
  expect(await codeOf(other, DECLARE, declared({ unitId: otherId, otherUnitId: ownId, count: 5 }))).toBe('STALE')
  const again = await declare({ unitId: otherId, otherUnitId: ownId, count: 5, expectedVersion: 2 }, other)
  expect(again).toMatchObject({ id: first.id, isConfirmed: false, unit: { id: otherId } })
  expect(await net()).toEqual({ value: '22', gross: '22' })
  await manager.get(CONFIRM, step(again))
  expect(await net()).toEqual({ value: '17', gross: '22' })
  expect(await codeOf(manager, REMOVE, step(again))).toBe('STALE')
  await manager.get(REMOVE, step({ ...again, version: 4 }))
  expect(await net()).toEqual({ value: '22', gross: '22' })
})

it('is listed for both units and for those above them, and for nobody else', async () => {
  const { id } = await declare({ otherUnitId: thirdId, count: 1 })
  const listed = async (actor: Actor, unitId: string) =>
    (await actor.get<{ personOverlaps: Overlap[] }>(LIST, { unitId, period })).personOverlaps.map((each) => each.id)
  expect(await listed(manager, ownId)).toContain(id)
  expect(await listed(await app.as('national_coordinator'), thirdId)).toContain(id)
  expect(await listed(other, otherId)).not.toContain(id)
  expect(await codeOf(other, LIST, { unitId: ownId })).toBe('NOT_FOUND')
  expect(await codeOf(other, REMOVE, { input: { overlapId: id, expectedVersion: 1 } })).toBe('NOT_FOUND')
})

it('names the indicator of each', async () => {
  const NAMED = 'query ($unitId: ID!) { personOverlaps(unitId: $unitId) { indicatorId indicator { id code nearest { name { fi } } } } }'
  type Named = { indicatorId: string; indicator: { id: string; code: string; nearest: { name: { fi: string } } } }
  const { personOverlaps } = await manager.get<{ personOverlaps: Named[] }>(NAMED, { unitId: ownId })
  expect(personOverlaps.length).toBeGreaterThan(0)
  for (const { indicatorId, indicator } of personOverlaps) expect(indicator).toMatchObject({ id: indicatorId, code: 'ZQ_PEOPLE' })
})

it.each([
  ['more than was counted', { count: 11 }, 'OUT_OF_RANGE'],
  ['more than was counted of the combination', { breakdown: 'gender:m', count: 3 }, 'OUT_OF_RANGE'],
  ['fewer than nobody', { count: -1 }, 'INVALID_INPUT'],
  ['what is no combination', { breakdown: 'gender' }, 'INVALID_INPUT'],
  ['what is no period', { period: '2010-Q7' }, 'INVALID_INPUT'],
  ['a period of which nothing was sent', { period: '2009-Q1' }, 'OUT_OF_RANGE'],
  ['a unit with itself', { self: true }, 'INVALID_INPUT'],
  ['what counts no people', { code: 'ZQ_COUNT' }, 'INVALID_INPUT']
])('refuses %s', async (_what, { self, code, ...of }: Record<string, unknown>, refusal) => {
  const more = { ...(self ? { otherUnitId: ownId } : {}), ...(code ? { indicatorId: figures.id(String(code)) } : {}) }
  expect(await codeOf(manager, DECLARE, declared({ ...of, ...more }))).toBe(refusal)
})

it('is not confirmed beyond what the other has counted, and not declared for another unit', async () => {
  const many = await declare({ count: 9 })
  expect(await codeOf(other, CONFIRM, step(many))).toBe('OUT_OF_RANGE')
  expect(await codeOf(manager, DECLARE, declared({ unitId: thirdId }))).toBe('NOT_ALLOWED')
  expect(await codeOf(await app.as('unit_member'), DECLARE, declared())).toBe('NOT_ALLOWED')
})

it('two who declare at once declare one', async () => {
  const of = { breakdown: 'gender:f', count: 1 }
  const answers = await Promise.all([
    codeOf(manager, DECLARE, declared(of)),
    codeOf(other, DECLARE, declared({ ...of, unitId: otherId, otherUnitId: ownId }))
  ])
  expect(answers.filter((code) => code === 'done')).toHaveLength(1)
  expect(answers.some((code) => code === 'STALE' || code === 'ALREADY_EXISTS')).toBe(true)
})

it('stays as it is once the period is locked, since the sums of others rest on it', async () => {
  const shared = await declare({ breakdown: 'gender:m', count: 1 })
  const sum = await net()
  await app.rows(
    `WITH locked AS (UPDATE collection_round SET state = 'locked' WHERE period = $1 AND consortium_id = $2 RETURNING id)
     INSERT INTO round_indicator (round_id, indicator_id, consortium_id, position, dimension_codes, is_required)
     SELECT id, $3, $2, 1, '{}', false FROM locked`,
    [period, figures.consortiumId, figures.id('ZQ_PEOPLE')]
  )
  expect(await codeOf(manager, DECLARE, declared({ breakdown: 'gender:m', count: 2, expectedVersion: 1 }))).toBe('ROUND_STATE')
  expect(await codeOf(other, CONFIRM, step(shared))).toBe('ROUND_STATE')
  expect(await codeOf(manager, REMOVE, step(shared))).toBe('ROUND_STATE')
  expect(await net()).toEqual(sum)
})
