import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { renderInApp, serve } from '../../app/testing.js'
import { UserListPage } from './user-list.page.js'

const aUser = {
  ...{ __typename: 'User', id: 'p1', displayName: 'Sanna Kivelä', email: 'sanna.kivela@esimerkki.fi', language: 'fi' },
  ...{ kind: 'person', state: 'active', lastLoginAt: '2026-11-05T07:05:00Z' },
  assignments: [
    {
      ...{ __typename: 'RoleAssignment', id: 'a1', role: 'regional_coordinator', version: 1 },
      ...{ validFrom: '2021-02-01', validTo: null, deputyFor: null },
      unit: { __typename: 'OrgUnitRef', id: 'u', type: 'regional_centre', name: { fi: 'Keski-Suomi', sv: '', en: '' } }
    },
    {
      ...{ __typename: 'RoleAssignment', id: 'a2', role: 'reviewer', version: 1 },
      ...{ validFrom: '2018-01-01', validTo: '2020-01-01', deputyFor: null },
      unit: { __typename: 'OrgUnitRef', id: 'hq', type: 'headquarters', name: { fi: 'Pääkonttori', sv: '', en: '' } }
    }
  ]
}

const page = (nodes: readonly unknown[]) => ({
  users: { totalCount: nodes.length, pageInfo: { hasNextPage: false, endCursor: null }, nodes }
})

async function draw(address: string, nodes: readonly unknown[] = [aUser]) {
  const served = serve({ Users: () => page(nodes) })
  const user = userEvent.setup()
  const { router } = await renderInApp(<UserListPage />, { address })
  const lastAsked = () => served.asked[served.asked.length - 1]?.variables
  return { ...served, user, router, lastAsked }
}

describe('UserListPage', () => {
  it('reads search, filters and order from the address', async () => {
    const { lastAsked } = await draw('/fi/admin/users?q=kivel&role=regional_coordinator&sort=last_login&desc=true')
    expect(lastAsked()).toMatchObject({
      filter: { search: 'kivel', role: 'regional_coordinator', state: null },
      sort: 'last_login',
      descending: true
    })
    expect(screen.getByRole('searchbox')).toHaveValue('kivel')
    expect(screen.getByRole('columnheader', { name: /Viimeksi kirjautunut/ })).toHaveAttribute('aria-sort', 'descending')
  })

  it('drops a value that makes no sense and still opens', async () => {
    const { lastAsked } = await draw('/fi/admin/users?role=king&sort=shoe')
    expect(lastAsked()).toMatchObject({ filter: { role: null }, sort: 'name', descending: false })
  })

  it('writes a chosen filter and a search into the address', async () => {
    const { user, router, lastAsked } = await draw('/fi/admin/users')
    await user.click(screen.getByRole('button', { name: 'Tila' }))
    await user.click(await screen.findByRole('menuitemradio', { name: 'Lukittu hetkeksi' }))
    await waitFor(() => expect(router.state.location.search).toEqual({ state: 'locked' }))
    await user.type(screen.getByRole('searchbox'), 'aino')
    await waitFor(() => expect(router.state.location.search).toEqual({ state: 'locked', q: 'aino' }))
    await waitFor(() => expect(lastAsked()).toMatchObject({ filter: { search: 'aino', state: 'locked' } }))
    await user.clear(screen.getByRole('searchbox'))
    await waitFor(() => expect(router.state.location.search).toEqual({ state: 'locked' }))
  })

  it('names the roles of today only, with their unit', async () => {
    await draw('/fi/admin/users')
    expect(await screen.findByText('Aluekoordinaattori · Keski-Suomi')).toBeVisible()
    expect(screen.queryByText(/Vertaisarvioija ·/)).not.toBeInTheDocument()
    expect(screen.getByRole('cell', { name: /5\.11\.2026 klo\s9\.05/ })).toBeVisible()
    expect(screen.getByRole('link', { name: 'Sanna Kivelä' })).toHaveAttribute('href', '/fi/admin/users/p1')
  })

  it('offers to remove the filters when nobody fits them', async () => {
    const { user, router } = await draw('/fi/admin/users?role=funder', [])
    await user.click(await screen.findByRole('button', { name: 'Poista suodattimet' }))
    await waitFor(() => expect(router.state.location.search).toEqual({}))
  })
})
