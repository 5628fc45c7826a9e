import { criteriaOf, type Scale, scaleOf } from '@solmu/domain/quality/framework.js'
import { quartilesOf } from '@solmu/domain/quality/quality-percentile.js'
import { placeOn } from '@solmu/domain/quality/quality-result.js'
import type { Behind, CriterionField } from './comparison.queries.js'
import type { Measured } from './measured-framework.js'
import { cellsOf } from './overview.service.js'
import type { QualityCriterionComparison } from './profile.graphql.js'
import type { ResultRow } from './views.queries.js'

interface Compared {
  readonly behind: Behind | undefined
  readonly fields: readonly CriterionField[]
  /** How many units there must be before a field is shown. */
  readonly minimum: number
}

/** What each criterion of a result is laid beside: what was said on the way to it, its evidence, and all units. */
export function comparisonOf(result: ResultRow, measured: Measured, { behind, fields, minimum }: Compared): QualityCriterionComparison[] {
  const cellsBy = (levels: Readonly<Record<string, number | null>>) => cellsOf({ ...result, values: new Map(Object.entries(levels)) }, measured)
  const self = behind?.self ? cellsBy(behind.self) : null
  const reviews = (behind?.reviews ?? []).map(cellsBy)
  const ofMeasure = fields.filter(({ key }) => key === measured.version.id)
  return criteriaOf(measured.content).map(
    (criterion, place): QualityCriterionComparison => ({
      ...{ code: criterion.code, self: self?.[place] ?? null, reviews: reviews.flatMap((cells) => cells[place] ?? []) },
      evidenceCount: behind?.evidence ? (behind.evidence[criterion.code] ?? 0) : null,
      ...spreadOf(ofMeasure.find(({ code }) => code === criterion.code), scaleOf(measured.content, criterion), minimum)
    })
  )
}

/** How many units have a level, and where their middle half lies. */
function spreadOf(field: CriterionField | undefined, scale: Scale | undefined, minimum: number): Pick<QualityCriterionComparison, 'n' | 'quartiles' | 'positions'> {
  const quartiles = field?.levels ? quartilesOf(field.levels, minimum) : null
  return { n: field?.units ?? 0, quartiles, positions: quartiles && scale ? quartiles.map((value) => placeOn(scale, value) ?? 0) : null }
}
