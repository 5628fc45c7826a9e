/**
 * How a round of returns is supposed to go, told plainly and without the tables of the product: what the implementations,
 * pure and through the API, are compared with.
 */
import type { CellReview, CorrectionState, RegionState, ReturnState } from '../return-state.js'

export interface RefCell {
  value: number
  review: CellReview
  answered: 'mended' | 'confirmed' | null
}

export interface RefReturn {
  readonly unit: string
  readonly centre: string
  state: ReturnState
  cells: Map<string, RefCell>
  /** What was sent, each time: values by cell. */
  readonly versions: ReadonlyMap<string, number>[]
  correction: { state: CorrectionState; cell: string; value: number } | null
}

export interface RefRegion {
  state: RegionState
  missing: Map<string, string>
}

/** What somebody tries, each in the role that may. */
export type RefCommand =
  | { readonly kind: 'write'; readonly unit: string; readonly cell: string; readonly value: number }
  | { readonly kind: 'confirm'; readonly unit: string; readonly cell: string }
  | { readonly kind: 'submit' | 'withdraw' | 'verify' | 'later'; readonly unit: string }
  | { readonly kind: 'question' | 'headQuestion' | 'reopen'; readonly unit: string; readonly cells: readonly string[] }
  | { readonly kind: 'forward'; readonly centre: string; readonly missing: readonly string[] }
  | { readonly kind: 'recall' | 'sendBack' | 'acceptRegion'; readonly centre: string }
  | { readonly kind: 'lock'; readonly missing: readonly string[] }
  | { readonly kind: 'propose'; readonly unit: string; readonly cell: string; readonly value: number }
  | { readonly kind: 'verifyCorrection'; readonly unit: string }
  | { readonly kind: 'decideCorrection'; readonly unit: string; readonly isAccepted: boolean }

const approved = (state: ReturnState): boolean => ['verified', 'accepted', 'locked'].includes(state)

/** One round over some centres with their units; every unit is asked for the same figures. */
export class ReferenceRound {
  isLocked = false
  readonly returns = new Map<string, RefReturn>()
  readonly regions = new Map<string, RefRegion>()
  readonly later = new Set<string>()

  constructor(
    tree: ReadonlyMap<string, readonly string[]>,
    readonly cellNames: readonly string[]
  ) {
    for (const [centre, units] of tree) {
      this.regions.set(centre, { state: 'open', missing: new Map() })
      for (const unit of units) {
        const state: ReturnState = 'not_started'
        this.returns.set(unit, { unit, centre, state, cells: new Map(), versions: [], correction: null })
      }
    }
  }

  of(unit: string): RefReturn {
    const found = this.returns.get(unit)
    if (!found) throw new RangeError(unit)
    return found
  }

  region(centre: string): RefRegion {
    const found = this.regions.get(centre)
    if (!found) throw new RangeError(centre)
    return found
  }

  unitsOf(centre: string): RefReturn[] {
    return [...this.returns.values()].filter((each) => each.centre === centre)
  }

  /** Does it, or returns false and leaves everything as it was. */
  try(command: RefCommand): boolean {
    if (command.kind === 'later') return Boolean(this.later.add(command.unit))
    if ('centre' in command) return this.tryRegion(command)
    if (command.kind === 'lock') return this.tryLock(command.missing)
    if (command.kind === 'propose' || command.kind === 'verifyCorrection' || command.kind === 'decideCorrection') {
      return this.tryCorrection(command)
    }
    return !this.isLocked && this.tryReturn(command)
  }

  private tryReturn(command: Extract<RefCommand, { unit: string }>): boolean {
    const own = this.of(command.unit)
    switch (command.kind) {
      case 'write':
      case 'confirm':
        return this.tryCell(own, command)
      case 'submit':
        return this.submit(own)
      case 'withdraw':
        return this.withdraw(own)
      case 'verify':
        return this.verify(own)
      default:
        return this.giveBack(own, command as Extract<RefCommand, { cells: readonly string[] }>)
    }
  }

  private withdraw(own: RefReturn): boolean {
    if (own.state !== 'submitted') return false
    own.state = [...own.cells.values()].some(({ review }) => review === 'questioned') ? 'returned' : 'draft'
    return true
  }

  private verify(own: RefReturn): boolean {
    if (own.state !== 'submitted' || this.region(own.centre).state !== 'open') return false
    own.state = 'verified'
    for (const cell of own.cells.values()) Object.assign(cell, { review: 'approved', answered: null })
    return true
  }

  private mayGiveBack({ unit, state, centre }: RefReturn, kind: RefCommand['kind']): boolean {
    if (this.of(unit).correction !== null && state !== 'submitted') return false
    if (kind === 'question') return ['submitted', 'verified'].includes(state) && this.region(centre).state === 'open'
    if (kind === 'headQuestion') return state === 'verified'
    return ['verified', 'accepted'].includes(state) && !this.later.has(unit)
  }

