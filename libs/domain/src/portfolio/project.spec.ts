import fc from 'fast-check'
import { DomainError, type ErrorCode } from '../errors.js'
import { claimStanding, noShare, partsOf, reclaimRefusal, type WholeLine } from './claim-money.js'
import { type ClaimState, claimStates, claimSteps, claimTransitions, takeClaimStep } from './claim.workflow.js'
import { costModels } from './cost-model.js'
import { applicantKinds, callBreaches, callChanges, callState, type GivenCall, ineligibleIn, readCall } from './funding-call.js'
import { type GivenProject, ideaTags, readProject } from './project.js'
import { isGranted, isProjectOpen, projectActions, projectGuards, type ProjectPermission, type ProjectSituation, projectStages, projectSteps, projectTransitions, takeProjectStep } from './project.workflow.js'
import { countShares } from './shared-results.js'

const codesOf = (work: () => unknown): string[] => {
  try {
    work()
    return []
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return (error.issues.length > 0 ? error.issues : [error]).map(({ code, path }) => [code, ...path].join(' '))
  }
}
const codeOf = (work: () => unknown): ErrorCode | undefined => codesOf(work)[0]?.split(' ')[0] as ErrorCode | undefined

const ready: ProjectSituation = {
  ...{ stage: 'idea', today: '2026-11-01', startsOn: '2026-01-01', endsOn: '2026-10-31', hasSummary: true, hasTags: true, hasCall: true, isCallOpen: true, partners: 2 },
  ...{ ineligible: 0, isModelAllowed: true, budgeted: 100n, isWithinCall: true, hasDecision: true, openChanges: 0, openSubs: 0, outputs: 1, openOutputs: 0, lessons: 1, adopters: 1 }
}
const everything = () => true
const only = (held: ProjectPermission) => (permission: ProjectPermission) => permission === held

describe('the stages of a project', () => {
  it('lead from an idea to what lives on', () => {
    const way = (['prepare', 'apply', 'decide', 'start', 'close', 'end', 'embed'] as const).reduce((stage, action) => takeProjectStep(action, { situation: { ...ready, stage }, reason: 'Jatkuu perustyönä' }, everything), ready.stage)
    expect(way).toBe('embedded')
  })

  it.each([
    ['idea', 'prepare', { hasSummary: false }, 'has_summary'],
    ['idea', 'prepare', { hasTags: false }, 'has_tags'],
    ['preparation', 'apply', { hasCall: false }, 'has_call'],
    ['preparation', 'apply', { isCallOpen: false }, 'call_open'],
    ['preparation', 'apply', { endsOn: null }, 'has_days'],
    ['preparation', 'apply', { partners: 0 }, 'has_partner'],
    ['preparation', 'apply', { isModelAllowed: false }, 'has_model'],
    ['preparation', 'apply', { budgeted: 0n }, 'has_budget'],
    ['preparation', 'apply', { ineligible: 1 }, 'may_apply'],
    ['preparation', 'apply', { isWithinCall: false }, 'within_call'],
    ['applied', 'decide', { hasDecision: false }, 'has_decision'],
    ['decided', 'start', { today: '2025-12-31' }, 'has_begun'],
    ['running', 'close', { openChanges: 1 }, 'no_open_change'],
    ['closing', 'end', { today: '2026-10-31' }, 'has_passed'],
    ['closing', 'end', { openSubs: 1 }, 'subs_settled'],
    ['closing', 'end', { outputs: 0 }, 'outputs_named'],
    ['closing', 'end', { lessons: 0 }, 'lesson_told'],
    ['ended', 'embed', { openOutputs: 1 }, 'outputs_settled'],
    ['ended', 'embed', { adopters: 0 }, 'adopted']
  ] as const)('from %s: %s asks for what it lacks', (stage, action, lack, guard) => {
    const situation = { ...ready, stage, ...lack }
    expect(projectSteps(situation, everything).find((each) => each.action === action)?.blockedBy).toEqual([guard])
    expect(codeOf(() => takeProjectStep(action, { situation, reason: 'a' }, everything))).toBe('PROJECT_STAGE')
  })

  it('know every action, guard and stage, and end where nothing leads on', () => {
    expect(new Set(projectTransitions.map(({ action }) => action))).toEqual(new Set(projectActions))
    expect(new Set(projectTransitions.flatMap(({ guards }) => guards))).toEqual(new Set(projectGuards))
    expect(projectStages.filter((stage) => projectTransitions.every(({ from }) => from !== stage))).toEqual(['embedded'])
  })

  it('are moved by those alone whose step it is, to where the table leads, and never without the reason that is asked for', () => {
    fc.assert(
      fc.property(fc.constantFrom(...projectStages), fc.constantFrom(...projectActions), fc.constantFrom('project.edit', 'project.steer'), fc.constantFrom('', 'Peruste'), (stage, action, held, reason) => {
        const known = projectTransitions.find((each) => each.from === stage && each.action === action)
        const code = codeOf(() => expect(takeProjectStep(action, { situation: { ...ready, stage }, reason }, only(held))).toBe(known?.to))
        const isTheirs = projectTransitions.some((each) => each.action === action && (!known || each === known) && each.permission === held)
        expect(code).toBe(!isTheirs ? 'NOT_ALLOWED' : !known ? 'PROJECT_STAGE' : known.guards.includes('reasoned') && reason === '' ? 'REQUIRED' : undefined)
      })
    )
  })

  it('say when what is told can be changed, and when money is granted', () => {
    expect(projectStages.filter(isProjectOpen)).toEqual(['idea', 'preparation'])
    expect(projectStages.filter(isGranted)).toEqual(['decided', 'running', 'closing', 'ended', 'embedded'])
  })
})

