/**
 * What is withheld so that nobody can be recognised (statistical disclosure control). A published figure is a sum of atoms,
 * the smallest figures there are; whoever reads knows every published sum and that no atom is negative. A small figure is
 * withheld (primary), and so are as few others as it takes (secondary) that from everything published together no withheld
 * figure can be worked out more closely than to an interval of the protection width.
 * Source: requirements 42, 53, 77; issue "Reports", item 3; Fischetti and Salazar (2001), "Solving the cell suppression problem".
 */

/** A figure that is published, unless it is withheld: the sum of its atoms. */
export interface ProtectedCell {
  readonly id: string
  /** Places of its atoms in `atoms`, each once. */
  readonly atoms: readonly number[]
  /** How much of each of its atoms counts, in the order of `atoms`; all of them when left out. */
  readonly parts?: readonly number[]
  /** What withholding it costs; above 0. */
  readonly weight: number
  /** The area that it is about, as a number; figures of one area over periods and categories share it. */
  readonly area?: number
  /** How wide the interval of a small figure must be; null when the figure is never small. */
  readonly threshold: number | null
  /** Withheld whatever it is: an earlier edition or a more careless level withheld it. */
  readonly isWithheld?: boolean
}

/** Something that is known of atoms whatever is published: one lot of them comes to as much as another. */
export interface KnownEquality {
  readonly atoms: readonly number[]
  readonly equals: readonly number[]
}

/**
 * Where an atom stands in the tables of which the cells are the sums: at a place (a unit), in a slot (a period, a category of
 * each dimension), all as numbers. Nothing depends on it but how quickly ways are found.
 */
export interface AtomLabel {
  readonly place: number
  /** As long for every atom. */
  readonly slot: readonly number[]
}

/** Atoms are counts of people or answers: whole numbers, none negative. */
export interface DisclosureProblem {
  readonly atoms: readonly number[]
  /** Of each atom, where they are tables. */
  readonly labels?: readonly AtomLabel[]
  readonly cells: readonly ProtectedCell[]
  readonly equalities?: readonly KnownEquality[]
  /** Whether a zero is told, or is as small as a one. */
  readonly showsZero: boolean
}

export interface Protection {
  readonly primary: readonly string[]
  readonly secondary: readonly string[]
  /** Whether no cheaper choice exists, or a good one was taken when time was up. */
  readonly isOptimal: boolean
  /** Whether it was not found in time what to withhold, so that much more is withheld than it takes. */
  readonly isHasty: boolean
}
