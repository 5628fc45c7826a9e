import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { addressOfHit, fits } from './palette-entries.js'
import { aViewer, openApp, serve } from './testing.js'

const hit = {
  kind: 'unit',
  id: '0199',
  title: { fi: 'Kiteen Kaari', sv: 'Kiteen Kaari', en: 'Kiteen Kaari' },
  detail: { fi: 'Itä-Suomi', sv: 'Östra Finland', en: 'Eastern Finland' }
}

async function openPalette() {
  const user = userEvent.setup()
  const { asked } = serve({
    Viewer: () => ({ viewer: aViewer }),
    Waiting: () => ({ workItems: [] }),
    Search: ({ text }) => ({ search: 'kiteen kaari'.startsWith(String(text)) ? [hit] : [] })
  })
  const app = await openApp('/fi/accessibility')
  await screen.findByRole('heading', { level: 1 })
  await user.keyboard('{Control>}k{/Control}')
  const field = await screen.findByRole('combobox', { name: 'Hae tai siirry' })
  await waitFor(() => expect(field).toHaveFocus())
  return { user, field, asked, ...app }
}

/** The entry that Enter would open, as the field tells it to those who listen. */
function activeText(field: HTMLElement): string | null | undefined {
  return document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent
}

it('offers every page and action of the viewer', async () => {
  await openPalette()
  const pages = within(screen.getByRole('group', { name: 'Sivut' }))
  expect(pages.getByRole('option', { name: 'Tapahtumaloki' })).toBeInTheDocument()
  expect(pages.queryByRole('option', { name: 'Lähtevä posti' })).not.toBeInTheDocument()
  const actions = within(screen.getByRole('group', { name: 'Toiminnot' }))
  expect(actions.getByRole('option', { name: 'Svenska' })).toBeInTheDocument()
  expect(actions.getByRole('option', { name: 'Kirjaudu ulos' })).toBeInTheDocument()
})

it('goes to a page by its first letters and Enter', async () => {
  const { user, field, router } = await openPalette()
  await user.keyboard('tieto')
  expect(activeText(field)).toBe('Tietosuojaseloste')
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('heading', { level: 1, name: 'Tietosuojaseloste' })).toBeVisible()
  expect(router.state.location.pathname).toBe('/fi/privacy')
  expect(screen.queryByRole('combobox')).not.toBeInTheDocument()
})

it('searches units once the typing pauses, and moves by arrows', async () => {
  const { user, field, asked } = await openPalette()
  await user.keyboard('kit')
  const option = await screen.findByRole('option', { name: /Kiteen Kaari/ })
  expect(option).toHaveTextContent('Yksikkö · Itä-Suomi')
  expect(asked.filter(({ name }) => name === 'Search')).toEqual([
    { name: 'Search', variables: { text: 'kit', first: 12 } }
  ])
  await user.keyboard('{ArrowDown}')
  expect(activeText(field)).toContain('Kiteen Kaari')
})

it('says when nothing is found', async () => {
  const { user } = await openPalette()
  await user.keyboard('zzzz')
  expect(await screen.findByText(/Haulla ”zzzz” ei löydy mitään/)).toBeVisible()
})

it('closes by Esc', async () => {
  const { user } = await openPalette()
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('combobox')).not.toBeInTheDocument())
})

it('fits by the beginnings of words, whatever their case', () => {
  expect(fits('Käyttäjät ja oikeudet', 'oik')).toBe(true)
  expect(fits('Käyttäjät ja oikeudet', 'käy oik')).toBe(true)
  expect(fits('Käyttäjät ja oikeudet', 'KÄY')).toBe(true)
  expect(fits('Käyttäjät ja oikeudet', 'kay')).toBe(false)
  expect(fits('Käyttäjät ja oikeudet', 'keudet')).toBe(false)
})

it('leads each hit to its page', () => {
  expect(addressOfHit({ ...hit, kind: 'unit' }, 'sv')).toBe('/sv/units/0199')
  expect(addressOfHit({ ...hit, kind: 'person' }, 'fi')).toBe('/fi/admin/users/0199')
  expect(addressOfHit({ ...hit, kind: 'municipality' }, 'fi')).toBe('/fi/network/units?q=Kiteen%20Kaari')
})
