/**
 * The access page in both directions: "what may this person do, where and why?" and "who may do this here?", on any day.
 * The answers follow from the assignments, the table of roles and the tree of that day, by the very functions that decide:
 * what is said here and what is refused elsewhere cannot differ.
 * Source: issue "Identity, access and audit", item 3.
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import { allActions, type Action } from './actions.js'
import { carriesTo, heldGrants, type Assignment, type Holder, type RoleTable, type Target } from './reach.js'
import type { Reach } from './roles.js'

export interface ExplainedAssignment extends Assignment {
  readonly id: string
}

/** Units of the day on which is asked. */
export interface UnitsOfDay {
  readonly day: IsoDate
  readonly units: readonly { readonly id: string; readonly consortiumId: string }[]
  readonly ancestorsOf: (unitId: string) => readonly string[]
  readonly table?: RoleTable
}

/** One assignment that gives the action, and the units to which it carries it. */
export interface Because<A> {
  readonly assignment: A
  readonly reach: Reach
  readonly unitIds: readonly string[]
}

export interface ExplainedAction<A> {
  readonly action: Action
  /** All units of the day on which the action is possible, each once. */
  readonly unitIds: readonly string[]
  /** Whether it carries to the consortium as a whole. */
  readonly isNetworkWide: boolean
  readonly because: readonly Because<A>[]
}

/**
 * Everything that somebody may do on a day: each action with the units that it reaches, and the assignments from which
 * that follows. What is not possible at all is left out.
 *
 * @example explainAccess([managerOfKiteenKaari], units)[0] // { action: 'network.read', isNetworkWide: true, … }
 */
export function explainAccess<A extends ExplainedAssignment>(assignments: readonly A[], of: UnitsOfDay): ExplainedAction<A>[] {
  const holder = asHolder(assignments, of)
  const grants = heldGrants(holder)
  return allActions.flatMap((action) => {
    const because = grants
      .filter((grant) => grant.action === action)
      .map((grant) => ({
        assignment: grant.assignment as A,
        reach: grant.reach,
        unitIds: of.units.filter(({ id, consortiumId }) => carriesTo(holder, grant, { consortiumId, unitId: id })).map(({ id }) => id)
      }))
    if (because.length === 0) return []
    const reached = new Set(because.flatMap(({ unitIds }) => unitIds))
    const unitIds = of.units.filter(({ id }) => reached.has(id)).map(({ id }) => id)
    return [{ action, unitIds, isNetworkWide: because.some(({ reach }) => reach === 'network'), because }]
  })
}

/** One person, and the assignments that let them act. */
export interface AllowedPerson<A> {
  readonly userId: string
  readonly because: readonly { readonly assignment: A; readonly reach: Reach; readonly chain: readonly string[] }[]
}

/**
 * Everybody who may do something to a unit on a day. The chain leads from the unit of the assignment down to the unit that
 * was asked about; it is the unit alone where the role is held there, and empty where it carries to the whole network.
 *
 * @example whoMay('access.read', { consortiumId, unitId }, assignments, units)[0]?.because[0]?.chain // ['oulu', 'rokua']
 */
export function whoMay<A extends ExplainedAssignment & { readonly userId: string }>(
  asked: { readonly action: Action; readonly target: Target },
  assignments: readonly A[],
  of: UnitsOfDay
): AllowedPerson<A>[] {
  const byUser = groupBy(assignments, ({ userId }) => userId)
  return [...byUser].flatMap(([userId, own]) => {
    const holder = { ...asHolder(own, of), userId }
    const because = heldGrants(holder)
      .filter((grant) => grant.action === asked.action && carriesTo(holder, grant, asked.target))
      .map(({ assignment, reach }) => ({ assignment: assignment as A, reach, chain: chainOf(assignment, reach, { asked: asked.target, of }) }))
    return because.length === 0 ? [] : [{ userId, because }]
  })
}

function chainOf(assignment: Assignment, reach: Reach, { asked, of }: { asked: Target; of: UnitsOfDay }): string[] {
  const unitId = asked.unitId
  if (!unitId || reach === 'network') return []
  const line = [unitId, ...of.ancestorsOf(unitId)]
  return line.slice(0, line.indexOf(assignment.unitId) + 1).reverse()
}

/** Nobody is the owner of what is asked about here: one's own record is not a unit. */
const asHolder = (assignments: readonly Assignment[], { day, ancestorsOf, table }: UnitsOfDay): Holder => ({
  userId: '',
  assignments,
  day,
  ancestorsOf,
  ...(table ? { table } : {})
})
