import fc from 'fast-check'
import { type DatedParameters, parameterIssues, parametersOn, shippedParameters } from './quality-parameters.js'
import { type LineKind, resourcingOf, type ResourcingInput, sensitivityOf } from './resourcing.js'

const pilot: ResourcingInput = { customers: 1200, coaches: 300, score: null }
const valueOf = (kind: LineKind, input: ResourcingInput, parameters = shippedParameters) => resourcingOf(input, parameters).lines.find((line) => line.kind === kind)?.value
const stepped: DatedParameters = { ...shippedParameters, steps: [{ from: 0, factor: 100 }, { from: 50, factor: 110 }, { from: 80, factor: 125 }] }
const ips = (value: number) => ({ value: value * 100, lowest: 2500, highest: 12_500 })

describe('resources', () => {
  it('are those of the pilot: 120 customers, three coaches, 150,000 euro, 1,250 a customer', () => {
    expect(valueOf('basicNeed', pilot)).toBe(300)
    expect(valueOf('cost', pilot)).toBe(15_000_000)
    expect(valueOf('costPerCustomer', pilot)).toBe(125_000)
    expect([valueOf('gap', pilot), valueOf('gapCost', pilot), valueOf('position', pilot), valueOf('factor', pilot)]).toEqual([0, 0, null, 100])
  })

  it.each([
    [74, 100],
    [75, 110],
    [104, 110],
    [105, 125],
    [125, 125],
    [25, 100]
  ])('at a score of %d take the step of %d hundredths: an edge is in the step that begins there', (score, factor) => {
    const input = { ...pilot, score: ips(score) }
    expect(valueOf('factor', input, stepped)).toBe(factor)
    expect(valueOf('need', input, stepped)).toBe(3 * factor)
    expect(valueOf('gap', input, stepped)).toBe(3 * factor - 300)
  })

  it('say what is not known instead of reckoning with nothing', () => {
    const unknown = { customers: 0, coaches: null, score: { value: 500, lowest: 500, highest: 500 } }
    for (const kind of ['has', 'gap', 'gapCost', 'position', 'costPerCustomer'] as const) expect(valueOf(kind, unknown)).toBeNull()
    expect(valueOf('need', unknown)).toBe(0)
  })

  it('are exact: what is shown is never further from the truth than half a step, and more customers need no less', () => {
    const input = fc.record({ customers: fc.integer({ min: 0, max: 100_000 }), perCoach: fc.integer({ min: 1, max: 2000 }), cost: fc.integer({ min: 0, max: 9_999_999 }) })
    fc.assert(
      fc.property(input, ({ customers, perCoach, cost }) => {
        const parameters = { ...shippedParameters, customersPerCoach: perCoach, staffCost: cost, otherCost: 0 }
        const { lines, need, cost: exact } = resourcingOf({ ...pilot, customers }, parameters)
        const shown = BigInt(lines.find(({ kind }) => kind === 'cost')?.value ?? -1)
        const twice = 2n * (exact.top - shown * exact.bottom)
        expect(twice <= exact.bottom && -twice <= exact.bottom).toBe(true)
        expect(need.top * BigInt(perCoach)).toBe(BigInt(customers) * need.bottom)
        const more = resourcingOf({ ...pilot, customers: customers + 1 }, parameters)
        expect(more.need.top * need.bottom >= need.top * more.need.bottom).toBe(true)
      })
    )
  })

  it('are shown a little lower and higher, one figure at a time', () => {
    expect(sensitivityOf(pilot, shippedParameters, 10)).toEqual([
      { kind: 'customers', less: { need: 270, cost: 13_500_000 }, more: { need: 330, cost: 16_500_000 } },
      { kind: 'customersPerCoach', less: { need: 333, cost: 16_666_667 }, more: { need: 273, cost: 13_636_364 } },
      { kind: 'cost', less: { need: 300, cost: 13_500_000 }, more: { need: 300, cost: 16_500_000 } }
    ])
  })
})

describe('parameters', () => {
  const today = '2026-11-22'
  const next: DatedParameters = { ...stepped, validFrom: today }

  it('hold from their day until the next ones; what ships holds before', () => {
    const later = { ...next, validFrom: '2027-01-01' }
    expect(parametersOn([next, later], '2026-11-21')).toBe(shippedParameters)
    expect(parametersOn([later, next], '2026-12-31')).toBe(next)
    expect(parametersOn([later, next], '2027-01-01')).toBe(later)
  })

  it('are refused where they make no sense, each field by itself', () => {
    expect(parameterIssues(next, today)).toEqual([])
    const wrong: readonly Partial<DatedParameters>[] = [
      ...[{ staffCost: -1 }, { otherCost: 1.5 }, { customersPerCoach: 0 }, { minimumUnits: 9 }, { validFrom: '2026-11-21' }, { validFrom: 'soon' }],
      ...[{ steps: [] }, { steps: [{ from: 5, factor: 100 }] }, { steps: [{ from: 0, factor: 0 }] }],
      ...[{ steps: [{ from: 0, factor: 100 }, { from: 0, factor: 110 }] }, { steps: [{ from: 0, factor: 100 }, { from: 101, factor: 110 }] }, { source: 'x'.repeat(501) }]
    ]
    for (const part of wrong) {
      const [field] = Object.keys(part)
      expect(parameterIssues({ ...next, ...part }, today).map(({ path }) => path[0])).toEqual([field])
    }
  })
})
