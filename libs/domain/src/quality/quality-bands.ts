/**
 * How many units are in which band: over the tree of a day, and by the area of any lens. Counts, never means: they are right
 * for every framework.
 * Source: issue "Quality", item 5.
 */
import type { UnitType } from '../network/facts.js'
import type { Band } from './framework.js'

/** How units stand in one place. Every unit is in exactly one of the counts. */
export interface BandCounts {
  /** By the code of the band, from the lowest band; a band without units is 0. */
  readonly bands: Readonly<Record<string, number>>
  /** Assessed, with a score below every band, without bands or without a score. */
  readonly outside: number
  /** No assessment that the viewer may see. */
  readonly none: number
  readonly total: number
}

/** What is shown of a unit: its band, null for one without; undefined without a result in sight. */
export type BandOfUnit = ReadonlyMap<string, { readonly band: string | null }>

/**
 * Counts some units.
 *
 * @example countBands(ips25.bands, ['a', 'b', 'c'], new Map([['a', { band: 'good' }], ['b', { band: null }]]))
 *   // { bands: { not_ips: 0, fair: 0, good: 1, exemplary: 0 }, outside: 1, none: 1, total: 3 }
 */
export function countBands(bands: readonly Pick<Band, 'code'>[], unitIds: readonly string[], standing: BandOfUnit): BandCounts {
  const counts: Record<string, number> = Object.fromEntries(bands.map(({ code }) => [code, 0]))
  let [outside, none] = [0, 0]
  for (const id of unitIds) {
    const result = standing.get(id)
    const known = result?.band == null ? undefined : counts[result.band]
    if (!result) none++
    else if (known === undefined || result.band === null) outside++
    else counts[result.band] = known + 1
  }
  return { bands: counts, outside, none, total: unitIds.length }
}

/** A unit in the tree of a day. */
export interface BandNode {
  readonly id: string
  readonly parentId: string | null
  readonly type: UnitType
}

/**
 * The counts of every place in the tree: of a unit itself, and of all units of the asked level below it.
 *
 * @param nodes each parent before its children, as `networkTreeOn` gives them
 * @param isSubject which of them the framework assesses
 * @returns by the id of the node; every node has counts
 */
export function bandsOverTree(
  nodes: readonly BandNode[],
  of: { readonly bands: readonly Pick<Band, 'code'>[]; readonly standing: BandOfUnit; readonly isSubject: (node: BandNode) => boolean }
): Map<string, BandCounts> {
  const under = new Map<string, string[]>(nodes.map(({ id }) => [id, []]))
  const parents = new Map(nodes.map(({ id, parentId }) => [id, parentId]))
  for (const node of nodes.filter(of.isSubject)) {
    for (let at: string | null = node.id; at !== null; at = parents.get(at) ?? null) under.get(at)?.push(node.id)
  }
  return new Map([...under].map(([id, unitIds]) => [id, countBands(of.bands, unitIds, of.standing)]))
}

/**
 * How many of those with a score are in a band or a better one, as a share from 0 to 1; null while nobody has a score.
 *
 * @example shareFrom(ips25.bands, counts, 'good') // exemplary and good of all that are in a band or below every band
 */
export function shareFrom(bands: readonly Pick<Band, 'code'>[], counts: BandCounts, from: string): { readonly share: number | null; readonly reached: number; readonly assessed: number } {
  const place = bands.findIndex(({ code }) => code === from)
  const all = bands.reduce((sum, { code }) => sum + (counts.bands[code] ?? 0), counts.outside)
  const reached = place < 0 ? 0 : bands.slice(place).reduce((sum, { code }) => sum + (counts.bands[code] ?? 0), 0)
  return { share: all === 0 ? null : reached / all, reached, assessed: all }
}
