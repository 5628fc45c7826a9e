/** What every field of the form needs; it stays the same while figures change. */
import { createContext, use } from 'react'
import type { CellMarks } from './cell-marks.js'
import type { GridSelection } from './grid-selection.js'
import type { SheetModel } from './sheet-model.js'
import type { SheetStore } from './sheet-store.js'

export interface SheetParts {
  readonly store: SheetStore
  readonly model: SheetModel
  readonly selection: GridSelection
  readonly marks: CellMarks
}

export const SheetContext = createContext<SheetParts | null>(null)

/** @throws Error outside the form, which is a mistake of ours */
export function useSheet(): SheetParts {
  const parts = use(SheetContext)
  if (!parts) throw new Error('useSheet is for parts of the return form')
  return parts
}
