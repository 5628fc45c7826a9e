/**
 * Reads what a check rule says from whatever was typed, sent or stored, and says where it is wrong. Nothing that has not
 * been through here reaches the engine, so that no rule can bring a submission down.
 */
import type { PeriodKind } from '@solmu/shared/periods.js'
import { DomainError, type ErrorCode, type ErrorParams } from '../errors.js'
import {
  changeDirections,
  checkLevels,
  type CheckKind,
  type CheckSpec,
  longestExpression,
  mostPeriodsAgo,
  relations,
  type Selector,
  selectorKinds
} from './check-rule.js'

/** Fields as they come; what is left out is undefined or null. */
export type GivenSpec = Readonly<Record<string, unknown>>

export type ReadSpec = { readonly spec: CheckSpec } | { readonly issues: readonly DomainError[] }

const periodKinds: readonly PeriodKind[] = ['month', 'quarter', 'third', 'year']
const indicatorCode = /^[A-Z][A-Z0-9_]{0,29}$/
const groupCode = /^[a-z][a-z0-9_]{0,29}$/
const mostCodes = 200
const largest = 9_000_000_000_000

/** Takes fields one by one, and notes what is wrong with each. */
class Reader {
  readonly issues: DomainError[] = []

  constructor(private readonly given: GivenSpec) {}

  refuse(code: ErrorCode, field: string, params: ErrorParams = {}): void {
    this.issues.push(new DomainError(code, { path: [field], params }))
  }

  choice<Value extends string>(field: string, choices: readonly Value[], otherwise: Value): Value {
    const value = this.given[field] ?? otherwise
    const found = choices.find((choice) => choice === value)
    if (found === undefined) this.refuse('UNKNOWN_WORD', field)
    return found ?? otherwise
  }

  truth(field: string): boolean {
    const value = this.given[field] ?? false
    if (typeof value !== 'boolean') this.refuse('INVALID_INPUT', field)
    return value === true
  }

  /** A number within limits; null when none was given. */
  number(field: string, { min, max }: { readonly min: number; readonly max: number }): number | null {
    const value = this.given[field] ?? null
    if (value === null) return null
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      this.refuse('INVALID_NUMBER', field)
      return null
    }
    if (value < min || value > max) {
      this.refuse('OUT_OF_RANGE', field, { min, max })
      return null
    }
    return value
  }

  text(field: string, longest: number): string {
    const value = this.given[field] ?? ''
    if (typeof value !== 'string') this.refuse('INVALID_INPUT', field)
    const text = typeof value === 'string' ? value.trim() : ''
    if (text === '' && typeof value === 'string') this.refuse('REQUIRED', field)
    if (text.length > longest) this.refuse('TOO_LONG', field, { max: longest })
    return text
  }

  /** Codes, each once. */
  codes(field: string, pattern: RegExp, mayBeNone = false): readonly string[] {
    const value = this.given[field] ?? []
    if (!Array.isArray(value)) {
      this.refuse('INVALID_INPUT', field)
      return []
    }
    if (value.length === 0 && !mayBeNone) this.refuse('REQUIRED', field)
    if (value.length > mostCodes) this.refuse('TOO_LONG', field, { max: mostCodes })
    const codes = value.slice(0, mostCodes).map(String)
    const wrong = codes.find((code) => !pattern.test(code))
    if (wrong !== undefined) this.refuse('UNKNOWN_REFERENCE', field, { value: wrong.slice(0, 60) })
    return [...new Set(codes)]
  }

  selector(): Selector {
    const kind = this.choice('of', selectorKinds, 'all')
    if (kind === 'all') return { kind, codes: [] }
    return { kind, codes: this.codes('codes', kind === 'groups' ? groupCode : indicatorCode) }
  }

  periods(): { readonly periodKinds: readonly PeriodKind[] } {
    const codes = this.codes('periodKinds', /^[a-z]{1,20}$/, true)
    const known = periodKinds.filter((kind) => codes.includes(kind))
    if (known.length < codes.length) this.refuse('UNKNOWN_WORD', 'periodKinds')
    return { periodKinds: known.length === periodKinds.length ? [] : known }
  }
}

