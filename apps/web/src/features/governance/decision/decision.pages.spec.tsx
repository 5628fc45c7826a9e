import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { type Answers, aViewer, Refusal, renderInApp, serve } from '../../../app/testing.js'
import { NewDecisionPage } from './decision-form.page.js'
import { DecisionListPage, listedDecisions } from './decision-list.page.js'
import { OneDecision } from './decision.page.js'
import { OpenDecisionsView } from './open-decisions.page.js'
import type { ListedDecision } from './decision.operations.js'

const viewer = { ...aViewer, actions: [...aViewer.actions, 'decision.read', 'decision.manage', 'decision.work'] }
const inAll = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
const unit = { __typename: 'OrgUnitRef', id: 'u1', type: 'headquarters', name: inAll('Pääkonttori') }

const listed = (of: Partial<ListedDecision> & { readonly id: string }) => ({
  __typename: 'ListedDecision',
  ...{ source: 'register', number: '2026/1', year: 2026, title: inAll('Yhteinen auditointi'), bodyName: inAll('Hallitus'), unit, decidedOn: '2026-05-01', state: 'in_force', publication: 'members', isOpenToAll: false },
  ...{ progress: 'open', taskCount: 2, doneCount: 1, responsible: inAll('Pääkonttori'), dueOn: null, reviewOn: null, isReviewDue: false, rank: 0, headline: [], membership: null, ...of }
})
const all = [
  listed({ id: 'a', number: '2026/10', decidedOn: '2026-05-01' }),
  listed({ id: 'b', number: '2026/9', decidedOn: '2026-05-01', title: inAll('Jäsenmaksu') as never, state: 'replaced', rank: 0.4, headline: [{ __typename: 'DecisionHeadlinePart', text: 'Jäsen', isHit: true }, { __typename: 'DecisionHeadlinePart', text: 'maksu <b>', isHit: false }] as never }),
  listed({ id: 'c', number: '4/2026', decidedOn: '2026-02-01', source: 'membership', title: null, bodyName: null, publication: null, taskCount: 0, membership: { __typename: 'FoundMembershipDecision', outcome: 'admitted', name: 'Kaari ry', applicationId: null, membershipId: 'm1' } as never })
]
const task = (of: Record<string, unknown>) => ({ __typename: 'DecisionTask', title: 'Kilpailuta', unit, personName: null, dueOn: '2026-06-01', state: 'due_soon', doneOn: null, note: '', dropReason: '', mayComplete: true, version: 1, ...of })
const decision = (of: Record<string, unknown> = {}) => ({
  __typename: 'GovernanceDecision',
  ...{ id: 'a', number: '2026/10', year: 2026, serial: 10, title: inAll('Yhteinen auditointi'), content: inAll('Auditoidaan yhdessä.'), basis: inAll('Perussääntö 6 §'), bodyName: inAll('Hallitus'), unit, dissent: '' },
  ...{ votes: { __typename: 'DecisionVotesType', for: 4, against: 1, abstain: 0 }, decidedOn: '2026-05-01', dueOn: null, reviewOn: '2027-05-01', isReviewDue: false, responsibleUnit: unit, responsiblePerson: null },
  ...{ publication: 'members', state: 'in_force', endedOn: null, endedBy: null, ends: [], progress: 'open', tasks: [task({ id: 't1' })], reviews: [], mayManage: true, version: 1, ...of }
})

async function draw(node: React.ReactElement, of: { address: string; answers: Answers }) {
  const served = serve({ AuditEntries: () => ({ auditEntries: { __typename: 'AuditEntryConnection', nodes: [], totalCount: 0, pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null } } }), NetworkTree: () => ({ networkTree: { __typename: 'NetworkTree', asOf: '2026-06-01', today: '2026-06-01', attribution: '', uncoveredMunicipalityCodes: [], uncoveredMunicipalityNames: [], nodes: [], territories: [] } }), ...of.answers })
  const drawn = await renderInApp(node, { address: of.address, viewer, features: ['app', 'register', 'audit', 'admin'] })
  return { ...drawn, asked: (name: string) => served.asked.filter((each) => each.name === name).map(({ variables }) => variables), user: userEvent.setup() }
}
const noBarrier = async (container: Element) => {
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  expect(violations.map(({ id }) => id)).toEqual([])
}
beforeEach(() => sessionStorage.clear())

