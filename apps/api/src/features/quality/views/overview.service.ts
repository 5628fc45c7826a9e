import { Injectable } from '@nestjs/common'
import { criteriaOf, type FrameworkContent, scaleOf } from '@solmu/domain/quality/framework.js'
import { bandsOverTree } from '@solmu/domain/quality/quality-bands.js'
import { likeCriteria, positionOf, resultsOn } from '@solmu/domain/quality/quality-result.js'
import { lastChanges, mostImproved, type ResultChange } from '@solmu/domain/quality/quality-trend.js'
import type { TreeNode } from '@solmu/domain/network/tree.js'
import { todayIn } from '@solmu/shared/dates.js'
import type { NetworkPicture } from '../../network/network-picture.js'
import { NetworkQueries } from '../../network/network.queries.js'
import { type Measured, MeasuredFrameworks } from './measured-framework.js'
import type { QualityBandNode, QualityCell, QualityOverview, QualityOverviewArgs, QualityOverviewUnit, QualityResultRef } from './overview.graphql.js'
import { type ResultRow, ViewsQueries } from './views.queries.js'

/** A result as views show it. */
export const resultRef = (result: ResultRow, measured: Pick<Measured, 'versions'>): QualityResultRef => {
  const { assessmentId, assessedOn, finalKind, score, band, level } = result
  return { assessmentId, assessedOn, finalKind, score, band, level, versionNumber: measured.versions.find(({ id }) => id === result.versionId)?.number ?? 0 }
}

/** How well the promise is kept, over the network. */
@Injectable()
export class OverviewService {
  constructor(
    private readonly queries: ViewsQueries,
    private readonly frameworks: MeasuredFrameworks,
    private readonly network: NetworkQueries
  ) {}

  /**
   * The heat map, the bands over the tree and what improved most, as of a day: the results that the viewer may see, with how
   * many there are beside. However many units there are, the statements are as many.
   *
   * @throws DomainError NOT_FOUND
   */
  async of({ frameworkId, versionId, cycleId = null, centreId = null, asOf }: QualityOverviewArgs): Promise<QualityOverview> {
    const day = asOf ?? todayIn()
    const measured = await this.frameworks.of(frameworkId, versionId ?? null, day)
    const picture = await this.network.onDay(day)
    const [nodes, isSubject] = [withinCentre(picture.treeOn(day), centreId), subjectIn(measured.content)]
    const subjects = nodes.filter(isSubject)
    const rows = await this.queries.lastTwo({ frameworkId, day, cycleId })
    const byUnit = resultsOn(rows, day)
    const own = new Map(subjects.flatMap(({ unit }) => {
      const results = byUnit.get(unit.id)
      return results ? [[unit.id, results] as const] : []
    }))
    const count = await this.queries.finalCount({ frameworkId, cycleId, day, unitIds: subjects.map(({ unit }) => unit.id) })
    const changes = lastChanges(own, (id) => measured.contents.get(id))
    return {
      ...{ asOf: day, version: measured.version, rounds: await this.queries.rounds(frameworkId) },
      ...{ subjectCount: subjects.length, shownCount: own.size, unpublishedCount: Math.max(0, count.units - own.size) },
      units: subjects.map((node) => unitRow(node, { measured, result: own.get(node.unit.id)?.[0], changes })),
      nodes: bandNodes(nodes, { measured, own, isSubject, picture, day }),
      improved: mostImproved(measured.content, changes)
    }
  }
}

/** The centre with what is under it, or everything. */
const withinCentre = (nodes: readonly TreeNode[], centreId: string | null): TreeNode[] =>
  nodes.filter(({ unit, parentId }) => centreId === null || unit.id === centreId || parentId === centreId)

/** Whom a framework is for: the centres, or else the local units. */
const subjectIn =
  ({ subject }: FrameworkContent) =>
  ({ unit }: TreeNode): boolean =>
    unit.type === (subject === 'centre' ? 'regional_centre' : 'local_unit')

type RowOf = { readonly measured: Measured; readonly result: ResultRow | undefined; readonly changes: readonly ResultChange[] }

function unitRow({ unit, parentId }: TreeNode, { measured, result, changes }: RowOf): QualityOverviewUnit {
  const { id, type, name } = unit
  return {
    ...{ unit: { id, type, name }, centreId: type === 'regional_centre' ? id : parentId },
    result: result ? resultRef(result, measured) : null,
    isComparable: result !== undefined && measured.alike.includes(result.versionId),
    change: changes.find(({ unitId }) => unitId === id)?.score ?? null,
    cells: result ? cellsOf(result, measured) : []
  }
}

/** A cell for each criterion of the version that is shown; what the unit was not asked in the same way stays out. */
export function cellsOf(result: ResultRow, { content, contents }: Measured): QualityCell[] {
  const by = contents.get(result.versionId)
  const like = new Set(by ? likeCriteria(by, content) : [])
  return criteriaOf(content).map((criterion): QualityCell => {
    if (!like.has(criterion.code)) return { mark: 'not_asked', value: null, position: null }
    const value = result.values.get(criterion.code)
    if (value === undefined) return { mark: 'missing', value: null, position: null }
    const scale = scaleOf(content, criterion)
    return value === null ? { mark: 'skipped', value, position: null } : { mark: 'value', value, position: scale ? positionOf(scale, value) : null }
  })
}

type BandsOf = {
  readonly measured: Measured
  readonly own: ReadonlyMap<string, readonly ResultRow[]>
  readonly isSubject: (node: TreeNode) => boolean
  readonly picture: NetworkPicture
  readonly day: string
}

function bandNodes(nodes: readonly TreeNode[], { measured, own, isSubject, picture, day }: BandsOf): QualityBandNode[] {
  const { bands } = measured.content
  const standing = new Map([...own].map(([id, [result]]) => [id, { band: result && measured.alike.includes(result.versionId) ? result.band : null }]))
  const subjects = new Set(nodes.filter(isSubject).map(({ unit }) => unit.id))
  const tree = nodes.map(({ unit: { id, type }, parentId }) => ({ id, parentId, type }))
  const counts = bandsOverTree(tree, { bands, standing, isSubject: ({ id }) => subjects.has(id) })
  const served = new Map(picture.coverageOn(day).territories.map(({ unitId, municipalityCodes }) => [unitId, municipalityCodes]))
  return nodes.flatMap(({ unit: { id, type, name }, parentId }): QualityBandNode[] => {
    const of = counts.get(id)
    if (!of) return []
    const { outside, none, total } = of
    const bandCounts = bands.map(({ code }) => ({ band: code, count: of.bands[code] ?? 0 }))
    return [{ id, type, name, parentId, bands: bandCounts, outside, none, total, municipalityCodes: served.get(id) ?? [] }]
  })
}
