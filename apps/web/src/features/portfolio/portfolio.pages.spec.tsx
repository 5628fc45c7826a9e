/** The portfolio: its list, a project with its gates and its money, and the form. */
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { type Answers, aViewer, renderInApp, serve } from '../../app/testing.js'
import { BudgetOf } from './budget-form.page.js'
import { CallOf } from './call-form.page.js'
import { FunderListPage } from './funder-list.page.js'
import { OneFunder } from './funder.page.js'
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
  const served = serve({ AuditEntries: () => ({ auditEntries: { __typename: 'AuditEntryConnection', nodes: [], totalCount: 0, pageInfo: page } }), PortfolioFilters: () => filters, ProjectLights: () => ({ projectLights: [] }), ...of.answers })
  const drawn = await renderInApp(node, { address: of.address, viewer, features: ['app', 'portfolio', 'projectPlan', 'projectResults', 'import', 'change', 'audit', 'admin'] })
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
  ...{ ineligible: [], callChanges: [], group: null, subs: [], events: [], mayEdit: true, mayReadMoney: true, version: 2 },
  partners: [{ __typename: 'ProjectPartner', id: 'r1', organisation: organisation('o1', 'Karjalan Työsilta ry'), isLead: true, units: [unit('u1', 'Karjalan Työsilta')], validFrom: '2026-05-01', validTo: null, budgetedAfter: null, costsAfter: null, openClaims: 0, version: 1 }],
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
    expect(screen.getByText('Haku on auki.')).toBeVisible()
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

const call = (of: Record<string, unknown> = {}) => ({
  ...{ __typename: 'FundingCall', id: 'k1', name: inAll('Tulokset käyttöön'), code: 'TK', eligibility: inAll(''), state: 'open', opensOn: '2026-10-01', closesOn: '2026-12-31', currency: 'EUR', link: '' },
  ...{ taskAreas: [], applicants: [], costModels: ['flat_40'], grantMin: null, grantMax: euros('10000000'), grantShareMax: 7500, projectCount: 2, version: 4, ...of }
})
const choices = { projectChoices: { __typename: 'ProjectChoices', leads: [unit('u1', 'Karjalan Työsilta')], groups: [] }, fundingCalls: [{ __typename: 'CallChoice', call: call(), programme: inAll('Ohjelma'), funder: organisation('o9', 'Osallisuusrahasto') }] }
const written = (mayWrite: string, ...versions: readonly object[]) => ({ ProjectBudgets: () => ({ projectBudgets: { __typename: 'ProjectBudgets', mayWrite, maySettle: false, versions } }) })

describe('the form of a budget', () => {
  const saved = () => ({ saveProjectBudget: { __typename: 'ProjectBudgetsPayload', budgets: { __typename: 'ProjectBudgets', mayWrite: 'plan', maySettle: false, versions: [] } } })
  const answers = (...versions: readonly object[]): Answers => ({ ProjectPage: () => ({ project: project() }), ProjectForm: () => choices, SaveProjectBudget: saved, ...written('plan', ...versions) })
  const form = (of: Answers) => draw(<BudgetOf id="p1" />, { address: '/fi/portfolio/projects/p1/budget', answers: of })

  it('tells what the rate adds while one writes, what the call does not allow, and names the amount that is none', async () => {
    const { container, user, asked } = await form(answers())
    const amount = await screen.findByLabelText(/^2026, EUR/u)
    await user.type(amount, '44 000')
    expect(screen.getByRole('status')).toHaveTextContent(/61.600,00/u)
    expect(await screen.findByText(/osuus kustannuksista voi olla enintään 75/u)).toBeVisible()
    await user.type(screen.getByLabelText(/^2027, EUR/u), 'tuhat')
    await user.click(screen.getByRole('button', { name: 'Tallenna talousarvio' }))
    expect(within(await screen.findByRole('alert')).getByRole('link')).toHaveTextContent(/2027, EUR.*Palkat.*Karjalan Työsilta ry: Kirjoita summa/u)
    expect(asked('SaveProjectBudget')).toEqual([])
    await noBarrier(container)
    await user.clear(screen.getByLabelText(/^2027, EUR/u))
    await user.click(screen.getByRole('button', { name: 'Tallenna talousarvio' }))
    expect(asked('SaveProjectBudget')).toMatchObject([{ input: { projectId: 'p1', expectedVersion: null, lines: [{ partnerId: 'r1', category: 'staff', period: '2026', source: 'grant', amount: { minorUnits: '4400000', currency: 'EUR' } }] } }])
  })

  it('keeps what was written, and lays it beside what somebody else has saved meanwhile', async () => {
    const { user, unmount } = await form(answers(version({ state: 'draft', version: 1 })))
    const amount = await screen.findByLabelText(/^2026, EUR/u)
    expect(amount).toHaveValue('44000')
    await user.clear(amount)
    await user.type(amount, '50000')
    unmount()
    const again = await form(answers(version({ state: 'draft', version: 2 })))
    expect(await screen.findByText('Joku muu on tallentanut talousarvion välillä')).toBeVisible()
    expect(screen.getByLabelText(/^2026, EUR/u)).toHaveValue('50000')
    await again.user.click(screen.getByRole('button', { name: 'Jatka omallani' }))
    expect(screen.queryByText('Joku muu on tallentanut talousarvion välillä')).not.toBeInTheDocument()
    await again.user.click(screen.getByRole('button', { name: 'Tallenna talousarvio' }))
    expect(again.asked('SaveProjectBudget')).toMatchObject([{ input: { expectedVersion: 2 } }])
  })

  it('asks a change for its reason and lays it beside the base', async () => {
    const base = version({ id: 'b2', number: 2, kind: 'decision', state: 'locked', decidedOn: '2026-04-20' })
    const { user, asked } = await form({ ...answers(), ...written('change', base), ProjectPage: () => ({ project: project({ stage: 'running' }) }) })
    const amount = await screen.findByLabelText(/^2026, EUR/u)
    await user.clear(amount)
    await user.type(amount, '40000')
    const table = within(screen.getByRole('table', { name: /Vertaa/u }))
    expect(table.getAllByText(/−4.000,00/u).length).toBeGreaterThan(0)
    await user.click(screen.getByRole('button', { name: 'Tallenna muutoshakemus' }))
    expect((await screen.findAllByText(/Kirjoita perustelu/u)).length).toBeGreaterThan(0)
    expect(asked('SaveProjectBudget')).toEqual([])
  })

  it('says why nothing can be written', async () => {
    await form({ ...answers(), ProjectBudgets: () => ({ projectBudgets: { __typename: 'ProjectBudgets', mayWrite: null, maySettle: false, versions: [] } }) })
    expect(await screen.findByText('Talousarviota ei voi nyt muokata')).toBeVisible()
  })
})

