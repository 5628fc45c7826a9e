/**
 * How each row of the table of access is asked. The input is sound but for what comes after the check of access, so that
 * nothing is done which a later row would miss; where a deed is done, it is done to something made for it.
 */
import { randomBytes } from 'node:crypto'
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { DAY, input, type Makers, nothing, reason, type Request, stale } from './access-request.js'
import type { Target } from './access-targets.js'
import { exportRequests } from './export-requests.js'
import { indicatorRequests } from './indicator-requests.js'
import { ownRequests } from './own-requests.js'
import { publicationRequests } from './publication-requests.js'
import { membershipRequests } from './membership-requests.js'
import { applicationRequests } from './application-requests.js'
import { inboxRequests } from './inbox-requests.js'
import { ballotRequests } from './ballot-requests.js'
import { meetingRequests } from './meeting-requests.js'
import { agreementRequests } from './agreement-requests.js'
import { charterRequests } from './charter-requests.js'
import { choiceRequests } from './choice-requests.js'
import { moneyRequests } from './money-requests.js'
import { planRequests } from './plan-requests.js'
import { progressRequests } from './progress-requests.js'
import { knowledgeRequests } from './knowledge-requests.js'
import { portfolioRequests } from './portfolio-requests.js'
import { proposalRequests } from './proposal-requests.js'
import { commitmentRequests } from './commitment-requests.js'
import { registerRequests } from './register-requests.js'
import { decisionRequests } from './decision-requests.js'
import { expulsionRequests } from './expulsion-requests.js'
import { improvementRequests } from './improvement-requests.js'
import { assessmentRequests } from './assessment-requests.js'
import { reviewRequests } from './review-requests.js'
import { qualityRequests } from './quality-requests.js'
import { reportRequests } from './report-requests.js'
import { templateRequests } from './template-requests.js'
import { returnRequests } from './return-requests.js'
import { roundRequests } from './round-requests.js'
import { surveyRequests } from './survey-requests.js'
import { targetRequests } from './target-requests.js'
import { viewRequests } from './views-requests.js'

/** Days that end before they begin, which is found wrong only after access. */
const reversed = { reason, validFrom: '2030-01-02', validTo: '2030-01-01' }
const grant = (value: Record<string, unknown>) => input({ role: 'unit_member', ...reversed, ...value })
const invite = (unitId: string, role: string) => input({ email: `uusi.${newId()}@kohde.example`, language: 'fi', role, unitId, ...reversed })
const deputise = (assignmentId: string) => input({ assignmentId, userId: newId(), reason, validFrom: '2020-01-01', validTo: '2020-02-01' })
const confirm = (assignmentId: string) => input({ roles: [{ assignmentId, ...stale }] })
const amendNothing = ({ unitId }: Target) => ({ effectiveOn: DAY, operation: { amend: { unitId, details: {} } } })
const change = (operation: object, effectiveOn = DAY) => input({ effectiveOn, operation, reason, expectedRevision: 1000 })

