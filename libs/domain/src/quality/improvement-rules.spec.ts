import fc from 'fast-check'
import { type Cause, causesOf, type GivenRule, improvementRuleKinds, readRule, type RuleFacts, type RuleFinding, ruleWork } from './improvement-rules.js'
import type { ImprovementOutcome, ImprovementState } from './improvement.js'

const name = { fi: 'Sääntö', sv: '', en: '' }
const given: GivenRule = { kind: 'band_below', name, severity: 'major', isActive: true, frameworkId: 'f', bandCode: 'fair', criterionCode: null, level: null, days: null }
const rule = (of: Partial<GivenRule> = {}) => {
  const taken = readRule({ ...given, ...of })
  if ('issues' in taken) throw taken.issues[0]
  return taken.rule
}
const bands = [{ code: 'low', from: 25 }, { code: 'fair', from: 75 }, { code: 'good', from: 100 }]
const facts: RuleFacts = {
  results: [
    { unitId: 'u1', frameworkId: 'f', assessmentId: 'a1', score: 74, bands, answers: [{ code: 'x', value: 2 }, { code: 'y', value: null }] },
    { unitId: 'u2', frameworkId: 'f', assessmentId: 'a2', score: 75, bands, answers: [{ code: 'x', value: 3 }, { code: 'y', value: 1 }] },
    { unitId: 'u3', frameworkId: 'other', assessmentId: 'a3', score: 25, bands, answers: [{ code: 'x', value: 1 }] }
  ],
  certificates: [{ id: 'c1', unitId: 'u1', frameworkId: 'shqs', expiresOn: '2027-02-20' }, { id: 'c2', unitId: 'u2', frameworkId: null, expiresOn: '2026-10-01' }],
  duties: [{ id: 'd1', unitId: 'u1', frameworkId: 'f', dueOn: '2026-11-21' }, { id: 'd2', unitId: 'u2', frameworkId: 'f', dueOn: '2026-11-22' }]
}
const today = '2026-11-22'
const subjects = (of: Partial<GivenRule>) => causesOf(rule(of), facts, today).map(({ subject }) => subject)

describe('what rules see', () => {
  it('is a score under the band, to the point, by the framework that is named', () => {
    expect(subjects({})).toEqual(['u1'])
    expect(subjects({ bandCode: 'good' })).toEqual(['u1', 'u2'])
    expect(subjects({ bandCode: 'gone' })).toEqual([])
  })

  it('is a criterion under its level, one or each of them; one that was skipped is not', () => {
    expect(subjects({ kind: 'criterion_below', criterionCode: 'x', level: 3 })).toEqual(['u1/x'])
    expect(subjects({ kind: 'criterion_below', level: 3 })).toEqual(['u1/x', 'u2/y'])
  })

  it('is a certificate that ends within its days or has ended, and a duty whose day has passed', () => {
    expect(subjects({ kind: 'certificate_expiring', frameworkId: null, days: 90 })).toEqual(['u1/shqs', 'u2/c2'])
    expect(subjects({ kind: 'certificate_expiring', frameworkId: null, days: 89 })).toEqual(['u2/c2'])
    expect(subjects({ kind: 'duty_overdue', frameworkId: null, days: 0 })).toEqual(['d1'])
    expect(subjects({ kind: 'duty_overdue', frameworkId: null, days: 1 })).toEqual([])
  })
})

const states: fc.Arbitrary<readonly [ImprovementState, ImprovementOutcome | null]> = fc.constantFrom(
  ...(['open', 'in_work', 'to_verify'] as const).map((state) => [state, null] as const),
  ...(['verified', 'dropped', 'cleared'] as const).map((outcome) => ['closed', outcome] as const)
)
const cause = fc.record({ subject: fc.constantFrom('s1', 's2', 's3'), occasion: fc.constantFrom('o1', 'o2') })
const causes: fc.Arbitrary<readonly Cause[]> = fc
  .uniqueArray(cause, { selector: ({ subject }) => subject })
  .map((all) => all.map((each) => ({ ...each, unitId: 'u', frameworkId: null, criterionCode: null, assessmentId: null })))
