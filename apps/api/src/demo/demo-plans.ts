/**
 * The plans of two running projects of the demo: one that has slipped since the decision, with a package that is red, risks, an
 * issue and staff; and one that goes as it was planned.
 */
import type { PlanKind, PlanState } from '@solmu/domain/portfolio/plan.js'
import { monthsOf } from '@solmu/domain/portfolio/plan-staff.js'
import { addDays, addMonths, type IsoDate } from '@solmu/shared/dates.js'
import type pg from 'pg'
import { demoId } from './demo-id.js'
import { insert } from './demo-insert.js'

interface Of {
  readonly key: string
  readonly consortiumId: string
  readonly projectId: string
  /** The partner at a place among those of the project. */
  readonly partnerId: (at: number) => string
  readonly startsOn: IsoDate
  readonly endsOn: IsoDate
  readonly decidedOn: IsoDate
  readonly today: IsoDate
  readonly office: string
}

interface DemoItem {
  readonly key: string
  readonly kind: PlanKind
  readonly name: string
  readonly owner: string
  readonly partner: number
  /** Days from the first day of the project to its first and its last. */
  readonly days: readonly [number, number]
  /** By how many days it has slipped since the decision. */
  readonly slipped: number
  readonly state: PlanState
  readonly progress: number
  readonly waits: readonly string[]
}

const item = ([kind, key, name]: readonly [PlanKind, string, string], days: readonly [number, number], of: Partial<DemoItem> = {}): DemoItem => ({
  ...{ kind, key, name, days, owner: kind === 'package' ? 'Projektipäällikkö' : '', partner: 0, slipped: 0, state: 'planned', progress: 0, waits: [] },
  ...of
})
const done = { state: 'done', progress: 100 } as const

const slippedPlan: readonly DemoItem[] = [
  item(['package', '1', 'Lähtötilanne ja verkosto'], [0, 150], done),
  item(['task', '1.1', 'Asiakaspolkujen kartoitus'], [0, 75], { ...done, owner: 'Palvelusuunnittelija' }),
  item(['task', '1.2', 'Yhteistyösopimukset kuntien kanssa'], [40, 150], { ...done }),
  item(['milestone', '1.m', 'Lähtötilanne kuvattu'], [150, 150], { ...done, waits: ['1.1', '1.2'] }),
  item(['package', '2', 'Valmennusmallin kehittäminen'], [151, 720], { state: 'underway', slipped: 45 }),
  item(['task', '2.1', 'Mallin ensimmäinen versio'], [151, 330], { ...done, waits: ['1.m'] }),
  item(['task', '2.2', 'Pilotti Joensuussa ja Kuopiossa'], [331, 570], { partner: 1, state: 'underway', progress: 70, slipped: 45, owner: 'Työhönvalmentajat', waits: ['2.1'] }),
  item(['deliverable', '2.d', 'Valmentajan opas'], [585, 585], { slipped: 45, owner: 'Palvelusuunnittelija', waits: ['2.2'] }),
  item(['milestone', '2.m', 'Malli valmis levitettäväksi'], [720, 720], { slipped: 45, waits: ['2.d'] }),
  item(['package', '3', 'Käyttöönotto ja juurruttaminen'], [740, 1060]),
  item(['task', '3.1', 'Koulutus muihin yksiköihin'], [770, 930], { partner: 1, owner: 'Kouluttaja', waits: ['2.m'] }),
  item(['task', '3.2', 'Vaikutusten arviointi'], [800, 1020], { owner: 'Arvioija' }),
  item(['deliverable', '3.d', 'Loppuraportti'], [1050, 1050], { owner: 'Projektipäällikkö', waits: ['3.1', '3.2'] })
]

const steadyPlan: readonly DemoItem[] = [
  item(['package', '1', 'Luontoryhmät'], [0, 330], { state: 'underway' }),
  item(['task', '1.1', 'Ryhmien suunnittelu'], [0, 60], done),
  item(['task', '1.2', 'Ryhmät Nurmeksessa ja Kiteellä'], [61, 330], { partner: 1, state: 'underway', progress: 75, owner: 'Ryhmänohjaaja', waits: ['1.1'] }),
  item(['package', '2', 'Arviointi ja jatko'], [331, 440]),
  item(['task', '2.1', 'Osallistujien palaute ja arviointi'], [331, 400], { waits: ['1.2'] }),
  item(['deliverable', '2.d', 'Ohje luontotoiminnan aloittamiseen'], [430, 430], { waits: ['2.1'] })
]

const plans: Readonly<Record<string, readonly DemoItem[]>> = { 'koko-ita': slippedPlan, vihrea: steadyPlan }

