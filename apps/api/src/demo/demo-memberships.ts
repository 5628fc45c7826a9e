/**
 * Memberships of the demo: whoever ran a unit when the register was closed is a member by the founding decision, those of before
 * too; two have been admitted since and are in onboarding, one of them almost ready and one held up; one has given notice, one
 * leaves with its unit soon, one has left last year, one is suspended, and one is heard about its expulsion. Whoever begins on a
 * day to come is no member yet.
 */
import { shippedCriteria } from '@solmu/domain/onboarding/criteria-library.js'
import { shippedPath } from '@solmu/domain/onboarding/decision-path.js'
import { addDays, addMonths, type IsoDate } from '@solmu/shared/dates.js'
import type pg from 'pg'
import { demoId } from './demo-id.js'
import { insert } from './demo-insert.js'
import type { DemoNetwork } from './demo-network.types.js'
import { organisationIdOf } from './demo-organisations.js'

/** From when members come by admission alone. */
const admissionSince = '2026-01-01'
const founding = { decidedOn: '2025-12-10', number: 'Perustaminen 1/2025' }

/** Who has been admitted since, when, and which tasks have been ticked off. */
interface Newcomer {
  readonly unitName: string
  readonly monthsAgo: number
  readonly done: readonly string[]
  readonly isAgreed: boolean
  /** Of the first step of its path; the decision has the number after it. */
  readonly number: number
}

const newcomers: readonly Newcomer[] = [
  { unitName: 'Iisalmen Into', monthsAgo: 2, done: ['training', 'privacy', 'data', 'register'], isAgreed: true, number: 16 },
  { unitName: 'Kiteen Kaari', monthsAgo: 4, done: ['register'], isAgreed: false, number: 12 }
]
const leaving = 'Sodankylän Soihtu'
const suspended = 'Kemijärven Kaarna'
/** Its unit ended before it did. */
const gone = 'Viitasaaren Viima'
/** Its unit ends with it, and owes returns until then. */
const closing = 'Vantaan Vaihde'
const heard = 'Nurmeksen Nuotta'

type Context = { readonly consortiumId: string; readonly today: IsoDate; readonly asker: string }

/** Writes them; agreements, applications and the network must be there already. */
export async function loadDemoMemberships(client: pg.ClientBase, demo: DemoNetwork, of: { readonly today: IsoDate; readonly asker: string }): Promise<void> {
  const context: Context = { ...of, consortiumId: demo.consortium.id }
  const later = new Set(newcomers.map(({ unitName }) => organisationIdOf(unitName)))
  const roles = demo.organisationRoles.filter(({ role }) => role === 'member')
  const coming = roles.filter(({ validFrom }) => validFrom > of.today).map(({ organisationId }) => organisationId)
  for (const organisationId of coming) later.add(organisationId)
  const endOf = new Map(roles.map(({ organisationId, validTo }) => [organisationId, validTo]))
  await client.query(`DELETE FROM organisation_role WHERE role = 'member' AND organisation_id = ANY ($1::uuid[])`, [[...later]])
  // These leave by a notice of their own, below.
  await client.query(`UPDATE organisation_role SET valid_to = NULL WHERE role = 'member' AND organisation_id = ANY ($1::uuid[])`, [[gone, closing].map(organisationIdOf)])
  const members = [...new Set(roles.map(({ organisationId }) => organisationId))]
  await insert(client, 'membership_decision', members.filter((id) => !later.has(id)).map((organisationId) => foundingRow(organisationId, context)))
  for (const newcomer of newcomers) await admit(client, newcomer, context)
  await step(client, leaving, { kind: 'give_notice', toState: 'notice_given', effectiveOn: addDays(of.today, -34), endsOn: addDays(addMonths(of.today, 5), 8), manner: 'paper', reference: 'Kirje 118/2026', reason: 'Toiminta siirtyy hyvinvointialueelle.' })
  await step(client, suspended, { kind: 'suspend', toState: 'suspended', effectiveOn: addDays(of.today, -20), reason: 'Tulosilmoitukset puuttuvat kahdelta kaudelta.' })
  const lastYear = `${Number(of.today.slice(0, 4)) - 1}`
  await step(client, gone, { kind: 'give_notice', toState: 'notice_given', effectiveOn: `${lastYear}-01-01`, endsOn: `${lastYear}-07-01`, manner: 'paper', reference: `Kirje 4/${lastYear}`, reason: 'Yksikön toiminta on päättynyt.' })
  const closesOn = endOf.get(organisationIdOf(closing)) ?? addMonths(of.today, 6)
  await step(client, closing, {
    ...{ kind: 'give_notice', toState: 'notice_given', effectiveOn: [addDays(of.today, -45), addDays(closesOn, -200)].sort()[0] ?? of.today, endsOn: closesOn, closesUnits: true },
    ...{ manner: 'paper', reference: 'Kirje 96/2026', reason: 'Koulutuskuntayhtymä lopettaa työpajatoiminnan.' }
  })
  await hear(client, heard, context)
  await client.query('UPDATE consortium SET admission_since = $2 WHERE id = $1', [context.consortiumId, admissionSince])
}

