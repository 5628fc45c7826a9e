import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { demandLesson, type Lesson, readLesson } from '@solmu/domain/portfolio/lesson.js'
import { todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { ProjectReader } from '../project/project-reader.js'
import type { ProjectLesson, ProjectLessons, RemoveProjectLessonInput, SaveProjectLessonInput } from './lesson.graphql.js'

type Project = Awaited<ReturnType<ProjectReader['row']>>

const LESSONS = `SELECT l.id, l.language, l.title, l.tried, l.came, l.otherwise, l.task_areas AS "taskAreas", l.target_group AS "targetGroup", l.themes, l.learned_on AS "learnedOn", u.display_name AS "writtenBy", l.version,
    CASE WHEN v.content IS NOT NULL THEN json_build_object('id', l.practice_id, 'name', v.content->'name') END AS practice
  FROM project_lesson l LEFT JOIN app_user u ON u.id = l.written_by
  LEFT JOIN LATERAL (SELECT n.content FROM practice_version n WHERE n.practice_id = l.practice_id ORDER BY n.number DESC LIMIT 1) v ON true
  WHERE l.project_id = $1 ORDER BY l.learned_on DESC, l.id DESC`

const COLUMNS = 'practice_id, language, title, tried, came, otherwise, task_areas, target_group, themes, learned_on'
const INSERT = `INSERT INTO project_lesson (${COLUMNS}, id, consortium_id, project_id, written_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`
const UPDATE = `UPDATE project_lesson SET (${COLUMNS}, version) = ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, version + 1) WHERE id = $11 AND version = $12 RETURNING id`

/** Keeps what projects have taught. */
@Injectable()
export class LessonService {
  constructor(
    private readonly projects: ProjectReader,
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND */
  async of(projectId: string): Promise<ProjectLessons> {
    const { lead } = await this.projects.row(projectId)
    return { lessons: await this.db.sql<ProjectLesson>(LESSONS, [projectId]), mayEdit: this.access.may('project.edit', { unitId: lead.id }) }
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, what is wrong with the words */
  async save({ projectId, lessonId, expectedVersion, practiceId, ...given }: SaveProjectLessonInput): Promise<ProjectLessons> {
    const project = await this.editable(projectId)
    const known = lessonId ? await this.unchanged(lessonId, { projectId, expectedVersion }) : { id: newId(), practiceId: null, version: null }
    const lesson = readLesson(given, todayIn())
    if (practiceId && practiceId !== known.practiceId) await this.demandPractice(practiceId)
    await this.write(lesson, { id: known.id, projectId, practiceId: practiceId ?? null, version: known.version })
    this.note(project, { lesson: lesson.title })
    return this.of(projectId)
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, PROJECT_STAGE for the last one of a project that has ended */
  async remove({ lessonId, expectedVersion }: RemoveProjectLessonInput): Promise<ProjectLessons> {
    const known = await this.known(lessonId)
    const project = await this.editable(known.projectId)
    if (known.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const [left] = await this.db.sql<{ count: number }>('SELECT count(*)::integer AS count FROM project_lesson WHERE project_id = $1 AND id <> $2', [project.id, lessonId])
    demandLesson(project.stage, left?.count ?? 0)
    await this.db.sql('DELETE FROM project_lesson WHERE id = $1', [lessonId])
    this.note(project, { lesson: known.title })
    return this.of(project.id)
  }

  /** Locked, so that two lessons of one project are not taken away at once, each as the last but one. */
  private async editable(projectId: string): Promise<Project> {
    await this.db.sql('SELECT id FROM project WHERE id = $1 FOR NO KEY UPDATE', [projectId])
    const project = await this.projects.row(projectId)
    this.access.check('project.edit', { unitId: project.lead.id })
    return project
  }

  private async known(id: string): Promise<{ id: string; projectId: string; practiceId: string | null; title: string; version: number }> {
    const [row] = await this.db.sql<{ id: string; projectId: string; practiceId: string | null; title: string; version: number }>(
      'SELECT id, project_id AS "projectId", practice_id AS "practiceId", title, version FROM project_lesson WHERE id = $1 AND consortium_id = $2',
      [id, currentViewer().consortiumId]
    )
    if (!row) throw new DomainError('NOT_FOUND', { path: ['lessonId'] })
    return row
  }

  private async unchanged(id: string, { projectId, expectedVersion }: Pick<SaveProjectLessonInput, 'projectId' | 'expectedVersion'>) {
    const known = await this.known(id)
    if (known.projectId !== projectId) throw new DomainError('NOT_FOUND', { path: ['lessonId'] })
    if (known.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    return known
  }

  private async demandPractice(id: string): Promise<void> {
    const [known] = await this.db.sql('SELECT id FROM practice WHERE id = $1 AND consortium_id = $2', [id, currentViewer().consortiumId])
    if (!known) throw new DomainError('NOT_FOUND', { path: ['practiceId'] })
  }

  private async write(lesson: Lesson, { id, projectId, practiceId, version }: { readonly id: string; readonly projectId: string; readonly practiceId: string | null; readonly version: number | null }): Promise<void> {
    const { consortiumId, userId } = currentViewer()
    const said = [practiceId, lesson.language, lesson.title, lesson.tried, lesson.came, lesson.otherwise, lesson.taskAreas, lesson.targetGroup, lesson.themes, lesson.learnedOn]
    if (version === null) await this.db.sql(INSERT, [...said, id, consortiumId, projectId, userId])
    else if ((await this.db.sql(UPDATE, [...said, id, version])).length === 0) throw new DomainError('STALE', { path: ['expectedVersion'] })
  }

  private note({ id, lead, number }: Project, details: Readonly<Record<string, string | number>>): void {
    this.audit.note({ subjectType: 'project', subjectId: id, unitId: lead.id, details: { number, ...details } })
  }
}
