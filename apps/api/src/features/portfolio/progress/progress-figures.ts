import { type CheckedReport, findingIndicator, progressFindings } from '@solmu/domain/portfolio/progress-checks.js'
import type { ProgressFigure } from '@solmu/domain/portfolio/progress-report.js'
import { completenessOf, type CountedReturn, projectFigure } from '@solmu/domain/portfolio/project-results.js'
import { type Period, shiftPeriod, validityOfPeriod } from '@solmu/shared/periods.js'
import { type CountedIndicator, growsWithTime, textOfSteps } from '../result/result-reader.js'
import type { ProgressFinding } from './progress.graphql.js'

/** What has been claimed, in minor units as texts. */
export interface KeptMoney {
  readonly budget: string
  readonly claimed: string
  readonly certified: string
  readonly paid: string
}

const isWithin = (period: Period) => {
  const { validFrom, validTo } = validityOfPeriod(period)
  return ({ day }: CountedReturn): boolean => day >= validFrom && day < validTo
}
const isBy = (period: Period) => ({ day }: CountedReturn): boolean => day < validityOfPeriod(period).validTo

/** The returns of the units of a partner, or of all. */
function ofPartner({ frame, at, returns }: CountedIndicator, partnerId: string | null): readonly CountedReturn[] {
  if (partnerId === null) return returns
  const units = new Set(frame.projects[at]?.units.flatMap((unit) => (unit.partnerId === partnerId ? [unit.unitId] : [])))
  return returns.filter(({ unitId }) => units.has(unitId))
}

/** The figures of a report, or of the part of a partner in it, out of what is accepted today. */
export function figuresOf(counted: readonly CountedIndicator[], { period, partnerId }: { readonly period: Period; readonly partnerId: string | null }): ProgressFigure[] {
  return counted.map((each) => {
    const { row, frame, at } = each
    const { code, name } = frame.indicator
    const soFar = ofPartner(each, partnerId).filter(isBy(period))
    const steps = (returns: readonly CountedReturn[]) => textOfSteps(projectFigure(returns, frame, at).value, frame.indicator)
    const { asked, given } = completenessOf(soFar, at)
    const target = partnerId === null ? row.target : (row.partnerTargets.find((one) => one.partnerId === partnerId)?.target ?? null)
    return { projectIndicatorId: row.id, code, name, period: steps(soFar.filter(isWithin(period))), soFar: steps(soFar), target: textOfSteps(target, frame.indicator), asked, given }
  })
}

interface Checked extends Pick<CheckedReport, 'period' | 'startsOn' | 'endsOn'> {
  readonly counted: readonly CountedIndicator[]
  readonly money: KeptMoney | null
}

/** What the checks find in the figures of the whole project. */
export function findingsOf({ counted, money, ...report }: Checked): Omit<ProgressFinding, 'explanation'>[] {
  const value = ({ frame, at, returns }: CountedIndicator, is: (each: CountedReturn) => boolean): number | null => {
    const found = projectFigure(returns.filter(is), frame, at).value
    return found === null ? null : Number(found)
  }
  const figures = counted.map((each) => ({
    ...{ projectIndicatorId: each.row.id, name: each.frame.indicator.name, decimals: each.frame.indicator.decimals, direction: each.direction, growsWithTime: growsWithTime(each.frame) },
    ...{ period: value(each, isWithin(report.period)), previous: value(each, isWithin(shiftPeriod(report.period, -1))), soFar: value(each, isBy(report.period)) },
    target: each.row.target === null ? null : Number(each.row.target)
  }))
  const missing = counted.reduce((sum, { returns, at }) => {
    const { asked, given } = completenessOf(returns.filter(isBy(report.period)), at)
    return sum + asked - given
  }, 0)
  const found = progressFindings({ ...report, figures, missing, money: money && { budget: BigInt(money.budget), claimed: BigInt(money.claimed) } })
  return found.map((finding) => ({ ruleCode: finding.ruleCode, about: finding.about, message: finding.message, projectIndicatorId: findingIndicator(finding) }))
}
