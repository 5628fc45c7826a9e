/** Where in the grid somebody is, what they have selected, and whether they write. */
import type { Grid, GridPosition } from '@solmu/domain/results/grid.js'
import { keysBetween, type Step } from '@solmu/domain/results/grid-move.js'

/**
 * move: arrows lead on, and what is typed takes the place of what stood there · write: something was typed; arrows still lead
 * on · caret: arrows move within the field.
 */
export type WriteMode = 'move' | 'write' | 'caret'

/** The field of a figure in the page. */
export const fieldId = (key: string): string => `cell-${key}`

export class GridSelection {
  private readonly listeners = new Set<() => void>()
  private grid: Grid
  private here: Step | null = null
  private anchor: GridPosition | null = null
  private selected: ReadonlySet<string> = new Set()
  private key: string | null = null
  mode: WriteMode = 'move'
  /** Esc has been pressed: the next Tab leaves the grid. */
  isLeaving = false

  constructor(grid: Grid) {
    this.grid = grid
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** The grid was laid out anew; whoever is somewhere stays on their figure. */
  follow(grid: Grid): void {
    this.grid = grid
    if (this.key) this.goTo(this.key)
  }

  /** The figure on which somebody stands; null before they came. */
  activeKey(): string | null {
    return this.key
  }

  position(): Step | null {
    return this.here
  }

  /** The ends of the selection. */
  range(): { readonly from: GridPosition; readonly to: GridPosition } | null {
    return this.here && { from: this.anchor ?? this.here, to: this.here }
  }

  /** Whether a figure is selected together with others. */
  isSelected(key: string): boolean {
    return this.selected.size > 1 && this.selected.has(key)
  }

  selectedKeys(): readonly string[] {
    return this.selected.size > 0 ? [...this.selected] : this.key ? [this.key] : []
  }

  goTo(key: string, wish?: number): void {
    const position = this.grid.positions.get(key)
    if (position) this.stand({ ...position, wish: wish ?? position.column })
  }

  stand(step: Step): void {
    const place = this.grid.lines[step.line]?.places[step.column]
    if (place?.kind !== 'entry') return
    this.anchor = null
    this.put(step, place.key)
  }

  /** Stretches the selection from where it began to this place. */
  extend(step: Step): void {
    const place = this.grid.lines[step.line]?.places[step.column]
    if (place?.kind !== 'entry') return
    this.anchor ??= this.here
    this.put(step, place.key)
  }

  private put(step: Step, key: string): void {
    this.here = step
    this.key = key
    this.mode = 'move'
    this.isLeaving = false
    this.selected = this.anchor ? new Set(keysBetween(this.grid, this.anchor, step)) : new Set()
    for (const listener of this.listeners) listener()
  }
}
