import { correctedCells, correctionSteps } from './correction.js'
import { missingUnits, regionSteps, takeRegionStep } from './region.js'
import { returnStates } from './return-state.js'
import { permissionOf, type ReturnSituation, returnTransitions, steps, takeStep } from './return.workflow.js'
import { strip, type StripFacts } from './strip.js'
import { escalationsOn, type Waiting } from './workflow-escalation.js'

const situation: ReturnSituation = {
  ...{ state: 'submitted', region: 'open', round: 'open', today: '2026-10-10', sendUntil: '2026-10-20', questioned: 0, unanswered: 0 },
  ...{ hasLater: false, hasOpenCorrection: false, isUnderHeadquarters: false, checks: null }
}
const everybody = () => true
const code = (act: () => unknown): string => {
  try {
    act()
    return ''
  } catch (error) {
    return (error as { code: string }).code
  }
}

it('every state can be left but the last', () => {
  for (const state of returnStates.filter((each) => each !== 'locked')) {
    expect(returnTransitions.some(({ from }) => from === state)).toBe(true)
  }
  expect(returnTransitions.filter(({ from }) => from === 'locked')).toEqual([])
})

it('says each step once, with what stands in its way', () => {
  expect(steps(situation, (permission) => permission === 'return.verify').map(({ action, isAllowed }) => [action, isAllowed])).toEqual([
    ['verify', true],
    ['question', true]
  ])
  const forwarded = steps({ ...situation, region: 'forwarded' }, (permission) => permission === 'return.verify')
  expect(forwarded.map(({ blockedBy }) => blockedBy)).toEqual([['region_open'], ['region_open']])
  expect(steps({ ...situation, questioned: 1 }, (permission) => permission === 'return.submit')).toMatchObject([{ action: 'withdraw', to: 'returned' }])
})

it('refuses by the reason', () => {
  expect(code(() => takeStep('verify', situation, () => false))).toBe('NOT_ALLOWED')
  expect(code(() => takeStep('submit', situation, everybody))).toBe('RETURN_STATE')
  expect(code(() => takeStep('submit', { ...situation, state: 'draft', today: '2026-10-21' }, everybody))).toBe('RETURN_STATE')
  expect(code(() => takeStep('submit', { ...situation, state: 'draft', checks: { errors: 1, unexplained: 0 } }, everybody))).toBe('CHECKS_FAILED')
  expect(code(() => takeStep('submit', { ...situation, state: 'returned', questioned: 1, unanswered: 1 }, everybody))).toBe('RETURN_STATE')
  expect(code(() => takeStep('verify', { ...situation, round: 'locked' }, everybody))).toBe('ROUND_STATE')
  expect(code(() => takeStep('reopen', { ...situation, state: 'accepted', hasLater: true }, everybody))).toBe('LATER_RESTS_ON_IT')
  expect(takeStep('submit', { ...situation, state: 'returned', questioned: 1, today: '2027-01-01' }, everybody)).toBe('submitted')
})

it('the head office is the centre of the units directly under it', () => {
  expect(permissionOf({ permission: 'return.verify' }, true)).toBe('return.accept')
  expect(permissionOf({ permission: 'return.submit' }, true)).toBe('return.submit')
})

it('a region is never forwarded over what is not approved, unless it is named', () => {
  const region = { state: 'open' as const, round: 'open' as const, isHeadquarters: false, missing: [] }
  const returns = [{ unitId: 'a', state: 'verified' as const }, { unitId: 'b', state: 'draft' as const }]
  expect(code(() => takeRegionStep('forward', { ...region, returns }, everybody))).toBe('UNITS_UNVERIFIED')
  expect(takeRegionStep('forward', { ...region, returns, missing: [{ unitId: 'b', reason: 'Suljettu' }] }, everybody)).toBe('forwarded')
  expect(code(() => missingUnits([{ unitId: 'b', reason: '  ' }], returns))).toBe('REQUIRED')
  expect(code(() => missingUnits([{ unitId: 'x', reason: 'Suljettu' }], returns))).toBe('UNKNOWN_REFERENCE')
  expect(missingUnits([{ unitId: 'a', reason: 'Suljettu' }], returns)).toEqual([])
  expect(regionSteps({ ...region, returns }, everybody)).toMatchObject([{ action: 'forward', isAllowed: false, blockedBy: ['all_approved'] }])
})

it('a correction says what it changes and nothing else', () => {
  const stands = new Map([['i/', { status: 'value' as const, value: 4 }]])
  const closed = { round: 'locked' as const, state: 'locked' as const, hasLater: false, hasOpenCorrection: false }
  const cell = { indicatorId: 'i', breakdown: '', status: 'value' as const }
  expect(correctedCells([{ ...cell, value: 5 }], stands, closed)).toEqual([{ ...cell, value: 5, wasStatus: 'value', was: 4 }])
  expect(code(() => correctedCells([{ ...cell, value: 4 }], stands, closed))).toBe('REQUIRED')
  expect(code(() => correctedCells([{ ...cell, value: 5 }], stands, { ...closed, round: 'open' }))).toBe('RETURN_STATE')
  expect(code(() => correctedCells([{ ...cell, value: 5, breakdown: 'g:f' }], stands, closed))).toBe('UNKNOWN_REFERENCE')
  expect(correctionSteps('verified', false, (permission) => permission === 'return.verify')).toEqual([])
})

const facts: StripFacts = {
  ...{ round: 'open', state: 'verified', region: 'open', isUnderHeadquarters: false, openedAt: null, heldSince: '2026-10-02T08:00:00Z' },
  ...{ submittedAt: '2026-10-01T08:00:00Z', verifiedAt: '2026-10-02T08:00:00Z', forwardedAt: null, acceptedAt: null, lockedAt: null },
  ...{ opensOn: '2026-09-01', unitDueOn: '2026-10-10', verifyBy: '2026-10-20', acceptBy: '2026-10-30', holders: {}, may: everybody }
}

it('the strip has one hand that holds it, until it is over', () => {
  const states = (of: Partial<StripFacts>) => strip({ ...facts, ...of }).map(({ state }) => state)
  expect(states({})).toEqual(['done', 'done', 'current', 'ahead', 'ahead'])
  expect(states({ region: 'forwarded' })).toEqual(['done', 'done', 'done', 'current', 'ahead'])
  expect(states({ state: 'returned' })).toEqual(['done', 'current', 'ahead', 'ahead', 'ahead'])
  expect(states({ state: 'locked', round: 'locked' })).toEqual(['done', 'done', 'done', 'done', 'done'])
  expect(states({ state: 'draft', round: 'locked' })).toEqual(['done', 'ahead', 'ahead', 'ahead', 'ahead'])
  expect(strip(facts)[2]).toMatchObject({ isWaitingForViewer: true, since: facts.heldSince, dueOn: '2026-10-20' })
})

it('a delay is told step by step to whoever stands above', () => {
  const waiting: Waiting = { roundId: 'r', holder: 'unit', unitId: 'u', centreId: 'c', dueOn: '2026-10-10' }
  expect(escalationsOn([waiting], '2026-10-10')).toEqual([])
  expect(escalationsOn([waiting], '2026-10-11').map(({ tell, day }) => [tell, day])).toEqual([['centre', '2026-10-11']])
  expect(escalationsOn([waiting], '2026-10-30').map(({ tell }) => tell)).toEqual(['centre', 'headquarters'])
})
