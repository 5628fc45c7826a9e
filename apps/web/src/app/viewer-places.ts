/** Where the viewer may do something: at which of some units, as the network stands today. */
import { useMemo } from 'react'
import type { Action } from '@solmu/domain/access/actions.js'
import { mayActOn, type Holder } from '@solmu/domain/access/reach.js'
import type { Viewer } from '../graphql/viewer.operations.js'
import { useViewer } from './viewer.js'

/** A unit and the one above it. */
export interface Place {
  readonly id: string
  /** Null for the uppermost. */
  readonly parentId: string | null
}

/** The viewer as the rules of access see them. A unit whose place is not known has nothing above it. */
function holderOf({ id, today, assignments, consortium }: Viewer, places: readonly Place[]): Holder {
  const parents = new Map(places.map((place) => [place.id, place.parentId]))
  const above = (unitId: string): string[] => {
    const parent = parents.get(unitId)
    return parent ? [parent, ...above(parent)] : []
  }
  const held = assignments.map(({ role, unit, validFrom, validTo }) => ({
    ...{ role, unitId: unit.id, consortiumId: consortium.id, validFrom, validTo }
  }))
  return { userId: id, assignments: held, day: today, ancestorsOf: above }
}

/**
 * Of some places, those at which the viewer holds an action today. The order stays. `places` must hold everything above each of
 * them. The API decides again for each record.
 *
 * @example const readable = usePlacesOf('return.read', networkTree.nodes)
 */
export function usePlacesOf<P extends Place>(action: Action, places: readonly P[]): readonly P[] {
  const viewer = useViewer()
  return useMemo(() => {
    const holder = holderOf(viewer, places)
    const isHeldAt = ({ id }: P): boolean => mayActOn(holder, action, { consortiumId: viewer.consortium.id, unitId: id })
    return places.filter(isHeldAt)
  }, [viewer, action, places])
}
