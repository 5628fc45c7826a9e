import { addDays } from '@solmu/shared/dates.js'
import { sameInAll } from '@solmu/shared/text.js'
import fc from 'fast-check'
import type { InboxAssignment, InboxEvent, InboxFacts, InboxMerger, InboxViewer } from './facts.js'
import { type BroughtWork, urgencies, urgencyOf, workItemKinds, workItems, type WorkItem } from './work-items.js'

const today = '2026-06-01'
const always = { validFrom: '2020-01-01', validTo: null }

const quiet: InboxFacts = {
  units: [],
  assignments: [],
  events: [],
  mergers: [],
  uncoveredMunicipalityCodes: [],
  reviewDays: [],
  failedMailCount: 0,
  lockedAccounts: [],
  erasureRequests: [],
  auditChain: null
}

/** Sees the units named, in the way that the roles named would. */
const viewer = (roles: string[], unitIds: string[] = [], more: Partial<InboxViewer> = {}): InboxViewer => ({
  userId: 'me',
  roles: new Set(roles),
  may: (action, unitId) =>
    action === 'network.read' || (unitId === null ? isNational(roles) : unitIds.includes(unitId)),
  unitIds: new Set(unitIds),
  hasDemoPassword: false,
  ...more
})
const isNational = (roles: string[]): boolean =>
  ['administrator', 'national_coordinator', 'auditor'].some((role) => roles.includes(role))

const assigned = (id: string, role: string, unitId: string, validTo: string | null = null): InboxAssignment => ({
  id,
  userId: `user of ${id}`,
  personName: `Person ${id}`,
  role,
  unitId,
  validFrom: '2020-01-01',
  validTo
})
const event = (date: string, more: Partial<InboxEvent> = {}): InboxEvent => ({
  id: `${date}/moved`,
  date,
  kind: 'moved',
  unitIds: ['rokua'],
  fromIds: ['lappi'],
  toIds: ['oulu'],
  ...more
})

const pertunmaa = (date: string): InboxMerger => ({
  code: '588',
  name: sameInAll('Pertunmaa'),
  intoName: sameInAll('Mäntyharju'),
  date,
  unitIds: ['oulu'],
  centreId: null,
  isContested: false
})

const kindsOf = (items: readonly WorkItem[]): string[] => items.map((item) => item.kind)
const ask = (facts: Partial<InboxFacts>, who: InboxViewer) => workItems({ ...quiet, ...facts }, who, today)

describe('what waits when nothing is amiss', () => {
  it('is nothing', () => {
    for (const role of ['administrator', 'national_coordinator', 'unit_member', 'auditor']) {
      expect(ask({}, viewer([role], ['hq']))).toEqual([])
    }
  })
})

describe('units without anybody', () => {
  const units = [
    { id: 'hq', type: 'headquarters' as const, ...always },
    { id: 'oulu', type: 'regional_centre' as const, ...always },
    { id: 'rokua', type: 'local_unit' as const, ...always },
    { id: 'levi', type: 'local_unit' as const, ...always },
    { id: 'closed', type: 'local_unit' as const, validFrom: '2020-01-01', validTo: today },
    { id: 'planned', type: 'local_unit' as const, validFrom: '2026-07-01', validTo: null }
  ]
  const everywhere = units.map((unit) => unit.id)

  it('wait for those who staff them, as far as they reach', () => {
    const facts = { units, assignments: [assigned('1', 'unit_manager', 'levi')] }
    const national = ask(facts, viewer(['national_coordinator'], everywhere))
    expect(national.map((item) => [item.kind, item.unitId])).toEqual([
      ['centre_without_coordinator', 'oulu'],
      ['unit_without_manager', 'rokua']
    ])
    expect(ask(facts, viewer(['regional_coordinator'], ['oulu', 'rokua']))).toHaveLength(2)
    expect(kindsOf(ask(facts, viewer(['regional_coordinator'], ['rokua'])))).toEqual(['unit_without_manager'])
    expect(ask(facts, viewer(['unit_manager', 'funder', 'auditor'], everywhere))).toEqual([])
  })

  it('wait again from the day on which the manager leaves', () => {
    const facts = { units: units.slice(2, 3), assignments: [assigned('1', 'unit_manager', 'rokua', today)] }
    expect(kindsOf(ask(facts, viewer(['national_coordinator'], everywhere)))).toEqual(['unit_without_manager'])
  })
})

