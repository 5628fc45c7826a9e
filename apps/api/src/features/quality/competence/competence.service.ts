import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { competenceIssues } from '@solmu/domain/quality/competence.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { type IsoDate, isIsoDate, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { Competence, RemoveCompetenceInput, SaveCompetenceInput } from './competence.graphql.js'
import { CompetenceReader } from './competence.reader.js'

const INSERT = `INSERT INTO staff_competence (kind, title, provider, hours, done_on, valid_to, note, recorded_by, id, consortium_id, unit_id, user_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`
const UPDATE = `UPDATE staff_competence SET kind = $1, title = $2, provider = $3, hours = $4, done_on = $5, valid_to = $6, note = $7, recorded_by = $8, recorded_at = now(),
  version = version + 1 WHERE id = $9`

/** Keeps the register of training and supervision. */
@Injectable()
export class CompetenceService {
  constructor(
    private readonly db: Db,
    private readonly reader: CompetenceReader,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND also for somebody who does not work there, NOT_ALLOWED, STALE, and what is wrong with the fields */
  async save(input: SaveCompetenceInput): Promise<Competence> {
    const known = input.competenceId ? await this.toChange(input.competenceId, input.expectedVersion ?? 0) : null
    if (!known) await this.demandColleague(input)
    const { title, provider, note } = readTexts(input)
    const { doneOn, validTo } = readDays(input)
    const { consortiumId, userId } = currentViewer()
    const values = [input.kind, title, provider, input.hours ?? null, doneOn, validTo, note, userId]
    const { id, unitId } = known ? { id: known.id, unitId: known.unit.id } : { id: newId(), unitId: input.unitId }
    await (known ? this.db.sql(UPDATE, [...values, id]) : this.db.sql(INSERT, [...values, id, consortiumId, unitId, input.personId]))
    this.audit.note({ subjectType: 'staff_competence', subjectId: id, unitId, details: { kind: input.kind } })
    const saved = await this.reader.record(id)
    if (!saved) throw new DomainError('NOT_FOUND')
    return saved
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE */
  async remove({ competenceId, expectedVersion }: RemoveCompetenceInput): Promise<string> {
    const { id, unit, kind } = await this.toChange(competenceId, expectedVersion)
    await this.db.sql('DELETE FROM staff_competence WHERE id = $1', [id])
    this.audit.note({ subjectType: 'staff_competence', subjectId: id, unitId: unit.id, details: { kind } })
    return id
  }

  private async toChange(id: string, expectedVersion: number): Promise<Competence> {
    const known = await this.reader.record(id)
    if (!known) throw new DomainError('NOT_FOUND', { path: ['competenceId'] })
    this.access.check('competence.manage', { unitId: known.unit.id })
    const [row] = await this.db.sql<{ version: number }>('SELECT version FROM staff_competence WHERE id = $1 FOR UPDATE', [id])
    if (row?.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    return known
  }

  private async demandColleague({ unitId, personId }: SaveCompetenceInput): Promise<void> {
    const [unit] = await this.db.sql('SELECT id FROM org_unit WHERE id = $1 AND consortium_id = $2', [unitId, currentViewer().consortiumId])
    if (!unit) throw new DomainError('NOT_FOUND', { path: ['unitId'] })
    this.access.check('competence.manage', { unitId })
    if (!(await this.reader.staff(unitId)).some(({ id }) => id === personId)) throw new DomainError('NOT_FOUND', { path: ['personId'] })
  }
}

/** @throws DomainError INVALID_INPUT for what is no day, and what is wrong with the days */
function readDays(input: SaveCompetenceInput): { doneOn: IsoDate; validTo: IsoDate | null } {
  const days = { doneOn: input.doneOn, validTo: input.validTo || null }
  for (const [field, day] of Object.entries(days)) if (day !== null && !isIsoDate(day)) throw new DomainError('INVALID_INPUT', { path: [field] })
  throwIssues(competenceIssues(days, todayIn()))
  return days
}

function readTexts(input: SaveCompetenceInput): { title: string; provider: string; note: string } {
  const fields = new TextFields()
  const texts = {
    title: fields.text(['title'], input.title, { most: 300 }),
    provider: fields.text(['provider'], input.provider, { most: 300 }),
    note: fields.text(['note'], input.note, { most: 2000, isLong: true })
  }
  if (texts.title === '') fields.refuse('REQUIRED', ['title'])
  throwIssues(fields.issues)
  return texts
}
