import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { amountFrom } from '@solmu/domain/portfolio/budget.js'
import { callBreaches, callChanges, callParts, callState, type CallTerms, ineligibleIn } from '@solmu/domain/portfolio/funding-call.js'
import type { CostModelKey } from '@solmu/domain/portfolio/cost-model.js'
import { type MayMove, type ProjectSituation, projectSteps } from '@solmu/domain/portfolio/project.workflow.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { organisationRef, unitRef } from '../../governance/governance.sql.js'
import { nameOf } from '../../network/network.sql.js'
import { AdoptionQueries } from '../../quality/practice/adoption.queries.js'
import { money } from '../money-input.js'
import { type BriefRow, briefOf, PROJECT_BRIEF, PROJECT_FROM } from './project.queries.js'
import type { IneligiblePartner, Project, ProjectChoices, ProjectEvent, ProjectPartner, RelatedProject } from './project.graphql.js'

type Row = BriefRow & Pick<Project, 'summary' | 'funderCode' | 'costModel' | 'costRate' | 'group' | 'mayReadMoney' | 'version'> & { readonly callTerms: CallTermsRow | null }
type PartnerRow = Omit<ProjectPartner, 'budgetedAfter' | 'costsAfter'> & { readonly costsAfter: string | null }
interface BaseRow {
  readonly partnerId: string
  readonly period: string
  readonly amount: string
}

/** The terms of a call as they are kept: amounts as texts, since they may be larger than a number of JSON. */
export type CallTermsRow = Readonly<Record<(typeof callParts)[number], unknown>> & {
  readonly opensOn: IsoDate
  readonly closesOn: IsoDate | null
  readonly costModels: readonly CostModelKey[]
  readonly grantMin: string | null
  readonly grantMax: string | null
  readonly grantShareMax: number | null
  readonly applicants: CallTerms['applicants']
}

interface Standing {
  readonly hasDecision: boolean
  readonly openChanges: number
  readonly openSubs: number
  readonly outputs: number
  readonly openOutputs: number
  readonly lessons: number
  readonly total: string
  readonly grant: string
}

const ONE = `SELECT ${PROJECT_BRIEF}, p.summary, p.funder_code AS "funderCode", p.cost_model AS "costModel", p.cost_rate AS "costRate", p.call_terms AS "callTerms", p.version,
    CASE WHEN w.id IS NOT NULL THEN json_build_object('id', w.id, 'title', w.title, 'stage', w.stage) END AS group,
    p.consortium_id = ANY (ARRAY(SELECT app.consortia_for('budget.read'))) OR p.id = ANY (ARRAY(SELECT app.projects_of('budget.read'))) AS "mayReadMoney"
  FROM ${PROJECT_FROM} LEFT JOIN project w ON w.id = p.group_id WHERE p.consortium_id = $1 AND p.id = $2`

const PARTNERS = `SELECT r.id, ${organisationRef('o')} AS organisation, r.is_lead AS "isLead", r.valid_from AS "validFrom", r.valid_to AS "validTo", r.version,
    (SELECT coalesce(json_agg(${unitRef('u')} ORDER BY u.name_fi COLLATE "fi-x-icu"), '[]') FROM project_partner_unit n JOIN unit_now u ON u.id = n.unit_id WHERE n.partner_id = r.id) AS units,
    (SELECT sum(k.amount)::text FROM project_cost k WHERE k.partner_id = r.id
      AND (k.day >= r.valid_to OR k.corrects IN (SELECT x.document FROM project_cost x WHERE x.partner_id = r.id AND x.day >= r.valid_to))) AS "costsAfter",
    (SELECT count(*)::integer FROM project_claim c WHERE c.partner_id = r.id AND r.valid_to IS NOT NULL AND c.state IN ('draft', 'with_lead', 'with_funder')) AS "openClaims"
  FROM project_partner r JOIN organisation o ON o.id = r.organisation_id WHERE r.project_id = $1 ORDER BY r.is_lead DESC, o.name_fi COLLATE "fi-x-icu", r.id`

/** The base by partner and period. */
const BASE = `SELECT l.partner_id AS "partnerId", l.period, sum(l.amount)::text AS amount FROM budget_line l JOIN budget_version b ON b.id = l.budget_id AND b.state = 'locked' WHERE l.project_id = $1 GROUP BY 1, 2`

