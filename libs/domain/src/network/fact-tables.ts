/**
 * Facts of one kind that come and go while changes are worked out. They are
 * found by what they name, so that a change costs only what it touches, and
 * every step is written down, so that a change that is refused halfway leaves
 * nothing behind.
 */
import { intersection, isEmpty, isValidOn, type IsoDate, type Validity } from '@solmu/shared/dates.js'
import type { FactKind, FactShape } from './fact-shapes.js'

/** One fact that came or went. */
export interface Step {
  readonly kind: FactKind
  readonly fact: object
  readonly isAdded: boolean
  readonly takeBack: () => void
}

/** By which words facts are found: for each index, the word that a fact is filed under. */
export type Indexes<F, I extends string> = { readonly [name in I]: (fact: F) => string }

interface Parts<F, I extends string> {
  readonly kind: FactKind
  readonly shape: FactShape<F>
  readonly indexes: Indexes<F, I>
  /** Where the steps are written down. */
  readonly steps: Step[]
}

/** Facts of one kind, found by what they name. */
export class FactTable<F extends object, I extends string> {
  readonly #files: { readonly name: I; readonly wordOf: (fact: F) => string; readonly facts: Map<string, Set<F>> }[]
  readonly #all: Set<F>
  readonly #removed = new Set<F>()
  readonly #added = new Set<F>()

  constructor(
    facts: readonly F[],
    protected readonly parts: Parts<F, I>
  ) {
    const names = Object.keys(parts.indexes) as I[]
    this.#files = names.map((name) => ({ name, wordOf: parts.indexes[name], facts: new Map() }))
    this.#all = new Set(facts)
    for (const fact of facts) this.#file(fact)
  }

  /** The facts filed under a word, in no particular order. */
  by(name: I, word: string): F[] {
    const file = this.#files.find((each) => each.name === name)
    return [...(file?.facts.get(word) ?? [])]
  }

  has(name: I, word: string): boolean {
    return this.by(name, word).length > 0
  }

  /** All facts, in no particular order. */
  all(): F[] {
    return [...this.#all]
  }

  put(fact: F): void {
    this.#insert(fact)
    const takeBack = (): void => this.#erase(fact)
    this.parts.steps.push({ kind: this.parts.kind, fact, isAdded: true, takeBack })
  }

  drop(fact: F): void {
    this.#erase(fact)
    const takeBack = (): void => this.#insert(fact)
    this.parts.steps.push({ kind: this.parts.kind, fact, isAdded: false, takeBack })
  }

  /** The facts of the start that are gone, and those that were not there at the start. */
  changes(): { readonly removed: readonly F[]; readonly added: readonly F[] } {
    return { removed: [...this.#removed], added: [...this.#added] }
  }

  #insert(fact: F): void {
    this.#all.add(fact)
    this.#file(fact)
    if (!this.#removed.delete(fact)) this.#added.add(fact)
  }

  #erase(fact: F): void {
    this.#all.delete(fact)
    for (const { wordOf, facts } of this.#files) {
      const filed = facts.get(wordOf(fact))
      filed?.delete(fact)
      if (filed?.size === 0) facts.delete(wordOf(fact))
    }
    if (!this.#added.delete(fact)) this.#removed.add(fact)
  }

  #file(fact: F): void {
    for (const { wordOf, facts } of this.#files) {
      const word = wordOf(fact)
      const filed = facts.get(word)
      if (filed) filed.add(fact)
      else facts.set(word, new Set([fact]))
    }
  }
}

/**
 * Facts that hold for a time. Those of one line (the periods of a unit, the links of a unit, the centres of a
 * municipality) never share a day: what is written replaces what the line held on those days.
 */
export class DatedTable<F extends Validity, I extends string> extends FactTable<F, I | 'line'> {
  /** The facts of a line, the earliest first. */
  line(word: string): F[] {
    return this.by('line', word).sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  }

  /** The fact of a line that holds on a day. */
  on(word: string, day: IsoDate): F | null {
    return this.by('line', word).find((fact) => isValidOn(fact, day)) ?? null
  }

  /** Replaces what its line held on the days of the fact, and joins it to neighbours that say the same. */
  write(fact: F): void {
    if (isEmpty(fact)) return
    const word = this.parts.indexes.line(fact)
    this.clear(word, fact)
    const isSame = (other: F): boolean => this.parts.shape.contentOf(other) === this.parts.shape.contentOf(fact)
    const line = this.by('line', word)
    const before = line.find((other) => other.validTo === fact.validFrom && isSame(other))
    const after = line.find((other) => other.validFrom === fact.validTo && isSame(other))
    let whole = fact
    if (before) {
      this.drop(before)
      whole = joined(before, whole)
    }
    if (after) {
      this.drop(after)
      whole = joined(whole, after)
    }
    this.put(whole)
  }

  /** Takes from a line what it holds on some days; what a fact says of other days stays. */
  clear(word: string, days: Validity): void {
    for (const fact of this.by('line', word)) {
      if (intersection(fact, days) === null) continue
      this.drop(fact)
      const head = { ...fact, validTo: days.validFrom, ...('endReason' in fact ? { endReason: null } : {}) }
      if (fact.validFrom < days.validFrom) this.put(head)
      if (days.validTo !== null && (fact.validTo === null || days.validTo < fact.validTo)) {
        this.put({ ...fact, validFrom: days.validTo })
      }
    }
  }
}

/** Two facts that touch and say the same, as one: it began as the first and ends as the second. */
function joined<F extends Validity>(first: F, second: F): F {
  const ending = 'endReason' in second ? { endReason: second.endReason } : {}
  return { ...first, validTo: second.validTo, ...ending }
}
