/**
 * Rules that open findings by themselves, and close them again when their cause is gone. A rule is data; what it sees are
 * causes, each of a subject (where, and of what) and an occasion (this assessment, this expiry): while a finding of the
 * subject is open no second one is opened, and what somebody has closed is not opened again for the same occasion.
 * Source: issue "Quality", item 4 ("rules may open and close them").
 */
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { DomainError } from '../errors.js'
import { type GivenText, TextFields } from '../text-fields.js'
import type { ImprovementOutcome, ImprovementState, Severity } from './improvement.js'

/**
 * band_below: the newest score lies under a band · criterion_below: a criterion lies under a level in the newest
 * assessment · certificate_expiring: within so many days, or expired already · duty_overdue: a duty of a commitment is late.
 */
export const improvementRuleKinds = ['band_below', 'criterion_below', 'certificate_expiring', 'duty_overdue'] as const
export type ImprovementRuleKind = (typeof improvementRuleKinds)[number]

/** What a version of a rule says. What its kind does not ask for is null. */
export interface ImprovementRule {
  readonly kind: ImprovementRuleKind
  readonly name: LocalizedText
  readonly severity: Severity
  /** One that is paused opens nothing and closes nothing. */
  readonly isActive: boolean
  /** band_below, criterion_below: by which framework. certificate_expiring, duty_overdue: of which one alone; null of all. */
  readonly frameworkId: string | null
  /** band_below: the lowest band that is good enough. */
  readonly bandCode: string | null
  /** criterion_below: which one; null for each of them. */
  readonly criterionCode: string | null
  /** criterion_below: the lowest level that is good enough. */
  readonly level: number | null
  /** certificate_expiring: how many days ahead. duty_overdue: how many days late. */
  readonly days: number | null
}

/** The newest final assessment of a unit by a framework. */
export interface NewestResult {
  readonly unitId: string
  readonly frameworkId: string
  readonly assessmentId: string
  readonly score: number | null
  readonly bands: readonly { readonly code: string; readonly from: number }[]
  readonly answers: readonly { readonly code: string; readonly value: number | null }[]
}

export interface ExpiringCertificate {
  readonly id: string
  readonly unitId: string
  readonly frameworkId: string | null
  readonly expiresOn: IsoDate
}

export interface LateDuty {
  readonly id: string
  readonly unitId: string
  readonly frameworkId: string | null
  readonly dueOn: IsoDate
}

/** All that rules look at, of one consortium. */
export interface RuleFacts {
  readonly results: readonly NewestResult[]
  /** Of a unit and framework the one that lasts longest. */
  readonly certificates: readonly ExpiringCertificate[]
  /** Those that have not been fulfilled. */
  readonly duties: readonly LateDuty[]
}

export interface Cause {
  readonly unitId: string
  readonly subject: string
  readonly occasion: string
  readonly frameworkId: string | null
  readonly criterionCode: string | null
  readonly assessmentId: string | null
}

const inFramework = (rule: ImprovementRule, frameworkId: string | null): boolean => rule.frameworkId === null || rule.frameworkId === frameworkId

const finders: Readonly<Record<ImprovementRuleKind, (rule: ImprovementRule, facts: RuleFacts, today: IsoDate) => Cause[]>> = {
  band_below: (rule, { results }) =>
    results
      .filter(({ frameworkId, score, bands }) => {
        const from = bands.find(({ code }) => code === rule.bandCode)?.from
        return frameworkId === rule.frameworkId && score !== null && from !== undefined && score < from
      })
      .map(({ unitId, frameworkId, assessmentId }) => ({ unitId, subject: unitId, occasion: assessmentId, frameworkId, criterionCode: null, assessmentId })),
  criterion_below: (rule, { results }) =>
    results
      .filter(({ frameworkId }) => frameworkId === rule.frameworkId)
      .flatMap(({ unitId, frameworkId, assessmentId, answers }) =>
        answers
          .filter(({ code, value }) => (rule.criterionCode === null || rule.criterionCode === code) && value !== null && rule.level !== null && value < rule.level)
          .map(({ code }) => ({ unitId, subject: `${unitId}/${code}`, occasion: assessmentId, frameworkId, criterionCode: code, assessmentId }))
      ),
  certificate_expiring: (rule, { certificates }, today) =>
    certificates
      .filter(({ frameworkId, expiresOn }) => inFramework(rule, frameworkId) && expiresOn <= addDays(today, rule.days ?? 0))
      .map(({ unitId, frameworkId, expiresOn, id }) => ({
        ...{ unitId, subject: `${unitId}/${frameworkId ?? id}`, occasion: expiresOn, frameworkId, criterionCode: null, assessmentId: null }
      })),
  duty_overdue: (rule, { duties }, today) =>
    duties
      .filter(({ frameworkId, dueOn }) => inFramework(rule, frameworkId) && addDays(dueOn, rule.days ?? 0) < today)
      .map(({ id, unitId, frameworkId, dueOn }) => ({ unitId, subject: id, occasion: dueOn, frameworkId, criterionCode: null, assessmentId: null }))
}

