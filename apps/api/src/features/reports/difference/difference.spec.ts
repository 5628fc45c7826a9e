/** Why two figures differ, through GraphQL: every pair of figures of a network in which a unit moved, a report came late and one was corrected. */
import { type Actor, TestApp } from '../../../testing/harness.js'
import { change } from '../../../testing/network-changes.js'
import { anAudience, anEdition, demoFunder } from '../../../testing/publications.js'
import { ReportedFigures } from '../../results/facts/testing/reported-figures.js'
import { aSnapshotEdition } from '../testing/snapshot-edition.js'

type Node = { id: string; centreId: string; name: string }
type Part = { area: string; name: { fi: string } | null; amount: string; fromName: { fi: string } | null; toName: { fi: string } | null }
type Step = { clauses: string[]; before: string | null; after: string | null; amount: string; numerator: string | null; denominator: string | null; parts: Part[]; restCount: number; restAmount: string }
type Stated = { mark: string; value: string | null; numerator: string | null; denominator: string | null; unitCount: number; areaName: { fi: string } | null; edition: { number: number } | null; definitionNumber: number; formula: string }
type Answer = { outcome: string; one: Stated; other: Stated; difference: string | null; steps: Step[] }

const STATED = 'mark value numerator denominator unitCount missingCount areaName { fi } edition { number } definitionNumber formula level'
const DIFFERENCE = `query ($input: FigureDifferenceInput!) { figureDifference(input: $input) { outcome difference one { ${STATED} } other { ${STATED} }
  steps { clauses before after amount numerator denominator restCount restAmount parts { area name { fi } amount fromName { fi } toName { fi } } } } }`
const CONSOLIDATION = `query ($input: ConsolidationInput!) { consolidation(input: $input) { areas { area isWhole } rows { areaPlace } values { value } } }`

const [first, last] = ['2025-Q1', '2025-Q2']
let app: TestApp
let figures: ReportedFigures
let office: Actor
let units: Node[]
let moved: Node
let target: { id: string; name: string }
let early: string
let later: string

beforeAll(async () => {
  app = await TestApp.start()
  figures = await ReportedFigures.begin(app)
  office = await app.as('national_coordinator')
  units = await app.rows<Node>(
    `SELECT u.id, l.parent_id AS "centreId", u.name_fi AS name FROM unit_now u JOIN unit_link l ON l.unit_id = u.id
     JOIN org_unit c ON c.id = l.parent_id AND c.type = 'regional_centre'
     WHERE u.type = 'local_unit' AND u.is_open AND u.id IN (SELECT p.unit_id FROM unit_period p WHERE p.valid_from <= '2024-12-31')
       AND (SELECT count(*) FROM unit_link x WHERE x.unit_id = u.id) = 1 AND (SELECT count(*) FROM unit_period x WHERE x.unit_id = u.id) = 1
     ORDER BY l.parent_id, u.id LIMIT 9`
  )
  moved = units[0]!
  const [other] = await app.rows<{ id: string; name: string }>(
    `SELECT u.id, u.name_fi AS name FROM unit_now u WHERE u.type = 'regional_centre' AND u.is_open AND u.id <> $1 ORDER BY u.id LIMIT 1`,
    [moved.centreId]
  )
  target = other!
  await figures.indicator('YD_PLACED', { unit: 'count', aggregation: 'sum' })
  await figures.indicator('YD_LEFT', { unit: 'count', aggregation: 'sum' })
  await figures.indicator('YD_RATE', { unit: 'percent', aggregation: 'none', decimals: 1, numerator: 'YD_PLACED', denominator: 'YD_LEFT', factor: 100 })
  const returns: string[] = []
  for (const [place, { id: unitId, centreId }] of units.entries()) {
    for (const period of [first, last]) {
      const state = place === 1 && period === last ? 'submitted' : 'accepted'
      returns.push(await figures.send({ unitId, centreId, period, state }, [
        ...['f', 'm'].map((gender) => ({ code: 'YD_PLACED', breakdown: `gender:${gender}`, value: 2 + place })),
        { code: 'YD_LEFT', value: 20 + place }
      ]))
    }
  }
  const indicatorIds = ['YD_PLACED', 'YD_LEFT'].map((code) => figures.id(code))
  await app.rows(
    `INSERT INTO round_indicator (round_id, indicator_id, consortium_id, position)
     SELECT DISTINCT r.round_id, i.id, $1::uuid, 1 FROM unit_return r CROSS JOIN indicator i WHERE r.id = ANY ($2::uuid[]) AND i.id = ANY ($3::uuid[])`,
    [figures.consortiumId, returns, indicatorIds]
  )
  early = await aSnapshotEdition(app, { first, last, number: 71, indicatorIds })
  // A report that came late, one that was corrected, and a unit that moved in the middle of the run.
  await app.rows(`UPDATE unit_return SET state = 'accepted' WHERE id = $1`, [returns[3]])
  await app.rows(`UPDATE return_cell SET value = value + 6 WHERE return_id = $1 AND breakdown = 'gender:f'`, [returns[4]])
  await app.rows(`INSERT INTO return_version (return_id, number, consortium_id, unit_id, kind) VALUES ($1, 2, $2, $3, 'submission')`, [returns[4], figures.consortiumId, units[2]!.id])
  await change(office, { effectiveOn: '2025-05-01', operation: { move: { unitIds: [moved.id], parentId: target.id } } })
  later = await aSnapshotEdition(app, { first, last, number: 72, indicatorIds, replacesId: early })
})
afterAll(() => app.stop())

