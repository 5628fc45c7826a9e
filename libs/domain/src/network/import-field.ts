/** A field of a file that is brought in, and the words by which its column is known. */
import type { LocalizedText } from '@solmu/shared/text.js'

export interface ImportField {
  /** Such as `name.fi`. */
  readonly name: string
  /** True when a column has to fill it. */
  readonly isRequired: boolean
  /** The headings of our own files that fill it, the surest first. */
  readonly headings: readonly LocalizedText[]
  /** What others call it. */
  readonly synonyms: readonly string[]
}

/** A heading of our own files. */
export const heading = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

/** A field with the headings and words by which it is known. */
export const field = (
  name: string,
  headings: readonly LocalizedText[],
  of: { readonly isRequired?: boolean; readonly synonyms?: string } = {}
): ImportField => ({
  name,
  headings,
  isRequired: of.isRequired ?? false,
  synonyms: of.synonyms?.split(',').map((word) => word.trim()) ?? []
})
