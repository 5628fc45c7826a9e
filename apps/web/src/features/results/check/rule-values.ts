/** A rule as it stands in the fields of its form: texts as they are typed. */
import type { ChangeDirection, CheckKind, CheckLevel, Relation, SelectorKind, Severity } from '@solmu/domain/results/check-rule.js'
import { z } from 'zod'
import type { PeriodKind } from '@solmu/shared/periods.js'
import { changeDirections, checkKinds, checkLevels, relations, selectorKinds, severities } from '@solmu/domain/results/check-rule.js'
import type { CheckRuleRow, CreateRuleInput } from './check.operations.js'

export const periodKinds = ['month', 'quarter', 'third', 'year'] as const satisfies readonly PeriodKind[]

/** Fields that hold a text as it is typed: codes parted by commas, numbers with a comma or a point. */
export const textFields = [
  ...(['code', 'codes', 'min', 'max', 'wholes', 'parts', 'periodsAgo', 'tolerance', 'relative', 'absolute', 'factor'] as const),
  ...(['expression', 'at', 'messageFi', 'messageSv', 'messageEn'] as const)
] as const
export type TextFieldName = (typeof textFields)[number]

export interface RuleValues extends Readonly<Record<TextFieldName, string>> {
  readonly kind: CheckKind
  readonly severity: Severity
  readonly of: SelectorKind
  readonly level: CheckLevel
  readonly relation: Relation
  readonly direction: ChangeDirection
  readonly onlyRequired: boolean
  readonly isActive: boolean
  readonly periodKinds: readonly PeriodKind[]
}

export const emptyValues: RuleValues = {
  ...{ code: '', codes: '', min: '', max: '', wholes: '', parts: '', periodsAgo: '0', tolerance: '0', relative: '', absolute: '' },
  ...{ factor: '5', expression: '', at: '', messageFi: '', messageSv: '', messageEn: '' },
  ...{ kind: 'range', severity: 'warning', of: 'all', level: 'total', relation: 'at_most', direction: 'both' },
  ...{ onlyRequired: true, isActive: true, periodKinds: [] }
}

const texts = Object.fromEntries(textFields.map((field) => [field, z.string()])) as Record<TextFieldName, z.ZodString>

/** What a draft must be to be offered back. */
export const ruleValuesSchema = z.object({
  ...texts,
  ...{ kind: z.enum(checkKinds), severity: z.enum(severities), of: z.enum(selectorKinds), level: z.enum(checkLevels) },
  ...{ relation: z.enum(relations), direction: z.enum(changeDirections), onlyRequired: z.boolean(), isActive: z.boolean() },
  periodKinds: z.array(z.enum(periodKinds))
})

/** Which fields a kind of rule has, in the order of the form. */
export const fieldsOfKind: Readonly<Record<CheckKind, readonly (keyof RuleValues)[]>> = {
  required: ['of', 'codes', 'onlyRequired'],
  range: ['of', 'codes', 'level', 'min', 'max'],
  parts: ['wholes', 'relation', 'parts', 'level', 'periodsAgo', 'tolerance'],
  change: ['of', 'codes', 'level', 'direction', 'relative', 'absolute'],
  outlier: ['of', 'codes', 'level', 'factor'],
  expression: ['expression', 'at']
}

const typed = (value: number | null | undefined): string => (value === null || value === undefined ? '' : String(value).replace('.', ','))
const joined = (codes: readonly string[] | null | undefined): string => (codes ?? []).join(', ')
const percent = (share: number | null): number | null => (share === null ? null : Math.round(share * 1e6) / 1e4)

/** The fields of a spec that have a value. */
const given = (spec: CheckRuleRow['spec']): Partial<CheckRuleRow['spec']> =>
  Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== null))

/** What a rule says, as the form shows it. */
export function valuesOf({ code, kind, severity, spec, message, isActive }: CheckRuleRow): RuleValues {
  const { of, level, relation, direction, onlyRequired, periodKinds: kinds, expression, at, ...typedFields } = {
    ...{ of: emptyValues.of, level: emptyValues.level, relation: emptyValues.relation, direction: emptyValues.direction },
    ...{ onlyRequired: emptyValues.onlyRequired, periodKinds: [], expression: '', at: '', periodsAgo: 0, tolerance: 0, factor: 5 },
    ...given(spec)
  }
  return {
    ...emptyValues,
    ...({ code, kind, severity, isActive, of, level, relation, direction, onlyRequired, expression, at } as Partial<RuleValues>),
    periodKinds: kinds ?? [],
    ...{ codes: joined(spec.codes), wholes: joined(spec.wholes), parts: joined(spec.parts) },
    ...{ min: typed(spec.min), max: typed(spec.max), relative: typed(percent(spec.relative)), absolute: typed(spec.absolute) },
    ...{ periodsAgo: typed(typedFields.periodsAgo), tolerance: typed(typedFields.tolerance), factor: typed(typedFields.factor) },
    ...{ messageFi: message.fi, messageSv: message.sv, messageEn: message.en }
  }
}

/** A number as it was typed; NaN for what is none, null for nothing. */
export function readNumber(text: string): number | null {
  const plain = text.trim().replace(/[\s\u00a0\u202f]/g, '').replace(/[\u2212\u2013]/, '-').replace(',', '.')
  if (plain === '') return null
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN
}

const readCodes = (text: string): string[] =>
  text
    .split(/[\s,;]+/)
    .map((code) => code.trim())
    .filter((code) => code !== '')

export type SpecInput = CreateRuleInput['spec']

/** The fields of the kind as the API takes them; a number that is none becomes NaN, which the rules refuse. */
export function specOf(values: RuleValues): SpecInput {
  const relative = readNumber(values.relative)
  const every: Required<SpecInput> = {
    ...{ of: values.of, codes: values.of === 'all' ? [] : readCodes(values.codes), level: values.level },
    ...{ periodKinds: [...values.periodKinds], onlyRequired: values.onlyRequired },
    ...{ min: readNumber(values.min), max: readNumber(values.max) },
    ...{ wholes: readCodes(values.wholes), relation: values.relation, parts: readCodes(values.parts) },
    ...{ periodsAgo: readNumber(values.periodsAgo), tolerance: readNumber(values.tolerance) },
    ...{ direction: values.direction, relative: relative === null ? null : relative / 100, absolute: readNumber(values.absolute) },
    ...{ factor: readNumber(values.factor), expression: values.expression.trim(), at: values.at.trim() }
  }
  const names = [...fieldsOfKind[values.kind], 'periodKinds']
  return Object.fromEntries(Object.entries(every).filter(([name]) => names.includes(name))) as SpecInput
}

/** Two versions of a form that say the same. */
export const sameValues = (a: RuleValues, b: RuleValues): boolean => JSON.stringify(a) === JSON.stringify(b)
