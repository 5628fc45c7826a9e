import fc from 'fast-check'
import { carries } from '../governance/majority.js'
import type { ApplicationState } from './application.workflow.js'
import { applicationTransitions } from './application.workflow.js'
import { type Ballot, ballotIssues, present, type StepOutcome, stepOutcomes } from './ballot.js'
import { type AssessorDays, assessorState, conflictKinds, consolidate, isOverdue, sheetIssues } from './consolidation.js'
import { shippedCriteria } from './criteria-library.js'
import { readCriteria } from './criteria.js'
import { appealUntil, isInTime, type MajorityKind, majorityKinds, majorityOfKind, type PathContent, readPath, shippedPath, validUntil } from './decision-path.js'
import { blockerOf, type CardFacts, pipelineFigures, type Reached } from './pipeline.js'
import { afterStep, obstaclesTo, type ProcedureAction, procedureActions, type ProcedureFacts } from './procedure.js'

const codesOf = (issues: readonly { code: string }[]): string[] => issues.map(({ code }) => code)
const criteria = { criteria: shippedCriteria.criteria.slice(0, 2) }
const sheet = (...scores: (number | null)[]) => criteria.criteria.map(({ code }, place) => ({ criterion: code, score: scores[place] ?? null }))
const assessor = (of: Partial<AssessorDays> = {}): AssessorDays => ({ dueOn: '2026-02-01', conflict: 'none', submittedAt: null, releasedAt: null, ...of })

describe('what ships', () => {
  it('has the five criteria of requirement 17, each with five anchors in three languages, and a path that can be read', () => {
    expect(shippedCriteria.criteria.map(({ code }) => code)).toEqual(['established_activity', 'own_production', 'community_relations', 'administration', 'location'])
    expect(readCriteria(shippedCriteria)).toEqual(shippedCriteria)
    const texts = shippedCriteria.criteria.flatMap(({ name, question, anchors }) => [name, question, ...anchors])
    expect(texts.every(({ fi, sv, en }) => fi !== '' && sv !== '' && en !== '')).toBe(true)
    expect(readPath(shippedPath)).toEqual(shippedPath)
  })

  it('says at which field a set or a path is wrong', () => {
    const [first] = shippedCriteria.criteria
    expect(() => readCriteria({ criteria: [first!, { ...first!, weight: 0 }] })).toThrow('INVALID_INPUT')
    expect(() => readCriteria({ criteria: [{ ...first!, anchors: [] }] })).toThrow('OUT_OF_RANGE')
    const confirm = shippedPath.steps[1]!
    expect(() => readPath({ ...shippedPath, steps: [confirm] })).toThrow('REQUIRED')
    expect(() => readPath({ ...shippedPath, steps: [...shippedPath.steps, confirm] })).toThrow('DUPLICATE_KEY')
    expect(() => readPath({ ...shippedPath, appealDays: 0 })).toThrow('OUT_OF_RANGE')
  })
})

describe('scores', () => {
  it.each([
    [[[4, 4], [4, 4]], 100, [4, 4], [false, false]],
    [[[0, 0]], 0, [0, 0], [false, false]],
    [[[1, 2], [4, 2]], 56.94, [2.5, 2], [true, false]],
    [[[1, 3], [2, 3], [2, 4]], 60.19, [2, 3], [false, false]]
  ])('of %j come to %s', (sheets, total, medians, apart) => {
    const found = consolidate(criteria, sheets.map((scores) => sheet(...scores)))
    expect({ total: found.total, medians: found.criteria.map(({ median }) => median), apart: found.criteria.map(({ isFarApart }) => isFarApart) }).toEqual({ total, medians, apart })
  })

  it('that are missing are named and never count as 0', () => {
    expect(consolidate(criteria, [sheet(4, null)])).toMatchObject({ total: null, missing: ['own_production'] })
    expect(consolidate(criteria, [sheet(4, null), sheet(null, 4)])).toMatchObject({ total: 100, missing: [] })
    expect(codesOf(sheetIssues(criteria, [{ criterion: 'own_production', score: 0, reason: ' ', evidence: '' }]))).toEqual(['REQUIRED', 'REQUIRED', 'REQUIRED'])
  })

  it('lie between 0 and 100, do not depend on the order of the sheets, and grow with each score', () => {
    const scores = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })), { minLength: 1, maxLength: 7 })
    fc.assert(
      fc.property(scores, (given) => {
        const of = (all: typeof given) => consolidate(criteria, all.map((each) => sheet(...each))).total!
        const total = of(given)
        expect(total).toBeGreaterThanOrEqual(0)
        expect(total).toBeLessThanOrEqual(100)
        expect(of([...given].reverse())).toBe(total)
        const [[first, second] = [0, 0], ...rest] = given
        if (first < 4) expect(of([[first + 1, second], ...rest])).toBeGreaterThan(total)
      })
    )
  })

  it('come from those whom nothing binds, by a day', () => {
    expect(assessorState(assessor({ conflict: null }))).toBe('to_declare')
    for (const conflict of conflictKinds.slice(1)) expect(assessorState(assessor({ conflict }))).toBe('recused')
    expect(isOverdue(assessor(), '2026-02-01')).toBe(false)
    expect(isOverdue(assessor(), '2026-02-02')).toBe(true)
    expect(isOverdue(assessor({ conflict: 'trust' }), '2026-02-02')).toBe(false)
  })
})

