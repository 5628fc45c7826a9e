/** How the rows of the table of access that are about mandates and agreements are asked. */
import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { DAY, input, type Makers, nothing, reason, type Request, stale } from './access-request.js'
import type { Target } from './access-targets.js'
import { aStoredFile } from './stored-file.js'

const none = { fi: '', sv: '', en: '' }
const title = { ...none, fi: 'Kohde' }

/** A mandate at the target's unit, with a file. */
async function aMandate({ consortiumId, unitId, organisationId }: Target, app: TestApp): Promise<string> {
  const id = newId()
  await app.rows(
    `INSERT INTO mandate (id, consortium_id, organisation_id, unit_id, kind, person_name, valid_from, basis_kind, basis, file_key, file_name, file_size, file_hash)
     VALUES ($1::uuid, $2, $3, $4, 'sign', 'Kohde ' || $1::uuid::text, '2020-01-01', 'office', 'Kohde', $5, 'kohde.pdf', 1, repeat('a', 64))`,
    [id, consortiumId, organisationId, unitId, await aStoredFile(app)]
  )
  return id
}

type Known = { readonly agreementId: string; readonly versionId: string; readonly obligationId: string; readonly fileId: string }

/** An agreement that the target's unit looks after and its organisation is asked to accept, with a file and an obligation. */
async function anAgreement({ consortiumId, unitId, organisationId }: Target, app: TestApp): Promise<Known> {
  const [agreementId, versionId, obligationId, fileId] = [newId(), newId(), newId(), newId()]
  await app.rows(`INSERT INTO agreement (id, consortium_id, kind, title, owner_unit_id, audience) VALUES ($1, $2, 'purchase', $3, $4, 'parties')`, [agreementId, consortiumId, JSON.stringify(title), unitId])
  await app.rows(`INSERT INTO agreement_party (id, consortium_id, agreement_id, organisation_id, unit_id, role) VALUES (gen_random_uuid(), $1, $2, $3, $4, 'provider')`, [consortiumId, agreementId, organisationId, unitId])
  await app.rows(
    `INSERT INTO agreement_file (id, consortium_id, agreement_id, kind, unit_id, file_key, file_name, file_size, file_hash) VALUES ($1, $2, $3, 'document', $4, $5, 'kohde.pdf', 1, repeat('a', 64))`,
    [fileId, consortiumId, agreementId, unitId, await aStoredFile(app)]
  )
  await app.rows(`INSERT INTO agreement_version (id, consortium_id, agreement_id, number, content, valid_from, file_id) VALUES ($1, $2, $3, 1, $4, '2020-01-01', $5)`, [versionId, consortiumId, agreementId, JSON.stringify(title), fileId])
  await app.rows(`UPDATE agreement_version SET state = 'open', opened_at = now() WHERE id = $1`, [versionId])
  await app.rows(
    `INSERT INTO agreement_obligation (id, consortium_id, agreement_id, organisation_id, unit_id, title, due_on) VALUES ($1, $2, $3, $4, $5, 'Kohde', '2030-01-01')`,
    [obligationId, consortiumId, agreementId, organisationId, unitId]
  )
  return { agreementId, versionId, obligationId, fileId }
}

const about = (make: (known: Known, target: Target) => Request) => async (target: Target, app: TestApp) => make(await anAgreement(target, app), target)

const mandate = { kind: 'sign', personName: 'a', title: '', email: '', basisKind: 'office', basis: 'a' }
const agreement = { kind: 'purchase', title, summary: none, audience: 'parties', followsMembers: false, requiredOfMembers: false, demandsSecondFactor: false, parties: [] }
const draft = { authoritative: 'fi', content: none, news: none, starts: 'on_day', annexes: [] }