function foundingRow(organisationId: string, { consortiumId, asker }: Context): object {
  const { decidedOn, number } = founding
  return {
    ...{ id: demoId(`founding:${organisationId}`), consortiumId, organisationId, outcome: 'founding', body: 'founding_meeting', number, decidedOn, effectiveOn: decidedOn, round: 1 },
    ...{ reasons: 'Konsortion jäsenet todettiin jäsenluettelosta, kun jäsenyys alettiin perustaa hakemuksiin.', conditions: '', document: 'Konsortion kokouksen pöytäkirja 10.12.2025, liite 2' },
    ...{ recordedBy: asker, recordedAt: `${decidedOn}T12:00:00Z`, annulledBody: '', annulledReason: '' }
  }
}

/** The application, the path that it was decided by, and the decision, from which the membership and its plan follow. */
async function admit(client: pg.ClientBase, { unitName, monthsAgo, done, isAgreed, number }: Newcomer, { consortiumId, today, asker }: Context): Promise<void> {
  const organisationId = organisationIdOf(unitName)
  const decidedOn = addMonths(today, -monthsAgo)
  const applicationId = demoId(`admitted-application:${unitName}`)
  const { rows } = await client.query<{ centreId: string; name: string; businessId: string | null }>(
    `SELECT app.centre_of_organisation($1, $2) AS "centreId", o.name_fi AS name, o.business_id AS "businessId" FROM organisation o WHERE o.id = $2`,
    [consortiumId, organisationId]
  )
  const { centreId = '', name = '', businessId = null } = rows[0] ?? {}
  const at = (day: IsoDate): string => `${day}T09:00:00Z`
  const submittedAt = at(addMonths(decidedOn, -2))
  await insert(client, 'application', [
    { ...{ id: applicationId, consortiumId, centreId, state: 'admitted', formVersion: 1, language: 'fi', name, businessId, organisationId, isNewOrganisation: false }, ...{ withdrawalReason: '', createdAt: submittedAt, changedAt: submittedAt, submittedAt, decidedAt: at(decidedOn), version: 1 } }
  ])
  const moves = [['draft', 'submitted', submittedAt], ['submitted', 'under_assessment', at(addDays(addMonths(decidedOn, -2), 9))], ['under_assessment', 'in_decision', at(addDays(decidedOn, -12))], ['in_decision', 'admitted', at(decidedOn)]] as const
  await insert(client, 'application_event', moves.map(([fromState, toState, when]) => ({ id: demoId(`${applicationId}:${toState}`), consortiumId, applicationId, at: when, kind: toState, fromState, toState, actorName: '', note: '', forApplicant: true })))
  await insert(client, 'application_procedure', [
    { applicationId, consortiumId, centreId, criteria: shippedCriteria, criteriaNumber: 0, begunAt: submittedAt, settled: {}, summary: '', path: shippedPath, pathNumber: 0, sentAt: at(addDays(decidedOn, -12)), proposal: 'Keskus esittää hyväksymistä.', round: 1, version: 1 }
  ])
  for (const [place, { body, quorum }] of shippedPath.steps.entries()) {
    const participants = Array.from({ length: quorum }, (_none, each) => ({ name: `Jäsen ${each + 1}`, userId: null, isRecused: false, conflict: '' }))
    await insert(client, 'application_decision_step', [
      { ...{ id: demoId(`${applicationId}:step:${place}`), consortiumId, centreId, applicationId, round: 1, step: place, body, decidedOn, number: `${number + place}/${decidedOn.slice(0, 4)}`, participants }, ...{ votesFor: quorum, votesAgainst: 0, votesAbstain: 0, outcome: 'favour', reasons: 'Hakija täyttää jäsenyyden ehdot.', conditions: '', recordedBy: asker, recordedAt: at(decidedOn) } }
    ])
  }
  await insert(client, 'membership_decision', [
    { ...{ id: demoId(`admission:${unitName}`), consortiumId, applicationId, organisationId, centreId, outcome: 'admitted', body: 'head_office', number: `${number + 1}/${decidedOn.slice(0, 4)}`, decidedOn, effectiveOn: decidedOn, validUntil: addDays(decidedOn, shippedPath.validityDays) }, ...{ appealUntil: addDays(decidedOn, shippedPath.appealDays), round: 1, reasons: 'Hakija täyttää jäsenyyden ehdot.', conditions: '', document: '', recordedBy: asker, recordedAt: at(decidedOn), annulledBody: '', annulledReason: '' } }
  ])
  await client.query(
    `UPDATE membership_task t SET done_on = least(t.due_on, $3::date - 3), done_at = now(), note = 'Kirjattu suunnitelman katselmuksessa.' FROM membership_plan p
     WHERE p.id = t.plan_id AND p.organisation_id = $1 AND t.code = ANY ($2)`,
    [organisationId, done, today]
  )
  if (isAgreed) await readyFor(client, { organisationId, centreId, consortiumId, day: addDays(decidedOn, 10) })
}

