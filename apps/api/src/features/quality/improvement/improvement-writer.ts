import { Injectable } from '@nestjs/common'
import type { ImprovementEvent, ImprovementKind, ImprovementState, PlannedStep, Severity } from '@solmu/domain/quality/improvement.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'

/** What a record says. */
export type Saying = {
  readonly severity: Severity
  readonly title: string
  readonly text: string
  readonly ownerId: string | null
  readonly dueOn: IsoDate | null
  readonly steps: readonly PlannedStep[]
  readonly frameworkId: string | null
  readonly criterionCode: string | null
  readonly practiceId: string | null
}

export type Opening = Saying & { readonly kind: ImprovementKind; readonly unitId: string; readonly findingId: string | null; readonly assessmentId: string | null }

/** Which record, and where it belongs. */
export type Placed = { readonly id: string; readonly unit: { readonly id: string } }

export type NewEvidence = {
  readonly id: string
  readonly kind: 'file' | 'link' | 'note'
  readonly title: string
  readonly note: string
  readonly url: string | null
  readonly file: { readonly key: string; readonly name: string; readonly size: number } | null
}

const saying = ({ severity, title, text, ownerId, dueOn, steps, frameworkId, criterionCode, practiceId }: Saying): unknown[] => [
  ...[severity, title, text, ownerId, dueOn, JSON.stringify(steps), frameworkId, criterionCode, practiceId]
]

/** Writes findings and actions; whether it may be done is asked before, and again by the database. */
@Injectable()
export class ImprovementWriter {
  constructor(private readonly db: Db) {}

  async insert(of: Opening): Promise<string> {
    const id = newId()
    const { consortiumId, userId } = currentViewer()
    const origin = of.assessmentId === null ? 'hand' : 'assessment'
    await this.db.sql(
      `INSERT INTO improvement_item (id, consortium_id, unit_id, kind, finding_id, origin, assessment_id, opened_by, severity, title, text, owner_id, due_on, steps,
         framework_id, criterion_code, practice_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [id, consortiumId, of.unitId, of.kind, of.findingId, origin, of.assessmentId, userId, ...saying(of)]
    )
    return id
  }

  /** Locks a record until the end of the transaction. */
  async lock(id: string): Promise<void> {
    await this.db.sql('SELECT id FROM improvement_item WHERE id = $1 FOR NO KEY UPDATE', [id])
  }

  async change(id: string, of: Saying): Promise<void> {
    await this.db.sql(
      `UPDATE improvement_item SET severity = $2, title = $3, text = $4, owner_id = $5, due_on = $6, steps = $7, framework_id = $8, criterion_code = $9,
         practice_id = $10, version = version + 1 WHERE id = $1`,
      [id, ...saying(of)]
    )
  }

  /** Who did it and when is written by the database. */
  async move(id: string, to: ImprovementState): Promise<void> {
    await this.db.sql('UPDATE improvement_item SET state = $2, version = version + 1 WHERE id = $1', [id, to])
  }

  async tell({ id, unit }: Placed, event: ImprovementEvent, text = ''): Promise<void> {
    const { consortiumId, userId } = currentViewer()
    await this.db.sql('INSERT INTO improvement_event (id, consortium_id, unit_id, item_id, event, text, by_user) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
      ...[newId(), consortiumId, unit.id, id, event, text, userId]
    ])
  }

  async addEvidence({ id: itemId, unit }: Placed, { id, kind, title, note, url, file }: NewEvidence): Promise<void> {
    const { consortiumId, userId } = currentViewer()
    await this.db.sql(
      `INSERT INTO improvement_evidence (id, consortium_id, unit_id, item_id, kind, title, note, url, file_key, file_name, file_size, added_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [id, consortiumId, unit.id, itemId, kind, title, note, url, file?.key ?? null, file?.name ?? null, file?.size ?? null, userId]
    )
  }

  async removeEvidence(id: string): Promise<void> {
    await this.db.sql('UPDATE improvement_evidence SET removed_by = $2, removed_at = now() WHERE id = $1', [id, currentViewer().userId])
  }
}
