import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, renderInApp, serve } from '../../../app/testing.js'
import { NetworkFiles } from './network-files.js'

const importer = { ...aViewer, actions: [...aViewer.actions, 'network.import'] }

async function draw(asOf: string | undefined, viewer = importer) {
  serve({})
  const user = userEvent.setup()
  await renderInApp(<NetworkFiles asOf={asOf} />, { viewer, language: 'sv', address: '/sv/network/units' })
  await user.click(screen.getByRole('button', { name: 'Ladda ner' }))
  return within(await screen.findByRole('menu'))
}

it('offers the tree of the viewed day as plain links to four kinds of file', async () => {
  const menu = await draw('2023-11-05')
  expect(screen.getByText('Nätverket 5.11.2023')).toBeVisible()
  const addresses = menu.getAllByRole('menuitem').map((link) => link.getAttribute('href'))
  expect(addresses).toEqual(['csv', 'xlsx', 'json', 'geojson'].map((format) => `/files/network.${format}?asOf=2023-11-05&lang=sv`))
  expect(screen.getByRole('link', { name: 'Hämta från fil' })).toHaveAttribute('href', '/sv/network/imports')
})

it('means today without a day, and offers imports only to whoever may', async () => {
  const menu = await draw(undefined, aViewer)
  expect(menu.getAllByRole('menuitem')[0]).toHaveAttribute('href', '/files/network.csv?asOf=2026-11-05&lang=sv')
  expect(screen.queryByRole('link', { name: 'Hämta från fil' })).not.toBeInTheDocument()
})
