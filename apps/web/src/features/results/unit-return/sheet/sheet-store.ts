/**
 * The figures of the form, outside React: a keystroke redraws the one field that it changes and the totals that rest on it,
 * and never the grid.
 */
import { answerText } from '@solmu/domain/results/paste-answer.js'
import { cellKeyText } from '@solmu/domain/results/cell.js'
import { undoOf, type CellChange } from '@solmu/domain/results/paste.js'
import type { UnsentCell } from '../saving/unsent-store.js'
import type { CellConflict, CellRefusal, SavedCell, SheetRow } from '../unit-return.types.js'
import {
  answerOf,
  cellOf,
  keepMine,
  refreshed,
  saved,
  takeTheirs,
  theirsOf,
  written,
  type CellKind,
  type CellState
} from './cell-state.js'

/** How many doings can be taken back. */
const longestHistory = 100

/** Whether what was typed says nothing that an answer could say instead. */
const isNoAnswer = ({ typed, issue }: CellState): boolean =>
  typed !== null && issue !== null && issue.code !== 'NOTE_REQUIRED'

/** What is written in a field, in one way for every language, so that it can be kept, compared and put back. */
function textOf(cell: CellState, kind: CellKind): string {
  if (isNoAnswer(cell)) return cell.typed ?? ''
  return answerText(cell.answer, { decimals: kind.decimals, decimalMark: ',', notAskedMark: 'ei kys.' })
}

export interface WrittenText {
  readonly key: string
  readonly text: string
}

export interface FileFigure extends WrittenText {
  readonly note: string
  readonly expectedVersion: number
}

export class SheetStore {
  private cells = new Map<string, CellState>()
  private readonly kinds = new Map<string, CellKind>()
  private readonly listeners = new Set<() => void>()
  private readonly totals = new Map<string, string | null>()
  private history: CellChange<string>[][] = []
  private typing: string | null = null