/** At most one that is open for each subject: the database keeps it so. */
const findings: fc.Arbitrary<readonly RuleFinding[]> = fc
  .array(fc.tuple(cause, states))
  .map((all) => all.map(([of, [state, outcome]], place) => ({ ...of, id: `f${place}`, state, outcome })))
  .map((all) => all.filter((each, place) => each.state === 'closed' || all.findIndex((other) => other.subject === each.subject && other.state !== 'closed') === place))

/** The findings after a rule has run. */
const after = (seen: readonly Cause[], before: readonly RuleFinding[]): readonly RuleFinding[] => {
  const { open, close } = ruleWork(seen, before)
  const kept = before.map((each): RuleFinding => (close.includes(each.id) ? { ...each, state: 'closed', outcome: 'cleared' } : each))
  return [...kept, ...open.map(({ subject, occasion }, place): RuleFinding => ({ id: `new${before.length}/${place}`, subject, occasion, state: 'open', outcome: null }))]
}

describe('what a rule does', () => {
  it('is nothing when it is done again', () => {
    fc.assert(fc.property(causes, findings, (seen, before) => {
      expect(ruleWork(seen, after(seen, before))).toEqual({ open: [], close: [] })
    }))
  })

  it('never leaves two open for one subject, nor one open without a cause', () => {
    fc.assert(fc.property(causes, findings, (seen, before) => {
      const open = after(seen, before).filter(({ state }) => state !== 'closed').map(({ subject }) => subject)
      expect(new Set(open).size).toBe(open.length)
      for (const subject of open) expect(seen.some((each) => each.subject === subject)).toBe(true)
    }))
  })

  it('does not open again what somebody has settled for the same occasion, but does for a new one', () => {
    const [one] = [{ unitId: 'u', subject: 's', occasion: 'o1', frameworkId: null, criterionCode: null, assessmentId: null }]
    const settled = (outcome: ImprovementOutcome): RuleFinding[] => [{ id: 'f', subject: 's', occasion: 'o1', state: 'closed', outcome }]
    expect(ruleWork([one], settled('verified')).open).toEqual([])
    expect(ruleWork([one], settled('dropped')).open).toEqual([])
    expect(ruleWork([one], settled('cleared')).open).toEqual([one])
    expect(ruleWork([{ ...one, occasion: 'o2' }], settled('verified')).open).toHaveLength(1)
  })

  it('closes what it has opened when the cause is gone, however far it has come', () => {
    const open: RuleFinding[] = [{ id: 'f', subject: 's', occasion: 'o1', state: 'to_verify', outcome: null }]
    expect(ruleWork([], open)).toEqual({ open: [], close: ['f'] })
  })
})

describe('a rule that is written', () => {
  const issues = (of: Partial<GivenRule>) => {
    const taken = readRule({ ...given, ...of })
    return 'issues' in taken ? taken.issues.map(({ code, path }) => `${code} ${path.join('.')}`) : []
  }

  it('has what its kind needs, and nothing else', () => {
    const bare = { frameworkId: null, bandCode: null, level: null, days: null }
    expect(improvementRuleKinds.map((kind) => issues({ ...bare, kind }))).toEqual([
      ['REQUIRED frameworkId', 'REQUIRED bandCode'],
      ['REQUIRED frameworkId', 'REQUIRED level'],
      ['REQUIRED days'],
      ['REQUIRED days']
    ])
    expect(rule({ kind: 'duty_overdue', days: 3, level: 4, criterionCode: 'x' })).toMatchObject({ bandCode: null, level: null, criterionCode: null, days: 3 })
  })

  it('has a name and numbers in their range', () => {
    expect(issues({ name: { fi: ' ' } })).toEqual(['REQUIRED name.fi'])
    expect(issues({ kind: 'duty_overdue', days: -1 })).toEqual(['OUT_OF_RANGE days'])
    expect(issues({ kind: 'criterion_below', level: 2.5 })).toEqual(['OUT_OF_RANGE level'])
  })
})
