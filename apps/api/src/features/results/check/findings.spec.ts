import { newId } from '@solmu/shared/ids.js'
import { shiftPeriod } from '@solmu/shared/periods.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import { aDimension, anIndicator, aReturn, aRound, type CellOf, lastQuarter, unitOf, unitsAround } from '../../../testing/results.js'
import { aSecondConsortium, asOutsider } from '../../network/second-consortium.js'
import { aCheckRule, sentBefore } from './check-testing.js'

const MANAGER = 'mikko.hyvarinen@solmu.example'
const FINDING = `key ruleCode severity kind message { fi sv en } params cell cells { indicatorId breakdown } needsExplanation
  explanation { text writtenBy writtenAt } formerText explanationVersion`
const FINDINGS = `query ($id: ID!) { unitReturn(id: $id) { id findings { ${FINDING} } } }`
const EXPLAIN = `mutation ($input: ExplainFindingInput!) { explainFinding(input: $input) { finding { ${FINDING} } } }`
const CHECKS = `query ($id: ID!) { returnChecks(returnId: $id) {
  rules { code isActive } indicators { indicatorId groupCode past { breakdown values } }
  explanations { ruleCode cell about text version } } }`

type Shown = {
  key: string
  ruleCode: string
  severity: string
  message: { fi: string; en: string }
  cell: string
  cells: { indicatorId: string; breakdown: string }[]
  explanation: { text: string; writtenBy: string } | null
  formerText: string | null
  explanationVersion: number
}
type Checked = {
  rules: { code: string }[]
  indicators: { indicatorId: string; past: { breakdown: string; values: (string | null)[] }[] }[]
  explanations: { about: string; version: number }[]
}

const period = lastQuarter()
let app: TestApp
let manager: Actor
let unitId: string
let siblingId: string
let inWork: string
let due: string
let coaches: string
let codes: { inWork: string; due: string; coaches: string }
let roundId: string

beforeAll(async () => {
  app = await TestApp.start()
  manager = await app.as('unit_manager')
  unitId = (await unitOf(app, MANAGER)).unitId
  siblingId = (await unitsAround(app, unitId)).siblings[0] ?? ''
  await aDimension(app, { code: 'spec_group', categories: ['i', 'ii'] })
  codes = { inWork: 'SPEC_B4', due: 'SPEC_DUE', coaches: 'SPEC_D1' }
  inWork = await anIndicator(app, { code: codes.inWork, unit: 'persons', dimensions: ['spec_group'] })
  due = await anIndicator(app, { code: codes.due, unit: 'persons', dimensions: ['spec_group'] })
  coaches = await anIndicator(app, { code: codes.coaches, unit: 'fte', decimals: 1 })
  roundId = await aRound(app, { period, indicators: asked() })
  await sentBefore(app, {
    ...{ unitId, period: shiftPeriod(period, -1), indicators: asked() },
    cells: [{ indicatorId: coaches, value: 30 }, ...byGroup(inWork, 4, 1)]
  })
  await app.rows('UPDATE check_rule SET is_active = false')
  await aCheckRule(app, { code: 'spec_at_most', kind: 'parts', spec: { wholes: [codes.inWork], relation: 'at_most', parts: [codes.due], level: 'cell' }, message: '{label}: {value} > {limit}' })
  await aCheckRule(app, { code: 'spec_change', kind: 'change', severity: 'warning', spec: { of: 'indicators', codes: [codes.coaches], absolute: 0.5 }, message: '{previous} → {value} ({change})' })
  await aCheckRule(app, { code: 'spec_per_cell', kind: 'change', severity: 'info', spec: { of: 'indicators', codes: [codes.inWork], level: 'cell', absolute: 1 }, message: '{label}: {change}' })
  await aCheckRule(app, { code: 'spec_required', kind: 'required', spec: { of: 'all' }, message: '{code}: {count}' })
  await aCheckRule(app, { code: 'spec_resting', kind: 'range', spec: { of: 'all', max: 0 }, isActive: false })
  await aCheckRule(app, { code: 'spec_broken', kind: 'range', spec: { of: 'all', min: 'x' } })
})
afterAll(() => app.stop())

const asked = () => [{ id: inWork, dimensions: ['spec_group'] }, { id: due, dimensions: ['spec_group'] }, { id: coaches }]
const byGroup = (indicatorId: string, i: number, ii: number): CellOf[] => [
  { indicatorId, breakdown: 'spec_group:i', value: i },
  { indicatorId, breakdown: 'spec_group:ii', value: ii }
]

