import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { cellsOf, isTextOpen, type ProgressText, reportIssue } from '@solmu/domain/portfolio/progress-report.js'
import { type MayProgress, type ProgressAction, type ProgressSubject, progressTransitions, takeProgressStep } from '@solmu/domain/portfolio/progress-report.workflow.js'
import { isSettled } from '@solmu/domain/portfolio/project.workflow.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { dayOf } from '../../governance/day-input.js'
import { type ResultProject, ResultReader } from '../result/result-reader.js'
import type { AnswerProgressQuestionInput, AskProgressQuestionInput, MoveProgressReportInput, OpenProgressReportInput, ProgressMarkInput, WriteProgressReportInput } from './progress-input.graphql.js'
import { type KnownReport, partFigures, partIn, ProgressReader, situationOf } from './progress-reader.js'
import type { ProgressReport } from './progress.graphql.js'
import type { PartRow } from './progress.queries.js'

/** Begins progress reports, writes them and leads them to the funder. */
@Injectable()
export class ProgressService {
  constructor(
    private readonly reader: ProgressReader,
    private readonly results: ResultReader,
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** Begins a report with a part for each partner. @throws DomainError NOT_FOUND, NOT_ALLOWED, PROJECT_STAGE, INVALID_INPUT, OUT_OF_RANGE, ALREADY_EXISTS for the same period */
  async open(input: OpenProgressReportInput): Promise<ProgressReport> {
    await this.db.sql('SELECT id FROM project WHERE id = $1 FOR NO KEY UPDATE', [input.projectId])
    const project = await this.results.project(input.projectId)
    this.access.check('project.edit', { unitId: project.lead.id })
    if (isSettled(project.stage) || project.startsOn === null || project.endsOn === null) throw new DomainError('PROJECT_STAGE', { params: { stage: project.stage } })
    const [period, dueOn] = [input.period.trim(), dayOf(input.dueOn, 'dueOn')]
    const issue = reportIssue({ period, dueOn }, { startsOn: project.startsOn, endsOn: project.endsOn })
    if (issue) throw issue
    const [same] = await this.db.sql('SELECT 1 FROM progress_report t WHERE t.project_id = $1 AND t.period = $2', [project.id, period])
    if (same) throw new DomainError('ALREADY_EXISTS', { path: ['period'] })
    const { consortiumId, userId } = currentViewer()
    const id = newId()
    await this.db.sql('INSERT INTO progress_report (id, consortium_id, project_id, number, period, due_on, made_by) SELECT $1, $2, $3, coalesce(max(t.number), 0) + 1, $4, $5, $6 FROM progress_report t WHERE t.project_id = $3', [
      ...[id, consortiumId, project.id, period, dueOn, userId]
    ])
    await this.db.sql('INSERT INTO progress_part (id, consortium_id, project_id, report_id, partner_id) SELECT gen_random_uuid(), r.consortium_id, r.project_id, $2, r.id FROM project_partner r WHERE r.project_id = $1 AND (r.valid_to IS NULL OR r.valid_to > $3::date)', [
      ...[project.id, id, project.startsOn]
    ])
    return this.done(id, project, { period })
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, PROGRESS_STATE for what cannot be written now, TOO_LONG */
  async write(input: WriteProgressReportInput): Promise<ProgressReport> {
    const known = await this.locked(input.reportId)
    const part = partIn(known, input.partId)
    const may = this.reader.mayOf(known, part)
    if (!may(part ? 'claim.write' : 'project.edit')) throw new DomainError('NOT_ALLOWED')
    demandSeen(part ?? known.row, input.expectedVersion)
    const marks = known.marks.filter((mark) => mark.isOpen && mark.partId === (part?.id ?? null))
    const { texts, replies, explanations } = readWords(input)
    const before = (part ?? known.row).texts
    demandOpen(texts.map((each) => ({ ...each, isChanged: each.text !== (before[each.key] ?? '') })), { known, part, cells: marks.map(({ cell }) => cell) })
    for (const [at, { markId, reply }] of replies.entries()) {
      if (!marks.some(({ id }) => id === markId)) throw new DomainError('NOT_FOUND', { path: ['replies', at, 'markId'] })
      await this.db.sql('UPDATE progress_mark SET reply = $2 WHERE id = $1', [markId, reply])
    }
    const told = JSON.stringify({ ...before, ...Object.fromEntries(texts.map(({ key, text }) => [key, text])) })
    await (part
      ? this.db.sql('UPDATE progress_part SET (texts, version) = ($2, version + 1) WHERE id = $1', [part.id, told])
      : this.db.sql('UPDATE progress_report SET (texts, explanations, version) = ($2, $3, version + 1) WHERE id = $1', [known.row.id, told, JSON.stringify(explanations)]))
    return this.done(known.row.id, known.project, { report: known.row.number })
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, PROGRESS_STATE with what stands in the way, REQUIRED without marks or a comment, UNKNOWN_REFERENCE for a cell that there is not */
  async move(input: MoveProgressReportInput): Promise<ProgressReport> {
    const known = await this.locked(input.reportId)
    const part = partIn(known, input.partId)
    const may = this.reader.mayOf(known, part)
    demandMover(input.action, part ? 'part' : 'report', may)
    demandSeen(part ?? known.row, input.expectedVersion)
    const fields = new TextFields()
    const reason = fields.text(['reason'], input.reason, { most: 2000, isLong: true })
    const marks = input.action === 'give_back' ? readMarks(input.marks, { fields, known, part }) : []
    throwIssues(fields.issues)
    if (part && known.row.state !== 'open') throw new DomainError('PROGRESS_STATE', { params: { state: known.row.state, action: input.action } })
    const to = takeProgressStep(input.action, { situation: situationOf(known, part), marks: marks.length }, may)
    await (part ? this.movePart(known, part, to) : this.moveReport(known, to))
    await this.happened(known, { partId: part?.id ?? null, action: input.action, from: (part ?? known.row).state, to, reason })
    await this.mark(known, marks, part)
    return this.done(known.row.id, known.project, { report: known.row.number, marks: marks.length, state: to })
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, PROGRESS_STATE while it is written, REQUIRED, UNKNOWN_REFERENCE */
  async ask({ reportId, cell, question: given }: AskProgressQuestionInput): Promise<ProgressReport> {
    const known = await this.locked(reportId)
    if (!this.reader.mayOf(known)('project.steer')) throw new DomainError('NOT_ALLOWED')
    if (known.row.state === 'open') throw new DomainError('PROGRESS_STATE', { params: { state: known.row.state } })
    const question = neededText('question', { given, most: 2000 })
    if (!cellsOf(known.contents.figures).includes(cell)) throw new DomainError('UNKNOWN_REFERENCE', { path: ['cell'] })
    const { consortiumId, userId } = currentViewer()
    await this.db.sql('INSERT INTO progress_question (id, consortium_id, project_id, report_id, cell, question, asked_by) VALUES ($1, $2, $3, $4, $5, $6, $7)', [newId(), consortiumId, known.row.projectId, reportId, cell, question, userId])
    return this.done(reportId, known.project, { report: known.row.number })
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, PROGRESS_STATE once it is answered, REQUIRED */
  async answer({ questionId, expectedVersion, answer: given }: AnswerProgressQuestionInput): Promise<ProgressReport> {
    const [row] = await this.db.sql<{ reportId: string; version: number; answer: string }>('SELECT q.report_id AS "reportId", q.version, q.answer FROM progress_question q WHERE q.id = $1 AND q.consortium_id = $2', [questionId, currentViewer().consortiumId])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['questionId'] })
    const known = await this.locked(row.reportId)
    const may = this.reader.mayOf(known)
    if (!may('project.edit') && !may('project.steer')) throw new DomainError('NOT_ALLOWED')
    if (row.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    if (row.answer !== '') throw new DomainError('PROGRESS_STATE')
    const answer = neededText('answer', { given, most: 4000 })
    await this.db.sql('UPDATE progress_question SET (answer, answered_by, answered_at, version) = ($2, $3, now(), version + 1) WHERE id = $1', [questionId, answer, currentViewer().userId])
    return this.done(known.row.id, known.project, { report: known.row.number })
  }

  /** A part goes to the lead with the figures of the day; what was asked of it is settled. */
  private async movePart(known: KnownReport, part: PartRow, to: string): Promise<void> {
    if (to !== 'sent') {
      await this.db.sql('UPDATE progress_part SET (state, version) = ($2, version + 1) WHERE id = $1', [part.id, to])
      return
    }
    const figures = partFigures(part, known)
    await this.settle(known, part)
    await this.db.sql(`UPDATE progress_part SET (state, figures, facts_on, sent_on, version) = ('sent', $2, app.today(), app.today(), version + 1) WHERE id = $1`, [part.id, JSON.stringify(figures)])
    await this.keep(known, part.id, { figures, texts: part.texts, factsOn: known.contents.factsOn })
  }

  /** What the report tells is kept as it was when it was put together. */
  private async moveReport(known: KnownReport, to: string): Promise<void> {
    const { row, contents } = known
    if (to === 'with_centre') {
      await this.settle(known, null)
      await this.db.sql('UPDATE progress_report SET contents = $2 WHERE id = $1', [row.id, JSON.stringify(contents)])
      await this.keep(known, null, { ...contents, texts: row.texts, explanations: row.explanations })
    }
    await this.db.sql(`UPDATE progress_report SET state = $2, version = version + 1${to === 'accepted' ? ', accepted_on = app.today()' : ''} WHERE id = $1`, [row.id, to])
  }

  private async settle({ row }: KnownReport, part: PartRow | null): Promise<void> {
    await this.db.sql('UPDATE progress_mark SET is_open = false WHERE report_id = $1 AND part_id IS NOT DISTINCT FROM $2::uuid AND is_open', [row.id, part?.id ?? null])
  }

  /** What was sent is kept as a version of its own. */
  private async keep({ row }: KnownReport, partId: string | null, contents: object): Promise<void> {
    const { consortiumId, userId } = currentViewer()
    await this.db.sql(
      `INSERT INTO progress_version (id, consortium_id, project_id, report_id, part_id, number, contents, made_by)
       SELECT $1, $2, $3, $4, $5, coalesce(max(v.number), 0) + 1, $6, $7 FROM progress_version v WHERE v.report_id = $4 AND v.part_id IS NOT DISTINCT FROM $5::uuid`,
      [newId(), consortiumId, row.projectId, row.id, partId, JSON.stringify(contents), userId]
    )
  }

  /** Marks cells; the parts in which there are any go back to their partners with the report. */
  private async mark(known: KnownReport, marks: readonly ReadMark[], part: PartRow | null): Promise<void> {
    const { consortiumId, userId } = currentViewer()
    for (const { partId, cell, comment } of marks) {
      await this.db.sql('INSERT INTO progress_mark (id, consortium_id, project_id, report_id, part_id, cell, comment, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [newId(), consortiumId, known.row.projectId, known.row.id, partId, cell, comment, userId])
    }
    if (part) return
    const back = [...new Set(marks.flatMap(({ partId }) => partId ?? []))]
    await this.db.sql(`UPDATE progress_part SET state = 'returned', version = version + 1 WHERE id = ANY ($1::uuid[])`, [back])
    for (const partId of back) await this.happened(known, { partId, action: 'give_back', from: 'sent', to: 'returned', reason: '' })
  }

  private async happened({ row }: KnownReport, of: { readonly partId: string | null; readonly action: string; readonly from: string; readonly to: string; readonly reason: string }): Promise<void> {
    const { consortiumId, userId } = currentViewer()
    await this.db.sql('INSERT INTO progress_event (id, consortium_id, project_id, report_id, part_id, action, from_state, to_state, reason, by_user) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [
      ...[newId(), consortiumId, row.projectId, row.id, of.partId, of.action, of.from, of.to, of.reason, userId]
    ])
  }

  /** A report with its project held, so that what is read of both stands until the end of the transaction. */
  private async locked(reportId: string): Promise<KnownReport> {
    await this.db.sql('SELECT p.id FROM project p WHERE p.id = (SELECT t.project_id FROM progress_report t WHERE t.id = $1) FOR NO KEY UPDATE', [reportId])
    return this.reader.known(reportId)
  }

  private done(reportId: string, { id, lead, number }: ResultProject, { state, ...details }: Readonly<Record<string, string | number>>): Promise<ProgressReport> {
    this.audit.note({ subjectType: 'project', subjectId: id, unitId: lead.id, details: { number, ...details }, after: state === undefined ? {} : { state } })
    return this.reader.one(reportId)
  }
}

/** @throws DomainError STALE */
function demandSeen({ version }: { readonly version: number }, expectedVersion: number): void {
  if (version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
}

/** @throws DomainError NOT_ALLOWED for whom the step is none of their business, in whatever state it is */
function demandMover(action: ProgressAction, subject: ProgressSubject, may: MayProgress): void {
  if (!progressTransitions.some((step) => step.subject === subject && step.action === action && may(step.permission))) throw new DomainError('NOT_ALLOWED')
}

/** @throws DomainError TOO_LONG, INVALID_INPUT */
function readWords(input: WriteProgressReportInput) {
  const fields = new TextFields()
  const of = (list: string, at: number, name: string) => (given: string, most: number) => fields.text([list, at, name], given, { most, isLong: true })
  const words = {
    texts: input.texts.map(({ key, text }, at) => ({ key, text: of('texts', at, 'text')(text, 5000) })),
    replies: input.replies.map(({ markId, reply }, at) => ({ markId, reply: of('replies', at, 'reply')(reply, 1000) })),
    explanations: input.explanations.map(({ ruleCode, about, text }, at) => ({ ruleCode, about, text: of('explanations', at, 'text')(text, 1000) }))
  }
  throwIssues(fields.issues)
  return words
}

/** @throws DomainError PROGRESS_STATE for what has been sent, or was not marked when it came back */
function demandOpen(texts: readonly { readonly key: ProgressText; readonly isChanged: boolean }[], { known, part, cells }: { readonly known: KnownReport; readonly part: PartRow | null; readonly cells: readonly string[] }): void {
  const isWith = known.row.state === 'open' && part?.state !== 'sent'
  if (!isWith) throw new DomainError('PROGRESS_STATE', { params: { state: (part ?? known.row).state } })
  const marked = part?.state === 'returned' || (!part && cells.length > 0) ? cells : null
  const at = texts.findIndex(({ key, isChanged }) => isChanged && !isTextOpen(key, { isWith, marked }))
  if (at >= 0) throw new DomainError('PROGRESS_STATE', { path: ['texts', at, 'text'] })
}

/** @throws DomainError REQUIRED, TOO_LONG */
function neededText(name: string, { given, most }: { readonly given: string; readonly most: number }): string {
  const fields = new TextFields()
  const text = fields.text([name], given, { most, isLong: true })
  if (text === '') fields.refuse('REQUIRED', [name])
  throwIssues(fields.issues)
  return text
}

interface ReadMark {
  readonly partId: string | null
  readonly cell: string
  readonly comment: string
}

/** Marks with what is wrong with them: a cell that there is not, one that is marked twice, or one without a comment. */
function readMarks(given: readonly ProgressMarkInput[], { fields, known, part }: { readonly fields: TextFields; readonly known: KnownReport; readonly part: PartRow | null }): ReadMark[] {
  return given.map(({ partId: named, cell, comment: said }, at) => {
    const partId = part?.id ?? named ?? null
    const inPart = known.parts.find(({ id }) => id === partId)
    const comment = fields.text(['marks', at, 'comment'], said, { most: 1000, isLong: true })
    if (comment === '') fields.refuse('REQUIRED', ['marks', at, 'comment'])
    if (partId !== null && !inPart) fields.refuse('NOT_FOUND', ['marks', at, 'partId'])
    else if (!cellsOf((inPart ?? known.contents).figures).includes(cell)) fields.refuse('UNKNOWN_REFERENCE', ['marks', at, 'cell'])
    if (given.findIndex((each) => each.cell === cell && (part?.id ?? each.partId ?? null) === partId) < at) fields.refuse('ALREADY_EXISTS', ['marks', at, 'cell'])
    return { partId, cell, comment }
  })
}
