import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { PortfolioRulesPayload, SetPortfolioRulesInput } from './ending.graphql.js'

/** Says how long before its end a project is told of. */
@Injectable()
export class EndingService {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_ALLOWED, STALE */
  async setRules({ endingMonths, expectedVersion }: SetPortfolioRulesInput): Promise<PortfolioRulesPayload> {
    this.access.check('funder.manage', {})
    const { consortiumId, userId } = currentViewer()
    const [row] = await this.db.sql<{ version: number }>(
      `INSERT INTO portfolio_rules AS r (consortium_id, ending_months, changed_by) SELECT $1, $2, $3 WHERE $4 = 0 OR EXISTS (SELECT 1 FROM portfolio_rules WHERE consortium_id = $1)
       ON CONFLICT (consortium_id) DO UPDATE SET (ending_months, changed_by, changed_at, version) = ($2, $3, now(), r.version + 1) WHERE r.version = $4 RETURNING version`,
      [consortiumId, endingMonths, userId, expectedVersion]
    )
    if (!row) throw new DomainError('STALE', { path: ['expectedVersion'] })
    this.audit.note({ subjectType: 'consortium', subjectId: consortiumId, after: { endingMonths } })
    return { endingMonths, rulesVersion: row.version }
  }
}
