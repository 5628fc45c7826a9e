/**
 * Dates, numbers and sorting as Finnish readers expect them: `5.11.2026`,
 * `pe 6.11. klo 16.00`, `1 204`, `−49 %`; no-break spaces, a true minus.
 * Calendar days are ISO strings and never pass through a time zone; instants
 * are shown in Finnish time.
 */
import { useMemo } from 'react'
import { languageTag, useLanguage, type Language } from './text.js'

const timeZone = 'Europe/Helsinki'
const minus = '\u2212'

interface DayParts {
  readonly year: number
  readonly month: number
  readonly day: number
}

function partsOfDay(isoDay: string): DayParts {
  const [year = 0, month = 1, day = 1] = isoDay.slice(0, 10).split('-').map(Number)
  return { year, month, day }
}

function asUtc(isoDay: string): Date {
  const { year, month, day } = partsOfDay(isoDay)
  return new Date(Date.UTC(year, month - 1, day, 12))
}

function dateText(isoDay: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(languageTag[language], { timeZone: 'UTC', ...options }).format(asUtc(isoDay))
}

/**
 * A calendar day in figures.
 *
 * @example formatDay('2026-11-05', 'fi') // '5.11.2026'
 * @example formatDay('2026-11-05', 'en') // '5 Nov 2026'
 */
export function formatDay(isoDay: string, language: Language): string {
  if (language === 'en') return dateText(isoDay, language, { day: 'numeric', month: 'short', year: 'numeric' })
  const { year, month, day } = partsOfDay(isoDay)
  return `${day}.${month}.${year}`
}

/**
 * A near day with its weekday and without the year.
 *
 * @example formatDayShort('2026-11-06', 'fi') // 'pe 6.11.'
 */
export function formatDayShort(isoDay: string, language: Language): string {
  const weekday = dateText(isoDay, language, { weekday: 'short' }).replace(/\.$/, '')
  const { month, day } = partsOfDay(isoDay)
  if (language === 'en') return `${weekday} ${dateText(isoDay, language, { day: 'numeric', month: 'short' })}`
  return language === 'fi' ? `${weekday}\u00a0${day}.${month}.` : `${weekday}\u00a0${day}.${month}`
}

/**
 * A day written out, beginning with a capital letter.
 *
 * @example formatDayLong('2026-11-05', 'fi') // 'Torstai 5.11.2026'
 */
export function formatDayLong(isoDay: string, language: Language): string {
  const weekday = dateText(isoDay, language, { weekday: 'long' })
  return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)} ${formatDay(isoDay, language)}`
}

/** The month of a day: `marraskuu 2026`. */
export function formatMonth(isoDay: string, language: Language): string {
  return dateText(isoDay, language, { month: 'long', year: 'numeric' })
}

/** The calendar day of an instant in Finnish time, as an ISO string. */
export function dayOfInstant(instant: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return parts.format(new Date(instant))
}

/**
 * The clock time of an instant in Finnish time.
 *
 * @example formatTime('2026-11-05T07:05:00Z', 'fi') // '9.05'
 */
export function formatTime(instant: string, language: Language): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const [hour = '0', minute = '00'] = parts.format(new Date(instant)).split(':')
  return language === 'en' ? `${hour}:${minute}` : `${Number(hour)}.${minute}`
}

const clockWord: Readonly<Record<Language, string>> = { fi: ' klo\u00a0', sv: ' kl.\u00a0', en: ' at\u00a0' }

/**
 * An instant: day and clock time.
 *
 * @example formatInstant('2026-11-05T07:05:00Z', 'fi') // '5.11.2026 klo 9.05'
 */
export function formatInstant(instant: string, language: Language): string {
  return `${formatDay(dayOfInstant(instant), language)}${clockWord[language]}${formatTime(instant, language)}`
}

/** A near instant: `pe 6.11. klo 16.00`. */
export function formatInstantShort(instant: string, language: Language): string {
  return `${formatDayShort(dayOfInstant(instant), language)}${clockWord[language]}${formatTime(instant, language)}`
}

/** Formatters by language and decimals: making one takes far longer than using it, and a form shows hundreds of figures. */
const numberFormats = new Map<string, Intl.NumberFormat>()

function numberFormat(language: Language, decimals: number): Intl.NumberFormat {
  const key = `${language}/${decimals}`
  const known = numberFormats.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(languageTag[language], { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  numberFormats.set(key, made)
  return made
}

/**
 * A number with grouped thousands.
 *
 * @param decimals how many decimals are shown, none by default
 * @example formatNumber(-1204, 'fi') // '−1 204'
 */
export function formatNumber(value: number, language: Language, decimals = 0): string {
  return numberFormat(language, decimals).format(value).replace(/-/g, minus)
}

/** A change: like a number, but growth has its plus. @example formatChange(4, 'fi') // '+4' */
export function formatChange(value: number, language: Language, decimals = 0): string {
  return `${value > 0 ? '+' : ''}${formatNumber(value, language, decimals)}`
}

/** A share given as a fraction. @example formatPercent(-0.49, 'fi') // '−49 %' */
export function formatPercent(fraction: number, language: Language, decimals = 0): string {
  const gap = language === 'en' ? '' : '\u00a0'
  return `${formatNumber(fraction * 100, language, decimals)}${gap}%`
}

const collators = new Map<Language, Intl.Collator>()

/** Compares texts in the order of the language's alphabet (in Finnish and Swedish å, ä and ö come last). */
export function compareText(language: Language): (a: string, b: string) => number {
  let collator = collators.get(language)
  if (!collator) {
    collator = new Intl.Collator(languageTag[language], { numeric: true })
    collators.set(language, collator)
  }
  return collator.compare.bind(collator)
}

/** All of the above, bound to the language of the page. */
export function useFormat() {
  const language = useLanguage()
  return useMemo(
    () => ({
      day: (isoDay: string) => formatDay(isoDay, language),
      dayShort: (isoDay: string) => formatDayShort(isoDay, language),
      dayLong: (isoDay: string) => formatDayLong(isoDay, language),
      month: (isoDay: string) => formatMonth(isoDay, language),
      time: (instant: string) => formatTime(instant, language),
      instant: (instant: string) => formatInstant(instant, language),
      instantShort: (instant: string) => formatInstantShort(instant, language),
      number: (value: number, decimals?: number) => formatNumber(value, language, decimals),
      change: (value: number, decimals?: number) => formatChange(value, language, decimals),
      percent: (fraction: number, decimals?: number) => formatPercent(fraction, language, decimals),
      compare: compareText(language)
    }),
    [language]
  )
}