describe('municipalities without a centre', () => {
  it('wait for the national coordinator, counted', () => {
    const facts = { uncoveredMunicipalityCodes: ['005', '009'] }
    const [item] = ask(facts, viewer(['national_coordinator']))
    expect(item).toEqual({
      id: 'municipalities_uncovered:mainland',
      kind: 'municipalities_uncovered',
      urgency: 'today',
      dueOn: null,
      params: { count: 2 },
      unitId: null
    })
    expect(ask(facts, viewer(['regional_coordinator'], ['oulu']))).toEqual([])
  })
})

describe('changes to come', () => {
  it('wait for three months before their day for those whose units they touch', () => {
    const events = [0, 1, 90, 91].map((days) => event(addDays(today, days)))
    const items = ask({ events }, viewer(['unit_manager'], ['rokua']))
    expect(items.map((item) => [item.dueOn, item.urgency])).toEqual([
      [addDays(today, 1), 'soon'],
      [addDays(today, 90), 'later']
    ])
    expect(items[0]).toMatchObject({ unitId: 'rokua', params: { change: 'moved', unitCount: 1, days: 1 } })
    expect(ask({ events }, viewer(['regional_coordinator'], ['lappi']))).toHaveLength(2)
    expect(ask({ events }, viewer(['regional_coordinator'], ['uusimaa']))).toEqual([])
  })

  it('are told of municipalities by name, once and not as a change of the network too', () => {
    const date = '2026-08-01'
    const mergers = [pertunmaa(date)]
    const events = [event(date, { kind: 'municipality_merged', unitIds: [], fromIds: ['oulu'] })]
    const items = ask({ mergers, events }, viewer(['regional_coordinator'], ['oulu']))
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      id: 'municipality_merger_coming:2026-08-01/588',
      dueOn: date,
      unitId: null,
      params: { municipality: { fi: 'Pertunmaa' }, into: { fi: 'Mäntyharju' }, isContested: false, days: 61 }
    })
    expect(ask({ mergers }, viewer(['regional_coordinator'], ['lappi']))).toEqual([])
    const past = mergers.map((merger) => ({ ...merger, date: today }))
    const distant = mergers.map((merger) => ({ ...merger, date: addDays(today, 91) }))
    expect(ask({ mergers: [...past, ...distant] }, viewer(['regional_coordinator'], ['oulu']))).toEqual([])
  })

  it('name the centre to which a territory was carried, and wait on where centres disagree, for those who can settle it', () => {
    const carried = { ...pertunmaa('2026-08-01'), centreId: 'oulu' }
    const oulu = viewer(['regional_coordinator'], ['oulu'])
    expect(ask({ mergers: [carried] }, oulu)[0]).toMatchObject({ unitId: 'oulu', params: { isContested: false } })
    const past = { ...carried, date: '2026-05-20' }
    expect(ask({ mergers: [past] }, oulu)).toEqual([])
    const contested = { mergers: [{ ...past, isContested: true }] }
    expect(ask(contested, oulu)).toMatchObject([{ urgency: 'late', params: { isContested: true, days: -12 } }])
    expect(ask(contested, viewer(['regional_coordinator'], ['lappi']))).toEqual([])
    const unable = viewer(['unit_member'], ['oulu'], { may: (action) => action === 'network.read' })
    expect(ask(contested, unable)).toEqual([])
  })

  it('wait for nobody who may not see the network', () => {
    expect(ask({ events: [event('2026-06-10')] }, viewer(['unit_manager'], ['rokua'], { may: () => false }))).toEqual(
      []
    )
  })
})