type Asked = Readonly<{ code?: string; [more: string]: unknown }>
const statement = ({ code = 'YD_PLACED', ...of }: Asked) => ({
  indicatorId: figures.id(code), source: 'live', lens: 'centre', area: moved.centreId, isWhole: false, from: first, to: last, ...of
})
const ask = (one: Asked, other: Asked, actor = office) =>
  actor.ask<{ figureDifference: Answer }>(DIFFERENCE, { input: { one: statement(one), other: statement(other) } })
const difference = async (one: Asked, other: Asked, actor = office): Promise<Answer> => {
  const { data, errors } = await ask(one, other, actor)
  if (!data) throw new Error(JSON.stringify(errors))
  return data.figureDifference
}
const sum = (texts: readonly (string | null)[]): number => texts.reduce((total, text) => total + Math.round(Number(text ?? 0) * 10), 0) / 10
const told = ({ steps }: Answer) => steps.map(({ clauses, amount }) => [clauses.join('+'), Number(amount)])
const partsOf = ({ steps }: Answer, clause: string) => steps.find(({ clauses }) => clauses.includes(clause))?.parts ?? []

const editionOf = (editionId: string) => ({ source: 'edition', editionId })
const pairs: readonly [string, () => Asked, () => Asked][] = [
  ['an edition and the one that replaced it', () => editionOf(early), () => editionOf(later)],
  ['an edition and what stands now', () => editionOf(early), () => ({})],
  ['what stands now and an edition', () => ({}), () => editionOf(early)],
  ['an edition and everything that was sent', () => editionOf(early), () => ({ stage: 'submitted' })],
  ['as it was and restated', () => ({ area: target.id }), () => ({ area: target.id, restateTo: '2026-01-01' })],
  ['two periods of two centres', () => ({ to: first }), () => ({ from: last, area: target.id })],
  ['the whole and a category of it', () => ({ isWhole: true, area: null }), () => ({ isWhole: true, area: null, breakdown: 'gender:f' })],
  ['a ratio of an edition and of now', () => ({ ...editionOf(early), code: 'YD_RATE' }), () => ({ code: 'YD_RATE', from: last })],
  ['two indicators of one unit', () => ({ lens: 'unit', area: moved.id }), () => ({ lens: 'unit', area: moved.id, code: 'YD_LEFT' })]
]

