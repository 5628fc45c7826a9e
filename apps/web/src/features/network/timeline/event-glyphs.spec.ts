import fc from 'fast-check'
import { addDays } from '@solmu/shared/dates.js'
import { event, events } from '../testing/network-examples.js'
import type { NetworkEventKind } from '../network.types.js'
import { timeSpan } from './as-of-date.js'
import { neighbourDays, placeGlyphs } from './event-glyphs.js'
import { xOf } from './timeline-scale.js'

const scale = { span: timeSpan('2026-11-21'), left: 0, right: 870 }
const space = { xOf: (day: string) => xOf(scale, day), gap: 14, lanes: 2 }
const kinds: NetworkEventKind[] = [
  ...(['opened', 'reopened', 'closed', 'renamed', 'amended', 'moved'] as const),
  ...(['merged', 'split', 'territory_changed', 'municipality_merged'] as const)
]
const anyEvent = fc
  .record({ offset: fc.integer({ min: 0, max: 5400 }), kind: fc.constantFrom(...kinds) })
  .map(({ offset, kind }) => event({ date: addDays('2013-01-01', offset), kind }))

describe('the marks over the time line', () => {
  it('never lets two marks of a lane touch, and loses no event', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 80 }), (many) => {
        const glyphs = placeGlyphs(many, space)
        for (const lane of [0, 1]) {
          const xs = glyphs.filter((glyph) => glyph.lane === lane).map((glyph) => glyph.x).sort((a, b) => a - b)
          xs.slice(1).forEach((x, index) => expect(x - (xs[index] as number)).toBeGreaterThanOrEqual(14))
        }
        expect(glyphs.flatMap((glyph) => glyph.events)).toHaveLength(many.length)
      })
    )
  })

  it('gives events of one day and shape one mark', () => {
    const mergers = ['a', 'b', 'c'].map((id) => ({ ...event({ date: '2016-01-01', kind: 'municipality_merged' as const }), id }))
    expect(placeGlyphs(mergers, space)).toEqual([expect.objectContaining({ shape: 'municipality', lane: 0, events: mergers })])
  })

  it('stands different events of one day over each other, and joins what has no lane left', () => {
    const sameDay = (['opened', 'closed', 'moved'] as const).map((kind) => event({ date: '2020-01-01', kind }))
    const glyphs = placeGlyphs(sameDay, space)
    expect(glyphs.map((glyph) => glyph.lane)).toEqual([0, 1])
    expect(glyphs.some((glyph) => glyph.shape === 'several' && glyph.events.length === 2)).toBe(true)
  })

  it('draws what is to come as coming', () => {
    const glyphs = placeGlyphs(events(), space)
    expect(glyphs.filter((glyph) => glyph.isFuture).flatMap((glyph) => glyph.events.map((each) => each.date))).toEqual(['2027-03-01'])
  })
})

describe('the neighbouring changes', () => {
  it('finds the days before and after, not the day itself', () => {
    expect(neighbourDays(events(), '2023-11-05')).toEqual({ previous: '2023-05-12', next: '2024-02-08' })
    expect(neighbourDays(events(), '2024-02-08')).toEqual({ previous: '2023-05-12', next: '2025-01-01' })
  })

  it('has none beyond the ends', () => {
    expect(neighbourDays(events(), '2013-01-01').previous).toBeNull()
    expect(neighbourDays(events(), '2027-12-01').next).toBeNull()
    expect(neighbourDays([], '2020-01-01')).toEqual({ previous: null, next: null })
  })
})
