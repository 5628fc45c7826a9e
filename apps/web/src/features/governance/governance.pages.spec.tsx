import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { type Answers, aViewer, renderInApp, serve } from '../../app/testing.js'
import { comparedAnnexes, comparedWords } from './agreement/compare.js'
import { AgreementListPage } from './agreement/agreement-list.page.js'
import { SignAgreementPage } from './agreement/sign.page.js'
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
const party = { __typename: 'AgreementParty', organisation, role: 'party', isNamed: true, unit, centreId: 'c1', state: 'waiting', acceptedNumber: 1, acceptedOn: '2024-01-05', manner: 'signed', maySign: true, mayFile: false }
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
    signers: [{ __typename: 'AgreementSigner', organisation, unitId: 'u1', mandateId: 'm1', title: 'johtaja', basis: 'hallitus 2/2026', substituteForName: null }],
    ...of
  }
})
const holding = (kind: string, gap: string) => ({ __typename: 'MandateHoldingType', kind, gap, until: null, holder: null, substitutes: [] })
const member = (id: string, name: string, gaps: readonly string[]) => ({
  ...{ __typename: 'MemberMandates', organisation: { ...organisation, id, name: inAll(name) }, unit, centreId: 'c1', mayManage: false },
  holdings: ['sign', 'vote', 'report'].map((kind, at) => holding(kind, gaps[at] ?? 'none'))
})

async function draw(node: React.ReactElement, of: { address: string; answers: Answers }) {
  const served = serve(of.answers)
  const drawn = await renderInApp(node, { address: of.address, viewer, features: ['app', 'agreement', 'mandate'] })
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

it('nobody reads in vain: a newer version and a missing mandate are said at once', async () => {
  const { unmount } = await draw(<SignAgreementPage />, { address: '/fi/agreements/versions/v2/sign', answers: { AgreementSigning: () => signing({ newer: version({ id: 'v3', number: 3 }) }) } })
  expect(await screen.findByRole('link', { name: 'Lue ja allekirjoita versio 3' })).toHaveAttribute('href', '/fi/agreements/versions/v3/sign')
  unmount()
  await draw(<SignAgreementPage />, { address: '/fi/agreements/versions/v2/sign', answers: { AgreementSigning: () => signing({ signers: [] }) } })
  expect(await screen.findByText('Et voi allekirjoittaa tätä sopimusta')).toBeVisible()
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
