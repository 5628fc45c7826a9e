/** What the register of agreements reads from the database, and how it becomes what is shown. */
import type { AcceptanceManner, AgreementAudience, AgreementKind, AgreementStart, PartyRole } from '@solmu/domain/governance/agreement.js'
import type { AgreementVersionState } from '@solmu/domain/governance/agreement.workflow.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import type { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { centreOf, HOMES, organisationRef, unitRef } from '../governance.sql.js'
import type { GovernedOrganisation } from '../mandate/mandate.graphql.js'
import type { AgreementFile } from './agreement-version.graphql.js'

export type AgreementRow = {
  readonly id: string
  readonly kind: AgreementKind
  readonly title: LocalizedText
  readonly summary: LocalizedText
  readonly ownerUnit: OrgUnitRefType
  readonly audience: AgreementAudience
  readonly followsMembers: boolean
  readonly requiredOfMembers: boolean
  readonly demandsSecondFactor: boolean
  readonly version: number
}

export type VersionRow = {
  readonly id: string
  readonly agreementId: string
  readonly number: number
  readonly state: AgreementVersionState
  readonly authoritative: Language
  readonly news: LocalizedText
  readonly hasText: boolean
  readonly contentHash: string | null
  readonly starts: AgreementStart
  readonly acceptBy: IsoDate | null
  readonly validFrom: IsoDate | null
  readonly validTo: IsoDate | null
  readonly renewalMonths: number | null
  readonly noticeMonths: number | null
  readonly reviewOn: IsoDate | null
  readonly openedAt: Date | null
  readonly openedBy: string | null
  readonly inForceOn: IsoDate | null
  readonly endedOn: IsoDate | null
  readonly endReason: string
  readonly version: number
}

export type PartyRow = {
  readonly agreementId: string
  readonly organisation: GovernedOrganisation
  readonly role: PartyRole
  readonly isNamed: boolean
  readonly unit: OrgUnitRefType | null
  readonly centreId: string | null
}

export type AcceptanceRow = {
  readonly id: string
  readonly agreementId: string
  readonly versionId: string
  readonly versionNumber: number
  readonly organisation: GovernedOrganisation
  readonly manner: AcceptanceManner
  readonly acceptedAt: Date
  readonly acceptedOn: IsoDate
  readonly signatoryName: string
  readonly signatoryTitle: string
  readonly language: Language | null
  readonly statement: string
  readonly contentHash: string
  readonly hasSecondFactor: boolean | null
  readonly filedBy: string | null
  readonly file: AgreementFile | null
  readonly note: string
  /** By what right it was signed in Solmu, and for whom the signatory stood in; null on paper. */
  readonly mandateBasis: string | null
  readonly substituteForName: string | null
}

export type DeclineRow = {
  readonly agreementId: string
  readonly versionId: string
  readonly organisationId: string
  readonly declinedAt: Date
  readonly signatoryName: string
  readonly signatoryTitle: string
  readonly reason: string
}

/** Each reads those of the consortium `$1`, of one agreement when `$2` names it. */
export const AGREEMENTS = `SELECT a.id, a.kind, a.title, a.summary, ${unitRef('u')} AS "ownerUnit", a.audience, a.follows_members AS "followsMembers",
    a.required_of_members AS "requiredOfMembers", a.demands_second_factor AS "demandsSecondFactor", a.version
  FROM agreement a JOIN unit_now u ON u.id = a.owner_unit_id WHERE a.consortium_id = $1 AND ($2::uuid IS NULL OR a.id = $2) ORDER BY a.kind, a.id`

export const VERSIONS = `SELECT v.id, v.agreement_id AS "agreementId", v.number, v.state, v.authoritative, v.news,
    v.file_id IS NOT NULL OR coalesce(v.content->>v.authoritative, '') <> '' AS "hasText", v.content_hash AS "contentHash", v.starts, v.accept_by AS "acceptBy",
    v.valid_from AS "validFrom", v.valid_to AS "validTo", v.renewal_months AS "renewalMonths", v.notice_months AS "noticeMonths", v.review_on AS "reviewOn",
    v.opened_at AS "openedAt", u.display_name AS "openedBy", v.in_force_on AS "inForceOn", v.ended_on AS "endedOn", v.end_reason AS "endReason", v.version
  FROM agreement_version v LEFT JOIN app_user u ON u.id = v.opened_by
  WHERE v.consortium_id = $1 AND ($2::uuid IS NULL OR v.agreement_id = $2) ORDER BY v.agreement_id, v.number DESC`

export const PARTIES = `WITH ${HOMES} SELECT a.id AS "agreementId", ${organisationRef('o')} AS organisation, p.role,
    EXISTS (SELECT 1 FROM agreement_party n WHERE n.agreement_id = a.id AND n.organisation_id = o.id AND n.ended_on IS NULL) AS "isNamed",
    ${unitRef('u')} AS unit, l.parent_id AS "centreId"
  FROM agreement a CROSS JOIN LATERAL app.agreement_parties_on(a.id, app.today()) p JOIN organisation o ON o.id = p.organisation_id
  LEFT JOIN homes u ON u.organisation_id = o.id ${centreOf('u.id', 'l')}
  WHERE a.consortium_id = $1 AND ($2::uuid IS NULL OR a.id = $2) ORDER BY o.name_fi COLLATE "fi-x-icu", o.id`

export const fileRef = (table: string): string => `CASE WHEN ${table}.id IS NOT NULL THEN json_build_object('id', ${table}.id, 'name', ${table}.file_name, 'size', ${table}.file_size, 'hash', ${table}.file_hash) END`

export const ACCEPTANCES = `SELECT c.id, c.agreement_id AS "agreementId", c.version_id AS "versionId", v.number AS "versionNumber", ${organisationRef('o')} AS organisation, c.manner,
    c.accepted_at AS "acceptedAt", c.accepted_on AS "acceptedOn", c.signatory_name AS "signatoryName", c.signatory_title AS "signatoryTitle", c.language, c.statement,
    c.content_hash AS "contentHash", c.has_second_factor AS "hasSecondFactor", u.display_name AS "filedBy", ${fileRef('f')} AS file, c.note,
    m.basis AS "mandateBasis", s.person_name AS "substituteForName"
  FROM agreement_acceptance c JOIN agreement_version v ON v.id = c.version_id JOIN organisation o ON o.id = c.organisation_id
  LEFT JOIN app_user u ON u.id = c.filed_by LEFT JOIN agreement_file f ON f.id = c.file_id
  LEFT JOIN mandate m ON m.id = c.mandate_id LEFT JOIN mandate s ON s.id = m.substitute_for
  WHERE c.consortium_id = $1 AND ($2::uuid IS NULL OR c.agreement_id = $2) ORDER BY v.number DESC, o.name_fi COLLATE "fi-x-icu", c.id`

export const DECLINES = `SELECT d.agreement_id AS "agreementId", d.version_id AS "versionId", d.organisation_id AS "organisationId", d.declined_at AS "declinedAt",
    d.signatory_name AS "signatoryName", d.signatory_title AS "signatoryTitle", d.reason
  FROM agreement_decline d WHERE d.consortium_id = $1 AND ($2::uuid IS NULL OR d.agreement_id = $2)`
