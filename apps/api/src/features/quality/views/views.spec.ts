import { criteriaOf } from '@solmu/domain/quality/framework.js'
import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import { addFinals, openUnits, summing, type Unit, type Version, versionOf } from './views-testing.js'

const RESULT = 'result { assessmentId versionNumber assessedOn finalKind score band level }'
const OVERVIEW = `query ($frameworkId: ID!, $versionId: ID, $centreId: ID, $cycleId: ID, $asOf: Date) {
  qualityOverview(frameworkId: $frameworkId, versionId: $versionId, centreId: $centreId, cycleId: $cycleId, asOf: $asOf) {
    asOf subjectCount shownCount unpublishedCount version { number content { aggregation sections { criteria { code } } bands { code } } } rounds { id }
    units { unit { id name { fi } } centreId isComparable change ${RESULT} cells { mark value position } }
    nodes { id parentId type bands { band count } outside none total municipalityCodes }
    improved { code unitCount better same worse meanChange } } }`
const PROFILE = `query ($unitId: ID!) { unitQuality(unitId: $unitId) { unpublishedCount unit { id } centre { id }
  frameworks { version { frameworkId number } benchmark { n minimum percentile quartiles }
    comparison { code self { value } reviews { value } evidenceCount n quartiles positions }
    rounds { isComparable change ${RESULT} sections { code value lowest highest position answered total } cells { mark value } } } } }`
const ESTIMATE = 'n reading spearman { value interval } pearson { value interval }'
const ASSOCIATION = `query ($input: QualityAssociationInput!) { qualityAssociation(input: $input) { unitCount incompleteCount minimum
  whole { ${ESTIMATE} } within { ${ESTIMATE} } groups { key range scores figures association { ${ESTIMATE} } } points { unit { id } score figure mix group } } }`
const PARAMETERS = '{ qualityParameters { id validFrom staffCost otherCost customersPerCoach minimumUnits source version changedBy steps { from factor } } }'
const SAVE = `mutation ($input: SaveQualityParametersInput!) { saveQualityParameters(input: $input) { parameters { id validFrom staffCost version changedBy } } }`
const DROP = `mutation ($input: DropQualityParametersInput!) { dropQualityParameters(input: $input) { parameters { id } } }`
const BASIS = `query ($unitId: ID!) { resourcingBasis(unitId: $unitId) { unit { id } customers coaches periods scores { frameworkName { fi } lowest highest ${RESULT} } } }`

type Estimate = { n: number; reading: string; spearman: { value: number; interval: number[] | null } | null }
type Result = { assessmentId: string; score: number | null; band: string | null; level: string }
type Overview = {
  subjectCount: number
  shownCount: number
  unpublishedCount: number
  units: { unit: { id: string }; centreId: string; isComparable: boolean; change: number | null; result: Result | null; cells: { mark: string; value: number | null; position: number | null }[] }[]
  nodes: { id: string; type: string; bands: { band: string; count: number }[]; outside: number; none: number; total: number; municipalityCodes: string[] }[]
  improved: { code: string; unitCount: number; better: number; same: number; worse: number; meanChange: number | null }[]
}
type Profile = {
  unpublishedCount: number
  frameworks: { comparison: { code: string; self: { value: number } | null; reviews: { value: number }[]; evidenceCount: number | null; n: number; quartiles: number[] | null; positions: number[] | null }[]; benchmark: { n: number; percentile: number | null; quartiles: number[] | null } | null; rounds: { change: number | null; isComparable: boolean; result: Result; sections: { value: number; position: number }[] }[] }[]
}
type Association = {
  unitCount: number
  minimum: number
  whole: Estimate
  within: Estimate | null
  groups: { key: string; range: number[] | null; scores: number[] | null; association: Estimate }[]
  points: { unit: { id: string }; score: number; figure: number; group: string }[]
}
type Parameters = { id: string | null; validFrom: string; staffCost: number; version: number; changedBy: string | null }[]

const today = todayIn()
let app: TestApp
let ips: Version
let units: Unit[]
let own: Unit
let coordinator: Actor
let manager: Actor