/** By the name of the row, or by the operation alone. */
export const requests: Makers = {
  'Query.orgUnit': ({ unitId }) => ({ variables: { id: unitId } }),
  'Query.orgUnits': ({ unitId, unitName }) => ({ variables: { first: 100, filter: { search: unitName } }, depth: 2, shows: unitId }),
  'Query.networkTree': ({ unitId }) => ({ depth: 2, shows: unitId }),
  'Query.networkChanges': async (target, app) => ({ variables: { first: 100, filter: { unitId: target.unitId } }, depth: 2, shows: await aChange(target, app) }),
  'Query.search': ({ unitId, unitName }) => ({ variables: { text: unitName, first: 20 }, shows: unitId }),
  'Query.search · people': ({ userId, unitId }) => ({ variables: { text: `Kohde jäsen ${unitId}`, first: 20 }, shows: userId }),
  'Query.division': () => ({ variables: { lens: 'centre' } }),
  'Query.networkComparison': () => ({ variables: { from: '2020-01-01', to: DAY } }),
  'Query.networkEvents': nothing,
  'Query.municipalities': nothing,
  'Query.areas': () => ({ variables: { division: 'region' } }),
  'Query.previewNetworkChange': (target) => input(amendNothing(target)),
  'Mutation.changeNetwork': (target) => change(amendNothing(target).operation),
  'Mutation.changeNetwork · to the next centre': ({ unitId, farCentreId }) => change({ move: { unitIds: [unitId], parentId: farCentreId } }, '1999-01-01'),
  'Mutation.changeNetwork · territory': ({ farCentreId }) => change({ territory: { unitId: farCentreId, municipalityCodes: ['091'] } }),
  'Mutation.undoNetworkChange': async (target, app) => input({ changeId: await aChange(target, app) }),
  'Query.networkTemplate': nothing,
  'Mutation.startFromTemplate': () => input({ effectiveOn: DAY }),

  'Query.organisations': ({ organisationId, organisationName }) => ({
    ...{ variables: { first: 100, filter: { search: organisationName } }, depth: 2, shows: organisationId }
  }),
  'Query.organisation': ({ organisationId }) => ({ variables: { id: organisationId } }),
  'Query.similarOrganisations': ({ organisationId, organisationName }) => ({ variables: { name: organisationName }, depth: 2, shows: organisationId }),
  'Mutation.registerOrganisation': () => input({ details: { legalForm: 'association', name: { fi: ' ' } }, roles: [] }),
  'Mutation.changeOrganisation': ({ organisationId }) =>
    input({ organisationId, details: { legalForm: 'association', name: { fi: 'Muu' } }, roles: [], ...stale }),
  'Query.networkImports': ({ importId }) => ({ variables: { first: 100 }, depth: 2, shows: importId }),
  'Query.networkImport': ({ importId }) => ({ variables: { id: importId } }),
  'Query.importRows': ({ importId }) => ({ variables: { importId } }),
  'Mutation.checkImport': ({ importId }) => input({ importId, effectiveOn: DAY, columns: [] }),
  'Mutation.applyImport': ({ importId }) => input({ importId, onlySound: false }),
  'Mutation.undoImport': ({ importId }) => input({ importId }),

  'Query.users': ({ userId, unitId }) => ({ variables: { first: 100, filter: { search: unitId } }, depth: 2, shows: userId }),
  'Query.user': ({ userId }) => ({ variables: { id: userId } }),
  'Query.accessOf': ({ userId }) => ({ variables: { userId } }),
  'Query.accessTo': ({ unitId }) => ({ variables: { unitId, action: 'network.read' } }),
  'Query.roles': nothing,
  'Mutation.grantRole': ({ home, unitId }) => grant({ userId: home.userId, unitId }),
  'Mutation.grantRole · somebody from there': ({ home, userId }) => grant({ userId, unitId: home.unitId }),
  'Mutation.grantRole · national coordinator': ({ home, unitId }) => grant({ userId: home.userId, unitId, role: 'national_coordinator' }),
  'Mutation.grantRole · administrator': ({ home, unitId }) => grant({ userId: home.userId, unitId, role: 'administrator' }),
  'Mutation.grantRole · auditor': ({ home, unitId }) => grant({ userId: home.userId, unitId, role: 'auditor' }),
  'Mutation.grantRole · funder': ({ home, unitId }) =>
    input({ userId: home.userId, unitId, role: 'funder', reason, validFrom: '2030-01-01', organisationId: null }),
  'Mutation.grantRole · oneself': ({ self }) => grant({ userId: self.userId, unitId: self.unitId }),
  'Mutation.endRole': ({ assignmentId }) => input({ assignmentId, reason, validTo: '2030-01-01', ...stale }),
  'Mutation.endRole · national coordinator': ({ strongId }) => input({ assignmentId: strongId, reason, validTo: '2030-01-01', ...stale }),
  'Mutation.renewRole': ({ endingId }) => input({ assignmentId: endingId, expectedVersion: 1 }),
  'Query.accessReviews': ({ assignmentId, unitId }) => ({ variables: { first: 100, filter: { search: unitId } }, depth: 3, shows: assignmentId }),
  'Mutation.confirmAccess': ({ assignmentId }) => ({ ...confirm(assignmentId), depth: 2 }),
  'Mutation.confirmAccess · national coordinator': ({ strongId }) => ({ ...confirm(strongId), depth: 2 }),
  'Query.deputyCandidates': ({ assignmentId }) => ({ variables: { assignmentId } }),
  'Mutation.appointDeputy': ({ assignmentId }) => deputise(assignmentId),
  'Mutation.appointDeputy · national coordinator': ({ strongId }) => deputise(strongId),
  'Mutation.endDeputyship': ({ deputyshipId }) => input({ deputyshipId, reason, validTo: '2030-01-01', ...stale }),
  'Query.invitations': ({ invitationId, unitId }) => ({ variables: { first: 100, filter: { unitId } }, depth: 2, shows: invitationId }),
  'Mutation.invitePerson': ({ unitId }) => invite(unitId, 'unit_member'),
  'Mutation.invitePerson · national coordinator': ({ unitId }) => invite(unitId, 'national_coordinator'),
  'Mutation.resendInvitation': ({ invitationId }) => input({ invitationId, expectedVersion: 1 }),
  'Mutation.resendInvitation · national coordinator': ({ strongInvitationId }) => input({ invitationId: strongInvitationId, expectedVersion: 1 }),
  'Mutation.revokeInvitation': async ({ invitationId }, app) => input({ invitationId: await likeInvitation(invitationId, app), expectedVersion: 1 }),
  'Mutation.revokeInvitation · national coordinator': async ({ strongInvitationId }, app) =>
    input({ invitationId: await likeInvitation(strongInvitationId, app), expectedVersion: 1 }),

  'Query.personAccount': ({ userId }) => ({ variables: { id: userId } }),
  'Mutation.deactivatePerson': ({ userId }) => input({ userId, reason, ...stale }),
  'Mutation.reactivatePerson': ({ userId }) => input({ userId, ...stale }),
  'Mutation.erasePerson': ({ userId }) => input({ userId, confirmation: 'Kohde', ...stale }),
  'Mutation.endSessionsOf': ({ userId }) => input({ userId }),
  'Mutation.resetSecondFactor': ({ userId }) => input({ userId, reason: ' ' }),
  'Mutation.setRolePolicy': () => input({ role: 'reviewer', secondFactor: true, ...stale }),
  'Query.machineUsers': ({ machineUserId }) => ({ shows: machineUserId }),
  'Query.apiTokenActions': nothing,
  'Mutation.createMachineUser': () => input({ displayName: ' ', purpose: ' ' }),
  'Mutation.createApiToken': ({ machineUserId }) => input({ machineUserId, name: 'Kohde', actions: [], mayWrite: false, expiresOn: '2030-01-01' }),
  'Mutation.revokeApiToken': ({ tokenId }) => input({ tokenId }),
  'Query.identityProviders': ({ providerId }) => ({ shows: providerId }),
  'Mutation.checkIdentityProvider': ({ providerId }) => input({ providerId }),
  'Mutation.saveIdentityProvider': ({ providerId }) => provider({ providerId, ...stale }),
  'Mutation.saveIdentityProvider · group at a unit': ({ unitId }) => provider({ groups: [{ groupValue: 'a', role: 'unit_member', unitId }] }),
  'Mutation.saveIdentityProvider · group of a funder': ({ home, organisationId }) =>
    provider({ groups: [{ groupValue: 'a', role: 'funder', unitId: home.unitId, organisationId }] }),
  'Query.outboxMails': ({ mailId }) => ({ variables: { first: 100, filter: { search: 'Kohde' } }, depth: 2, shows: mailId }),

  'Query.auditEntries': ({ entryId }) => ({ variables: { first: 100, filter: { action: 'targetDeed' } }, depth: 2, shows: entryId }),
  'Query.auditEntry': ({ entryId }) => ({ variables: { id: entryId } }),
  // An entry of its own each time: of those that the other questions leave behind, only the latest are shown.
  'Query.recordHistory': async ({ consortiumId, unitId }, app) => {
    const [made] = await app.rows<{ number: string }>(`SELECT app.audit_append($1, NULL, 'targetDeed', 'done', NULL, $2, 'org_unit', $2, '{}', 'target') AS number`, [consortiumId, unitId])
    const [entry] = await app.rows<{ id: string }>('SELECT id FROM audit_entry WHERE consortium_id = $1 AND number = $2', [consortiumId, made?.number])
    return { variables: { subjectType: 'org_unit', subjectId: unitId, first: 100 }, depth: 2, ...(entry && { shows: entry.id }) }
  },
  "Query.recordHistory · one's own": ({ self }) => ({ variables: { subjectType: 'user', subjectId: self.userId } }),
  'Query.auditChain': nothing,
  'Query.auditCheckpoints': ({ checkpointId }) => ({ variables: { first: 100 }, depth: 2, shows: checkpointId }),
  'Mutation.makeAuditCheckpoint': nothing,

  'GET /files/network.:format': ({ unitId }) => ({ path: '/files/network.json', shows: unitId }),
  'GET /files/organisations.:format': ({ organisationId }) => ({ path: '/files/organisations.json', shows: organisationId }),
  'GET /files/imports/:id/faults.csv': ({ importId }) => ({ path: `/files/imports/${importId}/faults.csv` }),
  'POST /files/imports/units': () => ({ isUpload: true }),
  'POST /files/imports/organisations': () => ({ isUpload: true }),
  'POST /files/imports/projects': () => ({ isUpload: true }),
  'POST /files/imports/practices': () => ({ isUpload: true }),
  'GET /files/persons.:format': ({ email, unitId }) => ({ path: `/files/persons.csv?q=${unitId}`, shows: email }),
  'GET /files/persons/:id/data.json': ({ userId }) => ({ path: `/files/persons/${userId}/data.json` }),
  'GET /files/my-data.json': nothing,
  'GET /files/access-review.:format': ({ unitId }) => ({ path: `/files/access-review.csv?q=${unitId}`, shows: `Kohde jäsen ${unitId}` }),
  'GET /files/audit.:format': ({ entryId }) => ({ path: '/files/audit.json?action=targetDeed', shows: entryId }),
  'GET /files/audit/checkpoints.json': ({ checkpointId }) => ({ shows: checkpointId }),

  ...exportRequests,
  ...indicatorRequests,
  ...publicationRequests,
  ...qualityRequests,
  ...assessmentRequests,
  ...reviewRequests,
  ...improvementRequests,
  ...decisionRequests,
  ...registerRequests,
  ...expulsionRequests,
  ...commitmentRequests,
  ...inboxRequests,
  ...applicationRequests,
  ...agreementRequests,
  ...ballotRequests,
  ...meetingRequests,
  ...charterRequests,
  ...choiceRequests,
  ...portfolioRequests,
  ...knowledgeRequests,
  ...moneyRequests,
  ...planRequests,
  ...progressRequests,
  ...proposalRequests,
  ...membershipRequests,
  ...viewRequests,
  ...surveyRequests,
  ...reportRequests,
  ...templateRequests,
  ...returnRequests,
  ...roundRequests,
  ...targetRequests,
  ...ownRequests
}