/** A return of the manager's unit, in a round of its own unless another one is named. */
async function aDraft(cells: readonly CellOf[], of: { state?: 'draft' | 'submitted' | 'returned'; unitId?: string; roundId?: string } = {}) {
  const own = of.roundId ?? (await aRound(app, { period, indicators: asked() }))
  return aReturn(app, { state: 'draft', unitId, cells, ...of, roundId: own })
}

const sound: CellOf[] = []
beforeAll(() => sound.push(...byGroup(inWork, 2, 3), ...byGroup(due, 2, 2), { indicatorId: coaches, value: 35 }))

const findings = async (id: string, actor = manager) =>
  (await actor.get<{ unitReturn: { findings: Shown[] } }>(FINDINGS, { id })).unitReturn.findings
const explain = (input: object, actor = manager) => actor.ask<{ explainFinding: { finding: Shown } }>(EXPLAIN, { input })
const codeOf = async (input: object, actor = manager) => (await explain(input, actor)).errors?.[0]?.extensions?.code

describe('findings', () => {
  it('come from the rules in force, with the cells that they point to and the past of the unit', async () => {
    const id = await aDraft(sound, { roundId })
    const found = await findings(id)
    expect(found.map(({ key, severity, message }) => [key, severity, message.fi])).toEqual([
      [`spec_at_most:${inWork}/spec_group:ii`, 'error', 'SPEC_B4, ii: 3 > 2'],
      [`spec_change:${coaches}/`, 'warning', '3,0 → 3,5 (+0,5)'],
      [`spec_per_cell:${inWork}/spec_group:i`, 'info', 'SPEC_B4, i: −2'],
      [`spec_per_cell:${inWork}/spec_group:ii`, 'info', 'SPEC_B4, ii: +2']
    ])
    expect(found[0]?.cells).toEqual([{ indicatorId: inWork, breakdown: 'spec_group:ii' }])
    expect(found[1]?.message.en).toBe('3.0 → 3.5 (+0.5)')
  })

  it('name what is open, once for each indicator', async () => {
    const found = await findings(await aDraft([{ indicatorId: inWork, breakdown: 'spec_group:i', value: 4 }]))
    expect(found.map(({ message }) => message.fi)).toEqual(['SPEC_B4: 1', 'SPEC_DUE: 2', 'SPEC_D1: 1'])
  })

  it('are found for many returns of a list together', async () => {
    await aDraft(sound)
    const list = `query { unitReturns(first: 50) { nodes { id findings { key } } } }`
    const { unitReturns } = await manager.get<{ unitReturns: { nodes: { findings: object[] }[] } }>(list, {})
    expect(unitReturns.nodes.filter((node) => node.findings.length > 0).length).toBeGreaterThan(1)
  })

  it('are the same for the centre, and nobody’s business elsewhere', async () => {
    const id = await aDraft(sound)
    const coordinator = await app.as('regional_coordinator')
    expect(await findings(id, coordinator)).toEqual(await findings(id))
    const other = await aSecondConsortium(app)
    const outsider = await asOutsider(app, other)
    for (const [query, variables] of [[FINDINGS, { id }], [CHECKS, { id }]] as const) {
      const answer = await outsider.ask(query, variables)
      expect(answer.errors?.[0]?.extensions?.code).toBe('NOT_FOUND')
    }
  })
})

describe('what the form needs to check by itself', () => {
  it('are the sound and the broken rules in force, the past and the explanations with what they are about', async () => {
    const id = await aDraft(sound)
    await explain({ returnId: id, ruleCode: 'spec_change', cell: `${coaches}/`, text: 'Uusi valmentaja aloitti.' })
    const { returnChecks } = await manager.get<{ returnChecks: Checked }>(CHECKS, { id })
    const rules = returnChecks.rules.map(({ code }) => code)
    expect(rules).toContain('spec_change')
    expect(rules).not.toContain('spec_resting')
    const pastOf = (indicatorId: string) => returnChecks.indicators.find((each) => each.indicatorId === indicatorId)?.past
    expect(pastOf(coaches)).toEqual([{ breakdown: '', values: ['3.0', ...Array<null>(7).fill(null)] }])
    expect(pastOf(inWork)?.map(({ breakdown, values }) => [breakdown, values[0]]).sort()).toEqual([
      ['', '5'],
      ['spec_group:i', '4'],
      ['spec_group:ii', '1']
    ])
    expect(returnChecks.explanations).toMatchObject([{ ruleCode: 'spec_change', about: '35', version: 1 }])
  })
})