describe('roles that end', () => {
  const ending = (validTo: string) => [assigned('1', 'unit_manager', 'rokua', validTo)]
  const mine = viewer(['unit_manager'], [], { userId: 'user of 1' })

  it('wait for a month, with the last day on which they hold', () => {
    const dueOn = (validTo: string) => ask({ assignments: ending(validTo) }, mine)[0]?.dueOn
    expect(dueOn(today)).toBeUndefined()
    expect(dueOn('2026-06-02')).toBe(today)
    expect(dueOn('2026-07-01')).toBe('2026-06-30')
    expect(dueOn('2026-07-02')).toBeUndefined()
  })

  it('wait for the person and for those who see who works there', () => {
    const facts = { assignments: ending('2026-06-10') }
    expect(ask(facts, mine)[0]?.params).toMatchObject({ role: 'unit_manager', isOwn: true })
    expect(ask(facts, viewer(['regional_coordinator'], ['rokua']))[0]?.params).toMatchObject({
      personName: 'Person 1',
      isOwn: false
    })
    expect(ask(facts, viewer(['regional_coordinator'], ['levi']))).toEqual([])
  })

  it('do not wait when the same person goes on in the same role', () => {
    const goesOn = { ...assigned('2', 'unit_manager', 'rokua'), userId: 'user of 1', validFrom: '2026-06-10' }
    expect(ask({ assignments: [...ending('2026-06-10'), goesOn] }, mine)).toEqual([])
    const later = { ...goesOn, validFrom: '2026-06-11' }
    expect(kindsOf(ask({ assignments: [...ending('2026-06-10'), later] }, mine))).toEqual(['role_expiring'])
  })
})

describe('the review of roles', () => {
  it('waits as one thing, pressing as the first of them', () => {
    expect(ask({ reviewDays: [] }, viewer(['unit_manager'], ['rokua']))).toEqual([])
    const [item] = ask({ reviewDays: ['2026-06-20', '2026-05-20', '2026-06-10'] }, viewer(['unit_manager'], ['rokua']))
    expect(item).toMatchObject({ kind: 'access_review_waiting', urgency: 'late', dueOn: '2026-05-20', params: { count: 3, overdue: 1 } })
    expect(ask({ reviewDays: ['2026-06-20'] }, viewer(['unit_manager']))[0]).toMatchObject({ urgency: 'later', params: { overdue: 0 } })
  })
})

it('puts what other features bring among the rest, by its day', () => {
  const made = (subject: string, title: string, dueOn: string): BroughtWork => ({ kind: 'export_ready', subject, dueOn, params: { title } })
  const items = workItems({ ...quiet, brought: [made('j1', 'Kooste', '2026-06-12'), made('j2', 'Julkaisut', '2026-06-03')] }, viewer(['funder']), today)
  expect(items.map(({ id, urgency, dueOn, params }) => [id, urgency, dueOn, params.title])).toEqual([
    ['export_ready:j2', 'soon', '2026-06-03', 'Julkaisut'],
    ['export_ready:j1', 'later', '2026-06-12', 'Kooste']
  ])
})

