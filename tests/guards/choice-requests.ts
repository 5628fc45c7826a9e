/** How the rows of the table of access that are about choosing centres and about negotiations are asked. */
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { DAY, input, type Makers, nothing, type Request, stale } from './access-request.js'
import type { Target } from './access-targets.js'
import { aStoredFile } from './stored-file.js'

const none = { fi: '', sv: '', en: '' }
const title = { ...none, fi: 'Kohde' }

type Known = { readonly choiceId: string; readonly candidateId: string; readonly assessorId: string; readonly paperId: string }

/** A choice that is being assessed, by those of the consortium who coordinate a region. */
async function aChoice({ consortiumId, unitId, organisationId }: Target, app: TestApp): Promise<Known> {
  const [choiceId, candidateId] = [newId(), newId()]
  await app.rows(
    `INSERT INTO centre_choice (id, consortium_id, unit_id, title, criteria, state, opened_on, closes_on) VALUES ($1, $2, $3, $4, '[{"key": "location", "weight": 1}]', 'open', app.today(), app.today())`,
    [choiceId, consortiumId, unitId, JSON.stringify(title)]
  )
  await app.rows('INSERT INTO centre_candidate (id, consortium_id, choice_id, unit_id, organisation_id, place) VALUES ($1, $2, $3, $4, $5, 0)', [candidateId, consortiumId, choiceId, unitId, organisationId])
  const [row] = await app.rows<{ id: string }>(
    `INSERT INTO centre_assessor (id, consortium_id, choice_id, user_id) SELECT gen_random_uuid(), $1, $2, u.id FROM app_user u WHERE u.email = 'eeva-liisa.turunen@solmu.example' RETURNING id`,
    [consortiumId, choiceId]
  )
  const paperId = newId()
  await app.rows(
    `INSERT INTO centre_paper (id, consortium_id, choice_id, candidate_id, file_key, file_name, file_size, file_type, file_hash) VALUES ($1, $2, $3, $4, $5, 'a.pdf', 1, 'application/pdf', repeat('a', 64))`,
    [paperId, consortiumId, choiceId, candidateId, await aStoredFile(app)]
  )
  return { choiceId, candidateId, assessorId: row?.id ?? newId(), paperId }
}

/** A mandate that was given, with the manager of a unit of the demo among the negotiators. */
async function aNegotiation({ consortiumId }: Target, app: TestApp): Promise<string> {
  const id = newId()
  await app.rows(
    `INSERT INTO body (id, consortium_id, kind, name, unit_id, seats, valid_from)
     SELECT $1, $2, 'working_group', $3, u.id, 1, '2020-01-01' FROM org_unit u WHERE u.consortium_id = $2 AND u.type = 'headquarters' LIMIT 1`,
    [id, consortiumId, JSON.stringify(title)]
  )
  await app.rows(
    `INSERT INTO negotiation (id, consortium_id, unit_id, body_id, authority, authority_kind, subject, limits, valid_from, valid_to, state)
     SELECT b.id, b.consortium_id, b.unit_id, b.id, 'Kohde', 'ministry', 'Kohde', 'Kohde', '2020-01-01', '2030-01-01', 'given' FROM body b WHERE b.id = $1`,
    [id]
  )
  await app.rows(
    `INSERT INTO negotiator (id, consortium_id, negotiation_id, user_id, person_name, place) SELECT gen_random_uuid(), $1, $2, u.id, 'Kohde', 0 FROM app_user u WHERE u.email = 'mikko.hyvarinen@solmu.example'`,
    [consortiumId, id]
  )
  return id
}

const ofChoice = (make: (known: Known, target: Target) => Request) => async (target: Target, app: TestApp) => make(await aChoice(target, app), target)
const ofNegotiation = (make: (negotiationId: string) => Request) => async (target: Target, app: TestApp) => make(await aNegotiation(target, app))
const decision = { bodyName: title, title, content: none, basis: title, dissent: '', decidedOn: DAY, publication: 'members', tasks: [], ends: [] }
const mandate = { authority: 'a', authorityKind: 'ministry', subject: 'a', limits: '', validFrom: DAY, validTo: DAY, negotiators: [] }

export const choiceRequests: Makers = {
  'Query.centreChoices': ofChoice(({ choiceId }) => ({ depth: 2, shows: choiceId })),
  'Query.centreChoice': ofChoice(({ choiceId }) => ({ variables: { id: choiceId } })),
  'Query.centrePeople': nothing,
  'Mutation.saveCentreChoice': ofChoice(({ choiceId }, { unitId }) => input({ choiceId, ...stale, unitId, title, description: none, criteria: [], candidates: [], assessorIds: [] })),
  'Mutation.moveCentreChoice': ofChoice(({ choiceId }) => input({ choiceId, ...stale, action: 'close', reason: '' })),
  'Mutation.withdrawCentreCandidate': ofChoice(({ choiceId, candidateId }) => input({ choiceId, ...stale, candidateId, reason: 'a' })),
  'Mutation.recordCentreVote': ofChoice(({ choiceId }) => input({ choiceId, ...stale, options: [], counts: [], source: '' })),
  'Mutation.decideCentreChoice': ofChoice(({ choiceId, candidateId }, { unitId }) => input({ choiceId, ...stale, candidateId, why: none, effectiveOn: DAY, decision: { ...decision, unitId } })),
  'Mutation.carryOutCentreChoice': ofChoice(({ choiceId }) => input({ choiceId, ...stale, expectedRevision: 1 })),
  'Mutation.scoreCentreCandidates': ofChoice(({ choiceId }) => input({ choiceId, scores: [] })),
  'Mutation.noteCentreConflict': ofChoice(({ choiceId, assessorId }) => input({ choiceId, assessorId, reason: '', isRecused: false })),
  'Mutation.removeCentrePaper': ofChoice(({ choiceId, paperId }) => input({ choiceId, paperId })),
  'POST /api/centre-choices/:id/papers': ofChoice(({ choiceId, candidateId }) => ({ path: `/api/centre-choices/${choiceId}/papers?candidate=${candidateId}&own=true`, isUpload: true })),
  'GET /api/centre-choices/:id/papers/:paperId': ofChoice(({ choiceId, paperId }) => ({ path: `/api/centre-choices/${choiceId}/papers/${paperId}` })),
  'Query.negotiations': ofNegotiation((id) => ({ depth: 2, shows: id })),
  'Query.negotiation': ofNegotiation((id) => ({ variables: { id } })),
  'Query.negotiationPeople': nothing,
  'Mutation.saveNegotiation': ofNegotiation((negotiationId) => input({ negotiationId, ...stale, ...mandate })),
  'Mutation.giveNegotiation': ofNegotiation((negotiationId) => input({ negotiationId, ...stale })),
  'Mutation.endNegotiation': ofNegotiation((negotiationId) => input({ negotiationId, ...stale, outcome: 'a', outcomeOn: DAY })),
  'Mutation.writeNegotiationPosition': ofNegotiation((negotiationId) => input({ negotiationId, onNumber: 7, content: 'a', why: '' })),
  'Mutation.recordNegotiationMeeting': ofNegotiation((negotiationId) => input({ negotiationId, metOn: DAY, place: '', people: '', notes: 'a', links: [] }))
}
