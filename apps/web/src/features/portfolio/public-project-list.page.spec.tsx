import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { aViewer, renderInApp, serve } from '../../app/testing.js'
import { PublicProjectListPage } from './public-project-list.page.js'

const euros = (minorUnits: string) => ({ __typename: 'Money', minorUnits, currency: 'EUR' })
const row = (of: Record<string, unknown> = {}) => ({
  ...{ __typename: 'PublicProject', id: 'p1', code: 'S30001', name: 'Paja auki', organisationName: 'Työpaja ry', organisation: null, funder: 'Itäinen viranomainen', fund: 'ESR+', region: 'Pohjois-Karjala', state: 'Toiminnassa' },
  ...{ startsOn: '2024-04-01', endsOn: null, granted: euros('30899950'), realised: euros('10000000'), source: 'lista.csv', sourceAt: '2026-11-05T07:05:00Z', ...of }
})
const overview = { __typename: 'PublicProjectOverview', sums: [{ __typename: 'PublicProjectSums', count: 2, granted: euros('40000000'), realised: euros('60000000') }], funders: ['Itäinen viranomainen', 'Läntinen viranomainen'], funds: ['ESR+'], regions: ['Pohjois-Karjala'] }

async function draw(nodes: readonly object[], address = '/fi/portfolio/public', actions: readonly string[] = ['project.read', 'organisation.read']) {
  const served = serve({
    PublicProjects: () => ({ publicProjects: { __typename: 'PublicProjectConnection', totalCount: nodes.length, nodes, pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null } } }),
    PublicProjectOverview: () => ({ publicProjectOverview: nodes.length === 0 ? { ...overview, sums: [] } : overview })
  })
  const viewer = { ...aViewer, actions: [...aViewer.actions, ...actions] }
  const drawn = await renderInApp(<PublicProjectListPage />, { address, viewer, features: ['app', 'portfolio', 'import'] })
  return { ...drawn, asked: (name: string) => served.asked.filter((each) => each.name === name).map(({ variables }) => variables), user: userEvent.setup() }
}

describe('the list of projects of others', () => {
  it('tells who does what with whose money, what is known in the register, and what is above what was granted', async () => {
    const known = row({ id: 'p2', name: 'Polku', organisation: { __typename: 'GovernedOrganisation', id: 'o1' }, realised: euros('50000000') })
    const { container } = await draw([row(), known])
    const table = within(await screen.findByRole('table'))
    expect(await table.findByText('S30001 · Toiminnassa · Pohjois-Karjala', { exact: false, selector: 'tr:first-child *' })).toBeVisible()
    expect(table.getByRole('link', { name: 'Työpaja ry' })).toHaveAttribute('href', '/fi/organisations/o1')
    expect(table.getByText('organisaatiorekisterissä')).toBeVisible()
    expect(table.getAllByText('yli myönnetyn')).toHaveLength(1)
    expect(await screen.findByText(/2 hanketta, myönnetty 400.000.€, toteutunut 600.000.€/)).toBeVisible()
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
    expect(violations.map(({ id }) => id)).toEqual([])
  })

  it('asks for what the address narrows it to, sorts, and takes the same away as a file', async () => {
    const { asked, user, router } = await draw([row()], '/fi/portfolio/public?funders=["Itäinen viranomainen"]&time=running&known=true&q=paja')
    await screen.findByText('Paja auki')
    expect(asked('PublicProjects').at(-1)).toMatchObject({ filter: { search: 'paja', funders: ['Itäinen viranomainen'], time: 'running', isKnown: true, isAboveGranted: null } })
    expect(asked('PublicProjectOverview').at(-1)).toMatchObject({ filter: { search: 'paja' } })
    await user.click(screen.getByRole('button', { name: /Myönnetty/ }))
    await waitFor(() => expect(router.state.location.search).toMatchObject({ sort: 'granted' }))
    await user.click(screen.getByRole('button', { name: 'Lataa' }))
    const link = await screen.findByRole('menuitem', { name: 'CSV, taulukkolaskentaan' })
    const address = new URL(link.getAttribute('href') ?? '', 'http://solmu.example')
    expect(address.pathname).toBe('/files/public-projects.csv')
    expect(Object.fromEntries(address.searchParams)).toEqual({ q: 'paja', funders: '["Itäinen viranomainen"]', time: 'running', known: 'true', lang: 'fi' })
  })

  it('says how a list is brought in while there is none, to whom may bring it', async () => {
    await draw([], '/fi/portfolio/public', ['project.read', 'network.import'])
    expect(await screen.findByText('Muiden hankkeita ei ole vielä tuotu')).toBeVisible()
    expect(screen.getAllByRole('link', { name: 'Tuo hankeluettelo' })[0]).toHaveAttribute('href', '/fi/network/imports')
  })

  it('tells that it is narrowed to one organisation, and lets go of it', async () => {
    const id = '0199a000-0000-7000-8000-000000000001'
    const { asked, user, router } = await draw([row()], `/fi/portfolio/public?organisation=${id}`)
    await screen.findByText('Paja auki')
    expect(asked('PublicProjects').at(-1)).toMatchObject({ filter: { organisationId: id } })
    await user.click(screen.getByRole('button', { name: /^Poista.*Valittu organisaatio/ }))
    await waitFor(() => expect(router.state.location.search).toEqual({}))
  })

  it('lets what narrows it be cleared when nothing is found', async () => {
    const { user, router } = await draw([], '/fi/portfolio/public?above=true')
    await user.click(await screen.findByRole('button', { name: 'Tyhjennä rajaukset' }))
    await waitFor(() => expect(router.state.location.search).toEqual({}))
  })
})
