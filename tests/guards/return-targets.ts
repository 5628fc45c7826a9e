/** Returns for the table of access: made for one question each, so that no row finds what another has done. */
import type { CorrectionState, ReturnState } from '@solmu/domain/results/return-state.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { newId } from '@solmu/shared/ids.js'
import { anIndicator, aReturn, aRound, insert } from '../../apps/api/src/testing/results.js'

type At = { readonly consortiumId: string; readonly unitId: string }

/** A return of the unit in a round of its own, with one indicator without breakdowns. */
export async function aReturnAt(
  { consortiumId, unitId }: At,
  app: TestApp,
  state: ReturnState = 'draft'
): Promise<{ returnId: string; roundId: string; indicatorId: string }> {
  const indicatorId = await anIndicator(app, { consortiumId })
  const roundId = await aRound(app, { consortiumId, indicators: [{ id: indicatorId }] })
  const returnId = await aReturn(app, { roundId, unitId, state, cells: [{ indicatorId, value: 1 }] })
  return { returnId, roundId, indicatorId }
}

/** A correction of such a return. */
export async function aCorrectionAt({ consortiumId, unitId }: At, app: TestApp, state: CorrectionState = 'proposed'): Promise<string> {
  const { returnId, indicatorId } = await aReturnAt({ consortiumId, unitId }, app, 'locked')
  const id = newId()
  const cells = JSON.stringify([{ indicatorId, breakdown: '', status: 'value', value: 5, wasStatus: 'value', was: 1 }])
  await insert(app, 'correction', { id, return_id: returnId, consortium_id: consortiumId, unit_id: unitId, state, reason: 'Kohde', cells })
  return id
}

/** The region of such a return. */
export async function aRegionAt(at: At, app: TestApp): Promise<{ roundId: string; centreId: string }> {
  const { returnId, roundId } = await aReturnAt(at, app)
  const [row] = await app.rows<{ centreId: string }>('SELECT centre_id AS "centreId" FROM unit_return WHERE id = $1', [returnId])
  return { roundId, centreId: row?.centreId ?? '' }
}

/** A round without returns. */
export const aRoundOf = (consortiumId: string, app: TestApp): Promise<string> => aRound(app, { consortiumId, indicators: [] })
