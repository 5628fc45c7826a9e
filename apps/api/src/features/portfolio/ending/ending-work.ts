import { Injectable, type OnModuleInit } from '@nestjs/common'
import { isEndingNear, usualEndingMonths } from '@solmu/domain/portfolio/portfolio-views.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { type WorkSource, WorkSources } from '../../../core/work-sources.js'

type BroughtWork = Awaited<ReturnType<WorkSource>>[number]

interface EndingRow {
  readonly id: string
  readonly leadUnitId: string
  readonly title: LocalizedText
  readonly endsOn: IsoDate
  readonly months: number | null
}

const ENDING = `SELECT p.id, p.lead_unit_id AS "leadUnitId", p.title, p.ends_on AS "endsOn", r.ending_months AS months FROM project p LEFT JOIN portfolio_rules r ON r.consortium_id = p.consortium_id
  WHERE p.consortium_id = $1 AND p.stage IN ('decided', 'running') AND p.ends_on BETWEEN app.today() AND (app.today() + make_interval(months => coalesce(r.ending_months, $2)))::date ORDER BY p.ends_on, p.id`

/** Tells those who steer projects that one of theirs ends soon: what comes after it has to be applied for. */
@Injectable()
export class EndingWork implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly work: WorkSources
  ) {}

  onModuleInit(): void {
    this.work.add(() => this.waiting())
  }

  async waiting(): Promise<BroughtWork[]> {
    if (!this.access.holdsAnywhere('project.steer')) return []
    const rows = await this.db.sql<EndingRow>(ENDING, [currentViewer().consortiumId, usualEndingMonths])
    return rows.filter((row) => this.isFor(row)).map(({ id, leadUnitId, title, endsOn }) => ({
      ...{ kind: 'project_ending' as const, subject: id, unitId: leadUnitId, dueOn: endsOn, params: { projectId: id, name: title } }
    }))
  }

  /** The head office sees the endings of the whole network in their own view; what waits is the matter of the centre. */
  private isFor({ leadUnitId: unitId, endsOn, months }: EndingRow): boolean {
    const isNetworkWide = this.access.may('project.steer', {})
    return !isNetworkWide && this.access.may('project.steer', { unitId }) && isEndingNear(endsOn, { today: todayIn(), months: months ?? usualEndingMonths })
  }
}