describe('an explanation', () => {
  it('keeps to its finding until the figure changes', async () => {
    const id = await aDraft(sound)
    const input = { returnId: id, ruleCode: 'spec_change', cell: `${coaches}/`, text: '  Uusi valmentaja aloitti 1.8.  ', expectedVersion: 0 }
    const written = await explain(input)
    expect(written.data?.explainFinding.finding.explanation).toMatchObject({ text: 'Uusi valmentaja aloitti 1.8.', writtenBy: 'Mikko Hyvärinen' })
    const ofChange = async () => (await findings(id)).find(({ ruleCode }) => ruleCode === 'spec_change')
    expect(await ofChange()).toMatchObject({ explanation: { text: 'Uusi valmentaja aloitti 1.8.' }, explanationVersion: 1, formerText: null })
    await app.rows('UPDATE return_cell SET value = 40 WHERE return_id = $1 AND indicator_id = $2', [id, coaches])
    expect(await ofChange()).toMatchObject({ explanation: null, formerText: 'Uusi valmentaja aloitti 1.8.', explanationVersion: 1 })
    await app.rows('UPDATE return_cell SET value = 35 WHERE return_id = $1 AND indicator_id = $2', [id, coaches])
    expect(await ofChange()).toMatchObject({ explanation: { text: 'Uusi valmentaja aloitti 1.8.' } })
  })

  it('is not written over another that its writer has not seen', async () => {
    const id = await aDraft(sound)
    const input = { returnId: id, ruleCode: 'spec_change', cell: `${coaches}/`, text: 'Ensimmäinen selitys', expectedVersion: 0 }
    expect((await explain(input)).errors).toBeUndefined()
    expect(await codeOf({ ...input, text: 'Toinen selitys' })).toBe('STALE')
    const second = await explain({ ...input, text: 'Toinen selitys', expectedVersion: 1 })
    expect(second.data?.explainFinding.finding).toMatchObject({ explanation: { text: 'Toinen selitys' }, explanationVersion: 2 })
  })

  it.each([
    ['ab', 'TOO_SHORT'],
    ['   ab   ', 'TOO_SHORT'],
    [`${'x'.repeat(2001)}`, 'TOO_LONG']
  ])('of %j is refused', async (text, code) => {
    const id = await aDraft(sound)
    expect(await codeOf({ returnId: id, ruleCode: 'spec_change', cell: `${coaches}/`, text })).toBe(code)
  })

  it('needs a finding', async () => {
    const id = await aDraft(sound)
    const input = { returnId: id, ruleCode: 'spec_change', cell: `${coaches}/`, text: 'Selitys' }
    expect(await codeOf({ ...input, ruleCode: 'spec_resting' })).toBe('NOT_FOUND')
    expect(await codeOf({ ...input, cell: `${due}/` })).toBe('NOT_FOUND')
    expect(await codeOf({ ...input, returnId: newId() })).toBe('NOT_FOUND')
  })

  it('is written while the unit has the return, by the unit', async () => {
    const input = { ruleCode: 'spec_change', cell: `${coaches}/`, text: 'Selitys' }
    const submitted = await aDraft(sound, { state: 'submitted' })
    expect(await codeOf({ ...input, returnId: submitted })).toBe('RETURN_STATE')
    const id = await aDraft(sound)
    expect(await codeOf({ ...input, returnId: id }, await app.as('regional_coordinator'))).toBe('NOT_ALLOWED')
    expect(await codeOf({ ...input, returnId: id }, await app.as('reviewer'))).toBe('NOT_ALLOWED')
    const elsewhere = await aDraft(sound, { unitId: siblingId })
    expect(await codeOf({ ...input, returnId: elsewhere })).toBe('NOT_FOUND')
    const outsider = await asOutsider(app, await aSecondConsortium(app))
    expect(['NOT_FOUND', 'NOT_ALLOWED']).toContain(await codeOf({ ...input, returnId: id }, outsider))
    await app.rows(`UPDATE collection_round SET state = 'locked' WHERE id = (SELECT round_id FROM unit_return WHERE id = $1)`, [id])
    expect(await codeOf({ ...input, returnId: id })).toBe('ROUND_STATE')
  })
})
