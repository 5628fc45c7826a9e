import { Injectable } from '@nestjs/common'
import { holdingOn, type MandateBasis, type MandateKind, mandateKinds, mandatesOn, mandateState, mandateUse } from '@solmu/domain/governance/mandate.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { todayIn } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { centreOf, HOMES, organisationRef, unitRef } from '../governance.sql.js'
import type { GovernedOrganisation, Mandate, MandateCandidate, MandateFile, MandatePlace, MemberMandates } from './mandate.graphql.js'

export type MandateRow = {
  readonly id: string
  readonly organisationId: string
  readonly organisation: GovernedOrganisation
  readonly unit: OrgUnitRefType
  readonly centreId: string | null
  readonly kind: MandateKind
  readonly userId: string | null
  readonly personName: string
  readonly title: string
  readonly email: string
  readonly validFrom: IsoDate
  readonly validTo: IsoDate | null
  readonly substituteFor: string | null
  readonly substituteForName: string | null
  readonly substituteOrder: number | null
  readonly basisKind: MandateBasis
  readonly basis: string
  readonly file: MandateFile | null
  readonly endedOn: IsoDate | null
  readonly endReason: string
  readonly version: number
}

type Shown = Omit<MandateRow, 'email'> & Mandate

const MANDATES = `SELECT m.id, m.organisation_id AS "organisationId", ${organisationRef('o')} AS organisation, ${unitRef('u')} AS unit, l.parent_id AS "centreId", m.kind,
    m.user_id AS "userId", m.person_name AS "personName", m.title, m.email, m.valid_from AS "validFrom", m.valid_to AS "validTo", m.substitute_for AS "substituteFor",
    s.person_name AS "substituteForName", m.substitute_order AS "substituteOrder", m.basis_kind AS "basisKind", m.basis,
    CASE WHEN m.file_key IS NOT NULL THEN json_build_object('name', m.file_name, 'size', m.file_size, 'hash', m.file_hash) END AS file, m.ended_on AS "endedOn", m.end_reason AS "endReason", m.version
  FROM mandate m JOIN organisation o ON o.id = m.organisation_id JOIN unit_now u ON u.id = m.unit_id ${centreOf('m.unit_id', 'l')}
  LEFT JOIN mandate s ON s.id = m.substitute_for WHERE m.consortium_id = $1`

const ORDER = 'ORDER BY o.name_fi COLLATE "fi-x-icu", o.id, m.kind, m.substitute_order NULLS FIRST, m.valid_from, m.id'

const MEMBERS = `WITH ${HOMES} SELECT ${organisationRef('o')} AS organisation, ${unitRef('u')} AS unit, l.parent_id AS "centreId"
  FROM organisation_role r JOIN organisation o ON o.id = r.organisation_id LEFT JOIN homes u ON u.organisation_id = o.id ${centreOf('u.id', 'l')}
  WHERE r.consortium_id = $1 AND r.role = 'member' AND r.valid_from <= $2 AND (r.valid_to IS NULL OR r.valid_to > $2) ORDER BY o.name_fi COLLATE "fi-x-icu", o.id`

/** Who works in a unit that an organisation runs, as far as the viewer sees who works where. */
const CANDIDATES = `SELECT DISTINCT u.id, u.display_name AS name FROM unit_period p JOIN role_assignment a ON a.unit_id = p.unit_id AND a.deputy_for IS NULL
    AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())
  JOIN app_user u ON u.id = a.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
  WHERE p.consortium_id = $1 AND p.organisation_id = $2 AND p.valid_from <= app.today() AND (p.valid_to IS NULL OR p.valid_to > app.today()) ORDER BY 2, 1`

/** Reads who may do what for whom, for agreements and onboarding too. */
@Injectable()
export class MandateReader {
  constructor(
    private readonly db: Db,
    private readonly access: Access
  ) {}

  /** Every mandate of the consortium, as it stands on a day. */
  async list(day: IsoDate): Promise<Mandate[]> {
    return this.all(day)
  }

