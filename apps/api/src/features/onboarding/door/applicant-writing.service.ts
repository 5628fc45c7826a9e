import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { applicationForm } from '@solmu/domain/onboarding/application-form.js'
import { type ApplicationAnswers, applicationIssues, demandSection, identityOf, readSection, type SectionAnswers } from '@solmu/domain/onboarding/application-answers.js'
import { type ApplicationAction, type ApplicationState, isWriting, takeApplicationStep } from '@solmu/domain/onboarding/application.workflow.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { Db } from '../../../core/db/db.js'
import { ApplicationLetters } from '../application/application-letters.js'
import { type Applicant, Applicants } from './applicants.js'
import type { AnswerApplicationQuestionInput, SaveSectionInput } from './door.input.js'

/** Whether a body with such a business id is a member already, or has applied; nothing else is told of it. */
export type Standing = 'member' | 'applied' | null

export type SavedSection = { readonly version: number; readonly changedBy: string; readonly changedAt: Date; readonly standing: Standing }

type SectionRow = { readonly version: number; readonly isSame: boolean }

/** What applicants write, send, answer and take back. */
@Injectable()
export class ApplicantWriting {
  constructor(
    private readonly db: Db,
    private readonly applicants: Applicants,
    private readonly letters: ApplicationLetters
  ) {}

  /**
   * Saves a section as it was typed, right or wrong; what is wrong is said when it is sent. The same once more is no clash.
   *
   * @throws DomainError LINK_EXPIRED, APPLICATION_STATE when nothing can be written any more, NOT_FOUND for another section,
   *   STALE with what somebody else has written meanwhile left as it is
   */
  save(key: string, { section, expectedVersion, content }: SaveSectionInput): Promise<SavedSection> {
    return this.applicants.write('saveApplicationSection', key, async (applicant, note) => {
      demandWriting(applicant)
      const answers = readSection(demandSection(applicationForm(applicant.formVersion), section), content)
      note.details = { section }
      const row = await this.put(applicant, { section, expectedVersion, answers })
      const standing = section === 'organisation' ? await this.identify(applicant, answers) : null
      return { ...row, standing }
    })
  }

