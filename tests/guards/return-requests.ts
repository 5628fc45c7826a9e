/** How the rows of the table of access that are about returns, regions, figures and what units share are asked. */
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { input, type Makers, reason, stale } from './access-request.js'
import type { Target } from './access-targets.js'
import { anIndicatorOfPeople } from './indicator-requests.js'
import { aCorrectionAt, aRegionAt, aReturnAt, aRoundOf } from './return-targets.js'

export const returnRequests: Makers = {
  'Query.resultTotals': async ({ home, unitId }, app) =>
    input({ indicatorIds: [await anIndicatorOfPeople(home.consortiumId, app)], nodeId: unitId, from: '2011-Q1', to: '2011-Q2' }),
  'Query.unitReturn': async (target, app) => ({ variables: { id: (await aReturnAt(target, app)).returnId } }),
  'Query.unitReturns': async (target, app) => {
    const { returnId, roundId } = await aReturnAt(target, app)
    return { variables: { first: 100, filter: { roundId } }, depth: 2, shows: returnId }
  },
  'Query.returnDifference': async (target, app) => ({ variables: { returnId: (await aReturnAt(target, app)).returnId, from: 0 } }),
  'Query.returnSheetOfVersion': async (target, app) => ({ variables: { returnId: await aSentReturn(target, app), number: 1 } }),
  'Query.cellHistory': async (target, app) => {
    const { returnId, indicatorId } = await aReturnAt(target, app)
    return { variables: { returnId, indicatorId, breakdown: '' } }
  },
  'Mutation.saveCells': async (target, app) => {
    const { returnId, indicatorId } = await aReturnAt(target, app)
    return input({ returnId, cells: [{ indicatorId, breakdown: '', value: '2', expectedVersion: 1 }] })
  },
  'Query.returnChecks': async (target, app) => ({ variables: { returnId: (await aReturnAt(target, app)).returnId } }),
  'Mutation.explainFinding': async (target, app) =>
    input({ returnId: (await aReturnAt(target, app)).returnId, ruleCode: 'kohde', cell: 'x/', text: 'x' }),
  'Mutation.confirmCell': async (target, app) => {
    const { returnId, indicatorId } = await aReturnAt(target, app)
    return input({ returnId, indicatorId, breakdown: '', text: 'Kohde' })
  },
  'Mutation.commentCell': async (target, app) => input({ returnId: (await aReturnAt(target, app)).returnId, text: ' ' }),
  'Mutation.touchReturn': async (target, app) => input({ returnId: (await aReturnAt(target, app)).returnId }),
  'Mutation.submitReturn': async (target, app) => input({ returnId: (await aReturnAt(target, app)).returnId, ...stale }),
  'Mutation.withdrawReturn': async (target, app) => input({ returnId: (await aReturnAt(target, app, 'submitted')).returnId, ...stale }),
  'Mutation.proposeCorrection': async (target, app) => {
    const { returnId, indicatorId } = await aReturnAt(target, app, 'locked')
    return input({ returnId, reason, cells: [{ indicatorId, breakdown: '', status: 'value', value: '5' }], ...stale })
  },
  'Mutation.verifyReturns': async (target, app) => input({ returns: [{ returnId: (await aReturnAt(target, app, 'submitted')).returnId, ...stale }] }),
  'Mutation.returnCells': async (target, app) => {
    const { returnId, indicatorId } = await aReturnAt(target, app, 'submitted')
    return input({ returnId, cells: [{ indicatorId, breakdown: '', question: reason }], ...stale })
  },
  'Mutation.reopenReturn': async (target, app) => input({ returnId: (await aReturnAt(target, app, 'verified')).returnId, cells: [], reason, ...stale }),
  'Mutation.verifyCorrection': async (target, app) => input({ correctionId: await aCorrectionAt(target, app), ...stale }),
  'Mutation.decideCorrection': async (target, app) =>
    input({ correctionId: await aCorrectionAt(target, app, 'verified'), decision: 'reject', reason, ...stale }),
  'Query.regionReturns': async (target, app) => {
    const { roundId, centreId } = await aRegionAt(target, app)
    return { variables: { roundId }, depth: 2, shows: centreId }
  },
  'Query.regionReturn': async (target, app) => ({ variables: await aRegionAt(target, app) }),
  'Mutation.forwardRegion': async (target, app) => input({ ...(await aRegionAt(target, app)), missing: [], ...stale }),
  'Mutation.recallRegion': async (target, app) => input({ ...(await aRegionAt(target, app)), ...stale }),
  'Mutation.returnRegion': async (target, app) => input({ ...(await aRegionAt(target, app)), message: reason, ...stale }),
  'Mutation.acceptRegion': async (target, app) => input({ ...(await aRegionAt(target, app)), ...stale }),
  'Query.previewLock': async ({ consortiumId }, app) => ({ variables: { roundId: await aRoundOf(consortiumId, app) } }),
  'Mutation.lockRound': async ({ consortiumId }, app) => input({ roundId: await aRoundOf(consortiumId, app), missing: [], ...stale }),
  'Query.personOverlaps': ({ unitId }) => ({ variables: { unitId } }),
  'Mutation.declareOverlap': async ({ home, unitId }, app) => {
    const indicatorId = await anIndicatorOfPeople(home.consortiumId, app)
    const otherUnitId = await anotherUnit(home.consortiumId, unitId, app)
    return input({ indicatorId, unitId, otherUnitId, breakdown: '', period: '2011-Q1', count: 1, expectedVersion: 0 })
  },
  'Mutation.confirmOverlap': async (target, app) => input({ overlapId: await anOverlap(target, app), expectedVersion: 99 }),
  'Mutation.removeOverlap': async (target, app) => input({ overlapId: await anOverlap(target, app), expectedVersion: 99 }),

  'GET /api/returns/:id/template.:format': async (target, app) => ({ path: `/api/returns/${(await aReturnAt(target, app)).returnId}/template.json` }),
  'GET /api/returns/:id/adx': async (target, app) => ({ path: `/api/returns/${(await aReturnAt(target, app)).returnId}/adx` }),
  'POST /api/returns/:id/file': async (target, app) => ({ path: `/api/returns/${(await aReturnAt(target, app)).returnId}/file`, isUpload: true }),
  'PUT /api/returns/:id/cells': async (target, app) => ({ path: `/api/returns/${(await aReturnAt(target, app)).returnId}/cells` }),
  'GET /api/rounds/:id/figures.:format': async (target, app) => {
    const { roundId } = await aReturnAt(target, app)
    return { path: `/api/rounds/${roundId}/figures.json`, shows: target.unitId }
  },
  'GET /api/rounds/:id/adx': async (target, app) => {
    const { roundId } = await aReturnAt(target, app, 'submitted')
    return { path: `/api/rounds/${roundId}/adx`, shows: roundId }
  },
  'POST /api/adx': () => ({ isUpload: true })
}

