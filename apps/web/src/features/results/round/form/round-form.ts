/** What is typed into the wizard, and how it becomes a round. */
import type { AskedInRound, RoundPlan } from '@solmu/domain/results/round-change.js'
import type { Membership } from '@solmu/domain/results/round.js'
import { defaultDays, movedDays, type RoundDayName, roundDayNames } from '@solmu/domain/results/round-days.js'
import { renamed, roundName } from '@solmu/domain/results/round-name.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { kindOfPeriod, periodContaining, shiftPeriod, type Period, type PeriodKind } from '@solmu/shared/periods.js'
import { dayInField, readDayText } from '../../../../ui/day-text.js'
import type { Language, LocalizedText } from '../../../../ui/text.js'
import type { RoundInput, RoundRecord } from '../round.operations.js'

export type RuleKind = RoundRecord['unitRule']['kind']

export interface RoundForm {
  readonly name: LocalizedText
  readonly instructions: LocalizedText
  readonly period: Period
  readonly membership: Membership
  readonly ruleKind: RuleKind
  readonly centreIds: readonly string[]
  readonly unitKinds: RoundRecord['unitRule']['unitKinds']
  readonly unitIds: readonly string[]
  /** As they were typed. */
  readonly days: Readonly<Record<RoundDayName, string>>
  readonly reminderDays: readonly number[]
  readonly indicators: readonly AskedInRound[]
}

export const wizardSteps = ['period', 'indicators', 'units', 'days', 'check'] as const
export type WizardStep = (typeof wizardSteps)[number]

/** Days from the deadline on which a round reminds unless told otherwise, and those that are offered. */
export const offeredReminders = [-14, -7, -3, -1, 0, 1, 7, 14] as const
const usualReminders = [-7, -1, 1, 7]

function daysTyped(days: Readonly<Record<RoundDayName, IsoDate>>, language: Language): RoundForm['days'] {
  return Object.fromEntries(roundDayNames.map((name) => [name, dayInField(days[name], language)])) as Record<RoundDayName, string>
}

/** An empty form, about the quarter that has ended last. */
export function newForm(today: IsoDate, language: Language): RoundForm {
  const period = shiftPeriod(periodContaining('quarter', today), -1)
  return {
    ...{ name: roundName(period), instructions: { fi: '', sv: '', en: '' }, period, membership: 'last_day', ruleKind: 'all' },
    ...{ centreIds: [], unitKinds: [], unitIds: [], reminderDays: usualReminders, indicators: [] },
    days: daysTyped(defaultDays(period), language)
  }
}

/** The form of a round as it stands. */
export function formOf(round: RoundRecord, language: Language): RoundForm {
  const { name, instructions, period, membership, unitRule, reminderDays } = round
  const { kind: ruleKind, centreIds, unitKinds, unitIds } = unitRule
  const indicators = round.indicators.map(({ indicator, dimensions, isRequired, allowsNotApplicable }) => ({
    ...{ indicatorId: indicator.id, dimensionCodes: dimensions.map(({ code }) => code), isRequired, allowsNotApplicable }
  }))
  const days = daysTyped(round, language)
  return { name, instructions, period, membership, ruleKind, centreIds, unitKinds, unitIds, reminderDays, indicators, days }
}

/** A form that begins as another round, about another period. */
export function copyOf(round: RoundRecord, period: Period, language: Language): RoundForm {
  const days = daysTyped(movedDays(round, round.period, period), language)
  return { ...formOf(round, language), period, days, name: renamed(round.name, round.period, period) }
}

/** About another period, with the name and the days that go with it. */
export function withPeriod(form: RoundForm, period: Period, language: Language): RoundForm {
  return { ...form, period, name: renamed(form.name, form.period, period), days: daysTyped(defaultDays(period), language) }
}

/** The periods of a kind that are offered, the newest first. */
export function periodsOffered(kind: PeriodKind, today: IsoDate, chosen: Period): Period[] {
  const now = periodContaining(kind, today)
  const near = Array.from({ length: 13 }, (_, index) => shiftPeriod(now, 4 - index))
  return kindOfPeriod(chosen) !== kind || near.includes(chosen) ? near : [chosen, ...near]
}

/** A day as it was typed; empty for one that cannot be read. */
export const dayTyped = (form: RoundForm, name: RoundDayName, today: IsoDate): IsoDate => readDayText(form.days[name], today) ?? ''

/** What is sent; days that cannot be read are empty, which the rules refuse. */
export function inputOf(form: RoundForm, today: IsoDate): RoundInput {
  const days = Object.fromEntries(roundDayNames.map((name) => [name, dayTyped(form, name, today)])) as Record<RoundDayName, string>
  const { name, instructions, period, membership, reminderDays } = form
  const indicators = form.indicators.map((each) => ({ ...each, dimensionCodes: [...each.dimensionCodes] }))
  return { name, instructions, period, membership, unitRule: ruleOf(form), reminderDays: [...reminderDays], indicators, ...days }
}

/** The rule that is sent, with the list that belongs to it. */
export function ruleOf({ ruleKind, centreIds, unitKinds, unitIds }: RoundForm): RoundInput['unitRule'] {
  return {
    kind: ruleKind,
    centreIds: ruleKind === 'centres' ? [...centreIds] : [],
    unitKinds: ruleKind === 'kinds' ? [...unitKinds] : [],
    unitIds: ruleKind === 'list' ? [...unitIds] : []
  }
}

/** The same as the rules of the domain see it. */
export function planOf(form: RoundForm, today: IsoDate): RoundPlan {
  const { unitRule, ...input } = inputOf(form, today)
  const rules: Readonly<Record<RuleKind, RoundPlan['unitRule']>> = {
    all: { kind: 'all' },
    centres: { kind: 'centres', centreIds: unitRule.centreIds ?? [] },
    kinds: { kind: 'kinds', unitKinds: unitRule.unitKinds ?? [] },
    list: { kind: 'list', unitIds: unitRule.unitIds ?? [] }
  }
  return { ...input, unitRule: rules[form.ruleKind] }
}
