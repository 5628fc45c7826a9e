/** The portfolio: its list, a project with its gates and its money, and the form. */
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { type Answers, aViewer, renderInApp, serve } from '../../app/testing.js'
import { FunderListPage } from './funder-list.page.js'
import { NewProjectPage } from './project-form.page.js'
import { ProjectListPage } from './project-list.page.js'
import { OneProject } from './project.page.js'

const inAll = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
const unit = (id: string, name: string, type = 'local_unit') => ({ __typename: 'OrgUnitRef', id, type, name: inAll(name) })
const organisation = (id: string, name: string) => ({ __typename: 'GovernedOrganisation', id, name: inAll(name) })
const euros = (minorUnits: string) => ({ __typename: 'Money', minorUnits, currency: 'EUR' })
const page = { __typename: 'PageInfo', hasNextPage: false, endCursor: null }

async function draw(node: React.ReactElement, of: { address: string; answers: Answers; actions?: readonly string[] }) {
  const viewer = { ...aViewer, actions: [...aViewer.actions, ...(of.actions ?? ['project.read', 'project.edit', 'budget.read'])] }
  const served = serve({ AuditEntries: () => ({ auditEntries: { __typename: 'AuditEntryConnection', nodes: [], totalCount: 0, pageInfo: page } }), PortfolioFilters: () => filters, ...of.answers })
  const drawn = await renderInApp(node, { address: of.address, viewer, features: ['app', 'portfolio', 'import', 'audit', 'admin'] })
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

const funder = (of: Record<string, unknown> = {}) => ({ __typename: 'FunderBrief', id: 'f1', organisation: organisation('o9', 'Osallisuusrahasto'), kind: 'foundation', programmeCount: 1, openCallCount: 2, projectCount: 3, ...of })
const filters = { funders: [funder(), funder({ id: 'f2', organisation: organisation('o8', 'Espoon kaupunki'), kind: 'municipality', openCallCount: 0 })], orgUnits: { __typename: 'OrgUnitConnection', nodes: [{ __typename: 'OrgUnit', id: 'c1', name: inAll('Itä-Suomi') }] } }
const brief = {
  ...{ id: 'p1', number: '2026/4', title: inAll('Juuret syvälle'), acronym: 'JUURI', kind: 'single', stage: 'preparation', lead: unit('u1', 'Karjalan Työsilta'), centre: unit('c1', 'Itä-Suomi', 'regional_centre') },
  ...{ startsOn: '2026-05-01', endsOn: '2027-10-31', taskAreas: ['3c', '3d'], ideas: ['3d'], partnerCount: 1, total: euros('7700000'), grant: euros('6160000') }
}
const row = { __typename: 'ProjectBrief', ...brief, call: { __typename: 'ProjectCall', id: 'k1', name: inAll('Tulokset käyttöön'), funderId: 'f1', funder: organisation('o9', 'Osallisuusrahasto') } }
const project = (of: Record<string, unknown> = {}) => ({
  ...{ ...row, __typename: 'Project', call: { ...row.call, programme: inAll('Ohjelma'), state: 'open' }, summary: inAll('Malli jää käyttöön.'), funderCode: '', stageSince: '2026-04-01', currency: 'EUR', costModel: 'flat_40', costRate: null },
  ...{ callChanges: [], group: null, subs: [], events: [], mayEdit: true, mayReadMoney: true, version: 2 },
  partners: [{ __typename: 'ProjectPartner', id: 'r1', organisation: organisation('o1', 'Karjalan Työsilta ry'), isLead: true, units: [unit('u1', 'Karjalan Työsilta')], validFrom: '2026-05-01', validTo: null, budgetedAfter: null, version: 1 }],
  steps: [{ __typename: 'ProjectStepOption', action: 'apply', to: 'applied', blockedBy: ['call_open'], needsReason: false }, { __typename: 'ProjectStepOption', action: 'withdraw', to: 'withdrawn', blockedBy: [], needsReason: true }],
  ...of
})
const line = (category: string, amount: string, isReckoned: boolean) => ({ __typename: 'BudgetLine', partnerId: 'r1', category, period: '2026', source: 'grant', amount: euros(amount), isReckoned })
const version = (of: Record<string, unknown>) => ({
  ...{ __typename: 'BudgetVersion', id: 'b1', number: 1, kind: 'plan', state: 'replaced', costModel: 'flat_40', costRate: null, startsOn: '2026-05-01', endsOn: '2027-10-31', reason: '', decidedOn: null, reference: '', madeAt: '2026-04-01T08:00:00Z' },
  ...{ lines: [line('staff', '4400000', false), line('flat_rate', '1760000', true)], total: euros('6160000'), grant: euros('6160000'), version: 1, ...of }
})
const budgets = (...versions: readonly object[]) => ({ ProjectBudgets: () => ({ projectBudgets: { __typename: 'ProjectBudgets', mayWrite: null, maySettle: false, versions } }) })

describe('the list of projects', () => {
  const list = (nodes: readonly object[]) => ({ Projects: () => ({ projects: { __typename: 'ProjectConnection', totalCount: nodes.length, nodes, pageInfo: page } }) })

  it('tells who leads what with whose money, and asks for what the address narrows it to', async () => {
    const { container, asked } = await draw(<ProjectListPage />, { address: '/fi/portfolio/projects?ending=year&ideas=[3]', answers: list([row]) })
    expect(await screen.findByRole('link', { name: 'Juuret syvälle' })).toBeVisible()
    const told = within(screen.getByRole('table'))
    for (const text of ['Karjalan Työsilta', 'Osallisuusrahasto', 'Valmistelussa', '3c, 3d']) expect(told.getByText(text)).toBeVisible()
    expect(asked('Projects')[0]).toMatchObject({ filter: { ending: 'year', ideas: [3], stages: null }, sort: null })
    await noBarrier(container)
  })

  it('teaches what to do while there is none', async () => {
    await draw(<ProjectListPage />, { address: '/fi/portfolio/projects', answers: list([]) })
    expect(await screen.findByText('Hankkeita ei ole vielä kirjattu')).toBeVisible()
  })
})

describe('a project', () => {
  it('says what its gate asks for, takes no step without its reason, and tells its money to the cent', async () => {
    const changed = version({ id: 'b2', number: 2, kind: 'decision', state: 'locked', decidedOn: '2026-04-20', reference: 'D/7', lines: [line('staff', '4000000', false), line('flat_rate', '1600000', true)], total: euros('5600000') })
    const { container, user, asked } = await draw(<OneProject id="p1" />, { address: '/fi/portfolio/projects/p1', answers: { ProjectPage: () => ({ project: project() }), ...budgets(changed, version({})) } })
    expect(await screen.findByRole('button', { name: 'Merkitse haetuksi' })).toBeDisabled()
    expect(screen.getByText('Haun on oltava auki.')).toBeVisible()
    const money = within(await screen.findByRole('table', { name: 'Kustannukset toteuttajittain ja kausittain' }))
    expect(money.getAllByText(/56.000,00/u).length).toBeGreaterThan(0)
    expect(screen.getByText(/Päätös 20\.4\.2026 D\/7/u)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Luovu hankkeesta' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.click(dialog.getByRole('button', { name: 'Luovu hankkeesta' }))
    expect(dialog.getAllByText('Kirjoita perustelu.').length).toBeGreaterThan(0)
    expect(asked('MoveProject')).toEqual([])
    await noBarrier(container)
  })

  it('keeps its money from those whose business it is not, and tells when its call has changed', async () => {
    const { asked } = await draw(<OneProject id="p1" />, { address: '/fi/portfolio/projects/p1', answers: { ProjectPage: () => ({ project: project({ mayReadMoney: false, total: null, grant: null, steps: [], callChanges: ['closesOn'] }) }) } })
    expect(await screen.findByText('Haku on muuttunut hakemuksen jälkeen')).toBeVisible()
    expect(screen.queryByRole('heading', { name: 'Talousarvio' })).not.toBeInTheDocument()
    expect(asked('ProjectBudgets')).toEqual([])
  })
})

describe('the form of a project', () => {
  it('names what is missing, and keeps what was written', async () => {
    const answers: Answers = { ProjectForm: () => ({ projectChoices: { __typename: 'ProjectChoices', leads: [unit('u1', 'Karjalan Työsilta')], groups: [] }, fundingCalls: [] }) }
    const { user, unmount } = await draw(<NewProjectPage />, { address: '/fi/portfolio/projects/new', answers })
    await user.type(await screen.findByLabelText(/Lyhenne/u), 'JUURI')
    await user.click(screen.getByRole('button', { name: 'Tallenna' }))
    expect((await screen.findAllByText(/Kirjoita hankkeen nimi suomeksi\./u)).length).toBeGreaterThan(0)
    unmount()
    await draw(<NewProjectPage />, { address: '/fi/portfolio/projects/new', answers })
    expect(await screen.findByLabelText(/Lyhenne/u)).toHaveValue('JUURI')
  })
})

it('lists funders by kind', async () => {
  await draw(<FunderListPage />, { address: '/fi/portfolio/funders?kind=municipality', answers: {} })
  expect(await screen.findByRole('link', { name: 'Espoon kaupunki' })).toBeVisible()
  expect(screen.queryByRole('link', { name: 'Osallisuusrahasto' })).not.toBeInTheDocument()
})
