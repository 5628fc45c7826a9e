import { centresTouched, networkToday } from './centre-rows.js'
import type { HomeEvent, HomeNetwork, HomeTree } from './home.operations.js'

const text = (name: string) => ({ fi: name, sv: name, en: name })
const east = { id: 'east', type: 'regional_centre', name: text('Itä-Suomi') } as const
const north = { id: 'north', type: 'regional_centre', name: text('Pohjois-Pohjanmaa') } as const
const ref = (id: string) => ({ id, type: 'local_unit', name: text(id) }) as const

function aTree(asOf: string, units: Readonly<Record<string, string>>): HomeTree {
  const count = (centre: string) => Object.values(units).filter((parent) => parent === centre).length
  return {
    asOf,
    uncoveredMunicipalityCodes: [],
    nodes: [
      { id: 'hq', parentId: null, type: 'headquarters', localUnitCount: 0, name: text('Pääkonttori') },
      { ...east, parentId: 'hq', localUnitCount: count('east') },
      { ...north, parentId: 'hq', localUnitCount: count('north') },
      ...Object.entries(units).map(([id, parentId]) => ({ ...ref(id), parentId, localUnitCount: 0 }))
    ],
    territories: [
      { unitId: 'east', municipalityCodes: ['167', '297'], population: 200_000, populationDate: '2022-12-31' },
      { unitId: 'north', municipalityCodes: ['564'], population: 211_000, populationDate: '2022-12-31' }
    ]
  }
}

function anEvent(date: string, kind: HomeEvent['kind'], change: Partial<HomeEvent>): HomeEvent {
  return {
    ...{ id: `${date}/${kind}`, date, kind, reason: null, isFuture: date > '2026-11-05' },
    ...{ municipalityCodes: [], municipalityNames: [], intoMunicipalityName: null, units: [], from: [], to: [] },
    ...{ nameBefore: null, nameAfter: null },
    ...change
  }
}

function aNetwork(networkEvents: HomeEvent[]): HomeNetwork {
  return {
    today: aTree('2026-11-05', { joensuu: 'east', kajaani: 'north', oulu: 'north' }),
    yearAgo: aTree('2025-11-05', { joensuu: 'east', kuopio: 'east', kajaani: 'east', oulu: 'north' }),
    networkEvents,
    areas: []
  }
}

describe('the network by centre', () => {
  const moved = anEvent('2026-01-01', 'moved', { units: [ref('kajaani')], from: [east], to: [north] })
  const closed = anEvent('2026-06-01', 'closed', { units: [ref('kuopio')] })

  it('takes units, municipalities and population from the tree of today', () => {
    const { centres, total, populationDate } = networkToday(aNetwork([]))
    expect(centres.map(({ id, units, municipalities }) => [id, units, municipalities])).toEqual([
      ['east', 1, 2],
      ['north', 2, 1]
    ])
    expect(total).toEqual({ units: 3, municipalities: 3, population: 411_000, changes: 0 })
    expect(populationDate).toBe('2022-12-31')
  })

  it('counts a move for both centres and once in all, and a closed unit for the centre that it had', () => {
    const { centres, total } = networkToday(aNetwork([moved, closed]))
    expect(centres.map(({ changes }) => changes)).toEqual([2, 1])
    expect(total.changes).toBe(2)
  })

  it('leaves out what happened a year ago or earlier', () => {
    const before = anEvent('2025-11-05', 'opened', { units: [ref('oulu')], to: [north] })
    const { centres, total } = networkToday(aNetwork([before, moved]))
    expect(total.changes).toBe(1)
    expect(centres[1]?.changes).toBe(1)
  })

  it('tells the nearest coming change of each centre and does not count it as happened', () => {
    const later = anEvent('2027-03-01', 'closed', { units: [ref('oulu')] })
    const sooner = anEvent('2027-01-01', 'closed', { units: [ref('kajaani')] })
    const { centres, total } = networkToday(aNetwork([later, sooner]))
    expect(centres.map(({ next }) => next?.date ?? null)).toEqual([null, '2027-01-01'])
    expect(total.changes).toBe(0)
  })

  it('finds no centre for a unit that nobody knows', () => {
    expect(centresTouched(anEvent('2026-01-01', 'opened', { units: [ref('unknown')] }), new Map())).toEqual(new Set())
  })
})
