import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid } from '@solmu/shared/ids.js'
import { Db } from '../../../core/db/db.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import type { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { nameOf } from '../../network/network.sql.js'
import type { AssessedFramework, AssessmentAnswer, AssessmentProgress, AssessmentScore, EvidenceType } from './assessment.graphql.js'
import { ASSESSMENT, type AssessmentRow, FROM_ASSESSMENTS } from './assessment-row.js'

type Person = { readonly id: string; readonly displayName: string }
type AnswerRow = Omit<AssessmentAnswer, 'changedBy'> & { readonly changedById: string | null }
type EvidenceRow = Omit<EvidenceType, 'addedBy'> & { readonly addedById: string | null }

/** `$1` ids of assessments. */
const ANSWERS = `SELECT w.assessment_id AS key, json_build_object('criterionCode', w.criterion_code, 'value', w.value, 'skipped', w.skipped,
    'comment', w.comment, 'version', w.version, 'changedAt', w.changed_at, 'changedById', w.changed_by) AS value
  FROM quality_answer w WHERE w.assessment_id = ANY ($1::uuid[]) AND w.side = 'self' ORDER BY w.assessment_id, w.criterion_code`
const EVIDENCE = `SELECT e.assessment_id AS key, json_build_object('id', e.id, 'criterionCode', e.criterion_code, 'kind', e.kind, 'title', e.title,
    'url', e.url, 'note', e.note, 'fileName', e.file_name, 'fileType', e.file_type, 'fileSize', e.file_size, 'indicatorId', e.indicator_id,
    'indicatorName', (SELECT json_build_object('fi', v.name_fi, 'sv', v.name_sv, 'en', v.name_en) FROM indicator_version v
      WHERE v.indicator_id = e.indicator_id ORDER BY v.number DESC LIMIT 1),
    'indicatorUnit', (SELECT i.unit FROM indicator i WHERE i.id = e.indicator_id),
    'period', e.period, 'figure', e.figure::text, 'figureSource', e.figure_source, 'addedAt', e.added_at, 'addedById', e.added_by) AS value
  FROM quality_evidence e WHERE e.assessment_id = ANY ($1::uuid[]) AND e.review_id IS NULL AND e.removed_at IS NULL
  ORDER BY e.assessment_id, e.added_at, e.id`
const FRAMEWORKS = `SELECT v.id AS key, json_build_object('id', v.id, 'code', f.code, 'number', v.number, 'name', v.content->'name',
    'notice', v.content->'notice', 'criterionCount', (SELECT count(*) FROM quality_criterion c WHERE c.version_id = v.id),
    'newerNumber', n.number, 'newerId', n.id) AS value
  FROM quality_framework_version v JOIN quality_framework f ON f.id = v.framework_id
  LEFT JOIN quality_framework_version n ON n.framework_id = v.framework_id AND n.state = 'released' AND n.number > v.number
    AND n.valid_from <= app.today() AND (n.valid_to IS NULL OR n.valid_to > app.today())
  WHERE v.id = ANY ($1::uuid[])`

/** Reads assessments and what hangs on them, as far as the viewer may: one statement for all that one request asks for. */
@Injectable()
export class AssessmentReader {
  constructor(
    private readonly db: Db,
    private readonly loaders: Loaders
  ) {}

  /** @throws DomainError NOT_FOUND for one that does not exist or is out of sight */
  async one(id: string): Promise<AssessmentRow> {
    const [row] = isUuid(id) ? await this.some([id]) : []
    if (!row) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return row
  }

  /** Assessments as they are now. */
  some(ids: readonly string[]): Promise<AssessmentRow[]> {
    return this.db.sql<AssessmentRow>(`SELECT ${ASSESSMENT} FROM ${FROM_ASSESSMENTS} WHERE a.id = ANY ($1::uuid[])`, [ids])
  }

