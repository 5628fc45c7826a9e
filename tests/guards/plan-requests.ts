/** How the rows of the table of access that are about the plans of projects are asked. */
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { DAY, input, type Makers, type Request, stale } from './access-request.js'
import type { Target } from './access-targets.js'

type Planned = Readonly<Record<'projectId' | 'partnerId' | 'itemId' | 'baselineId' | 'riskId' | 'staffId', string>>

/** A running project that the unit leads, with a package, a baseline, a risk and a role. */
async function aPlannedProject({ consortiumId, unitId, organisationId }: Target, app: TestApp): Promise<Planned> {
  const [projectId, partnerId, itemId, baselineId, riskId, staffId] = [newId(), newId(), newId(), newId(), newId(), newId()]
  await app.rows(`INSERT INTO project (id, consortium_id, kind, lead_unit_id, title, currency, starts_on, ends_on, stage) VALUES ($1, $2, 'single', $3, '{"fi": "Kohde", "sv": "", "en": ""}', 'EUR', '2025-01-01', '2099-12-31', 'running')`, [projectId, consortiumId, unitId])
  await app.rows(`INSERT INTO project_partner (id, consortium_id, project_id, organisation_id, is_lead, valid_from) VALUES ($1, $2, $3, $4, true, '2025-01-01')`, [partnerId, consortiumId, projectId, organisationId])
  await app.rows('INSERT INTO project_partner_unit (partner_id, consortium_id, project_id, unit_id) VALUES ($1, $2, $3, $4)', [partnerId, consortiumId, projectId, unitId])
  const of = [consortiumId, projectId, partnerId]
  await app.rows(`INSERT INTO plan_item (consortium_id, project_id, partner_id, id, kind, number, name, starts_on, ends_on, state) VALUES ($1, $2, $3, $4, 'package', 1, 'Kohde', '2025-01-01', '2025-12-31', 'planned')`, [...of, itemId])
  await app.rows(`INSERT INTO plan_baseline (consortium_id, project_id, id, number, is_decision, items) VALUES ($1, $2, $3, 1, true, '[]')`, [consortiumId, projectId, baselineId])
  await app.rows(`INSERT INTO project_risk (consortium_id, project_id, partner_id, id, number, kind, title, likelihood, impact, state) VALUES ($1, $2, $3, $4, 1, 'risk', 'Kohde', 3, 3, 'open')`, [...of, riskId])
  await app.rows(`INSERT INTO plan_staff (consortium_id, project_id, partner_id, id, role, head_count, months) VALUES ($1, $2, $3, $4, 'Kohde', 1, '{}')`, [...of, staffId])
  return { projectId, partnerId, itemId, baselineId, riskId, staffId }
}

const of = (make: (known: Planned) => Request) => async (target: Target, app: TestApp) => make(await aPlannedProject(target, app))
const item = { kind: 'package', packageId: null, name: 'Kohde', owner: '', note: '', link: '', startsOn: DAY, endsOn: DAY, progress: 0, state: 'planned', waitsFor: [], movesOthers: false }
const risk = { kind: 'risk', title: 'Kohde', text: '', likelihood: 3, impact: 3, owner: '', measures: '', dueOn: null, state: 'open' }

export const planRequests: Makers = {
  'Query.projectPlan': of(({ projectId }) => ({ variables: { projectId } })),
  'Query.planBaseline': of(({ baselineId }) => ({ variables: { baselineId } })),
  'Query.projectLights': of(({ projectId }) => ({ variables: { projectIds: [projectId] }, depth: 2, shows: projectId })),
  'Query.projectRisks': of(({ projectId, riskId }) => ({ variables: { projectId }, depth: 3, shows: riskId })),
  'Query.projectStaff': of(({ projectId, staffId }) => ({ variables: { projectId }, depth: 3, shows: staffId })),
  'Mutation.savePlanItem': of(({ projectId, partnerId, itemId }) => input({ projectId, partnerId, itemId, ...stale, ...item })),
  'Mutation.removePlanItem': of(({ projectId, itemId }) => input({ projectId, itemId, ...stale })),
  'Mutation.takePlanBaseline': of(({ projectId }) => input({ projectId, name: '' })),
  'Mutation.sayPlanLight': of(({ projectId }) => input({ projectId, colour: 'red', reason: '', until: null })),
  'Mutation.saveProjectRisk': of(({ projectId, partnerId, riskId }) => input({ projectId, partnerId, riskId, ...stale, ...risk })),
  'Mutation.savePlanStaff': of(({ projectId, partnerId, staffId }) => input({ projectId, partnerId, staffId, ...stale, packageId: null, role: 'Kohde', headCount: 1, months: [] })),
  'Mutation.removePlanStaff': of(({ projectId, staffId }) => input({ projectId, staffId, ...stale }))
}
