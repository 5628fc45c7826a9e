import fc from 'fast-check'
import type { DomainError } from '../errors.js'
import { answerIssue, answerStanding, answerVerdict, joinedComments, type SaidAnswer, type StoredAnswer, tidyAnswer } from './assessment-answers.js'
import { cycleChangeRefusals, cycleIssues, type CyclePlan, cycleReminderOn, takeCycleAct } from './assessment-cycle.js'
import {
  type AssessmentAction,
  assessmentActions,
  type AssessmentSituation,
  type AssessmentState,
  assessmentStates,
  assessmentSteps,
  assessmentTransitions,
  isSettled,
  reviewKinds,
  takeAssessmentStep
} from './assessment-workflow.js'
import { twentyFive } from './testing/frameworks.js'

const code = (act: () => unknown): string => {
  try {
    act()
    return ''
  } catch (error) {
    return (error as DomainError).code
  }
}

const situation: AssessmentSituation = {
  ...{ state: 'self', review: 'none', hasRound: true, isEnoughAnswered: true, reviewsIn: 0, reviewsOpen: 0 },
  ...{ differing: 0, unsettled: 0, isReplyOver: false }
}
const anySituation = fc.record({
  ...{ state: fc.constantFrom(...assessmentStates), review: fc.constantFrom(...reviewKinds), hasRound: fc.boolean(), isEnoughAnswered: fc.boolean() },
  ...{ reviewsIn: fc.nat(2), reviewsOpen: fc.nat(2), differing: fc.nat(2), unsettled: fc.nat(2), isReplyOver: fc.boolean() }
})
const everybody = () => true

describe('how an assessment travels', () => {
  it('can leave every state but the last two, which it never leaves', () => {
    for (const state of assessmentStates) expect(assessmentTransitions.some(({ from }) => from === state)).toBe(!isSettled(state))
  })

  it('goes where its transitions lead and nowhere else, whoever asks', () => {
    fc.assert(
      fc.property(anySituation, fc.constantFrom<AssessmentAction>(...assessmentActions), fc.subarray(['assessment.submit', 'assessment.plan', 'review.write', 'review.assign']), (at, action, held) => {
        const may = (permission: string) => held.includes(permission)
        let to: AssessmentState | null = null
        try {
          to = takeAssessmentStep(action, at, may)
        } catch {
          expect(assessmentSteps(at, may).some((each) => each.action === action && each.isAllowed)).toBe(false)
        }
        if (to === null) return
        expect(assessmentTransitions.some((each) => each.action === action && each.from === at.state && each.to === to && may(each.permission))).toBe(true)
        if (at.state === 'self' && to === 'final') expect(at.review).toBe('none')
        if (to === 'self') expect(at.reviewsIn).toBe(0)
        if (at.state === 'review' && to !== 'self' && to !== 'cancelled') expect([at.reviewsIn > 0, at.reviewsOpen]).toEqual([true, 0])
      })
    )
  })

  it('is final at once where nobody reviews, and never without enough answers', () => {
    expect(takeAssessmentStep('submit', situation, everybody)).toBe('final')
    expect(takeAssessmentStep('submit', { ...situation, review: 'peer' }, everybody)).toBe('review')
    expect(code(() => takeAssessmentStep('submit', { ...situation, isEnoughAnswered: false }, everybody))).toBe('ASSESSMENT_STATE')
    expect(code(() => takeAssessmentStep('submit', situation, (permission) => permission !== 'assessment.submit'))).toBe('NOT_ALLOWED')
  })

  it('is taken back before any review is in, and not after', () => {
    const review = { ...situation, state: 'review' as const, review: 'peer' as const }
    expect(takeAssessmentStep('withdraw', { ...review, reviewsOpen: 2 }, everybody)).toBe('self')
    expect(assessmentSteps({ ...review, reviewsIn: 1 }, everybody).find(({ action }) => action === 'withdraw')).toMatchObject({ isAllowed: false, blockedBy: ['no_review_in'] })
  })

  it('of a round is given up by who plans, one without a round by its unit too', () => {
    const unit = (permission: string) => permission === 'assessment.submit'
    expect(code(() => takeAssessmentStep('cancel', situation, unit))).toBe('ASSESSMENT_STATE')
    expect(takeAssessmentStep('cancel', { ...situation, hasRound: false }, unit)).toBe('cancelled')
    expect(takeAssessmentStep('cancel', situation, (permission) => permission === 'assessment.plan')).toBe('cancelled')
  })
})

const content = twentyFive()
const said = (part: Partial<SaidAnswer> = {}): SaidAnswer => ({ criterionCode: 'c1', value: 3, skipped: null, comment: '', ...part })

