import { randomBytes, timingSafeEqual } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isEmail, normaliseEmail } from '@solmu/domain/identity/email.js'
import { newId } from '@solmu/shared/ids.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { Db } from '../../../core/db/db.js'
import { FirstRunSteps } from '../../../core/first-run-steps.js'
import { newContext, runInContext } from '../../../core/context/context.js'
import { LoginGuard } from '../session/login-guard.js'
import type { FirstRunInput } from './first-run.input.js'
import { Passwords } from './passwords.js'

/** The account key under which wrong first-run tokens are counted. */
const SETUP = 'first-run'

/** The head office of a new installation stands in the capital until somebody says otherwise. */
const CAPITAL = '091'

type DemoAccount = { email: string; display_name: string; role: string; unit_name: LocalizedText }

/** Whether the installation has been set up, and its first administrator. */
@Injectable()
export class SetupService {
  private token: Buffer | null = null

  constructor(
    private readonly db: Db,
    private readonly passwords: Passwords,
    private readonly guard: LoginGuard,
    private readonly audit: AuditWriter,
    private readonly steps: FirstRunSteps
  ) {}

  /** What the web has to know before anyone is signed in. */
  async state() {
    return this.db.read(async () => {
      const [facts] = await this.db.sql<{ is_set_up: boolean; is_demo: boolean; password: string | null }>(
        `SELECT app.is_set_up() AS is_set_up, app.is_demo() AS is_demo,
           (SELECT value FROM app_meta WHERE key = 'demo_password') AS password`
      )
      const providers = await this.db.sql<{ id: string; name: LocalizedText }>(
        `SELECT p.id, json_build_object('fi', p.name_fi, 'sv', p.name_sv, 'en', p.name_en) AS name FROM app.identity_providers() p`
      )
      const accounts = facts?.is_demo ? await this.db.sql<DemoAccount>('SELECT * FROM app.demo_accounts()') : []
      return {
        isSetUp: facts?.is_set_up ?? false,
        isDemo: facts?.is_demo ?? false,
        providers,
        demoPassword: facts?.is_demo ? facts.password : null,
        demoAccounts: accounts.map((account) => ({
          email: account.email,
          displayName: account.display_name,
          role: account.role,
          unitName: account.unit_name
        }))
      }
    })
  }

  /** Makes the one-time token of an empty installation; null when there is nothing left to set up. */
  async offerFirstRun(): Promise<string | null> {
    const context = newContext({ requestId: 'start', ip: '' })
    const isSetUp = await runInContext(context, () => this.isSetUp())
    if (isSetUp) return null
    const token = randomBytes(15).toString('base64url')
    this.token = Buffer.from(token)
    return token
  }

  private async isSetUp(): Promise<boolean> {
    const [row] = await this.db.read(() => this.db.sql<{ yes: boolean }>('SELECT app.is_set_up() AS yes'))
    return row?.yes ?? false
  }

  /**
   * Creates the consortium, its head office and the first administrator.
   *
   * @throws DomainError ALREADY_SET_UP, SETUP_TOKEN_WRONG, INVALID_EMAIL, or what is wrong with the password
   */
  async firstRun(input: FirstRunInput): Promise<{ userId: string; consortiumId: string }> {
    if (await this.isSetUp()) throw new DomainError('ALREADY_SET_UP')
    await this.demandToken(input.token)
    const email = normaliseEmail(input.email)
    if (!isEmail(email)) throw new DomainError('INVALID_EMAIL', { path: ['email'] })
    const displayName = input.displayName.trim()
    await this.passwords.demandGood(input.password, { email, displayName, path: ['password'] })
    const passwordHash = await this.passwords.hash(input.password)
    const [consortiumId, organisationId, unitId, userId] = [newId(), newId(), newId(), newId()]
    await this.db.write(async () => {
      const [row] = await this.db.sql<{ made: boolean }>(
        'SELECT app.first_run($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) AS made',
        [
          ...[consortiumId, input.consortiumName.trim(), organisationId, unitId, CAPITAL, userId, email, displayName],
          ...[passwordHash, input.language, newId()]
        ]
      )
      if (!row?.made) throw new DomainError('ALREADY_SET_UP')
      await this.steps.run(consortiumId)
      await this.audit.done('firstRun', { subjectType: 'user', subjectId: userId, unitId }, { userId, consortiumId })
    })
    this.token = null
    return { userId, consortiumId }
  }

  private async demandToken(given: string): Promise<void> {
    const bytes = Buffer.from(given.trim())
    const judged = await this.guard.guess({ account: SETUP, ip: SETUP }, async () => {
      return (this.token?.length === bytes.length && timingSafeEqual(this.token, bytes)) || null
    })
    if (judged.right === null) throw new DomainError('SETUP_TOKEN_WRONG', { path: ['token'] })
  }
}
