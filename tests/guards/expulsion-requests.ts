/** How the rows of the table of access that are about files of decisions and about expulsions are asked. */
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { DAY, input, type Makers, reason, stale } from './access-request.js'
import type { Target } from './access-targets.js'
import { anApplication } from './decision-requests.js'
import { aStoredFile } from './stored-file.js'

async function aVisit({ consortiumId, unitId, ...target }: Target, app: TestApp): Promise<string> {
  const id = newId()
  const applicationId = await anApplication({ consortiumId, unitId, ...target }, app)
  await app.rows(`INSERT INTO application_visit (id, consortium_id, centre_id, application_id, planned_on, visitors) VALUES ($1, $2, $3, $4, '2030-01-01', 'Kohde')`, [id, consortiumId, unitId, applicationId])
  return id
}

async function aFile(target: Target, app: TestApp): Promise<string> {
  const id = newId()
  await app.rows(
    `INSERT INTO procedure_file (id, consortium_id, centre_id, visit_id, file_key, file_name, file_type, file_size, file_hash) VALUES ($1, $2, $3, $4, $5, 'kohde.pdf', 'application/pdf', 5, repeat('0', 64))`,
    [id, target.consortiumId, target.unitId, await aVisit(target, app), await aStoredFile(app)]
  )
  return id
}

/** A member of the target's unit by the founding. */
async function aMember({ consortiumId, unitId }: Target, app: TestApp): Promise<{ membershipId: string; organisationId: string }> {
  const organisationId = newId()
  await app.rows(`INSERT INTO organisation (id, consortium_id, name_fi, name_sv, name_en, legal_form) VALUES ($1, $2, 'Kohde', '', '', 'association')`, [organisationId, consortiumId])
  await app.rows(
    `INSERT INTO membership_decision (id, consortium_id, organisation_id, centre_id, outcome, body, number, decided_on, effective_on, reasons)
     VALUES (gen_random_uuid(), $1, $2, $3, 'founding', 'founding_meeting', '1', '2026-01-01', '2026-01-01', 'Kohde')`,
    [consortiumId, organisationId, unitId]
  )
  const [row] = await app.rows<{ id: string }>('SELECT id FROM membership WHERE organisation_id = $1', [organisationId])
  return { membershipId: row?.id ?? '', organisationId }
}

async function anExpulsion(target: Target, app: TestApp): Promise<string> {
  const id = newId()
  const { membershipId, organisationId } = await aMember(target, app)
  await app.rows(
    `INSERT INTO member_expulsion (id, consortium_id, centre_id, organisation_id, membership_id, grounds, hearing_until) VALUES ($1, $2, $3, $4, $5, 'Kohde', app.today() + 14)`,
    [id, target.consortiumId, target.unitId, organisationId, membershipId]
  )
  return id
}

const ballot = { decidedOn: DAY, number: 'a', participants: [], amRecused: false, votesFor: 0, votesAgainst: 0, votesAbstain: 0, reasons: 'a', conditions: '' }

export const expulsionRequests: Makers = {
  'Query.decisionCandidates': ({ unitId }) => ({ variables: { centreId: unitId, body: 'regional_board', day: '2026-01-01' } }),
  'POST /api/members/procedure-files/:owner/:id': async (target, app) => ({ path: `/api/members/procedure-files/visits/${await aVisit(target, app)}`, isUpload: true }),
  'GET /api/members/procedure-files/:id': async (target, app) => ({ path: `/api/members/procedure-files/${await aFile(target, app)}` }),
  'Mutation.removeProcedureFile': async (target, app) => input({ fileId: await aFile(target, app) }),
  'Query.memberExpulsions': async (target, app) => ({ depth: 2, shows: await anExpulsion(target, app) }),
  'Mutation.proposeExpulsion': async (target, app) => input({ membershipId: (await aMember(target, app)).membershipId, grounds: 'a', hearingUntil: '2020-01-01' }),
  'Mutation.answerExpulsion': async (target, app) => input({ expulsionId: await anExpulsion(target, app), statement: 'a', ...stale }),
  'Mutation.dropExpulsion': async (target, app) => input({ expulsionId: await anExpulsion(target, app), reason, ...stale }),
  'Mutation.recordExpulsion': async (target, app) => input({ expulsionId: await anExpulsion(target, app), effectiveOn: DAY, ...ballot, ...stale })
}
