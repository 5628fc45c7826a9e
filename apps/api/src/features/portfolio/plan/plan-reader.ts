import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isPlanned, type PlanFrame, type PlanItem, progressOf } from '@solmu/domain/portfolio/plan.js'
import { type FrozenItem, planDifferences } from '@solmu/domain/portfolio/plan-baseline.js'
import { type PlanLink, planPlaces } from '@solmu/domain/portfolio/plan-schedule.js'
import { Access } from '../../../core/access/access.js'
import { Db } from '../../../core/db/db.js'
import { ProjectReader } from '../project/project-reader.js'
import { PlanLightReader } from './plan-light-reader.js'
import type { PlanBaseline, PlanBaselineBrief, PlanItemType, PlanPartner, ProjectPlan } from './plan.graphql.js'

/** A part of a plan as it is kept. */
export type ItemRow = PlanItem & Pick<PlanItemType, 'number' | 'name' | 'owner' | 'note' | 'link' | 'doneOn' | 'version'>

/** A project that is planned: its days, who carries it out, and what the viewer may write. */
export interface Planned {
  readonly project: Awaited<ReturnType<ProjectReader['row']>>
  readonly frame: PlanFrame
  readonly partners: readonly PlanPartner[]
  /** Whether the viewer plans the whole of it. */
  readonly mayLead: boolean
}

interface PartnerRow extends Omit<PlanPartner, 'mayWrite'> {
  readonly unitIds: readonly string[]
}

const PARTNERS = `SELECT r.id, json_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en) AS name, r.is_lead AS "isLead", r.valid_from AS "validFrom", r.valid_to AS "validTo",
    ARRAY(SELECT n.unit_id FROM project_partner_unit n WHERE n.partner_id = r.id) AS "unitIds"
  FROM project_partner r JOIN organisation o ON o.id = r.organisation_id WHERE r.project_id = $1 ORDER BY r.is_lead DESC, o.name_fi COLLATE "fi-x-icu", r.id`

/** Each package, then what is in it: tasks and milestones by their days, deliverables after them. */
const ITEMS = `SELECT i.id, i.kind, i.package_id AS "packageId", i.number, i.name, i.partner_id AS "partnerId", i.owner, i.note, i.link, i.starts_on AS "startsOn", i.ends_on AS "endsOn", i.progress, i.state, i.done_on AS "doneOn", i.version
  FROM plan_item i JOIN plan_item g ON g.id = coalesce(i.package_id, i.id) WHERE i.project_id = $1
  ORDER BY g.number, g.id, i.package_id NULLS FIRST, array_position(ARRAY['package', 'task', 'milestone', 'deliverable'], i.kind), i.number, i.id`
const LINKS = 'SELECT l.from_id AS "fromId", l.to_id AS "toId", l.lag_days AS "lagDays" FROM plan_link l WHERE l.project_id = $1 ORDER BY l.to_id, l.from_id'
const BASELINE = 'b.id, b.number, b.name, b.is_decision AS "isDecision", b.taken_on AS "takenOn"'

/** Reads the plans of projects, with who may change what of them. */
@Injectable()
export class PlanReader {
  constructor(
    private readonly projects: ProjectReader,
    private readonly lights: PlanLightReader,
    private readonly db: Db,
    private readonly access: Access
  ) {}

  /** @throws DomainError NOT_FOUND */
  async one(projectId: string): Promise<ProjectPlan> {
    const planned = await this.planned(projectId)
    const { project, partners, mayLead } = planned
    const [items, links] = [await this.items(projectId), await this.links(projectId)]
    const isOpen = isPlanned(project.stage)
    return {
      ...{ projectId, startsOn: project.startsOn, endsOn: project.endsOn, isOpen, mayLead: isOpen && mayLead, mayReadRisks: project.mayReadMoney, links },
      partners: partners.map((partner) => ({ ...partner, mayWrite: isOpen && partner.mayWrite })),
      items: shown(items, links, (partnerId) => isOpen && mayWriteFor(planned, partnerId)),
      baselines: await this.db.sql<PlanBaselineBrief>(`SELECT ${BASELINE} FROM plan_baseline b WHERE b.project_id = $1 ORDER BY b.number DESC`, [projectId]),
      lights: await this.lights.withPackages(projectId)
    }
  }

