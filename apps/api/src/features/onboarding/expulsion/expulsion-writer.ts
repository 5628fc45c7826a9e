import { Injectable } from '@nestjs/common'
import type { AnswerManner } from '@solmu/domain/onboarding/expulsion.js'
import type { Ballot } from '@solmu/domain/onboarding/ballot.js'
import { DomainError } from '@solmu/domain/errors.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'

type NewExpulsion = { readonly membershipId: string; readonly organisationId: string; readonly centreId: string; readonly grounds: string; readonly hearingUntil: IsoDate }

/** Writes proposals to expel members, what is said to them, and what came of them. */
@Injectable()
export class ExpulsionWriter {
  constructor(private readonly db: Db) {}

  /** Whose membership it is, and which centre looks after it. @throws DomainError NOT_FOUND */
  async member(membershipId: string): Promise<Pick<NewExpulsion, 'organisationId' | 'centreId'>> {
    const [row] = await this.db.sql<Pick<NewExpulsion, 'organisationId' | 'centreId'>>('SELECT organisation_id AS "organisationId", centre_id AS "centreId" FROM membership WHERE id = $1 AND consortium_id = $2', [
      ...[membershipId, currentViewer().consortiumId]
    ])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['membershipId'] })
    return row
  }

  /** Gives its id. @throws DomainError ALREADY_EXISTS when one is open */
  async add(of: NewExpulsion): Promise<string> {
    const { consortiumId, userId } = currentViewer()
    const [open] = await this.db.sql(`SELECT 1 FROM member_expulsion WHERE organisation_id = $1 AND state = 'hearing'`, [of.organisationId])
    if (open) throw new DomainError('ALREADY_EXISTS', { path: ['membershipId'] })
    const id = newId()
    await this.db.sql('INSERT INTO member_expulsion (id, consortium_id, centre_id, organisation_id, membership_id, grounds, hearing_until, proposed_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
      ...[id, consortiumId, of.centreId, of.organisationId, of.membershipId, of.grounds, of.hearingUntil, userId]
    ])
    return id
  }

  async answer(id: string, { statement, name, manner }: { readonly statement: string; readonly name: string; readonly manner: AnswerManner }): Promise<void> {
    await this.db.sql(
      'UPDATE member_expulsion SET statement = $2, statement_name = $3, statement_by = $4, statement_manner = $5, statement_on = app.today(), version = version + 1 WHERE id = $1',
      [id, statement, name, currentViewer().userId, manner]
    )
  }

  async drop(id: string, reason: string): Promise<void> {
    await this.db.sql(`UPDATE member_expulsion SET state = 'dropped', closed_on = app.today(), closed_by = $2, closed_reason = $3, version = version + 1 WHERE id = $1`, [
      ...[id, currentViewer().userId, reason]
    ])
  }

  async decide(id: string, { participants, votesFor, votesAgainst, votesAbstain }: Ballot): Promise<void> {
    await this.db.sql(
      `UPDATE member_expulsion SET state = 'decided', closed_on = app.today(), closed_by = $2, participants = $3, votes_for = $4, votes_against = $5, votes_abstain = $6, version = version + 1 WHERE id = $1`,
      [id, currentViewer().userId, JSON.stringify(participants), votesFor, votesAgainst, votesAbstain]
    )
  }
}
