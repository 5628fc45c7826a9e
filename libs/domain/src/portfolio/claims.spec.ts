import { addDays } from '@solmu/shared/dates.js'
import fc from 'fast-check'
import type { DomainError } from '../errors.js'
import { sumOf } from './amounts.js'
import { type BudgetLine, fundingSources, wholeBudget } from './budget.js'
import { addedTo, asideOf, claimPeriodIssue, isClaimableIn, judgementIssues, outsideModel } from './claim.js'
import { claimStanding, comeAgain, leftOf, noShare, partsOf, reclaimRefusal, type WholeLine } from './claim-money.js'
import { afterRecovery, recoveryActsOf, recoveryShare } from './claim-recovery.js'
import { claimTransitions, takeClaimStep } from './claim.workflow.js'
import { correctionIssue, type CostDraft, type CostFrame, costIssues, costKey, isSpending, leftToCorrect } from './cost.js'
import { costFields, readCostRows } from './cost-file.js'
import { costModels } from './cost-model.js'
import { converted, exchangeIssues, rateOf } from './exchange.js'
import { groupedMoney, isOverspent, type MoneyFacts, moneyOverview, moneySums, moneyViews, totalMoney } from './money-overview.js'

const everything = () => true
const line = { partnerId: 'a', category: 'staff', source: 'grant' } as const
const whole = { aside: noShare, recovered: noShare, repaid: noShare } as const
const frame: CostFrame = { model: costModels.flat_40, startsOn: '2026-01-01', endsOn: '2027-12-31', today: '2026-11-23', partners: [{ id: 'a', validFrom: '2026-01-01', validTo: null }, { id: 'b', validFrom: '2026-03-01', validTo: '2026-07-01' }] }
const cost: CostDraft = { ...line, day: '2026-05-05', amount: 4_400_000n, document: 'P-1', corrects: '', note: '' }
const told = (issues: readonly DomainError[]) => issues.map(({ code, path }) => [code, ...path])

describe('costs', () => {
  it.each([
    ['as it should be', {}, []],
    ['before the project', { day: '2025-12-31' }, [['OUT_OF_RANGE', 'day']]],
    ['ahead', { day: '2026-11-24' }, [['OUT_OF_RANGE', 'day']]],
    ['in a year that is a slip', { day: '7560-01-01' }, [['OUT_OF_RANGE', 'day']]],
    ['before the partner has come', { partnerId: 'b', day: '2026-02-28' }, [['PARTNER_AWAY', 'day']]],
    ['on the first day of the partner', { partnerId: 'b', day: '2026-03-01' }, []],
    ['after the partner has left', { partnerId: 'b', day: '2026-07-01' }, [['PARTNER_AWAY', 'day']]],
    ['of nobody', { partnerId: 'c' }, [['NOT_FOUND', 'partnerId']]],
    ['on what the rate covers', { category: 'travel' as const }, [['COST_OUTSIDE_MODEL', 'category']]],
    ['of nothing', { amount: 0n }, [['OUT_OF_RANGE', 'amount']]],
    ['without a document', { document: '' }, [['REQUIRED', 'document']]],
    ['below nothing without what it corrects', { amount: -1n }, [['REQUIRED', 'corrects']]],
    ['below nothing with it', { amount: -1n, corrects: 'P-0' }, []]
  ])('are looked at: one %s', (_how, of, issues) => {
    expect(told(costIssues({ ...cost, ...of }, frame))).toEqual(issues)
  })

  it('in other currencies are converted once, and the same way back', () => {
    expect([rateOf('11,2345'), rateOf('0'), rateOf('-1'), rateOf('kurssi'), rateOf('1,1234567')]).toEqual([11_234_500n, null, null, null, null])
    expect(converted(112_345n, 11_234_500n)).toBe(10_000n)
    expect([converted(1n, 2_000_000n), converted(-1n, 2_000_000n), converted(3n, 2_000_000n)]).toEqual([1n, -1n, 2n])
    fc.assert(fc.property(fc.bigInt({ min: 1n, max: 10n ** 13n }), fc.bigInt({ min: 1n, max: 10n ** 12n }), (original, rate) => {
      const amount = converted(original, rate)
      expect(converted(-original, rate)).toBe(-amount)
      // Never further off than half a cent.
      const off = amount * rate - original * 1_000_000n
      expect(2n * (off < 0n ? -off : off)).toBeLessThanOrEqual(rate)
    }))
    const issues = (of: object) => told(exchangeIssues({ rate: '11,2345', day: '2026-05-05', source: 'EKP', ...of }, frame))
    expect([issues({}), issues({ rate: '' }), issues({ day: '2026-11-24' }), issues({ source: '' })]).toEqual([[], [['INVALID_INPUT', 'exchange', 'rate']], [['OUT_OF_RANGE', 'exchange', 'day']], [['REQUIRED', 'exchange', 'source']]])
  })

  it('are corrected down to nothing and no further, document by document', () => {
    const left = leftToCorrect([cost, { ...cost, document: 'K', corrects: 'P-1', amount: -400_000n }])
    const correction = (amount: bigint, corrects = 'P-1') => correctionIssue({ ...cost, document: 'K2', corrects, amount }, left)?.code ?? null
    expect([correction(-4_000_000n), correction(-4_000_001n), correction(-1n, 'P-9')]).toEqual([null, 'CORRECTION_TOO_LARGE', 'UNKNOWN_REFERENCE'])
    expect(correctionIssue({ ...cost, source: 'municipal', corrects: 'P-1', amount: -1n }, left)?.code).toBe('UNKNOWN_REFERENCE')
  })

  it('are recorded from the decision until all is settled', () => {
    expect((['applied', 'decided', 'running', 'closing', 'ended'] as const).filter(isSpending)).toEqual(['decided', 'running', 'closing'])
  })
})

