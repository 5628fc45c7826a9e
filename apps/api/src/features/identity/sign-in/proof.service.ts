import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { FastifyReply } from 'fastify'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { SessionService } from '../session/session.service.js'
import { CodeCheck } from './code-check.js'
import { OwnPassword } from './own-password.js'
import { PasskeyCheck } from './passkey-check.js'
import type { ProofInput } from './sign-in.input.js'

/** Whoever is signed in proves once more that it is them, before something dangerous. */
@Injectable()
export class ProofService {
  constructor(
    private readonly sessions: SessionService,
    private readonly password: OwnPassword,
    private readonly codes: CodeCheck,
    private readonly passkeys: PasskeyCheck,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Takes a proof, renews the session under a new token, and raises it when the proof was a second factor.
   *
   * @throws DomainError PASSWORD_WRONG, CODE_WRONG, PASSKEY_FAILED, TOO_MANY_ATTEMPTS
   */
  async prove(input: ProofInput, reply: FastifyReply): Promise<void> {
    if (currentViewer().sessionId === '') throw new DomainError('NOT_ALLOWED')
    const note = { subjectType: 'user', subjectId: currentViewer().userId, details: { method: input.method } }
    try {
      await this.check(input, reply)
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'invalid') await this.audit.refused('prove', error.code, { note })
      throw error
    }
    await this.sessions.renew(input.method, reply)
    await this.audit.done('prove', note)
  }

  private async check(input: ProofInput, reply: FastifyReply): Promise<void> {
    const viewer = currentViewer()
    if (input.method === 'password') return this.password.demand(input.password ?? '', ['password'], reply.request)
    if (input.method === 'totp') {
      const isRight = await this.codes.use(viewer, { method: 'totp', code: input.code ?? '' }, reply.request)
      if (!isRight) throw new DomainError('CODE_WRONG', { path: ['code'] })
      return
    }
    const { challengeId, response } = input
    if (!challengeId || !response) throw new DomainError('PASSKEY_FAILED')
    const { userId, sessionId } = viewer
    await this.passkeys.use(viewer, { challengeId, response }, [{ purpose: 'proof', userId, sessionId }])
  }
}
