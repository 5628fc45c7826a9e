import { Inject, Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type Manifest, manifestText, signedText } from '@solmu/domain/reports/edition-manifest.js'
import { todayIn } from '@solmu/shared/dates.js'
import { publicKeys, signingKey, signText } from '../../../core/audit/signing-keys.js'
import { CONFIG, type Config } from '../../../core/config/config.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { EditionSnapshot } from './edition-snapshot.js'
import { type Certificate, type EditionRecord, EditionStore, type PartRecord, runOf } from './edition-store.js'
import { sha256Of } from './edition-writer.js'

/** Names, hashes and signs what an edition holds. */
@Injectable()
export class EditionSeal {
  constructor(
    private readonly db: Db,
    private readonly store: EditionStore,
    private readonly snapshot: EditionSnapshot,
    @Inject(CONFIG) private readonly config: Config
  ) {}

  /**
   * What is written of an edition when the viewer certifies it now.
   *
   * @throws DomainError NOT_FOUND when the consortium is out of sight
   */
  async of(record: EditionRecord, parts: readonly PartRecord[]): Promise<Certificate> {
    const consortium = await this.snapshot.consortium()
    if (!consortium) throw new DomainError('NOT_FOUND')
    const certifiedAt = new Date().toISOString()
    const year = Number(todayIn().slice(0, 4))
    const number = await this.store.nextNumber(year)
    const { kind, first, last, from, to } = runOf(record)
    const manifest = manifestText({
      ...{ consortium, editionId: record.id, year, number, certifiedAt, certifiedBy: currentViewer().userId },
      ...{ run: { kind, first, last, from, to }, lenses: record.lenses },
      replaces: await this.replaced(record),
      // As they are kept, and not as they were said to be.
      parts: parts.map(({ name, body, rowCount, byteCount }) => ({ name, rowCount, byteCount, sha256: sha256Of(body) }))
    })
    const sha256 = sha256Of(manifest)
    const key = signingKey(this.config)
    const publicKey = publicKeys(this.config).find(({ id }) => id === key.id)?.pem ?? ''
    return { year, number, certifiedAt, manifest, sha256, signature: signText(signedText(consortium.id, sha256), key), keyId: key.id, publicKey }
  }

  private async replaced({ replacesId, reason }: EditionRecord): Promise<Manifest['replaces']> {
    if (replacesId === null) return null
    const [found] = await this.db.sql<{ id: string; year: number; number: number; sha256: string }>(
      'SELECT e.id, e.year, e.number, e.sha256 FROM edition e WHERE e.id = $1',
      [replacesId]
    )
    return found ? { ...found, reason } : null
  }
}
