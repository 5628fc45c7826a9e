import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { renderInApp, serve } from '../../app/testing.js'
import { NetworkPage } from './network.page.js'
import { UnitHistory } from './panel/unit-history.js'
import { events as exampleEvents, treeOfToday } from './testing/network-examples.js'
import { networkAnswers, treeAnswer } from './testing/network-answers.js'

/** The table draws fastest; the map is drawn where it is asked about. */
const past = '/fi/network?asOf=2023-11-05&view=table'

async function draw(address: string, change = {}) {
  const server = serve(networkAnswers(change))
  const page = await renderInApp(<NetworkPage />, { address })
  await screen.findByRole('tree')
  return { ...page, ...server }
}

const searchOf = ({ router }: Awaited<ReturnType<typeof draw>>) => router.state.location.search as Record<string, string>
const rowNames = () => screen.getAllByRole('treeitem').map((row) => row.textContent)

/** Units, municipalities and inhabitants of each territory, as the map says them to a screen reader. */
async function figuresOnMap(): Promise<string[]> {
  const areas = await screen.findByRole('listbox', { name: /Aluekeskusten alueet/ })
  return within(areas).getAllByRole('option').map((area) => area.getAttribute('aria-label') ?? '')
}

describe('the network on a day', () => {
  it('says today that all is of today, and offers no way back', async () => {
    await draw('/fi/network?view=table')
    expect(screen.getByText('Verkosto tänään')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Tähän päivään' })).not.toBeInTheDocument()
    expect(screen.queryByText(/Vain luku/)).not.toBeInTheDocument()
  })

  it('says that the past is the past, and leads back', async () => {
    const page = await draw(past)
    expect(screen.getByText('Katsot verkostoa sellaisena kuin se oli')).toBeVisible()
    expect(screen.getByText('Vain luku: menneisyyttä ei muuteta.')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Tähän päivään' }))
    await waitFor(() => expect(searchOf(page)['asOf']).toBeUndefined())
    expect(await screen.findByText('Verkosto tänään')).toBeVisible()
  })

  it('says that the future is only planned', async () => {
    await draw('/fi/network?asOf=2027-05-01&view=table')
    expect(screen.getByText('Katsot verkostoa sellaisena kuin sen on määrä olla')).toBeVisible()
  })

  it('asks the API for the day of the address and for today', async () => {
    const { asked } = await draw(past)
    expect(asked.filter(({ name }) => name === 'NetworkTree').map(({ variables }) => variables['asOf'])).toEqual(
      expect.arrayContaining(['2023-11-05', null])
    )
  })

  it('drops a day from the address that is none', async () => {
    const broken = await draw('/fi/network?asOf=2023-02-31&view=table')
    expect(screen.getByText('Verkosto tänään')).toBeVisible()
    expect(broken.asked.some(({ variables }) => variables['asOf'] === '2023-02-31')).toBe(false)
  })

  it('keeps the network of the earlier day on the screen until the next has come', async () => {
    let release: (() => void) | undefined
    const page = await draw('/fi/network?view=table')
    const wait = new Promise<void>((resolve) => {
      release = resolve
    })
    const before = globalThis.fetch
    globalThis.fetch = async (...args) => {
      if (String(args[1]?.body).includes('2023-05-12')) await wait
      return before(...args)
    }
    await userEvent.click(screen.getByRole('treeitem', { name: /^Pohjois-Pohjanmaa/ }))
    await act(() => page.router.navigate({ to: '.', search: { asOf: '2023-05-12', view: 'table' } as never }))
    expect(await screen.findByText('Katsot verkostoa sellaisena kuin se oli')).toBeVisible()
    expect(screen.getByRole('treeitem', { name: /^Pohjois-Pohjanmaa ?, 2 yksikköä/ })).toBeVisible()
    release?.()
    expect(await screen.findByRole('treeitem', { name: /^Pohjois-Pohjanmaa ?, 1 yksikkö/ })).toBeVisible()
  })

  it('says what went wrong and tries again', async () => {
    let isBroken = true
    const server = serve(
      networkAnswers({
        NetworkTree: () => {
          if (isBroken) throw new TypeError('fetch failed')
          return treeAnswer(treeOfToday())
        }
      })
    )
    await renderInApp(<NetworkPage />, { address: '/fi/network?view=table' })
    const notice = await screen.findByText(/Yhteys katkesi|Palvelin|yhteyttä/i)
    expect(notice).toBeVisible()
    isBroken = false
    await userEvent.click(screen.getByRole('button', { name: 'Yritä uudelleen' }))
    expect(await screen.findByRole('tree')).toBeVisible()
    expect(server.asked.length).toBeGreaterThan(1)
  })
})

describe('tree, map, tiles and table follow the day', () => {
  it('the tree: who belongs where, and what moves next', async () => {
    await draw(past)
    await userEvent.click(screen.getByRole('treeitem', { name: /^Itä-Suomi/ }))
    expect(rowNames().join()).toContain('Kajaanin Kiintopiste, Kajaani, siirtyy 1.1.2025→ 2025')
    expect(screen.getByRole('treeitem', { name: /Kuopion Käsi.*lakkaa 1.6.2025/ })).toBeVisible()
    expect(screen.queryByRole('treeitem', { name: /Lieksan Lauttaus/ })).not.toBeInTheDocument()
  })

  it.each([
    ['/fi/network?asOf=2023-11-05', ['Pohjois-Pohjanmaa', '1', '1', '211 848', '+1 yks., +1 kuntaa'], ['Itä-Suomi', '3', '4', '250 000', '−1 yks., −1 kuntaa']],
    ['/fi/network', ['Pohjois-Pohjanmaa', '2', '2', '248 000'], ['Itä-Suomi', '2', '3', '213 848']]
  ])('the map and its table twin say the same: %s', async (address, north, east) => {
    const page = await draw(address)
    const onMap = await figuresOnMap()
    await userEvent.click(screen.getByRole('radio', { name: 'Taulukko' }))
    await waitFor(() => expect(searchOf(page)['view']).toBe('table'))
    const rows = within(await screen.findByRole('table')).getAllByRole('row').slice(1, -1)
    const inTable = rows.map((row) => [...row.children].map((cell) => cell.textContent?.replace(/\u00a0/g, ' ') ?? ''))
    expect(inTable).toEqual([north, east])
    const spoken = inTable.map(([name, units, municipalities, population]) => [name, units, municipalities, population])
    expect(onMap.map((label) => figuresIn(label))).toEqual(spoken)
  })

  it('the tiles: which centre a region belongs to', async () => {
    await draw('/fi/network?asOf=2023-11-05&view=tiles')
    const kainuu = await screen.findByRole('option', { name: /^Kainuu/ })
    expect(kainuu).toHaveTextContent('Itä-Suomi')
    await userEvent.click(screen.getByRole('button', { name: 'Tähän päivään' }))
    await waitFor(() => expect(screen.getByRole('option', { name: /^Kainuu/ })).toHaveTextContent('Pohjois-Pohjanmaa'))
    expect(screen.getByRole('option', { name: /^Ahvenanmaa/ })).toHaveTextContent('Ei aluekeskusta')
  })
})

/** "Itä-Suomi, 3 yksikköä, 4 kuntaa, 250 000 asukasta" → its name and figures. */
function figuresIn(label: string): string[] {
  const [name = '', ...figures] = label.replace(/\u00a0/g, ' ').split(', ')
  return [name, ...figures.map((figure) => figure.replace(/ \D+$/, ''))]
}

describe('the date band', () => {
  it('moves the day by the keys of the handle and says it in words', async () => {
    const page = await draw(past)
    const handle = screen.getByRole('slider', { name: 'Katselupäivä' })
    expect(handle).toHaveAttribute('aria-valuetext', 'Sunnuntai 5.11.2023')
    act(() => handle.focus())
    await userEvent.keyboard('{ArrowRight}')
    await waitFor(() => expect(searchOf(page)['asOf']).toBe('2023-12-05'))
    await userEvent.keyboard('{PageDown}')
    await waitFor(() => expect(searchOf(page)['asOf']).toBe('2022-12-05'))
  })

  it('takes a typed day, and keeps what it cannot read', async () => {
    const page = await draw('/fi/network?view=table')
    const field = screen.getByLabelText('Päivä, jolta verkosto näytetään')
    await userEvent.clear(field)
    await userEvent.type(field, '31.2.2023{Enter}')
    expect(screen.getByText(/Tätä päivää ei ole kalenterissa/)).toBeVisible()
    expect(field).toHaveValue('31.2.2023')
    expect(field).toBeInvalid()
    expect(searchOf(page)['asOf']).toBeUndefined()
    await userEvent.clear(field)
    await userEvent.type(field, '2023-11-05{Enter}')
    await waitFor(() => expect(searchOf(page)['asOf']).toBe('2023-11-05'))
    expect(field).toHaveValue('5.11.2023')
  })

  it('leads to the change before and after', async () => {
    const page = await draw(past)
    expect(screen.getByRole('link', { name: 'Seuraava muutos 8.2.2024' })).toHaveAttribute('href', '/fi/network?asOf=2024-02-08&view=table')
    await userEvent.click(screen.getByRole('link', { name: 'Edellinen muutos 12.5.2023' }))
    await waitFor(() => expect(searchOf(page)['asOf']).toBe('2023-05-12'))
  })

  it('goes where the line is pressed', async () => {
    const page = await draw(past)
    const line = screen.getByRole('group', { name: 'Aikajana' })
    fireEvent(line, new MouseEvent('pointerdown', { bubbles: true, button: 0, clientX: 10 }))
    fireEvent(line, new MouseEvent('pointerup', { bubbles: true, clientX: 10 }))
    await waitFor(() => expect(searchOf(page)['asOf']).toBe('2013-01-01'))
  })
})

describe('the keyboard', () => {
  it('walks the tree by arrows and letters, opens and closes a centre, and keeps one stop for Tab', async () => {
    await draw(past)
    act(() => screen.getByRole('treeitem', { name: /^Pääkonttori/ }).focus())
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}')
    const east = screen.getByRole('treeitem', { name: /^Itä-Suomi/ })
    await waitFor(() => expect(east).toHaveFocus())
    expect(east).toHaveAttribute('aria-expanded', 'true')
    await userEvent.keyboard('k')
    await waitFor(() => expect(screen.getByRole('treeitem', { name: /^Kajaanin/ })).toHaveFocus())
    expect(screen.getAllByRole('treeitem').filter((row) => row.tabIndex === 0)).toHaveLength(1)
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}')
    await waitFor(() => expect(east).toHaveFocus())
    expect(east).toHaveAttribute('aria-expanded', 'false')
  })

  it('moves on the map to the neighbour in the direction of the arrow, and chooses by Enter', async () => {
    const page = await draw('/fi/network?asOf=2023-11-05')
    await figuresOnMap()
    act(() => screen.getByRole('option', { name: /^Pohjois-Pohjanmaa, 1 yksikkö/ }).focus())
    await userEvent.keyboard('{ArrowDown}')
    await waitFor(() => expect(screen.getByRole('option', { name: /^Itä-Suomi, 3 yksikköä/ })).toHaveFocus())
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(searchOf(page)['unit']).toBe('east'))
    expect(screen.getByRole('treeitem', { name: /^Itä-Suomi/ })).toHaveAttribute('aria-selected', 'true')
  })
})

