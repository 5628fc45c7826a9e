/** The plan of a project with its timeline and its table, its risks and its staff. */
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { type Answers, aViewer, renderInApp, serve } from '../../../app/testing.js'
import { ProjectPlan } from './plan.page.js'
import { ProjectRisks } from './risk.page.js'
import { ProjectStaff } from './staff.page.js'

const inAll = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
const project = { __typename: 'Project', id: 'p1', number: '2026/4', title: inAll('Kaari kantaa'), stage: 'running' }
const partner = { __typename: 'PlanPartner', id: 'r1', name: inAll('Karjalan Työsilta ry'), isLead: true, validFrom: '2026-01-01', validTo: null, mayWrite: true }
const part = (of: Record<string, unknown>) => ({
  ...{ __typename: 'PlanItemType', id: 'i1', kind: 'task', packageId: 'g1', number: 1, name: 'Kartoitus', partnerId: 'r1', owner: '', note: '', link: '', startsOn: '2026-02-01', endsOn: '2026-02-28', progress: 40, state: 'underway' },
  ...{ doneOn: null, earliest: '2026-02-01', slack: 0, isCritical: true, mayWrite: true, version: 1, ...of }
})
const group = part({ id: 'g1', kind: 'package', packageId: null, name: 'Kehittäminen', startsOn: '2026-01-01', endsOn: '2026-06-30', slack: null, isCritical: false })
const second = part({ id: 'i2', number: 2, name: 'Pilotti', startsOn: '2026-03-01', endsOn: '2026-04-30', progress: 0, state: 'planned' })
const light = { __typename: 'PlanLightType', projectId: 'p1', packageId: null, colour: 'red', reasons: [{ __typename: 'LightReasonType', code: 'overdue', colour: 'red', count: 2, days: 20 }], said: null }
const plan = (of: Record<string, unknown> = {}) => ({
  ...{ __typename: 'ProjectPlan', projectId: 'p1', startsOn: '2026-01-01', endsOn: '2026-12-31', isOpen: true, mayLead: true, mayReadRisks: true, partners: [partner], items: [group, part({}), second], baselines: [], lights: [light] },
  ...{ links: [{ __typename: 'PlanLinkType', fromId: 'i1', toId: 'i2', lagDays: 0 }], ...of }
})
const planned = (of: Record<string, unknown> = {}) => ({ ProjectPlan: () => ({ projectPlan: plan(of), project }) })

async function draw(node: React.ReactElement, of: { address: string; answers: Answers }) {
  const served = serve(of.answers)
  const drawn = await renderInApp(node, { address: of.address, viewer: { ...aViewer, actions: [...aViewer.actions, 'project.read', 'budget.read', 'project.work'] }, features: ['app', 'portfolio', 'projectPlan'] })
  return { ...drawn, asked: (name: string) => served.asked.filter((each) => each.name === name).map(({ variables }) => variables), user: userEvent.setup() }
}
const noBarrier = async (container: Element) => {
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  expect(violations.map(({ id }) => id)).toEqual([])
}
beforeEach(() => {
  sessionStorage.clear()
  localStorage.clear()
})