describe('what is written about a project', () => {
  const given: GivenProject = {
    ...{ title: { fi: 'Kaari' }, summary: { fi: '' }, acronym: 'KAARI', funderCode: '', currency: 'EUR', startsOn: '2026-01-01', endsOn: '2027-12-31' },
    ...{ taskAreas: ['3a', '1b'], ideas: ['3d', '3a'], costModel: 'flat_40', costRate: null }
  }
  it('is kept in the order of the lists', () => {
    expect(readProject(given)).toMatchObject({ taskAreas: ['1b', '3a'], ideas: ['3a', '3d'], title: { fi: 'Kaari', sv: '', en: '' } })
    expect(ideaTags).toHaveLength(18)
  })

  it.each([
    ['a title', { title: { fi: ' ' } }, 'REQUIRED title fi'],
    ['a year like 7560', { endsOn: '7560-01-01' }, 'OUT_OF_RANGE endsOn'],
    ['an end before the beginning', { endsOn: '2025-12-31' }, 'DAYS_REVERSED endsOn'],
    ['half a lifetime', { endsOn: '2036-01-02' }, 'OUT_OF_RANGE endsOn'],
    ['a currency that nobody pays in', { currency: 'FIM' }, 'UNKNOWN_WORD currency'],
    ['a task area that is none', { taskAreas: ['5a'] }, 'UNKNOWN_WORD taskAreas'],
    ['a question that no idea asks', { ideas: ['6b'] }, 'UNKNOWN_WORD ideas'],
    ['a rate of nothing', { costRate: 0 }, 'OUT_OF_RANGE costRate'],
    ['side costs without their rate', { costModel: 'side_cost' as const }, 'REQUIRED costRate']
  ])('is refused: %s', (_what, change, issue) => {
    expect(codesOf(() => readProject({ ...given, ...change }))).toEqual([issue])
  })
})

describe('a call', () => {
  const given: GivenCall = {
    ...{ name: { fi: 'Syksyn haku' }, code: 'S26', eligibility: { fi: 'Järjestöt' }, opensOn: '2026-09-01', closesOn: '2026-10-15', currency: 'EUR', taskAreas: [], link: '' },
    ...{ costModels: ['flat_40'], grantMin: 100n, grantMax: 1000n, grantShareMax: 8000, applicants: ['association'] }
  }

  it.each([
    ['2026-08-31', 'coming'],
    ['2026-09-01', 'open'],
    ['2026-10-15', 'open'],
    ['2026-10-16', 'closed']
  ])('on %s is %s', (today, state) => {
    expect(callState({ opensOn: '2026-09-01', closesOn: '2026-10-15' }, today)).toBe(state)
  })

  it.each([
    [99n, 1000n, ['least']],
    [100n, 125n, []],
    [101n, 126n, ['share']],
    [1001n, 9999n, ['most']]
  ])('that asks for %d of %d', (grant, total, breaches) => {
    expect(callBreaches(given, { grant, total })).toEqual(breaches)
  })

  it.each([
    ['no cost model', { costModels: [] }, 'REQUIRED costModels'],
    ['days that are turned', { closesOn: '2026-08-01' }, 'DAYS_REVERSED closesOn'],
    ['a year like 7560', { closesOn: '7560-01-01' }, 'OUT_OF_RANGE closesOn'],
    ['a least above the most', { grantMin: 2000n }, 'OUT_OF_RANGE grantMax'],
    ['more than the whole', { grantShareMax: 10_001 }, 'OUT_OF_RANGE grantShareMax'],
    ['a link that is none', { link: 'javascript:x' }, 'INVALID_WEBSITE link']
  ])('is refused with %s', (_what, change, issue) => {
    expect(codesOf(() => readCall({ ...given, ...change }))).toEqual([issue])
  })

  it('that changes under an application says in what', () => {
    const then = readCall(given)
    expect(callChanges(then, then)).toEqual([])
    expect(callChanges(then, { ...then, closesOn: '2026-11-01', grantMax: 5n })).toEqual(['closesOn', 'grantMax'])
  })
})

describe('applicants', () => {
  it('are of a kind that the call names, or of any where it names none', () => {
    const those = [...applicantKinds, 'other'].map((legalForm) => ({ legalForm }))
    expect(ineligibleIn({ applicants: [] }, those)).toEqual([])
    expect(ineligibleIn({ applicants: ['joint_authority'] }, [{ legalForm: 'wellbeing_county' }])).toEqual([])
    for (const kind of applicantKinds) expect(ineligibleIn({ applicants: [kind] }, those)).toEqual(those.filter(({ legalForm }) => legalForm !== kind))
  })
})