describe('the running of the system', () => {
  const facts = {
    failedMailCount: 3,
    lockedAccounts: [{ userId: 'u1', personName: 'Aino Salmela' }],
    auditChain: { isUnbroken: false, entryCount: 40, firstBrokenNumber: 17, checkedOn: today }
  }

  it('waits for administrators', () => {
    expect(ask(facts, viewer(['administrator'])).map(({ kind, params }) => [kind, params])).toEqual([
      ['mail_failed', { count: 3 }],
      ['account_locked', { userId: 'u1', personName: 'Aino Salmela' }]
    ])
  })

  it('waits for auditors when the trail is broken, before anything else', () => {
    const items = ask({ ...facts, events: [event('2026-06-02')] }, viewer(['auditor'], ['rokua']))
    expect(items[0]).toMatchObject({ kind: 'audit_chain_broken', urgency: 'late', params: { number: 17 } })
  })

  it('tells auditors that the trail is whole, last of all', () => {
    const whole = { auditChain: { isUnbroken: true, entryCount: 40, firstBrokenNumber: null, checkedOn: today } }
    const items = ask({ ...whole, events: [event('2026-08-02')] }, viewer(['auditor'], ['rokua']))
    expect(kindsOf(items)).toEqual(['network_change_coming', 'audit_chain_checked'])
    expect(items[1]?.params).toEqual({ entryCount: 40, checkedOn: today })
    expect(ask(whole, viewer(['administrator']))).toEqual([])
  })

  it('reminds whoever uses the demo password, least pressing of all', () => {
    const items = ask({ events: [event('2026-08-02')] }, viewer(['unit_manager'], ['rokua'], { hasDemoPassword: true }))
    expect(kindsOf(items)).toEqual(['network_change_coming', 'password_is_demo'])
  })
})

describe('urgency', () => {
  it.each([
    [-1, 'late'],
    [0, 'today'],
    [1, 'soon'],
    [7, 'soon'],
    [8, 'later']
  ])('in %i days is %s', (days, urgency) => {
    expect(urgencyOf(addDays(today, days), today)).toBe(urgency)
  })
})

describe('any inbox', () => {
  const day = fc.integer({ min: -5, max: 100 }).map((days) => addDays(today, days))
  const unitId = fc.constantFrom('hq', 'oulu', 'rokua', 'levi')
  const facts: fc.Arbitrary<InboxFacts> = fc.record({
    units: fc.constant([
      { id: 'oulu', type: 'regional_centre' as const, ...always },
      { id: 'rokua', type: 'local_unit' as const, ...always }
    ]),
    assignments: fc
      .array(
        fc.record({ role: fc.constantFrom('unit_manager', 'regional_coordinator'), unitId, validTo: fc.option(day) })
      )
      .map((list) => list.map((each, place) => assigned(String(place), each.role, each.unitId, each.validTo))),
    events: fc
      .array(fc.record({ day, unitId }))
      .map((list) => list.map((each, place) => event(each.day, { id: String(place), unitIds: [each.unitId] }))),
    mergers: fc.constant([]),
    uncoveredMunicipalityCodes: fc.constantFrom([], ['005']),
    reviewDays: fc.array(day),
    failedMailCount: fc.nat({ max: 2 }),
    lockedAccounts: fc.constantFrom([], [{ userId: 'u', personName: 'U' }]),
    erasureRequests: fc.constantFrom([], [{ userId: 'e', personName: 'E' }]),
    auditChain: fc.constantFrom(null, { isUnbroken: true, entryCount: 1, firstBrokenNumber: null, checkedOn: today })
  })
  const roles = ['administrator', 'national_coordinator', 'regional_coordinator', 'unit_manager', 'auditor']
  const who = fc
    .record({ roles: fc.subarray(roles), unitIds: fc.subarray(['hq', 'oulu', 'rokua', 'levi']), demo: fc.boolean() })
    .map((each) => viewer(each.roles, each.unitIds, { hasDemoPassword: each.demo }))

  it('is sorted by urgency and then by kind, and names each thing once', () => {
    fc.assert(
      fc.property(facts, who, (given, person) => {
        const items = workItems(given, person, today)
        const ranks = items.map(({ urgency, kind }) => urgencies.indexOf(urgency) * 100 + workItemKinds.indexOf(kind))
        expect([...ranks].sort((a, b) => a - b)).toEqual(ranks)
        expect(new Set(items.map((item) => item.id)).size).toBe(items.length)
      })
    )
  })

  it('never shows a unit that the person neither sees nor holds a role at', () => {
    fc.assert(
      fc.property(facts, who, (given, person) => {
        for (const { kind, unitId: unit } of workItems(given, person, today)) {
          if (unit !== null && kind !== 'network_change_coming') expect(person.may('access.read', unit)).toBe(true)
        }
      })
    )
  })
})
