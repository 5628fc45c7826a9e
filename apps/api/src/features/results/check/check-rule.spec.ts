import { readRule } from '@solmu/domain/results/check-rule-issues.js'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import { aDimension, anIndicator, aReturn, aRound, unitOf, unitsAround } from '../../../testing/results.js'
import { aSecondConsortium, asOutsider, type SecondConsortium } from '../../network/second-consortium.js'
import { libraryGroups, libraryIndicators } from '../indicator/library/library.js'
import { aCheckRule } from './check-testing.js'
import { libraryCheckRules, rulesOver } from './library/library.js'

const RULE = `id code kind severity isActive version changedBy message { fi sv en }
  spec { of codes level periodKinds min max wholes relation parts periodsAgo tolerance expression at relative absolute }`
const LIST = `query { checkRules { ${RULE} } }`
const CREATE = `mutation ($input: CreateCheckRuleInput!) { createCheckRule(input: $input) { rule { ${RULE} } } }`
const CHANGE = `mutation ($input: ChangeCheckRuleInput!) { changeCheckRule(input: $input) { rule { ${RULE} } } }`
const TRY = `query ($input: TryCheckRuleInput!, $roundId: ID!) { tryCheckRule(input: $input, roundId: $roundId) {
  returnCount foundInCount findingCount examples { returnId unit { id name { fi } } label { fi } message { fi } } } }`
const INSTALL = `mutation { installIndicatorLibrary { indicatorCount checkRuleCount } }`

type Rule = { id: string; code: string; isActive: boolean; version: number; changedBy: string | null; spec: Record<string, unknown> }
type Trial = { returnCount: number; foundInCount: number; findingCount: number; examples: { returnId: string; label: { fi: string }; message: { fi: string } }[] }

let app: TestApp
let coordinator: Actor
let second: SecondConsortium
let persons: string

beforeAll(async () => {
  app = await TestApp.start()
  coordinator = await app.as('national_coordinator')
  second = await aSecondConsortium(app)
  await aDimension(app, { code: 'rule_group', categories: ['i', 'ii'] })
  persons = await anIndicator(app, { code: 'RULE_A1', unit: 'persons', dimensions: ['rule_group'] })
})
afterAll(() => app.stop())

const texts = { fi: 'Luku {value} on yli {limit}.', sv: 'Talet {value} är över {limit}.', en: 'The figure {value} is over {limit}.' }
const aDraft = (of: object = {}) => ({
  ...{ code: `rule_${newId().slice(-12)}`, kind: 'range', severity: 'warning', message: texts },
  ...{ spec: { of: 'indicators', codes: ['RULE_A1'], level: 'cell', max: 10 } },
  ...of
})
const create = (input: object, actor = coordinator) => actor.ask<{ createCheckRule: { rule: Rule } }>(CREATE, { input })
const change = (input: object, actor = coordinator) => actor.ask<{ changeCheckRule: { rule: Rule } }>(CHANGE, { input })
const list = async (actor = coordinator) => (await actor.get<{ checkRules: Rule[] }>(LIST, {})).checkRules
async function issuesOf(answer: ReturnType<typeof create>) {
  const { code, path, issues } = (await answer).errors?.[0]?.extensions ?? {}
  return (issues ?? [{ code, path }]).map((issue) => `${issue.code} ${issue.path?.join('.')}`)
}

/** What may be changed of a rule: all but its code and its kind. */
const changesOf = <Draft extends { code: unknown; kind?: unknown }>(draft: Draft) =>
  Object.fromEntries(Object.entries(draft).filter(([name]) => name !== 'code' && name !== 'kind')) as Omit<Draft, 'code' | 'kind'>

const refusalOf = async (asked: ReturnType<typeof create> | ReturnType<typeof change>) => (await asked).errors?.[0]?.extensions?.code

