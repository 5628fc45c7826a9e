import { Injectable } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { currentContext } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { RecoveryCodes } from '../second-factor/recovery-codes.js'
import { SecurityMail } from '../second-factor/security-mail.js'
import { Totp } from '../second-factor/totp.js'
import { asPerson, type Person } from '../session/as-person.js'
import { KnownDevices } from '../session/known-devices.js'
import { LoginGuard } from '../session/login-guard.js'

export type GivenCode = { readonly method: 'totp' | 'recovery_code'; readonly code: string }

/** The second factor as a code: right, never used before, and not one of many tries. */
@Injectable()
export class CodeCheck {
  constructor(
    private readonly db: Db,
    private readonly guard: LoginGuard,
    private readonly devices: KnownDevices,
    private readonly totp: Totp,
    private readonly codes: RecoveryCodes,
    private readonly mail: SecurityMail
  ) {}

  /**
   * Uses a code up.
   *
   * @returns false when it is wrong, used or too old
   * @throws DomainError TOO_MANY_ATTEMPTS with the seconds to wait
   */
  async use(person: Person, given: GivenCode, request: FastifyRequest): Promise<boolean> {
    const device = this.devices.of(request, person.userId)
    const account = `second-factor ${person.userId}`
    const judged = await this.guard.guess({ account, ip: currentContext().ip, device }, async () => {
      const isRight = await asPerson(person, () => this.db.write(() => this.take(given)))
      return isRight || null
    })
    return judged.right !== null
  }

  private async take({ method, code }: GivenCode): Promise<boolean> {
    if (method === 'totp') return this.totp.use(code)
    const isRight = await this.codes.use(code)
    if (isRight) await this.mail.tell('recoveryCodeUsed')
    return isRight
  }
}
