import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, Refusal, renderInApp, serve } from '../../../app/testing.js'
import { AccessOf } from './access-of.page.js'
import { AccessToPage } from './access-to.page.js'

const name = (text: string) => ({ fi: text, sv: text, en: text })
const unit = (id: string, text: string, type = 'local_unit') => ({ __typename: 'OrgUnitRef', id, type, name: name(text) })
const person = (id: string, displayName: string) => ({ __typename: 'PersonName', id, displayName })
const why = (id: string, role: string, at: object) => ({
  ...{ __typename: 'RoleAssignment', id, role, validFrom: '2021-02-01', validTo: null, reason: 'Valittu tehtävään', source: 'manual' },
  ...{ givenAt: '2021-01-20T10:00:00Z', givenBy: person('g1', 'Maarit Oinonen'), deputyFor: null, organisation: null, unit: at }
})
const centre = unit('u1', 'Itä-Suomi', 'regional_centre')
const kitee = unit('0198aaaa-0000-7000-8000-000000000001', 'Kiteen Kaari')

const accessOf = (more: object = {}) => ({
  accessOf: {
    ...{ __typename: 'AccessOfPerson', on: '2026-11-05', isDeactivated: false, person: person('p1', 'Eeva-Liisa Turunen') },
    actions: [
      {
        ...{ __typename: 'AllowedAction', action: 'network.read', isNetworkWide: true, unitCount: 59, units: [] },
        because: [{ __typename: 'AccessReason', reach: 'network', unitCount: 59, assignment: why('a1', 'regional_coordinator', centre) }]
      },
      {
        ...{ __typename: 'AllowedAction', action: 'access.manage', isNetworkWide: false, unitCount: 2, units: [centre, kitee] },
        because: [{ __typename: 'AccessReason', reach: 'subtree', unitCount: 2, assignment: why('a1', 'regional_coordinator', centre) }]
      }
    ],
    ...more
  }
})

describe('what a person may do', () => {
  it('says what, where and why', async () => {
    serve({ AccessOf: () => accessOf() })
    await renderInApp(<AccessOf userId="p1" />, { address: '/fi/admin/users/p1/access' })
    expect(await screen.findByRole('heading', { name: 'Mitä Eeva-Liisa Turunen saa tehdä, missä ja miksi?' })).toBeVisible()
    expect(screen.getByText('Koko verkosto, 59 yksikköä')).toBeVisible()
    const row = within(screen.getByText('Antaa ja päättää rooleja ja kutsuu niihin').closest('tr') as HTMLElement)
    expect(row.getByText(/Itä-Suomi, Kiteen Kaari/)).toBeVisible()
    expect(row.getByText(/Ulottuu yksikköön ja sen alaisiin yksiköihin/)).toBeVisible()
    expect(row.getByText(/Antoi Maarit Oinonen 20\.1\.2021\. Peruste: Valittu tehtävään/)).toBeVisible()
  })

  it('asks for the day of the address, and for another one that is written', async () => {
    const { asked } = serve({ AccessOf: () => accessOf({ isDeactivated: true, actions: [] }) })
    const user = userEvent.setup()
    const { router } = await renderInApp(<AccessOf userId="p1" />, { address: '/fi/admin/users/p1/access?on=2020-01-01' })
    expect(await screen.findByText(/Tunnus oli silloin poissa käytöstä/)).toBeVisible()
    expect(asked.at(-1)?.variables).toEqual({ userId: 'p1', on: '2020-01-01' })
    const field = screen.getByLabelText('Päivä')
    expect(field).toHaveValue('1.1.2020')
    await user.clear(field)
    await user.type(field, '31.2.2021{Enter}')
    expect(await screen.findByText('Kirjoita päivä muodossa 5.11.2026.')).toBeVisible()
    await user.clear(field)
    await user.type(field, '1.3.2021{Enter}')
    await waitFor(() => expect(router.state.location.search).toEqual({ on: '2021-03-01' }))
    await waitFor(() => expect(asked.at(-1)?.variables).toEqual({ userId: 'p1', on: '2021-03-01' }))
  })
})

describe('who may do something', () => {
  const viewer = { ...aViewer }
  const municipality = { __typename: 'Municipality', code: '260', name: name('Kitee') }
  const address = `/fi/admin/access?action=access.manage&unit=${kitee.id}`

  it('asks for an act and a unit first', async () => {
    const { asked } = serve({ UnitChoices: () => ({ orgUnits: { nodes: [] } }) })
    await renderInApp(<AccessToPage />, { viewer, address: '/fi/admin/access' })
    expect(await screen.findByText('Kenestä on kyse?')).toBeVisible()
    expect(asked.some(({ name: operation }) => operation === 'AccessTo')).toBe(false)
  })

  it('names the people with the chain that leads to each, and counts those out of sight', async () => {
    const chain = { __typename: 'AccessChain', reach: 'subtree', chain: [centre, kitee], assignment: why('a1', 'regional_coordinator', centre) }
    serve({
      UnitChoices: () => ({ orgUnits: { nodes: [] } }),
      UnitOfLink: () => ({ orgUnit: { ...kitee, __typename: 'OrgUnit', municipality } }),
      AccessTo: () => ({
        accessTo: {
          ...{ __typename: 'AccessToUnit', on: '2026-11-05', hiddenCount: 2, unit: kitee },
          people: [{ __typename: 'AllowedPerson', person: person('p1', 'Eeva-Liisa Turunen'), because: [chain] }]
        }
      })
    })
    await renderInApp(<AccessToPage />, { viewer, address })
    expect(await screen.findByRole('link', { name: 'Eeva-Liisa Turunen' })).toHaveAttribute('href', '/fi/admin/users/p1')
    expect(screen.getByText(/Ketju: Itä-Suomi → Kiteen Kaari/)).toBeVisible()
    expect(screen.getByText(/Lisäksi 2 henkilöä/)).toBeVisible()
  })

  it('says so when the unit did not stand on that day', async () => {
    const errors = [{ message: 'NOT_FOUND', extensions: { code: 'NOT_FOUND', kind: 'missing', path: ['unitId'], params: {}, errorId: null } }]
    serve({
      UnitChoices: () => ({ orgUnits: { nodes: [] } }),
      UnitOfLink: () => ({ orgUnit: { ...kitee, __typename: 'OrgUnit', municipality } }),
      AccessTo: () => {
        throw new Refusal(200, { data: null, errors })
      }
    })
    await renderInApp(<AccessToPage />, { viewer, address: `${address}&on=2001-01-01` })
    expect(await screen.findByText(/Yksikköä ei ollut silloin/)).toBeVisible()
  })
})