/**
 * What a rule sees on a day, each subject once.
 *
 * @example causesOf(expiresWithin90, facts, '2026-11-22') // [{ unitId, subject, occasion: '2027-01-31', … }]
 */
export function causesOf(rule: ImprovementRule, facts: RuleFacts, today: IsoDate): readonly Cause[] {
  const causes = finders[rule.kind](rule, facts, today)
  return [...new Map(causes.map((cause) => [cause.subject, cause])).values()]
}

/** A finding that the rule has opened before. */
export interface RuleFinding {
  readonly id: string
  readonly subject: string
  readonly occasion: string
  readonly state: ImprovementState
  readonly outcome: ImprovementOutcome | null
}

export interface RuleWork {
  readonly open: readonly Cause[]
  /** The ids of the findings whose cause is gone. */
  readonly close: readonly string[]
}

/**
 * What is to be opened and closed. Done twice, the second time comes to nothing.
 *
 * @param findings every finding that the rule has ever opened
 */
export function ruleWork(causes: readonly Cause[], findings: readonly RuleFinding[]): RuleWork {
  const open = findings.filter(({ state }) => state !== 'closed')
  const taken = new Set(open.map(({ subject }) => subject))
  const settled = new Set(findings.filter(({ state, outcome }) => state === 'closed' && outcome !== 'cleared').map(({ subject, occasion }) => `${subject} ${occasion}`))
  const seen = new Set(causes.map(({ subject }) => subject))
  return {
    open: causes.filter(({ subject, occasion }) => !taken.has(subject) && !settled.has(`${subject} ${occasion}`)),
    close: open.filter(({ subject }) => !seen.has(subject)).map(({ id }) => id)
  }
}

/** As it is filled in. */
export type GivenRule = Omit<ImprovementRule, 'name'> & { readonly name: GivenText }

const needs: Readonly<Record<ImprovementRuleKind, readonly ('frameworkId' | 'bandCode' | 'level' | 'days')[]>> = {
  band_below: ['frameworkId', 'bandCode'],
  criterion_below: ['frameworkId', 'level'],
  certificate_expiring: ['days'],
  duty_overdue: ['days']
}

const most = { level: 100, days: 1000 } as const

/** A number that is not given yet is missing, not out of range. */
const isInRange = (value: number | null, max: number): boolean => value === null || (Number.isInteger(value) && value >= 0 && value <= max)

/**
 * Takes a rule in: what its kind does not ask for is left out.
 *
 * @returns the rule, or all that is wrong with it: REQUIRED, OUT_OF_RANGE, TOO_LONG, INVALID_INPUT, each at its field
 */
export function readRule(given: GivenRule): { readonly rule: ImprovementRule } | { readonly issues: readonly DomainError[] } {
  const fields = new TextFields()
  const name = fields.localized(['name'], given.name, { most: 200, isNeeded: true })
  const needed = needs[given.kind]
  for (const field of needed) if (given[field] === null) fields.refuse('REQUIRED', [field])
  for (const field of ['level', 'days'] as const) {
    if (needed.includes(field) && !isInRange(given[field], most[field])) fields.refuse('OUT_OF_RANGE', [field], { min: 0, max: most[field] })
  }
  if (fields.issues.length > 0) return { issues: fields.issues }
  const { kind, severity, isActive, frameworkId } = given
  const kept = <Value>(field: 'bandCode' | 'level' | 'days', value: Value): Value | null => (needed.includes(field) ? value : null)
  return {
    rule: {
      ...{ kind, name, severity, isActive, frameworkId },
      ...{ bandCode: kept('bandCode', given.bandCode), level: kept('level', given.level), days: kept('days', given.days) },
      criterionCode: kind === 'criterion_below' ? given.criterionCode : null
    }
  }
}
