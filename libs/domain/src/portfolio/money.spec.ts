import fc from 'fast-check'
import { permille, rollUp, shareOut, sumOf } from './amounts.js'
import { type BudgetFrame, type BudgetLine, budgetDifferences, budgetIssues, budgetSums, fundingSources, largestAmount, wholeBudget } from './budget.js'
import { type CostModelKey, costModelKeys, costModels, hoursCost, hourlyPrice, reckonedOn, toldCategories, withRate, withReckoned } from './cost-model.js'

const sides = (key: CostModelKey) => withRate(key, key === 'side_cost' ? 2150 : null)
const amount = fc.bigInt({ min: -(10n ** 10n), max: 10n ** 10n })
const key = fc.constantFrom(...costModelKeys)
const periods = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4', '2027']
const partners = ['a', 'b', 'c']
const linesOf = (of: CostModelKey, amounts = amount) =>
  fc.uniqueArray(
    fc.record({ partnerId: fc.constantFrom(...partners), category: fc.constantFrom(...toldCategories(sides(of))), period: fc.constantFrom(...periods), source: fc.constantFrom(...fundingSources), amount: amounts }),
    { maxLength: 40, selector: ({ partnerId, category, period, source }) => [partnerId, category, period, source].join() }
  )
const budget = key.chain((of) => linesOf(of).map((lines) => ({ model: sides(of), lines })))

describe('cost models', () => {
  it('bring 61,600 euros for 44,000 euros of salaries at 40 %', () => {
    const parts = withReckoned(costModels.flat_40, [{ category: 'staff' as const, amount: 4_400_000n }])
    expect(parts).toEqual([
      { category: 'staff', amount: 4_400_000n },
      { category: 'flat_rate', amount: 1_760_000n }
    ])
    expect(sumOf(parts)).toBe(6_160_000n)
  })

  it.each([
    ['flat_40', 'staff', 1_234_567n, 493_827n],
    ['flat_7', 'travel', 1_000_00n, 7_000n],
    ['flat_7', 'overhead', 1_000_00n, 0n],
    ['flat_1_5', 'equipment', 333_33n, 500n],
    ['unit_1720', 'staff', 1n, 0n],
    ['actual', 'staff', 1_000_00n, 0n],
    ['lump_sum', 'lump_sum', 1_000_00n, 0n]
  ] as const)('%s reckons on %s', (of, category, told, reckoned) => {
    expect(reckonedOn(costModels[of], [{ category, amount: told }])).toBe(reckoned)
  })

  it('take the rate of a call where they have one, and none where they reckon nothing', () => {
    expect([withRate('flat_7', 650).rate, withRate('flat_7', null).rate, withRate('actual', 650).rate, withRate('side_cost', 2150).rate]).toEqual([650, 700, null, 2150])
  })

  it('know the price of an hour, and what hours bring', () => {
    expect(hourlyPrice(5_160_000n)).toBe(3000n)
    expect(hoursCost(1250, 3000n)).toBe(37_500n)
    // A price between two cents is rounded once, before it is multiplied.
    expect(hourlyPrice(5_000_000n)).toBe(2907n)
    expect(hoursCost(1, 2907n)).toBe(29n)
  })

  it('add exactly what the rate brings on the whole, however it is divided, and a correction takes it back', () => {
    fc.assert(
      fc.property(budget, ({ model, lines }) => {
        const parts = withReckoned(model, lines)
        expect(sumOf(parts) - sumOf(lines)).toBe(reckonedOn(model, lines))
        const negated = lines.map((line) => ({ ...line, amount: -line.amount }))
        expect(sumOf(withReckoned(model, negated))).toBe(-sumOf(parts))
      })
    )
  })

  it('reckon once: what was reckoned is replaced, not reckoned upon', () => {
    fc.assert(fc.property(budget, ({ model, lines }) => expect(withReckoned(model, withReckoned(model, lines))).toEqual(withReckoned(model, lines))))
  })
})

