import fc from 'fast-check'
import { treeOf2023, treeOfToday } from '../testing/network-examples.js'
import { changeToToday, networkFigures } from './network-figures.js'
import { networkCsv } from './network-csv.js'

const texts = { t: (id: string) => id.replace('network.table.', ''), pick: (text: { fi: string }) => text.fi, language: 'fi' as const }

describe('the figures of the network', () => {
  const figures = networkFigures(treeOf2023(), treeOfToday())

  it('counts units, municipalities and people of each centre, then and today', () => {
    expect(figures.centres.map(({ centre, units, municipalities, population, today }) => [centre.id, units, municipalities, population, today])).toEqual([
      ['north', 1, 1, 211848, { units: 2, municipalities: 2, population: 248000 }],
      ['east', 3, 4, 250000, { units: 2, municipalities: 3, population: 213848 }]
    ])
  })

  it('adds up to the whole', () => {
    const sum = (pick: (row: (typeof figures.centres)[number]) => number) => figures.centres.reduce((all, row) => all + pick(row), 0)
    expect(figures.total).toEqual({
      units: sum((row) => row.units),
      municipalities: sum((row) => row.municipalities),
      population: sum((row) => row.population ?? 0)
    })
    expect(figures.uncovered).toBe(1)
  })

  it('says how today differs, and nothing for a centre that is no more', () => {
    const [north] = figures.centres
    expect(changeToToday(north!, north!.today, 'units')).toBe(1)
    expect(changeToToday(north!, null, 'units')).toBeNull()
    const ended = networkFigures(treeOf2023(), { ...treeOfToday(), nodes: treeOfToday().nodes.filter((node) => node.id !== 'north') })
    expect(ended.centres[0]?.today).toBeNull()
  })

  it('knows no people where there is no territory', () => {
    const bare = networkFigures({ ...treeOf2023(), territories: [] }, treeOfToday())
    expect(bare.centres.map((row) => row.population)).toEqual([null, null])
    expect(bare.populationDate).toBeNull()
  })

  it('the change between any two counts leads from one to the other', () => {
    const count = fc.nat({ max: 400 })
    fc.assert(
      fc.property(count, count, (then, now) => {
        const one = { units: then, municipalities: then, population: null }
        expect(then + (changeToToday(one, { ...one, units: now }, 'units') ?? NaN)).toBe(now)
      })
    )
  })
})

describe('the file of the figures', () => {
  it('holds the rows of the table, the total and the day', () => {
    const csv = networkCsv(networkFigures(treeOf2023(), treeOfToday()), treeOf2023(), texts)
    expect(csv.startsWith('\ufeff')).toBe(true)
    expect(csv.slice(1).trimEnd().split('\r\n')).toEqual([
      'centre;units;municipalities;population;unitsChange;municipalitiesChange;asOf',
      'Pohjois-Pohjanmaa;1;1;211848;1;1;2023-11-05',
      'Itä-Suomi;3;4;250000;-1;-1;2023-11-05',
      'total;4;5;461848;0;0;2023-11-05'
    ])
  })

  it('parts fields by the comma for readers of English', () => {
    const csv = networkCsv(networkFigures(treeOfToday(), treeOfToday()), treeOfToday(), { ...texts, language: 'en' })
    expect(csv).toContain('Itä-Suomi,2,3,213848,0,0,')
  })
})
