import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, renderInApp, serve } from '../../../app/testing.js'
import { IndicatorListPage } from './indicator-list.page.js'
import { anIndicator, theChoices } from './testing/indicator-examples.js'

const manager = { ...aViewer, actions: [...aViewer.actions, 'indicator.read', 'indicator.manage'] }
const page = (nodes: readonly unknown[]) => ({
  indicators: { totalCount: nodes.length, pageInfo: { hasNextPage: false, endCursor: null }, nodes }
})

async function draw(address: string, nodes: readonly unknown[] = [anIndicator()], viewer = manager, missingCount = 0) {
  let rows = nodes
  let missing = missingCount
  const served = serve({
    Indicators: () => page(rows),
    IndicatorChoices: () => theChoices,
    IndicatorLibraryGap: () => ({ indicatorLibraryGap: { __typename: 'IndicatorLibraryGap', indicatorCount: missing } }),
    InstallIndicatorLibrary: () => {
      rows = [anIndicator()]
      missing = 0
      return { installIndicatorLibrary: { groupCount: 7, dimensionCount: 7, indicatorCount: 112 } }
    }
  })
  const user = userEvent.setup()
  const { router } = await renderInApp(<IndicatorListPage />, { address, viewer })
  const lastAsked = () => served.asked.filter(({ name }) => name === 'Indicators').at(-1)?.variables
  return { ...served, user, router, lastAsked }
}

describe('IndicatorListPage', () => {
  it('reads search, filters and order from the address, and drops what makes no sense', async () => {
    const { lastAsked } = await draw(
      '/fi/results/indicators?q=uudet&groups=["customers"]&units=["persons","kilo"]&sources=["manual"]&origins=["oulu"]&day=2026-02-30&sort=name&desc=true'
    )
    expect(lastAsked()).toMatchObject({
      filter: { search: 'uudet', groups: ['customers'], units: null, sourceClasses: ['manual'], origins: ['oulu'], inForceOn: null },
      sort: 'name',
      descending: true
    })
  })

  it('writes what is chosen into the address, and a day as people write it', async () => {
    const { user, router, lastAsked } = await draw('/fi/results/indicators')
    await user.click(screen.getByRole('button', { name: 'Alkuperä' }))
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'ESR+' }))
    await waitFor(() => expect(router.state.location.search).toEqual({ origins: ['esf_plus'] }))
    const day = screen.getByLabelText('Voimassa')
    await user.type(day, '1.7.2026{Enter}')
    await waitFor(() => expect(lastAsked()).toMatchObject({ filter: { origins: ['esf_plus'], inForceOn: '2026-07-01' } }))
    await user.clear(screen.getByLabelText('Voimassa'))
    await user.type(screen.getByLabelText('Voimassa'), '31.2.2026{Enter}')
    expect(screen.getByLabelText('Voimassa')).toBeInvalid()
  })

  it('says of each what it is and until when it is in force, and links to it', async () => {
    const nearest = { ...anIndicator().nearest, validTo: '2026-06-01' }
    await draw('/fi/results/indicators', [anIndicator({ nearest }), anIndicator({ id: 'i2', code: 'O3', sourceClass: 'derived', aggregation: 'none' })])
    const [, first, second] = await screen.findAllByRole('row')
    expect(within(first!).getByRole('link', { name: 'Uudet asiakkaat' })).toHaveAttribute('href', '/fi/results/indicators/i1')
    expect(within(first!).getByText('Päättynyt 1.6.2026')).toBeVisible()
    expect(within(second!).getByText('Lasketaan kokonaisluvuista')).toBeVisible()
  })

  it('goes out as a file with the same choice', async () => {
    const { user } = await draw('/fi/results/indicators?groups=["customers","economy"]&day=2026-07-01&sort=code')
    await user.click(screen.getByRole('button', { name: 'Lataa' }))
    const links = within(await screen.findByRole('menu')).getAllByRole('menuitem').map((link) => link.getAttribute('href'))
    const query = 'inForceOn=2026-07-01&groups=customers%2Ceconomy&sort=code&lang=fi'
    expect(links).toEqual([`/files/indicators.csv?${query}`, `/files/indicators.xlsx?${query}`])
  })

  it('when empty, offers the library to whoever may install it, and shows it then', async () => {
    const { user } = await draw('/fi/results/indicators', [])
    await user.click(await screen.findByRole('button', { name: 'Ota Solmun mittaristo käyttöön' }))
    expect(await screen.findByRole('link', { name: 'Uudet asiakkaat' })).toBeVisible()
  })

  it('offers what a later release has brought, says how much, and no more once it is there', async () => {
    const { user, asked } = await draw('/fi/results/indicators', [anIndicator()], manager, 3)
    await user.click(await screen.findByRole('button', { name: 'Ota käyttöön 3 puuttuvaa mittaria' }))
    await waitFor(() => expect(screen.queryByRole('button', { name: /puuttuvaa/ })).not.toBeInTheDocument())
    expect(asked.filter(({ name }) => name === 'InstallIndicatorLibrary')).toHaveLength(1)
  })

  it('says nothing of the library when nothing of it is missing, and does not offer it twice when the list is empty', async () => {
    const { asked } = await draw('/fi/results/indicators')
    await waitFor(() => expect(asked.some(({ name }) => name === 'IndicatorLibraryGap')).toBe(true))
    expect(screen.queryByRole('button', { name: /Ota käyttöön|Ota Solmun/ })).not.toBeInTheDocument()
  })

  it('offers nothing to whoever only reads', async () => {
    await draw('/fi/results/indicators', [], { ...aViewer, actions: [...aViewer.actions, 'indicator.read'] })
    expect(await screen.findByText(/Pääkonttori ottaa mittarit käyttöön/)).toBeVisible()
    expect(screen.queryByRole('button', { name: /mittaristo/ })).not.toBeInTheDocument()
    expect(screen.queryByRole('link', { name: 'Lisää mittari' })).not.toBeInTheDocument()
    expect(screen.queryByRole('link', { name: 'Ryhmät' })).not.toBeInTheDocument()
  })
})
