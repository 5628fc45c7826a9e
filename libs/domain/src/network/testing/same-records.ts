/** Compares networks by what they say, in whatever order. */
import { factKinds, factShapes, type FactKind, type FactOf } from '../fact-shapes.js'
import type { NetworkRecords } from '../facts.js'

const textsOf = <K extends FactKind>(records: NetworkRecords, kind: K): string[] =>
  (records[kind] as readonly FactOf<K>[]).map((fact) => factShapes[kind].textOf(fact)).sort()

/** Says whether two networks hold the same facts. */
export const sameRecords = (a: NetworkRecords, b: NetworkRecords): boolean =>
  factKinds.every((kind) => JSON.stringify(textsOf(a, kind)) === JSON.stringify(textsOf(b, kind)))