const codeOf = (answer: { errors?: { extensions: { code: string } }[] }) => answer.errors?.[0]?.extensions.code
const overview = async (actor: Actor, of: object = {}) => (await actor.get<{ qualityOverview: Overview }>(OVERVIEW, { frameworkId: ips.frameworkId, ...of })).qualityOverview
const profile = async (actor: Actor, unitId: string) => (await actor.get<{ unitQuality: Profile }>(PROFILE, { unitId })).unitQuality
const rowOf = ({ units: rows }: Overview, { id }: Unit) => rows.find(({ unit }) => unit.id === id)!

/** Every unit but the last two has a result; a third is published to the network, a third to its centre. */
async function assess() {
  const levels = ['unit', 'centre', 'network'] as const
  await addFinals(app, units.slice(0, -2).map((unit, place) => ({ version: ips, unit, assessedOn: '2026-03-01', level: levels[place % 3]!, value: summing(60 + place) })))
}

beforeAll(async () => {
  app = await TestApp.start()
  coordinator = await app.as('national_coordinator')
  manager = await app.as('unit_manager')
  // The spec has results of its own and no others.
  await app.rows('TRUNCATE quality_assessment CASCADE')
  ips = await versionOf(app, 'ips_25')
  const [held] = await app.rows<{ id: string }>(`SELECT r.unit_id AS id FROM role_assignment r JOIN app_user u ON u.id = r.user_id WHERE u.email = 'mikko.hyvarinen@solmu.example' AND r.role = 'unit_manager'`)
  const all = await openUnits(app)
  own = all.find(({ id }) => id === held!.id)!
  units = [own, ...all.filter(({ id }) => id !== own.id)]
  await assess()
})
afterAll(() => app.stop())

describe('the overview', () => {
  it('shows what is published to the viewer, and says how many there are beside', async () => {
    const whole = await overview(coordinator)
    expect([whole.subjectCount, whole.shownCount, whole.unpublishedCount]).toEqual([units.length, units.length - 2, 0])
    const seen = await overview(manager)
    const assessed = units.slice(0, -2)
    const visible = assessed.filter(({ centreId }, place) => place === 0 || place % 3 === 2 || (place % 3 === 1 && centreId === own.centreId))
    expect([seen.subjectCount, seen.shownCount, seen.unpublishedCount]).toEqual([units.length, visible.length, assessed.length - visible.length])
    const shown = seen.units.filter(({ result }) => result !== null).map(({ unit }) => unit.id).sort()
    expect(shown).toEqual(visible.map(({ id }) => id).sort())
    expect(seen.units.filter(({ result, cells }) => result === null && cells.length > 0)).toEqual([])
  })

  it('has a cell for each criterion, and every unit in one of the counts of its centre and of the whole', async () => {
    const whole = await overview(coordinator)
    const row = rowOf(whole, own)
    expect(row.cells.slice(0, 11).map(({ mark, value, position }) => [mark, value, position])).toEqual([...Array.from({ length: 10 }, () => ['value', 3, 0.5]), ['value', 2, 0.25]])
    expect(row.result).toMatchObject({ score: 60, band: 'not_ips', level: 'unit' })
    for (const { bands, outside, none, total } of whole.nodes) expect(bands.reduce((sum, { count }) => sum + count, 0) + outside + none).toBe(total)
    const [head] = whole.nodes
    expect([head!.type, head!.total, head!.none]).toEqual(['headquarters', units.length, 2])
    expect(whole.nodes.find(({ id }) => id === own.centreId)!.municipalityCodes.length).toBeGreaterThan(0)
  })

  it('narrows to a centre, in as many statements', async () => {
    const centre = await overview(coordinator, { centreId: own.centreId })
    expect(centre.units.every(({ centreId }) => centreId === own.centreId)).toBe(true)
    expect(centre.subjectCount).toBe(units.filter(({ centreId }) => centreId === own.centreId).length)
    const many = await app.statementsOf(() => overview(coordinator))
    const few = await app.statementsOf(() => overview(coordinator, { centreId: own.centreId }))
    expect(few).toHaveLength(many.length)
    expect(many.length).toBeLessThanOrEqual(10)
  })

  it('is as of a day, and never averages what may not be averaged', async () => {
    expect((await overview(coordinator, { asOf: '2026-02-28' })).shownCount).toBe(0)
    const unit = units[3]!
    await addFinals(app, [{ version: ips, unit, assessedOn: '2026-06-01', level: 'network', value: (place) => (place === 1 ? 5 : summing(63)(place)) }])
    const later = await overview(manager)
    expect(rowOf(later, unit)).toMatchObject({ change: null, isComparable: true })
    expect(rowOf(await overview(coordinator), unit)).toMatchObject({ change: 2, result: { score: 65 } })
    const { improved } = await overview(coordinator)
    expect(improved[0]).toMatchObject({ code: criteriaOf(ips.content)[1]!.code, unitCount: 1, better: 1, meanChange: null })
    expect(improved.every(({ meanChange }) => meanChange === null)).toBe(true)
    expect((await overview(coordinator, { asOf: '2026-05-31' })).improved).toEqual([])
  })

  it('does not lay beside each other what two versions ask in different ways', async () => {
    const content = { ...ips.content, scales: ips.content.scales.map((scale) => ({ ...scale, levels: scale.levels.slice(0, -1) })) }
    const id = newId()
    await app.rows(`UPDATE quality_framework_version SET valid_to = '2026-07-01', version = version + 1 WHERE id = $1`, [ips.id])
    await app.rows(
      `INSERT INTO quality_framework_version (id, consortium_id, framework_id, number, state, content, valid_from, released_at) VALUES ($1, $2, $3, 2, 'released', $4, '2026-07-01', now())`,
      [id, own.consortiumId, ips.frameworkId, JSON.stringify(content)]
    )
    const now = await overview(coordinator)
    expect(rowOf(now, own)).toMatchObject({ isComparable: false })
    expect(new Set(rowOf(now, own).cells.map(({ mark }) => mark))).toEqual(new Set(['not_asked']))
    expect(now.nodes[0]).toMatchObject({ outside: units.length - 2, none: 2 })
    expect(rowOf(await overview(coordinator, { versionId: ips.id }), own).cells[0]).toMatchObject({ mark: 'value', value: 3 })
  })

  it('is of frameworks with criteria, and of one’s own network', async () => {
    const shqs = await versionOf(app, 'shqs')
    for (const frameworkId of [shqs.frameworkId, newId()]) expect(codeOf(await coordinator.ask(OVERVIEW, { frameworkId }))).toBe('NOT_FOUND')
    expect(codeOf(await (await app.as('funder')).ask(OVERVIEW, { frameworkId: ips.frameworkId }))).toBe('NOT_ALLOWED')
  })
})