const members = (there: number, recused = 0) =>
  Array.from({ length: there + recused }, (_, place) => ({ name: `Jäsen ${place}`, userId: null, isRecused: place >= there, conflict: place >= there ? 'hallituksessa' : '' }))
const ballot = (of: Partial<Ballot> = {}): Ballot => ({ participants: members(4), votesFor: 3, votesAgainst: 1, votesAbstain: 0, outcome: 'favour', ...of })
const step = { quorum: 3, majority: 'simple' } as const

describe('a ballot', () => {
  it.each<[string, Partial<Ballot>, string[]]>([
    ['is sound', {}, []],
    ['has no quorum when those who are there are recused', { participants: members(2, 3), votesFor: 2, votesAgainst: 0 }, ['QUORUM_MISSING']],
    ['counts no vote of the recused', { participants: members(3, 1) }, ['VOTES_MISCOUNTED']],
    ['lacks votes', { votesAgainst: 0 }, ['VOTES_MISCOUNTED']],
    ['is a tie, which does not carry', { votesFor: 2, votesAgainst: 2 }, ['OUTCOME_AGAINST_VOTES']],
    ['refuses by a tie', { votesFor: 2, votesAgainst: 2, outcome: 'reject' }, []],
    ['sends back whatever the votes', { votesFor: 0, votesAgainst: 4, outcome: 'return' }, []],
    ['has a fraction of a vote', { votesFor: 1.5 }, ['INVALID_NUMBER']],
    ['names nobody', { participants: [...members(3), { name: ' ', userId: null, isRecused: false, conflict: '' }] }, ['REQUIRED']],
    ['names somebody twice', { participants: [...members(3), { name: 'jäsen 0', userId: null, isRecused: false, conflict: '' }] }, ['DUPLICATE_KEY']],
    ['recuses without saying why', { participants: [...members(4), { name: 'X', userId: null, isRecused: true, conflict: '' }] }, ['REQUIRED']]
  ])('%s', (_what, of, expected) => {
    expect(codesOf(ballotIssues(step, ballot(of)))).toEqual(expected)
  })

  it('carries by its majority: whatever carries by two thirds or absolutely carries simply', () => {
    const carriesBy = (majority: MajorityKind, votesFor: number, votesAgainst: number, there: number): boolean =>
      carries(majorityOfKind[majority], { for: votesFor, against: votesAgainst, abstain: there - votesFor - votesAgainst, present: there, all: there })
    expect(carriesBy('two_thirds', 2, 1, 9)).toBe(true)
    expect(carriesBy('absolute', 2, 0, 4)).toBe(false)
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), fc.nat(20), (votesFor, votesAgainst, abstain) => {
        const there = votesFor + votesAgainst + abstain
        for (const majority of majorityKinds) if (carriesBy(majority, votesFor, votesAgainst, there)) expect(carriesBy('simple', votesFor, votesAgainst, there)).toBe(true)
      })
    )
  })

  it('is appealed against within days that count the last one', () => {
    expect(appealUntil(shippedPath, '2026-01-01')).toBe('2026-01-31')
    expect([isInTime('2026-01-31', '2026-01-31'), isInTime('2026-02-01', '2026-01-31'), isInTime('2026-01-01', null)]).toEqual([true, false, false])
    expect(validUntil(shippedPath, '2026-01-01')).toBe('2027-01-01')
  })
})

