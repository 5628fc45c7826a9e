import { Injectable } from '@nestjs/common'
import { lastAdministratorLeavesRule } from '@solmu/domain/access/administrators.js'
import { reasonOf } from '@solmu/domain/access/reason.js'
import type { RoleName } from '@solmu/domain/access/roles.js'
import { DomainError } from '@solmu/domain/errors.js'
import { erasableFrom, erasedEmailOf, erasedText, erasureProblemsOf, pseudonymOf } from '@solmu/domain/identity/erasure.js'
import { homeTimeZone, todayIn } from '@solmu/shared/dates.js'
import type { UserType } from '../../identity/user/user.graphql.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { DeputyMail } from '../deputy/deputy-mail.js'
import { Administrators } from '../role-assignment/administrators.js'
import { UserDirectoryQueries } from '../user-directory/user-directory.queries.js'
import type { ClosingProblem, DeactivatePersonInput, ErasePersonInput, PersonAccount, ReactivatePersonInput } from './person.graphql.js'

type AccountRow = Omit<PersonAccount, 'closingProblems' | 'erasureProblems' | 'erasableFrom'> & { isHeldElsewhere: boolean }
type Answer = { user: UserType; account: PersonAccount }
type EndedDeputyship = { principalId: string; deputyId: string; role: RoleName; unitId: string }

const ACCOUNT = `SELECT id, kind, version, created_at AS "createdAt", deactivated_at AS "deactivatedAt",
  deactivated_by AS "deactivatedByName", deactivation_reason AS "deactivationReason", erased_at AS "erasedAt",
  erasure_requested_at AS "erasureRequestedAt", role_count AS "roleCount", deputy_count AS "deputyCount",
  invitation_count AS "invitationCount", session_count AS "sessionCount", token_count AS "tokenCount",
  is_held_elsewhere AS "isHeldElsewhere", has_second_factor AS "hasSecondFactor" FROM app.account_facts($1)`

/** What becomes of accounts. Nothing is ever deleted: an account is closed, and in the end its person forgotten. */
@Injectable()
export class PersonService {
  constructor(
    private readonly db: Db,
    private readonly users: UserDirectoryQueries,
    private readonly administrators: Administrators,
    private readonly audit: AuditWriter,
    private readonly mail: DeputyMail
  ) {}

