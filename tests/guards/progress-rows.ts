/** Indicators and progress reports of the projects that stand in every consortium, so that empty means refused. */
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'

export async function fillProgress(app: TestApp): Promise<void> {
  const partners = `project_partner r JOIN project p ON p.id = r.project_id AND p.title->>'fi' = 'Kohde'`
  await app.rows(
    `INSERT INTO project_indicator (id, consortium_id, project_id, indicator_id, period_kind) SELECT gen_random_uuid(), p.consortium_id, p.id, i.id, 'quarter'
     FROM project p JOIN LATERAL (SELECT n.id FROM indicator n WHERE n.consortium_id = p.consortium_id ORDER BY n.id LIMIT 1) i ON true WHERE p.title->>'fi' = 'Kohde'`
  )
  const indicators = `${partners} JOIN project_indicator i ON i.project_id = p.id`
  await app.rows(`INSERT INTO project_indicator_target (project_indicator_id, consortium_id, project_id, partner_id, target) SELECT i.id, i.consortium_id, i.project_id, r.id, 10 FROM ${indicators}`)
  await app.rows(`INSERT INTO project_share (id, consortium_id, project_id, project_indicator_id, unit_id, share, valid_from) SELECT gen_random_uuid(), i.consortium_id, i.project_id, i.id, p.lead_unit_id, 5000, '2020-01-01' FROM ${indicators}`)
  await app.rows(`INSERT INTO progress_report (id, consortium_id, project_id, number, period, due_on) SELECT gen_random_uuid(), p.consortium_id, p.id, 1, '2020', '2021-01-30' FROM project p WHERE p.title->>'fi' = 'Kohde'`)
  const reports = `progress_report t JOIN ${partners} ON p.id = t.project_id`
  await app.rows(`INSERT INTO progress_part (id, consortium_id, project_id, report_id, partner_id) SELECT gen_random_uuid(), t.consortium_id, t.project_id, t.id, r.id FROM ${reports}`)
  const own = `gen_random_uuid(), t.consortium_id, t.project_id, t.id`
  await app.rows(`INSERT INTO progress_mark (id, consortium_id, project_id, report_id, cell, comment) SELECT ${own}, 'text:done', 'Kohde' FROM ${reports}`)
  await app.rows(`INSERT INTO progress_version (id, consortium_id, project_id, report_id, number) SELECT ${own}, 1 FROM ${reports}`)
  await app.rows(`INSERT INTO progress_event (id, consortium_id, project_id, report_id, action, from_state, to_state) SELECT ${own}, 'approve', 'with_centre', 'with_funder' FROM ${reports}`)
  await app.rows(`INSERT INTO progress_question (id, consortium_id, project_id, report_id, cell, question) SELECT ${own}, 'text:done', 'Kohde' FROM ${reports}`)
}

/** Those of a progress report of the demo with a marked cell, and of an indicator of its project. */
export async function idsOfProgress(app: TestApp): Promise<Record<string, string>> {
  const [row] = await app.rows<Record<string, string | null>>(
    `SELECT m.report_id AS "reportId", m.part_id AS "partId", m.id AS "markId", (SELECT q.id FROM progress_question q ORDER BY q.id LIMIT 1) AS "questionId", (SELECT i.id FROM project_indicator i WHERE i.project_id = m.project_id ORDER BY i.id LIMIT 1) AS "projectIndicatorId"
     FROM progress_mark m WHERE m.part_id IS NOT NULL ORDER BY m.id LIMIT 1`
  )
  const id = (name: string): string => row?.[name] ?? newId()
  const ofReport = ['progressReport', 'writeProgressReport', 'moveProgressReport', 'askProgressQuestion'].map((operation) => [`${operation}.reportId`, id('reportId')] as const)
  return { ...Object.fromEntries(ofReport), ...{ 'writeProgressReport.partId': id('partId'), 'moveProgressReport.partId': id('partId') }, ...{ markId: id('markId'), 'answerProgressQuestion.questionId': id('questionId'), projectIndicatorId: id('projectIndicatorId') } }
}