it('asks for what was typed, shows what was found as text, and tells decisions on membership by what they were about', async () => {
  const { container, user, asked, router } = await draw(<DecisionListPage />, { address: '/fi/governance/decisions?q=kaari', answers: { Decisions: () => ({ decisions: all }) } })
  expect(await screen.findByRole('link', { name: 'Kaari ry: hyväksyttiin jäseneksi' })).toHaveAttribute('href', '/fi/members/m1')
  expect(container.querySelector('mark')).toHaveTextContent('Jäsen')
  expect(screen.getByText('maksu <b>')).toBeVisible()
  await noBarrier(container)
  await user.clear(screen.getByRole('searchbox'))
  await user.type(screen.getByRole('searchbox'), 'jäsenmaksu')
  await waitFor(() => expect(asked('Decisions').at(-1)).toEqual({ words: 'jäsenmaksu', language: 'fi' }))
  expect(router.state.location.search).toMatchObject({ q: 'jäsenmaksu' })
})

it('puts the best first, then the newest, and orders numbers as numbers', () => {
  const ids = (search: Parameters<typeof listedDecisions>[1]) => listedDecisions(all as never, search, { language: 'fi', name: ({ title }) => title?.fi ?? '' }).map(({ id }) => id)
  expect([ids({}), ids({ q: 'x' }), ids({ sort: 'number' }), ids({ states: ['replaced'] }), ids({ source: 'membership' }), ids({ publication: ['members'] }), ids({ year: 2025 })]).toEqual([['b', 'a'], ['b', 'a', 'c'], ['a', 'b'], ['b'], ['c'], ['b', 'a'], []])
})