const readers: Readonly<Record<CheckKind, (reader: Reader) => CheckSpec>> = {
  required: (reader) => ({
    kind: 'required',
    of: reader.selector(),
    onlyRequired: reader.truth('onlyRequired'),
    ...reader.periods()
  }),
  range(reader) {
    const of = reader.selector()
    const level = reader.choice('level', checkLevels, 'total')
    const [min, max] = [reader.number('min', { min: -largest, max: largest }), reader.number('max', { min: -largest, max: largest })]
    if (min === null && max === null) reader.refuse('REQUIRED', 'min')
    if (min !== null && max !== null && min > max) reader.refuse('OUT_OF_RANGE', 'max', { min, max: largest })
    return { kind: 'range', of, level, min, max, ...reader.periods() }
  },
  parts(reader) {
    const wholes = reader.codes('wholes', indicatorCode)
    const relation = reader.choice('relation', relations, 'equals')
    const parts = reader.codes('parts', indicatorCode)
    const periodsAgo = reader.number('periodsAgo', { min: 0, max: mostPeriodsAgo }) ?? 0
    if (!Number.isInteger(periodsAgo)) reader.refuse('INVALID_NUMBER', 'periodsAgo')
    if (periodsAgo === 0 && wholes.some((whole) => parts.includes(whole))) reader.refuse('DUPLICATE_KEY', 'parts')
    const level = reader.choice('level', checkLevels, 'total')
    const tolerance = reader.number('tolerance', { min: 0, max: largest }) ?? 0
    return { kind: 'parts', wholes, relation, parts, periodsAgo, level, tolerance, ...reader.periods() }
  },
  change(reader) {
    const of = reader.selector()
    const level = reader.choice('level', checkLevels, 'total')
    const direction = reader.choice('direction', changeDirections, 'both')
    const relative = reader.number('relative', { min: 0.01, max: 1000 })
    const absolute = reader.number('absolute', { min: 0.0001, max: largest })
    if (relative === null && absolute === null && reader.issues.length === 0) reader.refuse('REQUIRED', 'relative')
    return { kind: 'change', of, level, direction, relative, absolute, ...reader.periods() }
  },
  outlier(reader) {
    const of = reader.selector()
    const level = reader.choice('level', checkLevels, 'total')
    return { kind: 'outlier', of, level, factor: reader.number('factor', { min: 1, max: 100 }) ?? 3.5, ...reader.periods() }
  },
  expression(reader) {
    const expression = reader.text('expression', longestExpression)
    const at = reader.text('at', 30)
    if (at !== '' && !indicatorCode.test(at)) reader.refuse('UNKNOWN_REFERENCE', 'at', { value: at.slice(0, 60) })
    return { kind: 'expression', expression, at, ...reader.periods() }
  }
}

/**
 * Reads the fields of a rule of a kind. Whether the indicators exist and an expression can be worked out is asked by
 * `ruleIssues`.
 *
 * @returns the spec, or everything that is wrong with paths of one field each
 * @example readSpec('range', { of: 'all', level: 'cell', max: 100 })
 * @example readSpec('range', {}) // { issues: [REQUIRED at min] }
 */
export function readSpec(kind: CheckKind, given: unknown): ReadSpec {
  const fields = typeof given === 'object' && given !== null && !Array.isArray(given) ? (given as GivenSpec) : {}
  const reader = new Reader(fields)
  const spec = readers[kind](reader)
  return reader.issues.length > 0 ? { issues: reader.issues } : { spec }
}

/** The fields of a spec as they are kept and shown: flat, with the selector as `of` and `codes`. */
export function fieldsOf(spec: CheckSpec): GivenSpec {
  const fields: Record<string, unknown> = 'of' in spec ? { ...spec, of: spec.of.kind, codes: spec.of.codes } : { ...spec }
  delete fields['kind']
  return fields
}
