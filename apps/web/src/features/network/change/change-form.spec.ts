import fc from 'fast-check'
import { dayOf, equalPercents, percentInField, percentSum, readForm, readPercent, startForm, withKind } from './change-form.js'

const today = '2026-11-21'
const start = startForm({ today, language: 'fi' })

describe('the form of a change', () => {
  it('divides a hundred per cent equally and exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.constantFrom('fi' as const, 'en' as const), (count, language) => {
        const percents = equalPercents(count)
        expect(percents).toHaveLength(count)
        expect(Math.max(...percents) - Math.min(...percents)).toBeLessThanOrEqual(0.0101)
        expect(percentSum(percents.map((each) => percentInField(each, language)))).toBe(100)
      })
    )
  })

  it.each([
    ['33,3', 33.3],
    [' 33.34 % ', 33.34],
    ['100', 100],
    ['', null],
    ['-5', null],
    ['puolet', null],
    ['1 0', 10]
  ])('reads %j as a percentage', (text, percent) => {
    expect(readPercent(text)).toBe(percent)
  })

  it.each([
    ['1.1.2027', '2027-01-01'],
    ['1/3/2027', '2027-03-01'],
    ['31.2.2027', null],
    ['1.1.2012', null],
    ['', null]
  ])('reads %j as a day', (day, read) => {
    expect(dayOf({ day }, today)).toBe(read)
  })

  it('begins with what the address told', () => {
    const form = startForm({ kind: 'move', unit: 'a', units: ['b', 'a'], on: '2027-03-01', today, language: 'fi' })
    expect(form).toMatchObject({ kind: 'move', unitIds: ['b', 'a'], day: '1.3.2027', targetId: null })
    expect(startForm({ kind: 'territory', unit: 'east', today, language: 'fi' }).targetId).toBe('east')
  })

  it('keeps what is chosen when the kind changes, but no centre', () => {
    const form = { ...start, kind: 'close' as const, unitId: 'a', targetId: 'north', reason: 'x' }
    expect(withKind(form, 'move')).toMatchObject({ unitIds: ['a'], targetId: null, reason: 'x' })
    expect(withKind(form, 'close')).toBe(form)
  })

  it('takes a kept draft back, and nothing else', () => {
    expect(readForm(JSON.parse(JSON.stringify(start)))).toEqual(start)
    expect(readForm(null)).toBeNull()
    expect(readForm({ ...start, kind: 'explode' })).toBeNull()
  })
})
