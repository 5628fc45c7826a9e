import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import {
  type ApplicationAction,
  type ApplicationParty,
  type ApplicationSituation,
  type ApplicationState,
  applicationSteps,
  type ApplicationStep,
  takeApplicationStep
} from '@solmu/domain/onboarding/application.workflow.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { DecidedEnds } from '../leaving/decided-ends.js'

/** An application as it stands when somebody moves it; locked until the transaction ends. */
export type LockedApplication = ApplicationSituation & {
  readonly id: string
  readonly consortiumId: string
  readonly centreId: string
  readonly organisationId: string | null
  readonly isNewOrganisation: boolean
  readonly name: string
  readonly version: number
}

/** What an event tells beside who and when. */
export type EventOf = { readonly kind: string; readonly from?: ApplicationState; readonly to?: ApplicationState; readonly note?: string; readonly forApplicant?: boolean }

/** Which step, and what is told of it. */
export type MoveOf = { readonly note?: string; readonly forApplicant?: boolean; readonly expectedVersion?: number }

const LOCK = `SELECT a.id, a.consortium_id AS "consortiumId", a.centre_id AS "centreId", a.organisation_id AS "organisationId", a.is_new_organisation AS "isNewOrganisation",
    a.name, a.state, a.version, (a.organisation_id IS NOT NULL OR a.is_new_organisation) AS "isOrganisationKnown", true AS "isComplete",
    (SELECT count(*)::int FROM application_question q WHERE q.application_id = a.id AND q.answered_at IS NULL AND q.settled_at IS NULL) AS "openQuestions"
  FROM application a WHERE a.id = $1 FOR NO KEY UPDATE OF a`

/** What a step changes beside the state. */
const stamps: Readonly<Partial<Record<ApplicationAction, string>>> = {
  admit: ', decided_at = now()',
  reject: ', decided_at = now()',
  annul: ', decided_at = NULL',
  close: ', withdrawn_at = now()'
}

/** Moves applications along their table, for those who work on them and decide on them. The applicant's own steps are taken at the door. */
@Injectable()
export class ApplicationMoves {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter,
    private readonly ends: DecidedEnds
  ) {}

  /**
   * The application, locked, for as long as the transaction lasts.
   *
   * @throws DomainError NOT_FOUND for one out of sight, NOT_ALLOWED for one that the viewer only reads, STALE when another
   *   version was expected
   */
  async lock(id: string, expectedVersion?: number): Promise<LockedApplication> {
    const [seen] = await this.db.sql<{ centreId: string }>('SELECT centre_id AS "centreId" FROM application WHERE id = $1 AND consortium_id = $2', [id, currentViewer().consortiumId])
    if (!seen) throw new DomainError('NOT_FOUND', { path: ['applicationId'] })
    this.audit.note({ subjectType: 'application', subjectId: id, unitId: seen.centreId })
    const [row] = await this.db.sql<LockedApplication>(LOCK, [id])
    if (!row) throw new DomainError('NOT_ALLOWED')
    if (expectedVersion !== undefined && row.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    return row
  }

  /** What the viewer may do with the application from here, and what stands in the way. */
  steps(of: ApplicationSituation & { readonly centreId: string }): ApplicationStep[] {
    return applicationSteps(of, this.may(of.centreId))
  }

  /**
   * Takes a step of the viewer's own with a locked application, and writes it down; gives the state to which it led.
   *
   * @throws DomainError NOT_ALLOWED, APPLICATION_STATE
   */
  async move(application: LockedApplication, action: ApplicationAction, of: MoveOf = {}): Promise<ApplicationState> {
    const to = takeApplicationStep(action, application, this.may(application.centreId))
    await this.db.sql(`UPDATE application SET state = $2, changed_at = now(), version = version + 1${stamps[action] ?? ''} WHERE id = $1`, [application.id, to])
    this.audit.note({ before: { state: application.state }, after: { state: to } })
    await this.event(application, { kind: action, from: application.state, to, note: of.note ?? '', forApplicant: of.forApplicant ?? true })
    if (to === 'rejected') await this.ends.lapsed(application.id)
    return to
  }

  /** Says which organisation of the register it is, when the centre knows it or it is admitted. */
  async nameOrganisation({ id }: Pick<LockedApplication, 'id'>, organisationId: string): Promise<void> {
    await this.db.sql('UPDATE application SET organisation_id = $2, version = version + 1 WHERE id = $1', [id, organisationId])
  }

  /** Writes down what has happened with an application, in the viewer's name. */
  async event({ id, consortiumId }: Pick<LockedApplication, 'id' | 'consortiumId'>, of: EventOf): Promise<void> {
    const { userId, displayName } = currentViewer()
    await this.db.sql(
      `INSERT INTO application_event (id, consortium_id, application_id, kind, from_state, to_state, actor_name, actor_id, note, for_applicant)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [newId(), consortiumId, id, of.kind, of.from ?? null, of.to ?? null, displayName, userId, of.note ?? '', of.forApplicant ?? false]
    )
  }

  private may(centreId: string): (party: ApplicationParty) => boolean {
    return (party) => party !== 'applicant' && this.access.may(party, { unitId: centreId })
  }
}
