import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, renderInApp, serve } from '../../../app/testing.js'
import { EditionListPage } from './edition-list.page.js'
import { NewEditionPage } from './edition-new.page.js'
import { OneEdition } from './edition.page.js'

const office = { ...aViewer, actions: [...aViewer.actions, 'edition.read', 'edition.certify'] }
const auditor = { ...aViewer, actions: [...aViewer.actions, 'edition.read'] }
const text = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })

const anEdition = (of: Record<string, unknown> = {}) => ({
  __typename: 'Edition',
  ...{ id: 'e1', state: 'prepared', year: null, number: null, periodKind: 'quarter', firstPeriod: '2026-Q1', lastPeriod: '2026-Q2' },
  ...{ lenses: ['region'], reason: '', doneCount: 7, totalCount: 7, failure: null, hastyCount: 0, preparedBy: 'Aino Salmela', preparedAt: '2026-11-20T08:00:00.000Z' },
  ...{ certifiedBy: null, certifiedAt: null, sha256: null, signature: null, keyId: null, includedCount: 106, missingCount: 0, version: 2 },
  ...{ replaces: null, replacedBy: null },
  ...of
})

const certified = anEdition({
  ...{ id: 'e0', state: 'certified', year: 2026, number: 1, certifiedBy: 'Aino Salmela', certifiedAt: '2026-08-20T08:00:00.000Z' },
  ...{ sha256: 'abcdef0123456789abcdef', signature: 'c2ln', keyId: 'k1' }
})

const contents = (of: Record<string, unknown> = {}) => ({
  edition: {
    __typename: 'Edition',
    id: 'e1',
    parts: [{ __typename: 'EditionPart', name: 'facts', rowCount: 4664, byteCount: 1_385_559, sha256: 'f00d'.repeat(16) }],
    outdated: [],
    protection: [{
      ...{ __typename: 'EditionProtectionCount', level: 'persons:5;survey:10;zero:show', primary: 10, secondary: 5, derived: 5, figureCount: 200 },
      lenses: [
        { __typename: 'EditionLensProtection', lens: 'network', primary: 0, secondary: 1, derived: 0, figureCount: 50 },
        { __typename: 'EditionLensProtection', lens: 'region', primary: 10, secondary: 4, derived: 5, figureCount: 150 }
      ]
    }],
    movedFigures: [],
    ...of
  }
})

const list = (nodes: readonly unknown[]) => ({ editions: { __typename: 'EditionConnection', totalCount: nodes.length, pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null }, nodes } })

async function draw(node: React.ReactElement, of: { address: string; viewer?: typeof aViewer; answers: Parameters<typeof serve>[0] }) {
  const served = serve({ RecordHistory: () => ({ recordHistory: { __typename: 'AuditEntryConnection', totalCount: 0, pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null }, nodes: [] } }), ...of.answers })
  const user = userEvent.setup()
  const { router } = await renderInApp(node, { address: of.address, viewer: of.viewer ?? office })
  return { ...served, user, router }
}

describe('the list of editions', () => {
  it('tells number, periods, state, who certified it and its hash', async () => {
    await draw(<EditionListPage />, { address: '/fi/reports/editions', answers: { Editions: () => list([certified]) } })
    const row = (await screen.findAllByRole('row'))[1]!
    expect(within(row).getByRole('link', { name: 'Laitos 1/2026' })).toHaveAttribute('href', '/fi/reports/editions/e0')
    for (const shown of ['tammi–kesäkuu 2026', 'Vahvistettu', '106 / 106 mukana', 'abcdef012345']) expect(within(row).getByText(shown)).toBeInTheDocument()
    expect(within(row).getByText(/Aino Salmela/)).toBeInTheDocument()
  })

  it('reads search and filters from the address, and drops what makes no sense', async () => {
    const { asked } = await draw(<EditionListPage />, { address: '/fi/reports/editions?q=Aino&states=["certified"]&year=x', answers: { Editions: () => list([]) } })
    await waitFor(() => expect(asked.at(-1)?.variables).toMatchObject({ filter: { search: 'Aino', states: ['certified'], year: null } }))
    expect(await screen.findByText('Yksikään laitos ei vastaa hakua.')).toBeVisible()
  })

  it('offers to prepare one only to whoever certifies', async () => {
    await draw(<EditionListPage />, { address: '/fi/reports/editions', viewer: auditor, answers: { Editions: () => list([]) } })
    expect(await screen.findByText('Laitoksia ei ole vielä valmisteltu.')).toBeVisible()
    expect(screen.queryByRole('link', { name: 'Valmistele laitos' })).not.toBeInTheDocument()
  })
})

describe('preparing an edition', () => {
  it('asks for a reason when the periods have one already', async () => {
    const standing = { ...certified, firstPeriod: '2026-Q3', lastPeriod: '2026-Q3' }
    const { user, asked } = await draw(<NewEditionPage />, { address: '/fi/reports/editions/new', viewer: { ...office, today: '2026-11-22' }, answers: { Editions: () => list([standing]), PrepareEdition: () => ({ prepareEdition: { __typename: 'PrepareEditionPayload', edition: anEdition() } }) } })
    const reason = await screen.findByRole('textbox', { name: 'Miksi laitos korjataan?' })
    await user.click(screen.getByRole('button', { name: 'Valmistele' }))
    expect(reason).toHaveAttribute('aria-invalid', 'true')
    await user.type(reason, 'Kuopion luku korjattiin')
    await user.click(screen.getByRole('button', { name: 'Valmistele' }))
    await waitFor(() => expect(asked.find(({ name }) => name === 'PrepareEdition')?.variables).toMatchObject({ input: { firstPeriod: '2026-Q3', replacesId: 'e0', reason: 'Kuopion luku korjattiin' } }))
  })
})

