import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { FastifyRequest } from 'fastify'
import { currentContext, currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { KnownDevices } from '../session/known-devices.js'
import { LoginGuard } from '../session/login-guard.js'
import { Passwords } from '../user/passwords.js'

/** The password of whoever is signed in, asked for once more: guessing it is as slow as at the door. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly db: Db,
    private readonly guard: LoginGuard,
    private readonly devices: KnownDevices,
    private readonly passwords: Passwords
  ) {}

  /**
   * @throws DomainError PASSWORD_WRONG at the path, TOO_MANY_ATTEMPTS with the seconds to wait
   */
  async demand(password: string, path: readonly string[], request: FastifyRequest): Promise<void> {
    const { userId } = currentViewer()
    const sql = 'SELECT password_hash FROM app_user WHERE id = $1'
    const [row] = await this.db.read(() => this.db.sql<{ password_hash: string | null }>(sql, [userId]))
    const at = { account: `proof ${userId}`, ip: currentContext().ip, device: this.devices.of(request, userId) }
    const judged = await this.guard.guess(at, async () => (await this.passwords.matches(row?.password_hash ?? null, password)) || null)
    if (judged.right === null) throw new DomainError('PASSWORD_WRONG', { path })
  }
}
