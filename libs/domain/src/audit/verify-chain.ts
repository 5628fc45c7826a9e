/**
 * Finds out whether an audit trail still is what it was: which entry was
 * changed, which is missing, which was put in between, and whether the trail
 * still agrees with the checkpoints that were signed in its course. Each entry
 * is sealed by a hash over itself and the seal before it, so any change shows;
 * only a cut-off end and a trail that was written anew from some entry on show
 * nowhere but in a checkpoint.
 *
 * Entries come one by one in the order of their numbers, so that a trail of any
 * length is read in the same memory.
 * Source: requirements, audit; security.md "Audit trail"; tiedonhallintalaki 17 §.
 */
import type { SignedHead } from './checkpoint.js'

/** An entry as the check sees it. */
export type ChainEntry = {
  readonly number: number
  readonly previousHash: string
  readonly hash: string
  /** The hash that the entry would have at a place of the chain: a seal that fits another place tells from where an entry was moved. */
  readonly sealAt: (number: number) => string
}

/** A checkpoint, and whether its signature holds; null when the key is not at hand. */
export type CheckedHead = Pick<SignedHead, 'number' | 'headHash' | 'madeAt'> & { readonly isSigned: boolean | null }

/**
 * What is wrong with a trail.
 *
 * changed: the entry does not say what it said · missing: entries were removed · inserted: an entry that was not there ·
 * cut: the end was cut off after the checkpoint had been made · rewritten: what the checkpoint vouched for is not what
 * stands there · forged: the signature of a checkpoint does not hold · unknown_key: no key to check its signature with
 */
export type ChainFault =
  | { readonly kind: 'changed'; readonly number: number }
  | { readonly kind: 'missing'; readonly from: number; readonly to: number }
  | { readonly kind: 'inserted'; readonly number: number }
  | { readonly kind: 'cut'; readonly from: number; readonly to: number; readonly madeAt: string }
  | { readonly kind: 'rewritten' | 'forged' | 'unknown_key'; readonly number: number; readonly madeAt: string }

export type ChainVerdict = {
  readonly entryCount: number
  readonly headHash: string | null
  /** The first thousand, in the order of the trail. */
  readonly faults: readonly ChainFault[]
  readonly faultCount: number
}

/** An entry whose place is known, or (original null) one that says what no seal bears out. */
type Link = { readonly number: number; readonly original: number | null; readonly hash: string }
type Placed = Link & { readonly original: number }

/** How many of the last entries are remembered, to find where a stray one belongs. */
const remembered = 64
/** How far away the place of a moved entry is looked for: far for the first, near for those after it. */
const farthest = 1000
const nearest = 8
const mostSeals = 500_000
const mostFaults = 1000

const beginning: Placed = { number: 0, original: 0, hash: '' }

/**
 * Reads a trail.
 *
 * @example
 *   const verifier = new ChainVerifier(checkpoints)
 *   for (const entry of entries) verifier.add(entry)
 *   verifier.finish().faults // [{ kind: 'missing', from: 12, to: 12 }]
 */
export class ChainVerifier {
  private last: Placed = beginning
  /** The last entries that follow from each other, by their hashes; the newest last. */
  private recent = new Map<string, Placed>([['', beginning]])
  /** Entries after the last good one that say what no seal bears out. */
  private strays: Link[] = []
  /** Sealed entries that follow the same one as `last` does: one of the two branches was put in. */
  private rivals: Placed[] = []
  private readonly awaited: ReadonlySet<number>
  private readonly hashesAt = new Map<number, Set<string>>()
  private readonly faults: ChainFault[] = []
  private faultCount = 0
  private entryCount = 0
  private sealsTried = 0
  private headHash: string | null = null

  constructor(private readonly checkpoints: readonly CheckedHead[] = []) {
    this.awaited = new Set(checkpoints.map(({ number }) => number))
  }

  /** Takes the next entry. */
  add(entry: ChainEntry): void {
    this.entryCount++
    this.headHash = entry.hash
    const original = this.placeOf(entry)
    if (this.awaited.has(original ?? entry.number)) this.remember(original ?? entry.number, entry.hash)
    if (original === null) this.strays.push({ number: entry.number, original, hash: entry.hash })
    else this.place({ number: entry.number, original, hash: entry.hash }, entry.previousHash)
  }

  /** What came out, once every entry was taken. */
  finish(): ChainVerdict {
    this.endBranches()
    const shift = this.last.number - this.last.original
    for (const { number } of this.strays) this.report({ kind: 'changed', number: number - shift })
    const end = Math.max(this.last.original, ...this.strays.map(({ number }) => number - shift))
    this.strays = []
    this.compare(end)
    const { entryCount, headHash, faults, faultCount } = this
    return { entryCount, headHash, faults, faultCount }
  }

  /** The place for which an entry was sealed; null when its seal fits none. */
  private placeOf(entry: ChainEntry): number | null {
    const shifted = entry.number - (this.last.number - this.last.original)
    if (entry.sealAt(shifted) === entry.hash) return shifted
    const parent = this.recent.get(entry.previousHash)
    if (parent && entry.sealAt(parent.original + 1) === entry.hash) return parent.original + 1
    return this.searchPlace(entry, shifted)
  }

