import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { likeBodies } from '@solmu/domain/onboarding/likeness.js'
import type { EvidenceLink, FieldAnswer, SectionAnswers } from '@solmu/domain/onboarding/application-answers.js'
import { applicationForm } from '@solmu/domain/onboarding/application-form.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import { nameOf } from '../../network/network.sql.js'
import type { Application, ApplicationAnswer, ApplicationEvent, ApplicationFile, ApplicationLikeness, ApplicationPerson, ApplicationQuestion, ApplicationSectionType } from './application.graphql.js'

type Row = Omit<Application, 'mayManage' | 'mayAsk'>
type Known = { readonly id: string; readonly kind: 'organisation' | 'application'; readonly name: LocalizedText; readonly businessId: string | null; readonly isDismissed: boolean }

const APPLICATIONS = `SELECT a.id, a.name, a.business_id AS "businessId", a.state, json_build_object('id', u.id, 'name', ${nameOf('u')}, 'type', u.type) AS centre,
    CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'title', c.title) END AS call,
    CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', ${nameOf('o')}) END AS organisation, a.is_new_organisation AS "isNewOrganisation",
    a.language, a.form_version AS "formVersion", a.created_at AS "createdAt", a.changed_at AS "changedAt", a.submitted_at AS "submittedAt", a.withdrawn_at AS "withdrawnAt",
    a.withdrawal_reason AS "withdrawalReason", a.decided_at AS "decidedAt", a.erased_at AS "erasedAt", a.version,
    (SELECT count(*)::int FROM application_question q WHERE q.application_id = a.id AND q.answered_at IS NULL AND q.settled_at IS NULL) AS "openQuestions",
    (SELECT count(*)::int FROM application_question q WHERE q.application_id = a.id AND q.answered_at IS NOT NULL AND q.settled_at IS NULL) AS "newAnswers"
  FROM application a JOIN unit_now u ON u.id = a.centre_id LEFT JOIN membership_call c ON c.id = a.call_id LEFT JOIN organisation o ON o.id = a.organisation_id
  WHERE a.consortium_id = $1`

type SectionRow = { readonly section: string; readonly content: SectionAnswers; readonly changedBy: string; readonly changedAt: Date }

const SECTIONS = 'SELECT section, content, changed_by AS "changedBy", changed_at AS "changedAt" FROM application_section WHERE application_id = $1'
const FILES = `SELECT id, section, file_name AS name, file_size AS size, added_by AS "addedBy", added_at AS "addedAt" FROM application_file
  WHERE application_id = $1 ORDER BY section, added_at, id`
const PEOPLE = `SELECT p.id, p.name, p.email, p.language, l.expires_at AS "linkUntil", p.sends[cardinality(p.sends)] AS "sentAt" FROM application_person p
  LEFT JOIN app.application_links($1) l ON l.person_id = p.id WHERE p.application_id = $1 AND p.removed_at IS NULL ORDER BY p.added_at, p.id`
const QUESTIONS = `SELECT q.id, q.section, q.body, u.display_name AS "askedBy", q.asked_at AS "askedAt", q.answer, q.answered_by AS "answeredBy", q.answered_at AS "answeredAt",
    q.settled_at AS "settledAt", q.version FROM application_question q LEFT JOIN app_user u ON u.id = q.asked_by WHERE q.application_id = $1 ORDER BY q.asked_at DESC, q.id`
const EVENTS = `SELECT id, at, kind, from_state AS "from", to_state AS "to", actor_name AS "actorName", person_id IS NOT NULL AS "isApplicant", note FROM application_event
  WHERE application_id = $1 ORDER BY at DESC, id DESC`
const KNOWN = `SELECT o.id, 'organisation' AS kind, ${nameOf('o')} AS name, o.business_id AS "businessId",
    EXISTS (SELECT 1 FROM application_not_same n WHERE n.application_id = $2 AND n.other_kind = 'organisation' AND n.other_id = o.id) AS "isDismissed"
  FROM organisation o WHERE o.consortium_id = $1
  UNION ALL
  SELECT a.id, 'application', json_build_object('fi', a.name, 'sv', a.name, 'en', a.name), a.business_id,
    EXISTS (SELECT 1 FROM application_not_same n WHERE n.application_id = $2 AND n.other_kind = 'application' AND n.other_id = a.id)
  FROM application a WHERE a.consortium_id = $1 AND a.id <> $2 AND a.name <> '' AND a.state IN ('draft', 'submitted', 'under_assessment', 'returned', 'in_decision')`

