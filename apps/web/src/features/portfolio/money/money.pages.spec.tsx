/** The money of a project: its costs and their form, a file of them, the claims, one claim, and where the money stands. */
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { type Answers, aViewer, renderInApp, serve } from '../../../app/testing.js'
import { OneClaim } from './claim.page.js'
import { ProjectClaims } from './claims.page.js'
import { ProjectCosts } from './costs.page.js'
import { MoneyOfProject } from './money.page.js'

const inAll = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
const euros = (minorUnits: string) => ({ __typename: 'Money', minorUnits, currency: 'EUR' })
const page = { __typename: 'PageInfo', hasNextPage: false, endCursor: null }
const spending = (of: Record<string, unknown> = {}) => ({
  project: { __typename: 'Project', id: 'p1', number: '2026/4', title: inAll('Kaari kantaa'), stage: 'running' },
  projectSpending: {
    ...{ __typename: 'ProjectSpending', costModel: 'flat_40', costRate: null, categories: ['staff', 'side_costs'], startsOn: '2025-01-01', endsOn: '2027-12-31', currency: 'EUR', isOpen: true },
    ...{ partners: [{ __typename: 'SpendingPartner', id: 'r1', name: inAll('Karjalan Työsilta ry'), mayWrite: true }, { __typename: 'SpendingPartner', id: 'r2', name: inAll('Kaari ry'), mayWrite: false }], ...of }
  }
})

