import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { claimStanding, partsOf } from '@solmu/domain/portfolio/claim-money.js'
import { unexplained } from '@solmu/domain/portfolio/progress-checks.js'
import { isTextOpen, nextReport, type ProgressFigure, type ProgressTexts, progressTexts, refilled, untoldTexts } from '@solmu/domain/portfolio/progress-report.js'
import { type MayProgress, type ProgressSituation, progressSteps } from '@solmu/domain/portfolio/progress-report.workflow.js'
import { isSettled } from '@solmu/domain/portfolio/project.workflow.js'
import { Access } from '../../../core/access/access.js'
import { Db } from '../../../core/db/db.js'
import { ClaimLines } from '../claim/claim-lines.js'
import { money } from '../money-input.js'
import { SpendingReader } from '../money/spending.js'
import { type CountedIndicator, ResultReader, type ResultProject } from '../result/result-reader.js'
import { figuresOf, findingsOf, type KeptMoney } from './progress-figures.js'
import type { ProgressFigureType, ProgressFinding, ProgressMark, ProgressMoney, ProgressPart, ProgressReport, ProgressReports, ProgressStepType, ProgressTextType } from './progress.graphql.js'
import { type KeptContents, type PartRow, ProgressQueries, type ReportRow } from './progress.queries.js'

/** A report with everything that decides what can be done with it. */
export interface KnownReport {
  readonly row: ReportRow
  readonly project: ResultProject
  readonly parts: readonly PartRow[]
  readonly marks: readonly ProgressMark[]
  readonly counted: readonly CountedIndicator[]
  /** As it stands: out of the facts while it is open, as it was told afterwards. */
  readonly contents: KeptContents
}

