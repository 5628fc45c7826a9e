import { TestApp } from '../../../testing/harness.js'
import { aLaterReturn, aRegion, breakdownsIn, codeOf, documents, People, type Region, someIndicators, stateOf, versionOf } from './approval-testing.js'

let app: TestApp
let people: People
beforeAll(async () => {
  app = await TestApp.start()
  people = await People.of(app)
})
afterAll(() => app.stop())

/** A region of two units that both have sent. */
async function sentRegion(units = 2): Promise<Region> {
  const region = await aRegion(app, { units })
  for (const returnId of region.returnIds) {
    await people.fill(region, returnId)
    expect(codeOf(await people.submit(returnId))).toBe('')
  }
  return region
}

const reviewsOf = async (returnId: string) =>
  Object.fromEntries(
    (
      await app.rows<{ key: string; review: string; answered: string | null }>(
        'SELECT breakdown AS key, review, answered FROM return_cell WHERE return_id = $1',
        [returnId]
      )
    ).map(({ key, review, answered }) => [key.split(':')[1] ?? '', answered === null ? review : `${review}, ${answered}`])
  )

const factsOf = (returnId: string) =>
  app.rows(
    'SELECT split_part(breakdown, $2, 2) AS key, from_version, to_version, status, value::int FROM fact WHERE return_id = $1 ORDER BY 1, 2',
    [returnId, ':']
  )

const STANDING = `query ($id: ID!) { unitReturn(id: $id) { state strip { stage state people deputies since dueOn isWaitingForViewer }
  options { action isAllowed blockedBy } steps { action fromState toState versionNumber message takenBy { displayName } }
  corrections { state reason cells { breakdown value was } proposedBy { displayName } options versionNumber } } }`
type Standing = {
  unitReturn: {
    state: string
    strip: { stage: string; state: string; people: string[]; since: string | null; dueOn: string; isWaitingForViewer: boolean }[]
    options: { action: string; isAllowed: boolean; blockedBy: string[] }[]
    steps: { action: string; fromState: string; toState: string; versionNumber: number; takenBy: { displayName: string } }[]
    corrections: { state: string; cells: object[]; versionNumber: number | null; options: string[] }[]
  }
}

