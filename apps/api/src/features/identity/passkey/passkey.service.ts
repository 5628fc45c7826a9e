import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { FastifyReply } from 'fastify'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { FactorChange } from '../second-factor/factor-change.js'
import { SessionService } from '../session/session.service.js'
import { PasskeyCeremony } from './ceremony.js'
import { Challenges, type Purpose } from './challenges.js'
import type { AddPasskeyInput, PasskeyType, RenamePasskeyInput, StartPasskeyPayload } from './passkey.graphql.js'
import { Passkeys } from './passkeys.js'

const MOST = 20

/** One's own passkeys: adding, naming, removing. */
@Injectable()
export class PasskeyService {
  constructor(
    private readonly passkeys: Passkeys,
    private readonly ceremony: PasskeyCeremony,
    private readonly challenges: Challenges,
    private readonly change: FactorChange,
    private readonly sessions: SessionService,
    private readonly audit: AuditWriter
  ) {}

  /**
   * What the browser needs to make a passkey.
   *
   * @throws DomainError OUT_OF_RANGE for whoever has twenty already
   */
  async start(owner: { email: string; displayName: string }): Promise<StartPasskeyPayload> {
    const known = await this.passkeys.stored()
    if (known.length >= MOST) throw new DomainError('OUT_OF_RANGE', { params: { max: MOST } })
    this.note()
    const options = await this.ceremony.creation({ ...owner, userId: currentViewer().userId }, known)
    return { challengeId: await this.challenges.put(options.challenge, adding()), options }
  }

  /**
   * Takes a new passkey into use, and raises the session without a new sign-in.
   *
   * @returns recovery codes when it is the first second factor
   * @throws DomainError REQUIRED without a name, PASSKEY_FAILED, ALREADY_EXISTS
   */
  async add(input: AddPasskeyInput, reply: FastifyReply): Promise<{ passkey: PasskeyType; recoveryCodes: string[] }> {
    const name = nameOf(input.name)
    const challenge = await this.challenges.take(input.challengeId, adding())
    if (challenge === null) throw new DomainError('PASSKEY_FAILED')
    const credential = await this.ceremony.created(input.response, challenge)
    const isFirst = await this.change.isFirst()
    const passkey = await this.passkeys.add(name, credential)
    this.note({ passkeyId: passkey.id, isSynced: passkey.isSynced })
    const recoveryCodes = await this.change.added('passkeyAdded', isFirst)
    await this.sessions.renew('passkey', reply)
    return { passkey, recoveryCodes }
  }

  /** @throws DomainError REQUIRED without a name, NOT_FOUND */
  async rename({ passkeyId, name }: RenamePasskeyInput): Promise<PasskeyType> {
    this.note({ passkeyId })
    return this.passkeys.rename(passkeyId, nameOf(name))
  }

  /** @throws DomainError NOT_FOUND */
  async remove(passkeyId: string): Promise<void> {
    this.note({ passkeyId })
    await this.passkeys.remove(passkeyId)
    await this.change.removed('passkeyRemoved')
  }

  private note(details: Record<string, string | boolean> = {}): void {
    this.audit.note({ subjectType: 'user', subjectId: currentViewer().userId, details })
  }
}

function adding(): Purpose {
  const { userId, sessionId } = currentViewer()
  return { purpose: 'add', userId, sessionId }
}

function nameOf(text: string): string {
  const name = text.trim()
  if (name === '') throw new DomainError('REQUIRED', { path: ['name'] })
  return name
}
