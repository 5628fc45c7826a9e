/** Frameworks in every consortium, so that empty means refused: one that was released, and one that is being written. */
import { emptyContent } from '@solmu/domain/quality/framework.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'

const criterion = { code: 'kohde', scale: 'kohde', weight: 1, title: { fi: 'Kohde', sv: 'Kohde', en: 'Kohde' } }
const content = { ...emptyContent, sections: [{ code: 'kohde', criteria: [criterion] }] }

export async function fillQuality(app: TestApp): Promise<void> {
  await app.rows(
    `INSERT INTO resourcing_parameters (id, consortium_id, valid_from, staff_cost, other_cost, customers_per_coach, steps, minimum_units)
     SELECT gen_random_uuid(), c.id, '2020-01-01', 1, 1, 1, '[{"from": 0, "factor": 100}]', 10 FROM consortium c`
  )
  for (const state of ['released', 'draft']) {
    await app.rows(
      `INSERT INTO quality_framework (id, consortium_id, code, kind) SELECT gen_random_uuid(), c.id, $1, 'assessed' FROM consortium c`,
      [`kohde_${state}`]
    )
    await app.rows(
      `INSERT INTO quality_framework_version (id, consortium_id, framework_id, number, state, content, valid_from, released_at)
       SELECT gen_random_uuid(), f.consortium_id, f.id, 1, $1, $2, CASE WHEN $1 = 'released' THEN DATE '2020-01-01' END,
         CASE WHEN $1 = 'released' THEN now() END
       FROM quality_framework f WHERE f.code = $3`,
      [state, JSON.stringify(content), `kohde_${state}`]
    )
  }
}
