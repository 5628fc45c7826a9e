import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { cellKeyText } from '@solmu/domain/results/cell.js'
import type { FigureSheet } from '@solmu/domain/results/check-figures.js'
import { pastNeededInFull } from '@solmu/domain/results/check-past.js'
import type { CheckRule } from '@solmu/domain/results/check-rule.js'
import { figuresOf, historyOf } from '@solmu/domain/results/check-sheet.js'
import { blocking, explanationOf, type Finding, runChecks } from '@solmu/domain/results/checks.js'
import { type AskedIndicator, isSummable, sheetOf, type WorkingCell } from '@solmu/domain/results/sheet.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import type { ReturnRecord } from '../unit-return/return-record.js'
import { ReturnStore } from '../unit-return/return-store.js'
import { CheckRuleQueries, rulesOf } from './check-rule.queries.js'
import { CheckQueries, type CellOfReturn, type ExplanationRow } from './check.queries.js'

/** A finding, what was said about it, and what was said about it before the figures changed. */
export type ExplainedFinding = Finding & {
  readonly explanation: ExplanationRow | null
  readonly former: ExplanationRow | null
}

/** What the checks say before a return is sent: `findings` are kept with the version that is sent, `blocked` keep it here. */
export type CheckResult = {
  readonly checks: { readonly errors: number; readonly unexplained: number }
  readonly blocked: readonly Finding[]
  readonly findings: readonly object[]
}

/** Checks returns. The statements are the same however many returns, figures and rules there are. */
@Injectable()
export class Checks {
  constructor(
    private readonly loaders: Loaders,
    private readonly store: ReturnStore,
    private readonly queries: CheckQueries,
    private readonly rules: CheckRuleQueries
  ) {}

  /** What is found in a return that the viewer may read; those of many returns are found together. */
  findingsOf(returnId: string): Promise<ExplainedFinding[]> {
    return this.loaders.of<ExplainedFinding>('findingsOfReturn', (ids) => this.findingsOfMany(ids)).load(returnId)
  }

  /**
   * What is found in a return that is about to be sent, as its figures stand in this transaction.
   *
   * @throws DomainError NOT_FOUND for one that is out of sight
   */
  async beforeSending(returnId: string): Promise<CheckResult> {
    const findings = (await this.findingsOfMany([returnId])).map(({ value }) => value)
    const explanations = findings.flatMap(({ explanation }) => explanation ?? [])
    const blocked = blocking(findings, explanations)
    const errors = blocked.filter(({ severity }) => severity === 'error').length
    return { checks: { errors, unexplained: blocked.length - errors }, blocked, findings: findings.map(keptFinding) }
  }

  private async findingsOfMany(returnIds: readonly string[]): Promise<{ key: string; value: ExplainedFinding }[]> {
    const records = await this.store.some(returnIds)
    const [first] = records
    if (!first) return []
    const [rows, explanations] = await Promise.all([
      this.rules.inForce(first.consortiumId),
      this.queries.explanationsOf(returnIds)
    ])
    const rules = rulesOf(rows)
    const sheets = await this.sheetsOf(records, rules)
    return records.flatMap(({ id }) => {
      const sheet = sheets.get(id)
      const said = explanations.filter((one) => one.returnId === id)
      return sheet ? runChecks(rules, sheet).map((finding) => ({ key: id, value: explained(finding, said) })) : []
    })
  }

  /**
   * The tables of figures of returns, with as much of the past as some rules need.
   */
  async sheetsOf(records: readonly ReturnRecord[], rules: readonly CheckRule[]): Promise<ReadonlyMap<string, FigureSheet>> {
    const askedByRound = await this.askedOf(records)
    const asked = [...new Map([...askedByRound.values()].flat().map((each) => [each.indicator.id, each])).values()]
    const ids = asked.map(({ indicator }) => indicator.id)
    const groups = await this.queries.groupsOf(ids)
    const inFull = pastNeededInFull(rules, asked, groups)
    const bySum = asked.filter(({ indicator }) => isSummable(indicator)).map(({ indicator }) => indicator.id)
    const [cells, facts] = await Promise.all([
      this.queries.cellsOf(records.map(({ id }) => id)),
      this.queries.pastOf(records, { inFull, bySum: bySum.filter((id) => !inFull.includes(id)) })
    ])
    const [cellsOf, factsOf] = [byReturn(cells), byReturn(facts)]
    return new Map(
      records.map((record) => {
        const own = askedByRound.get(record.roundId) ?? []
        const { rows } = sheetOf(own, { round: record.round.state, state: record.state, cells: (cellsOf.get(record.id) ?? []).map(working) })
        const history = historyOf(own, factsOf.get(record.id) ?? [])
        return [record.id, figuresOf({ period: record.round.period, rows, groups, history })]
      })
    )
  }

  private async askedOf(records: readonly ReturnRecord[]): Promise<ReadonlyMap<string, readonly AskedIndicator[]>> {
    const rounds = [...new Map(records.map((record) => [record.roundId, record])).values()]
    const asked = await Promise.all(rounds.map(async (record) => [record.roundId, await this.store.askedOf(record)] as const))
    return new Map(asked)
  }
}

/** A return is checked by what it says; who wrote it and what was said of it does not matter. */
const working = ({ indicatorId, breakdown, status, value, note }: CellOfReturn): WorkingCell => ({
  ...{ indicatorId, breakdown, status, value, note },
  ...{ review: 'open', answered: null, version: 1 }
})

function byReturn<Row extends { readonly returnId: string }>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const grouped = new Map<string, Row[]>()
  for (const row of rows) {
    const own = grouped.get(row.returnId)
    if (own) own.push(row)
    else grouped.set(row.returnId, [row])
  }
  return grouped
}

function explained(finding: Finding, said: readonly ExplanationRow[]): ExplainedFinding {
  const explanation = explanationOf(finding, said)
  const cell = cellKeyText(finding.at)
  const any = said.find((one) => one.ruleCode === finding.ruleCode && one.cell === cell) ?? null
  return { ...finding, explanation, former: explanation ? null : any }
}

/** What stays of a finding with the version that was sent. */
export const keptFinding = ({ key, ruleCode, severity, kind, message, cells, explanation }: ExplainedFinding): object => ({
  ...{ key, ruleCode, severity, kind, message, cells },
  explanation: explanation && { text: explanation.text, writtenById: explanation.writtenById, writtenAt: explanation.writtenAt }
})

/** The finding of a rule at a place. @throws DomainError NOT_FOUND when there is none */
export function findingAt<Of extends Finding>(findings: readonly Of[], ruleCode: string, cell: string): Of {
  const found = findings.find((finding) => finding.ruleCode === ruleCode && cellKeyText(finding.at) === cell)
  if (!found) throw new DomainError('NOT_FOUND', { path: ['cell'] })
  return found
}
