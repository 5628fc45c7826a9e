import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { type Answers, aViewer, Refusal, renderInApp, serve } from '../../../app/testing.js'
import { NewProposalPage } from './proposal-form.page.js'
import { ProposalComparePage } from './proposal-compare.page.js'
import { ProposalListPage } from './proposal-list.page.js'
import { OneProposal } from './proposal.page.js'

const viewer = { ...aViewer, actions: [...aViewer.actions, 'proposal.read', 'proposal.write', 'proposal.object', 'ballot.manage'] }
const inAll = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: '', en: '' })
const organisation = { __typename: 'GovernedOrganisation', id: 'o1', name: inAll('Karjalan Työ ry') }
const unit = { __typename: 'OrgUnitRef', id: 'u1', type: 'local_unit', name: inAll('Karjalan Työsilta') }
const body = { __typename: 'ProposalBody', id: 'b1', name: inAll('Jäsenkokous') }
const place = { __typename: 'ProposalPlace', organisation, unit }

const brief = (of: Record<string, unknown> = {}) => ({
  __typename: 'ProposalBrief',
  ...{ id: 'p1', kind: 'proposal', state: 'open', title: inAll('Koulutuspäivä'), body, organisation, discussUntil: '2026-12-01', objectUntil: null, openedOn: '2026-11-10', endedOn: null, openAmendments: 1, standingObjections: 0 },
  ...of
})
const version = (number: number, text: string, why = '') => ({ __typename: 'ProposalVersion', number, title: inAll('Koulutuspäivä'), content: inAll(text), options: [], seats: 1, why, amendmentId: null, madeAt: '2026-11-10T08:00:00Z' })
const amendment = { __typename: 'ProposalAmendment', id: 'm1', onNumber: 1, organisation, content: inAll('Järjestetään syksyllä.'), reason: 'Keväällä on kiire.', state: 'open', answer: '', madeAt: '2026-11-11T08:00:00Z', mayWithdraw: false }
const proposal = (of: Record<string, unknown> = {}) => ({
  ...brief(),
  __typename: 'Proposal',
  ...{ unit, matter: 'ordinary', matterName: inAll(''), charterNumber: 2, closedOn: null, outcome: inAll(''), version: 4, mayEdit: true, versions: [version(1, 'Järjestetään keväällä.')], amendments: [amendment], objections: [], isVotedOn: false, ballots: [] },
  ...{ steps: [{ __typename: 'ProposalStep', action: 'close', blockedBy: ['amendments_answered'] }], amendsFor: [place], objectsFor: [], ...of }
})
const choices = { proposalChoices: { __typename: 'ProposalChoices', places: [place], bodies: [body], matters: [{ __typename: 'ProposalMatter', key: 'ordinary', name: inAll(''), unitIds: ['u1'] }, { __typename: 'ProposalMatter', key: 'budget', name: inAll(''), unitIds: [] }] } }
const payload = (name: string) => () => ({ [name]: { __typename: 'ProposalPayload', proposal: proposal() } })

async function draw(node: React.ReactElement, of: { address: string; answers: Answers }) {
  const served = serve({ PartyAnswers: () => ({ partyAnswers: { __typename: 'PartyAnswers', id: 'p1', isWaiting: false, mayRecord: false, parties: [] } }), ...of.answers })
  const drawn = await renderInApp(node, { address: of.address, viewer, features: ['app', 'proposal', 'party', 'ballot', 'agreement'] })
  return { ...drawn, asked: (name: string) => served.asked.filter((each) => each.name === name).map(({ variables }) => variables), user: userEvent.setup() }
}
const noBarrier = async (container: Element) => {
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  expect(violations.map(({ id }) => id)).toEqual([])
}
beforeEach(() => sessionStorage.clear())

it('the list begins with what is decided next, and is narrowed by the address', async () => {
  const ended = brief({ id: 'p2', state: 'adopted', title: inAll('Jäsenmaksu'), endedOn: '2026-06-01', openAmendments: 0 })
  const { container, router, user } = await draw(<ProposalListPage />, { address: '/fi/governance/proposals', answers: { Proposals: () => ({ proposals: [ended, brief()] }) } })
  expect((await screen.findAllByRole('link', { name: /päivä|maksu/ })).map(({ textContent }) => textContent)).toEqual(['Koulutuspäivä', 'Jäsenmaksu'])
  expect(screen.getByText('1 muutosesitys odottaa')).toBeVisible()
  await noBarrier(container)
  await user.type(screen.getByRole('searchbox'), 'maksu')
  await waitFor(() => expect(screen.queryByRole('link', { name: 'Koulutuspäivä' })).not.toBeInTheDocument())
  await waitFor(() => expect(router.state.location.search).toMatchObject({ q: 'maksu' }))
})

