import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { type Answers, aViewer, Refusal, renderInApp, serve } from '../../app/testing.js'
import { BallotListPage } from './ballot/ballot-list.page.js'
import { NewBallotPage } from './ballot/ballot-form.page.js'
import { OneBallot } from './ballot/ballot.page.js'

const nobodyAsked = { __typename: 'PartyAnswers', id: 'b1', isWaiting: false, mayRecord: false, parties: [] }
const viewer = { ...aViewer, actions: [...aViewer.actions, 'ballot.read', 'ballot.vote', 'ballot.manage'] }
const inAll = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
const option = (code: string, name: string) => ({ __typename: 'BallotOption', code, name: inAll(name), isWithdrawn: false })
const ballot = (of: Record<string, unknown> = {}) => ({
  __typename: 'Ballot',
  ...{ id: 'b1', title: inAll('Toimintasuunnitelma 2027'), description: inAll(''), body: { __typename: 'BallotBody', id: 'o1', kind: 'assembly', name: inAll('Jäsenkokous') }, matter: 'ordinary' },
  ...{ method: 'yes_no', secrecy: 'open', options: [], seats: 1, maxScore: 1, state: 'open', closesAt: '2026-12-01T14:00:00Z', takesBallots: true, openedAt: '2026-11-01T08:00:00Z', endedAt: null, endReason: '' },
  ...{ mayChange: true, rule: { __typename: 'BallotRule', share: 'simple', of: 'given', abstentions: 'out', tie: 'falls', quorumOf: 'members', quorumNeeded: 2 } },
  ...{ lotCommitment: 'ab'.repeat(32), publicKeys: [], opensAt: null, announcedAt: null, breaksTie: null, rollCount: 2, votedCount: 1, waitingCount: 1, outcome: null, isHeld: false, steps: [], mayManage: false, version: 2 },
  ...{ proposal: null, amendment: null, effectiveFrom: null, decision: null, mayRecordDecision: false, ...of }
})
const seat = (of: Record<string, unknown> = {}) => ({ __typename: 'BallotSeat', id: 's1', name: inAll('Karjalan Työsilta ry'), weight: 1, hasVoted: false, recusedReason: '', isMine: true, choice: null, ...of })
const other = seat({ id: 's2', name: inAll('Pargas Boj rf'), isMine: false, hasVoted: true })
const detail = (of: { ballot?: unknown; roll?: unknown[]; log?: unknown } = {}) => ({ __typename: 'BallotDetail', ballot: of.ballot ?? ballot(), roll: of.roll ?? [seat(), other], log: of.log ? JSON.stringify(of.log) : null })

const log = {
  ...{ format: 'solmu-ballot-log-1', lot: { commitment: 'ab'.repeat(32), seed: 'cd'.repeat(32) } },
  ballot: { id: 'b1', method: 'approval', secrecy: 'secret', options: [], withdrawn: [], seats: 1, rule: { tie: 'lot' }, roll: { members: 2, seats: 0, weight: 2 } },
  lines: [{ by: 'aa11', weight: 1, choice: { points: { o2: 1, o1: 1 } } }, { by: 'bb22', weight: 1, choice: { points: {} } }],
  result: { outcome: 'elected', quorum: { isMet: true, needed: 2, there: 2 }, ballots: 2, blank: 1, tallies: { o2: 1, o1: 1 }, elected: ['o1'], tied: [], byLot: ['o1'], quota: null }
}

