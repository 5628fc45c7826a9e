import type { CheckSpec } from './check-rule.js'
import { readSpec } from './check-spec.js'
import { usualOf } from './check-thresholds.js'
import { blocking, explanationOf, runChecks } from './checks.js'
import { aHistory, aRow, aRule, aSheet, genders, groups } from './testing/check-examples.js'

const byGroup = { dimensions: [groups] }

function spec(kind: CheckSpec['kind'], fields: object): CheckSpec {
  const read = readSpec(kind, fields)
  if ('issues' in read) throw new Error(read.issues.map(({ code, path }) => `${code} ${path.join('.')}`).join())
  return read.spec
}

const found = (rules: readonly ReturnType<typeof aRule>[], sheet: ReturnType<typeof aSheet>) =>
  runChecks(rules, sheet).map(({ key, message, cells }) => [key, message.fi, cells.map(({ breakdown }) => breakdown)])

describe('required', () => {
  const rule = aRule(spec('required', { of: 'all', onlyRequired: true }), { message: '{code}: {count}' })

  it('tells each indicator once, with every place that is open', () => {
    const sheet = aSheet([
      aRow('A1', { 'customer_group:i': 3, 'customer_group:ii': null }, byGroup),
      aRow('B5', { 'customer_group:i': null, 'customer_group:ii': null }, byGroup),
      aRow('C1', 0)
    ])
    expect(found([rule], sheet)).toEqual([
      ['rule:a1/', 'A1: 1', ['customer_group:ii']],
      ['rule:b5/', 'B5: 2', ['customer_group:i', 'customer_group:ii']]
    ])
  })

  it('takes every answer, but asks why a figure is missing', () => {
    const missing = { breakdown: '', status: 'missing', value: null, note: '' } as const
    const rows = [
      aRow('A1', 'not_applicable'),
      aRow('A2', 'not_asked'),
      aRow('A3', null, { figures: [missing] }),
      aRow('A4', null, { figures: [{ ...missing, note: 'The register was closed' }] }),
      aRow('A5', null, { isRequired: false })
    ]
    expect(found([rule], aSheet(rows))).toEqual([['rule:a3/', 'A3: 1', ['']]])
  })
})

describe('range', () => {
  it('looks at each figure, or at the whole', () => {
    const rows = [aRow('A1', { 'customer_group:i': 60, 'customer_group:ii': 50 }, byGroup)]
    const message = '{value} > {limit}'
    expect(found([aRule(spec('range', { of: 'all', level: 'cell', max: 55 }), { message })], aSheet(rows))).toEqual([
      ['rule:a1/customer_group:i', '60 > 55', ['customer_group:i']]
    ])
    expect(found([aRule(spec('range', { of: 'all', level: 'total', max: 100 }), { message })], aSheet(rows))).toEqual([
      ['rule:a1/', '110 > 100', ['']]
    ])
  })

  it('counts in the decimals of the row and takes the limits themselves', () => {
    const of = { of: 'indicators', codes: ['O7'], min: 1, max: 5 }
    const at = (value: number) => found([aRule(spec('range', of), { message: '{value}' })], aSheet([aRow('O7', value, { decimals: 2 })]))
    expect(at(500)).toEqual([])
    expect(at(100)).toEqual([])
    expect(at(501)).toEqual([['rule:o7/', '5,01', ['']]])
    expect(at(99)).toEqual([['rule:o7/', '0,99', ['']]])
  })
})