describe('answers', () => {
  it('of two on the same criterion the second is told, unless it says the same', () => {
    const anyAnswer = fc.record({ value: fc.option(fc.integer({ min: 1, max: 5 })), comment: fc.constantFrom('', 'a', 'b') }).map((part) => said(part))
    fc.assert(
      fc.property(anyAnswer, anyAnswer, anyAnswer, (first, second, third) => {
        const stored = (of: SaidAnswer, version: number): StoredAnswer => ({ ...of, version })
        expect(answerVerdict({ ...second, expectedVersion: 1 }, stored(first, 1))).toBe(JSON.stringify(first) === JSON.stringify(second) ? 'same' : 'save')
        const late = answerVerdict({ ...third, expectedVersion: 1 }, stored(second, 2))
        expect(late).toBe(JSON.stringify(second) === JSON.stringify(third) ? 'same' : 'clash')
      })
    )
    expect(answerVerdict({ ...said(), expectedVersion: 0 }, undefined)).toBe('save')
    expect(answerVerdict({ ...said(), expectedVersion: 3 }, undefined)).toBe('clash')
  })

  it('are refused where the framework has no place for them', () => {
    const issue = (part: Partial<SaidAnswer>) => answerIssue(content, said(part))?.code ?? null
    expect([issue({}), issue({ criterionCode: 'x' }), issue({ value: 6 }), issue({ skipped: 'Ei ole' })]).toEqual([null, 'UNKNOWN_REFERENCE', 'OUT_OF_RANGE', 'INVALID_INPUT'])
    expect([issue({ value: null, skipped: '  ' }), issue({ value: null, skipped: 'Ei ole' }), issue({ comment: 'x'.repeat(4001) })]).toEqual(['REQUIRED', null, 'TOO_LONG'])
    expect(tidyAnswer(said({ value: null, skipped: ' Ei ole ', comment: ' a\n' }))).toEqual(said({ value: null, skipped: 'Ei ole', comment: 'a' }))
  })

  it('say how far it has come: every criterion is answered, skipped or missing', () => {
    const anySaid = fc.uniqueArray(fc.integer({ min: 1, max: 25 })).chain((places) =>
      fc.tuple(...places.map((place) => fc.constantFrom(said({ criterionCode: `c${place}` }), said({ criterionCode: `c${place}`, value: null, skipped: 'Ei ole' }), said({ criterionCode: `c${place}`, value: null, comment: 'Kesken' }))))
    )
    fc.assert(
      fc.property(anySaid, (all) => {
        const { score, missing, skipped, isEnoughAnswered } = answerStanding(content, all)
        expect(score.answered + skipped.length + missing.length).toBe(25)
        expect(new Set([...missing, ...skipped]).size).toBe(missing.length + skipped.length)
        expect(isEnoughAnswered).toBe(missing.length === 0)
      })
    )
  })

  it('join their comments without losing a word', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (mine, theirs) => {
        const joined = joinedComments(mine, theirs)
        expect([joined.includes(mine.trim()), joined.includes(theirs.trim())]).toEqual([true, true])
      })
    )
  })
})

const plan: CyclePlan = {
  ...{ versionId: 'v', scopeUnitId: 'hq', unitIds: null, review: 'none', opensOn: '2026-03-01', selfDueOn: '2026-04-15', reviewDueOn: null },
  ...{ closesOn: '2026-05-31', reminderDays: [-7, 1] }
}

describe('rounds of assessment', () => {
  it('have their days in order, and one for reviews only where there are reviews', () => {
    const wrong = (part: Partial<CyclePlan>) => cycleIssues({ ...plan, ...part }).map(({ code: of, path }) => `${of} ${path.join('.')}`)
    expect(wrong({})).toEqual([])
    expect(wrong({ selfDueOn: '2026-02-01' })).toEqual(['DAYS_REVERSED selfDueOn'])
    expect(wrong({ review: 'peer' })).toEqual(['REQUIRED reviewDueOn'])
    expect(wrong({ reviewDueOn: '2026-05-01' })).toEqual(['INVALID_INPUT reviewDueOn'])
    expect(wrong({ review: 'peer', reviewDueOn: '2026-04-01' })).toEqual(['DAYS_REVERSED reviewDueOn'])
    expect(wrong({ closesOn: '2036-01-01', unitIds: [] })).toEqual(['OUT_OF_RANGE closesOn', 'REQUIRED unitIds'])
    expect(wrong({ reminderDays: [90] })).toEqual(['OUT_OF_RANGE reminderDays'])
  })

  it('keep their framework and their units once they are open, and give only more time', () => {
    const open = { ...plan, state: 'open' as const }
    const refused = (part: Partial<CyclePlan>) => cycleChangeRefusals(open, { ...plan, ...part }).map(({ params }) => params['code'])
    expect(refused({ selfDueOn: '2026-05-01' })).toEqual([])
    expect(refused({ versionId: 'w', unitIds: ['a'], selfDueOn: '2026-04-01' })).toEqual(['framework_fixed', 'units_fixed', 'day_earlier'])
    expect(cycleChangeRefusals({ ...plan, state: 'planned' }, { ...plan, versionId: 'w' })).toEqual([])
    expect(cycleChangeRefusals({ ...plan, state: 'closed' }, plan)).toHaveLength(1)
  })

  it('are closed, not called off, once something is final in them', () => {
    expect(takeCycleAct('open', { state: 'planned', finalCount: 0 })).toBe('open')
    expect(takeCycleAct('cancel', { state: 'open', finalCount: 0 })).toBe('cancelled')
    expect(code(() => takeCycleAct('cancel', { state: 'open', finalCount: 1 }))).toBe('CYCLE_STATE')
    expect(code(() => takeCycleAct('open', { state: 'closed', finalCount: 0 }))).toBe('CYCLE_STATE')
  })

  it('remind on their days, and for two days after what the clock missed', () => {
    const on = (today: string) => cycleReminderOn({ opensOn: plan.opensOn, dueOn: plan.selfDueOn, reminderDays: [-7, 1] }, today)?.day ?? null
    expect(['2026-04-07', '2026-04-08', '2026-04-10', '2026-04-11', '2026-04-16'].map(on)).toEqual([null, '2026-04-08', '2026-04-08', null, '2026-04-16'])
  })
})
