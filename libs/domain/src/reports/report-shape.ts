/**
 * Reads blocks of reports out of what somebody sent. What is not a block at all is named by its path and refused; what is
 * merely not finished is taken (`report-check.ts` says what is missing before a version is released).
 */
import { languages } from '@solmu/shared/text.js'
import {
  chainLevels,
  chartForms,
  periodRules,
  placeOrders,
  reportComparisons,
  reportPlaces,
  tableAxes,
  type ReportBlock,
  type ReportBlockKind,
  type ReportFault,
  type ShapeFaultCode
} from './report-template.js'

export const mostBlocks = 200
export const longestTitle = 300
export const longestText = 8000

type Fields = Readonly<Record<string, Field>>
type Field =
  | { readonly is: 'text'; readonly max: number }
  | { readonly is: 'choice'; readonly of: readonly string[] }
  | { readonly is: 'code'; readonly isOptional: boolean }
  | { readonly is: 'codes'; readonly max: number }
  | { readonly is: 'flag' }
  | { readonly is: 'count'; readonly min: number; readonly max: number }
  | { readonly is: 'list'; readonly max: number; readonly of: Fields }

const title: Field = { is: 'text', max: longestTitle }
const code: Field = { is: 'code', isOptional: false }
const optional: Field = { is: 'code', isOptional: true }
const choice = (of: readonly string[]): Field => ({ is: 'choice', of })
const scope: Fields = { place: choice(reportPlaces), period: choice(periodRules), back: { is: 'count', min: 1, max: 60 } }
const running: Field = { is: 'text', max: longestText }

const step: Fields = { level: choice(chainLevels), text: running, indicators: { is: 'codes', max: 20 } }
const field: Fields = { code, label: title, condition: { is: 'text', max: 1000 }, indicator: code }

/** Of each kind its fields, in the order in which they are kept. */
export const blockFields: Readonly<Record<ReportBlockKind, Fields>> = {
  heading: { level: { is: 'count', min: 2, max: 3 }, text: title },
  text: { text: running, place: choice(reportPlaces) },
  narrative: { title },
  figure: { indicator: code, ...scope, compare: choice(reportComparisons) },
  table: {
    ...{ title, indicators: { is: 'codes', max: 60 }, ...scope, axis: choice(tableAxes), lens: optional, dimension: optional },
    ...{ isTurned: { is: 'flag' }, hasTotal: { is: 'flag' } }
  },
  chart: { title, form: choice(chartForms), indicators: { is: 'codes', max: 6 }, ...scope, lens: optional, order: choice(placeOrders) },
  map: { title, indicator: code, ...scope, lens: optional },
  chain: { title, ...scope, steps: { is: 'list', max: 60, of: step } },
  form: { title, ...scope, dimension: optional, categories: { is: 'codes', max: 20 }, fields: { is: 'list', max: 100, of: field } },
  completeness: { title },
  definitions: { title },
  colophon: { title }
}

export type ParsedBlocks = { readonly blocks: readonly ReportBlock[] } | { readonly faults: readonly ReportFault[] }

/**
 * Blocks out of a list of objects. Fields that a kind does not have are left out, those that were not given get their first
 * choice or stay blank, so that the same blocks are always kept in the same words.
 *
 * @example parseBlocks([{ id: 'a', kind: 'heading', level: 2, text: { fi: 'Tulokset', sv: '', en: '' } }]) // { blocks: […] }
 * @example parseBlocks([{ id: 'a', kind: 'poem' }]) // { faults: [{ path: ['0', 'kind'], code: 'unknown_kind', params: { kind: 'poem' } }] }
 */
export function parseBlocks(given: unknown): ParsedBlocks {
  if (!Array.isArray(given)) return { faults: [{ path: [], code: 'not_a_list', params: {} }] }
  if (given.length > mostBlocks) return { faults: [{ path: [], code: 'too_many', params: { max: mostBlocks } }] }
  const reader = new BlockReader()
  const blocks = given.map((each: unknown, place) => reader.block(each, [String(place)]))
  return reader.faults.length > 0 ? { faults: reader.faults } : { blocks: blocks as ReportBlock[] }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)
const kinds = Object.keys(blockFields) as ReportBlockKind[]
const codePattern = /^[\p{L}\p{N}][\p{L}\p{N}_.:-]{0,39}$/u

type ShapeFault = { readonly code: ShapeFaultCode; readonly path: readonly string[]; readonly params?: ReportFault['params'] }

