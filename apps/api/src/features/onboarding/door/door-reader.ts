import { Injectable } from '@nestjs/common'
import type { SectionAnswers } from '@solmu/domain/onboarding/application-answers.js'
import type { ApplicationState } from '@solmu/domain/onboarding/application.workflow.js'
import { type DecisionBody, reapplyFrom } from '@solmu/domain/onboarding/decision-path.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { Db } from '../../../core/db/db.js'
import { type Applicant, Applicants } from './applicants.js'
import { ApplicantWriting, type Standing } from './applicant-writing.service.js'
import { typedBusinessId } from './door.service.js'

export type DoorSection = { readonly section: string; readonly content: SectionAnswers; readonly version: number; readonly changedBy: string; readonly changedAt: Date }
export type DoorFile = { readonly id: string; readonly section: string; readonly name: string; readonly size: number; readonly addedBy: string; readonly addedAt: Date }
export type DoorPerson = { readonly id: string; readonly name: string; readonly email: string; readonly isMe: boolean; readonly linkUntil: Date | null }
export type DoorQuestion = {
  readonly id: string
  readonly section: string | null
  readonly body: string
  readonly askedAt: Date
  readonly answer: string
  readonly answeredBy: string
  readonly answeredAt: Date | null
}
export type DoorEvent = { readonly id: string; readonly at: Date; readonly kind: string; readonly actorName: string; readonly note: string }

/** What was decided, why, and how one can have it looked at again. */
export type DoorDecision = {
  readonly id: string
  readonly outcome: 'admitted' | 'rejected'
  readonly number: string
  readonly decidedOn: IsoDate
  readonly reasons: string
  readonly conditions: string
  readonly appealUntil: IsoDate | null
  readonly appealBody: DecisionBody
  readonly reapplyFrom: IsoDate | null
  readonly annulledOn: IsoDate | null
  readonly annulledReason: string
  readonly appealedOn: IsoDate | null
  readonly appealOutcome: 'upheld' | 'annulled' | 'inadmissible' | null
  readonly appealReasons: string
}

/** All that an applicant sees of the application. */
export type ApplicationDoor = {
  readonly id: string
  readonly state: ApplicationState
  readonly formVersion: number
  readonly name: string
  readonly language: Language
  readonly consortiumName: LocalizedText
  readonly centreName: LocalizedText
  readonly centreEmail: string | null
  readonly callTitle: LocalizedText | null
  readonly closesOn: IsoDate | null
  readonly submittedAt: Date | null
  readonly standing: Standing
  readonly sections: readonly DoorSection[]
  readonly files: readonly DoorFile[]
  readonly people: readonly DoorPerson[]
  readonly questions: readonly DoorQuestion[]
  readonly events: readonly DoorEvent[]
  readonly decisions: readonly DoorDecision[]
}

type Frame = Pick<ApplicationDoor, 'language' | 'consortiumName' | 'centreName' | 'centreEmail' | 'callTitle' | 'closesOn'>

const FRAME = `SELECT f.language, f.consortium_name AS "consortiumName", f.centre_name AS "centreName", f.centre_email AS "centreEmail", f.call_title AS "callTitle",
    f.closes_on AS "closesOn" FROM app.application_frame($1) f`
const SECTIONS = `SELECT section, content, version, changed_by AS "changedBy", changed_at AS "changedAt" FROM application_section WHERE application_id = $1`
const FILES = `SELECT id, section, file_name AS name, file_size AS size, added_by AS "addedBy", added_at AS "addedAt" FROM application_file WHERE application_id = $1 ORDER BY added_at, id`
const PEOPLE = `SELECT p.id, p.name, p.email, p.id = $2 AS "isMe", l.expires_at AS "linkUntil" FROM application_person p
  LEFT JOIN app.application_links($1) l ON l.person_id = p.id WHERE p.application_id = $1 AND p.removed_at IS NULL ORDER BY p.added_at, p.id`
const QUESTIONS = `SELECT id, section, body, asked_at AS "askedAt", answer, answered_by AS "answeredBy", answered_at AS "answeredAt" FROM application_question
  WHERE application_id = $1 AND (settled_at IS NULL OR answered_at IS NOT NULL) ORDER BY asked_at, id`
const EVENTS = `SELECT id, at, kind, actor_name AS "actorName", note FROM application_event WHERE application_id = $1 ORDER BY at, id`

const DECISIONS = `SELECT d.id, d.outcome, d.number, d.decided_on AS "decidedOn", d.reasons, d.conditions, d.appeal_until AS "appealUntil", d.appeal_body AS "appealBody",
    d.reapply_months AS "reapplyMonths", d.annulled_on AS "annulledOn", d.annulled_reason AS "annulledReason", d.appealed_on AS "appealedOn", d.appeal_outcome AS "appealOutcome",
    d.appeal_reasons AS "appealReasons" FROM app.applicant_decisions() d`

/** What stands behind a link. */
@Injectable()
export class DoorReader {
  constructor(
    private readonly db: Db,
    private readonly applicants: Applicants,
    private readonly writing: ApplicantWriting
  ) {}

  /** @throws DomainError LINK_EXPIRED */
  async open(key: string): Promise<ApplicationDoor> {
    return this.applicants.read(key, (applicant) => this.shown(applicant))
  }

  private async shown(applicant: Applicant): Promise<ApplicationDoor> {
    const { id, personId, state, formVersion, name } = applicant
    const [frame] = await this.db.sql<Frame>(FRAME, [personId])
    const [row] = await this.db.sql<{ submittedAt: Date | null }>('SELECT submitted_at AS "submittedAt" FROM application WHERE id = $1', [id])
    const sections = await this.db.sql<DoorSection>(SECTIONS, [id])
    const businessId = typedBusinessId(sections.find(({ section }) => section === 'organisation')?.content)
    return {
      ...{ id, state, formVersion, name, ...(frame as Frame), submittedAt: row?.submittedAt ?? null, sections },
      standing: businessId !== null && businessId !== applicant.businessId ? await this.writing.standing(applicant, businessId) : null,
      files: await this.db.sql<DoorFile>(FILES, [id]),
      people: await this.db.sql<DoorPerson>(PEOPLE, [id, personId]),
      questions: await this.db.sql<DoorQuestion>(QUESTIONS, [id]),
      events: await this.db.sql<DoorEvent>(EVENTS, [id]),
      decisions: await this.decisions()
    }
  }

  private async decisions(): Promise<DoorDecision[]> {
    const rows = await this.db.sql<Omit<DoorDecision, 'reapplyFrom'> & { readonly reapplyMonths: number }>(DECISIONS)
    return rows.map(({ reapplyMonths, ...decision }) => ({ ...decision, reapplyFrom: decision.outcome === 'rejected' ? reapplyFrom({ reapplyMonths }, decision.decidedOn) : null }))
  }

  /** The municipalities of today, by name. */
  municipalities(): Promise<{ code: string; name: LocalizedText }[]> {
    return this.db.askAsNobody(
      `SELECT m.code, json_build_object('fi', m.name_fi, 'sv', m.name_sv, 'en', m.name_en) AS name FROM municipality m
       WHERE m.valid_from <= app.today() AND (m.valid_to IS NULL OR m.valid_to > app.today()) ORDER BY m.name_fi COLLATE "fi-x-icu"`,
      []
    )
  }
}