  /** The final assessment of the same unit by the same framework that came before; null when there is none in sight. */
  async before(id: string): Promise<AssessmentRow | null> {
    const loader = this.loaders.of<AssessmentRow>('assessmentsBefore', async (ids) => {
      const rows = await this.db.sql<AssessmentRow & { readonly key: string }>(
        `SELECT DISTINCT ON (b.id) b.id AS key, ${ASSESSMENT} FROM quality_assessment b JOIN ${FROM_ASSESSMENTS} ON true
         WHERE b.id = ANY ($1::uuid[]) AND a.unit_id = b.unit_id AND a.framework_id = b.framework_id AND a.state = 'final' AND a.id <> b.id
           AND a.finalised_at < coalesce(b.finalised_at, now())
         ORDER BY b.id, a.finalised_at DESC`,
        [ids]
      )
      return rows.map(({ key, ...value }) => ({ key, value }))
    })
    return (await loader.load(id))[0] ?? null
  }

  /** What the unit says, by criterion; nothing where it is not to be known. */
  async answersOf(id: string): Promise<AssessmentAnswer[]> {
    const rows = await this.loaders.of<AnswerRow>('answersOfAssessment', (ids) => this.db.sql(ANSWERS, [ids])).load(id)
    const people = await this.peopleOf(id)
    return rows.map(({ changedById, ...row }) => ({ ...row, changedAt: row.changedAt && new Date(row.changedAt), changedBy: (changedById && people.get(changedById)) || null }))
  }

  /** What the unit shows for it. */
  async evidenceOf(id: string): Promise<EvidenceType[]> {
    const rows = await this.loaders.of<EvidenceRow>('evidenceOfAssessment', (ids) => this.db.sql(EVIDENCE, [ids])).load(id)
    const people = await this.peopleOf(id)
    return rows.map(({ addedById, ...row }) => ({ ...row, addedAt: new Date(row.addedAt), addedBy: (addedById && people.get(addedById)) || null }))
  }

  /** The names of those who have had a hand in it. */
  async peopleOf(id: string): Promise<ReadonlyMap<string, string>> {
    const loader = this.loaders.of<Person>('peopleOfAssessment', (ids) =>
      this.db.sql(
        `SELECT p.assessment_id AS key, json_build_object('id', p.user_id, 'displayName', p.display_name) AS value
         FROM app.people_of_assessments($1::uuid[]) p`,
        [ids]
      )
    )
    return new Map((await loader.load(id)).map((person) => [person.id, person.displayName]))
  }

  /** How far the answers have come. */
  async progressOf(id: string): Promise<AssessmentProgress> {
    const loader = this.loaders.of<AssessmentProgress>('progressOfAssessment', (ids) =>
      this.db.sql(
        `SELECT w.assessment_id AS key, json_build_object('answered', count(w.value), 'skipped', count(w.skipped)) AS value
         FROM quality_answer w WHERE w.assessment_id = ANY ($1::uuid[]) AND w.side = 'self' GROUP BY w.assessment_id`,
        [ids]
      )
    )
    return (await loader.load(id))[0] ?? { answered: 0, skipped: 0 }
  }

  /** What the unit scored itself when it handed in; null where that is not to be known. */
  async selfScoreOf(id: string): Promise<AssessmentScore | null> {
    const loader = this.loaders.of<AssessmentScore>('selfScores', (ids) =>
      this.db.sql(
        `SELECT s.assessment_id AS key, json_build_object('score', s.score, 'band', s.band) AS value
         FROM quality_self_score s WHERE s.assessment_id = ANY ($1::uuid[])`,
        [ids]
      )
    )
    return (await loader.load(id))[0] ?? null
  }

  /** @throws DomainError NOT_FOUND */
  async frameworkOf(versionId: string): Promise<AssessedFramework> {
    const [framework] = await this.loaders.of<AssessedFramework>('assessedFrameworks', (ids) => this.db.sql(FRAMEWORKS, [ids])).load(versionId)
    if (!framework) throw new DomainError('NOT_FOUND')
    return framework
  }

  /** A unit as a link needs it, called as it is today. */
  async unit(id: string): Promise<OrgUnitRefType | null> {
    const loader = this.loaders.of<OrgUnitRefType>('unitsOfAssessments', (ids) =>
      this.db.sql(
        `SELECT u.id AS key, json_build_object('id', u.id, 'type', u.type, 'name', ${nameOf('u')}) AS value FROM unit_now u WHERE u.id = ANY ($1::uuid[])`,
        [ids]
      )
    )
    return (await loader.load(id))[0] ?? null
  }
}