  private async all(day: IsoDate): Promise<Shown[]> {
    const rows = await this.db.sql<MandateRow>(`${MANDATES} ${ORDER}`, [currentViewer().consortiumId])
    const signing = await this.signing(day)
    return rows.map((row) => this.shown(row, day, signing))
  }

  /** The mandates to sign whose holders can do so in Solmu on a day. */
  private async signing(day: IsoDate): Promise<ReadonlySet<string>> {
    const rows = await this.db.sql<{ id: string }>('SELECT id FROM app.signing_mandates($1) AS id', [day])
    return new Set(rows.map(({ id }) => id))
  }

  /** The members of a day, each with what is missing of its mandates. */
  async members(day: IsoDate): Promise<MemberMandates[]> {
    const members = await this.db.sql<Pick<MemberMandates, 'organisation' | 'unit' | 'centreId'>>(MEMBERS, [currentViewer().consortiumId, day])
    const byOrganisation = groupBy(await this.all(day), ({ organisationId }) => organisationId)
    return members.map((member) => {
      const own = byOrganisation.get(member.organisation.id) ?? []
      const holdings = mandateKinds.map((kind) => {
        const { gap, holder, until, substitutes } = holdingOn(own, { organisationId: member.organisation.id, kind, day })
        return { kind, gap, holder, until, substitutes: [...substitutes] }
      })
      return { ...member, holdings, mayManage: this.mayManageFor(member.unit) }
    })
  }

  /** Of one that runs no unit the head office keeps the record. */
  private mayManageFor(unit: OrgUnitRefType | null): boolean {
    return this.access.may('mandate.manage', unit === null ? {} : { unitId: unit.id })
  }

  /** Who holds a mandate for an organisation on a day, those first who are asked first. */
  async mandateOn(organisationId: string, kind: MandateKind, day: IsoDate): Promise<MandateRow[]> {
    const rows = await this.db.sql<MandateRow>(`${MANDATES} AND m.organisation_id = $2 AND m.kind = $3`, [currentViewer().consortiumId, organisationId, kind])
    return mandatesOn(rows, { organisationId, kind, day })
  }

  async row(id: string): Promise<MandateRow | undefined> {
    const [row] = await this.db.sql<MandateRow>(`${MANDATES} AND m.id = $2`, [currentViewer().consortiumId, id])
    return row
  }

  /** Undefined for one out of sight. */
  async one(id: string): Promise<Mandate | undefined> {
    const row = await this.row(id)
    const today = todayIn()
    return row && this.shown(row, today, await this.signing(today))
  }

  /** The members for which the viewer may record mandates, each with a unit of theirs; of those without one the head office's. */
  async places(): Promise<MandatePlace[]> {
    const members = await this.db.sql<Pick<MemberMandates, 'organisation' | 'unit'>>(MEMBERS, [currentViewer().consortiumId, todayIn()])
    const [office] = await this.db.sql<{ unit: OrgUnitRefType }>(
      `SELECT ${unitRef('u')} AS unit FROM unit_now u WHERE u.consortium_id = $1 AND u.type = 'headquarters' AND u.is_open ORDER BY u.id LIMIT 1`,
      [currentViewer().consortiumId]
    )
    return members.flatMap(({ organisation, unit }) => {
      const at = unit ?? office?.unit
      return at && this.access.may('mandate.manage', { unitId: at.id }) ? [{ organisation, unit: at }] : []
    })
  }

  candidates(organisationId: string): Promise<MandateCandidate[]> {
    return this.db.sql<MandateCandidate>(CANDIDATES, [currentViewer().consortiumId, organisationId])
  }

  private shown(row: MandateRow, day: IsoDate, signing: ReadonlySet<string>): Shown {
    const mayManage = this.access.may('mandate.manage', { unitId: row.unit.id })
    const hasAccount = row.userId !== null
    return {
      ...row,
      state: mandateState(row, day),
      hasAccount,
      use: mandateUse({ kind: row.kind, hasAccount, hasRole: signing.has(row.id) }),
      isMine: row.userId === currentViewer().userId,
      // Addresses are for those who keep the record.
      email: mayManage ? row.email : null,
      mayManage
    }
  }
}