describe('the profile of a unit', () => {
  it('tells sections, rounds and the rank among all, which are not shown by name', async () => {
    const { frameworks, unpublishedCount } = await profile(manager, own.id)
    expect(unpublishedCount).toBe(0)
    const [shown] = frameworks
    expect(shown!.rounds.map(({ result }) => result.score)).toEqual([60])
    expect(shown!.rounds[0]!.sections.map(({ value }) => value).reduce((sum, value) => sum + value, 0)).toBe(60)
    // The lowest of all: half of its own share.
    expect(shown!.benchmark).toMatchObject({ n: units.length - 2, percentile: 50 / (units.length - 2) })
    expect(shown!.benchmark!.quartiles).toHaveLength(3)
  })

  it('lays each level beside those of all units, the unit’s own word and its evidence; evidence is not for others', async () => {
    const unit = units.find(({ centreId }, place) => place > 3 && place % 3 === 2 && centreId !== own.centreId)!
    const [code] = criteriaOf(ips.content).map((criterion) => criterion.code)
    const [{ id } = { id: '' }] = await app.rows<{ id: string }>(`SELECT id FROM quality_assessment WHERE unit_id = $1`, [unit.id])
    await app.rows(`INSERT INTO quality_evidence (id, assessment_id, consortium_id, unit_id, criterion_code, kind, title, note) VALUES ($1, $2, $3, $4, $5, 'note', 'Ohje', 'Ohje')`, [newId(), id, unit.consortiumId, unit.id, code])
    const [first] = (await profile(coordinator, unit.id)).frameworks[0]!.comparison
    expect(first).toMatchObject({ code, self: null, reviews: [], evidenceCount: 1, n: units.length - 2 })
    expect(first!.quartiles!.map((value) => (value - 1) / 4)).toEqual(first!.positions)
    expect(first!.quartiles!).toEqual([...first!.quartiles!].sort((a, b) => a - b))
    await app.rows(`INSERT INTO quality_answer (assessment_id, consortium_id, unit_id, side, criterion_code, value) SELECT assessment_id, consortium_id, unit_id, 'agreed', criterion_code, 5 FROM quality_answer WHERE assessment_id = $1`, [id])
    await app.rows(`UPDATE quality_assessment SET final_kind = 'reviewed' WHERE id = $1`, [id])
    expect((await profile(coordinator, unit.id)).frameworks[0]!.comparison[0]!.self!.value).toBeLessThan(5)
    expect((await profile(manager, unit.id)).frameworks[0]!.comparison[0]).toMatchObject({ self: null, reviews: [], evidenceCount: null, n: units.length - 2 })
  })

  it('shows nothing that is not published, and says that there is more', async () => {
    const other = units.findIndex(({ centreId }, place) => place > 3 && place % 3 === 0 && centreId !== own.centreId)
    const hidden = await profile(manager, units[other]!.id)
    expect([hidden.frameworks, hidden.unpublishedCount]).toEqual([[], 1])
    expect((await profile(coordinator, units[other]!.id)).frameworks).toHaveLength(1)
    expect(codeOf(await manager.ask(PROFILE, { unitId: newId() }))).toBe('NOT_FOUND')
  })
})