  /** @throws DomainError NOT_FOUND for somebody whose account the viewer does not look after */
  async account(userId: string): Promise<PersonAccount> {
    const [row] = await this.db.sql<AccountRow>(ACCOUNT, [userId])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['id'] })
    const { isHeldElsewhere, ...account } = row
    const deactivatedOn = row.deactivatedAt && todayIn(homeTimeZone, new Date(row.deactivatedAt))
    const facts = {
      ...{ kind: row.kind, deactivatedOn, hasRole: row.roleCount + row.deputyCount > 0 || isHeldElsewhere },
      ...{ isRequested: row.erasureRequestedAt !== null, isErased: row.erasedAt !== null }
    }
    return {
      ...account,
      closingProblems: await this.closingProblems(userId, isHeldElsewhere),
      erasureProblems: erasureProblemsOf(facts, todayIn()),
      erasableFrom: deactivatedOn && erasableFrom(deactivatedOn)
    }
  }

  private async closingProblems(userId: string, isHeldElsewhere: boolean): Promise<ClosingProblem[]> {
    const found: ClosingProblem[] = []
    if (userId === currentViewer().userId) found.push('oneself')
    try {
      lastAdministratorLeavesRule(await this.administrators.terms(), { userId, from: todayIn() })
    } catch {
      found.push('last_administrator')
    }
    if (isHeldElsewhere) found.push('held_elsewhere')
    return found
  }

  /**
   * Closes an account: from the next request on it opens nothing, nobody stands in for the person, and the person for
   * nobody. Roles, and what the person did, stay on record.
   *
   * @throws DomainError NOT_FOUND, STALE, NOT_ONESELF, LAST_ADMINISTRATOR, ACCOUNT_IN_USE, and what is wrong with the reason
   */
  async deactivate(input: DeactivatePersonInput): Promise<Answer> {
    const terms = await this.administrators.locked()
    const account = await this.locked(input)
    const reason = reasonOf(input.reason)
    if (account.closingProblems.includes('oneself')) throw new DomainError('NOT_ONESELF', { path: ['userId'] })
    lastAdministratorLeavesRule(terms, { userId: account.id, from: todayIn() })
    if (account.closingProblems.length > 0) throw new DomainError('ACCOUNT_IN_USE', { path: ['userId'] })
    if (account.deactivatedAt !== null) throw new DomainError('STALE', { path: ['expectedVersion'] })
    await this.db.sql('SELECT app.deactivate_person($1, $2)', [account.id, reason])
    this.audit.note({ before: { state: 'active' }, after: { state: 'deactivated' } })
    await this.endDeputyships(account.id, reason)
    return this.answer(account.id)
  }

  /** Ends the deputyships of somebody whose account is closed; whoever is on the other side learns of it by mail. */
  private async endDeputyships(userId: string, reason: string): Promise<void> {
    const ended = await this.db.sql<EndedDeputyship>(
      `SELECT principal_id AS "principalId", deputy_id AS "deputyId", role, unit_id AS "unitId"
       FROM app.end_deputyships_of($1, $2)`,
      [userId, reason]
    )
    for (const { principalId, deputyId, role, unitId } of ended) {
      await this.mail.closed({ userId: principalId, role, unitId }, { deputyId, closedId: userId })
    }
    if (ended.length > 0) this.audit.note({ details: { endedDeputyships: ended.length } })
  }

  /**
   * Opens a closed account again, with the roles that still hold. Sessions and tokens do not come back.
   *
   * @throws DomainError NOT_FOUND, STALE for one that is open or erased
   */
  async reactivate(input: ReactivatePersonInput): Promise<Answer> {
    const account = await this.locked(input)
    if (account.deactivatedAt === null || account.erasedAt !== null) throw new DomainError('STALE', { path: ['expectedVersion'] })
    await this.db.sql('SELECT app.reactivate_person($1)', [account.id])
    this.audit.note({ before: { state: 'deactivated' }, after: { state: 'active' } })
    return this.answer(account.id)
  }

  /** @throws DomainError NOT_FOUND */
  async endSessions(userId: string): Promise<{ endedCount: number; account: PersonAccount }> {
    await this.account(userId)
    const [row] = await this.db.sql<{ ended: number }>('SELECT app.end_sessions_of($1) AS ended', [userId])
    const endedCount = row?.ended ?? 0
    this.audit.note({ subjectType: 'user', subjectId: userId, details: { endedCount } })
    return { endedCount, account: await this.account(userId) }
  }

  /**
   * Erases a person for good: who they were is gone, what they did stays under a pseudonym.
   *
   * @throws DomainError NOT_FOUND, STALE, INVALID_INPUT when another name is written, ERASURE_REFUSED with what stands in
   *   the way
   */
  async erase(input: ErasePersonInput): Promise<Answer> {
    const account = await this.locked(input)
    const { displayName, language } = await this.users.one(account.id)
    if (account.erasureProblems.length > 0) {
      throw new DomainError('ERASURE_REFUSED', { params: { problems: account.erasureProblems.join(', ') } })
    }
    if (input.confirmation.trim() !== displayName) throw new DomainError('INVALID_INPUT', { path: ['confirmation'] })
    const values = [account.id, pseudonymOf(account.id, language), erasedEmailOf(account.id), erasedText(language)]
    await this.db.sql('SELECT app.erase_person($1, $2, $3, $4)', values)
    this.audit.note({ before: { state: 'deactivated' }, after: { state: 'erased' } })
    return this.answer(account.id)
  }

  /** One's own wish to be erased, or that it is withdrawn. */
  async requestErasure(isWanted: boolean): Promise<Date | null> {
    const { userId, consortiumId } = currentViewer()
    await this.db.sql(
      isWanted
        ? 'INSERT INTO erasure_request (user_id, consortium_id) VALUES ($1, $2) ON CONFLICT (user_id) DO NOTHING'
        : 'DELETE FROM erasure_request WHERE user_id = $1 AND consortium_id = $2',
      [userId, consortiumId]
    )
    this.audit.note({ subjectType: 'user', subjectId: userId, details: { isWanted } })
    return this.erasureRequestedAt()
  }

  /** When the viewer asked to be erased. */
  async erasureRequestedAt(): Promise<Date | null> {
    const [row] = await this.db.sql<{ at: Date }>('SELECT requested_at AS at FROM erasure_request WHERE user_id = $1', [
      currentViewer().userId
    ])
    return row?.at ?? null
  }

  private async locked({ userId, expectedVersion }: { userId: string; expectedVersion: number }): Promise<PersonAccount> {
    this.audit.note({ subjectType: 'user', subjectId: userId })
    const account = await this.account(userId)
    if (account.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    return account
  }

  private async answer(userId: string): Promise<Answer> {
    return { user: await this.users.one(userId), account: await this.account(userId) }
  }
}
