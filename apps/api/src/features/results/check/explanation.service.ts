import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { longestExplanation, shortestExplanation } from '@solmu/domain/results/checks.js'
import type { ReturnState } from '@solmu/domain/results/return-state.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { ReturnPeople } from '../unit-return/return-people.js'
import type { ReturnRecord } from '../unit-return/return-record.js'
import { ReturnStore } from '../unit-return/return-store.js'
import { Checks, findingAt } from './checks.js'
import type { ExplainFindingInput, Finding } from './finding.graphql.js'
import { shownFinding } from './shown-finding.js'

/** The states in which the unit has its return. */
const open: readonly ReturnState[] = ['not_started', 'draft', 'returned']

const WRITE = `INSERT INTO check_explanation AS e (return_id, rule_code, cell, consortium_id, unit_id, text, about, written_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (return_id, rule_code, cell) DO UPDATE SET text = excluded.text, about = excluded.about,
    written_by = excluded.written_by, written_at = now(), version = e.version + 1`

/** What units say about what the checks have found. */
@Injectable()
export class ExplanationService {
  constructor(
    private readonly db: Db,
    private readonly store: ReturnStore,
    private readonly checks: Checks,
    private readonly people: ReturnPeople,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Explains a finding as the figures stand now; another explanation of it is replaced.
   *
   * @throws DomainError NOT_FOUND for a return out of sight or a finding that there is not, NOT_ALLOWED, ROUND_STATE,
   *   RETURN_STATE, STALE, TOO_SHORT, TOO_LONG
   */
  async explain(input: ExplainFindingInput): Promise<Finding> {
    const record = await this.store.lock(input.returnId, null)
    this.audit.note({ subjectType: 'unit_return', subjectId: record.id, unitId: record.unitId, details: { ruleCode: input.ruleCode } })
    this.store.check('return.edit', record)
    demandOpen(record)
    const text = textOf(input.text)
    const finding = findingAt(await this.checks.findingsOf(record.id), input.ruleCode, input.cell)
    const before = finding.explanation ?? finding.former
    if ((input.expectedVersion ?? before?.version ?? 0) !== (before?.version ?? 0)) {
      throw new DomainError('STALE', { path: ['expectedVersion'] })
    }
    const { userId } = currentViewer()
    const { ruleCode, cell } = input
    await this.db.sql(WRITE, [record.id, ruleCode, cell, record.consortiumId, record.unitId, text, finding.about, userId])
    const written = { returnId: record.id, ruleCode, cell, text, about: finding.about, writtenById: userId, writtenAt: new Date() }
    const explanation = { ...written, version: (before?.version ?? 0) + 1 }
    return shownFinding({ ...finding, explanation, former: null }, await this.people.of(record.id))
  }
}

function demandOpen({ state, round }: ReturnRecord): void {
  if (round.state !== 'open') throw new DomainError('ROUND_STATE', { params: { state: round.state } })
  if (!open.includes(state)) throw new DomainError('RETURN_STATE', { params: { state } })
}

function textOf(given: string): string {
  const path = ['text']
  const text = given.normalize('NFC').trim()
  if (text.length < shortestExplanation) throw new DomainError('TOO_SHORT', { path, params: { min: shortestExplanation } })
  if (text.length > longestExplanation) throw new DomainError('TOO_LONG', { path, params: { max: longestExplanation } })
  if (text.includes('\0')) throw new DomainError('INVALID_INPUT', { path })
  return text
}
