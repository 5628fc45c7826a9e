import { createHash, randomBytes } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { tokenScope, tokenStateOn } from '@solmu/domain/access/api-token.js'
import { DomainError } from '@solmu/domain/errors.js'
import { todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { ApiTokenType, CreateApiTokenInput, CreateMachineUserInput, MachineUser } from './machine.graphql.js'

type TokenRow = Omit<ApiTokenType, 'state'>
type MachineRow = Omit<MachineUser, 'tokens'> & { tokens: TokenRow[] }

const TOKEN_BYTES = 32
const TOKEN_MARK = 'slm_'
/** So much of a token is shown in lists: enough to recognise it, far too little to guess it. */
const SHOWN = TOKEN_MARK.length + 4

/** What the database keeps of a token. */
export const hashOfApiToken = (token: string): Buffer => createHash('sha256').update(token).digest()

const TODAY = 'a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())'

const MACHINES = `SELECT u.id, u.display_name AS "displayName", m.purpose, u.created_at AS "createdAt",
    CASE WHEN u.deactivated_at IS NULL THEN 'active' ELSE 'deactivated' END AS state, c.display_name AS "createdByName",
    (SELECT count(*)::int FROM role_assignment a WHERE a.user_id = u.id AND ${TODAY}) AS "roleCount",
    (SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'prefix', t.prefix, 'actions', t.actions,
        'mayWrite', t.may_write, 'expiresOn', t.expires_on, 'createdAt', t.created_at, 'createdByName', b.display_name,
        'lastUsedAt', t.last_used_at, 'lastUsedIp', t.last_used_ip, 'revokedAt', t.revoked_at) ORDER BY t.id DESC), '[]')
      FROM api_token t LEFT JOIN app_user b ON b.id = t.created_by WHERE t.user_id = u.id) AS tokens
  FROM machine_user m JOIN app_user u ON u.id = m.user_id LEFT JOIN app_user c ON c.id = m.created_by
  WHERE $1::uuid IS NULL OR m.user_id = $1 ORDER BY u.display_name COLLATE "fi-x-icu", u.id`

/** Programs with an account, and the tokens with which they ask. */
@Injectable()
export class MachineService {
  constructor(
    private readonly db: Db,
    private readonly audit: AuditWriter
  ) {}

  /** Every machine of the consortium with its tokens; there are few. */
  async all(): Promise<MachineUser[]> {
    return (await this.db.sql<MachineRow>(MACHINES, [null])).map(machineOf)
  }

  private async one(id: string): Promise<MachineUser> {
    const [row] = await this.db.sql<MachineRow>(MACHINES, [id])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['machineUserId'] })
    return machineOf(row)
  }

  /**
   * Makes an account for a program. It can do nothing before it gets roles and a token.
   *
   * @throws DomainError REQUIRED
   */
  async create(input: CreateMachineUserInput): Promise<MachineUser> {
    const [displayName, purpose] = [input.displayName.trim(), input.purpose.trim()]
    if (displayName === '') throw new DomainError('REQUIRED', { path: ['displayName'] })
    if (purpose === '') throw new DomainError('REQUIRED', { path: ['purpose'] })
    const id = newId()
    // An address that is nobody's (RFC 2606): machines get no mail and sign in nowhere.
    const values = [id, displayName, `machine-${id}@machine.invalid`, purpose]
    await this.db.sql('SELECT app.create_machine_user($1, $2, $3, $4)', values)
    this.audit.note({ subjectType: 'user', subjectId: id, after: { kind: 'machine', displayName } })
    return this.one(id)
  }

  /**
   * Makes a token; what opens is in the answer and nowhere else.
   *
   * @throws DomainError NOT_FOUND, REQUIRED, INVALID_INPUT, INVALID_DATE, STALE for a machine that is closed
   */
  async createToken(input: CreateApiTokenInput): Promise<{ secret: string; machine: MachineUser }> {
    const machine = await this.one(input.machineUserId)
    const actions = tokenScope(input, todayIn())
    const name = input.name.trim()
    if (name === '') throw new DomainError('REQUIRED', { path: ['name'] })
    if (machine.state !== 'active') throw new DomainError('STALE', { path: ['machineUserId'] })
    const secret = TOKEN_MARK + randomBytes(TOKEN_BYTES).toString('base64url')
    const id = newId()
    const { consortiumId, userId } = currentViewer()
    await this.db.sql(
      `INSERT INTO api_token (id, consortium_id, user_id, name, prefix, token_hash, actions, may_write, expires_on, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[id, consortiumId, machine.id, name, secret.slice(0, SHOWN), hashOfApiToken(secret)],
        ...[actions, input.mayWrite, input.expiresOn, userId]
      ]
    )
    const after = { userId: machine.id, actions, mayWrite: input.mayWrite, expiresOn: input.expiresOn }
    this.audit.note({ subjectType: 'api_token', subjectId: id, after })
    return { secret, machine: await this.one(machine.id) }
  }

  /**
   * Takes a token back; the next request with it is refused.
   *
   * @throws DomainError NOT_FOUND, STALE for one that was taken back before
   */
  async revokeToken(tokenId: string): Promise<MachineUser> {
    const [token] = await this.db.sql<{ user_id: string; revoked_at: Date | null }>(
      'SELECT user_id, revoked_at FROM api_token WHERE id = $1 FOR UPDATE',
      [tokenId]
    )
    if (!token) throw new DomainError('NOT_FOUND', { path: ['tokenId'] })
    this.audit.note({ subjectType: 'api_token', subjectId: tokenId, details: { userId: token.user_id } })
    if (token.revoked_at !== null) throw new DomainError('STALE', { path: ['tokenId'] })
    await this.db.sql('UPDATE api_token SET revoked_at = now(), revoked_by = $2 WHERE id = $1', [tokenId, currentViewer().userId])
    return this.one(token.user_id)
  }
}

function machineOf({ tokens, ...machine }: MachineRow): MachineUser {
  const today = todayIn()
  const withState = (token: TokenRow): ApiTokenType => {
    const { expiresOn, revokedAt } = token
    return { ...token, state: tokenStateOn({ expiresOn, isRevoked: revokedAt !== null }, today) }
  }
  return { ...machine, tokens: tokens.map(withState) }
}