describe('what is done with a project', () => {
  it('tells a unit who records the decision, and records the answer to a change', async () => {
    const proposed = version({ id: 'b3', number: 3, kind: 'change', state: 'proposed', reason: 'Työ siirtyy', version: 5 })
    const money = { ProjectBudgets: () => ({ projectBudgets: { __typename: 'ProjectBudgets', mayWrite: null, maySettle: true, versions: [proposed, version({ state: 'locked', kind: 'decision', number: 2, id: 'b2', decidedOn: '2026-04-20' })] } }) }
    const answered = () => ({ settleBudgetChange: { __typename: 'ProjectBudgetsPayload', budgets: money.ProjectBudgets().projectBudgets } })
    const { user, asked } = await draw(<OneProject id="p1" />, { address: '/fi/portfolio/projects/p1', answers: { ProjectPage: () => ({ project: project({ stage: 'applied', steps: [] }) }), SettleBudgetChange: answered, ...money } })
    expect(await screen.findByText(/Vahvista rahoituspäätös: tämän kirjaa/u)).toBeVisible()
    await user.click(await screen.findByRole('button', { name: 'Kirjaa rahoittajan vastaus' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.click(dialog.getByRole('button', { name: 'Kirjaa rahoittajan vastaus' }))
    expect(dialog.getByRole('link', { name: 'Vastaus: Valitse, mitä rahoittaja vastasi.' })).toBeVisible()
    await user.selectOptions(dialog.getByLabelText('Vastaus'), 'agreed')
    await user.click(dialog.getByRole('button', { name: 'Kirjaa rahoittajan vastaus' }))
    expect(asked('SettleBudgetChange')).toMatchObject([{ input: { projectId: 'p1', budgetId: 'b3', expectedVersion: 5, isAgreed: true, decidedOn: '2026-11-05' } }])
  })

  it('gives a partner a last day, and takes in none without an organisation', async () => {
    const { user, asked } = await draw(<OneProject id="p1" />, {
      address: '/fi/portfolio/projects/p1',
      answers: { ProjectPage: () => ({ project: project() }), ...budgets(), PartnerUnits: () => ({ organisation: { __typename: 'Organisation', id: 'o1', units: [] } }), OrganisationChoices: () => ({ organisations: { __typename: 'OrganisationConnection', nodes: [] } }), SaveProjectPartner: () => ({ saveProjectPartner: { __typename: 'ProjectPayload', project: project() } }) }
    })
    await user.click(await screen.findByRole('button', { name: 'Lisää toteuttaja' }))
    const added = within(await screen.findByRole('dialog'))
    await user.click(added.getByRole('button', { name: 'Tallenna' }))
    expect(added.getAllByText(/Valitse organisaatio\./u).length).toBeGreaterThan(0)
    await user.click(added.getByRole('button', { name: 'Peruuta' }))
    await user.click(screen.getByRole('button', { name: /^Muuta\s*: Karjalan Työsilta ry/u }))
    const changed = within(await screen.findByRole('dialog'))
    await user.type(changed.getByLabelText(/Viimeinen päivä hankkeessa/u), '31.12.2026')
    await user.click(changed.getByRole('button', { name: 'Tallenna' }))
    expect(asked('SaveProjectPartner')).toMatchObject([{ input: { projectId: 'p1', partnerId: 'r1', expectedVersion: 1, validFrom: '2026-05-01', validTo: '2027-01-01' } }])
  })
})

describe('a funder and its calls', () => {
  const programme = { __typename: 'Programme', id: 'g1', name: inAll('Ohjelma'), code: '', validFrom: '2021-01-01', validTo: null, version: 1, calls: [call()] }
  const one = (mayManage: boolean) => ({ FunderPage: () => ({ funder: { __typename: 'Funder', id: 'f1', organisation: organisation('o9', 'Osallisuusrahasto'), kind: 'foundation', note: '', projectCount: 3, programmes: [programme], mayManage, version: 1 } }) })
  const saved = () => ({ saveFundingCall: { __typename: 'FunderPayload', funder: one(true).FunderPage().funder } })

  it('tells a unit who keeps them, and offers it no forms', async () => {
    await draw(<OneFunder id="f1" />, { address: '/fi/portfolio/funders/f1', answers: one(false) })
    expect(await screen.findByText(/Rahoittajia, ohjelmia ja hakuja ylläpitävät/u)).toBeVisible()
    expect(screen.queryByRole('link', { name: /Lisää haku/u })).not.toBeInTheDocument()
  })

  it('registers a programme by its days', async () => {
    const { user, asked } = await draw(<OneFunder id="f1" />, { address: '/fi/portfolio/funders/f1', answers: { ...one(true), SaveProgramme: () => ({ saveProgramme: { __typename: 'FunderPayload', funder: one(true).FunderPage().funder } }) } })
    await user.click(await screen.findByRole('button', { name: 'Lisää ohjelma' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByLabelText('Nimi suomeksi'), 'Työ 2027')
    await user.click(dialog.getByRole('button', { name: 'Tallenna' }))
    expect(asked('SaveProgramme')).toEqual([])
    await user.type(dialog.getByLabelText('Alkaa'), '1.1.2027')
    await user.click(dialog.getByRole('button', { name: 'Tallenna' }))
    expect(asked('SaveProgramme')).toMatchObject([{ input: { funderId: 'f1', name: { fi: 'Työ 2027' }, validFrom: '2027-01-01', validTo: null } }])
  })

  it('names what a call lacks, and sends amounts to the cent and shares in hundredths', async () => {
    const { container, user, asked } = await draw(<CallOf funderId="f1" programmeId="g1" callId={null} />, { address: '/fi/portfolio/funders/f1/programmes/g1/calls/new', answers: { ...one(true), SaveFundingCall: saved } })
    await user.click(await screen.findByRole('button', { name: 'Tallenna haku' }))
    const summary = within(await screen.findByRole('alert'))
    for (const text of ['Nimi suomeksi: Kirjoita nimi suomeksi.', 'Sallitut kustannusmallit: Valitse vähintään yksi kustannusmalli.']) expect(summary.getByRole('link', { name: text })).toBeVisible()
    await noBarrier(container)
    await user.type(screen.getByLabelText('Nimi suomeksi'), 'Syksyn haku')
    await user.type(screen.getByLabelText('Haku alkaa'), '1.9.2026')
    await user.type(screen.getByLabelText(/Tuki enintään/u), '250 000,50')
    await user.type(screen.getByLabelText(/osuus enintään/u), '72,5')
    await user.click(screen.getByLabelText(/Prosenttimääräinen korvaus 40 %/u))
    await user.click(screen.getByRole('button', { name: 'Tallenna haku' }))
    expect(asked('SaveFundingCall')).toMatchObject([{ input: { programmeId: 'g1', name: { fi: 'Syksyn haku' }, opensOn: '2026-09-01', closesOn: null, costModels: ['flat_40'], grantMin: null, grantMax: { minorUnits: '25000050', currency: 'EUR' }, grantShareMax: 7250 } }])
  })

  it('opens a call as it stands, and goes by the version that was seen', async () => {
    const { user, asked } = await draw(<CallOf funderId="f1" programmeId="g1" callId="k1" />, { address: '/fi/portfolio/funders/f1/programmes/g1/calls/k1', answers: { ...one(true), SaveFundingCall: saved } })
    expect(await screen.findByText('Hakuun vastaa 2 hanketta')).toBeVisible()
    expect(screen.getByLabelText(/osuus enintään/u)).toHaveValue('75')
    await user.click(screen.getByRole('button', { name: 'Tallenna haku' }))
    expect(asked('SaveFundingCall')).toMatchObject([{ input: { callId: 'k1', expectedVersion: 4, closesOn: '2026-12-31', grantMax: { minorUnits: '10000000' } } }])
  })
})
