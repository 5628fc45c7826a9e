import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { type Answers, aViewer, renderInApp, serve } from '../../../app/testing.js'
import { CommitmentListPage } from './commitment-list.page.js'
import { SignPage } from './sign.page.js'

const viewer = { ...aViewer, actions: [...aViewer.actions, 'quality.read', 'commitment.sign'] }
const inAll = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
const unit = (id: string, fi: string) => ({ __typename: 'OrgUnitRef', id, type: 'local_unit', name: inAll(fi) })
const organisation = { __typename: 'OrganisationRef', id: 'o1', name: inAll('Karjalan Työsilta ry') }
const signedVersion = (number: number, news = '') => ({ __typename: 'SignedVersion', id: `v${number}`, number, validFrom: '2026-01-01', validTo: null, news: inAll(news) })

const commitment = (of: Record<string, unknown> = {}) => ({
  __typename: 'Commitment',
  ...{ id: 'm1', framework: { __typename: 'CommittedFramework', id: 'f1', code: 'euse', kind: 'assessed', name: inAll('EUSE') }, frameworkVersion: signedVersion(1), newerVersion: null },
  ...{ subject: 'unit', unit: unit('u1', 'Karjalan Työsilta'), centreId: 'c1', organisation, state: 'in_force', requestedBy: null, requestedAt: null, dueOn: null, requestNote: '' },
  ...{ validFrom: '2026-01-01', validTo: '2028-01-01', conditions: [], signatoryName: 'Mikko Hyvärinen', signatoryTitle: 'johtaja', onBehalfOf: '', mandateBasis: '', language: 'fi' },
  ...{ signedAt: '2026-01-01T08:00:00Z', hasSecondFactor: true, renewsId: null, renewedById: null, endedOn: null, endKind: null, endReason: '', endedBy: null, overdueDuties: 0 },
  ...{ nextDutyOn: null, version: 1, maySign: true, mayManage: false, ...of }
})
const late = commitment({ id: 'm2', unit: unit('u2', 'Porin Purje'), state: 'overdue', signedAt: null, validFrom: null, validTo: null, dueOn: '2026-11-01', signatoryName: '' })
const ended = commitment({ id: 'm3', unit: unit('u3', 'Saimaan Verstas'), state: 'ended', validTo: '2026-10-01' })
const request = commitment({ id: 'm2', state: 'requested', signedAt: null, validFrom: null, validTo: null, dueOn: '2026-12-01', signatoryTitle: '', version: 4, statement: '', contentHash: null, duties: [] })

const released = {
  __typename: 'QualityFrameworkVersion',
  ...{ id: 'v2', frameworkId: 'f1', number: 2, state: 'released', validFrom: '2026-06-01', validTo: null, changedAt: '2026-06-01T06:00:00Z', changedBy: null, releasedAt: '2026-06-01T06:00:00Z' },
  ...{ releasedBy: null, version: 1, criterionCount: 2, sectionCount: 1, news: inAll('Tuki jatkuu') }
}
const framework = {
  __typename: 'QualityFramework',
  ...{ id: 'f1', code: 'euse', kind: 'assessed', subject: 'unit', shippedCode: 'euse', retiredAt: null, retiredReason: '', version: 1, name: inAll('EUSE'), description: inAll(''), versions: [released] }
}

async function draw(node: React.ReactElement, of: { address: string; answers?: Answers }) {
  const served = serve({
    Commitments: () => ({ commitments: [commitment(), late, ended] }),
    ResultPlaces: () => ({ networkTree: { __typename: 'NetworkTree', nodes: [] } }),
    Commitment: () => ({ commitment: request }),
    CommitmentPlaces: () => ({ commitmentPlaces: [{ __typename: 'CommitmentPlace', unit: unit('u1', 'Karjalan Työsilta'), organisation }] }),
    QualityFrameworks: () => ({ qualityFrameworks: [framework] }),
    ...of.answers
  })
  const drawn = await renderInApp(node, { address: of.address, viewer, features: ['app', 'commitment', 'framework'] })
  return { ...drawn, asked: (name: string) => served.asked.filter((each) => each.name === name).map(({ variables }) => variables), user: userEvent.setup() }
}
const noBarrier = async (container: Element) => {
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  expect(violations.map(({ id }) => id)).toEqual([])
}
beforeEach(() => sessionStorage.clear())