/** Reads progress reports, with what can be done with them. */
@Injectable()
export class ProgressReader {
  constructor(
    private readonly queries: ProgressQueries,
    private readonly results: ResultReader,
    private readonly spending: SpendingReader,
    private readonly claimLines: ClaimLines,
    private readonly db: Db,
    private readonly access: Access
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED */
  async list(projectId: string | null): Promise<ProgressReports> {
    const reports = await this.queries.list(projectId)
    if (projectId === null) return { reports, next: null }
    const project = await this.results.project(projectId)
    const mayOpen = project.startsOn !== null && !isSettled(project.stage) && this.access.may('project.edit', { unitId: project.lead.id })
    return { reports, next: mayOpen && project.startsOn ? nextReport(reports.map(({ period }) => period), project.startsOn) : null }
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED */
  async known(reportId: string): Promise<KnownReport> {
    const row = await this.queries.report(reportId)
    const project = await this.results.project(row.projectId)
    const parts = await this.queries.parts(reportId)
    const marks = await this.queries.marks(reportId)
    const counted = row.state === 'open' ? await this.results.counted(row.projectId) : []
    return { row, project, parts, marks, counted, contents: await this.contentsOf(row, project, counted) }
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED */
  async one(reportId: string): Promise<ProgressReport> {
    const known = await this.known(reportId)
    const { row, project, parts, marks, contents } = known
    const may = this.mayOf(known)
    const isWith = row.state === 'open' && may('project.edit')
    return {
      ...row,
      ...{ figures: contents.figures.map(shownFigure), texts: textsOf(row.texts, { isWith, marked: openCells(marks, null) }), factsOn: row.state === 'open' ? null : contents.factsOn },
      ...{ money: contents.money && moneyOf(contents.money, project.currency), findings: explained(known), parts: parts.map((part) => this.partOf(part, known)), marks: [...marks] },
      ...{ questions: await this.queries.questions(reportId), events: await this.queries.events(reportId), steps: stepsOf(situationOf(known, null), may) },
      ...{ mayWrite: isWith, mayAsk: row.state !== 'open' && may('project.steer'), mayAnswer: may('project.edit') || may('project.steer') }
    }
  }

  /** Who may do what with a report, or with a part of it. */
  mayOf({ project, parts }: Pick<KnownReport, 'project' | 'parts'>, part: PartRow | null = null): MayProgress {
    const unitId = project.lead.id
    return (permission) => {
      if (permission !== 'claim.write') return this.access.may(permission, { unitId })
      const units = (part ? [part] : parts).flatMap(({ unitIds }) => (unitIds.length > 0 ? unitIds : [unitId]))
      return units.some((id) => this.access.may('claim.write', { unitId: id }))
    }
  }

  private partOf(part: PartRow, known: KnownReport): ProgressPart {
    const { id, partnerId, name, state, factsOn, sentOn, version } = part
    const may = this.mayOf(known, part)
    const isWith = known.row.state === 'open' && state !== 'sent' && may('claim.write')
    const marked = state === 'returned' ? (openCells(known.marks, id) ?? []) : null
    return {
      ...{ id, partnerId, name, state, factsOn, sentOn, version },
      ...{ figures: partFigures(part, known).map(shownFigure), texts: textsOf(part.texts, { isWith, marked }) },
      steps: known.row.state === 'open' ? stepsOf(situationOf(known, part), may) : []
    }
  }

  private async contentsOf(row: ReportRow, project: ResultProject, counted: readonly CountedIndicator[]): Promise<KeptContents> {
    const { figures, findings, factsOn, money: kept = null } = row.contents
    if (row.state !== 'open' && figures && findings && factsOn) return { figures, findings, factsOn, money: kept }
    const [{ today }] = await this.db.sql<{ today: string }>('SELECT app.today() AS today') as [{ today: string }]
    const now = await this.moneyNow(project)
    const days = { startsOn: project.startsOn ?? today, endsOn: project.endsOn ?? today }
    return { figures: figuresOf(counted, { period: row.period, partnerId: null }), money: now, findings: findingsOf({ counted, money: now, period: row.period, ...days }), factsOn: today }
  }

  /** What the claims say of the money; null where nothing is decided. */
  private async moneyNow({ id }: ResultProject): Promise<KeptMoney | null> {
    const [base] = await this.db.sql<{ budget: string }>(`SELECT coalesce(sum(l.amount), 0)::text AS budget FROM budget_version b LEFT JOIN budget_line l ON l.budget_id = b.id WHERE b.project_id = $1 AND b.state = 'locked' GROUP BY b.id`, [id])
    if (!base) return null
    const { frame } = await this.spending.of(id)
    const { claimed, certified, paid } = claimStanding(partsOf(frame.model, await this.claimLines.of(id)))
    return { budget: base.budget, claimed: claimed.toString(), certified: certified.toString(), paid: paid.toString() }
  }
}

/** The cells that wait in a part, or in the report as a whole; null where none does. */
function openCells(marks: readonly ProgressMark[], partId: string | null): string[] | null {
  const cells = marks.filter((mark) => mark.isOpen && mark.partId === partId).map(({ cell }) => cell)
  return cells.length === 0 ? null : cells
}

/** The figures of a part: out of the facts until it is sent, then as they were sent but for what was marked. */
export function partFigures(part: PartRow, { row, counted, marks }: KnownReport): readonly ProgressFigure[] {
  if (part.state === 'sent' || row.state !== 'open') return part.figures
  const fresh = figuresOf(counted, { period: row.period, partnerId: part.partnerId })
  return part.state === 'draft' ? fresh : refilled(part.figures, fresh, openCells(marks, part.id) ?? [])
}

/** What decides which steps can be taken with a report, or with a part of it. */
export function situationOf({ row, parts, marks, contents }: KnownReport, part: PartRow | null): ProgressSituation {
  const own = marks.filter((mark) => mark.isOpen && mark.partId === (part?.id ?? null))
  return {
    ...(part ? { subject: 'part' as const, state: part.state } : { subject: 'report' as const, state: row.state }),
    ...{ untold: untoldTexts((part ?? row).texts).length, unreplied: own.filter(({ reply }) => reply === '').length },
    unsent: parts.filter(({ state }) => state !== 'sent').length,
    unexplained: unexplained(contents.findings, row.explanations).length
  }
}

const stepsOf = (situation: ProgressSituation, may: MayProgress): ProgressStepType[] => progressSteps(situation, may).map(({ action, blockedBy, needsMarks }) => ({ action, blockedBy: [...blockedBy], needsMarks }))
const textsOf = (texts: ProgressTexts, of: { readonly isWith: boolean; readonly marked: readonly string[] | null }): ProgressTextType[] => progressTexts.map((key) => ({ key, text: texts[key] ?? '', isOpen: isTextOpen(key, of) }))
const shownFigure = (figure: ProgressFigure): ProgressFigureType => ({ ...figure })

function explained({ row, contents }: KnownReport): ProgressFinding[] {
  return contents.findings.map((finding) => ({ ...finding, explanation: row.explanations.find(({ ruleCode, about }) => ruleCode === finding.ruleCode && about === finding.about)?.text ?? '' }))
}

const moneyOf = (kept: KeptMoney, currency: string): ProgressMoney => {
  const of = (name: keyof KeptMoney) => money(BigInt(kept[name]), currency)
  return { budget: of('budget'), claimed: of('claimed'), certified: of('certified'), paid: of('paid') }
}

/** @throws DomainError NOT_FOUND for a part of another report */
export function partIn({ parts }: KnownReport, partId: string | null | undefined): PartRow | null {
  if (!partId) return null
  const part = parts.find(({ id }) => id === partId)
  if (!part) throw new DomainError('NOT_FOUND', { path: ['partId'] })
  return part
}
