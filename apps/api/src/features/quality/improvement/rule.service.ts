import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { causesOf, type ImprovementRule, readRule, type RuleFacts, type RuleFinding, ruleWork } from '@solmu/domain/quality/improvement-rules.js'
import { throwIssues } from '@solmu/domain/text-fields.js'
import { todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Jobs } from '../../../core/jobs/jobs.js'
import { nameOf } from '../../network/network.sql.js'
import type { ImprovementRuleInput, ImprovementRulePreviewType, ImprovementRuleType } from './rule.graphql.js'
import { SubjectReader } from './subject-reader.js'

const RULES = `SELECT r.id, v.number, r.kind, v.content->'name' AS name, v.content->>'severity' AS severity, (v.content->>'isActive')::boolean AS "isActive",
    v.content->>'frameworkId' AS "frameworkId", f.content->'name' AS "frameworkName", v.content->>'bandCode' AS "bandCode", v.content->>'criterionCode' AS "criterionCode",
    (v.content->>'level')::int AS level, (v.content->>'days')::int AS days, v.changed_at AS "changedAt", u.display_name AS "changedBy",
    (SELECT count(*)::int FROM improvement_item i WHERE i.rule_id = r.id AND i.kind = 'finding' AND i.state <> 'closed') AS "openCount",
    (SELECT coalesce(json_agg(json_build_object('id', n.id, 'number', n.number, 'ranAt', n.ran_at, 'opened', n.opened, 'closed', n.closed) ORDER BY n.ran_at DESC), '[]')
      FROM (SELECT * FROM improvement_rule_run n WHERE n.rule_id = r.id ORDER BY n.ran_at DESC LIMIT 5) n) AS runs
  FROM improvement_rule r
  JOIN LATERAL (SELECT * FROM improvement_rule_version v WHERE v.rule_id = r.id ORDER BY v.number DESC LIMIT 1) v ON true
  LEFT JOIN LATERAL (SELECT n.content FROM quality_framework_version n WHERE n.framework_id = (v.content->>'frameworkId')::uuid AND n.state = 'released'
    ORDER BY n.number DESC LIMIT 1) f ON true
  LEFT JOIN app_user u ON u.id = v.changed_by
  WHERE r.consortium_id = $1`

/** Writes the rules that open findings, and says what they would do. */
@Injectable()
export class ImprovementRuleService {
  constructor(
    private readonly db: Db,
    private readonly subjects: SubjectReader,
    private readonly access: Access,
    private readonly audit: AuditWriter,
    private readonly jobs: Jobs
  ) {}

  /** By name. */
  all(): Promise<ImprovementRuleType[]> {
    return this.db.sql<ImprovementRuleType>(`${RULES} ORDER BY v.content#>>'{name,fi}' COLLATE "fi-x-icu", r.id`, [currentViewer().consortiumId])
  }

  /** What it would open and close today, before it is saved. @throws DomainError NOT_FOUND, NOT_ALLOWED, or all that is wrong with it */
  async preview(input: ImprovementRuleInput): Promise<ImprovementRulePreviewType> {
    const { rule } = await this.taken(input)
    const { consortiumId } = currentViewer()
    const [row] = await this.db.sql<{ facts: RuleFacts | null }>('SELECT app.improvement_facts($1) AS facts', [consortiumId])
    const findings = await this.db.sql<RuleFinding & { ruleId: string }>('SELECT f.*, f.rule_id AS "ruleId" FROM app.rule_findings($1) f', [consortiumId])
    const own = findings.filter(({ ruleId }) => ruleId === (input.ruleId ?? null))
    const causes = row?.facts && rule.isActive ? causesOf(rule, row.facts, todayIn()) : []
    const { open, close } = rule.isActive ? ruleWork(causes, own) : { open: [], close: [] }
    const keeps = own.filter(({ id, state }) => state !== 'closed' && !close.includes(id)).length
    const units = await this.unitsOf(open.map(({ unitId }) => unitId))
    return { opens: open.flatMap(({ unitId }) => units.get(unitId) ?? []), closes: close.length, keeps }
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, or all that is wrong with it */
  async save(input: ImprovementRuleInput): Promise<ImprovementRuleType> {
    const { rule, before } = await this.taken(input)
    if ((before?.number ?? 0) !== input.expectedNumber) throw new DomainError('STALE', { path: ['expectedNumber'] })
    const { consortiumId, userId } = currentViewer()
    const id = before?.id ?? newId()
    if (!before) await this.db.sql('INSERT INTO improvement_rule (id, consortium_id, kind) VALUES ($1, $2, $3)', [id, consortiumId, rule.kind])
    const saved = await this.db.sql(
      'INSERT INTO improvement_rule_version (rule_id, number, consortium_id, content, changed_by) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING number',
      [id, input.expectedNumber + 1, consortiumId, JSON.stringify(rule), userId]
    )
    if (saved.length === 0) throw new DomainError('STALE', { path: ['expectedNumber'] })
    this.audit.note({ subjectType: 'improvement_rule', subjectId: id, details: { kind: rule.kind, number: input.expectedNumber + 1, isActive: rule.isActive } })
    await this.ask()
    return this.one(id)
  }

  /** Has the rules run by the clock's hand. */
  async run(): Promise<void> {
    this.access.check('improvement.manage', {})
    await this.ask()
    this.audit.note({ subjectType: 'improvement_rule' })
  }

  private async ask(): Promise<void> {
    const { consortiumId } = currentViewer()
    await this.jobs.add('improvement:run', { consortiumId }, `improvement:run:${consortiumId}`)
  }

  private async one(id: string): Promise<ImprovementRuleType> {
    const [row] = await this.db.sql<ImprovementRuleType>(`${RULES} AND r.id = $2`, [currentViewer().consortiumId, id])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['input', 'ruleId'] })
    return row
  }

  /** What was filled in, as a rule. The rule that it changes is looked for before anybody is told that they may not. */
  private async taken(input: ImprovementRuleInput): Promise<{ rule: ImprovementRule; before: ImprovementRuleType | null }> {
    const before = input.ruleId ? await this.one(input.ruleId) : null
    this.access.check('improvement.manage', {})
    const { frameworkId = null, bandCode = null, criterionCode = null, level = null, days = null } = input
    const read = readRule({ kind: input.kind, name: input.name, severity: input.severity, isActive: input.isActive, frameworkId, bandCode, criterionCode, level, days })
    if ('issues' in read) throwIssues(read.issues)
    const { rule } = read as Extract<typeof read, { rule: unknown }>
    if (before && before.kind !== rule.kind) throw new DomainError('INVALID_INPUT', { path: ['kind'] })
    await this.subjects.demand({ frameworkId: rule.frameworkId, criterionCode: rule.criterionCode, practiceId: null })
    return { rule, before }
  }

  private async unitsOf(ids: readonly string[]) {
    const rows = await this.db.sql<{ id: string; name: LocalizedText; type: 'headquarters' | 'regional_centre' | 'local_unit' }>(
      `SELECT u.id, ${nameOf('u')} AS name, u.type FROM unit_now u WHERE u.id = ANY ($1::uuid[])`,
      [ids]
    )
    return new Map(rows.map((row) => [row.id, row]))
  }
}
