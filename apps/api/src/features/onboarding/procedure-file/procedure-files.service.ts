import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { Action } from '@solmu/domain/access/actions.js'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid, newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { Upload } from '../../../core/files/upload.js'
import { Jobs } from '../../../core/jobs/jobs.js'
import { FileStorage } from '../../../core/storage/storage.js'

/** What files belong to, as addresses name it. */
export type FileOwner = 'visits' | 'steps' | 'decisions' | 'expulsions'

type OwnerRules = { readonly table: string; readonly column: string; readonly subject: string; readonly subjectId: string; readonly actions: readonly Action[] }

/** Where each lies, in whose trail it stands, and what it takes to add to it: one of these, at its centre or of the whole network. */
const owners: Readonly<Record<FileOwner, OwnerRules>> = {
  visits: { table: 'application_visit', column: 'visit_id', subject: 'application', subjectId: 'application_id', actions: ['application.manage', 'application.assess'] },
  steps: { table: 'application_decision_step', column: 'step_id', subject: 'application', subjectId: 'application_id', actions: ['application.decide'] },
  decisions: { table: 'membership_decision', column: 'decision_id', subject: 'membership_decision', subjectId: 'id', actions: ['application.decide', 'member.rule'] },
  expulsions: { table: 'member_expulsion', column: 'expulsion_id', subject: 'membership', subjectId: 'membership_id', actions: ['member.manage'] }
}

/** How many files something has at most. */
export const mostFiles = 20

export type Place = { readonly owner: FileOwner; readonly id: string; readonly centreId: string | null; readonly subject: string; readonly subjectId: string }
type Row = { readonly id: string; readonly key: string; readonly name: string; readonly type: string; readonly hash: string } & Readonly<Record<FileOwner, string | null>>

const FILE = `SELECT id, file_key AS key, file_name AS name, file_type AS type, file_hash AS hash, visit_id AS visits, step_id AS steps, decision_id AS decisions, expulsion_id AS expulsions
  FROM procedure_file WHERE id = $1 AND consortium_id = $2`

/** The files of something, for its row: `procedureFiles('visit_id', 'v.id')`. */
export const procedureFiles = (column: string, of: string): string =>
  `coalesce((SELECT json_agg(json_build_object('id', f.id, 'fileName', f.file_name, 'fileSize', f.file_size) ORDER BY f.added_at, f.id) FROM procedure_file f WHERE f.${column} = ${of}), '[]') AS files`

/** Keeps the files on which visits, decisions and hearings rest. */
@Injectable()
export class ProcedureFiles {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter,
    private readonly storage: FileStorage,
    private readonly jobs: Jobs
  ) {}

  /** What a file is to be added to. @throws DomainError NOT_FOUND, NOT_ALLOWED */
  async place(owner: FileOwner, id: string): Promise<Place> {
    const { table, subject, subjectId, actions } = owners[owner]
    const [row] = isUuid(id)
      ? await this.db.sql<{ centreId: string | null; subjectId: string }>(`SELECT centre_id AS "centreId", ${subjectId} AS "subjectId" FROM ${table} WHERE id = $1 AND consortium_id = $2`, [id, currentViewer().consortiumId])
      : []
    if (!row) throw new DomainError('NOT_FOUND')
    const at = row.centreId === null ? {} : { unitId: row.centreId }
    const [first] = actions
    if (first && !actions.some((action) => this.access.may(action, at))) this.access.check(first, at)
    return { owner, id, subject, ...row }
  }

  /** @throws DomainError OUT_OF_RANGE when there are as many as there may be */
  async add({ owner, id, centreId }: Place, kept: { readonly key: string; readonly type: string; readonly upload: Upload }): Promise<string> {
    const { column } = owners[owner]
    const [row] = await this.db.sql<{ count: number }>(`SELECT count(*)::int AS count FROM procedure_file WHERE ${column} = $1`, [id])
    if ((row?.count ?? 0) >= mostFiles) throw new DomainError('OUT_OF_RANGE', { path: ['file'], params: { min: 0, max: mostFiles } })
    const fileId = newId()
    const { consortiumId, userId } = currentViewer()
    const { fileName, bytes } = kept.upload
    await this.db.sql(
      `INSERT INTO procedure_file (id, consortium_id, centre_id, ${column}, file_key, file_name, file_type, file_size, file_hash, added_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [fileId, consortiumId, centreId, id, kept.key, fileName, kept.type, bytes.length, hashOf(bytes), userId]
    )
    return fileId
  }

  /** Takes a file away that was added by mistake; the trail keeps its SHA-256. @throws DomainError NOT_FOUND, NOT_ALLOWED */
  async remove(fileId: string): Promise<void> {
    const file = await this.row(fileId)
    if (!file) throw new DomainError('NOT_FOUND', { path: ['fileId'] })
    const owner = (Object.keys(owners) as FileOwner[]).find((each) => file[each] !== null) ?? 'visits'
    const { subject, subjectId, centreId } = await this.place(owner, file[owner] ?? '')
    await this.db.sql('DELETE FROM procedure_file WHERE id = $1', [fileId])
    await this.jobs.add('evidence:remove', { fileKey: file.key })
    this.audit.note({ subjectType: subject, subjectId, ...(centreId && { unitId: centreId }), details: { owner, hash: file.hash } })
  }

  /** @throws DomainError NOT_FOUND for one that does not exist or is out of sight */
  async get(fileId: string): Promise<{ readonly name: string; readonly contentType: string; readonly content: Buffer }> {
    const file = isUuid(fileId) ? await this.db.read(() => this.row(fileId)) : undefined
    if (!file) throw new DomainError('NOT_FOUND')
    return { name: file.name, contentType: file.type, content: Buffer.from(await this.storage.get(file.key)) }
  }

  private async row(fileId: string): Promise<Row | undefined> {
    const [found] = await this.db.sql<Row>(FILE, [fileId, currentViewer().consortiumId])
    return found
  }
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
