import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid, newId } from '@solmu/shared/ids.js'
import { Recorded, subjectOf } from '../../../core/audit/recorded.js'
import { Db } from '../../../core/db/db.js'
import type { SentFile } from '../../../core/files/sent-file.js'
import type { Upload } from '../../../core/files/upload.js'
import { FileStorage } from '../../../core/storage/storage.js'
import { EvidenceService } from './evidence.service.js'
import { ImprovementQueries } from './improvement.queries.js'
import { ImprovementWriter } from './improvement-writer.js'

/** Files that show that something was done. */
@Injectable()
export class EvidenceFileService {
  constructor(
    private readonly db: Db,
    private readonly recorded: Recorded,
    private readonly storage: FileStorage,
    private readonly evidence: EvidenceService,
    private readonly queries: ImprovementQueries,
    private readonly writer: ImprovementWriter
  ) {}

  /**
   * Adds a file. It lies in the store before the row that names it: a file without a row is out of everybody's sight.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, IMPROVEMENT_STATE, or what is wrong with the file
   */
  add(improvementId: string, receive: () => Promise<Upload>): Promise<string> {
    return this.recorded.guarded('addImprovementFile', async (note) => {
      Object.assign(note, subjectOf('improvement', improvementId))
      if (!isUuid(improvementId)) throw new DomainError('NOT_FOUND', { path: ['id'] })
      await this.db.read(() => this.evidence.writable(improvementId))
      const { fileName, bytes } = await receive()
      const key = await this.storage.put(bytes, 'application/octet-stream')
      return this.recorded.write('addImprovementFile', note, async () => {
        const row = await this.evidence.writable(improvementId)
        const id = newId()
        await this.writer.addEvidence(row, { id, kind: 'file', title: fileName, note: '', url: null, file: { key, name: fileName, size: bytes.length } })
        Object.assign(note, { ...subjectOf('improvement', improvementId), unitId: row.unit.id, details: { bytes: bytes.length } })
        return id
      })
    })
  }

  /** @throws DomainError NOT_FOUND */
  async read(id: string): Promise<SentFile> {
    const evidence = isUuid(id) ? await this.db.read(() => this.queries.evidence(id)) : undefined
    if (!evidence?.fileKey || evidence.fileName === null) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return { name: evidence.fileName, contentType: 'application/octet-stream', content: Buffer.from(await this.storage.get(evidence.fileKey)) }
  }
}
