/** How the rows of the table of access that are about commitments, certificates, promises and competence are asked. */
import { emptyContent } from '@solmu/domain/quality/framework.js'
import { todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { DAY, input, type Makers, nothing, reason, stale } from './access-request.js'
import type { Target } from './access-targets.js'
import { isOpenToAll } from './open-consortium.js'
import { aStoredFile } from './stored-file.js'

const none = { fi: '', sv: '', en: '' }
const promised = { title: { ...none, fi: 'Kohde' }, intro: none, points: [] }
const mandate = { title: 'a', onBehalfOf: 'a', basis: 'a', conditions: [], language: 'fi', statement: '' }

/** A released version of a framework of the target's consortium. */
async function aVersion({ consortiumId }: Target, app: TestApp, kind = 'assessed'): Promise<{ frameworkId: string; versionId: string }> {
  const [frameworkId, versionId] = [newId(), newId()]
  await app.rows('INSERT INTO quality_framework (id, consortium_id, code, kind) VALUES ($1, $2, $3, $4)', [frameworkId, consortiumId, `kohde_${frameworkId.slice(-12)}`, kind])
  await app.rows(
    `INSERT INTO quality_framework_version (id, consortium_id, framework_id, number, state, content, valid_from, released_at) VALUES ($1, $2, $3, 1, 'released', $4, '2020-01-01', now())`,
    [versionId, consortiumId, frameworkId, JSON.stringify({ ...emptyContent, kind, name: { ...none, fi: 'Kohde' } })]
  )
  return { frameworkId, versionId }
}

/** A commitment that somebody has signed at the target's unit, with a duty. */
async function aCommitment(target: Target, app: TestApp): Promise<{ commitmentId: string; dutyId: string }> {
  const { frameworkId, versionId } = await aVersion(target, app)
  const [commitmentId, dutyId] = [newId(), newId()]
  const at = [target.consortiumId, target.unitId]
  await app.rows(
    `INSERT INTO quality_commitment (id, consortium_id, framework_id, version_id, subject, unit_id, organisation_id, valid_from, signatory_name, language, statement, content_hash, signed_at, has_second_factor)
     VALUES ($1, $2, $4, $5, 'unit', $3, $6, '2021-01-01', 'Kohde', 'fi', 'Kohde', app.content_hash($5), now(), false)`,
    [commitmentId, ...at, frameworkId, versionId, target.organisationId]
  )
  await app.rows(`INSERT INTO quality_commitment_duty (id, consortium_id, commitment_id, unit_id, kind, due_on) VALUES ($1, $2, $4, $3, 'development_plan', '2022-01-01')`, [dutyId, ...at, commitmentId])
  return { commitmentId, dutyId }
}

async function aCertificate(target: Target, app: TestApp): Promise<string> {
  const { frameworkId } = await aVersion(target, app, 'certificate')
  const id = newId()
  await app.rows(
    `INSERT INTO quality_certificate (id, consortium_id, framework_id, holder, unit_id, organisation_id, number, valid_from, valid_to, file_key, file_name, file_type, file_size)
     VALUES ($1, $2, $3, 'unit', $4, $5, $6, '2020-01-01', '2030-01-01', $7, 'kohde.pdf', 'application/pdf', 1)`,
    [id, target.consortiumId, frameworkId, target.unitId, target.organisationId, id, await aStoredFile(app)]
  )
  return id
}

/** A promise of the target's unit: released, with a draft of the next version. */
async function aPromise({ consortiumId, unitId }: Target, app: TestApp): Promise<string> {
  const id = newId()
  await app.rows(`INSERT INTO service_promise (id, consortium_id, level, unit_id) VALUES ($1, $2, 'unit', $3)`, [id, consortiumId, unitId])
  await app.rows(
    `INSERT INTO service_promise_version (id, consortium_id, promise_id, unit_id, number, state, content, valid_from, released_at)
     VALUES (gen_random_uuid(), $2, $1, $3, 1, 'released', $4, '2020-01-01', now()), (gen_random_uuid(), $2, $1, $3, 2, 'draft', $4, NULL, NULL)`,
    [id, consortiumId, unitId, JSON.stringify(promised)]
  )
  return id
}

/** What is promised to everybody: the consortium is open to all. */
async function openToAll(target: Target, app: TestApp): Promise<string> {
  await isOpenToAll(target, app)
  await aPromise(target, app)
  return `/api/public/${target.consortiumId}/promises`
}

async function aRecord({ consortiumId, unitId, userId }: Target, app: TestApp): Promise<{ id: string; title: string }> {
  const [id, title] = [newId(), `Kohde ${newId()}`]
  await app.rows(
    `INSERT INTO staff_competence (id, consortium_id, unit_id, user_id, kind, title, done_on) VALUES ($1, $2, $3, $4, 'qualification', $5, '2024-01-01')`,
    [id, consortiumId, unitId, userId, title]
  )
  return { id, title }
}

const certificate = { holder: 'unit', number: 'a', issuer: '', scope: '', validFrom: DAY, validTo: '2030-01-01', note: '' }

export const commitmentRequests: Makers = {
  'Query.commitments': async (target, app) => ({ depth: 2, shows: (await aCommitment(target, app)).commitmentId }),
  'Query.commitment': async (target, app) => ({ variables: { id: (await aCommitment(target, app)).commitmentId } }),
  'Query.commitmentPlaces': nothing,
  'Mutation.requestCommitments': async (target, app) =>
    input({ frameworkId: (await aVersion(target, app)).frameworkId, subject: 'unit', unitIds: [target.unitId], dueOn: '2020-01-01', note: '', conditions: [] }),
  'Mutation.signCommitment': async (target, app) => {
    const [{ versionId }, today] = [await aVersion(target, app), todayIn()]
    return input({ ...mandate, unitId: target.unitId, subject: 'unit', versionId, validFrom: today, validTo: today })
  },
  'Mutation.endCommitment': async (target, app) => input({ commitmentId: (await aCommitment(target, app)).commitmentId, endsOn: DAY, reason, ...stale }),
  'Mutation.completeCommitmentDuty': async (target, app) =>
    input({ dutyId: (await aCommitment(target, app)).dutyId, doneOn: DAY, evidence: '', evidenceUrl: '', ...stale }),
  'Query.certificates': async (target, app) => ({ depth: 2, shows: await aCertificate(target, app) }),
  'GET /api/quality/certificates/:id/file': async (target, app) => ({ path: `/api/quality/certificates/${await aCertificate(target, app)}/file` }),
  'POST /api/quality/certificates/:id/file': async (target, app) => ({ path: `/api/quality/certificates/${await aCertificate(target, app)}/file`, isUpload: true }),
  'Mutation.saveCertificate': async (target, app) =>
    input({ ...certificate, certificateId: await aCertificate(target, app), frameworkId: newId(), unitId: target.unitId, ...stale }),
  'Mutation.endCertificate': async (target, app) => input({ certificateId: await aCertificate(target, app), reason, ...stale }),
  'Query.servicePromises': async (target, app) => ({ depth: 2, shows: await aPromise(target, app) }),
  'Query.servicePromise': async (target, app) => ({ variables: { id: await aPromise(target, app) } }),
  'Mutation.saveServicePromise': async (target, app) => input({ promiseId: await aPromise(target, app), level: 'unit', unitId: target.unitId, content: promised, ...stale }),
  'Mutation.releaseServicePromise': async (target, app) => input({ promiseId: await aPromise(target, app), validFrom: DAY, ...stale }),
  'Mutation.withdrawServicePromise': async (target, app) => input({ promiseId: await aPromise(target, app), reason, ...stale }),
  'GET /api/public/:consortium/promises': async (target, app) => ({ path: await openToAll(target, app) }),
  'Query.staffCompetence': async (target, app) => ({ depth: 2, shows: (await aRecord(target, app)).id }),
  'Query.competenceSummary': ({ unitId }) => ({ depth: 2, shows: unitId }),
  'Query.competenceTitles': async (target, app) => ({ variables: { unitId: target.unitId }, depth: 2, shows: (await aRecord(target, app)).title }),
  'Query.unitStaff': ({ unitId, userId }) => ({ variables: { unitId }, depth: 2, shows: userId }),
  'Mutation.saveCompetence': async (target, app) =>
    input({ competenceId: (await aRecord(target, app)).id, unitId: target.unitId, personId: target.userId, kind: 'training', title: 'a', provider: '', doneOn: DAY, note: '', ...stale }),
  'Mutation.removeCompetence': async (target, app) => input({ competenceId: (await aRecord(target, app)).id, ...stale })
}
