import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { callState } from '@solmu/domain/portfolio/funding-call.js'
import { todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { organisationRef } from '../../governance/governance.sql.js'
import { money } from '../money-input.js'
import type { CallChoice, Funder, FunderBrief, FundingCall, Programme } from './funder.graphql.js'

type CallRow = Omit<FundingCall, 'state' | 'grantMin' | 'grantMax'> & { readonly grantMin: string | null; readonly grantMax: string | null }
type ProgrammeRow = Omit<Programme, 'calls'>

const BRIEF = `f.id, ${organisationRef('o')} AS organisation, f.kind,
  (SELECT count(*)::integer FROM programme g WHERE g.funder_id = f.id) AS "programmeCount",
  (SELECT count(*)::integer FROM funding_call c JOIN programme g ON g.id = c.programme_id WHERE g.funder_id = f.id AND c.opens_on <= app.today() AND (c.closes_on IS NULL OR c.closes_on >= app.today())) AS "openCallCount",
  (SELECT count(*)::integer FROM project p JOIN funding_call c ON c.id = p.call_id JOIN programme g ON g.id = c.programme_id WHERE g.funder_id = f.id) AS "projectCount"`
const FROM = 'FROM funder f JOIN organisation o ON o.id = f.organisation_id WHERE f.consortium_id = $1'
const CALL = `c.id, c.name, c.code, c.eligibility, c.opens_on AS "opensOn", c.closes_on AS "closesOn", c.currency, c.link, c.task_areas AS "taskAreas", c.cost_models AS "costModels", c.applicants,
  c.grant_min::text AS "grantMin", c.grant_max::text AS "grantMax", c.grant_share_max AS "grantShareMax", (SELECT count(*)::integer FROM project p WHERE p.call_id = c.id) AS "projectCount", c.version`
const CHOICES = `SELECT ${CALL}, g.name AS programme, ${organisationRef('o')} AS funder
  FROM funding_call c JOIN programme g ON g.id = c.programme_id JOIN funder f ON f.id = g.funder_id JOIN organisation o ON o.id = f.organisation_id
  WHERE c.consortium_id = $1 ORDER BY c.opens_on DESC, c.id`

/** Reads funders with their programmes and calls. */
@Injectable()
export class FunderReader {
  constructor(
    private readonly db: Db,
    private readonly access: Access
  ) {}

  /** By name. */
  list(): Promise<FunderBrief[]> {
    return this.db.sql<FunderBrief>(`SELECT ${BRIEF} ${FROM} ORDER BY o.name_fi COLLATE "fi-x-icu", f.id`, [currentViewer().consortiumId])
  }

  /** @throws DomainError NOT_FOUND */
  async one(id: string): Promise<Funder> {
    const [row] = await this.db.sql<FunderBrief & Pick<Funder, 'note' | 'version'>>(`SELECT ${BRIEF}, f.note, f.version ${FROM} AND f.id = $2`, [currentViewer().consortiumId, id])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['funderId'] })
    return { ...row, programmes: await this.programmes(id), mayManage: this.access.may('funder.manage', {}) }
  }

  /** Every call, the newest first, to choose from. */
  async calls(): Promise<CallChoice[]> {
    const rows = await this.db.sql<CallRow & Pick<CallChoice, 'programme' | 'funder'>>(CHOICES, [currentViewer().consortiumId])
    return rows.map(({ programme, funder, ...row }) => ({ call: callOf(row), programme, funder }))
  }

  private async programmes(funderId: string): Promise<Programme[]> {
    const rows = await this.db.sql<ProgrammeRow>('SELECT g.id, g.name, g.code, g.valid_from AS "validFrom", g.valid_to AS "validTo", g.version FROM programme g WHERE g.funder_id = $1 ORDER BY g.valid_from DESC, g.id', [funderId])
    const calls = await this.db.sql<CallRow & { readonly programmeId: string }>(
      `SELECT ${CALL}, c.programme_id AS "programmeId" FROM funding_call c JOIN programme g ON g.id = c.programme_id WHERE g.funder_id = $1 ORDER BY c.opens_on DESC, c.id`,
      [funderId]
    )
    return rows.map((row) => ({ ...row, calls: calls.filter(({ programmeId }) => programmeId === row.id).map(callOf) }))
  }
}

const callOf = (row: CallRow): FundingCall => ({
  ...row,
  state: callState(row, todayIn()),
  grantMin: row.grantMin === null ? null : money(row.grantMin, row.currency),
  grantMax: row.grantMax === null ? null : money(row.grantMax, row.currency)
})
