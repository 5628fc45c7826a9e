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
  return [page('JUURI'), `${page('JUURI')}/edit`, page('KOKO-I'), page('VERTO'), `/portfolio/funders/${funders[0]?.id}`]
}
