/** Errors in the reader's words: the code picks the sentence, the params fill it. */
import { useCallback } from 'react'
import { useIntl, type IntlShape } from 'react-intl'
import { toApiError } from '../graphql/api-error.js'
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

/**
 * Describes anything that was thrown: an answer of the API, a lost connection,
 * a fault of the program itself.
 */
export function describeError(intl: IntlShape, error: unknown): ErrorDescription {
  const { code, params, errorId, path, kind } = toApiError(error)
  const id = intl.messages[`errors.${code}`] ? `errors.${code}` : 'errors.INTERNAL'
  const text = formatText(intl, id, { wait: '', max: '', min: '', ...shownParams(intl, params) })
  return { code, text, path, errorId: kind === 'internal' ? errorId : null }
}

/** `describeError` bound to the language of the page. */
export function useErrorMessage(): (error: unknown) => ErrorDescription {
  const intl = useIntl()
  return useCallback((error) => describeError(intl, error), [intl])
}
