/**
 * Figures as they travel by the thousand: each a list of what is known of it, in one order, instead of a dozen named fields.
 * The API packs them and the page unpacks them.
 * Source: issue "Reports", item 1 and "Proof".
 */

/** A figure that others were put together to; numbers of any size are texts. */
export interface MatrixFigure {
  readonly value: string | null
  readonly numerator: string | null
  readonly denominator: string | null
  readonly unitCount: number
  readonly missingCount: number
  readonly notApplicableCount: number
  readonly notAskedCount: number
  readonly isGross: boolean
  readonly isEstimated: boolean
  readonly lower: string | null
  readonly upper: string | null
  readonly target: string | null
}

/** What most figures have none of comes last, and is left out where all of it is nothing. */
export type PackedFigure =
  | readonly [value: string | null, ...counts: [number, number, number, number]]
  | readonly [
      value: string | null,
      ...counts: [number, number, number, number],
      signs: number,
      numerator: string | null,
      denominator: string | null,
      lower: string | null,
      upper: string | null,
      target: string | null
    ]

/** In `signs`. */
const [GROSS, ESTIMATED] = [1, 2] as const

/**
 * A figure as a list: value, units, missing, not applicable, not asked; then, where there is any of it, its signs (1 gross, 2
 * estimated, 3 both), numerator, denominator, lower and upper bound and target.
 *
 * @example packFigure({ value: '118', unitCount: 12, missingCount: 1, … }) // ['118', 12, 1, 0, 0]
 */
export function packFigure(figure: MatrixFigure): PackedFigure {
  const { value, unitCount, missingCount, notApplicableCount, notAskedCount, numerator, denominator, lower, upper, target } = figure
  const signs = (figure.isGross ? GROSS : 0) + (figure.isEstimated ? ESTIMATED : 0)
  const hasMore = signs > 0 || numerator !== null || denominator !== null || lower !== null || upper !== null || target !== null
  if (!hasMore) return [value, unitCount, missingCount, notApplicableCount, notAskedCount]
  return [value, unitCount, missingCount, notApplicableCount, notAskedCount, signs, numerator, denominator, lower, upper, target]
}

/** The figure that was packed. */
export function unpackFigure(packed: PackedFigure): MatrixFigure {
  const [value, unitCount, missingCount, notApplicableCount, notAskedCount, signs = 0, numerator = null, denominator = null, lower = null, upper = null, target = null] =
    packed
  return {
    ...{ value, numerator, denominator, unitCount, missingCount, notApplicableCount, notAskedCount },
    ...{ isGross: (signs & GROSS) > 0, isEstimated: (signs & ESTIMATED) > 0, lower, upper, target }
  }
}