it('goes from the unit through the centre and the head office to the lock', async () => {
  const region = await sentRegion()
  const [first, second] = region.returnIds as [string, string]
  expect(await stateOf(app, first)).toBe('submitted')
  expect(await people.verify([first, second])).toEqual([null, null])
  expect(await reviewsOf(first)).toEqual({ '': 'approved', f: 'approved', m: 'approved' })
  expect(codeOf(await people.forward(region))).toBe('')
  expect(codeOf(await people.region('acceptRegion', region))).toBe('')
  expect(await stateOf(app, second)).toBe('accepted')
  expect(codeOf(await people.lock(region.roundId))).toBe('UNITS_UNVERIFIED')
  const locked = await people.lock(region.roundId, [region.farUnitId])
  expect(locked.data).toEqual({ lockRound: { lockedCount: 2, leftOutCount: 1 } })
  expect([await stateOf(app, first), await stateOf(app, region.farReturnId)]).toEqual(['locked', 'not_started'])
  const { unitReturn } = await people.head.get<Standing>(STANDING, { id: first })
  expect(unitReturn.steps.map(({ action }) => action)).toEqual(['submit', 'verify', 'forward', 'accept', 'lock'])
  expect(unitReturn.strip.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done', 'done'])
  expect(codeOf(await people.write(first, region.coaches, '', '9'))).toBe('ROUND_STATE')
  expect(await factsOf(first)).toHaveLength(3)
})

it('sends what was not answered and need not be as missing, and takes it back as empty', async () => {
  const asked = await someIndicators(app)
  const indicators = [{ id: asked.placed, dimensions: [asked.dimension], isRequired: false }, { id: asked.coaches }]
  const region = await aRegion(app, { units: 1, asked, round: { indicators } })
  const [own = ''] = region.returnIds
  await people.write(own, region.coaches, '', '2.5')
  expect(codeOf(await people.submit(own))).toBe('')
  expect((await factsOf(own)).map((fact) => fact.status)).toEqual(['value', 'missing', 'missing'])
  expect(codeOf(await people.withdraw(own))).toBe('')
  expect(await stateOf(app, own)).toBe('draft')
  expect(await reviewsOf(own)).toEqual({ '': 'open' })
})

it('sends nothing while a required figure is empty, whatever rules are kept, and names the figures', async () => {
  await app.rows(`UPDATE check_rule SET is_active = false WHERE kind = 'required'`)
  const region = await aRegion(app, { units: 1 })
  const [own = ''] = region.returnIds
  const [f = '', m = ''] = await breakdownsIn(app, region.roundId)
  await people.write(own, region.placed, f, '4')
  await people.write(own, region.coaches, '', '0')
  const refused = (await people.submit(own)).errors?.[0]?.extensions
  expect(refused).toMatchObject({ code: 'CHECKS_FAILED', params: { errors: 1, unexplained: 0 } })
  expect(refused?.issues).toMatchObject([{ code: 'REQUIRED', path: ['cells', `${region.placed}/${m}`] }])
  expect([await stateOf(app, own), await factsOf(own)]).toEqual(['draft', []])
  expect((await people.write(own, region.placed, m, '0')).errors).toBeUndefined()
  expect(codeOf(await people.submit(own))).toBe('')
})

it('gives back marked figures only, and demands an answer to each', async () => {
  const region = await sentRegion(1)
  const [own = ''] = region.returnIds
  const [f = '', m = ''] = await breakdownsIn(app, region.roundId)
  expect(codeOf(await people.question(own, [{ indicatorId: region.placed, breakdown: f, question: ' ' }]))).toBe('REQUIRED')
  expect(codeOf(await people.question(own, [{ indicatorId: region.placed, breakdown: 'no:such' }]))).toBe('UNKNOWN_REFERENCE')
  const marked = [f, m].map((breakdown) => ({ indicatorId: region.placed, breakdown }))
  expect(codeOf(await people.question(own, [marked[0]!, marked[0]!]))).toBe('DUPLICATE_KEY')
  expect(codeOf(await people.question(own, marked))).toBe('')
  expect(await reviewsOf(own)).toEqual({ '': 'approved', f: 'questioned', m: 'questioned' })
  const refused = await people.write(own, region.coaches, '', '9')
  expect(refused.data).toMatchObject({ saveCells: { cells: [], refusals: [{ code: 'CELL_LOCKED' }] } })
  expect(codeOf(await people.submit(own))).toBe('RETURN_STATE')
  expect((await people.write(own, region.placed, f, '11')).data).toMatchObject({ saveCells: { conflicts: [], refusals: [] } })
  expect(codeOf(await people.confirm(own, region.placed, m))).toBe('')
  expect(await reviewsOf(own)).toEqual({ '': 'approved', f: 'questioned, mended', m: 'questioned, confirmed' })
  expect(codeOf(await people.submit(own))).toBe('')
  // Taken back, it is where it was: only the questions are open.
  expect(codeOf(await people.withdraw(own))).toBe('')
  expect(await stateOf(app, own)).toBe('returned')
  expect((await people.write(own, region.coaches, '', '9')).data).toMatchObject({ saveCells: { refusals: [{ code: 'CELL_LOCKED' }] } })
  expect(codeOf(await people.submit(own))).toBe('')
  expect(await people.verify([own])).toEqual([null])
  expect(await factsOf(own)).toEqual([
    { key: '', from_version: 1, to_version: null, status: 'value', value: 35 },
    { key: 'f', from_version: 1, to_version: 2, status: 'value', value: 10 },
    { key: 'f', from_version: 2, to_version: null, status: 'value', value: 11 },
    { key: 'm', from_version: 1, to_version: null, status: 'value', value: 11 }
  ])
})

it('never approves a region over a unit that is not, unless it is named with a reason', async () => {
  const region = await sentRegion()
  const [first = '', second = ''] = region.returnIds
  expect(await people.verify([first])).toEqual([null])
  const refused = await people.forward(region)
  expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'UNITS_UNVERIFIED', params: { count: 1 } })
  expect(codeOf(await people.forward(region, [region.farUnitId]))).toBe('UNKNOWN_REFERENCE')
  const forwarded = await people.forward(region, [region.unitIds[1] ?? ''])
  expect(forwarded.data).toMatchObject({ forwardRegion: { region: { state: 'forwarded', missing: [{ unit: { id: region.unitIds[1] } }] } } })
  // What the head office looks at does not move under it.
  expect(await people.verify([second])).toEqual(['RETURN_STATE'])
  expect(codeOf(await people.question(first, [{ indicatorId: region.coaches, breakdown: '' }]))).toBe('RETURN_STATE')
  expect(codeOf(await people.region('recall', region))).toBe('')
  expect(await people.verify([second])).toEqual([null])
  expect((await people.forward(region)).data).toMatchObject({ forwardRegion: { region: { missing: [] } } })
  expect(codeOf(await people.region('sendBack', region))).toBe('')
  expect(codeOf(await people.region('acceptRegion', region))).toBe('RETURN_STATE')
})

