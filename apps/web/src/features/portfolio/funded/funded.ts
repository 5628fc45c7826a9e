/** What a funder pays for, in the order and as far as a reader asks for it, and what it adds up to. */
import { projectStages } from '@solmu/domain/portfolio/project.workflow.js'
import { compareText } from '../../../ui/format.js'
import type { MoneyText } from '../../../ui/money.js'
import type { Language } from '../../../ui/text.js'
import { isWanted, saysIt } from '../../governance/list-search.js'
import type { FundedProject } from './funded.operations.js'
import type { FundedSearch, FundedSort, fundedStates } from './funded.search.js'

export const fundedSums = ['applied', 'granted', 'claimed', 'certified', 'paid', 'owed', 'leftToClaim', 'leftToCertify'] as const
export type FundedSum = (typeof fundedSums)[number]

/** Whether a project waits for the funder's decision, is under way or is over. */
export function fundedState({ stage }: FundedProject): (typeof fundedStates)[number] {
  if (stage === 'applied') return 'applied'
  return stage === 'decided' || stage === 'running' || stage === 'closing' ? 'running' : 'ended'
}

const by = (sum: FundedSum) => (a: FundedProject, b: FundedProject) => {
  const difference = BigInt(a[sum].minorUnits) - BigInt(b[sum].minorUnits)
  return difference < 0n ? -1 : Number(difference > 0n)
}

/** By stage, and those that end first first, unless another order is asked for. */
export function listedFunded(all: readonly FundedProject[], search: FundedSearch, language: Language): readonly FundedProject[] {
  const compare = compareText(language)
  const ends = (a: FundedProject, b: FundedProject) => compare(a.endsOn ?? '9999', b.endsOn ?? '9999')
  const orders: Readonly<Record<FundedSort, (a: FundedProject, b: FundedProject) => number>> = {
    title: (a, b) => compare(a.title[language] || a.title.fi, b.title[language] || b.title.fi),
    programme: (a, b) => compare(a.programme[language] || a.programme.fi, b.programme[language] || b.programme.fi),
    stage: (a, b) => projectStages.indexOf(a.stage) - projectStages.indexOf(b.stage),
    ...{ ends, applied: by('applied'), granted: by('granted'), claimed: by('claimed'), certified: by('certified'), paid: by('paid'), owed: by('owed') },
    ...{ leftToClaim: by('leftToClaim'), leftToCertify: by('leftToCertify') }
  }
  const { q, funder, programme, state, sort = 'stage', desc } = search
  const found = all.filter((one) => isWanted(funder, one.funderId) && isWanted(programme, one.programmeId) && isWanted(state, fundedState(one)) && saysIt(q, [one.number, ...[one.title, one.lead, one.programme, one.call].flatMap(({ fi, sv, en }) => [fi, sv, en])]))
  const sorted = found.sort((a, b) => orders[sort](a, b) || ends(a, b) || compare(a.number, b.number))
  return desc ? sorted.reverse() : sorted
}

/** What projects add up to, currency by currency. */
export function fundedTotals(projects: readonly FundedProject[]): readonly Readonly<Record<FundedSum, MoneyText>>[] {
  return [...new Set(projects.map(({ granted }) => granted.currency))].sort().map((currency) => {
    const own = projects.filter(({ granted }) => granted.currency === currency)
    const total = (sum: FundedSum): MoneyText => ({ currency, minorUnits: String(own.reduce((all, one) => all + BigInt(one[sum].minorUnits), 0n)) })
    return Object.fromEntries(fundedSums.map((sum) => [sum, total(sum)])) as Record<FundedSum, MoneyText>
  })
}

/** Most funders have nothing to get back: what nobody owes is not told. */
export const toldSums = (projects: readonly FundedProject[] | undefined): readonly FundedSum[] => fundedSums.filter((sum) => sum !== 'owed' || projects?.some(({ owed }) => owed.minorUnits !== '0'))
