import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { largestValue } from '@solmu/domain/results/cell.js'
import { decimalText, parseDecimal } from '@solmu/shared/decimal.js'
import { newId } from '@solmu/shared/ids.js'
import { isPeriod, kindOfPeriod, validityOfPeriod } from '@solmu/shared/periods.js'
import type { UnitType } from '@solmu/domain/network/facts.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { Page } from '../../../core/graphql/page.js'
import type { RemoveTargetInput, Target, TargetInput, TargetListArgs, TargetScope } from './target.graphql.js'
import { TargetQueries, type TargetIndicatorRow, type TargetRow } from './target.queries.js'

/** At which kind of unit a target of a scope is set; a project may be led by any. */
const unitTypes: Readonly<Record<TargetScope, UnitType | null>> = {
  network: 'headquarters',
  centre: 'regional_centre',
  unit: 'local_unit',
  project: null
}

type Known = Awaited<ReturnType<TargetQueries['known']>>

/** Targets and baselines: what was aimed at, and from where one started. */
@Injectable()
export class TargetService {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly queries: TargetQueries,
    private readonly audit: AuditWriter
  ) {}

  async list(args: TargetListArgs, wantsTotal: boolean): Promise<Page<Target>> {
    const { nodes, ...page } = await this.queries.list(args, wantsTotal)
    return { ...page, nodes: nodes.map((row) => this.shown(row)) }
  }

  /**
   * Sets targets, all or none.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, INVALID_INPUT, TOO_MANY_DECIMALS, OUT_OF_RANGE, REQUIRED, STALE, DUPLICATE_KEY
   */
  async set(inputs: readonly TargetInput[]): Promise<Target[]> {
    const known = await this.queries.known(
      inputs.map(({ indicatorId }) => indicatorId),
      inputs.map(({ unitId }) => unitId)
    )
    const keys = inputs.map(keyOf)
    const twice = keys.findIndex((key, place) => keys.indexOf(key) !== place)
    if (twice >= 0) throw new DomainError('DUPLICATE_KEY', { path: ['input', 'targets', twice] })
    const ids: string[] = []
    for (const [place, input] of inputs.entries()) ids.push(await this.setOne(input, { place, known }))
    this.audit.note({ ...(inputs[0] && { unitId: inputs[0].unitId }), subjectType: 'target', details: { count: inputs.length } })
    return (await this.queries.byIds(ids)).map((row) => this.shown(row))
  }

  private async setOne(input: TargetInput, { place, known }: { place: number; known: Known }): Promise<string> {
    const path = (field: string): (string | number)[] => ['input', 'targets', place, field]
    const type = known.units.get(input.unitId)
    if (!type) throw new DomainError('NOT_FOUND', { path: path('unitId') })
    this.access.check('target.manage', { unitId: input.unitId })
    const indicator = known.indicators.get(input.indicatorId)
    if (!indicator) throw new DomainError('NOT_FOUND', { path: path('indicatorId') })
    const expected = unitTypes[input.scope]
    if (expected !== null && expected !== type) throw new DomainError('INVALID_INPUT', { path: path('scope') })
    if ((input.scope === 'project') !== Boolean(input.projectCode?.trim())) throw new DomainError('REQUIRED', { path: path('projectCode') })
    if (!isPeriod(input.period)) throw new DomainError('INVALID_INPUT', { path: path('period') })
    const value = stepsOf(input.value, indicator, path('value'))
    return this.write(input, value, path('expectedVersion'))
  }

  private async write(input: TargetInput, value: number, path: readonly (string | number)[]): Promise<string> {
    const { validFrom, validTo } = validityOfPeriod(input.period)
    const viewer = currentViewer()
    const [row] = await this.db.sql<{ id: string }>(
      `INSERT INTO target (id, consortium_id, scope, unit_id, project_code, indicator_id, breakdown, period, period_kind, period_from,
         period_to, kind, value, note, set_by)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15
         WHERE $16 = 0 OR EXISTS (SELECT 1 FROM target t WHERE t.unit_id = $4 AND t.scope = $3 AND t.project_code IS NOT DISTINCT FROM $5
           AND t.indicator_id = $6 AND t.breakdown = $7 AND t.period = $8 AND t.kind = $12)
       ON CONFLICT (unit_id, scope, coalesce(project_code, ''), indicator_id, breakdown, period_kind, period_from, kind)
         DO UPDATE SET value = excluded.value, note = excluded.note, set_by = excluded.set_by, set_at = now(), version = target.version + 1
         WHERE target.version = $16
       RETURNING id`,
      [
        ...[newId(), viewer.consortiumId, input.scope, input.unitId, input.projectCode?.trim() || null, input.indicatorId],
        ...[input.breakdown ?? '', input.period, kindOfPeriod(input.period), validFrom, validTo, input.kind, value],
        ...[input.note?.trim() ?? '', viewer.userId, input.expectedVersion]
      ]
    )
    if (!row) throw new DomainError('STALE', { path })
    return row.id
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE */
  async remove({ targetId, expectedVersion }: RemoveTargetInput): Promise<string> {
    const [target] = await this.queries.byIds([targetId])
    if (!target) throw new DomainError('NOT_FOUND', { path: ['input', 'targetId'] })
    this.access.check('target.manage', { unitId: target.unit.id })
    const gone = await this.db.sql('DELETE FROM target WHERE id = $1 AND version = $2 RETURNING id', [targetId, expectedVersion])
    if (gone.length === 0) throw new DomainError('STALE', { path: ['input', 'expectedVersion'] })
    const { period, kind, indicator } = target
    const before = { period, kind, indicator: indicator.code, value: decimalText(Number(target.value), indicator.decimals) }
    this.audit.note({ unitId: target.unit.id, subjectType: 'target', subjectId: targetId, before })
    return targetId
  }

  private shown(row: TargetRow): Target {
    const mayChange = this.access.may('target.manage', { unitId: row.unit.id })
    return { ...row, value: decimalText(Number(row.value), row.indicator.decimals), mayChange }
  }
}

const keyOf = ({ scope, unitId, projectCode, indicatorId, breakdown, period, kind }: TargetInput): string =>
  [scope, unitId, projectCode, indicatorId, breakdown, period, kind].join('|')

/** A value that somebody has written, in steps. @throws DomainError TOO_MANY_DECIMALS, OUT_OF_RANGE, INVALID_NUMBER */
export function stepsOf(text: string, { decimals }: Pick<TargetIndicatorRow, 'decimals'>, path: readonly (string | number)[]): number {
  const parsed = parseDecimal(text, decimals, largestValue)
  if ('value' in parsed) return parsed.value
  if (parsed.issue === 'too_many_decimals') throw new DomainError('TOO_MANY_DECIMALS', { path, params: { decimals } })
  throw new DomainError(parsed.issue === 'too_large' ? 'OUT_OF_RANGE' : 'INVALID_NUMBER', { path })
}