it('a new proposal is refused at its field, and what was typed stays', async () => {
  const { container, user, asked } = await draw(<NewProposalPage />, { address: '/fi/governance/proposals/new', answers: { ProposalChoices: () => choices, SaveProposal: payload('saveProposal') } })
  await user.selectOptions(await screen.findByLabelText('Miten päätetään'), 'consent')
  expect(within(screen.getByLabelText('Asia perussäännön mukaan')).queryByRole('option', { name: 'Talousarvio' })).not.toBeInTheDocument()
  await user.click(screen.getByLabelText('Teksti (Suomi)'))
  await user.paste('Järjestetään keväällä.')
  await user.click(screen.getByRole('button', { name: 'Tallenna luonnos' }))
  expect(await screen.findAllByText('Kirjoita otsikko suomeksi.')).not.toHaveLength(0)
  expect(asked('SaveProposal')).toEqual([])
  await noBarrier(container)
  await user.click(screen.getByLabelText('Otsikko (Suomi)'))
  await user.paste('Koulutuspäivä')
  await user.click(screen.getByRole('button', { name: 'Tallenna luonnos' }))
  await waitFor(() => expect(asked('SaveProposal')).toHaveLength(1))
  expect(asked('SaveProposal')[0]).toMatchObject({ input: { kind: 'consent', unitId: 'u1', bodyId: 'b1', matter: 'ordinary', title: { fi: 'Koulutuspäivä' }, text: { fi: 'Järjestetään keväällä.' } } })
})

it('an election gets its candidates, each with a key of its own', async () => {
  const { user, asked } = await draw(<NewProposalPage />, { address: '/fi/governance/proposals/new', answers: { ProposalChoices: () => choices, SaveProposal: payload('saveProposal') } })
  await user.selectOptions(await screen.findByLabelText('Miten päätetään'), 'election')
  for (const name of ['Aila', 'Bertta', 'Cecilia']) {
    await user.click(screen.getByRole('button', { name: 'Lisää vaihtoehto' }))
    await user.click(screen.getAllByLabelText(/^Vaihtoehto \d/).at(-1)!)
    await user.paste(name)
  }
  await user.click(screen.getByRole('button', { name: 'Poista vaihtoehto 2' }))
  await user.click(screen.getByLabelText('Otsikko (Suomi)'))
  await user.paste('Vaali')
  await user.click(screen.getByRole('button', { name: 'Tallenna luonnos' }))
  await waitFor(() => expect(asked('SaveProposal')).toHaveLength(1))
  expect(asked('SaveProposal')[0]).toMatchObject({ input: { options: [{ key: 'option_1', title: { fi: 'Aila' } }, { key: 'option_3', title: { fi: 'Cecilia' } }] } })
})

it('says what stands in the way of a step, and takes an amendment in as it is polished', async () => {
  const { container, user, asked } = await draw(<OneProposal id="p1" />, { address: '/fi/governance/proposals/p1', answers: { Proposal: () => ({ proposal: proposal() }), AnswerAmendment: payload('answerAmendment') } })
  await user.click(await screen.findByRole('button', { name: 'Päätä keskustelu' }))
  expect(await screen.findByText('Vastaa ensin jokaiseen muutosesitykseen.')).toBeVisible()
  await user.click(screen.getAllByRole('button', { name: 'Sulje' }).at(-1)!)
  await noBarrier(container)
  await user.click(screen.getByRole('button', { name: 'Hyväksy' }))
  const dialog = await screen.findByRole('dialog')
  const text = within(dialog).getByLabelText('Teksti (Suomi)')
  expect(text).toHaveValue('Järjestetään syksyllä.')
  await user.click(text)
  await user.paste(' Kaksi päivää.')
  await user.click(within(dialog).getByRole('button', { name: 'Hyväksy muutosesitys' }))
  await waitFor(() => expect(asked('AnswerAmendment')).toHaveLength(1))
  expect(asked('AnswerAmendment')[0]).toMatchObject({ input: { amendmentId: 'm1', state: 'accepted', expectedVersion: 4, text: { fi: 'Järjestetään syksyllä. Kaksi päivää.' } } })
})

