import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { applicationForm } from '@solmu/domain/onboarding/application-form.js'
import { demandSection } from '@solmu/domain/onboarding/application-answers.js'
import { mostApplicationFiles } from '@solmu/domain/onboarding/application-link.js'
import { newId } from '@solmu/shared/ids.js'
import { Db } from '../../../core/db/db.js'
import type { Upload } from '../../../core/files/upload.js'
import { Jobs } from '../../../core/jobs/jobs.js'
import { FileStorage } from '../../../core/storage/storage.js'
import { type Applicant, Applicants } from './applicants.js'
import { demandWriting } from './applicant-writing.service.js'
import { applicationFileType } from './door-file-type.js'

export type KeptFile = { readonly key: string; readonly name: string; readonly type: string }

/** The documents that applicants add to what they tell. */
@Injectable()
export class ApplicantFiles {
  constructor(
    private readonly db: Db,
    private readonly applicants: Applicants,
    private readonly storage: FileStorage,
    private readonly jobs: Jobs
  ) {}

  /** Whether somebody may add a file there, before it is read. @throws DomainError LINK_EXPIRED, APPLICATION_STATE, NOT_FOUND, OUT_OF_RANGE */
  async admit(key: string, section: string): Promise<void> {
    await this.applicants.read(key, (applicant) => this.demandRoom(applicant, section))
  }

  /** @throws DomainError LINK_EXPIRED, APPLICATION_STATE, UNSUPPORTED_MEDIA for what is no document or picture by its content */
  async add(key: string, section: string, upload: Upload): Promise<{ fileId: string }> {
    const type = await applicationFileType(upload)
    const fileKey = await this.storage.put(upload.bytes, type)
    try {
      return await this.applicants.write('uploadApplicationFile', key, async (applicant, note) => {
        await this.demandRoom(applicant, section)
        const fileId = newId()
        await this.db.sql(
          `INSERT INTO application_file (id, consortium_id, application_id, section, file_key, file_name, file_type, file_size, added_person, added_by)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
          [fileId, applicant.consortiumId, applicant.id, section, fileKey, upload.fileName, type, upload.bytes.length, applicant.personId, applicant.personName]
        )
        await this.db.sql('UPDATE application SET changed_at = now() WHERE id = $1', [applicant.id])
        note.details = { section, bytes: upload.bytes.length }
        return { fileId }
      })
    } catch (error) {
      await this.storage.remove(fileKey)
      throw error
    }
  }

  /** @throws DomainError LINK_EXPIRED, APPLICATION_STATE, NOT_FOUND */
  remove(key: string, fileId: string): Promise<{ fileId: string }> {
    return this.applicants.write('removeApplicationFile', key, async (applicant, note) => {
      demandWriting(applicant)
      const [gone] = await this.db.sql<{ fileKey: string; section: string }>('DELETE FROM application_file WHERE id = $1 AND application_id = $2 RETURNING file_key AS "fileKey", section', [fileId, applicant.id])
      if (!gone) throw new DomainError('NOT_FOUND', { path: ['fileId'] })
      await this.jobs.add('evidence:remove', { fileKey: gone.fileKey })
      note.details = { section: gone.section }
      return { fileId }
    })
  }

  /** @throws DomainError LINK_EXPIRED, NOT_FOUND */
  async get(key: string, fileId: string): Promise<KeptFile & { readonly content: Buffer }> {
    const kept = await this.applicants.read(key, async ({ id }) => {
      const [row] = await this.db.sql<KeptFile>('SELECT file_key AS key, file_name AS name, file_type AS type FROM application_file WHERE id = $1 AND application_id = $2', [fileId, id])
      return row
    })
    if (!kept) throw new DomainError('NOT_FOUND', { path: ['fileId'] })
    return { ...kept, content: Buffer.from(await this.storage.get(kept.key)) }
  }

  private async demandRoom(applicant: Applicant, section: string): Promise<void> {
    demandWriting(applicant)
    demandSection(applicationForm(applicant.formVersion), section, true)
    const [row] = await this.db.sql<{ count: number }>('SELECT count(*)::int AS count FROM application_file WHERE application_id = $1', [applicant.id])
    if ((row?.count ?? 0) >= mostApplicationFiles) throw new DomainError('OUT_OF_RANGE', { path: ['file'], params: { min: 0, max: mostApplicationFiles } })
  }
}
