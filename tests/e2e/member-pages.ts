/** Pages of records of membership and agreements: the id of each is found as they are looked at. */
import type { BrowserContext } from 'playwright-core'
import { ask } from './visitor.js'

/** A member that comes, with its plan, and the one that leaves. */
export async function memberPages(context: BrowserContext): Promise<string[]> {
  type Members = { memberships: { id: string; state: string }[]; membershipPlans: { id: string; kind: string; state: string }[] }
  const { memberships, membershipPlans } = await ask<Members>(context, '{ memberships { id state } membershipPlans { id kind state } }')
  const of = (state: string) => memberships.find((each) => each.state === state)?.id
  return [`/members/${of('admitted')}`, `/members/${of('notice_given')}`, `/members/${of('suspended')}`, `/members/plans/${membershipPlans.find(({ kind }) => kind === 'onboarding')?.id}`]
}

/** A mandate, and an agreement of two versions: its page, its text, the draft of the next, and what differs. */
export async function agreementPages(context: BrowserContext): Promise<string[]> {
  const { agreements } = await ask<{ agreements: { id: string; current: { id: string } | null; versions: { id: string }[] }[] }>(context, '{ agreements { id current { id } versions { id } } }')
  const one = agreements.find(({ versions }) => versions.length > 1)
  const { mandates } = await ask<{ mandates: { id: string }[] }>(context, '{ mandates { id } }')
  return [`/mandates/${mandates[0]?.id}`, `/agreements/${one?.id}`, `/agreements/${one?.id}/edit`, `/agreements/${one?.id}/draft`, `/agreements/${one?.id}/compare`, `/agreements/versions/${one?.current?.id}`]
}

/** An application that was sent, in each of its parts, and a call as everybody reads it. */
export async function applicationPages(context: BrowserContext): Promise<string[]> {
  type Joining = { applications: { id: string; state: string }[]; membershipCalls: { id: string; state: string }[] }
  const { applications, membershipCalls } = await ask<Joining>(context, '{ applications { id state } membershipCalls { id state } }')
  const page = `/members/applications/${applications.find(({ state }) => state === 'under_assessment')?.id}`
  return [page, ...['documents', 'questions', 'assessment', 'decision', 'history'].map((tab) => `${page}?tab=${tab}`), `/apply?call=${membershipCalls.find(({ state }) => state === 'open')?.id}`]
}

/** An application about which bodies decide, one that was admitted, and a decision with what can be done about it. */
export async function joinPages(context: BrowserContext): Promise<string[]> {
  type Joining = { applications: { id: string; state: string }[]; membershipDecisions: { id: string; outcome: string }[] }
  const { applications, membershipDecisions } = await ask<Joining>(context, '{ applications { id state } membershipDecisions { id outcome } }')
  const at = (state: string) => `/members/applications/${applications.find((each) => each.state === state)?.id}`
  const admitted = membershipDecisions.find(({ outcome }) => outcome === 'admitted')
  return [`${at('in_decision')}?tab=decision`, `${at('admitted')}?tab=assessment`, `${at('admitted')}?tab=decision`, `/members/decisions/${admitted?.id}`, '/members/decisions!']
}

/** The signing of an agreement that waits for the unit. */
export async function signingPages(context: BrowserContext): Promise<string[]> {
  const { agreements } = await ask<{ agreements: { current: { id: string } | null }[] }>(context, '{ agreements { current { id } } }')
  return [`/agreements/versions/${agreements.find(({ current }) => current)?.current?.id}/sign`]
}
