import fc from 'fast-check'
import { checkKinds, type CheckRule, severities } from './check-rule.js'
import { readSpec } from './check-spec.js'
import { runChecks } from './checks.js'
import { aRow, aSheet, groups } from './testing/check-examples.js'
import type { FigureSheet } from './check-figures.js'

const codes = ['A1', 'A2', 'B4', 'D1'] as const
const code = fc.constantFrom(...codes)
const answer = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: -50, max: 200 }) },
  fc.constantFrom(null, 'missing' as const, 'not_applicable' as const, 'not_asked' as const)
)
const past = fc.array(fc.option(fc.integer({ min: 0, max: 100 })), { maxLength: 10 })

const row = fc.record({ whole: answer, i: answer, ii: answer, isWhole: fc.boolean(), decimals: fc.nat(4), addsUp: fc.boolean() })

const sheets: fc.Arbitrary<FigureSheet> = fc
  .record({ rows: fc.tuple(row, row, row, row), pasts: fc.tuple(past, past, past, past) })
  .map(({ rows, pasts }) =>
    aSheet(
      rows.map(({ whole, i, ii, isWhole, decimals, addsUp }, place) =>
        isWhole
          ? aRow(codes[place]!, whole, { decimals, addsUp })
          : aRow(codes[place]!, { 'customer_group:i': i, 'customer_group:ii': ii }, { decimals, addsUp, dimensions: [groups] })
      ),
      new Map(codes.map((each, place) => [each.toLowerCase(), new Map([['', pasts[place]!], ['customer_group:i', pasts[place]!]])]))
    )
  )

const expressions = fc.constantFrom('A1 >= A2', 'A1 == prev_A1 + A2 - B4', 'D1 / A2 > 0.5', 'B4 < prev_D1 || A1 != 3', 'A1 +', 'Z9 > 1')

/** Specs as a friend would write them, with all fields of all kinds. */
const given = fc.record({
  ...{ of: fc.constantFrom('all', 'indicators', 'groups'), codes: fc.array(fc.oneof(code, fc.constantFrom('customers', 'farms', 'Z9'))) },
  ...{ level: fc.constantFrom('cell', 'total'), min: fc.option(fc.integer()), max: fc.option(fc.integer()), factor: fc.integer({ min: 1, max: 9 }) },
  ...{ wholes: fc.array(code, { minLength: 1 }), parts: fc.array(code, { minLength: 1 }), relation: fc.constantFrom('equals', 'at_most', 'at_least') },
  ...{ periodsAgo: fc.nat(8), tolerance: fc.nat(3), relative: fc.option(fc.double({ min: 0.01, max: 2, noNaN: true })) },
  ...{ absolute: fc.option(fc.nat(40)), direction: fc.constantFrom('both', 'up', 'down'), expression: expressions, at: code }
})

const ruleOf = (of: { place: number; kind: (typeof checkKinds)[number]; spec: unknown; severity: CheckRule['severity'] }): CheckRule[] => {
  const read = readSpec(of.kind, of.spec)
  const message = { fi: '{label} {value} {limit} {nobody}', sv: '', en: '{code}' }
  return 'spec' in read ? [{ code: `r${of.place}`, severity: of.severity, spec: read.spec, message }] : []
}

const drafts = (spec: fc.Arbitrary<unknown>) =>
  fc
    .array(fc.record({ kind: fc.constantFrom(...checkKinds), spec, severity: fc.constantFrom(...severities) }), { maxLength: 12 })
    .map((all) => all.flatMap((each, place) => ruleOf({ ...each, place })))

it('finds nothing without rules', () => {
  fc.assert(fc.property(sheets, (sheet) => runChecks([], sheet).length === 0))
})

it('does not care in which order rules come, nor for rows beyond the order in which it tells', () => {
  fc.assert(
    fc.property(sheets, drafts(given), (sheet, rules) => {
      const findings = runChecks(rules, sheet)
      expect(runChecks([...rules].reverse(), sheet)).toEqual(findings)
      const turned = runChecks(rules, { ...sheet, rows: [...sheet.rows].reverse() })
      const keys = (all: typeof findings) => all.map(({ key, message }) => `${key} ${message.fi}`).sort()
      expect(keys(turned)).toEqual(keys(findings))
    })
  )
})

it('points to places of the sheet, each finding by a key of its own, in three languages', () => {
  fc.assert(
    fc.property(sheets, drafts(given), (sheet, rules) => {
      const findings = runChecks(rules, sheet)
      expect(new Set(findings.map(({ key }) => key)).size).toBe(findings.length)
      const places = new Set(sheet.rows.flatMap(({ id, figures }) => [`${id}/`, ...figures.map(({ breakdown }) => `${id}/${breakdown}`)]))
      for (const { cells, message, needsExplanation, severity } of findings) {
        expect(cells.length).toBeGreaterThan(0)
        for (const { indicatorId, breakdown } of cells) expect(places).toContain(`${indicatorId}/${breakdown}`)
        expect(Object.values(message).every((text) => text !== '' && !text.includes('{'))).toBe(true)
        expect(needsExplanation).toBe(severity === 'warning')
      }
    })
  )
})

it('stands whatever a rule says, and finds only what its rules can find', () => {
  const hostile = fc.oneof(
    fc.anything(),
    fc.dictionary(fc.constantFrom('of', 'codes', 'level', 'min', 'max', 'wholes', 'parts', 'relation', 'expression', 'at', '__proto__'), fc.anything())
  )
  fc.assert(
    fc.property(sheets, drafts(hostile), (sheet, rules) => {
      const known = new Set(rules.map((rule) => rule.code))
      expect(runChecks(rules, sheet).every(({ ruleCode }) => known.has(ruleCode))).toBe(true)
    }),
    { numRuns: 300 }
  )
})
