import fc from 'fast-check'
import { completenessOf, type CountingProject, countedReturns, grossAndNet, type ProjectFact, projectFigure, type ResultIndicator, shareOn } from './project-results.js'
import { countShares, sharesOf, wholeShare } from './shared-results.js'

const indicator = (code: string, of: Partial<ResultIndicator> = {}): ResultIndicator => ({ id: code, code, unit: 'count', decimals: 0, aggregation: 'sum', sourceClass: 'local_entry', weightIndicatorId: null, derivations: [], ...of }) as ResultIndicator
const placed = indicator('PLACED')
const year = { startsOn: '2026-01-01', endsOn: '2026-12-31' }
const unit = (unitId: string) => ({ unitId, partnerId: 'p', validFrom: '2026-01-01', validTo: null })
const project = (id: string, of: Partial<CountingProject> = {}): CountingProject => ({ id, ...year, units: ['a', 'b'].map(unit), shares: [], ...of })
const quarters = [['2026-Q1', '2026-01-01', '2026-04-01'], ['2026-Q2', '2026-04-01', '2026-07-01'], ['2026-Q3', '2026-07-01', '2026-10-01']] as const
const fact = (unitId: string, at: number, value: number | null, of: Partial<ProjectFact> = {}): ProjectFact => {
  const [period, periodFrom, periodTo] = quarters[at] ?? quarters[0]
  return { returnId: `${unitId} ${period}`, versionNumber: 1, unitId, indicatorId: 'PLACED', breakdown: '', period, periodFrom, periodTo, status: value === null ? 'missing' : 'value', value, ...of }
}
const frame = (...projects: CountingProject[]) => ({ indicator: placed, library: [placed], projects })

describe('a share', () => {
  it('is the whole where nothing is declared, and nothing outside the days of project and unit', () => {
    const of = project('x', { units: [{ ...unit('a'), validTo: '2026-07-01' }], shares: [{ unitId: 'a', share: 2500, validFrom: '2026-04-01', validTo: '2026-06-01' }] })
    expect(['2025-12-31', '2026-03-31', '2026-04-01', '2026-06-01', '2026-07-01'].map((day) => shareOn(of, 'a', day))).toEqual([0, 10_000, 2500, 10_000, 0])
    expect(shareOn(of, 'b', '2026-03-31')).toBe(0)
  })

  it('never makes more of figures than was reported where shares make no more than a whole, and as much where they make one', () => {
    const share = fc.integer({ min: 0, max: wholeShare })
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.array(share, { minLength: 1, maxLength: 5 }), (figure, shares) => {
        const parts = sharesOf(figure, shares)
        const sum = parts.reduce((all, each) => all + each, 0n)
        const declared = shares.reduce((all, each) => all + each, 0)
        const { gross, net } = countShares([{ figure, shares: shares.map((each, at) => ({ projectId: String(at), share: each })) }])
        return gross === sum && gross >= net && net <= figure && (declared !== wholeShare || sum === figure) && (declared > wholeShare || sum <= figure)
      })
    )
  })
})

describe('the figures of a project', () => {
  it('are those of its units in its time, as far as it counts them', () => {
    const given = [fact('a', 0, 10), fact('a', 1, 7), fact('b', 0, 5), fact('c', 0, 100), fact('b', 1, null)]
    const half = project('x', { shares: [{ unitId: 'a', share: 5000, validFrom: '2026-01-01', validTo: null }] })
    const returns = countedReturns(given, frame(half))
    expect(projectFigure(returns, frame(half), 0)).toMatchObject({ value: 14n, unitCount: 3, missingCount: 1 })
    expect(completenessOf(returns, 0)).toEqual({ asked: 4, given: 3, missingUnitIds: ['b'] })
  })

  it('tell gross and net: what two projects count whole was told twice', () => {
    const of = frame(project('x'), project('y', { units: [unit('a')] }))
    const returns = countedReturns([fact('a', 0, 10), fact('b', 0, 4)], of)
    expect(grossAndNet(returns, of)).toEqual({ gross: 24n, net: 14n, byProject: [14n, 10n] })
    expect(grossAndNet(returns, { ...of, indicator: indicator('RATE', { unit: 'percent' }) })).toBeNull()
  })

  it('divide ratios out of shared sums, and take the last value of each unit', () => {
    const weight = indicator('PEOPLE')
    const mean = indicator('DAYS', { aggregation: 'weighted_mean', weightIndicatorId: 'PEOPLE' })
    const own = { ...frame(project('x', { shares: [{ unitId: 'a', share: 5000, validFrom: '2026-01-01', validTo: null }] })), indicator: mean, library: [mean, weight] }
    const facts = [['a', 10, 4], ['b', 40, 2]].flatMap(([unitId, value, people]) => [fact(String(unitId), 0, Number(value), { indicatorId: 'DAYS' }), fact(String(unitId), 0, Number(people), { indicatorId: 'PEOPLE' })])
    expect(projectFigure(countedReturns(facts, own), own, 0)).toMatchObject({ value: 25n, numerator: 100n, denominator: 4n })
    const staff = indicator('STAFF', { aggregation: 'last_value' })
    const last = { indicator: staff, library: [staff], projects: [project('x'), project('y', { units: [unit('a')] })] }
    const returns = countedReturns([fact('a', 0, 5), fact('a', 1, 7), fact('a', 2, null), fact('b', 0, 2)].map((each) => ({ ...each, indicatorId: 'STAFF' })), last)
    expect([projectFigure(returns, last, 0).value, grossAndNet(returns, last)]).toEqual([9n, { gross: 16n, net: 9n, byProject: [9n, 7n] }])
  })

  it('are the facts themselves when one project counts all of them, whatever they are', () => {
    const facts = fc.array(fc.record({ unitId: fc.constantFrom('a', 'b'), at: fc.integer({ min: 0, max: 2 }), value: fc.option(fc.integer({ min: 0, max: 1e6 })) }), { maxLength: 12 })
    fc.assert(
      fc.property(facts, fc.integer({ min: 0, max: wholeShare }), (given, share) => {
        const once = [...new Map(given.map((each) => [`${each.unitId} ${each.at}`, each])).values()]
        const whole = once.reduce((sum, { value }) => sum + BigInt(value ?? 0), 0n)
        const of = (part: number) => project(String(part), { shares: ['a', 'b'].map((unitId) => ({ unitId, share: part, validFrom: '2026-01-01', validTo: null })) })
        const all = once.map(({ unitId, at, value }) => fact(unitId, at, value))
        const alone = countedReturns(all, frame(project('x')))
        const two = frame(of(share), of(wholeShare - share))
        const split = grossAndNet(countedReturns(all, two), two)
        expect(projectFigure(alone, frame(project('x')), 0).value ?? 0n).toBe(whole)
        expect([split?.gross, split?.net]).toEqual([whole, whole])
      })
    )
  })
})