describe('an edition', () => {
  it('shows how far its preparation has come, and that the page can be left', async () => {
    const preparing = anEdition({ state: 'preparing', doneCount: 2, totalCount: 7 })
    await draw(<OneEdition id="e1" />, { address: '/fi/reports/editions/e1', answers: { Edition: () => ({ edition: preparing }) } })
    expect(await screen.findByText('Vaihe 2 / 7')).toBeVisible()
    expect(screen.getByRole('progressbar', { name: 'Laitosta valmistellaan' })).toHaveAttribute('value', '2')
    expect(screen.queryByRole('button', { name: 'Vahvista' })).not.toBeInTheDocument()
  })

  it('says what certifying does before it is done', async () => {
    const answers = { Edition: () => ({ edition: anEdition() }), EditionContents: () => contents(), CertifyEdition: () => ({ certifyEdition: { __typename: 'CertifyEditionPayload', edition: { ...certified, id: 'e1' } } }) }
    const { user, asked } = await draw(<OneEdition id="e1" />, { address: '/fi/reports/editions/e1', answers })
    await user.click(await screen.findByRole('button', { name: 'Vahvista' }))
    const dialog = await screen.findByRole('dialog', { name: 'Vahvistetaanko tammi–kesäkuu 2026?' })
    expect(within(dialog).getByText(/ei muutu mikään/)).toBeVisible()
    await user.click(within(dialog).getByRole('button', { name: 'Vahvista laitos' }))
    await waitFor(() => expect(asked.find(({ name }) => name === 'CertifyEdition')?.variables).toEqual({ input: { editionId: 'e1', expectedVersion: 2 } }))
  })

  it('tells how much is withheld, what changed beneath it and where its files are', async () => {
    const outdated = [{ __typename: 'OutdatedEditionPart', part: 'facts', rowCount: 3 }]
    await draw(<OneEdition id="e1" />, { address: '/fi/reports/editions/e1', answers: { Edition: () => ({ edition: anEdition() }), EditionContents: () => contents({ outdated }) } })
    expect(await screen.findByText('Luvut: 3 riviä')).toBeVisible()
    const withheld = within(screen.getByRole('table', { name: 'Peitetyt luvut: Henkilöt alle 5, kyselyt alle 10' }))
    expect(withheld.getAllByRole('row').slice(1).map((row) => within(row).getAllByRole('cell').at(-1)?.textContent)).toEqual(['2,0', '12,7', '10,0'])
    expect(withheld.getByText('Maakunnat')).toBeVisible()
    expect(screen.getByText(/ilman tätä jakoa ennen vahvistamista/)).toBeVisible()
    expect(screen.getByRole('link', { name: 'Luvut' })).toHaveAttribute('href', '/api/editions/e1/parts/facts.jsonl')
  })

  it.each([['prepared', anEdition({ hastyCount: 2 }), true], ['certified', { ...certified, id: 'e1', hastyCount: 2 }, false]] as const)(
    'says that there was no time to withhold as little as it takes: %s', async (_state, edition, canBeRenewed) => {
      await draw(<OneEdition id="e1" />, { address: '/fi/reports/editions/e1', answers: { Edition: () => ({ edition }), EditionContents: () => contents() } })
      expect(await screen.findByText(/^2 lukujen ryhmässä ei ehditty etsiä/)).toBeVisible()
      expect(screen.queryByText(/harvemmilla aluejaoilla/) !== null).toBe(canBeRenewed)
    }
  )

  it('tells what changed and why, and how the figures of the network follow from it', async () => {
    const replacing = anEdition({ replaces: { __typename: 'EditionRef', id: 'e0', year: 2026, number: 1 }, reason: 'Kuopion luku' })
    const change = {
      ...{ __typename: 'EditionChange', place: 1, kind: 'figure_corrected', unitName: text('Karjalan Työsilta'), indicatorCode: 'A2', indicatorName: text('Uudet asiakkaat') },
      ...{ categoryNames: [text('Naiset'), text('Alle 30-vuotiaat')], period: '2026-Q1', wasStatus: 'value', was: '6', status: 'value', value: '9', reason: 'Kaksi jäi laskematta', details: {}, effects: [] }
    }
    const moved = { __typename: 'MovedFigure', indicatorId: 'i1', code: 'A2', name: text('Uudet asiakkaat'), period: '2026-Q1/2026-Q2', was: '847', value: '850', difference: '3', parts: [{ __typename: 'ExplainedPart', place: 1, amount: '3' }] }
    const answers = {
      Edition: () => ({ edition: replacing }),
      EditionContents: () => contents({ movedFigures: [moved] }),
      EditionChanges: () => ({ edition: { __typename: 'Edition', id: 'e1', changes: { __typename: 'EditionChangeConnection', totalCount: 1, pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null }, nodes: [change] } } })
    }
    await draw(<OneEdition id="e1" />, { address: '/fi/reports/editions/e1', viewer: auditor, answers })
    expect(await screen.findByText('Karjalan Työsilta, tammi–maaliskuu 2026: A2 Uudet asiakkaat (Naiset, Alle 30-vuotiaat) oli 6, on 9.')).toBeVisible()
    expect(screen.getByText('Syy: Kaksi jäi laskematta')).toBeVisible()
    expect(await screen.findByText('Muutos 1: +3')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Vahvista' })).not.toBeInTheDocument()
  })
})