describe('a rule', () => {
  it('is added, listed and changed, and its changes are on record', async () => {
    const input = aDraft()
    const { data } = await create(input)
    const rule = data!.createCheckRule.rule
    expect(rule).toMatchObject({ code: input.code, kind: 'range', severity: 'warning', isActive: true, version: 1, message: texts, changedBy: 'Aino Salmela' })
    expect(rule.spec).toMatchObject({ of: 'indicators', codes: ['RULE_A1'], level: 'cell', min: null, max: 10, periodKinds: [] })
    const said = changesOf(input)
    const changed = await change({ ...said, ruleId: rule.id, severity: 'error', isActive: false, expectedVersion: 1 })
    expect(changed.data?.changeCheckRule.rule).toMatchObject({ severity: 'error', isActive: false, version: 2 })
    expect(await list()).toContainEqual(expect.objectContaining({ id: rule.id, isActive: false }))
    const entries = await app.rows<{ action: string; before: object; after: object }>(
      `SELECT action, before, after FROM audit_entry WHERE subject_id = $1 ORDER BY number`,
      [rule.id]
    )
    expect(entries.map(({ action }) => action)).toEqual(['createCheckRule', 'changeCheckRule'])
    expect(entries[1]).toMatchObject({ before: { severity: 'warning', isActive: true }, after: { severity: 'error', isActive: false } })
  })

  it('is refused with everything that is wrong, each at its field', async () => {
    expect(await issuesOf(create(aDraft({ code: 'Not A Code', spec: { of: 'groups', codes: ['farms'], level: 'cell' }, message: { fi: '{value', sv: '' } })))).toEqual([
      'INVALID_INPUT code',
      'REQUIRED spec.min',
      'INVALID_INPUT message.fi',
      'REQUIRED message.sv',
      'REQUIRED message.en'
    ])
    expect(await issuesOf(create(aDraft({ spec: { of: 'indicators', codes: ['NOWHERE'], max: 1 } })))).toEqual(['UNKNOWN_REFERENCE spec.codes'])
    const expression = { kind: 'expression', spec: { expression: 'RULE_A1 +', at: 'RULE_A1' }, message: { fi: 'a', sv: 'b', en: 'c' } }
    expect(await issuesOf(create(aDraft(expression)))).toEqual(['EXPRESSION_INVALID spec.expression'])
  })

  it('has a code of its own, and is changed by nobody who has not seen it', async () => {
    const input = aDraft()
    const { data } = await create(input)
    expect(await issuesOf(create(input))).toEqual(['ALREADY_EXISTS code'])
    const said = changesOf(input)
    const again = { ...said, ruleId: data!.createCheckRule.rule.id, isActive: true, expectedVersion: 1 }
    expect((await change(again)).errors).toBeUndefined()
    expect((await change(again)).errors?.[0]?.extensions?.code).toBe('STALE')
    expect((await change({ ...again, ruleId: newId() })).errors?.[0]?.extensions?.code).toBe('NOT_FOUND')
  })

  it('is read by those who report, and kept by those who may', async () => {
    const id = await aCheckRule(app, { code: `seen_${newId().slice(-12)}`, kind: 'range', spec: { of: 'all', max: 1 } })
    const manager = await app.as('unit_manager')
    expect((await list(manager)).map((rule) => rule.id)).toContain(id)
    expect(await refusalOf(create(aDraft(), manager))).toBe('NOT_ALLOWED')
    const said = changesOf(aDraft())
    const input = { ...said, ruleId: id, isActive: true, expectedVersion: 1 }
    expect(await refusalOf(change(input, await app.as('regional_coordinator')))).toBe('NOT_ALLOWED')
    expect((await manager.ask(TRY, { input: trialOf(), roundId: newId() })).errors?.[0]?.extensions?.code).toBe('NOT_ALLOWED')
    const outsider = await asOutsider(app, second)
    expect((await list(outsider)).map((rule) => rule.id)).not.toContain(id)
    expect(await refusalOf(change(input, outsider))).toBe('NOT_FOUND')
  })
})

const trialOf = () => {
  const { kind, ...said } = aDraft({ message: { fi: '{label}: {value} > {limit}', sv: '{value}', en: '{value}' } })
  return { kind, ...changesOf(said) }
}

