import { placeLabels, type LabelSpace, type LabelWish } from './map-labels.js'
import { boxesOverlap, type Bounds, type Point } from './planar.js'

/** A square country with the sea to its left: two territories, one at the coast and one inland. */
const land: Bounds = { left: 200, right: 500, top: 100, bottom: 400 }
const inside = (box: Bounds) => ([x, y]: Point) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom
const coast: Bounds = { ...land, right: 260 }
const inland: Bounds = { ...land, left: 260, right: 440 }
const space: LabelSpace = { viewport: { left: 0, right: 600, top: 0, bottom: 500 }, obstacles: [], isLand: inside(land) }
const wish = (id: string, box: Bounds, change: Partial<LabelWish> = {}): LabelWish => ({
  id,
  width: 80,
  height: 18,
  middle: [(box.left + box.right) / 2, (box.top + box.bottom) / 2],
  isOwn: inside(box),
  ...change
})
const boxOf = ([x, y]: Point): Bounds => ({ left: x - 40, right: x + 40, top: y - 9, bottom: y + 9 })

describe('the names on the map', () => {
  it('stand in the sea for a coastal territory and on land for one that has no coast', () => {
    const places = placeLabels([wish('coast', coast), wish('inland', inland)], space)
    expect(places.get('coast')?.[0]).toBeLessThan(200 - 40)
    expect(inside(inland)(places.get('inland') as Point)).toBe(true)
  })

  it('make way for marks and for each other', () => {
    const mark: Bounds = { left: 300, right: 400, top: 235, bottom: 265 }
    const places = placeLabels([wish('a', inland), wish('b', inland)], { ...space, obstacles: [mark] })
    const [a, b] = [boxOf(places.get('a') as Point), boxOf(places.get('b') as Point)]
    expect(boxesOverlap(a, mark)).toBe(false)
    expect(boxesOverlap(b, mark)).toBe(false)
    expect(boxesOverlap(a, b)).toBe(false)
  })

  it('stay inside the drawing', () => {
    const narrow: LabelSpace = { ...space, viewport: { left: 190, right: 510, top: 90, bottom: 410 } }
    const [x] = placeLabels([wish('coast', { ...land, right: 330 })], narrow).get('coast') as Point
    expect(x - 40).toBeGreaterThanOrEqual(190)
  })

  it('fall back to the middle when there is no room at all', () => {
    expect(placeLabels([wish('big', inland, { width: 900 })], space).get('big')).toEqual([350, 250])
  })

  it('are left out rather than laid over another when they may be', () => {
    const crowded: LabelSpace = { ...space, viewport: { left: 300, right: 400, top: 240, bottom: 262 } }
    const places = placeLabels([wish('inland', inland), wish('moved', inland, { staysOutside: true })], crowded)
    expect(places.size).toBe(1)
  })

  it('leave a patterned area free when asked to', () => {
    const place = placeLabels([wish('moved', coast, { staysOutside: true })], space).get('moved') as Point
    expect(inside(land)(place)).toBe(false)
  })
})
