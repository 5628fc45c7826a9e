import type { Provider } from '@nestjs/common'
import { idleMinutes, longestHours } from '@solmu/domain/identity/session.js'
import { Db } from './core/db/db.js'
import { JOB_HANDLERS, type JobHandlers } from './core/jobs/worker.js'
import { Mailer } from './core/mail/mailer.js'
import { AuditCheckpointService } from './features/audit/audit-checkpoint/audit-checkpoint.service.js'
import { AccessReminders } from './features/access/access-reminder/access-reminders.js'
import { TokenService } from './features/access/machine/token.service.js'
import { PasswordResetService } from './features/identity/password-reset/password-reset.service.js'
import { ImportJobs } from './features/network/network-import/import-jobs.js'

/** What does the job of each name. */
export const jobHandlers: Provider = {
  provide: JOB_HANDLERS,
  inject: [Db, Mailer, ImportJobs, AuditCheckpointService, AccessReminders, PasswordResetService, TokenService],
  useFactory: (
    ...[db, mailer, imports, checkpoints, reminders, resets, tokens]: [
      ...[Db, Mailer, ImportJobs, AuditCheckpointService, AccessReminders],
      ...[PasswordResetService, TokenService]
    ]
  ): JobHandlers => ({
    'mail:send': ({ mailId }) => mailer.send(mailId),
    'import:check': ({ importId }) => imports.check(importId),
    'import:apply': ({ importId }) => imports.apply(importId),
    'import:undo': ({ importId }) => imports.undo(importId),
    'audit:checkpoint': () => checkpoints.makeAll(),
    'access:remind': async () => {
      await reminders.send()
    },
    'password-reset:send': ({ requestId }) => resets.send(requestId),
    'people:daily': async () => {
      await db.write(() => db.sql('SELECT app.sweep_password_resets()'))
      await tokens.warn()
    },
    'session:sweep': async () => {
      await db.write(() => db.sql('SELECT app.sweep_sessions($1, $2)', [idleMinutes * 60, longestHours * 3600]))
    }
  })
}
