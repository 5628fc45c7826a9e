/** Errors in the reader's words: the code picks the sentence, the params fill it. */
import { isIsoDate } from '@solmu/shared/dates.js'
import { useCallback } from 'react'
import { useIntl, type IntlShape } from 'react-intl'
import { ApiError, toApiErrors, type ApiErrorDetail } from '../graphql/api-error.js'
import { formatDay, formatNumber } from './format.js'
import { formatText, isLanguage, type Language } from './text.js'

export interface ErrorDescription {
  readonly code: string
  /** What happened and what to do, in the language of the page. */
  readonly text: string
  /** Leads to the line of the server's log; only for faults of the server. */
  readonly errorId: string | null
  /** The field that is to be mended: `['input', 'email']`. */
  readonly path: readonly (string | number)[]
}

function language(intl: IntlShape): Language {
  const found = intl.locale.slice(0, 2)
  return isLanguage(found) ? found : 'fi'
}

/** A waiting time in words: seconds up to two minutes, then minutes rounded up. */
export function waitText(intl: IntlShape, seconds: number): string {
  const isShort = seconds < 120
  const count = isShort ? Math.ceil(seconds) : Math.ceil(seconds / 60)
  return formatText(intl, isShort ? 'ui.wait.seconds' : 'ui.wait.minutes', { count })
}

const isGiven = (bound: unknown): boolean => bound !== undefined && bound !== ''

/** Which bounds a refusal names, and of what: `numberFrom`, `dayUntil` and so on; `dayOnly` where one day is left. */
function rangeOf({ min, max }: Readonly<Record<string, unknown>>): string {
  const [hasMin, hasMax] = [isGiven(min), isGiven(max)]
  const bounds = hasMin && hasMax ? 'Between' : hasMin ? 'From' : hasMax ? 'Until' : 'None'
  if (![min, max].some((bound) => typeof bound === 'string' && isIsoDate(bound))) return `number${bounds}`
  return min === max ? 'dayOnly' : `day${bounds}`
}

function shownParam(value: unknown, reader: Language): string {
  // Bounds of amounts are told to the cent, all others are whole.
  if (typeof value === 'number') return formatNumber(value, reader, Number.isInteger(value) ? 0 : 2)
  const text = String(value)
  return isIsoDate(text) ? formatDay(text, reader) : text
}

function shownParams(intl: IntlShape, params: Readonly<Record<string, unknown>>): Record<string, string> {
  const shown = Object.entries(params).map(([name, value]) => [name, shownParam(value, language(intl))])
  const seconds = params['seconds']
  if (typeof seconds === 'number') shown.push(['wait', waitText(intl, seconds)])
  return Object.fromEntries(shown) as Record<string, string>
}

/** A refusal need not fill every place of its sentence: what it leaves out is empty, so that nobody ever reads the pattern itself. */
function emptyPlaces(intl: IntlShape, id: string): Record<string, string> {
  const pattern = intl.messages[id]
  return typeof pattern === 'string' ? Object.fromEntries([...pattern.matchAll(/\{(\w+)\s*[,}]/gu)].map(([, name]) => [name, ''])) : {}
}

function sentenceOf(intl: IntlShape, { code, params }: Pick<ApiErrorDetail, 'code' | 'params'>): string {
  const id = intl.messages[`errors.${code}`] ? `errors.${code}` : 'errors.INTERNAL'
  return formatText(intl, id, { ...emptyPlaces(intl, id), range: rangeOf(params), ...shownParams(intl, params) })
}

/**
 * Describes anything that was thrown: an answer of the API, a lost connection,
 * a fault of the program itself. Of several refusals the text says each, the rest is that of the first.
 */
export function describeError(intl: IntlShape, error: unknown): ErrorDescription {
  const all = toApiErrors(error)
  const [first = new ApiError({ code: 'INTERNAL' })] = all
  const { code, path, errorId, kind } = first
  const text = [...new Set(all.map((one) => sentenceOf(intl, one)))].join(' ')
  return { code, text, path, errorId: kind === 'internal' ? errorId : null }
}

/** `describeError` bound to the language of the page. */
export function useErrorMessage(): (error: unknown) => ErrorDescription {
  const intl = useIntl()
  return useCallback((error) => describeError(intl, error), [intl])
}

/** A function that says a refusal which the page has found by itself, by the rule that the API asks too. */
export function useRefusalText(): (refusal: Pick<ApiErrorDetail, 'code' | 'params'>) => string {
  const intl = useIntl()
  return useCallback((refusal) => sentenceOf(intl, refusal), [intl])
}
