import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { needed } from '../assessment/assessment-input.js'
import { pastDay } from './decision-input.js'
import { DecisionOffice } from './decision-office.js'
import { DecisionReader } from './decision-reader.js'
import { DecisionWriter } from './decision-writer.js'
import type { MembershipDecision } from './decision.graphql.js'
import type { RecordFoundingInput } from './decision-input.graphql.js'

/** What the founding says: it needs no reasons beside the document. */
const foundingReasons = 'Perustajajäsen'

/** Records who founded the consortium, which rests on no application. */
@Injectable()
export class MemberDecisionService {
  constructor(
    private readonly db: Db,
    private readonly reader: DecisionReader,
    private readonly writer: DecisionWriter,
    private readonly office: DecisionOffice,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_ALLOWED, NOT_FOUND for an organisation out of sight, ALREADY_EXISTS, REQUIRED, OUT_OF_RANGE */
  async found({ organisationIds, decidedOn, number, document }: RecordFoundingInput): Promise<MembershipDecision[]> {
    const ids = [...new Set(organisationIds)]
    for (const id of ids) await this.demandOrganisation(id)
    this.office.demand('member.rule')
    if (ids.length === 0) throw new DomainError('REQUIRED', { path: ['organisationIds'] })
    const day = pastDay(decidedOn, 'decidedOn')
    const said = { number: needed(number, 'number', 60), document: needed(document, 'document', 500), reasons: foundingReasons, conditions: '' }
    const made: string[] = []
    for (const organisationId of ids) {
      const [known] = await this.db.sql(`SELECT 1 FROM membership_decision WHERE organisation_id = $1 AND outcome = 'founding' AND annulled_at IS NULL`, [organisationId])
      if (known) throw new DomainError('ALREADY_EXISTS', { path: ['organisationIds'] })
      const about = { applicationId: null, organisationId, centreId: null, outcome: 'founding', body: 'founding_meeting', round: 1 } as const
      made.push(await this.writer.addDecision({ ...about, ...said, decidedOn: day, effectiveOn: day, validUntil: null, appealUntil: null }))
    }
    this.audit.note({ subjectType: 'membership_decision', ...(made[0] && { subjectId: made[0] }), details: { outcome: 'founding', count: made.length } })
    return this.reader.byIds(made)
  }

  private async demandOrganisation(id: string): Promise<void> {
    const [row] = await this.db.sql('SELECT 1 FROM organisation WHERE id = $1 AND consortium_id = $2', [id, currentViewer().consortiumId])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['organisationId'] })
  }
}
