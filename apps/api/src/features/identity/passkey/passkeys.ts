import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { newId } from '@solmu/shared/ids.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { NewCredential, SoundAnswer } from './ceremony.js'
import type { PasskeyType } from './passkey.graphql.js'

/** A passkey as the ceremony needs it. */
export type StoredPasskey = {
  id: string
  credentialId: string
  publicKey: Buffer
  counter: number
  transports: string[]
  name: string
}

const SHOWN = `id, name, created_at AS "createdAt", last_used_at AS "lastUsedAt", is_synced AS "isSynced"`

/** The passkeys of the viewer; what the database shows is theirs alone. */
@Injectable()
export class Passkeys {
  constructor(private readonly db: Db) {}

  /** As they are shown, the oldest first. */
  async own(): Promise<PasskeyType[]> {
    const sql = `SELECT ${SHOWN} FROM passkey WHERE user_id = $1 ORDER BY created_at, id`
    return (await this.db.sql<PasskeyType>(sql, [currentViewer().userId])).map(datesOf)
  }

  /** As the ceremonies need them. */
  async stored(): Promise<StoredPasskey[]> {
    const rows = await this.db.sql<Omit<StoredPasskey, 'counter'> & { counter: string }>(
      `SELECT id, credential_id AS "credentialId", public_key AS "publicKey", counter, transports, name
       FROM passkey WHERE user_id = $1 ORDER BY created_at, id`,
      [currentViewer().userId]
    )
    return rows.map((row) => ({ ...row, counter: Number(row.counter) }))
  }

  /** @throws DomainError ALREADY_EXISTS for a credential that somebody has registered */
  async add(name: string, credential: NewCredential): Promise<PasskeyType> {
    const { id: credentialId, publicKey, counter, transports, isSynced } = credential
    const [row] = await this.db.sql<PasskeyType>(
      `INSERT INTO passkey (id, user_id, credential_id, public_key, counter, transports, is_synced, name)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (credential_id) DO NOTHING RETURNING ${SHOWN}`,
      [newId(), currentViewer().userId, credentialId, publicKey, counter, transports, isSynced, name]
    )
    if (!row) throw new DomainError('ALREADY_EXISTS')
    return datesOf(row)
  }

  /** @throws DomainError NOT_FOUND */
  async rename(id: string, name: string): Promise<PasskeyType> {
    const sql = `UPDATE passkey SET name = $3 WHERE id = $1 AND user_id = $2 RETURNING ${SHOWN}`
    return this.one(await this.db.sql<PasskeyType>(sql, [id, currentViewer().userId, name]))
  }

  /** @throws DomainError NOT_FOUND */
  async remove(id: string): Promise<PasskeyType> {
    const sql = `DELETE FROM passkey WHERE id = $1 AND user_id = $2 RETURNING ${SHOWN}`
    return this.one(await this.db.sql<PasskeyType>(sql, [id, currentViewer().userId]))
  }

  /** True when the count of signatures went on since the last use; of two copies at the same time only one is believed. */
  async use(id: string, { counter, isSynced }: SoundAnswer): Promise<boolean> {
    const rows = await this.db.sql(
      `UPDATE passkey SET counter = $3, is_synced = $4, last_used_at = now()
       WHERE id = $1 AND user_id = $2 AND (counter < $3 OR (counter = 0 AND $3 = 0)) RETURNING id`,
      [id, currentViewer().userId, counter, isSynced]
    )
    return rows.length === 1
  }

  private one(rows: PasskeyType[]): PasskeyType {
    const [row] = rows
    if (!row) throw new DomainError('NOT_FOUND', { path: ['passkeyId'] })
    return datesOf(row)
  }
}

function datesOf(row: PasskeyType): PasskeyType {
  return { ...row, createdAt: new Date(row.createdAt), lastUsedAt: row.lastUsedAt && new Date(row.lastUsedAt) }
}
