import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import fc from 'fast-check'
import { DomainError } from '../errors.js'
import { dayIssues, hullOf, lengthOf, type PlanFrame, type PlanItem, type PlanItemDraft, planStates, progressOf, readPlanItem } from './plan.js'
import { planDifferences } from './plan-baseline.js'
import { heldLight, type LightFacts, planLight, readSaidLight } from './plan-light.js'
import { brokenLinks, circleIn, type PlanLink, planPlaces, whatMoves } from './plan-schedule.js'
import { monthsOf, personMonths, readStaff, type StaffDraft, staffSums } from './plan-staff.js'
import { readRisk, type RiskDraft, riskLevel, riskMatrix, riskStatesAfter } from './risk.js'

const start = '2026-01-01'
const frame: PlanFrame = { startsOn: start, endsOn: '2027-12-31', partners: [{ id: 'lead', validFrom: start, validTo: null }, { id: 'guest', validFrom: '2026-03-01', validTo: '2026-07-01' }] }
const draft: PlanItemDraft = { kind: 'task', packageId: 'p', partnerId: 'lead', name: 'Kartoitus', owner: '', note: '', link: '', startsOn: '2026-02-01', endsOn: '2026-03-31', progress: 40, state: 'underway' }
const item = (id: string, of: Partial<PlanItem> = {}): PlanItem => ({ id, kind: 'task', packageId: 'p', partnerId: 'lead', startsOn: '2026-02-01', endsOn: '2026-02-10', progress: 0, state: 'planned', ...of })
const after = (fromId: string, toId: string, lagDays = 0): PlanLink => ({ fromId, toId, lagDays })
const codeOf = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    if (error instanceof DomainError) return [error.code, ...(error.path ?? [])].join(' ')
  }
  return 'fine'
}

describe('what is planned', () => {
  it.each([
    ['as it should be', {}, 'fine'],
    ['without a name', { name: ' – ' }, 'REQUIRED name'],
    ['outside a package', { packageId: null }, 'REQUIRED packageId'],
    ['as a package within a package', { kind: 'package' as const }, 'REQUIRED packageId'],
    ['before the project', { startsOn: '2025-12-31' }, 'OUT_OF_RANGE startsOn'],
    ['after the project', { endsOn: '2028-01-01' }, 'OUT_OF_RANGE endsOn'],
    ['backwards', { endsOn: '2026-01-31' }, 'DAYS_REVERSED endsOn'],
    ['by nobody', { partnerId: 'none' }, 'NOT_FOUND partnerId'],
    ['before the partner has come', { partnerId: 'guest' }, 'PARTNER_AWAY startsOn'],
    ['on the last day of the partner', { partnerId: 'guest', startsOn: '2026-03-01', endsOn: '2026-06-30' }, 'fine'],
    ['on the day on which the partner is gone', { partnerId: 'guest', startsOn: '2026-03-01', endsOn: '2026-07-01' }, 'PARTNER_AWAY startsOn'],
    ['as done though it is under way', { progress: 100 }, 'OUT_OF_RANGE progress'],
    ['with a link that leads nowhere', { link: 'verkkolevy' }, 'INVALID_WEBSITE link']
  ])('is looked at: %s', (_how, of, said) => {
    expect(codeOf(() => readPlanItem({ ...draft, ...of }, frame))).toBe(said)
  })

  it('ends on its day when it has one, and is as far as its state says', () => {
    expect(readPlanItem({ ...draft, kind: 'milestone', endsOn: '2027-01-01' }, frame)).toMatchObject({ endsOn: draft.startsOn, progress: 0 })
    expect(planStates.map((state) => readPlanItem({ ...draft, state }, frame).progress)).toEqual([0, 40, 100, 40])
  })

  it('can lie anywhere while the days of the project are not known', () => {
    expect(dayIssues({ ...draft, partnerId: 'lead' }, { ...frame, startsOn: null, endsOn: null })).toEqual([])
  })

  it('weighs progress by length, and is wholly done only when everything is', () => {
    const [long, short] = [item('a', { startsOn: start, endsOn: addDays(start, 89), progress: 100 }), item('b', { startsOn: start, endsOn: addDays(start, 9) })]
    expect(progressOf([long, short])).toBe(90)
    expect(progressOf([long, { ...short, state: 'cancelled' }])).toBe(100)
    expect(progressOf([item('m', { kind: 'milestone' })])).toBeNull()
    expect(progressOf([{ ...long, progress: 100 }, { ...short, progress: 99 }])).toBe(99)
    expect(hullOf([])).toBeNull()
  })
})

