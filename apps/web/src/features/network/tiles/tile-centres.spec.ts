import { treeOf2023 } from '../testing/network-examples.js'
import { regionTiles } from './region-tiles.js'
import { tilesOf } from './tile-centres.js'

const region = (code: string, ...municipalityCodes: string[]) => ({ code, name: { fi: code, sv: code, en: code }, municipalityCodes })

describe('the tiles of the regions', () => {
  it('gives a region to the centre that serves most of it, and says who serves the rest', () => {
    const [tile] = tilesOf(treeOf2023(), [region('12', '167', '422', '564', '999')])
    expect(tile).toMatchObject({
      centreId: 'east',
      shares: [
        { centreId: 'east', municipalities: 2 },
        { centreId: 'north', municipalities: 1 }
      ],
      uncovered: 1
    })
  })

  it('leaves a region without a centre, and draws none that does not exist on the day', () => {
    const tiles = tilesOf(treeOf2023(), [region('21', '478')])
    expect(tiles).toHaveLength(1)
    expect(tiles[0]).toMatchObject({ centreId: null, shares: [], uncovered: 1, units: [] })
  })

  it('counts the units that stand in the region, whomever they belong to', () => {
    const [tile] = tilesOf(treeOf2023(), [region('18', '205')])
    expect(tile?.units.map((unit) => unit.id)).toEqual(['kajaani'])
  })

  it('has one place for each of the 19 regions', () => {
    expect(new Set(regionTiles.map((tile) => tile.regionCode)).size).toBe(19)
    expect(new Set(regionTiles.map((tile) => `${tile.row} ${tile.column}`)).size).toBe(19)
  })
})
