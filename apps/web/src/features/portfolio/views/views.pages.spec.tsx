/** The views of the portfolio: what it adds up to, its gaps, what looks alike, when the money ends, and what somebody keeps of it. */
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { type Answers, aViewer, renderInApp, serve } from '../../../app/testing.js'
import { PortfolioCoveragePage } from './coverage.page.js'
import { FundingEndingsPage } from './endings.page.js'
import { ProjectOverlapsPage } from './overlaps.page.js'
import { PortfolioOverviewPage } from './overview.page.js'

const inAll = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
const unit = (id: string, name: string) => ({ __typename: 'OrgUnitRef', id, type: 'local_unit', name: inAll(name) })
const euros = (minorUnits: string) => ({ __typename: 'Money', minorUnits, currency: 'EUR' })
const kept = { __typename: 'PortfolioView', id: 'v1', page: 'overview', name: 'Idän haut', search: '{"by":"funder"}', unit: null, isOwn: true }

async function draw(node: React.ReactElement, of: { address: string; answers: Answers }) {
  const served = serve({
    PortfolioFilters: () => ({ funders: [], orgUnits: { __typename: 'OrgUnitConnection', nodes: [] } }),
    PortfolioViews: () => ({ portfolioViews: [kept] }),
    ...of.answers
  })
  const drawn = await renderInApp(node, { address: of.address, viewer: { ...aViewer, actions: [...aViewer.actions, 'project.read', 'project.steer'] }, features: ['app', 'portfolio', 'portfolioViews', 'import'] })
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

describe('what the portfolio adds up to', () => {
  const money = (granted: string, used: string) => [{ __typename: 'PortfolioMoney', applied: euros('0'), granted: euros(granted), certified: euros(used), paid: euros('0'), leftToClaim: euros('0'), leftToCertify: euros(String(Number(granted) - Number(used))) }]
  const group = (key: string, more: object = {}) => ({ __typename: 'PortfolioGroup', key, name: null, projects: 2, readable: 2, units: 3, committedUnits: 2, assessedUnits: 1, money: money('10000000', '2500000'), ...more })
  const answers: Answers = { PortfolioOverview: () => ({ portfolioOverview: { __typename: 'PortfolioOverview', groups: [group('1a'), group('', { readable: 0, money: money('0', '0') })], total: group('', { projects: 3 }) } }) }

  it('is told by group with the sum of all, says how it is counted, and leads to the list', async () => {
    const { container, asked } = await draw(<PortfolioOverviewPage />, { address: '/fi/portfolio?by=taskArea&stages=["running"]', answers })
    const table = await screen.findByRole('table', { name: 'Hankesalkku: Tehtäväalue' })
    expect(within(table).getByRole('link', { name: '1a' })).toHaveAttribute('href', expect.stringContaining('portfolio/projects'))
    expect(within(table).getAllByText('25 %').length).toBeGreaterThan(0)
    expect(within(table).getByText('Ei tehtäväaluetta')).toBeVisible()
    expect(within(table).getAllByText('ei näkyvää talousarviota').length).toBeGreaterThan(0)
    expect(screen.getByText(/jaettu niille tasan/)).toBeVisible()
    expect(screen.getByText(/2 hanketta 3:sta/)).toBeVisible()
    expect(asked('PortfolioOverview').at(-1)).toMatchObject({ by: 'taskArea', filter: { stages: ['running'] } })
    await noBarrier(container)
  })

  it('is kept under a name with its address, and not without one', async () => {
    const { user, asked } = await draw(<PortfolioOverviewPage />, { address: '/fi/portfolio?by=funder', answers: { ...answers, SavePortfolioView: () => ({ savePortfolioView: { __typename: 'PortfolioViewsPayload', views: [kept] } }) } })
    expect(await screen.findByRole('link', { name: 'Idän haut' })).toHaveAttribute('href', expect.stringContaining('by=funder'))
    await user.click(screen.getByRole('button', { name: 'Tallenna näkymä' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: 'Tallenna' }))
    expect((await within(dialog).findAllByText('Anna näkymälle nimi.')).length).toBeGreaterThan(0)
    expect(asked('SavePortfolioView')).toEqual([])
    await user.type(within(dialog).getByLabelText('Näkymän nimi'), 'Rahoittajat')
    await user.click(within(dialog).getByRole('button', { name: 'Tallenna' }))
    await waitFor(() => expect(asked('SavePortfolioView')).toEqual([{ input: { page: 'overview', name: 'Rahoittajat', search: '{"by":"funder"}', unitId: null } }]))
  })
})

it('tells the gaps by name, those that were lost first, and what has never been in one line', async () => {
  const cell = (key: string, state: string, last: object | null = null) => ({ __typename: 'CoverageCell', regionId: 'r1', key, state, running: state === 'covered' ? 1 : 0, coming: 0, hoped: 0, last })
  const last = { __typename: 'CoverageProject', id: 'p1', title: inAll('Kaari'), endsOn: '2025-12-31' }
  const coverage = { __typename: 'PortfolioCoverage', day: '2026-11-05', regions: [{ __typename: 'CoverageRegion', id: 'r1', name: inAll('Itä-Suomi'), municipalityCodes: [] }], keys: ['1a', '1b', '2a', '2b'], cells: [cell('1a', 'never'), cell('1b', 'covered', last), cell('2a', 'ended', last), cell('2b', 'never')], history: [{ __typename: 'CoverageDay', day: '2026-09-30', covered: 1 }] }
  const { container } = await draw(<PortfolioCoveragePage />, { address: '/fi/portfolio/coverage', answers: { PortfolioCoverage: () => ({ portfolioCoverage: coverage }) } })
  const gaps = await screen.findByRole('table', { name: 'Alueet ja aiheet, joilla ei ole käynnissä hanketta' })
  const [, lost, never] = within(gaps).getAllByRole('row')
  expect(within(lost!).getByRole('link', { name: 'Ei mitään; viimeinen, Kaari, päättyi 31.12.2025' })).toBeVisible()
  expect(never).toHaveTextContent('1a, 2b')
  expect(screen.getByRole('heading', { name: 'Katveet (3)' })).toBeVisible()
  expect(screen.getByText('1/4 katettu')).toBeVisible()
  await noBarrier(container)
})

it('tells when the money ends, and takes how long before that is told', async () => {
  const money = (quarter: string, decided: string) => ({ __typename: 'FundingOfQuarter', quarter, kind: 'foundation', decided: euros(decided), applied: euros('0') })
  const timeline = {
    ...{ __typename: 'FundingTimeline', quarters: ['2098-Q4', '2099-Q1'], money: [money('2098-Q4', '10000000'), money('2099-Q1', '5100000')], endingMonths: 9, rulesVersion: 0, maySetRules: true },
    endings: [{ __typename: 'EndingProject', id: 'p1', number: '2026/1', title: inAll('Kaari'), lead: unit('u1', 'Karjalan Työsilta'), endsOn: '2098-12-31', quarter: '2098-Q4', monthly: euros('120000') }],
    units: [{ __typename: 'UnitWithoutMore', unit: unit('u1', 'Karjalan Työsilta'), endsOn: '2098-12-31', hoped: 0 }]
  }
  const answers: Answers = { FundingTimeline: () => ({ fundingTimeline: timeline }), SetPortfolioRules: () => ({ setPortfolioRules: { __typename: 'PortfolioRulesPayload', endingMonths: 12, rulesVersion: 1 } }) }
  const { container, user, asked } = await draw(<FundingEndingsPage />, { address: '/fi/portfolio/endings', answers })
  expect(await screen.findByText('−49 % neljänneksen 2099-Q1 alussa')).toBeVisible()
  expect(screen.getByRole('img', { name: /vuosineljänneksittäin/ })).toBeVisible()
  expect(screen.getByText('ei mitään')).toBeVisible()
  await noBarrier(container)
  await user.click(screen.getByRole('button', { name: 'Muuta' }))
  const dialog = await screen.findByRole('dialog')
  const field = within(dialog).getByLabelText('Kuukausia ennen päättymistä')
  await user.clear(field)
  await user.type(field, '99')
  await user.click(within(dialog).getByRole('button', { name: 'Tallenna' }))
  expect((await within(dialog).findAllByText('Anna kokonaisluku väliltä 1–36.')).length).toBeGreaterThan(0)
  await user.clear(field)
  await user.type(field, '12')
  await user.click(within(dialog).getByRole('button', { name: 'Tallenna' }))
  await waitFor(() => expect(asked('SetPortfolioRules')).toEqual([{ input: { endingMonths: 12, expectedVersion: 0 } }]))
})

it('tells what looks alike and why, and keeps what is said of it with its reason', async () => {
  const side = (id: string, title: string) => ({ __typename: 'OverlapSide', id, number: '2026/1', title: inAll(title), carrier: inAll('Karjalan Työsilta'), startsOn: '2026-01-01', endsOn: null, taskAreas: ['1a'] })
  const pair = { __typename: 'ProjectOverlap', id: 'p1 p2', score: 72, reasons: ['name', 'task_area'], verdict: 'open', reason: null, isOthers: false, mayJudge: true, project: side('p1', 'Kaari'), other: side('p2', 'Kaari 2') }
  const answers: Answers = { ProjectOverlaps: () => ({ projectOverlaps: { __typename: 'ProjectOverlaps', totalCount: 1, projectCount: 900, comparedCount: 400, isCut: true, nodes: [pair] } }), JudgeOverlap: () => ({ judgeOverlap: { __typename: 'ProjectOverlapPayload', id: 'p1 p2', verdict: 'set_aside' } }) }
  const { container, user, asked } = await draw(<ProjectOverlapsPage />, { address: '/fi/portfolio/overlaps', answers })
  expect(await screen.findByText('nimi, tehtäväalue')).toBeVisible()
  expect(screen.getByText(/Vertailussa ovat 400 viimeksi alkavaa hanketta, kun kesken tai tulossa on 900/)).toBeVisible()
  expect(screen.getByText(/vähiten samanlaiset jäävät pois/)).toBeVisible()
  expect(asked('ProjectOverlaps').at(-1)).toMatchObject({ verdict: 'open' })
  await noBarrier(container)
  await user.click(screen.getByRole('button', { name: 'Arvioi: Kaari ja Kaari 2' }))
  const dialog = await screen.findByRole('dialog')
  await user.selectOptions(within(dialog).getByLabelText('Arvio'), 'set_aside')
  await user.click(within(dialog).getByRole('button', { name: 'Tallenna arvio' }))
  expect((await within(dialog).findAllByText('Kirjoita perustelu.')).length).toBeGreaterThan(0)
  await user.type(within(dialog).getByLabelText('Perustelu'), 'Eri kohderyhmä')
  await user.click(within(dialog).getByRole('button', { name: 'Tallenna arvio' }))
  await waitFor(() => expect(asked('JudgeOverlap')).toEqual([{ input: { projectId: 'p1', otherId: 'p2', isOthers: false, verdict: 'set_aside', reason: 'Eri kohderyhmä' } }]))
})
