import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { FileRow } from '@solmu/domain/network/import-cells.js'
import { type KnownCard, planCards, type PlannedCard, readCardRow } from '@solmu/domain/quality/card-import.js'
import type { PracticeContent } from '@solmu/domain/quality/practice.js'
import { newId } from '@solmu/shared/ids.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { errorCodeOf } from '../../../core/db/db-errors.js'
import { checkAsSeen, eachInSteps, fieldsOf, type KindOfWork, type Planned, stateRefusal } from '../../network/network-import/import-steps.js'
import type { BroughtIn, CheckedRow, ImportRecord } from '../../network/network-import/network-import.queries.js'
import { withCard } from './card-files.js'

/** What a row keeps so that it can be undone: what the draft said before, null for a new card, and the version that was written. */
type Before = { readonly content: PracticeContent | null; readonly version: number }
type Kept = { readonly subjectId: string; readonly before: Before }

const REGISTER = `SELECT p.id, p.import_key AS key, v.content->'name'->>'fi' AS name, v.content, EXISTS (SELECT 1 FROM practice_version r WHERE r.practice_id = p.id AND r.state = 'released') AS "isReleased"
  FROM practice p JOIN LATERAL (SELECT n.content FROM practice_version n WHERE n.practice_id = p.id ORDER BY n.number DESC LIMIT 1) v ON true WHERE p.consortium_id = $1 ORDER BY p.id`

const KEPT = `SELECT subject_id AS "subjectId", before FROM network_import_row WHERE import_id = $1 AND before IS NOT NULL ORDER BY line`

const MOVED_ON = `SELECT count(*)::int AS count FROM network_import_row t
  LEFT JOIN practice_version v ON v.practice_id = t.subject_id AND v.number = 1 AND v.state = 'draft' AND v.version = (t.before ->> 'version')::int WHERE t.import_id = $1 AND t.before IS NOT NULL AND v.id IS NULL`

const WRITE = `UPDATE practice_version SET content = $2, changed_by = $3, changed_at = now(), version = version + 1 WHERE practice_id = $1 AND state = 'draft' RETURNING version`

/** Practice cards from a file: each is begun as a draft, or changes the draft that an earlier file began. */
@Injectable()
export class CardImport implements KindOfWork {
  constructor(private readonly db: Db) {}

  async plan(record: ImportRecord, rows: readonly FileRow[]): Promise<Planned> {
    const known = await this.db.read(() => this.register())
    return { rows: await planOf(record, rows, known) }
  }

  async bringIn(record: ImportRecord, rows: readonly CheckedRow[]): Promise<{ changeId: null; rows: BroughtIn[] }> {
    const planned = await planOf(record, rows, await this.register())
    checkAsSeen(rows, planned)
    const kept: BroughtIn[] = []
    try {
      for (const row of planned) {
        if (row.subjectId !== null && row.outcome === 'new') kept.push(await this.begin(record, row, row.subjectId))
        if (row.subjectId !== null && row.outcome === 'changed') kept.push(await this.change(row, row.subjectId))
      }
    } catch (error) {
      // Imports work in the name of a person, whose rights the database knows: who brings units in need not write practices.
      throw errorCodeOf(error) === '42501' ? new DomainError('NOT_ALLOWED') : error
    }
    return { changeId: null, rows: kept }
  }

  async checkUndo({ id }: ImportRecord): Promise<void> {
    const [row] = await this.db.sql<{ count: number }>(MOVED_ON, [id])
    if (row?.count !== 0) throw stateRefusal('later_changes')
  }

  async undo(record: ImportRecord): Promise<void> {
    await this.checkUndo(record)
    try {
      for (const { subjectId, before } of await this.db.sql<Kept>(KEPT, [record.id])) {
        if (before.content) await this.write(subjectId, before.content)
        else await this.forget(subjectId)
      }
    } catch (error) {
      // A draft that something else names already stays.
      throw errorCodeOf(error) === '23503' ? stateRefusal('later_changes') : error
    }
  }

  private async register(): Promise<KnownCard[]> {
    return (await this.db.sql<KnownCard>(REGISTER, [currentViewer().consortiumId])).map((card) => ({ ...card, content: withCard(card.content) }))
  }

  private async begin({ id: importId }: ImportRecord, { line, key, content }: PlannedCard, practiceId: string): Promise<BroughtIn> {
    const { consortiumId, userId } = currentViewer()
    await this.db.sql(`INSERT INTO practice (id, consortium_id, kind, created_by, import_id, import_key) VALUES ($1, $2, 'practice', $3, $4, $5)`, [practiceId, consortiumId, userId, importId, key])
    await this.db.sql('INSERT INTO practice_version (id, consortium_id, practice_id, number, content, changed_by) VALUES ($1, $2, $3, 1, $4, $5)', [newId(), consortiumId, practiceId, JSON.stringify(content), userId])
    const before: Before = { content: null, version: 1 }
    return { line, subjectId: practiceId, before }
  }

  private async change({ line, content }: PlannedCard, practiceId: string): Promise<BroughtIn> {
    const [was] = await this.db.sql<{ content: PracticeContent }>(`SELECT content FROM practice_version WHERE practice_id = $1 AND state = 'draft' FOR UPDATE`, [practiceId])
    const before: Before = { content: was?.content ?? null, version: await this.write(practiceId, content) }
    return { line, subjectId: practiceId, before }
  }

  private async write(practiceId: string, content: PracticeContent): Promise<number> {
    const [row] = await this.db.sql<{ version: number }>(WRITE, [practiceId, JSON.stringify(content), currentViewer().userId])
    if (!row) throw new DomainError('STALE')
    return row.version
  }

  private async forget(practiceId: string): Promise<void> {
    await this.db.sql('DELETE FROM practice_version WHERE practice_id = $1', [practiceId])
    // Whoever may not is shown no row to take away.
    if ((await this.db.sql('DELETE FROM practice WHERE id = $1 RETURNING id', [practiceId])).length === 0) throw new DomainError('NOT_ALLOWED')
  }
}

async function planOf(record: ImportRecord, rows: readonly FileRow[], known: readonly KnownCard[]): Promise<PlannedCard[]> {
  const fields = fieldsOf(record)
  return planCards(known, await eachInSteps(rows, (row) => readCardRow(fields, row)), newId)
}