describe('the register', () => {
  it('begins with what is late, leaves out what has ended, and finds by name', async () => {
    const { container, user, router } = await draw(<CommitmentListPage />, { address: '/fi/quality/commitments' })
    const links = await screen.findAllByRole('link', { name: /Työsilta|Purje|Verstas/ })
    expect(links.map(({ textContent }) => textContent)).toEqual(['Porin Purje', 'Karjalan Työsilta'])
    await noBarrier(container)
    await user.type(screen.getByRole('searchbox'), 'purje')
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Karjalan Työsilta' })).not.toBeInTheDocument())
    await waitFor(() => expect(router.state.location.search).toMatchObject({ q: 'purje' }))
    expect(screen.queryByRole('button', { name: 'Pyydä sitoumuksia' })).not.toBeInTheDocument()
  })

  it('sets everybody against every framework', async () => {
    const { container } = await draw(<CommitmentListPage />, { address: '/fi/quality/commitments?view=matrix' })
    const table = await screen.findByRole('table', { name: 'Kuka on sitoutunut mihin' })
    expect(within(within(table).getByRole('row', { name: /Porin Purje/ })).getByRole('link', { name: 'Myöhässä' })).toHaveAttribute('href', '/fi/quality/commitments/m2')
    await noBarrier(container)
  })

  it('says when nothing is found, and how to see all again', async () => {
    const { user } = await draw(<CommitmentListPage />, { address: '/fi/quality/commitments?q=zzz' })
    await user.click(await screen.findByRole('button', { name: 'Tyhjennä suodattimet' }))
    expect(await screen.findByRole('link', { name: 'Porin Purje' })).toBeVisible()
  })
})

describe('signing', () => {
  it('tells what is new and what is missing, keeps what was typed, and sends the statement that was read', async () => {
    const address = '/fi/quality/commitments/sign?request=m2'
    const { user, asked, container, unmount } = await draw(<SignPage />, { address })
    expect(await screen.findByText('Tuki jatkuu')).toBeVisible()
    await noBarrier(container)
    await user.click(screen.getByRole('button', { name: 'Allekirjoita' }))
    expect(await screen.findByRole('link', { name: /Kirjoita asemasi/ })).toBeVisible()
    expect(asked('SignCommitment')).toEqual([])
    await user.type(screen.getByRole('textbox', { name: /Asemasi/ }), 'johtaja')
    unmount()

    const signed = { ...request, state: 'in_force', signedAt: '2026-11-05T08:00:00Z' }
    const again = await draw(<SignPage />, { address, answers: { SignCommitment: () => ({ signCommitment: { __typename: 'CommitmentPayload', commitment: signed } }) } })
    expect(await screen.findByRole('textbox', { name: /Asemasi/ })).toHaveValue('johtaja')
    await again.user.click(screen.getByRole('checkbox'))
    await again.user.type(screen.getByRole('textbox', { name: /Valtuuden peruste/ }), 'päätös')
    // What was confirmed is read once more after a change.
    expect(screen.getByRole('checkbox')).not.toBeChecked()
    const statement = within(screen.getByRole('region', { name: /Allekirjoitettava sitoumus/ })).getByText(/sitoutuu noudattamaan/)
    await again.user.click(screen.getByRole('checkbox'))
    await again.user.click(screen.getByRole('button', { name: 'Allekirjoita' }))
    await waitFor(() => expect(again.asked('SignCommitment')).toHaveLength(1))
    expect(again.asked('SignCommitment')[0]).toMatchObject({
      input: { commitmentId: 'm2', renewsId: null, expectedVersion: 4, versionId: 'v2', unitId: 'u1', subject: 'unit', validFrom: '2026-11-05', validTo: '2028-11-05', statement: statement.textContent }
    })
    expect(statement.textContent).toContain('Karjalan Työsilta sitoutuu noudattamaan laatukehystä ”EUSE”, versio 2.')
    await waitFor(() => expect(again.router.state.location.pathname).toBe('/fi/quality/commitments/m2'))
  })

  it('is only for those who answer for the unit', async () => {
    await draw(<SignPage />, { address: '/fi/quality/commitments/sign', answers: { CommitmentPlaces: () => ({ commitmentPlaces: [] }) } })
    expect(await screen.findByText('Et voi allekirjoittaa tätä sitoumusta')).toBeVisible()
  })
})
