import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { LocalizedText } from '@solmu/shared/text.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { type WorkSource, WorkSources } from '../../../core/work-sources.js'
import { nameOf } from '../../network/network.sql.js'

type BroughtWork = Awaited<ReturnType<WorkSource>>[number]
type Waiting = { readonly kind: BroughtWork['kind']; readonly id: string; readonly membershipId: string; readonly unitId: string; readonly dueOn: string | null; readonly name: LocalizedText }

const of = (kind: string, dueOn: string, where: string): string => `SELECT '${kind}' AS kind, e.id, e.membership_id AS "membershipId", e.centre_id AS "unitId", ${dueOn} AS "dueOn", ${nameOf('o')} AS name
  FROM member_expulsion e JOIN organisation o ON o.id = e.organisation_id WHERE e.consortium_id = $1 AND e.state = 'hearing' AND ${where}`

/** What a member has not answered, for those who sign for it; and whose hearing is over, for those who decide on members. */
const WAITING = `${of('expulsion_to_answer', 'e.hearing_until', `e.statement_on IS NULL AND e.organisation_id IN (SELECT app.mandated('sign'))`)}
  UNION ALL ${of('expulsion_to_decide', 'NULL::date', `(e.statement_on IS NOT NULL OR e.hearing_until < app.today()) AND e.consortium_id = ANY (ARRAY(SELECT app.consortia_for('application.decide')))`)}
  ORDER BY 5 NULLS LAST, 2`

/** Tells the inbox which hearings wait for an answer, and which for a decision. */
@Injectable()
export class ExpulsionWork implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly work: WorkSources
  ) {}

  onModuleInit(): void {
    this.work.add(() => this.waiting())
  }

  async waiting(): Promise<BroughtWork[]> {
    const rows = await this.db.sql<Waiting>(WAITING, [currentViewer().consortiumId])
    return rows.map(({ kind, id, membershipId, unitId, dueOn, name }) => ({ kind, subject: id, unitId, ...(dueOn !== null && { dueOn }), params: { membershipId, name } }))
  }
}
