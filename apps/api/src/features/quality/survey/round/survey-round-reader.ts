import { Injectable } from '@nestjs/common'
import type { SurveyAudience, SurveyContent, SurveyText } from '@solmu/domain/quality/survey.js'
import { figuresOf } from '@solmu/domain/quality/survey-answers.js'
import type { SurveyLevel, SurveyRoundStanding } from '@solmu/domain/quality/survey-round.js'
import { Access } from '../../../../core/access/access.js'
import { currentViewer } from '../../../../core/context/context.js'
import { Db } from '../../../../core/db/db.js'
import { Loaders } from '../../../../core/graphql/loaders.js'
import type { OrgUnitRefType } from '../../../network/org-unit/org-unit-ref.graphql.js'
import type { SurveyFigureType, SurveyKioskType, SurveyPlaceType, SurveyRoundType, SurveyRoundUnitType, SurveyWordsType } from './survey-round.graphql.js'

type RoundRow = {
  readonly id: string
  readonly surveyId: string
  readonly versionId: string
  readonly versionNumber: number
  readonly name: SurveyText
  readonly audience: SurveyAudience
  readonly owner: OrgUnitRefType
  readonly opensOn: string
  readonly closesOn: string
  readonly standing: SurveyRoundStanding
  readonly closedOn: string | null
  readonly minimum: number
  readonly unitCount: number
  readonly linkCount: number
  readonly usedCount: number
  readonly kioskCount: number
  readonly shownGroupCount: number
  readonly version: number
}

type UnitRow = Omit<SurveyRoundUnitType, 'mayManage' | 'mayReport'>

const ref = (id: string): string =>
  `(SELECT json_build_object('id', w.id, 'type', w.type, 'name', json_build_object('fi', w.name_fi, 'sv', w.name_sv, 'en', w.name_en)) FROM unit_now w WHERE w.id = ${id})`

const ROUNDS = `SELECT r.id, r.survey_id AS "surveyId", r.version_id AS "versionId", v.number AS "versionNumber", v.content->'name' AS name,
    v.content->>'audience' AS audience, ${ref('r.unit_id')} AS owner, r.opens_on AS "opensOn", r.closes_on AS "closesOn",
    CASE WHEN r.state <> 'open' THEN r.state WHEN r.opens_on > app.today() THEN 'coming' WHEN r.closes_on < app.today() THEN 'over' ELSE 'open' END AS standing,
    r.closed_on AS "closedOn", r.minimum, u.units::int AS "unitCount", u.links::int AS "linkCount", u.used::int AS "usedCount", u.kiosk::int AS "kioskCount",
    (SELECT count(DISTINCT (s.level, s.unit_id))::int FROM survey_result s WHERE s.round_id = r.id) AS "shownGroupCount", r.version
  FROM survey_round r JOIN survey_version v ON v.id = r.version_id
  CROSS JOIN LATERAL (SELECT count(*) AS units, coalesce(sum(n.link_count), 0) AS links, coalesce(sum(n.used_count), 0) AS used,
    coalesce(sum(n.kiosk_count), 0) AS kiosk FROM survey_round_unit n WHERE n.round_id = r.id) u
  WHERE r.consortium_id = $1`

const UNITS = `SELECT n.round_id AS key, ${ref('n.unit_id')} AS unit, ${ref('n.centre_id')} AS centre, n.link_count AS "linkCount", n.used_count AS "usedCount",
    n.kiosk_count AS "kioskCount"
  FROM survey_round_unit n JOIN unit_now w ON w.id = n.unit_id WHERE n.consortium_id = $1 AND n.round_id = ANY ($2) ORDER BY w.name_fi, n.unit_id`
const KIOSKS = `SELECT k.round_id AS key, k.id, k.unit_id AS "unitId", k.opened_on AS "openedOn", p.display_name AS "openedBy",
    k.ended_at IS NULL AND k.opened_on = app.today() AS "isOpen"
  FROM survey_kiosk k LEFT JOIN app_user p ON p.id = k.opened_by WHERE k.consortium_id = $1 AND k.round_id = ANY ($2) ORDER BY k.opened_on DESC, k.id DESC`
const RESULTS = `SELECT s.round_id AS key, s.level, ${ref('s.unit_id')} AS unit, s.question_code AS "questionCode", s.n, s.counts
  FROM survey_result s JOIN unit_now w ON w.id = s.unit_id WHERE s.consortium_id = $1 AND s.round_id = ANY ($2)
  ORDER BY array_position(ARRAY['all', 'centre', 'unit'], s.level), w.name_fi, s.unit_id, s.question_code`
const WORDS = `SELECT t.round_id AS key, t.id, t.level, t.unit_id AS "unitId", t.question_code AS "questionCode", t.body, t.hidden_on AS "hiddenOn", t.hidden_reason AS "hiddenReason"
  FROM survey_text t WHERE t.consortium_id = $1`
const PLACES = `SELECT ${ref('o.id')} AS unit, (SELECT ${ref('p.id')} FROM unit_link l JOIN org_unit p ON p.id = l.parent_id AND p.type = 'regional_centre'
    WHERE l.unit_id = o.id AND l.valid_from <= app.today() AND (l.valid_to IS NULL OR l.valid_to > app.today())) AS centre
  FROM org_unit o JOIN unit_now w ON w.id = o.id AND w.is_open WHERE o.consortium_id = $1 ORDER BY w.name_fi, o.id`

