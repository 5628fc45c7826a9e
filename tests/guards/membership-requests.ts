/** How the rows of the table of access that are about members, their plans and the templates of plans are asked. */
import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { DAY, input, type Makers, nothing, reason, stale } from './access-request.js'
import type { Target } from './access-targets.js'

/** A member of the target's centre by the founding, with a plan and a task of the centre. */
async function aMember({ consortiumId, unitId }: Target, app: TestApp): Promise<{ membershipId: string; planId: string; taskId: string }> {
  const [organisationId, planId, taskId] = [newId(), newId(), newId()]
  await app.rows(`INSERT INTO organisation (id, consortium_id, name_fi, name_sv, name_en, legal_form) VALUES ($1, $2, 'Kohde', '', '', 'association')`, [organisationId, consortiumId])
  await app.rows(
    `INSERT INTO membership_decision (id, consortium_id, organisation_id, centre_id, outcome, body, number, decided_on, effective_on, reasons)
     VALUES (gen_random_uuid(), $1, $2, $3, 'founding', 'founding_meeting', '1', '2026-01-01', '2026-01-01', 'Kohde')`,
    [consortiumId, organisationId, unitId]
  )
  const [row] = await app.rows<{ id: string }>('SELECT id FROM membership WHERE organisation_id = $1', [organisationId])
  const membershipId = String(row?.id)
  await app.rows(
    `INSERT INTO membership_plan (id, consortium_id, membership_id, organisation_id, centre_id, kind, template_id, starts_on)
     SELECT $1, $2, $3, $4, $5, 'onboarding', t.id, '2026-01-01' FROM plan_template t WHERE t.consortium_id = $2 AND t.kind = 'onboarding' LIMIT 1`,
    [planId, consortiumId, membershipId, organisationId, unitId]
  )
  await app.rows(
    `INSERT INTO membership_task (id, consortium_id, plan_id, organisation_id, centre_id, code, position, level, kind, title, help, due_on, is_required, depends_on)
     VALUES ($1, $2, $3, $4, $5, 'kohde', 1, 'centre', 'other', '{"fi":"Kohde","sv":"","en":""}', '{"fi":"","sv":"","en":""}', '2026-01-01', true, '{}')`,
    [taskId, consortiumId, planId, organisationId, unitId]
  )
  return { membershipId, planId, taskId }
}

const notice = { manner: 'paper', givenOn: DAY, endsOn: DAY, closesUnits: false, reason: '', reference: 'a', statement: '' }

export const membershipRequests: Makers = {
  'Query.memberships': async (target, app) => ({ depth: 1, shows: (await aMember(target, app)).membershipId }),
  'Query.membership': async (target, app) => ({ variables: { id: (await aMember(target, app)).membershipId } }),
  'Query.membershipRules': nothing,
  'Mutation.activateMembership': async (target, app) => input({ membershipId: (await aMember(target, app)).membershipId, ...stale }),
  'Mutation.giveMembershipNotice': async (target, app) => input({ ...notice, membershipId: (await aMember(target, app)).membershipId, ...stale }),
  'Mutation.takeBackMembershipNotice': async (target, app) => input({ membershipId: (await aMember(target, app)).membershipId, reason, ...stale }),
  'Mutation.suspendMembership': async (target, app) => input({ membershipId: (await aMember(target, app)).membershipId, reason, ...stale }),
  'Mutation.reinstateMembership': async (target, app) => input({ membershipId: (await aMember(target, app)).membershipId, reason, ...stale }),
  'Mutation.setMembershipRules': () => input({ admissionSince: '2199-01-01', noticeMonths: 6 }),
  'Query.memberLeaving': async (target, app) => ({ variables: { membershipId: (await aMember(target, app)).membershipId } }),
  'Mutation.handOverMemberUnit': async (target, app) => input({ membershipId: (await aMember(target, app)).membershipId, unitId: newId(), toOrganisationId: newId(), ...stale }),
  'Mutation.entrustMemberReturns': async (target, app) => input({ membershipId: (await aMember(target, app)).membershipId, userId: newId(), lastDay: addDays(todayIn(), 30), reason }),
  'Query.membershipPlans': async (target, app) => ({ depth: 1, shows: (await aMember(target, app)).planId }),
  'Query.membershipPlan': async (target, app) => ({ variables: { id: (await aMember(target, app)).planId } }),
  'Query.planPeople': async (target, app) => ({ variables: { planId: (await aMember(target, app)).planId } }),
  'Mutation.markPlanTask': async (target, app) => input({ taskId: (await aMember(target, app)).taskId, isDone: true, doneOn: DAY, note: 'a', evidenceUrl: '', ...stale }),
  'Mutation.assignPlanTask': async (target, app) => input({ taskId: (await aMember(target, app)).taskId, dueOn: DAY, ...stale }),
  'Mutation.choosePlanBuddy': async (target, app) => input({ planId: (await aMember(target, app)).planId, ...stale }),
  'Query.planTemplates': nothing,
  'Mutation.savePlanTemplate': () => input({ kind: 'exit', tasks: [], ...stale }),
  'Mutation.releasePlanTemplate': async ({ consortiumId }, app) => {
    await app.rows(`INSERT INTO plan_template (id, consortium_id, kind, number, tasks) VALUES (gen_random_uuid(), $1, 'exit', 900, '[]') ON CONFLICT DO NOTHING`, [consortiumId])
    return input({ kind: 'exit', validFrom: DAY, ...stale })
  }
}