it('shows a decision with what follows, and marks a task as done', async () => {
  const answers = { Decision: () => ({ decision: decision() }), CompleteDecisionTask: () => ({ completeDecisionTask: { __typename: 'GovernanceDecisionPayload', decision: decision({ progress: 'done', tasks: [task({ id: 't1', state: 'done', doneOn: '2026-06-01', mayComplete: false, version: 2 })] }) } }) }
  const { container, user, asked } = await draw(<OneDecision id="a" />, { address: '/fi/governance/decisions/a', answers })
  expect(await screen.findByText('Auditoidaan yhdessä.')).toBeVisible()
  expect(screen.getByText('4 puolesta, 1 vastaan, 0 tyhjää')).toBeVisible()
  await noBarrier(container)
  await user.click(screen.getByRole('button', { name: 'Merkitse tehdyksi: Kilpailuta' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Merkitse tehdyksi' }))
  await waitFor(() => expect(asked('CompleteDecisionTask')[0]).toMatchObject({ input: { decisionTaskId: 't1', expectedVersion: 1 } }))
  expect(await screen.findByText('Toimeenpantu')).toBeVisible()
})

it('says what ended a decision, and offers nothing of it any more', async () => {
  const endedBy = { __typename: 'RelatedDecision', id: 'z', number: '2026/12', kind: 'replaced', decidedOn: '2026-06-01', title: inAll('Uusi') }
  await draw(<OneDecision id="a" />, { address: '/fi/governance/decisions/a', answers: { Decision: () => ({ decision: decision({ state: 'replaced', endedOn: '2026-06-01', endedBy }) }) } })
  expect(await screen.findByRole('link', { name: '2026/12 Uusi' })).toHaveAttribute('href', '/fi/governance/decisions/z')
  expect(screen.queryByRole('button', { name: 'Kirjaa tarkistus' })).not.toBeInTheDocument()
})

it('names every field that is missing, keeps what was written, and records it as it was made', async () => {
  const body = { __typename: 'DecisionBodyRef', id: 'b1', name: inAll('Hallitus'), unit, validFrom: '2020-01-01', validTo: null }
  const answers = { DecisionBodies: () => ({ decisionBodies: [body] }), Decisions: () => ({ decisions: all }), RecordDecision: () => ({ recordDecision: { __typename: 'GovernanceDecisionPayload', decision: decision() } }) }
  const { container, user, asked, router } = await draw(<NewDecisionPage />, { address: '/fi/governance/decisions/new', answers })
  await user.click(await screen.findByRole('button', { name: 'Kirjaa päätös' }))
  expect(await screen.findByRole('link', { name: /Valitse toimielin/ })).toHaveAttribute('href', '#decision-bodyId')
  await noBarrier(container)
  await user.selectOptions(screen.getByRole('combobox', { name: 'Toimielin' }), 'b1')
  await user.type(screen.getByRole('textbox', { name: 'Otsikko (Suomi)' }), 'Uusi päätös')
  await user.type(screen.getByRole('textbox', { name: 'Päätösteksti (Suomi)' }), 'Näin päätettiin.')
  await user.type(screen.getByRole('textbox', { name: /^Peruste .Svenska/ }), '6 §')
  const due = screen.getByRole('textbox', { name: /Toimeenpantava viimeistään/ })
  await user.type(due, '1.1.2020')
  await user.click(screen.getByRole('button', { name: 'Kirjaa päätös' }))
  expect(await screen.findByRole('link', { name: /Määräpäivä ei voi olla ennen päätöspäivää/ })).toHaveAttribute('href', '#decision-dueOn')
  await user.clear(due)
  await user.click(screen.getByRole('button', { name: 'Kirjaa päätös' }))
  await waitFor(() => expect(asked('RecordDecision')).toHaveLength(1))
  expect(asked('RecordDecision')[0]).toMatchObject({ input: { bodyId: 'b1', unitId: 'u1', title: { fi: 'Uusi päätös' }, basis: { fi: '', sv: '6 §', en: '' }, votes: null, publication: 'members', tasks: [], ends: [] } })
  await waitFor(() => expect(router.state.location.pathname).toBe('/fi/governance/decisions/a'))
})

describe('the page of everybody', () => {
  const open = { number: '2026/10', title: inAll('Yhteinen auditointi'), content: inAll('Auditoidaan yhdessä.'), basis: { fi: 'Perussääntö 6 §', sv: '', en: '' }, bodyName: inAll('Hallitus'), votes: { for: 4, against: 1, abstain: 0 }, decidedOn: '2026-05-01', endKind: null, endedOn: null, endedBy: null }
  const ended = { ...open, number: '2026/9', title: inAll('Jäsenmaksu'), votes: null, endKind: 'replaced', endedOn: '2026-05-01', endedBy: '2026/10' }

  async function drawOpen(answers: Answers) {
    const served = serve(answers)
    const drawn = await renderInApp(<OpenDecisionsView consortium="c1" />, { viewer: null, address: '/fi/open/c1/decisions', features: ['app', 'register'] })
    return { ...drawn, served, user: userEvent.setup() }
  }

  it('shows what was decided and whether it holds, and looks for words in the address', async () => {
    const { container, user, router } = await drawOpen({
      'GET /api/public/c1/decisions': () => ({ consortiumName: inAll('Verkosto'), decisions: [open, ended] }),
      'GET /api/public/c1/decisions?words=auditointi': () => ({ consortiumName: inAll('Verkosto'), decisions: [open] })
    })
    const replaced = within(await screen.findByRole('region', { name: 'Jäsenmaksu' }))
    expect(replaced.getByText('Päätös on korvattu 1.5.2026. Ks. päätös 2026/10.')).toBeVisible()
    expect(replaced.getByText('Ei äänestetty')).toBeVisible()
    expect(within(screen.getByRole('region', { name: 'Yhteinen auditointi' })).getByText('Perussääntö 6 §')).toBeVisible()
    await noBarrier(container)
    await user.type(screen.getByRole('searchbox'), 'auditointi')
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Jäsenmaksu' })).not.toBeInTheDocument())
    expect(router.state.location.search).toMatchObject({ q: 'auditointi' })
  })

  it('says in another language what is written in Finnish alone', async () => {
    serve({ 'GET /api/public/c1/decisions': () => ({ consortiumName: inAll('Verkosto'), decisions: [{ ...open, content: { fi: 'Auditoidaan yhdessä.', sv: '', en: '' } }] }) })
    await renderInApp(<OpenDecisionsView consortium="c1" />, { viewer: null, language: 'sv', address: '/sv/open/c1/decisions', features: ['app', 'register'] })
    const region = within(await screen.findByRole('region', { name: 'Yhteinen auditointi' }))
    expect(region.getByText('Perussääntö 6 §')).toHaveAttribute('lang', 'fi')
    expect(region.getAllByText('Endast på finska')).toHaveLength(2)
  })

  it('says so where nothing is for everybody', async () => {
    const none = () => {
      throw new Refusal(404, { error: { code: 'NOT_FOUND', kind: 'missing', path: [], params: {}, errorId: 'e1' } })
    }
    await drawOpen({ 'GET /api/public/c1/decisions': none })
    expect(await screen.findByRole('heading', { level: 1, name: 'Julkisia päätöksiä ei ole' })).toBeVisible()
  })
})
