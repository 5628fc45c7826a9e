/**
 * How far a person's roles carry. A person holds a role at a unit from a day to
 * a day; what the role grants reaches from there as far as the table of roles
 * says. The same functions disable a button in the web and refuse a call in the
 * API; the row-level security of the database repeats them.
 *
 * A wider reach always includes the narrower ones: whoever may act on a unit may
 * also act on their own record, whoever may act on a subtree may act on its
 * uppermost unit, and the network holds every subtree. Nothing reaches from one
 * consortium into another.
 * Source: architecture §5 "Permissions"; ASVS 5.0.0 chapter 8.
 */
import { isValidOn, type IsoDate, type Validity } from '@solmu/shared/dates.js'
import type { Action } from './actions.js'
import { entrustedBy, roles, type Grants, type Reach, type RoleName } from './roles.js'

/** A role that a person holds at a unit of a consortium. */
export interface Assignment extends Validity {
  readonly role: RoleName
  readonly unitId: string
  readonly consortiumId: string
  /** The organisation that the role is bound to; only a funder's is. */
  readonly organisationId?: string | null
  /** The assignment that this one stands in for, for as long as somebody is away. */
  readonly deputyFor?: string | null
}

/** A role as it is about to be given to somebody. */
export interface Gift {
  readonly role: RoleName
  readonly unitId: string
  readonly consortiumId: string
  /** Who gets it; left out while that is not known yet. */
  readonly userId?: string | null
  readonly organisationId?: string | null
  /** The day on which it ends; open when left out. */
  readonly validTo?: IsoDate | null
}

/** Who asks, on which day, and how the units stand on that day. */
export interface Holder {
  readonly userId: string
  readonly assignments: readonly Assignment[]
  readonly day: IsoDate
  /** The ids above a unit, without the unit itself. */
  readonly ancestorsOf: (unitId: string) => readonly string[]
  /** What each role grants; the table of the product when left out. */
  readonly table?: RoleTable
}

/** What an action is about: a record of a unit, a person's own record, or the consortium as a whole. */
export interface Target {
  readonly consortiumId: string
  readonly unitId?: string | null
  readonly organisationId?: string | null
  readonly ownerUserId?: string | null
}

export type RoleTable = Readonly<Record<RoleName, Grants>>

/** One action that an assignment gives on a day, and how far. */
export interface HeldGrant {
  readonly assignment: Assignment
  readonly action: Action
  readonly reach: Reach
}

const widths: Readonly<Record<Reach, number>> = { own: 0, organisation: 1, unit: 1, subtree: 2, network: 3 }

/**
 * Says whether a person may do something to a target.
 *
 * @example A regional coordinator of the centre in Oulu, asked about a unit below it and one elsewhere:
 * mayActOn(holder, 'access.read', { consortiumId, unitId: unitBelowOulu }) // true
 * mayActOn(holder, 'access.read', { consortiumId, unitId: unitInLappi }) // false
 */
export function mayActOn(holder: Holder, action: Action, target: Target): boolean {
  const table = holder.table ?? roles
  return holder.assignments.some((assignment) => {
    const reach = table[assignment.role][action]
    return reach !== undefined && isValidOn(assignment, holder.day) && carriesTo(holder, { assignment, action, reach }, target)
  })
}

/** Of some units, those on which a person may do something. The order stays. */
export function unitsFor<U extends { readonly id: string; readonly consortiumId: string }>(
  holder: Holder,
  action: Action,
  units: readonly U[]
): U[] {
  return units.filter(({ id, consortiumId }) => mayActOn(holder, action, { consortiumId, unitId: id }))
}

/** Every action that the assignments give on a day, wherever it reaches. */
export function actionsOf(assignments: readonly Assignment[], day: IsoDate): Set<Action> {
  const current = assignments.filter((assignment) => isValidOn(assignment, day))
  return new Set(current.flatMap(({ role }) => Object.keys(roles[role]) as Action[]))
}

