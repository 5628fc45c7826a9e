import { sameInAll } from '@solmu/shared/text.js'
import { figureText, fillMessage, messageIssues } from './check-message.js'
import { readRule } from './check-rule-issues.js'
import type { CheckKind } from './check-rule.js'
import { fieldsOf, readSpec } from './check-spec.js'

const issuesOf = (kind: CheckKind, given: unknown) => {
  const read = readSpec(kind, given)
  return 'issues' in read ? read.issues.map(({ code, path }) => `${code} ${path.join('.')}`) : []
}

describe('a spec', () => {
  it.each<[CheckKind, object]>([
    ['required', { of: 'all', codes: [], onlyRequired: true, periodKinds: ['quarter'] }],
    ['range', { of: 'groups', codes: ['economy'], level: 'cell', min: 0, max: null, periodKinds: [] }],
    ['parts', { wholes: ['EECO01'], relation: 'equals', parts: ['EECO02'], periodsAgo: 0, level: 'cell', tolerance: 0, periodKinds: [] }],
    ['change', { of: 'indicators', codes: ['D1'], level: 'total', direction: 'both', relative: null, absolute: 0.5, periodKinds: [] }],
    ['outlier', { of: 'all', codes: [], level: 'total', factor: 5, periodKinds: [] }],
    ['expression', { expression: 'A1 >= A2', at: 'A1', periodKinds: [] }]
  ])('of %s is read as it is kept', (kind, fields) => {
    const read = readSpec(kind, fields)
    expect('spec' in read && fieldsOf(read.spec)).toEqual(fields)
  })

  it.each<[CheckKind, unknown, string[]]>([
    ['range', {}, ['REQUIRED min']],
    ['range', null, ['REQUIRED min']],
    ['range', [], ['REQUIRED min']],
    ['range', { min: 5, max: 1 }, ['OUT_OF_RANGE max']],
    ['range', { min: Number.NaN, max: '7' }, ['INVALID_NUMBER min', 'INVALID_NUMBER max', 'REQUIRED min']],
    ['range', { min: 1e308 }, ['OUT_OF_RANGE min', 'REQUIRED min']],
    ['range', { of: 'some', min: 1 }, ['UNKNOWN_WORD of']],
    ['range', { of: 'groups', codes: [], min: 1 }, ['REQUIRED codes']],
    ['range', { of: 'groups', codes: ['__proto__'], min: 1 }, ['UNKNOWN_REFERENCE codes']],
    ['range', { of: 'indicators', codes: 'A1', min: 1 }, ['INVALID_INPUT codes']],
    ['range', { of: 'indicators', codes: Array.from({ length: 201 }, (_, n) => `A${n}`), min: 1 }, ['TOO_LONG codes']],
    ['range', { min: 1, periodKinds: ['week'] }, ['UNKNOWN_WORD periodKinds']],
    ['required', { onlyRequired: 'yes' }, ['INVALID_INPUT onlyRequired']],
    ['parts', {}, ['REQUIRED wholes', 'REQUIRED parts']],
    ['parts', { wholes: ['A1'], parts: ['A1'] }, ['DUPLICATE_KEY parts']],
    ['parts', { wholes: ['A1'], parts: ['A2'], periodsAgo: 9 }, ['OUT_OF_RANGE periodsAgo']],
    ['parts', { wholes: ['A1'], parts: ['A2'], periodsAgo: 0.5 }, ['INVALID_NUMBER periodsAgo']],
    ['parts', { wholes: ['A1'], parts: ['A2'], tolerance: -1 }, ['OUT_OF_RANGE tolerance']],
    ['change', {}, ['REQUIRED relative']],
    ['change', { relative: 0 }, ['OUT_OF_RANGE relative']],
    ['outlier', { factor: 0 }, ['OUT_OF_RANGE factor']],
    ['expression', {}, ['REQUIRED expression', 'REQUIRED at']],
    ['expression', { expression: 'x'.repeat(501), at: 'a1' }, ['TOO_LONG expression', 'UNKNOWN_REFERENCE at']]
  ])('of %s is refused: %j', (kind, given, issues) => {
    expect(issuesOf(kind, given)).toEqual(issues)
  })
})

