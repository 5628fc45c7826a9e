/**
 * Two quiet greys for the territories: neighbours differ where that is possible.
 * Seven territories around one another cannot always be told apart with two
 * tones; then the pair with the shortest common border shares one.
 */

/** How many pairs of municipalities touch along the border of two territories. */
export type BorderLengths = ReadonlyMap<string, ReadonlyMap<string, number>>

/** Above this many territories, trying every combination would take too long. */
const exhaustiveLimit = 14

/**
 * Counts the touching pairs of municipalities between territories.
 *
 * @param adjacency municipality → its neighbours.
 * @param ownerOf the territory of a municipality, null for none.
 */
export function borderLengths(
  adjacency: ReadonlyMap<string, readonly string[]>,
  ownerOf: (code: string) => string | null
): Map<string, Map<string, number>> {
  const lengths = new Map<string, Map<string, number>>()
  for (const [code, others] of adjacency) {
    const owner = ownerOf(code)
    if (owner === null) continue
    const row = lengths.get(owner) ?? new Map<string, number>()
    lengths.set(owner, row)
    for (const other of others) {
      const neighbour = ownerOf(other)
      if (neighbour !== null && neighbour !== owner) row.set(neighbour, (row.get(neighbour) ?? 0) + 1)
    }
  }
  return lengths
}

/**
 * A tone for each territory, so that as little border as possible runs between equal tones.
 *
 * @param ids the territories in reading order; the first always gets tone 0, so that tones stay when little changes.
 * @example tonesOf(['a', 'b'], new Map([['a', new Map([['b', 4]])], ['b', new Map([['a', 4]])]])) // a → 0, b → 1
 */
export function tonesOf(ids: readonly string[], lengths: BorderLengths): Map<string, 0 | 1> {
  const tones = ids.length <= exhaustiveLimit ? bestTones(ids, lengths) : greedyTones(ids, lengths)
  return new Map(ids.map((id, index) => [id, tones[index] === 1 ? 1 : 0]))
}

function equalBorder(ids: readonly string[], tones: readonly number[], lengths: BorderLengths): number {
  let total = 0
  ids.forEach((id, index) => {
    for (let other = 0; other < index; other += 1) {
      if (tones[index] === tones[other]) total += lengths.get(id)?.get(ids[other] as string) ?? 0
    }
  })
  return total
}

function bestTones(ids: readonly string[], lengths: BorderLengths): number[] {
  let best: number[] = ids.map(() => 0)
  let least = equalBorder(ids, best, lengths)
  for (let choice = 1; choice < 2 ** Math.max(0, ids.length - 1); choice += 1) {
    const tones = ids.map((_, index) => (index === 0 ? 0 : (choice >> (index - 1)) & 1))
    const border = equalBorder(ids, tones, lengths)
    if (border < least) [best, least] = [tones, border]
  }
  return best
}

function greedyTones(ids: readonly string[], lengths: BorderLengths): number[] {
  const tones: number[] = []
  ids.forEach((id, index) => {
    const border = [0, 0]
    for (let other = 0; other < index; other += 1) {
      const tone = tones[other] as number
      border[tone] = (border[tone] as number) + (lengths.get(id)?.get(ids[other] as string) ?? 0)
    }
    tones.push((border[0] as number) <= (border[1] as number) ? 0 : 1)
  })
  return tones
}