/**
 * Says whether a person may give a role at a unit. Giving takes the right to manage access there, and
 * nobody gives what they do not hold: every grant of the role must be covered, in what it allows and in
 * how far it reaches, by grants of the giver, or entrusted by one of them (`entrustedBy`). Nobody gives themselves a role,
 * and what a deputy gives does not outlast the absence. The one exception is whoever administers access: administrators set up everybody's roles, also those
 * whose work they do not do themselves, and their own.
 *
 * @example A manager takes a member into the unit: mayGiveRole(manager, { role: 'unit_member', unitId, consortiumId }) // true
 */
export function mayGiveRole(giver: Holder, gift: Gift): boolean {
  const held = heldGrants(giver).filter(({ assignment }) => lastsAsLongAs(assignment, gift))
  const covered = (action: Action, reach: Reach): boolean =>
    held.some((grant) => grant.action === action && coversGift(giver, grant, { ...gift, reach }))
  const isGivable = (action: Action, reach: Reach): boolean =>
    [action, ...(entrustedBy[action] ?? [])].some((each) => covered(each, reach))
  if (covered('access.administer', 'network')) return true
  if (gift.userId === giver.userId) return false
  const grants = Object.entries((giver.table ?? roles)[gift.role]) as [Action, Reach][]
  return covered('access.manage', 'unit') && grants.every(([action, reach]) => isGivable(action, reach))
}

/**
 * Says whether a person may end or shorten a role: whoever could give it to somebody. A manager can thus not lock out those
 * who stand above; laying down one's own role takes no more than the right to give it.
 *
 * @example A unit's manager and the centre's coordinator, both at their desks:
 * mayEndRole(manager, coordinatorsRole) // false
 */
export function mayEndRole(ender: Holder, assignment: Assignment): boolean {
  const { role, unitId, consortiumId, organisationId } = assignment
  return mayGiveRole(ender, { role, unitId, consortiumId, organisationId, validTo: ender.day })
}

/** A deputyship covers only what ends with it. */
function lastsAsLongAs({ deputyFor, validTo }: Assignment, gift: Gift): boolean {
  if (!deputyFor || validTo === null) return true
  return gift.validTo != null && gift.validTo <= validTo
}

/** Everything that the assignments in force give. */
export function heldGrants(holder: Holder): HeldGrant[] {
  const table = holder.table ?? roles
  return holder.assignments
    .filter((assignment) => isValidOn(assignment, holder.day))
    .flatMap((assignment) =>
      (Object.entries(table[assignment.role]) as [Action, Reach][]).map(([action, reach]) => ({
        assignment,
        action,
        reach
      }))
    )
}

/** Says whether one grant reaches a target. */
export function carriesTo(holder: Holder, { assignment, reach }: HeldGrant, target: Target): boolean {
  if (assignment.consortiumId !== target.consortiumId) return false
  if (reach === 'network' || target.ownerUserId === holder.userId) return true
  if (reach === 'organisation') return isBoundTo(assignment, target.organisationId)
  return typeof target.unitId === 'string' && carriesToUnit(holder, assignment.unitId, { unitId: target.unitId, reach })
}

function carriesToUnit(
  holder: Holder,
  fromUnitId: string,
  { unitId, reach }: { readonly unitId: string; readonly reach: Reach }
): boolean {
  if (reach === 'own' || reach === 'organisation') return false
  return fromUnitId === unitId || (reach === 'subtree' && holder.ancestorsOf(unitId).includes(fromUnitId))
}

/** A role that is bound to no organisation reaches none. */
function isBoundTo(assignment: Assignment, organisationId: string | null | undefined): boolean {
  return typeof organisationId === 'string' && assignment.organisationId === organisationId
}

/** A grant covers a given one when it reaches at least as far and stands at or above its unit. */
function coversGift(
  giver: Holder,
  { assignment, reach }: HeldGrant,
  gift: Gift & { readonly reach: Reach }
): boolean {
  if (assignment.consortiumId !== gift.consortiumId) return false
  if (reach === 'network' || gift.reach === 'own') return true
  if (gift.reach === 'organisation') return reach === 'organisation' && isBoundTo(assignment, gift.organisationId)
  return widths[reach] >= widths[gift.reach] && carriesToUnit(giver, assignment.unitId, { unitId: gift.unitId, reach })
}