describe('claims', () => {
  const situation = { lines: 1, outsideModel: 0, unjudged: 0, again: 0 }
  const place = { costId: 'k', partnerId: 'p', category: 'staff', source: 'grant', period: '2026' } as const
  const line: WholeLine = { ...place, id: 'l', claimId: 'c', state: 'paid', verdict: 'accepted', originId: null, amount: 100n, added: 0n, paidOn: '2026-05-01', aside: noShare, recovered: noShare, repaid: noShare }
  const standing = (lines: readonly WholeLine[]) => claimStanding(partsOf(costModels.actual, lines))

  it('go from the partner through the lead to the funder, and back with a reason', () => {
    const way = (['send', 'forward', 'certify', 'pay'] as const).reduce((state, action) => takeClaimStep(action, { situation: { ...situation, state }, reason: '' }, everything), 'draft' as ClaimState)
    expect(way).toBe('paid')
    expect(codeOf(() => takeClaimStep('withdraw', { situation: { ...situation, state: 'certified' }, reason: ' ' }, everything))).toBe('REQUIRED')
    expect(takeClaimStep('withdraw', { situation: { ...situation, state: 'certified' }, reason: 'Virhe tositteissa' }, everything)).toBe('withdrawn')
    expect(codeOf(() => takeClaimStep('certify', { situation: { ...situation, state: 'with_funder', unjudged: 1 }, reason: '' }, everything))).toBe('CLAIM_STATE')
    expect(codeOf(() => takeClaimStep('pay', { situation: { ...situation, state: 'draft' }, reason: '' }, everything))).toBe('CLAIM_STATE')
    expect(codeOf(() => takeClaimStep('pay', { situation: { ...situation, state: 'certified' }, reason: '' }, () => false))).toBe('NOT_ALLOWED')
    expect(claimStates.filter((state) => claimSteps({ ...situation, state }, everything).length === 0)).toEqual(['withdrawn'])
    expect(claimTransitions).toHaveLength(11)
  })

  it('count what is parked until it is claimed again, and again when that is withdrawn', () => {
    const parked: WholeLine = { ...line, id: 'p', verdict: 'parked', amount: 30n, aside: { amount: 30n, added: 0n } }
    const back: WholeLine = { ...line, id: 'b', claimId: 'd', state: 'certified', originId: 'p', amount: 30n, paidOn: null }
    expect(standing([line, parked])).toMatchObject({ claimed: 130n, certified: 100n, paid: 100n, parked: 30n, refused: 0n, due: 0n })
    expect(standing([line, parked, { ...back, state: 'with_lead' }])).toEqual(standing([line, parked]))
    expect(standing([line, parked, back])).toMatchObject({ claimed: 130n, certified: 130n, paid: 100n, parked: 0n, refused: 0n, due: 30n })
    expect(standing([line, parked, { ...back, state: 'withdrawn' }])).toEqual(standing([line, parked]))
    expect(standing([line, { ...parked, aside: { amount: 10n, added: 0n } }])).toMatchObject({ claimed: 130n, certified: 120n, paid: 120n, parked: 10n })
  })

  it('are taken back after one that claims a parked line of theirs again', () => {
    expect(codeOf(() => takeClaimStep('withdraw', { situation: { ...situation, state: 'paid', again: 1 }, reason: 'Virhe' }, everything))).toBe('CLAIM_STATE')
  })

  it.each([
    ['as it was parked', 'parked', null, null],
    ['though it was accepted', 'accepted', null, 'not_parked'],
    ['twice', 'parked', 'p', 'again']
  ] as const)('take a parked line again %s', (_how, verdict, other, refusal) => {
    expect(reclaimRefusal('p', [{ ...line, id: 'p', verdict }, { ...line, id: 'o', originId: other }])).toBe(refusal)
  })
})

describe('figures that projects share', () => {
  it('are counted net once, however often they are told', () => {
    const shares = fc.array(fc.record({ projectId: fc.constantFrom('a', 'b', 'c'), share: fc.integer({ min: 0, max: 10_000 }) }), { maxLength: 4 })
    fc.assert(
      fc.property(fc.array(fc.record({ figure: fc.bigInt({ min: 0n, max: 10_000n }), shares }), { maxLength: 12 }), (figures) => {
        const { byProject, gross, net } = countShares(figures)
        const reported = figures.reduce((sum, { figure }) => sum + figure, 0n)
        expect([...byProject.values()].reduce((sum, each) => sum + each, 0n)).toBe(gross)
        expect(net <= gross && net <= reported).toBe(true)
      })
    )
  })

  it('are told whole when the shares make a whole', () => {
    const thirds = [3333, 3333, 3334].map((share, at) => ({ projectId: String(at), share }))
    expect(countShares([{ figure: 7n, shares: thirds }])).toMatchObject({ gross: 7n, net: 7n })
    expect(countShares([{ figure: 10n, shares: [{ projectId: 'a', share: 10_000 }, { projectId: 'b', share: 5000 }] }])).toMatchObject({ gross: 15n, net: 10n })
  })
})
