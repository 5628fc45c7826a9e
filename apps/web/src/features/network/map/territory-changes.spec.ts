import { events, treeOf2023, treeOfToday } from '../testing/network-examples.js'
import { ownersOf, territoryChanges } from './territory-changes.js'

const regions = [{ code: '18', name: { fi: 'Kainuu', sv: 'Kajanaland', en: 'Kainuu' }, municipalityCodes: ['205'] }]

describe('what differs from today', () => {
  it('names the area, both centres, the region and the day', () => {
    expect(territoryChanges(treeOf2023(), treeOfToday(), { events: events(), regions })).toEqual([
      {
        id: 'east>north',
        viewedId: 'east',
        todayId: 'north',
        shapeCodes: ['205'],
        region: regions[0],
        date: '2025-01-01'
      }
    ])
  })

  it('is nothing when the viewed day is today', () => {
    expect(territoryChanges(treeOfToday(), treeOfToday(), { events: events(), regions })).toEqual([])
  })

  it('claims no day that no event explains, and no region that is only a part', () => {
    const [change] = territoryChanges(treeOf2023(), treeOfToday(), {
      events: [],
      regions: [{ ...regions[0]!, municipalityCodes: ['205', '765'] }]
    })
    expect(change).toMatchObject({ date: null, region: null })
  })

  it('sees an area that no centre served before or serves now', () => {
    const before = { ...treeOf2023(), territories: treeOf2023().territories.filter((each) => each.unitId === 'north') }
    const changes = territoryChanges(before, treeOfToday(), { events: [], regions: [] })
    expect(changes.map((change) => [change.viewedId, change.todayId])).toEqual(
      expect.arrayContaining([[null, 'east'], [null, 'north']])
    )
  })

  it('tells the owner of every shape', () => {
    expect(ownersOf(treeOf2023().territories).get('205')).toBe('east')
    expect(ownersOf(treeOfToday().territories).get('205')).toBe('north')
  })
})
