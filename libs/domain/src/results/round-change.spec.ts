import { addDays } from '@solmu/shared/dates.js'
import fc from 'fast-check'
import { DomainError } from '../errors.js'
import { roundStates } from './round.js'
import { type AskedInRound, cancelRefusal, changeRefusals, openRefusal, reminderDayIssues, type RoundPlan, type RoundStanding } from './round-change.js'
import { defaultDays } from './round-days.js'
import { demandExtension } from './round-extension.js'

const asked = (indicatorId: string, dimensionCodes: string[] = []): AskedInRound => ({
  ...{ indicatorId, dimensionCodes, isRequired: true, allowsNotApplicable: true }
})
const plan: RoundPlan = {
  ...defaultDays('2026-Q3'),
  ...{ period: '2026-Q3', membership: 'last_day', unitRule: { kind: 'list', unitIds: ['a', 'b'] }, reminderDays: [-7] },
  indicators: [asked('i', ['gender', 'age']), asked('j')]
}
const open: RoundPlan & RoundStanding = { ...plan, state: 'open', sentCount: 0 }
const codes = (before: RoundPlan & RoundStanding, after: RoundPlan) => changeRefusals(before, after).map(({ params }) => params['code'])

describe('a round that is open', () => {
  test('keeps what it is about and moves its deadlines later only', () => {
    expect(codes(open, { ...plan, unitRule: { kind: 'list', unitIds: ['b', 'a'] }, reminderDays: [-3, 2] })).toEqual([])
    expect(codes(open, { ...plan, dueOn: addDays(plan.dueOn, 3), acceptBy: addDays(plan.acceptBy, 3) })).toEqual([])
    const after = { ...plan, period: '2026-Q2', unitRule: { kind: 'all' } as const, opensOn: '2026-10-02', dueOn: '2026-10-14' }
    expect(codes(open, after)).toEqual(['period_fixed', 'units_fixed', 'opening_fixed', 'day_earlier'])
    expect(changeRefusals(open, after).at(-1)).toMatchObject({ code: 'ROUND_STATE', path: ['dueOn'], params: { day: '2026-10-15' } })
    expect(codes(open, { ...plan, membership: 'any_day' })).toEqual(['units_fixed'])
  })

  test('asks what it asks, and more only while nobody has sent', () => {
    const more = { ...plan, indicators: [asked('k'), ...plan.indicators] }
    expect(codes(open, more)).toEqual([])
    expect(codes({ ...open, sentCount: 1 }, more)).toEqual(['indicator_late'])
    expect(codes({ ...open, sentCount: 1 }, { ...plan, indicators: [...plan.indicators].reverse() })).toEqual([])
    expect(codes(open, { ...plan, indicators: [asked('i', ['age', 'gender']), asked('j')] })).toEqual([])
    expect(codes(open, { ...plan, indicators: [asked('i', ['gender']), asked('j')] })).toEqual(['indicator_fixed'])
    expect(codes(open, { ...plan, indicators: [asked('j'), asked('k')] })).toEqual(['indicator_fixed'])
  })
})

test('a planned round may become anything, one that is over nothing', () => {
  const other: RoundPlan = { ...plan, ...defaultDays('2025'), period: '2025', unitRule: { kind: 'all' }, indicators: [asked('z')] }
  expect(codes({ ...open, state: 'planned' }, other)).toEqual([])
  for (const state of ['locked', 'cancelled'] as const) expect(codes({ ...open, state }, plan)).toEqual(['over'])
})