/** A return that was sent once. */
async function aSentReturn(target: Target, app: TestApp): Promise<string> {
  const { returnId } = await aReturnAt(target, app, 'submitted')
  const sql = `INSERT INTO return_version (return_id, number, consortium_id, unit_id, kind) VALUES ($1, 1, $2, $3, 'submission')`
  await app.rows(sql, [returnId, target.consortiumId, target.unitId])
  return returnId
}

/** Any local unit but one. */
async function anotherUnit(consortiumId: string, exceptId: string, app: TestApp): Promise<string> {
  const sql = `SELECT id FROM org_unit WHERE consortium_id = $1 AND type = 'local_unit' AND id <> $2 ORDER BY id LIMIT 1`
  return (await app.rows<{ id: string }>(sql, [consortiumId, exceptId]))[0]?.id ?? newId()
}

/** What the head office has declared to a unit, so that only the unit has a part in it. */
async function anOverlap({ consortiumId, unitId }: Target, app: TestApp): Promise<string> {
  const id = newId()
  await app.rows(
    `INSERT INTO person_overlap (id, consortium_id, indicator_id, breakdown, period, period_kind, period_from, unit_id, other_unit_id, count)
     SELECT $1, $2, $3, '', '2011-Q1', 'quarter', '2011-01-01', o.id, $4, 1 FROM org_unit o WHERE o.consortium_id = $2 AND o.type = 'headquarters'`,
    [id, consortiumId, await anIndicatorOfPeople(consortiumId, app), unitId]
  )
  return id
}
