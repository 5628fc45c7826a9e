/** What is wrong with the form: first by the rules that hold everywhere, then by what the API refused. */
import { useIntl } from 'react-intl'
import { checkIdentity, checkOccasion, checkStatement, type GivenStatement } from '@solmu/domain/results/indicator-details.js'
import type { Aggregation, Direction, IndicatorUnit, SourceClass } from '@solmu/domain/results/indicator.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { useViewer } from '../../../../app/viewer.js'
import { ApiError, toApiErrors } from '../../../../graphql/api-error.js'
import { readDayText } from '../../../../ui/day-text.js'
import { describeError } from '../../../../ui/error-message.js'
import type { SummaryError } from '../../../../ui/error-summary.js'
import { useFormat } from '../../../../ui/format.js'
import { useText } from '../../../../ui/text.js'
import { fieldNames, type FieldName, type IndicatorValues } from './indicator-values.js'

type Path = readonly (string | number)[]

export interface Problems {
  readonly fields: Readonly<Partial<Record<FieldName, string>>>
  readonly whole: readonly string[]
}

export const noProblems: Problems = { fields: {}, whole: [] }

/** The id of a field's control. */
export const fieldId = (field: string) => `indicator-${field}`

/**
 * The field that a path of the rules or of the API leads to; null when it leads to none of the form.
 *
 * @example fieldOfPath(['input', 'name', 'sv']) // 'nameSv'
 */
export function fieldOfPath(path: Path): FieldName | null {
  const [first, second] = path.filter((part) => part !== 'input').map(String)
  if (first === 'validFrom') return 'from'
  const ending = second === 'sv' ? 'Sv' : second === 'en' ? 'En' : 'Fi'
  return fieldNames.find((name) => name === first || name === `${first}${ending}`) ?? null
}

/** All of the problems in the order of the form. */
export function summaryOf({ fields, whole }: Problems): readonly SummaryError[] {
  const atFields = fieldNames.flatMap((name) => (fields[name] ? [{ fieldId: fieldId(name), text: fields[name] }] : []))
  return [...whole.map((text) => ({ text })), ...atFields]
}

/** What the fields say about the indicator. */
export function statementOf(values: IndicatorValues): GivenStatement {
  const isDerived = values.sourceClass === 'derived'
  const text = (name: 'name' | 'definition' | 'condition') => ({ fi: values[`${name}Fi`], sv: values[`${name}Sv`], en: values[`${name}En`] })
  return {
    ...{ name: text('name'), definition: text('definition'), condition: text('condition') },
    ...{ direction: values.direction as Direction, source: values.source, taskAreas: values.taskAreas },
    dimensionCodes: values.dimensionCodes,
    numerator: isDerived ? values.numerator : null,
    denominator: isDerived ? values.denominator : null,
    factor: isDerived ? Number(values.factor.trim() || 'NaN') : 1
  }
}

export function identityOf(values: IndicatorValues) {
  return {
    code: values.code,
    unit: values.unit as IndicatorUnit,
    decimals: Number(values.decimals),
    aggregation: values.aggregation as Aggregation,
    sourceClass: values.sourceClass as SourceClass,
    weightIndicatorId: values.weightIndicatorId || null,
    origin: values.origin.trim() || null
  }
}

/** A form without problems, as the API takes it. */
export interface Checked {
  readonly from: IsoDate
  readonly reason: string
  readonly statement: ReturnType<typeof checkStatement>['statement']
}

type Issue = { readonly code: string; readonly path: Path; readonly params?: object }

/** Refusals that have a better sentence here than everywhere; some at one field only, some with a day. */
const better: readonly { readonly code: string; readonly field?: FieldName | null; readonly text: string; readonly hasDay?: boolean }[] = [
  { code: 'REQUIRED', field: 'nameFi', text: 'name' },
  { code: 'REQUIRED', field: 'definitionFi', text: 'definition' },
  { code: 'REQUIRED', field: 'reason', text: 'reason' },
  { code: 'UNKNOWN_WORD', field: 'code', text: 'code' },
  { code: 'UNKNOWN_WORD', field: 'origin', text: 'origin' },
  { code: 'ALREADY_EXISTS', text: 'codeTaken' },
  { code: 'INDICATOR_IN_USE', text: 'inUse', hasDay: true },
  { code: 'RANGE_OVERLAPS', text: 'tooEarly', hasDay: true },
  { code: 'INVALID_INPUT', field: null, text: 'nothing' },
  { code: 'STALE', text: 'changed' }
]

/** Reads the form; `isNew` has an identity, and no reason. */
export function useIndicatorCheck(isNew: boolean) {
  const t = useText()
  const intl = useIntl()
  const { day } = useFormat()
  const { today } = useViewer()

  function textFor({ code, path, params }: Issue): string {
    const field = fieldOfPath(path)
    const said = (params ?? {}) as Readonly<Record<string, string | number>>
    if (code === 'EXPRESSION_INVALID') return t(`indicator.expression.${said['kind']}`, { name: said['name'] ?? '', at: Number(said['from']) + 1 })
    const known = better.find((one) => one.code === code && one.field === (one.field === undefined ? undefined : field))
    if (!known || (known.hasDay && !said['day'])) return describeError(intl, new ApiError({ code, params: said })).text
    return t(`indicator.problem.${known.text}`, known.hasDay ? { day: day(String(said['day'])) } : {})
  }

  function collect(issues: readonly Issue[]): Problems {
    const fields: Partial<Record<FieldName, string>> = {}
    const whole: string[] = []
    for (const issue of issues) {
      const field = fieldOfPath(issue.path)
      if (field === null) whole.push(textFor(issue))
      else fields[field] ??= textFor(issue)
    }
    return { fields, whole }
  }

  function check(values: IndicatorValues): { readonly checked: Checked | null; readonly problems: Problems } {
    const from = readDayText(values.from, today) ?? ''
    const { statement, issues } = checkStatement(statementOf(values), identityOf(values))
    const occasion = checkOccasion({ from, reason: isNew ? '–' : values.reason })
    const missingGroup = values.groupId === '' ? [{ code: 'REQUIRED', path: ['groupId'] }] : []
    const identity = isNew ? checkIdentity(identityOf(values)) : []
    const problems = collect([...identity, ...missingGroup, ...occasion.issues, ...issues])
    const isSound = problems.whole.length === 0 && Object.keys(problems.fields).length === 0
    return { checked: isSound ? { from, reason: occasion.reason, statement } : null, problems }
  }

  return { check, describe: (error: unknown): Problems => collect(toApiErrors(error)) }
}
