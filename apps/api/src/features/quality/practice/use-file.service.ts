import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { subjectOf } from '../../../core/audit/recorded.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { type KeptFile, KeptFiles } from '../../../core/files/kept-files.js'
import type { SentFile } from '../../../core/files/sent-file.js'
import type { Upload } from '../../../core/files/upload.js'
import { PracticeQueries, type PracticeRow } from './practice.queries.js'

type Place = { readonly practiceId: string; readonly unitId: string }

/** Keeps the files that show that practices are in use. */
@Injectable()
export class UseFileService {
  constructor(
    private readonly files: KeptFiles,
    private readonly practices: PracticeQueries,
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, PRACTICE_STATE where the unit never had it in use, or what is wrong with the file */
  add(place: Place, receive: () => Promise<Upload>): Promise<string> {
    const { consortiumId, userId } = currentViewer()
    return this.files.add(
      {
        action: 'addPracticeUseFile',
        subject: subjectOf('practice', place.practiceId),
        count: () => this.count(place),
        write: async (id, { key, name, type, size }) => {
          await this.db.sql('INSERT INTO practice_use_file (id, consortium_id, practice_id, unit_id, file_key, file_name, file_type, file_size, added_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
            ...[id, consortiumId, place.practiceId, place.unitId, key, name, type, size, userId]
          ])
          return { ...subjectOf('practice', place.practiceId), unitId: place.unitId, details: { bytes: size } }
        }
      },
      receive
    )
  }

  /** @throws DomainError NOT_FOUND */
  read(id: string): Promise<SentFile> {
    return this.files.read(async () => {
      if (!isUuid(id)) return
      const [row] = await this.db.sql<KeptFile>('SELECT file_key AS key, file_name AS name, file_type AS type, file_size AS size FROM practice_use_file WHERE id = $1 AND consortium_id = $2', [id, currentViewer().consortiumId])
      return row
    })
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED */
  async remove(fileId: string): Promise<PracticeRow> {
    const [file] = await this.db.sql<Place>('SELECT practice_id AS "practiceId", unit_id AS "unitId" FROM practice_use_file WHERE id = $1 AND consortium_id = $2', [fileId, currentViewer().consortiumId])
    const practice = file && (await this.practices.one(file.practiceId))
    if (!practice) throw new DomainError('NOT_FOUND', { path: ['fileId'] })
    this.access.check('improvement.edit', { unitId: file.unitId })
    await this.db.sql('DELETE FROM practice_use_file WHERE id = $1', [fileId])
    this.audit.note({ subjectType: 'practice', subjectId: practice.id, unitId: file.unitId })
    return practice
  }

  private async count({ practiceId, unitId }: Place): Promise<number> {
    const known = isUuid(practiceId) && isUuid(unitId) ? (await this.practices.uptake(practiceId)).find(({ unit }) => unit.id === unitId) : undefined
    if (!known || !(await this.practices.one(practiceId))) throw new DomainError('NOT_FOUND', { path: ['id'] })
    this.access.check('improvement.edit', { unitId })
    if (known.state !== 'in_use' && known.state !== 'stopped') throw new DomainError('PRACTICE_STATE')
    return known.files.length
  }
}