/** Nothing for projects without a plan. */
export async function loadDemoPlan(client: pg.ClientBase, of: Of): Promise<void> {
  const plan = plans[of.key]
  if (!plan) return
  const known = { consortiumId: of.consortiumId, projectId: of.projectId }
  const idOf = (key: string): string => demoId(`plan:${of.key}:${key}`)
  await insert(client, 'plan_item', plan.map((each, at) => rowOf(of, each, plan.slice(0, at).filter(({ kind, key }) => kind === each.kind && (each.kind === 'package' || groupOf(key) === groupOf(each.key))).length + 1)))
  await insert(client, 'plan_link', plan.flatMap(({ key, waits }) => waits.map((from) => ({ ...known, fromId: idOf(from), toId: idOf(key), lagDays: 0 }))))
  const items = plan.map((each) => ({ id: idOf(each.key), kind: each.kind, name: each.name, packageId: each.kind === 'package' ? null : idOf(groupOf(each.key)), ...daysOf(of, each, 0) }))
  await insert(client, 'plan_baseline', [{ ...known, id: idOf('baseline'), number: 1, name: '', isDecision: true, takenOn: of.decidedOn, takenBy: of.office, items }])
  await loadStaff(client, of)
  if (of.key === 'koko-ita') await loadRisks(client, of)
}

const groupOf = (key: string): string => key.split('.')[0] ?? key
const isPackage = ({ kind }: DemoItem): boolean => kind === 'package'

/** The days that it was given by the decision, moved on by what it has slipped. */
function daysOf({ startsOn }: Of, { days: [from, to], kind }: DemoItem, slipped: number) {
  const isPoint = kind === 'milestone' || kind === 'deliverable'
  return { startsOn: addDays(startsOn, isPoint ? from + slipped : from), endsOn: addDays(startsOn, to + slipped) }
}

function rowOf(of: Of, each: DemoItem, number: number) {
  const { key, kind, name, owner, partner, state, progress } = each
  const days = daysOf(of, each, each.slipped)
  return {
    ...{ id: demoId(`plan:${of.key}:${key}`), consortiumId: of.consortiumId, projectId: of.projectId, partnerId: of.partnerId(partner), kind, number, name, owner, note: '', link: '' },
    ...{ packageId: isPackage(each) ? null : demoId(`plan:${of.key}:${groupOf(key)}`), ...days, state, progress, doneOn: state === 'done' ? earlier(days.endsOn, of.today) : null, version: 1 }
  }
}

const earlier = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b)

async function loadRisks(client: pg.ClientBase, of: Of): Promise<void> {
  const common = { consortiumId: of.consortiumId, projectId: of.projectId, version: 1 }
  const idOf = (number: number): string => demoId(`project-risk:${of.key}:${number}`)
  const risks = [
    { kind: 'risk', title: 'Pilottiin ei saada tarpeeksi osallistujia', text: 'Kunnat ohjaavat asiakkaita muihin palveluihin.', likelihood: 4, impact: 5, partner: 1, owner: 'Projektipäällikkö', measures: 'Sovitaan ohjauksesta kuntien kanssa kuukausittain; avataan suora hakeutuminen.', due: 10, state: 'open' },
    { kind: 'risk', title: 'Työhönvalmentaja vaihtuu kesken pilotin', text: '', likelihood: 3, impact: 3, partner: 0, owner: 'Projektipäällikkö', measures: 'Varahenkilö nimetty.', due: 60, state: 'came_true' },
    { kind: 'issue', title: 'Työhönvalmentaja vaihtui kesken pilotin', text: 'Pilotti viivästyi noin kuusi viikkoa.', likelihood: 5, impact: 3, partner: 0, owner: 'Projektipäällikkö', measures: 'Uusi valmentaja aloittanut; aikataulu siirretty.', due: 20, state: 'watched' },
    { kind: 'risk', title: 'Opas jää liian yleiseksi', text: '', likelihood: 2, impact: 3, partner: 0, owner: 'Palvelusuunnittelija', measures: '', due: null, state: 'watched' },
    { kind: 'risk', title: 'Yhden osatoteuttajan lähtö', text: '', likelihood: 2, impact: 4, partner: 0, owner: 'Projektipäällikkö', measures: 'Muutoshakemus rahoittajalla.', due: null, state: 'closed' }
  ] as const
  await insert(client, 'project_risk', risks.map(({ partner, due, ...risk }, at) => ({ ...common, ...risk, id: idOf(at + 1), number: at + 1, partnerId: of.partnerId(partner), dueOn: due === null ? null : addDays(of.today, due), fromRiskId: risk.kind === 'issue' ? idOf(2) : null })))
}

async function loadStaff(client: pg.ClientBase, of: Of): Promise<void> {
  const months = monthsOf(of.startsOn, of.endsOn)
  const roles = [
    { key: 'lead', role: 'Projektipäällikkö', partner: 0, heads: 1, fte: 50, from: 0 },
    { key: 'coach', role: 'Työhönvalmentaja', partner: 0, heads: 2, fte: 120, from: 3 },
    { key: 'coach-2', role: 'Työhönvalmentaja', partner: 1, heads: 1, fte: 60, from: 6 }
  ]
  await insert(
    client,
    'plan_staff',
    roles.map(({ key, role, partner, heads, fte, from }) => ({
      ...{ id: demoId(`plan-staff:${of.key}:${key}`), consortiumId: of.consortiumId, projectId: of.projectId, partnerId: of.partnerId(partner), packageId: null, role, headCount: heads, version: 1 },
      months: Object.fromEntries(months.filter((month) => month >= addMonths(of.startsOn, from).slice(0, 7)).map((month) => [month, fte]))
    }))
  )
}
