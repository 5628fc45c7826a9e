import { addDays, isValidOn, type Validity } from '@solmu/shared/dates.js'
import fc from 'fast-check'
import { anyDay, dayNumber as d } from '../geography/testing/municipality-arbitraries.js'
import { firstDayOutside, lifeOn, livesOf, periodOn, unitsById, unitsOn } from './lives.js'
import { anyFacts, aUnit } from './testing/network-arbitraries.js'

const from = (begin: number, end: number | null = null): Validity => ({
  validFrom: d(begin),
  validTo: end === null ? null : d(end)
})
const day = fc.integer({ min: 0, max: 20 })
const anyValidity = fc.tuple(day, fc.option(day)).map(([begin, end]) => from(begin, end))
const days = Array.from({ length: 24 }, (_none, count) => d(count - 1))

describe('the lives of a unit', () => {
  it('join periods that touch and keep those apart between which a day lies', () => {
    expect(livesOf([from(20), from(0, 5), from(5, 9), from(10, 12)])).toEqual([from(0, 9), from(10, 12), from(20)])
  })

  it('take in what overlaps, and leave out what holds on no day', () => {
    expect(livesOf([from(0, 9), from(3, 5), from(8, 12), from(14, 14), from(15, 13)])).toEqual([from(0, 12)])
    expect(livesOf([from(3), from(5, 6)])).toEqual([from(3)])
    expect(livesOf([])).toEqual([])
  })

  it('hold on exactly the days on which a period does, in order, and never touch', () => {
    fc.assert(
      fc.property(fc.array(anyValidity, { maxLength: 6 }), (periods) => {
        const lives = livesOf(periods)
        for (const each of days) {
          expect(lifeOn(lives, each) !== null).toBe(periods.some((period) => isValidOn(period, each)))
        }
        lives.slice(1).forEach((life, place) => expect(lives[place]!.validTo! < life.validFrom).toBe(true))
      })
    )
  })

  it('say on which day a fact first leaves them', () => {
    fc.assert(
      fc.property(fc.array(anyValidity, { maxLength: 4 }), anyValidity, (periods, fact) => {
        const outside = days.find((each) => isValidOn(fact, each) && !periods.some((life) => isValidOn(life, each)))
        expect(firstDayOutside(livesOf(periods), fact)).toBe(outside ?? null)
      })
    )
  })

  it('are those of the periods of one id', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, ({ units }, each) => {
        const current = unitsOn(units, each)
        const byId = unitsById(units)
        expect(new Set(byId.keys())).toEqual(new Set(units.map((unit) => unit.id)))
        for (const [id, unit] of byId) {
          expect(unit.lives).toEqual(livesOf(units.filter((period) => period.id === id)))
          const period = current.filter((other) => other.id === id)
          expect(period).toEqual(lifeOn(unit.lives, each) ? [periodOn(unit.periods, each)] : [])
          expect([...unit.periods].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))).toEqual(unit.periods)
        }
      })
    )
  })
})

describe('what a unit is on a day', () => {
  const periods = [aUnit('a', 'local_unit', from(0, 5)), aUnit('a', 'local_unit', { ...from(5, 9), lat: 65 })]

  it('is what its period says, and nothing while it is closed', () => {
    expect(periodOn(periods, d(4))).toBe(periods[0])
    expect(periodOn(periods, d(5))).toBe(periods[1])
    expect(periodOn(periods, d(9))).toBeNull()
    expect(periodOn(periods, addDays(d(0), -1))).toBeNull()
  })

  it('is the later beginning where faulty periods overlap, in whatever order', () => {
    const twice = [aUnit('a', 'local_unit', from(2)), ...periods]
    expect(periodOn(twice, d(3))).toBe(twice[0])
    expect(unitsOn([...twice].reverse(), d(3))).toEqual([twice[0]])
  })
})
