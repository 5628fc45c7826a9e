/** How the rows of the table of access that are about proposals are asked. */
import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { input, type Makers, nothing, type Request, stale } from './access-request.js'
import type { Target } from './access-targets.js'

const none = { fi: '', sv: '', en: '' }
const title = { ...none, fi: 'Kohde' }

type Known = { readonly proposalId: string; readonly amendmentId: string; readonly objectionId: string; readonly bodyId: string }

/** A proposal of the target's unit to a working group of the head office, with an amendment and an objection of the same unit. */
async function aProposal({ consortiumId, unitId, organisationId }: Target, app: TestApp): Promise<Known> {
  const [proposalId, amendmentId, objectionId, bodyId, mandateId] = [newId(), newId(), newId(), newId(), newId()]
  await app.rows(
    `INSERT INTO body (id, consortium_id, kind, name, unit_id, seats, valid_from)
     SELECT $1, $2, 'working_group', $3, u.id, 1, '2020-01-01' FROM org_unit u WHERE u.consortium_id = $2 AND u.type = 'headquarters' LIMIT 1`,
    [bodyId, consortiumId, JSON.stringify(title)]
  )
  await app.rows(
    `INSERT INTO proposal (id, consortium_id, body_id, unit_id, organisation_id, lead_unit_id, kind, matter, state, opened_on, discuss_until, object_until)
     SELECT $1, $2, b.id, $4, $5, b.unit_id, 'consent', 'ordinary', 'open', app.today(), $6, $6 FROM body b WHERE b.id = $3`,
    [proposalId, consortiumId, bodyId, unitId, organisationId, addDays(todayIn(), 7)]
  )
  await app.rows('INSERT INTO proposal_version (id, consortium_id, proposal_id, number, title, content) VALUES (gen_random_uuid(), $1, $2, 1, $3, $3)', [consortiumId, proposalId, JSON.stringify(title)])
  await app.rows(`INSERT INTO proposal_amendment (id, consortium_id, proposal_id, on_number, organisation_id, unit_id, content, reason) VALUES ($1, $2, $3, 1, $4, $5, $6, 'Kohde')`, [
    ...[amendmentId, consortiumId, proposalId, organisationId, unitId, JSON.stringify(title)]
  ])
  await app.rows(
    `INSERT INTO mandate (id, consortium_id, organisation_id, unit_id, kind, person_name, valid_from, valid_to, basis_kind) VALUES ($1::uuid, $2, $3, $4, 'report', 'Kohde ' || $1::uuid::text, '2020-01-01', '2020-01-02', 'office')`,
    [mandateId, consortiumId, organisationId, unitId]
  )
  await app.rows(`INSERT INTO proposal_objection (id, consortium_id, proposal_id, organisation_id, unit_id, mandate_id, reason) VALUES ($1, $2, $3, $4, $5, $6, 'Kohde')`, [
    ...[objectionId, consortiumId, proposalId, organisationId, unitId, mandateId]
  ])
  return { proposalId, amendmentId, objectionId, bodyId }
}

const about = (make: (known: Known, target: Target) => Request) => async (target: Target, app: TestApp) => make(await aProposal(target, app), target)
const says = { kind: 'proposal', matter: 'ordinary', text: none, options: [], seats: 1, why: '' }

export const proposalRequests: Makers = {
  'Query.proposals': about(({ proposalId }) => ({ depth: 2, shows: proposalId })),
  'Query.proposal': about(({ proposalId }) => ({ variables: { id: proposalId } })),
  'Query.proposalChoices': nothing,
  'Mutation.saveProposal': about(({ proposalId, bodyId }, { unitId }) => input({ ...says, ...stale, title, proposalId, bodyId, unitId })),
  'Mutation.saveProposal · new': about(({ bodyId }, { unitId }) => input({ ...says, title: none, bodyId, unitId })),
  'Mutation.moveProposal': about(({ proposalId }) => input({ proposalId, ...stale, action: 'withdraw', outcome: none })),
  'Mutation.bringAmendment': about(({ proposalId }, { unitId }) => input({ proposalId, onNumber: 1, unitId, text: { ...none, fi: 'Muu' }, reason: '' })),
  'Mutation.answerAmendment': about(({ amendmentId }) => input({ amendmentId, ...stale, state: 'accepted', answer: '' })),
  'Mutation.objectToProposal': about(({ proposalId }, { unitId }) => input({ proposalId, unitId, reason: '' })),
  'Mutation.withdrawObjection': about(({ objectionId }) => input({ objectionId })),
  'Mutation.recordPartyAnswer': about(({ proposalId }) => input({ subjectId: proposalId, voiceId: null, party: 'board', answer: 'agrees', saidBy: '', saidOn: todayIn(), reason: '' })),
  'Query.partyAnswers': about(({ proposalId }) => ({ variables: { subjectId: proposalId } })),
  'Query.partyQuestions': nothing,
  'Mutation.answerAsParty': about(({ proposalId, bodyId }) => input({ subjectId: proposalId, voiceId: bodyId, party: 'board', answer: 'agrees', reason: '' }))
}