describe('parts', () => {
  const equals = aRule(spec('parts', { wholes: ['T'], relation: 'equals', parts: ['P', 'Q'], level: 'total' }), {
    message: '{value} / {limit} / {difference}'
  })

  it('adds the parts up in the finest of their decimals', () => {
    const of = (whole: number) => aSheet([aRow('T', whole, { decimals: 1 }), aRow('P', 2), aRow('Q', 150, { decimals: 2 })])
    expect(found([equals], of(35))).toEqual([])
    expect(found([equals], of(36))).toEqual([['rule:t/', '3,6 / 3,50 / 0,10', ['']]])
  })

  it.each([
    ['is open', null],
    ['is missing', 'missing'],
    ['was not asked', 'not_asked']
  ] as const)('says nothing while a part %s', (_case, answer) => {
    expect(found([equals], aSheet([aRow('T', 9), aRow('P', 2), aRow('Q', answer)]))).toEqual([])
    expect(found([equals], aSheet([aRow('T', 9), aRow('P', 2)]))).toEqual([])
  })

  it('counts a part that does not apply as nothing', () => {
    expect(found([equals], aSheet([aRow('T', 9), aRow('P', 2), aRow('Q', 'not_applicable')]))).toHaveLength(1)
    expect(found([equals], aSheet([aRow('T', 2), aRow('P', 2), aRow('Q', 'not_applicable')]))).toEqual([])
  })

  it('compares breakdown by breakdown over the dimensions that all share', () => {
    const wide = { 'customer_group:i,gender:f': 1, 'customer_group:i,gender:m': 1, 'customer_group:ii,gender:f': 2, 'customer_group:ii,gender:m': 1 }
    const sheet = aSheet([
      aRow('B4', wide, { dimensions: [groups, genders] }),
      aRow('F6_DUE', { 'customer_group:i': 2, 'customer_group:ii': 2 }, byGroup)
    ])
    const rule = aRule(spec('parts', { wholes: ['B4'], relation: 'at_most', parts: ['F6_DUE'], level: 'cell' }), {
      message: '{label}: {value} > {limit}'
    })
    expect(found([rule], sheet)).toEqual([
      ['rule:b4/customer_group:ii', 'Name of B4, ii: 3 > 2', ['customer_group:ii,gender:f', 'customer_group:ii,gender:m']]
    ])
  })

  it('compares with what was reported some periods ago', () => {
    const history = new Map([
      ['a3', new Map([['customer_group:i', [9, 2]], ['customer_group:ii', [9, 3]], ['', [18, 5]]])]
    ])
    const rows = [
      aRow('B4', { 'customer_group:i': 2, 'customer_group:ii': 4 }, byGroup),
      aRow('A3', { 'customer_group:i': 0, 'customer_group:ii': 0 }, byGroup)
    ]
    const rule = aRule(spec('parts', { wholes: ['B4'], relation: 'at_most', parts: ['A3'], periodsAgo: 2, level: 'cell' }), {
      message: '{value} > {limit} ({period})'
    })
    expect(found([rule], aSheet(rows, history))).toEqual([['rule:b4/customer_group:ii', '4 > 3 (1/2026)', ['customer_group:ii']]])
    expect(found([rule], aSheet(rows))).toEqual([])
  })
})

describe('change', () => {
  const both = { of: 'all', relative: 0.5, absolute: 10 }
  const changed = (value: number, previous: number | null, fields: object = both, decimals = 0) =>
    found(
      [aRule(spec('change', fields), { message: '{previous} → {value} ({change}, {percent} %)' })],
      aSheet([aRow('A1', value, { decimals })], aHistory({ A1: [previous] }))
    ).map(([, message]) => message)

  it('finds what is large as a share and as a number', () => {
    expect(changed(30, 20)).toEqual(['20 → 30 (+10, +50 %)'])
    expect(changed(29, 20)).toEqual([])
    expect(changed(110, 100)).toEqual([])
    expect(changed(9, 20)).toEqual(['20 → 9 (−11, −55 %)'])
    expect(changed(12, 0)).toEqual(['0 → 12 (+12, .. %)'])
    expect(changed(12, null)).toEqual([])
  })

  it('counts exactly to the limit', () => {
    expect(changed(35, 30, { of: 'all', absolute: 0.5 }, 1)).toEqual(['3,0 → 3,5 (+0,5, +17 %)'])
    expect(changed(34, 30, { of: 'all', absolute: 0.5 }, 1)).toEqual([])
  })

  it('looks one way when told to', () => {
    expect(changed(9, 20, { ...both, direction: 'up' })).toEqual([])
    expect(changed(31, 20, { ...both, direction: 'down' })).toEqual([])
  })

  it('says nothing while the whole is not given', () => {
    const rule = aRule(spec('change', both))
    const rows = [aRow('A1', { 'customer_group:i': 90, 'customer_group:ii': null }, byGroup)]
    expect(found([rule], aSheet(rows, aHistory({ A1: [10] })))).toEqual([])
  })
})

