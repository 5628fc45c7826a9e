/**
 * Grants as 360Giving tells of them. A grant needs a funder, somebody who received it, an amount and the day of the decision; a
 * project of which one is not known, or not for this viewer to know, is no grant yet.
 * Source: 360Giving data standard 1.4, grant and package schema.
 */
import { type OpenOrganisation, type OpenProject, projectId, type Publishing, worldId, worldText } from './open-portfolio.js'

export interface GivingOrganisation {
  readonly id: string
  readonly name: string
}

export interface GivingGrant {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly currency: string
  readonly amountAwarded: number
  readonly awardDate: string
  readonly plannedDates?: readonly { readonly startDate: string; readonly endDate: string }[]
  readonly recipientOrganization: readonly GivingOrganisation[]
  readonly fundingOrganization: readonly GivingOrganisation[]
  readonly grantProgramme: readonly { readonly code?: string; readonly title: string }[]
  readonly fromOpenCall: 'Yes'
}

export interface GivingPackage {
  readonly version: string
  readonly title: string
  readonly issued: string
  readonly publisher: { readonly identifier: string; readonly name: string }
  readonly grants: readonly GivingGrant[]
}

/** The package of the grants among the projects; empty when none of them is one. */
export function givingPackage(projects: readonly OpenProject[], publishing: Publishing): GivingPackage {
  const { publisher, at } = publishing
  return {
    version: '1.4',
    title: worldText(publisher.name),
    issued: at.toISOString().slice(0, 10),
    publisher: { identifier: worldId(publisher, publisher), name: worldText(publisher.name) },
    grants: projects.flatMap((project) => grantOf(project, publisher) ?? [])
  }
}

function grantOf(project: OpenProject, publisher: OpenOrganisation): GivingGrant | null {
  const { call, decision, partners, startsOn, endsOn } = project
  const lead = partners.find(({ isLead }) => isLead)
  if (!call || !decision || !lead || decision.grant <= 0n) return null
  const organisation = (of: OpenOrganisation): GivingOrganisation => ({ id: worldId(of, publisher), name: worldText(of.name) })
  const title = worldText(project.title)
  return {
    id: projectId(project.number, publisher),
    title,
    description: worldText(project.summary) || title,
    currency: project.currency,
    // The standard wants a number; cents of any grant that can be budgeted are exact in one.
    amountAwarded: Number(decision.grant) / 100,
    awardDate: decision.decidedOn,
    ...(startsOn && endsOn && { plannedDates: [{ startDate: startsOn, endDate: endsOn }] }),
    recipientOrganization: [organisation(lead)],
    fundingOrganization: [organisation(call.funder)],
    grantProgramme: [{ ...(call.programmeCode && { code: call.programmeCode }), title: worldText(call.programme) }],
    fromOpenCall: 'Yes'
  }
}
