/**
 * The checks of a progress report, made by the engine that checks returns: the report is a sheet of figures, and what is held
 * against what are rules like any other.
 * Source: issue "Portfolio", item 4 ("against target, against previous, missing units, money used vs progress").
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import { type Period, validityOfPeriod } from '@solmu/shared/periods.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { FigureRow, Past } from '../results/check-figures.js'
import type { CheckRule, CheckSpec } from '../results/check-rule.js'
import { type Explanation, type Finding, runChecks } from '../results/checks.js'
import type { Direction } from '../results/indicator.js'

/** A figure of a report with what it is held against. Numbers are in steps. */
export interface CheckedFigure {
  readonly projectIndicatorId: string
  readonly name: LocalizedText
  readonly decimals: number
  readonly direction: Direction
  /** Whether it grows with time, so that a part of the target is due by now. */
  readonly growsWithTime: boolean
  readonly period: number | null
  readonly previous: number | null
  readonly soFar: number | null
  readonly target: number | null
}

export interface CheckedReport {
  readonly period: Period
  readonly startsOn: IsoDate
  readonly endsOn: IsoDate
  readonly figures: readonly CheckedFigure[]
  /** How many figures of units are missing. */
  readonly missing: number
  /** In minor units; null where there is no decision. */
  readonly money: { readonly budget: bigint; readonly claimed: bigint } | null
}

const words = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })
const every = { periodKinds: [] } as const
const rule = (code: string, spec: CheckSpec, message: LocalizedText): CheckRule => ({ code, severity: 'warning', spec, message })
const row = (id: string, { total, ...of }: Pick<FigureRow, 'total'> & Partial<FigureRow>): FigureRow => ({ id, code: id, group: '', name: words('', '', ''), decimals: 0, isRequired: false, addsUp: false, dimensions: [], figures: [], total, ...of })

/** A tenth of the way may be missing without a word, and as much of the money may run ahead of the time. */
const slack = 0.1
const days = (from: IsoDate, to: IsoDate): number => Math.max(0, (Date.parse(to) - Date.parse(from)) / 86_400_000)

/**
 * How much of the time of a project has passed at the end of a period, from 0 to 1.
 *
 * @example timeUsed({ period: '2026-T1', startsOn: '2026-01-01', endsOn: '2026-12-31' }) // 0.328…
 */
export function timeUsed({ period, startsOn, endsOn }: Pick<CheckedReport, 'period' | 'startsOn' | 'endsOn'>): number {
  const whole = days(startsOn, endsOn) + 1
  return Math.min(1, days(startsOn, validityOfPeriod(period).validTo) / whole)
}

const targetWords = words('{label}: toteutunut {value}, tähän mennessä tavoite olisi {limit}.', '{label}: utfallet är {value}, målet hittills vore {limit}.', '{label}: {value} so far, where the target by now would be {limit}.')
const changeWords = words('{label}: {value}, edellisessä raportissa {previous}.', '{label}: {value}, i föregående rapport {previous}.', '{label}: {value}, in the report before {previous}.')

function figureChecks(figure: CheckedFigure, used: number): { readonly rows: FigureRow[]; readonly rules: CheckRule[] } {
  const { projectIndicatorId: id, name, decimals, direction, growsWithTime, target } = figure
  const [now, due] = [`${id}:now`, `${id}:due`]
  const aim = target === null ? null : Math.round(growsWithTime ? target * used : target)
  const rows = [row(id, { name, decimals, total: figure.period }), row(now, { name, decimals, total: figure.soFar }), row(due, { name, decimals, total: aim })]
  const tolerance = Math.abs(aim ?? 0) * slack / 10 ** decimals
  const against = rule(`target:${id}`, { kind: 'parts', wholes: [now], relation: direction === 'less' ? 'at_most' : 'at_least', parts: [due], periodsAgo: 0, level: 'total', tolerance, ...every }, targetWords)
  const change = rule(`previous:${id}`, { kind: 'change', of: { kind: 'indicators', codes: [id] }, level: 'total', direction: 'both', relative: 0.5, absolute: null, ...every }, changeWords)
  return { rows, rules: [...(direction === 'neutral' ? [] : [against]), change] }
}

/** What the checks find in a report. Findings that point to a figure name its indicator. */
export function progressFindings(report: CheckedReport): readonly Finding[] {
  const used = timeUsed(report)
  const figures = report.figures.map((figure) => figureChecks(figure, used))
  const missing = row('missing', { total: report.missing })
  const rules = [
    ...figures.flatMap((each) => each.rules),
    rule('missing', { kind: 'range', of: { kind: 'indicators', codes: ['missing'] }, level: 'total', min: null, max: 0, ...every }, words('Yksiköiltä puuttuu {value} hyväksyttyä lukua.', 'Enheterna saknar {value} godkända siffror.', '{value} accepted figures of units are missing.')),
    rule('money', { kind: 'parts', wholes: ['money'], relation: 'at_most', parts: ['time'], periodsAgo: 0, level: 'total', tolerance: slack * 100, ...every }, words('Rahasta on haettu {value} %, ajasta on kulunut {limit} %.', 'Av medlen har {value} % sökts, av tiden har {limit} % gått.', '{value} % of the money is claimed, {limit} % of the time has passed.')),
    rule('money_behind', { kind: 'parts', wholes: ['time'], relation: 'at_most', parts: ['money'], periodsAgo: 0, level: 'total', tolerance: slack * 200, ...every }, words('Ajasta on kulunut {value} %, rahasta on haettu vain {limit} %.', 'Av tiden har {value} % gått, av medlen har bara {limit} % sökts.', '{value} % of the time has passed, only {limit} % of the money is claimed.'))
  ]
  const { money } = report
  const spent = money && money.budget > 0n ? Number((money.claimed * 100n) / money.budget) : null
  const rows = [...figures.flatMap((each) => each.rows), missing, row('money', { total: spent }), row('time', { total: Math.round(used * 100) })]
  const history = new Map(report.figures.map(({ projectIndicatorId, previous }) => [projectIndicatorId, new Map<string, Past>([['', [previous]]])]))
  return runChecks(rules, { rows, period: report.period, history })
}

/** The cell of a report to which a finding points; null where it is about the whole. */
export function findingIndicator({ at: { indicatorId } }: Pick<Finding, 'at'>): string | null {
  const [id = ''] = indicatorId.split(':')
  return id.includes('-') ? id : null
}

/** What is found and not explained for the figures that it is about. */
export const unexplained = <Found extends Pick<Finding, 'ruleCode' | 'about'>>(findings: readonly Found[], explanations: readonly Pick<Explanation, 'ruleCode' | 'about' | 'text'>[]): Found[] =>
  findings.filter(({ ruleCode, about }) => !explanations.some((each) => each.ruleCode === ruleCode && each.about === about && each.text.trim() !== ''))
