/** The pages of the portfolio. */
import type { BrowserContext } from 'playwright-core'
import type { RoleName } from '@solmu/domain/access/roles.js'
import { ask } from './visitor.js'

/** The lists and the forms of the portfolio. */
export const portfolioLists: [RoleName, string[]][] = [['national_coordinator', ['/portfolio/projects', '/portfolio/projects/new', '/portfolio/funders', '/portfolio/public']]]

/** A project that is prepared, one with a change of its budget, one that has ended, and a funder. */
export async function portfolioPages(context: BrowserContext): Promise<string[]> {
  const { projects, funders } = await ask<{ projects: { nodes: { id: string; acronym: string }[] }; funders: { id: string }[] }>(context, '{ projects { nodes { id acronym } } funders { id } }')
  const page = (acronym: string) => `/portfolio/projects/${projects.nodes.find((each) => each.acronym === acronym)?.id}`
  const spent = page('KOKO-I')
  const { projectClaims } = await ask<{ projectClaims: { claims: { id: string }[] } }>(context, `{ projectClaims(projectId: "${spent.split('/').at(-1)}") { claims { id } } }`)
  const money = [`${spent}/money`, `${spent}/money?view=cofinancing`, `${spent}/costs`, `${spent}/claims`, ...projectClaims.claims.map(({ id }) => `/portfolio/claims/${id}`)]
  return [...money, page('JUURI'), `${page('JUURI')}/edit`, page('KOKO-I'), page('VERTO'), `/portfolio/funders/${funders[0]?.id}`]
}
