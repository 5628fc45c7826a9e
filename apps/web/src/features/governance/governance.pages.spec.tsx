import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { type Answers, aViewer, Refusal, renderInApp, serve } from '../../app/testing.js'
import { networkAnswers } from '../network/testing/network-answers.js'
import { comparedAnnexes, comparedWords } from './agreement/compare.js'
import { OneAgreement } from './agreement/agreement.page.js'
import { NewAgreementPage } from './agreement/agreement-form.page.js'
import { ComparePage } from './agreement/compare.page.js'
import { DraftPage } from './agreement/draft.page.js'
import { AgreementListPage } from './agreement/agreement-list.page.js'
import { SignAgreementPage } from './agreement/sign.page.js'
import { OneMandate } from './mandate/mandate.page.js'
import { MandateGapsPage } from './mandate/mandate-gaps.page.js'

const viewer = { ...aViewer, actions: [...aViewer.actions, 'agreement.read', 'agreement.sign', 'mandate.read', 'mandate.manage'] }
const inAll = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
const unit = { __typename: 'OrgUnitRef', id: 'u1', type: 'local_unit', name: inAll('Karjalan Työsilta') }
const organisation = { __typename: 'GovernedOrganisation', id: 'o1', name: inAll('Karjalan Työ ry') }

const version = (of: Record<string, unknown> = {}) => ({
  __typename: 'AgreementVersion',
  ...{ id: 'v2', number: 2, state: 'open', authoritative: 'fi', news: inAll(''), contentHash: 'ab'.repeat(32), starts: 'all_accepted', acceptBy: '2026-12-01', validFrom: '2026-11-01', validTo: null },
  ...{ renewalMonths: null, noticeMonths: 6, reviewOn: null, openedAt: '2026-10-01T08:00:00Z', openedBy: 'Aino', inForceOn: null, endedOn: null, endReason: '', acceptedCount: 0, dues: [], steps: [], version: 3, ...of }
})
const party = { __typename: 'AgreementParty', organisation, role: 'party', isNamed: true, unit, centreId: 'c1', state: 'waiting', declined: null, acceptedNumber: 1, acceptedOn: '2024-01-05', manner: 'signed', maySign: true, lacksRole: false, mayFile: false }
const agreement = (of: Record<string, unknown> = {}) => ({
  __typename: 'Agreement',
  ...{ id: 'a1', kind: 'consortium', title: inAll('Konsortiosopimus'), summary: inAll(''), ownerUnit: { ...unit, id: 'h', name: inAll('Pääkonttori') }, audience: 'all', followsMembers: true },
  ...{ requiredOfMembers: true, demandsSecondFactor: false, partyCount: 1, mayManage: false, mayFile: false, version: 1, current: version(), versions: [version()], parties: [party], ...of }
})
const other = agreement({ id: 'a2', kind: 'purchase', title: inAll('Hankintasopimus'), current: version({ id: 'v9', state: 'in_force', dues: [{ __typename: 'AgreementDue', kind: 'expiring', on: '2026-12-20' }] }), parties: [] })
const signing = (of: Record<string, unknown> = {}) => ({
  agreementSigning: {
    __typename: 'AgreementSigning',
    ...{ agreement: agreement(), hasSecondFactor: true, newer: null, text: { __typename: 'AgreementText', version: version(), content: inAll('# 1 Tarkoitus\n\nOsapuolet sopivat.'), file: null, annexes: [] } },
    signers: [{ __typename: 'AgreementSigner', organisation, unitId: 'u1', mandateId: 'm1', title: 'johtaja', basis: 'hallitus 2/2026', substituteForName: null, until: null }],
    obstacle: null,
    ...of
  }
})
const holding = (kind: string, gap: string) => ({ __typename: 'MandateHoldingType', kind, gap, until: null, holder: null, substitutes: [] })
const member = (id: string, name: string, gaps: readonly string[]) => ({
  ...{ __typename: 'MemberMandates', organisation: { ...organisation, id, name: inAll(name) }, unit, centreId: 'c1', mayManage: false },
  holdings: ['sign', 'vote', 'report'].map((kind, at) => holding(kind, gaps[at] ?? 'none'))
})