  /** @throws DomainError NOT_FOUND */
  async baseline(baselineId: string): Promise<PlanBaseline> {
    const [row] = await this.db.sql<PlanBaselineBrief & { readonly projectId: string; readonly items: FrozenItem[] }>(`SELECT ${BASELINE}, b.project_id AS "projectId", b.items FROM plan_baseline b WHERE b.id = $1`, [baselineId])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['baselineId'] })
    const { projectId, items, ...brief } = row
    const now = (await this.items(projectId)).filter(({ state }) => state !== 'cancelled')
    return { ...brief, differences: planDifferences(items, now).map((each) => ({ ...each })) }
  }

  /** @throws DomainError NOT_FOUND */
  async planned(projectId: string): Promise<Planned> {
    const project = await this.projects.row(projectId)
    const mayLead = this.access.may('project.edit', { unitId: project.lead.id })
    const rows = await this.db.sql<PartnerRow>(PARTNERS, [projectId])
    const partners = rows.map(({ unitIds, ...row }) => ({ ...row, mayWrite: mayLead || this.worksAt(unitIds, project.lead.id) }))
    return { project, mayLead, partners, frame: { startsOn: project.startsOn, endsOn: project.endsOn, partners } }
  }

  /** The same for somebody who writes, one writer of a plan after another. @throws DomainError NOT_FOUND */
  async forWriting(projectId: string): Promise<Planned> {
    await this.db.sql(`SELECT pg_advisory_xact_lock(hashtextextended('plan:' || $1, 0))`, [projectId])
    return this.planned(projectId)
  }

  items(projectId: string): Promise<ItemRow[]> {
    return this.db.sql<ItemRow>(ITEMS, [projectId])
  }

  links(projectId: string): Promise<PlanLink[]> {
    return this.db.sql<PlanLink>(LINKS, [projectId])
  }

  /** A partner without units in the network is planned for by the unit that leads. */
  private worksAt(unitIds: readonly string[], leadUnitId: string): boolean {
    const at = unitIds.length > 0 ? unitIds : [leadUnitId]
    return at.some((unitId) => this.access.may('project.work', { unitId }))
  }
}

export const mayWriteFor = ({ partners }: Pick<Planned, 'partners'>, partnerId: string): boolean => partners.some(({ id, mayWrite }) => id === partnerId && mayWrite)

/** @throws DomainError NOT_FOUND for a partner that is none, NOT_ALLOWED for one for which the viewer does not plan, PROJECT_STAGE once nothing is planned */
export function demandPartner(planned: Planned, partnerId: string): void {
  if (!planned.partners.some(({ id }) => id === partnerId)) throw new DomainError('NOT_FOUND', { path: ['partnerId'] })
  if (!mayWriteFor(planned, partnerId)) throw new DomainError('NOT_ALLOWED')
  demandOpen(planned)
}

/** @throws DomainError NOT_ALLOWED for those who do not plan the whole of it, PROJECT_STAGE once nothing is planned */
export function demandLead(planned: Planned): void {
  if (!planned.mayLead) throw new DomainError('NOT_ALLOWED')
  demandOpen(planned)
}

function demandOpen({ project: { stage } }: Planned): void {
  if (!isPlanned(stage)) throw new DomainError('PROJECT_STAGE', { params: { stage } })
}

function shown(items: readonly ItemRow[], links: readonly PlanLink[], mayWrite: (partnerId: string) => boolean): PlanItemType[] {
  const places = new Map(planPlaces(items, links).map((place) => [place.id, place]))
  return items.map((item) => {
    const place = places.get(item.id)
    const progress = item.kind === 'package' ? progressOf(items.filter(({ packageId }) => packageId === item.id)) : item.progress
    return { ...item, progress, earliest: place?.earliest ?? item.startsOn, slack: place?.slack ?? null, isCritical: place?.isCritical ?? false, mayWrite: mayWrite(item.partnerId) }
  })
}
