import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { budgetDifferences, budgetKindIn, type BudgetKind, type BudgetLine } from '@solmu/domain/portfolio/budget.js'
import { isProjectDay, projectYears } from '@solmu/domain/portfolio/project.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { Db } from '../../../core/db/db.js'
import { dayOf } from '../../governance/day-input.js'
import { dayOrNone } from '../day-input.js'
import { minorUnitsOf } from '../money-input.js'
import { ProjectReader } from '../project/project-reader.js'
import { BudgetReader } from './budget-reader.js'
import { type BudgetTerms, BudgetWriter, demandTerms } from './budget-writer.js'
import type { BudgetVersion, ProjectBudgets, ProposeBudgetChangeInput, SaveProjectBudgetInput, SettleBudgetChangeInput } from './budget.graphql.js'

type ProjectRow = Awaited<ReturnType<ProjectReader['row']>>

/** Writes budgets, puts changes to the funder, and records what it said. */
@Injectable()
export class BudgetService {
  constructor(
    private readonly projects: ProjectReader,
    private readonly reader: BudgetReader,
    private readonly writer: BudgetWriter,
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, PROJECT_STAGE when none is written now, BUDGET_LOCKED while a change waits, STALE, CURRENCY_MIXED, and whatever is wrong with the lines */
  async save(input: SaveProjectBudgetInput): Promise<ProjectBudgets> {
    const project = await this.locked(input.projectId)
    const { kind, permission } = demandKind(project)
    this.access.check(permission, { unitId: project.lead.id })
    const { versions } = await this.reader.of(project.id)
    if (versions.some(({ state }) => state === 'proposed')) throw new DomainError('BUDGET_LOCKED')
    const draft = versions.find(({ state }) => state === 'draft')
    if ((draft?.version ?? null) !== (input.expectedVersion ?? null)) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const said = readSaid(input, kind)
    const lines = input.lines.map(({ amount, ...line }, at): BudgetLine => ({ ...line, amount: minorUnitsOf(amount, project.currency, ['lines', at, 'amount']) }))
    await this.writer.write(project.id, { ...termsOf(project, input, kind), ...said, kind, lines })
    return this.done(project, { kind }, {})
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, BUDGET_LOCKED for one that is no draft of a change, INVALID_INPUT for one that changes nothing, REQUIRED without a reason */
  async propose(input: ProposeBudgetChangeInput): Promise<ProjectBudgets> {
    const project = await this.locked(input.projectId)
    this.access.check('project.edit', { unitId: project.lead.id })
    const { versions, change } = await this.change(input, 'draft')
    const base = versions.find(({ state }) => state === 'locked')
    const isSame = base && base.startsOn === change.startsOn && base.endsOn === change.endsOn && budgetDifferences(linesOf(base), linesOf(change)).length === 0
    if (isSame) throw new DomainError('INVALID_INPUT', { path: ['lines'] })
    if (change.reason === '') throw new DomainError('REQUIRED', { path: ['reason'] })
    await this.db.sql(`UPDATE budget_version SET (state, version) = ('proposed', version + 1) WHERE id = $1`, [change.id])
    return this.done(project, { budget: change.number }, { state: 'proposed' })
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, BUDGET_LOCKED for one that does not wait, OUT_OF_RANGE for a day ahead */
  async settle(input: SettleBudgetChangeInput): Promise<ProjectBudgets> {
    const project = await this.locked(input.projectId)
    this.access.check('project.steer', { unitId: project.lead.id })
    const { change } = await this.change(input, 'proposed')
    const fields = new TextFields()
    const [decidedOn, reference] = [readDecided(fields, dayOf(input.decidedOn, 'decidedOn')), fields.text(['reference'], input.reference, { most: 100 })]
    throwIssues(fields.issues)
    await (input.isAgreed
      ? this.writer.base(project.id, change.id, { decidedOn, reference })
      : this.db.sql(`UPDATE budget_version SET (state, decided_on, reference, version) = ('refused', $2, $3, version + 1) WHERE id = $1`, [change.id, decidedOn, reference]))
    return this.done(project, { budget: change.number }, { state: input.isAgreed ? 'locked' : 'refused', decidedOn })
  }

  /** @throws DomainError NOT_FOUND, STALE, BUDGET_LOCKED */
  private async change({ projectId, budgetId, expectedVersion }: ProposeBudgetChangeInput, state: 'draft' | 'proposed'): Promise<{ readonly versions: readonly BudgetVersion[]; readonly change: BudgetVersion }> {
    const { versions } = await this.reader.of(projectId)
    const change = versions.find(({ id }) => id === budgetId)
    if (!change) throw new DomainError('NOT_FOUND', { path: ['budgetId'] })
    if (change.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    if (change.kind !== 'change' || change.state !== state) throw new DomainError('BUDGET_LOCKED')
    return { versions, change }
  }

  private async locked(projectId: string): Promise<ProjectRow> {
    await this.db.sql('SELECT id FROM project WHERE id = $1 FOR NO KEY UPDATE', [projectId])
    return this.projects.row(projectId)
  }

  private done({ id, lead, number }: ProjectRow, details: Readonly<Record<string, string | number>>, after: Readonly<Record<string, string>>): Promise<ProjectBudgets> {
    this.audit.note({ subjectType: 'project', subjectId: id, unitId: lead.id, details: { ...details, number }, after })
    return this.reader.of(id)
  }
}

/** @throws DomainError PROJECT_STAGE */
function demandKind({ stage }: ProjectRow): NonNullable<ReturnType<typeof budgetKindIn>> {
  const written = budgetKindIn(stage)
  if (!written) throw new DomainError('PROJECT_STAGE', { params: { stage } })
  return written
}

/** @throws DomainError REQUIRED for what the project lacks, OUT_OF_RANGE, DAYS_REVERSED */
function termsOf({ costModel, costRate, startsOn, endsOn }: ProjectRow, input: Pick<SaveProjectBudgetInput, 'startsOn' | 'endsOn'>, kind: BudgetKind): BudgetTerms {
  const given = kind === 'plan' ? {} : input
  const terms = demandTerms({ costModel, costRate, startsOn: dayOrNone(given.startsOn, 'startsOn') ?? startsOn, endsOn: dayOrNone(given.endsOn, 'endsOn') ?? endsOn })
  const wrong = (['startsOn', 'endsOn'] as const).find((name) => !isProjectDay(terms[name]))
  if (wrong) throw new DomainError('OUT_OF_RANGE', { path: [wrong], params: projectYears })
  if (terms.endsOn < terms.startsOn) throw new DomainError('DAYS_REVERSED', { path: ['endsOn'] })
  return terms
}

/** @throws DomainError REQUIRED for a decision without its day, OUT_OF_RANGE for a day ahead, TOO_LONG */
function readSaid(input: SaveProjectBudgetInput, kind: BudgetKind): { readonly reason: string; readonly decidedOn: IsoDate | null; readonly reference: string } {
  const fields = new TextFields()
  const said = { reason: fields.text(['reason'], input.reason, { most: 2000, isLong: true }), reference: fields.text(['reference'], kind === 'decision' ? input.reference : '', { most: 100 }) }
  const decidedOn = kind === 'decision' ? dayOrNone(input.decidedOn, 'decidedOn') : null
  if (kind === 'decision' && decidedOn === null) fields.refuse('REQUIRED', ['decidedOn'])
  if (decidedOn !== null) readDecided(fields, decidedOn)
  throwIssues(fields.issues)
  return { ...said, decidedOn }
}

function readDecided(fields: TextFields, day: IsoDate): IsoDate {
  const { min } = projectYears
  if (day < min || day > todayIn()) fields.refuse('OUT_OF_RANGE', ['decidedOn'], { min, max: todayIn() })
  return day
}

const linesOf = ({ lines }: BudgetVersion): BudgetLine[] => lines.map(({ amount, ...line }) => ({ ...line, amount: BigInt(amount.minorUnits) }))
