import { addDays, daysBetween, type IsoDate, isoDateOf } from '@solmu/shared/dates.js'
import { kindOfPeriod, shiftPeriod, validityOfPeriod } from '@solmu/shared/periods.js'
import fc from 'fast-check'
import { DomainError } from '../errors.js'
import type { RoundDays } from './round.js'
import { defaultDays, movedDays, planSeries, roundDayIssues, roundDayNames } from './round-days.js'
import { easterOf, holidayOn, holidaysOf, isWorkingDay, nextWorkingDay, weekdayOf } from './round-holidays.js'
import { renamed, roundName } from './round-name.js'

const years = fc.integer({ min: 1950, max: 2150 })
const days = fc.tuple(years, fc.integer({ min: 0, max: 364 })).map(([year, day]): IsoDate => addDays(isoDateOf(year, 1, 1), day))
const periods = fc
  .tuple(years, fc.constantFrom('', '-Q1', '-Q2', '-Q3', '-Q4', '-T1', '-T2', '-T3', '-01', '-02', '-09', '-12'))
  .map(([year, part]) => `${year}${part}`)

const inOrder = (round: RoundDays): boolean => roundDayNames.every((name, place) => round[roundDayNames[Math.max(0, place - 1)]!] <= round[name])
const issues = (found: readonly DomainError[]) => found.map(({ code, path, params }) => ({ code, path, params }))

describe('the holidays', () => {
  test.each([
    [1981, '1981-04-19'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2024, '2024-03-31'],
    [2026, '2026-04-05'],
    [2038, '2038-04-25']
  ])('Easter of %i is %s', (year, day) => expect(easterOf(year)).toBe(day))

  test('are those of 2026', () => {
    expect(holidaysOf(2026)).toEqual([
      { day: '2026-01-01', name: 'new_year' },
      { day: '2026-01-06', name: 'epiphany' },
      { day: '2026-04-03', name: 'good_friday' },
      { day: '2026-04-05', name: 'easter' },
      { day: '2026-04-06', name: 'easter_monday' },
      { day: '2026-05-01', name: 'may_day' },
      { day: '2026-05-14', name: 'ascension' },
      { day: '2026-05-24', name: 'pentecost' },
      { day: '2026-06-19', name: 'midsummer_eve' },
      { day: '2026-06-20', name: 'midsummer' },
      { day: '2026-10-31', name: 'all_saints' },
      { day: '2026-12-06', name: 'independence' },
      { day: '2026-12-24', name: 'christmas_eve' },
      { day: '2026-12-25', name: 'christmas' },
      { day: '2026-12-26', name: 'boxing_day' }
    ])
    expect(holidayOn('2026-06-20')).toBe('midsummer')
    expect(holidayOn('2026-06-21')).toBeNull()
  })

  test('Easter is the Sunday after the first full moon of spring, between 22 March and 25 April', () => {
    fc.assert(
      fc.property(years, (year) => {
        const easter = easterOf(year)
        expect(weekdayOf(easter)).toBe(7)
        expect(easter >= `${year}-03-22` && easter <= `${year}-04-25`).toBe(true)
        // After 19 years the moon is where it was, so Easter is never more than a week and two days of the moon away.
        expect(Math.abs(daysBetween(easter, `${year}${easterOf(year + 19).slice(4)}`))).toBeLessThanOrEqual(8)
      })
    )
  })

  test('Midsummer and All Saints are the Saturdays of their weeks', () => {
    fc.assert(
      fc.property(years, (year) => {
        const named = new Map(holidaysOf(year).map(({ name, day }) => [name, day]))
        const [midsummer, saints] = [named.get('midsummer') ?? '', named.get('all_saints') ?? '']
        expect([weekdayOf(midsummer), weekdayOf(saints)]).toEqual([6, 6])
        expect(midsummer >= `${year}-06-20` && midsummer <= `${year}-06-26`).toBe(true)
        expect(saints >= `${year}-10-31` && saints <= `${year}-11-06`).toBe(true)
        expect(named.get('midsummer_eve')).toBe(addDays(midsummer, -1))
      })
    )
  })

  test('the next working day is a working day, and none was passed over', () => {
    fc.assert(
      fc.property(days, (day) => {
        const next = nextWorkingDay(day)
        expect(isWorkingDay(next)).toBe(true)
        expect(daysBetween(day, next)).toBeLessThanOrEqual(5)
        for (let each = day; each < next; each = addDays(each, 1)) expect(isWorkingDay(each)).toBe(false)
      })
    )
    expect(nextWorkingDay('2026-04-03')).toBe('2026-04-07')
    expect(nextWorkingDay('2026-12-24')).toBe('2026-12-28')
  })
})

describe('the days that are proposed', () => {
  test('are those of the third quarter of 2026', () => {
    expect(defaultDays('2026-Q3')).toEqual({
      ...{ opensOn: '2026-10-01', dueOn: '2026-10-15', graceUntil: '2026-10-22', verifyBy: '2026-10-29', acceptBy: '2026-11-05' }
    })
    // New Year's Day, a Friday, is followed by a weekend.
    expect(defaultDays('2026').opensOn).toBe('2027-01-04')
  })

  test('are sound, in order and days on which people work, for every period', () => {
    fc.assert(
      fc.property(periods, (period) => {
        const proposed = defaultDays(period)
        expect(roundDayIssues(period, proposed)).toEqual([])
        expect(roundDayNames.every((name) => isWorkingDay(proposed[name]))).toBe(true)
      })
    )
  })
})