describe('a message', () => {
  it('is filled in as each language writes figures', () => {
    const filled = fillMessage(sameInAll('{value} / {none}'), { value: { decimal: '-12345.50' } })
    expect(filled).toEqual({ fi: '−12\u00a0345,50 / ..', sv: '−12\u00a0345,50 / ..', en: '−12,345.50 / ..' })
    expect(figureText('+999', 'fi')).toBe('+999')
  })

  it.each([
    ['', ['REQUIRED message.fi', 'REQUIRED message.sv', 'REQUIRED message.en']],
    ['{value} and {secret}', ['UNKNOWN_WORD message.fi', 'UNKNOWN_WORD message.sv', 'UNKNOWN_WORD message.en']],
    ['{value', ['INVALID_INPUT message.fi', 'INVALID_INPUT message.sv', 'INVALID_INPUT message.en']],
    ['x'.repeat(501), ['TOO_LONG message.fi', 'TOO_LONG message.sv', 'TOO_LONG message.en']],
    ['{label}: {value} > {limit}', []]
  ])('%j', (text, issues) => {
    expect(messageIssues('range', sameInAll(text)).map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(issues)
  })
})

describe('a rule', () => {
  const known = { indicators: new Set(['A1', 'A2']), groups: new Set(['customers']) }
  const read = (draft: object) => {
    const base = { code: 'a_rule', kind: 'range' as CheckKind, severity: 'error' as const, spec: { max: 1 }, message: sameInAll('{value}') }
    const result = readRule({ ...base, ...draft }, known)
    return 'issues' in result ? result.issues.map(({ code, path }) => `${code} ${path.join('.')}`) : 'rule'
  }

  it.each<[string, object, unknown]>([
    ['is taken', {}, 'rule'],
    ['needs a code', { code: '' }, ['REQUIRED code']],
    ['has a plain code', { code: 'A rule' }, ['INVALID_INPUT code']],
    ['names groups that exist', { spec: { of: 'groups', codes: ['farms'], max: 1 } }, ['UNKNOWN_REFERENCE spec.codes']],
    ['names indicators that exist', { kind: 'parts', spec: { wholes: ['A1'], parts: ['Z9'] } }, ['UNKNOWN_REFERENCE spec.parts']],
    ['has an expression that can be read', { kind: 'expression', spec: { expression: 'A1 +', at: 'A1' }, message: sameInAll('x') }, ['EXPRESSION_INVALID spec.expression']],
    ['has an expression that is true or false', { kind: 'expression', spec: { expression: 'A1 + A2', at: 'A1' }, message: sameInAll('x') }, ['EXPRESSION_INVALID spec.expression']],
    ['runs no code', { kind: 'expression', spec: { expression: 'A1.constructor("x")() == 1', at: 'A1' }, message: sameInAll('x') }, ['EXPRESSION_INVALID spec.expression']],
    ['has an expression over indicators that exist', { kind: 'expression', spec: { expression: 'A1 > prev_Z9', at: 'A1' }, message: sameInAll('x') }, ['UNKNOWN_REFERENCE spec.expression']],
    ['may name the totals of its expression', { kind: 'expression', spec: { expression: 'A1 > prev_A2', at: 'A1' }, message: sameInAll('{A1} {prev_A2}') }, 'rule'],
    ['may name no others', { kind: 'expression', spec: { expression: 'A1 > 2', at: 'A1' }, message: { fi: '{A1}', sv: '{A2}', en: '{A1}' } }, ['UNKNOWN_WORD message.sv']]
  ])('%s', (_case, draft, result) => {
    expect(read(draft)).toEqual(result)
  })
})
