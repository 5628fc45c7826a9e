import { Injectable } from '@nestjs/common'
import { applicationRetentionDays } from '@solmu/domain/onboarding/application-link.js'
import { Db } from '../../../core/db/db.js'
import { Jobs } from '../../../core/jobs/jobs.js'

/** Empties what nobody goes on with, once it has been kept long enough; the bare record stays. */
@Injectable()
export class ApplicationClock {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs
  ) {}

  async run(): Promise<void> {
    await this.db.write(async () => {
      const files = await this.db.sql<{ fileKey: string }>('SELECT file_key AS "fileKey" FROM app.erase_applications($1) UNION ALL SELECT file_key::text FROM app.erase_visit_files()', [applicationRetentionDays])
      for (const { fileKey } of files) await this.jobs.add('evidence:remove', { fileKey })
    })
  }
}