describe('the days of a round', () => {
  const sound = defaultDays('2026-Q3')

  test('stand in their order, each fault at its own day', () => {
    expect(issues(roundDayIssues('2026-Q3', { ...sound, graceUntil: '2026-10-14', acceptBy: '2026-10-28' }))).toEqual([
      { code: 'DAYS_REVERSED', path: ['graceUntil'], params: { before: '2026-10-15' } },
      { code: 'DAYS_REVERSED', path: ['acceptBy'], params: { before: '2026-10-29' } }
    ])
  })

  test('lie after the period, but for the opening, and within two years', () => {
    expect(roundDayIssues('2026-Q3', { ...sound, opensOn: '2026-07-01' })).toEqual([])
    expect(issues(roundDayIssues('2026-Q3', { ...sound, opensOn: '2026-06-30' }))).toMatchObject([{ code: 'OUT_OF_RANGE', path: ['opensOn'] }])
    expect(issues(roundDayIssues('2026-Q3', { ...sound, opensOn: '2026-07-01', dueOn: '2026-09-30' }))).toEqual([
      { code: 'OUT_OF_RANGE', path: ['dueOn'], params: { min: '2026-10-01', max: '2028-10-01' } }
    ])
    expect(issues(roundDayIssues('2026-Q3', { ...sound, acceptBy: '2028-10-02' }))).toMatchObject([{ code: 'OUT_OF_RANGE', path: ['acceptBy'] }])
  })

  test('are days, of a period', () => {
    expect(issues(roundDayIssues('2026-Q5', sound))).toMatchObject([{ code: 'INVALID_INPUT', path: ['period'] }])
    expect(issues(roundDayIssues('2026-Q3', { ...sound, dueOn: '2026-02-30' }))).toMatchObject([{ code: 'INVALID_DATE', path: ['dueOn'] }])
  })
})

describe('a series', () => {
  test('follows the round period by period, each as far from its end as the round was, on working days', () => {
    fc.assert(
      fc.property(periods, fc.integer({ min: 1, max: 12 }), fc.array(fc.nat(30), { minLength: 5, maxLength: 5 }), (period, count, gaps) => {
        const end = validityOfPeriod(period).validTo
        const sums = gaps.map((_, place) => addDays(end, gaps.slice(0, place + 1).reduce((a, b) => a + b, 0)))
        const [opensOn = '', dueOn = '', graceUntil = '', verifyBy = '', acceptBy = ''] = sums
        const round = { period, opensOn, dueOn, graceUntil, verifyBy, acceptBy }
        const series = planSeries(round, count)
        expect(series.map((next) => next.period)).toEqual(Array.from({ length: count }, (_, index) => shiftPeriod(period, index + 1)))
        for (const next of series) {
          expect(inOrder(next)).toBe(true)
          const newEnd = validityOfPeriod(next.period).validTo
          for (const name of roundDayNames) expect(next[name]).toBe(nextWorkingDay(addDays(newEnd, daysBetween(end, round[name]))))
        }
      })
    )
  })

  test('of the proposed days to a neighbour stays within a week of what is proposed there', () => {
    fc.assert(
      fc.property(periods, (period) => {
        const next = shiftPeriod(period, 1)
        const [moved, proposed] = [movedDays(defaultDays(period), period, next), defaultDays(next)]
        for (const name of roundDayNames) expect(Math.abs(daysBetween(moved[name], proposed[name]))).toBeLessThanOrEqual(14)
      })
    )
  })

  test.each([0, 13, 1.5])('is not made of %d rounds', (count) => {
    expect(() => planSeries({ period: '2026', ...defaultDays('2026') }, count)).toThrow(new DomainError('OUT_OF_RANGE'))
  })
})

describe('the name of a round', () => {
  test.each([
    ['2026-Q3', 'Kvartaali 3/2026', 'Kvartal 3/2026', 'Quarter 3/2026'],
    ['2026-T2', 'Tertiaali 2/2026', 'Tertial 2/2026', 'Third 2/2026'],
    ['2026-05', 'Toukokuu 2026', 'Maj 2026', 'May 2026'],
    ['2026', 'Vuosi 2026', 'År 2026', 'Year 2026']
  ])('of %s is %s', (period, fi, sv, en) => expect(roundName(period)).toEqual({ fi, sv, en }))

  test('of a copy names the new period, wherever the old one stood', () => {
    const name = { fi: 'Talous, kvartaali 3/2026 (alustava)', sv: 'Ekonomi', en: '' }
    expect(renamed(name, '2026-Q3', '2026-Q4')).toEqual({ fi: 'Talous, Kvartaali 4/2026 (alustava)', sv: 'Ekonomi, Kvartal 4/2026', en: '' })
  })

  test('of a copy of a copy is as if it had been copied at once', () => {
    fc.assert(
      fc.property(periods, fc.string({ maxLength: 200 }), (period, text) => {
        const [second, third] = [shiftPeriod(period, 1), shiftPeriod(period, 2)]
        const name = { fi: `${text} ${roundName(period).fi}`, sv: roundName(period).sv, en: roundName(period).en }
        fc.pre(!text.toLowerCase().includes(roundName(period).fi.toLowerCase()) && !text.toLowerCase().includes(roundName(second).fi.toLowerCase()))
        expect(renamed(renamed(name, period, second), second, third)).toEqual(renamed(name, period, third))
        expect(kindOfPeriod(third)).toBe(kindOfPeriod(period))
      })
    )
  })
})