/** A plan of some tasks, later ones waiting for earlier ones, that keeps all its links. */
const plans = fc
  .record({
    lengths: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 9 }),
    gaps: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 9, maxLength: 9 }),
    pairs: fc.array(fc.record({ from: fc.nat(8), to: fc.nat(8), lagDays: fc.integer({ min: 0, max: 10 }) }), { maxLength: 12 }),
    points: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 })
  })
  .map(({ lengths, gaps, pairs, points }) => {
    const links = pairs.flatMap(({ from, to, lagDays }) => (from < to && to < lengths.length ? [after(String(from), String(to), lagDays)] : []))
    const items: PlanItem[] = []
    for (const [at, length] of lengths.entries()) {
      const isPoint = points[at] === true
      const waits = links.filter(({ toId }) => toId === String(at)).map(({ fromId, lagDays }) => addDays(items[Number(fromId)]?.endsOn ?? start, lagDays + 1))
      const startsOn = addDays([start, ...waits].sort().at(-1) ?? start, gaps[at] ?? 0)
      items.push(item(String(at), { kind: isPoint ? 'milestone' : 'task', startsOn, endsOn: isPoint ? startsOn : addDays(startsOn, length - 1) }))
    }
    return { items, links }
  })
const withMoves = (items: readonly PlanItem[], moves: readonly (Pick<PlanItem, 'id' | 'startsOn' | 'endsOn'>)[]): PlanItem[] => items.map((each) => ({ ...each, ...moves.map(({ id, startsOn, endsOn }) => ({ id, startsOn, endsOn })).find(({ id }) => id === each.id) }))
const endOf = (items: readonly PlanItem[]): IsoDate => hullOf(items)?.endsOn ?? start
const slip = ({ startsOn, endsOn }: PlanItem, days: number) => ({ startsOn: addDays(startsOn, days), endsOn: addDays(endsOn, days) })

