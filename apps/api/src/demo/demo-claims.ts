/**
 * The costs and claims of one running project of the demo: a claim that was certified and paid but for a line that is parked, of
 * which the funder has taken some back, one that waits for the funder and takes that line again, and costs that nobody has claimed yet.
 */
import { addedTo } from '@solmu/domain/portfolio/claim.js'
import { shareOf } from '@solmu/domain/portfolio/claim-money.js'
import { costModels } from '@solmu/domain/portfolio/cost-model.js'
import { addDays, addMonths, type IsoDate } from '@solmu/shared/dates.js'
import { type Period, periodContaining, shiftPeriod, validityOfPeriod } from '@solmu/shared/periods.js'
import type pg from 'pg'
import { demoId } from './demo-id.js'
import { insert } from './demo-insert.js'

interface Of {
  readonly key: string
  readonly consortiumId: string
  readonly projectId: string
  readonly partnerId: string
  readonly startsOn: IsoDate
  readonly today: IsoDate
  readonly yearly: number
  readonly office: string
}

interface DemoCost {
  readonly id: string
  readonly day: IsoDate
  readonly amount: bigint
  readonly document: string
  readonly note: string
}

/** Pay of each month until the last one, and overtime that nobody has kept the hours of. */
function costsOf({ key, startsOn, today, yearly }: Of): DemoCost[] {
  const months = Array.from({ length: 24 }, (_none, at) => addDays(addMonths(startsOn, at + 1), -1)).filter((day) => day < today)
  const pay = months.map((day, at) => ({ document: `PA-${day.slice(0, 7)}`, day, amount: (BigInt(yearly) * 100n + BigInt(at % 3) * 1207n) / 12n, note: 'Palkat' }))
  const overtime = { document: 'PA-YLI-1', day: addDays(startsOn, 40), amount: 64_250n, note: 'Ylityö, tuntikirjanpito kesken' }
  return [...pay, overtime].map((cost) => ({ ...cost, id: demoId(`project-cost:${key}:${cost.document}`) }))
}

export async function loadDemoClaims(client: pg.ClientBase, of: Of): Promise<void> {
  const at = { consortiumId: of.consortiumId, projectId: of.projectId, partnerId: of.partnerId }
  const costs = costsOf(of)
  await insert(client, 'project_cost', costs.map((cost) => ({ ...at, ...cost, amount: cost.amount.toString(), category: 'staff', source: 'grant', corrects: '', madeBy: of.office, version: 1 })))
  const first = periodContaining('third', of.startsOn)
  const paid = await claimed({ client, of }, { number: 1, period: first, costs: costs.filter(({ day }) => day < validityOfPeriod(first).validTo), parked: 'PA-YLI-1' })
  if (paid[0]) await takenBack({ client, of }, paid[0], addDays(validityOfPeriod(first).validTo, 160))
  const second = shiftPeriod(first, 1)
  const { validFrom, validTo } = validityOfPeriod(second)
  await claimed({ client, of }, { number: 2, period: second, costs: costs.filter(({ day }) => day >= validFrom && day < validTo), again: paid.find(({ cost }) => cost.document === 'PA-YLI-1') })
}

interface DemoLine {
  readonly id: string
  readonly cost: DemoCost
  readonly added: bigint
}

interface DemoClaim {
  readonly number: number
  readonly period: Period
  readonly costs: readonly DemoCost[]
  /** The document that is parked; the claim is paid then. */
  readonly parked?: string
  readonly again?: DemoLine
}

/** The steps of a claim, each some days after the one before. */
const way = [['send', 'draft', 'with_lead'], ['forward', 'with_lead', 'with_funder'], ['certify', 'with_funder', 'certified'], ['pay', 'certified', 'paid']] as const

async function claimed({ client, of }: { readonly client: pg.ClientBase; readonly of: Of }, { number, period, costs, parked, again }: DemoClaim): Promise<DemoLine[]> {
  const { key, consortiumId, projectId, partnerId, office } = of
  const at = { consortiumId, projectId, partnerId }
  const claimId = demoId(`project-claim:${key}:${number}`)
  const { validTo } = validityOfPeriod(period)
  const [sentOn, certifiedOn, paidOn] = [addDays(validTo, 12), addDays(validTo, 40), addDays(validTo, 55)]
  const isPaid = parked !== undefined
  await insert(client, 'project_claim', [
    { ...at, id: claimId, number, period, state: isPaid ? 'paid' : 'with_funder', note: again ? 'Ylityön tuntikirjanpito on nyt liitteenä.' : '', sentOn, certifiedOn: isPaid ? certifiedOn : null, paidOn: isPaid ? paidOn : null, madeBy: office, version: 1 }
  ])
  const added = addedTo(costModels.flat_40, costs.map((cost) => ({ ...cost, category: 'staff' as const })))
  const lines = costs.map((cost, place): DemoLine => ({ id: demoId(`project-claim-line:${key}:${number}:${cost.document}`), cost, added: added[place] ?? 0n }))
  const line = ({ id, cost, added: rate }: DemoLine, originId: string | null, isParked: boolean) => ({
    ...{ ...at, id, claimId, costId: cost.id, originId, amount: cost.amount.toString(), added: rate.toString() },
    ...{ aside: isParked ? cost.amount.toString() : '0', asideAdded: isParked ? rate.toString() : '0' },
    ...{ verdict: isParked ? 'parked' : isPaid ? 'accepted' : 'claimed', reason: isParked ? 'Tuntikirjanpito puuttuu.' : '' }
  })
  await insert(client, 'project_claim_line', lines.map((each) => line(each, null, each.cost.document === parked)))
  if (again) await insert(client, 'project_claim_line', [line({ ...again, id: demoId(`project-claim-line:${key}:${number}:again`) }, again.id, false)])
  const steps = isPaid ? way : way.slice(0, 2)
  await insert(client, 'project_claim_event', steps.map(([action, fromState, toState], place) => ({ ...at, id: demoId(`project-claim-event:${key}:${number}:${place}`), claimId, action, fromState, toState, reason: '', byUser: office, at: `${addDays(validTo, 12 + place * 14)}T09:00:00Z` })))
  return lines
}

/** The funder has looked at a line again, and a part of it was not for this project. */
async function takenBack({ client, of }: { readonly client: pg.ClientBase; readonly of: Of }, { id, cost, added }: DemoLine, day: IsoDate): Promise<void> {
  const { key, consortiumId, projectId, partnerId, office } = of
  const share = shareOf({ amount: cost.amount, added }, 40_000n)
  await insert(client, 'project_recovery', [
    {
      ...{ id: demoId(`project-recovery:${key}`), consortiumId, projectId, partnerId, claimId: demoId(`project-claim:${key}:1`), lineId: id, act: 'decide', amount: share.amount.toString(), added: share.added.toString() },
      ...{ day, document: 'TARK-3', reason: 'Osa palkasta kuuluu toiseen hankkeeseen.', byUser: office, at: `${day}T09:00:00Z` }
    }
  ])
}
