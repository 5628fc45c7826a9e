import { Injectable, type OnModuleInit } from '@nestjs/common'
import { addDays, type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { Db } from '../../../core/db/db.js'
import { type WorkSource, WorkSources } from '../../../core/work-sources.js'

type Waiting = Awaited<ReturnType<WorkSource>>

/** How many days ahead an owner is told of what is due. */
const daysAhead = 14

const DUE = `SELECT i.id, i.title, i.unit_id AS "unitId", i.due_on AS "dueOn" FROM improvement_item i
  WHERE i.owner_id = (SELECT app.user_id()) AND i.state IN ('open', 'in_work') AND i.due_on <= $1 ORDER BY i.due_on, i.id LIMIT 50`
const TO_VERIFY = `SELECT count(*)::int AS count FROM improvement_item i WHERE i.state = 'to_verify' AND app.is_other_hand(i.id, i.unit_id)`

/** What waits for somebody: what is theirs to do, and what is theirs to verify. */
@Injectable()
export class ImprovementWork implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly work: WorkSources
  ) {}

  onModuleInit(): void {
    this.work.add(async () => [...(await this.due()), ...(await this.toVerify())])
  }

  private async due(): Promise<Waiting> {
    const rows = await this.db.sql<{ id: string; title: string; unitId: string; dueOn: IsoDate }>(DUE, [addDays(todayIn(), daysAhead)])
    return rows.map(({ id, title, unitId, dueOn }) => ({ kind: 'improvement_due', subject: id, unitId, dueOn, params: { improvementId: id, title } }))
  }

  private async toVerify(): Promise<Waiting> {
    if (!this.access.holdsAnywhere('improvement.close')) return []
    const [row] = await this.db.sql<{ count: number }>(TO_VERIFY)
    return row && row.count > 0 ? [{ kind: 'improvement_to_verify', subject: 'board', params: { count: row.count } }] : []
  }
}