it('an amendment needs a change and a reason; what is refused keeps what was written', async () => {
  const answers: Answers = {
    Proposal: () => ({ proposal: proposal() }),
    BringAmendment: () => {
      throw new Refusal(200, { data: null, errors: [{ message: 'x', extensions: { code: 'PROPOSAL_CHANGED' } }] })
    }
  }
  const { user, asked } = await draw(<OneProposal id="p1" />, { address: '/fi/governance/proposals/p1', answers })
  await user.click(await screen.findByRole('button', { name: 'Tee muutosesitys' }))
  const dialog = await screen.findByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: 'Lähetä muutosesitys' }))
  expect((await within(dialog).findAllByText('Muuta tekstiä: nyt se on sama kuin esityksessä.')).length).toBeGreaterThan(0)
  expect(asked('BringAmendment')).toEqual([])
  await user.click(within(dialog).getByLabelText('Teksti (Suomi)'))
  await user.paste(' Lisäys.')
  await user.click(within(dialog).getByLabelText('Perustelu'))
  await user.paste('Syy')
  await user.click(within(dialog).getByRole('button', { name: 'Lähetä muutosesitys' }))
  expect(await within(dialog).findByText(/Esityksen teksti on muuttunut/)).toBeVisible()
  expect(within(dialog).getByLabelText('Perustelu')).toHaveValue('Syy')
})

it('whoever votes for a member objects with a reason; the others are not asked', async () => {
  const consent = { kind: 'consent', objectUntil: '2026-12-09', amendments: [], steps: [] }
  const { user, asked, unmount } = await draw(<OneProposal id="p1" />, {
    address: '/fi/governance/proposals/p1',
    answers: { Proposal: () => ({ proposal: proposal({ ...consent, objectsFor: [place] }) }), ObjectToProposal: payload('objectToProposal') }
  })
  await user.click(await screen.findByRole('button', { name: 'Vastusta' }))
  const dialog = await screen.findByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: 'Vastusta' }))
  expect((await within(dialog).findAllByText('Kerro perustelu.')).length).toBeGreaterThan(0)
  await user.click(within(dialog).getByLabelText('Miksi jäsen vastustaa'))
  await user.paste('Liian kallis.')
  await user.click(within(dialog).getByRole('button', { name: 'Vastusta' }))
  await waitFor(() => expect(asked('ObjectToProposal')).toEqual([{ input: { proposalId: 'p1', unitId: 'u1', reason: 'Liian kallis.' } }]))
  unmount()
  await draw(<OneProposal id="p1" />, { address: '/fi/governance/proposals/p1', answers: { Proposal: () => ({ proposal: proposal(consent) }) } })
  expect(await screen.findByText('Kukaan ei ole vastustanut.')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Vastusta' })).not.toBeInTheDocument()
})

