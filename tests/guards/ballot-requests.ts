/** How the rows of the table of access that are about ballots are asked. */
import { generateKeyPairSync } from 'node:crypto'
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { input, type Makers, nothing, stale } from './access-request.js'
import type { Target } from './access-targets.js'

const title = { fi: 'Kohde', sv: '', en: '' }
const option = JSON.stringify([{ code: 'o1', name: title, isWithdrawn: false }])
const publicKey = generateKeyPairSync('rsa', { modulusLength: 3072 }).publicKey.export({ type: 'spki', format: 'der' }).toString('base64')

/** A body of the target's unit with a ballot that is open, secret when asked for. */
async function aBallot({ consortiumId, unitId }: Target, app: TestApp, secrecy = 'open'): Promise<{ ballotId: string; bodyId: string }> {
  const [ballotId, bodyId] = [newId(), newId()]
  // A local unit has no bodies: for it the ballot is the head office's.
  const [place] = await app.rows<{ id: string }>(
    `SELECT u.id FROM org_unit u WHERE u.consortium_id = $1 AND (u.type = 'headquarters' OR u.id = $2 AND u.type <> 'local_unit') ORDER BY u.id = $2 DESC LIMIT 1`,
    [consortiumId, unitId]
  )
  await app.rows(`INSERT INTO body (id, consortium_id, kind, name, unit_id, seats, valid_from) VALUES ($1, $2, 'working_group', $3, $4, 5, '2020-01-01')`, [bodyId, consortiumId, JSON.stringify(title), place?.id])
  const rule = { majority: { share: 'simple', of: 'given', abstentions: 'out' }, tie: 'falls', quorum: { of: 'members', share: { top: 0, bottom: 1, isExceeded: false }, atLeast: 1 }, votes: 'one_each', seats: 5 }
  await app.rows(
    `INSERT INTO ballot (id, consortium_id, body_id, unit_id, matter, title, description, method, secrecy, options, seats, max_score, closes_at, state, rule, lot_commitment, public_keys, opened_at)
     VALUES ($1, $2, $3, $4, 'ordinary', $5, $5, 'approval', $6, $7, 1, 1, '2199-01-01', 'open', $8, repeat('a', 64), $9, now())`,
    [ballotId, consortiumId, bodyId, place?.id, JSON.stringify(title), secrecy, option, JSON.stringify(rule), secrecy === 'secret' ? JSON.stringify({ 1: publicKey }) : null]
  )
  return { ballotId, bodyId }
}

const about = (make: (ballotId: string, bodyId: string) => Record<string, unknown>) => async (target: Target, app: TestApp) => {
  const { ballotId, bodyId } = await aBallot(target, app)
  return input(make(ballotId, bodyId))
}
const draft = { matter: 'ordinary', title, description: title, method: 'yes_no', secrecy: 'open', options: [], seats: 1, maxScore: 1, closesAt: '2199-01-01T00:00:00Z' }
const token = 'a'.repeat(43)

export const ballotRequests: Makers = {
  'Query.ballots': async (target, app) => ({ depth: 2, shows: (await aBallot(target, app)).ballotId }),
  'Query.ballot': async (target, app) => ({ variables: { id: (await aBallot(target, app)).ballotId } }),
  'Query.ballotPlaces': nothing,
  'Mutation.saveBallot': about((ballotId, bodyId) => ({ ...draft, ballotId, bodyId, ...stale })),
  'Mutation.announceBallot': about((ballotId) => ({ ballotId, ...stale })),
  'Mutation.breakBallotTie': about((ballotId) => ({ ballotId, chosen: ['o1'], chairName: 'a' })),
  'Mutation.openBallot': about((ballotId) => ({ ballotId, ...stale })),
  'Mutation.cancelBallot': about((ballotId) => ({ ballotId, reason: 'a', ...stale })),
  'Mutation.recordBallotDecision': about((ballotId) => ({ ballotId, content: title, publication: 'members' })),
  'Mutation.countBallot': about((ballotId) => ({ ballotId, ...stale })),
  'Mutation.withdrawBallotOption': about((ballotId) => ({ ballotId, code: 'o1' })),
  'Mutation.recuseFromBallot': about((ballotId) => ({ ballotId, seatId: newId(), reason: ' ' })),
  'Mutation.castBallot': about((ballotId) => ({ ballotId, seatId: newId(), choice: { answer: 'yes' } })),
  'Mutation.fetchBallotCredential': about((ballotId) => ({ ballotId, seatId: newId(), blinded: 'a'.repeat(512) })),
  'POST /api/ballots/cast': async (target, app) => ({ body: { ballotId: (await aBallot(target, app, 'secret')).ballotId, token, signature: 'a'.repeat(512), choice: {} } }),
  'POST /api/ballots/check': async (target, app) => ({ body: { ballotId: (await aBallot(target, app, 'secret')).ballotId, token } })
}