describe('a file of costs', () => {
  const columns = ['day', 'document', 'category', 'amount', 'partner', 'corrects', 'currency']
  const named = [{ id: 'a', names: ['Karjalan Työsilta', '1234567-8'] }, { id: 'b', names: ['Kaari'] }]
  const of = { ...frame, currency: 'EUR', named, partnerId: null, known: { keys: new Set<string>(), left: new Map<string, bigint>() } }
  const read = (rows: readonly (readonly string[])[], more: Partial<typeof of> = {}) => readCostRows(rows.map((cells, at) => ({ line: at + 2, cells })), columns, { ...of, ...more })

  it.each([
    ['5.5.2026', '44 000,00', 4_400_000n],
    ['05.05.2026', '44000.00 €', 4_400_000n],
    ['2026-05-05', '44000', 4_400_000n],
    ['46147', '1,5 EUR', 150n]
  ])('reads the day %s and the amount %s', (day, amount, cents) => {
    expect(read([[day, 'P-1', 'Löner', amount, '1234567-8']])).toMatchObject([{ cost: { day: '2026-05-05', amount: cents, partnerId: 'a', category: 'staff', source: 'grant' }, faults: [], isKnown: false }])
  })

  it('tells each fault with its field, and reads the rest', () => {
    const rows = read([
      ['1.1.7560', 'P-1', 'Palkat', '1', 'Kaari'],
      ['5.5.2026', 'P-2', 'Kummallista', '1,234', 'Kaari'],
      ['5.5.2026', '', 'Palkat', '1', 'Joku muu'],
      ['5.5.2026', 'P-3', 'Palkat', '10 SEK', 'Kaari'],
      ['5.5.2026', 'P-4', 'Palkat', '10', 'Kaari', '', 'USD'],
      ['5.5.2026', 'P-5', 'Palkat', '-10', 'Kaari'],
      ['5.5.2026', 'P-6', 'Palkat', '10', '']
    ])
    expect(rows.map(({ faults }) => faults.map(({ field, code }) => `${field} ${code}`))).toEqual([
      ...[['day INVALID_DATE'], ['category UNKNOWN_WORD', 'amount INVALID_NUMBER'], ['document REQUIRED', 'partner UNKNOWN_REFERENCE'], ['amount CURRENCY_MIXED'], ['amount CURRENCY_MIXED']],
      ...[['corrects REQUIRED'], ['partner REQUIRED']]
    ])
  })

  it('takes a correction of a row above it, the same row once, and leaves what is there', () => {
    const good = ['5.5.2026', 'P-1', 'Palkat', '10', 'Kaari']
    const rows = read([good, ['5.5.2026', 'K-1', 'Palkat', '-4', 'Kaari', 'P-1'], ['5.5.2026', 'K-2', 'Palkat', '-7', 'Kaari', 'P-1'], good])
    expect(rows.map(({ faults }) => faults.map(({ code }) => code))).toEqual([[], [], ['CORRECTION_TOO_LARGE'], ['DUPLICATE_KEY']])
    const keys = new Set(rows.flatMap(({ cost: each }) => (each ? [costKey(each)] : [])))
    expect(read([good], { known: { keys, left: new Map() } })).toMatchObject([{ isKnown: true, faults: [] }])
  })

  it('knows a field by one name alone', () => {
    const words = costFields.flatMap(({ headings, synonyms }) => [...headings.flatMap(({ fi, sv, en }) => [...new Set([fi, sv, en])]), ...synonyms].map((word) => word.toLowerCase()))
    expect(new Set(words).size).toBe(words.length)
  })
})

