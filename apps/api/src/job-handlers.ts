import type { Provider } from '@nestjs/common'
import { idleMinutes, longestHours } from '@solmu/domain/identity/session.js'
import { Db } from './core/db/db.js'
import { JOB_HANDLERS, type JobHandlers } from './core/jobs/worker.js'
import { Mailer } from './core/mail/mailer.js'
import { ImportJobs } from './features/network/network-import/import-jobs.js'

/** What does the job of each name. */
export const jobHandlers: Provider = {
  provide: JOB_HANDLERS,
  inject: [Db, Mailer, ImportJobs],
  useFactory: (db: Db, mailer: Mailer, imports: ImportJobs): JobHandlers => ({
    'mail:send': ({ mailId }) => mailer.send(mailId),
    'import:check': ({ importId }) => imports.check(importId),
    'import:apply': ({ importId }) => imports.apply(importId),
    'import:undo': ({ importId }) => imports.undo(importId),
    'session:sweep': async () => {
      await db.write(() => db.sql('SELECT app.sweep_sessions($1, $2)', [idleMinutes * 60, longestHours * 3600]))
    }
  })
}
