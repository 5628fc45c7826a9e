import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Refusal, renderInApp, serve, type Answers } from '../../../app/testing.js'
import { edition, figures, ids, publication } from '../publication/testing/a-publication.js'
import { OpenResultsView } from './open-results.page.js'

const older = { ...edition, id: ids.second, number: 1, replacedById: ids.first, sha256: 'b'.repeat(64) }
const newest = { ...edition, id: ids.first, replacesId: ids.second, reason: 'Kaksi asiakasta oli laskettu kahdesti', replacedById: null }
const results = (of: typeof older | typeof newest) => ({
  ...{ licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' }, isDemo: true },
  consortiumName: { fi: 'Osallisuusverkosto', sv: 'Nätverket', en: 'The network' },
  publication: { ...publication, edition: { ...of, certifiedBy: null } },
  figures: [...figures.whole, ...figures.places, ...figures.series]
})

async function draw(search = '', answers: Answers = {}) {
  const served = serve({
    'GET /api/public/c1/editions': () => ({ editions: [newest, older] }),
    [`GET /api/public/c1/results?edition=${ids.first}`]: () => results(newest),
    [`GET /api/public/c1/results?edition=${ids.second}`]: () => results(older),
    ...answers
  })
  const address = `/fi/open/c1${search || '?map=table'}`
  const view = await renderInApp(<OpenResultsView consortium="c1" />, { viewer: null, address, features: ['app', 'publication', 'openResults'] })
  return { ...view, user: userEvent.setup(), asked: served.asked }
}

it('shows the newest edition with its figures, marks and definitions, and names nobody', async () => {
  const { asked, container } = await draw()
  expect(await screen.findByRole('heading', { level: 1, name: 'Tulokset tammi–kesäkuu 2026' })).toBeVisible()
  expect(screen.getByText(/vahvistettu 14\.10\.2026\. Luvut eivät muutu\./)).toBeVisible()
  const strip = within(screen.getByRole('list', { name: 'Pääluvut' })).getAllByRole('listitem')
  expect(strip[0]).toHaveTextContent(/318.*Tavoite 340 · 94.%/)
  expect(screen.getByText(/Alle 5 henkilön luvut on peitetty/)).toBeVisible()
  expect(screen.getAllByText(/Henkilö aloitti työn\./)).toHaveLength(2)
  expect(container).not.toHaveTextContent('Aino Salmela')
  expect(screen.queryByRole('button', { name: /^Miksi tämä luku/ })).not.toBeInTheDocument()
  expect(asked.every(({ name }) => name.startsWith('GET /api/public/'))).toBe(true)
})

it('says how to cite it, under which licence, and where the files are', async () => {
  await draw()
  expect(await screen.findByRole('link', { name: 'CC BY 4.0' })).toHaveAttribute('href', 'https://creativecommons.org/licenses/by/4.0/')
  expect(screen.getByText(new RegExp(`Laitos 2/2026, vahvistettu 14\\.10\\.2026, SHA-256 ${edition.sha256}`))).toBeVisible()
  expect(screen.getByRole('link', { name: 'CSV ja tietosanasto (zip)' })).toHaveAttribute('href', `/api/public/c1/results.zip?edition=${ids.first}&lang=fi`)
  expect(screen.getByRole('link', { name: 'Saavutettavuusseloste' })).toBeVisible()
})

it('keeps older editions, and says what has replaced them and why', async () => {
  const { user } = await draw()
  await user.click(await screen.findByRole('link', { name: 'Laitos 1/2026: tammi–kesäkuu 2026' }))
  expect(await screen.findByText(/Uudempi laitos korvaa tämän\. Syy: Kaksi asiakasta oli laskettu kahdesti/)).toBeVisible()
  expect(screen.getByRole('link', { name: 'CSV' })).toHaveAttribute('href', `/api/public/c1/results.csv?edition=${ids.second}&lang=fi`)
})

it('says so where nothing is published for everybody', async () => {
  const none = () => {
    throw new Refusal(404, { error: { code: 'NOT_FOUND', kind: 'missing', path: [], params: {}, errorId: 'e1' } })
  }
  await draw('', { 'GET /api/public/c1/editions': none })
  expect(await screen.findByRole('heading', { level: 1, name: 'Tuloksia ei ole julkaistu kaikille' })).toBeVisible()
})
