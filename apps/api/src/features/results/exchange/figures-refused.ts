import { DomainError } from '@solmu/domain/errors.js'
import { type Breakdown, categoriesOf } from '@solmu/domain/results/cell.js'
import type { FileCell, FileIssue, FileReading, ReturnForm } from '@solmu/domain/results/file-intake.js'
import { fileIssueText } from '@solmu/domain/results/file-issue-texts.js'
import type { SheetRow } from '@solmu/domain/results/sheet.js'
import { decimalText } from '@solmu/shared/decimal.js'
import { type Language, pick } from '@solmu/shared/text.js'

/** An issue as it is told: with its sentence in the language that was asked for. */
export type ToldIssue = FileIssue & { readonly message: string }

/** A figure that a file would change, as it is told: values with a point and all their decimals. */
export type ToldCell = Pick<FileCell, 'indicatorId' | 'indicatorCode' | 'breakdown' | 'row' | 'column' | 'cell' | 'version' | 'isNewerHere'> & {
  /** The name of the indicator, and those of the categories; empty for the figure as a whole. */
  readonly name: string
  readonly part: string
  readonly status: string | null
  readonly value: string | null
  readonly note: string
  readonly current: { readonly status: string; readonly value: string | null; readonly note: string } | null
}

/** Figures that were sent and not saved, not one of them: each fault is told with its place. */
export class FiguresRefused extends DomainError {
  constructor(
    readonly faults: readonly FileIssue[],
    /** What else the answer says, such as the faults by unit. */
    readonly beside: (language: Language) => object = () => ({})
  ) {
    super('FIGURES_REFUSED', { params: { count: faults.length } })
  }
}

export const toldIssue = (issue: FileIssue, language: Language): ToldIssue => ({ ...issue, message: fileIssueText(issue, language) })

/** The names of the categories of a figure in the order of its dimensions; empty for the figure as a whole. */
export function categoryNames({ dimensions }: SheetRow, breakdown: Breakdown, language: Language): string {
  const categories = categoriesOf(breakdown)
  const found = dimensions.flatMap(({ code, categories: all }) => all.filter((category) => category.code === categories[code]))
  return found.map(({ name }) => pick(name, language).text).join(' · ')
}

/** What a file would change in a return, in words. */
export function toldCells({ cells }: FileReading, { sheet }: ReturnForm, language: Language): ToldCell[] {
  const rows = new Map(sheet.rows.map((row) => [row.indicator.id, row]))
  return cells.flatMap(({ answer, current, indicatorId, indicatorCode, breakdown, row, column, cell, version, isNewerHere }) => {
    const of = rows.get(indicatorId)
    if (!of) return []
    const text = (value: number | null): string | null => (value === null ? null : decimalText(value, of.indicator.decimals))
    return {
      ...{ indicatorId, indicatorCode, breakdown, row, column, cell, version, isNewerHere },
      ...{ name: pick(of.version.name, language).text, part: categoryNames(of, breakdown, language) },
      ...{ status: answer?.status ?? null, value: text(answer?.value ?? null), note: answer?.note ?? '' },
      current: current && { ...current, value: text(current.value) }
    }
  })
}
