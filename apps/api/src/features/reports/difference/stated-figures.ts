import { Injectable } from '@nestjs/common'
import type { ConsolidatedCell } from '@solmu/domain/reports/consolidate.js'
import { indicatorsBehind } from '@solmu/domain/reports/consolidate-behind.js'
import { type ClauseKind, type DifferenceStep as Step, mainParts, type PartAmount } from '@solmu/domain/reports/difference.js'
import { comparedRatioDecimals, figureCell, lastDayOf, ratioDecimalsOf, stateOf } from '@solmu/domain/reports/difference-figure.js'
import type { FigureStatement } from '@solmu/domain/reports/difference-statement.js'
import type { CellLens } from '@solmu/domain/reports/edition.js'
import { markOf } from '@solmu/domain/reports/publication-figure.js'
import { figureOf, noSums } from '@solmu/domain/results/aggregate.js'
import { type Stage, stages } from '@solmu/domain/results/return-state.js'
import { type LocalizedText, sameInAll } from '@solmu/shared/text.js'
import { figureText, stepsText } from '../../results/facts/result-figures.js'
import { IndicatorReader } from '../../results/indicator/indicator-reader.js'
import { ConsolidationAreas } from '../consolidation/consolidation-areas.js'
import type { DifferenceStep, DifferenceStepPart, StatedFigure } from './difference.graphql.js'
import type { DescribedSource, SaidDefinition } from './live-figures.js'

/** A statement over a source that says what its indicators mean. */
export type DescribedStatement = FigureStatement & { readonly source: DescribedSource }

/** What is told of a figure beside what it was worked out of. */
export type StatedFrom = Pick<StatedFigure, 'source' | 'edition' | 'audienceId' | 'audienceName' | 'level' | 'isWhole'>

/** How many units are named at a step. */
const MOST_PARTS = 5

/** Between which clauses a unit counts through the same division, so that it can be said where it went. */
const placed: readonly ClauseKind[] = ['returns', 'corrections', 'definition', 'network', 'stage', 'restated']

type Names = ReadonlyMap<string, LocalizedText | null>

/** Names what figures rest on, and what moved them. */
@Injectable()
export class StatedFigures {
  constructor(
    private readonly areas: ConsolidationAreas,
    private readonly indicators: IndicatorReader
  ) {}

  /** A figure with everything on which it rests. */
  async stated({ source, address }: DescribedStatement, from: StatedFrom): Promise<StatedFigure> {
    const { breakdown, lens, area, restateTo, period } = address
    const day = lastDayOf(period)
    const key = from.isWhole || area === '' ? null : area
    const names = from.isWhole ? new Map<string, null>() : await this.names(lens, [key], restateTo ?? day)
    return {
      ...from,
      ...numbersOf({ source, address }),
      ...saidOf(source, address.indicatorId, day),
      ...{ stage: stageOf(address.stage), breakdown, categoryName: await this.categoryName(breakdown) },
      ...{ lens, area: key, areaName: names.get(key ?? '') ?? null, restateTo, period }
    }
  }

  /** Steps, with the units that make most of each by name. */
  async steps(steps: readonly Step[], of: { readonly decimals: number; readonly from: FigureStatement }): Promise<DifferenceStep[]> {
    const main = steps.map((step) => mainParts(step, MOST_PARTS))
    const { lens, period, restateTo } = of.from.address
    const day = lastDayOf(period)
    const units = await this.names('unit', main.flatMap(({ main: parts }) => parts.map(({ part }) => part)), day)
    const places = await this.names(lens, main.flatMap(({ main: parts }) => parts.flatMap(({ from, to }) => [from ?? null, to ?? null])), restateTo ?? day)
    return steps.map((step) => shownStep(step, of.decimals, { units, places }))
  }

  private async categoryName(breakdown: string): Promise<LocalizedText | null> {
    const [code = '', category] = breakdown.split(':')
    if (category === undefined) return null
    const [dimension] = await this.indicators.dimensionsOf([code])
    return dimension?.categories.find((each) => each.code === category)?.name ?? null
  }