/** Rounds of surveys as the viewer may see them. */
@Injectable()
export class SurveyRoundReader {
  constructor(
    private readonly db: Db,
    private readonly loaders: Loaders,
    private readonly access: Access
  ) {}

  /** The rounds in sight, of one survey or of all; those that end last come first. */
  async all(surveyId: string | null): Promise<SurveyRoundType[]> {
    const rows = await this.db.sql<RoundRow>(`${ROUNDS} AND ($2::uuid IS NULL OR r.survey_id = $2) ORDER BY r.closes_on DESC, r.id`, [this.consortiumId, surveyId])
    return rows.map((row) => this.shown(row))
  }

  /** Undefined for one out of sight. */
  async one(id: string): Promise<SurveyRoundType | undefined> {
    const [row] = await this.db.sql<RoundRow>(`${ROUNDS} AND r.id = $2`, [this.consortiumId, id])
    return row && this.shown(row)
  }

  private shown(row: RoundRow): SurveyRoundType {
    return { ...row, mayManage: this.may(row.owner.id) }
  }

  /** The units in sight of a round, by their names; those of all that are asked for at once. */
  async unitsOf(roundId: string): Promise<SurveyRoundUnitType[]> {
    const rows = await this.some<UnitRow>('surveyRoundUnits', UNITS, roundId)
    return rows.map((row) => ({ ...row, mayManage: this.may(row.unit.id), mayReport: this.access.may('return.edit', { unitId: row.unit.id }) }))
  }

  /** One of them as it stands at this moment; undefined for one out of sight. */
  async unitNow(roundId: string, unitId: unknown): Promise<UnitRow | undefined> {
    const rows = await this.db.sql<UnitRow>(UNITS, [this.consortiumId, [roundId]])
    return rows.find(({ unit }) => unit.id === unitId)
  }

  kiosksOf(roundId: string): Promise<SurveyKioskType[]> {
    return this.some<SurveyKioskType>('surveyKiosks', KIOSKS, roundId)
  }

  /** The openings of devices of a round as they stand at this moment. */
  kiosksNow(roundId: string): Promise<SurveyKioskType[]> {
    return this.db.sql<SurveyKioskType>(KIOSKS, [this.consortiumId, [roundId]])
  }

  /** What is shown of a round: its groups from the whole down, their questions in the order of the survey. */
  async figuresOf(roundId: string, content: SurveyContent): Promise<SurveyFigureType[]> {
    return shownFigures(await this.some<ResultRow>('surveyResults', RESULTS, roundId), content)
  }

  /** Answers in words, in no order; hidden ones for those who may hide them. */
  async wordsOf(roundId: string): Promise<SurveyWordsType[]> {
    const rows = await this.some<Omit<SurveyWordsType, 'mayHide'>>('surveyWords', `${WORDS} AND t.round_id = ANY ($2) ORDER BY t.id`, roundId)
    return rows.map((row) => ({ ...row, mayHide: this.may(row.unitId) }))
  }

  private some<Row extends object>(name: string, sql: string, roundId: string): Promise<Row[]> {
    const loader = this.loaders.of<Row>(name, async (ids) =>
      (await this.db.sql<Row & { key: string }>(sql, [this.consortiumId, ids])).map(({ key, ...row }) => ({ key, value: row as unknown as Row }))
    )
    return loader.load(roundId)
  }

  /** Undefined for one out of sight. */
  async words(id: string): Promise<(SurveyWordsType & { readonly roundId: string }) | undefined> {
    const [row] = await this.db.sql<Omit<SurveyWordsType, 'mayHide'> & { key: string }>(
      `${WORDS} AND t.id = $2`,
      [this.consortiumId, id]
    )
    return row && { ...row, roundId: row.key, mayHide: this.may(row.unitId) }
  }

  /** The open units in which the viewer may ask. */
  async places(): Promise<SurveyPlaceType[]> {
    return (await this.db.sql<SurveyPlaceType>(PLACES, [this.consortiumId])).filter(({ unit }) => this.may(unit.id))
  }

  private may(unitId: string): boolean {
    return this.access.may('survey.manage', { unitId })
  }

  private get consortiumId(): string {
    return currentViewer().consortiumId
  }
}

type ResultRow = { readonly level: SurveyLevel; readonly unit: OrgUnitRefType; readonly questionCode: string; readonly n: number; readonly counts: Record<string, number> }

/** Rows of results as figures, in the order of their groups and then of the questions. */
function shownFigures(rows: readonly ResultRow[], content: SurveyContent): SurveyFigureType[] {
  const groupOf = ({ level, unit }: ResultRow) => `${level} ${unit.id}`
  const groups = [...new Set(rows.map(groupOf))]
  const inGroup = (row: ResultRow, key: string) => groupOf(row) === key
  return groups.flatMap((key) =>
    content.questions.flatMap((question) => {
      const row = rows.find((each) => inGroup(each, key) && each.questionCode === question.code)
      if (!row) return []
      const { n, counts, meanHundredths } = figuresOf(question, row.n, row.counts)
      return [{ ...row, n, counts: [...counts], mean: meanHundredths === null ? null : meanHundredths / 100 }]
    })
  )
}