describe('the side panel', () => {
  it('shows the chosen centre with the figures of the day and of today, and closes by Esc', async () => {
    const page = await draw(past)
    const row = screen.getByRole('treeitem', { name: /^Itä-Suomi/ })
    act(() => row.focus())
    await userEvent.keyboard('{Enter}')
    const panel = await screen.findByRole('complementary', { name: 'Itä-Suomi' })
    expect(searchOf(page)['unit']).toBe('east')
    await waitFor(() => expect(within(panel).getByRole('heading', { name: 'Itä-Suomi' })).toHaveFocus())
    expect(panel).toHaveTextContent('Yksiköitä3 (tänään 2)')
    expect(panel).toHaveTextContent('Kuntia4 (tänään 3)')
    expect(await within(panel).findByText('Eeva-Liisa Turunen')).toBeVisible()
    const history = within(panel).getByRole('list', { name: 'Historia' })
    expect(history).toHaveTextContent(/1\.1\.2025Kainuu \(1 kunta\) siirtyi: Itä-Suomi → Pohjois-Pohjanmaa\. päätös 12\/2024.*5\.11\.2023.*Kuntaliitos: Valtimo → Nurmes/)
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(searchOf(page)['unit']).toBeUndefined())
    await waitFor(() => expect(screen.getByRole('treeitem', { name: /^Itä-Suomi/ })).toHaveFocus())
  })

  it('says in the language of the page why Solmu has changed something, and marks what a person wrote', async () => {
    const told = (id: string, date: string, reason: string) => ({ ...exampleEvents()[0]!, id, date, reason })
    const events = [told('a', '2024-01-01', 'Kuntaliitos: Nilsiä ja Maaninka liittyvät kuntaan Kuopio'), told('b', '2025-01-01', 'Palvelut koottiin yhteen')]
    await renderInApp(<UnitHistory label="Historia" events={events} asOf="2026-11-05" sentenceOf={() => 'Händelse'} />, { address: '/sv/network', language: 'sv' })
    expect(screen.getByText(/Kommunsammanslagning: Nilsiä och Maaninka går samman med Kuopio/)).not.toHaveAttribute('lang')
    expect(screen.getByText(/Palvelut koottiin yhteen/)).toHaveAttribute('lang', 'fi')
    expect(screen.getByText('Motiveringarna står på det språk som de är skrivna på.')).toBeVisible()
  })

  it('lists the municipalities and finds one', async () => {
    const page = await draw(`${past}&unit=east`)
    await userEvent.click(await screen.findByRole('tab', { name: 'Kunnat' }))
    await waitFor(() => expect(searchOf(page)['tab']).toBe('municipalities'))
    await userEvent.type(screen.getByRole('searchbox', { name: 'Hae kuntaa' }), 'kaj')
    expect(screen.getByText('1 / 2 kuntaa, asukkaita')).toBeVisible()
    expect(screen.queryByText('Joensuu', { selector: 'li span' })).not.toBeInTheDocument()
  })

  it('says that a unit does not exist on the day, and offers a day on which it does', async () => {
    const lieksa = { id: 'lieksa', name: { fi: 'Lieksan Lauttaus', sv: '', en: '' }, validFrom: '2024-02-08' }
    const page = await draw(`${past}&unit=lieksa`, {
      OrgUnit: () => {
        const answers = networkAnswers()
        const { orgUnit } = answers['OrgUnit']!({ id: 'east' }) as { orgUnit: Record<string, unknown> }
        return { orgUnit: { ...orgUnit, ...lieksa } }
      }
    })
    expect(await screen.findByText('Yksikköä ei ole verkostossa 5.11.2023. Ensimmäinen päivä on 8.2.2024.')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Siirry päivään 8.2.2024' }))
    await waitFor(() => expect(searchOf(page)['asOf']).toBe('2024-02-08'))
  })
})
