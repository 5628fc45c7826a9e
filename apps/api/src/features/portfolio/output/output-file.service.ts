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

interface Place {
  readonly projectId: string
  readonly number: string
  readonly leadUnitId: string
  readonly count: number
}

const PLACE = `SELECT j.id AS "projectId", j.year || '/' || j.serial AS number, j.lead_unit_id AS "leadUnitId", (SELECT count(*)::integer FROM project_output_file f WHERE f.output_id = x.id) AS count
  FROM project_output x JOIN project j ON j.id = x.project_id WHERE x.consortium_id = $2`

/** Keeps the files that show what projects brought about. */
@Injectable()
export class OutputFileService {
  constructor(
    private readonly files: KeptFiles,
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, or what is wrong with the file */
  add(outputId: string, receive: () => Promise<Upload>): Promise<string> {
    return this.files.add(
      {
        action: 'addProjectOutputFile',
        subject: { subjectType: 'project' },
        count: async () => (await this.place(`${PLACE} AND x.id = $1`, outputId)).count,
        write: async (id, { key, name, type, size }) => {
          const { projectId, number, leadUnitId } = await this.place(`${PLACE} AND x.id = $1`, outputId)
          const { consortiumId, userId } = currentViewer()
          await this.db.sql('INSERT INTO project_output_file (id, consortium_id, project_id, output_id, file_key, file_name, file_type, file_size, added_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
            ...[id, consortiumId, projectId, outputId, key, name, type, size, userId]
          ])
          return { ...subjectOf('project', projectId), unitId: leadUnitId, details: { number, bytes: size } }
        }
      },
      receive
    )
  }

  /** @throws DomainError NOT_FOUND */
  read(id: string): Promise<SentFile> {
    return this.files.read(async () => {
      if (!isUuid(id)) return
      const [row] = await this.db.sql<KeptFile>('SELECT file_key AS key, file_name AS name, file_type AS type, file_size AS size FROM project_output_file WHERE id = $1 AND consortium_id = $2', [id, currentViewer().consortiumId])
      return row
    })
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED */
  async remove(fileId: string): Promise<string> {
    const { projectId, number, leadUnitId } = await this.place(`${PLACE} AND x.id = (SELECT f.output_id FROM project_output_file f WHERE f.id = $1)`, fileId)
    await this.db.sql('DELETE FROM project_output_file WHERE id = $1', [fileId])
    this.audit.note({ subjectType: 'project', subjectId: projectId, unitId: leadUnitId, details: { number } })
    return projectId
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED */
  private async place(sql: string, id: string): Promise<Place> {
    const [place] = isUuid(id) ? await this.db.sql<Place>(sql, [id, currentViewer().consortiumId]) : []
    if (!place) throw new DomainError('NOT_FOUND', { path: ['id'] })
    this.access.check('project.edit', { unitId: place.leadUnitId })
    return place
  }
}
