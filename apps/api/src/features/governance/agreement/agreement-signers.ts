import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { mandateEnd } from '@solmu/domain/governance/mandate.js'
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { organisationRef } from '../governance.sql.js'
import type { GovernedOrganisation } from '../mandate/mandate.graphql.js'
import type { AgreementSigner } from './agreement.graphql.js'

/** A mandate to sign that the viewer holds, held or will hold. */
export type OwnMandate = {
  readonly organisationId: string
  readonly organisation: GovernedOrganisation
  readonly validFrom: IsoDate
  readonly validTo: IsoDate | null
  readonly endedOn: IsoDate | null
}

type SignerRow = Omit<AgreementSigner, 'until'> & Pick<OwnMandate, 'validTo' | 'endedOn'>

/** The parties for which the viewer may sign: a mandate of their own that holds today, at each unit that the party runs. */
const SIGNERS = `SELECT ${organisationRef('o')} AS organisation, p.unit_id AS "unitId", m.id AS "mandateId", m.title, m.basis, s.person_name AS "substituteForName",
    m.valid_to AS "validTo", m.ended_on AS "endedOn"
  FROM mandate m JOIN organisation o ON o.id = m.organisation_id LEFT JOIN mandate s ON s.id = m.substitute_for
  JOIN unit_period p ON p.organisation_id = m.organisation_id AND p.valid_from <= app.today() AND (p.valid_to IS NULL OR p.valid_to > app.today())
  WHERE m.consortium_id = $1 AND m.user_id = $2 AND m.kind = 'sign' AND m.valid_from <= app.today() AND (m.valid_to IS NULL OR m.valid_to > app.today())
    AND (m.ended_on IS NULL OR m.ended_on > app.today()) ORDER BY o.name_fi COLLATE "fi-x-icu", m.substitute_order NULLS FIRST, m.id, p.unit_id`

const OWN = `SELECT m.organisation_id AS "organisationId", ${organisationRef('o')} AS organisation, m.valid_from AS "validFrom", m.valid_to AS "validTo", m.ended_on AS "endedOn"
  FROM mandate m JOIN organisation o ON o.id = m.organisation_id WHERE m.consortium_id = $1 AND m.user_id = $2 AND m.kind = 'sign' ORDER BY m.valid_from, m.id`

/** For whom the viewer signs, and for whom they would but for a role. */
@Injectable()
export class AgreementSigners {
  constructor(
    private readonly db: Db,
    private readonly access: Access
  ) {}

  /** For whom the viewer may sign today, each organisation once. */
  async able(): Promise<AgreementSigner[]> {
    const { consortiumId, userId } = currentViewer()
    const rows = await this.db.sql<SignerRow>(SIGNERS, [consortiumId, userId])
    const own = rows.filter(({ unitId }) => this.access.may('agreement.sign', { unitId }))
    return [...groupBy(own, ({ organisation }) => organisation.id).values()].map(([first]) => withLastDay(first))
  }

  /** @throws DomainError MANDATE_ENDED when the viewer holds no such mandate today */
  async demand({ organisationId, mandateId }: { readonly organisationId: string; readonly mandateId: string }): Promise<AgreementSigner> {
    const signer = (await this.able()).find((each) => each.organisation.id === organisationId && each.mandateId === mandateId)
    if (!signer) throw new DomainError('MANDATE_ENDED', { path: ['mandateId'] })
    return signer
  }

  /** The mandates to sign of the viewer, also those of other days. */
  mandates(): Promise<OwnMandate[]> {
    const { consortiumId, userId } = currentViewer()
    return this.db.sql<OwnMandate>(OWN, [consortiumId, userId])
  }
}

function withLastDay({ validTo, endedOn, ...signer }: SignerRow): AgreementSigner {
  const end = mandateEnd({ validTo, endedOn })
  return { ...signer, until: end === null ? null : addDays(end, -1) }
}