describe('what waits for what', () => {
  it('goes round in no circle', () => {
    expect(circleIn([after('a', 'b'), after('b', 'c')])).toBeNull()
    expect(circleIn([after('a', 'b'), after('b', 'c'), after('c', 'b')])).toEqual(['b', 'c', 'b'])
  })

  it('pushes on what waits, by as much as it must, and makes packages grow', () => {
    const items = [item('p', { kind: 'package', packageId: null, endsOn: '2026-02-20' }), item('a'), item('b', { startsOn: '2026-02-13', endsOn: '2026-02-20' }), item('m', { kind: 'milestone', startsOn: '2026-02-20', endsOn: '2026-02-20' })]
    const moves = whatMoves(items, { links: [after('a', 'b'), after('b', 'm')], id: 'a', to: { startsOn: '2026-02-01', endsOn: '2026-02-15' } })
    expect(moves.map(({ id, startsOn, endsOn, days }) => [id, startsOn, endsOn, days])).toEqual([
      ['b', '2026-02-16', '2026-02-23', 3],
      ['m', '2026-02-23', '2026-02-23', 3],
      ['p', '2026-02-01', '2026-02-23', 3]
    ])
  })

  it('is held up by nothing that is past, and what is past stays', () => {
    const items = [item('a'), item('b', { startsOn: '2026-02-11', endsOn: '2026-02-20', state: 'done' })]
    expect(whatMoves(items, { links: [after('a', 'b')], id: 'a', to: { startsOn: '2026-03-01', endsOn: '2026-03-10' } })).toEqual([])
    expect(brokenLinks([item('a', { endsOn: '2026-05-01', state: 'done' }), item('b')], [after('a', 'b')])).toEqual([])
    expect(brokenLinks([item('a'), item('b')], [after('a', 'b')])).toHaveLength(1)
  })

  it('keeps every link and every length after any move, and pulls nothing back', () => {
    fc.assert(
      fc.property(plans, fc.nat(8), fc.integer({ min: 0, max: 60 }), ({ items, links }, at, days) => {
        const moved = items[at % items.length]
        if (!moved) return
        const to = slip(moved, days)
        const now = withMoves(items, [{ id: moved.id, ...to }, ...whatMoves(items, { links, id: moved.id, to })])
        expect(brokenLinks(now, links)).toEqual([])
        expect(now.map(lengthOf)).toEqual(items.map(lengthOf))
        expect(now.every(({ startsOn }, place) => startsOn >= (items[place]?.startsOn ?? ''))).toBe(true)
      })
    )
  })

  it('can slip by its slack without moving the end of the plan, and not by a day more', () => {
    fc.assert(
      fc.property(plans, ({ items, links }) => {
        const places = planPlaces(items, links)
        expect(places.some(({ isCritical }) => isCritical)).toBe(true)
        for (const { id, slack } of places) {
          const moved = items.find((each) => each.id === id)
          if (!moved || slack === null) continue
          const endAfter = (days: number) => endOf(withMoves(items, [{ id, ...slip(moved, days) }, ...whatMoves(items, { links, id, to: slip(moved, days) })]))
          expect(slack).toBeGreaterThanOrEqual(0)
          expect(endAfter(slack)).toBe(endOf(items))
          expect(endAfter(slack + 1) > endOf(items)).toBe(true)
        }
      })
    )
  })

  it('begins no earlier than what it waits for lets it', () => {
    fc.assert(
      fc.property(plans, ({ items, links }) => {
        for (const { id, earliest } of planPlaces(items, links)) expect(earliest <= (items.find((each) => each.id === id)?.startsOn ?? '')).toBe(true)
      })
    )
  })
})

describe('a baseline against now', () => {
  it('tells what has moved, what is new and what is gone, everything once', () => {
    const was = [{ ...item('a'), name: 'A' }, { ...item('b'), name: 'B' }, { ...item('c'), name: 'C' }]
    const now = [{ ...item('a'), name: 'A' }, { ...item('b', { endsOn: '2026-02-20' }), name: 'B2' }, { ...item('d'), name: 'D' }]
    expect(planDifferences(was, now).map(({ id, change, startMoved, endMoved }) => [id, change, startMoved, endMoved])).toEqual([['a', 'same', 0, 0], ['b', 'moved', 0, 10], ['d', 'new', 0, 0], ['c', 'gone', 0, 0]])
  })

  it('is the same as itself, and the other way round the opposite', () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: -20, max: 20 }), ({ items }, days) => {
        const named = items.map((each) => ({ ...each, name: each.id }))
        const later = named.map((each) => ({ ...each, ...slip(each, days) }))
        expect(planDifferences(named, named).every(({ change }) => change === 'same')).toBe(true)
        expect(planDifferences(named, later).every(({ endMoved }) => endMoved === days)).toBe(true)
        expect(planDifferences(later, named).every(({ endMoved }) => endMoved === 0 - days)).toBe(true)
      })
    )
  })
})

const facts: LightFacts = { today: '2026-06-01', items: [item('a', { startsOn: '2026-05-01', endsOn: '2026-06-30' })], baseline: [], risks: [], project: { startsOn: start, endsOn: '2027-12-31' } }
const risk: RiskDraft = { kind: 'risk', title: 'Rekrytointi', text: '', likelihood: 3, impact: 3, partnerId: 'lead', owner: '', measures: '', dueOn: null, state: 'open' }