describe('quality beside results', () => {
  let indicatorId: string
  let period: string
  beforeAll(async () => {
    const [row] = await app.rows<{ id: string; period: string }>(
      `SELECT i.id, f.period FROM fact f JOIN indicator i ON i.id = f.indicator_id JOIN unit_return r ON r.id = f.return_id
       WHERE i.code = 'A1' AND app.stage_of(r.state) >= 1 AND f.to_version IS NULL AND f.status = 'value'
       GROUP BY i.id, f.period HAVING count(DISTINCT f.unit_id) >= 30 ORDER BY f.period DESC LIMIT 1`
    )
    indicatorId = row!.id
    period = row!.period
  })
  const input = (of: object = {}) => ({ frameworkId: ips.frameworkId, versionId: ips.id, indicatorId, from: period, to: period, stage: 'submitted', ...of })
  const association = async (actor: Actor, of: object = {}) => (await actor.get<{ qualityAssociation: Association }>(ASSOCIATION, { input: input(of) })).qualityAssociation

  it('tells everybody the same of the group, and each the units that they may see', async () => {
    const whole = await association(coordinator)
    expect(whole.points).toHaveLength(whole.unitCount)
    expect(whole.whole.n).toBe(whole.unitCount)
    const seen = await association(manager)
    expect(seen.whole).toEqual(whole.whole)
    expect(seen.points.map(({ unit, group }) => [unit.id, group])).toEqual([[own.id, 'all']])
    // The distribution of all stands beside, with no limit that would be a unit's own.
    expect(seen.groups).toMatchObject([{ key: 'all', range: null, association: { n: whole.unitCount } }])
    expect(seen.groups[0]!.scores).toHaveLength(3)
    const mixed = await association(manager, { mixIndicatorId: indicatorId })
    expect(mixed.groups.map(({ key }) => key)).toEqual((await association(coordinator, { mixIndicatorId: indicatorId })).groups.map(({ key }) => key))
    expect(mixed.groups.every(({ range, association: { n } }) => range === null && n >= mixed.minimum)).toBe(true)
    expect(mixed.within!.n).toBe(mixed.unitCount)
  })

  it('finds what is there, and estimates nothing where scores are all the same', async () => {
    // Scores that follow the figures: one goes with the other.
    const { points } = await association(coordinator)
    const byFigure = [...points].sort((a, b) => a.figure - b.figure)
    await app.rows(`UPDATE quality_assessment a SET score = 39 + g.place FROM unnest($1::uuid[]) WITH ORDINALITY AS g (unit_id, place) WHERE a.unit_id = g.unit_id AND a.assessed_on = '2026-03-01'`, [
      byFigure.map(({ unit }) => unit.id)
    ])
    await app.rows(`DELETE FROM quality_answer WHERE assessment_id IN (SELECT id FROM quality_assessment WHERE assessed_on = '2026-06-01')`)
    await app.rows(`DELETE FROM quality_assessment WHERE assessed_on = '2026-06-01'`)
    const tied = (await association(manager)).whole
    expect(tied.reading).toBe('higher_with_higher')
    expect(tied.spearman!.value).toBeGreaterThan(0.9)
    await app.rows('UPDATE quality_assessment SET score = 80')
    expect((await association(manager)).whole).toMatchObject({ reading: 'constant', spearman: null })
  })

  it('is told of nine units to nobody who does not see them', async () => {
    await app.rows('UPDATE quality_assessment SET score = NULL WHERE unit_id <> ALL ($1)', [units.slice(0, 9).map(({ id }) => id)])
    const { unitCount, whole, points } = await association(manager)
    expect([unitCount, whole.reading, points.length]).toEqual([1, 'too_few', 1])
    expect((await association(coordinator)).whole.reading).toBe('too_few')
    expect(codeOf(await (await app.as('reviewer')).ask(ASSOCIATION, { input: input() }))).toBe('NOT_ALLOWED')
    expect(codeOf(await manager.ask(ASSOCIATION, { input: input({ to: '2019' }) }))).toBe('INVALID_INPUT')
  })
})