it('tells whom the charter asks beside the vote, and writes their answer down with who gave it', async () => {
  const party = (of: Record<string, unknown>) => ({ __typename: 'AskedParty', party: 'funder', demand: 'consent', answer: null, isInTheWay: true, voiceRule: 'all', said: [], voices: [], mine: [], ...of })
  const said = { __typename: 'PartySaid', id: 's1', answer: 'refuses', saidBy: 'Hallitus 3/2026', saidOn: '2026-11-12', reason: 'Varat eivät riitä.', isOwn: false, isLast: true, voice: inAll('Yhteinen hallitus') }
  const parties = [party({ voices: ['o1', 'o2'].map((id) => ({ __typename: 'PartyVoice', id, name: inAll(`Rahasto ${id}`) })), mine: [{ __typename: 'PartyVoice', id: 'o1', name: inAll('Rahasto o1') }] }), party({ party: 'board', demand: 'veto', answer: 'refuses', said: [said] })]
  const answersNow = { __typename: 'PartyAnswers', id: 'p1', isWaiting: true, mayRecord: true, parties }
  const held = proposal({ state: 'voting', steps: [{ __typename: 'ProposalStep', action: 'adopt', blockedBy: ['consents_given', 'no_veto'] }] })
  const { container, user, asked } = await draw(<OneProposal id="p1" />, { address: '/fi/governance/proposals/p1', answers: { Proposal: () => ({ proposal: held }), PartyAnswers: () => ({ partyAnswers: answersNow }), RecordPartyAnswer: () => ({ recordPartyAnswer: { __typename: 'PartyAnswersPayload', answers: answersNow } }), AnswerAsParty: () => ({ answerAsParty: { __typename: 'PartyQuestionsPayload', questions: [] } }) } })
  expect(await screen.findByText('Suostumusta odotetaan')).toBeVisible()
  expect(screen.getAllByText(/Käyttää vetoa/)).not.toEqual([])
  expect(screen.getByText(/Yhteinen hallitus · Hallitus 3\/2026 · Kirjattu muualla annetusta vastauksesta$/)).toBeVisible()
  expect(screen.getByText('Varat eivät riitä.')).toBeVisible()
  await noBarrier(container)
  await user.click(screen.getByRole('button', { name: 'Kirjaa hyväksytyksi' }))
  expect(await screen.findByText(/Esitys on estetty veto-oikeudella/)).toBeVisible()
  await user.click(screen.getAllByRole('button', { name: 'Sulje' }).at(-1)!)
  await user.click(screen.getByRole('button', { name: 'Kirjaa vastaus: Rahoittaja' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.selectOptions(dialog.getByLabelText('Vastaus'), 'refuses')
  await user.selectOptions(dialog.getByLabelText('Kenen vastaus'), 'o2')
  await user.click(dialog.getByRole('button', { name: 'Kirjaa vastaus' }))
  expect(await dialog.findAllByText('Kerro perustelu.')).not.toHaveLength(0)
  expect(dialog.getAllByText('Kerro, kuka vastasi ja missä vastaus on.')).not.toHaveLength(0)
  await user.type(dialog.getByLabelText(/^Kuka vastasi ja missä/), 'Kirje')
  await user.type(dialog.getByLabelText(/^Perustelu/), 'Ei varoja')
  await user.click(dialog.getByRole('button', { name: 'Kirjaa vastaus' }))
  await waitFor(() => expect(asked('RecordPartyAnswer')).toMatchObject([{ input: { subjectId: 'p1', voiceId: 'o2', party: 'funder', answer: 'refuses', saidBy: 'Kirje', reason: 'Ei varoja' } }]))
  await user.click(await screen.findByRole('button', { name: 'Vastaa: Rahasto o1' }))
  const mine = within(await screen.findByRole('dialog'))
  expect(mine.getByText(/^Vastaat nimelläsi: Rahasto o1/)).toBeVisible()
  await user.selectOptions(mine.getByLabelText('Vastaus'), 'agrees')
  await user.click(mine.getByRole('button', { name: 'Lähetä vastaus' }))
  await waitFor(() => expect(asked('AnswerAsParty')).toEqual([{ input: { subjectId: 'p1', party: 'funder', voiceId: 'o1', answer: 'agrees', reason: '' } }]))
})

it('what is closed leads to a ballot on it, until one is open; and the ballots tell what came of them', async () => {
  const step = (action: string, blockedBy: string[] = []) => ({ __typename: 'ProposalStep', action, blockedBy })
  const ballot = (of: Record<string, unknown>) => ({ __typename: 'ProposalBallot', id: 'b1', title: inAll('Koulutuspäivä'), state: 'closed', closesAt: '2026-11-20T14:00:00Z', outcome: 'no_quorum', ...of })
  const closed = { state: 'closed', amendments: [], amendsFor: [], steps: [step('vote'), step('reopen')], ballots: [ballot({})] }
  const { container, unmount } = await draw(<OneProposal id="p1" />, { address: '/fi/governance/proposals/p1', answers: { Proposal: () => ({ proposal: proposal(closed) }) } })
  expect(await screen.findByRole('link', { name: 'Laadi äänestys' })).toHaveAttribute('href', '/fi/governance/ballots/new?proposal=p1')
  expect(screen.getByText('Ei päätösvaltainen', { exact: false })).toBeVisible()
  await noBarrier(container)
  unmount()
  const voting = { ...closed, state: 'voting', isVotedOn: true, steps: [step('adopt', ['no_open_ballot'])], ballots: [ballot({ state: 'open', outcome: null })] }
  await draw(<OneProposal id="p1" />, { address: '/fi/governance/proposals/p1', answers: { Proposal: () => ({ proposal: proposal(voting) }) } })
  expect(await screen.findByText('Avoinna', { exact: false })).toBeVisible()
  expect(screen.queryByRole('link', { name: 'Laadi äänestys' })).not.toBeInTheDocument()
})

it('compares two texts, and what an amendment would change, for those who listen too', async () => {
  const versions = [version(2, 'Järjestetään syksyllä.', 'Selvempi'), version(1, 'Järjestetään keväällä.')]
  const { container, user } = await draw(<ProposalComparePage />, { address: '/fi/governance/proposals/p1/compare', answers: { Proposal: () => ({ proposal: proposal({ versions }) }) } })
  const older = await screen.findByRole('region', { name: 'Versio 1' })
  expect(within(older).getByText('keväällä.', { exact: false }).closest('del')).not.toBeNull()
  expect(within(screen.getByRole('region', { name: 'Versio 2' })).getByText('syksyllä.', { exact: false }).closest('ins')).not.toBeNull()
  await noBarrier(container)
  await user.selectOptions(screen.getByLabelText('Uudempi versio'), 'm1')
  expect(await screen.findByRole('region', { name: 'Muutosesitys: Karjalan Työ ry' })).toBeVisible()
})
