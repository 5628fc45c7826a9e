/** The pages of the portfolio. */
import type { BrowserContext } from 'playwright-core'
import type { RoleName } from '@solmu/domain/access/roles.js'
import { ask } from './visitor.js'

/** The lists and the forms of the portfolio. */
export const portfolioLists: [RoleName, string[]][] = [['national_coordinator', ['/portfolio/projects', '/portfolio/projects/new', '/portfolio/funders', '/portfolio/public', '/portfolio/knowledge', '/portfolio/knowledge?q=työnantaja', '/portfolio/knowledge?q=zzz', '/portfolio/results', '/portfolio/results?q=zzz', '/portfolio/reports', '/portfolio', '/portfolio?by=taskArea', '/portfolio/coverage', '/portfolio/coverage?view=chart&axis=idea', '/portfolio/endings', '/portfolio/endings?view=table', '/portfolio/overlaps']], ['funder', ['/portfolio/funded']]]

/** A project that is prepared with its forms, one with a change of its budget, its costs and claims, one that has ended, and a funder with its calls. */
export async function portfolioPages(context: BrowserContext): Promise<string[]> {
  const { projects, funders } = await ask<{ projects: { nodes: { id: string; acronym: string }[] }; funders: { id: string; programmeCount: number }[] }>(context, '{ projects { nodes { id acronym } } funders { id programmeCount } }')
  const page = (acronym: string) => `/portfolio/projects/${projects.nodes.find((each) => each.acronym === acronym)?.id}`
  const spent = page('KOKO-I')
  const { projectClaims } = await ask<{ projectClaims: { claims: { id: string }[] } }>(context, `{ projectClaims(projectId: "${spent.split('/').at(-1)}") { claims { id } } }`)
  const money = [`${spent}/money`, `${spent}/money?view=cofinancing`, `${spent}/costs`, `${spent}/claims`, ...projectClaims.claims.map(({ id }) => `/portfolio/claims/${id}`)]
  const plans = [`${spent}/plan`, `${spent}/plan?view=table`, `${spent}/plan?zoom=month`, `${spent}/risks`, `${spent}/staff`, `${page('JUURI')}/plan`]
  const { progressReports } = await ask<{ progressReports: { reports: { id: string }[] } }>(context, `{ progressReports(projectId: "${spent.split('/').at(-1)}") { reports { id } } }`)
  const told = [`${spent}/results`, `${spent}/results?view=table`, `${spent}/reports`, ...progressReports.reports.map(({ id }) => `/portfolio/reports/${id}`)]
  const funderId = funders.find(({ programmeCount }) => programmeCount > 0)?.id ?? ''
  return [...money, ...plans, ...told, page('JUURI'), `${page('JUURI')}/edit`, `${page('JUURI')}/budget`, page('KOKO-I'), page('VERTO'), ...(await funderPages(context, funderId))]
}

/** A funder, the form of a new call and that of one that stands. */
async function funderPages(context: BrowserContext, id: string): Promise<string[]> {
  const { funder } = await ask<{ funder: { programmes: { id: string; calls: { id: string }[] }[] } }>(context, 'query ($id: ID!) { funder(id: $id) { programmes { id calls { id } } } }', { id })
  const programme = `/portfolio/funders/${id}/programmes/${funder.programmes[0]?.id}`
  return [`/portfolio/funders/${id}`, `${programme}/calls/new`, `${programme}/calls/${funder.programmes[0]?.calls[0]?.id}`]
}
