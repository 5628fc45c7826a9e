/**
 * Projects as IATI 2.03 tells of them: one activity each, with who funds it and carries it out, where it stands, its days, and as far
 * as the viewer reads the money, its budget by period and what the funder has committed. A project without a day is not told: an
 * activity has one.
 * Source: IATI standard 2.03, activity schema and code lists (ActivityStatus, ActivityDateType, OrganisationRole, OrganisationType, TransactionType).
 */
import { addDays } from '@solmu/shared/dates.js'
import { validityOfPeriod } from '@solmu/shared/periods.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { xmlAttributes, xmlText } from '@solmu/shared/xml.js'
import type { LegalForm } from '../network/organisation.js'
import { decimalOf, type OpenDecision, type OpenOrganisation, type OpenProject, projectId, type Publishing, worldId, writtenIn } from './open-portfolio.js'
import type { ProjectStage } from './project.workflow.js'

/** Pipeline, implementation, finalisation, closed, cancelled. */
const statuses: Readonly<Record<ProjectStage, '1' | '2' | '3' | '4' | '5'>> = {
  ...{ idea: '1', preparation: '1', applied: '1', decided: '1', running: '2', closing: '3', ended: '4', embedded: '4' },
  ...{ rejected: '5', withdrawn: '5' }
}

/** Whether its first and its last day have come as planned, by where it stands. */
const hasBegun = (stage: ProjectStage): boolean => ['running', 'closing', 'ended', 'embedded'].includes(stage)
const hasEnded = (stage: ProjectStage): boolean => stage === 'ended' || stage === 'embedded'

/** Employment creation: what the centres of the consortium are for. */
const sector = '16020'

type Attributes = Readonly<Record<string, string | null>>

const element = (name: string, attributes: Attributes, children: readonly string[] = []): string =>
  children.length === 0 ? `<${name}${xmlAttributes(attributes)}/>` : `<${name}${xmlAttributes(attributes)}>${children.join('')}</${name}>`

const narratives = (text: LocalizedText): string[] => writtenIn(text).map(([language, said]) => `<narrative xml:lang="${language}">${xmlText(said)}</narrative>`)

/** The projects that can be told: an activity has at least one day. */
export const iatiProjects = (projects: readonly OpenProject[]): OpenProject[] => projects.filter(({ startsOn, endsOn }) => startsOn !== null || endsOn !== null)

/** The document of the activities. It needs at least one of `iatiProjects`. */
export function iatiDocument(projects: readonly OpenProject[], publishing: Publishing): string {
  const activities = iatiProjects(projects).map((project) => `  ${activity(project, publishing)}\n`)
  const head = element('iati-activities', { version: '2.03', 'generated-datetime': publishing.at.toISOString() }, ['\n', ...activities])
  return `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n`
}

/** What kind of organisation publishes, by the code list OrganisationType. */
const organisationTypes: Readonly<Record<LegalForm, string>> = {
  ...{ state: '10', municipality: '11', joint_authority: '15', wellbeing_county: '15', association: '22', parish: '22' },
  ...{ foundation: '60', limited_company: '70', cooperative: '70', other: '90' }
}

function activity(project: OpenProject, { publisher, legalForm, at }: Publishing): string {
  const { number, groupNumber, currency, title, summary, funderCode, taskAreas, decision } = project
  const said = narratives(summary)
  return element('iati-activity', { 'last-updated-datetime': at.toISOString(), 'xml:lang': 'fi', 'default-currency': currency, hierarchy: groupNumber === null ? '1' : '2' }, [
    `<iati-identifier>${xmlText(projectId(number, publisher))}</iati-identifier>`,
    element('reporting-org', { ref: worldId(publisher, publisher), type: organisationTypes[legalForm] }, narratives(publisher.name)),
    element('title', {}, narratives(title)),
    element('description', { type: '1' }, said.length > 0 ? said : narratives(title)),
    ...participants(project, publisher),
    ...(funderCode ? [element('other-identifier', { ref: funderCode, type: 'A3' })] : []),
    element('activity-status', { code: statuses[project.stage] }),
    ...days(project),
    element('recipient-country', { code: 'FI' }),
    element('sector', { vocabulary: '1', code: sector }),
    ...taskAreas.map((area) => element('tag', { vocabulary: '99', code: area }, [`<narrative xml:lang="en">Task area ${xmlText(area)}</narrative>`])),
    ...(decision ? [...budgets(decision, currency), commitment(decision, project, publisher)] : []),
    // 1 is the parent.
    ...(groupNumber === null ? [] : [element('related-activity', { ref: projectId(groupNumber, publisher), type: '1' })])
  ])
}

/** 1 funds, 2 answers for it, 4 carries it out. */
function participants({ call, partners }: OpenProject, publisher: OpenOrganisation): string[] {
  const organisation = (of: OpenOrganisation, role: string) => element('participating-org', { ref: worldId(of, publisher), role }, narratives(of.name))
  const carried = partners.map((partner) => organisation(partner, '4'))
  const answering = partners.filter(({ isLead }) => isLead).map((partner) => organisation(partner, '2'))
  return [...(call ? [organisation(call.funder, '1')] : []), ...(answering.length > 0 ? answering : [organisation(publisher, '2')]), ...carried]
}

/** 1 and 3 are planned, 2 and 4 have come. */
function days({ startsOn, endsOn, stage }: OpenProject): string[] {
  const day = (type: string, date: string | null) => (date === null ? [] : [element('activity-date', { type, 'iso-date': date })])
  return [...day('1', startsOn), ...(hasBegun(stage) ? day('2', startsOn) : []), ...day('3', endsOn), ...(hasEnded(stage) ? day('4', endsOn) : [])]
}

/** By period, committed, since the funder has decided on them. */
function budgets({ periods, decidedOn }: OpenDecision, currency: string): string[] {
  return periods.map(({ period, total }) => {
    const { validFrom, validTo } = validityOfPeriod(period)
    return element('budget', { type: '1', status: '2' }, [
      element('period-start', { 'iso-date': validFrom }),
      element('period-end', { 'iso-date': addDays(validTo, -1) }),
      value(total, currency, decidedOn)
    ])
  })
}

/** What the funder has committed: 11 is an incoming commitment. */
function commitment({ grant, decidedOn }: OpenDecision, { currency, call }: OpenProject, publisher: OpenOrganisation): string {
  return element('transaction', {}, [
    element('transaction-type', { code: '11' }),
    element('transaction-date', { 'iso-date': decidedOn }),
    value(grant, currency, decidedOn),
    ...(call ? [element('provider-org', { ref: worldId(call.funder, publisher) }, narratives(call.funder.name))] : [])
  ])
}

const value = (amount: bigint, currency: string, day: string): string => element('value', { currency, 'value-date': day }, [decimalOf(amount)])
