import fc from 'fast-check'
import { changeView, fittingView, greatestZoom, toMap, toScreen, viewShowing, zoomOf } from './map-view.js'
import type { Point } from './planar.js'

const map = { width: 520, height: 1000 }
const screen = { width: 500, height: 640 }
const sizes = { screen, map }
const whole = fittingView(screen, map)

describe('the view of the map', () => {
  it('shows the whole country in the middle', () => {
    const [left, top] = toScreen(whole, [0, 0])
    const [right, bottom] = toScreen(whole, [520, 1000])
    expect(left).toBeGreaterThanOrEqual(32)
    expect(top).toBeGreaterThanOrEqual(0)
    expect(bottom).toBeLessThanOrEqual(640)
    expect(left + right).toBeCloseTo(500)
  })

  it('finds back a place from its pixel', () => {
    const [x, y] = toMap(whole, toScreen(whole, [123, 456]))
    expect(x).toBeCloseTo(123)
    expect(y).toBeCloseTo(456)
  })

  it('keeps what is under the pointer where it is', () => {
    const around: Point = [260, 400]
    const place = toMap(whole, around)
    const [x, y] = toScreen(changeView(whole, { factor: 2, around }, sizes), place)
    expect(x).toBeCloseTo(260)
    expect(y).toBeCloseTo(400)
  })

  it('never loses the country, whatever is done', () => {
    const anyChange = fc.record({
      factor: fc.double({ min: 0.1, max: 10, noNaN: true }),
      around: fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 640 })),
      by: fc.tuple(fc.integer({ min: -2000, max: 2000 }), fc.integer({ min: -2000, max: 2000 }))
    })
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 12 }), (changes) => {
        const view = changes.reduce((was, change) => changeView(was, change, sizes), whole)
        expect(zoomOf(view, screen, map)).toBeGreaterThanOrEqual(0.999)
        expect(zoomOf(view, screen, map)).toBeLessThanOrEqual(greatestZoom + 0.001)
        const [left, top] = toScreen(view, [0, 0])
        const [right, bottom] = toScreen(view, [520, 1000])
        expect(left).toBeLessThanOrEqual(250.001)
        expect(right).toBeGreaterThanOrEqual(249.999)
        expect(top).toBeLessThanOrEqual(320.001)
        expect(bottom).toBeGreaterThanOrEqual(319.999)
      })
    )
  })

  it('brings a place onto the screen only when it is outside', () => {
    const zoomed = changeView(whole, { factor: 4, around: [250, 100] }, sizes)
    const inside = toMap(zoomed, [250, 320])
    expect(viewShowing(zoomed, inside, sizes)).toBe(zoomed)
    const [x, y] = toScreen(viewShowing(zoomed, [260, 900], sizes), [260, 900])
    expect(x).toBeGreaterThan(0)
    expect(y).toBeLessThanOrEqual(640)
  })
})
