import { Injectable } from '@nestjs/common'
import { type DecisionEnd, type DecisionPublication, decisionProgress, decisionState, decisionTaskState, headlineParts, hitEnd, hitStart, isReviewDue } from '@solmu/domain/governance/decision.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { nameOf } from '../../network/network.sql.js'
import type { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { unitRef } from '../governance.sql.js'
import type { FoundMembershipDecision, ListedDecision } from './decision-list.graphql.js'
import { LAST_REVIEW, REVIEW_ON } from './decision.sql.js'

type TaskDays = { readonly dueOn: IsoDate; readonly doneOn: IsoDate | null; readonly isDropped: boolean }

type Row = {
  readonly id: string
  readonly number: string
  readonly year: number
  readonly title: LocalizedText
  readonly bodyName: LocalizedText
  readonly unit: OrgUnitRefType
  readonly decidedOn: IsoDate
  readonly endKind: DecisionEnd | null
  readonly publication: DecisionPublication
  readonly isOpenToAll: boolean
  readonly responsible: LocalizedText | null
  readonly dueOn: IsoDate | null
  readonly reviewOn: IsoDate | null
  readonly tasks: readonly TaskDays[]
  readonly rank: number
  readonly headline: string
}

type MembershipRow = Pick<Row, 'id' | 'number' | 'decidedOn' | 'rank' | 'headline'> & FoundMembershipDecision & { readonly isAnnulled: boolean }

/** The words of a text around what was found; the marks are characters that no text has, and are taken out of it first. */
const headline = (text: string): string =>
  `CASE WHEN w.query IS NULL THEN '' ELSE ts_headline(CASE $3 WHEN 'sv' THEN 'swedish' WHEN 'en' THEN 'english' ELSE 'finnish' END::regconfig, translate(${text}, '${hitStart}${hitEnd}', ''), w.query,
    'StartSel=${hitStart}, StopSel=${hitEnd}, MaxFragments=2, MinWords=8, MaxWords=24, FragmentDelimiter=" … "') END`

const inLanguage = (column: string): string => `coalesce(nullif(${column}->>$3, ''), ${column}->>'fi')`

/** What is looked for; a word is found inside the words of what the viewer reads, too. */
const wantedIn = (rows: string): string =>
  `wanted AS MATERIALIZED (SELECT CASE WHEN $2 <> '' THEN app.decision_query($2, ARRAY(SELECT DISTINCT word FROM ${rows} f, unnest(tsvector_to_array(f.search)) word)) END AS query)`

const DECISIONS = `WITH ${wantedIn('(SELECT search FROM governance_decision WHERE consortium_id = $1)')} SELECT d.id, d.year || '/' || d.serial AS number, d.year, d.title, d.body_name AS "bodyName", ${unitRef('u')} AS unit, d.decided_on AS "decidedOn", d.end_kind AS "endKind",
    d.publication, d.publication = 'public' AND d.year || '/' || d.serial IN (SELECT o.number FROM app.open_decisions($1, '') o) AS "isOpenToAll", CASE WHEN r.id IS NOT NULL THEN ${nameOf('r')} END AS responsible, d.due_on AS "dueOn", ${REVIEW_ON} AS "reviewOn",
    coalesce((SELECT json_agg(json_build_object('dueOn', t.due_on, 'doneOn', t.done_on, 'isDropped', t.dropped_at IS NOT NULL)) FROM decision_task t WHERE t.decision_id = d.id), '[]') AS tasks,
    coalesce(ts_rank_cd(d.search, w.query), 0)::float8 AS rank, ${headline(`concat_ws(' · ', ${inLanguage('d.title')}, nullif(${inLanguage('d.content')}, ''), nullif(${inLanguage('d.basis')}, ''))`)} AS headline
  FROM governance_decision d CROSS JOIN wanted w JOIN unit_now u ON u.id = d.unit_id LEFT JOIN unit_now r ON r.id = d.responsible_unit_id ${LAST_REVIEW}
  WHERE d.consortium_id = $1 AND (w.query IS NULL OR d.search @@ w.query) ORDER BY rank DESC, d.decided_on DESC, d.serial DESC`

/** Decisions on membership stand where they were made; the search reads them there. Few in number, they need no index. */
const MEMBERSHIPS = `WITH known AS MATERIALIZED (
    SELECT d.*, coalesce(o.name_fi, a.name) AS name, m.id AS membership_id, concat_ws('. ', nullif(d.reasons, ''), nullif(d.conditions, '')) AS content
    FROM membership_decision d LEFT JOIN organisation o ON o.id = d.organisation_id LEFT JOIN application a ON a.id = d.application_id
      LEFT JOIN LATERAL (SELECT n.id FROM membership n WHERE n.decision_id = d.id LIMIT 1) m ON true WHERE d.consortium_id = $1),
  read AS (SELECT k.*, to_tsvector('finnish', k.content) || to_tsvector('swedish', k.content) || to_tsvector('simple', concat_ws(' ', k.content, k.name, k.number, 'jäsenyyspäätös medlemskapsbeslut membership')) AS search FROM known k),
  ${wantedIn('read')}
  SELECT d.id, d.number, d.decided_on AS "decidedOn", d.outcome, d.name, d.application_id AS "applicationId", d.membership_id AS "membershipId", d.annulled_at IS NOT NULL AS "isAnnulled",
    coalesce(ts_rank_cd(d.search, w.query), 0)::float8 AS rank, ${headline('d.content')} AS headline
  FROM read d CROSS JOIN wanted w WHERE w.query IS NULL OR d.search @@ w.query ORDER BY rank DESC, d.decided_on DESC, d.id`

/** "What did we decide about X?": one question to the register and to the decisions on membership, as far as the viewer reads them. */
@Injectable()
export class DecisionList {
  constructor(private readonly db: Db) {}

  async find({ words, language }: { readonly words: string; readonly language: Language }): Promise<ListedDecision[]> {
    const asked = [currentViewer().consortiumId, words, language]
    const decisions = await this.db.sql<Row>(DECISIONS, asked)
    const memberships = await this.db.sql<MembershipRow>(MEMBERSHIPS, asked)
    const today = todayIn()
    const found = [...decisions.map((row) => listed(row, today)), ...memberships.map(ofMembership)]
    return found.sort((a, b) => b.rank - a.rank || (a.decidedOn < b.decidedOn ? 1 : a.decidedOn > b.decidedOn ? -1 : 0))
  }
}

function listed({ tasks, endKind, headline: found, ...row }: Row, today: IsoDate): ListedDecision {
  const states = tasks.map((task) => decisionTaskState(task, today))
  return {
    ...row,
    ...{ source: 'register', state: decisionState({ endKind }), progress: decisionProgress(states), isReviewDue: isReviewDue({ ...row, endKind }, today), membership: null },
    taskCount: states.filter((state) => state !== 'dropped').length,
    doneCount: states.filter((state) => state === 'done').length,
    headline: headlineParts(found)
  }
}

function ofMembership({ id, number, decidedOn, rank, headline: found, isAnnulled, outcome, name, applicationId, membershipId }: MembershipRow): ListedDecision {
  return {
    ...{ id, number, decidedOn, rank, source: 'membership', year: Number(decidedOn.slice(0, 4)), title: null, bodyName: null, unit: null, publication: null, isOpenToAll: false },
    ...{ state: isAnnulled ? 'revoked' : 'in_force', progress: 'nothing', taskCount: 0, doneCount: 0, responsible: null, dueOn: null, reviewOn: null, isReviewDue: false },
    headline: headlineParts(found),
    membership: { outcome, name, applicationId, membershipId }
  }
}
