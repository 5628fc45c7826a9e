import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { improvementLimits } from '@solmu/domain/quality/improvement.js'
import { improvementChoices, type ImprovementChoice, type ImprovementSituation, takeImprovementStep } from '@solmu/domain/quality/improvement-workflow.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { SubjectReader } from './subject-reader.js'
import type { ChangeImprovementInput, MoveImprovementInput, NoteImprovementInput, OpenImprovementInput } from './improvement.input.js'
import { ImprovementQueries, type ImprovementRow, type Standing } from './improvement.queries.js'
import { ImprovementWriter, type Saying } from './improvement-writer.js'

type GivenSaying = Omit<OpenImprovementInput, 'kind' | 'unitId' | 'findingId' | 'assessmentId'>

/** Opens findings and actions, changes them and moves them on. */
@Injectable()
export class ImprovementService {
  constructor(
    private readonly queries: ImprovementQueries,
    private readonly writer: ImprovementWriter,
    private readonly subjects: SubjectReader,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND */
  async one(id: string, path: readonly string[] = ['id']): Promise<ImprovementRow> {
    const row = await this.queries.one(id)
    if (!row) throw new DomainError('NOT_FOUND', { path })
    return row
  }

  /** The steps that are the viewer's to take. */
  async choices(row: ImprovementRow): Promise<ImprovementChoice[]> {
    const standing = await this.queries.standing(row.id)
    return standing ? improvementChoices(situationOf(row, standing), this.mayAt(row.unit.id)) : []
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, IMPROVEMENT_STATE for a finding that is closed, or all that is wrong with it */
  async open(input: OpenImprovementInput): Promise<ImprovementRow> {
    await this.subjects.demandUnit(input.unitId)
    this.access.check('improvement.edit', { unitId: input.unitId })
    const from = await this.origin(input)
    const said = await this.read({ ...input, severity: from.severity }, input)
    const id = await this.writer.insert({ ...said, kind: input.kind, unitId: input.unitId, findingId: from.findingId, assessmentId: from.assessmentId })
    const opened = await this.one(id)
    await this.writer.tell(opened, 'opened')
    this.note(opened, { kind: opened.kind, severity: opened.severity, ...(said.dueOn !== null && { dueOn: said.dueOn }) })
    return opened
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, IMPROVEMENT_STATE for what is closed, or all that is wrong with it */
  async change(input: ChangeImprovementInput): Promise<ImprovementRow> {
    const before = await this.locked(input.improvementId)
    this.access.check('improvement.edit', { unitId: before.unit.id })
    if (before.version !== input.expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    if (before.state === 'closed') throw new DomainError('IMPROVEMENT_STATE', { params: { state: 'closed', step: 'change' } })
    const said = await this.read(input, { kind: before.kind, unitId: before.unit.id, ownerBefore: before.ownerId })
    await this.writer.change(before.id, said)
    const isOwnerNew = said.ownerId !== before.ownerId
    const owner = isOwnerNew && said.ownerId !== null ? (await this.queries.owners(before.unit.id)).find(({ id }) => id === said.ownerId) : undefined
    await this.writer.tell(before, isOwnerNew ? 'owner' : 'change', owner?.displayName)
    const facts = ({ severity, dueOn, ownerId }: Pick<Saying, 'severity' | 'dueOn' | 'ownerId'>) => ({ severity, dueOn, ownerId })
    this.audit.note({ ...subjectOf(before), before: facts(before), after: facts(said) })
    return this.one(before.id)
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, OWN_HANDS, IMPROVEMENT_STATE, REQUIRED without the reason that a step asks for */
  async move({ improvementId, step, message, expectedVersion }: MoveImprovementInput): Promise<ImprovementRow> {
    const before = await this.locked(improvementId)
    const standing = await this.queries.standingNow(before.id)
    if (!standing) throw new DomainError('NOT_FOUND', { path: ['input', 'improvementId'] })
    const may = this.mayAt(before.unit.id)
    if (!may('improvement.edit') && !may('improvement.close')) throw new DomainError('NOT_ALLOWED')
    if (before.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const reason = textOf(message ?? '', 'message', improvementLimits.note)
    const to = takeImprovementStep(step, { situation: situationOf(before, standing), reason }, may)
    await this.writer.move(before.id, to)
    await this.writer.tell(before, step, reason)
    this.audit.note({ ...subjectOf(before), details: { step }, before: { state: before.state }, after: { state: to } })
    return this.one(before.id)
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, REQUIRED for no words */
  async say({ improvementId, text }: NoteImprovementInput): Promise<ImprovementRow> {
    const row = await this.one(improvementId, ['input', 'improvementId'])
    const may = this.mayAt(row.unit.id)
    if (!may('improvement.edit') && !may('improvement.close')) throw new DomainError('NOT_ALLOWED')
    const words = textOf(text, 'text', improvementLimits.note)
    if (words === '') throw new DomainError('REQUIRED', { path: ['text'] })
    await this.writer.tell(row, 'note', words)
    this.note(row, { kind: row.kind })
    return row
  }

  /** Where a new record comes from: the finding that an action is for, or an assessment. */
  private async origin({ kind, unitId, severity, ...input }: OpenImprovementInput): Promise<Pick<ImprovementRow, 'findingId' | 'assessmentId' | 'severity'>> {
    const { findingId = null, assessmentId = null } = input
    if (findingId === null) {
      if (assessmentId !== null) await this.subjects.demandAssessment(assessmentId, unitId)
      return { findingId, assessmentId, severity }
    }
    const finding = await this.one(findingId, ['input', 'findingId'])
    if (finding.kind !== 'finding' || finding.unit.id !== unitId || kind !== 'action') throw new DomainError('INVALID_INPUT', { path: ['input', 'findingId'] })
    if (finding.state === 'closed') throw new DomainError('IMPROVEMENT_STATE', { params: { state: 'closed', step: 'opened' } })
    return { findingId, assessmentId: finding.assessmentId, severity: finding.severity }
  }

  private mayAt(unitId: string) {
    return (action: 'improvement.edit' | 'improvement.close') => this.access.may(action, { unitId })
  }

  private async locked(id: string): Promise<ImprovementRow> {
    await this.one(id, ['input', 'improvementId'])
    await this.writer.lock(id)
    return this.one(id, ['input', 'improvementId'])
  }

  private note(row: ImprovementRow, details: Readonly<Record<string, string>>): void {
    this.audit.note({ ...subjectOf(row), details })
  }

  private async read(given: GivenSaying, at: { kind: 'finding' | 'action'; unitId: string; ownerBefore?: string | null }): Promise<Saying> {
    const fields = new TextFields()
    const title = fields.text(['title'], given.title, { most: improvementLimits.title })
    if (title === '') fields.refuse('REQUIRED', ['title'])
    const text = fields.text(['text'], given.text, { most: improvementLimits.text, isLong: true })
    const steps = given.steps
      .map(({ text: words, isDone }, place) => ({ text: fields.text(['steps', place, 'text'], words, { most: improvementLimits.step }), isDone }))
      .filter((step) => step.text !== '')
    const [ownerId, dueOn] = [given.ownerId ?? null, given.dueOn ?? null]
    if (at.kind === 'action') {
      if (ownerId === null) fields.refuse('REQUIRED', ['ownerId'])
      if (dueOn === null) fields.refuse('REQUIRED', ['dueOn'])
    }
    if (!(await this.canOwn(ownerId, at))) fields.refuse('UNKNOWN_REFERENCE', ['ownerId'])
    throwIssues(fields.issues)
    const about = aboutOf(given)
    await this.subjects.demand(about)
    return { ...about, severity: given.severity, title, text, ownerId, dueOn, steps }
  }

  /** Somebody who has left the unit since stays the owner until another is named. */
  private async canOwn(ownerId: string | null, at: { unitId: string; ownerBefore?: string | null }): Promise<boolean> {
    if (ownerId === null || ownerId === at.ownerBefore) return true
    return (await this.queries.owners(at.unitId)).some(({ id }) => id === ownerId)
  }
}

const situationOf = ({ state }: Pick<ImprovementRow, 'state'>, { hands, rights, ...standing }: Standing): ImprovementSituation => ({
  ...standing,
  state,
  closing: { userId: currentViewer().userId, hands, rights }
})

/** A criterion is nothing without its framework. */
function aboutOf({ frameworkId = null, criterionCode = null, practiceId = null }: GivenSaying): Pick<Saying, 'frameworkId' | 'criterionCode' | 'practiceId'> {
  return { frameworkId, criterionCode: frameworkId === null ? null : criterionCode, practiceId }
}

const subjectOf = ({ id, unit }: ImprovementRow) => ({ unitId: unit.id, subjectType: 'improvement', subjectId: id })

function textOf(given: string, path: string, most: number): string {
  const fields = new TextFields()
  const text = fields.text([path], given, { most, isLong: true })
  throwIssues(fields.issues)
  return text
}
