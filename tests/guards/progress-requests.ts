/** How the rows of the table of access that are about the results and the progress reports of projects are asked. */
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { DAY, input, type Makers, nothing, type Request, stale } from './access-request.js'
import type { Target } from './access-targets.js'

type Told = Readonly<Record<'projectId' | 'indicatorId' | 'projectIndicatorId' | 'reportId' | 'questionId', string>>

/** A running project that the unit leads, with an indicator and a report about which the funder asks. */
async function aToldProject({ consortiumId, unitId, organisationId }: Target, app: TestApp): Promise<Told> {
  const [projectId, partnerId, projectIndicatorId, reportId, questionId] = [newId(), newId(), newId(), newId(), newId()]
  const title = JSON.stringify({ fi: 'Kohde', sv: '', en: '' })
  const [own] = await app.rows<{ id: string }>('SELECT id FROM indicator WHERE consortium_id = $1 ORDER BY code LIMIT 1', [consortiumId])
  const indicatorId = own?.id ?? newId()
  await app.rows(`INSERT INTO project (id, consortium_id, kind, lead_unit_id, title, currency, starts_on, ends_on, cost_model, stage) VALUES ($1, $2, 'single', $3, $4, 'EUR', '2025-01-01', '2099-12-31', 'actual', 'running')`, [projectId, consortiumId, unitId, title])
  await app.rows(`INSERT INTO project_partner (id, consortium_id, project_id, organisation_id, is_lead, valid_from) VALUES ($1, $2, $3, $4, true, '2025-01-01')`, [partnerId, consortiumId, projectId, organisationId])
  await app.rows('INSERT INTO project_partner_unit (partner_id, consortium_id, project_id, unit_id) VALUES ($1, $2, $3, $4)', [partnerId, consortiumId, projectId, unitId])
  if (own) await app.rows(`INSERT INTO project_indicator (id, consortium_id, project_id, indicator_id, period_kind) VALUES ($1, $2, $3, $4, 'quarter')`, [projectIndicatorId, consortiumId, projectId, indicatorId])
  await app.rows(`INSERT INTO progress_report (id, consortium_id, project_id, number, period, due_on) VALUES ($1, $2, $3, 1, '2026', '2027-01-30')`, [reportId, consortiumId, projectId])
  await app.rows('INSERT INTO progress_part (id, consortium_id, project_id, report_id, partner_id) VALUES ($1, $2, $3, $4, $5)', [newId(), consortiumId, projectId, reportId, partnerId])
  await app.rows(`INSERT INTO progress_question (id, consortium_id, project_id, report_id, cell, question) VALUES ($1, $2, $3, $4, 'text:done', 'Kohde')`, [questionId, consortiumId, projectId, reportId])
  return { projectId, indicatorId, projectIndicatorId, reportId, questionId }
}

const of = (make: (known: Told) => Request) => async (target: Target, app: TestApp) => make(await aToldProject(target, app))

export const progressRequests: Makers = {
  'Query.projectResults': of(({ projectId }) => ({ variables: { projectId } })),
  'Query.sharedResults': nothing,
  'Mutation.saveProjectIndicator': of(({ projectId, indicatorId }) => input({ projectId, indicatorId, ...stale, periodKind: 'quarter', why: '', partnerTargets: [] })),
  'Mutation.removeProjectIndicator': of(({ projectIndicatorId }) => input({ projectIndicatorId, ...stale })),
  'Mutation.declareProjectShares': of(({ projectIndicatorId }) => input({ projectIndicatorId, ...stale, shares: [] })),
  'GET /api/projects/:id/results.:format': of(({ projectId }) => ({ path: `/api/projects/${projectId}/results.csv` })),
  'Query.progressReports': of(({ projectId, reportId }) => ({ variables: { projectId }, depth: 3, shows: reportId })),
  'Query.progressReport': of(({ reportId }) => ({ variables: { reportId } })),
  'Mutation.openProgressReport': of(({ projectId }) => input({ projectId, period: 'aina', dueOn: DAY })),
  'Mutation.writeProgressReport': of(({ reportId }) => input({ reportId, ...stale, texts: [], replies: [], explanations: [] })),
  'Mutation.moveProgressReport': of(({ reportId }) => input({ reportId, ...stale, action: 'put_together', reason: '', marks: [] })),
  'Mutation.askProgressQuestion': of(({ reportId }) => input({ reportId, cell: 'text:done', question: 'Kohde' })),
  'Mutation.answerProgressQuestion': of(({ questionId }) => input({ questionId, ...stale, answer: 'Kohde' }))
}
