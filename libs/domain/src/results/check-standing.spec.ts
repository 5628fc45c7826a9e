import fc from 'fast-check'
import { sameInAll } from '@solmu/shared/text.js'
import { checkKinds, severities } from './check-rule.js'
import { readRule } from './check-rule-issues.js'
import { builtInCode, standingRules, type StoredRule } from './check-standing.js'
import { blocking, runChecks } from './checks.js'
import { aRow, aSheet } from './testing/check-examples.js'

const stored = (of: Partial<StoredRule>): StoredRule => ({
  ...{ code: 'own', kind: 'required', severity: 'error', spec: { of: 'all', onlyRequired: true }, message: sameInAll('{label}') },
  ...of
})
const codes = (rules: readonly StoredRule[]) => standingRules(rules).map(({ code }) => code)
const figureIsMissing = { breakdown: '', status: 'missing', value: null, note: '' } as const

describe('standing rules', () => {
  it('ask for required figures where nobody has written a rule that does', () => {
    const rows = [aRow('A1', null), aRow('A2', 0), aRow('A3', null, { isRequired: false })]
    const found = runChecks(standingRules([]), aSheet(rows))
    expect(found.map(({ ruleCode, severity, cells }) => [ruleCode, severity, cells])).toEqual([
      [builtInCode, 'error', [{ indicatorId: 'a1', breakdown: '' }]]
    ])
    expect(found[0]?.message.fi).toMatch(/^Pakollisia lukuja puuttuu: 1\./)
  })

  it('ask why a required figure is missing', () => {
    const withNote = { ...figureIsMissing, note: 'Rekisteri oli suljettu' }
    const rows = [aRow('A1', null, { figures: [figureIsMissing] }), aRow('A2', null, { figures: [withNote] })]
    expect(runChecks(standingRules([]), aSheet(rows)).map(({ at }) => at.indicatorId)).toEqual(['a1'])
  })

  it('leave the asking to a rule that blocks on every required figure', () => {
    expect(codes([stored({})])).toEqual(['own'])
    expect(codes([stored({ spec: { of: 'all' } })])).toEqual(['own'])
  })

  it('do not trust a rule that warns only, looks at some indicators only, or cannot be read', () => {
    expect(codes([stored({ severity: 'warning' })])).toEqual(['own', builtInCode])
    expect(codes([stored({ spec: { of: 'indicators', codes: ['A1'] } })])).toEqual(['own', builtInCode])
    expect(codes([stored({ spec: { of: 'nowhere' } })])).toEqual([builtInCode])
  })

  it('ask in the lengths of period that no rule covers, and in no other', () => {
    const quarterly = stored({ spec: { of: 'all', periodKinds: ['quarter'] } })
    expect(standingRules([quarterly]).at(-1)?.spec.periodKinds).toEqual(['month', 'third', 'year'])
    const others = stored({ code: 'others', spec: { of: 'all', periodKinds: ['month', 'third', 'year'] } })
    expect(codes([quarterly, others])).toEqual(['own', 'others'])
  })

  it('bear a code that nobody can give to a rule', () => {
    const draft = { code: builtInCode, kind: 'required', severity: 'info', spec: { of: 'all' }, message: sameInAll('{label}') } as const
    expect(readRule(draft, { indicators: new Set(), groups: new Set() })).toHaveProperty('issues')
  })

  it('never let an empty required figure out, whatever rules are kept', () => {
    const anyRule = fc.record({
      ...{ code: fc.constantFrom('a', 'b'), kind: fc.constantFrom(...checkKinds), severity: fc.constantFrom(...severities) },
      spec: fc.record(
        {
          ...{ of: fc.constantFrom('all', 'groups', 'indicators', 'x'), codes: fc.subarray(['A1', 'A2', 'customers']) },
          ...{ onlyRequired: fc.boolean(), periodKinds: fc.subarray(['month', 'quarter', 'third', 'year']), max: fc.integer() }
        },
        { requiredKeys: [] }
      ),
      message: fc.constant(sameInAll('{label}'))
    })
    const periods = fc.constantFrom('2026-09', '2026-Q3', '2026-T3', '2026')
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 4 }), periods, (rules, period) => {
        const findings = runChecks(standingRules(rules), { ...aSheet([aRow('A1', null)]), period })
        const explained = findings.map(({ ruleCode, about }) => ({ ruleCode, about, cell: 'a1/', text: 'Selitys' }))
        expect(blocking(findings, explained)).not.toEqual([])
      })
    )
  })
})
