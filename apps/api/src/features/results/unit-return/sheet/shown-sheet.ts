import { categoriesOf, type Cell, cellKeyText } from '@solmu/domain/results/cell.js'
import { type SheetCell, type SheetRow, totalsOf } from '@solmu/domain/results/sheet.js'
import { decimalText } from '@solmu/shared/decimal.js'
import type { PeopleOfReturn } from '../return-people.js'
import type { ReturnCell, ReturnSheet } from '../return-record.js'
import type { SheetCellType, SheetRowType } from './sheet.graphql.js'
import type { CommentCount, TargetCell } from './sheet.queries.js'

/** What is shown beside the figures. */
export type Beside = {
  readonly previous: readonly Cell[]
  readonly targets: readonly TargetCell[]
  readonly comments: readonly CommentCount[]
  readonly people: PeopleOfReturn
}

type Found = { readonly [List in 'previous' | 'targets' | 'comments']: ReadonlyMap<string, Beside[List][number]> } & {
  readonly people: PeopleOfReturn
}

/** A sheet as the API shows it, with what stands beside its figures. */
export function shownSheet(sheet: ReturnSheet, beside: Beside): SheetRowType[] {
  const found: Found = {
    previous: new Map(beside.previous.map((cell) => [cellKeyText(cell), cell])),
    targets: new Map(beside.targets.map((cell) => [cellKeyText(cell), cell])),
    comments: new Map(beside.comments.map((cell) => [cellKeyText(cell), cell])),
    people: beside.people
  }
  const before = totalsOf(sheet.rows, ({ cells }) => cells.map((cell) => found.previous.get(cellKeyText(cell)) ?? null))
  return sheet.rows.map((row) => ({
    ...shownRow(row, found),
    previousTotal: textOf(before.get(row.indicator.id), row.indicator.decimals)
  }))
}

/** A value as the API shows it. */
export const textOf = (value: number | null | undefined, decimals: number): string | null =>
  value == null ? null : decimalText(value, decimals)

function shownRow(row: SheetRow<ReturnCell>, found: Found): Omit<SheetRowType, 'previousTotal'> {
  const { indicator, isRequired, allowsNotApplicable, cells, total } = row
  const whole = found.targets.get(cellKeyText({ indicatorId: indicator.id, breakdown: '' }))
  return {
    ...{ indicatorId: indicator.id, isRequired, allowsNotApplicable, asked: row },
    cells: cells.map((cell) => shownCell(cell, { decimals: indicator.decimals, found })),
    total: textOf(total, indicator.decimals),
    target: textOf(whole?.value, indicator.decimals)
  }
}

type CellOf = { readonly decimals: number; readonly found: Found }

function shownCell(place: SheetCell<ReturnCell>, { decimals, found }: CellOf): SheetCellType {
  const key = cellKeyText(place)
  const previous = found.previous.get(key)
  const { breakdown, isWritable } = place
  return {
    ...{ breakdown, isWritable, categories: shownCategories(breakdown) },
    ...shownAnswer(place.cell, { decimals, found }),
    previous: previous ? { status: previous.status, value: textOf(previous.value, decimals) } : null,
    target: textOf(found.targets.get(key)?.value, decimals),
    commentCount: found.comments.get(key)?.count ?? 0
  }
}

const shownCategories = (breakdown: string) =>
  Object.entries(categoriesOf(breakdown)).map(([dimension, category]) => ({ dimension, category }))

type ShownAnswer = Pick<
  SheetCellType,
  'status' | 'value' | 'note' | 'review' | 'answered' | 'version' | 'changedBy' | 'changedAt'
>

const nothing: ShownAnswer = {
  ...{ status: null, value: null, note: '', answered: null, version: 0, changedBy: null, changedAt: null },
  review: 'open'
}

function shownAnswer(cell: ReturnCell | null, { decimals, found }: CellOf): ShownAnswer {
  if (!cell) return nothing
  const { status, note, review, answered, version, changedById, changedAt } = cell
  const changedBy = changedById === null ? null : (found.people.get(changedById)?.displayName ?? null)
  return { status, value: textOf(cell.value, decimals), note, review, answered, version, changedBy, changedAt }
}
