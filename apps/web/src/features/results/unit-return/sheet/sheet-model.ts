/** The sheet as the form draws it: the grid, and the names of its lines, columns and figures in the language of the page. */
import { categoriesOf } from '@solmu/domain/results/cell.js'
import { gridOf, type Grid, type GridBlock, type GridLine, type GridRow } from '@solmu/domain/results/grid.js'
import { isSummable } from '@solmu/domain/results/sheet.js'
import { pickText, type Language, type LocalizedText } from '../../../../ui/text.js'
import type { SheetDimension, SheetRow } from '../unit-return.types.js'

export interface SheetModel {
  readonly grid: Grid
  readonly language: Language
  readonly hasRow: (indicatorId: string) => boolean
  readonly rowOf: (indicatorId: string) => SheetRow
  /** Of a section. */
  readonly groupName: (groupId: string) => string
  /** The heads of the columns of a block: "Ryhmä I". */
  readonly columnNames: (block: GridBlock) => readonly string[]
  /** What a line of further dimensions is about: "Naiset". */
  readonly partName: (line: GridLine) => string
  readonly indicatorName: (indicatorId: string) => string
  /** A figure by its whole name: "B4 Työssä 6 kk päättymisestä, ryhmä II". */
  readonly cellName: (indicatorId: string, breakdown: string) => string
  /** A figure by as little as it takes: "B4, ryhmä II". */
  readonly cellShortName: (indicatorId: string, breakdown: string) => string
}

const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase('fi') + text.slice(1)

function gridRowOf(row: SheetRow): GridRow {
  const { indicator, dimensions, cells } = row
  return {
    indicatorId: indicator.id,
    groupId: indicator.group.id,
    isSummable: isSummable({ ...indicator, weightIndicatorId: null }),
    dimensions,
    cells
  }
}

/** Changes when the grid does, and not when a figure does. */
export function shapeOf(rows: readonly SheetRow[]): string {
  return JSON.stringify(
    rows.map(({ indicator, cells }) => [indicator.id, cells.map(({ breakdown, isWritable }) => [breakdown, isWritable])])
  )
}

export function sheetModel(rows: readonly SheetRow[], language: Language): SheetModel {
  const say = (texts: LocalizedText) => pickText(texts, language).text
  const byId = new Map(rows.map((row) => [row.indicator.id, row]))
  const groups = new Map(rows.map(({ indicator }) => [indicator.group.id, say(indicator.group.name)]))
  const rowOf = (indicatorId: string): SheetRow => {
    const row = byId.get(indicatorId)
    if (!row) throw new RangeError(`no indicator ${indicatorId}`)
    return row
  }
  const category = (dimensions: readonly SheetDimension[], dimensionCode: string | null, code: string): string => {
    const found = dimensions.find((dimension) => dimension.code === dimensionCode)?.categories.find((each) => each.code === code)
    return found ? say(found.name) : code
  }
  const words = (indicatorId: string, breakdown: string): string[] => {
    const { dimensions } = rowOf(indicatorId)
    const categories = categoriesOf(breakdown)
    return dimensions.flatMap(({ code }) => (categories[code] ? [lowerFirst(category(dimensions, code, categories[code]))] : []))
  }
  const indicatorName = (indicatorId: string) => say(rowOf(indicatorId).version.name)
  return {
    grid: gridOf(rows.map(gridRowOf)),
    language,
    hasRow: (indicatorId) => byId.has(indicatorId),
    rowOf,
    groupName: (groupId) => groups.get(groupId) ?? '',
    columnNames: ({ dimensionCode, categoryCodes, lines }) => {
      const first = lines[0]
      return first ? categoryCodes.map((code) => category(rowOf(first.indicatorId).dimensions, dimensionCode, code)) : []
    },
    partName: ({ indicatorId, part }) => {
      const { dimensions } = rowOf(indicatorId)
      return Object.entries(part)
        .map(([dimensionCode, code]) => category(dimensions, dimensionCode, code))
        .join(', ')
    },
    indicatorName,
    cellName: (id, breakdown) => [`${rowOf(id).indicator.code} ${indicatorName(id)}`, ...words(id, breakdown)].join(', '),
    cellShortName: (id, breakdown) => [rowOf(id).indicator.code, ...words(id, breakdown)].join(', ')
  }
}