class BlockReader {
  readonly faults: ReportFault[] = []
  private readonly ids = new Set<string>()

  block(given: unknown, path: readonly string[]): object {
    if (!isRecord(given)) return this.refuse({ code: 'wrong_type', path }, {})
    const kind = kinds.find((each) => each === given['kind'])
    if (!kind) return this.refuse({ code: 'unknown_kind', path: [...path, 'kind'], params: { kind: String(given['kind']).slice(0, 40) } }, {})
    return { id: this.id(given['id'], [...path, 'id']), kind, ...this.record(given, blockFields[kind], path) }
  }

  private id(given: unknown, path: readonly string[]): string {
    if (typeof given !== 'string' || !/^[a-z0-9][a-z0-9-]{0,39}$/.test(given)) return this.refuse({ code: 'bad_id', path }, '')
    if (this.ids.has(given)) return this.refuse({ code: 'twice', path }, '')
    this.ids.add(given)
    return given
  }

  private record(given: Readonly<Record<string, unknown>>, fields: Fields, path: readonly string[]): object {
    return Object.fromEntries(Object.entries(fields).map(([name, spec]) => [name, this.value(given[name], spec, [...path, name])]))
  }

  private value(given: unknown, spec: Field, path: readonly string[]): unknown {
    switch (spec.is) {
      case 'text':
        return this.text(given, spec.max, path)
      case 'choice':
        return this.choice(given, spec.of, path)
      case 'code':
        return this.code(given, spec.isOptional, path)
      case 'codes':
        return this.list(given, spec.max, path).map((each, place) => this.code(each, false, [...path, String(place)]))
      case 'flag':
        return this.flag(given, path)
      case 'count':
        return this.count(given, spec, path)
      case 'list':
        return this.list(given, spec.max, path).map((each, place) => this.item(each, spec.of, [...path, String(place)]))
    }
  }

  private item(given: unknown, fields: Fields, path: readonly string[]): object {
    return isRecord(given) ? this.record(given, fields, path) : this.refuse({ code: 'wrong_type', path }, {})
  }

  private choice(given: unknown, of: readonly string[], path: readonly string[]): string | undefined {
    if (given === undefined) return of[0]
    return of.find((each) => each === given) ?? this.refuse({ code: 'not_allowed', path }, of[0])
  }

  private flag(given: unknown, path: readonly string[]): boolean {
    if (given === undefined) return false
    return typeof given === 'boolean' ? given : this.refuse({ code: 'wrong_type', path }, false)
  }

  private count(given: unknown, { min, max }: { readonly min: number; readonly max: number }, path: readonly string[]): number {
    if (given === undefined || given === null) return min
    const isOne = typeof given === 'number' && Number.isInteger(given) && given >= min && given <= max
    return isOne ? given : this.refuse({ code: 'not_allowed', path }, min)
  }

  private text(given: unknown, max: number, path: readonly string[]): object {
    if (given === undefined || given === null) return { fi: '', sv: '', en: '' }
    if (!isRecord(given)) return this.refuse({ code: 'wrong_type', path }, {})
    return Object.fromEntries(
      languages.map((language) => {
        const text = given[language] ?? ''
        const own = [...path, language]
        if (typeof text !== 'string') return [language, this.refuse({ code: 'wrong_type', path: own }, '')]
        if (text.length > max) return [language, this.refuse({ code: 'too_long', path: own, params: { max } }, '')]
        return [language, text.normalize('NFC').replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, ' ')]
      })
    )
  }

  /** A code may still be blank in a draft. */
  private code(given: unknown, isOptional: boolean, path: readonly string[]): string | null {
    if (given === undefined || given === null || given === '') return isOptional ? null : ''
    if (typeof given !== 'string') return this.refuse({ code: 'wrong_type', path }, '')
    return codePattern.test(given) ? given : this.refuse({ code: 'not_allowed', path }, '')
  }

  private list(given: unknown, max: number, path: readonly string[]): readonly unknown[] {
    if (given === undefined || given === null) return []
    if (!Array.isArray(given)) return this.refuse({ code: 'wrong_type', path }, [])
    return given.length <= max ? given : this.refuse({ code: 'too_many', path, params: { max } }, [])
  }

  /** Notes a fault, and gives what stands in for the value. */
  private refuse<T>({ code, path, params = {} }: ShapeFault, instead: T): T {
    this.faults.push({ path, code, params })
    return instead
  }
}
