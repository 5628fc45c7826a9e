/** The figures of a return as lines that a reviewer reads: now, before, the change, and what was said of each. */
import { cellKeyText } from '@solmu/domain/results/cell.js'
import type { CellStatus } from '@solmu/domain/results/cell.js'
import { decimalNumber, parseDecimal } from '@solmu/shared/decimal.js'
import type { Figure } from '../../../../ui/value.js'
import type { CellComment, SentAnswer, SheetCell } from '../../unit-return/unit-return.types.js'
import type { Difference, Finding, ReviewedReturn } from '../approval.types.js'

export interface ReviewLine {
  readonly key: string
  readonly indicatorId: string
  readonly breakdown: string
  readonly decimals: number
  readonly cell: SheetCell
  readonly now: Figure
  readonly previous: Figure | null
  /** Null where there is nothing to compare. */
  readonly change: number | null
  /** What stood in the version before; null when nothing did or it was the same. */
  readonly before: SentAnswer | null
  readonly hasChanged: boolean
  readonly findings: readonly Finding[]
  readonly comments: readonly CellComment[]
}

export interface ReviewGroup {
  readonly id: string
  readonly name: ReviewedReturn['sheet'][number]['indicator']['group']['name']
  readonly lines: readonly ReviewLine[]
}

const marks: Readonly<Record<Exclude<CellStatus, 'value'>, Figure>> = {
  missing: 'missing',
  not_applicable: 'notApplicable',
  not_asked: 'notAsked'
}

/** A decimal text as the API sends it, as a number to show. */
export function numberOf(text: string, decimals: number): number {
  const read = parseDecimal(text, decimals)
  return 'value' in read ? decimalNumber(read.value, decimals) : Number.NaN
}

/** An answer as `Value` shows it; a figure that was never answered is missing once the return is sent. */
export function figureOf({ status, value }: { readonly status: CellStatus | null; readonly value: string | null }, decimals: number): Figure {
  if (status === 'value' && value !== null) return numberOf(value, decimals)
  return status === null || status === 'value' ? 'missing' : marks[status]
}

const isAt = (line: { readonly indicatorId: string; readonly breakdown: string }, indicatorId: string, breakdown: string): boolean =>
  line.indicatorId === indicatorId && line.breakdown === breakdown

/** The lines of a return, by the groups of its indicators; derived figures are worked out and nobody's to answer. */
export function reviewGroups(of: ReviewedReturn, differences: readonly Difference[]): ReviewGroup[] {
  const groups = new Map<string, ReviewGroup & { lines: ReviewLine[] }>()
  for (const { indicator, cells } of of.sheet) {
    const { group, id: indicatorId, decimals } = indicator
    const own = groups.get(group.id) ?? { id: group.id, name: group.name, lines: [] }
    groups.set(group.id, own)
    for (const cell of cells) own.lines.push(lineOf({ indicatorId, decimals, cell, of, differences }))
  }
  return [...groups.values()].filter(({ lines }) => lines.length > 0)
}

interface LineOf {
  readonly indicatorId: string
  readonly decimals: number
  readonly cell: SheetCell
  readonly of: ReviewedReturn
  readonly differences: readonly Difference[]
}

function lineOf({ indicatorId, decimals, cell, of, differences }: LineOf): ReviewLine {
  const { breakdown, previous } = cell
  const now = figureOf(cell, decimals)
  const before = previous && figureOf(previous, decimals)
  const difference = differences.find((each) => isAt(each, indicatorId, breakdown))
  return {
    ...{ key: cellKeyText({ indicatorId, breakdown }), indicatorId, breakdown, decimals, cell, now },
    previous: before,
    change: typeof now === 'number' && typeof before === 'number' ? now - before : null,
    before: difference?.before ?? null,
    hasChanged: difference !== undefined,
    findings: of.findings.filter(({ cells }) => cells.some((each) => isAt(each, indicatorId, breakdown))),
    comments: of.comments.filter((each) => isAt({ indicatorId, breakdown }, each.indicatorId ?? '', each.breakdown ?? ''))
  }
}