describe('the steps between two figures', () => {
  it.each(pairs)('are the whole difference between %s', async (_name, one, other) => {
    const answer = await difference(one(), other())
    expect(answer.outcome).toBe('explained')
    expect(answer.steps.length).toBeGreaterThan(0)
    expect(sum(answer.steps.map(({ amount }) => amount))).toBe(sum([answer.other.value]) - sum([answer.one.value]))
    expect(Number(answer.difference)).toBe(sum(answer.steps.map(({ amount }) => amount)))
    for (const { parts, restAmount, amount, numerator } of answer.steps) {
      if (numerator === null) expect(sum([...parts.map((part) => part.amount), restAmount])).toBe(Number(amount))
    }
    expect(sum(answer.steps.map(({ numerator }) => numerator))).toBe(sum([answer.other.numerator]) - sum([answer.one.numerator]))
  })

  it('tell the late report, the correction and the move apart, each with its unit', async () => {
    const answer = await difference(editionOf(early), editionOf(later))
    const mine = units.filter(({ centreId }) => centreId === moved.centreId)
    expect(told(answer)).toEqual([
      ...(mine.includes(units[1]!) ? [['returns', 6]] : []),
      ...(mine.includes(units[2]!) ? [['corrections', 6]] : []),
      ['network', -4]
    ])
    expect([answer.one.edition?.number, answer.other.edition?.number]).toEqual([71, 72])
    const [part] = partsOf(answer, 'network')
    expect(part).toMatchObject({ area: moved.id, name: { fi: moved.name }, amount: '-4', toName: { fi: target.name } })
    expect(part?.fromName?.fi).toBe(answer.one.areaName?.fi)
    const there = await difference({ ...editionOf(early), area: target.id }, { ...editionOf(later), area: target.id })
    expect(partsOf(there, 'network')).toEqual([expect.objectContaining({ area: moved.id, amount: '4' })])
    // What it reported before it moved counts under its new centre too when everything is seen by a later day.
    const restated = await difference({ area: target.id }, { area: target.id, restateTo: '2026-01-01' })
    expect(partsOf(restated, 'restated')).toEqual([expect.objectContaining({ area: moved.id, amount: '4', fromName: part?.fromName, toName: { fi: target.name } })])
  })

  it('say of a ratio by how much both of its parts moved', async () => {
    const answer = await difference({ ...editionOf(early), code: 'YD_RATE', isWhole: true, area: null }, { code: 'YD_RATE', isWhole: true, area: null })
    const moves = answer.steps.map(({ clauses, numerator, denominator }) => [clauses.join('+'), numerator, denominator])
    expect(moves).toEqual([['returns', '6', '21'], ['corrections', '6', '0']])
    expect([answer.one.formula, answer.other.definitionNumber]).toEqual(['100 × (YD_PLACED) / (YD_LEFT)', 1])
  })

  it('are none between a figure and itself, nor between an edition and what stands when nothing has changed since', async () => {
    expect(await difference({}, {})).toMatchObject({ outcome: 'explained', difference: '0', steps: [] })
    expect(await difference(editionOf(later), {})).toMatchObject({ outcome: 'explained', difference: '0', steps: [] })
    expect(await difference({}, { code: 'YD_RATE' })).toMatchObject({ outcome: 'units_differ', difference: null, steps: [] })
  })

  it('lead between the figures of the consolidation', async () => {
    const live = await difference({}, { area: target.id, restateTo: '2026-01-01' })
    const figureIn = async (area: string, restateTo: string | null) => {
      const input = { indicatorIds: [figures.id('YD_PLACED')], lens: 'centre', restateTo, from: first, to: last }
      const { consolidation } = await office.get<{ consolidation: { areas: { area: string | null }[]; rows: { areaPlace: number }[]; values: { value: string }[][] } }>(CONSOLIDATION, { input })
      const place = consolidation.rows.findIndex(({ areaPlace }) => consolidation.areas[areaPlace]?.area === area)
      return consolidation.values[place]?.at(-1)?.value
    }
    expect([live.one.value, live.other.value]).toEqual([await figureIn(moved.centreId, null), await figureIn(target.id, '2026-01-01')])
  })
})

describe('who asks', () => {
  const refused = async (one: Asked, other: Asked, actor: Actor) => {
    const { code, path } = (await ask(one, other, actor)).errors?.[0]?.extensions ?? {}
    return [code, path]
  }

  it('is told which clause cannot be read or cannot be', async () => {
    const [regional, funder] = [await app.as('regional_coordinator'), await app.as('funder')]
    expect(await refused(editionOf(early), {}, regional)).toEqual(['NOT_ALLOWED', ['input', 'one', 'editionId']])
    expect(await refused({}, {}, funder)).toEqual(['NOT_ALLOWED', ['input', 'one', 'source']])
    expect(await refused({}, { source: 'edition', editionId: moved.id }, office)).toEqual(['NOT_FOUND', ['input', 'other', 'editionId']])
    expect(await refused({}, { ...editionOf(early), lens: 'employment_area', area: '1' }, office)).toEqual(['NOT_FOUND', ['input', 'other', 'lens']])
    expect(await refused({}, { ...editionOf(early), from: '2024-Q1' }, office)).toEqual(['NOT_FOUND', ['input', 'other', 'from']])
    expect(await refused({}, { ...editionOf(early), restateTo: '2026-01-01' }, office)).toEqual(['INVALID_INPUT', ['input', 'other', 'restateTo']])
    expect(await refused({}, { indicatorId: moved.id }, office)).toEqual(['NOT_FOUND', ['input', 'other', 'indicatorId']])
    expect(await refused({}, { source: 'edition' }, office)).toEqual(['REQUIRED', ['input', 'other', 'editionId']])
    expect(await refused({ from: '2025-Q9' }, {}, office)).toEqual(['INVALID_INPUT', ['input', 'one', 'from']])
    expect((await app.anonymous.ask(DIFFERENCE, { input: { one: statement({}), other: statement({}) } })).status).toBe(401)
  })

  it('compares no more than they read themselves', async () => {
    const manager = await app.as('unit_manager')
    const everything = { isWhole: true, area: null }
    const own = await difference(everything, { ...everything, from: last }, manager)
    const all = await difference(everything, { ...everything, from: last })
    expect(Number(own.one.value)).toBeLessThan(Number(all.one.value))
    expect(own.steps.flatMap(({ parts }) => parts.map(({ area }) => area)).length).toBeLessThanOrEqual(1)
  })
})