/** An application as the service keeps it, driven by the same rules; what is refused changes nothing. */
type Model = { facts: ProcedureFacts; taken: StepOutcome[]; round: number; holding: { outcome: string; round: number; steps: number } | null }
type Event = { action: ProcedureAction | 'score' | 'settle'; outcome: StepOutcome; votes: [number, number, number]; recused: number; upholds: boolean }

const fresh: ProcedureFacts = { state: 'submitted', assessors: [], unscored: 2, unsettled: 0, isClosed: false, openQuestions: 0, isOrganisationKnown: true, decision: null, appeal: null }

function decide(model: Model, path: PathContent, { outcome, votes: [votesFor, votesAgainst, votesAbstain], recused }: Event): Model {
  const of = path.steps[model.taken.length]!
  const given: Ballot = { participants: members(votesFor + votesAgainst + votesAbstain, recused), votesFor, votesAgainst, votesAbstain, outcome }
  if (ballotIssues(of, given).length > 0) return model
  const end = afterStep(path, { taken: model.taken.length, outcome })
  const taken = [...model.taken, outcome]
  if (end === 'next') return { ...model, taken }
  if (end === 'returned') return { ...model, taken: [], round: model.round + 1, facts: { ...model.facts, state: 'under_assessment' } }
  return { ...model, taken, facts: { ...model.facts, state: end, decision: { outcome: end } }, holding: { outcome: end, round: model.round, steps: taken.filter((each) => each === 'favour').length } }
}

const annulled = (model: Model): Model => ({ facts: { ...model.facts, state: 'in_decision', decision: null, appeal: null }, taken: [], round: model.round + 1, holding: null })

function apply(model: Model, path: PathContent, event: Event): Model {
  const { facts } = model
  const withFacts = (more: Partial<ProcedureFacts>): Model => ({ ...model, facts: { ...facts, ...more } })
  if (event.action === 'score') return withFacts({ assessors: facts.assessors.map((each) => ({ ...each, submittedAt: '2026-01-10' })), unscored: facts.assessors.length > 0 ? 0 : 2 })
  if (event.action === 'settle') return withFacts({ unsettled: 0 })
  if (obstaclesTo(event.action, facts).length > 0) return model
  const acts: Record<ProcedureAction, () => Model> = {
    appoint: () => withFacts({ state: 'under_assessment', assessors: [...facts.assessors, assessor()] }),
    close: () => withFacts({ isClosed: true }),
    send: () => withFacts({ state: 'in_decision' }),
    step: () => decide(model, path, event),
    annul: () => annulled(model),
    appeal: () => withFacts({ appeal: { outcome: null } }),
    settle_appeal: () => (event.upholds ? withFacts({ appeal: { outcome: 'upheld' } }) : annulled(model))
  }
  return acts[event.action]()
}

const aPath: fc.Arbitrary<PathContent> = fc
  .array(fc.record({ quorum: fc.integer({ min: 1, max: 4 }), majority: fc.constantFrom(...majorityKinds) }), { minLength: 1, maxLength: 3 })
  .map((steps) => ({ ...shippedPath, steps: steps.map((each) => ({ kind: 'decide', body: 'regional_board', ...each })) }))
const anEvent: fc.Arbitrary<Event> = fc.record({
  action: fc.constantFrom(...procedureActions, 'step' as const, 'step' as const, 'score' as const, 'settle' as const),
  outcome: fc.constantFrom(...stepOutcomes, 'favour' as const),
  votes: fc.tuple(fc.nat(5), fc.nat(3), fc.nat(2)),
  recused: fc.nat(2),
  upholds: fc.boolean()
})

