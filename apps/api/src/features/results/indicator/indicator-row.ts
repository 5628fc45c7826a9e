import type { IndicatorGroupType, IndicatorType, IndicatorVersionType } from './indicator.graphql.js'

const localized = (row: string, what: string): string =>
  `json_build_object('fi', ${row}.${what}_fi, 'sv', ${row}.${what}_sv, 'en', ${row}.${what}_en)`

export type IndicatorRow = IndicatorType
export type GroupRow = IndicatorGroupType
export type VersionRow = IndicatorVersionType

/** What the schema says of the indicator `i`, as one JSON object. */
export const INDICATOR = `json_build_object('id', i.id, 'code', i.code, 'unit', i.unit, 'decimals', i.decimals,
  'aggregation', i.aggregation, 'sourceClass', i.source_class, 'origin', i.origin, 'position', i.position,
  'version', i.version, 'groupId', i.group_id, 'weightIndicatorId', i.weight_indicator_id)`

export const GROUP = `json_build_object('id', g.id, 'code', g.code, 'name', ${localized('g', 'name')},
  'position', g.position, 'version', g.version)`

/** What the schema says of the version `v`, whose author is `u`. */
export const VERSION = `json_build_object('number', v.number, 'validFrom', v.valid_from, 'validTo', v.valid_to,
  'name', ${localized('v', 'name')}, 'definition', ${localized('v', 'definition')},
  'condition', ${localized('v', 'condition')}, 'direction', v.direction, 'dimensionCodes', v.dimension_codes,
  'numerator', v.numerator, 'denominator', v.denominator, 'factor', v.factor, 'source', v.source,
  'taskAreas', v.task_areas, 'reason', v.reason, 'changedAt', v.changed_at, 'changedBy', u.display_name)`
