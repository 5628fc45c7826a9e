import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { readRule, type RuleDraft } from '@solmu/domain/results/check-rule-issues.js'
import type { CheckRule } from '@solmu/domain/results/check-rule.js'
import { fieldsOf } from '@solmu/domain/results/check-spec.js'
import { throwIssues } from '@solmu/domain/text-fields.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { ChangeCheckRuleInput, CheckRuleInput, CreateCheckRuleInput } from './check-rule.graphql.js'
import { CheckRuleQueries, type RuleRow } from './check-rule.queries.js'

const INSERT = `INSERT INTO check_rule (id, consortium_id, code, kind, severity, spec, message_fi, message_sv, message_en, changed_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (consortium_id, code) DO NOTHING RETURNING id`
const UPDATE = `UPDATE check_rule SET severity = $2, spec = $3, message_fi = $4, message_sv = $5, message_en = $6, is_active = $7,
  changed_by = $8, changed_at = now(), version = version + 1 WHERE id = $1`

/** The rules by which submissions are checked. */
@Injectable()
export class CheckRuleService {
  constructor(
    private readonly db: Db,
    private readonly queries: CheckRuleQueries,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** Every rule by its code, those that rest among them. */
  list(): Promise<RuleRow[]> {
    return this.queries.all()
  }

  /** @throws DomainError NOT_ALLOWED, ALREADY_EXISTS for its code, or all that is wrong with it */
  async create(input: CreateCheckRuleInput): Promise<RuleRow> {
    this.access.check('indicator.manage', {})
    const rule = await this.read({ ...input, code: input.code.trim() })
    const id = newId()
    const { consortiumId, userId } = currentViewer()
    const values = [id, consortiumId, rule.code, rule.spec.kind, ...columnsOf(rule), userId]
    const [added] = await this.db.sql(INSERT, values)
    if (!added) throw new DomainError('ALREADY_EXISTS', { path: ['code'] })
    this.audit.note({ subjectType: 'check_rule', subjectId: id, details: { code: rule.code }, after: auditOf(rule, true) })
    return this.saved(id)
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, or all that is wrong with it */
  async change(input: ChangeCheckRuleInput): Promise<RuleRow> {
    this.access.check('indicator.manage', {})
    const row = await this.queries.locked(input.ruleId)
    if (!row) throw new DomainError('NOT_FOUND', { path: ['ruleId'] })
    if (row.version !== input.expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const rule = await this.read({ ...input, code: row.code, kind: row.kind })
    await this.db.sql(UPDATE, [row.id, ...columnsOf(rule), input.isActive, currentViewer().userId])
    this.audit.note({
      ...{ subjectType: 'check_rule', subjectId: row.id, details: { code: row.code } },
      before: auditRow(row),
      after: auditOf(rule, input.isActive)
    })
    return this.saved(row.id)
  }

  /**
   * Reads a rule as it was typed.
   *
   * @throws DomainError all that is wrong with it
   */
  async read(input: CheckRuleInput & Pick<RuleDraft, 'code' | 'kind'>): Promise<CheckRule> {
    const { code, kind, severity, spec, message } = input
    const texts = { fi: message.fi.trim(), sv: message.sv?.trim() ?? '', en: message.en?.trim() ?? '' }
    const read = readRule({ code, kind, severity, spec, message: texts }, await this.queries.known())
    if ('issues' in read) throwIssues(read.issues)
    return (read as Extract<typeof read, { rule: unknown }>).rule
  }

  private async saved(id: string): Promise<RuleRow> {
    const row = await this.queries.locked(id)
    if (!row) throw new DomainError('NOT_FOUND')
    return row
  }
}

const columnsOf = ({ severity, spec, message }: CheckRule): readonly unknown[] => [
  ...[severity, JSON.stringify(fieldsOf(spec)), message.fi, message.sv, message.en]
]

const auditOf = ({ severity, spec, message }: CheckRule, isActive: boolean) => ({
  ...{ severity, isActive, message: { ...message } },
  spec: JSON.stringify(fieldsOf(spec))
})

const auditRow = ({ severity, spec, message, isActive }: RuleRow) => ({
  ...{ severity, isActive, message: { ...message } },
  spec: JSON.stringify(spec)
})