/** The mandate, the agreements and the buddy of a member that has only the last task before it. */
async function readyFor(client: pg.ClientBase, of: { readonly organisationId: string; readonly centreId: string; readonly consortiumId: string; readonly day: IsoDate }): Promise<void> {
  const { organisationId, consortiumId, day } = of
  await client.query(
    `INSERT INTO mandate (id, consortium_id, organisation_id, unit_id, kind, user_id, person_name, valid_from, basis_kind, basis)
     SELECT $4, $1, $2, a.unit_id, 'sign', u.id, u.display_name, $3, 'board_decision', 'Hallituksen päätös' FROM role_assignment a JOIN app_user u ON u.id = a.user_id
       JOIN unit_now n ON n.id = a.unit_id AND n.organisation_id = $2 AND n.is_open WHERE a.role = 'unit_manager' AND a.valid_to IS NULL
       AND NOT EXISTS (SELECT 1 FROM mandate m WHERE m.organisation_id = $2 AND m.kind = 'sign' AND m.ended_on IS NULL) LIMIT 1`,
    [consortiumId, organisationId, day, demoId(`mandate:newcomer:${organisationId}`)]
  )
  await client.query(
    `INSERT INTO agreement_acceptance (id, consortium_id, agreement_id, version_id, organisation_id, unit_id, manner, accepted_at, accepted_on, signatory_name, content_hash)
     SELECT gen_random_uuid(), $1, a.agreement_id, v.id, $2, $4, 'filed', $3::date + time '10:00', $3::date, 'Jäsenen puheenjohtaja', v.content_hash FROM app.agreements_missing($1, $2) a
       JOIN LATERAL (SELECT n.* FROM agreement_version n WHERE n.agreement_id = a.agreement_id AND n.state IN ('open', 'in_force') ORDER BY n.state, n.number DESC LIMIT 1) v ON true`,
    [consortiumId, organisationId, day, of.centreId]
  )
  await client.query(
    `UPDATE membership_plan p SET buddy_unit_id = $2 WHERE p.organisation_id = $1 AND p.kind = 'onboarding'`,
    [organisationId, demoId('unit:Karjalan Työsilta')]
  )
}

/** A member whose expulsion its centre has proposed, and which has not answered yet. */
async function hear(client: pg.ClientBase, unitName: string, { today }: Context): Promise<void> {
  await client.query(
    `INSERT INTO member_expulsion (id, consortium_id, centre_id, organisation_id, membership_id, grounds, proposed_on, hearing_until, proposed_by)
     SELECT $2, m.consortium_id, m.centre_id, m.organisation_id, m.id, $3, $4, $5, (SELECT a.user_id FROM role_assignment a WHERE a.unit_id = m.centre_id AND a.role = 'regional_coordinator' ORDER BY a.valid_from, a.id LIMIT 1)
     FROM membership m WHERE m.organisation_id = $1 ORDER BY m.admitted_on DESC LIMIT 1`,
    [
      ...[organisationIdOf(unitName), demoId(`expulsion:${unitName}`)],
      'Jäsen ei ole lähettänyt tulosilmoituksia kolmelta kaudelta eikä ole vastannut keskuksen kehotuksiin (säännöt 5 §, jäsensopimus 4 §).',
      ...[addDays(today, -5), addDays(today, 16)]
    ]
  )
}

/** Something that happened to a member later. */
async function step(client: pg.ClientBase, unitName: string, of: {
  readonly kind: string
  readonly toState: string
  readonly effectiveOn: IsoDate
  readonly endsOn?: IsoDate
  readonly closesUnits?: boolean
  readonly manner?: string
  readonly reference?: string
  readonly reason: string
}): Promise<void> {
  const { kind, toState, effectiveOn, endsOn, closesUnits = false, manner, reference = '', reason } = of
  await client.query(
    `INSERT INTO membership_event (id, consortium_id, membership_id, kind, from_state, to_state, effective_on, ends_on, closes_units, manner, reference, reason, recorded_at, actor_name)
     SELECT $2, m.consortium_id, m.id, $3, 'active', $4, $5, $6, $10, $7, $8, $9, $5::date + time '09:00', '' FROM membership m WHERE m.organisation_id = $1 ORDER BY m.admitted_on DESC LIMIT 1`,
    [organisationIdOf(unitName), demoId(`membership-event:${unitName}:${kind}`), kind, toState, effectiveOn, endsOn ?? null, manner ?? null, reference, reason, closesUnits]
  )
}
