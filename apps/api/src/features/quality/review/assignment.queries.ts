import { Injectable } from '@nestjs/common'
import type { LocalizedText } from '@solmu/shared/text.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { nameOf } from '../../network/network.sql.js'
import type { AssignedAssessment, PoolReviewer, ReviewRound } from './assignment.graphql.js'
import { ReviewStore } from './review-store.js'

const ROUNDS = `SELECT c.id, ${nameOf('c')} AS name, c.review_due_on AS "dueOn", count(DISTINCT a.id)::int AS "unitCount",
    count(r.id) FILTER (WHERE r.state IN ('assigned', 'scoring'))::int AS "openCount",
    count(r.id) FILTER (WHERE r.state = 'submitted')::int AS "submittedCount",
    (SELECT count(*)::int FROM quality_assessment l WHERE l.cycle_id = c.id AND l.state IN ('self', 'review')
      AND (SELECT count(*) FROM quality_review k WHERE k.assessment_id = l.id AND k.state IN ('assigned', 'scoring', 'submitted'))
        < greatest(l.reviewers_wanted, 1)) AS "lackingCount"
  FROM quality_cycle c LEFT JOIN quality_assessment a ON a.cycle_id = c.id AND a.state <> 'cancelled' LEFT JOIN quality_review r ON r.assessment_id = a.id
  WHERE c.consortium_id = $1 AND c.review <> 'none' AND c.state IN ('open', 'closed')`

const ASSESSMENTS = `SELECT a.id, json_build_object('id', n.id, 'name', ${nameOf('n')}, 'type', n.type) AS unit, a.centre_id AS "centreId",
    n.organisation_id AS "organisationId", a.state, a.reviewers_wanted AS wanted
  FROM quality_assessment a JOIN unit_now n ON n.id = a.unit_id WHERE a.cycle_id = $1 AND a.state <> 'cancelled' ORDER BY n.name_fi COLLATE "fi-x-icu", a.id`

const POOL = `SELECT user_id AS id, display_name AS name, homes, interests, open_count AS "openCount" FROM app.reviewer_pool()`

const NAMES = `SELECT id, ${nameOf('n')} AS name FROM unit_now n WHERE id = ANY ($1) UNION ALL
  SELECT id, ${nameOf('o')}::json FROM organisation o WHERE id = ANY ($1)`

type Home = PoolReviewer['homes'][number] & { readonly readsAll: boolean }
type PoolRow = Pick<PoolReviewer, 'id' | 'name' | 'openCount'> & { readonly homes: readonly Home[]; readonly interests: readonly Omit<PoolReviewer['interests'][number], 'name'>[] }

/** Reads who could review whom. */
@Injectable()
export class AssignmentQueries {
  constructor(
    private readonly db: Db,
    private readonly store: ReviewStore
  ) {}

  /** Rounds with a review that have begun, the newest first. */
  rounds(): Promise<ReviewRound[]> {
    return this.db.sql<ReviewRound>(`${ROUNDS} GROUP BY c.id ORDER BY c.opens_on DESC, c.id`, [currentViewer().consortiumId])
  }

  /** Undefined for one out of sight, and for one without review. */
  async round(id: string): Promise<ReviewRound | undefined> {
    const [row] = await this.db.sql<ReviewRound>(`${ROUNDS} AND c.id = $2 GROUP BY c.id`, [currentViewer().consortiumId, id])
    return row
  }

  async assessments(cycleId: string): Promise<AssignedAssessment[]> {
    const rows = await this.db.sql<Omit<AssignedAssessment, 'reviewers'>>(ASSESSMENTS, [cycleId])
    const reviewers = await this.store.reviewers(rows.map(({ id }) => id))
    return rows.map((row) => ({ ...row, reviewers: reviewers.filter(({ assessmentId }) => assessmentId === row.id) }))
  }

  /** Those who review; for others than those who assign, themselves alone. */
  async pool(): Promise<PoolReviewer[]> {
    const rows = await this.db.sql<PoolRow>(POOL)
    const ids = rows.flatMap(({ homes, interests }) => [...homes.map(({ unitId }) => unitId), ...interests.flatMap(({ unitId, organisationId }) => unitId ?? organisationId ?? [])])
    const named = await this.db.sql<{ id: string; name: LocalizedText }>(NAMES, [[...new Set(ids)]])
    const names = new Map(named.map(({ id, name }) => [id, name]))
    return rows.map(({ homes, interests, ...row }) => ({
      ...row,
      homes: homes.map(({ unitId, centreId, organisationId }) => ({ unitId, centreId, organisationId })),
      homeNames: [...new Set(homes.map(({ unitId }) => unitId))].flatMap((unitId) => names.get(unitId) ?? []),
      readsAll: homes.some(({ readsAll }) => readsAll),
      interests: interests.map((each) => ({ ...each, declaredAt: new Date(each.declaredAt), name: names.get(each.unitId ?? each.organisationId ?? '') ?? null }))
    }))
  }
}