describe('whatever is done in whatever order', () => {
  it('nobody is admitted without a decision that holds, by every step of the path in one round', () => {
    let admitted = 0
    fc.assert(
      fc.property(aPath, fc.array(anEvent, { minLength: 40, maxLength: 60 }), (path, events) => {
        let model: Model = { facts: fresh, taken: [], round: 1, holding: null }
        for (const event of events) {
          const before = model.facts.state
          model = apply(model, path, event)
          const { state, decision } = model.facts
          if (state !== before) expect(applicationTransitions.some((each) => each.from === before && each.to === state)).toBe(true)
          if (state === 'admitted' || state === 'rejected') expect([decision?.outcome, model.holding?.outcome, model.holding?.round]).toEqual([state, state, model.round])
          else expect([decision, model.holding]).toEqual([null, null])
          if (state === 'admitted') {
            admitted += 1
            expect(model.holding?.steps).toBe(path.steps.length)
          }
        }
      }),
      { numRuns: 400, seed: 8 }
    )
    // The walk does get there.
    expect(admitted).toBeGreaterThan(0)
  })

  it('names what stands in the way', () => {
    const under: ProcedureFacts = { ...fresh, state: 'under_assessment', assessors: [assessor({ submittedAt: 'x' }), assessor()], unscored: 0 }
    expect(obstaclesTo('close', { ...under, unsettled: 1 })).toEqual(['scores_awaited', 'unsettled'])
    expect(obstaclesTo('close', { ...under, assessors: [assessor({ submittedAt: 'x' }), assessor({ releasedAt: 'x' })] })).toEqual([])
    expect(obstaclesTo('close', { ...under, assessors: [assessor({ conflict: 'family' })] })).toEqual(['no_scores'])
    expect(obstaclesTo('send', { ...under, openQuestions: 1, isOrganisationKnown: false })).toEqual(['not_closed', 'question_open', 'organisation_unknown'])
    expect(obstaclesTo('annul', { ...under, decision: { outcome: 'admitted' }, appeal: { outcome: null } })).toEqual(['appeal_pending'])
    expect(present(members(3, 2))).toBe(3)
  })
})

describe('the pipeline', () => {
  const card: CardFacts = { state: 'under_assessment', openQuestions: 0, assessors: [assessor()], isClosed: false, unsettled: 0, nextBody: null }
  it.each<[string | null, Partial<CardFacts>]>([
    ['scores_awaited', {}],
    ['question_open', { openQuestions: 1 }],
    ['assessor_missing', { assessors: [assessor({ conflict: 'family' })] }],
    ['assessor_missing', { state: 'submitted', assessors: [] }],
    ['score_overdue', { assessors: [assessor({ dueOn: '2026-01-01' })] }],
    ['conflict_undeclared', { assessors: [assessor({ conflict: null })] }],
    ['to_close', { assessors: [assessor({ submittedAt: 'x' })] }],
    ['to_settle', { assessors: [assessor({ submittedAt: 'x' })], unsettled: 1 }],
    ['to_send', { isClosed: true }],
    ['awaits_head_office', { state: 'in_decision', nextBody: 'head_office' }],
    ['applicant_writes', { state: 'draft' }],
    ['applicant_completes', { state: 'returned' }],
    [null, { state: 'admitted' }]
  ])('says %s', (expected, of) => {
    expect(blockerOf({ ...card, ...of }, '2026-01-15')).toBe(expected)
  })

  const history = (...reached: [ApplicationState, string][]): Reached[] => reached.map(([stage, on]) => ({ stage, on }))
  it('tells how far those came that were begun in the period, and counts what runs as running', () => {
    const figures = pipelineFigures(
      [
        history(['draft', '2026-01-01'], ['submitted', '2026-01-05'], ['under_assessment', '2026-01-07'], ['in_decision', '2026-02-07'], ['admitted', '2026-02-20']),
        history(['draft', '2026-01-10'], ['submitted', '2026-01-20'], ['under_assessment', '2026-01-22']),
        history(['draft', '2025-01-10'], ['submitted', '2025-01-20'])
      ],
      { from: '2026-01-01', to: '2026-12-31', today: '2026-03-01' }
    )
    expect(figures).toMatchObject({ begun: 2, undecided: 1 })
    const of = (stage: string) => figures.stages.find((each) => each.stage === stage)
    expect(of('draft')).toEqual({ stage: 'draft', reached: 2, ended: 2, running: 0, medianDays: 7, longestDays: 10 })
    expect(of('under_assessment')).toEqual({ stage: 'under_assessment', reached: 2, ended: 1, running: 1, medianDays: 31, longestDays: 38 })
    expect(of('admitted')).toEqual({ stage: 'admitted', reached: 1, ended: 0, running: 0, medianDays: null, longestDays: null })
  })
})
