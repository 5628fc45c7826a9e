/** How the rows of the table of access that are about the register of decisions are asked. */
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { DAY, input, type Makers, nothing, reason, type Request, stale } from './access-request.js'
import type { Target } from './access-targets.js'
import { isOpenToAll } from './open-consortium.js'

const none = { fi: '', sv: '', en: '' }
const title = { ...none, fi: 'Kohde' }

type Known = { readonly decisionId: string; readonly decisionTaskId: string }

/** A decision that the target's unit keeps, with something that the unit has to do. */
async function aDecision({ consortiumId, unitId }: Target, app: TestApp, publication = 'body'): Promise<Known> {
  const [decisionId, decisionTaskId] = [newId(), newId()]
  await app.rows(
    `INSERT INTO governance_decision (id, consortium_id, unit_id, body_name, title, basis, decided_on, publication) VALUES ($1, $2, $3, $4, $4, $4, $5, $6)`,
    [decisionId, consortiumId, unitId, JSON.stringify(title), DAY, publication]
  )
  await app.rows(`INSERT INTO decision_task (id, consortium_id, decision_id, title, unit_id, due_on) SELECT $1, $2, $3, 'Kohde', $4, '2030-01-01' WHERE $5 = 'body'`, [decisionTaskId, consortiumId, decisionId, unitId, publication])
  return { decisionId, decisionTaskId }
}

const about = (make: (known: Known, target: Target) => Request) => async (target: Target, app: TestApp) => make(await aDecision(target, app), target)

const decision = { bodyName: title, title, content: title, basis: none, dissent: '', decidedOn: DAY, publication: 'members', tasks: [], ends: [] }

export const registerRequests: Makers = {
  'GET /api/public/:consortium/decisions': async (target, app) => {
    await isOpenToAll(target, app)
    await aDecision(target, app, 'public')
    return { path: `/api/public/${target.consortiumId}/decisions` }
  },
  'Query.decisions': about(({ decisionId }) => ({ depth: 2, shows: decisionId })),
  'Query.decision': about(({ decisionId }) => ({ variables: { id: decisionId } })),
  'Query.decision · for members': async (target, app) => ({ variables: { id: (await aDecision(target, app, 'members')).decisionId } }),
  'Query.decisionBodies': nothing,
  'Query.decisionPeople': ({ unitId, userId }) => ({ variables: { unitId }, depth: 2, shows: userId }),
  'Mutation.recordDecision': ({ unitId }) => input({ ...decision, unitId }),
  'Mutation.endDecision': about(({ decisionId }) => input({ decisionId, byDecisionId: newId(), kind: 'revoked', ...stale })),
  'Mutation.openDecision': about(({ decisionId }) => input({ decisionId, publication: 'public', ...stale })),
  'Mutation.reviewDecision': about(({ decisionId }) => input({ decisionId, reviewedOn: DAY, finding: 'Kohde', ...stale })),
  'Mutation.addDecisionTask': about(({ decisionId }, { unitId }) => input({ decisionId, title: ' ', unitId, dueOn: '2030-01-01' })),
  'Mutation.completeDecisionTask': about(({ decisionTaskId }) => input({ decisionTaskId, doneOn: DAY, note: '', ...stale })),
  'Mutation.dropDecisionTask': about(({ decisionTaskId }) => input({ decisionTaskId, reason, ...stale }))
}