describe('sums of money', () => {
  it('add up to the cent by partner, category, period and source under any sequence of changes', () => {
    fc.assert(
      fc.property(
        key.chain((of) => fc.array(linesOf(of), { minLength: 1, maxLength: 6 }).map((versions) => ({ model: sides(of), versions }))),
        ({ model, versions }) => {
          let [standing, changed] = [0n, 0n]
          versions.reduce<readonly BudgetLine[]>((before, lines) => {
            const after = wholeBudget(model, lines)
            const sums = budgetSums(after)
            const all = [sums.byPartner, sums.byCategory, sums.byPeriod, sums.bySource].map((by) => [...by.values()].reduce((sum, each) => sum + each, 0n))
            expect(all).toEqual([sums.total, sums.total, sums.total, sums.total])
            expect(sums.total).toBe(sumOf(lines) + reckonedOn(model, lines))
            changed += budgetDifferences(before, after).reduce((sum, { change }) => sum + change, 0n)
            standing = sums.total
            return after
          }, [])
          expect(changed).toBe(standing)
        }
      )
    )
  })

  it('of a budget are the same in whatever order it was written, so that a decision cannot drift', () => {
    fc.assert(
      fc.property(budget, fc.integer(), ({ model, lines }, seed) => {
        const shuffled = [...lines].sort((a, b) => ((JSON.stringify([a.partnerId, a.category, seed]).length * 31) % 7) - ((JSON.stringify([b.period, b.source]).length * 17) % 7))
        expect(wholeBudget(model, shuffled.toReversed())).toEqual(wholeBudget(model, lines))
      })
    )
  })

  it('shared among regions add up in every portfolio', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 1000n }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(fc.array(fc.record({ amount, weights }), { maxLength: 20 }), (projects) => {
        const parts = projects.flatMap(({ amount: whole, weights: by }) => shareOut(whole, by).map((part, at) => ({ amount: part, region: String(at) })))
        expect([...rollUp(parts, ({ region }) => region).values()].reduce((sum, each) => sum + each, 0n)).toBe(sumOf(projects))
      })
    )
  })

  it('are a hundred per cent together', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 12 }), (parts) => {
        const shares = permille(parts)
        if (parts.every((part) => part === 0n)) expect(shares).toBeNull()
        else expect(shares!.reduce((sum, each) => sum + each, 0)).toBe(1000)
      })
    )
    expect(permille([5n, -1n])).toBeNull()
  })
})

describe('a budget', () => {
  const frame: BudgetFrame = {
    ...{ model: costModels.flat_40, startsOn: '2026-02-01', endsOn: '2027-06-30' },
    partners: [
      { id: 'a', validFrom: '2026-02-01', validTo: null },
      { id: 'b', validFrom: '2026-02-01', validTo: '2027-01-01' }
    ]
  }
  const line: BudgetLine = { partnerId: 'a', category: 'staff', period: '2026-Q1', source: 'grant', amount: 100n }
  const codes = (...lines: BudgetLine[]) => budgetIssues(lines, frame).map(({ code, path }) => `${code} ${path.join('.')}`)

  it.each([
    ['as it should be', [line], []],
    ['of what the rate covers', [{ ...line, category: 'travel' }], ['COST_OUTSIDE_MODEL lines.0.category']],
    ['of what the rate brings', [{ ...line, category: 'flat_rate' }], ['COST_OUTSIDE_MODEL lines.0.category']],
    ['told twice', [line, { ...line, amount: 7n }], ['ALREADY_EXISTS lines.1.category']],
    ['of a partner that is none', [{ ...line, partnerId: 'x' }], ['NOT_FOUND lines.0.partnerId']],
    ['of a partner that has left', [{ ...line, partnerId: 'b', period: '2027' }], ['PARTNER_AWAY lines.0.period']],
    ['before it begins', [{ ...line, period: '2025' }], ['OUT_OF_RANGE lines.0.period']],
    ['after it has ended', [{ ...line, period: '2027-Q3' }], ['OUT_OF_RANGE lines.0.period']],
    ['of no period', [{ ...line, period: '7560' }], ['INVALID_INPUT lines.0.period']],
    ['less than nothing', [{ ...line, amount: -1n }], ['OUT_OF_RANGE lines.0.amount']],
    ['more than there is', [{ ...line, amount: largestAmount + 1n }], ['OUT_OF_RANGE lines.0.amount']]
  ] as const)('with a line %s', (_what, lines, issues) => {
    expect(codes(...lines)).toEqual(issues)
  })

  it('has no more lines than can be looked at', () => {
    expect(codes(...Array.from({ length: 2001 }, () => line))).toEqual(['OUT_OF_RANGE lines'])
  })
})
