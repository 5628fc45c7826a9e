import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { demandKept, outputState, readOutputs } from '@solmu/domain/portfolio/project-output.js'
import { newId } from '@solmu/shared/ids.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { type ShownFile, shownFiles } from '../../../core/files/kept-files.js'
import { AdoptionQueries } from '../../quality/practice/adoption.queries.js'
import { ProjectReader } from '../project/project-reader.js'
import type { ProjectOutputs, SaveProjectOutputsInput } from './output.graphql.js'

interface OutputRow {
  readonly id: string
  readonly name: string
  readonly practiceId: string | null
  readonly noneReason: string
  readonly cardName: LocalizedText | null
  readonly isReleased: boolean
  readonly files: readonly ShownFile[]
}

/** A card that the viewer does not read yet, a draft of the head office, is told without its name. */
const OUTPUTS = `SELECT x.id, x.name, x.practice_id AS "practiceId", x.none_reason AS "noneReason", v.content->'name' AS "cardName", coalesce(v.released, false) AS "isReleased", ${shownFiles('project_output_file', 'f.output_id = x.id')} AS files
  FROM project_output x
  LEFT JOIN LATERAL (SELECT n.content, bool_or(n.state = 'released') OVER () AS released FROM practice_version n WHERE n.practice_id = x.practice_id ORDER BY n.number DESC LIMIT 1) v ON true
  WHERE x.project_id = $1 ORDER BY x.place`

/** Names what a project brought about, and which practice card each of it is. */
@Injectable()
export class OutputService {
  constructor(
    private readonly projects: ProjectReader,
    private readonly adoptions: AdoptionQueries,
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND */
  async of(projectId: string): Promise<ProjectOutputs> {
    const project = await this.projects.row(projectId)
    const rows = await this.db.sql<OutputRow>(OUTPUTS, [projectId])
    const cards = rows.flatMap(({ practiceId }) => practiceId ?? [])
    const counts = cards.length > 0 ? await this.adoptions.counts(cards) : new Map()
    const outputs = rows.map(({ practiceId, cardName, isReleased, ...row }) => ({
      ...{ id: row.id, name: row.name, noneReason: row.noneReason, state: outputState({ practiceId, isReleased, noneReason: row.noneReason }) },
      ...{ practiceId, files: [...row.files] },
      card: practiceId && cardName ? { id: practiceId, name: cardName, ...used(counts.get(practiceId)) } : null
    }))
    return { outputs, version: project.version, mayEdit: this.access.may('project.edit', { unitId: project.lead.id }) }
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, what is wrong with the words, DUPLICATE_KEY for the card of another */
  async save({ projectId, expectedVersion, outputs: given }: SaveProjectOutputsInput): Promise<ProjectOutputs> {
    await this.db.sql('SELECT id FROM project WHERE id = $1 FOR NO KEY UPDATE', [projectId])
    const project = await this.projects.row(projectId)
    this.access.check('project.edit', { unitId: project.lead.id })
    if (project.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const outputs = readOutputs(given.map(({ id, practiceId, ...each }) => ({ ...each, id: id ?? null, practiceId: practiceId ?? null })))
    demandKept(project.stage, outputs)
    // What stands already stays, also a draft that the viewer does not read.
    const standing = await this.db.sql<{ id: string; practiceId: string | null }>('SELECT id, practice_id AS "practiceId" FROM project_output WHERE project_id = $1', [projectId])
    const kept = outputs.map(({ id }) => (standing.some((each) => each.id === id) ? id : null))
    for (const [place, { practiceId }] of outputs.entries()) {
      if (practiceId !== null && !standing.some((each) => each.practiceId === practiceId)) await this.demandFree(projectId, practiceId, place)
    }
    await this.db.sql('DELETE FROM project_output_file WHERE project_id = $1 AND NOT output_id = ANY ($2::uuid[])', [projectId, kept.flatMap((id) => id ?? [])])
    await this.db.sql('DELETE FROM project_output WHERE project_id = $1', [projectId])
    for (const [place, { name, practiceId, noneReason }] of outputs.entries()) {
      await this.db.sql('INSERT INTO project_output (id, consortium_id, project_id, place, name, practice_id, none_reason) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
        ...[kept[place] ?? newId(), currentViewer().consortiumId, projectId, place, name, practiceId, noneReason]
      ])
    }
    await this.db.sql('UPDATE project SET version = version + 1 WHERE id = $1', [projectId])
    const cards = outputs.filter(({ practiceId }) => practiceId !== null).length
    this.audit.note({ subjectType: 'project', subjectId: projectId, unitId: project.lead.id, details: { number: project.number }, after: { outputs: outputs.length, cards } })
    return this.of(projectId)
  }

  private async demandFree(projectId: string, practiceId: string, place: number): Promise<void> {
    const path = ['outputs', place, 'practiceId']
    const [card] = await this.db.sql<{ isTaken: boolean }>(
      'SELECT EXISTS (SELECT 1 FROM project_output x WHERE x.practice_id = p.id AND x.project_id <> $2) AS "isTaken" FROM practice p WHERE p.id = $1 AND p.consortium_id = $3',
      [practiceId, projectId, currentViewer().consortiumId]
    )
    if (!card) throw new DomainError('NOT_FOUND', { path })
    if (card.isTaken) throw new DomainError('DUPLICATE_KEY', { path })
  }
}

type Counts = ReturnType<Awaited<ReturnType<AdoptionQueries['counts']>>['get']>
const used = (counts: Counts) => ({ inUseCount: counts?.in_use ?? 0, unknownCount: counts?.unknown ?? 0, stoppedCount: counts?.stopped ?? 0 })
