import { Injectable } from '@nestjs/common'
import { mayGiveRole } from '@solmu/domain/access/reach.js'
import type { RoleName } from '@solmu/domain/access/roles.js'
import { DomainError } from '@solmu/domain/errors.js'
import { todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentContext, type HeldRole } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Outbox } from '../../../core/mail/outbox.js'
import { hashOfLinkToken } from '../../identity/link-token.js'
import { Passwords } from '../../identity/user/passwords.js'
import { invitationAcceptedMail } from './invitation-mails.js'
import type { AcceptInvitationInput } from './invitation.input.js'

type FoundRow = {
  id: string
  consortium_id: string
  email: string
  display_name: string | null
  language: Language
  role: RoleName
  unit_id: string
  organisation_id: string | null
  valid_to: string | null
  expires_at: Date
  invited_by: string
  giver_language: Language
  giver_held: HeldRole[]
  consortium_name: LocalizedText
  unit_name: LocalizedText
  account_id: string | null
  account_is_closed: boolean
  account_signs_in: boolean
}

/** What the page of an invitation shows before it is accepted. */
export type InvitationOffer = {
  email: string
  displayName: string | null
  consortiumName: string
  role: RoleName
  unitName: LocalizedText
  language: Language
  expiresAt: Date
  hasAccount: boolean
}

/** Who has accepted, and whether that alone signs them in. */
export type Accepted = { userId: string; consortiumId: string; isNew: boolean }

/** Turns an invitation into a role, and into an account where there is none. */
@Injectable()
export class InvitationAcceptanceService {
  constructor(
    private readonly db: Db,
    private readonly passwords: Passwords,
    private readonly outbox: Outbox,
    private readonly audit: AuditWriter
  ) {}

  /**
   * What somebody is invited to.
   *
   * @throws DomainError LINK_EXPIRED for a link that was used, replaced, revoked, or is too old
   */
  async offer(token: string): Promise<InvitationOffer> {
    const hash = hashOfLinkToken(token)
    const [row] = hash ? await this.db.askAsNobody<FoundRow>('SELECT * FROM app.find_invitation($1)', [hash]) : []
    if (!row) throw new DomainError('LINK_EXPIRED')
    const { email, display_name: displayName, role, unit_name: unitName, language, expires_at: expiresAt } = row
    const consortiumName = row.consortium_name[language]
    return { email, displayName, consortiumName, role, unitName, language, expiresAt, hasAccount: row.account_signs_in }
  }

  /**
   * Accepts. Somebody without an account gets one; somebody who signs in already must have done so; somebody whose
   * account has no role any more comes back with a new password, as by a link for one.
   *
   * @throws DomainError LINK_EXPIRED, INVITATION_VOID when whoever gave it may not give the role any more or the account is
   *   closed, NOT_SIGNED_IN, INVITATION_FOR_ANOTHER, REQUIRED, or what is wrong with the password
   */
  async accept(input: AcceptInvitationInput): Promise<Accepted> {
    const hash = hashOfLinkToken(input.token)
    if (!hash) throw new DomainError('LINK_EXPIRED')
    return this.db.write(async () => {
      await this.db.sql('SELECT app.lock_invitation($1)', [hash])
      const [row] = await this.db.sql<FoundRow>('SELECT * FROM app.find_invitation($1)', [hash])
      if (!row) throw new DomainError('LINK_EXPIRED')
      demandIsGiven(row)
      const account = row.account_signs_in ? demandIsInvited(row) : await this.newAccount(row, input)
      const values = [hash, newId(), account.displayName, account.passwordHash, account.language, newId()]
      const [done] = await this.db.sql<{ user_id: string }>('SELECT app.accept_invitation($1, $2, $3, $4, $5, $6) AS user_id', values)
      if (!done) throw new DomainError('LINK_EXPIRED')
      await this.announce(row, { userId: done.user_id, displayName: account.displayName })
      return { userId: done.user_id, consortiumId: row.consortium_id, isNew: row.account_id === null }
    })
  }

  private async newAccount(row: FoundRow, input: AcceptInvitationInput) {
    const displayName = input.displayName?.trim() ?? ''
    if (displayName === '') throw new DomainError('REQUIRED', { path: ['displayName'] })
    if (!input.password) throw new DomainError('REQUIRED', { path: ['password'] })
    await this.passwords.demandGood(input.password, { email: row.email, displayName, path: ['password'] })
    return { displayName, passwordHash: await this.passwords.hash(input.password), language: input.language ?? row.language }
  }

  private async announce(row: FoundRow, { userId, displayName }: { userId: string; displayName: string }): Promise<void> {
    const letter = invitationAcceptedMail(row.giver_language, { displayName, unitName: row.unit_name, role: row.role })
    await this.outbox.queue({ toUserId: row.invited_by, ...letter }, row.consortium_id)
    const { id: subjectId, unit_id: unitId, role } = row
    const note = { subjectType: 'invitation', subjectId, unitId, details: { role, userId } }
    await this.audit.done('acceptInvitation', note, { userId, consortiumId: row.consortium_id })
  }
}

/** Whoever gave the invitation must still be allowed to give the role, and the account must not be closed. */
function demandIsGiven(row: FoundRow): void {
  const giver = {
    userId: row.invited_by,
    assignments: row.giver_held,
    day: todayIn(),
    ancestorsOf: (unitId: string) =>
      row.giver_held.filter((held) => held.unitId !== unitId && held.subtreeUnitIds.includes(unitId)).map((held) => held.unitId)
  }
  const gift = { role: row.role, unitId: row.unit_id, consortiumId: row.consortium_id, organisationId: row.organisation_id }
  const isGiven = mayGiveRole(giver, { ...gift, userId: row.account_id, validTo: row.valid_to })
  if (!isGiven || row.account_is_closed) throw new DomainError('INVITATION_VOID')
}

function demandIsInvited(row: FoundRow) {
  const { viewer } = currentContext()
  if (!viewer) throw new DomainError('NOT_SIGNED_IN')
  if (viewer.userId !== row.account_id || viewer.tokenId !== null) throw new DomainError('INVITATION_FOR_ANOTHER')
  if (viewer.lacksSecondFactor) throw new DomainError('SECOND_FACTOR_REQUIRED')
  return { displayName: viewer.displayName, passwordHash: null, language: row.language }
}
