/** An indicator as it stands in the fields of the form: texts as they are typed, days as they are written. */
import { aggregationsOf, decimalsOf } from '@solmu/domain/results/indicator-details.js'
import type { Aggregation, IndicatorUnit, SourceClass } from '@solmu/domain/results/indicator.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { dayInField } from '../../../../ui/day-text.js'
import type { Language } from '../../../../ui/text.js'
import type { IndicatorRecord } from '../indicator.operations.js'

/** What an indicator is: asked once, and never changed. */
export const identityFields = ['code', 'unit', 'sourceClass', 'decimals', 'aggregation', 'weightIndicatorId', 'origin'] as const

/** Every field that holds a text, in the order of the form. */
export const textFields = [
  ...identityFields,
  ...(['groupId', 'from', 'reason', 'nameFi', 'nameSv', 'nameEn', 'definitionFi', 'definitionSv', 'definitionEn'] as const),
  ...(['conditionFi', 'conditionSv', 'conditionEn', 'direction', 'numerator', 'denominator', 'factor', 'source'] as const)
] as const
export type TextFieldName = (typeof textFields)[number]

export const listFields = ['dimensionCodes', 'taskAreas'] as const
export type ListFieldName = (typeof listFields)[number]

export type IndicatorValues = Readonly<Record<TextFieldName, string>> & Readonly<Record<ListFieldName, readonly string[]>>
export type FieldName = TextFieldName | ListFieldName

export const fieldNames: readonly FieldName[] = [...textFields, ...listFields]

/** The longest text that the library takes, by the beginning of the field's name. */
export const longest: Readonly<Record<string, number>> = { name: 120, definition: 4000, condition: 2000, source: 500, reason: 1000, code: 30, origin: 30 }

export const languageEnds = { Fi: 'fi', Sv: 'sv', En: 'en' } as const satisfies Readonly<Record<string, Language>>

export function emptyValues(today: IsoDate, language: Language): IndicatorValues {
  const blank = Object.fromEntries(textFields.map((field) => [field, ''])) as Record<TextFieldName, string>
  return {
    ...blank,
    ...{ unit: 'persons', sourceClass: 'manual', decimals: '0', aggregation: 'sum', direction: 'more', factor: '1' },
    ...{ from: dayInField(today, language), dimensionCodes: [], taskAreas: [] }
  }
}

/** What the newest version says, as the form shows it; the day and the reason of the amendment are still to be given. */
export function valuesOf(indicator: IndicatorRecord, { today, language }: { readonly today: IsoDate; readonly language: Language }): IndicatorValues {
  const [newest] = indicator.versions
  const blank = emptyValues(today, language)
  const { code, unit, sourceClass, decimals, aggregation, weightIndicator, origin, group } = indicator
  const identity = { code, unit, sourceClass, decimals: String(decimals), aggregation, weightIndicatorId: weightIndicator?.id ?? '', origin }
  if (!newest) return { ...blank, ...identity, groupId: group.id }
  const { name, definition, condition, direction, numerator, denominator, factor, source, dimensionCodes, taskAreas } = newest
  return {
    ...{ ...blank, ...identity, groupId: group.id, direction, source, dimensionCodes, taskAreas },
    ...{ from: dayInField(newest.validFrom > today ? newest.validFrom : today, language) },
    ...{ nameFi: name.fi, nameSv: name.sv, nameEn: name.en },
    ...{ definitionFi: definition.fi, definitionSv: definition.sv, definitionEn: definition.en },
    ...{ conditionFi: condition.fi, conditionSv: condition.sv, conditionEn: condition.en },
    ...{ numerator: numerator ?? '', denominator: denominator ?? '', factor: String(factor) }
  }
}

/**
 * A unit or a source that does not go with the others takes the nearest ones that do with it: euros have two decimals, and
 * what is derived is not added up.
 */
export function fitting(values: IndicatorValues): IndicatorValues {
  const of = { unit: values.unit as IndicatorUnit, sourceClass: values.sourceClass as SourceClass }
  const { least, most } = decimalsOf(of)
  const decimals = String(Math.min(Math.max(Number(values.decimals) || 0, least), most))
  const known = aggregationsOf(of)
  const aggregation = known.includes(values.aggregation as Aggregation) ? values.aggregation : (known[0] ?? 'none')
  const weightIndicatorId = aggregation === 'weighted_mean' ? values.weightIndicatorId : ''
  if (of.sourceClass === 'derived') return { ...values, decimals, aggregation, weightIndicatorId, dimensionCodes: [] }
  return { ...values, decimals, aggregation, weightIndicatorId, numerator: '', denominator: '', factor: '1' }
}

/** A field as one text, by which two versions of it are compared. */
export function fieldText(values: IndicatorValues, field: FieldName): string {
  const value = values[field]
  return typeof value === 'string' ? value.trim() : value.join(', ')
}

/** The fields in which two versions differ. */
export const differingFields = (a: IndicatorValues, b: IndicatorValues): readonly FieldName[] =>
  fieldNames.filter((field) => fieldText(a, field) !== fieldText(b, field))

export interface Versions {
  /** What was read before anything was typed. */
  readonly base: IndicatorValues
  /** What has been typed since. */
  readonly mine: IndicatorValues
  /** What somebody else has saved meanwhile. */
  readonly saved: IndicatorValues
}

/** What was saved meanwhile fills the fields that were not touched here; what was typed stays. */
export function mergeNewer({ base, mine, saved }: Versions) {
  const typed = Object.fromEntries(differingFields(base, mine).map((field) => [field, mine[field]])) as Partial<IndicatorValues>
  return { values: { ...saved, ...typed }, changed: differingFields(base, saved) }
}
