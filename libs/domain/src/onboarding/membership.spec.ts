import { addDays } from '@solmu/shared/dates.js'
import fc from 'fast-check'
import { DomainError } from '../errors.js'
import { earliestEnd, isMember, type MembershipEventDays, type MembershipEventKind, membershipEventKinds, membershipOn, type MembershipState, membershipStates, noticeIssues, rightsOf } from './membership.js'
import { noticeStatement } from './notice-statement.js'
import { type MembershipSituation, membershipSteps, membershipTransitions, takeMembershipStep } from './membership.workflow.js'

const everything = () => true
const today = '2026-06-01'
const quiet: MembershipSituation = { state: 'admitted', isDecisionStanding: true, missingAgreements: 0, openTasks: 0, hasNotice: false, isLastDayAhead: false, wasActive: false }

const codeOf = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    return (error as DomainError).code
  }
  return 'done'
}

describe('where a membership stands', () => {
  const event = (number: number, toState: MembershipState, effectiveOn: string, endsOn: string | null = null): MembershipEventDays => ({ number, toState, effectiveOn, endsOn })
  const left = [event(1, 'admitted', '2020-01-01'), event(2, 'active', '2020-03-01'), event(3, 'notice_given', '2025-01-15', '2025-07-15')]

  it.each([
    ['2019-12-31', undefined],
    ['2020-01-01', 'admitted'],
    ['2025-01-14', 'active'],
    ['2025-01-15', 'notice_given'],
    ['2025-07-14', 'notice_given'],
    ['2025-07-15', 'left']
  ])('on %s is %s, and the notice takes effect by itself', (day, state) => {
    expect(membershipOn(left, day)?.state).toBe(state)
  })

  it('knows on a day in the past nothing of what came after', () => {
    const back = [...left, event(4, 'active', '2025-03-01')]
    expect(membershipOn(back, '2025-02-01')).toEqual({ state: 'notice_given', endsOn: '2025-07-15' })
    expect(membershipOn(back, '2026-02-01')).toEqual({ state: 'active', endsOn: null })
    expect(membershipOn([...left.slice(0, 2), event(3, 'expelled', '2025-07-15', '2025-07-15')], '2025-07-15')?.state).toBe('expelled')
    expect(membershipOn([...left.slice(0, 2), event(3, 'suspended', '2025-05-01'), event(4, 'lapsed', '2025-07-15', '2025-07-15')], '2026-01-01')?.state).toBe('lapsed')
  })

  it('gives nobody who is gone a right, and only the active all of them', () => {
    for (const state of membershipStates) expect(rightsOf(state).benefits.includes('votes')).toBe(state === 'active' || state === 'notice_given')
    for (const state of membershipStates) if (!isMember(state)) expect(rightsOf(state)).toMatchObject({ benefits: [] })
  })
})

describe('a notice', () => {
  const codes = (givenOn: string, endsOn: string) => noticeIssues({ givenOn, endsOn }, { today, noticeMonths: 6, since: '2020-01-01' }).map(({ code, path }) => `${code} ${path.join('.')}`)

  it.each([
    [today, '2026-12-01', []],
    [today, '2026-11-30', ['NOTICE_TOO_SHORT endsOn']],
    [today, today, ['NOTICE_PAST endsOn']],
    ['2026-06-02', '2027-01-01', ['OUT_OF_RANGE givenOn']],
    ['2019-12-31', '2027-01-01', ['OUT_OF_RANGE givenOn']],
    ['2026-01-01', '2026-07-01', []],
    [today, '2030-01-01', ['OUT_OF_RANGE endsOn']]
  ])('given %s for %s: %j', (givenOn, endsOn, found) => {
    expect(codes(givenOn, endsOn)).toEqual(found)
  })

  it('given at the earliest is never refused, on whatever day and for whatever period', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 36 }), (days, noticeMonths) => {
        const givenOn = addDays('2020-01-01', days)
        expect(noticeIssues({ givenOn, endsOn: earliestEnd(givenOn, noticeMonths) }, { today: givenOn, noticeMonths, since: '2020-01-01' })).toEqual([])
      })
    )
  })
})

