import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type CostFrame, isSpending } from '@solmu/domain/portfolio/cost.js'
import { type CostModelKey, withRate } from '@solmu/domain/portfolio/cost-model.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { Db } from '../../../core/db/db.js'
import { ProjectReader } from '../project/project-reader.js'

/** A partner as those see it who record its costs. */
export interface SpendingPartner {
  readonly id: string
  readonly name: LocalizedText
  readonly businessId: string | null
  readonly isLead: boolean
  readonly validFrom: IsoDate
  readonly validTo: IsoDate | null
  /** Whether the viewer records what it has spent, and claims it. */
  readonly mayWrite: boolean
}

/** A project whose money is spent, and what decides what is taken. */
export interface Spending {
  readonly project: Awaited<ReturnType<ProjectReader['row']>>
  readonly costModel: CostModelKey
  readonly costRate: number | null
  readonly frame: CostFrame
  readonly partners: readonly SpendingPartner[]
}

interface PartnerRow extends Omit<SpendingPartner, 'mayWrite'> {
  readonly unitIds: readonly string[]
}

const PARTNERS = `SELECT r.id, json_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en) AS name, o.business_id AS "businessId", r.is_lead AS "isLead", r.valid_from AS "validFrom", r.valid_to AS "validTo",
    ARRAY(SELECT n.unit_id FROM project_partner_unit n WHERE n.partner_id = r.id) AS "unitIds"
  FROM project_partner r JOIN organisation o ON o.id = r.organisation_id WHERE r.project_id = $1 ORDER BY r.is_lead DESC, o.name_fi COLLATE "fi-x-icu", r.id`
const BASE = `SELECT b.cost_model AS "costModel", b.cost_rate AS "costRate", b.starts_on AS "startsOn", b.ends_on AS "endsOn" FROM budget_version b WHERE b.project_id = $1 AND b.state = 'locked'`

/** Reads under which decision a project spends its money, and whose costs the viewer records. */
@Injectable()
export class SpendingReader {
  constructor(
    private readonly projects: ProjectReader,
    private readonly db: Db,
    private readonly access: Access
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED for whom the money of the project is none of their business, PROJECT_STAGE before anything was decided */
  async of(projectId: string): Promise<Spending> {
    const project = await this.projects.row(projectId)
    if (!project.mayReadMoney) throw new DomainError('NOT_ALLOWED')
    const [base] = await this.db.sql<{ costModel: CostModelKey; costRate: number | null; startsOn: IsoDate; endsOn: IsoDate }>(BASE, [projectId])
    if (!base) throw new DomainError('PROJECT_STAGE', { params: { stage: project.stage } })
    const { costModel, costRate, ...days } = base
    const rows = await this.db.sql<PartnerRow>(PARTNERS, [projectId])
    const partners = rows.map(({ unitIds, ...row }) => ({ ...row, mayWrite: this.mayWrite(unitIds, project.lead.id) }))
    return { project, costModel, costRate, frame: { ...days, model: withRate(costModel, costRate), today: todayIn(), partners }, partners }
  }

  /** The same for somebody who writes for a partner, with the project held until the end of the transaction. @throws DomainError as `of`, NOT_FOUND, NOT_ALLOWED */
  async forPartner(projectId: string, partnerId: string): Promise<Spending> {
    await this.db.sql('SELECT id FROM project WHERE id = $1 FOR NO KEY UPDATE', [projectId])
    const spending = await this.of(projectId)
    const partner = spending.partners.find(({ id }) => id === partnerId)
    if (!partner) throw new DomainError('NOT_FOUND', { path: ['partnerId'] })
    if (!partner.mayWrite) throw new DomainError('NOT_ALLOWED')
    return spending
  }

  /** A partner without units in the network is written for by the unit that leads. */
  private mayWrite(unitIds: readonly string[], leadUnitId: string): boolean {
    const at = unitIds.length > 0 ? unitIds : [leadUnitId]
    return at.some((unitId) => this.access.may('claim.write', { unitId }))
  }
}

/** @throws DomainError PROJECT_STAGE when nothing is spent */
export function demandSpending({ project: { stage } }: Spending): void {
  if (!isSpending(stage)) throw new DomainError('PROJECT_STAGE', { params: { stage } })
}
