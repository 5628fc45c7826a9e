import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type ChoiceDraft, readCentreChoice } from '@solmu/domain/governance/centre-choice-draft.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Jobs } from '../../../core/jobs/jobs.js'
import { dayOf } from '../day-input.js'
import type { SaveCentreChoiceInput } from './choice-input.graphql.js'
import { ChoiceReader } from './choice-reader.js'
import type { CentreChoice } from './choice.graphql.js'

/** The units of today that are candidates, each with the member that runs it. */
const STANDING = `SELECT u.id, u.organisation_id AS "organisationId" FROM unit_now u JOIN organisation_role r ON r.organisation_id = u.organisation_id AND r.role = 'member'
    AND r.valid_from <= app.today() AND (r.valid_to IS NULL OR r.valid_to > app.today())
  WHERE u.consortium_id = $1 AND u.is_open AND u.type <> 'headquarters' AND u.id = ANY ($2)`

/** Writes choices of regional centres, as long as they are drafts. */
@Injectable()
export class ChoiceDraftService {
  constructor(
    private readonly reader: ChoiceReader,
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter,
    private readonly jobs: Jobs
  ) {}

  /**
   * Writes a new choice, or changes a draft.
   *
   * @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, CHOICE_STATE for one that is no draft, and what is wrong with the fields
   */
  async save(input: SaveCentreChoiceInput): Promise<CentreChoice> {
    this.access.check('choice.manage', {})
    const before = input.choiceId ? await this.draft(input.choiceId, input.expectedVersion) : null
    const draft = readCentreChoice({ ...input, newCentreName: input.newCentreName ?? null, closesOn: input.closesOn ? dayOf(input.closesOn, 'closesOn') : null })
    const unitId = await this.placeOf(input)
    const id = before?.id ?? newId()
    await this.write({ id, unitId, isNew: before === null }, draft)
    await this.writeCandidates(id, draft)
    await this.writeAssessors(id, draft)
    this.audit.note({ subjectType: 'centre_choice', subjectId: id, unitId, details: { isNew: before === null, count: draft.candidates.length }, after: { closesOn: draft.closesOn } })
    return this.reader.one(id)
  }

  private async draft(id: string, expectedVersion: number | null | undefined): Promise<CentreChoice> {
    await this.db.sql('SELECT id FROM centre_choice WHERE id = $1 FOR NO KEY UPDATE', [id])
    const choice = await this.reader.one(id)
    if (choice.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    if (choice.state !== 'draft') throw new DomainError('CHOICE_STATE', { params: { state: choice.state } })
    return choice
  }

  /**
   * The regional centre, or the head office under which one is to begin.
   *
   * @throws DomainError INVALID_INPUT for a centre that is there and a new one at once, NOT_FOUND for what is no regional centre today
   */
  private async placeOf({ unitId, newCentreName }: SaveCentreChoiceInput): Promise<string> {
    if (unitId && newCentreName) throw new DomainError('INVALID_INPUT', { path: ['unitId'] })
    const [row] = await this.db.sql<{ id: string }>(
      `SELECT id FROM unit_now WHERE consortium_id = $1 AND is_open AND CASE WHEN $3 THEN type = 'headquarters' ELSE type = 'regional_centre' AND id = $2 END ORDER BY id LIMIT 1`,
      [currentViewer().consortiumId, unitId ?? null, newCentreName != null]
    )
    if (!row) throw new DomainError('NOT_FOUND', { path: ['unitId'] })
    return row.id
  }

  private async write({ id, unitId, isNew }: { readonly id: string; readonly unitId: string; readonly isNew: boolean }, draft: ChoiceDraft): Promise<void> {
    const values = [unitId, draft.newCentreName && JSON.stringify(draft.newCentreName), JSON.stringify(draft.title), JSON.stringify(draft.description), JSON.stringify(draft.criteria), draft.closesOn]
    const { consortiumId, userId } = currentViewer()
    if (!isNew) await this.db.sql('UPDATE centre_choice SET (unit_id, new_name, title, description, criteria, closes_on, version) = ($2, $3, $4, $5, $6, $7, version + 1) WHERE id = $1', [id, ...values])
    else await this.db.sql('INSERT INTO centre_choice (id, unit_id, new_name, title, description, criteria, closes_on, consortium_id, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [id, ...values, consortiumId, userId])
  }

  /** Those that stay keep their files; those of a candidate that is left out go with it. @throws DomainError NOT_FOUND for a unit that no member runs today */
  private async writeCandidates(choiceId: string, { candidates }: ChoiceDraft): Promise<void> {
    const { consortiumId } = currentViewer()
    const unitIds = candidates.map(({ unitId }) => unitId)
    const units = await this.db.sql<{ id: string; organisationId: string }>(STANDING, [consortiumId, unitIds])
    const left = 'SELECT k.id FROM centre_candidate k WHERE k.choice_id = $1 AND NOT k.unit_id = ANY ($2)'
    const gone = await this.db.sql<{ fileKey: string }>(`DELETE FROM centre_paper WHERE candidate_id IN (${left}) RETURNING file_key AS "fileKey"`, [choiceId, unitIds])
    for (const { fileKey } of gone) await this.jobs.add('evidence:remove', { fileKey })
    await this.db.sql(`DELETE FROM centre_candidate WHERE id IN (${left})`, [choiceId, unitIds])
    for (const [place, { unitId, statement, links }] of candidates.entries()) {
      const unit = units.find(({ id }) => id === unitId)
      if (!unit) throw new DomainError('NOT_FOUND', { path: ['candidates', place, 'unitId'] })
      await this.db.sql(
        `INSERT INTO centre_candidate (id, consortium_id, choice_id, unit_id, organisation_id, place, statement, links) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (choice_id, unit_id) DO UPDATE SET (organisation_id, place, statement, links) = (EXCLUDED.organisation_id, EXCLUDED.place, EXCLUDED.statement, EXCLUDED.links)`,
        [newId(), consortiumId, choiceId, unitId, unit.organisationId, place, statement, JSON.stringify(links)]
      )
    }
  }

  /** @throws DomainError NOT_FOUND for somebody who does not work in the network */
  private async writeAssessors(choiceId: string, { assessorIds }: ChoiceDraft): Promise<void> {
    const people = await this.reader.people()
    await this.db.sql('DELETE FROM centre_assessor WHERE choice_id = $1', [choiceId])
    for (const [place, userId] of assessorIds.entries()) {
      if (!people.some(({ id }) => id === userId)) throw new DomainError('NOT_FOUND', { path: ['assessorIds', place] })
      await this.db.sql('INSERT INTO centre_assessor (id, consortium_id, choice_id, user_id) VALUES ($1, $2, $3, $4)', [newId(), currentViewer().consortiumId, choiceId, userId])
    }
  }
}
