import { Injectable } from '@nestjs/common'
import { allActions, type Action } from '@solmu/domain/access/actions.js'
import { type Because, explainAccess, type ExplainedAction, type UnitsOfDay, whoMay } from '@solmu/domain/access/explain.js'
import { DomainError } from '@solmu/domain/errors.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { isUuid } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { NetworkPicture } from '../../network/network-picture.js'
import { NetworkQueries } from '../../network/network.queries.js'
import type { PersonNameType, RoleAssignmentType } from '../role-assignment/role-assignment.graphql.js'
import { ASSIGNMENT_JSON, withInstants } from '../role-assignment/role-assignment.queries.js'
import type { AccessOfPerson, AccessToUnit, AllowedAction } from './access-page.graphql.js'

/** An assignment as the rules take it, beside the one that is shown. */
type Held = ReturnType<typeof asHeld>

type PersonRow = { person: PersonNameType; isDeactivated: boolean }

/** Whether the account was out of use on the day `$2`. */
const OUT_OF_USE = `coalesce((u.deactivated_at AT TIME ZONE 'Europe/Helsinki')::date <= $2::date, false)`

/** Answers both questions by the rules of the domain, with the tree and the assignments of the day. */
@Injectable()
export class AccessPageQueries {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly network: NetworkQueries
  ) {}

  /**
   * What a person may do on a day.
   *
   * @throws DomainError NOT_FOUND for a person out of sight
   */
  async of(userId: string, day: IsoDate | null): Promise<AccessOfPerson> {
    const on = day ?? todayIn()
    const [found] = isUuid(userId) ? await this.people([userId], on) : []
    if (!found) throw new DomainError('NOT_FOUND', { path: ['userId'] })
    const held = found.isDeactivated ? [] : await this.assignmentsOn(on, userId)
    const picture = await this.network.ofAllTimes()
    const actions = explainAccess(held, unitsOf(picture, on)).map((action) => shownAction(action, picture, on))
    return { ...found, on, actions }
  }

  /**
   * Who may do something to a unit on a day.
   *
   * @throws DomainError NOT_FOUND for an unknown action, and for a unit that is out of reach or did not stand on that day
   */
  async to(asked: { readonly action: string; readonly unitId: string; readonly on: IsoDate | null }): Promise<AccessToUnit> {
    const on = asked.on ?? todayIn()
    const action = allActions.find((each) => each === asked.action)
    if (!action) throw new DomainError('NOT_FOUND', { path: ['action'] })
    const { unitId } = asked
    const picture = await this.network.ofAllTimes()
    const units = unitsOf(picture, on)
    const unit = units.units.some(({ id }) => id === unitId) ? picture.unitOn(unitId, on) : null
    if (!unit || !this.access.may('access.read', { unitId })) throw new DomainError('NOT_FOUND', { path: ['unitId'] })
    const people = await this.allowed({ action, unitId, on }, units, picture)
    const above = [...units.ancestorsOf(unitId)]
    const [row] = await this.db.sql<{ count: number }>('SELECT app.holder_count($1, $2, $3::uuid[], $4) AS count', [action, unitId, above, on])
    const hiddenCount = Math.max(0, (row?.count ?? 0) - people.length)
    return { action, unit, on, people, hiddenCount }
  }

  private async allowed(
    { action, unitId, on }: { action: Action; unitId: string; on: IsoDate },
    units: UnitsOfDay,
    picture: NetworkPicture
  ): Promise<AccessToUnit['people']> {
    const target = { consortiumId: currentViewer().consortiumId, unitId }
    const found = whoMay({ action, target }, await this.assignmentsOn(on, null), units)
    const people = new Map((await this.people(found.map(({ userId }) => userId), on)).map((row) => [row.person.id, row]))
    return found
      .flatMap(({ userId, because }) => {
        const row = people.get(userId)
        if (!row || row.isDeactivated) return []
        const chains = because.map(({ assignment, reach, chain }) => ({ assignment: assignment.shown, reach, chain: picture.refs(chain, on) }))
        return [{ person: row.person, because: chains }]
      })
      .sort((a, b) => a.person.displayName.localeCompare(b.person.displayName, 'fi'))
  }

  /** The assignments that hold on a day, as far as the viewer sees them: of one person, or of everybody. */
  private async assignmentsOn(day: IsoDate, userId: string | null): Promise<Held[]> {
    const rows = await this.db.sql<{ value: RoleAssignmentType }>(
      `SELECT ${ASSIGNMENT_JSON} AS value FROM role_assignment a JOIN unit_now o ON o.id = a.unit_id
       WHERE a.valid_from <= $1 AND (a.valid_to IS NULL OR a.valid_to > $1) AND ($2::uuid IS NULL OR a.user_id = $2)
       ORDER BY a.valid_from, a.id`,
      [day, userId]
    )
    return rows.map(({ value }) => asHeld(withInstants(value)))
  }

  private people(ids: readonly string[], day: IsoDate): Promise<PersonRow[]> {
    return this.db.sql<PersonRow>(
      `SELECT json_build_object('id', u.id, 'displayName', u.display_name) AS person, ${OUT_OF_USE} AS "isDeactivated"
       FROM app_user u WHERE u.id = ANY ($1::uuid[])`,
      [ids, day]
    )
  }
}

function asHeld(shown: RoleAssignmentType) {
  const { id, userId, role, organisationId, validFrom, validTo, unit } = shown
  return { id, userId, role, organisationId, validFrom, validTo, unitId: unit.id, consortiumId: currentViewer().consortiumId, shown }
}

/** The units that stand on the day, and how they stand; the tree names parents first. */
function unitsOf(picture: NetworkPicture, day: IsoDate): UnitsOfDay {
  const { consortiumId } = currentViewer()
  const above = new Map<string, readonly string[]>()
  for (const { unit, parentId } of picture.treeOn(day)) {
    above.set(unit.id, parentId === null ? [] : [parentId, ...(above.get(parentId) ?? [])])
  }
  return {
    day,
    units: [...above.keys()].map((id) => ({ id, consortiumId })),
    ancestorsOf: (unitId) => above.get(unitId) ?? []
  }
}

function shownAction(explained: ExplainedAction<Held>, picture: NetworkPicture, day: IsoDate): AllowedAction {
  const { action, isNetworkWide, unitIds, because } = explained
  return {
    action,
    isNetworkWide,
    unitCount: unitIds.length,
    units: isNetworkWide ? [] : picture.refs(unitIds, day),
    because: because.map(({ assignment, reach, unitIds: own }: Because<Held>) => ({ assignment: assignment.shown, reach, unitCount: own.length }))
  }
}