/** Reads applications, as far as row-level security shows them; for other parts of onboarding too. */
@Injectable()
export class ApplicationReader {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly loaders: Loaders
  ) {}

  /** Those within the viewer's reach, the last changed first. */
  async list(): Promise<Application[]> {
    const rows = await this.db.sql<Row>(`${APPLICATIONS} ORDER BY a.changed_at DESC, a.id`, [currentViewer().consortiumId])
    return rows.map((row) => this.shown(row))
  }

  /** @throws DomainError NOT_FOUND */
  async one(id: string): Promise<Application> {
    const [row] = await this.db.sql<Row>(`${APPLICATIONS} AND a.id = $2`, [currentViewer().consortiumId, id])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['applicationId'] })
    return this.shown(row)
  }

  /** What was told, in the order of the form; nothing of one that was never sent. */
  sections({ id, formVersion }: Pick<Application, 'id' | 'formVersion'>): Promise<ApplicationSectionType[]> {
    return this.parts('applicationSections', id, async () => {
      const rows = await this.db.sql<SectionRow>(SECTIONS, [id])
      return applicationForm(formVersion).sections.flatMap(({ code, fields }) => {
        const row = rows.find(({ section }) => section === code)
        return row ? [{ ...row, answers: fields.map((field) => answerOf(field.code, row.content[field.code])) }] : []
      })
    })
  }

  files(id: string): Promise<ApplicationFile[]> {
    return this.parts('applicationFiles', id, () => this.db.sql<ApplicationFile>(FILES, [id]))
  }

  people(id: string): Promise<ApplicationPerson[]> {
    return this.parts('applicationPeople', id, () => this.db.sql<ApplicationPerson>(PEOPLE, [id]))
  }

  questions(id: string): Promise<ApplicationQuestion[]> {
    return this.parts('applicationQuestions', id, () => this.db.sql<ApplicationQuestion>(QUESTIONS, [id]))
  }

  events(id: string): Promise<ApplicationEvent[]> {
    return this.parts('applicationEvents', id, () => this.db.sql<ApplicationEvent>(EVENTS, [id]))
  }

  /** What of the register, and of the other applications within reach, may be the same body. */
  likenesses({ id, name, businessId }: Pick<Application, 'id' | 'name' | 'businessId'>): Promise<ApplicationLikeness[]> {
    if (name === '' && businessId === null) return Promise.resolve([])
    return this.parts('applicationLikenesses', id, () => this.alike({ id, name, businessId }))
  }

  /** The same as it stands at this moment, within a transaction that is open. */
  async alike({ id, name, businessId }: Pick<Application, 'id' | 'name' | 'businessId'>): Promise<ApplicationLikeness[]> {
    const known = await this.db.sql<Known>(KNOWN, [currentViewer().consortiumId, id])
    return likeBodies({ name, businessId }, known).map(({ id: otherId, ...each }) => ({ ...each, otherId, isExact: businessId !== null && each.businessId === businessId }))
  }

  /** A part of one application, in a transaction of its own where none is open: a page shows one application at a time. */
  private async parts<Part>(name: string, id: string, read: () => Promise<Part[]>): Promise<Part[]> {
    return this.loaders.of<Part>(`${name}:${id}`, async () => (await read()).map((value) => ({ key: id, value }))).load(id)
  }

  private shown(row: Row): Application {
    const at = { unitId: row.centre.id }
    const mayManage = this.access.may('application.manage', at)
    return { ...row, mayManage, mayAsk: mayManage || this.access.may('application.assess', at) }
  }
}

const isLinks = (answer: FieldAnswer): answer is readonly EvidenceLink[] => typeof answer !== 'string' && answer.some((each) => typeof each === 'object')

/** One answer in the shape that clients read. */
function answerOf(field: string, answer: FieldAnswer | undefined): ApplicationAnswer {
  const none = { field, text: '', choices: [], links: [] }
  if (answer === undefined) return none
  if (typeof answer === 'string') return { ...none, text: answer }
  return isLinks(answer) ? { ...none, links: [...answer] } : { ...none, choices: (answer as readonly string[]).map(String) }
}
