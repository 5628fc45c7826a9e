import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import fc from 'fast-check'
import { amended, type GivenProposal, longestDiscussion, mostOptions, readProposal } from './proposal.js'
import {
  endedProposalStates, kindsWithOptions, proposalActions, proposalKinds, type ProposalSituation, proposalStates, proposalSteps, proposalTransitions, takeProposalStep
} from './proposal.workflow.js'

const today: IsoDate = '2026-06-15'
const situation = (of: Partial<ProposalSituation> = {}): ProposalSituation => ({
  ...{ kind: 'proposal', state: 'draft', hasText: true, optionCount: 0, seats: 1, discussUntil: addDays(today, 14), objectUntil: null, openAmendments: 0, standingObjections: 0, isVotedOn: false, missingConsents: 0, vetoes: 0, today },
  ...of
})
const text = (fi: string) => ({ fi, sv: '', en: '' })
const given = (of: Partial<GivenProposal> = {}): GivenProposal => ({
  ...{ kind: 'proposal', title: text('Jäsenmaksu'), text: text('Maksu on 100 euroa.'), options: [], seats: 1, discussUntil: addDays(today, 14), objectUntil: null },
  ...of
})
const codes = (work: () => unknown): unknown => {
  try {
    work()
  } catch (error) {
    const { code, path, issues } = error as { code: string; path?: unknown[]; issues?: { code: string; path: unknown[] }[] }
    return issues && issues.length > 0 ? issues.map((each) => [each.code, each.path?.join('.')]) : [[code, path?.join('.')]]
  }
  return []
}

describe('the way of a proposal', () => {
  it.each([
    ['open', situation({ hasText: false }), 'has_text'],
    ['open', situation({ discussUntil: null }), 'has_day'],
    ['open', situation({ discussUntil: addDays(today, -1) }), 'has_day'],
    ['open', situation({ kind: 'consent', objectUntil: addDays(today, 13) }), 'has_day'],
    ['open', situation({ kind: 'election', optionCount: 1 }), 'has_options'],
    ['open', situation({ kind: 'election', optionCount: 3, seats: 4 }), 'has_options'],
    ['close', situation({ state: 'open', openAmendments: 1 }), 'amendments_answered'],
    ['vote', situation({ kind: 'consent', state: 'closed' }), 'asks_votes'],
    ['consent', situation({ kind: 'consent', state: 'closed', standingObjections: 1, objectUntil: addDays(today, -1) }), 'nobody_objects'],
    ['adopt', situation({ state: 'voting', isVotedOn: true }), 'no_open_ballot'],
    ['reject', situation({ state: 'voting', isVotedOn: true }), 'no_open_ballot'],
    ['adopt', situation({ state: 'voting', missingConsents: 1 }), 'consents_given'],
    ['adopt', situation({ state: 'voting', vetoes: 1 }), 'no_veto'],
    ['consent', situation({ kind: 'consent', state: 'closed', objectUntil: addDays(today, -1), missingConsents: 1 }), 'consents_given'],
    ['consent', situation({ kind: 'consent', state: 'closed', objectUntil: addDays(today, -1), vetoes: 1 }), 'no_veto'],
    ['consent', situation({ kind: 'consent', state: 'closed', objectUntil: today }), 'consent_time_over']
  ] as const)('%s is stopped where something is missing: %j', (action, of, guard) => {
    expect(proposalSteps(of).find((step) => step.action === action)?.blockedBy).toContain(guard)
    expect(codes(() => takeProposalStep(action, of))).toEqual([['PROPOSAL_STATE', '']])
  })

  it.each([
    ['open', situation(), 'open'],
    ['open', situation({ kind: 'consent', objectUntil: addDays(today, 14) }), 'open'],
    ['open', situation({ kind: 'election', optionCount: 4, seats: 4 }), 'open'],
    ['open', situation({ discussUntil: today }), 'open'],
    ['close', situation({ state: 'open' }), 'closed'],
    ['reopen', situation({ state: 'closed' }), 'open'],
    ['vote', situation({ state: 'closed' }), 'voting'],
    ['vote', situation({ kind: 'consent', state: 'closed', standingObjections: 1 }), 'voting'],
    ['consent', situation({ kind: 'consent', state: 'closed', objectUntil: addDays(today, -1) }), 'adopted'],
    ['adopt', situation({ state: 'voting' }), 'adopted'],
    ['reject', situation({ state: 'voting' }), 'rejected'],
    ['reject', situation({ state: 'voting', missingConsents: 1, vetoes: 1 }), 'rejected'],
    ['withdraw', situation({ state: 'closed' }), 'withdrawn']
  ] as const)('%s leads on: %j', (action, of, to) => {
    expect(takeProposalStep(action, of).to).toBe(to)
  })

  it('nobody leaves the end, and only a consent proposal is adopted without votes', () => {
    for (const state of endedProposalStates) expect(proposalSteps(situation({ state }))).toEqual([])
    for (const kind of proposalKinds) {
      expect(proposalSteps(situation({ kind, state: 'closed' })).some(({ action }) => action === 'consent')).toBe(kind === 'consent')
    }
  })

  it('every state is reached, from a draft on, and every step is taken by somebody', () => {
    const reached = new Set<string>(['draft'])
    for (let size = 0; size !== reached.size;) {
      size = reached.size
      for (const { from, to } of proposalTransitions) if (reached.has(from)) reached.add(to)
    }
    expect([...reached].sort()).toEqual([...proposalStates].sort())
    expect(new Set(proposalTransitions.map(({ action }) => action))).toEqual(new Set(proposalActions))
  })

  it('never adopts by consent what somebody objects to, whatever else is so', () => {
    fc.assert(
      fc.property(fc.constantFrom(...proposalKinds), fc.constantFrom(...proposalStates), fc.integer({ min: 1, max: 5 }), fc.integer({ min: -20, max: 20 }), (kind, state, standingObjections, days) => {
        const steps = proposalSteps(situation({ kind, state, standingObjections, objectUntil: addDays(today, days) }))
        expect(steps.filter(({ action, blockedBy }) => action === 'consent' && blockedBy.length === 0)).toEqual([])
      })
    )
  })
})

