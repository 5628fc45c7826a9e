import { Inject, Injectable } from '@nestjs/common'
import { reasonOf } from '@solmu/domain/access/reason.js'
import { DomainError } from '@solmu/domain/errors.js'
import { isEmail, normaliseEmail } from '@solmu/domain/identity/email.js'
import { invitationExpiresAt, secondsUntilSend } from '@solmu/domain/identity/invitation.js'
import { todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { CONFIG, type Config } from '../../../core/config/config.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Outbox } from '../../../core/mail/outbox.js'
import { newLinkToken } from '../../identity/link-token.js'
import { type GiftInput, GiftRules } from '../role-assignment/gift-rules.js'
import { invitationMail } from './invitation-mails.js'
import type { InvitationType, InvitePersonInput, ResendInvitationInput, RevokeInvitationInput } from './invitation.graphql.js'
import { InvitationQueries, isPending } from './invitation.queries.js'

type Changed = { readonly invitationId: string; readonly expectedVersion: number }

/** Gives, sends anew and takes back invitations. Accepting one is in invitation-acceptance.service.ts. */
@Injectable()
export class InvitationService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Db,
    private readonly gifts: GiftRules,
    private readonly queries: InvitationQueries,
    private readonly outbox: Outbox,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Asks somebody by e-mail to take a role. Whether the e-mail has an account already makes no difference that could be
   * seen from here.
   *
   * @throws DomainError INVALID_EMAIL, what GiftRules and reasonOf refuse, RANGE_OVERLAPS for a role that the person is seen
   *   to hold, ALREADY_EXISTS for a second invitation to it
   */
  async invite(input: InvitePersonInput): Promise<InvitationType> {
    const { consortiumId, userId } = currentViewer()
    const email = normaliseEmail(input.email)
    const { role, unitId, validFrom = null, validTo = null, organisationId = null } = input
    this.audit.note({ subjectType: 'invitation' })
    if (!isEmail(email)) throw new DomainError('INVALID_EMAIL', { path: ['email'] })
    const reason = reasonOf(input.reason)
    const today = todayIn()
    const first = validFrom !== null && validFrom > today ? validFrom : today
    await this.demandMayGive({ role, unitId, organisationId, validFrom: first, validTo }, email)
    await this.demandNotHeld(email, { role, unitId, organisationId, first, validTo })
    const [id, now] = [newId(), new Date()]
    const token = newLinkToken()
    await this.db.sql(
      `INSERT INTO invitation (id, consortium_id, email, display_name, language, role, unit_id, organisation_id, valid_from,
         valid_to, reason, token_hash, invited_by, sends, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, ARRAY[$14::timestamptz], $15)`,
      [
        ...[id, consortiumId, email, input.displayName?.trim() || null, input.language, role, unitId, organisationId],
        ...[validFrom, validTo, reason, token.hash, userId, now, invitationExpiresAt(now, validTo)]
      ]
    )
    this.audit.note({ subjectId: id, after: { email, role, unitId, organisationId, validFrom, validTo } })
    return this.sent(id, token.text)
  }

  /**
   * Sends an invitation anew; whoever does so is the one who gives the role.
   *
   * @throws DomainError NOT_FOUND, STALE for one that was changed, accepted or revoked meanwhile, NOT_ALLOWED,
   *   TOO_MANY_ATTEMPTS with the seconds until it may be sent again
   */
  async resend(input: ResendInvitationInput): Promise<InvitationType> {
    const invitation = await this.locked(input)
    const { id, role, unit, organisationId, validTo, email } = invitation
    await this.demandMayGive({ role, unitId: unit.id, organisationId, validFrom: todayIn(), validTo }, email)
    const now = new Date()
    const [row] = await this.db.sql<{ sends: Date[] }>('SELECT sends FROM invitation WHERE id = $1', [id])
    const seconds = secondsUntilSend((row?.sends ?? []).map((at) => new Date(at)), now)
    if (seconds > 0) throw new DomainError('TOO_MANY_ATTEMPTS', { params: { seconds } })
    const token = newLinkToken()
    await this.db.sql(
      `UPDATE invitation SET token_hash = $2, invited_by = $3, sends = sends || $4::timestamptz, expires_at = $5,
         version = version + 1 WHERE id = $1`,
      [id, token.hash, currentViewer().userId, now, invitationExpiresAt(now, validTo)]
    )
    return this.sent(id, token.text)
  }

  /**
   * Takes an invitation back.
   *
   * @throws DomainError NOT_FOUND, STALE for one that was changed, accepted or revoked meanwhile, NOT_ALLOWED for a role that
   *   the viewer could not have given
   */
  async revoke(input: RevokeInvitationInput): Promise<InvitationType> {
    const { id, role, unit, organisationId } = await this.locked(input)
    this.gifts.checkTakingBack({ role, unitId: unit.id, organisationId })
    await this.db.sql(
      'UPDATE invitation SET revoked_at = now(), revoked_by = $2, token_hash = NULL, version = version + 1 WHERE id = $1',
      [id, currentViewer().userId]
    )
    return this.queries.one(id)
  }

  private async locked({ invitationId, expectedVersion }: Changed): Promise<InvitationType> {
    await this.db.sql('SELECT 1 FROM invitation WHERE id = $1 FOR UPDATE', [invitationId])
    const invitation = await this.queries.one(invitationId)
    this.audit.note({ subjectType: 'invitation', subjectId: invitation.id, unitId: invitation.unit.id, details: { role: invitation.role } })
    if (!isPending(invitation) || invitation.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    return invitation
  }

  /** Nobody but an administrator gives a role to themselves, not even by mail. */
  private async demandMayGive(gift: Omit<GiftInput, 'userId'>, email: string): Promise<void> {
    const { userId } = currentViewer()
    const [own] = await this.db.sql('SELECT 1 FROM app_user WHERE id = $1 AND email = $2', [userId, email])
    await this.gifts.check({ ...gift, userId: own ? userId : null })
  }

  /** Row-level security answers for what the viewer may know: a role at a unit where they see who holds which. */
  private async demandNotHeld(
    email: string,
    role: { role: string; unitId: string; organisationId: string | null; first: string; validTo: string | null }
  ): Promise<void> {
    const [held] = await this.db.sql(
      `SELECT 1 FROM role_assignment a JOIN app_user u ON u.id = a.user_id WHERE u.email = $1 AND a.role = $2 AND a.unit_id = $3
         AND a.organisation_id IS NOT DISTINCT FROM $4 AND daterange(a.valid_from, a.valid_to) && daterange($5, $6)`,
      [email, role.role, role.unitId, role.organisationId, role.first, role.validTo]
    )
    if (held) throw new DomainError('RANGE_OVERLAPS', { path: ['email'] })
  }

  private async sent(id: string, token: string): Promise<InvitationType> {
    const invitation = await this.queries.one(id)
    const { language, unit, role, expiresAt } = invitation
    const [names] = await this.db.sql<{ consortium: LocalizedText; giver: string }>(
      `SELECT json_build_object('fi', c.name_fi, 'sv', c.name_sv, 'en', c.name_en) AS consortium, u.display_name AS giver
       FROM consortium c, app_user u WHERE c.id = $1 AND u.id = $2`,
      [currentViewer().consortiumId, currentViewer().userId]
    )
    if (!names) throw new DomainError('NOT_FOUND')
    const facts = { language, role, expiresAt: new Date(expiresAt), unitName: unit.name, giverName: names.giver }
    const link = new URL(`/${language}/invitation#${token}`, this.config.PUBLIC_URL).toString()
    await this.outbox.queueInvitation(id, { ...invitationMail({ ...facts, consortiumName: names.consortium }), link })
    return invitation
  }
}
