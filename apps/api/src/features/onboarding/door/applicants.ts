import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { ApplicationState } from '@solmu/domain/onboarding/application.workflow.js'
import { newId } from '@solmu/shared/ids.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { type AuditNote, currentContext, runInContext } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { asDomainError } from '../../../core/errors/wire-error.js'
import { hashOfLinkToken } from '../../identity/link-token.js'

/** Who writes, and the application to which their link leads. */
export type Applicant = {
  readonly personId: string
  readonly personName: string
  readonly personEmail: string
  readonly id: string
  readonly consortiumId: string
  readonly centreId: string
  readonly state: ApplicationState
  readonly formVersion: number
  readonly name: string
  readonly businessId: string | null
}

/** What happened, as the applicant and the centre both read it. */
export type ApplicantEvent = { readonly kind: string; readonly from?: ApplicationState; readonly to?: ApplicationState; readonly note?: string }

const FIND = `SELECT p.id AS "personId", p.name AS "personName", p.email AS "personEmail", a.id, a.consortium_id AS "consortiumId", a.centre_id AS "centreId", a.state,
    a.form_version AS "formVersion", a.name, a.business_id AS "businessId"
  FROM application_person p JOIN application a ON a.id = p.application_id WHERE p.id = app.applicant_person()`

/**
 * Lets somebody do what the link in their mail opens, and nothing else: whoever is signed in beside it is left out, and the
 * database sees to it that the link reaches its own application alone.
 */
@Injectable()
export class Applicants {
  constructor(
    private readonly db: Db,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError LINK_EXPIRED for a link that opens nothing (any more) */
  read<T>(key: string, work: (applicant: Applicant) => Promise<T>): Promise<T> {
    const hash = hashed(key)
    return runInContext({ ...currentContext(), viewer: null }, () => this.db.read(async () => work(await this.found(hash, FIND))))
  }

  /**
   * Does work in one transaction with its entry in the trail, the application locked. The trail names the person by their id: it
   * can never be changed, and people can be forgotten.
   *
   * @throws DomainError LINK_EXPIRED, and what the work throws
   */
  async write<T>(action: string, key: string, work: (applicant: Applicant, note: AuditNote) => Promise<T>): Promise<T> {
    const hash = hashed(key)
    return runInContext({ ...currentContext(), viewer: null }, async () => {
      let known: Applicant | null = null
      try {
        return await this.db.write(async () => {
          known = await this.found(hash, `${FIND} FOR NO KEY UPDATE OF a`)
          const note: AuditNote = {}
          const result = await work(known, note)
          await this.audit.done(action, { ...note, ...noteOf(known, note) }, actorOf(known))
          return result
        })
      } catch (error) {
        const refusal = asDomainError(error)
        if (refusal && refusal.kind !== 'unavailable' && known) await this.audit.refused(action, refusal.code, { note: noteOf(known, {}), actor: actorOf(known) })
        throw error
      }
    })
  }

  /** Writes down what has happened, in the applicant's name. */
  async event({ id, consortiumId, personId, personName }: Applicant, { kind, from, to, note = '' }: ApplicantEvent): Promise<void> {
    await this.db.sql(
      `INSERT INTO application_event (id, consortium_id, application_id, kind, from_state, to_state, actor_name, person_id, note, for_applicant)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, true)`,
      [newId(), consortiumId, id, kind, from ?? null, to ?? null, personName, personId, note]
    )
  }

  private async found(hash: Buffer, sql: string): Promise<Applicant> {
    await this.db.sql(`SELECT set_config('app.application_key', $1, true)`, [hash.toString('hex')])
    const [applicant] = await this.db.sql<Applicant>(sql)
    if (!applicant) throw new DomainError('LINK_EXPIRED')
    return applicant
  }
}

function hashed(key: string): Buffer {
  const hash = hashOfLinkToken(key)
  if (!hash) throw new DomainError('LINK_EXPIRED')
  return hash
}

const noteOf = ({ id, centreId, personId }: Applicant, { details }: AuditNote): AuditNote => ({ subjectType: 'application', subjectId: id, unitId: centreId, details: { ...details, personId } })
const actorOf = ({ consortiumId }: Applicant) => ({ userId: null, consortiumId })
