/** How the rows of the table of access that are about the costs and claims of projects are asked. */
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { DAY, input, type Makers, type Request, stale } from './access-request.js'
import type { Target } from './access-targets.js'

type Spent = Readonly<Record<'projectId' | 'partnerId' | 'costId' | 'claimId', string>>

/** A running project that the unit leads, with a decision, a cost and a claim. */
async function aSpentProject({ consortiumId, unitId, organisationId }: Target, app: TestApp): Promise<Spent> {
  const [projectId, partnerId, budgetId, costId, claimId] = [newId(), newId(), newId(), newId(), newId()]
  const title = JSON.stringify({ fi: 'Kohde', sv: '', en: '' })
  await app.rows(`INSERT INTO project (id, consortium_id, kind, lead_unit_id, title, currency, starts_on, ends_on, cost_model, stage) VALUES ($1, $2, 'single', $3, $4, 'EUR', '2025-01-01', '2099-12-31', 'actual', 'running')`, [projectId, consortiumId, unitId, title])
  await app.rows(`INSERT INTO project_partner (id, consortium_id, project_id, organisation_id, is_lead, valid_from) VALUES ($1, $2, $3, $4, true, '2025-01-01')`, [partnerId, consortiumId, projectId, organisationId])
  await app.rows('INSERT INTO project_partner_unit (partner_id, consortium_id, project_id, unit_id) VALUES ($1, $2, $3, $4)', [partnerId, consortiumId, projectId, unitId])
  await app.rows(`INSERT INTO budget_version (id, consortium_id, project_id, number, kind, state, cost_model, starts_on, ends_on, decided_on) VALUES ($1, $2, $3, 1, 'decision', 'locked', 'actual', '2025-01-01', '2099-12-31', '2025-01-01')`, [budgetId, consortiumId, projectId])
  await app.rows(`INSERT INTO project_cost (id, consortium_id, project_id, partner_id, category, source, day, amount, document) VALUES ($1, $2, $3, $4, 'travel', 'grant', '2026-01-01', 100, 'P-1')`, [costId, consortiumId, projectId, partnerId])
  await app.rows(`INSERT INTO project_claim (id, consortium_id, project_id, partner_id, number, period) VALUES ($1, $2, $3, $4, 1, '2026')`, [claimId, consortiumId, projectId, partnerId])
  return { projectId, partnerId, costId, claimId }
}

const of = (make: (known: Spent) => Request) => async (target: Target, app: TestApp) => make(await aSpentProject(target, app))
const cost = { category: 'travel', source: 'grant', day: DAY, amount: { minorUnits: '100', currency: 'EUR' }, document: 'P-2', corrects: '', note: '' }

export const moneyRequests: Makers = {
  'Query.projectSpending': of(({ projectId }) => ({ variables: { projectId } })),
  'Query.projectCosts': of(({ projectId, costId }) => ({ variables: { projectId }, depth: 3, shows: costId })),
  'Mutation.saveProjectCost': of(({ projectId, partnerId, costId }) => input({ projectId, partnerId, costId, ...stale, ...cost })),
  'Mutation.removeProjectCost': of(({ projectId, costId }) => input({ projectId, costId, ...stale })),
  'POST /api/projects/:id/costs/file': of(({ projectId }) => ({ path: `/api/projects/${projectId}/costs/file`, isUpload: true })),
  'POST /api/projects/:id/costs': of(({ projectId }) => ({ path: `/api/projects/${projectId}/costs`, isUpload: true })),
  'Query.projectClaims': of(({ projectId, claimId }) => ({ variables: { projectId }, depth: 3, shows: claimId })),
  'Query.projectClaim': of(({ claimId }) => ({ variables: { claimId } })),
  'Mutation.openProjectClaim': of(({ projectId, partnerId }) => input({ projectId, partnerId, period: 'aina' })),
  'Mutation.saveProjectClaim': of(({ claimId }) => input({ claimId, ...stale, costIds: [], note: '' })),
  'Mutation.moveProjectClaim': of(({ claimId }) => input({ claimId, ...stale, action: 'send', reason: '' })),
  'Mutation.judgeProjectClaim': of(({ claimId }) => input({ claimId, ...stale, lines: [] })),
  'Mutation.recordProjectRecovery': of(({ claimId }) => input({ claimId, ...stale, act: 'decide', lines: [], day: DAY, document: '', reason: '' })),
  'Query.projectMoney': of(({ projectId }) => ({ variables: { projectId } })),
  'GET /api/projects/:id/money.:format': of(({ projectId }) => ({ path: `/api/projects/${projectId}/money.csv` }))
}