it('from the head office, too, only the marked figures go back, and the region with them', async () => {
  const region = await sentRegion()
  const [first = '', second = ''] = region.returnIds
  await people.verify([first, second])
  await people.forward(region)
  expect(codeOf(await people.question(first, [{ indicatorId: region.coaches, breakdown: '' }], people.head))).toBe('')
  expect([await stateOf(app, first), await stateOf(app, second)]).toEqual(['returned', 'verified'])
  expect(await reviewsOf(second)).toEqual({ '': 'approved', f: 'approved', m: 'approved' })
  const [row] = await app.rows('SELECT state FROM region_return WHERE round_id = $1 AND centre_id = $2', [region.roundId, region.centreId])
  expect(row).toEqual({ state: 'open' })
})

it('opens again with a reason, unless a later period rests on it; then by a correction', async () => {
  const region = await sentRegion(1)
  const [own = ''] = region.returnIds
  await people.verify([own])
  await people.forward(region)
  await people.region('acceptRegion', region)
  const without = { returnId: own, expectedVersion: await versionOf(app, own), cells: [], reason: ' ' }
  expect(codeOf(await people.head.ask(documents.reopen, { input: without }))).toBe('REQUIRED')
  expect(codeOf(await people.reopen(own))).toBe('')
  expect(await reviewsOf(own)).toEqual({ '': 'questioned', f: 'questioned', m: 'questioned' })
  for (const breakdown of await breakdownsIn(app, region.roundId)) await people.confirm(own, region.placed, breakdown)
  await people.write(own, region.coaches, '', '4.5')
  await people.submit(own)
  await people.verify([own])
  await people.forward(region)
  await people.region('acceptRegion', region)
  const unitId = region.unitIds[0] ?? ''
  await aLaterReturn(app, region, unitId)
  expect(codeOf(await people.reopen(own))).toBe('LATER_RESTS_ON_IT')
  const cells = [{ indicatorId: region.coaches, breakdown: '', status: 'value', value: '5.5' }]
  const proposal = async () => ({ input: { returnId: own, expectedVersion: await versionOf(app, own), reason: 'Puuttui puolikas', cells } })
  const proposed = await people.manager.ask<{ proposeCorrection: { correction: { id: string } } }>(documents.propose, await proposal())
  expect(codeOf(proposed)).toBe('')
  expect(codeOf(await people.manager.ask(documents.propose, await proposal()))).toBe('RETURN_STATE')
  const correctionId = proposed.data?.proposeCorrection.correction.id
  const step = (expectedVersion: number, more = {}) => ({ input: { correctionId, expectedVersion, ...more } })
  expect(codeOf(await people.manager.ask(documents.verifyCorrection, step(1)))).toBe('NOT_ALLOWED')
  expect(codeOf(await people.head.ask(documents.decide, step(1, { decision: 'accept' })))).toBe('RETURN_STATE')
  expect(codeOf(await people.coordinator.ask(documents.verifyCorrection, step(7)))).toBe('STALE')
  expect(codeOf(await people.coordinator.ask(documents.verifyCorrection, step(1)))).toBe('')
  const decided = await people.head.ask(documents.decide, step(2, { decision: 'accept' }))
  expect(decided.data).toEqual({
    decideCorrection: { correction: { state: 'accepted', versionNumber: 3 }, unitReturn: { state: 'accepted', number: 3 } }
  })
  expect((await factsOf(own)).filter(({ key }) => key === '')).toEqual([
    { key: '', from_version: 1, to_version: 2, status: 'value', value: 35 },
    { key: '', from_version: 2, to_version: 3, status: 'value', value: 45 },
    { key: '', from_version: 3, to_version: null, status: 'value', value: 55 }
  ])
  const { unitReturn } = await people.coordinator.get<Standing>(STANDING, { id: own })
  expect(unitReturn.corrections).toMatchObject([{ state: 'accepted', cells: [{ value: '5.5', was: '4.5' }], options: [] }])
})

