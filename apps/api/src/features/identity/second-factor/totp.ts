import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { enrolmentMinutes, readTotp, totpDigits, totpPeriodSeconds, totpWindow } from '@solmu/domain/identity/second-factor.js'
import { Secret, TOTP } from 'otpauth'
import QRCode from 'qrcode'
import { currentViewer } from '../../../core/context/context.js'
import { SecretBox } from '../../../core/crypto/secret-box.js'
import { Db } from '../../../core/db/db.js'

const SEED_BYTES = 20

type Row = { sealed_seed: string; last_step: string; is_confirmed: boolean; is_recent: boolean }

/** One-time codes of an authenticator app: its seed, and whether a code is right and was not used. */
@Injectable()
export class Totp {
  constructor(
    private readonly db: Db,
    private readonly box: SecretBox
  ) {}

  /**
   * Makes a new seed; it counts for nothing until a first code confirms it. One that was begun before is forgotten.
   *
   * @throws DomainError ALREADY_EXISTS when an app is in use: it has to be removed first
   */
  async start(label: string): Promise<{ secret: string; uri: string; qrSvg: string }> {
    const { userId } = currentViewer()
    const seed = new Secret({ size: SEED_BYTES })
    await this.db.sql('DELETE FROM totp WHERE user_id = $1 AND confirmed_at IS NULL', [userId])
    const [row] = await this.db.sql(
      'INSERT INTO totp (user_id, sealed_seed) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING user_id',
      [userId, this.box.seal(seed.base32, totpContext(userId))]
    )
    if (!row) throw new DomainError('ALREADY_EXISTS')
    const uri = codesOf(seed, label).toString()
    return { secret: seed.base32, uri, qrSvg: await QRCode.toString(uri, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 }) }
  }

  /**
   * Takes the app into use with its first code.
   *
   * @throws DomainError NOT_FOUND when none was begun, or too long ago; CODE_WRONG
   */
  async confirm(code: string): Promise<void> {
    const row = await this.row()
    if (!row || row.is_confirmed || !row.is_recent) throw new DomainError('NOT_FOUND')
    const step = this.stepOf(row, code)
    if (step === null) throw new DomainError('CODE_WRONG', { path: ['code'] })
    const sql = 'UPDATE totp SET confirmed_at = now(), last_step = $2 WHERE user_id = $1 AND confirmed_at IS NULL RETURNING user_id'
    const [taken] = await this.db.sql(sql, [currentViewer().userId, step])
    if (!taken) throw new DomainError('NOT_FOUND')
  }

  /** True when the code is right; then neither it nor an older one is good any more, for whoever is a moment later. */
  async use(code: string): Promise<boolean> {
    const row = await this.row()
    const step = row?.is_confirmed ? this.stepOf(row, code) : null
    if (step === null) return false
    const sql = `UPDATE totp SET last_step = $2 WHERE user_id = $1 AND confirmed_at IS NOT NULL AND last_step < $2 RETURNING user_id`
    return (await this.db.sql(sql, [currentViewer().userId, step])).length === 1
  }

  /** True when there was one to remove. */
  async remove(): Promise<boolean> {
    const sql = 'DELETE FROM totp WHERE user_id = $1 AND confirmed_at IS NOT NULL RETURNING user_id'
    return (await this.db.sql(sql, [currentViewer().userId])).length === 1
  }

  private async row(): Promise<Row | undefined> {
    const sql = `SELECT sealed_seed, last_step, confirmed_at IS NOT NULL AS is_confirmed,
      created_at > now() - make_interval(mins => $2) AS is_recent FROM totp WHERE user_id = $1`
    const [row] = await this.db.sql<Row>(sql, [currentViewer().userId, enrolmentMinutes])
    return row
  }

  /** The time step to which the code belongs; null when it is wrong or used. */
  private stepOf(row: Row, code: string): number | null {
    const token = readTotp(code)
    if (token === null) return null
    const seed = Secret.fromBase32(this.box.open(row.sealed_seed, totpContext(currentViewer().userId)))
    const timestamp = Date.now()
    const drift = codesOf(seed, '').validate({ token, timestamp, window: totpWindow })
    if (drift === null) return null
    const step = Math.floor(timestamp / 1000 / totpPeriodSeconds) + drift
    return step > Number(row.last_step) ? step : null
  }
}

/** A seed opens for the person whom it was made for and for nothing else. */
export const totpContext = (userId: string): string => `totp:${userId}`

/** SHA-1 is what every authenticator app understands; as a keyed hash of a counter it is still sound (RFC 6238). */
function codesOf(secret: Secret, label: string): TOTP {
  return new TOTP({ issuer: 'Solmu', label, secret, algorithm: 'SHA1', digits: totpDigits, period: totpPeriodSeconds })
}
