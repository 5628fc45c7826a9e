/**
 * Municipalities merge: on a day one ends and another continues it, and from
 * then on the other one carries its code. Past figures stay with the code that
 * reported them, while the map has the shapes of one day only, so both ways are
 * needed: from a code to the municipality that carries it on a day, and from a
 * shape to the municipality that it depicts on a day.
 * Source: geography-and-law, "Reference geography"; mergers 2013-2026.
 */
import { isValidOn, type IsoDate, type Validity } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'

/** A municipality during its life. */
export interface MunicipalityFact extends Validity {
  readonly code: string
  readonly name: LocalizedText
  /** Which municipality continues it, null while it lives or when none does. */
  readonly successorCode: string | null
  /** False for the 16 municipalities of Åland, which the network does not have to cover. */
  readonly isMainland: boolean
}

/** What these rules need of a municipality. */
export type MunicipalityLife = Pick<MunicipalityFact, 'code' | 'validFrom' | 'validTo' | 'successorCode'>

/** The day whose municipalities the shapes of the map depict. */
export const shapesDay: IsoDate = '2026-01-01'

/**
 * The municipality that carries a code on a day: the municipality itself while it lives, afterwards the
 * one that continues it, or the one that continues that one. Null for a code that is not known, that has
 * not begun, or that nobody continues.
 *
 * @example Pertunmaa (588) joined Mäntyharju (507) on 2025-01-01:
 * municipalityCarrying(all, '588', '2024-12-31') // '588'
 * municipalityCarrying(all, '588', '2025-01-01') // '507'
 */
export function municipalityCarrying(
  municipalities: readonly MunicipalityLife[],
  code: string,
  day: IsoDate
): string | null {
  return follow(byCode(municipalities), code, day)
}

/**
 * Today's municipality whose shape depicts a code: the municipality itself while the map has a shape for it,
 * otherwise the one that continues it. Null when there is none.
 *
 * @example shapeCodeOf(all, '588') // '507'
 */
export function shapeCodeOf(municipalities: readonly MunicipalityLife[], code: string): string | null {
  return municipalityCarrying(municipalities, code, shapesDay)
}

/**
 * For every shape of the map, the municipality that decides how it is painted on a day. Before a merger
 * the shape of the joined municipality is decided by the municipality that lived on under its own code;
 * when none did, by the earliest code of those that formed it. After a future merger the shapes of both
 * are decided by the one that continues. A shape that depicts nothing on that day is left out.
 *
 * @example shapesOn(all, '2024-06-01').get('507') // '507', although the shape holds 588 too
 */
export function shapesOn(municipalities: readonly MunicipalityLife[], day: IsoDate): Map<string, string> {
  const known = byCode(municipalities)
  const shapes = new Map<string, string>()
  for (const municipality of inCodeOrder(municipalities)) {
    if (day >= shapesDay && isValidOn(municipality, shapesDay)) {
      set(shapes, municipality.code, follow(known, municipality.code, day))
    }
    if (day < shapesDay && isValidOn(municipality, day)) {
      const shape = follow(known, municipality.code, shapesDay)
      if (shape && (shape === municipality.code || !shapes.has(shape))) shapes.set(shape, municipality.code)
    }
  }
  return shapes
}

/** The municipalities that live on a day, in the order of their codes. */
export function municipalitiesOn<M extends MunicipalityLife>(municipalities: readonly M[], day: IsoDate): M[] {
  return inCodeOrder(municipalities).filter((municipality) => isValidOn(municipality, day))
}

const inCodeOrder = <M extends MunicipalityLife>(municipalities: readonly M[]): M[] =>
  [...municipalities].sort((a, b) => (a.code < b.code ? -1 : 1))

const byCode = (municipalities: readonly MunicipalityLife[]): Map<string, MunicipalityLife> =>
  new Map(municipalities.map((municipality) => [municipality.code, municipality]))

function set(shapes: Map<string, string>, shape: string, code: string | null): void {
  if (code !== null) shapes.set(shape, code)
}

/** Follows the successors; a ring in the data ends at null instead of never. */
function follow(known: ReadonlyMap<string, MunicipalityLife>, code: string, day: IsoDate): string | null {
  const seen = new Set<string>()
  let municipality = known.get(code)
  while (municipality && !seen.has(municipality.code)) {
    if (day < municipality.validFrom) return null
    if (isValidOn(municipality, day)) return municipality.code
    seen.add(municipality.code)
    municipality = municipality.successorCode === null ? undefined : known.get(municipality.successorCode)
  }
  return null
}
