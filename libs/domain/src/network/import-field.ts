/** A field of a file that is brought in, and the words by which its column is known. */
import type { LocalizedText } from '@solmu/shared/text.js'

export interface ImportField {
  /** Such as `name.fi`. */
  readonly name: string
  /** True when a column has to fill it. */
  readonly isRequired: boolean
  /** The headings of our own files that fill it, the surest first. */
  readonly headings: readonly LocalizedText[]
  /** What others call it, as their files or instructions show. */
  readonly synonyms: readonly string[]
  /** What it may well be called, or something near it: proposed, and to be confirmed by whoever brings the file in. */
  readonly guesses: readonly string[]
}

/** A heading of our own files. */
export const heading = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

/** A field with the headings and words by which it is known. */
export const field = (
  name: string,
  headings: readonly LocalizedText[],
  of: { readonly isRequired?: boolean; readonly synonyms?: string; readonly guesses?: string } = {}
): ImportField => ({
  name,
  headings,
  isRequired: of.isRequired ?? false,
  synonyms: wordsOf(of.synonyms),
  guesses: wordsOf(of.guesses)
})

const wordsOf = (list: string | undefined): string[] => list?.split(',').map((word) => word.trim()) ?? []
