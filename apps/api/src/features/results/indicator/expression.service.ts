import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { ExpressionProblem } from '@solmu/domain/results/expression-problem.js'
import { type Expression, parseExpression } from '@solmu/domain/results/expression.js'
import { codesOf, cycleOf, type Formula } from '@solmu/domain/results/indicator-derived.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { Db } from '../../../core/db/db.js'
import type { ExpressionCheck, ExpressionProblemType } from './expression.graphql.js'
import { INDICATOR, type IndicatorRow } from './indicator-row.js'
import type { CheckExpressionInput } from './indicator-inputs.graphql.js'

type Asked = { readonly code: string | null; readonly from: IsoDate }
type UsedRow = { readonly indicator: IndicatorRow; readonly isInForce: boolean }
type Part = { readonly field: 'numerator' | 'denominator'; readonly expression: Expression }

const USED_SQL = `
  SELECT ${INDICATOR} AS indicator, EXISTS (SELECT 1 FROM indicator_version v WHERE v.indicator_id = i.id
    AND v.valid_from <= $2::date AND (v.valid_to IS NULL OR v.valid_to > $2::date)) AS "isInForce"
  FROM indicator i WHERE i.code = ANY ($1::text[]) AND i.consortium_id = app.consortium_id() ORDER BY i.code`

/** Every formula that holds on the day or later. */
const FORMULAS_SQL = `
  SELECT i.code, v.numerator, v.denominator FROM indicator i JOIN indicator_version v ON v.indicator_id = i.id
  WHERE v.numerator IS NOT NULL AND (v.valid_to IS NULL OR v.valid_to > $1::date) AND i.consortium_id = app.consortium_id()`

/** Says whether the formula of a derived indicator can be used. */
@Injectable()
export class ExpressionService {
  constructor(private readonly db: Db) {}

  async check(input: CheckExpressionInput): Promise<ExpressionCheck> {
    const formula = { numerator: input.numerator?.trim() || null, denominator: input.denominator?.trim() || null, factor: 1 }
    const asked = { code: input.code?.trim() || null, from: input.from ?? todayIn() }
    const usedCodes = codesOf(formula)
    const used = await this.used(usedCodes, asked.from)
    const problem = await this.problemOf(formula, asked, used)
    return { isValid: problem === null && formula.numerator !== null, problem, usedCodes, used: used.map(({ indicator }) => indicator) }
  }

  /** @throws DomainError EXPRESSION_INVALID at the part that is wrong, with what is the matter and where in its params */
  async demand(formula: Formula, asked: Asked): Promise<void> {
    const problem = await this.problemOf(formula, asked, await this.used(codesOf(formula), asked.from))
    if (!problem) return
    const { field, kind, from, to, name } = problem
    throw new DomainError('EXPRESSION_INVALID', { path: [field], params: { kind, from, to, name, problem: name || String(from + 1) } })
  }

  private used(codes: readonly string[], day: IsoDate): Promise<UsedRow[]> {
    return codes.length === 0 ? Promise.resolve([]) : this.db.sql<UsedRow>(USED_SQL, [codes, day])
  }

  private async problemOf(formula: Formula, asked: Asked, used: readonly UsedRow[]): Promise<ExpressionProblemType | null> {
    const parts: Part[] = []
    for (const field of ['numerator', 'denominator'] as const) {
      const text = formula[field]
      if (text === null) continue
      const parsed = parseExpression(text)
      if ('problem' in parsed) return { field, ...parsed.problem }
      parts.push({ field, expression: parsed.expression })
    }
    return firstUnknown(parts, used, asked) ?? this.cycle(parts, asked)
  }

  private async cycle(parts: readonly Part[], { code, from }: Asked): Promise<ExpressionProblemType | null> {
    if (code === null) return null
    const uses = new Map<string, string[]>()
    for (const row of await this.db.sql<{ code: string } & Pick<Formula, 'numerator' | 'denominator'>>(FORMULAS_SQL, [from])) {
      uses.set(row.code, [...(uses.get(row.code) ?? []), ...codesOf(row)])
    }
    for (const { field, expression } of parts) {
      for (const used of expression.usedCodes) {
        const way = cycleOf(code, [used], uses)
        if (way) return at({ field, expression }, used, { kind: 'cycle', name: [code, ...way, code].join(' → ') })
      }
    }
    return null
  }
}

function firstUnknown(parts: readonly Part[], used: readonly UsedRow[], { code }: Asked): ExpressionProblemType | null {
  const known = new Map(used.map((row) => [row.indicator.code, row]))
  for (const part of parts) {
    for (const name of part.expression.usedCodes) {
      if (name === code) return at(part, name, { kind: 'itself', name })
      const row = known.get(name)
      if (!row) return at(part, name, { kind: 'unknown_code', name })
      if (!row.isInForce) return at(part, name, { kind: 'not_in_force', name })
    }
  }
  return null
}

function at({ field, expression }: Part, code: string, said: Pick<ExpressionProblem, 'kind' | 'name'>): ExpressionProblemType {
  const { from, to } = expression.places.get(code) ?? { from: 0, to: expression.text.length }
  return { field, from, to, ...said }
}
