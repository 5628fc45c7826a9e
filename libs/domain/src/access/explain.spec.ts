import { addDays } from '@solmu/shared/dates.js'
import fc from 'fast-check'
import { allActions } from './actions.js'
import { explainAccess, whoMay, type ExplainedAssignment } from './explain.js'
import { mayActOn, type Holder } from './reach.js'
import { roleNames } from './roles.js'

const above: Readonly<Record<string, readonly string[]>> = {
  hq: [],
  oulu: ['hq'],
  lappi: ['hq'],
  rokua: ['oulu', 'hq'],
  levi: ['lappi', 'hq']
}
const day = '2026-06-01'
const units = Object.keys(above).map((id) => ({ id, consortiumId: 'ours' }))
const of = { day, units, ancestorsOf: (unitId: string) => above[unitId] ?? [] }

const assignments = fc
  .array(
    fc.record({
      role: fc.constantFrom(...roleNames),
      unitId: fc.constantFrom(...Object.keys(above)),
      userId: fc.constantFrom('ann', 'bo'),
      consortiumId: fc.constantFrom('ours', 'ours', 'theirs'),
      from: fc.integer({ min: -3, max: 3 }),
      length: fc.option(fc.integer({ min: 1, max: 4 }))
    }),
    { maxLength: 6 }
  )
  .map((list) =>
    list.map(({ from, length, ...rest }, place) => ({
      ...rest,
      id: String(place),
      validFrom: addDays(day, from),
      validTo: length === null ? null : addDays(day, from + length)
    }))
  )
const holderOf = (own: readonly ExplainedAssignment[]): Holder => ({ userId: 'ann', assignments: own, day, ancestorsOf: of.ancestorsOf })

describe('what somebody may do', () => {
  it('is what the rule allows, action by action and unit by unit', () => {
    fc.assert(
      fc.property(assignments, (own) => {
        const told = new Map(explainAccess(own, of).map((each) => [each.action, each]))
        for (const action of allActions) {
          const allowed = units.filter(({ id: unitId }) => mayActOn(holderOf(own), action, { consortiumId: 'ours', unitId }))
          expect([action, ...units.filter(({ id }) => told.get(action)?.unitIds.includes(id))]).toEqual([action, ...allowed])
          const whole = mayActOn(holderOf(own.filter(({ consortiumId }) => consortiumId === 'ours')), action, { consortiumId: 'ours' })
          if (whole) expect(told.get(action)?.isNetworkWide).toBe(true)
        }
      })
    )
  })

  it('rests on each assignment that gives it', () => {
    const manager = { id: 'm', role: 'unit_manager', unitId: 'rokua', consortiumId: 'ours', validFrom: '2020-01-01', validTo: null } as const
    const coordinator = { ...manager, id: 'c', role: 'regional_coordinator', unitId: 'oulu' } as const
    const read = explainAccess([manager, coordinator], of).find(({ action }) => action === 'access.read')
    expect(read?.unitIds).toEqual(['oulu', 'rokua'])
    expect(read?.because.map(({ assignment, reach, unitIds }) => [assignment.id, reach, unitIds])).toEqual([
      ['m', 'unit', ['rokua']],
      ['c', 'subtree', ['oulu', 'rokua']]
    ])
  })
})

describe('who may do something', () => {
  it('is everybody whom the rule allows it, and nobody else', () => {
    fc.assert(
      fc.property(assignments, fc.constantFrom(...allActions), fc.constantFrom(...units), (all, action, unit) => {
        const target = { consortiumId: 'ours', unitId: unit.id }
        const told = whoMay({ action, target }, all, of).map(({ userId }) => userId)
        const allowed = ['ann', 'bo'].filter((userId) =>
          mayActOn({ ...holderOf(all.filter((each) => each.userId === userId)), userId }, action, target)
        )
        expect(told.sort()).toEqual(allowed)
      })
    )
  })

  it('is told with the way from the unit of the role', () => {
    const coordinator = { id: 'c', userId: 'ann', role: 'regional_coordinator', unitId: 'oulu', consortiumId: 'ours', validFrom: '2020-01-01', validTo: null } as const
    const chains = (action: 'access.read' | 'network.read') =>
      whoMay({ action, target: { consortiumId: 'ours', unitId: 'rokua' } }, [coordinator], of)[0]?.because.map(({ chain }) => chain)
    expect(chains('access.read')).toEqual([['oulu', 'rokua']])
    expect(chains('network.read')).toEqual([[]])
  })
})
