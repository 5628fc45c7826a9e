/**
 * Expressions over indicators, written in CEL: numbers and the codes of
 * indicators, + - * /, comparisons, && || !, ?: and min, max, abs. Everything is
 * a number or a truth; a whole number and one with decimals are the same kind,
 * and / divides exactly. The parser is a library's; what it has parsed is read
 * by a list of what is offered, so that nothing else of CEL can ever run.
 * Source: issue "Results", item 1; ADR 14.
 */
import { Environment, type ASTNode, type SourceLocation } from '@marcbachmann/cel-js'
import type { ExpressionProblem, ProblemKind } from './expression-problem.js'
import { fractionOfText, type Fraction } from '@solmu/shared/fraction.js'

export type ArithmeticSign = '+' | '-' | '*' | '/'
export type ComparingSign = '<' | '<=' | '>' | '>=' | '==' | '!='
export type JoiningSign = '&&' | '||'
export type FunctionName = 'min' | 'max' | 'abs'

/** What an expression is worked out to. */
export type Kind = 'number' | 'truth'

/** A part of an expression, with what it is worked out from. */
export type Term = { readonly kind: Kind } & (
  | { readonly op: 'number'; readonly value: Fraction }
  | { readonly op: 'truth'; readonly value: boolean }
  | { readonly op: 'code'; readonly code: string }
  | { readonly op: 'arithmetic'; readonly sign: ArithmeticSign; readonly of: readonly Term[] }
  | { readonly op: 'comparison'; readonly sign: ComparingSign; readonly of: readonly Term[] }
  | { readonly op: 'joined'; readonly sign: JoiningSign; readonly of: readonly Term[] }
  | { readonly op: 'negated' | 'not' | 'choice'; readonly of: readonly Term[] }
  | { readonly op: 'function'; readonly name: FunctionName; readonly of: readonly Term[] }
)

export interface Expression {
  readonly text: string
  readonly root: Term
  /** The codes that it names, each once, in their order of appearance. */
  readonly usedCodes: readonly string[]
  /** Where each code stands first, for whoever says that it is not known. */
  readonly places: ReadonlyMap<string, { readonly from: number; readonly to: number }>
}

export type ParsedExpression = { readonly expression: Expression } | { readonly problem: ExpressionProblem }

/** How many characters an expression may have, how deep it may nest and of how many parts it may be. */
export const expressionLimits = { characters: 500, depth: 20, parts: 200 } as const

/** The code of an indicator; with `prev_` before it, what it was in the period before, which only checks know. */
const codePattern = /^(?:prev_)?[A-Z][A-Z0-9_]{0,29}$/

const environment = new Environment({
  limits: {
    maxAstNodes: expressionLimits.parts,
    maxDepth: expressionLimits.depth,
    maxListElements: 0,
    maxMapEntries: 0,
    maxCallArguments: 20
  }
})

/**
 * Reads an expression.
 *
 * @param wanted what it must be worked out to
 * @example parseExpression('(B1 + B2) / 2') // { expression: { usedCodes: ['B1', 'B2'], … } }
 * @example parseExpression('B1 +') // { problem: { kind: 'syntax', from: 4, to: 4, … } }
 */
export function parseExpression(text: string, wanted: Kind = 'number'): ParsedExpression {
  if (text.length > expressionLimits.characters) {
    return { problem: { kind: 'too_long', from: expressionLimits.characters, to: text.length, name: '' } }
  }
  try {
    const reader = new Reader(text)
    return { expression: { text, root: reader.read(environment.parse(text).ast, wanted), ...reader.codes() } }
  } catch (error) {
    return { problem: error instanceof Refusal ? error.problem : problemOf(error, text) }
  }
}

class Refusal extends Error {
  constructor(readonly problem: ExpressionProblem) {
    super(problem.kind)
  }
}

/** Of what the parser says, its place; its words are in one language only. */
function problemOf(error: unknown, text: string): ExpressionProblem {
  const { code, range } = error as { code?: string; range?: SourceLocation }
  const from = Math.min(range?.start ?? text.length, text.length)
  const to = Math.min(Math.max(range?.end ?? from, from), text.length)
  const kind = code === 'limit_exceeded' ? 'too_deep' : code === 'reserved_identifier' ? 'unknown_code' : 'syntax'
  return { kind, from, to, name: text.slice(from, to) }
}