describe('outlier', () => {
  const rule = aRule(spec('outlier', { of: 'all', factor: 3.5 }), { message: '{value}: {low}–{high} ({count})' })
  const past = [10, 11, 9, 10, 60]

  it('tells the usual interval, which one odd period does not move', () => {
    expect(usualOf(past, 3.5)).toEqual({ low: 5, high: 15, median: 10, count: 5 })
    const at = (value: number) => found([rule], aSheet([aRow('A1', value)], aHistory({ A1: past })))
    expect(at(15)).toEqual([])
    expect(at(16)).toEqual([['rule:a1/', '16: 5–15 (5)', ['']]])
    expect(at(4)).toEqual([['rule:a1/', '4: 5–15 (5)', ['']]])
  })

  it('needs four periods, and looks no further back than eight', () => {
    const at = (values: readonly (number | null)[]) => found([rule], aSheet([aRow('A1', 900)], aHistory({ A1: values })))
    expect(at([10, null, 10, null, 10])).toEqual([])
    expect(at([10, null, 10, null, 10, 10])).toHaveLength(1)
    expect(at([10, 10, 10, null, null, null, null, null, 10])).toEqual([])
  })

  it('never calls less than nothing usual of what was never less than nothing', () => {
    expect(usualOf([1, 2, 0, 1], 3.5)?.low).toBe(0)
    expect(usualOf([-1, 2, 0, 1], 3.5)?.low).toBeLessThan(0)
  })
})

describe('expression', () => {
  const rule = aRule(spec('expression', { expression: 'A1 == prev_A1 - prev_A3 + A2', at: 'A1' }), {
    message: '{A1} ≠ {prev_A1} − {prev_A3} + {A2}'
  })
  const rows = (a1: number | null) => [aRow('A1', a1), aRow('A2', 3), aRow('A3', 1)]

  it('is found when it is false, with the totals that it names', () => {
    expect(found([rule], aSheet(rows(5), aHistory({ A1: [4], A3: [2] })))).toEqual([])
    expect(found([rule], aSheet(rows(6), aHistory({ A1: [4], A3: [2] })))).toEqual([['rule:a1/', '6 ≠ 4 − 2 + 3', ['']]])
  })

  it('says nothing where a total is open or the period before is not known', () => {
    expect(found([rule], aSheet(rows(null), aHistory({ A1: [4], A3: [2] })))).toEqual([])
    expect(found([rule], aSheet(rows(6), aHistory({ A1: [4] })))).toEqual([])
  })
})

describe('all together', () => {
  const sheet = aSheet([aRow('A1', 5), aRow('A2', 7)], aHistory({ A1: [1], A2: [1] }))
  const max = (code: string, severity: 'error' | 'warning' | 'info', on: string) =>
    aRule(spec('range', { of: 'indicators', codes: [on], max: 1 }), { code, severity })

  it('puts errors first, each in the order of the sheet', () => {
    const rules = [max('i', 'info', 'A1'), max('w', 'warning', 'A1'), max('e', 'error', 'A2'), max('f', 'error', 'A1')]
    expect(runChecks(rules, sheet).map(({ ruleCode }) => ruleCode)).toEqual(['f', 'e', 'w', 'i'])
  })

  it('asks rules of other periods nothing', () => {
    const monthly = aRule(spec('range', { of: 'all', max: 1, periodKinds: ['month'] }))
    expect(runChecks([monthly], sheet)).toEqual([])
  })

  it('lets nothing be sent with an error, or a warning that nobody has explained for these figures', () => {
    const findings = runChecks([max('e', 'error', 'A1'), max('w', 'warning', 'A2'), max('i', 'info', 'A1')], sheet)
    const said = { ruleCode: 'w', cell: 'a2/', text: 'Two groups began', about: '7' }
    const left = (explanations: readonly (typeof said)[]) => blocking(findings, explanations).map(({ ruleCode }) => ruleCode)
    expect(left([])).toEqual(['e', 'w'])
    expect(left([said])).toEqual(['e'])
    expect(left([{ ...said, about: '6' }])).toEqual(['e', 'w'])
    expect(left([{ ...said, cell: 'a1/' }])).toEqual(['e', 'w'])
    expect(explanationOf(findings[1]!, [said])?.text).toBe('Two groups began')
  })
})
