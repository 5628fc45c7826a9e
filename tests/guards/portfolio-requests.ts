/** How the rows of the table of access that are about funders, projects and their budgets are asked. */
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { DAY, input, type Makers, nothing, type Request, stale } from './access-request.js'
import type { Target } from './access-targets.js'

const none = { fi: '', sv: '', en: '' }
const title = { ...none, fi: 'Kohde' }

type Funded = Readonly<Record<'funderId' | 'programmeId' | 'callId', string>>
type Led = Readonly<Record<'projectId' | 'partnerId' | 'budgetId', string>>

/** A funder with a programme and a call; an organisation is one once, so that it is made anew for each. */
async function aFunder({ consortiumId }: Target, app: TestApp): Promise<Funded> {
  const [funderId, programmeId, callId, organisationId] = [newId(), newId(), newId(), newId()]
  await app.rows(`INSERT INTO organisation (id, consortium_id, name_fi, name_sv, name_en, legal_form) VALUES ($1, $2, 'Kohde', 'Kohde', 'Kohde', 'foundation')`, [organisationId, consortiumId])
  await app.rows(`INSERT INTO funder (id, consortium_id, organisation_id, kind) VALUES ($1, $2, $3, 'foundation')`, [funderId, consortiumId, organisationId])
  await app.rows(`INSERT INTO programme (id, consortium_id, funder_id, name, valid_from) VALUES ($1, $2, $3, $4, '2020-01-01')`, [programmeId, consortiumId, funderId, JSON.stringify(title)])
  await app.rows(`INSERT INTO funding_call (id, consortium_id, programme_id, name, opens_on, currency) VALUES ($1, $2, $3, $4, '2020-01-01', 'EUR')`, [callId, consortiumId, programmeId, JSON.stringify(title)])
  return { funderId, programmeId, callId }
}

/** A project that the unit leads, with a partner and a plan. */
async function aProject({ consortiumId, unitId, organisationId }: Target, app: TestApp): Promise<Led> {
  const [projectId, partnerId, budgetId] = [newId(), newId(), newId()]
  await app.rows(`INSERT INTO project (id, consortium_id, kind, lead_unit_id, title, currency) VALUES ($1, $2, 'single', $3, $4, 'EUR')`, [projectId, consortiumId, unitId, JSON.stringify(title)])
  await app.rows(`INSERT INTO project_partner (id, consortium_id, project_id, organisation_id, is_lead, valid_from) VALUES ($1, $2, $3, $4, true, '2020-01-01')`, [partnerId, consortiumId, projectId, organisationId])
  await app.rows(`INSERT INTO budget_version (id, consortium_id, project_id, number, kind, starts_on, ends_on) VALUES ($1, $2, $3, 1, 'plan', '2020-01-01', '2021-12-31')`, [budgetId, consortiumId, projectId])
  return { projectId, partnerId, budgetId }
}

/** A project of others, called by its id, from a list of its own. */
const ofOther = (make: (id: string) => Request) => async ({ consortiumId, importId }: Target, app: TestApp) => {
  const [id, listId] = [newId(), newId()]
  await app.rows(
    `INSERT INTO network_import (id, consortium_id, kind, file_name, file_key, format, columns, effective_on, created_by)
     SELECT $1, consortium_id, 'projects', 'lista.csv', file_key, format, columns, effective_on, created_by FROM network_import WHERE id = $2`,
    [listId, importId]
  )
  await app.rows(`INSERT INTO public_project (id, consortium_id, import_id, name, currency) VALUES ($1::uuid, $2, $3, $1::text, 'EUR')`, [id, consortiumId, listId])
  return make(id)
}

const ofFunder = (make: (known: Funded, target: Target) => Request) => async (target: Target, app: TestApp) => make(await aFunder(target, app), target)
export const ofProject = (make: (known: Led, target: Target) => Request) => async (target: Target, app: TestApp) => make(await aProject(target, app), target)
const call = { name: title, code: '', eligibility: none, opensOn: DAY, currency: 'EUR', link: '', taskAreas: [], costModels: [], applicants: [] }
const project = { kind: 'single', title, summary: none, acronym: '', funderCode: '', currency: 'EUR', taskAreas: [], ideas: [] }

