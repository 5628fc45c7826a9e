/**
 * Works expressions out. A figure that is not there leaves what needs it
 * without a value: nothing is ever taken for zero.
 */
import { compareFractions, fractionOfNumber, minus, negated, ofSteps, over, plus, times, toSteps, type Fraction } from '@solmu/shared/fraction.js'
import type { ArithmeticSign, ComparingSign, Expression, FunctionName, Term } from './expression.js'

/** Whole steps of so many decimals, as tables and roll-ups keep them: exact however large. */
export interface Steps {
  readonly steps: number | bigint
  readonly decimals: number
}

/** What stands for an indicator; null where it has no value. */
export type Figure = number | Steps | null

/** The figures by the codes of their indicators; a code that is not there has no value. */
export type Figures = ReadonlyMap<string, Figure>

/** By code, for those who have exact numbers already. */
export type FractionOf = (code: string) => Fraction | null

type Value = Fraction | boolean | null

/** A figure as an exact number; null for none and for what is no number. */
export function fractionOfFigure(figure: Figure | undefined): Fraction | null {
  if (figure === null || figure === undefined) return null
  return typeof figure === 'number' ? fractionOfNumber(figure) : ofSteps(figure.steps, figure.decimals)
}

const read =
  (figures: Figures): FractionOf =>
  (code) =>
    fractionOfFigure(figures.get(code))

/**
 * What an expression of numbers comes to, in whole steps of so many decimals, halves rounded away from zero; null where a
 * figure is missing, where it divides by zero, and where it is too large to be told exactly.
 *
 * @example stepsOf(parsed('A / B'), new Map([['A', 1], ['B', 8]]), 2) // 13
 */
export function stepsOf(expression: Expression, figures: Figures, decimals: number): number | null {
  const value = exactValue(expression.root, read(figures))
  return value === null ? null : toSteps(value, decimals)
}

/** What an expression of truth comes to; null where it cannot be said. */
export function truthOf(expression: Expression, figures: Figures): boolean | null {
  return truth(expression.root, read(figures))
}

/** What an expression of numbers comes to, exactly. */
export function exactValue(term: Term, of: FractionOf): Fraction | null {
  const value = valueOf(term, of)
  return typeof value === 'boolean' ? null : value
}

function truth(term: Term, of: FractionOf): boolean | null {
  const value = valueOf(term, of)
  return typeof value === 'boolean' ? value : null
}

function valueOf(term: Term, of: FractionOf): Value {
  switch (term.op) {
    case 'number':
    case 'truth':
      return term.value
    case 'code':
      return of(term.code)
    case 'joined':
      return joined(term.sign === '||', term.of, of)
    case 'choice':
      return choice(term.of, of)
    case 'not':
      return not(values(term.of, of)[0] ?? null)
    default:
      return computed(term, of)
  }
}

/** Those that need every one of their parts. */
function computed(term: Term & { readonly of: readonly Term[] }, of: FractionOf): Value {
  const parts = values(term.of, of)
  if (parts.includes(null)) return null
  if (term.op === 'comparison') return compared(term.sign, parts)
  const numbers = parts.filter((part): part is Fraction => typeof part === 'object')
  if (term.op === 'function') return called(term.name, numbers)
  if (term.op === 'arithmetic') return reckoned(term.sign, numbers)
  return numbers[0] ? negated(numbers[0]) : null
}

const values = (terms: readonly Term[], of: FractionOf): Value[] => terms.map((term) => valueOf(term, of))

const not = (value: Value): Value => (typeof value === 'boolean' ? !value : null)

/** What decides decides, even where the other side has no value. */
function joined(deciding: boolean, terms: readonly Term[], of: FractionOf): Value {
  const truths = terms.map((term) => truth(term, of))
  if (truths.includes(deciding)) return deciding
  return truths.includes(null) ? null : !deciding
}

/** Only what is chosen is worked out. */
function choice([condition, then, otherwise]: readonly Term[], of: FractionOf): Value {
  const chosen = condition ? truth(condition, of) : null
  const term = chosen ? then : otherwise
  return chosen === null || !term ? null : valueOf(term, of)
}

function compared(sign: ComparingSign, [left, right]: readonly Value[]): Value {
  const order = orderOf(left, right)
  if (order === null) return null
  if (sign === '==') return order === 0
  if (sign === '!=') return order !== 0
  if (order === 0) return sign === '<=' || sign === '>='
  return order < 0 === sign.startsWith('<')
}

function orderOf(left: Value | undefined, right: Value | undefined): number | null {
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right)
  return left && right && typeof left === 'object' && typeof right === 'object' ? compareFractions(left, right) : null
}

const arithmetic: Readonly<Record<ArithmeticSign, (a: Fraction, b: Fraction) => Fraction | null>> = {
  '+': plus,
  '-': minus,
  '*': times,
  '/': over
}

const reckoned = (sign: ArithmeticSign, [a, b]: readonly Fraction[]): Fraction | null => (a && b ? arithmetic[sign](a, b) : null)

function called(name: FunctionName, numbers: readonly Fraction[]): Fraction | null {
  const [first, ...others] = numbers
  if (!first) return null
  if (name === 'abs') return first.top < 0n ? negated(first) : first
  const wanted = name === 'min' ? -1 : 1
  return others.reduce((best, each) => (compareFractions(each, best) === wanted ? each : best), first)
}
