/** How the rows of the table of access that are about the state of rounds and about targets are asked. */
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { anIndicator, insert } from '../../apps/api/src/testing/results.js'
import type { Target } from './access-targets.js'
import { aReturnAt } from './return-targets.js'

const input = (value: Record<string, unknown>) => ({ variables: { input: value } })

/** A target of the unit. */
async function aTargetAt({ consortiumId, unitId }: Target, app: TestApp): Promise<string> {
  const id = newId()
  await insert(app, 'target', {
    ...{ id, consortium_id: consortiumId, scope: 'unit', unit_id: unitId, indicator_id: await anIndicator(app, { consortiumId }) },
    ...{ breakdown: '', period: '2019', period_kind: 'year', period_from: '2019-01-01', period_to: '2020-01-01', kind: 'target', value: 5 }
  })
  return id
}

export const targetRequests = {
  'Query.roundOverview': async (target: Target, app: TestApp) => {
    const { returnId, roundId } = await aReturnAt(target, app)
    return { variables: { roundId }, depth: 3, shows: returnId }
  },
  'Query.completeness': () => ({ variables: { rounds: 1 } }),
  'Query.reviewQueue': () => ({}),
  'Mutation.remindUnits': async (target: Target, app: TestApp) => {
    const { roundId } = await aReturnAt(target, app)
    return input({ roundId, unitIds: [target.unitId] })
  },
  'Query.targets': async (target: Target, app: TestApp) => {
    const id = await aTargetAt(target, app)
    return { variables: { first: 100, filter: { unitId: target.unitId, year: 2019 } }, depth: 2, shows: id }
  },
  'Query.progress': ({ unitId }: Target) => input({ nodeId: unitId, year: 2019 }),
  'Mutation.setTargets': async ({ home, unitId }: Target, app: TestApp) => {
    const indicatorId = await anIndicator(app, { consortiumId: home.consortiumId })
    const target = { scope: 'unit', unitId, indicatorId, period: '2019-Q9', kind: 'target', value: '5', expectedVersion: 0 }
    return input({ targets: [target] })
  },
  'Mutation.removeTarget': async (target: Target, app: TestApp) => input({ targetId: await aTargetAt(target, app), expectedVersion: -1 })
}
