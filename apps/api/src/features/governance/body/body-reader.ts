import { Injectable } from '@nestjs/common'
import { type BodyStanding, bodyStanding, type BodyRole, sitsOn, termState } from '@solmu/domain/governance/body.js'
import type { BodyKind } from '@solmu/domain/governance/charter-rules.js'
import { DomainError } from '@solmu/domain/errors.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { organisationRef, unitRef } from '../governance.sql.js'
import type { GovernedOrganisation } from '../mandate/mandate.graphql.js'
import type { BodyMember, BodyPerson, GoverningBody } from './body.graphql.js'

export type BodyRow = {
  readonly id: string
  readonly kind: BodyKind
  readonly name: LocalizedText
  readonly purpose: LocalizedText
  readonly unit: OrgUnitRefType
  readonly parentId: string | null
  readonly parentName: LocalizedText | null
  readonly seats: number
  readonly validFrom: IsoDate
  readonly validTo: IsoDate | null
  readonly memberCount: number
  readonly isMine: boolean
  readonly version: number
}

export type SeatRow = {
  readonly id: string
  readonly bodyId: string
  readonly role: BodyRole
  readonly userId: string | null
  readonly personName: string
  readonly organisation: GovernedOrganisation | null
  readonly email: string | null
  readonly substituteFor: string | null
  readonly validFrom: IsoDate
  readonly validTo: IsoDate | null
  readonly endedOn: IsoDate | null
  readonly endReason: string
  readonly version: number
}

/** A body as it stands on a day. */
export type BodyToday = GoverningBody & Pick<BodyStanding, 'lastDay'>

/** In the assembly sit those who are members on the day `$2`. */
const BODIES = `SELECT b.id, b.kind, b.name, b.purpose, ${unitRef('u')} AS unit, b.parent_id AS "parentId", p.name AS "parentName", b.seats, b.valid_from AS "validFrom", b.valid_to AS "validTo",
    b.id IN (SELECT app.my_bodies()) AS "isMine", b.version, CASE b.kind WHEN 'assembly' THEN (SELECT count(DISTINCT r.organisation_id)::integer FROM organisation_role r
      WHERE r.consortium_id = $1 AND r.role = 'member' AND r.valid_from <= $2 AND (r.valid_to IS NULL OR r.valid_to > $2)) ELSE 0 END AS "memberCount"
  FROM body b JOIN unit_now u ON u.id = b.unit_id LEFT JOIN body p ON p.id = b.parent_id WHERE b.consortium_id = $1`

const ORDER = `ORDER BY array_position(ARRAY['assembly', 'board', 'regional_board', 'working_group'], b.kind), b.name->>'fi' COLLATE "fi-x-icu", b.id`

const SEATS = `SELECT m.id, m.body_id AS "bodyId", m.role, m.user_id AS "userId", m.person_name AS "personName", CASE WHEN o.id IS NOT NULL THEN ${organisationRef('o')} END AS organisation, m.email,
    m.substitute_for AS "substituteFor", m.valid_from AS "validFrom", m.valid_to AS "validTo", m.ended_on AS "endedOn", m.end_reason AS "endReason", m.version
  FROM body_member m LEFT JOIN organisation o ON o.id = m.organisation_id WHERE m.consortium_id = $1`

const SEAT_ORDER = `ORDER BY m.substitute_for NULLS FIRST, array_position(ARRAY['chair', 'vice_chair', 'member', 'secretary'], m.role), m.valid_from, m.person_name COLLATE "fi-x-icu", m.id`

/** Reads the bodies and who sits in them, for meetings, ballots and decisions too. */
@Injectable()
export class BodyReader {
  constructor(
    private readonly db: Db,
    private readonly access: Access
  ) {}

  /** Every body of the consortium as it stands on a day. */
  async list(day: IsoDate): Promise<BodyToday[]> {
    const { consortiumId } = currentViewer()
    const rows = await this.db.sql<BodyRow>(`${BODIES} ${ORDER}`, [consortiumId, day])
    const seats = groupBy(await this.db.sql<SeatRow>(`${SEATS} ${SEAT_ORDER}`, [consortiumId]), ({ bodyId }) => bodyId)
    return rows.map((row) => this.shown(row, { seats: seats.get(row.id) ?? [], day }))
  }

  /** @throws DomainError NOT_FOUND */
  async one(id: string, day: IsoDate): Promise<GoverningBody> {
    const row = await this.row(id, day)
    return this.shown(row, { seats: await this.seats(id), day })
  }

  /** @throws DomainError NOT_FOUND */
  async row(id: string, day: IsoDate): Promise<BodyRow> {
    const [row] = await this.db.sql<BodyRow>(`${BODIES} AND b.id = $3`, [currentViewer().consortiumId, day, id])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['bodyId'] })
    return row
  }

  seats(bodyId: string): Promise<SeatRow[]> {
    return this.db.sql<SeatRow>(`${SEATS} AND m.body_id = $2 ${SEAT_ORDER}`, [currentViewer().consortiumId, bodyId])
  }

  /** @throws DomainError NOT_FOUND */
  async seat(id: string): Promise<SeatRow> {
    const [row] = await this.db.sql<SeatRow>(`${SEATS} AND m.id = $2`, [currentViewer().consortiumId, id])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['bodyMemberId'] })
    return row
  }

  /** Who can be seated, by a part of their name: each with the organisation in whose units they work. */
  people(words: string): Promise<BodyPerson[]> {
    return this.db.sql<BodyPerson>(
      `SELECT p.user_id AS id, p.name, ${organisationRef('o')} AS organisation FROM app.body_people($1) p JOIN organisation o ON o.id = p.organisation_id
       ORDER BY p.name COLLATE "fi-x-icu", o.name_fi COLLATE "fi-x-icu", p.user_id LIMIT 20`,
      [words.normalize('NFC').trim()]
    )
  }

  private shown(row: BodyRow, { seats, day }: { readonly seats: readonly SeatRow[]; readonly day: IsoDate }): BodyToday {
    const mayManage = this.access.may('body.manage', { unitId: row.unit.id })
    const { gaps, ...standing } = bodyStanding(row, seats, day)
    const isAssembly = row.kind === 'assembly'
    return {
      ...row,
      ...standing,
      seats: isAssembly ? row.memberCount : row.seats,
      seated: isAssembly ? row.memberCount : standing.seated,
      gaps: [...gaps],
      isOpen: row.validFrom <= day && (row.validTo === null || day < row.validTo),
      chairName: seats.find((each) => each.role === 'chair' && sitsOn(each, day))?.personName ?? null,
      members: seats.map((each): BodyMember => ({ ...each, term: termState(each, day), hasAccount: each.userId !== null, email: mayManage ? each.email : null })),
      mayManage
    }
  }
}