describe('the statement of a notice', () => {
  const facts = { organisation: 'Taito ry', givenOn: '2026-06-01', endsOn: '2026-12-01', closesUnits: true, signatory: 'Aila Aho' }

  it('says in Finnish who leaves, on which last day, what stays and who signs', () => {
    expect(noticeStatement('fi', facts).split('\n\n')).toEqual([
      'Taito ry irtisanoo jäsenyytensä 1.6.2026. Jäsenyyden viimeinen päivä on 30.11.2026.',
      expect.stringContaining('Ilmoitetut tulokset säilyvät verkostossa'),
      'Jäsenen yksiköt suljetaan verkostosta viimeisen päivän jälkeen, ellei niistä toisin sovita.',
      'Allekirjoittaja: Aila Aho.'
    ])
  })

  it.each(['fi', 'sv', 'en'] as const)('names in %s whoever leaves and signs, and says what becomes of the units', (language) => {
    const [both, other] = [noticeStatement(language, facts), noticeStatement(language, { ...facts, closesUnits: false })]
    for (const part of [facts.organisation, facts.signatory]) expect(both).toContain(part)
    expect(other).not.toBe(both)
  })
})

describe('the steps of a membership', () => {
  it('lead to active only when the decision stands, the agreements are accepted and the tasks are done, whatever came before', () => {
    const situations: fc.Arbitrary<Omit<MembershipSituation, 'state' | 'wasActive' | 'hasNotice'>> = fc.record({
      isDecisionStanding: fc.boolean(),
      missingAgreements: fc.nat(2),
      openTasks: fc.nat(2),
      isLastDayAhead: fc.boolean()
    })
    const act = fc.record({ action: fc.constantFrom(...membershipEventKinds), of: situations })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 14 }), (acts) => {
        const known = { state: 'admitted' as MembershipState, wasActive: false, hasNotice: false }
        for (const { action, of } of acts) {
          const before = { ...known }
          try {
            known.state = takeMembershipStep(action, { ...of, ...known }, everything)
          } catch (error) {
            expect(['MEMBERSHIP_STATE', 'NOT_ALLOWED']).toContain((error as DomainError).code)
            continue
          }
          const isEntering = known.state === 'active' && before.state !== 'notice_given'
          if (isEntering) expect(of).toMatchObject({ isDecisionStanding: true, missingAgreements: 0, openTasks: 0 })
          known.hasNotice = action === 'give_notice' || (known.hasNotice && action !== 'take_back')
          known.wasActive ||= known.state === 'active'
          expect(known.state === 'notice_given').toBe(known.hasNotice && known.state !== 'suspended')
        }
      }),
      { numRuns: 400 }
    )
  })

  it('name what stands in the way of activation', () => {
    const blocked = { ...quiet, missingAgreements: 2, openTasks: 1 }
    expect(membershipSteps(blocked, everything).find(({ action }) => action === 'activate')).toEqual({
      ...{ action: 'activate', to: 'active', isAllowed: false },
      blockedBy: ['agreements_accepted', 'tasks_done']
    })
    expect(codeOf(() => takeMembershipStep('activate', blocked, everything))).toBe('MEMBERSHIP_STATE')
  })

  it.each<[MembershipState, MembershipEventKind]>([
    ['active', 'activate'],
    ['notice_given', 'give_notice'],
    ['left', 'take_back'],
    ['left', 'give_notice'],
    ['expelled', 'reinstate'],
    ['active', 'expel'],
    ['expelled', 'restore'],
    ['suspended', 'lapse'],
    ['lapsed', 'reinstate'],
    ['lapsed', 'give_notice']
  ])('of one that is %s there is no %s by hand', (state, action) => {
    expect(codeOf(() => takeMembershipStep(action, { ...quiet, state, wasActive: true, hasNotice: state === 'notice_given' }, everything))).toBe('MEMBERSHIP_STATE')
  })

  it('are refused to whoever may not take them, whatever the state', () => {
    for (const state of membershipStates) expect(codeOf(() => takeMembershipStep('activate', { ...quiet, state }, (permission) => permission === 'member.leave'))).toBe('NOT_ALLOWED')
  })

  it('take back to what the member was, and not once its day has come', () => {
    const noticed = { ...quiet, state: 'notice_given' as const, hasNotice: true, isLastDayAhead: true }
    expect(takeMembershipStep('take_back', noticed, everything)).toBe('admitted')
    expect(takeMembershipStep('take_back', { ...noticed, wasActive: true }, everything)).toBe('active')
    expect(codeOf(() => takeMembershipStep('take_back', { ...noticed, isLastDayAhead: false }, everything))).toBe('MEMBERSHIP_STATE')
  })

  it('leave nobody in a state that nothing leads to', () => {
    const reached = new Set<MembershipState>(['admitted', 'left', ...membershipTransitions.map(({ to }) => to)])
    expect(reached).toEqual(new Set(membershipStates))
  })
})
