/** The portfolio of the demo: three funders with their programmes and calls, and twelve projects in all stages over the regions. */
import { type BudgetLine, wholeBudget } from '@solmu/domain/portfolio/budget.js'
import { costModels } from '@solmu/domain/portfolio/cost-model.js'
import { type ProjectAction, projectTransitions, type ProjectStage } from '@solmu/domain/portfolio/project.workflow.js'
import { addDays, addMonths, type IsoDate, isValidOn } from '@solmu/shared/dates.js'
import { validityOfPeriod } from '@solmu/shared/periods.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type pg from 'pg'
import { loadDemoClaims } from './demo-claims.js'
import { demoId } from './demo-id.js'
import { insert } from './demo-insert.js'
import { loadDemoPlan } from './demo-plans.js'
import type { DemoNetwork } from './demo-network.types.js'
import { fundOrganisationId } from './demo-organisations.js'
import { loadDemoProgress } from './demo-progress.js'
import { type DemoCallKey, type DemoProject, demoProjects, demoSummaries } from './demo-project-texts.js'

interface Of {
  readonly today: IsoDate
  /** Who works at the head office. */
  readonly office: string
}

const told = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })
const cityId = (name: string): string => demoId(`organisation:${name}`)

const funders = [
  { key: 'fund', organisationId: fundOrganisationId, kind: 'foundation', note: 'Hakemukset rahaston omassa palvelussa. Väliraportti puolivuosittain.' },
  { key: 'espoo', organisationId: cityId('Espoon kaupunki'), kind: 'municipality', note: '' },
  { key: 'oulu', organisationId: cityId('Oulun kaupunki'), kind: 'municipality', note: '' }
] as const

const programmes = [
  { key: 'inclusion', funder: 'fund', name: told('Osallisuus ja työ 2021–2027', 'Delaktighet och arbete 2021–2027', 'Inclusion and work 2021–2027'), code: 'OT21', validFrom: '2021-01-01', validTo: '2028-01-01' },
  { key: 'espoo', funder: 'espoo', name: told('Espoon työllisyysavustukset', 'Esbo stads sysselsättningsbidrag', 'Employment grants of Espoo'), code: '', validFrom: '2025-01-01', validTo: null },
  { key: 'oulu', funder: 'oulu', name: told('Oulun kumppanuusohjelma', 'Uleåborgs partnerskapsprogram', 'Partnership programme of Oulu'), code: '', validFrom: '2023-01-01', validTo: null }
] as const

const eligible = told('Hakija on järjestö, säätiö, osuuskunta tai kunta, joka järjestää työhönvalmennusta tai osallisuustyötä.', 'Sökanden är en förening, stiftelse, ett andelslag eller en kommun som ordnar arbetscoachning eller delaktighetsarbete.', 'The applicant is an association, a foundation, a co-operative or a municipality that arranges job coaching or participation work.')

/** Months from today to the first and the last day. */
const calls: readonly { readonly key: DemoCallKey; readonly programme: string; readonly name: LocalizedText; readonly opens: number; readonly closes: number | null; readonly models: readonly string[]; readonly share: number }[] = [
  { key: 'inclusion', programme: 'inclusion', name: told('Mielekäs tekeminen', 'Meningsfull sysselsättning', 'Something meaningful to do'), opens: -46, closes: -8, models: ['flat_40', 'actual'], share: 8000 },
  { key: 'paths', programme: 'inclusion', name: told('Polut työhön', 'Stigar till arbete', 'Paths to work'), opens: -50, closes: -7, models: ['flat_40', 'flat_7', 'unit_1720'], share: 8000 },
  { key: 'embedding', programme: 'inclusion', name: told('Tulokset käyttöön', 'Resultaten i bruk', 'Results into use'), opens: -1, closes: 2, models: ['flat_40', 'unit_1720'], share: 7500 },
  { key: 'espoo', programme: 'espoo', name: told('Työllistävä yritystoiminta', 'Sysselsättande företagsamhet', 'Enterprise that employs'), opens: -5, closes: -1, models: ['actual'], share: 9000 },
  { key: 'oulu', programme: 'oulu', name: told('Kumppanuusavustus', 'Partnerskapsbidrag', 'Partnership grant'), opens: -30, closes: null, models: ['flat_7', 'actual'], share: 7000 }
]