  private searchPlace(entry: ChainEntry, shifted: number): number | null {
    // Where many were changed it is no use to look far for every one.
    const reach = this.strays.length === 0 && this.sealsTried < mostSeals / 10 ? farthest : nearest
    for (let away = 1; away <= reach && this.sealsTried < mostSeals; away++) {
      this.sealsTried += 2
      if (entry.sealAt(shifted + away) === entry.hash) return shifted + away
      if (shifted - away > 0 && entry.sealAt(shifted - away) === entry.hash) return shifted - away
    }
    return null
  }

  private place(entry: Placed, previousHash: string): void {
    if (this.rivals.length > 0) this.settleBranches(previousHash)
    if (previousHash === this.last.hash) this.follow(entry)
    else if (this.strays.some(({ hash }) => hash === previousHash)) this.fillGap(entry)
    else if (this.recent.has(previousHash)) this.branchOff(entry, previousHash)
    else if (entry.original === this.last.original + 1 && this.strays.length === 0) this.blameLast()
    else this.fillGap(entry)
    this.take(entry)
  }

  /** It follows from the last good one: whatever stood between them was put there. */
  private follow(entry: Placed): void {
    for (const { number } of this.strays) this.report({ kind: 'inserted', number })
    this.strays = []
    if (entry.original !== this.last.original + 1) this.report({ kind: 'changed', number: entry.original })
  }

  /** It is the next one and follows from another last one: that was changed, and sealed again by whoever changed it. */
  private blameLast(): void {
    this.report({ kind: 'changed', number: this.last.original })
  }

  /** Places lie between the last good one and this: an entry there was changed, an empty place was robbed. */
  private fillGap(entry: Placed): void {
    const shift = this.last.number - this.last.original
    const empty = new Set<number>()
    for (let number = this.last.original + 1; number < entry.original && empty.size < mostFaults; number++) empty.add(number)
    for (const { number } of this.strays) {
      if (empty.delete(number - shift)) this.report({ kind: 'changed', number: number - shift })
      else this.report({ kind: 'inserted', number })
    }
    this.strays = []
    this.reportMissing([...empty], entry.original)
  }

  private reportMissing(places: readonly number[], before: number): void {
    let from: number | null = null
    places.forEach((place, at) => {
      from ??= place
      const next = places[at + 1]
      if (next === place + 1) return
      const to = next === undefined && places.length === mostFaults ? before - 1 : place
      this.report({ kind: 'missing', from, to })
      from = null
    })
  }

  /** It follows from an earlier one, as another does that came before: which of them was put in shows by what comes next. */
  private branchOff(entry: Placed, previousHash: string): void {
    const placed = [...this.recent.values()]
    const since = placed.slice(placed.findIndex(({ hash }) => hash === previousHash) + 1)
    for (const { number } of this.strays) this.report({ kind: 'inserted', number })
    this.strays = []
    // Entries whose numbers were moved up made room for what stands before them.
    if (entry.number !== entry.original - this.shiftAt(previousHash)) this.drop(since)
    else this.rivals = since
  }

  private shiftAt(hash: string): number {
    const { number, original } = this.recent.get(hash) ?? this.last
    return original - number
  }

  private settleBranches(previousHash: string): void {
    const [rivals, newer] = [this.rivals, this.last]
    this.rivals = []
    if (previousHash !== rivals.at(-1)?.hash) return this.drop(rivals)
    this.drop([newer])
    this.last = rivals.at(-1) ?? this.last
  }

  /** Nothing came after: the older branch is taken for the trail. */
  private endBranches(): void {
    if (this.rivals.length > 0) this.drop([this.last])
    this.last = this.rivals.at(-1) ?? this.last
    this.rivals = []
  }

  private drop(strangers: readonly Placed[]): void {
    for (const { number, hash } of strangers) {
      this.recent.delete(hash)
      this.report({ kind: 'inserted', number })
    }
  }

  private take(entry: Placed): void {
    this.last = entry
    this.recent.set(entry.hash, entry)
    const [oldest] = this.recent.keys()
    if (this.recent.size > remembered && oldest !== undefined) this.recent.delete(oldest)
  }

  private remember(number: number, hash: string): void {
    const hashes = this.hashesAt.get(number) ?? new Set()
    this.hashesAt.set(number, hashes.add(hash))
  }

  /** Holds the trail against the checkpoints; where an entry is missing anyway, that has been told. */
  private compare(end: number): void {
    const ordered = [...this.checkpoints].sort((one, other) => one.number - other.number)
    const cut = ordered.filter(({ number, isSigned }) => isSigned !== false && number > end).at(-1)
    if (cut) this.report({ kind: 'cut', from: end + 1, to: cut.number, madeAt: cut.madeAt })
    for (const { number, headHash, madeAt, isSigned } of ordered) {
      if (isSigned === false) this.report({ kind: 'forged', number, madeAt })
      else if (this.hashesAt.get(number)?.has(headHash) === false) this.report({ kind: 'rewritten', number, madeAt })
      if (isSigned === null) this.report({ kind: 'unknown_key', number, madeAt })
    }
  }

  private report(fault: ChainFault): void {
    this.faultCount++
    if (this.faults.length < mostFaults) this.faults.push(fault)
  }
}
