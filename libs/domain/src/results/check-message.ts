/**
 * The sentences of findings: a rule keeps a text in each language with places for figures, and they are filled in as the
 * language writes them.
 */
import { languages, type Language, type LocalizedText } from '@solmu/shared/text.js'
import { DomainError } from '../errors.js'
import { type CheckKind, longestMessage } from './check-rule.js'

/** A figure in the text in which it travels, a count, or words in each language. */
export type MessageParam = { readonly decimal: string } | { readonly words: LocalizedText }
export type MessageParams = Readonly<Record<string, MessageParam>>

const everywhere = ['label', 'code'] as const

const ofKind: Readonly<Record<CheckKind, readonly string[]>> = {
  required: ['count'],
  range: ['value', 'limit', 'min', 'max'],
  parts: ['value', 'limit', 'difference', 'period'],
  change: ['value', 'previous', 'change', 'percent', 'limit', 'period'],
  outlier: ['value', 'usual', 'low', 'high', 'count'],
  expression: []
}

const place = /\{([^{}]*)\}/g

/** The places that the messages of a kind may have; an expression takes every total that it names as well. */
export const placeholdersOf = (kind: CheckKind): readonly string[] => [...everywhere, ...ofKind[kind]]

/**
 * What is wrong with a message in each language: blank, too long, with a place that this kind of rule cannot fill.
 *
 * @param variables the totals that an expression names
 */
export function messageIssues(kind: CheckKind, message: LocalizedText, variables: readonly string[] = []): readonly DomainError[] {
  const known = [...placeholdersOf(kind), ...variables]
  return languages.flatMap((language) => {
    const path = ['message', language]
    const text = message[language].trim()
    if (text === '') return [new DomainError('REQUIRED', { path })]
    if (text.length > longestMessage) return [new DomainError('TOO_LONG', { path, params: { max: longestMessage } })]
    const unknown = [...text.matchAll(place)].map(([, name = '']) => name).find((name) => !known.includes(name))
    if (unknown !== undefined) return [new DomainError('UNKNOWN_WORD', { path, params: { value: unknown.slice(0, 60) } })]
    return /[{}]/.test(text.replace(place, '')) ? [new DomainError('INVALID_INPUT', { path })] : []
  })
}

/**
 * Fills the places of a message; one that cannot be filled shows as `..`, as a figure that is missing does.
 *
 * @example fillMessage(sameInAll('{value} > {limit}'), { value: { decimal: '3.5' }, limit: { decimal: '2' } }).fi // '3,5 > 2'
 */
export function fillMessage(message: LocalizedText, params: MessageParams): LocalizedText {
  const filled = languages.map((language) => {
    const text = message[language] || message.fi
    return [language, text.replace(place, (_, name: string) => paramText(params[name], language))] as const
  })
  return Object.fromEntries(filled) as unknown as LocalizedText
}

function paramText(param: MessageParam | undefined, language: Language): string {
  if (!param) return '..'
  return 'words' in param ? param.words[language] || param.words.fi : figureText(param.decimal, language)
}

/**
 * A figure as a language writes it: decimal comma or point, thousands parted, a true minus. A plus stays.
 *
 * @example figureText('-1204.5', 'fi') // '−1 204,5'
 */
export function figureText(decimal: string, language: Language): string {
  const [whole = '', fraction] = decimal.replace(/^[-+]/, '').split('.')
  const sign = decimal.startsWith('-') ? '\u2212' : decimal.startsWith('+') ? '+' : ''
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, language === 'en' ? ',' : '\u00a0')
  return `${sign}${grouped}${fraction === undefined ? '' : `${language === 'en' ? '.' : ','}${fraction}`}`
}
