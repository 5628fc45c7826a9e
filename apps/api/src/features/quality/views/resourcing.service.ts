import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { scoreRange } from '@solmu/domain/quality/framework-score.js'
import { newestFirst } from '@solmu/domain/quality/quality-result.js'
import { customersOfYear } from '@solmu/domain/quality/resourcing.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { periodContaining, type PeriodKind, shiftPeriod } from '@solmu/shared/periods.js'
import { groupBy } from '@solmu/shared/groups.js'
import { Access } from '../../../core/access/access.js'
import { Db } from '../../../core/db/db.js'
import { NetworkQueries } from '../../network/network.queries.js'
import { ResultTotalsService } from '../../results/facts/result-totals.service.js'
import { MeasuredFrameworks } from './measured-framework.js'
import { resultRef } from './overview.service.js'
import type { ResourcingBasis, ResourcingScore } from './parameters.graphql.js'
import { type ResultRow, ViewsQueries } from './views.queries.js'

/** The indicators of the library from which the calculator starts: in coaching, new customers, coaches. */
const codes = ['A1', 'A2', 'D1'] as const

const periodsInYear: Readonly<Record<PeriodKind, number>> = { month: 12, quarter: 4, third: 3, year: 1 }

/** What is known of a unit before its resources are reckoned. */
@Injectable()
export class ResourcingService {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly network: NetworkQueries,
    private readonly queries: ViewsQueries,
    private readonly frameworks: MeasuredFrameworks,
    private readonly totals: ResultTotalsService
  ) {}

  /** @throws DomainError NOT_FOUND */
  async basis(unitId: string): Promise<ResourcingBasis> {
    const day = todayIn()
    const unit = (await this.network.onDay(day)).treeOn(day).find((node) => node.unit.id === unitId)?.unit
    if (!unit) throw new DomainError('NOT_FOUND', { path: ['unitId'] })
    const scores = await this.scores(await this.queries.ofUnit(unitId, day), day)
    return { unit: { id: unit.id, type: unit.type, name: unit.name }, scores, ...(await this.reported(unitId, day)) }
  }

  private async scores(rows: readonly ResultRow[], day: IsoDate): Promise<ResourcingScore[]> {
    const newest = [...groupBy(newestFirst(rows.filter(({ score }) => score !== null)), ({ frameworkId }) => frameworkId)].map(([, [result]]) => result)
    const found = await Promise.all(newest.map(async (result) => ({ result, measured: await this.frameworks.of(result.frameworkId, result.versionId, day) })))
    return found.flatMap(({ result, measured }): ResourcingScore[] => {
      const range = scoreRange(measured.content)
      const { name, notice } = measured.content
      return range ? [{ frameworkId: result.frameworkId, frameworkName: name, notice, result: resultRef(result, measured), ...range }] : []
    })
  }

  /** The last year of whole periods, as far as it has been sent. Whoever may not read the unit's returns types the figures. */
  private async reported(unitId: string, day: IsoDate): Promise<Pick<ResourcingBasis, 'customers' | 'coaches' | 'periods'>> {
    const none = { customers: null, coaches: null, periods: [] }
    if (!this.access.may('return.read', { unitId })) return none
    const known = await this.db.sql<{ id: string; code: string; kind: PeriodKind | null }>(
      `SELECT i.id, i.code, (SELECT c.period_kind FROM collection_round c GROUP BY c.period_kind ORDER BY count(*) DESC, c.period_kind LIMIT 1) AS kind
       FROM indicator i WHERE i.code = ANY ($1)`,
      [codes]
    )
    const kind = known[0]?.kind
    if (!kind || known.length < codes.length) return none
    const to = shiftPeriod(periodContaining(kind, day), -1)
    const from = shiftPeriod(to, 1 - periodsInYear[kind])
    const totals = await this.totals.totals({ nodeId: unitId, indicatorIds: known.map(({ id }) => id), from, to, stage: 'submitted' })
    const figuresOf = (code: (typeof codes)[number]) => totals.values[totals.rows.findIndex((row) => row.code === code)]?.slice(0, periodsInYear[kind]) ?? []
    const wholeOf = (code: (typeof codes)[number]) => figuresOf(code).map(({ value, missingCount }) => (value === null || missingCount > 0 ? null : Number(value)))
    const customers = customersOfYear(wholeOf('A1'), wholeOf('A2'))
    const coaches = figuresOf('D1').findLast(({ value }) => value !== null)?.value ?? null
    return { customers: customers === null ? null : String(customers), coaches, periods: [from, to] }
  }
}