export const portfolioRequests: Makers = {
  'Query.funders': ofFunder(({ funderId }) => ({ depth: 2, shows: funderId })),
  'Query.funder': ofFunder(({ funderId }) => ({ variables: { id: funderId } })),
  'Query.fundingCalls': ofFunder(({ callId }) => ({ depth: 3, shows: callId })),
  'Mutation.saveFunder': ofFunder(({ funderId }, { organisationId }) => input({ funderId, ...stale, organisationId, kind: 'state', note: '' })),
  'Mutation.saveProgramme': ofFunder(({ funderId, programmeId }) => input({ funderId, programmeId, ...stale, name: title, code: '', validFrom: DAY })),
  'Mutation.saveFundingCall': ofFunder(({ programmeId, callId }) => input({ programmeId, callId, ...stale, ...call })),
  'Query.projects': ofProject(({ projectId }) => ({ depth: 3, shows: projectId })),
  'Query.project': ofProject(({ projectId }) => ({ variables: { id: projectId } })),
  'Query.projectChoices': nothing,
  'Query.projectOutputs': ofProject(({ projectId }) => ({ variables: { projectId } })),
  'Mutation.saveProjectOutputs': ofProject(({ projectId }) => input({ projectId, ...stale, outputs: [] })),
  'Query.fundedProjects': nothing,
  'Mutation.saveProject': ofProject(({ projectId }, { unitId }) => input({ projectId, ...stale, leadUnitId: unitId, ...project })),
  'Mutation.moveProject': ofProject(({ projectId }) => input({ projectId, ...stale, action: 'prepare', reason: '' })),
  'Mutation.saveProjectPartner': ofProject(({ projectId }, { organisationId }) => input({ projectId, organisationId, unitIds: [], validFrom: DAY, validTo: DAY })),
  'Mutation.removeProjectPartner': ofProject(({ projectId, partnerId }) => input({ projectId, partnerId, ...stale })),
  'Query.publicProjects': ofOther((id) => ({ depth: 3, shows: id })),
  'Query.publicProjectOverview': nothing,
  'GET /files/public-projects.:format': ofOther((id) => ({ path: '/files/public-projects.csv', shows: id })),
  'GET /files/portfolio.:format': async (target, app) => {
    const { projectId } = await aProject(target, app)
    await app.rows('UPDATE project SET acronym = $1 WHERE id = $2', [projectId.slice(0, 36), projectId])
    return { path: '/files/portfolio.csv', shows: projectId }
  },
  'Query.portfolioOverview': ofProject((_known, { unitId }) => ({ variables: { by: 'lead', filter: { stages: ['idea'], unitId } }, depth: 2, shows: unitId })),
  'Query.portfolioCoverage': async () => ({ variables: { axis: 'taskArea' } }),
  'Query.fundingTimeline': nothing,
  'Query.projectOverlaps': nothing,
  'Query.portfolioViews': nothing,
  'Mutation.savePortfolioView': async () => input({ page: 'overview', name: newId(), search: '{}' }),
  'Mutation.removePortfolioView': async () => input({ viewId: newId() }),
  'Mutation.judgeOverlap': async (target, app) => {
    const [{ projectId }, { projectId: otherId }] = [await aProject(target, app), await aProject(target, app)]
    return input({ projectId, otherId, isOthers: false, verdict: 'set_aside', reason: '' })
  },
  'Mutation.setPortfolioRules': async () => input({ endingMonths: 6, expectedVersion: 4711 }),
  'GET /files/portfolio-overview.:format': async () => ({ path: '/files/portfolio-overview.csv?by=stage' }),
  'Query.projectBudgets': ofProject(({ projectId }) => ({ variables: { projectId } })),
  'Mutation.saveProjectBudget': ofProject(({ projectId }) => input({ projectId, ...stale, lines: [], reason: '' })),
  'Mutation.proposeBudgetChange': ofProject(({ projectId, budgetId }) => input({ projectId, budgetId, ...stale })),
  'Mutation.settleBudgetChange': ofProject(({ projectId, budgetId }) => input({ projectId, budgetId, ...stale, isAgreed: true, decidedOn: DAY, reference: '' }))
}
