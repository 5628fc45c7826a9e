import { Injectable } from '@nestjs/common'
import type { CheckKind, CheckRule, Severity } from '@solmu/domain/results/check-rule.js'
import type { KnownCodes } from '@solmu/domain/results/check-rule-issues.js'
import { standingRules, type StoredRule } from '@solmu/domain/results/check-standing.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'

/** A row of check_rule. */
export type RuleRow = {
  readonly id: string
  readonly code: string
  readonly kind: CheckKind
  readonly severity: Severity
  readonly spec: Readonly<Record<string, unknown>>
  readonly message: LocalizedText
  readonly isActive: boolean
  readonly version: number
  readonly changedAt: Date
  readonly changedBy: string | null
}

const RULE = `r.id, r.code, r.kind, r.severity, r.spec,
  json_build_object('fi', r.message_fi, 'sv', r.message_sv, 'en', r.message_en) AS message,
  r.is_active AS "isActive", r.version, r.changed_at AS "changedAt", u.display_name AS "changedBy"`
const FROM_RULES = `check_rule r LEFT JOIN app_user u ON u.id = r.changed_by`

/** Reads the rules over returns. */
@Injectable()
export class CheckRuleQueries {
  constructor(private readonly db: Db) {}

  /** Every rule of the viewer's consortium by its code. */
  all(): Promise<RuleRow[]> {
    return this.db.sql<RuleRow>(
      `SELECT ${RULE} FROM ${FROM_RULES} WHERE r.consortium_id = $1 AND r.subject = 'return' ORDER BY r.code`,
      [currentViewer().consortiumId]
    )
  }

  /** The rules in force in a consortium. */
  inForce(consortiumId: string): Promise<RuleRow[]> {
    return this.db.sql<RuleRow>(
      `SELECT ${RULE} FROM ${FROM_RULES} WHERE r.consortium_id = $1 AND r.subject = 'return' AND r.is_active ORDER BY r.code`,
      [consortiumId]
    )
  }

  /** One rule, locked until the end of the transaction; undefined for one out of sight. */
  async locked(id: string): Promise<RuleRow | undefined> {
    const [row] = await this.db.sql<RuleRow>(
      `SELECT ${RULE} FROM ${FROM_RULES} WHERE r.id = $1 AND r.consortium_id = $2 FOR NO KEY UPDATE OF r`,
      [id, currentViewer().consortiumId]
    )
    return row
  }

  /** The codes that a rule may name. */
  async known(): Promise<KnownCodes> {
    const [row] = await this.db.sql<{ indicators: string[]; groups: string[] }>(
      `SELECT ARRAY(SELECT code FROM indicator WHERE consortium_id = $1) AS indicators,
         ARRAY(SELECT code FROM indicator_group WHERE consortium_id = $1) AS groups`,
      [currentViewer().consortiumId]
    )
    return { indicators: new Set(row?.indicators), groups: new Set(row?.groups) }
  }
}

/** The rules by which returns are checked: those of rows that are in force, and the one that always stands. */
export const rulesOf = (rows: readonly Pick<RuleRow, keyof StoredRule>[]): readonly CheckRule[] => standingRules(rows)