const STANDING = `SELECT EXISTS (SELECT 1 FROM budget_version b WHERE b.project_id = $1 AND b.kind = 'decision' AND b.state IN ('draft', 'locked') AND b.decided_on IS NOT NULL AND EXISTS (SELECT 1 FROM budget_line l WHERE l.budget_id = b.id)) AS "hasDecision",
    (SELECT count(*)::integer FROM budget_version b WHERE b.project_id = $1 AND b.kind = 'change' AND b.state IN ('draft', 'proposed')) AS "openChanges",
    (SELECT count(*)::integer FROM project s WHERE s.group_id = $1 AND s.stage NOT IN ('ended', 'embedded', 'rejected', 'withdrawn')) AS "openSubs",
    (SELECT count(*)::integer FROM project_output x WHERE x.project_id = $1) AS outputs,
    (SELECT count(*)::integer FROM project_output x WHERE x.project_id = $1 AND x.none_reason = '' AND NOT EXISTS (SELECT 1 FROM practice_version v WHERE v.practice_id = x.practice_id AND v.state = 'released')) AS "openOutputs",
    (SELECT count(*)::integer FROM project_lesson n WHERE n.project_id = $1) AS lessons,
    coalesce(sum(l.amount), 0)::text AS total, coalesce(sum(l.amount) FILTER (WHERE l.source = 'grant'), 0)::text AS "grant"
  FROM budget_line l WHERE l.budget_id = (SELECT b.id FROM budget_version b WHERE b.project_id = $1 AND b.state <> 'refused' ORDER BY b.number DESC LIMIT 1)`

const TERMS = `SELECT c.opens_on AS "opensOn", c.closes_on AS "closesOn", c.cost_models AS "costModels", c.grant_min::text AS "grantMin", c.grant_max::text AS "grantMax", c.grant_share_max AS "grantShareMax", c.applicants, c.eligibility
  FROM funding_call c WHERE c.id = $1`

/** Who carries a project out, with the legal form by which calls tell who may apply. */
const APPLICANTS = `SELECT ${nameOf('o')} AS name, o.legal_form AS "legalForm" FROM project_partner r JOIN organisation o ON o.id = r.organisation_id WHERE r.project_id = $1 ORDER BY r.is_lead DESC, o.name_fi COLLATE "fi-x-icu", o.id`

