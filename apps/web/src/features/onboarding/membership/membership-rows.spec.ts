import { listedPlans } from '../plan/plan-rows.js'
import type { Plan } from '../plan/plan.operations.js'
import { listedMemberships } from './membership-rows.js'
import type { Membership } from './membership.operations.js'

const named = (fi: string) => ({ fi, sv: '', en: '' })
const member = (fi: string, of: Partial<Membership> = {}): Membership => ({
  ...{ id: fi, organisation: { id: fi, businessId: '1234567-1', name: named(fi) }, centre: { id: 'c1', type: 'regional_centre', name: named('Keskus') }, state: 'active', admittedOn: '2020-01-01', endsOn: null },
  ...{ closesUnits: false, decision: { id: 'd', applicationId: null, isFounding: true, number: '1', decidedOn: '2020-01-01', annulledOn: null, annulledReason: '' }, events: [], version: 1, ...of }
})

describe('the register', () => {
  const all = [member('Beeta'), member('Aalto', { state: 'left' }), member('Alfa', { state: 'suspended', admittedOn: '2021-01-01' })]
  const names = (search: Parameters<typeof listedMemberships>[1]) => listedMemberships(all, search, 'fi').map(({ id }) => id)

  it('leaves out those who have gone unless they are asked for, and sorts by name', () => {
    expect(names({})).toEqual(['Alfa', 'Beeta'])
    expect(names({ states: ['left'] })).toEqual(['Aalto'])
    expect(names({ sort: 'since', desc: true })).toEqual(['Alfa', 'Beeta'])
    expect(names({ q: 'beet' })).toEqual(['Beeta'])
    expect(names({ q: '1234567', centre: 'elsewhere' })).toEqual([])
  })
})

describe('the plans', () => {
  const task = { id: 't', code: 't', level: 'unit', kind: 'other', title: named('Tehtävä'), help: named(''), dueOn: '2026-05-01', isRequired: true, dependsOn: [], isDone: false, openCount: 0 } as const
  const plan = (fi: string, of: Partial<Plan> = {}): Plan => ({
    ...{ id: fi, membershipId: fi, kind: 'onboarding', organisation: { id: fi, name: named(fi) }, centre: { id: 'c1', name: named('Keskus') }, state: 'admitted', startsOn: '2026-01-01', closedOn: null, buddy: null, mayManage: true, version: 1 },
    ...{ tasks: [{ ...task, dependsOn: [], ownerId: null, ownerName: null, doneOn: null, note: '', evidenceUrl: '', doneBy: null, mayWork: true, version: 1 }], ...of }
  })
  const all = [plan('Beeta'), plan('Alfa', { closedOn: '2026-02-01' }), plan('Gamma', { tasks: [] })]
  const of = { language: 'fi', today: '2026-06-01' } as const

  it('shows those that go on, what is late first and what holds it up', () => {
    expect(listedPlans(all, {}, of).map(({ plan: { id }, blockers, progress }) => [id, blockers.length, progress.overdue])).toEqual([['Beeta', 1, 1]])
    expect(listedPlans(all, { show: 'all', sort: 'name' }, of).map(({ plan: { id } }) => id)).toEqual(['Alfa', 'Beeta', 'Gamma'])
  })
})
