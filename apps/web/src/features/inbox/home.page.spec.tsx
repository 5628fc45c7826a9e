import { screen, waitFor, within } from '@testing-library/react'
import { aViewer, renderInApp, serve, type Answers } from '../../app/testing.js'
import { HomePage } from './home.page.js'

const text = (name: string) => ({ fi: name, sv: name, en: name })
const item = (id: string, urgency: string, dueOn: string | null) => ({
  ...{ __typename: 'WorkItem', id, kind: 'unit_without_manager', urgency, dueOn, params: {}, standing: 'open', isPersonal: false, mayHandOn: true, mark: null, from: null },
  unit: { __typename: 'OrgUnitRef', id, type: 'local_unit', name: text(`Yksikkö ${id}`) }
})
const tree = { __typename: 'NetworkTree', asOf: '2026-11-05', uncoveredMunicipalityCodes: [], uncoveredMunicipalityNames: [], nodes: [], territories: [] }

function answers(items: readonly unknown[], change: Answers = {}): Answers {
  return {
    WorkItems: () => ({ workItems: items }),
    HomeNetwork: () => ({ today: tree, yearAgo: tree, networkEvents: [], areas: [] }),
    LatestEntries: () => ({ auditEntries: { nodes: [] } }),
    ...change
  }
}

describe('HomePage', () => {
  it('groups what waits by urgency, counts the late, and fills only the first button', async () => {
    serve(answers([item('a', 'late', '2026-10-31'), item('b', 'today', null), item('c', 'later', '2026-12-01')]))
    await renderInApp(<HomePage />)
    const late = await screen.findByRole('region', { name: 'Myöhässä (1)' })
    expect(within(late).getByText('5 pv myöhässä')).toBeVisible()
    expect(screen.getByRole('region', { name: 'Tänään (1)' })).toBeVisible()
    expect(screen.getByRole('heading', { name: 'Mikä odottaa minua' }).closest('header')).toHaveTextContent(
      'Torstai 5.11.2026 · 3 asiaa, joista 1 myöhässä. Ylimpänä se, mikä estää eniten muita.'
    )
    const acts = screen.getAllByRole('link', { name: /Avaa yksikkö/ })
    expect(acts.map((act) => act.className.includes('primary'))).toEqual([true, false, false])
    expect(acts[0]).toHaveAttribute('href', '/fi/units/a')
  })

  it('tells of returns among the rest, each with the way to it', async () => {
    const waits = (kind: string, urgency: string) => ({ ...item(kind, urgency, '2026-10-31'), kind, params: { roundId: 'r1', returnId: 'i1', name: text('Kiteen Kaari'), round: text('Kierros 3/2026'), count: 1 } })
    const none = { rounds: { __typename: 'RoundConnection', nodes: [] } }
    serve(answers([waits('return_to_verify', 'late'), waits('return_to_fill', 'soon')], { OpenRounds: () => none }))
    await renderInApp(<HomePage />, { viewer: { ...aViewer, actions: [...aViewer.actions, 'return.read'] } })
    expect(await screen.findByRole('link', { name: /^Tarkasta.*Tarkasta ilmoitus: Kiteen Kaari/ })).toHaveAttribute('href', '/fi/results/returns/i1/review')
    expect(screen.getByRole('link', { name: /^Täytä/ })).toHaveAttribute('href', '/fi/results/returns/i1')
    expect(screen.getByRole('heading', { name: 'Mikä odottaa minua' }).closest('header')).toHaveTextContent('2 asiaa, joista 1 myöhässä.')
  })

  it('says that all is done when nothing waits', async () => {
    serve(answers([]))
    await renderInApp(<HomePage />)
    expect(await screen.findByText('Kaikki hoidettu.')).toBeVisible()
  })

  it('asks for no network and no trail for whoever may see neither', async () => {
    const { asked } = serve(answers([]))
    await renderInApp(<HomePage />, { viewer: { ...aViewer, actions: ['inbox.read'] } })
    await screen.findByText('Kaikki hoidettu.')
    expect(asked.map(({ name }) => name)).toEqual(['WorkItems'])
    expect(screen.queryByText('Verkosto tänään')).not.toBeInTheDocument()
  })

  it('tells a funder whom they represent and what will come, and nothing of the network', async () => {
    const organisation = { __typename: 'OrganisationName', id: 'o1', name: text('Osallisuusrahasto') }
    const role = { __typename: 'RoleAssignment', id: 'f1', role: 'funder', validFrom: '2024-01-01', validTo: null, organisation }
    const none = { publications: { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] } }
    const { asked } = serve({ ...answers([]), Represented: () => ({ viewer: { __typename: 'Viewer', id: aViewer.id, assignments: [role] } }), Publications: () => none })
    await renderInApp(<HomePage />, { viewer: { ...aViewer, actions: ['inbox.read', 'publication.read', 'profile.manage'] } })
    expect(await screen.findByText('Edustat: Osallisuusrahasto')).toBeVisible()
    expect(await screen.findByText('Rahoittamistasi hankkeista ei ole vielä julkaistu tuloksia.')).toBeVisible()
    expect(screen.queryByText('Viimeksi tapahtunut')).not.toBeInTheDocument()
    expect(asked.map(({ name }) => name).sort()).toEqual(['Publications', 'Represented', 'WorkItems'])
  })

  it('shows a coordinator, who reads publications too, no second home', async () => {
    serve(answers([]))
    await renderInApp(<HomePage />, { viewer: { ...aViewer, actions: [...aViewer.actions, 'publication.read'] } })
    await screen.findByText('Kaikki hoidettu.')
    expect(screen.queryByText('Rahoittamasi hankkeet')).not.toBeInTheDocument()
  })

  it('says what happened when the queue cannot be read', async () => {
    serve({ ...answers([]), WorkItems: undefined as never })
    await renderInApp(<HomePage />)
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('Solmussa tapahtui virhe'))
  })
})