function provider(of: Record<string, unknown>): Request {
  const name = { fi: 'Kohde', sv: 'Kohde', en: 'Kohde' }
  const claims = { scopes: 'openid', emailClaim: 'email', nameClaim: 'name', groupsClaim: 'groups', secondFactorValues: [] }
  const settings = { name, issuer: 'https://login.kohde.example', clientId: newId(), ...claims, createsAccounts: false, isActive: false }
  return input({ ...settings, groups: [], ...of })
}

/**
 * A change that can still be undone and is of the unit itself, although nothing is different when it is: its only period
 * goes and comes back. Those made for earlier rows are out of the way.
 */
async function aChange({ consortiumId, unitId, userId }: Target, app: TestApp): Promise<string> {
  const id = newId()
  const none = { links: [], territories: [], successions: [], services: [] }
  await app.rows(`UPDATE network_change SET undone_at = now() WHERE $1 = ANY (unit_ids) AND undone_at IS NULL`, [unitId])
  await app.rows(
    `WITH period AS (
       SELECT jsonb_build_array(jsonb_build_object('id', p.unit_id, 'consortiumId', p.consortium_id, 'organisationId', p.organisation_id,
         'type', u.type, 'kind', p.kind, 'name', jsonb_build_object('fi', p.name_fi, 'sv', p.name_sv, 'en', p.name_en),
         'municipalityCode', p.municipality_code, 'lon', p.lon, 'lat', p.lat, 'streetAddress', p.street_address, 'email', p.email,
         'phone', p.phone, 'reason', p.reason, 'endReason', p.end_reason, 'validFrom', p.valid_from, 'validTo', p.valid_to)) AS units
       FROM unit_period p JOIN org_unit u ON u.id = p.unit_id WHERE p.unit_id = $3 ORDER BY p.valid_from DESC LIMIT 1
     ), facts AS (SELECT jsonb_build_object('units', units) || $5::jsonb AS all FROM period)
     INSERT INTO network_change (id, consortium_id, number, kind, effective_on, reason, operation, delta, unit_ids, municipality_codes, recorded_by)
     SELECT $1, $2, coalesce(max(c.number), 0) + 1, 'amend', app.today() + 30, 'Kohde', $4, jsonb_build_object('removed', f.all, 'added', f.all),
       ARRAY[$3::uuid], '{}', $6 FROM facts f LEFT JOIN network_change c ON c.consortium_id = $2 GROUP BY f.all`,
    [id, consortiumId, unitId, { kind: 'amend', unitId, details: {} }, none, userId]
  )
  return id
}

/** Another invitation like it, to be taken back. */
async function likeInvitation(invitationId: string, app: TestApp): Promise<string> {
  const id = newId()
  await app.rows(
    `INSERT INTO invitation (id, consortium_id, email, language, role, unit_id, reason, token_hash, invited_by, sends, expires_at)
     SELECT $1, consortium_id, $2, language, role, unit_id, reason, $3, invited_by, sends, expires_at FROM invitation WHERE id = $4`,
    [id, `kutsu.${id}@kohde.example`, randomBytes(32), invitationId]
  )
  return id
}
