import { Injectable, type OnModuleInit } from '@nestjs/common'
import { addDays, type IsoDate, todayIn } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { type WorkSource, WorkSources } from '../../../core/work-sources.js'

type BroughtWork = Awaited<ReturnType<WorkSource>>[number]

interface WaitingRow {
  readonly id: string
  readonly state: 'open' | 'with_centre' | 'with_funder'
  readonly number: number
  readonly period: string
  readonly dueOn: IsoDate
  readonly leadUnitId: string
  readonly title: LocalizedText
  readonly questions: number
  readonly unsent: readonly { readonly id: string; readonly unitIds: readonly string[]; readonly state: string; readonly partner: LocalizedText }[]
}

/** How many days before its day a part is told to be due. */
const daysAhead = 30

const WAITING = `SELECT t.id, t.state, t.number, t.period, t.due_on AS "dueOn", p.lead_unit_id AS "leadUnitId", p.title,
    (SELECT count(*)::integer FROM progress_question q WHERE q.report_id = t.id AND q.answer = '') AS questions,
    (SELECT coalesce(json_agg(json_build_object('id', r.id, 'state', r.state, 'partner', json_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en),
        'unitIds', ARRAY(SELECT n.unit_id FROM project_partner_unit n WHERE n.partner_id = r.partner_id)) ORDER BY r.id), '[]')
      FROM progress_part r JOIN project_partner a ON a.id = r.partner_id JOIN organisation o ON o.id = a.organisation_id WHERE r.report_id = t.id AND r.state <> 'sent') AS unsent
  FROM progress_report t JOIN project p ON p.id = t.project_id WHERE t.consortium_id = $1 AND t.state <> 'accepted' ORDER BY t.due_on, t.id LIMIT 500`

/** Tells the inbox what of a progress report waits, and for whom. */
@Injectable()
export class ProgressWork implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly work: WorkSources
  ) {}

  onModuleInit(): void {
    this.work.add(() => this.waiting())
  }

  /** Nothing for those who take part in no project. */
  async waiting(): Promise<BroughtWork[]> {
    if (!this.access.holdsAnywhere('claim.write')) return []
    const rows = await this.db.sql<WaitingRow>(WAITING, [currentViewer().consortiumId])
    return rows.flatMap((row) => [...this.ofParts(row), ...this.ofReport(row)])
  }

  private ofParts(row: WaitingRow): BroughtWork[] {
    const isSoon = row.dueOn <= addDays(todayIn(), daysAhead)
    return row.unsent
      .filter(({ state }) => row.state === 'open' && (isSoon || state === 'returned'))
      .flatMap(({ id, unitIds, partner }) => {
        const unitId = (unitIds.length > 0 ? unitIds : [row.leadUnitId]).find((each) => this.isOwn(each))
        return unitId === undefined ? [] : [{ kind: 'progress_part_to_tell' as const, subject: id, unitId, dueOn: row.dueOn, params: { ...paramsOf(row), partner } }]
      })
  }

  private ofReport(row: WaitingRow): BroughtWork[] {
    const { id, state, leadUnitId: unitId, dueOn, unsent, questions } = row
    const isLead = this.isOwn(unitId)
    const isSteering = this.access.may('project.steer', { unitId })
    const item = (kind: BroughtWork['kind']): BroughtWork => ({ kind, subject: id, unitId, dueOn, params: paramsOf(row) })
    return [
      ...(state === 'open' && unsent.length === 0 && isLead ? [item('progress_to_put_together')] : []),
      ...(state !== 'open' && isSteering ? [item('progress_to_settle')] : []),
      ...(questions > 0 && isLead ? [{ ...item('progress_question'), params: { ...paramsOf(row), questions } }] : [])
    ]
  }

  /** What a unit has to settle is no matter of the centre above it, unless the unit is the centre itself. */
  private isOwn(unitId: string): boolean {
    return this.access.may('claim.write', { unitId }) && currentViewer().held.some((held) => held.unitId === unitId)
  }
}

const paramsOf = ({ id, number, period, title }: WaitingRow) => ({ reportId: id, number, period, name: title })
