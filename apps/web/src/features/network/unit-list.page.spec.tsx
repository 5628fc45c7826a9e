import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { renderInApp, serve } from '../../app/testing.js'
import { networkAnswers } from './testing/network-answers.js'
import { east, joensuu, lieksa } from './testing/network-examples.js'
import type { UnitRef } from './network.types.js'
import { UnitListPage } from './unit-list.page.js'
import { unitsCsv } from './units/unit-list-csv.js'
import type { OrgUnitListNode } from './network.operations.js'

const text = (name: string) => ({ fi: name, sv: '', en: name })

const row = (unit: UnitRef, change = {}) => ({
  __typename: 'OrgUnit',
  ...unit,
  kind: 'workshop',
  validFrom: '2014-04-01',
  validTo: null,
  organisation: { __typename: 'Organisation', id: 'o1', name: text('Karjalan Työsilta ry') },
  municipality: { __typename: 'Municipality', code: '167', name: text('Joensuu') },
  centre: { __typename: 'OrgUnitRef', ...east },
  ...change
})

const page = (nodes: unknown[], endCursor: string | null = null, totalCount = nodes.length) => ({
  orgUnits: {
    __typename: 'OrgUnitConnection',
    nodes,
    totalCount,
    pageInfo: { __typename: 'PageInfo', hasNextPage: endCursor !== null, endCursor }
  }
})

async function draw(address: string, orgUnits: (variables: Record<string, unknown>) => unknown) {
  const server = serve(networkAnswers({ OrgUnits: orgUnits }))
  const drawn = await renderInApp(<UnitListPage />, { address })
  return { ...drawn, asked: () => server.asked.filter(({ name }) => name === 'OrgUnits').map(({ variables }) => variables) }
}

describe('the list of units', () => {
  it('shows each unit with its centre, place and life, and leads to its page on the same day', async () => {
    await draw('/fi/network/units?asOf=2023-11-05', () => page([row(joensuu), row(lieksa, { validTo: '2024-12-01' })]))
    const link = await screen.findByRole('link', { name: 'Karjalan Työsilta' })
    expect(link).toHaveAttribute('href', '/fi/units/joensuu?asOf=2023-11-05')
    const cells = within(link.closest('tr')!).getAllByRole('cell').map((cell) => cell.textContent)
    expect(cells).toEqual(['Työpaja', 'Itä-Suomi', 'Joensuu', 'Karjalan Työsilta ry', '1.4.2014 alkaen'])
    expect(screen.getByText('1.4.2014–1.12.2024')).toBeVisible()
    expect(screen.getByText('Verkosto sellaisena kuin se on 5.11.2023')).toBeVisible()
  })

  it('asks the API for what the address says', async () => {
    const address = '/fi/network/units?asOf=2023-11-05&q=paja&types=%5B%22local_unit%22%5D&centre=east&closed=true&sort=opened&desc=true'
    const { asked } = await draw(address, () => page([]))
    await screen.findByText('Suodattimilla ei löydy yhtään yksikköä.')
    expect(asked()[0]).toEqual({
      asOf: '2023-11-05',
      sort: 'opened',
      descending: true,
      filter: { search: 'paja', types: ['local_unit'], kinds: null, centreId: 'east', includeClosed: true },
      first: 50,
      after: null
    })
  })

  it('ignores what makes no sense in the address', async () => {
    const { asked } = await draw('/fi/network/units?sort=colour&types=%5B%22castle%22%5D&asOf=eilen', () => page([row(joensuu)]))
    await screen.findByRole('link', { name: 'Karjalan Työsilta' })
    expect(asked()[0]).toMatchObject({ asOf: null, sort: 'name', filter: { types: null } })
  })

  it('searches while typing, and offers to remove the filters when nothing is found', async () => {
    const { router, asked } = await draw('/fi/network/units', ({ filter }) =>
      page((filter as { search: string | null }).search === null ? [row(joensuu)] : [])
    )
    await userEvent.type(await screen.findByRole('searchbox'), 'xyz')
    await userEvent.click(await screen.findByRole('button', { name: 'Poista suodattimet' }))
    expect(await screen.findByRole('link', { name: 'Karjalan Työsilta' })).toBeVisible()
    expect(router.state.location.search).toEqual({})
    expect(asked().some(({ filter }) => (filter as { search: string }).search === 'xyz')).toBe(true)
  })

  it('goes from page to page by the cursor of the API', async () => {
    await draw('/fi/network/units', ({ after }) => (after === null ? page([row(joensuu)], 'c1', 2) : page([row(lieksa)], null, 2)))
    expect(await screen.findByText('1–1 / 2')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Seuraava' }))
    expect(await screen.findByRole('link', { name: 'Lieksan Lauttaus' })).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Edellinen' }))
    expect(await screen.findByRole('link', { name: 'Karjalan Työsilta' })).toBeVisible()
  })

  it('puts every page of the filtered list into the file', async () => {
    const files: Blob[] = []
    URL.createObjectURL = (file) => {
      files.push(file as Blob)
      return 'blob:x'
    }
    URL.revokeObjectURL = () => undefined
    HTMLAnchorElement.prototype.click = () => undefined
    const { asked } = await draw('/fi/network/units?q=l', ({ after }) =>
      after === null ? page([row(joensuu)], 'c1', 2) : page([row(lieksa)], null, 2)
    )
    await userEvent.click(await screen.findByRole('button', { name: 'Lataa CSV' }))
    await waitFor(() => expect(files).toHaveLength(1))
    const exported = asked().filter(({ first }) => first === 100)
    expect(exported.map(({ after, filter }) => [after, (filter as { search: string }).search])).toEqual([[null, 'l'], ['c1', 'l']])
  })
})

describe('the file of the units', () => {
  it('writes names in the language of the reader, codes as text and what does not apply as a dot', () => {
    const csv = unitsCsv([row(joensuu, { centre: null }) as unknown as OrgUnitListNode], {
      t: (id) => id.replace('network.', ''),
      pick: (name) => name.fi,
      language: 'sv'
    })
    expect(csv.slice(1).trimEnd().split('\r\n')[1]).toBe(
      'Karjalan Työsilta;type.local_unit;kind.workshop;.;Joensuu;167;Karjalan Työsilta ry;2014-04-01;'
    )
  })
})