describe('a trial', () => {
  it('counts what a rule would find in the returns of a round, keeps nothing, and shows some of it', async () => {
    const roundId = await aRound(app, { indicators: [{ id: persons, dimensions: ['rule_group'] }] })
    const { unitId } = await unitOf(app, 'mikko.hyvarinen@solmu.example')
    const { siblings, farUnitId } = await unitsAround(app, unitId)
    const cells = (i: number, ii: number) => [
      { indicatorId: persons, breakdown: 'rule_group:i', value: i },
      { indicatorId: persons, breakdown: 'rule_group:ii', value: ii }
    ]
    const first = await aReturn(app, { roundId, unitId, state: 'draft', cells: cells(12, 30) })
    const other = await aReturn(app, { roundId, unitId: farUnitId, state: 'submitted', cells: cells(1, 11) })
    await aReturn(app, { roundId, unitId: siblings[0]!, state: 'draft', cells: cells(1, 10) })
    await aReturn(app, { roundId, unitId: siblings[1]!, state: 'not_started' })
    const before = (await list()).length
    const { tryCheckRule } = await coordinator.get<{ tryCheckRule: Trial }>(TRY, { input: trialOf(), roundId })
    expect(tryCheckRule).toMatchObject({ returnCount: 3, foundInCount: 2, findingCount: 3 })
    const found = tryCheckRule.examples.map(({ returnId, message }) => [returnId, message.fi])
    expect(found.slice(0, 2).map(([id]) => id).sort()).toEqual([first, other].sort())
    expect(found).toContainEqual([first, 'RULE_A1, ii: 30 > 10'])
    expect(await list()).toHaveLength(before)
  })

  it('is refused for a rule that is not sound and a round out of sight', async () => {
    const codeOf = async (variables: Record<string, unknown>, actor = coordinator) =>
      (await actor.ask(TRY, variables)).errors?.[0]?.extensions?.code
    const roundId = await aRound(app, { indicators: [{ id: persons, dimensions: ['rule_group'] }] })
    expect(await codeOf({ input: { ...trialOf(), spec: { of: 'all' } }, roundId })).toBe('REQUIRED')
    expect(await codeOf({ input: trialOf(), roundId: newId() })).toBe('NOT_FOUND')
    const input = { ...trialOf(), spec: { of: 'all', level: 'cell', max: 10 } }
    expect(await codeOf({ input, roundId }, await asOutsider(app, second))).toBe('NOT_FOUND')
  })
})

describe('the rules that come with the product', () => {
  const known = {
    indicators: new Set(libraryIndicators.map(({ code }) => code)),
    groups: new Set(libraryGroups.map(({ code }) => code))
  }

  it.each(libraryCheckRules.map((rule) => [rule.code, rule] as const))('%s is sound over the library', (_code, rule) => {
    expect(readRule(rule, known)).not.toHaveProperty('issues')
  })

  it('are one for each code, and left out where an indicator is not there', () => {
    expect(new Set(libraryCheckRules.map(({ code }) => code)).size).toBe(libraryCheckRules.length)
    const few = rulesOver(new Set(['A2', 'A1'])).map(({ code }) => code)
    expect(few).toContain('a2_at_most_a1')
    expect(few).toContain('required_figures')
    expect(few).not.toContain('a4_equals_a2')
    expect(few).not.toContain('a1_carries_on')
  })

  it('are installed with the indicators, once', async () => {
    const outsider = await asOutsider(app, second)
    const first = await outsider.get<{ installIndicatorLibrary: { checkRuleCount: number } }>(INSTALL, {})
    expect(first.installIndicatorLibrary.checkRuleCount).toBe(libraryCheckRules.length)
    const again = await outsider.get<{ installIndicatorLibrary: { checkRuleCount: number } }>(INSTALL, {})
    expect(again.installIndicatorLibrary.checkRuleCount).toBe(0)
    expect((await list(outsider)).map(({ code }) => code).sort()).toEqual(libraryCheckRules.map(({ code }) => code).sort())
  })
})