async function draw(node: React.ReactElement, of: { address: string; answers: Answers; who?: typeof viewer }) {
  const served = serve(of.answers)
  const drawn = await renderInApp(node, { address: of.address, viewer: of.who ?? viewer, features: ['app', 'agreement', 'mandate', 'change'] })
  return { ...drawn, asked: (name: string) => served.asked.filter((each) => each.name === name).map(({ variables }) => variables), user: userEvent.setup() }
}
const noBarrier = async (container: Element) => {
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  expect(violations.map(({ id }) => id)).toEqual([])
}
beforeEach(() => sessionStorage.clear())

it('the register is searched and narrowed to what is near, by the address', async () => {
  const { container, user, router } = await draw(<AgreementListPage />, { address: '/fi/agreements', answers: { Agreements: () => ({ agreements: [other, agreement()] }) } })
  expect((await screen.findAllByRole('link', { name: /sopimus$/ })).map(({ textContent }) => textContent)).toEqual(['Konsortiosopimus', 'Hankintasopimus'])
  await noBarrier(container)
  await user.type(screen.getByRole('searchbox'), 'hankinta')
  await waitFor(() => expect(screen.queryByRole('link', { name: 'Konsortiosopimus' })).not.toBeInTheDocument())
  await waitFor(() => expect(router.state.location.search).toMatchObject({ q: 'hankinta' }))
})

it('what is signed is the statement that was read, once it is confirmed', async () => {
  const answers = { AgreementSigning: () => signing(), AcceptAgreement: () => ({ acceptAgreement: { __typename: 'AgreementPayload', agreement: { ...agreement(), acceptances: [], obligations: [] } } }) }
  const { container, user, asked, router } = await draw(<SignAgreementPage />, { address: '/fi/agreements/versions/v2/sign', answers })
  expect(await screen.findByText('Osapuolet sopivat.')).toBeVisible()
  await noBarrier(container)
  await user.click(screen.getByRole('button', { name: 'Allekirjoita' }))
  expect(asked('AcceptAgreement')).toEqual([])
  const statement = within(screen.getByRole('region', { name: /Allekirjoitettava lausuma/ })).getByText(/Karjalan Työ ry hyväksyy sopimuksen/)
  await user.click(screen.getByRole('checkbox'))
  await user.click(screen.getByRole('button', { name: 'Allekirjoita' }))
  await waitFor(() => expect(asked('AcceptAgreement')).toHaveLength(1))
  expect(asked('AcceptAgreement')[0]).toMatchObject({ input: { versionId: 'v2', organisationId: 'o1', unitId: 'u1', mandateId: 'm1', language: 'fi', statement: statement.textContent } })
  await waitFor(() => expect(router.state.location.pathname).toBe('/fi/agreements/a1'))
})

it('nobody reads in vain: a newer version, and whatever stands in the way, are said at once', async () => {
  const { unmount } = await draw(<SignAgreementPage />, { address: '/fi/agreements/versions/v2/sign', answers: { AgreementSigning: () => signing({ newer: version({ id: 'v3', number: 3 }) }) } })
  expect(await screen.findByRole('link', { name: 'Lue ja allekirjoita versio 3' })).toHaveAttribute('href', '/fi/agreements/versions/v3/sign')
  expect(screen.getByRole('link', { name: 'Vertaa versioita' })).toHaveAttribute('href', '/fi/agreements/a1/compare?from=2&to=3')
  unmount()
  const obstacle = { __typename: 'AgreementSigningObstacle', kind: 'mandate_ended', on: '2026-10-31', organisation }
  const { container } = await draw(<SignAgreementPage />, { address: '/fi/agreements/versions/v2/sign', answers: { AgreementSigning: () => signing({ signers: [], obstacle }) } })
  expect(await screen.findByText('Valtuutuksesi on päättynyt')).toBeVisible()
  expect(screen.getByText(/Karjalan Työ ry puolesta päättyi 31\.10\.2026/)).toBeVisible()
  await noBarrier(container)
})

