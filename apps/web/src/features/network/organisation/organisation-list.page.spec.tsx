import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, renderInApp, serve } from '../../../app/testing.js'
import { OrganisationListPage } from './organisation-list.page.js'
import { anOrganisation } from './testing/organisation-examples.js'

const coordinator = { ...aViewer, actions: [...aViewer.actions, 'organisation.read', 'organisation.manage'] }

const page = (nodes: readonly unknown[]) => ({
  organisations: { totalCount: nodes.length, pageInfo: { hasNextPage: false, endCursor: null }, nodes }
})

async function draw(address: string, nodes: readonly unknown[] = [anOrganisation()], viewer = coordinator) {
  const served = serve({ Organisations: () => page(nodes) })
  const user = userEvent.setup()
  const { router } = await renderInApp(<OrganisationListPage />, { address, viewer })
  const lastAsked = () => served.asked[served.asked.length - 1]?.variables
  return { ...served, user, router, lastAsked }
}

describe('OrganisationListPage', () => {
  it('reads search, filters and order from the address, and drops what makes no sense', async () => {
    const { lastAsked } = await draw('/fi/organisations?q=parik&roles=["member"]&forms=["king"]&units=none&sort=units&desc=true')
    expect(lastAsked()).toMatchObject({
      filter: { search: 'parik', roles: ['member'], legalForms: null, keepsUnits: false },
      sort: 'units',
      descending: true
    })
    expect(screen.getByRole('columnheader', { name: /Yksiköitä/ })).toHaveAttribute('aria-sort', 'descending')
  })

  it('writes what is chosen into the address, several roles at once', async () => {
    const { user, router, lastAsked } = await draw('/fi/organisations')
    await user.click(screen.getByRole('button', { name: 'Rooli tänään' }))
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Jäsen' }))
    await user.click(screen.getByRole('menuitemcheckbox', { name: 'Tilaaja' }))
    await waitFor(() => expect(router.state.location.search).toEqual({ roles: ['member', 'commissioner'] }))
    await waitFor(() => expect(lastAsked()).toMatchObject({ filter: { roles: ['member', 'commissioner'] } }))
    await user.click(screen.getByRole('menuitemcheckbox', { name: 'Jäsen' }))
    await user.click(screen.getByRole('menuitemcheckbox', { name: 'Tilaaja' }))
    await waitFor(() => expect(router.state.location.search).toEqual({}))
  })

  it('names the roles of today only, and marks what is not known', async () => {
    await draw('/fi/organisations', [anOrganisation(), anOrganisation({ id: 'o2', businessId: null, town: null, roles: [] })])
    const [, first, second] = await screen.findAllByRole('row')
    expect(within(first!).getByText('Jäsen')).toBeVisible()
    expect(within(first!).queryByText(/Rahoittaja/)).not.toBeInTheDocument()
    expect(within(first!).getByRole('link', { name: 'Parik-säätiö' })).toHaveAttribute('href', '/fi/organisations/o1')
    expect(within(second!).getAllByText('puuttuu')).toHaveLength(2)
    expect(within(second!).getByText('ei sovellu')).toBeInTheDocument()
  })

  it('offers the register as files, reached by keyboard', async () => {
    const { user } = await draw('/fi/organisations')
    screen.getByRole('button', { name: 'Lataa' }).focus()
    await user.keyboard('{Enter}')
    const files = within(await screen.findByRole('menu'))
    const links = files.getAllByRole('menuitem').map((link) => link.getAttribute('href'))
    expect(links).toEqual(['csv', 'xlsx', 'json'].map((format) => `/files/organisations.${format}?lang=fi`))
    expect(document.activeElement).toBe(files.getAllByRole('menuitem')[0])
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.getByRole('button', { name: 'Lataa' })).toHaveFocus())
  })

  it('offers to add an organisation only to whoever may', async () => {
    await draw('/fi/organisations', [], { ...aViewer, actions: [...aViewer.actions, 'organisation.read'] })
    expect(await screen.findByText('Rekisterissä ei ole vielä organisaatioita.')).toBeVisible()
    expect(screen.queryByRole('link', { name: 'Lisää organisaatio' })).not.toBeInTheDocument()
  })

  it('offers to remove the filters when nothing fits them', async () => {
    const { user, router } = await draw('/fi/organisations?q=puuttuva&units=some', [])
    await user.click(await screen.findByRole('button', { name: 'Poista suodattimet' }))
    await waitFor(() => expect(router.state.location.search).toEqual({}))
  })
})
