import { Injectable } from '@nestjs/common'
import { type CommitmentCondition, type CommitmentDays, type CommitmentEnd, commitmentState, type CommitmentSubject } from '@solmu/domain/quality/commitment.js'
import { type DutyKind, dutyState } from '@solmu/domain/quality/commitment-duty.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { todayIn } from '@solmu/shared/dates.js'
import type { Language } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import { nameOf } from '../../network/network.sql.js'
import type { CommitmentListArgs } from './commitment-input.graphql.js'
import type { Commitment, CommitmentDuty, CommittedFramework, CommittedOrganisation, CommittedVersion } from './commitment.graphql.js'
import type { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'

/** A row of quality_commitment with what it is about. */
export type CommitmentRow = Readonly<Omit<CommitmentDays, 'signedAt'>> & {
  readonly id: string
  readonly signedAt: Date | null
  readonly framework: CommittedFramework
  readonly frameworkVersion: CommittedVersion
  readonly newerVersion: CommittedVersion | null
  readonly subject: CommitmentSubject
  readonly unit: OrgUnitRefType
  readonly centreId: string | null
  readonly organisation: CommittedOrganisation
  readonly requestedBy: string | null
  readonly requestedAt: Date | null
  readonly requestNote: string
  readonly conditions: CommitmentCondition[]
  readonly signatoryName: string
  readonly signatoryTitle: string
  readonly onBehalfOf: string
  readonly mandateBasis: string
  readonly language: Language | null
  readonly statement: string
  readonly contentHash: string | null
  readonly hasSecondFactor: boolean | null
  readonly renewsId: string | null
  readonly renewedById: string | null
  readonly endKind: CommitmentEnd | null
  readonly endReason: string
  readonly endedBy: string | null
  readonly overdueDuties: number
  readonly nextDutyOn: IsoDate | null
  readonly version: number
}

export type DutyRow = {
  readonly id: string
  readonly commitmentId: string
  readonly unitId: string
  readonly kind: DutyKind
  readonly title: string
  readonly dueOn: IsoDate
  readonly everyMonths: number | null
  readonly doneOn: IsoDate | null
  readonly evidence: string
  readonly evidenceUrl: string
  readonly doneBy: string | null
  readonly version: number
}

const versionOf = (row: string): string => `json_build_object('id', ${row}.id, 'number', ${row}.number, 'validFrom', ${row}.valid_from, 'validTo', ${row}.valid_to,
  'news', json_build_object('fi', ${row}.news_fi, 'sv', ${row}.news_sv, 'en', ${row}.news_en))`

const COMMITMENTS = `SELECT c.id, json_build_object('id', f.id, 'code', f.code, 'kind', f.kind, 'name', v.content->'name') AS framework,
    ${versionOf('v')} AS "frameworkVersion", CASE WHEN n.number > v.number THEN ${versionOf('n')} END AS "newerVersion", c.subject,
    json_build_object('id', u.id, 'name', ${nameOf('u')}, 'type', u.type) AS unit, l.parent_id AS "centreId",
    json_build_object('id', o.id, 'name', ${nameOf('o')}) AS organisation, q.display_name AS "requestedBy", c.requested_at AS "requestedAt", c.due_on AS "dueOn",
    c.request_note AS "requestNote", c.valid_from AS "validFrom", c.valid_to AS "validTo", c.conditions, c.signatory_name AS "signatoryName",
    c.signatory_title AS "signatoryTitle", c.on_behalf_of AS "onBehalfOf", c.mandate_basis AS "mandateBasis", c.language, c.statement, c.content_hash AS "contentHash",
    c.signed_at AS "signedAt", c.has_second_factor AS "hasSecondFactor", c.renews_id AS "renewsId",
    (SELECT r.id FROM quality_commitment r WHERE r.renews_id = c.id AND r.signed_at IS NOT NULL LIMIT 1) AS "renewedById",
    c.ended_on AS "endedOn", c.end_kind AS "endKind", c.end_reason AS "endReason", e.display_name AS "endedBy", c.version,
    coalesce(d.overdue, 0) AS "overdueDuties", d.next_on AS "nextDutyOn"
  FROM quality_commitment c JOIN quality_framework f ON f.id = c.framework_id JOIN quality_framework_version v ON v.id = c.version_id
  JOIN unit_now u ON u.id = c.unit_id JOIN organisation o ON o.id = c.organisation_id
  LEFT JOIN quality_framework_version n ON n.framework_id = f.id AND n.state = 'released' AND n.valid_from <= app.today() AND (n.valid_to IS NULL OR n.valid_to > app.today())
  LEFT JOIN unit_link l ON l.unit_id = c.unit_id AND l.valid_from <= app.today() AND (l.valid_to IS NULL OR l.valid_to > app.today())
  LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE t.due_on < app.today())::int AS overdue, min(t.due_on) AS next_on FROM quality_commitment_duty t
    WHERE t.commitment_id = c.id AND t.done_on IS NULL AND c.signed_at IS NOT NULL
      AND (least(c.valid_to, c.ended_on) IS NULL OR least(c.valid_to, c.ended_on) > app.today())) d ON true
  LEFT JOIN app_user q ON q.id = c.requested_by LEFT JOIN app_user e ON e.id = c.ended_by
  WHERE c.consortium_id = $1`

const DUTIES = `SELECT t.id, t.commitment_id AS "commitmentId", t.unit_id AS "unitId", t.kind, t.title, t.due_on AS "dueOn", t.every_months AS "everyMonths", t.done_on AS "doneOn",
    t.evidence, t.evidence_url AS "evidenceUrl", p.display_name AS "doneBy", t.version
  FROM quality_commitment_duty t LEFT JOIN app_user p ON p.id = t.done_by WHERE t.consortium_id = $1`

const OPEN = 'c.ended_at IS NULL AND (c.valid_to IS NULL OR c.valid_to > app.today())'

/** Reads commitments and their duties, for other parts of quality too. */
@Injectable()
export class CommitmentReader {
  constructor(
    private readonly db: Db,
    private readonly loaders: Loaders,
    private readonly access: Access
  ) {}

  /** Those of the consortium, by framework and unit; without those that ended before today unless they are asked for. */
  async list({ unitId = null, withEnded = false }: CommitmentListArgs): Promise<Commitment[]> {
    const rows = await this.db.sql<CommitmentRow>(
      `${COMMITMENTS} AND ($2::uuid IS NULL OR c.unit_id = $2) AND ($3 OR ${OPEN} OR c.ended_on > app.today())
       ORDER BY f.code, u.name_fi COLLATE "fi-x-icu", c.subject, c.valid_from NULLS LAST, c.id`,
      [currentViewer().consortiumId, unitId, withEnded]
    )
    return rows.map((row) => this.shown(row))
  }

  async byIds(ids: readonly string[]): Promise<Commitment[]> {
    const rows = await this.db.sql<CommitmentRow>(`${COMMITMENTS} AND c.id = ANY ($2::uuid[]) ORDER BY array_position($2::uuid[], c.id)`, [currentViewer().consortiumId, ids])
    return rows.map((row) => this.shown(row))
  }

  /** The row as it stands at this moment; undefined for one out of sight. */
  async row(id: string): Promise<CommitmentRow | undefined> {
    const [row] = await this.db.sql<CommitmentRow>(`${COMMITMENTS} AND c.id = $2`, [currentViewer().consortiumId, id])
    return row
  }

  /** The duties of a commitment by their days; those of all that are asked for at once. */
  async dutiesOf(commitmentId: string): Promise<CommitmentDuty[]> {
    const loader = this.loaders.of<DutyRow>('commitmentDuties', async (ids) => {
      const rows = await this.db.sql<DutyRow>(`${DUTIES} AND t.commitment_id = ANY ($2::uuid[]) ORDER BY t.due_on, t.id`, [currentViewer().consortiumId, ids])
      return rows.map((value) => ({ key: value.commitmentId, value }))
    })
    const today = todayIn()
    return (await loader.load(commitmentId)).map((row) => ({ ...row, state: dutyState(row, today) }))
  }

  async duty(id: string): Promise<DutyRow | undefined> {
    const [row] = await this.db.sql<DutyRow>(`${DUTIES} AND t.id = $2`, [currentViewer().consortiumId, id])
    return row
  }

  private shown(row: CommitmentRow): Commitment {
    const at = { unitId: row.unit.id }
    return {
      ...row,
      state: commitmentState(row, todayIn()),
      maySign: this.access.may('commitment.sign', at),
      mayManage: this.access.may('commitment.manage', at)
    }
  }
}