it('a version that is replaced while it is being signed is said to be, and nothing is taken for signed', async () => {
  let isReplaced = false
  const answers: Answers = {
    AgreementSigning: () => signing(isReplaced ? { newer: version({ id: 'v3', number: 3 }), signers: [] } : {}),
    AcceptAgreement: () => {
      isReplaced = true
      throw new Refusal(200, { data: null, errors: [{ message: 'x', extensions: { code: 'AGREEMENT_SUPERSEDED', params: { number: 3 } } }] })
    }
  }
  const { user } = await draw(<SignAgreementPage />, { address: '/fi/agreements/versions/v2/sign', answers })
  await user.click(await screen.findByRole('checkbox'))
  await user.click(screen.getByRole('button', { name: 'Allekirjoita' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Tähän versioon ei tallennettu allekirjoitustasi.')
})

it('whoever signs by a mandate that ends soon is told until when', async () => {
  const signer = { ...signing().agreementSigning.signers[0], until: aViewer.today }
  await draw(<SignAgreementPage />, { address: '/fi/agreements/versions/v2/sign', answers: { AgreementSigning: () => signing({ signers: [signer] }) } })
  expect(await screen.findByText(/Valtuutuksesi viimeinen päivä on/)).toBeVisible()
})

const whole = (of: Record<string, unknown> = {}) => ({ ...agreement(of), acceptances: [], obligations: [], ...of })
const acceptance = (id: string, of: Record<string, unknown> = {}) => ({
  __typename: 'AgreementAcceptance',
  ...{ id, versionId: 'v1', versionNumber: 1, organisation, manner: 'signed', acceptedAt: '2024-01-05T10:00:00Z', acceptedOn: '2024-01-05', signatoryName: 'Mikko Hyvärinen', signatoryTitle: 'johtaja', language: 'fi' },
  ...{ statement: 'Karjalan Työ ry hyväksyy.', contentHash: 'cd'.repeat(32), hasSecondFactor: true, filedBy: null, file: null, note: '', ...of }
})

it('the parties stand in one table with what they have accepted: counted, searched, narrowed and folded', async () => {
  const parties = Array.from({ length: 14 }, (_one, at) => ({ ...party, organisation: { ...organisation, id: `p${at}`, name: inAll(`Osapuoli ${String(at).padStart(2, '0')}`) }, state: at < 4 ? 'accepted' : 'waiting', maySign: false, acceptedNumber: null, acceptedOn: null, manner: null }))
  const acceptances = [acceptance('x', { organisation: { ...organisation, id: 'p0', name: inAll('Osapuoli 00') } }), acceptance('y')]
  const { container, user, router } = await draw(<OneAgreement id="a1" />, { address: '/fi/agreements/a1', answers: { Agreement: () => ({ agreement: whole({ parties, acceptances, partyCount: 14 }) }) } })
  expect(await screen.findByText('Odottaa 10 · Hyväksynyt 4 · Ei kysytä 1')).toBeVisible()
  const table = within(screen.getByRole('table', { name: 'Osapuolet' }))
  expect(table.getAllByRole('row')).toHaveLength(11)
  await user.click(screen.getByRole('button', { name: 'Näytä kaikki 15 osapuolta' }))
  expect(table.getAllByRole('row')).toHaveLength(16)
  expect(table.getByRole('row', { name: /Karjalan Työ ry entinen osapuoli/ })).toBeVisible()
  await noBarrier(container)
  await user.type(screen.getByRole('searchbox'), 'Osapuoli 00')
  await waitFor(() => expect(router.state.location.search).toMatchObject({ q: 'Osapuoli 00' }))
  await waitFor(() => expect(table.getAllByRole('row')).toHaveLength(2))
  expect(table.getByRole('link', { name: 'Hyväksymistodistus (PDF): Osapuoli 00, versio 1', hidden: true })).toHaveAttribute('href', '/api/agreements/versions/v1/pdf?lang=fi&party=p0')
})

it('a party declines with a reason, which is asked for and kept; whoever looks after the agreement reads what can be done', async () => {
  const declined = { __typename: 'AgreementDecline', declinedAt: '2026-11-23T10:00:00Z', signatoryName: 'Mikko Hyvärinen', signatoryTitle: 'toiminnanjohtaja', reason: 'Hinnat puuttuvat.' }
  const parties = [{ ...party, state: 'declined', declined }]
  const answers = { AgreementSigning: () => signing(), DeclineAgreement: () => ({ declineAgreement: { __typename: 'AgreementPayload', agreement: whole({ parties }) } }) }
  const { user, asked, router, unmount } = await draw(<SignAgreementPage />, { address: '/fi/agreements/versions/v2/sign', answers })
  await user.click(await screen.findByRole('button', { name: 'Kieltäydy hyväksymästä' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Kirjaa kieltäytyminen' }))
  expect(await dialog.findByRole('link', { name: /^Perustelu/ })).toBeInTheDocument()
  expect(asked('DeclineAgreement')).toEqual([])
  await user.type(dialog.getByLabelText('Perustelu'), 'Hinnat puuttuvat.')
  await user.click(dialog.getByRole('button', { name: 'Kirjaa kieltäytyminen' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/fi/agreements/a1'))
  expect(asked('DeclineAgreement')[0]).toMatchObject({ input: { versionId: 'v2', reason: 'Hinnat puuttuvat.' } })
  unmount()
  const page = await draw(<OneAgreement id="a1" />, { address: '/fi/agreements/a1', answers: { Agreement: () => ({ agreement: whole({ parties, mayManage: true }) }) } })
  expect(await screen.findByText(/^Version 2 hyväksymisestä on kieltäydytty/)).toBeInTheDocument()
  expect(screen.getByText(/avaa uusi versio tai peru tämä/)).toBeInTheDocument()
  expect(screen.getByText('Hinnat puuttuvat.')).toBeInTheDocument()
  await noBarrier(page.container)
})

it('whoever holds the mandate but no role that signs is told on the page of the agreement', async () => {
  await draw(<OneAgreement id="a1" />, { address: '/fi/agreements/a1', answers: { Agreement: () => ({ agreement: whole({ parties: [{ ...party, maySign: false, lacksRole: true }] }) }) } })
  expect(await screen.findByText('Sinulla on valtuutus, mutta roolisi ei anna allekirjoittaa Solmussa')).toBeVisible()
})

const places = networkAnswers()

it('a new agreement names its parties, members or not, and what was written stays until it is saved', async () => {
  const municipality = { __typename: 'Organisation', id: 'k1', businessId: '0123456-7', name: inAll('Tilaajakunta') }
  const answers: Answers = {
    ...places,
    OrganisationChoices: () => ({ organisations: { __typename: 'OrganisationConnection', nodes: [municipality] } }),
    SaveAgreement: () => ({ saveAgreement: { __typename: 'AgreementPayload', agreement: whole({ id: 'a9' }) } })
  }
  const { container, user, asked, router } = await draw(<NewAgreementPage />, { address: '/fi/agreements/new', answers, who: { ...viewer, actions: [...viewer.actions, 'agreement.manage'] } })
  await user.click(await screen.findByRole('button', { name: 'Tallenna ja kirjoita luonnos' }))
  expect(await screen.findAllByText('Kirjoita nimi suomeksi.')).not.toHaveLength(0)
  await user.type(screen.getByLabelText(/Nimi \(Suomi\)/), 'Hankinta')
  await user.click(screen.getByLabelText(/Lisää osapuoli/))
  await user.click(await screen.findByRole('option', { name: /Tilaajakunta/, hidden: true }))
  await user.selectOptions(await screen.findByLabelText('Rooli: Tilaajakunta'), 'buyer')
  await noBarrier(container)
  await user.click(screen.getByRole('button', { name: 'Tallenna ja kirjoita luonnos' }))
  await waitFor(() => expect(asked('SaveAgreement')).toHaveLength(1))
  expect(asked('SaveAgreement')[0]).toMatchObject({ input: { title: { fi: 'Hankinta' }, parties: [{ organisationId: 'k1', role: 'buyer' }] } })
  await waitFor(() => expect(router.state.location.pathname).toBe('/fi/agreements/a9/draft'))
})

it('a file of the draft that is too large, or is not a PDF, is refused with what to do about it', async () => {
  const { user } = await draw(<DraftPage />, { address: '/fi/agreements/a1/draft', answers: { Agreement: () => ({ agreement: whole({ versions: [] }) }), Agreements: () => ({ agreements: [] }) } })
  const input = await screen.findByLabelText(/Teksti tiedostona/)
  const scan = new File(['%PDF-1.7'], 'skannaus.pdf', { type: 'application/pdf' })
  Object.defineProperty(scan, 'size', { value: 30 * 1024 * 1024 })
  await user.upload(input, scan)
  expect(await screen.findByText(/Tiedosto on liian suuri: enintään 20 Mt/)).toBeVisible()
})

it('annexes of two versions are told apart on the page that compares them', async () => {
  const annex = (id: string, fi: string, hash: string) => ({ __typename: 'AgreementAnnex', id, title: inAll(fi), file: null, otherAgreementId: 'a2', contentHash: hash })
  const text = (number: number, annexes: object[]) => ({ agreementText: { __typename: 'AgreementText', version: version({ id: `v${number}`, number }), content: inAll('Aika on kolme kuukautta.'), file: null, annexes } })
  const answers: Answers = {
    Agreement: () => ({ agreement: whole({ versions: [version(), version({ id: 'v1', number: 1 })] }) }),
    AgreementText: ({ versionId }) => (versionId === 'v2' ? text(2, [annex('n1', 'Hinnasto', 'b'), annex('n2', 'Uusi liite', 'c')]) : text(1, [annex('o1', 'Hinnasto', 'a')]))
  }
  await draw(<ComparePage />, { address: '/fi/agreements/a1/compare?from=1&to=2', answers })
  expect(await screen.findByText('Hinnasto: muuttunut')).toBeVisible()
  expect(screen.getByText('Uusi liite: lisätty')).toBeVisible()
})

const mandate = (of: Record<string, unknown> = {}) => ({
  __typename: 'Mandate',
  ...{ id: 'm1', organisation, unit, centreId: 'c1', kind: 'sign', personName: 'Mikko Hyvärinen', title: 'johtaja', email: null, hasAccount: true, use: 'able', isMine: false, validFrom: '2026-01-01', validTo: null, state: 'in_force' },
  ...{ substituteFor: null, substituteForName: null, substituteOrder: null, basisKind: 'board_decision', basis: 'hallitus 3/2026', file: null, endedOn: null, endReason: '', version: 1, mayManage: true, ...of }
})

it('a mandate shows its document and says why it cannot be used to sign here', async () => {
  const file = { __typename: 'MandateFile', name: 'poytakirja.pdf', size: 2048, hash: 'ef'.repeat(32) }
  const { container } = await draw(<OneMandate id="m1" />, { address: '/fi/mandates/m1', answers: { Mandate: () => ({ mandate: mandate({ use: 'no_role', file }) }) } })
  expect(await screen.findByRole('link', { name: 'poytakirja.pdf' })).toHaveAttribute('href', '/api/mandates/m1/file')
  expect(screen.getByText('Rooli ei anna allekirjoittaa Solmussa')).toBeVisible()
  expect(screen.getByLabelText(/Korvaa asiakirja/)).toBeInTheDocument()
  await noBarrier(container)
})

it('the gaps begin with whoever lacks most, and leave out those who lack nothing', async () => {
  const members = [member('o1', 'Eheä ry', ['none', 'none', 'none']), member('o2', 'Vajaa ry', ['no_substitute']), member('o3', 'Tyhjä ry', ['missing', 'missing'])]
  const { container } = await draw(<MandateGapsPage />, { address: '/fi/mandates/gaps', answers: { MemberMandates: () => ({ memberMandates: members }) } })
  await screen.findByText('Tyhjä ry')
  expect(screen.getAllByText(/(Tyhjä|Vajaa|Eheä) ry/).map(({ textContent }) => textContent)).toEqual(['Tyhjä ry', 'Vajaa ry'])
  await noBarrier(container)
})

it('versions are compared word by word, and their annexes by what is in them', () => {
  expect(comparedWords('Aika on kolme kuukautta.', 'Aika on kuusi kuukautta.')).toEqual([
    { kind: 'same', text: 'Aika on ' },
    { kind: 'removed', text: 'kolme ' },
    { kind: 'added', text: 'kuusi ' },
    { kind: 'same', text: 'kuukautta.' }
  ])
  const annex = (fi: string, contentHash: string) => ({ title: { fi }, contentHash, file: null })
  const kinds = comparedAnnexes([annex('A', '1'), annex('B', '1'), annex('D', '1')], [annex('A', '1'), annex('B', '2'), annex('C', '1')])
  expect(kinds.map(({ kind, annex: { title } }) => [title.fi, kind])).toEqual([['A', 'same'], ['B', 'changed'], ['C', 'added'], ['D', 'removed']])
})
