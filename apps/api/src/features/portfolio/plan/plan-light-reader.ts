import { Injectable } from '@nestjs/common'
import type { PlanItem } from '@solmu/domain/portfolio/plan.js'
import type { FrozenItem } from '@solmu/domain/portfolio/plan-baseline.js'
import { heldLight, type LightFacts, type PlanLight, planLight } from '@solmu/domain/portfolio/plan-light.js'
import { todayIn } from '@solmu/shared/dates.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { PlanLightType, SaidLightType } from './plan.graphql.js'

interface ProjectFacts {
  readonly id: string
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly items: readonly PlanItem[]
  readonly baseline: readonly FrozenItem[]
  readonly risks: LightFacts['risks']
  readonly said: readonly (Omit<SaidLightType, 'colour' | 'saidAt'> & { readonly packageId: string | null; readonly colour: SaidLightType['colour'] | null; readonly saidAt: string })[]
}

/** Everything that decides the lights of some projects, in one statement. */
const FACTS = `SELECT p.id, p.starts_on AS "startsOn", p.ends_on AS "endsOn",
    coalesce((SELECT json_agg(json_build_object('id', i.id, 'kind', i.kind, 'packageId', i.package_id, 'partnerId', i.partner_id, 'startsOn', i.starts_on, 'endsOn', i.ends_on, 'progress', i.progress, 'state', i.state) ORDER BY i.number, i.id) FROM plan_item i WHERE i.project_id = p.id), '[]') AS items,
    coalesce((SELECT b.items FROM plan_baseline b WHERE b.project_id = p.id ORDER BY b.number DESC LIMIT 1), '[]') AS baseline,
    coalesce((SELECT json_agg(json_build_object('kind', k.kind, 'state', k.state, 'likelihood', k.likelihood, 'impact', k.impact)) FROM grades k WHERE k.project_id = p.id), '[]') AS risks,
    coalesce((SELECT json_agg(json_build_object('packageId', s.package_id, 'colour', s.colour, 'reason', s.reason, 'until', s.until, 'saidAt', s.said_at)) FROM
      (SELECT DISTINCT ON (l.package_id) l.* FROM plan_light l WHERE l.project_id = p.id ORDER BY l.package_id, l.said_at DESC, l.id DESC) s), '[]') AS said
  FROM project p WHERE p.consortium_id = $1 AND p.id = ANY ($2::uuid[])`

/** Works out the traffic lights of projects and their packages. */
@Injectable()
export class PlanLightReader {
  constructor(private readonly db: Db) {}

  /** The lights of some projects; what the viewer does not see is left out. */
  async of(projectIds: readonly string[]): Promise<PlanLightType[]> {
    return (await this.facts(projectIds)).map((facts) => lightOf(facts, null))
  }

  /** The light of a project, then those of its packages. */
  async withPackages(projectId: string): Promise<PlanLightType[]> {
    const [facts] = await this.facts([projectId])
    if (!facts) return []
    const packages = facts.items.filter(({ kind }) => kind === 'package').map(({ id }) => id)
    return [lightOf(facts, null), ...packages.map((id) => lightOf(facts, id))]
  }

  private facts(projectIds: readonly string[]): Promise<ProjectFacts[]> {
    return this.db.sql<ProjectFacts>(`WITH grades AS MATERIALIZED (SELECT * FROM app.risk_grades($2::uuid[])) ${FACTS}`, [currentViewer().consortiumId, projectIds])
  }
}

function lightOf(facts: ProjectFacts, packageId: string | null): PlanLightType {
  const { colour, reasons } = lightAlone(facts, packageId)
  const latest = facts.said.find((each) => each.packageId === packageId)
  const said = latest?.colour ? heldLight({ colour: latest.colour, reason: latest.reason, until: latest.until, saidAt: new Date(latest.saidAt) }, todayIn()) : null
  return { projectId: facts.id, packageId, colour, reasons: reasons.map((reason) => ({ ...reason })), said }
}

/** Risks hang on the project, not on a package. */
function lightAlone({ items, baseline, risks, startsOn, endsOn }: ProjectFacts, packageId: string | null): PlanLight {
  const common = { today: todayIn(), project: { startsOn, endsOn } }
  const parts = items.filter((item) => item.kind !== 'package')
  if (packageId === null) return planLight({ ...common, items: parts, baseline, risks })
  return planLight({ ...common, items: parts.filter((item) => item.packageId === packageId), baseline, risks: [] })
}