test('whatever is changed and allowed while it is open, no deadline moves earlier and nothing that was asked is lost', () => {
  const shift = fc.integer({ min: -2, max: 5 })
  const list = fc.subarray([asked('i', ['gender', 'age']), asked('j'), asked('k'), asked('i', [])])
  fc.assert(
    fc.property(fc.tuple(shift, shift, shift, shift), list, fc.nat(2), ([due, grace, verify, accept], indicators, sentCount) => {
      const after = {
        ...{ ...plan, indicators, dueOn: addDays(plan.dueOn, due), graceUntil: addDays(plan.graceUntil, grace) },
        ...{ verifyBy: addDays(plan.verifyBy, verify), acceptBy: addDays(plan.acceptBy, accept) }
      }
      const isAllowed = changeRefusals({ ...open, sentCount }, after).length === 0
      const isLater = Math.min(due, grace, verify, accept) >= 0
      const texts = indicators.map((each) => JSON.stringify(each))
      const last = new Map(indicators.map((each) => [each.indicatorId, JSON.stringify(each)]))
      const isKept = plan.indicators.every((each) => last.get(each.indicatorId) === JSON.stringify(each))
      expect(isAllowed).toBe(isLater && isKept && (sentCount === 0 || texts.length <= plan.indicators.length))
    })
  )
})

test('only a planned round opens; one is called off while nobody has sent', () => {
  expect(roundStates.map((state) => openRefusal({ state })?.params['code'] ?? null)).toEqual([null, 'not_planned', 'over', 'over'])
  expect(roundStates.map((state) => cancelRefusal({ state, sentCount: 0 })?.params['code'] ?? null)).toEqual([null, null, 'over', 'over'])
  expect(cancelRefusal({ state: 'open', sentCount: 2 })).toMatchObject({ code: 'ROUND_STATE', params: { code: 'has_returns', count: 2 } })
})

test('reminders are whole days, each once, at most eight and not too far away', () => {
  const code = (days: number[]) => reminderDayIssues(days).map((issue) => issue.code)
  expect(code([-60, 0, 60])).toEqual([])
  expect(code([-61])).toEqual(['OUT_OF_RANGE'])
  expect(code([1.5])).toEqual(['OUT_OF_RANGE'])
  expect(code([1, 1])).toEqual(['ALREADY_EXISTS'])
  expect(code([1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual(['OUT_OF_RANGE'])
})

describe('more time', () => {
  const round = { state: 'open' as const, dueOn: '2026-10-15', acceptBy: '2026-11-05' }
  const unsent = { state: 'draft' as const, extendedUntil: null, round }
  const code = (of: Parameters<typeof demandExtension>[0], until: string, today = '2026-10-10', reason = 'Sairastapaus') => {
    try {
      return demandExtension(of, { until, reason }, today)
    } catch (error) {
      return (error as DomainError).code
    }
  }

  test('reaches beyond the deadline that counts, not into the past and not past the round', () => {
    expect(code(unsent, '2026-10-16', '2026-10-10', '  Sairastapaus ')).toBe('Sairastapaus')
    expect(code(unsent, '2026-10-15')).toBe('OUT_OF_RANGE')
    expect(code({ ...unsent, extendedUntil: '2026-10-20' }, '2026-10-20')).toBe('OUT_OF_RANGE')
    expect(code(unsent, '2026-10-16', '2026-10-17')).toBe('OUT_OF_RANGE')
    expect(code(unsent, '2026-11-06')).toBe('OUT_OF_RANGE')
    // A round that is over time itself still gives two weeks.
    expect(code(unsent, '2026-12-15', '2026-12-01')).toBe('Sairastapaus')
    expect(code(unsent, '2026-12-16', '2026-12-01')).toBe('OUT_OF_RANGE')
  })

  test('is for a unit that has not sent, in a round that is open, for a reason', () => {
    expect(code({ ...unsent, state: 'submitted' }, '2026-10-20')).toBe('RETURN_STATE')
    expect(code({ ...unsent, round: { ...round, state: 'locked' } }, '2026-10-20')).toBe('ROUND_STATE')
    expect(code(unsent, '2026-10-20', '2026-10-10', ' ')).toBe('REQUIRED')
    expect(code(unsent, '2026-10-20', '2026-10-10', 'x'.repeat(1001))).toBe('TOO_LONG')
  })
})
