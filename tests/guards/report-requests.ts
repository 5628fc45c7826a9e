/** How the rows of the table of access that are about reports are asked. */
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { lastQuarter } from '../../apps/api/src/testing/results.js'
import { input, stale } from './access-request.js'
import type { Target } from './access-targets.js'
import { aReturnAt } from './return-targets.js'

/** An edition of the target's consortium that waits to be certified. */
async function aPreparedEdition({ consortiumId }: Target, app: TestApp): Promise<string> {
  const id = newId()
  await app.rows(
    `INSERT INTO edition (id, consortium_id, period_kind, first_period, last_period, period_from, period_to, state)
     VALUES ($1, $2, 'year', '1995', '1995', '1995-01-01', '1996-01-01', 'prepared')`,
    [id, consortiumId]
  )
  return id
}

/** The certified edition of the target's consortium, with a part; made once, for it stays. */
export async function aCertifiedEdition({ consortiumId }: Target, app: TestApp): Promise<string> {
  const [known] = await app.rows<{ id: string }>(`SELECT id FROM edition WHERE consortium_id = $1 AND first_period = '1994'`, [consortiumId])
  if (known) return known.id
  const id = newId()
  await app.rows(
    `INSERT INTO edition (id, consortium_id, period_kind, first_period, last_period, period_from, period_to, state)
     VALUES ($1, $2, 'year', '1994', '1994', '1994-01-01', '1995-01-01', 'prepared')`,
    [id, consortiumId]
  )
  await app.rows(`INSERT INTO edition_part (edition_id, consortium_id, name, body, sha256) VALUES ($1, $2, 'facts', '', 'kohde')`, [id, consortiumId])
  await app.rows(
    `UPDATE edition SET state = 'certified', certified_at = now(), year = 1995, number = 1, manifest = '{}', sha256 = 'kohde', signature = 'kohde',
       key_id = 'kohde', public_key = 'kohde' WHERE id = $1`,
    [id]
  )
  return id
}

export const reportRequests = {
  'Query.editions': async (target: Target, app: TestApp) => {
    const id = await aPreparedEdition(target, app)
    return { variables: { first: 100 }, depth: 2, shows: id }
  },
  'Query.edition': async (target: Target, app: TestApp) => ({ variables: { id: await aPreparedEdition(target, app) } }),
  'GET /api/editions/:id/manifest.json': async (target: Target, app: TestApp) => ({
    path: `/api/editions/${await aCertifiedEdition(target, app)}/manifest.json`
  }),
  'GET /api/editions/:id/parts/:name.jsonl': async (target: Target, app: TestApp) => ({
    path: `/api/editions/${await aCertifiedEdition(target, app)}/parts/facts.jsonl`
  }),
  'Mutation.prepareEdition': () => input({ firstPeriod: '1995-Q9', lastPeriod: '1995-Q9', lenses: [] }),
  'Mutation.renewEdition': async (target: Target, app: TestApp) => input({ editionId: await aPreparedEdition(target, app), ...stale }),
  'Mutation.certifyEdition': async (target: Target, app: TestApp) => input({ editionId: await aPreparedEdition(target, app), ...stale }),
  'Mutation.dropEdition': async (target: Target, app: TestApp) => input({ editionId: await aPreparedEdition(target, app), ...stale }),
  'Query.consolidation': async (target: Target, app: TestApp) => {
    const { returnId, indicatorId } = await aReturnAt(target, app)
    return { ...input({ indicatorIds: [indicatorId], lens: 'unit', from: lastQuarter(), to: lastQuarter() }), depth: 2, shows: returnId }
  },
  'Query.figureDerivation': async (target: Target, app: TestApp) => {
    const { returnId, indicatorId } = await aReturnAt(target, app, 'submitted')
    const sql = `INSERT INTO return_version (return_id, number, consortium_id, unit_id, kind) VALUES ($1, 1, $2, $3, 'submission')`
    await app.rows(sql, [returnId, target.consortiumId, target.unitId])
    const place = { lens: 'unit', area: target.unitId, isWhole: false, stage: 'submitted' }
    return { ...input({ indicatorId, ...place, from: lastQuarter(), to: lastQuarter() }), depth: 2, shows: returnId }
  }
}