describe('claims', () => {
  it('bring 61,600 euros for 44,000 euros of salaries at 40 %, and share every cent of the rate among their lines', () => {
    expect(addedTo(costModels.flat_40, [{ id: 'c', category: 'staff', amount: 4_400_000n }])).toEqual([1_760_000n])
    expect(addedTo(costModels.actual, [{ id: 'c', category: 'staff', amount: 4_400_000n }])).toEqual([0n])
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 1n, max: 10n ** 9n }), { minLength: 1, maxLength: 30 }), (amounts) => {
        const costs = amounts.map((amount, at) => ({ id: String(at), category: 'staff' as const, amount }))
        const whole = (sumOf(costs) * 4000n * 2n + 10_000n) / 20_000n
        expect(addedTo(costModels.flat_40, costs).reduce((sum, each) => sum + each, 0n)).toBe(whole)
      })
    )
  })

  it('are for a period that the project has days in, and take what was spent by its end', () => {
    const period = (text: string) => claimPeriodIssue(text, { startsOn: '2026-05-01', endsOn: '2027-04-30' })?.code ?? null
    expect(['2026-Q1', '2026-Q2', '2027-T1', '2027-T2', 'aina'].map(period)).toEqual(['OUT_OF_RANGE', null, null, 'OUT_OF_RANGE', 'INVALID_INPUT'])
    expect(['2026-03-31', '2026-04-01'].map((day) => isClaimableIn('2026-Q1', day))).toEqual([true, false])
    expect(outsideModel(costModels.flat_40, [{ category: 'staff' }, { category: 'travel' }])).toBe(1)
  })

  it('are judged line by line, once, with a reason for what is not paid', () => {
    const issues = judgementIssues([{ lineId: 'l', verdict: 'accepted', reason: '', part: null }, { lineId: 'l', verdict: 'parked', reason: '', part: null }, { lineId: 'x', verdict: 'refused', reason: 'Ei kuulu.', part: null }], [{ id: 'l', amount: 1n, added: 0n }])
    expect(told(issues)).toEqual([['ALREADY_EXISTS', 'lines', 1, 'lineId'], ['REQUIRED', 'lines', 1, 'reason'], ['NOT_FOUND', 'lines', 2, 'lineId']])
  })

  it('are parked in part with the part of the rate, and of a correction as a whole alone', () => {
    const judge = (part: bigint | null, amount = 30_000n) => told(judgementIssues([{ lineId: 'l', verdict: 'parked', reason: 'Syy', part }], [{ id: 'l', amount, added: 12_000n }]))
    expect([null, 1n, 29_999n, 30_000n].map((part) => judge(part))).toEqual([[], [], [], []])
    for (const part of [0n, -1n, 30_001n]) expect(judge(part)).toEqual([['OUT_OF_RANGE', 'lines', 0, 'part']])
    expect([judge(-100n, -200n), judge(-200n, -200n)]).toEqual([[['OUT_OF_RANGE', 'lines', 0, 'part']], []])
    expect(asideOf({ verdict: 'parked', part: 10_001n }, { amount: 30_000n, added: 12_000n })).toEqual({ amount: 10_001n, added: 4_000n })
    expect(asideOf({ verdict: 'accepted', part: 10_001n }, { amount: 30_000n, added: 12_000n })).toEqual(noShare)
  })

  it('are taken back after they were paid, in parts that are the whole to the cent', () => {
    const paid: WholeLine = { ...line, ...whole, id: 'l', claimId: 'c', costId: 'k', originId: null, state: 'paid', verdict: 'accepted', period: '2026-Q1', amount: 100n, added: 33n, paidOn: '2026-06-01' }
    const third = recoveryShare({ act: 'decide', amount: 33n }, paid)
    const two = afterRecovery('decide', recoveryShare({ act: 'decide', amount: 34n }, afterRecovery('decide', third, paid)), afterRecovery('decide', third, paid))
    const all = afterRecovery('decide', recoveryShare({ act: 'decide', amount: null }, two), two)
    expect([third.added, all.recovered, recoveryActsOf(all)]).toEqual([11n, { amount: 100n, added: 33n }, ['lift', 'repay']])
    expect(afterRecovery('lift', recoveryShare({ act: 'lift', amount: null }, all), all)).toEqual(paid)
    const back = afterRecovery('repay', recoveryShare({ act: 'repay', amount: null }, two), two)
    expect([back.repaid, recoveryActsOf(back)]).toEqual([two.recovered, ['decide']])
    // Once its claim is withdrawn the rest is owed too.
    expect(recoveryShare({ act: 'repay', amount: null }, { ...back, state: 'withdrawn' })).toEqual({ amount: 33n, added: 33n - back.repaid.added })
    for (const amount of [0n, -1n, 101n]) expect(() => recoveryShare({ act: 'decide', amount }, paid)).toThrow('OUT_OF_RANGE')
    for (const state of ['certified', 'withdrawn'] as const) expect(() => recoveryShare({ act: 'decide', amount: 1n }, { ...paid, state })).toThrow('CLAIM_STATE')
    expect(() => recoveryShare({ act: 'lift', amount: null }, paid)).toThrow('CLAIM_STATE')
  })
})