export const agreementRequests: Makers = {
  'Query.mandates': async (target, app) => ({ depth: 2, shows: await aMandate(target, app) }),
  'Query.mandate': async (target, app) => ({ variables: { id: await aMandate(target, app) } }),
  'GET /api/mandates/:id/file': async (target, app) => ({ path: `/api/mandates/${await aMandate(target, app)}/file` }),
  'POST /api/mandates/:id/file': async (target, app) => ({ path: `/api/mandates/${await aMandate(target, app)}/file`, isUpload: true }),
  'Query.memberMandates': ({ organisationId }) => ({ depth: 2, shows: organisationId }),
  'Query.mandatePlaces': nothing,
  'Query.mandateCandidates': async ({ unitId, userId }, app) => {
    const [run] = await app.rows<{ organisationId: string }>('SELECT organisation_id AS "organisationId" FROM unit_period WHERE unit_id = $1 AND valid_to IS NULL', [unitId])
    return { variables: { organisationId: run?.organisationId }, depth: 2, shows: userId }
  },
  'Mutation.recordMandate': ({ organisationId, unitId }) => input({ ...mandate, organisationId, unitId, validFrom: DAY, validTo: DAY }),
  'Mutation.changeMandate': async (target, app) => input({ mandateId: await aMandate(target, app), title: '', email: '', basisKind: 'office', basis: 'a', ...stale }),
  'Mutation.endMandate': async (target, app) => input({ mandateId: await aMandate(target, app), endsOn: DAY, reason, ...stale }),
  'Query.agreements': about(({ agreementId }) => ({ depth: 2, shows: agreementId })),
  'Query.agreement': about(({ agreementId }) => ({ variables: { id: agreementId } })),
  'Query.agreementText': about(({ versionId }) => ({ variables: { versionId }, depth: 2 })),
  'Query.agreementSigning': about(({ versionId }) => ({ variables: { versionId }, depth: 2 })),
  'Mutation.saveAgreement': about(({ agreementId }, { unitId }) => input({ ...agreement, agreementId, ownerUnitId: unitId, ...stale })),
  'Mutation.saveAgreement · new': ({ unitId }) => input({ ...agreement, title: none, ownerUnitId: unitId }),
  'Mutation.saveAgreementDraft': about(({ agreementId }) => input({ ...draft, agreementId, ...stale })),
  'Mutation.discardAgreementDraft': about(({ versionId }) => input({ versionId, ...stale })),
  'Mutation.openAgreementVersion': about(({ versionId }) => input({ versionId, ...stale })),
  'Mutation.terminateAgreement': about(({ versionId }) => input({ versionId, endsOn: DAY, reason, isAgreed: true, ...stale })),
  'Mutation.declineAgreement': about(({ versionId }, { organisationId, unitId }) => input({ versionId, organisationId, unitId, mandateId: newId(), reason: 'Kohde' })),
  'Mutation.acceptAgreement': about(({ versionId }, { organisationId, unitId }) => input({ versionId, organisationId, unitId, mandateId: newId(), language: 'fi', statement: '' })),
  'Mutation.fileAgreementAcceptance': about(({ versionId, fileId }, { organisationId }) =>
    input({ versionId, organisationId, signedOn: addDays(todayIn(), 1), signatoryName: 'a', signatoryTitle: '', note: '', fileId })
  ),
  'Mutation.saveAgreementObligation': about(({ agreementId }) => input({ agreementId, title: ' ', dueOn: DAY })),
  'Mutation.completeAgreementObligation': about(({ obligationId }) => input({ obligationId, doneOn: DAY, note: '', ...stale })),
  'Mutation.dropAgreementObligation': about(({ obligationId }) => input({ obligationId, ...stale })),
  'GET /api/agreements/versions/:id/pdf': about(({ versionId }) => ({ path: `/api/agreements/versions/${versionId}/pdf` })),
  'GET /api/agreements/files/:id': about(({ fileId }) => ({ path: `/api/agreements/files/${fileId}` })),
  'POST /api/agreements/:id/files': about(({ agreementId }) => ({ path: `/api/agreements/${agreementId}/files`, isUpload: true })),
  'POST /api/agreements/:id/parties/:organisationId/files': about(({ agreementId }, { organisationId }) => ({ path: `/api/agreements/${agreementId}/parties/${organisationId}/files`, isUpload: true }))
}
