import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { bodyRule, type BodyKind, type CharterRules, matterRule, noticeDaysFor } from '@solmu/domain/governance/charter-rules.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { FixedRule } from './ballot-reader.js'
import type { BallotPlace } from './ballot.graphql.js'

export type VotingBody = { readonly id: string; readonly name: LocalizedText; readonly kind: BodyKind; readonly unitId: string; readonly seats: number }

const BODIES = `SELECT o.id, o.name, o.kind, o.unit_id AS "unitId", o.seats FROM body o WHERE o.consortium_id = $1 AND o.valid_from <= app.today() AND (o.valid_to IS NULL OR o.valid_to > app.today())`
const CHARTER = 'SELECT v.id, v.rules FROM charter_version v WHERE v.id = app.charter_for_vote($1, $2, $3)'

/** What is fixed of the charter in a ballot. */
interface Fixed {
  readonly charterVersionId: string
  readonly rule: FixedRule
  readonly mayChange: boolean
}

/** On what a ballot that was written is. */
export const subjectOf = ({ proposal, amendment }: { readonly proposal: { readonly id: string } | null; readonly amendment: { readonly id: string } | null }): Subject => ({
  proposalId: proposal?.id ?? null,
  amendmentId: amendment?.id ?? null
})

/** On what a ballot is; on neither, when it stands alone. */
export interface Subject {
  readonly proposalId?: string | null
  readonly amendmentId?: string | null
}

/** What the charter in force says to ballots, and for which bodies they can be written. */
@Injectable()
export class BallotCharter {
  constructor(
    private readonly db: Db,
    private readonly access: Access
  ) {}

  /** The charter by which a ballot on this is decided. @throws DomainError BALLOT_STATE when there is none */
  async inForce(on: Subject = {}): Promise<{ readonly id: string; readonly rules: CharterRules }> {
    const charter = await this.find(on)
    if (!charter) throw new DomainError('BALLOT_STATE', { params: { state: 'draft', guard: 'has_charter' } })
    return charter
  }

  private async find({ proposalId, amendmentId }: Subject = {}): Promise<{ readonly id: string; readonly rules: CharterRules } | undefined> {
    const [charter] = await this.db.sql<{ id: string; rules: CharterRules }>(CHARTER, [currentViewer().consortiumId, proposalId ?? null, amendmentId ?? null])
    return charter
  }

  /** What is fixed of the charter when a ballot is announced, or opened at once. @throws DomainError NOT_FOUND, BALLOT_STATE without a charter */
  async fixed({ body: { id }, matter: kind, ...row }: { readonly body: { readonly id: string }; readonly matter: string } & Parameters<typeof subjectOf>[0]): Promise<Fixed> {
    const charter = await this.inForce(subjectOf(row))
    const body = await this.body(id)
    const matter = matterRule(charter.rules, kind)
    const rule: FixedRule = { majority: matter.majority, tie: matter.tie, quorum: bodyRule(charter.rules, body.kind).quorum, votes: charter.rules.votes, seats: body.seats }
    return { charterVersionId: charter.id, rule, mayChange: matter.mayChange }
  }

  /** @throws DomainError NOT_FOUND */
  async body(id: string): Promise<VotingBody> {
    const [body] = await this.db.sql<VotingBody>(`${BODIES} AND o.id = $2`, [currentViewer().consortiumId, id])
    if (!body) throw new DomainError('NOT_FOUND', { path: ['bodyId'] })
    return body
  }

  /** The bodies that vote in Solmu by the charter, within the viewer's reach, with the matters that are theirs; none without a charter. */
  async places(): Promise<BallotPlace[]> {
    const charter = await this.find()
    if (!charter) return []
    const bodies = await this.db.sql<VotingBody>(`${BODIES} ORDER BY o.kind, o.name ->> 'fi'`, [currentViewer().consortiumId])
    return bodies
      .filter(({ kind, unitId }) => this.access.may('ballot.manage', { unitId }) && bodyRule(charter.rules, kind).procedures.includes('electronic'))
      .map((body) => ({ body, matters: charter.rules.matters.filter(({ matter, decidedBy }) => matter === 'ordinary' || decidedBy === body.kind).map(({ matter, name, secrecy }) => ({ matter, name, secrecy, noticeDays: noticeDaysFor(charter.rules, body.kind, [matter]) })) }))
  }
}
