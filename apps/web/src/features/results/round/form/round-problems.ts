/** What stands in the way of saving: found by the rules of the domain while it is typed, or by the API. */
import { changeRefusals, reminderDayIssues } from '@solmu/domain/results/round-change.js'
import { roundDayIssues, type RoundDayName, roundDayNames } from '@solmu/domain/results/round-days.js'
import { isIsoDate, type IsoDate } from '@solmu/shared/dates.js'
import { useIntl } from 'react-intl'
import { ApiError } from '../../../../graphql/api-error.js'
import { describeError } from '../../../../ui/error-message.js'
import { useFormat } from '../../../../ui/format.js'
import { useText } from '../../../../ui/text.js'
import type { RoundRecord } from '../round.operations.js'
import { dayTyped, formOf, planOf, type RoundForm, type WizardStep } from './round-form.js'

export interface Problem {
  readonly step: WizardStep
  /** The id of the control that mends it. */
  readonly fieldId: string
  readonly text: string
}

/** What a problem is about, as rules and API name it. */
export interface Fault {
  readonly code: string
  readonly path: readonly (string | number)[]
  readonly params: Readonly<Record<string, unknown>>
}

const fault = (code: string, ...path: string[]): Fault => ({ code, path, params: {} })

const listOf = { centres: 'centreIds', kinds: 'unitKinds', list: 'unitIds' } as const

/** Everything that is wrong with the form; `before` is the round that it changes. */
export function faultsOf(form: RoundForm, today: IsoDate, before: RoundRecord | null): Fault[] {
  const plan = planOf(form, today)
  const unread = roundDayNames.filter((name) => dayTyped(form, name, today) === '')
  const list = form.ruleKind === 'all' ? null : listOf[form.ruleKind]
  return [
    ...(form.name.fi.trim() === '' ? [fault('REQUIRED', 'name', 'fi')] : []),
    ...(form.indicators.length === 0 ? [fault('REQUIRED', 'indicators')] : []),
    ...(list !== null && form[list].length === 0 ? [fault('REQUIRED', 'unitRule', list)] : []),
    ...unread.map((name) => fault('INVALID_DATE', name)),
    ...(unread.length > 0 ? [] : roundDayIssues(plan.period, plan)),
    ...reminderDayIssues(plan.reminderDays),
    ...(before === null ? [] : changeRefusals({ ...planOf(formOf(before, 'fi'), today), ...standing(before) }, plan))
  ]
}

/** How many have sent, as far as the counts tell. */
function standing({ state, counts }: RoundRecord) {
  const { submitted, returned, verified, accepted, locked } = counts
  return { state, sentCount: submitted + returned + verified + accepted + locked }
}

/** Where a fault is mended. */
function placeOf([first = '', second]: Fault['path']): Pick<Problem, 'step' | 'fieldId'> {
  if (isDay(first)) return { step: 'days', fieldId: `round-${first}` }
  if (first === 'reminderDays') return { step: 'days', fieldId: 'round-reminders' }
  if (first === 'indicators') return { step: 'indicators', fieldId: 'round-indicators' }
  if (first === 'unitRule' || first === 'membership') return { step: 'units', fieldId: 'round-units' }
  if (first === 'name' || first === 'instructions') return { step: 'period', fieldId: `round-${first}-${second ?? 'fi'}` }
  return { step: 'period', fieldId: 'round-period' }
}

const isDay = (name: unknown): name is RoundDayName => roundDayNames.includes(name as RoundDayName)

/** The text that the wizard has of its own for a fault; null when that of the error says it well. */
function ownText({ code, path: [first], params }: Fault): string | null {
  if (code === 'ROUND_STATE') return typeof params['code'] === 'string' ? `round.refusal.${params['code']}` : null
  if (isDay(first)) return ['DAYS_REVERSED', 'OUT_OF_RANGE', 'INVALID_DATE'].includes(code) ? `round.fault.day.${code}` : null
  if (code === 'REQUIRED') return ['indicators', 'unitRule', 'name'].includes(String(first)) ? `round.fault.no.${first}` : null
  return code === 'ALREADY_EXISTS' && 'round' in params ? 'round.fault.askedTwice' : null
}

/** Puts faults into words, each with the step and the field that mend it. */
export function useProblems() {
  const t = useText()
  const intl = useIntl()
  const format = useFormat()
  const worded = (value: unknown): string | number => {
    if (isIsoDate(value)) return format.day(value)
    return typeof value === 'number' ? value : String(value)
  }
  function textOf({ code, path, params }: Fault): string {
    const values = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, worded(value)]))
    const id = ownText({ code, path, params })
    if (id === null) return describeError(intl, new ApiError({ code, path, params: values })).text
    return t(id, { ...values, ...(isDay(path[0]) && { day: values['day'] ?? t(`round.day.${path[0]}`) }) })
  }
  return (faults: readonly Fault[]): Problem[] => faults.map((each) => ({ ...placeOf(each.path), text: textOf(each) }))
}
