/** What else is known of the figures beside what stands in them: talk, findings, and who is writing there now. */

export type Severity = 'error' | 'warning' | 'info'

export interface CellMark {
  readonly commentCount: number
  /** The gravest finding that points here. */
  readonly severity: Severity | null
  /** Who else is in this field now. */
  readonly writer: string | null
}

const none: CellMark = { commentCount: 0, severity: null, writer: null }

export class CellMarks {
  private readonly listeners = new Set<() => void>()
  private marks = new Map<string, CellMark>()

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  of(key: string): CellMark {
    return this.marks.get(key) ?? none
  }

  /** Sets one kind of mark of all figures; those that are not named have none of it. */
  set<Part extends keyof CellMark>(part: Part, values: ReadonlyMap<string, CellMark[Part]>): void {
    const next = new Map<string, CellMark>()
    let isChanged = false
    for (const key of new Set([...this.marks.keys(), ...values.keys()])) {
      const before = this.of(key)
      const value = values.get(key) ?? none[part]
      const after = before[part] === value ? before : { ...before, [part]: value }
      isChanged ||= after !== before
      next.set(key, after)
    }
    if (!isChanged) return
    this.marks = next
    for (const listener of this.listeners) listener()
  }
}