/** What can happen, one thing after another: the numbers choose among what there is then. */
const acts = fc.array(fc.tuple(fc.constantFrom('spend' as const, 'correct' as const, 'claim' as const, 'judge' as const, 'step' as const, 'again' as const, 'recover' as const), fc.nat(1000), fc.bigInt({ min: 1n, max: 5_000_000n })), { maxLength: 60 })

interface World {
  costs: { id: string; day: string; partnerId: string; category: 'staff' | 'side_costs'; source: (typeof fundingSources)[number]; amount: bigint }[]
  lines: WholeLine[]
}

interface Act {
  readonly at: number
  readonly number: number
  readonly amount: bigint
}

const periods = ['2026-Q1', '2026-Q2', '2026-Q3'] as const
const pickOf = <Value>(from: readonly Value[], at: number): Value | undefined => (from.length === 0 ? undefined : from[at % from.length])
const partnerOf = (number: number): string => (number % 2 === 0 ? 'a' : 'b')

function change(world: World, claimId: string, of: (each: WholeLine) => WholeLine): void {
  world.lines = world.lines.map((each) => (each.claimId === claimId ? of(each) : each))
}

function spend(world: World, { at, number, amount }: Act): void {
  world.costs.push({ id: `k${at}`, day: addDays('2026-01-01', number % 270), partnerId: partnerOf(number), category: number % 3 === 0 ? 'side_costs' : 'staff', source: fundingSources[number % fundingSources.length]!, amount })
}

function correct(world: World, { at, number, amount }: Act): void {
  const wrong = pickOf(world.costs, number)
  if (wrong) world.costs.push({ ...wrong, id: `k${at}`, amount: -1n - (amount % 100n) })
}

function claim(world: World, { at, number }: Act): void {
  const taken = new Set(world.lines.filter(({ state }) => state !== 'withdrawn').map(({ costId }) => costId))
  const period = periods[number % 3]!
  const free = world.costs.filter(({ id, day, partnerId }) => !taken.has(id) && isClaimableIn(period, day) && partnerId === partnerOf(number))
  const added = addedTo(costModels.flat_40, free)
  world.lines.push(...free.map((each, index): WholeLine => ({ ...each, ...whole, id: `l${at}-${index}`, claimId: `c${at}`, costId: each.id, originId: null, state: 'draft', verdict: 'claimed', period, added: added[index]!, paidOn: null })))
}

