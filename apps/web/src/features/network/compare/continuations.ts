/**
 * Mergers and splits between two days: which units of the first day go on in which of the second. A unit that lives
 * on both days and took something over, or gave something away, stands on both sides: "A, B → B".
 */
import type { LocalizedText } from '@solmu/shared/text.js'
import type { UnitDifference } from './compare.operations.js'

export interface NamedUnit {
  readonly id: string
  readonly name: LocalizedText
}

/** Units that hang together by mergers and splits. */
export interface Continuation {
  readonly from: readonly NamedUnit[]
  readonly to: readonly NamedUnit[]
}

interface Member {
  readonly before: NamedUnit | null
  readonly after: NamedUnit | null
}

/** Whether a unit only began or ended, with others before or after it. */
export function isContinued(unit: UnitDifference): boolean {
  return unit.related.length > 0 && (unit.changes.includes('opened') || unit.changes.includes('closed'))
}

/**
 * The mergers and splits, each once, in the order of the units.
 *
 * @example a merged with b into c: continuationsOf([a, b, c]) // [{ from: [a, b], to: [c] }]
 */
export function continuationsOf(units: readonly UnitDifference[]): Continuation[] {
  const members = membersOf(units)
  const links = units.filter(isContinued).flatMap((unit) => unit.related.map(({ id }) => [unit.unitId, id] as const))
  return groupsOf(links).map((ids) => {
    const group = [...members].filter(([id]) => ids.has(id)).map(([, member]) => member)
    return {
      from: group.flatMap(({ before }) => before ?? []),
      to: group.flatMap(({ after }) => after ?? [])
    }
  })
}

/** Those that differ, and those that they are related to; the latter live on both days when they are not among them. */
function membersOf(units: readonly UnitDifference[]): Map<string, Member> {
  const own = units.map((unit): [string, Member] => [
    unit.unitId,
    {
      before: unit.nameBefore && { id: unit.unitId, name: unit.nameBefore },
      after: unit.nameAfter && { id: unit.unitId, name: unit.nameAfter }
    }
  ])
  const known = new Map(own)
  for (const { id, name } of units.flatMap((unit) => unit.related)) {
    if (!known.has(id)) known.set(id, { before: { id, name }, after: { id, name } })
  }
  return known
}

/** The ids that hang together by links, directly or through others. */
function groupsOf(links: readonly (readonly [string, string])[]): ReadonlySet<string>[] {
  let groups: Set<string>[] = []
  for (const link of links) {
    const touched = groups.filter((group) => link.some((id) => group.has(id)))
    const joined = new Set([...touched.flatMap((group) => [...group]), ...link])
    groups = [...groups.filter((group) => !touched.includes(group)), joined]
  }
  return groups
}
