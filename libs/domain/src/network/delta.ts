/**
 * What a change comes down to: facts that go and facts that come. A delta is
 * applied by the natural keys of its facts, and turned round it takes the
 * network back to exactly what it was.
 * Source: architecture, "Time is in the model from day one".
 */
import type { FactRows, NetworkDelta } from './change.js'
import { factKinds, factShapes, type FactKind, type FactOf, type FactShape } from './fact-shapes.js'
import type { NetworkRecords } from './facts.js'

const noRows: FactRows = { units: [], links: [], territories: [], successions: [], services: [] }

/** The delta that leaves everything as it is. */
export const emptyDelta: NetworkDelta = { removed: noRows, added: noRows }

/** Makes rows of every kind. */
export function rowsOf(make: <K extends FactKind>(kind: K) => readonly FactOf<K>[]): FactRows {
  return {
    units: make('units'),
    links: make('links'),
    territories: make('territories'),
    successions: make('successions'),
    services: make('services')
  }
}

/**
 * A delta in its canonical form: sorted by the keys of the facts, and no fact is both removed and added.
 *
 * @example a unit that was moved away and back on one day: deltaOf({ removed, added }) // nothing of it is left
 */
export function deltaOf({ removed, added }: NetworkDelta): NetworkDelta {
  return {
    removed: rowsOf((kind) => without(removed[kind], added[kind], factShapes[kind])),
    added: rowsOf((kind) => without(added[kind], removed[kind], factShapes[kind]))
  }
}

/**
 * The network after a delta. What it says of a unit, a link or a territory that the delta does not name stays.
 *
 * @throws RangeError when a fact that is to go is not there as the delta knows it, or one that is to come is.
 */
export function applyDelta(records: NetworkRecords, delta: NetworkDelta): NetworkRecords {
  return rowsOf((kind) =>
    replaced(records[kind] as readonly FactOf<typeof kind>[], factShapes[kind], {
      removed: delta.removed[kind],
      added: delta.added[kind]
    })
  )
}

/** The delta that takes a delta back. */
export function invertDelta({ removed, added }: NetworkDelta): NetworkDelta {
  return { removed: added, added: removed }
}

/** Says whether a delta leaves everything as it is. */
export function isEmptyDelta({ removed, added }: NetworkDelta): boolean {
  return factKinds.every((kind) => removed[kind].length === 0 && added[kind].length === 0)
}

/**
 * The units that a delta touches, in the order of their ids: those of whose periods, parents, work or successions it
 * says something, and the centres whose units or municipalities change.
 */
export function touchedUnits({ removed, added }: NetworkDelta): string[] {
  return sorted([removed, added].flatMap(unitsIn))
}

/** The municipalities that pass to another centre, or for which a unit begins or ceases to work, by code. */
export function touchedMunicipalities({ removed, added }: NetworkDelta): string[] {
  return sorted(
    [removed, added].flatMap(({ territories, services }) =>
      [...territories, ...services].map((fact) => fact.municipalityCode)
    )
  )
}

const unitsIn = (rows: FactRows): string[] => [
  ...rows.units.map((period) => period.id),
  ...rows.links.flatMap((link) => [link.unitId, link.parentId]),
  ...rows.territories.map((territory) => territory.unitId),
  ...rows.successions.flatMap((each) => [each.predecessorId, each.successorId]),
  ...rows.services.map((service) => service.unitId)
]

const sorted = (ids: readonly string[]): string[] => [...new Set(ids)].sort()

function without<F>(facts: readonly F[], others: readonly F[], { textOf, keyOf }: FactShape<F>): F[] {
  const known = new Set(others.map(textOf))
  const left = facts.filter((fact) => !known.has(textOf(fact))).map((fact) => ({ key: keyOf(fact), fact }))
  return left.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ fact }) => fact)
}

function replaced<F>(
  facts: readonly F[],
  { keyOf, textOf }: FactShape<F>,
  change: { readonly removed: readonly F[]; readonly added: readonly F[] }
): readonly F[] {
  if (change.removed.length === 0 && change.added.length === 0) return facts
  const known = new Map(facts.map((fact) => [keyOf(fact), fact]))
  for (const fact of change.removed) {
    const own = known.get(keyOf(fact))
    if (own === undefined || textOf(own) !== textOf(fact)) throw new RangeError(`no such fact: ${textOf(fact)}`)
    known.delete(keyOf(fact))
  }
  for (const fact of change.added) {
    if (known.has(keyOf(fact))) throw new RangeError(`there is such a fact: ${textOf(fact)}`)
    known.set(keyOf(fact), fact)
  }
  return [...known.values()]
}