function again(world: World, { at, number }: Act): void {
  const parked = world.lines.filter(({ id }) => reclaimRefusal(id, world.lines) === null)
  const origin = pickOf(parked, number)
  if (origin) world.lines.push({ ...origin, ...whole, ...origin.aside, id: `l${at}`, claimId: `c${at}`, originId: origin.id, state: 'draft', verdict: 'claimed', period: periods[number % 3]!, paidOn: null })
}

const claimAt = (world: World, number: number): WholeLine | undefined => {
  const claimId = pickOf([...new Set(world.lines.map((each) => each.claimId))], number)
  return world.lines.find((each) => each.claimId === claimId)
}

function judge(world: World, { number }: Act): void {
  const one = claimAt(world, number)
  if (one?.state !== 'with_funder') return
  change(world, one.claimId, (each) => {
    const verdict = pickOf(['accepted', 'accepted', 'parked', 'refused'] as const, Number(each.amount < 0n ? 0n : each.amount % 7n))!
    return { ...each, verdict, aside: asideOf({ verdict, part: each.amount > 1n && each.amount % 2n === 0n ? 1n + each.amount / 3n : null }, each) }
  })
}

function recover(world: World, { number, amount }: Act): void {
  const one = pickOf(world.lines.filter((each) => recoveryActsOf(each).length > 0), number)
  const act = one && pickOf(recoveryActsOf(one), number)
  if (!one || !act) return
  const share = recoveryShare({ act, amount: act === 'decide' ? 1n + (amount % (one.amount - one.aside.amount - one.recovered.amount)) : null }, one)
  world.lines = world.lines.map((each) => (each.id === one.id ? afterRecovery(act, share, each) : each))
}

function step(world: World, { number, amount }: Act): void {
  const one = claimAt(world, number)
  const way = one && pickOf(claimTransitions.filter(({ from, action }) => from === one.state && (action !== 'withdraw' || amount % 5n === 0n)), Number(amount % 100n))
  const mine = world.lines.filter((each) => each.claimId === one?.claimId)
  const unjudged = mine.filter(({ verdict }) => verdict === 'claimed').length
  const again = comeAgain(mine, world.lines)
  if (!way || (way.action === 'certify' && unjudged > 0) || (way.action === 'withdraw' && way.from !== 'draft' && again > 0)) return
  const to = takeClaimStep(way.action, { situation: { state: one.state, lines: mine.length, outsideModel: 0, unjudged, again }, reason: 'Syy' }, everything)
  change(world, one.claimId, (each) => ({ ...each, state: to, paidOn: to === 'paid' ? '2026-11-01' : each.paidOn }))
}

const happenings = { spend, correct, claim, again, judge, step, recover }

/** Plays what happens by the rules of the workflow, as the API does. */
function played(steps: readonly (readonly [keyof typeof happenings, number, bigint])[]): World {
  const world: World = { costs: [], lines: [] }
  for (const [at, [act, number, amount]] of steps.entries()) happenings[act](world, { at, number, amount })
  return world
}

const base: readonly BudgetLine[] = wholeBudget(costModels.flat_40, [{ ...line, period: '2026', amount: 40_000_000n }, { ...line, partnerId: 'b', period: '2027', source: 'own_share', amount: 10_000_001n }])
const unclaimedOf = ({ costs, lines }: World) => costs.filter(({ id }) => !lines.some(({ costId, state, originId }) => costId === id && state !== 'withdrawn' && (originId !== null || state !== 'draft')))
const factsOf = (world: World): MoneyFacts => ({ model: costModels.flat_40, startsOn: '2026-01-01', endsOn: '2027-12-31', base, lines: world.lines, unclaimed: unclaimedOf(world) })

