import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isReportLate, type ProgressFigure, type ProgressTexts } from '@solmu/domain/portfolio/progress-report.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { organisationRef } from '../../governance/governance.sql.js'
import type { KeptMoney } from './progress-figures.js'
import type { ProgressEvent, ProgressFinding, ProgressMark, ProgressPart, ProgressQuestion, ProgressReportBrief } from './progress.graphql.js'

/** What a report told when it was put together. */
export interface KeptContents {
  readonly figures: readonly ProgressFigure[]
  readonly money: KeptMoney | null
  readonly findings: readonly Omit<ProgressFinding, 'explanation'>[]
  readonly factsOn: IsoDate
}

export type KeptExplanation = { readonly ruleCode: string; readonly about: string; readonly text: string }

export interface ReportRow extends ProgressReportBrief {
  readonly texts: ProgressTexts
  /** Empty while it has never been put together. */
  readonly contents: Partial<KeptContents>
  readonly explanations: readonly KeptExplanation[]
  readonly version: number
}

export interface PartRow extends Pick<ProgressPart, 'id' | 'partnerId' | 'state' | 'factsOn' | 'sentOn' | 'version'> {
  readonly name: LocalizedText
  readonly isLead: boolean
  readonly figures: readonly ProgressFigure[]
  readonly texts: ProgressTexts
  readonly unitIds: readonly string[]
}

const BRIEF = `t.id, t.project_id AS "projectId", p.year || '/' || p.serial AS "projectNumber", p.title, t.number, t.period, t.due_on AS "dueOn", t.state,
    (SELECT count(*)::integer FROM progress_part r WHERE r.report_id = t.id) AS "partCount", (SELECT count(*)::integer FROM progress_part r WHERE r.report_id = t.id AND r.state = 'sent') AS "sentCount",
    (SELECT count(*)::integer FROM progress_question q WHERE q.report_id = t.id AND q.answer = '') AS "openQuestions"`
const FROM = 'FROM progress_report t JOIN project p ON p.id = t.project_id WHERE t.consortium_id = $1'

const PARTS = `SELECT t.id, t.partner_id AS "partnerId", t.state, t.figures, t.texts, t.facts_on AS "factsOn", t.sent_on AS "sentOn", t.version, r.is_lead AS "isLead", ${organisationRef('o')}->'name' AS name,
    ARRAY(SELECT n.unit_id FROM project_partner_unit n WHERE n.partner_id = r.id) AS "unitIds"
  FROM progress_part t JOIN project_partner r ON r.id = t.partner_id JOIN organisation o ON o.id = r.organisation_id WHERE t.report_id = $1 ORDER BY r.is_lead DESC, o.name_fi COLLATE "fi-x-icu", t.id`

const late = <Of extends Pick<ProgressReportBrief, 'state' | 'dueOn'>>(row: Of): Of & { isLate: boolean } => ({ ...row, isLate: isReportLate(row, todayIn()) })

/** Reads progress reports as they are kept. */
@Injectable()
export class ProgressQueries {
  constructor(private readonly db: Db) {}

  /** Of a project all, the newest first; else those that are not accepted, the first due first. */
  async list(projectId: string | null): Promise<ProgressReportBrief[]> {
    const which = projectId === null ? `AND $2::uuid IS NULL AND t.state <> 'accepted' ORDER BY t.due_on, t.id LIMIT 500` : 'AND t.project_id = $2 ORDER BY t.number DESC'
    return (await this.db.sql<ProgressReportBrief>(`SELECT ${BRIEF} ${FROM} ${which}`, [currentViewer().consortiumId, projectId])).map(late)
  }

  /** @throws DomainError NOT_FOUND */
  async report(id: string): Promise<ReportRow> {
    const [row] = await this.db.sql<ReportRow>(`SELECT ${BRIEF}, t.texts, t.contents, t.explanations, t.version ${FROM} AND t.id = $2`, [currentViewer().consortiumId, id])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['reportId'] })
    return late(row)
  }

  parts(reportId: string): Promise<PartRow[]> {
    return this.db.sql<PartRow>(PARTS, [reportId])
  }

  marks(reportId: string): Promise<ProgressMark[]> {
    return this.db.sql<ProgressMark>('SELECT m.id, m.part_id AS "partId", m.cell, m.comment, m.reply, m.is_open AS "isOpen", m.made_at AS "madeAt" FROM progress_mark m WHERE m.report_id = $1 ORDER BY m.made_at DESC, m.cell, m.id', [reportId])
  }

  questions(reportId: string): Promise<ProgressQuestion[]> {
    return this.db.sql<ProgressQuestion>('SELECT q.id, q.cell, q.question, q.asked_at AS "askedAt", q.answer, q.answered_at AS "answeredAt", q.version FROM progress_question q WHERE q.report_id = $1 ORDER BY q.asked_at DESC, q.id', [reportId])
  }

  events(reportId: string): Promise<ProgressEvent[]> {
    return this.db.sql<ProgressEvent>('SELECT e.id, e.part_id AS "partId", e.action, e.reason, e.at FROM progress_event e WHERE e.report_id = $1 ORDER BY e.at DESC, e.id DESC', [reportId])
  }
}
