import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { readView } from '@solmu/domain/portfolio/portfolio-views.js'
import { newId } from '@solmu/shared/ids.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { unitRef } from '../../governance/governance.sql.js'
import type { PortfolioView, SavePortfolioViewInput } from './saved-view.graphql.js'

const VIEWS = `SELECT v.id, v.page, v.name, v.search::text AS search, ${unitRef('u')} AS unit, v.owner_id = $2 AS "isOwn" FROM portfolio_view v LEFT JOIN unit_now u ON u.id = v.unit_id
  WHERE v.consortium_id = $1 ORDER BY v.name COLLATE "fi-x-icu", v.id`

/** How many searches somebody keeps. */
const mostOwn = 50

/** Keeps searches of the portfolio under names; row-level security says whose are read. */
@Injectable()
export class SavedViewService {
  constructor(
    private readonly db: Db,
    private readonly audit: AuditWriter
  ) {}

  list(): Promise<PortfolioView[]> {
    const { consortiumId, userId } = currentViewer()
    return this.db.sql<PortfolioView>(VIEWS, [consortiumId, userId])
  }

  /** @throws DomainError NOT_FOUND for a unit at which the viewer has no role, OUT_OF_RANGE above fifty of them, and what is wrong with the fields */
  async save({ unitId, ...given }: SavePortfolioViewInput): Promise<PortfolioView[]> {
    const { consortiumId, userId, held } = currentViewer()
    if (unitId && !held.some((each) => each.unitId === unitId)) throw new DomainError('NOT_FOUND', { path: ['unitId'] })
    const { page, name, search } = readView(given)
    const own = (await this.list()).filter(({ isOwn }) => isOwn)
    const known = own.some((view) => view.page === page && view.name === name)
    if (!known && own.length >= mostOwn) throw new DomainError('OUT_OF_RANGE', { path: ['name'], params: { min: 1, max: mostOwn } })
    const [kept] = await this.db.sql<{ id: string }>(
      `INSERT INTO portfolio_view (id, consortium_id, owner_id, unit_id, page, name, search) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (owner_id, consortium_id, page, name) DO UPDATE SET (unit_id, search, made_at) = ($4, $7, now()) RETURNING id`,
      [newId(), consortiumId, userId, unitId ?? null, page, name, JSON.stringify(search)]
    )
    this.audit.note({ subjectType: 'portfolio_view', ...(kept && { subjectId: kept.id }), ...(unitId && { unitId }), details: { isNew: !known, isShared: Boolean(unitId) }, after: { page, name } })
    return this.list()
  }

  /** @throws DomainError NOT_FOUND for one that is not the viewer’s own */
  async remove(id: string): Promise<PortfolioView[]> {
    const { consortiumId, userId } = currentViewer()
    const [gone] = await this.db.sql<{ name: string }>('DELETE FROM portfolio_view WHERE id = $1 AND consortium_id = $2 AND owner_id = $3 RETURNING name', [id, consortiumId, userId])
    if (!gone) throw new DomainError('NOT_FOUND', { path: ['viewId'] })
    this.audit.note({ subjectType: 'portfolio_view', subjectId: id, before: gone })
    return this.list()
  }
}
