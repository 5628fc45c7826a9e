import {
  compareText,
  dayOfInstant,
  formatChange,
  formatDay,
  formatDayLong,
  formatDayShort,
  formatInstant,
  formatInstantShort,
  formatNumber,
  formatPercent
} from './format.js'

const gap = '\u00a0'

describe('days', () => {
  it('have no leading zeros and no time zone', () => {
    expect(formatDay('2026-01-05', 'fi')).toBe('5.1.2026')
    expect(formatDay('2026-01-05', 'sv')).toBe('5.1.2026')
    expect(formatDay('2026-01-05', 'en')).toBe('5 Jan 2026')
  })

  it('carry their weekday when they are near', () => {
    expect(formatDayShort('2026-11-06', 'fi')).toBe(`pe${gap}6.11.`)
    expect(formatDayShort('2026-11-06', 'sv')).toBe(`fre${gap}6.11`)
    expect(formatDayShort('2026-11-06', 'en')).toBe('Fri 6 Nov')
    expect(formatDayLong('2026-11-05', 'fi')).toBe('Torstai 5.11.2026')
  })
})

describe('instants', () => {
  it('are shown in Finnish time, also over midnight and in summer', () => {
    expect(dayOfInstant('2026-11-05T22:30:00Z')).toBe('2026-11-06')
    expect(formatInstant('2026-11-05T07:05:00Z', 'fi')).toBe(`5.11.2026 klo${gap}9.05`)
    expect(formatInstant('2026-07-05T07:05:00Z', 'sv')).toBe(`5.7.2026 kl.${gap}10.05`)
    expect(formatInstantShort('2026-11-06T14:00:00Z', 'fi')).toBe(`pe${gap}6.11. klo${gap}16.00`)
    expect(formatInstant('2026-11-05T07:05:00Z', 'en')).toBe(`5 Nov 2026 at${gap}09:05`)
  })
})

describe('numbers', () => {
  it('have no-break spaces and a true minus', () => {
    expect(formatNumber(1204, 'fi')).toBe(`1${gap}204`)
    expect(formatNumber(-1234567.5, 'fi', 2)).toBe(`\u22121${gap}234${gap}567,50`)
    expect(formatNumber(-1204, 'en')).toBe('\u22121,204')
    expect(formatPercent(-0.49, 'fi')).toBe(`\u221249${gap}%`)
    expect(formatPercent(0.125, 'sv', 1)).toBe(`12,5${gap}%`)
  })

  it('show growth with a plus and standing still without', () => {
    expect(formatChange(4, 'fi')).toBe('+4')
    expect(formatChange(0, 'fi')).toBe('0')
    expect(formatChange(-4, 'fi')).toBe('\u22124')
  })
})

describe('sorting', () => {
  it('puts å, ä and ö last, in this order', () => {
    const names = ['Äänekoski', 'Öja', 'Akaa', 'Åland', 'Ypäjä', 'Vaasa']
    expect([...names].sort(compareText('fi'))).toEqual(['Akaa', 'Vaasa', 'Ypäjä', 'Åland', 'Äänekoski', 'Öja'])
  })
})
