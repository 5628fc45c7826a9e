/** A budget as it is being written: rows of a partner, a category and a source, with an amount for each period. */
import { type BudgetFrame, budgetIssues, type BudgetKind, type BudgetLine, type FundingSource } from '@solmu/domain/portfolio/budget.js'
import { type CostCategory, toldCategories } from '@solmu/domain/portfolio/cost-model.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import { newId } from '@solmu/shared/ids.js'
import { readAmountText } from '@solmu/shared/money.js'
import { kindOfPeriod, type Period, periodContaining, type PeriodKind, shiftPeriod, validityOfPeriod } from '@solmu/shared/periods.js'
import { dayInField, readDayText } from '../../ui/day-text.js'
import { amountText } from '../../ui/money.js'
import type { Language } from '../../ui/text.js'
import type { BudgetVersion } from './budget.operations.js'

export interface DraftRow {
  readonly key: string
  readonly partnerId: string
  readonly category: CostCategory
  readonly source: FundingSource
  /** As they were typed. */
  readonly amounts: Readonly<Record<Period, string>>
}

export interface BudgetForm {
  readonly rows: readonly DraftRow[]
  readonly periods: PeriodKind
  readonly startsOn: string
  readonly endsOn: string
  readonly decidedOn: string
  readonly reference: string
  readonly reason: string
  /** The version of the draft on which this was written; null when there was none. */
  readonly seen: number | null
}

/** An amount that somebody has typed, in its place. */
export interface Cell {
  readonly name: string
  readonly text: string
  /** Null where what was typed is no amount. */
  readonly line: BudgetLine | null
}

export const cellName = (rowKey: string, period: Period): string => `${rowKey}-${period}`

/** An amount as it stands in a field: without cents where there are none. */
function amountInField(minorUnits: string, language: Language): string {
  const text = amountText({ minorUnits }).replace(/\.00$/u, '')
  return language === 'en' ? text : text.replace('.', ',')
}

type ToldLine = BudgetVersion['lines'][number]

/** The rows of a budget that stands: what was told, without what the rate added. */
export function rowsOf({ lines }: Pick<BudgetVersion, 'lines'>, language: Language): DraftRow[] {
  const told = groupBy(lines.filter(({ isReckoned }) => !isReckoned), ({ partnerId, category, source }: ToldLine) => [partnerId, category, source].join('|'))
  return [...told].flatMap(([key, some]) => {
    const [first] = some
    if (!first) return []
    const { partnerId, category, source } = first
    return [{ key, partnerId, category, source, amounts: Object.fromEntries(some.map(({ period, amount }) => [period, amountInField(amount.minorUnits, language)])) }]
  })
}

/** A row to write into. */
export const emptyRow = (partnerId: string, { category, source }: Pick<DraftRow, 'category' | 'source'>): DraftRow => ({ key: newId(), partnerId, category, source, amounts: {} })

interface Start {
  readonly kind: BudgetKind
  readonly versions: readonly BudgetVersion[]
  readonly frame: BudgetFrame
  readonly language: Language
}

/** What the form begins with: the draft that is there, else the base, else a row for each partner. */
export function firstBudget({ kind, versions, frame, language }: Start): BudgetForm {
  const draft = versions.find(({ state }) => state === 'draft')
  const from = draft ?? versions.find(({ state }) => state === 'locked')
  const [category] = toldCategories(frame.model)
  const rows = from ? rowsOf(from, language) : frame.partners.map(({ id }) => emptyRow(id, { category: category ?? 'staff', source: 'grant' }))
  const { startsOn, endsOn } = from ?? frame
  return { rows, periods: commonKind(rows), startsOn: dayInField(startsOn, language), endsOn: dayInField(endsOn, language), ...saidIn(draft, { kind, language }) }
}

function saidIn(draft: BudgetVersion | undefined, { kind, language }: Pick<Start, 'kind' | 'language'>): Pick<BudgetForm, 'decidedOn' | 'reference' | 'reason' | 'seen'> {
  if (!draft) return { decidedOn: '', reference: '', reason: '', seen: null }
  const { decidedOn, reference, reason, version } = draft
  return { decidedOn: kind === 'decision' && decidedOn ? dayInField(decidedOn, language) : '', reference, reason, seen: version }
}

/** How long the periods are into which most is written. */
function commonKind(rows: readonly DraftRow[]): PeriodKind {
  const [first] = rows.flatMap(({ amounts }) => Object.keys(amounts))
  return first === undefined ? 'year' : kindOfPeriod(first)
}

const mostPeriods = 130

/** The periods that are offered: those of the project, and those into which something was written. */
export function offeredPeriods({ rows, periods }: Pick<BudgetForm, 'rows' | 'periods'>, { startsOn, endsOn }: { readonly startsOn: IsoDate; readonly endsOn: IsoDate }): Period[] {
  const offered = new Set(rows.flatMap(({ amounts }) => Object.entries(amounts).filter(([, text]) => text.trim() !== '').map(([period]) => period)))
  let next = periodContaining(periods, startsOn)
  for (let count = 0; count < mostPeriods && validityOfPeriod(next).validFrom <= endsOn; count += 1) {
    offered.add(next)
    next = shiftPeriod(next, 1)
  }
  return [...offered].toSorted((a, b) => validityOfPeriod(a).validFrom.localeCompare(validityOfPeriod(b).validFrom) || b.length - a.length)
}

/** Every amount that was typed. */
export function cellsOf(rows: readonly DraftRow[]): Cell[] {
  return rows.flatMap(({ key, partnerId, category, source, amounts }) =>
    Object.entries(amounts).flatMap(([period, text]) => {
      if (text.trim() === '') return []
      const amount = readAmountText(text)
      return [{ name: cellName(key, period), text, line: amount === null ? null : { partnerId, category, source, period, amount } }]
    })
  )
}

export const linesIn = (cells: readonly Cell[]): BudgetLine[] => cells.flatMap(({ line }) => line ?? [])

/** What is wrong with what was typed, by its place; what is no amount has no code of its own. */
export function cellIssues(cells: readonly Cell[], frame: BudgetFrame): { readonly name: string; readonly issue: ReturnType<typeof budgetIssues>[number] | null }[] {
  const odd = cells.filter(({ line }) => line === null).map(({ name }) => ({ name, issue: null }))
  const read = cells.filter(({ line }) => line !== null)
  const refused = budgetIssues(linesIn(read), frame).flatMap((issue) => {
    const name = read[Number(issue.path[1])]?.name
    return name === undefined ? [] : [{ name, issue }]
  })
  return [...odd, ...refused]
}

/** The days that were typed into the form of a decision or a change. */
export const daysIn = ({ startsOn, endsOn, decidedOn }: Pick<BudgetForm, 'startsOn' | 'endsOn' | 'decidedOn'>, today: IsoDate) => ({
  startsOn: readDayText(startsOn, today),
  endsOn: readDayText(endsOn, today),
  decidedOn: readDayText(decidedOn, today)
})
