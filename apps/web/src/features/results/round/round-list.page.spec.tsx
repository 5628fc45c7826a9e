import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, renderInApp, serve } from '../../../app/testing.js'
import { RoundListPage } from './round-list.page.js'
import { aRound, pageOf, someCounts } from './testing/round-examples.js'

const planner = { ...aViewer, actions: [...aViewer.actions, 'indicator.read', 'round.manage'] }

async function draw(address: string, nodes: readonly unknown[] = [aRound()], viewer = planner) {
  const served = serve({ Rounds: () => pageOf('rounds', nodes) })
  const user = userEvent.setup()
  const { router } = await renderInApp(<RoundListPage />, { address, viewer })
  return { ...served, user, router, lastAsked: () => served.asked[served.asked.length - 1]?.variables }
}

describe('RoundListPage', () => {
  it('shows the newest period first, with the state as a word and the counts as figures', async () => {
    const { lastAsked } = await draw('/fi/results/rounds')
    expect(lastAsked()).toMatchObject({ sort: 'period', descending: true, filter: { states: null, year: null } })
    const row = (await screen.findAllByRole('row'))[1]!
    expect(within(row).getByRole('link', { name: 'Kvartaali 3/2026' })).toHaveAttribute('href', '/fi/results/rounds/r1')
    expect(within(row).getByText('heinä–syyskuu 2026')).toBeInTheDocument()
    expect(within(row).getByText('Avoinna')).toBeInTheDocument()
    expect(within(row).getByText('5 / 10 lähetetty')).toBeInTheDocument()
    expect(within(row).getByText('2 myöhässä')).toBeInTheDocument()
  })

  it('reads search, filters and order from the address, and drops what makes no sense', async () => {
    const { lastAsked } = await draw('/fi/results/rounds?q=talous&states=["open","x"]&kind=year&year=2025&sort=due&desc=true')
    expect(lastAsked()).toMatchObject({ filter: { search: 'talous', states: null, periodKind: 'year', year: 2025 }, sort: 'due', descending: true })
  })

  it('writes what is chosen into the address', async () => {
    const { user, router } = await draw('/fi/results/rounds')
    await user.click(screen.getAllByRole('button', { name: 'Tila' })[0]!)
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Avoinna' }))
    await waitFor(() => expect(router.state.location.search).toEqual({ states: ['open'] }))
  })

  it('offers to plan a round only to whoever may', async () => {
    await draw('/fi/results/rounds', [], { ...aViewer, actions: [...aViewer.actions, 'indicator.read'] })
    expect(await screen.findByText('Kierroksia ei ole vielä suunniteltu.')).toBeVisible()
    expect(screen.queryByRole('link', { name: 'Suunnittele kierros' })).not.toBeInTheDocument()
  })

  it('says of a round without returns that there are none', async () => {
    const none = Object.fromEntries(Object.keys(someCounts).map((name) => [name, name === '__typename' ? 'RoundCounts' : 0]))
    await draw('/fi/results/rounds', [aRound({ state: 'planned', counts: none })])
    expect(await screen.findByText('ei ilmoituksia')).toBeInTheDocument()
  })
})
