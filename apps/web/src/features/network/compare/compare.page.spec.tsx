import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, renderInApp, serve } from '../../../app/testing.js'
import { networkAnswers } from '../testing/network-answers.js'
import { ComparePage } from './compare.page.js'
import { aComparison, comparisonAnswer, noDifference } from './testing/comparison-examples.js'

const viewer = { ...aViewer, today: '2026-11-21' }
const linked = '/fi/network/compare?from=2023-11-05&to=2026-11-21'

async function draw(address: string, { comparison = aComparison, language = 'fi' as 'fi' | 'sv' | 'en' } = {}) {
  const answer = ({ from, to }: Record<string, unknown>) => comparisonAnswer(comparison(String(from), String(to)))
  const server = serve(networkAnswers({ NetworkComparison: answer }))
  const page = await renderInApp(<ComparePage />, { address, viewer, language })
  await screen.findByText(/→.*:$/)
  return { ...page, ...server }
}

type Page = Awaited<ReturnType<typeof draw>>
const searchOf = ({ router }: Page) => router.state.location.search as Record<string, string>
const askedDays = ({ asked }: Page) =>
  asked.filter(({ name }) => name === 'NetworkComparison').map(({ variables }) => `${variables['from']} ${variables['to']}`)

describe('the compared days', () => {
  it('are a year ago and today unless the address tells others', async () => {
    expect(askedDays(await draw('/fi/network/compare'))).toEqual(['2025-11-21 2026-11-21'])
    expect(screen.getByLabelText('Ensimmäinen päivä')).toHaveValue('21.11.2025')
    expect(screen.getByLabelText('Toinen päivä')).toHaveValue('21.11.2026')
  })

  it('are typed, swapped and chosen from ready ones, and stand in the address', async () => {
    const page = await draw(linked)
    const first = screen.getByLabelText('Ensimmäinen päivä')
    await userEvent.clear(first)
    await userEvent.type(first, '1.1.2025{Enter}')
    await waitFor(() => expect(searchOf(page)).toMatchObject({ from: '2025-01-01', to: '2026-11-21' }))
    await userEvent.click(screen.getByRole('button', { name: 'Vaihda päivät keskenään' }))
    await waitFor(() => expect(searchOf(page)).toMatchObject({ from: '2026-11-21', to: '2025-01-01' }))
    await userEvent.click(screen.getByRole('button', { name: 'Edellinen muutos' }))
    await waitFor(() => expect(searchOf(page)).toMatchObject({ from: '2025-05-31', to: '2025-06-01' }))
    await userEvent.click(screen.getByRole('button', { name: 'Vuosi sitten' }))
    await waitFor(() => expect(searchOf(page)['from']).toBeUndefined())
    await waitFor(() => expect(askedDays(page).at(-1)).toBe('2025-11-21 2026-11-21'))
  })
})

