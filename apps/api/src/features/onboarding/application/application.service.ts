import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { secondsUntilSend } from '@solmu/domain/identity/invitation.js'
import { demandSection } from '@solmu/domain/onboarding/application-answers.js'
import { applicationForm, newestFormVersion } from '@solmu/domain/onboarding/application-form.js'
import { type ApplicationState, isOpenApplication } from '@solmu/domain/onboarding/application.workflow.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { newId } from '@solmu/shared/ids.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { MembershipCallService } from '../call/membership-call.service.js'
import { ApplicationLetters } from './application-letters.js'
import { ApplicationMoves } from './application-moves.service.js'
import { ApplicationReader } from './application-reader.js'
import { readApplicant } from './applicant-details.js'
import type { Application } from './application.graphql.js'
import type { ApplicationPersonInput, AskApplicantInput, CloseApplicationInput, DismissLikenessInput, IdentifyApplicantInput, InviteApplicantInput, SettleApplicationQuestionInput } from './application-input.graphql.js'

/** What the centre does with applications before they are assessed and decided. */
@Injectable()
export class ApplicationService {
  constructor(
    private readonly db: Db,
    private readonly calls: MembershipCallService,
    private readonly reader: ApplicationReader,
    private readonly moves: ApplicationMoves,
    private readonly letters: ApplicationLetters,
    private readonly audit: AuditWriter
  ) {}

