/** Errors in the reader's words: the code picks the sentence, the params fill it. */
import { useCallback } from 'react'
import { useIntl, type IntlShape } from 'react-intl'
import { ApiError, toApiErrors, type ApiErrorDetail } from '../graphql/api-error.js'
import { formatNumber } from './format.js'
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

function shownParams(intl: IntlShape, params: Readonly<Record<string, unknown>>): Record<string, string> {
  const shown = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'number' ? formatNumber(value, language(intl)) : String(value)
  ])
  const seconds = params['seconds']
  if (typeof seconds === 'number') shown.push(['wait', waitText(intl, seconds)])
  return Object.fromEntries(shown) as Record<string, string>
}

function sentenceOf(intl: IntlShape, { code, params }: ApiErrorDetail): string {
  const id = intl.messages[`errors.${code}`] ? `errors.${code}` : 'errors.INTERNAL'
  return formatText(intl, id, { wait: '', max: '', min: '', ...shownParams(intl, params) })
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