describe('the overview', () => {
  it('adds up to the cent whatever happened, whichever way it is looked at', () => {
    fc.assert(
      fc.property(acts, (steps) => {
        const world = played(steps)
        const rows = moneyOverview(factsOf(world), '2027')
        const all = totalMoney(rows)
        const standing = claimStanding(partsOf(costModels.flat_40, world.lines))
        expect({ ...all, claimed: all.earlier + all.current, due: all.certified - all.paid }).toMatchObject(standing)
        expect(all.budget).toBe(sumOf(base))
        expect(all).toMatchObject(leftOf(all.budget, standing))
        expect(all.forecast).toBe(all.earlier + all.current + all.withLead + all.unclaimed)
        for (const view of moneyViews) {
          const groups = groupedMoney(rows, view)
          for (const sum of moneySums) expect(groups.reduce((added, { sums }) => added + sums[sum], 0n)).toBe(all[sum])
        }
      })
    )
  })

  it('counts every cost once: in one claim that stands, or among what is not claimed', () => {
    fc.assert(
      fc.property(acts, (steps) => {
        const world = played(steps)
        const { withLead, claimed, refused } = claimStanding(partsOf(costModels.actual, world.lines.map((each) => ({ ...each, added: 0n }))))
        const inDraft = new Set(world.lines.filter(({ state, originId }) => state === 'draft' && originId === null).map(({ costId }) => costId))
        const taken = sumOf(world.lines.filter(({ state }) => state === 'paid').map(({ recovered: { amount } }) => ({ amount })))
        expect(withLead + claimed + refused + taken).toBe(sumOf(world.costs) - sumOf(unclaimedOf(world)))
        expect(unclaimedOf(world).filter(({ id }) => inDraft.has(id))).toHaveLength(inDraft.size)
      })
    )
  })

  it('owes or has repaid all that was paid and does not stand any more', () => {
    fc.assert(
      fc.property(acts, (steps) => {
        const { lines } = played(steps)
        const { paid, owed, repaid } = claimStanding(partsOf(costModels.flat_40, lines))
        const wasPaid = lines.filter(({ paidOn, verdict }) => paidOn !== null && verdict !== 'claimed')
        expect(paid + owed + repaid).toBe(wasPaid.reduce((sum, { amount, added, aside }) => sum + amount + added - aside.amount - aside.added, 0n))
      })
    )
  })

  it('tells at the end of a period what was claimed by then, and where it will end', () => {
    const paid: WholeLine = { ...line, id: 'l', claimId: 'c', costId: 'k', originId: null, ...whole, state: 'paid', verdict: 'accepted', period: '2026-Q1', amount: 4_400_000n, added: 1_760_000n, paidOn: '2026-06-01' }
    const later: WholeLine = { ...paid, id: 'm', claimId: 'd', costId: 'n', state: 'with_funder', verdict: 'claimed', period: '2026-Q2', amount: 100_000n, added: 40_000n, paidOn: null }
    const facts: MoneyFacts = { ...factsOf({ costs: [], lines: [paid, later] }), unclaimed: [{ ...line, day: '2026-06-30', amount: 50_000n }, { ...line, day: '2026-07-01', amount: 7n }] }
    const [first, second] = [totalMoney(moneyOverview(facts, '2026-Q1')), totalMoney(moneyOverview(facts, '2026-Q2'))]
    expect([first.earlier, first.current, first.paid, first.unclaimed]).toEqual([0n, 6_160_000n, 6_160_000n, 0n])
    expect([second.earlier, second.current, second.certified, second.unclaimed]).toEqual([6_160_000n, 140_000n, 6_160_000n, 70_000n])
    // Half of 2026 but for a day and all of 2027 are to come.
    expect(second.forecast).toBe(6_370_000n + (40_000_000n * 184n * 2n + 365n) / 730n + (16_000_000n * 184n * 2n + 365n) / 730n + 14_000_001n)
    expect(isOverspent(first)).toBe(false)
    expect(isOverspent({ ...first, unclaimed: first.budget })).toBe(true)
  })

  it('owes what was paid for a claim that was taken back', () => {
    const back: WholeLine = { ...line, id: 'l', claimId: 'c', costId: 'k', originId: null, ...whole, state: 'withdrawn', verdict: 'accepted', period: '2026-Q1', amount: 4_400_000n, added: 1_760_000n, paidOn: '2026-06-01' }
    const { owed, paid, leftToClaim, budget } = totalMoney(moneyOverview(factsOf({ costs: [], lines: [back] }), '2026'))
    expect([owed, paid, leftToClaim]).toEqual([6_160_000n, 0n, budget])
  })
})
