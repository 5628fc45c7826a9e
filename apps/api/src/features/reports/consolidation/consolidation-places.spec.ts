import fc from 'fast-check'
import type { LensSpan } from '../../network/lens/lens.queries.js'
import { allPlaces, type PlaceTable, wholePlaces } from './consolidation-places.js'

const days = ['2020-01-01', '2021-01-01', '2022-01-01', '2023-01-01', '2024-01-01']
const isOn = ({ from, to }: LensSpan, day: string): boolean => (from === null || from <= day) && (to === null || to > day)

/** A unit that has one to three areas between any two turns; what stays over a turn may be one span or two. */
const ofUnit = (subject: string) =>
  fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', null), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }).chain((areas) =>
    fc.infiniteStream(fc.boolean()).map((joins) => {
      const spans: LensSpan[] = []
      for (const [place, now] of areas.entries()) {
        const [from, to] = [place === 0 ? null : (days[place - 1] ?? null), place === areas.length - 1 ? null : (days[place] ?? null)]
        for (const area of now) {
          const share = 1 / now.length
          const before = spans.findIndex((span) => span.area === area && span.to === from && span.share === share)
          const known = spans[before]
          if (from !== null && known && joins.next().value) spans[before] = { ...known, to }
          else spans.push({ subject, area, share, isEstimated: area === 'b', from, to })
        }
      }
      return spans
    })
  )

const run = { from: days[0]!, to: '2024-12-01' }

/** What a table says of a unit and a day: an area, or that it is divided. */
function saidBy({ values, placeAt }: PlaceTable, subject: string, day: string) {
  const [subjects, numbers, from, to] = values as [string[], number[], (string | null)[], (string | null)[]]
  return subjects.flatMap((each, place) => {
    const on = each === subject && isOn({ from: from[place] ?? null, to: to[place] ?? null } as LensSpan, day)
    return on ? [placeAt(String(numbers[place])) ?? 'divided'] : []
  })
}

describe('where the figures of a unit count', () => {
  it('is one place on each day of the run, the area that the spans say or divided between them', () => {
    fc.assert(
      fc.property(ofUnit('one'), ofUnit('other'), (one, other) => {
        const whole = wholePlaces([...one, ...other], run)
        const every = allPlaces([...one, ...other], run)
        for (const own of [one, other]) {
          for (const day of days) {
            const said = own.filter((span) => isOn(span, day))
            const [first] = said
            expect(saidBy(whole, own[0]!.subject, day)).toEqual(said.length === 1 ? [{ area: first!.area, isEstimated: first!.isEstimated }] : ['divided'])
            const areas = saidBy(every, own[0]!.subject, day).flatMap((place) => (typeof place === 'string' ? [] : [place.area]))
            expect(areas.sort()).toEqual(said.map(({ area }) => area).sort())
          }
        }
        expect(whole.hasDivided).toBe(days.some((day) => [one, other].some((own) => own.filter((span) => isOn(span, day)).length > 1)))
      })
    )
  })

  it('leaves out what ended before the run, and what begins after it', () => {
    const span = (from: string | null, to: string | null, area: string): LensSpan => ({ subject: 'one', area, share: 1, isEstimated: false, from, to })
    const { values } = wholePlaces([span(null, '2010-01-01', 'a'), span('2010-01-01', '2030-01-01', 'b'), span('2030-01-01', null, 'c')], run)
    expect(values.map((column) => column.length)).toEqual([1, 1, 1, 1])
  })
})