export async function loadDemoPortfolio(client: pg.ClientBase, demo: DemoNetwork, of: Of): Promise<void> {
  const consortiumId = demo.consortium.id
  await insert(client, 'funder', funders.map(({ key, ...funder }) => ({ ...funder, id: demoId(`funder:${key}`), consortiumId, version: 1 })))
  await insert(client, 'programme', programmes.map(({ key, funder, ...programme }) => ({ ...programme, id: demoId(`programme:${key}`), consortiumId, funderId: demoId(`funder:${funder}`), version: 1 })))
  await insert(
    client,
    'funding_call',
    calls.map(({ key, programme, name, opens, closes, models, share }) => ({
      ...{ id: demoId(`funding-call:${key}`), consortiumId, programmeId: demoId(`programme:${programme}`), name, code: '', eligibility: eligible, link: '', currency: 'EUR' },
      ...{ opensOn: addMonths(of.today, opens), closesOn: closes === null ? null : addMonths(of.today, closes), taskAreas: [], costModels: models, applicants: [] },
      ...{ grantMin: '1000000', grantMax: '100000000', grantShareMax: share, version: 1 }
    }))
  )
  for (const project of demoProjects) await loadProject(client, { project, demo, of })
  await loadProgress(client, demo, of)
}

/** What the project in the east tells, and another one in which one of its units was as well. */
async function loadProgress(client: pg.ClientBase, demo: DemoNetwork, of: Of): Promise<void> {
  const [project, other] = ['koko-ita', 'verstas'].map((key) => demoProjects.find((each) => each.key === key))
  if (!project || !other) return
  const partnerIds = [project.lead, ...project.others].map((_unit, at) => partnerId(project, at))
  const sharedUnitId = unitNamed(demo, project.lead, of.today).id
  await loadDemoProgress(client, { consortiumId: demo.consortium.id, projectId: projectId(project.key), otherId: projectId(other.key), otherStartsOn: daysOf(other, of.today).startsOn, sharedUnitId, partnerIds, startsOn: daysOf(project, of.today).startsOn, today: of.today, office: of.office })
}

interface Loaded {
  readonly project: DemoProject
  readonly demo: DemoNetwork
  readonly of: Of
}

const projectId = (key: string): string => demoId(`project:${key}`)
const daysOf = ({ from, months }: DemoProject, today: IsoDate) => {
  const startsOn = `${addMonths(today, from).slice(0, 7)}-01`
  return { startsOn, endsOn: addDays(addMonths(startsOn, months), -1) }
}

async function loadProject(client: pg.ClientBase, { project, demo, of }: Loaded): Promise<void> {
  const [consortiumId, id, days] = [demo.consortium.id, projectId(project.key), daysOf(project, of.today)]
  const { key, title, acronym, kind, group, call, stage, taskAreas, ideas, model } = project
  const since = reachedOn(project, of.today)
  await insert(client, 'project', [
    {
      ...{ id, consortiumId, kind, groupId: group ? projectId(group) : null, leadUnitId: unitNamed(demo, project.lead, of.today).id, callId: call && demoId(`funding-call:${call}`) },
      ...{ title, summary: demoSummaries[stage] ?? demoSummaries['other'], acronym, funderCode: hasBase(stage) ? `OT-${key.toUpperCase()}` : '', currency: 'EUR', ...days, taskAreas, ideas, costModel: model, costRate: null },
      ...{ stage, stageSince: since, createdBy: of.office, createdAt: `${addMonths(days.startsOn, -10)}T08:00:00Z`, version: 1 }
    }
  ])
  await loadPartners(client, { project, demo, of })
  const steps = wayTo(stage)
  const first = addMonths(days.startsOn, -9)
  await insert(
    client,
    'project_event',
    steps.map(({ action, from, to }, at) => ({
      ...{ id: demoId(`project-event:${key}:${at}`), consortiumId, projectId: id, action, fromStage: from, toStage: to, byUser: of.office, at: `${at === steps.length - 1 ? since : addMonths(first, at * 2)}T09:00:00Z` },
      reason: action === 'reject' ? 'Rahoittajan mukaan hanke on päällekkäinen toisen kanssa.' : action === 'embed' ? 'Malli jatkuu neljän yksikön perustyönä.' : ''
    }))
  )
  if (project.yearly > 0) await loadBudgets(client, { project, demo, of })
  if (project.key === 'koko-ita') await loadDemoClaims(client, { key, consortiumId, projectId: id, partnerId: partnerId(project, 0), startsOn: days.startsOn, today: of.today, yearly: project.yearly, office: of.office })
  await loadDemoPlan(client, { key, consortiumId, projectId: id, partnerId: (at) => partnerId(project, at), ...days, decidedOn: addMonths(days.startsOn, -2), today: of.today, office: of.office })
}

async function loadPartners(client: pg.ClientBase, { project, demo, of }: Loaded): Promise<void> {
  const { startsOn, endsOn } = daysOf(project, of.today)
  const [consortiumId, id] = [demo.consortium.id, projectId(project.key)]
  const units = [project.lead, ...project.others].map((name) => unitNamed(demo, name, of.today))
  await insert(
    client,
    'project_partner',
    units.map((unit, at) => ({
      ...{ id: partnerId(project, at), consortiumId, projectId: id, organisationId: unit.organisationId, isLead: at === 0, validFrom: startsOn, version: 1 },
      validTo: unit.name.fi === project.leaves ? `${addMonths(endsOn, -6).slice(0, 7)}-01` : null
    }))
  )
  await insert(client, 'project_partner_unit', units.map((unit, at) => ({ partnerId: partnerId(project, at), consortiumId, projectId: id, unitId: unit.id })))
}

