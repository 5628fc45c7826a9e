import type { Provider } from '@nestjs/common'
import { idleMinutes, longestHours } from '@solmu/domain/identity/session.js'
import { Db } from './core/db/db.js'
import { JOB_HANDLERS, type JobHandlers } from './core/jobs/worker.js'
import { Mailer } from './core/mail/mailer.js'
import { AuditCheckpointService } from './features/audit/audit-checkpoint/audit-checkpoint.service.js'
import { AccessReminders } from './features/access/access-reminder/access-reminders.js'
import { TokenService } from './features/access/machine/token.service.js'
import { AgreementClock } from './features/governance/agreement/agreement-clock.js'
import { BodyClock } from './features/governance/body/body-clock.js'
import { DecisionClock } from './features/governance/decision/decision-clock.js'
import { BallotClock } from './features/governance/ballot/ballot-clock.js'
import { PasswordResetService } from './features/identity/password-reset/password-reset.service.js'
import { ApplicationClock } from './features/onboarding/application/application-clock.js'
import { DigestService } from './features/inbox/notification/digest.service.js'
import { DoorService } from './features/onboarding/door/door.service.js'
import { EvidenceFiles } from './features/quality/assessment/evidence-files.js'
import { CycleClock } from './features/quality/cycle/cycle-clock.js'
import { ImprovementClock } from './features/quality/improvement/improvement-clock.js'
import { ReviewClock } from './features/quality/review/review-clock.service.js'
import { SurveyClosing } from './features/quality/survey/round/survey-closing.js'
import { ExpulsionClock } from './features/onboarding/expulsion/expulsion-clock.js'
import { MembershipClock } from './features/onboarding/membership/membership-clock.js'
import { EscalationService } from './features/results/approval/escalation.service.js'
import { RoundClock } from './features/results/round/round-clock.js'
import { ImportJobs } from './features/network/network-import/import-jobs.js'
import { EditionWork } from './features/reports/edition/edition-work.js'
import { ExportSweep } from './features/reports/exports/export-sweep.js'
import { ExportWork } from './features/reports/exports/export-work.js'

/** A job tells nothing of what it did. */
const withoutResult =
  <Payload>(work: (payload: Payload) => Promise<unknown>) =>
  async (payload: Payload): Promise<void> => {
    await work(payload)
  }

/** Several deeds, one after the other. */
const inTurn =
  (...deeds: readonly (() => Promise<unknown>)[]) =>
  async (): Promise<void> => {
    for (const deed of deeds) await deed()
  }

/** What does the job of each name. */
export const jobHandlers: Provider = {
  provide: JOB_HANDLERS,
  inject: [Db, Mailer, ImportJobs, AuditCheckpointService, AccessReminders, PasswordResetService, TokenService, EscalationService, RoundClock, EditionWork, ExportWork, ExportSweep, ImprovementClock, CycleClock, EvidenceFiles, ReviewClock, SurveyClosing, DoorService, ApplicationClock, MembershipClock, ExpulsionClock, AgreementClock, DecisionClock, BallotClock, BodyClock, DigestService],
  useFactory: (
    ...[db, mailer, imports, checkpoints, reminders, resets, tokens, escalations, rounds, editions, exports, sweep, improvements, cycles, evidence, reviews, surveys, applications, retention, members, hearings, agreements, decisions, ballots, bodies, digests]: [
      ...[Db, Mailer, ImportJobs, AuditCheckpointService, AccessReminders, PasswordResetService, TokenService, EscalationService, RoundClock, EditionWork],
      ...[ExportWork, ExportSweep, ImprovementClock, CycleClock, EvidenceFiles, ReviewClock, SurveyClosing, DoorService, ApplicationClock, MembershipClock, ExpulsionClock, AgreementClock, DecisionClock, BallotClock, BodyClock, DigestService]
    ]
  ): JobHandlers => ({
    'mail:send': ({ mailId }) => mailer.send(mailId),
    'import:check': ({ importId }) => imports.check(importId),
    'import:apply': ({ importId }) => imports.apply(importId),
    'import:undo': ({ importId }) => imports.undo(importId),
    'report:prepare': ({ editionId }) => editions.prepare(editionId),
    'export:make': ({ exportId }) => exports.make(exportId),
    'export:sweep': withoutResult(() => sweep.sweep()),
    'inbox:digest': withoutResult(() => digests.run()),
    'inbox:daily': () => digests.tidy(),
    'audit:checkpoint': () => checkpoints.makeAll(),
    'access:remind': withoutResult(() => reminders.send()),
    'results:escalate': withoutResult(() => escalations.send()),
    'results:daily': () => rounds.byClock(),
    'quality:daily': inTurn(() => cycles.run(), () => reviews.run()),
    'survey:hourly': withoutResult(() => surveys.endDue()),
    'application:link': ({ requestId }) => applications.sendLinks(requestId),
    'application:daily': () => retention.run(),
    'agreement:daily': withoutResult(() => agreements.daily()),
    'ballot:clock': withoutResult(() => ballots.run()),
    'ballot:wipe': () => ballots.wipe(),
    'body:daily': withoutResult(() => bodies.daily()),
    'decision:daily': withoutResult(() => decisions.daily()),
    'evidence:remove': ({ fileKey }) => evidence.drop(fileKey),
    'improvement:daily': withoutResult(() => improvements.daily()),
    'improvement:run': withoutResult(({ consortiumId }) => improvements.run(consortiumId)),
    'password-reset:send': ({ requestId }) => resets.send(requestId),
    'people:daily': inTurn(() => db.write(() => db.sql('SELECT app.sweep_password_resets()')), () => tokens.warn(), () => members.run(), () => hearings.run()),
    'session:sweep': inTurn(() => db.write(() => db.sql('SELECT app.sweep_sessions($1, $2)', [idleMinutes * 60, longestHours * 3600])))
  })
}