describe('two published figures', () => {
  let audienceId: string
  let one: string
  let other: string
  const published = (editionId: string, of: Asked = {}) => ({
    ...{ source: 'publication', editionId, audienceId, lens: 'network', area: null, isWhole: true, from: '2026-Q1', to: '2026-Q2' }, ...of
  })

  beforeAll(async () => {
    const indicatorId = figures.id('YD_LEFT')
    audienceId = await anAudience(app, { organisationId: await demoFunder(app), detail: 'centre' })
    const centres = [{ centreId: moved.centreId, name: 'Itä', units: [] }, { centreId: target.id, name: 'Länsi', units: [] }]
    const cell = (lens: string, area: string, value: number, more = {}) => ({ indicatorId, lens, area, period: '2026-Q1/2026-Q2', value, ...more })
    const cells = (east: number, west: number) => [cell('network', '', east + west), cell('centre', moved.centreId, east, { isWithheld: east < 5 }), cell('centre', target.id, west)]
    one = await anEdition(app, { number: 81, indicators: [indicatorId], places: centres, cells: cells(70, 48) })
    other = await anEdition(app, { number: 82, indicators: [indicatorId], places: centres, cells: cells(73, 51), replacesId: one })
    const third = await anEdition(app, { number: 83, indicators: [indicatorId], places: centres, cells: cells(4, 120), replacesId: other })
    const PUBLISH = 'mutation ($input: PublishEditionInput!) { publishEdition(input: $input) { toldCount } }'
    for (const editionId of [one, other, third]) await office.get(PUBLISH, { input: { editionId, audienceIds: [audienceId] } })
    withheld = third
  })
  let withheld: string

  it('are compared by their readers, place by place', async () => {
    const funder = await app.as('funder')
    const answer = await difference(published(one, { code: 'YD_LEFT' }), published(other, { code: 'YD_LEFT' }), funder)
    expect([answer.one.value, answer.other.value, answer.difference]).toEqual(['118', '124', '6'])
    expect(told(answer)).toEqual([['edition', 6]])
    expect(partsOf(answer, 'edition').map(({ name, amount }) => [name?.fi, amount])).toEqual([['Itä', '3'], ['Länsi', '3']].sort())
  })

  it('have no amount where one is withheld, and show nothing of it', async () => {
    const funder = await app.as('funder')
    const at = { code: 'YD_LEFT', lens: 'centre', area: moved.centreId, isWhole: false }
    for (const actor of [funder, office]) {
      const answer = await difference(published(one, at), published(withheld, at), actor)
      expect(answer).toMatchObject({ outcome: 'withheld', difference: null, steps: [], other: { mark: 'withheld', value: null, areaName: { fi: 'Itä' } } })
    }
    const whole = await difference(published(one, { code: 'YD_LEFT' }), published(withheld, { code: 'YD_LEFT' }), funder)
    expect(told(whole)).toEqual([['edition', 6]])
    expect(partsOf(whole, 'edition')).toEqual([])
  })

  it('are not there for others', async () => {
    const regional = await app.as('regional_coordinator')
    const { errors } = await ask(published(one, { code: 'YD_LEFT' }), published(other, { code: 'YD_LEFT' }), regional)
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', path: ['input', 'one', 'audienceId'] })
  })
})