describe('a traffic light', () => {
  it.each<readonly [string, Partial<LightFacts>, string, string]>([
    ['when nothing is planned', { items: [] }, 'none', ''],
    ['when all is well', {}, 'green', ''],
    ['on the last day of a task', { items: [item('a', { endsOn: '2026-06-01' })] }, 'green', ''],
    ['a day after it', { items: [item('a', { endsOn: '2026-05-31' })] }, 'amber', 'overdue 1 1'],
    ['fifteen days after it', { items: [item('a', { endsOn: '2026-05-17' })] }, 'red', 'overdue 1 15'],
    ['when what is late is done', { items: [item('a', { endsOn: '2026-01-17', state: 'done' })] }, 'green', ''],
    ['when a milestone was missed', { items: [item('m', { kind: 'milestone', endsOn: '2026-05-30' })] }, 'amber', 'milestone_missed 1 2'],
    ['when the end has slipped by a week', { baseline: [{ id: 'a', startsOn: '2026-05-01', endsOn: '2026-06-23' }] }, 'amber', 'slipped 1 7'],
    ['when it has slipped by more than a month', { baseline: [{ id: 'a', startsOn: '2026-05-01', endsOn: '2026-05-30' }] }, 'red', 'slipped 1 31'],
    ['when something lies outside', { project: { startsOn: start, endsOn: '2026-06-29' } }, 'red', 'outside 1 0'],
    ['when a risk is high', { risks: [{ ...risk, likelihood: 3, impact: 5 }] }, 'amber', 'high_risk 1 0'],
    ['when a risk is very high', { risks: [{ ...risk, likelihood: 4, impact: 5 }] }, 'red', 'high_risk 1 0'],
    ['when the high risk is closed', { risks: [{ ...risk, likelihood: 5, impact: 5, state: 'closed' }] }, 'green', ''],
    ['when an issue weighs heavily', { risks: [{ ...risk, kind: 'issue', impact: 5 }] }, 'red', 'issue_open 1 0']
  ])('says what it says: %s', (_when, of, colour, said) => {
    const light = planLight({ ...facts, ...of })
    expect([light.colour, light.reasons.map(({ code, count, days }) => `${code} ${count} ${days}`).join()]).toEqual([colour, said])
  })

  it('is green exactly when it has no reasons', () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 0, max: 300 }), ({ items }, days) => {
        const { colour, reasons } = planLight({ ...facts, items, today: addDays(start, days) })
        expect(colour === 'green').toBe(reasons.length === 0)
      })
    )
  })

  it('is said otherwise by hand with a reason, until a day that is not far', () => {
    const said = { colour: 'amber', reason: ' Rekrytointi ratkesi. ', until: '2026-06-30' } as const
    expect(readSaidLight(said, facts.today).reason).toBe('Rekrytointi ratkesi.')
    expect(codeOf(() => readSaidLight({ ...said, reason: ' ' }, facts.today))).toBe('REQUIRED reason')
    expect(['2026-05-31', '2026-09-02'].map((until) => codeOf(() => readSaidLight({ ...said, until }, facts.today)))).toEqual(['OUT_OF_RANGE until', 'OUT_OF_RANGE until'])
    expect([heldLight(said, '2026-06-30'), heldLight(said, '2026-07-01'), heldLight(null, '2026-07-01')]).toEqual([said, null, null])
  })
})

describe('risks and issues', () => {
  it.each<readonly [string, Partial<RiskDraft>, string]>([
    ['as it should be', {}, 'fine'],
    ['without a title', { title: '' }, 'REQUIRED title'],
    ['beyond the scale', { likelihood: 6, impact: 1 }, 'OUT_OF_RANGE likelihood'],
    ['with half a grade', { impact: 2.5 }, 'OUT_OF_RANGE impact'],
    ['high without measures', { likelihood: 4, impact: 4 }, 'REQUIRED measures'],
    ['high with measures', { likelihood: 4, impact: 4, measures: 'Varahenkilö' }, 'fine'],
    ['new and come true', { state: 'came_true' }, 'RISK_STATE state'],
    ['an issue come true', { kind: 'issue', state: 'came_true' }, 'RISK_STATE state']
  ])('are looked at: %s', (_how, of, said) => {
    expect(codeOf(() => readRisk({ ...risk, ...of }, null))).toBe(said)
  })

  it('come true once, and an issue is certain', () => {
    expect(codeOf(() => readRisk({ ...risk, state: 'came_true' }, 'watched'))).toBe('fine')
    expect(codeOf(() => readRisk({ ...risk, state: 'open' }, 'came_true'))).toBe('RISK_STATE state')
    expect(riskStatesAfter('issue', 'open')).not.toContain('came_true')
    expect(readRisk({ ...risk, kind: 'issue', likelihood: 1, impact: 2 }, null).likelihood).toBe(5)
  })

  it('stand each at one place of the five by five, the open ones', () => {
    expect([...riskMatrix([risk, risk, { ...risk, state: 'closed' }, { ...risk, kind: 'issue' }, { ...risk, impact: 5 }])]).toEqual([['3-3', 2], ['3-5', 1]])
    expect([1, 2, 3, 4, 5].map((impact) => riskLevel({ likelihood: 3, impact }))).toEqual(['low', 'medium', 'medium', 'medium', 'high'])
  })
})

