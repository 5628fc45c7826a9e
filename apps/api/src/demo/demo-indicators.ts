/** The library of the product as rows of the demo. */
import type { LocalizedText } from '@solmu/shared/text.js'
import {
  libraryDimensions,
  libraryGroups,
  libraryIndicators
} from '../features/results/indicator/library/library.js'
import { demoId } from './demo-id.js'

type Row = Readonly<Record<string, unknown>>

/** Older than every round of the demo, so that each finds its definitions. */
const validFrom = '2013-01-01'

const indicatorIds = new Map(libraryIndicators.map(({ code }) => [code, demoId(`indicator:${code}`)]))

/** @throws Error for a code that the library does not have */
export function indicatorId(code: string): string {
  const id = indicatorIds.get(code)
  if (id === undefined) throw new Error(`The library has no indicator ${code}`)
  return id
}
const groupId = (code: string): string => demoId(`indicator-group:${code}`)
const dimensionId = (code: string): string => demoId(`dimension:${code}`)

const localized = (name: string, text: LocalizedText): Row => ({
  [`${name}Fi`]: text.fi,
  [`${name}Sv`]: text.sv,
  [`${name}En`]: text.en
})

/** Tables with their rows, parents before children. */
export function demoIndicators(consortiumId: string): readonly (readonly [table: string, rows: readonly Row[]])[] {
  const indicators = libraryIndicators.map(({ code, group, weight, ...what }, index) => ({
    id: indicatorId(code),
    consortiumId,
    code,
    groupId: groupId(group),
    position: index + 1,
    unit: what.unit,
    decimals: what.decimals,
    aggregation: what.aggregation,
    sourceClass: what.sourceClass,
    weightIndicatorId: weight === null ? null : indicatorId(weight),
    origin: what.origin
  }))
  return [
    ['indicator_group', libraryGroups.map(({ code, name }, index) => ({ id: groupId(code), consortiumId, code, ...localized('name', name), position: index + 1 }))],
    ['dimension', libraryDimensions.map(({ code, name }, index) => ({ id: dimensionId(code), consortiumId, code, ...localized('name', name), position: index + 1 }))],
    ['dimension_category', libraryDimensions.flatMap((dimension) => dimension.categories.map(({ code, kind, name }, index) => ({ dimensionId: dimensionId(dimension.code), consortiumId, code, kind, ...localized('name', name), position: index + 1 })))],
    // A weighted mean needs its weight, which may stand after it.
    ['indicator', [...indicators].sort((a, b) => Number(a.weightIndicatorId !== null) - Number(b.weightIndicatorId !== null))],
    ['indicator_version', libraryIndicators.map((what) => ({
      indicatorId: indicatorId(what.code),
      number: 1,
      consortiumId,
      validFrom,
      ...localized('name', what.name),
      ...localized('definition', what.definition),
      ...localized('condition', what.condition),
      direction: what.direction,
      dimensionCodes: what.dimensionCodes,
      numerator: what.numerator,
      denominator: what.denominator,
      factor: what.factor,
      source: what.source,
      taskAreas: what.taskAreas
    }))]
  ]
}
