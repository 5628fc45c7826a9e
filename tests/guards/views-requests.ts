/** How the rows of the table of access that are about the views of quality are asked. */
import { emptyContent } from '@solmu/domain/quality/framework.js'
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { input, type Makers, nothing, stale } from './access-request.js'
import type { Target } from './access-targets.js'
import { anIndicatorOfPeople } from './indicator-requests.js'

const named = { fi: 'Kohde', sv: 'Kohde', en: 'Kohde' }
const scale = { code: 'kohde', kind: 'points', metFrom: 1, levels: [0, 1].map((value) => ({ value, name: named, from: null })) }
const criterion = { code: 'kohde', title: named, guidance: named, evidence: named, scale: 'kohde', weight: 1, anchors: [] }
const content = { ...emptyContent, name: named, scales: [scale], sections: [{ code: 'kohde', title: named, guidance: named, criteria: [criterion] }] }

/** A framework of the target's consortium by which units can be assessed. */
async function aFramework({ consortiumId }: Target, app: TestApp): Promise<string> {
  const id = newId()
  await app.rows(`INSERT INTO quality_framework (id, consortium_id, code, kind) VALUES ($1, $2, $3, 'assessed')`, [id, consortiumId, `kohde_${id.slice(-12)}`])
  await app.rows(
    `INSERT INTO quality_framework_version (id, consortium_id, framework_id, number, state, content, valid_from, released_at)
     VALUES ($1, $2, $3, 1, 'released', $4, '2020-01-01', now())`,
    [newId(), consortiumId, id, JSON.stringify(content)]
  )
  return id
}

/** Parameters of the target's consortium whose day has not come. */
async function someParameters({ consortiumId }: Target, app: TestApp): Promise<string> {
  const [row] = await app.rows<{ id: string }>(
    `INSERT INTO resourcing_parameters (id, consortium_id, valid_from, staff_cost, other_cost, customers_per_coach, steps, minimum_units)
     VALUES (gen_random_uuid(), $1, '2190-01-01', 1, 1, 1, '[{"from": 0, "factor": 100}]', 10)
     ON CONFLICT (consortium_id, valid_from) DO UPDATE SET staff_cost = 1 RETURNING id`,
    [consortiumId]
  )
  return row?.id ?? newId()
}

const parameters = { validFrom: '2001-01-01', staffCost: 1, otherCost: 1, customersPerCoach: 10, minimumUnits: 10, source: '', steps: [{ from: 0, factor: 100 }] }

export const viewRequests: Makers = {
  'Query.qualityOverview': async (target, app) => ({ variables: { frameworkId: await aFramework(target, app) } }),
  'Query.unitQuality': ({ unitId }) => ({ variables: { unitId } }),
  'Query.qualityAssociation': async (target, app) =>
    input({ frameworkId: await aFramework(target, app), indicatorId: await anIndicatorOfPeople(target.consortiumId, app), from: '2011-Q1', to: '2011-Q2' }),
  'Query.resourcingBasis': ({ unitId }) => ({ variables: { unitId } }),
  'Query.qualityParameters': nothing,
  'Mutation.saveQualityParameters': () => input({ ...parameters, ...stale }),
  'Mutation.dropQualityParameters': async (target, app) => input({ id: await someParameters(target, app), ...stale })
}
