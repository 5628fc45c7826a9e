/** What differs between two texts, word by word. */
import diffSequence from '@jest/diff-sequences'
import { wordsOf } from '@solmu/domain/governance/agreement-text.js'

export interface ComparedPiece {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/**
 * The words of both texts in their order: what both have, what only the older has, what only the newer has.
 *
 * @example comparedWords('a b c', 'a c') // same 'a ', removed 'b ', same 'c'
 */
export function comparedWords(older: string, newer: string): ComparedPiece[] {
  const [before, after] = [wordsOf(older), wordsOf(newer)]
  const pieces: ComparedPiece[] = []
  const add = (kind: ComparedPiece['kind'], words: readonly string[]) => {
    if (words.length > 0) pieces.push({ kind, text: words.join('') })
  }
  let [at, to] = [0, 0]
  const isCommon = (one: number, other: number) => before[one]?.trim() === after[other]?.trim()
  diffSequence(before.length, after.length, isCommon, (count, one, other) => {
    add('removed', before.slice(at, one))
    add('added', after.slice(to, other))
    add('same', after.slice(other, other + count))
    at = one + count
    to = other + count
  })
  add('removed', before.slice(at))
  add('added', after.slice(to))
  return pieces
}

export interface ComparedAnnex<Annex> {
  readonly kind: 'same' | 'changed' | 'removed' | 'added'
  readonly annex: Annex
}

interface Hashed {
  readonly title: { readonly fi: string }
  readonly contentHash: string | null
  readonly file: { readonly hash: string } | null
}

/** The annexes of two versions by their titles, told apart by what is in them. */
export function comparedAnnexes<Annex extends Hashed>(older: readonly Annex[], newer: readonly Annex[]): ComparedAnnex<Annex>[] {
  const hash = ({ contentHash, file }: Annex) => contentHash ?? file?.hash ?? ''
  const known = new Map(older.map((annex) => [annex.title.fi, annex]))
  const names = new Set(newer.map(({ title }) => title.fi))
  const kindOf = (annex: Annex): ComparedAnnex<Annex>['kind'] => {
    const before = known.get(annex.title.fi)
    if (!before) return 'added'
    return hash(before) === hash(annex) ? 'same' : 'changed'
  }
  return [...newer.map((annex) => ({ kind: kindOf(annex), annex })), ...older.filter(({ title }) => !names.has(title.fi)).map((annex) => ({ kind: 'removed' as const, annex }))]
}