  private async names(lens: CellLens, keys: readonly (string | null)[], day: string): Promise<Names> {
    const wanted = new Set(keys.filter((key) => key !== null))
    if (wanted.size === 0 || lens === 'network') return new Map()
    const listed = await this.areas.listed(lens, wanted, day)
    return new Map(listed.flatMap(({ area, name }) => (area === null ? [] : [[area, name] as const])))
  }
}

const stageOf = (least: number): Stage => (Object.keys(stages) as Stage[]).find((stage) => stages[stage] === least) ?? 'accepted'

const nothing: Pick<ConsolidatedCell, 'value' | 'numerator' | 'denominator' | 'unitCount' | 'missingCount' | 'notApplicableCount' | 'notAskedCount' | 'isGross' | 'lower' | 'upper'> =
  figureOf('sum', noSums)

function numbersOf({ source, address }: FigureStatement) {
  const indicator = source.indicators.find(({ id }) => id === address.indicatorId)
  const cell = figureCell(stateOf(source, address)) ?? nothing
  const ratio = indicator ? ratioDecimalsOf(indicator, indicatorsBehind([indicator], source.indicators)) : ([0, 0] as const)
  const { value, numerator, denominator, unitCount, missingCount, isGross } = figureText({ ...cell, gross: null, ratio }, indicator?.decimals ?? 0)
  const { notApplicableCount } = cell
  return { value, numerator, denominator, unitCount, missingCount, isGross, mark: markOf({ isWithheld: false, hasValue: value !== null, missingCount, notApplicableCount }) }
}

const unnamed = { code: '', unit: 'count' } as const

/** What is nothing has its code for a name. */
const unsaid = (code: string) => ({ number: 0, validFrom: null, name: sameInAll(code), numerator: null, denominator: null, factor: 1 })

function saidOf(source: DescribedSource, indicatorId: string, day: string) {
  const { code, unit } = source.indicators.find(({ id }) => id === indicatorId) ?? unnamed
  const { number: definitionNumber, validFrom: definitionFrom, name, ...said } = source.saidOf(indicatorId, day) ?? unsaid(code)
  return { indicatorId, code, name, unit, definitionNumber, definitionFrom, formula: formulaText(said) }
}

/** @example formulaText({ numerator: 'A', denominator: 'B', factor: 100, … }) // '100 × (A) / (B)' */
export function formulaText({ numerator, denominator, factor }: Pick<SaidDefinition, 'numerator' | 'denominator' | 'factor'>): string {
  if (numerator === null) return ''
  return `${factor === 1 ? '' : `${factor} × `}${denominator === null ? numerator : `(${numerator}) / (${denominator})`}`
}

/** @param names of units and of areas by their keys */
export function shownStep(step: Step, decimals: number, { units, places }: { readonly units: Names; readonly places: Names }): DifferenceStep {
  const { clauses, before, after, amount, numerator, denominator } = step
  const { main, rest } = mainParts(step, MOST_PARTS)
  const text = (steps: bigint | null): string | null => (steps === null ? null : stepsText(steps, decimals))
  const isPlaced = clauses.every((clause) => placed.includes(clause))
  return {
    ...{ clauses, before: text(before.value), after: text(after.value), amount: stepsText(amount, decimals) },
    ...{ numerator: ratioText(numerator), denominator: ratioText(denominator) },
    parts: main.map((part) => shownPart(part, { decimals, units, places: isPlaced ? places : null })),
    ...{ restCount: rest.count, restAmount: stepsText(rest.amount, decimals) }
  }
}

function shownPart(
  { part, amount, from, to }: PartAmount,
  { decimals, units, places }: { readonly decimals: number; readonly units: Names; readonly places: Names | null }
): DifferenceStepPart {
  const nameOf = (area: string | null | undefined): LocalizedText | null => (area == null ? null : (places?.get(area) ?? null))
  return {
    ...{ area: part, name: units.get(part) ?? null, amount: stepsText(amount, decimals) },
    ...{ from: places ? (from ?? null) : null, fromName: nameOf(from), to: places ? (to ?? null) : null, toName: nameOf(to) }
  }
}

/** Parts of ratios have decimals of their own, and no zeros at their end. */
const ratioText = (steps: bigint | null): string | null =>
  steps === null ? null : stepsText(steps, comparedRatioDecimals).replace(/\.?0+$/, '')
