import { Injectable } from '@nestjs/common'
import { Jobs } from '../../../core/jobs/jobs.js'
import { FileStorage } from '../../../core/storage/storage.js'

/** Where the files of evidence lie. */
@Injectable()
export class EvidenceFiles {
  constructor(
    private readonly storage: FileStorage,
    private readonly jobs: Jobs
  ) {}

  put(bytes: Uint8Array, type: string): Promise<string> {
    return this.storage.put(bytes, type)
  }

  /** @throws DomainError NOT_FOUND */
  async get(key: string): Promise<Buffer> {
    return Buffer.from(await this.storage.get(key))
  }

  /** Removes a file to which nothing points. */
  drop(key: string): Promise<void> {
    return this.storage.remove(key)
  }

  /** Has a file removed once the deed that let go of it is committed, and not when it is rolled back. */
  forget(fileKey: string): Promise<void> {
    return this.jobs.add('evidence:remove', { fileKey })
  }
}
