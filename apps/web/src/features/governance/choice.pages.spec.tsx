/** Choosing a regional centre, and mandates to negotiate. */
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { centreCriteria } from '@solmu/domain/governance/centre-choice.js'
import { type Answers, aViewer, renderInApp, serve } from '../../app/testing.js'
import { NewChoicePage } from './centre-choice/choice-form.page.js'
import { ChoiceListPage } from './centre-choice/choice-list.page.js'
import { OneChoice } from './centre-choice/choice.page.js'
import { NewNegotiationPage } from './negotiation/negotiation-form.page.js'
import { NegotiationListPage } from './negotiation/negotiation-list.page.js'
import { OneNegotiation } from './negotiation/negotiation.page.js'

const inAll = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
const ref = (id: string, name: string, type = 'local_unit') => ({ __typename: 'OrgUnitRef', id, type, name: inAll(name) })
const page = { __typename: 'PageInfo', hasNextPage: false, endCursor: null }

async function draw(node: React.ReactElement, of: { address: string; answers: Answers; actions?: readonly string[] }) {
  const viewer = { ...aViewer, actions: [...aViewer.actions, ...(of.actions ?? ['choice.read', 'choice.manage', 'choice.assess', 'negotiation.read', 'negotiation.work', 'negotiation.manage'])] }
  const served = serve({ AuditEntries: () => ({ auditEntries: { __typename: 'AuditEntryConnection', nodes: [], totalCount: 0, pageInfo: page } }), ...of.answers })
  const drawn = await renderInApp(node, { address: of.address, viewer, features: ['app', 'centreChoice', 'negotiation', 'network', 'change', 'audit', 'admin', 'party', 'meeting'] })
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

const criteria = centreCriteria.map((key) => ({ __typename: 'CentreCriterion', key, weight: key === 'results' ? 20 : 10, name: null }))
const candidate = (id: string, name: string, votes: number | null) => ({ __typename: 'CentreCandidate', id, unit: ref(`u-${id}`, name), organisation: ref(`o-${id}`, `${name} ry`), statement: '', links: [], withdrawnOn: null, withdrawReason: '', votes })
const assessor = { __typename: 'CentreAssessor', id: 'a1', userId: 'p1', name: 'Aino Arvioija', isMine: false, isRecused: false, scoredCount: 18, scoreCount: 18, tiedTo: [] }
const pointsOf = (candidateId: string, points: number) => centreCriteria.map((criterion) => ({ __typename: 'CentreScore', assessorId: 'a1', candidateId, criterion, points, evidence: 'Vuosikertomus' }))
const choice = (of: Record<string, unknown> = {}) => ({
  __typename: 'CentreChoice',
  ...{ id: 'c1', title: inAll('Itä-Suomen aluekeskus 2027'), description: inAll(''), centre: ref('r1', 'Itä-Suomi', 'regional_centre'), newCentreName: null, keeper: ref('h1', 'Keskustoimisto', 'headquarters'), papers: [], state: 'closed', criteria },
  ...{ closesOn: '2026-05-30', openedOn: '2026-05-01', closedOn: '2026-05-31', endedOn: null, endReason: '', candidates: [candidate('x', 'Karjalan Työsilta', 3), candidate('y', 'Savon Uurto', 9)], assessors: [assessor] },
  ...{ scores: [...pointsOf('x', 4), ...pointsOf('y', 2)], conflicts: [], vote: { __typename: 'CentreVote', ballotId: null, ballotTitle: null, ballotState: null, source: 'Aluekokous 2.6.2026' } },
  ...{ chosenId: null, why: inAll(''), isHeld: false, effectiveOn: null, decision: null, handover: null, steps: [], mayManage: true, mayScore: false, version: 3, ...of }
})

describe('choosing a regional centre', () => {
  it('says who comes first by points and by votes, and that the two disagree', async () => {
    const { container } = await draw(<OneChoice id="c1" />, { address: '/fi/governance/centre-choices/c1', answers: { CentreChoice: () => ({ centreChoice: choice() }) } })
    expect(await within(await screen.findByRole('region', { name: 'Tulos' })).findByText('Pisteiden mukaan ensimmäinen on Karjalan Työsilta.')).toBeVisible()
    expect(screen.getByText(/Äänten mukaan ensimmäinen on Savon Uurto\..*Aluekokous 2\.6\.2026/)).toBeVisible()
    expect(screen.getByText('Pisteet ja äänet nimeävät eri ehdokkaan.')).toBeVisible()
    expect(screen.getByText('Karjalan Työsilta saa enemmän pisteitä kuin Savon Uurto, mutta Savon Uurto saa enemmän ääniä.')).toBeVisible()
    await noBarrier(container)
  })

  it('leads to the meetings at which its ballot was, tells whom the charter asks, and who has done what', async () => {
    const vote = { __typename: 'CentreVote', ballotId: 'b1', ballotTitle: inAll('Alueen äänestys'), ballotState: 'closed', source: '' }
    const about = { __typename: 'MeetingAbout', id: 'm1', title: inAll('Jäsenkokous 2'), startsAt: '2026-06-04T09:00:00Z', state: 'published', position: 3, outcome: 'carried' }
    const party = { __typename: 'AskedParty', party: 'concerned', demand: 'consent', answer: null, isInTheWay: true, voiceRule: 'all', said: [], voices: [], mine: [] }
    const answers = {
      CentreChoice: () => ({ centreChoice: choice({ vote, isHeld: true, steps: [{ __typename: 'CentreChoiceStep', action: 'decide', blockedBy: [] }] }) }),
      MeetingsAbout: () => ({ meetingsAbout: [about] }),
      PartyAnswers: () => ({ partyAnswers: { __typename: 'PartyAnswers', id: 'b1', isWaiting: true, mayRecord: false, parties: [party] } })
    }
    const { container, user, asked } = await draw(<OneChoice id="c1" />, { address: '/fi/governance/centre-choices/c1', actions: ['choice.read', 'choice.manage', 'meeting.read', 'comment.write'], answers })
    expect(await screen.findByRole('link', { name: /Jäsenkokous 2/ })).toHaveAttribute('href', '/fi/governance/meetings/m1')
    expect(asked('MeetingsAbout')).toEqual([{ subjectId: 'b1' }])
    expect(asked('PartyAnswers')).toEqual([{ subjectId: 'b1' }])
    expect(await screen.findByText('Asianomainen jäsen')).toBeVisible()
    expect(screen.getByRole('heading', { name: 'Keskustelu ja tapahtumat' })).toBeVisible()
    await noBarrier(container)
    await user.click(screen.getByRole('button', { name: 'Kirjaa päätös' }))
    expect(within(await screen.findByRole('dialog')).getByText(/perussäännön vaatima suostumus puuttuu/)).toBeVisible()
  })

  it('names a tie, and breaks none', async () => {
    const level = choice({ scores: [...pointsOf('x', 3), ...pointsOf('y', 3)], vote: null, candidates: [candidate('x', 'Karjalan Työsilta', null), candidate('y', 'Savon Uurto', null)] })
    await draw(<OneChoice id="c1" />, { address: '/fi/governance/centre-choices/c1', answers: { CentreChoice: () => ({ centreChoice: level }) } })
    expect(within(await screen.findByRole('region', { name: 'Tulos' })).getByText('Pisteiden mukaan ensimmäisiä ovat tasapistein Karjalan Työsilta ja Savon Uurto.')).toBeVisible()
    expect(screen.getAllByText('Jaettu sija')).toHaveLength(2)
    expect(screen.getByText(/Yksiköiden ääniä ei ole kirjattu\./)).toBeVisible()
  })

  it('tells what stands in the way of a step, and does not offer it', async () => {
    const draft = choice({ state: 'draft', candidates: [], scores: [], vote: null, assessors: [], steps: [{ __typename: 'CentreChoiceStep', action: 'open', blockedBy: ['has_candidates', 'has_assessors'] }] })
    const { user } = await draw(<OneChoice id="c1" />, { address: '/fi/governance/centre-choices/c1', answers: { CentreChoice: () => ({ centreChoice: draft }) } })
    await user.click(await screen.findByRole('button', { name: 'Avaa arviointi' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByText('Ehdokkaita on alle kaksi.')).toBeVisible()
    expect(dialog.getByText('Arvioijia ei ole nimetty.')).toBeVisible()
    expect(dialog.queryByRole('button', { name: 'Avaa arviointi' })).not.toBeInTheDocument()
  })

  it('takes no points without what they rest on, and loses none', async () => {
    const own = choice({ state: 'open', scores: [], vote: null, mayScore: true, assessors: [{ ...assessor, isMine: true, scoredCount: 0 }] })
    const { user, asked } = await draw(<OneChoice id="c1" />, { address: '/fi/governance/centre-choices/c1', answers: { CentreChoice: () => ({ centreChoice: own }) } })
    const first = within(await screen.findByRole('group', { name: /Karjalan Työsilta/ }))
    const [points] = first.getAllByRole('combobox')
    await user.selectOptions(points!, '3')
    await user.click(screen.getByRole('button', { name: 'Tallenna pisteet' }))
    expect(await screen.findByRole('alert')).toBeVisible()
    expect(points).toHaveValue('3')
    expect(asked('ScoreCentreCandidates')).toEqual([])
  })

  const shown = (of: Record<string, unknown>) => draw(<OneChoice id="c1" />, { address: '/fi/governance/centre-choices/c1', answers: { CentreChoice: () => ({ centreChoice: choice(of) }) } })

  it('says when a candidate is level as soon as only what nobody weighs counts', async () => {
    const weighed = criteria.map((each) => ({ ...each, weight: each.key === 'results' ? 1 : 0 }))
    const points = (id: string, results: number, location: number) => centreCriteria.map((criterion) => ({ ...pointsOf(id, 0)[0], criterion, points: criterion === 'results' ? results : criterion === 'location' ? location : id === 'x' ? 1 : 0 }))
    await shown({ criteria: weighed, scores: [...points('x', 3, 2), ...points('y', 1, 2)] })
    expect(await screen.findByText('Savon Uurto nousisi tasoihin vasta, kun painoa on vain tällä kriteerillä: Sijainti.')).toBeVisible()
    expect(screen.queryByText(/→ 0/)).not.toBeInTheDocument()
  })

  it('calls its own criteria by their names, and where a region has no centre what it will be called', async () => {
    const own = { __typename: 'CentreCriterion', key: 'own_1', weight: 10, name: inAll('Ruotsinkieliset palvelut') }
    const scores = [...pointsOf('x', 4), ...pointsOf('y', 2), ...['x', 'y'].map((id) => ({ ...pointsOf(id, 3)[0], criterion: 'own_1' }))]
    await shown({ criteria: [...criteria, own], scores, newCentreName: inAll('Järviseutu'), keeper: null })
    expect((await screen.findAllByText('Ruotsinkieliset palvelut')).length).toBeGreaterThan(1)
    expect(screen.getByText('Järviseutu (uusi aluekeskus)')).toBeVisible()
    expect(screen.queryByText('Tehtävää hoitaa nyt')).not.toBeInTheDocument()
  })

  it('marks points that no longer count, and says when that was told', async () => {
    const conflict = { __typename: 'CentreConflict', id: 'k1', assessorId: 'a2', candidateId: null, reason: 'Puoliso töissä', isRecused: true, isDeclared: true, isLate: true, notedAt: '2026-06-02T08:00:00Z' }
    const late = { ...assessor, id: 'a2', name: 'Bo Bedömare', isRecused: true }
    const { container } = await shown({ assessors: [assessor, late], conflicts: [conflict], scores: [...pointsOf('x', 4), ...pointsOf('y', 2), { ...pointsOf('x', 0)[0], assessorId: 'a2' }] })
    expect(await screen.findByText(/kirjattu arvioinnin päätyttyä/)).toBeVisible()
    expect(within(container.querySelector('details')!).getAllByText('ei lasketa')).toHaveLength(1)
  })

  it('ranks nobody once the only one who has scored is recused', async () => {
    await shown({ assessors: [{ ...assessor, isRecused: true }] })
    expect(await screen.findByText(/Järjestystä ei voi laskea/)).toBeVisible()
  })

  it('leads to files, and lets the assessor take away their own alone', async () => {
    const paper = (id: string, assessorId: string | null, mayRemove: boolean) => ({ __typename: 'CentrePaper', id, candidateId: 'x', assessorId, fileName: `${id}.pdf`, fileSize: 9, mayRemove })
    const of = { state: 'open', scores: [], vote: null, mayManage: false, mayScore: true, assessors: [{ ...assessor, isMine: true, scoredCount: 0 }], papers: [paper('kertomus', null, false), paper('muistio', 'a1', true)] }
    const removed = { removeCentrePaper: { __typename: 'CentreChoicePayload', choice: choice({ ...of, papers: [paper('kertomus', null, false)] }) } }
    const { user, asked, container } = await draw(<OneChoice id="c1" />, { address: '/fi/governance/centre-choices/c1', answers: { CentreChoice: () => ({ centreChoice: choice(of) }), RemoveCentrePaper: () => removed } })
    expect(await screen.findByRole('link', { name: 'kertomus.pdf' })).toHaveAttribute('href', '/api/centre-choices/c1/papers/kertomus')
    expect(screen.queryByRole('button', { name: 'Poista kertomus.pdf' })).not.toBeInTheDocument()
    await noBarrier(container)
    await user.click(screen.getByRole('button', { name: 'Poista muistio.pdf' }))
    await waitFor(() => expect(asked('RemoveCentrePaper')).toEqual([{ input: { choiceId: 'c1', paperId: 'muistio' } }]))
    await waitFor(() => expect(screen.queryByRole('link', { name: 'muistio.pdf' })).not.toBeInTheDocument())
  })

  it('is prepared for a region without a centre, with a criterion of its own that has to have a name', async () => {
    const answers = { NetworkTree: () => ({ networkTree: { __typename: 'NetworkTree', asOf: '2026-06-01', today: '2026-06-01', attribution: '', uncoveredMunicipalityCodes: [], uncoveredMunicipalityNames: [], nodes: [], territories: [] } }), CentrePeople: () => ({ centrePeople: [] }), SaveCentreChoice: () => ({ saveCentreChoice: { __typename: 'CentreChoicePayload', choice: choice() } }), CentreChoice: () => ({ centreChoice: choice() }) }
    const { user, asked } = await draw(<NewChoicePage />, { address: '/fi/governance/centre-choices/new', answers })
    await user.type(await screen.findByLabelText('Nimi (Suomi)'), 'Järviseudun keskus')
    await user.selectOptions(screen.getByLabelText(/^Aluekeskus/), 'new')
    await user.click(screen.getByRole('button', { name: 'Lisää oma kriteeri' }))
    await user.click(screen.getByRole('button', { name: 'Tallenna' }))
    expect((await screen.findAllByText('Kirjoita uuden aluekeskuksen nimi suomeksi.')).length).toBeGreaterThan(0)
    expect(screen.getAllByText('Kirjoita jokaisen oman kriteerin nimi suomeksi.').length).toBeGreaterThan(0)
    await user.type(screen.getByLabelText('Uuden aluekeskuksen nimi (Suomi)'), 'Järviseutu')
    await user.type(screen.getByLabelText('Oman kriteerin 1 nimi (Suomi)'), 'Ruotsinkieliset palvelut')
    await user.click(screen.getByRole('button', { name: 'Tallenna' }))
    await waitFor(() => expect(asked('SaveCentreChoice')).toHaveLength(1))
    expect(asked('SaveCentreChoice')[0]).toMatchObject({ input: { unitId: null, newCentreName: { fi: 'Järviseutu' }, criteria: expect.arrayContaining([{ key: 'own_1', weight: 10, name: { fi: 'Ruotsinkieliset palvelut', sv: '', en: '' } }]) } })
  })

  it('is listed by its address', async () => {
    const brief = { __typename: 'CentreChoiceBrief', id: 'c1', title: inAll('Itä-Suomen aluekeskus 2027'), centre: ref('r1', 'Itä-Suomi'), newCentreName: null, state: 'open', closesOn: '2026-05-30', openedOn: '2026-05-01', endedOn: null, candidateCount: 2, chosen: null, isMine: true }
    const { container } = await draw(<ChoiceListPage />, { address: '/fi/governance/centre-choices?q=pohjoinen', answers: { CentreChoices: () => ({ centreChoices: [brief] }) } })
    expect(await screen.findByRole('button', { name: 'Poista rajaukset' })).toBeVisible()
    expect(screen.queryByRole('link', { name: 'Itä-Suomen aluekeskus 2027' })).not.toBeInTheDocument()
    await noBarrier(container)
  })
})

const brief = { id: 'n1', number: '2026/2', authority: 'Järviseudun hyvinvointialue', authorityKind: 'wellbeing_county', subject: 'Sosiaalinen kuntoutus', state: 'given', validFrom: '2026-01-01', validTo: '2026-12-31', meetingCount: 0, isEnding: true, isMine: true }
const negotiation = (of: Record<string, unknown> = {}) => ({
  __typename: 'Negotiation',
  ...brief,
  ...{ limits: 'Enintään kolme vuotta.', body: null, decision: null, negotiators: [{ __typename: 'Negotiator', id: 'g1', userId: 'p1', name: 'Aino Salmela' }], meetings: [], outcome: '', outcomeOn: null, outcomeDecision: null, gaps: [] },
  positions: [
    { __typename: 'NegotiationPosition', id: 'q2', number: 2, content: 'Yhteinen puitesopimus.', why: 'Säännöt eivät salli suorahankintaa.', writtenAt: '2026-03-01T08:00:00Z' },
    { __typename: 'NegotiationPosition', id: 'q1', number: 1, content: 'Suorahankinta.', why: '', writtenAt: '2026-02-01T08:00:00Z' }
  ],
  ...{ mayManage: true, mayWrite: true, version: 2, ...of }
})
const form = { negotiationPeople: [{ __typename: 'NegotiationPerson', id: 'p1', name: 'Aino Salmela' }], bodies: [{ __typename: 'GoverningBody', id: 'b1', name: inAll('Hallitus'), isOpen: true }], decisions: [] }

describe('mandates to negotiate', () => {
  it('tells the limits, the position with the ones before it, and that the last day is near', async () => {
    const { container } = await draw(<OneNegotiation id="n1" />, { address: '/fi/governance/negotiations/n1', answers: { Negotiation: () => ({ negotiation: negotiation() }) } })
    expect(await screen.findByText('Yhteinen puitesopimus.')).toBeVisible()
    expect(screen.getByText('Miksi: Säännöt eivät salli suorahankintaa.')).toBeVisible()
    expect(screen.getByText('Kanta 1, 1.2.2026')).toBeVisible()
    expect(screen.getByText('Valtuus päättyy 31.12.2026')).toBeVisible()
    await noBarrier(container)
  })

  it('asks for who was there and what was said, keeps what was written, and sends it whole', async () => {
    const answers = { Negotiation: () => ({ negotiation: negotiation() }), RecordNegotiationMeeting: () => ({ recordNegotiationMeeting: { __typename: 'NegotiationPayload', negotiation: negotiation({ version: 3 }) } }) }
    const { user, asked } = await draw(<OneNegotiation id="n1" />, { address: '/fi/governance/negotiations/n1', answers })
    await user.click(await screen.findByRole('button', { name: 'Kirjaa tapaaminen' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByLabelText(/^Mitä sovittiin/), 'Laskelma toimitetaan')
    await user.click(dialog.getByRole('button', { name: 'Tallenna tapaaminen' }))
    expect(await dialog.findAllByText('Kirjoita, ketkä olivat läsnä.')).not.toHaveLength(0)
    expect(dialog.getByLabelText(/^Mitä sovittiin/)).toHaveValue('Laskelma toimitetaan')
    expect(asked('RecordNegotiationMeeting')).toEqual([])
    await user.type(dialog.getByLabelText(/^Läsnä olleet/), 'Hankintapäällikkö')
    await user.type(dialog.getByLabelText(/^Linkit/), 'https://solmu.example/p | Pöytäkirja')
    await user.click(dialog.getByRole('button', { name: 'Tallenna tapaaminen' }))
    await waitFor(() => expect(asked('RecordNegotiationMeeting')).toHaveLength(1))
    expect(asked('RecordNegotiationMeeting')[0]).toMatchObject({ input: { negotiationId: 'n1', people: 'Hankintapäällikkö', notes: 'Laskelma toimitetaan', links: [{ url: 'https://solmu.example/p', title: 'Pöytäkirja' }] } })
  })

  it('is not given while something is missing, and offers nothing to whoever only reads', async () => {
    const draft = negotiation({ state: 'draft', isEnding: false, gaps: ['source', 'limits'], positions: [], mayWrite: false })
    const first = await draw(<OneNegotiation id="n1" />, { address: '/fi/governance/negotiations/n1', answers: { Negotiation: () => ({ negotiation: draft }) } })
    await first.user.click(await screen.findByRole('button', { name: 'Anna valtuus' }))
    expect(await screen.findByText('Valtuuden antava toimielin tai päätös puuttuu.')).toBeVisible()
    expect(within(screen.getByRole('dialog')).queryByRole('button', { name: 'Anna valtuus' })).not.toBeInTheDocument()
    first.unmount()
    await draw(<OneNegotiation id="n1" />, { address: '/fi/governance/negotiations/n1', answers: { Negotiation: () => ({ negotiation: negotiation({ mayManage: false, mayWrite: false }) }) } })
    expect(await screen.findByText('Yhteinen puitesopimus.')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Kirjaa tapaaminen' })).not.toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Päätä neuvottelu' })).not.toBeInTheDocument()
  })

  it('is prepared in a form that names what is missing and keeps the rest', async () => {
    const SaveNegotiation = () => ({ saveNegotiation: { __typename: 'NegotiationPayload', negotiation: negotiation({ state: 'draft' }) } })
    const { user, asked, container } = await draw(<NewNegotiationPage />, { address: '/fi/governance/negotiations/new', answers: { NegotiationForm: () => form, SaveNegotiation, Negotiation: () => ({ negotiation: negotiation({ state: 'draft' }) }) } })
    await user.type(await screen.findByLabelText(/^Asia/), 'Kuntoutus')
    await user.click(screen.getByRole('button', { name: 'Tallenna luonnos' }))
    expect((await screen.findAllByText('Kirjoita viranomaisen nimi.')).length).toBeGreaterThan(0)
    await noBarrier(container)
    await user.type(screen.getByLabelText('Viranomainen'), 'Järviseutu')
    await user.selectOptions(screen.getByLabelText('Lisää neuvottelija'), 'p1')
    await user.type(screen.getByLabelText(/^Neuvottelija, jolla ei ole tunnusta/), 'Reino Valkama')
    await user.click(screen.getByRole('button', { name: 'Lisää nimi' }))
    await user.click(screen.getByRole('button', { name: 'Tallenna luonnos' }))
    await waitFor(() => expect(asked('SaveNegotiation')).toHaveLength(1))
    expect(asked('SaveNegotiation')[0]).toMatchObject({ input: { authority: 'Järviseutu', subject: 'Kuntoutus', negotiators: [{ userId: 'p1' }, { userId: null, personName: 'Reino Valkama' }] } })
  })

  it('is listed by its address, the one that ends soon marked', async () => {
    const other = { ...brief, id: 'n2', number: '2025/1', subject: 'Valmennus', state: 'ended', isEnding: false, isMine: false }
    const all = [brief, other].map((one) => ({ __typename: 'NegotiationBrief', ...one }))
    const { container } = await draw(<NegotiationListPage />, { address: '/fi/governance/negotiations?states=["given"]', answers: { Negotiations: () => ({ negotiations: all }) } })
    expect(await screen.findByRole('link', { name: 'Sosiaalinen kuntoutus' })).toHaveAttribute('href', '/fi/governance/negotiations/n1')
    expect(screen.queryByRole('link', { name: 'Valmennus' })).not.toBeInTheDocument()
    await noBarrier(container)
  })
})