describe('the plan of a project', () => {
  it('stands on a timeline whose bars say all that they show, and are walked with the arrow keys', async () => {
    const { container, user } = await draw(<ProjectPlan id="p1" />, { address: '/fi/portfolio/projects/p1/plan', answers: planned() })
    const list = within(await screen.findByRole('list', { name: 'Suunnitelman aikajana' }))
    const bars = list.getAllByRole('button')
    expect(bars.map((bar) => bar.getAttribute('aria-label'))).toEqual([
      '1 Kehittäminen, Työpaketti, 1.1.2026–30.6.2026, Käynnissä, 40 % valmis',
      '1.1 Kartoitus, Tehtävä, 1.2.2026–28.2.2026, Käynnissä, 40 % valmis, kriittinen',
      '1.2 Pilotti, Tehtävä, 1.3.2026–30.4.2026, Ei aloitettu, 0 % valmis, kriittinen, odottaa: Kartoitus'
    ])
    bars[0]?.focus()
    await user.keyboard('{ArrowDown}')
    expect(bars[1]).toHaveFocus()
    await user.keyboard('{End}')
    expect(bars[2]).toHaveFocus()
    expect(screen.getByText('2 tehtävää tai tuotosta on myöhässä, enimmillään 20 päivää')).toBeVisible()
    await noBarrier(container)
  })

  it('shows what else moves before it is saved, and moves it along', async () => {
    const answers = { ...planned(), SavePlanItem: () => ({ savePlanItem: { __typename: 'ProjectPlanPayload', plan: plan() } }) }
    const { user, asked } = await draw(<ProjectPlan id="p1" />, { address: '/fi/portfolio/projects/p1/plan', answers })
    await user.click(await screen.findByRole('button', { name: /^1\.1 Kartoitus/u }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.click(dialog.getByRole('button', { name: '+7 pv' }))
    expect(dialog.getByRole('status')).toHaveTextContent('Pilotti: 8.3.2026–7.5.2026 (+7 pv)')
    await user.clear(dialog.getByLabelText(/^Nimi/u))
    await user.click(dialog.getByRole('button', { name: 'Tallenna ja siirrä 1 muu' }))
    expect(dialog.getAllByText('Anna nimi.').length).toBeGreaterThan(0)
    expect(asked('SavePlanItem')).toEqual([])
    await user.type(dialog.getByLabelText(/^Nimi/u), 'Kartoitus 2')
    await user.click(dialog.getByRole('button', { name: 'Tallenna ja siirrä 1 muu' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(asked('SavePlanItem')[0]).toMatchObject({ input: { itemId: 'i1', expectedVersion: 1, name: 'Kartoitus 2', startsOn: '2026-02-08', endsOn: '2026-03-07', progress: 40, movesOthers: true, waitsFor: [] } })
  })

  it('stands in a table too, narrowed by the address', async () => {
    const { container } = await draw(<ProjectPlan id="p1" />, { address: '/fi/portfolio/projects/p1/plan?view=table&states=["planned"]', answers: planned() })
    const table = within(await screen.findByRole('table', { name: 'Suunnitelman osat' }))
    expect(table.getByRole('button', { name: 'Pilotti' })).toBeVisible()
    expect(table.getByRole('button', { name: 'Kehittäminen' })).toBeVisible()
    expect(table.queryByRole('button', { name: 'Kartoitus' })).not.toBeInTheDocument()
    await noBarrier(container)
  })

  it('teaches how to begin', async () => {
    await draw(<ProjectPlan id="p1" />, { address: '/fi/portfolio/projects/p1/plan', answers: planned({ items: [], links: [], lights: [] }) })
    expect(await screen.findByText('Hankkeella ei ole vielä suunnitelmaa')).toBeVisible()
  })
})

it('risks stand at their place of the five by five, and a high one is not saved without measures', async () => {
  const risk = { __typename: 'ProjectRisk', id: 'k1', number: 1, kind: 'risk', title: 'Valmentaja vaihtuu', text: '', likelihood: 4, impact: 5, partnerId: 'r1', owner: '', measures: 'Varahenkilö', dueOn: null, state: 'open', fromNumber: null, issueNumber: null, history: [], mayWrite: true, version: 1 }
  const { container, user, asked } = await draw(<ProjectRisks id="p1" />, { address: '/fi/portfolio/projects/p1/risks', answers: { ProjectRisks: () => ({ projectRisks: { __typename: 'ProjectRisks', projectId: 'p1', partners: [partner], risks: [risk] }, project }) } })
  expect(await screen.findByText('Korkea, 20')).toBeVisible()
  await noBarrier(container)
  await user.click(screen.getByRole('button', { name: 'Valmentaja vaihtuu' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.clear(dialog.getByLabelText(/^Toimenpiteet/u))
  await user.click(dialog.getByRole('button', { name: 'Tallenna' }))
  expect(dialog.getAllByText('Korkea riski tarvitsee toimenpiteet.').length).toBeGreaterThan(0)
  expect(asked('SaveProjectRisk')).toEqual([])
})

it('staff adds up by role and month', async () => {
  const row = { __typename: 'PlanStaff', id: 's1', partnerId: 'r1', packageId: null, role: 'Työhönvalmentaja', headCount: 1, months: [{ __typename: 'StaffMonthType', month: '2026-01', fte: 50 }, { __typename: 'StaffMonthType', month: '2026-02', fte: 100 }], mayWrite: true, version: 1 }
  const staff = { __typename: 'ProjectStaff', projectId: 'p1', months: ['2026-01', '2026-02'], partners: [partner], packages: [], rows: [row] }
  const { container } = await draw(<ProjectStaff id="p1" />, { address: '/fi/portfolio/projects/p1/staff', answers: { ProjectStaff: () => ({ projectStaff: staff, project }) } })
  const table = within(await screen.findByRole('table', { name: 'Henkilötyövuodet vuosittain' }))
  expect(table.getAllByText('1,5').length).toBe(2)
  await noBarrier(container)
})