const staff: StaffDraft = { partnerId: 'lead', packageId: null, role: 'Työhönvalmentaja', headCount: 1, months: [{ month: '2026-03', fte: 50 }, { month: '2026-02', fte: 100 }, { month: '2026-04', fte: 0 }] }

describe('staff', () => {
  it.each<readonly [string, Partial<StaffDraft>, string]>([
    ['without a role', { role: '' }, 'REQUIRED role'],
    ['of nobody', { headCount: 0 }, 'OUT_OF_RANGE headCount'],
    ['more than one person can do', { months: [{ month: '2026-03', fte: 101 }] }, 'FTE_ABOVE_HEADS months 0 fte'],
    ['as much as two can do', { headCount: 2, months: [{ month: '2026-03', fte: 200 }] }, 'fine'],
    ['below nothing', { months: [{ month: '2026-03', fte: -1 }] }, 'OUT_OF_RANGE months 0 fte'],
    ['for a quarter', { months: [{ month: '2026-Q1', fte: 1 }] }, 'INVALID_INPUT months 0 month'],
    ['twice in a month', { months: [{ month: '2026-03', fte: 1 }, { month: '2026-03', fte: 1 }] }, 'ALREADY_EXISTS months 1 month'],
    ['after the project', { months: [{ month: '2028-01', fte: 1 }] }, 'OUT_OF_RANGE months 0 fte'],
    ['while the partner is away', { partnerId: 'guest', months: [{ month: '2026-07', fte: 1 }] }, 'PARTNER_AWAY months 0 fte'],
    ['in the last month of the partner', { partnerId: 'guest', months: [{ month: '2026-06', fte: 1 }] }, 'fine']
  ])('is looked at: %s', (_how, of, said) => {
    expect(codeOf(() => readStaff({ ...staff, ...of }, frame))).toBe(said)
  })

  it('keeps the months in order, without the empty ones', () => {
    expect(readStaff(staff, frame).months.map(({ month }) => month)).toEqual(['2026-02', '2026-03'])
    expect(monthsOf('2026-11-15', '2027-02-01')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02'])
    expect(monthsOf(null, null)).toEqual([])
  })

  it('adds up to the same whole by partner, by package and by month', () => {
    const rows = fc.array(fc.record({ partnerId: fc.constantFrom('a', 'b'), packageId: fc.constantFrom('p', 'q', null), role: fc.string(), headCount: fc.integer({ min: 1, max: 9 }), months: fc.uniqueArray(fc.record({ month: fc.constantFrom('2026-01', '2026-02', '2026-03'), fte: fc.nat(500) }), { selector: ({ month }) => month }) }))
    fc.assert(
      fc.property(rows, (all) => {
        const total = all.reduce((sum, { months }) => sum + personMonths(months), 0)
        for (const keyOf of [(row: StaffDraft) => row.partnerId, (row: StaffDraft) => row.packageId ?? '', () => 'all']) {
          expect([...staffSums(all, keyOf).values()].flatMap((months) => [...months.values()]).reduce((sum, fte) => sum + fte, 0)).toBe(total)
        }
      })
    )
  })
})