async function draw(node: React.ReactElement, of: { address?: string; answers: Answers }) {
  const served = serve({ PartyAnswers: () => ({ partyAnswers: nobodyAsked }), ...of.answers })
  const drawn = await renderInApp(node, { address: of.address ?? '/fi/governance/ballots', viewer, features: ['app', 'ballot', 'party', 'register', 'audit', 'admin'] })
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

it('the list tells what waits for the reader and what was decided, and is narrowed by its address', async () => {
  const counted = ballot({ id: 'b2', title: inAll('Puheenjohtajan vaali'), state: 'closed', takesBallots: false, outcome: 'elected', method: 'approval', secrecy: 'secret', waitingCount: 0 })
  const Ballots = () => ({ ballots: [ballot(), counted] })
  const { container, unmount } = await draw(<BallotListPage />, { answers: { Ballots } })
  expect(await screen.findByRole('link', { name: 'Toimintasuunnitelma 2027' })).toBeVisible()
  expect(screen.getByText('Ääni antamatta')).toBeVisible()
  expect(screen.getByText('Valittu')).toBeVisible()
  await noBarrier(container)
  unmount()
  await draw(<BallotListPage />, { address: '/fi/governance/ballots?q=puheen', answers: { Ballots } })
  expect(await screen.findByRole('link', { name: 'Puheenjohtajan vaali' })).toBeVisible()
  expect(screen.queryByRole('link', { name: 'Toimintasuunnitelma 2027' })).toBeNull()
})

it('an open vote is cast for a member once an answer is chosen, and offered for change', async () => {
  const cast = detail({ roll: [seat({ hasVoted: true, choice: '{"answer": "no"}' }), other] })
  const answers = { Ballot: () => ({ ballot: detail() }), CastBallot: () => ({ castBallot: { __typename: 'BallotPayload', ballot: cast } }) }
  const { container, user, asked } = await draw(<OneBallot id="b1" />, { answers })
  await user.click(await screen.findByRole('button', { name: 'Anna ääni' }))
  expect(await screen.findByText('Valitse vastaus.')).toBeVisible()
  expect(asked('CastBallot')).toEqual([])
  await noBarrier(container)
  await user.click(screen.getByLabelText('Ei'))
  await user.click(screen.getByRole('button', { name: 'Anna ääni' }))
  await waitFor(() => expect(asked('CastBallot')).toEqual([{ input: { ballotId: 'b1', seatId: 's1', choice: { answer: 'no' } } }]))
  expect(await screen.findByRole('button', { name: 'Muuta ääntä' })).toBeVisible()
})

it('an order without equals grows by places that leave no gap, is told in words, and leaves out who has withdrawn', async () => {
  const options = [option('o1', 'Aino'), option('o2', 'Bo'), { ...option('o3', 'Cilla'), isWithdrawn: true }]
  const one = detail({ ballot: ballot({ method: 'stv', options }), roll: [seat({ hasVoted: true, choice: '{"ranking": [["o3"], ["o2"]]}' }), other] })
  const answers = { Ballot: () => ({ ballot: one }), CastBallot: () => ({ castBallot: { __typename: 'BallotPayload', ballot: one } }) }
  const { container, user, asked } = await draw(<OneBallot id="b1" />, { answers })
  expect(await screen.findByText('Järjestys: 1. Bo')).toBeVisible()
  expect(screen.queryByLabelText('Cilla')).toBeNull()
  expect(within(screen.getByLabelText('Aino')).getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['Ei sijaa', '1.', '2.'])
  await user.selectOptions(screen.getByLabelText('Aino'), '1.')
  expect(screen.getByText('Järjestys: 1. Aino; 2. Bo')).toBeVisible()
  await noBarrier(container)
  await user.click(screen.getByRole('button', { name: 'Muuta ääntä' }))
  await waitFor(() => expect(asked('CastBallot')).toEqual([{ input: { ballotId: 'b1', seatId: 's1', choice: { ranking: [['o1'], ['o2']] } } }]))
})

it('points that are shared out: no more is offered than is left', async () => {
  const one = detail({ ballot: ballot({ method: 'budget', maxScore: 5, options: [option('o1', 'Valmennus'), option('o2', 'Tilat')] }), roll: [seat({}), other] })
  const { container, user, asked } = await draw(<OneBallot id="b1" />, { answers: { Ballot: () => ({ ballot: one }), CastBallot: () => ({ castBallot: { __typename: 'BallotPayload', ballot: one } }) } })
  const offered = (name: string) => within(screen.getByLabelText(name)).getAllByRole('option').length - 1
  expect(await screen.findByText('Jakamatta 5 pistettä')).toBeVisible()
  await user.selectOptions(screen.getByLabelText('Valmennus'), '4')
  expect(screen.getByText('Jakamatta 1 piste')).toBeVisible()
  expect([offered('Valmennus'), offered('Tilat')]).toEqual([5, 1])
  await user.selectOptions(screen.getByLabelText('Tilat'), '1')
  expect(screen.getByText('Kaikki pisteet on jaettu')).toBeVisible()
  await noBarrier(container)
  await user.click(screen.getByRole('button', { name: 'Anna ääni' }))
  await waitFor(() => expect(asked('CastBallot')).toEqual([{ input: { ballotId: 'b1', seatId: 's1', choice: { points: [{ code: 'o1', points: 4 }, { code: 'o2', points: 1 }] } } }]))
})

const places = [{ __typename: 'BallotPlace', body: { __typename: 'BallotBody', id: 'o1', kind: 'assembly', name: inAll('Jäsenkokous') }, matters: ['ordinary', 'election'].map((matter) => ({ __typename: 'BallotMatter', matter, name: inAll(''), secrecy: 'open', noticeDays: 14 })) }]
const said = { __typename: 'ProposalVersion', number: 1, title: inAll('Hallituksen jäsenet'), content: inAll('Valitaan kaksi.'), seats: 2, options: ['Aino', 'Bo', 'Cilla'].map((name, at) => ({ __typename: 'ProposalOption', key: `k${at}`, title: { ...inAll(name), sv: '', en: '' } })) }
const onProposal = { proposal: { __typename: 'Proposal', id: 'p1', kind: 'election', matter: 'election', body: { __typename: 'ProposalBody', id: 'o1' }, openedOn: '2026-01-01', versions: [said] } }

it('a ballot on a proposal begins with its title, options, seats, body and matter, and names it', async () => {
  const answers = { BallotPlaces: () => ({ ballotPlaces: places }), BallotOnProposal: () => onProposal, SaveBallot: () => ({ saveBallot: { __typename: 'BallotPayload', ballot: detail() } }) }
  const { container, user, asked } = await draw(<NewBallotPage />, { address: '/fi/governance/ballots/new?proposal=p1', answers })
  expect(await screen.findByLabelText('Vaihtoehdot')).toHaveValue('Aino\nBo\nCilla')
  const methods = within(screen.getByLabelText('Äänestystapa')).getAllByRole('option').map(({ textContent }) => textContent)
  expect(methods).toHaveLength(5)
  expect(methods[0]).toBe('Siirtoäänivaali')
  expect(within(screen.getByLabelText('Asian laji')).getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['Vaali'])
  await noBarrier(container)
  await user.click(screen.getByRole('button', { name: 'Tallenna luonnos' }))
  await waitFor(() => expect(asked('SaveBallot')).toHaveLength(1))
  expect(asked('SaveBallot')[0]).toMatchObject({ input: { proposalId: 'p1', amendmentId: null, bodyId: 'o1', matter: 'election', method: 'stv', seats: 2, effectiveFrom: null, title: { fi: 'Hallituksen jäsenet' } } })
})

it('a decision begins with those who were elected, and is recorded in one act', async () => {
  const counted = ballot({ method: 'approval', options: [option('o1', 'Aino'), option('o2', 'Bo')], state: 'closed', takesBallots: false, outcome: 'elected', waitingCount: 0, mayRecordDecision: true })
  const recorded = detail({ ballot: { ...counted, mayRecordDecision: false, decision: { __typename: 'BallotDecision', id: 'd1', number: '2026/7' } }, log })
  let now = detail({ ballot: counted, log })
  const RecordBallotDecision = () => {
    now = recorded
    return { recordBallotDecision: { __typename: 'BallotPayload', ballot: recorded } }
  }
  const { container, user, asked } = await draw(<OneBallot id="b1" />, { answers: { Ballot: () => ({ ballot: now }), RecordBallotDecision } })
  await user.click(await screen.findByRole('button', { name: 'Kirjaa päätös' }))
  const dialog = within(await screen.findByRole('dialog'))
  const content = dialog.getByLabelText('Päätös (Suomi)')
  expect(content).toHaveValue('Aino')
  for (const each of [content, dialog.getByLabelText(/^Päätös \(Svenska\)/), dialog.getByLabelText(/^Päätös \(English\)/)]) await user.clear(each)
  await user.click(dialog.getByRole('button', { name: 'Kirjaa päätös' }))
  expect((await dialog.findAllByText('Kirjoita päätös.')).length).toBeGreaterThan(0)
  await noBarrier(container)
  await user.type(content, 'Valittiin Aino.')
  await user.click(dialog.getByRole('button', { name: 'Kirjaa päätös' }))
  await waitFor(() => expect(asked('RecordBallotDecision')).toMatchObject([{ input: { ballotId: 'b1', publication: 'members', content: { fi: 'Valittiin Aino.' } } }]))
  expect(await screen.findByRole('link', { name: 'Päätös 2026/7' })).toBeVisible()
})

it('the result of a secret ballot is told with its log in words, in the order of the paper, and a file that is no slip is refused', async () => {
  const one = ballot({ method: 'approval', secrecy: 'secret', options: [option('o1', 'Aino'), option('o2', 'Bo')], state: 'closed', takesBallots: false, outcome: 'elected', waitingCount: 0 })
  const { container, user } = await draw(<OneBallot id="b1" />, { answers: { Ballot: () => ({ ballot: detail({ ballot: one, log }) }) } })
  const result = within(await screen.findByRole('table', { name: 'Tulos' }))
  expect(result.getAllByRole('row').slice(1).map(({ textContent }) => textContent)).toEqual(['Aino1', 'Bo1'])
  const lines = within(screen.getByRole('table', { name: 'Julkaistut äänet' }))
  expect(lines.getAllByRole('row').slice(1).map(({ textContent }) => textContent)).toEqual(['aa11Aino, Bo1', 'bb22Tyhjä1'])
  expect(screen.queryByRole('button', { name: /Nouda äänioikeus/ })).toBeNull()
  // jsdom cannot read files by itself.
  const file = Object.assign(new File(['{}'], 'x.json', { type: 'application/json' }), { text: () => Promise.resolve('{}') })
  await user.upload(screen.getByLabelText('Tuo tallennettu lipuke'), file)
  expect(await screen.findByText('Tiedosto ei ole tämän äänestyksen lipuke.')).toBeVisible()
  await noBarrier(container)
})

it('a draft with a time of opening is announced, and a ballot that was announced tells when it opens', async () => {
  const steps = ['announce', 'open', 'cancel'].map((action) => ({ __typename: 'BallotStep', action, blockedBy: action === 'open' ? ['opens_at_once'] : [] }))
  const draft = ballot({ state: 'draft', takesBallots: false, openedAt: null, opensAt: '2026-11-20T07:00:00Z', rule: null, lotCommitment: null, steps, mayManage: true, rollCount: 0 })
  const announced = detail({ ballot: { ...draft, state: 'announced', announcedAt: '2026-11-01T08:00:00Z', steps: [steps[2]] }, roll: [] })
  let now = detail({ ballot: draft, roll: [] })
  const AnnounceBallot = () => {
    now = announced
    return { announceBallot: { __typename: 'BallotPayload', ballot: announced } }
  }
  const { container, user, asked } = await draw(<OneBallot id="b1" />, { answers: { Ballot: () => ({ ballot: now }), AnnounceBallot } })
  await user.click(await screen.findByRole('button', { name: 'Ilmoita äänestys' }))
  expect(screen.queryByRole('button', { name: 'Avaa äänestys' })).toBeNull()
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Ilmoita äänestys' }))
  await waitFor(() => expect(asked('AnnounceBallot')).toEqual([{ input: { ballotId: 'b1', expectedVersion: 2 } }]))
  expect(await screen.findAllByText('Ilmoitettu')).not.toEqual([])
  expect(screen.getByText('Avautuu')).toBeVisible()
  await noBarrier(container)
})

it('a ballot that closes before its notice has run, or opens after it closes, is told so before anything is sent', async () => {
  const answers = { BallotPlaces: () => ({ ballotPlaces: places }), SaveBallot: () => ({ saveBallot: { __typename: 'BallotPayload', ballot: detail() } }) }
  const { user, asked } = await draw(<NewBallotPage />, { address: '/fi/governance/ballots/new', answers })
  await user.type(await screen.findByLabelText('Nimi (Suomi)'), 'Koulutuspäivä')
  const day = screen.getByLabelText('Sulkemispäivä')
  await user.clear(day)
  await user.type(day, '1.1.2020')
  await user.type(screen.getByLabelText(/^Avaamispäivä/), '2.1.2020')
  await user.click(screen.getByRole('button', { name: 'Tallenna luonnos' }))
  expect(await screen.findAllByText(/^Kutsuaika ei täyty. Aikaisin sulkemispäivä on/)).not.toEqual([])
  expect(screen.getAllByText(/^Kirjoita avaamisen päivä ja kellonaika ennen sulkemista/)).not.toEqual([])
  expect(asked('SaveBallot')).toEqual([])
})

it('a ballot that the clock has counted behind the dialog is told and shown', async () => {
  const steps = [{ __typename: 'BallotStep', action: 'count', blockedBy: [] }]
  let now = detail({ ballot: ballot({ takesBallots: false, steps, mayManage: true }) })
  const CountBallot = () => {
    now = detail({ ballot: ballot({ method: 'approval', options: [option('o1', 'Aino'), option('o2', 'Bo')], state: 'closed', takesBallots: false, outcome: 'elected' }), log })
    throw new Refusal(200, { data: null, errors: [{ message: 'refused', path: ['countBallot'], extensions: { code: 'BALLOT_STATE', kind: 'conflict', params: {}, errorId: 'e1' } }] })
  }
  const { user } = await draw(<OneBallot id="b1" />, { answers: { Ballot: () => ({ ballot: now }), CountBallot } })
  await user.click(await screen.findByRole('button', { name: 'Laske äänet' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Laske äänet' }))
  expect(await screen.findByRole('heading', { name: 'Tulos' })).toBeVisible()
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('a ballot on the charter is named in each language', async () => {
  const onCharter = { ...places[0]!, matters: [{ ...places[0]!.matters[0]!, matter: 'charter_amendment' }] }
  const answers = { BallotPlaces: () => ({ ballotPlaces: [onCharter] }), BallotOnCharter: () => ({ charterVersions: [{ __typename: 'CharterVersion', id: 'c2', number: 2, standing: 'proposed', decidedFrom: '2026-01-01' }] }) }
  await draw(<NewBallotPage />, { address: '/fi/governance/ballots/new?amendment=c2', answers })
  expect(await screen.findByLabelText('Nimi (Suomi)')).toHaveValue('Sääntöjen versio 2')
  expect(screen.getByLabelText(/^Nimi \(Svenska\)/)).toHaveValue('Stadgans version 2')
})

it('a tie is decided by whoever the charter names, with the name of a chair who has no account', async () => {
  const options = [option('o1', 'Aino'), option('o2', 'Bo')]
  const equal = { ...log, ballot: { ...log.ballot, rule: { tie: 'chair' } }, result: { ...log.result, outcome: 'tied', elected: [], byLot: [], tied: ['o1', 'o2'], tiedSeats: 1 } }
  const tied = ballot({ method: 'approval', options, state: 'closed', takesBallots: false, outcome: 'tied', waitingCount: 0, breaksTie: 'record' })
  const decided = detail({ ballot: { ...tied, outcome: 'elected', breaksTie: null }, log: { ...equal, tieBreak: { chosen: ['o2'], chairName: 'Anna Aho', decidedAt: '2026-12-02T08:00:00Z' } } })
  let now = detail({ ballot: tied, log: equal })
  const BreakBallotTie = () => {
    now = decided
    return { breakBallotTie: { __typename: 'BallotPayload', ballot: decided } }
  }
  const { container, user, asked } = await draw(<OneBallot id="b1" />, { answers: { Ballot: () => ({ ballot: now }), BreakBallotTie } })
  await user.click(await screen.findByRole('button', { name: 'Ratkaise tasatilanne' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Kirjaa ratkaisu' }))
  expect(await screen.findAllByText('Kirjoita puheenjohtajan nimi.')).not.toEqual([])
  expect(dialog.getByRole('link', { name: 'Puheenjohtajan valinta: Valitse yksi.' })).toBeVisible()
  expect(asked('BreakBallotTie')).toEqual([])
  await noBarrier(container)
  await user.click(dialog.getByLabelText('Bo'))
  await user.type(dialog.getByLabelText('Puheenjohtajan nimi'), 'Anna Aho')
  await user.click(dialog.getByRole('button', { name: 'Kirjaa ratkaisu' }))
  await waitFor(() => expect(asked('BreakBallotTie')).toEqual([{ input: { ballotId: 'b1', chosen: ['o2'], chairName: 'Anna Aho' } }]))
  expect(await screen.findByText(/^Bo \(Anna Aho, /)).toBeVisible()
})

it('a chair who has voted in the open breaks a tie on that side alone', async () => {
  const equal = { ...log, ballot: { ...log.ballot, rule: { tie: 'chair' } }, result: { ...log.result, outcome: 'tied', elected: [], byLot: [], tied: ['o1', 'o2'], tiedSeats: 1 } }
  const tied = ballot({ method: 'plurality', options: [option('o1', 'Aino'), option('o2', 'Bo')], state: 'closed', takesBallots: false, outcome: 'tied', waitingCount: 0, breaksTie: 'chair' })
  const answer = detail({ ballot: tied, roll: [seat({ hasVoted: true, choice: '{"points": {"o2": 1}}' })], log: equal })
  const { user } = await draw(<OneBallot id="b1" />, { answers: { Ballot: () => ({ ballot: answer }) } })
  await user.click(await screen.findByRole('button', { name: 'Ratkaise tasatilanne' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByText(/Äänestit avoimesti vaihtoehtoa Bo/)).toBeVisible()
  expect([dialog.getByLabelText('Aino'), dialog.getByLabelText('Bo')].map((each) => (each as HTMLInputElement).disabled)).toEqual([true, false])
})