  private giveBack(own: RefReturn, { kind, cells }: Extract<RefCommand, { cells: readonly string[] }>): boolean {
    const marked = kind === 'reopen' && cells.length === 0 ? this.cellNames : cells
    if (marked.length === 0 || !this.mayGiveBack(own, kind)) return false
    own.state = 'returned'
    this.region(own.centre).state = 'open'
    for (const [name, cell] of own.cells) {
      Object.assign(cell, { review: marked.includes(name) ? 'questioned' : 'approved', answered: null })
    }
    return true
  }

  private tryCell(own: RefReturn, command: Extract<RefCommand, { cell: string }>): boolean {
    const cell = own.cells.get(command.cell)
    if (own.state === 'returned' && cell?.review === 'questioned') {
      if (!('value' in command)) cell.answered = 'confirmed'
      // The same figure again is no answer.
      else if (command.value !== cell.value) Object.assign(cell, { value: command.value, answered: 'mended' })
      return true
    }
    if (command.kind !== 'write' || !['not_started', 'draft'].includes(own.state)) return false
    own.state = 'draft'
    own.cells.set(command.cell, { value: command.value, review: cell?.review ?? 'open', answered: null })
    return true
  }

  /** A unit sends when every figure is given; what it was asked it has answered. */
  private submit(own: RefReturn): boolean {
    const cells = [...own.cells.values()]
    const isReady =
      own.state === 'draft'
        ? cells.length === this.cellNames.length
        : own.state === 'returned' && cells.every(({ review, answered }) => review !== 'questioned' || answered !== null)
    if (!isReady) return false
    own.state = 'submitted'
    own.versions.push(new Map([...own.cells].map(([name, { value }]) => [name, value])))
    return true
  }

  private tryRegion(command: Extract<RefCommand, { centre: string }>): boolean {
    if (this.isLocked) return false
    const region = this.region(command.centre)
    const isComplete = (missing: ReadonlyMap<string, string>) =>
      this.unitsOf(command.centre).every(({ unit, state }) => approved(state) || missing.has(unit))
    if (command.kind === 'forward') {
      const missing = new Map(
        command.missing.filter((unit) => !approved(this.of(unit).state)).map((unit) => [unit, `${unit} was closed`] as const)
      )
      if (region.state !== 'open' || !isComplete(missing)) return false
      Object.assign(region, { state: 'forwarded', missing })
      return true
    }
    if (command.kind === 'sendBack' && region.state === 'accepted') {
      region.state = 'open'
      return true
    }
    if (region.state !== 'forwarded') return false
    if (command.kind === 'acceptRegion') {
      if (!isComplete(region.missing)) return false
      this.accept(command.centre)
    } else region.state = 'open'
    return true
  }

  private accept(centre: string): void {
    this.region(centre).state = 'accepted'
    for (const own of this.unitsOf(centre)) if (own.state === 'verified') own.state = 'accepted'
  }

  private tryLock(missing: readonly string[]): boolean {
    const isNamed = (own: RefReturn) => missing.includes(own.unit) || this.region(own.centre).missing.has(own.unit)
    if (this.isLocked || [...this.returns.values()].some((own) => !approved(own.state) && !isNamed(own))) return false
    for (const { unit, centre, state } of this.returns.values()) {
      const { missing: ofRegion } = this.region(centre)
      if (approved(state)) ofRegion.delete(unit)
      else if (!ofRegion.has(unit)) ofRegion.set(unit, `${unit} was closed`)
    }
    for (const centre of this.regions.keys()) this.accept(centre)
    for (const own of this.returns.values()) if (own.state === 'accepted') own.state = 'locked'
    this.isLocked = true
    return true
  }

  private tryCorrection(
    command: Extract<RefCommand, { kind: 'propose' | 'verifyCorrection' | 'decideCorrection' }>
  ): boolean {
    const own = this.of(command.unit)
    if (command.kind === 'propose') return this.propose(own, command)
    if (own.correction?.state !== (command.kind === 'verifyCorrection' ? 'proposed' : 'verified')) return false
    if (command.kind === 'verifyCorrection') {
      own.correction.state = 'verified'
      return true
    }
    if (command.isAccepted && !this.isClosed(own)) return false
    if (command.isAccepted) this.correct(own, own.correction)
    own.correction = null
    return true
  }

  private isClosed({ state, unit }: RefReturn): boolean {
    return this.isLocked || (approved(state) && this.later.has(unit))
  }

  private propose(own: RefReturn, { cell, value }: { cell: string; value: number }): boolean {
    if (!this.isClosed(own) || own.correction !== null || own.versions.at(-1)?.get(cell) === value) return false
    own.correction = { state: 'proposed', cell, value }
    return true
  }

  /** A new version beside the old ones; a figure that was never sent is missing in all but the one that is corrected. */
  private correct(own: RefReturn, { cell, value }: { cell: string; value: number }): void {
    own.versions.push(new Map([...(own.versions.at(-1) ?? []), [cell, value]]))
    const { review = 'approved', answered = null } = own.cells.get(cell) ?? {}
    own.cells.set(cell, { value, review, answered })
    if (!this.isLocked) return
    own.state = 'locked'
    this.region(own.centre).missing.delete(own.unit)
  }
}