describe('the differences', () => {
  it('begin with the totals before and after', async () => {
    await draw(linked)
    expect(screen.getByText('5.11.2023 → 21.11.2026:').parentElement).toHaveTextContent(
      '5.11.2023 → 21.11.2026: aluekeskuksia 2 → 2, paikallisyksiköitä 4 → 5 (+1), kuntia keskusten alueilla 5 → 5, kuntia ilman keskusta 0 → 0.'
    )
  })

  it('are gathered by what has happened', async () => {
    await draw(linked)
    const group = (name: string) => within(screen.getByRole('region', { name })).getAllByRole('listitem').map((item) => item.textContent)
    expect(group('Avatut yksiköt')).toEqual(['Lieksan Lauttaus: Lieksa, Itä-Suomi'])
    expect(group('Yhdistetyt ja jaetut yksiköt')).toEqual(['Kuopion Käsi ja Karjalan Työsilta → Karjalan Työsilta'])
    expect(group('Keskuksesta toiseen siirretyt yksiköt')).toEqual(['Kajaanin Kiintopiste: Itä-Suomi → Pohjois-Pohjanmaa'])
    expect(group('Uuden nimen saaneet yksiköt')).toEqual(['Oulun Sampo → Oulun Uusi Sampo'])
    expect(group('Muut muutokset')).toEqual(['Oulun Uusi Sampo: Oulu → Kempele'])
    expect(group('Keskuksesta toiseen siirtyneet kunnat')).toEqual([
      'Kainuu (1 kunta): Itä-Suomi → Pohjois-PohjanmaaKajaani',
      '2 kuntaa: ei aluekeskusta → Itä-SuomiKuopio, Lieksa'
    ])
    expect(screen.queryByRole('region', { name: 'Lakanneet yksiköt' })).not.toBeInTheDocument()
  })

  it('are a table with the same rows', async () => {
    const page = await draw(linked)
    await userEvent.click(screen.getByRole('radio', { name: 'Taulukko' }))
    await waitFor(() => expect(searchOf(page)['view']).toBe('table'))
    const rows = within(await screen.findByRole('table', { name: 'Erot 5.11.2023 ja 21.11.2026' })).getAllByRole('row').slice(1)
    expect(rows).toHaveLength(7)
    expect([...rows[0]!.children].map((cell) => cell.textContent)).toEqual(['Lieksan Lauttaus', 'avattu', '.ei sovellu', 'Lieksa, Itä-Suomi'])
    expect([...rows[2]!.children].map((cell) => cell.textContent)).toEqual(['Kajaanin Kiintopiste', 'siirretty', 'Itä-Suomi', 'Pohjois-Pohjanmaa'])
  })

  it('say when there are none', async () => {
    await draw(linked, { comparison: noDifference })
    expect(await screen.findByText('Ei eroja.')).toBeVisible()
    expect(screen.getByText(/ovat samat 5\.11\.2023 ja 21\.11\.2026/)).toBeVisible()
    expect(screen.queryByRole('button', { name: /Lataa/ })).not.toBeInTheDocument()
  })
})

describe('the map of the differences', () => {
  it('shows the second day, and the first when asked', async () => {
    const page = await draw(linked)
    const marks = await screen.findByRole('listbox', { name: /^Toimipaikat kartalla/ })
    const spoken = () => within(marks).getAllByRole('option').map((mark) => mark.getAttribute('aria-label'))
    expect(spoken()).toEqual(
      expect.arrayContaining([
        'Lieksan Lauttaus, Paikallisyksikkö, Lieksa, avattu',
        'Kuopion Käsi, Paikallisyksikkö, Kuopio, yhdistetty tai jaettu',
        'Kajaanin Kiintopiste, Paikallisyksikkö, Kajaani, siirretty'
      ])
    )
    await userEvent.click(screen.getByRole('radio', { name: '5.11.2023' }))
    await waitFor(() => expect(searchOf(page)['side']).toBe('before'))
    await waitFor(() => expect(spoken().some((label) => label?.startsWith('Lieksan Lauttaus'))).toBe(false))
    expect(screen.getByRole('group', { name: 'Kartta: verkosto 5.11.2023 ja erot' })).toBeInTheDocument()
  })

  it('points out in the list the unit that is chosen on it', async () => {
    await draw(linked)
    const marks = await screen.findByRole('listbox', { name: /^Toimipaikat kartalla/ })
    await userEvent.click(within(marks).getByRole('option', { name: /^Kajaanin Kiintopiste/ }))
    const row = screen.getByText('Kajaanin Kiintopiste: Itä-Suomi → Pohjois-Pohjanmaa')
    expect(row).toHaveAttribute('data-selected', 'true')
  })
})

it.each([
  ['sv', 'Jämför två dagar', 'Inga skillnader.'],
  ['en', 'Compare two days', 'No differences.']
] as const)('speaks %s', async (language, title, none) => {
  await draw(`/${language}/network/compare?from=2023-11-05&to=2026-11-21`, { comparison: noDifference, language })
  expect(screen.getByRole('heading', { name: title })).toBeVisible()
  expect(await screen.findByText(none)).toBeVisible()
})
