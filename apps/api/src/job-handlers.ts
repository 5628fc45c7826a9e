import type { Provider } from '@nestjs/common'
import { idleMinutes, longestHours } from '@solmu/domain/identity/session.js'
import { Db } from './core/db/db.js'
import { JOB_HANDLERS, type JobHandlers } from './core/jobs/worker.js'
import { Mailer } from './core/mail/mailer.js'

/** What does the job of each name. */
export const jobHandlers: Provider = {
  provide: JOB_HANDLERS,
  inject: [Db, Mailer],
  useFactory: (db: Db, mailer: Mailer): JobHandlers => ({
    'mail:send': ({ mailId }) => mailer.send(mailId),
    'session:sweep': async () => {
      await db.write(() => db.sql('SELECT app.sweep_sessions($1, $2)', [idleMinutes * 60, longestHours * 3600]))
    }
  })
}
