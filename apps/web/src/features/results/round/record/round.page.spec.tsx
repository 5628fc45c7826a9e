import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, Refusal, renderInApp, serve, type Answers } from '../../../../app/testing.js'
import { aRecord, pageOf, someCounts } from '../testing/round-examples.js'
import { RoundPage } from './round.page.js'

const text = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
const region = (id: string, name: string, states: readonly string[]) => ({
  ...{ __typename: 'RegionReturn', roundId: 'r1', state: 'open' },
  centre: { __typename: 'OrgUnitRef', id, name: text(name) },
  returns: states.map((state, place) => ({ __typename: 'UnitReturn', id: `${id}-${place}`, state }))
})

const viewer = { ...aViewer, actions: ['network.read' as const, 'indicator.read' as const, 'return.read' as const] }

async function draw(answers: Answers = {}, who: typeof aViewer = { ...aViewer, ...viewer }) {
  const served = serve({
    Round: () => ({ round: aRecord() }),
    RoundReturns: () => pageOf('unitReturns', []),
    RoundRegions: () => ({ regionReturns: [region('c1', 'Itä-Suomi', ['verified', 'submitted', 'accepted'])] }),
    ...answers
  })
  const user = userEvent.setup()
  await renderInApp(<RoundPage />, { address: '/fi/results/rounds/r1', viewer: who })
  return { user, asked: served.asked.map(({ name }) => name), sent: (name: string) => served.asked.filter((each) => each.name === name).map(({ variables }) => variables['input']) }
}

it('leads to each region that the viewer may read, with how far it has come', async () => {
  await draw()
  const table = within(await screen.findByRole('table', { name: 'Alueet' }))
  expect(table.getByRole('link', { name: 'Itä-Suomi' })).toHaveAttribute('href', '/fi/results/rounds/r1/centres/c1')
  expect(table.getByText('2/3')).toBeVisible()
  expect(table.getByText('Aluekeskuksella')).toBeVisible()
})

it('offers the figures as files to those who may read them', async () => {
  const { user } = await draw()
  await user.click(await screen.findByRole('button', { name: 'Lataa luvut' }))
  expect(await screen.findByRole('menuitem', { name: 'Excel-taulukko (.xlsx)' })).toHaveAttribute('href', '/api/rounds/r1/figures.xlsx?lang=fi')
  expect(screen.getByRole('menuitem', { name: 'ADX, lähetetyt (.xml)' })).toHaveAttribute('href', '/api/rounds/r1/adx')
})

it('shows neither files nor regions to whoever reads no returns', async () => {
  const { asked } = await draw({}, { ...aViewer, actions: ['network.read', 'indicator.read'] })
  expect(await screen.findByRole('heading', { name: 'Yksiköiden ilmoitukset' })).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Lataa luvut' })).not.toBeInTheDocument()
  expect(asked).not.toContain('RoundRegions')
})

it('has nothing to export before it has begun, and no region for those of one unit', async () => {
  const counts = { ...someCounts, total: 0 }
  await draw({ Round: () => ({ round: aRecord({ state: 'planned', counts }) }) })
  expect(await screen.findByRole('heading', { level: 1, name: 'Kvartaali 3/2026' })).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Lataa luvut' })).not.toBeInTheDocument()
})

it('says before it is opened how many are asked, by the rule as it was read', async () => {
  const unitRule = { __typename: 'UnitRule', kind: 'list', centreIds: [], unitKinds: [], unitIds: ['u1'] }
  const preview = { __typename: 'RoundPreview', units: [{ __typename: 'PreviewedUnit', id: 'u1', unit: { __typename: 'OrgUnitRef', id: 'u1', name: text('Uusi paja') }, centre: null }], leftOut: [], others: [] }
  const may = { ...aViewer, actions: [...viewer.actions, 'round.manage' as const] }
  const { user, sent } = await draw({ Round: () => ({ round: aRecord({ state: 'planned', unitRule }) }), PreviewRound: () => ({ previewRound: preview }) }, may)
  await user.click(await screen.findByRole('button', { name: 'Avaa nyt' }))
  expect(await within(await screen.findByRole('dialog')).findByText('1 yksikkö saa ilmoituksen täytettäväksi.')).toBeVisible()
  expect(sent('PreviewRound')).toEqual([expect.objectContaining({ unitRule: { kind: 'list', centreIds: [], unitKinds: [], unitIds: ['u1'] } })])
})

it('says nothing of regions to those who read one unit', async () => {
  await draw({ RoundRegions: () => ({ regionReturns: [] }) })
  expect(await screen.findByText('Yksiköiden ilmoitukset', { selector: 'h2' })).toBeVisible()
  await waitFor(() => expect(screen.queryByRole('heading', { name: 'Alueet' })).not.toBeInTheDocument())
})

it('says that there is no such round', async () => {
  const extensions = { code: 'NOT_FOUND', kind: 'missing', path: ['id'], params: {}, errorId: 'e1' }
  await draw({
    Round: () => {
      throw new Refusal(200, { data: null, errors: [{ message: 'NOT_FOUND', extensions }] })
    }
  })
  expect(await screen.findByRole('heading', { level: 1 })).toBeVisible()
  expect(screen.getByRole('link', { name: /kierrok/i })).toHaveAttribute('href', '/fi/results/rounds')
})
