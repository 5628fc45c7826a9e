/** A figure from a file as it is written into the form. */
import { cellKeyText } from '@solmu/domain/results/cell.js'
import { markOf } from '@solmu/domain/results/paste-answer.js'
import type { AcceptedCell } from '../exchange/exchange-menu.js'
import type { FileFigure } from './sheet/sheet-store.js'

function textOf({ status, value }: AcceptedCell): string {
  if (status === null) return ''
  if (status === 'value') return value ?? ''
  return status === 'not_asked' ? 'ei kys.' : markOf[status]
}

export function fileFigure(cell: AcceptedCell): FileFigure {
  return { key: cellKeyText(cell), text: textOf(cell), note: cell.note, expectedVersion: cell.expectedVersion }
}
