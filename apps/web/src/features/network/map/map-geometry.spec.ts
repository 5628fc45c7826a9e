import { borderLengths } from './territory-tones.js'
import { readGeometry, type AdminTopology } from './map-geometry.js'
import { codeAt, middlesOf, rasterOf } from './map-raster.js'

/**
 * Four square municipalities around a common corner: a b over c d. The arcs run as TopoJSON asks, so that
 * neighbours share them; b and d are the eastern ones.
 */
function squareCountry(): AdminTopology {
  const point = (x: number, y: number): [number, number] => [26 + x, 61 + y]
  const name = (text: string) => ({ fi: text, sv: text, en: text })
  return {
    type: 'Topology',
    arcs: [
      [point(1, 2), point(0, 2), point(0, 1)],
      [point(0, 1), point(1, 1)],
      [point(1, 1), point(1, 2)],
      [point(1, 2), point(2, 2), point(2, 1)],
      [point(2, 1), point(1, 1)],
      [point(0, 1), point(0, 0), point(1, 0)],
      [point(1, 0), point(1, 1)],
      [point(1, 0), point(2, 0), point(2, 1)]
    ],
    objects: {
      municipality: {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Polygon', id: 'a', properties: name('A'), arcs: [[~2, ~1, ~0]] },
          { type: 'Polygon', id: 'b', properties: name('B'), arcs: [[3, 4, 2]] },
          { type: 'Polygon', id: 'c', properties: name('C'), arcs: [[1, ~6, ~5]] },
          { type: 'Polygon', id: 'd', properties: name('D'), arcs: [[~7, 6, ~4]] }
        ]
      }
    }
  } as unknown as AdminTopology
}

const west: Record<string, string> = { a: 'west', c: 'west', b: 'east', d: 'east' }

describe('the shapes of the map', () => {
  const geometry = readGeometry(squareCountry())

  it('fill the height and begin at the left edge', () => {
    const bounds = [...geometry.shapes.values()].map((shape) => shape.bounds)
    expect(Math.min(...bounds.map((box) => box.top))).toBeCloseTo(0, 0)
    expect(Math.max(...bounds.map((box) => box.bottom))).toBeCloseTo(1000, 0)
    expect(Math.min(...bounds.map((box) => box.left))).toBeCloseTo(0, 0)
    expect(Math.max(...bounds.map((box) => box.right))).toBeCloseTo(geometry.width, 0)
  })

  it('find the municipality at a place', () => {
    const at = (lon: number, lat: number) => geometry.municipalityAt(geometry.project(lon, lat)!)
    expect([at(26.5, 62.5), at(27.5, 62.5), at(26.5, 61.5), at(27.5, 61.5), at(29, 62)]).toEqual(['a', 'b', 'c', 'd', null])
  })

  it('know who touches whom along a border', () => {
    expect([...(geometry.adjacency.get('a') ?? [])].sort()).toEqual(['b', 'c'])
    expect(borderLengths(geometry.adjacency, (code) => west[code] ?? null).get('west')?.get('east')).toBe(2)
  })

  it('draw a border only between different owners', () => {
    expect(geometry.borderPath(() => 'one')).toBe('')
    expect(geometry.borderPath((code) => west[code] ?? null)).not.toBe('')
    expect(geometry.coastPath).not.toBe('')
  })

  it('join municipalities to one area', () => {
    expect(geometry.areaPath([])).toBe('')
    expect(geometry.areaPath(['a', 'c']).match(/M/g)).toHaveLength(1)
    expect(geometry.areaPath(['a', 'd', 'unknown']).match(/M/g)!.length).toBeGreaterThanOrEqual(1)
  })
})

describe('the grid over the map', () => {
  const geometry = readGeometry(squareCountry())
  const raster = rasterOf(geometry)

  it('knows land from sea', () => {
    const [x, y] = geometry.project(26.5, 62.5)!
    expect(codeAt(raster, x, y)).toBe('a')
    expect(codeAt(raster, -10, 50)).toBeNull()
    expect(codeAt(raster, 50, 5000)).toBeNull()
  })

  it('finds the middle of a territory inside it', () => {
    const middles = middlesOf(raster, (code) => west[code] ?? null)
    for (const side of ['west', 'east']) {
      const code = geometry.municipalityAt(middles.get(side)!)
      expect(west[code!]).toBe(side)
    }
    expect(middlesOf(raster, () => null).size).toBe(0)
  })
})
