import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { factorsToAsk } from '@solmu/domain/identity/second-factor.js'
import type { FastifyReply } from 'fastify'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { SessionService } from '../session/session.service.js'
import { ProfileService } from '../user/profile.service.js'
import { FactorChange } from './factor-change.js'
import { RecoveryCodes } from './recovery-codes.js'
import type { StartTotpPayload } from './second-factor.graphql.js'
import { Totp } from './totp.js'

/** One's own authenticator app and recovery codes. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly totp: Totp,
    private readonly codes: RecoveryCodes,
    private readonly change: FactorChange,
    private readonly sessions: SessionService,
    private readonly profile: ProfileService,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError ALREADY_EXISTS when an app is in use */
  async startTotp(): Promise<StartTotpPayload> {
    const { email } = await this.profile.viewer()
    this.note()
    return this.totp.start(email)
  }

  /**
   * Takes the app into use, and raises the session without a new sign-in.
   *
   * @returns recovery codes when there were none
   * @throws DomainError NOT_FOUND, CODE_WRONG
   */
  async confirmTotp(code: string, reply: FastifyReply): Promise<string[]> {
    const isFirst = await this.change.isFirst()
    await this.totp.confirm(code)
    this.note()
    const codes = await this.change.added('totpAdded', isFirst)
    await this.sessions.renew('totp', reply)
    return codes
  }

  /** @throws DomainError NOT_FOUND when none is in use */
  async removeTotp(): Promise<void> {
    if (!(await this.totp.remove())) throw new DomainError('NOT_FOUND')
    this.note()
    await this.change.removed('totpRemoved')
  }

  /** @throws DomainError NOT_FOUND for a person without a second factor, whom recovery codes would not help */
  async renewRecoveryCodes(): Promise<string[]> {
    if (factorsToAsk(await this.change.factors()).length === 0) throw new DomainError('NOT_FOUND')
    this.note()
    await this.change.told('recoveryCodesRenewed')
    return this.codes.renew()
  }

  private note(): void {
    this.audit.note({ subjectType: 'user', subjectId: currentViewer().userId })
  }
}
