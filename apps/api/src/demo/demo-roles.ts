/** Makes the users of the demo and their roles. */
import type { RoleName } from '@solmu/domain/access/roles.js'
import { addDays, intersection, type IsoDate, type Validity } from '@solmu/shared/dates.js'
import type { CentreKey } from './demo-centres.js'
import { addressName, demoId, demoNumber } from './demo-id.js'
import { fundOrganisationId } from './demo-organisations.js'
import type { DemoReview, DemoRoleAssignment, DemoUnit, DemoUser } from './demo-network.types.js'
import {
  accountHolders,
  coordinators,
  formerRoles,
  lastCoordinatorOfKaakko,
  managers,
  managerWhoseTermEnds,
  members,
  nationalPeople,
  otherLanguages
} from './demo-people.js'
import { centreId, headquartersId, localUnitId } from './demo-unit-rows.js'

/** An account of the login page. */
export interface DemoAccount {
  readonly email: string
  readonly role: RoleName
}

/** Everybody in the demo signs in with this; it is shown on the login page, and nothing but the demo accepts it. */
export const demoPassword = 'solmu-demo-2026'

const emailOf = (name: string): string => `${addressName(name, '.')}@solmu.example`

/** The eight accounts of the login page, one for each role. */
export const demoAccounts: readonly DemoAccount[] = accountHolders.map(([role, name]) => ({
  email: emailOf(name),
  role
}))

/** Days from today to the end of the term that is about to end, and since the centre has been without coordinator. */
const termEndsInDays = 20
const vacantForDays = 81
const lengthOfTermInDays = 365

interface HeldRole extends Validity {
  readonly name: string
  readonly role: RoleName
  readonly unitId: string
}

/** Managers took office one by one: on the first of a month of some year, or when the unit opened if it is younger. */
function tookOfficeOn(unit: string): IsoDate {
  const year = 2015 + demoNumber(`manager:${unit}:year`, 10)
  const month = 1 + demoNumber(`manager:${unit}:month`, 12)
  return `${year}-${String(month).padStart(2, '0')}-01`
}

function managerRoles(today: IsoDate): HeldRole[] {
  const termTo = addDays(today, termEndsInDays)
  const term: Validity = { validFrom: addDays(termTo, -lengthOfTermInDays), validTo: termTo }
  return Object.entries(managers).map(([unit, name]) => {
    const validity = unit === managerWhoseTermEnds ? term : { validFrom: tookOfficeOn(unit), validTo: null }
    return { ...validity, name, role: 'unit_manager', unitId: localUnitId(unit) }
  })
}

function coordinatorRoles(today: IsoDate): HeldRole[] {
  const [lastName, lastFrom] = lastCoordinatorOfKaakko
  const current = Object.entries(coordinators).map(([centre, [name, since]]): HeldRole => ({
    name,
    role: 'regional_coordinator',
    unitId: centreId(centre as CentreKey),
    validFrom: since,
    validTo: null
  }))
  const last: HeldRole = {
    name: lastName,
    role: 'regional_coordinator',
    unitId: centreId('kaakko'),
    validFrom: lastFrom,
    validTo: addDays(today, -vacantForDays)
  }
  return [...current, last]
}

function otherRoles(): HeldRole[] {
  return [
    ...nationalPeople.map(([role, name, since]): HeldRole => ({
      name,
      role,
      unitId: headquartersId,
      validFrom: since,
      validTo: null
    })),
    ...members.map(([unit, name, since]): HeldRole => ({
      name,
      role: 'unit_member',
      unitId: localUnitId(unit),
      validFrom: since,
      validTo: null
    })),
    ...formerRoles.map(([place, role, name, validFrom, validTo]): HeldRole => ({
      name,
      role,
      unitId: place === 'headquarters' ? headquartersId : localUnitId(place),
      validFrom,
      validTo
    }))
  ]
}

/** Users and roles; a role lasts no longer than the unit in which it is held. */
export function demoPeople(
  consortiumId: string,
  units: readonly DemoUnit[],
  today: IsoDate
): { users: DemoUser[]; roleAssignments: DemoRoleAssignment[]; reviews: DemoReview[] } {
  const unitOf = new Map(units.map((unit) => [unit.id, unit]))
  const held = [...otherRoles(), ...coordinatorRoles(today), ...managerRoles(today)]
  const names = [...new Set(held.map(({ name }) => name))]
  const roleAssignments = held.flatMap(({ name, role, unitId, ...validity }) => {
    const unit = unitOf.get(unitId)
    const term = unit === undefined ? null : intersection(validity, unit)
    if (term === null) return []
    const id = demoId(`role:${role}:${name}:${unitId}`)
    const organisationId = role === 'funder' ? fundOrganisationId : null
    const row = { id, consortiumId, userId: userId(name), role, unitId, organisationId, reason: reasons[role] }
    return [{ ...row, createdAt: term.validFrom, ...term }]
  })
  const users = names.map((name) => ({
    id: userId(name),
    email: emailOf(name),
    displayName: name,
    language: otherLanguages[name] ?? ('fi' as const)
  }))
  return { users, roleAssignments, reviews: reviewsOf(roleAssignments, today) }
}

/** Why each kind of role was given. */
const reasons: Readonly<Record<RoleName, string>> = {
  administrator: 'Vastaa Solmun ylläpidosta pääkonttorissa',
  national_coordinator: 'Valittu valtakunnalliseksi koordinaattoriksi',
  regional_coordinator: 'Valittu aluekeskuksen koordinaattoriksi',
  unit_manager: 'Nimitetty yksikön johtajaksi',
  unit_member: 'Työskentelee yksikössä',
  reviewer: 'Koulutettu vertaisarvioijaksi',
  funder: 'Edustaa rahoittajaa konsortion hankkeissa',
  auditor: 'Valittu konsortion tarkastajaksi'
}

/**
 * Last year's review, as it was done here and there: most roles were confirmed some months ago, for some it is time again,
 * and a few are late. The national coordinator went through them, the administrator that of the coordinator.
 */
function reviewsOf(roleAssignments: readonly DemoRoleAssignment[], today: IsoDate): DemoReview[] {
  const [coordinator, administrator] = [userId('Aino Salmela'), userId('Maarit Oinonen')]
  return roleAssignments.flatMap(({ id: assignmentId, consortiumId, userId: holder, unitId, validFrom, validTo }) => {
    const reviewedOn = addDays(today, -daysSinceReview(assignmentId))
    const isOver = validTo !== null && validTo <= today
    if (isOver || reviewedOn <= validFrom) return []
    const reviewedBy = holder === coordinator ? administrator : coordinator
    const row = { id: demoId(`review:${assignmentId}`), consortiumId, assignmentId, userId: holder, unitId }
    return [{ ...row, reviewedBy, reviewedOn, reviewedAt: reviewedOn }]
  })
}

function daysSinceReview(assignmentId: string): number {
  const place = demoNumber(`review:${assignmentId}`, 100)
  if (place < 80) return 40 + demoNumber(`review:${assignmentId}:days`, 280)
  return place < 93 ? 338 + (place % 20) : 368 + (place % 20)
}

const userId = (name: string): string => demoId(`user:${emailOf(name)}`)
