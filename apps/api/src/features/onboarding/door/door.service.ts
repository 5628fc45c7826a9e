import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { normaliseEmail } from '@solmu/domain/identity/email.js'
import { identityOf, type SectionAnswers } from '@solmu/domain/onboarding/application-answers.js'
import { newestFormVersion } from '@solmu/domain/onboarding/application-form.js'
import { applicationLinkEnd } from '@solmu/domain/onboarding/application-link.js'
import { type CallState, callState } from '@solmu/domain/onboarding/membership-call.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentContext, runInContext } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Jobs } from '../../../core/jobs/jobs.js'
import { newLinkToken } from '../../identity/link-token.js'
import { readApplicant } from '../application/applicant-details.js'
import { ApplicationLetters } from '../application/application-letters.js'
import type { AskLinkInput, BeginApplicationInput } from './door.input.js'

/** A call as everybody reads it. */
export type OpenCall = {
  readonly id: string
  readonly title: LocalizedText
  readonly body: LocalizedText
  readonly opensOn: IsoDate
  readonly closesOn: IsoDate
  readonly state: CallState
  readonly unitName: LocalizedText
  readonly consortiumName: LocalizedText
}

type CallRow = Omit<OpenCall, 'state'> & { readonly isWithdrawn: boolean; readonly consortiumId: string; readonly unitId: string }

const CALL = `SELECT c.id, c.consortium_id AS "consortiumId", c.unit_id AS "unitId", c.title, c.body, c.opens_on AS "opensOn", c.closes_on AS "closesOn",
    c.is_withdrawn AS "isWithdrawn", c.unit_name AS "unitName", c.consortium_name AS "consortiumName" FROM app.open_call($1) c`

/** How many applications one address begins in a day at most. */
const mostBegunADay = 5

/** What is open to everybody: calls, beginning an application by one, and asking for one's links anew. */
@Injectable()
export class DoorService {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly letters: ApplicationLetters,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND */
  async call(id: string): Promise<OpenCall> {
    const { title, body, opensOn, closesOn, state, unitName, consortiumName } = await this.found(id)
    return { id, title, body, opensOn, closesOn, state, unitName, consortiumName }
  }

  private async found(id: string): Promise<CallRow & { readonly state: CallState }> {
    const [row] = await this.db.askAsNobody<CallRow>(CALL, [id])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['callId'] })
    return { ...row, state: callState({ ...row, isPublished: true }, todayIn()) }
  }

  /**
   * Begins an application and mails the link; the answer is the same whether or not the address has begun one before.
   *
   * @throws DomainError NOT_FOUND, CALL_STATE, what is wrong with the fields
   */
  async begin(input: BeginApplicationInput): Promise<void> {
    const call = await this.found(input.callId)
    if (call.state !== 'open') throw new DomainError('CALL_STATE')
    const applicant = readApplicant(input)
    const [token, id, personId] = [newLinkToken(), newId(), newId()]
    await runInContext({ ...currentContext(), viewer: null }, () =>
      this.db.write(async () => {
        const [before] = await this.db.sql<{ count: number }>('SELECT app.applications_begun($1) AS count', [applicant.email])
        if ((before?.count ?? 0) >= mostBegunADay) return
        const begun = { id, personId, eventId: newId(), formVersion: newestFormVersion, language: input.language, ...applicant }
        const [made] = await this.db.sql<{ ok: boolean }>('SELECT app.begin_application($1, $2, $3, $4) AS ok', [call.id, JSON.stringify(begun), token.hash, applicationLinkEnd(new Date())])
        if (!made?.ok) throw new DomainError('CALL_STATE')
        // The letter names the organisation, which only the link shows.
        await this.db.sql(`SELECT set_config('app.application_key', $1, true)`, [token.hash.toString('hex')])
        await this.letters.send(personId, 'begun', token.text)
        const note = { subjectType: 'application', subjectId: id, unitId: call.unitId, details: { personId } }
        await this.audit.done('beginApplication', note, { userId: null, consortiumId: call.consortiumId })
      })
    )
  }

  /** Writes down who asks for their links; whether anybody has the address is looked at by a job, after the answer. */
  async ask({ email }: AskLinkInput): Promise<void> {
    const requestId = newId()
    await runInContext({ ...currentContext(), viewer: null }, () =>
      this.db.write(async () => {
        await this.db.sql('SELECT app.ask_application_links($1, $2)', [requestId, normaliseEmail(email).replaceAll('\0', '')])
        await this.jobs.add('application:link', { requestId })
      })
    )
  }

  /** The job: a new link for each application that the address writes. */
  async sendLinks(requestId: string): Promise<void> {
    await this.db.write(async () => {
      const people = await this.db.sql<{ personId: string }>('SELECT person_id AS "personId" FROM app.take_application_link_request($1)', [requestId])
      for (const { personId } of people) {
        const token = newLinkToken()
        await this.db.sql('SELECT app.answer_application_link($1, $2, $3)', [personId, token.hash, applicationLinkEnd(new Date())])
        await this.letters.send(personId, 'again', token.text)
      }
    })
  }
}

/** The business id that is typed in a section, when it is one. */
export const typedBusinessId = (answers: SectionAnswers | undefined): string | null => (answers ? identityOf(answers).businessId : null)
