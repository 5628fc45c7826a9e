import { Injectable } from '@nestjs/common'
import { ReturnPeople } from '../unit-return/return-people.js'
import { ReturnStore } from '../unit-return/return-store.js'
import { CheckRuleQueries, rulesOf } from './check-rule.queries.js'
import { CheckQueries } from './check.queries.js'
import { Checks } from './checks.js'
import type { ReturnChecksType } from './finding.graphql.js'
import { shownExplanation, shownPast } from './shown-finding.js'

/** Hands out what the form needs to check figures while somebody types them, by the engine that checks them here. */
@Injectable()
export class ReturnChecksReader {
  constructor(
    private readonly store: ReturnStore,
    private readonly checks: Checks,
    private readonly queries: CheckQueries,
    private readonly rules: CheckRuleQueries,
    private readonly people: ReturnPeople
  ) {}

  /** @throws DomainError NOT_FOUND for a return out of sight */
  async of(returnId: string): Promise<ReturnChecksType> {
    const record = await this.store.one(returnId)
    const [rows, explanations, people] = await Promise.all([
      this.rules.inForce(record.consortiumId),
      this.queries.explanationsOf([record.id]),
      this.people.of(record.id)
    ])
    const sheet = (await this.checks.sheetsOf([record], rulesOf(rows))).get(record.id)
    const formulas = new Map((await this.store.askedOf(record)).map(({ indicator, version }) => [indicator.id, version]))
    const indicators = (sheet?.rows ?? []).map((row) => ({
      ...{ indicatorId: row.id, groupCode: row.group },
      numerator: formulas.get(row.id)?.numerator ?? null,
      denominator: formulas.get(row.id)?.denominator ?? null,
      factor: formulas.get(row.id)?.factor ?? 1,
      past: [...(sheet?.history.get(row.id) ?? [])].map(([breakdown, past]) => shownPast(row, breakdown, past))
    }))
    return { rules: rows, indicators, explanations: explanations.map((each) => shownExplanation(each, people)) }
  }
}
