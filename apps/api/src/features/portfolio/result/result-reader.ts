import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { behind, completenessOf, type CountedReturn, countedReturns, type GrossAndNet, grossAndNet, projectFigure, type ResultFrame } from '@solmu/domain/portfolio/project-results.js'
import { timeUsed } from '@solmu/domain/portfolio/progress-checks.js'
import { noSums } from '@solmu/domain/results/aggregate.js'
import type { Direction } from '@solmu/domain/results/indicator.js'
import { standing } from '@solmu/domain/results/progress.js'
import { todayIn } from '@solmu/shared/dates.js'
import { decimalText } from '@solmu/shared/decimal.js'
import { periodContaining } from '@solmu/shared/periods.js'
import { Access } from '../../../core/access/access.js'
import type { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import type { ReadIndicator } from '../../results/facts/derived-figures.js'
import { TotalledIndicatorsService } from '../../results/facts/totalled-indicators.service.js'
import { IndicatorReader } from '../../results/indicator/indicator-reader.js'
import { ProjectReader } from '../project/project-reader.js'
import type { GrossAndNetType, ProjectIndicator, ProjectResult, ProjectResults, ProjectReturnFigure, SharedResult } from './result.graphql.js'
import { type NamedProject, type ProjectIndicatorRow, ResultQueries } from './result.queries.js'

interface ReadFrame extends ResultFrame {
  readonly indicator: ReadIndicator
  readonly projects: readonly NamedProject[]
}

/** An indicator of a project with all that its figures are made of, before it is shown or put into a report. */
export interface CountedIndicator {
  readonly row: ProjectIndicatorRow
  readonly direction: Direction
  readonly frame: ReadFrame
  /** Where the project stands among those of the frame; -1 while it has no days. */
  readonly at: number
  /** Those that this project counts. */
  readonly returns: readonly CountedReturn[]
}

export type ResultProject = Awaited<ReturnType<ProjectReader['row']>>

/** Reads what projects have achieved. */
@Injectable()
export class ResultReader {
  constructor(
    private readonly projects: ProjectReader,
    private readonly queries: ResultQueries,
    private readonly indicators: TotalledIndicatorsService,
    private readonly versions: IndicatorReader,
    private readonly access: Access
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED for whom it is none of their business what the project reports */
  async project(projectId: string): Promise<ResultProject> {
    const project = await this.projects.row(projectId)
    if (!project.mayReadMoney) throw new DomainError('NOT_ALLOWED')
    return project
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED */
  async of(projectId: string): Promise<ProjectResults> {
    const project = await this.project(projectId)
    const units = await this.queries.units(projectId)
    const named = new Map(units.map(({ unit }) => [unit.id, unit]))
    const counted = await this.counted(projectId)
    return { units, results: counted.map((each) => resultOf(each, project, named)), mayEdit: this.access.may('project.edit', { unitId: project.lead.id }) }
  }

  /** The indicators of a project with the returns that it counts: as many statements however many there are. */
  async counted(projectId: string): Promise<CountedIndicator[]> {
    const rows = await this.queries.indicators(projectId)
    if (rows.length === 0) return []
    const ids = rows.map(({ indicatorId }) => indicatorId)
    const { asked, library } = await this.indicators.read(ids, todayIn())
    const counting = await this.queries.counting(ids)
    const frames = rows.flatMap((row, place) => {
      const indicator = asked[place]
      const projects = counting.filter((each) => each.indicatorId === row.indicatorId && each.periodKind === row.periodKind)
      return indicator ? [{ row, frame: { indicator, library, projects } }] : []
    })
    const facts = await this.queries.facts([projectId], [...new Set(frames.flatMap(({ frame }) => behind(frame).map(({ id }) => id)))])
    const directions = new Map(await Promise.all(ids.map(async (id) => [id, (await this.versions.nearestVersion(id))?.direction ?? 'neutral'] as const)))
    return frames.map(({ row, frame }) => {
      const at = frame.projects.findIndex(({ id }) => id === projectId)
      const wanted = new Set(behind(frame).map(({ id }) => id))
      const own = facts.filter(({ periodKind, indicatorId }) => periodKind === row.periodKind && wanted.has(indicatorId))
      return { row, frame, at, direction: directions.get(row.indicatorId) ?? 'neutral', returns: countedReturns(own, frame).filter(({ shares }) => (shares[at] ?? 0) > 0) }
    })
  }

  /** Which figures projects tell more than once: of the projects that the viewer reads, what is told by all. */
  async shared(): Promise<SharedResult[]> {
    const counting = await this.queries.counting(null)
    const read = counting.filter(({ isRead }) => isRead)
    if (read.length === 0) return []
    const ids = [...new Set(read.map(({ indicatorId }) => indicatorId))]
    const { asked, library } = await this.indicators.read(ids, todayIn())
    const facts = await this.queries.facts([...new Set(read.map(({ id }) => id))], ids)
    const kinds = [...new Set(read.map(({ periodKind }) => periodKind))]
    return asked.flatMap((indicator) =>
      kinds.flatMap((periodKind): SharedResult[] => {
        const projects = counting.filter((each) => each.indicatorId === indicator.id && each.periodKind === periodKind)
        if (!projects.some(({ isRead }) => isRead)) return []
        const frame = { indicator, library, projects }
        const told = grossAndNet(countedReturns(facts.filter((fact) => fact.indicatorId === indicator.id && fact.periodKind === periodKind), frame), frame)
        return told ? [{ indicatorId: indicator.id, code: indicator.code, name: indicator.name, periodKind, told: toldOf(told, frame) }] : []
      })
    )
  }
}

export const textOfSteps = (steps: bigint | string | null, { decimals }: { readonly decimals: number }): string | null => (steps === null ? null : decimalText(Number(steps), decimals))
const text = (steps: bigint, of: { readonly decimals: number }): string => decimalText(Number(steps), of.decimals)

/** Counts that add up grow with time; a state or a ratio stands where it stands. */
export const growsWithTime = ({ indicator }: Pick<ResultFrame, 'indicator'>): boolean => indicator.sourceClass !== 'derived' && (indicator.aggregation === 'sum' || indicator.aggregation === 'distinct_persons')

function resultOf(counted: CountedIndicator, project: ResultProject, units: ReadonlyMap<string, OrgUnitRefType>): ProjectResult {
  const { row, frame, at, returns, direction } = counted
  const { indicator } = frame
  const whole = projectFigure(returns, frame, at)
  const told = grossAndNet(returns, frame)
  const { missingUnitIds, ...completeness } = completenessOf(returns, at)
  const periods = [...new Set(returns.map(({ period }) => period))].map((period) => {
    const within = returns.filter((each) => each.period === period)
    const { asked, given } = completenessOf(within, at)
    return { period, value: textOfSteps(projectFigure(within, frame, at).value, indicator), asked, given }
  })
  const known = (id: string): OrgUnitRefType[] => [units.get(id)].flatMap((unit) => unit ?? [])
  return {
    indicator: indicatorOf(row, counted),
    ...{ value: textOfSteps(whole.value, indicator), isGross: whole.isGross, standing: standingOf(counted, { project, value: whole.value, direction }) },
    ...{ periods, ...completeness, missing: missingUnitIds.flatMap(known), told: told && toldOf(told, frame) },
    returns: [...returns].reverse().flatMap((each) => known(each.unitId).map((unit) => returnOf(each, unit, counted)))
  }
}

function standingOf({ row, frame }: CountedIndicator, { project: { startsOn, endsOn }, value, direction }: { readonly project: ResultProject; readonly value: bigint | null; readonly direction: Direction }) {
  const [actual, target] = [value === null ? null : Number(value), row.target === null ? null : Number(row.target)]
  const used = startsOn && endsOn ? timeUsed({ period: periodContaining('month', todayIn()), startsOn, endsOn }) : 0
  const forecast = actual === null || !growsWithTime(frame) || used === 0 ? actual : Math.round(actual / used)
  return standing(direction, { target, actual, forecast })
}

function indicatorOf({ id, indicatorId, periodKind, why, version, shares, partnerTargets, ...row }: ProjectIndicatorRow, { frame: { indicator }, direction }: Pick<CountedIndicator, 'frame' | 'direction'>): ProjectIndicator {
  const { code, name, decimals, aggregation } = indicator
  return {
    ...{ id, indicatorId, periodKind, why, version, code, name, decimals, aggregation, direction },
    ...{ baseline: textOfSteps(row.baseline, indicator), target: textOfSteps(row.target, indicator) },
    partnerTargets: partnerTargets.map(({ partnerId, target }) => ({ partnerId, target: text(BigInt(target), indicator) })),
    shares: shares.map(({ replacedAt, ...share }) => ({ ...share, replacedAt: replacedAt === null ? null : new Date(replacedAt) }))
  }
}

function toldOf({ gross, net, byProject }: GrossAndNet, { indicator, projects }: ReadFrame): GrossAndNetType {
  return {
    ...{ gross: text(gross, indicator), net: text(net, indicator), twice: text(gross - net, indicator) },
    projects: projects.flatMap(({ id, number, title }, place) => {
      const counted = byProject[place] ?? 0n
      return counted === 0n ? [] : [{ projectId: id, number, title, counted: text(counted, indicator) }]
    })
  }
}

function returnOf(each: CountedReturn, unit: OrgUnitRefType, { frame, at }: CountedIndicator): ProjectReturnFigure {
  const { returnId, versionNumber, period, shares, sums } = each
  const own = sums.get(frame.indicator.id) ?? noSums
  const counted = projectFigure([each], frame, at).value
  return { ...{ returnId, versionNumber, unit, period, share: shares[at] ?? 0 }, reported: own.valueCount > 0 ? text(own.valueSum, frame.indicator) : null, counted: textOfSteps(counted, frame.indicator) }
}
