import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type PartName, type SignedManifest, signedManifestText } from '@solmu/domain/reports/edition-manifest.js'
import { isUuid } from '@solmu/shared/ids.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { Db } from '../../../core/db/db.js'
import { EditionStore } from './edition-store.js'

/** A file to be saved by whoever asked for it. */
export type EditionFile = { readonly name: string; readonly contentType: string; readonly bytes: Buffer }

const MANIFEST_SQL = `SELECT e.year, e.number, e.manifest, e.sha256, e.signature, e.key_id AS "keyId", e.public_key AS "publicKey"
  FROM edition e WHERE e.id = $1 AND e.state = 'certified'`

/** Files of editions; each is on record, because what has left the house is out of reach. */
@Injectable()
export class EditionFiles {
  constructor(
    private readonly db: Db,
    private readonly store: EditionStore,
    private readonly audit: AuditWriter
  ) {}

  /**
   * The manifest of a certified edition with its signature and the key to check it by.
   *
   * @throws DomainError NOT_FOUND, also for an edition that is not certified
   */
  async manifest(id: string): Promise<EditionFile> {
    const { year, number, ...signed } = await this.db.write(async () => {
      const found = await this.certified(id)
      await this.audit.done('exportEditionManifest', { subjectType: 'edition', subjectId: id })
      return found
    })
    return { name: `edition-${year}-${number}.json`, contentType: 'application/json; charset=utf-8', bytes: Buffer.from(signedManifestText(signed)) }
  }

  /** A part of an edition as it was hashed. @throws DomainError NOT_FOUND */
  async part(id: string, name: PartName): Promise<EditionFile> {
    const body = await this.db.write(async () => {
      const part = await this.store.part(id, name)
      await this.audit.done('exportEditionPart', { subjectType: 'edition', subjectId: id, details: { part: name } })
      return part.body
    })
    return { name: `edition-${id}-${name}.jsonl`, contentType: 'application/jsonl; charset=utf-8', bytes: Buffer.from(body) }
  }

  private async certified(id: string): Promise<SignedManifest & { year: number; number: number }> {
    const [found] = isUuid(id) ? await this.db.sql<SignedManifest & { year: number; number: number }>(MANIFEST_SQL, [id]) : []
    if (!found) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return found
  }
}
