/** How the rows of the table of access that are about collection rounds are asked. */
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { anIndicator, aRound } from '../../apps/api/src/testing/results.js'
import type { Target } from './access-targets.js'
import { aReturnAt } from './return-targets.js'

/** A round of the target's consortium. */
async function aRoundOf({ consortiumId }: Target, app: TestApp): Promise<string> {
  return aRound(app, { consortiumId, indicators: [{ id: await anIndicator(app, { consortiumId }) }] })
}

const input = (value: Record<string, unknown>) => ({ variables: { input: value } })
const stale = { expectedVersion: -1 }
const rule = { membership: 'last_day', unitRule: { kind: 'all' } }
const days = { opensOn: '2026-10-01', dueOn: '2026-10-15', graceUntil: '2026-10-22', verifyBy: '2026-10-29', acceptBy: '2026-11-05' }
/** Sound but for its period, which is looked at after access. */
const plan = { name: { fi: 'Kohde' }, period: '2026-Q9', ...rule, ...days, reminderDays: [], indicators: [] }

export const roundRequests = {
  'Query.rounds': async (target: Target, app: TestApp) => {
    const id = await aRoundOf(target, app)
    return { variables: { first: 100, filter: { search: `Kierros ${id.slice(-6)}` } }, depth: 2, shows: id }
  },
  'Query.round': async (target: Target, app: TestApp) => ({ variables: { id: await aRoundOf(target, app) } }),
  'Query.roundCalendar': () => ({ variables: { from: '2026-01-01', to: '2026-12-31' } }),
  'Query.previewRound': () => input({ period: '2026-Q1', ...rule }),
  'Mutation.createRound': () => input(plan),
  'Mutation.changeRound': async (target: Target, app: TestApp) => input({ ...plan, roundId: await aRoundOf(target, app), ...stale }),
  'Mutation.openRound': async (target: Target, app: TestApp) => input({ roundId: await aRoundOf(target, app), ...stale }),
  'Mutation.cancelRound': async (target: Target, app: TestApp) => input({ roundId: await aRoundOf(target, app), reason: 'Kohde', ...stale }),
  'Mutation.planRounds': async (target: Target, app: TestApp) => input({ roundId: await aRoundOf(target, app), count: 0 }),
  'Mutation.extendReturn': async (target: Target, app: TestApp) => {
    const { returnId } = await aReturnAt(target, app)
    return input({ returnId, until: '2030-01-01', reason: `Kohde ${newId()}`, ...stale })
  }
}