type Wants = { readonly sign: string; readonly takes: Kind | 'same'; readonly gives: Kind }

const binary: Readonly<Record<string, Omit<Wants, 'sign'> & { readonly op: 'arithmetic' | 'comparison' | 'joined' }>> = {
  ...Object.fromEntries(['+', '-', '*', '/'].map((sign) => [sign, { op: 'arithmetic', takes: 'number', gives: 'number' }])),
  ...Object.fromEntries(['<', '<=', '>', '>='].map((sign) => [sign, { op: 'comparison', takes: 'number', gives: 'truth' }])),
  ...Object.fromEntries(['==', '!='].map((sign) => [sign, { op: 'comparison', takes: 'same', gives: 'truth' }])),
  ...Object.fromEntries(['&&', '||'].map((sign) => [sign, { op: 'joined', takes: 'truth', gives: 'truth' }]))
}

const functions: Readonly<Record<FunctionName, { readonly least: number; readonly most: number }>> = {
  min: { least: 2, most: 20 },
  max: { least: 2, most: 20 },
  abs: { least: 1, most: 1 }
}

/** Goes through what was parsed, part by part; what is on no list is refused. */
class Reader {
  private readonly places = new Map<string, { from: number; to: number }>()

  constructor(private readonly text: string) {}

  codes(): Pick<Expression, 'usedCodes' | 'places'> {
    return { usedCodes: [...this.places.keys()], places: this.places }
  }

  read(node: ASTNode, wanted: Kind): Term {
    const term = this.term(node)
    if (term.kind !== wanted) this.refuse('wrong_type', node)
    return term
  }

  private term(node: ASTNode): Term {
    switch (node.op) {
      case 'value':
        return this.literal(node)
      case 'id':
        return this.code(node, node.args)
      case '-_':
        return { op: 'negated', kind: 'number', of: [this.read(node.args, 'number')] }
      case '!_':
        return { op: 'not', kind: 'truth', of: [this.read(node.args, 'truth')] }
      case '?:':
        return this.choice(node.args)
      case 'call':
        return this.call(node, node.args)
      default:
        return this.binary(node)
    }
  }

  private literal(node: ASTNode): Term {
    if (typeof node.args === 'boolean') return { op: 'truth', kind: 'truth', value: node.args }
    const isNumber = typeof node.args === 'number' || typeof node.args === 'bigint'
    const value = isNumber ? fractionOfText(this.text.slice(node.start, node.end)) : null
    return value === null ? this.refuse('not_offered', node) : { op: 'number', kind: 'number', value }
  }

  private code(node: ASTNode, code: string): Term {
    if (!codePattern.test(code)) return this.refuse('unknown_code', node)
    if (!this.places.has(code)) this.places.set(code, { from: node.start, to: node.end })
    return { op: 'code', kind: 'number', code }
  }

  private choice([condition, then, otherwise]: readonly [ASTNode, ASTNode, ASTNode]): Term {
    const asked = this.read(condition, 'truth')
    const first = this.term(then)
    return { op: 'choice', kind: first.kind, of: [asked, first, this.read(otherwise, first.kind)] }
  }

  private call(node: ASTNode, [name, args]: readonly [string, readonly ASTNode[]]): Term {
    if (!Object.hasOwn(functions, name)) return this.refuse('not_offered', node)
    const known = name as FunctionName
    const { least, most } = functions[known]
    if (args.length < least || args.length > most) this.refuse('wrong_count', node)
    return { op: 'function', kind: 'number', name: known, of: args.map((each) => this.read(each, 'number')) }
  }

  private binary(node: ASTNode): Term {
    const known = Object.hasOwn(binary, node.op) ? binary[node.op] : undefined
    if (!known) return this.refuse('not_offered', node)
    const [left, right] = node.args as readonly [ASTNode, ASTNode]
    const first = known.takes === 'same' ? this.term(left) : this.read(left, known.takes)
    const of = [first, this.read(right, first.kind)]
    return { op: known.op, kind: known.gives, sign: node.op, of } as Term
  }

  private refuse(kind: ProblemKind, { start, end }: ASTNode): never {
    throw new Refusal({ kind, from: start, to: end, name: this.text.slice(start, end) })
  }
}
