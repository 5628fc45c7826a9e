import fc from 'fast-check'
import { neighbourTowards, readingOrder, type Direction, type Place } from './map-neighbours.js'
import type { Point } from './planar.js'

/** The middles of the centres' territories on the map, roughly. */
const places: Place[] = [
  { id: 'lappi', point: [300, 200] },
  { id: 'pohjanmaa', point: [300, 480] },
  { id: 'ita', point: [420, 700] },
  { id: 'keski', point: [270, 740] },
  { id: 'lansi', point: [130, 780] },
  { id: 'kaakko', point: [390, 860] },
  { id: 'uusimaa', point: [230, 940] }
]

const towards = (from: string, direction: Direction) => neighbourTowards(places, from, direction)?.id ?? null

describe('moving between the areas of the map', () => {
  it('reads from north to south', () => {
    expect(readingOrder([...places].reverse()).map((place) => place.id)).toEqual(places.map((place) => place.id))
  })

  it.each<[string, Direction, string | null]>([
    ['lappi', 'down', 'pohjanmaa'],
    ['lappi', 'up', null],
    ['pohjanmaa', 'up', 'lappi'],
    ['keski', 'right', 'ita'],
    ['keski', 'left', 'lansi'],
    ['ita', 'left', 'keski'],
    ['kaakko', 'up', 'ita'],
    ['uusimaa', 'down', null],
    ['lansi', 'left', null]
  ])('from %s %s is %s', (from, direction, to) => {
    expect(towards(from, direction)).toBe(to)
  })

  it('goes only in the direction that was asked, and finds something whenever anything lies there', () => {
    const anyPlaces = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 1000 })), {
      minLength: 2,
      maxLength: 20,
      selector: String
    })
    fc.assert(
      fc.property(anyPlaces, (points) => {
        const many = points.map((point, index) => ({ id: String(index), point: point as Point }))
        for (const from of many) {
          const found = neighbourTowards(many, from.id, 'right')
          const existsThere = many.some((place) => place.point[0] > from.point[0])
          expect(found !== null).toBe(existsThere)
          if (found !== null) expect(found.point[0]).toBeGreaterThan(from.point[0])
        }
      })
    )
  })

  it('finds nothing from a place that is not there', () => {
    expect(neighbourTowards(places, 'ahvenanmaa', 'up')).toBeNull()
  })
})