async function draw(node: React.ReactElement, of: { address: string; answers: Answers }) {
  const served = serve({ ProjectSpending: () => spending(), ...of.answers })
  const drawn = await renderInApp(node, { address: of.address, viewer: { ...aViewer, actions: [...aViewer.actions, 'project.read', 'budget.read', 'claim.write'] }, features: ['app', 'portfolio', 'projectMoney'] })
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

const cost = (of: Record<string, unknown> = {}) => ({
  ...{ __typename: 'ProjectCost', id: 'k1', partnerId: 'r1', category: 'staff', source: 'grant', day: '2026-03-15', amount: euros('4400000'), exchange: null, document: 'P-1', corrects: '', note: 'Palkat', claim: null, mayEdit: true, version: 1 },
  ...of
})
const costs = (...nodes: readonly object[]) => ({ ProjectCosts: () => ({ projectCosts: { __typename: 'ProjectCostConnection', totalCount: nodes.length, sum: euros('4400000'), nodes, pageInfo: page } }) })

describe('the costs of a project', () => {
  it('are told with their claim, and asked for as the address narrows them', async () => {
    const claimed = cost({ id: 'k2', document: 'P-2', mayEdit: false, claim: { __typename: 'CostClaim', id: 'c1', number: 1, state: 'paid' } })
    const { container, asked } = await draw(<ProjectCosts id="p1" />, { address: '/fi/portfolio/projects/p1/costs?claimed=no&sources=["grant"]&sort=amount', answers: costs(cost(), claimed) })
    const told = within(await screen.findByRole('table'))
    expect(await told.findByRole('link', { name: '1, Maksettu' })).toHaveAttribute('href', '/fi/portfolio/claims/c1')
    expect(told.getByRole('button', { name: 'Muokkaa kulua P-1' })).toBeVisible()
    expect(told.queryByRole('button', { name: 'Muokkaa kulua P-2' })).not.toBeInTheDocument()
    expect(asked('ProjectCosts')[0]).toMatchObject({ filter: { isClaimed: false, sources: ['grant'] }, sort: 'amount' })
    await noBarrier(container)
  })

  it('name what is missing in the form, keep what was written, and send cents', async () => {
    const answers = { ...costs(), SaveProjectCost: () => ({ saveProjectCost: { __typename: 'ProjectCostPayload', cost: cost() } }) }
    const { user, asked } = await draw(<ProjectCosts id="p1" />, { address: '/fi/portfolio/projects/p1/costs', answers })
    expect(await screen.findByText('Kuluja ei ole vielä kirjattu')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Kirjaa kulu' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByLabelText(/^Määrä/u), '-12,50')
    await user.click(dialog.getByRole('button', { name: 'Tallenna' }))
    for (const text of ['Kirjoita tositteen numero.', 'Kirjoita päivä.', 'Kirjoita, mitä tositetta oikaisu korjaa.']) expect(dialog.getAllByText(text).length).toBeGreaterThan(0)
    expect(asked('SaveProjectCost')).toEqual([])
    await user.type(dialog.getByLabelText(/^Tosite/u), 'K-1')
    await user.type(dialog.getByLabelText(/^Päivä/u), '15.3.2026')
    await user.type(dialog.getByLabelText(/^Korjaa tositetta/u), 'P-1')
    await user.click(dialog.getByRole('button', { name: 'Tallenna' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(asked('SaveProjectCost')[0]).toMatchObject({ input: { projectId: 'p1', partnerId: 'r1', day: '2026-03-15', amount: { minorUnits: '-1250', currency: 'EUR' }, corrects: 'P-1', category: 'staff' } })
  })

  it('take a voucher in another currency with its rate, and tell what is claimed of it', async () => {
    const { user, asked } = await draw(<ProjectCosts id="p1" />, { address: '/fi/portfolio/projects/p1/costs', answers: { ...costs(), SaveProjectCost: () => ({ saveProjectCost: { __typename: 'ProjectCostPayload', cost: cost() } }) } })
    await user.click(await screen.findByRole('button', { name: 'Kirjaa kulu' }))
    const dialog = within(await screen.findByRole('dialog'))
    for (const [label, text] of [[/^Päivä/u, '15.3.2026'], [/^Tosite/u, 'P-7'], [/^Määrä/u, '1 123,45']] as const) await user.type(dialog.getByLabelText(label), text)
    await user.selectOptions(dialog.getByLabelText(/^Valuutta/u), 'SEK')
    await user.click(dialog.getByRole('button', { name: 'Tallenna' }))
    expect(dialog.getAllByText('Kirjoita kurssi, esimerkiksi 11,2345.').length).toBeGreaterThan(0)
    for (const [label, text] of [[/^Kurssi(?! |n)/u, '11,2345'], [/^Kurssin päivä/u, '14.3.2026'], [/^Kurssin lähde/u, 'EKP']] as const) await user.type(dialog.getByLabelText(label), text)
    expect(dialog.getByText(/^Haetaan 100,00/u)).toBeVisible()
    await user.click(dialog.getByRole('button', { name: 'Tallenna' }))
    expect(asked('SaveProjectCost')[0]).toMatchObject({ input: { amount: { minorUnits: '112345', currency: 'SEK' }, exchange: { rate: '11,2345', day: '2026-03-14', source: 'EKP' } } })
  })

  it('are read by those who write none without a button', async () => {
    const read = spending({ partners: [{ __typename: 'SpendingPartner', id: 'r1', name: inAll('Karjalan Työsilta ry'), mayWrite: false }] })
    await draw(<ProjectCosts id="p1" />, { address: '/fi/portfolio/projects/p1/costs', answers: { ...costs(), ProjectSpending: () => read } })
    expect(await screen.findByText('Toteuttajat kirjaavat kulut tänne, kun hanke on saanut päätöksen.')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Kirjaa kulu' })).not.toBeInTheDocument()
  })
})

const brief = (of: Record<string, unknown> = {}) => ({
  ...{ __typename: 'ProjectClaimBrief', id: 'c1', number: 1, partnerId: 'r1', period: '2026-T1', state: 'paid', claimed: euros('6160000'), accepted: euros('6160000'), parked: euros('0') },
  ...{ sentOn: '2026-05-10', certifiedOn: '2026-06-10', paidOn: '2026-06-20', ...of }
})
const standing = { __typename: 'ClaimStanding', claimed: euros('6160000'), certified: euros('6160000'), paid: euros('6160000'), due: euros('0'), parked: euros('0'), refused: euros('0'), withLead: euros('0'), owed: euros('0'), repaid: euros('0') }
const line = (of: Record<string, unknown> = {}) => ({
  ...{ __typename: 'ProjectClaimLine', id: 'l1', costId: 'k1', category: 'staff', source: 'grant', day: '2026-03-15', document: 'P-1', note: 'Palkat', amount: euros('4400000'), added: euros('1760000'), verdict: 'claimed', reason: '', isClaimedAgain: false, origin: null, original: null },
  ...{ aside: euros('0'), owed: euros('0'), repaid: euros('0'), recoverable: euros('0'), recoveryActs: [] },
  ...of
})
const claim = (of: Record<string, unknown> = {}) => ({
  ProjectClaimPage: () => ({
    projectClaim: { ...brief(), __typename: 'ProjectClaim', projectId: 'p1', note: '', refused: euros('0'), owed: euros('0'), repaid: euros('0'), recoveries: [], lines: [line()], claimable: [], events: [], steps: [], mayWrite: false, mayJudge: false, version: 3, ...of }
  })
})

describe('the claims of a project', () => {
  it('stand with their sums, narrowed by the address, and are begun for a period', async () => {
    const { container, user } = await draw(<ProjectClaims id="p1" />, {
      address: '/fi/portfolio/projects/p1/claims?states=["paid"]',
      answers: { ProjectClaims: () => ({ projectClaims: { __typename: 'ProjectClaims', mayOpenFor: ['r1'], standing, claims: [brief({ id: 'c2', number: 2, state: 'draft' }), brief()] } }) }
    })
    expect(await screen.findByRole('link', { name: 'Maksatushakemus 1' })).toBeVisible()
    expect(screen.queryByRole('link', { name: 'Maksatushakemus 2' })).not.toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Aloita maksatushakemus' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.clear(dialog.getByLabelText(/^Kausi/u))
    await user.type(dialog.getByLabelText(/^Kausi/u), '1999')
    await user.click(dialog.getByRole('button', { name: 'Aloita' }))
    expect(dialog.getAllByText('Kirjoita kausi, joka osuu hankkeen aikaan.').length).toBeGreaterThan(0)
    await noBarrier(container)
  })

  it('tell what a draft brings while its lines are chosen, with what was parked before', async () => {
    const claimable = [
      { __typename: 'ClaimableCost', costId: 'k1', category: 'staff', source: 'grant', day: '2026-03-15', document: 'P-1', note: '', amount: euros('4400000'), origin: null },
      { __typename: 'ClaimableCost', costId: 'k9', category: 'staff', source: 'grant', day: '2026-01-15', document: 'P-9', note: '', amount: euros('10001'), origin: { __typename: 'ClaimOrigin', lineId: 'l9', claimId: 'c0', number: 1, reason: 'Tosite puuttuu.', added: euros('4000') } }
    ]
    const { user, asked } = await draw(<OneClaim id="c2" />, { address: '/fi/portfolio/claims/c2', answers: claim({ id: 'c2', state: 'draft', mayWrite: true, claimable }) })
    expect(await screen.findByText(/44.000,00.€ \+ prosenttiosuus 17.600,00.€ = 61.600,00.€/u)).toBeVisible()
    await user.click(screen.getByRole('checkbox', { name: 'P-9' }))
    expect(screen.getByText(/44.100,01.€ \+ prosenttiosuus 17.640,00.€ = 61.740,01.€/u)).toBeVisible()
    expect(screen.getByText('Pysäytetty hakemuksessa 1: Tosite puuttuu.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Tallenna rivit' }))
    expect(asked('SaveProjectClaim')[0]).toMatchObject({ input: { claimId: 'c2', expectedVersion: 3, costIds: ['k1', 'k9'] } })
  })

  it('are judged line by line, and parked with a reason alone', async () => {
    const steps = [{ __typename: 'ClaimStep', action: 'certify', to: 'certified', blockedBy: ['all_judged'], needsReason: false }]
    const { container, user, asked } = await draw(<OneClaim id="c1" />, { address: '/fi/portfolio/claims/c1', answers: claim({ state: 'with_funder', mayJudge: true, certifiedOn: null, paidOn: null, steps }) })
    expect(await screen.findByRole('button', { name: 'Merkitse vahvistetuksi' })).toBeDisabled()
    expect(screen.getByText('Jokainen rivi on ensin hyväksyttävä, pysäytettävä tai hylättävä.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Kirjaa ratkaisu: P-1' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.selectOptions(dialog.getByLabelText(/^Ratkaisu/u), 'parked')
    await user.click(dialog.getByRole('button', { name: 'Tallenna' }))
    expect(dialog.getAllByText('Kirjoita perustelu.').length).toBeGreaterThan(0)
    await user.type(dialog.getByLabelText(/^Tästä kulusta vain/u), '50000')
    await user.click(dialog.getByRole('button', { name: 'Tallenna' }))
    expect(dialog.getAllByText(/enintään koko kulu/u).length).toBeGreaterThan(0)
    await user.clear(dialog.getByLabelText(/^Tästä kulusta vain/u))
    await user.type(dialog.getByLabelText(/^Tästä kulusta vain/u), '14 400')
    // 40 % of the part goes with it.
    expect(dialog.getByText(/Pysäytetty: 20.160,00.€\. Hyväksytään: 41.440,00.€\./u)).toBeVisible()
    expect(asked('JudgeProjectClaim')).toEqual([])
    await user.type(dialog.getByLabelText(/^Perustelu/u), 'Osa kuuluu muulle hankkeelle.')
    await user.click(dialog.getByRole('button', { name: 'Tallenna' }))
    expect(asked('JudgeProjectClaim')[0]).toMatchObject({ input: { lines: [{ verdict: 'parked', part: { minorUnits: '1440000', currency: 'EUR' } }] } })
    await noBarrier(container)
  })

  it('tell what the funder has taken back, and record it with its decision', async () => {
    const taken = { __typename: 'ProjectRecovery', id: 'y1', act: 'decide', costDocument: 'P-1', amount: euros('1400000'), day: '2026-10-01', document: 'KEHA/7', reason: 'Tarkastus' }
    const { container, user, asked } = await draw(<OneClaim id="c1" />, { address: '/fi/portfolio/claims/c1', answers: claim({ owed: euros('1400000'), recoveries: [taken], lines: [line({ verdict: 'accepted', owed: euros('1400000'), recoverable: euros('3400000'), recoveryActs: ['decide', 'lift', 'repay'] })] }) })
    expect(await screen.findByText(/^Palautettava 14.000,00/u)).toBeVisible()
    expect(within(screen.getByRole('table', { name: 'Takaisinperintä' })).getByText('KEHA/7')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Kirjaa takaisinperintäpäätös' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByLabelText(/^Määrä/u)).toHaveValue('34000,00')
    await user.click(dialog.getByRole('button', { name: 'Kirjaa takaisinperintäpäätös' }))
    expect(dialog.getAllByText('Kirjoita päätöksen tai maksun numero.').length).toBeGreaterThan(0)
    await user.type(dialog.getByLabelText(/^Päätöksen numero/u), 'KEHA/8')
    await user.type(dialog.getByLabelText(/^Perustelu/u), 'Toinen tarkastus')
    await user.click(dialog.getByRole('button', { name: 'Kirjaa takaisinperintäpäätös' }))
    expect(asked('RecordProjectRecovery')[0]).toMatchObject({ input: { claimId: 'c1', expectedVersion: 3, act: 'decide', document: 'KEHA/8', lines: [{ lineId: 'l1', amount: { minorUnits: '3400000' } }] } })
    await noBarrier(container)
  })
})

describe('where the money stands', () => {
  const sums = (of: Record<string, string>) => Object.fromEntries(['budget', 'earlier', 'current', 'withLead', 'certified', 'paid', 'parked', 'refused', 'owed', 'repaid', 'unclaimed', 'leftToClaim', 'leftToCertify', 'forecast'].map((sum) => [sum, euros(of[sum] ?? '0')]))
  const row = (partnerId: string, category: string, of: Record<string, string>) => ({ __typename: 'ProjectMoneyRow', partnerId, category, source: 'grant', ...sums(of) })
  const answers: Answers = {
    ProjectMoney: () => ({
      projectMoney: {
        ...{ __typename: 'ProjectMoney', period: '2026-T1', periods: ['2026-T1', '2026'], partners: [] },
        rows: [row('r1', 'staff', { budget: '4400000', current: '4400000', certified: '4400000' }), row('r1', 'flat_rate', { budget: '1760000', current: '1760000' }), row('r2', 'staff', { unclaimed: '100' })]
      }
    })
  }

  it('adds up by what the address says, and warns of who has spent more than was decided', async () => {
    const { container, asked } = await draw(<MoneyOfProject id="p1" />, { address: '/fi/portfolio/projects/p1/money?view=partner&period=2026-T1', answers })
    const told = within(await screen.findByRole('table', { name: 'Rahatilanne: Toteuttaja' }))
    expect(told.getAllByText(/61.600,00/u).length).toBeGreaterThan(1)
    expect(screen.getByText(/Kaari ry: 1,00.€ yli\./u)).toBeVisible()
    expect(told.queryByText('Palautettava')).not.toBeInTheDocument()
    expect(asked('ProjectMoney')[0]).toMatchObject({ id: 'p1', period: '2026-T1' })
    await noBarrier(container)
  })
})
