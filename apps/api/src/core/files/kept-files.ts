import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { newId } from '@solmu/shared/ids.js'
import { Recorded } from '../audit/recorded.js'
import type { AuditNote } from '../context/context.js'
import { Db } from '../db/db.js'
import { FileStorage } from '../storage/storage.js'
import { documentType } from './document-type.js'
import type { SentFile } from './sent-file.js'
import type { Upload } from './upload.js'

/** A file that lies in the store, as the row that names it tells. */
export type KeptFile = { readonly key: string; readonly name: string; readonly type: string; readonly size: number }

/** What is told of a file that shows something. */
export type ShownFile = { readonly id: string; readonly name: string; readonly size: number; readonly addedAt: Date; readonly addedBy: string | null }

/** How many files may show one thing. */
const most = 10

export interface Keeping {
  /** The name of the handler, as the guard calls it. */
  readonly action: string
  readonly subject: AuditNote
  /** How many there are already; throws when the viewer may not add another. */
  readonly count: () => Promise<number>
  /** Writes the row, and tells what the trail is to say. */
  readonly write: (id: string, file: KeptFile) => Promise<AuditNote>
}

/** The columns of a table of such files, as they are told. */
export const shownFiles = (table: string, where: string): string =>
  `coalesce((SELECT json_agg(json_build_object('id', f.id, 'name', f.file_name, 'size', f.file_size, 'addedAt', f.added_at, 'addedBy', u.display_name) ORDER BY f.added_at, f.id)
    FROM ${table} f LEFT JOIN app_user u ON u.id = f.added_by WHERE ${where}), '[]')`

/** PDF files and pictures that show something. */
@Injectable()
export class KeptFiles {
  constructor(
    private readonly storage: FileStorage,
    private readonly recorded: Recorded,
    private readonly db: Db
  ) {}

  /**
   * Adds a file. It lies in the store before the row that names it: a file without a row is out of everybody's sight.
   *
   * @throws DomainError what the caller asks for, OUT_OF_RANGE where there are enough, UNSUPPORTED_MEDIA, or what is wrong with the file
   */
  add({ action, subject, count, write }: Keeping, receive: () => Promise<Upload>): Promise<string> {
    const demand = async () => {
      if ((await count()) >= most) throw new DomainError('OUT_OF_RANGE', { path: ['file'], params: { max: most } })
    }
    return this.recorded.guarded(action, async (note) => {
      Object.assign(note, subject)
      await this.db.read(demand)
      const upload = await receive()
      const file = { name: upload.fileName, type: documentType(upload), size: upload.bytes.length }
      const key = await this.storage.put(upload.bytes, file.type)
      return this.recorded.write(action, note, async () => {
        await demand()
        const id = newId()
        Object.assign(note, await write(id, { key, ...file }))
        return id
      })
    })
  }

  /** @throws DomainError NOT_FOUND */
  async read(find: () => Promise<KeptFile | undefined>): Promise<SentFile> {
    const file = await this.db.read(find)
    if (!file) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return { name: file.name, contentType: file.type, content: Buffer.from(await this.storage.get(file.key)) }
  }
}
