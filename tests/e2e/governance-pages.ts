import type { BrowserContext } from 'playwright-core'
import type { RoleName } from '@solmu/domain/access/roles.js'
import { ask } from './visitor.js'

/** The lists and the forms of governance. */
export const governanceLists: [RoleName, string[]][] = [
  ['national_coordinator', ['/governance/charter', '/governance/charter/compare', '/governance/charter/draft', '/governance/bodies', '/governance/meetings', '/governance/meetings/new']],
  ['unit_manager', ['/governance/proposals', '/governance/proposals/new']],
  ['funder', ['/governance/answers']],
  ['national_coordinator', ['/governance/ballots', '/governance/ballots/new', '/governance/decisions', '/governance/decisions/new']],
  ['national_coordinator', ['/governance/centre-choices', '/governance/centre-choices/new', '/governance/negotiations', '/governance/negotiations/new']]
]

/** The pages of records of governance. */
export const governancePages = async (context: BrowserContext): Promise<string[]> => [...(await decisionPages(context)), ...(await proposalPages(context)), ...(await choicePages(context)), ...(await negotiationPages(context))]

/** A decision from which something follows, in the register. */
async function decisionPages(context: BrowserContext): Promise<string[]> {
  const { decisions } = await ask<{ decisions: { id: string; source: string; taskCount: number }[] }>(context, '{ decisions { id source taskCount } }')
  return [`/governance/decisions/${decisions.find(({ source, taskCount }) => source === 'register' && taskCount > 0)?.id}`]
}

/** A proposal with amendments and one with an objection, what an amendment would change, and an election. */
async function proposalPages(context: BrowserContext): Promise<string[]> {
  const { proposals } = await ask<{ proposals: { id: string; kind: string; state: string }[] }>(context, '{ proposals { id kind state } }')
  const page = (kind: string, state: string) => `/governance/proposals/${proposals.find((each) => each.kind === kind && each.state === state)?.id}`
  const adopted = page('proposal', 'adopted')
  return [page('proposal', 'open'), `${page('proposal', 'open')}/edit`, page('consent', 'open'), page('election', 'voting'), adopted, `${adopted}/compare`]
}

/** A choice that is being assessed, and one that waits for its outcome or has it. */
async function choicePages(context: BrowserContext): Promise<string[]> {
  const { centreChoices } = await ask<{ centreChoices: { id: string; state: string }[] }>(context, '{ centreChoices { id state } }')
  const of = (state: string) => `/governance/centre-choices/${centreChoices.find((each) => each.state === state)?.id}`
  return [of('open'), of('closed')]
}

/** A mandate under which the network negotiates, and one that has ended. */
async function negotiationPages(context: BrowserContext): Promise<string[]> {
  const { negotiations } = await ask<{ negotiations: { id: string; state: string }[] }>(context, '{ negotiations { id state } }')
  const of = (state: string) => `/governance/negotiations/${negotiations.find((each) => each.state === state)?.id}`
  return [of('given'), of('ended')]
}