it('says who has it, since when, and what they can do', async () => {
  const region = await sentRegion(1)
  const [own = ''] = region.returnIds
  const { unitReturn } = await people.coordinator.get<Standing>(STANDING, { id: own })
  const [opened, unit, centre, head] = unitReturn.strip
  expect([opened, unit, centre, head].map((stage) => stage?.state)).toEqual(['done', 'done', 'current', 'ahead'])
  expect(centre).toMatchObject({ people: ['Eeva-Liisa Turunen'], isWaitingForViewer: true })
  expect(unit?.people).toContain('Mikko Hyvärinen')
  expect(head?.people).toContain('Aino Salmela')
  expect(unitReturn.options.map(({ action, isAllowed }) => [action, isAllowed])).toEqual([
    ['verify', true],
    ['question', true]
  ])
  const asUnit = await people.manager.get<Standing>(STANDING, { id: own })
  expect(asUnit.unitReturn.options).toEqual([{ action: 'withdraw', isAllowed: true, blockedBy: [] }])
  expect(asUnit.unitReturn.strip[2]).toMatchObject({ people: ['Eeva-Liisa Turunen'], isWaitingForViewer: false })
})

it('reads many returns with as many statements as one', async () => {
  const region = await sentRegion(3)
  const query = `query ($filter: UnitReturnFilter) { unitReturns(filter: $filter) { nodes { strip { stage people } options { action }
    steps { action takenBy { displayName } } corrections { id } } } }`
  const count = async (unitId: string | null) =>
    (await app.statementsOf(() => people.coordinator.get(query, { filter: { roundId: region.roundId, unitId } }))).length
  // The first request of a session says that it was seen.
  await count(null)
  expect(await count(null)).toBe(await count(region.unitIds[0] ?? ''))
})

it('one of two coordinators wins, and the other is told what happened', async () => {
  const region = await sentRegion(1)
  const [own = ''] = region.returnIds
  const [cells] = [[{ indicatorId: region.coaches, breakdown: '' }]]
  const results = await Promise.all([people.question(own, cells), people.question(own, cells), people.verify([own])])
  const codes = [codeOf(results[0]), codeOf(results[1]), results[2][0] ?? '']
  expect(codes.filter((code) => code === '')).toHaveLength(1)
  expect(codes.filter((code) => code !== '').every((code) => code === 'STALE' || code === 'RETURN_STATE')).toBe(true)
  expect(await app.rows('SELECT 1 FROM return_step WHERE return_id = $1 AND action <> $2', [own, 'submit'])).toHaveLength(1)
})