describe('parameters and the basis of resources', () => {
  const values = { staffCost: 4_500_000, otherCost: 650_000, customersPerCoach: 380, minimumUnits: 12, source: 'Talousarvio', steps: [{ from: 0, factor: 100 }, { from: 60, factor: 115 }] }
  const list = async (actor = coordinator) => (await actor.get<{ qualityParameters: Parameters }>(PARAMETERS)).qualityParameters

  it('begin with what ships; each version has its day and its hand', async () => {
    expect(await list(manager)).toMatchObject([{ id: null, staffCost: 4_400_000, version: 0 }])
    const tomorrow = addDays(today, 1)
    const saved = await coordinator.get<{ saveQualityParameters: { parameters: Parameters } }>(SAVE, { input: { ...values, validFrom: tomorrow, expectedVersion: 0 } })
    const [first] = saved.saveQualityParameters.parameters
    expect(first).toMatchObject({ validFrom: tomorrow, staffCost: 4_500_000, version: 1, changedBy: 'Aino Salmela' })
    expect(codeOf(await coordinator.ask(SAVE, { input: { ...values, validFrom: tomorrow, expectedVersion: 0 } }))).toBe('STALE')
    await coordinator.get(SAVE, { input: { ...values, staffCost: 1, validFrom: tomorrow, expectedVersion: 1 } })
    expect(await list()).toMatchObject([{ staffCost: 1, version: 2 }, { id: null }])
    await coordinator.get(DROP, { input: { id: first!.id, expectedVersion: 2 } })
    expect(await list()).toHaveLength(1)
  })

  it('refuse what makes no sense, a day that has passed, and everybody else', async () => {
    const tried = (of: object, actor = coordinator) => actor.ask(SAVE, { input: { ...values, validFrom: today, expectedVersion: 0, ...of } })
    expect(codeOf(await tried({ validFrom: addDays(today, -1) }))).toBe('OUT_OF_RANGE')
    expect((await tried({ staffCost: -1, minimumUnits: 3 })).errors![0]!.extensions.issues?.map(({ path }) => path.at(-1))).toEqual(['staffCost', 'minimumUnits'])
    expect(codeOf(await tried({}, manager))).toBe('NOT_ALLOWED')
    await coordinator.get(SAVE, { input: { ...values, validFrom: today, expectedVersion: 0 } })
    const [now] = await list()
    expect(codeOf(await coordinator.ask(DROP, { input: { id: now!.id, expectedVersion: 1 } }))).toBe('OUT_OF_RANGE')
    expect((await profile(manager, own.id)).frameworks.every(({ benchmark }) => benchmark === null || benchmark.percentile === null)).toBe(true)
  })

  it('start from what the unit has reported, for those who may read it', async () => {
    const basis = async (actor: Actor) => (await actor.get<{ resourcingBasis: { customers: string | null; coaches: string | null; periods: string[]; scores: { lowest: number; highest: number }[] } }>(BASIS, { unitId: own.id })).resourcingBasis
    const mine = await basis(manager)
    expect(mine.periods).toHaveLength(2)
    expect(mine.scores[0]).toMatchObject({ lowest: 25, highest: 125 })
    expect(await basis(await app.as('reviewer'))).toMatchObject({ customers: null, coaches: null, periods: [], scores: [] })
  })
})
