import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isSettled } from '@solmu/domain/portfolio/project.workflow.js'
import { isProjectDay, projectYears } from '@solmu/domain/portfolio/project.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { newId } from '@solmu/shared/ids.js'
import { todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { TotalledIndicatorsService } from '../../results/facts/totalled-indicators.service.js'
import { stepsOf } from '../../results/target/target.service.js'
import { dayOf } from '../../governance/day-input.js'
import { dayOrNone } from '../day-input.js'
import type { DeclareProjectSharesInput, ProjectShareInput, RemoveProjectIndicatorInput, SaveProjectIndicatorInput } from './result-input.graphql.js'
import { ResultReader, type ResultProject } from './result-reader.js'
import type { ProjectResults } from './result.graphql.js'
import { type ProjectIndicatorRow, ResultQueries } from './result.queries.js'

type Known = { readonly row: ProjectIndicatorRow; readonly project: ResultProject }

/** Chooses the indicators of projects, and declares which share of its units' figures a project counts. */
@Injectable()
export class ResultService {
  constructor(
    private readonly reader: ResultReader,
    private readonly queries: ResultQueries,
    private readonly indicators: TotalledIndicatorsService,
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, PROJECT_STAGE, STALE, INVALID_NUMBER, TOO_MANY_DECIMALS, OUT_OF_RANGE, TOO_LONG */
  async save(input: SaveProjectIndicatorInput): Promise<ProjectResults> {
    const project = await this.demandProject(input.projectId)
    const before = (await this.queries.indicators(project.id)).find(({ indicatorId }) => indicatorId === input.indicatorId)
    if ((before?.version ?? 0) !== input.expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const [indicator] = (await this.indicators.read([input.indicatorId], todayIn())).asked
    if (!indicator) throw new DomainError('NOT_FOUND', { path: ['indicatorId'] })
    const fields = new TextFields()
    const why = fields.text(['why'], input.why, { most: 1000, isLong: true })
    throwIssues(fields.issues)
    const steps = (given: string | null | undefined, path: readonly (string | number)[]) => (given?.trim() ? stepsOf(given, indicator, path) : null)
    const [baseline, target] = [steps(input.baseline, ['baseline']), steps(input.target, ['target'])]
    const targets = await this.partnerTargets(project, input.partnerTargets.map((each, at) => ({ partnerId: each.partnerId, target: steps(each.target, ['partnerTargets', at, 'target']) })))
    const id = before?.id ?? newId()
    const { consortiumId, userId } = currentViewer()
    await (before
      ? this.db.sql('UPDATE project_indicator SET (period_kind, baseline, target, why, version) = ($2, $3, $4, $5, version + 1) WHERE id = $1', [id, input.periodKind, baseline, target, why])
      : this.db.sql('INSERT INTO project_indicator (id, consortium_id, project_id, indicator_id, period_kind, baseline, target, why, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [id, consortiumId, project.id, indicator.id, input.periodKind, baseline, target, why, userId]))
    await this.db.sql('DELETE FROM project_indicator_target WHERE project_indicator_id = $1', [id])
    await this.db.sql(
      'INSERT INTO project_indicator_target (project_indicator_id, consortium_id, project_id, partner_id, target) SELECT $1, $2, $3, t."partnerId", t.target FROM jsonb_to_recordset($4) AS t ("partnerId" uuid, target bigint)',
      [id, consortiumId, project.id, JSON.stringify(targets)]
    )
    return this.done(project, { indicator: indicator.code, isNew: !before }, { target: input.target ?? '', baseline: input.baseline ?? '' })
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, PROJECT_STAGE, STALE, PROGRESS_STATE once a report has told it */
  async remove(input: RemoveProjectIndicatorInput): Promise<ProjectResults> {
    const { row, project } = await this.seen(input)
    const [told] = await this.db.sql('SELECT 1 FROM progress_part t WHERE t.project_id = $1 AND t.figures @> $2 LIMIT 1', [project.id, JSON.stringify([{ projectIndicatorId: row.id }])])
    if (told) throw new DomainError('PROGRESS_STATE', { path: ['projectIndicatorId'] })
    await this.db.sql('DELETE FROM project_indicator WHERE id = $1', [row.id])
    return this.done(project, { isRemoved: true }, {})
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, PROJECT_STAGE, STALE, OUT_OF_RANGE, DAYS_REVERSED, DAYS_OVERLAP for two shares of a unit on a day */
  async declare(input: DeclareProjectSharesInput): Promise<ProjectResults> {
    const { row, project } = await this.seen(input)
    const units = new Set((await this.queries.units(project.id)).map(({ unit }) => unit.id))
    const shares = input.shares.map((share, at) => readShare(share, { at, units }))
    const clash = shares.findIndex((one, at) => shares.some((other, place) => place < at && other.unitId === one.unitId && one.validFrom < (other.validTo ?? '9999') && other.validFrom < (one.validTo ?? '9999')))
    if (clash >= 0) throw new DomainError('ALREADY_EXISTS', { path: ['shares', clash, 'validFrom'] })
    const { consortiumId, userId } = currentViewer()
    await this.db.sql('UPDATE project_share SET replaced_at = now() WHERE project_indicator_id = $1 AND replaced_at IS NULL', [row.id])
    await this.db.sql(
      `INSERT INTO project_share (id, consortium_id, project_id, project_indicator_id, unit_id, share, valid_from, valid_to, declared_by)
       SELECT s.id, $1, $2, $3, s."unitId", s.share, s."validFrom", s."validTo", $4 FROM jsonb_to_recordset($5) AS s (id uuid, "unitId" uuid, share integer, "validFrom" date, "validTo" date)`,
      [consortiumId, project.id, row.id, userId, JSON.stringify(shares.map((share) => ({ ...share, id: newId() })))]
    )
    await this.db.sql('UPDATE project_indicator SET version = version + 1 WHERE id = $1', [row.id])
    return this.done(project, { shares: shares.length }, {})
  }

  /** @throws DomainError NOT_FOUND for a partner of another project, ALREADY_EXISTS for one named twice */
  private async partnerTargets({ id }: ResultProject, given: readonly { readonly partnerId: string; readonly target: number | null }[]) {
    const rows = await this.db.sql<{ id: string }>('SELECT r.id FROM project_partner r WHERE r.project_id = $1', [id])
    const known = new Set(rows.map((row) => row.id))
    for (const [at, { partnerId }] of given.entries()) {
      if (!known.has(partnerId)) throw new DomainError('NOT_FOUND', { path: ['partnerTargets', at, 'partnerId'] })
      if (given.findIndex((each) => each.partnerId === partnerId) < at) throw new DomainError('ALREADY_EXISTS', { path: ['partnerTargets', at, 'partnerId'] })
    }
    return given.filter(({ target }) => target !== null)
  }

  /** A project whose results are still told, held until the end of the transaction. */
  private async demandProject(projectId: string): Promise<ResultProject> {
    await this.db.sql('SELECT id FROM project WHERE id = $1 FOR NO KEY UPDATE', [projectId])
    const project = await this.reader.project(projectId)
    this.access.check('project.edit', { unitId: project.lead.id })
    if (isSettled(project.stage)) throw new DomainError('PROJECT_STAGE', { params: { stage: project.stage } })
    return project
  }

  private async seen({ projectIndicatorId, expectedVersion }: RemoveProjectIndicatorInput): Promise<Known> {
    const found = await this.queries.indicator(projectIndicatorId)
    if (!found) throw new DomainError('NOT_FOUND', { path: ['projectIndicatorId'] })
    const project = await this.demandProject(found.projectId)
    const row = await this.queries.indicator(projectIndicatorId)
    if (!row || row.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    return { row, project }
  }

  private done({ id, lead, number }: ResultProject, details: Readonly<Record<string, string | number | boolean>>, after: Readonly<Record<string, string>>): Promise<ProjectResults> {
    this.audit.note({ subjectType: 'project', subjectId: id, unitId: lead.id, details: { number, ...details }, after })
    return this.reader.of(id)
  }
}

function readShare({ unitId, share, ...given }: ProjectShareInput, { at, units }: { readonly at: number; readonly units: ReadonlySet<string> }) {
  const [validFrom, validTo] = [dayOf(given.validFrom, 'validFrom'), dayOrNone(given.validTo, 'validTo')]
  if (!units.has(unitId)) throw new DomainError('NOT_FOUND', { path: ['shares', at, 'unitId'] })
  for (const [name, day] of Object.entries({ validFrom, validTo })) if (day !== null && !isProjectDay(day)) throw new DomainError('OUT_OF_RANGE', { path: ['shares', at, name], params: projectYears })
  if (validTo !== null && validTo <= validFrom) throw new DomainError('DAYS_REVERSED', { path: ['shares', at, 'validTo'] })
  return { unitId, share, validFrom, validTo }
}