  /** Invites an organisation: an application that is empty, and a link to it by mail. @throws DomainError NOT_FOUND, NOT_ALLOWED, and what is wrong with the fields */
  async invite(input: InviteApplicantInput): Promise<Application> {
    const { consortiumId, userId } = currentViewer()
    const centreId = await this.calls.place(input.centreId)
    const { organisation, name, email } = readApplicant(input)
    const [id, personId] = [newId(), newId()]
    await this.db.sql('INSERT INTO application (id, consortium_id, centre_id, form_version, language, name, invited_by) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
      ...[id, consortiumId, centreId, newestFormVersion, input.language, organisation, userId]
    ])
    await this.db.sql('INSERT INTO application_person (id, consortium_id, application_id, name, email, language) VALUES ($1, $2, $3, $4, $5, $6)', [
      ...[personId, consortiumId, id, name, email, input.language]
    ])
    this.audit.note({ subjectType: 'application', subjectId: id, unitId: centreId, after: { state: 'draft', email } })
    await this.moves.event({ id, consortiumId }, { kind: 'invited', to: 'draft', forApplicant: true })
    await this.letters.toPerson(personId, 'invited')
    return this.reader.one(id)
  }

  /**
   * Sends somebody a new link in the place of those they have.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, APPLICATION_STATE, TOO_MANY_ATTEMPTS with the seconds until it may be sent again
   */
  async sendLink({ applicationId, personId }: ApplicationPersonInput): Promise<Application> {
    const application = await this.toManage(applicationId)
    const [person] = await this.db.sql<{ sends: Date[] }>('SELECT sends FROM application_person WHERE id = $1 AND application_id = $2 AND removed_at IS NULL', [personId, applicationId])
    if (!person) throw new DomainError('NOT_FOUND', { path: ['personId'] })
    if (application.state === 'withdrawn') throw stateOf(application.state, 'link')
    const seconds = secondsUntilSend(person.sends.map((at) => new Date(at)), new Date())
    if (seconds > 0) throw new DomainError('TOO_MANY_ATTEMPTS', { params: { seconds } })
    await this.letters.toPerson(personId, application.state === 'draft' ? 'invited' : 'again', true)
    this.audit.note({ details: { personId } })
    return this.reader.one(applicationId)
  }

  /** Ends all links of somebody. @throws DomainError NOT_FOUND, NOT_ALLOWED */
  async endLinks({ applicationId, personId }: ApplicationPersonInput): Promise<Application> {
    await this.toManage(applicationId)
    const [person] = await this.db.sql('SELECT 1 FROM application_person WHERE id = $1 AND application_id = $2', [personId, applicationId])
    if (!person) throw new DomainError('NOT_FOUND', { path: ['personId'] })
    await this.db.sql('SELECT app.end_application_keys($1)', [personId])
    this.audit.note({ details: { personId } })
    return this.reader.one(applicationId)
  }

  /** Asks the applicant. @throws DomainError NOT_FOUND, NOT_ALLOWED, APPLICATION_STATE for a draft or what is settled, REQUIRED, TOO_LONG */
  async ask({ applicationId, section = null, body }: AskApplicantInput): Promise<Application> {
    const application = await this.reader.one(applicationId)
    if (!application.mayAsk) throw new DomainError('NOT_ALLOWED')
    if (!asking.includes(application.state)) throw stateOf(application.state, 'ask')
    if (section !== null) demandSection(applicationForm(application.formVersion), section)
    const fields = new TextFields()
    const said = fields.text(['body'], body, { most: 4000, isLong: true })
    if (said === '') fields.refuse('REQUIRED', ['body'])
    throwIssues(fields.issues)
    const { consortiumId, userId } = currentViewer()
    const id = newId()
    await this.db.sql('INSERT INTO application_question (id, consortium_id, application_id, section, body, asked_by) VALUES ($1, $2, $3, $4, $5, $6)', [id, consortiumId, applicationId, section, said, userId])
    this.audit.note({ subjectType: 'application', subjectId: applicationId, unitId: application.centre.id, details: { questionId: id, ...(section && { section }) } })
    await this.moves.event({ id: applicationId, consortiumId }, { kind: 'asked', forApplicant: true })
    await this.letters.toApplicants(applicationId, 'asked')
    return this.reader.one(applicationId)
  }

  /** Takes note of an answer, or stops asking. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, APPLICATION_STATE when it is settled */
  async settle({ questionId, expectedVersion }: SettleApplicationQuestionInput): Promise<Application> {
    const [asked] = await this.db.sql<{ applicationId: string; version: number; isSettled: boolean }>(
      'SELECT application_id AS "applicationId", version, settled_at IS NOT NULL AS "isSettled" FROM application_question WHERE id = $1 AND consortium_id = $2',
      [questionId, currentViewer().consortiumId]
    )
    if (!asked) throw new DomainError('NOT_FOUND', { path: ['questionId'] })
    const application = await this.reader.one(asked.applicationId)
    if (!application.mayAsk) throw new DomainError('NOT_ALLOWED')
    if (asked.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    if (asked.isSettled) throw stateOf(application.state, 'settle')
    const done = await this.db.sql('UPDATE application_question SET settled_at = now(), settled_by = $3, version = version + 1 WHERE id = $1 AND version = $2 RETURNING id', [
      ...[questionId, expectedVersion, currentViewer().userId]
    ])
    if (done.length === 0) throw new DomainError('STALE', { path: ['expectedVersion'] })
    this.audit.note({ subjectType: 'application', subjectId: application.id, unitId: application.centre.id, details: { questionId } })
    return this.reader.one(application.id)
  }

  /** Says which organisation of the register the applicant is, or that it has none. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, APPLICATION_STATE */
  async identify({ applicationId, expectedVersion, organisationId = null }: IdentifyApplicantInput): Promise<Application> {
    const application = await this.toManage(applicationId)
    const locked = await this.moves.lock(applicationId, expectedVersion)
    if (!isOpenApplication(application.state)) throw stateOf(application.state, 'identify')
    if (organisationId !== null) {
      const [known] = await this.db.sql('SELECT 1 FROM organisation WHERE id = $1 AND consortium_id = $2', [organisationId, currentViewer().consortiumId])
      if (!known) throw new DomainError('NOT_FOUND', { path: ['organisationId'] })
    }
    await this.db.sql('UPDATE application SET organisation_id = $2, is_new_organisation = $3, version = version + 1 WHERE id = $1', [applicationId, organisationId, organisationId === null])
    this.audit.note({ before: { organisationId: application.organisation?.id ?? null }, after: { organisationId } })
    await this.moves.event(locked, { kind: organisationId === null ? 'found_new' : 'identified' })
    return this.reader.one(applicationId)
  }

  /** Says that what looks like the applicant is another body, or takes that back. @throws DomainError NOT_FOUND, NOT_ALLOWED */
  async dismiss({ applicationId, kind, otherId, isAnother }: DismissLikenessInput): Promise<Application> {
    const application = await this.toManage(applicationId)
    const alike = await this.reader.alike(application)
    if (!alike.some((each) => each.kind === kind && each.otherId === otherId)) throw new DomainError('NOT_FOUND', { path: ['otherId'] })
    const key = [applicationId, kind, otherId]
    if (isAnother)
      await this.db.sql('INSERT INTO application_not_same (application_id, other_kind, other_id, consortium_id, judged_by) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING', [
        ...[...key, currentViewer().consortiumId, currentViewer().userId]
      ])
    else await this.db.sql('DELETE FROM application_not_same WHERE application_id = $1 AND other_kind = $2 AND other_id = $3', key)
    this.audit.note({ details: { kind, otherId, isAnother } })
    return this.reader.one(applicationId)
  }

  /** Closes a draft with which nobody goes on. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, APPLICATION_STATE, REQUIRED without a reason */
  async close({ applicationId, expectedVersion, reason }: CloseApplicationInput): Promise<Application> {
    const locked = await this.moves.lock(applicationId, expectedVersion)
    if (reason.trim() === '') throw new DomainError('REQUIRED', { path: ['reason'] })
    await this.moves.move(locked, 'close', { note: reason.trim() })
    await this.letters.toApplicants(applicationId, 'withdrawn')
    return this.reader.one(applicationId)
  }

  /** The application, when the viewer looks after it. @throws DomainError NOT_FOUND, NOT_ALLOWED */
  private async toManage(id: string): Promise<Application> {
    const application = await this.reader.one(id)
    this.audit.note({ subjectType: 'application', subjectId: id, unitId: application.centre.id })
    if (!application.mayManage) throw new DomainError('NOT_ALLOWED')
    return application
  }
}

/** Where the applicant can still be asked. */
const asking: readonly ApplicationState[] = ['submitted', 'under_assessment', 'returned', 'in_decision']

const stateOf = (state: ApplicationState, action: string): DomainError => new DomainError('APPLICATION_STATE', { params: { state, action } })