  constructor(rows: readonly SheetRow[]) {
    this.take(rows)
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  cell(key: string): CellState | undefined {
    return this.cells.get(key)
  }

  all(): readonly CellState[] {
    return [...this.cells.values()]
  }

  /** What the server worked a derived indicator out to, when it was last asked. */
  derived(indicatorId: string): string | null {
    return this.totals.get(indicatorId) ?? null
  }

  kindOf(indicatorId: string): CellKind {
    const kind = this.kinds.get(indicatorId)
    if (!kind) throw new RangeError(`no indicator ${indicatorId}`)
    return kind
  }

  /** A keystroke. Those into one field, one after another, are taken back together. */
  type(key: string, text: string): void {
    const last = this.history[this.history.length - 1]?.[0]
    const isOngoing = this.typing === key && last?.key === key
    this.typing = key
    this.write([{ key, text }], isOngoing ? 'join' : 'own')
  }

  /** The field was left: what is an answer is shown as one. */
  settle(key: string): void {
    if (this.typing === key) this.typing = null
    const cell = this.cells.get(key)
    if (!cell || cell.typed === null) return
    this.put([isNoAnswer(cell) ? { ...cell } : { ...cell, typed: null }])
  }

  /** Esc: what was typed since the field was entered is taken back. */
  abandon(key: string): void {
    if (this.typing === key && this.history[this.history.length - 1]?.[0]?.key === key) this.undo()
    this.typing = null
  }

  /** A block from elsewhere, or the same into many: one doing, taken back as one. */
  writeAll(texts: readonly WrittenText[]): void {
    this.typing = null
    this.write(texts, 'own')
    for (const { key } of texts) this.settle(key)
  }

  /** Figures from a file: one doing; each rests on the version on which the file was read. */
  accept(figures: readonly FileFigure[]): void {
    this.put(
      figures.flatMap(({ key, expectedVersion }) => {
        const cell = this.cells.get(key)
        return cell && !cell.isUnsent ? [{ ...cell, version: expectedVersion }] : []
      })
    )
    this.writeAll(figures.map(({ key, text }) => ({ key, text })))
    for (const { key, note } of figures) if (note !== '') this.setNote(key, note)
  }

  setNote(key: string, note: string): void {
    const cell = this.cells.get(key)
    if (cell) this.put([written(cell, { note }, this.kindOf(cell.indicatorId))])
  }

  /** Takes the last doing back; gives the figures that it changed. */
  undo(): readonly string[] {
    this.typing = null
    const changes = this.history.pop()
    if (!changes) return []
    const back = undoOf(changes, (key) => this.text(key))
    this.put(back.flatMap(({ key, after }) => this.rewritten(key, after)))
    for (const { key } of back) this.settle(key)
    return back.map(({ key }) => key)
  }

  /** What is written in a field, in one way for every language. */
  text(key: string): string {
    const cell = this.cells.get(key)
    return cell ? textOf(cell, this.kindOf(cell.indicatorId)) : ''
  }

  /** What was kept on this device, over what the server has. */
  restore(unsent: readonly UnsentCell[]): readonly string[] {
    const back = unsent.flatMap(({ key, text, note, version }) => {
      const cell = this.cells.get(key)
      if (!cell || cell.isUnsent) return []
      const restored = written({ ...cell, version }, { text, note }, this.kindOf(cell.indicatorId))
      return [isNoAnswer(restored) ? restored : { ...restored, typed: null }]
    })
    this.put(back)
    return back.filter(({ isUnsent }) => isUnsent).map(({ key }) => key)
  }

  /** The figures as they are read anew from the server. */
  take(rows: readonly SheetRow[]): void {
    const next = new Map<string, CellState>()
    for (const row of rows) {
      const { indicator, isRequired, allowsNotApplicable } = row
      const kind = { unit: indicator.unit, decimals: indicator.decimals, isRequired, allowsNotApplicable }
      this.kinds.set(indicator.id, kind)
      this.totals.set(indicator.id, row.total)
      for (const cell of row.cells) {
        const key = cellKeyText({ indicatorId: indicator.id, breakdown: cell.breakdown })
        const fresh = cellOf(key, indicator.id, { cell, kind })
        const known = this.cells.get(key)
        next.set(key, known ? refreshed(known, fresh) : fresh)
      }
    }
    this.cells = next
    this.tell()
  }

  /** What can be sent: it is an answer, nobody has to choose first, and its writer has not stopped in the middle of a mark. */
  ready(): readonly CellState[] {
    return this.all().filter(({ key, isUnsent, issue, theirs, answer }) => {
      const isHalf = this.typing === key && answer?.status !== 'value'
      return isUnsent && !issue && !theirs && !isHalf
    })
  }

  noteSaved(sent: readonly CellState[], kept: readonly SavedCell[], by: { readonly name: string; readonly at: string }): void {
    const turns = new Map(sent.map(({ key, turn }) => [key, turn]))
    const byKey = new Map(kept.map((cell) => [cellKeyText(cell), cell]))
    this.put(
      sent.flatMap(({ key, indicatorId }) => {
        const [cell, now] = [byKey.get(key), this.cells.get(key)]
        if (!cell || !now) return []
        const answer = answerOf(cell, this.kindOf(indicatorId).decimals)
        const keptNow = { answer, note: cell.note, version: cell.version, changedBy: by.name, changedAt: by.at }
        const { review, answered } = cell
        return [saved(now, { turn: turns.get(key) ?? -1, kept: keptNow, review, answered })]
      })
    )
  }

  /** Marks what somebody else has saved meanwhile; where both wrote the same, there is nothing to choose. */
  noteConflicts(conflicts: readonly CellConflict[]): void {
    this.put(
      conflicts.flatMap((conflict) => {
        const cell = this.cells.get(cellKeyText(conflict))
        if (!cell) return []
        const clash = { ...cell, theirs: theirsOf(conflict.theirs, this.kindOf(cell.indicatorId).decimals) }
        const agreed = keepMine(clash)
        return [agreed.isUnsent ? clash : agreed]
      })
    )
  }

  noteRefusals(sent: readonly CellState[], refusals: readonly CellRefusal[]): void {
    const turns = new Map(sent.map(({ key, turn }) => [key, turn]))
    this.put(
      refusals.flatMap(({ code, params, ...at }) => {
        const cell = this.cells.get(cellKeyText(at))
        return cell && turns.get(cell.key) === cell.turn ? [{ ...cell, issue: { code, params } }] : []
      })
    )
  }

  resolve(keys: readonly string[], choice: 'mine' | 'theirs'): void {
    const change = choice === 'mine' ? keepMine : takeTheirs
    this.put(keys.flatMap((key) => (this.cells.get(key) ? [change(this.cells.get(key) as CellState)] : [])))
  }

  /** Throws away what was not sent. */
  discard(): void {
    this.typing = null
    this.put(
      this.all()
        .filter(({ isUnsent }) => isUnsent)
        .map((cell) => ({
          ...cell,
          ...{ answer: cell.savedAnswer, note: cell.savedNote, typed: null, issue: null, isUnsent: false, theirs: null },
          turn: cell.turn + 1
        }))
    )
  }

  private rewritten(key: string, text: string): CellState[] {
    const cell = this.cells.get(key)
    return cell?.isWritable ? [written(cell, { text }, this.kindOf(cell.indicatorId))] : []
  }

  private write(texts: readonly WrittenText[], doing: 'own' | 'join'): void {
    const before = new Map(texts.map(({ key }) => [key, this.text(key)]))
    this.put(texts.flatMap(({ key, text }) => this.rewritten(key, text)))
    const changes = texts.map(({ key }) => ({ key, before: before.get(key) ?? '', after: this.text(key) }))
    const last = doing === 'join' ? this.history.pop()?.[0] : undefined
    const made = changes.map((change) => (last ? { ...change, before: last.before } : change))
    this.history = [...this.history, made].slice(-longestHistory)
  }

  private put(cells: readonly CellState[]): void {
    if (cells.length === 0) return
    for (const cell of cells) this.cells.set(cell.key, cell)
    this.tell()
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }
}