const partnerId = ({ key }: DemoProject, at: number): string => demoId(`project-partner:${key}:${at}`)

function unitNamed(demo: DemoNetwork, name: string, today: IsoDate) {
  const unit = demo.units.find((each) => each.name.fi === name && isValidOn(each, today))
  if (!unit) throw new Error(`The demo has no unit ${name}`)
  return unit
}

const hasBase = (stage: ProjectStage): boolean => !['idea', 'preparation', 'applied', 'rejected'].includes(stage)

/** The steps from an idea to a stage. */
function wayTo(stage: ProjectStage) {
  const order: readonly ProjectAction[] = stage === 'rejected' ? ['prepare', 'apply', 'reject'] : ['prepare', 'apply', 'decide', 'start', 'close', 'end', 'embed']
  const way = order.map((action) => projectTransitions.find((each) => each.action === action)).filter((each) => each !== undefined)
  return way.slice(0, way.findIndex(({ to }) => to === stage) + 1)
}

function reachedOn(project: DemoProject, today: IsoDate): IsoDate {
  const { startsOn, endsOn } = daysOf(project, today)
  const days: Readonly<Partial<Record<ProjectStage, IsoDate>>> = { running: startsOn, closing: endsOn, ended: addMonths(endsOn, 3), embedded: addMonths(endsOn, 5), rejected: addMonths(startsOn, -2) }
  const day = days[project.stage] ?? addDays(today, -14)
  return day < today ? day : addDays(today, -3)
}

/** Staff by partner and year, four fifths of it from the funder or as much as the call pays, the rest of one's own. */
function writtenLines(project: DemoProject, { today, factor }: { readonly today: IsoDate; readonly factor: bigint }): BudgetLine[] {
  const { startsOn, endsOn } = daysOf(project, today)
  const years = Array.from({ length: Number(endsOn.slice(0, 4)) - Number(startsOn.slice(0, 4)) + 1 }, (_none, at) => String(Number(startsOn.slice(0, 4)) + at))
  const share = BigInt(calls.find(({ key }) => key === project.call)?.share ?? 8000)
  return [project.lead, ...project.others].flatMap((_unit, at) =>
    years.flatMap((period): BudgetLine[] => {
      const { validFrom, validTo } = validityOfPeriod(period)
      const [from, to] = [startsOn > validFrom ? startsOn : validFrom, endsOn < validTo ? addDays(endsOn, 1) : validTo]
      const months = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
      const whole = (BigInt(project.yearly) * 100n * BigInt(months) * factor) / (1200n * BigInt(at + 1))
      const grant = (whole * (share - 10n)) / 10_000n
      const line = { partnerId: partnerId(project, at), category: 'staff', period } as const
      return [{ ...line, source: 'grant', amount: grant }, { ...line, source: 'own_share', amount: whole - grant }]
    })
  )
}

async function loadBudgets(client: pg.ClientBase, { project, demo, of }: Loaded): Promise<void> {
  const { key, stage, model } = project
  const { startsOn, endsOn } = daysOf(project, of.today)
  const granted = hasBase(stage)
  const version = { consortiumId: demo.consortium.id, projectId: projectId(key), costModel: model, costRate: null, startsOn, endsOn, madeBy: of.office, version: 1 }
  const decidedOn = addMonths(startsOn, -2) < of.today ? addMonths(startsOn, -2) : addDays(of.today, -14)
  const plan = { kind: 'plan', state: granted ? 'replaced' : stage === 'preparation' ? 'draft' : 'locked', reason: '', decidedOn: null, reference: '', factor: 105n }
  const versions = [
    plan,
    ...(granted ? [{ kind: 'decision', state: 'locked', reason: '', decidedOn, reference: `D/${key}`, factor: 100n }] : []),
    ...(project.hasChange ? [{ kind: 'change', state: 'proposed', reason: 'Yksi osatoteuttaja jättää hankkeen ennen loppua, ja sen työ siirtyy muille.', decidedOn: null, reference: '', factor: 98n }] : [])
  ]
  for (const [at, { factor, ...said }] of versions.entries()) {
    const budgetId = demoId(`budget:${key}:${at}`)
    await insert(client, 'budget_version', [{ ...version, ...said, id: budgetId, number: at + 1, madeAt: `${said.decidedOn ?? addDays(of.today, -10)}T10:00:00Z`, lockedAt: said.state === 'locked' ? `${said.decidedOn ?? of.today}T10:00:00Z` : null }])
    const lines = wholeBudget(costModels[model], writtenLines(project, { today: of.today, factor }))
    await insert(client, 'budget_line', lines.map((line) => ({ ...line, amount: line.amount.toString(), isReckoned: line.category === costModels[model].into, budgetId, consortiumId: demo.consortium.id, projectId: projectId(key) })))
  }
}