describe('what is written in a proposal', () => {
  it('is put in order; options are kept only where members choose, and seats only where they are filled', () => {
    const options = [{ key: 'a', title: text(' Aila ') }, { key: 'b', title: text('Bertta') }]
    expect(readProposal(given({ options, seats: 3 }), today)).toMatchObject({ title: { fi: 'Jäsenmaksu' }, options: [], seats: 1, objectUntil: null })
    expect(readProposal(given({ kind: 'election', options, seats: 2 }), today)).toMatchObject({ options: [{ key: 'a', title: { fi: 'Aila' } }, { key: 'b' }], seats: 2 })
    for (const kind of kindsWithOptions) expect(readProposal(given({ kind, options }), today).options).toHaveLength(2)
  })

  it.each([
    [given({ title: text(' ') }), [['REQUIRED', 'title.fi']]],
    [given({ title: text('x'.repeat(201)) }), [['TOO_LONG', 'title.fi']]],
    [given({ kind: 'score', options: [{ key: 'a', title: text('A') }, { key: 'a', title: text('') }] }), [['REQUIRED', 'options.1.title.fi'], ['DUPLICATE_KEY', 'options.1.key']]],
    [given({ kind: 'budget', options: Array.from({ length: mostOptions + 1 }, (_none, place) => ({ key: `k${place}`, title: text('A') })) }), [['OUT_OF_RANGE', 'options']]],
    [given({ kind: 'election', seats: 0 }), [['OUT_OF_RANGE', 'seats']]],
    [given({ discussUntil: addDays(today, longestDiscussion + 1) }), [['OUT_OF_RANGE', 'discussUntil']]],
    [given({ kind: 'consent', objectUntil: addDays(today, 1) }), [['DAYS_REVERSED', 'objectUntil']]]
  ])('is refused at its field', (wrong, issues) => {
    expect(codes(() => readProposal(wrong, today))).toEqual(issues)
  })

  it('takes of an amendment what it says, and leaves the languages of which it says nothing', () => {
    expect(amended({ fi: 'a', sv: 'b', en: '' }, { fi: 'c', sv: '', en: 'd' })).toEqual({ fi: 'c', sv: 'b', en: 'd' })
  })
})