  private async put({ id, consortiumId, personId, personName }: Applicant, of: { readonly section: string; readonly expectedVersion: number; readonly answers: SectionAnswers }) {
    const [known] = await this.db.sql<SectionRow>('SELECT version, content = $3::jsonb AS "isSame" FROM application_section WHERE application_id = $1 AND section = $2', [
      ...[id, of.section, JSON.stringify(of.answers)]
    ])
    if (known && !known.isSame && known.version !== of.expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const [saved] = await this.db.sql<Omit<SavedSection, 'standing'>>(
      `INSERT INTO application_section AS s (application_id, consortium_id, section, content, changed_person, changed_by) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (application_id, section) DO UPDATE SET content = excluded.content, changed_person = excluded.changed_person, changed_by = excluded.changed_by,
         changed_at = now(), version = s.version + CASE WHEN s.content = excluded.content THEN 0 ELSE 1 END
       RETURNING version, changed_by AS "changedBy", changed_at AS "changedAt"`,
      [id, consortiumId, of.section, JSON.stringify(of.answers), personId, personName]
    )
    if (!saved) throw new DomainError('STALE', { path: ['expectedVersion'] })
    await this.db.sql('UPDATE application SET changed_at = now() WHERE id = $1', [id])
    return saved
  }

  /** Says what the organisation is called, and takes its business id when nobody else has it. */
  private async identify({ id, consortiumId }: Applicant, answers: SectionAnswers): Promise<Standing> {
    const { name, businessId } = identityOf(answers)
    const standing = await this.standing({ id, consortiumId }, businessId)
    await this.db.sql('UPDATE application SET name = CASE WHEN $2 = $4 THEN name ELSE $2 END, business_id = $3, version = version + 1 WHERE id = $1', [id, name, standing ? null : businessId, ''])
    return standing
  }

  /** Whether somebody else has a business id; while the transaction lasts, nobody takes it meanwhile. */
  async standing({ id, consortiumId }: Pick<Applicant, 'id' | 'consortiumId'>, businessId: string | null): Promise<Standing> {
    if (businessId === null) return null
    await this.db.sql(`SELECT pg_advisory_xact_lock(hashtextextended('solmu.application.' || $1 || $2, 0))`, [consortiumId, businessId])
    const [row] = await this.db.sql<{ standing: Standing }>('SELECT app.application_standing($1, $2, $3) AS standing', [consortiumId, businessId, id])
    return row?.standing ?? null
  }

  /** What the applicant has told so far, by section. */
  async answers(applicationId: string): Promise<ApplicationAnswers> {
    const rows = await this.db.sql<{ section: string; content: SectionAnswers }>('SELECT section, content FROM application_section WHERE application_id = $1', [applicationId])
    return Object.fromEntries(rows.map(({ section, content }) => [section, content]))
  }

  /**
   * Sends the application; from then on it is read alone until it is returned.
   *
   * @throws DomainError LINK_EXPIRED, APPLICATION_STATE, ALREADY_MEMBER, APPLICATION_UNDER_WAY, APPLICATION_INCOMPLETE with each
   *   field that is missing or wrong
   */
  submit(key: string): Promise<{ state: ApplicationState }> {
    return this.applicants.write('submitApplication', key, async (applicant) => {
      const answers = await this.answers(applicant.id)
      if (!isWriting(applicant.state)) takeApplicationStep('submit', { ...settled, state: applicant.state }, isApplicant)
      demandAlone(await this.standing(applicant, identityOf(answers['organisation'] ?? {}).businessId))
      const issues = applicationIssues(applicationForm(applicant.formVersion), answers)
      if (issues.length > 0) throw new DomainError('APPLICATION_INCOMPLETE', { issues })
      const to = await this.step(applicant, 'submit', { sets: 'submitted_at = now()' })
      await this.letters.toApplicants(applicant.id, 'submitted')
      await this.letters.toCentre(applicant, 'submitted')
      return { state: to }
    })
  }

  /** Takes the application back, for good. @throws DomainError LINK_EXPIRED, APPLICATION_STATE once it is decided */
  withdraw(key: string, reason: string): Promise<{ state: ApplicationState }> {
    return this.applicants.write('withdrawApplication', key, async (applicant) => {
      const fields = new TextFields()
      const said = fields.text(['reason'], reason, { most: 2000, isLong: true })
      throwIssues(fields.issues)
      const to = await this.step(applicant, 'withdraw', { sets: 'withdrawn_at = now(), withdrawal_reason = $3', reason: said })
      await this.letters.toApplicants(applicant.id, 'withdrawn')
      await this.letters.toCentre(applicant, 'withdrawn')
      return { state: to }
    })
  }

  private async step(applicant: Applicant, action: ApplicationAction, { sets, reason }: { readonly sets: string; readonly reason?: string }): Promise<ApplicationState> {
    const to = takeApplicationStep(action, { ...settled, state: applicant.state }, isApplicant)
    await this.db.sql(`UPDATE application SET state = $2, changed_at = now(), version = version + 1, ${sets} WHERE id = $1`, [applicant.id, to, ...(reason === undefined ? [] : [reason])])
    await this.applicants.event(applicant, { kind: action, from: applicant.state, to, note: reason ?? '' })
    return to
  }

  /** Answers a question, once. @throws DomainError LINK_EXPIRED, NOT_FOUND, REQUIRED, APPLICATION_STATE when it waits for none any more */
  answer(key: string, { questionId, answer }: AnswerApplicationQuestionInput): Promise<{ answeredAt: Date }> {
    return this.applicants.write('answerApplicationQuestion', key, async (applicant, note) => {
      const fields = new TextFields()
      const said = fields.text(['answer'], answer, { most: 8000, isLong: true })
      if (said === '') fields.refuse('REQUIRED', ['answer'])
      throwIssues(fields.issues)
      const [asked] = await this.db.sql<{ isOpen: boolean }>(
        'SELECT answered_at IS NULL AND settled_at IS NULL AS "isOpen" FROM application_question WHERE id = $1 AND application_id = $2 FOR NO KEY UPDATE',
        [questionId, applicant.id]
      )
      if (!asked) throw new DomainError('NOT_FOUND', { path: ['questionId'] })
      if (!asked.isOpen || !answering.includes(applicant.state)) throw new DomainError('APPLICATION_STATE', { params: { state: applicant.state, action: 'answer' } })
      const [row] = await this.db.sql<{ answeredAt: Date }>(
        `UPDATE application_question SET answer = $2, answered_person = $3, answered_by = $4, answered_at = now(), version = version + 1 WHERE id = $1
         RETURNING answered_at AS "answeredAt"`,
        [questionId, said, applicant.personId, applicant.personName]
      )
      note.details = { questionId }
      await this.applicants.event(applicant, { kind: 'answered' })
      await this.letters.toCentre(applicant, 'answered')
      return { answeredAt: row?.answeredAt ?? new Date() }
    })
  }
}

const answering: readonly ApplicationState[] = ['submitted', 'under_assessment', 'returned', 'in_decision']
/** What stands in the way is looked at before the step is taken. */
const settled = { isComplete: true, openQuestions: 0, isOrganisationKnown: true } as const
const isApplicant = (party: string): boolean => party === 'applicant'

/** @throws DomainError APPLICATION_STATE */
export function demandWriting({ state }: Pick<Applicant, 'state'>): void {
  if (!isWriting(state)) throw new DomainError('APPLICATION_STATE', { params: { state, action: 'write' } })
}

/** @throws DomainError ALREADY_MEMBER, APPLICATION_UNDER_WAY */
function demandAlone(standing: Standing): void {
  const path = ['organisation', 'businessId']
  if (standing === 'member') throw new DomainError('ALREADY_MEMBER', { path })
  if (standing === 'applied') throw new DomainError('APPLICATION_UNDER_WAY', { path })
}
