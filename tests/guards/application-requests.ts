/** How the rows of the table of access that are about calls and applications for membership are asked. */
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { DAY, input, type Makers, reason, stale } from './access-request.js'
import type { Target } from './access-targets.js'
import { aStoredFile } from './stored-file.js'

const text = (fi: string) => ({ fi, sv: '', en: '' })

/** A call of the target's centre, of which nobody else knows, or that everybody may read. */
async function aCall({ consortiumId, unitId }: Target, app: TestApp, isPublished = false): Promise<string> {
  const id = newId()
  await app.rows(
    `INSERT INTO membership_call (id, consortium_id, unit_id, title, body, opens_on, closes_on, published_at) VALUES ($1, $2, $3, $4, $4, app.today(), app.today(), CASE WHEN $5 THEN now() END)`,
    [id, consortiumId, unitId, JSON.stringify(text('Kohde')), isPublished]
  )
  return id
}

type Of = { readonly applicationId: string; readonly personId: string; readonly questionId: string; readonly fileId: string }

/** An application to the target's centre with a person, a question and a document; `state` says how far it is. */
export async function anApplication({ consortiumId, unitId }: Pick<Target, 'consortiumId' | 'unitId'>, app: TestApp, state = 'submitted', name = `Kohde ${newId()}`): Promise<Of> {
  const [applicationId, personId, questionId, fileId] = [newId(), newId(), newId(), newId()]
  await app.rows(
    `INSERT INTO application (id, consortium_id, centre_id, state, form_version, language, name, submitted_at, withdrawn_at)
     VALUES ($1, $2, $3, $4, 1, 'fi', $5, now(), CASE WHEN $4 = 'withdrawn' THEN now() END)`,
    [applicationId, consortiumId, unitId, state, name]
  )
  await app.rows(`INSERT INTO application_person (id, consortium_id, application_id, name, email, language) VALUES ($1, $2, $3, 'Kohde', $4, 'fi')`, [personId, consortiumId, applicationId, `${personId}@kohde.example`])
  await app.rows(`INSERT INTO application_question (id, consortium_id, application_id, body) VALUES ($1, $2, $3, 'Kohde')`, [questionId, consortiumId, applicationId])
  await app.rows(
    `INSERT INTO application_file (id, consortium_id, application_id, section, file_key, file_name, file_type, file_size, added_person)
     VALUES ($1, $2, $3, 'administration', $4, 'kohde.pdf', 'application/pdf', 1, $5)`,
    [fileId, consortiumId, applicationId, await aStoredFile(app), personId]
  )
  return { applicationId, personId, questionId, fileId }
}

/** Two applications of one name, so that one is like the other. */
async function aLikeness(target: Target, app: TestApp): Promise<Record<string, unknown>> {
  const name = `Kohde ${newId()}`
  const [{ applicationId }, { applicationId: otherId }] = [await anApplication(target, app, 'submitted', name), await anApplication(target, app, 'submitted', name)]
  return { applicationId, kind: 'application', otherId, isAnother: true }
}

const call = { title: text('Kohde'), body: text('Kohde'), opensOn: DAY, closesOn: DAY }
const invited = { organisation: '', name: 'Kohde', email: 'kohde@kohde.example', language: 'fi' }

export const applicationRequests: Makers = {
  'Query.membershipCalls': async (target, app) => ({ depth: 2, shows: await aCall(target, app) }),
  'Query.membershipCall': async (target, app) => ({ variables: { id: await aCall(target, app) } }),
  'Query.applicationCentres': ({ unitId }) => ({ depth: 1, shows: unitId }),
  'Mutation.saveMembershipCall': async (target, app) => input({ ...call, callId: await aCall(target, app), unitId: target.unitId, ...stale }),
  'Mutation.publishMembershipCall': async (target, app) => input({ callId: await aCall(target, app), ...stale }),
  'Mutation.withdrawMembershipCall': async (target, app) => input({ callId: await aCall(target, app), ...stale }),
  'Query.applications': async (target, app) => ({ depth: 1, shows: (await anApplication(target, app)).applicationId }),
  'Query.application': async (target, app) => ({ variables: { id: (await anApplication(target, app)).applicationId } }),
  'GET /api/members/application-files/:id': async (target, app) => ({ path: `/api/members/application-files/${(await anApplication(target, app)).fileId}` }),
  'Mutation.inviteApplicant': ({ unitId }) => input({ ...invited, centreId: unitId }),
  'Mutation.sendApplicationLink': async (target, app) => {
    const { applicationId, personId } = await anApplication(target, app, 'withdrawn')
    return input({ applicationId, personId })
  },
  'Mutation.endApplicationLinks': async (target, app) => {
    const { applicationId, personId } = await anApplication(target, app)
    return input({ applicationId, personId })
  },
  'Mutation.askApplicant': async (target, app) => input({ applicationId: (await anApplication(target, app)).applicationId, body: '' }),
  'Mutation.settleApplicationQuestion': async (target, app) => input({ questionId: (await anApplication(target, app)).questionId, ...stale }),
  'Mutation.identifyApplicant': async (target, app) => input({ applicationId: (await anApplication(target, app)).applicationId, ...stale }),
  'Mutation.dismissApplicationLikeness': async (target, app) => input(await aLikeness(target, app)),
  'Mutation.closeApplication': async (target, app) => input({ applicationId: (await anApplication(target, app)).applicationId, reason, ...stale }),
  'GET /api/applications/calls/:id': async (target, app) => ({ path: `/api/applications/calls/${await aCall(target, app, true)}` }),
  'GET /api/applications/municipalities': () => ({}),
  'POST /api/applications/begin': () => ({ body: {} }),
  'POST /api/applications/link': () => ({ body: { email: 'nobody@kohde.example' } }),
  'POST /api/applications/door': () => ({ body: {} }),
  'POST /api/applications/section': () => ({ body: { section: 'figures', expectedVersion: 0, content: {} } }),
  'POST /api/applications/submit': () => ({ body: {} }),
  'POST /api/applications/withdraw': () => ({ body: { reason: '' } }),
  'POST /api/applications/answer': () => ({ body: { questionId: newId(), answer: 'a' } }),
  'POST /api/applications/people': () => ({ body: { name: 'a', email: 'a@kohde.example', language: 'fi' } }),
  'POST /api/applications/people/remove': () => ({ body: { personId: newId() } }),
  'POST /api/applications/files/remove': () => ({ body: { fileId: newId() } }),
  'POST /api/applications/files/to/:section': () => ({ path: '/api/applications/files/to/administration', isUpload: true }),
  'GET /api/applications/files/:id': () => ({ path: `/api/applications/files/${newId()}` })
}
