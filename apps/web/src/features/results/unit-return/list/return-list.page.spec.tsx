import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, renderInApp, serve } from '../../../../app/testing.js'
import { ReturnListPage } from './return-list.page.js'

const say = (fi: string) => ({ fi, sv: fi, en: fi })

const aRow = (id: string, part: object = {}) => ({
  ...{ __typename: 'UnitReturn', id, state: 'draft', isLate: false, effectiveDueOn: '2026-11-06', extendedUntil: null },
  ...{ heldSince: '2026-10-01T06:00:00Z', givenCount: 35, askedCount: 38, version: 1 },
  unit: { __typename: 'OrgUnitRef', id: `unit-${id}`, name: say(`Yksikkö ${id}`) },
  centre: { __typename: 'OrgUnitRef', id: '01990000-0000-7000-8000-0000000000c1', name: say('Itä-Suomi') },
  round: { __typename: 'CollectionRound', id: '01990000-0000-7000-8000-0000000000d1', period: '2026-Q3', name: say('Kierros 3/2026') },
  ...part
})

const viewer = { ...aViewer, actions: [...aViewer.actions, 'return.read', 'return.verify'] }

const place = (id: string, parentId: string | null, type: string, name: string) => ({ __typename: 'NetworkNode', id, parentId, type, name: say(name) })
const places = [
  place('u1', null, 'headquarters', 'Pääkonttori'),
  place('01990000-0000-7000-8000-0000000000c1', 'u1', 'regional_centre', 'Itä-Suomi'),
  place('01990000-0000-7000-8000-0000000000c2', 'u1', 'regional_centre', 'Länsi-Suomi'),
  place('kitee', '01990000-0000-7000-8000-0000000000c1', 'local_unit', 'Kiteen Kaari')
]
const round = (id: string, period: string, name: string) => ({ __typename: 'CollectionRound', id: `01990000-0000-7000-8000-0000000000${id}`, period, name: say(name) })
/** Two pages of rounds. */
const firstRounds = { nodes: [round('d2', '2026-Q2', 'Kierros 2/2026')], pageInfo: { hasNextPage: true, endCursor: 'x' } }
const lastRounds = { nodes: [round('d0', '2025-Q4', 'Kierros 4/2025')], pageInfo: { hasNextPage: false, endCursor: null } }

async function draw(address: string, nodes: readonly unknown[], who = viewer) {
  const served = serve({
    UnitReturns: () => ({
      unitReturns: { totalCount: nodes.length, pageInfo: { hasNextPage: false, endCursor: null }, nodes }
    }),
    ResultPlaces: () => ({ networkTree: { __typename: 'NetworkTree', nodes: places } }),
    ReturnRounds: ({ after }) => ({ rounds: after === null ? firstRounds : lastRounds })
  })
  const user = userEvent.setup()
  const { router } = await renderInApp(<ReturnListPage />, { address, viewer: who })
  const askedFilters = () => served.asked.filter(({ name }) => name === 'UnitReturns').map(({ variables }) => variables['filter'] as Record<string, unknown>)
  return { ...served, user, router, askedFilters }
}

describe('ReturnListPage', () => {
  it('shows what waits for the viewer first: what was sent, to whoever verifies', async () => {
    const { askedFilters } = await draw('/fi/results/returns', [aRow('r1', { state: 'submitted' })])
    const waiting = await screen.findByRole('region', { name: 'Odottaa sinua' })
    expect(await within(waiting).findByRole('link', { name: 'Yksikkö r1' })).toHaveAttribute('href', '/fi/results/returns/r1')
    expect(askedFilters()).toContainEqual(expect.objectContaining({ states: ['submitted'] }))
  })

  it('asks nobody to do anything who may only read', async () => {
    const { asked } = await draw('/fi/results/returns', [aRow('r1')], { ...aViewer, actions: [...aViewer.actions, 'return.read'] })
    expect(await screen.findByRole('link', { name: 'Yksikkö r1' })).toBeVisible()
    expect(screen.queryByRole('heading', { name: 'Odottaa sinua' })).not.toBeInTheDocument()
    expect(asked.filter(({ name }) => name === 'UnitReturns')).toHaveLength(1)
  })

  it('says late before draft, and an extension as one', async () => {
    await draw('/fi/results/returns?q=y', [aRow('r1', { isLate: true }), aRow('r2', { extendedUntil: '2026-11-06' })])
    const [, first, second] = await screen.findAllByRole('row')
    expect(within(first!).getByText('Myöhässä')).toBeVisible()
    expect(within(first!).getByText('35/38')).toBeVisible()
    expect(within(second!).getByText('Luonnos')).toBeVisible()
    expect(within(second!).getByText('6.11.2026 (lisäaika)')).toBeVisible()
  })

  it('reads filters and order from the address, and drops what makes no sense', async () => {
    const { asked } = await draw('/fi/results/returns?q=lieksa&states=["draft"]&round=x&late=late&sort=due&desc=true', [aRow('r1')])
    await screen.findByRole('link', { name: 'Yksikkö r1' })
    expect(asked.find(({ name }) => name === 'UnitReturns')?.variables).toMatchObject({
      filter: { search: 'lieksa', states: ['draft'], roundId: null, isLate: true },
      ...{ sort: 'due', descending: true }
    })
  })

  it('writes what is chosen into the address, and offers the way back from nothing', async () => {
    const { user, router } = await draw('/fi/results/returns?states=["locked"]', [])
    await user.click(await screen.findByRole('button', { name: 'Poista suodattimet' }))
    await waitFor(() => expect(router.state.location.search).toEqual({}))
    await user.click(screen.getByRole('button', { name: 'Myöhästyminen' }))
    await user.click(await screen.findByRole('menuitemradio', { name: 'Myöhässä' }))
    await waitFor(() => expect(router.state.location.search).toEqual({ late: 'late' }))
  })

  it('offers every round and centre whose returns the viewer may read, not only those of the shown page', async () => {
    const { user, router, asked } = await draw('/fi/results/returns?q=y', [aRow('r1')])
    await waitFor(() => expect(asked.filter(({ name }) => name === 'ReturnRounds')).toHaveLength(2))
    await user.click(await screen.findByRole('button', { name: 'Kierros' }))
    await user.click(await screen.findByRole('menuitemradio', { name: 'Kierros 4/2025' }))
    await waitFor(() => expect(router.state.location.search).toMatchObject({ round: '01990000-0000-7000-8000-0000000000d0' }))
    await user.click(screen.getByRole('button', { name: 'Aluekeskus', expanded: false }))
    const centres = (await screen.findAllByRole('menuitemradio')).map((each) => each.textContent)
    expect(centres).toEqual(expect.arrayContaining(['Itä-Suomi', 'Länsi-Suomi']))
  })

  it('offers whoever reads one unit the centre above it, and no other', async () => {
    const manager = { ...aViewer.assignments[0]!, role: 'unit_manager' as const, unit: { id: 'kitee', name: say('Kiteen Kaari'), type: 'local_unit' as const } }
    const { user, asked } = await draw('/fi/results/returns?q=y', [], { ...viewer, assignments: [manager] })
    await waitFor(() => expect(asked.map(({ name }) => name)).toContain('ResultPlaces'))
    await user.click(await screen.findByRole('button', { name: 'Aluekeskus', expanded: false }))
    const options = (await screen.findAllByRole('menuitemradio')).map((each) => each.textContent)
    expect(options.some((name) => name?.includes('Itä-Suomi'))).toBe(true)
    expect(options.some((name) => name?.includes('Länsi-Suomi') || name?.includes('Pääkonttori'))).toBe(false)
  })
})
