import { createHash, randomInt } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import {
  readRecoveryCode,
  recoveryAlphabet,
  recoveryCodeCount,
  recoveryCodeLength,
  recoveryCodeText
} from '@solmu/domain/identity/second-factor.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'

/** Ten codes on paper for the day on which the telephone is lost. The database keeps their hashes. */
@Injectable()
export class RecoveryCodes {
  constructor(private readonly db: Db) {}

  /** Makes new codes, which are shown this once; those from before are void. */
  async renew(): Promise<string[]> {
    const { userId } = currentViewer()
    const codes = Array.from({ length: recoveryCodeCount }, newCode)
    await this.db.sql('DELETE FROM recovery_code WHERE user_id = $1', [userId])
    await this.db.sql('INSERT INTO recovery_code (user_id, code_hash) SELECT $1, unnest($2::bytea[])', [
      userId,
      codes.map((code) => hashOf(userId, code))
    ])
    return codes.map(recoveryCodeText)
  }

  /** True when the code is right; then it is used up, also for whoever is a moment later. */
  async use(text: string): Promise<boolean> {
    const { userId } = currentViewer()
    const code = readRecoveryCode(text)
    if (code === null) return false
    const sql = 'UPDATE recovery_code SET used_at = now() WHERE user_id = $1 AND code_hash = $2 AND used_at IS NULL RETURNING user_id'
    return (await this.db.sql(sql, [userId, hashOf(userId, code)])).length === 1
  }

  async remove(): Promise<void> {
    await this.db.sql('DELETE FROM recovery_code WHERE user_id = $1', [currentViewer().userId])
  }
}

function newCode(): string {
  return Array.from({ length: recoveryCodeLength }, () => recoveryAlphabet[randomInt(recoveryAlphabet.length)]).join('')
}

/** The person is part of it, so that equal codes of two people do not look alike. */
function hashOf(userId: string, code: string): Buffer {
  return createHash('sha256').update(`${userId}:${code}`).digest()
}
