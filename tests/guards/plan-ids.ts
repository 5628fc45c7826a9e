/** Ids of the plans of the demo, with which strangers try what is not theirs. */
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'

export async function idsOfPlans(app: TestApp): Promise<Record<string, string>> {
  const [row] = await app.rows<Record<string, string | null>>(
    `SELECT i.id AS "itemId", i.package_id AS "packageId", i.project_id AS "projectIds", (SELECT b.id FROM plan_baseline b ORDER BY b.id LIMIT 1) AS "baselineId",
       (SELECT k.id FROM project_risk k ORDER BY k.id LIMIT 1) AS "riskId", (SELECT s.id FROM plan_staff s ORDER BY s.id LIMIT 1) AS "staffId"
     FROM (SELECT 1) one LEFT JOIN plan_item i ON i.kind = 'task' ORDER BY i.id LIMIT 1`
  )
  const { itemId, ...others } = Object.fromEntries(Object.entries(row ?? {}).map(([name, id]) => [name, id ?? newId()]))
  return { ...others, 'savePlanItem.itemId': itemId ?? newId(), 'removePlanItem.itemId': itemId ?? newId() }
}
