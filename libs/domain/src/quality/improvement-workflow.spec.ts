import fc from 'fast-check'
import { DomainError } from '../errors.js'
import { improvementStates, isOverdue } from './improvement.js'
import {
  type ImprovementPermission,
  type ImprovementSituation,
  improvementChoices,
  improvementSteps,
  improvementTransitions,
  isOtherHand,
  takeImprovementStep
} from './improvement-workflow.js'

const quiet: ImprovementSituation = {
  ...{ state: 'open', unfinished: 0, unclosed: 0, isFindingClosed: false },
  closing: { userId: 'verifier', hands: ['owner'], rights: [null] }
}
const everything = () => true
const onlyEdits = (permission: ImprovementPermission) => permission === 'improvement.edit'
const reason = 'Peruste'
const codeOf = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    return (error as DomainError).code
  }
  return 'done'
}

const people = fc.constantFrom('a', 'b', 'c', 'd')
const situations: fc.Arbitrary<ImprovementSituation> = fc.record({
  state: fc.constantFrom(...improvementStates),
  closing: fc.record({ userId: people, hands: fc.array(people), rights: fc.array(fc.option(people)) }),
  unfinished: fc.nat(2),
  unclosed: fc.nat(3),
  isFindingClosed: fc.boolean()
})

describe('the steps of findings and actions', () => {
  it('lead from the finding to its verification, and back', () => {
    const walk = (state: ImprovementSituation['state'], step: (typeof improvementSteps)[number]) => takeImprovementStep(step, { situation: { ...quiet, state }, reason }, everything)
    expect(walk('open', 'start')).toBe('in_work')
    expect(walk('in_work', 'done')).toBe('to_verify')
    expect(walk('to_verify', 'give_back')).toBe('in_work')
    expect(walk('to_verify', 'close')).toBe('closed')
    expect(walk('closed', 'reopen')).toBe('in_work')
    expect(codeOf(() => walk('closed', 'start'))).toBe('IMPROVEMENT_STATE')
  })

  it('ask for a reason where something is given up, given back or taken up again', () => {
    const without = improvementTransitions.filter(({ step, from }) => codeOf(() => takeImprovementStep(step, { situation: { ...quiet, state: from }, reason: ' ' }, everything)) === 'REQUIRED')
    expect(new Set(without.map(({ step }) => step))).toEqual(new Set(['give_back', 'drop', 'reopen']))
  })

  it('close a finding only after its actions, and hand it in only when none of them is under way', () => {
    const codes = (of: Partial<ImprovementSituation>, step: 'close' | 'done') => codeOf(() => takeImprovementStep(step, { situation: { ...quiet, state: step === 'close' ? 'to_verify' : 'in_work', ...of }, reason }, everything))
    expect([codes({ unclosed: 1 }, 'close'), codes({ unfinished: 1 }, 'done'), codes({ unclosed: 1 }, 'done')]).toEqual(['IMPROVEMENT_STATE', 'IMPROVEMENT_STATE', 'done'])
  })

  it('offer those who only edit nothing that closes', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        expect(improvementChoices(situation, onlyEdits).filter(({ to }) => to === 'closed')).toEqual([])
      })
    )
  })
})

describe('whoever has had a record in hand', () => {
  it('never closes it, by whatever right and step', () => {
    fc.assert(
      fc.property(situations, fc.constantFrom(...improvementSteps), (situation, step) => {
        const { closing } = situation
        const isOwn = { ...situation, closing: { ...closing, hands: [...closing.hands, closing.userId] } }
        const attempt = () => takeImprovementStep(step, { situation: isOwn, reason }, everything)
        if (codeOf(attempt) === 'done') expect(attempt()).not.toBe('closed')
      })
    )
  })

  it('does not close it through a deputy: a right that somebody else lends counts only when they are another hand too', () => {
    fc.assert(
      fc.property(situations, people, (situation, owner) => {
        const lent = { ...situation.closing, hands: [...situation.closing.hands, owner], rights: [owner] }
        expect(isOtherHand(lent)).toBe(false)
      })
    )
    expect(isOtherHand({ userId: 'b', hands: ['a'], rights: ['a', null] })).toBe(true)
    expect(isOtherHand({ userId: 'b', hands: ['a'], rights: ['c'] })).toBe(true)
    expect(isOtherHand({ userId: 'b', hands: ['a'], rights: [] })).toBe(false)
  })

  it('stays barred however the owner changes: hands only grow', () => {
    fc.assert(
      fc.property(situations, fc.array(people), ({ closing }, more) => {
        const later = { ...closing, hands: [...closing.hands, ...more] }
        if (!isOtherHand(closing)) expect(isOtherHand(later)).toBe(false)
      })
    )
  })
})

describe('the engine', () => {
  it('offers exactly what can be taken', () => {
    fc.assert(
      fc.property(situations, fc.boolean(), (situation, mayClose) => {
        const may = mayClose ? everything : onlyEdits
        const offered = improvementChoices(situation, may).filter(({ blockedBy }) => blockedBy.length === 0)
        const taken = improvementSteps.filter((step) => codeOf(() => takeImprovementStep(step, { situation, reason }, may)) === 'done')
        expect(new Set(offered.map(({ step }) => step))).toEqual(new Set(taken))
      })
    )
  })

  it('has one way for each step from each state', () => {
    const keys = improvementTransitions.map(({ from, step }) => `${from} ${step}`)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

it('is overdue only while it is to be done', () => {
  const late = (state: (typeof improvementStates)[number], dueOn: string | null) => isOverdue({ state, dueOn }, '2026-02-01')
  expect(improvementStates.map((state) => late(state, '2026-01-31'))).toEqual([true, true, false, false])
  expect([late('open', '2026-02-01'), late('open', null)]).toEqual([false, false])
})
