import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { percentileRank, quartilesOf } from '@solmu/domain/quality/quality-percentile.js'
import { newestFirst, sectionsOf } from '@solmu/domain/quality/quality-result.js'
import { changeBetween } from '@solmu/domain/quality/quality-trend.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import { NetworkQueries } from '../../network/network.queries.js'
import { comparisonOf } from './comparison.js'
import { type Behind, ComparisonQueries, type CriterionField } from './comparison.queries.js'
import { type Measured, MeasuredFrameworks } from './measured-framework.js'
import { cellsOf, resultRef } from './overview.service.js'
import { ParametersService } from './parameters.service.js'
import type { QualityBenchmark, QualityProfileFramework, QualityProfileRound, SectionStandingType, UnitQuality } from './profile.graphql.js'
import { type Field, type ResultRow, ViewsQueries } from './views.queries.js'

type Shown = { readonly measured: Measured; readonly results: readonly [ResultRow, ...ResultRow[]] }

/** How one unit keeps its promise. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly queries: ViewsQueries,
    private readonly frameworks: MeasuredFrameworks,
    private readonly network: NetworkQueries,
    private readonly parameters: ParametersService,
    private readonly comparison: ComparisonQueries
  ) {}

  /**
   * The results of a unit that the viewer may see, by framework and round, with how many there are beside.
   *
   * @throws DomainError NOT_FOUND
   */
  async of(unitId: string, asOf: IsoDate | null): Promise<UnitQuality> {
    const day = asOf ?? todayIn()
    const picture = await this.network.onDay(day)
    const node = picture.treeOn(day).find(({ unit }) => unit.id === unitId)
    if (!node) throw new DomainError('NOT_FOUND', { path: ['unitId'] })
    const rows = newestFirst(await this.queries.ofUnit(unitId, day))
    const { assessments } = await this.queries.finalCount({ frameworkId: null, cycleId: null, day, unitIds: [unitId] })
    const shown = await Promise.all([...groupBy(rows, ({ frameworkId }) => frameworkId)].map(async ([id, results]): Promise<Shown> => ({ results, measured: await this.frameworks.of(id, results[0].versionId, day) })))
    const measures = shown.map(({ measured }) => ({ key: measured.version.id, versions: measured.alike }))
    const fields = await this.queries.fields(measures, day)
    const criterionFields = await this.comparison.fields(measures, day)
    const behind = await this.comparison.behind(shown.map(({ results }) => results[0].assessmentId))
    const minimum = (await this.parameters.on(day)).minimumUnits
    const { id, type, name } = node.unit
    const above = node.parentId === null ? null : picture.unitOn(node.parentId, day)
    return {
      ...{ id, unit: { id, type, name }, asOf: day, unpublishedCount: Math.max(0, assessments - rows.length) },
      centre: above && { id: above.id, type: above.type, name: above.name },
      frameworks: shown.map((each) => frameworkOf(each, { fields, criterionFields, behind, minimum }))
    }
  }
}

interface Beside {
  readonly fields: readonly Field[]
  readonly criterionFields: readonly CriterionField[]
  readonly behind: readonly Behind[]
  readonly minimum: number
}

function frameworkOf({ measured, results }: Shown, { fields, criterionFields, behind, minimum }: Beside): QualityProfileFramework {
  const field = fields.find(({ key }) => key === measured.version.id)
  return {
    version: measured.version,
    rounds: results.map((result, place) => roundOf(result, results[place + 1], measured)),
    benchmark: field ? benchmarkOf(results[0].score, field, minimum) : null,
    comparison: comparisonOf(results[0], measured, { behind: behind.find(({ assessmentId }) => assessmentId === results[0].assessmentId), fields: criterionFields, minimum })
  }
}

function roundOf(result: ResultRow, before: ResultRow | undefined, measured: Measured): QualityProfileRound {
  const content = measured.contents.get(result.versionId)
  const isComparable = measured.alike.includes(result.versionId)
  const sections = isComparable && content ? sectionsOf(content, result.values) : []
  return {
    ...{ result: resultRef(result, measured), isComparable, cells: cellsOf(result, measured) },
    change: (before && changeBetween(before, result, (id) => measured.contents.get(id))?.score) ?? null,
    sections: sections.map(({ code, value, position, range, answered, total }): SectionStandingType => ({
      ...{ code, value, position, answered, total, lowest: range?.lowest ?? null, highest: range?.highest ?? null }
    }))
  }
}

function benchmarkOf(score: number | null, { units, scores }: Field, minimum: number): QualityBenchmark | null {
  if (score === null) return null
  if (scores === null) return { n: units, minimum, percentile: null, quartiles: null }
  const [lower, equal] = [scores.filter((each) => each < score).length, scores.filter((each) => each === score).length]
  return { n: units, minimum, percentile: equal === 0 ? null : percentileRank({ lower, equal, n: units }, minimum), quartiles: quartilesOf(scores, minimum) }
}