/** Reads projects one by one, with what can be done with them. */
@Injectable()
export class ProjectReader {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly adoptions: AdoptionQueries
  ) {}

  /** @throws DomainError NOT_FOUND */
  async one(id: string): Promise<Project> {
    const row = await this.row(id)
    const { callTerms, ...brief } = briefOf(row)
    const steps = projectSteps(await this.situation(row), this.mayOf(row.lead.id))
    return {
      ...brief,
      callChanges: callTerms && row.call ? callChanges(callTerms, await this.terms(row.call.id)) : [],
      subs: await this.related('s.group_id = $2', id),
      ineligible: await this.ineligible(row),
      partners: await this.partners(row),
      events: await this.events(id),
      steps: steps.map(({ blockedBy, ...step }) => ({ ...step, blockedBy: [...blockedBy] })),
      mayEdit: this.access.may('project.edit', { unitId: row.lead.id })
    }
  }

  /** @throws DomainError NOT_FOUND */
  async row(id: string): Promise<Row> {
    const [row] = await this.db.sql<Row>(ONE, [currentViewer().consortiumId, id])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['projectId'] })
    return row
  }

  mayOf(leadUnitId: string): MayMove {
    return (permission) => this.access.may(permission, { unitId: leadUnitId })
  }

  /** What decides which steps can be taken now. */
  async situation(row: Row): Promise<ProjectSituation> {
    const [standing] = await this.db.sql<Standing>(STANDING, [row.id])
    if (!standing) throw new Error('A sum always has a row')
    const { total, grant, ...counted } = standing
    return {
      ...{ stage: row.stage, today: todayIn(), startsOn: row.startsOn, endsOn: row.endsOn, ...counted, budgeted: BigInt(total), partners: row.partnerCount },
      adopters: await this.adopters(row),
      hasSummary: row.summary.fi !== '',
      ineligible: (await this.ineligible(row)).length,
      hasTags: row.taskAreas.length + row.ideas.length > 0,
      ...(await this.answered(row, { grant: BigInt(grant), total: BigInt(total) }))
    }
  }

  /** Units that are known to have one of its cards in use; asked only where the next gate wants to know. */
  private async adopters({ id, stage }: Row): Promise<number> {
    if (stage !== 'ended') return 0
    const cards = await this.db.sql<{ practiceId: string }>('SELECT x.practice_id AS "practiceId" FROM project_output x WHERE x.project_id = $1 AND x.practice_id IS NOT NULL', [id])
    return this.adoptions.users(cards.map(({ practiceId }) => practiceId))
  }

  /** Those who carry a project out and whom its call does not take; asked only before it is applied for. */
  private async ineligible({ id, stage, call }: Row): Promise<IneligiblePartner[]> {
    if (!call || (stage !== 'idea' && stage !== 'preparation')) return []
    const those = await this.db.sql<IneligiblePartner>(APPLICANTS, [id])
    return ineligibleIn(await this.terms(call.id), those).map(({ name, legalForm }) => ({ name, legalForm }))
  }

  /** How a project answers its call. */
  private async answered({ call, costModel }: Row, asked: Parameters<typeof callBreaches>[1]): Promise<Pick<ProjectSituation, 'hasCall' | 'isCallOpen' | 'isModelAllowed' | 'isWithinCall'>> {
    if (!call) return { hasCall: false, isCallOpen: false, isModelAllowed: costModel !== null, isWithinCall: true }
    const terms = await this.terms(call.id)
    return {
      hasCall: true,
      isCallOpen: callState(call, todayIn()) === 'open',
      isModelAllowed: costModel !== null && terms.costModels.includes(costModel),
      isWithinCall: callBreaches(termsOf(terms), asked).length === 0
    }
  }

  /** What a call asks for now, as an application keeps it. */
  async terms(callId: string): Promise<CallTermsRow> {
    const [row] = await this.db.sql<CallTermsRow>(TERMS, [callId])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['callId'] })
    return row
  }

  /** What is needed to register one. */
  async choices(): Promise<ProjectChoices> {
    const leads = await this.db.sql<{ unit: ProjectChoices['leads'][number] }>(
      `SELECT ${unitRef('u')} AS unit FROM unit_now u WHERE u.consortium_id = $1 AND u.is_open AND (u.consortium_id = ANY (ARRAY(SELECT app.consortia_for('project.edit'))) OR u.id = ANY (ARRAY(SELECT app.units_for('project.edit'))))
       ORDER BY u.name_fi COLLATE "fi-x-icu", u.id`,
      [currentViewer().consortiumId]
    )
    return { leads: leads.map(({ unit }) => unit), groups: await this.related(`s.kind = 'group' AND s.stage NOT IN ('ended', 'embedded', 'rejected', 'withdrawn') AND $2::text IS NULL`, null) }
  }

  private related(which: string, of: string | null): Promise<RelatedProject[]> {
    return this.db.sql<RelatedProject>(`SELECT s.id, s.title, s.stage FROM project s WHERE s.consortium_id = $1 AND ${which} ORDER BY s.year, s.serial`, [currentViewer().consortiumId, of])
  }

  private async partners({ id, currency }: Row): Promise<ProjectPartner[]> {
    const rows = await this.db.sql<PartnerRow>(PARTNERS, [id])
    const base = rows.some(({ validTo }) => validTo !== null) ? await this.db.sql<BaseRow>(BASE, [id]) : []
    const after = ({ id: partnerId, validTo }: PartnerRow) => (validTo === null ? 0n : amountFrom(base.filter((line) => line.partnerId === partnerId).map(({ period, amount }) => ({ period, amount: BigInt(amount) })), validTo))
    return rows.map((row) => ({ ...row, budgetedAfter: after(row) > 0n ? money(after(row), currency) : null, costsAfter: row.costsAfter === null || row.costsAfter === '0' ? null : money(row.costsAfter, currency) }))
  }

  private events(id: string): Promise<ProjectEvent[]> {
    return this.db.sql<ProjectEvent>('SELECT e.id, e.action, e.to_stage AS "toStage", e.reason, e.at FROM project_event e WHERE e.project_id = $1 ORDER BY e.at DESC, e.id DESC', [id])
  }
}

const termsOf = ({ costModels, grantMin, grantMax, grantShareMax, applicants }: CallTermsRow): CallTerms => ({
  ...{ costModels, grantShareMax, applicants },
  grantMin: grantMin === null ? null : BigInt(grantMin),
  grantMax: grantMax === null ? null : BigInt(grantMax)
})
