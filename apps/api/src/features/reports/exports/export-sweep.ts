import { Injectable } from '@nestjs/common'
import { Db } from '../../../core/db/db.js'
import { FileStorage } from '../../../core/storage/storage.js'

/** Removes the files that have had their time, and those of exports and people that are gone. */
@Injectable()
export class ExportSweep {
  constructor(
    private readonly db: Db,
    private readonly storage: FileStorage
  ) {}

  /** The job of every day. A file is forgotten only once it is gone, so that one that could not be removed is tried again. */
  async sweep(): Promise<number> {
    const keys = (await this.db.write(() => this.db.sql<{ key: string }>('SELECT app.expire_exports() AS key'))).map(({ key }) => key)
    for (const key of keys) await this.storage.remove(key)
    await this.db.write(() => this.db.sql('SELECT app.forget_export_files($1)', [keys]))
    return keys.length
  }
}
