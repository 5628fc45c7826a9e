import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { renderInApp, serve } from '../../../app/testing.js'
import { NetworkPage } from '../network.page.js'
import { networkAnswers } from '../testing/network-answers.js'
import { divisionAnswer, municipalitiesAnswer } from './testing/division-examples.js'

const past = '/fi/network?asOf=2023-11-05'

async function draw(address: string, language: 'fi' | 'sv' | 'en' = 'fi') {
  const server = serve(networkAnswers({ NetworkDivision: divisionAnswer, Municipalities: municipalitiesAnswer }))
  const page = await renderInApp(<NetworkPage />, { address, language })
  await screen.findByRole('tree')
  return { ...page, ...server }
}

const searchOf = ({ router }: Awaited<ReturnType<typeof draw>>) => router.state.location.search as Record<string, string>

/** The rows of the table as texts, with plain spaces. */
async function tableRows(): Promise<string[][]> {
  const rows = within(await screen.findByRole('table')).getAllByRole('row').slice(1)
  return rows.map((row) => [...row.children].map((cell) => cell.textContent?.replace(/\u00a0/g, ' ') ?? ''))
}

describe('the choice of the division', () => {
  it('begins with the regional centres and asks for no division', async () => {
    const { asked } = await draw(`${past}&view=table`)
    expect(screen.getByRole('combobox', { name: 'Aluejako' })).toHaveDisplayValue('Aluekeskukset')
    expect(asked.some(({ name }) => name === 'NetworkDivision')).toBe(false)
  })

  it('keeps the tree and the day, shows the division, and stands in the address', async () => {
    const page = await draw(`${past}&view=table&unit=east`)
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Aluejako' }), 'Maakunnat')
    expect(await screen.findByRole('columnheader', { name: 'Maakunta' })).toBeVisible()
    expect(searchOf(page)).toMatchObject({ lens: 'region', asOf: '2023-11-05', unit: 'east' })
    expect(screen.getByRole('tree')).toBeVisible()
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Aluejako' }), 'Aluekeskukset')
    await waitFor(() => expect(searchOf(page)['lens']).toBeUndefined())
    expect(await screen.findByRole('columnheader', { name: 'Aluekeskus' })).toBeVisible()
  })

  it('drops a division from the address that is none', async () => {
    await draw(`${past}&view=table&lens=province`)
    expect(screen.getByRole('combobox', { name: 'Aluejako' })).toHaveDisplayValue('Aluekeskukset')
  })

  it('leads to the comparison of the viewed day with today', async () => {
    await draw(`${past}&view=table`)
    expect(screen.getByRole('link', { name: 'Vertaa kahta päivää' })).toHaveAttribute('href', '/fi/network/compare?from=2023-11-05')
  })
})

describe('the table of a division', () => {
  it('has a row for each area and the total of the whole country', async () => {
    await draw(`${past}&view=table&lens=region`)
    expect(await tableRows()).toEqual([
      ['Pohjois-Savo', '11', '1', '121 543', '1,3'],
      ['Pohjois-Karjala', '12', '2', '88 000', '0,7'],
      ['Pohjois-Pohjanmaa', '17', '1', '211 848', '1,0'],
      ['Kainuu', '18', '1', '40 457', '1,0'],
      ['Ahvenanmaa', '21', '1', '11 676', '0,0'],
      ['Yhteensä', '.ei sovellu', '6', '473 524', '4,0']
    ])
  })

  it('sorts by a column, and says so', async () => {
    await draw(`${past}&view=table&lens=region`)
    await userEvent.click(await screen.findByRole('button', { name: /^Väestö/ }))
    await userEvent.click(screen.getByRole('button', { name: /^Väestö/ }))
    expect((await tableRows()).map(([name]) => name).slice(0, 2)).toEqual(['Pohjois-Pohjanmaa', 'Pohjois-Savo'])
    expect(screen.getByRole('columnheader', { name: /^Väestö/ })).toHaveAttribute('aria-sort', 'descending')
  })

  it('never hides what lies in no area, whatever the order', async () => {
    await draw(`${past}&view=table&lens=wellbeing_county`)
    await userEvent.click(await screen.findByRole('button', { name: 'Hyvinvointialue' }))
    const rows = await tableRows()
    expect(rows.map(([name]) => name)).toEqual([
      'Pohjois-Pohjanmaan hyvinvointialue',
      'Pohjois-Savon hyvinvointialue',
      'Ei alueella',
      'Yhteensä'
    ])
    expect(rows[2]).toEqual(['Ei alueella', '.ei sovellu', '1', '11 676', '1'])
  })
})

describe('the panel of an area', () => {
  it('tells the figures, who works there with which share, and closes by Esc', async () => {
    const page = await draw(`${past}&view=table&lens=region`)
    const open = await screen.findByRole('button', { name: 'Pohjois-Savo' })
    await userEvent.click(open)
    const panel = await screen.findByRole('complementary', { name: 'Pohjois-Savo' })
    expect(searchOf(page)['area']).toBe('11')
    await waitFor(() => expect(within(panel).getByRole('heading', { name: 'Pohjois-Savo' })).toHaveFocus())
    expect(panel).toHaveTextContent('Maakunta · koodi 11')
    expect(panel).toHaveTextContent(/Yksiköitä1,3Kuntia1Väestö121\s543 \(31\.12\.2022\)/)
    expect(within(panel).getByRole('button', { name: 'Karjalan Työsilta' }).parentElement).toHaveTextContent(/30\s% työstä/)
    expect(panel).toHaveTextContent('1,3 yksikköä: 1 yksikkö toimii kokonaan tällä alueella, 1 yksikkö tekee täällä osan työstään.')
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(searchOf(page)['area']).toBeUndefined())
    await waitFor(() => expect(open).toHaveFocus())
    expect(screen.getByRole('heading', { name: 'Maakunnat' })).toBeVisible()
  })

  it('lists the municipalities of the day', async () => {
    await draw(`${past}&view=table&lens=region&area=12&tab=municipalities`)
    const list = await screen.findByRole('region', { name: 'Kunnat' })
    expect(within(list).getAllByRole('listitem').map((item) => item.firstChild?.textContent)).toEqual(['Joensuu', 'Lieksa'])
  })

  it('stays behind the panel of a unit of the area', async () => {
    const page = await draw(`${past}&view=table&lens=region&area=11`)
    await userEvent.click(await screen.findByRole('button', { name: 'Kuopion Käsi' }))
    expect(await screen.findByRole('complementary', { name: 'Kuopion Käsi' })).toBeVisible()
    expect(searchOf(page)).toMatchObject({ area: '11', unit: 'kuopio' })
    await userEvent.click(screen.getByRole('button', { name: 'Sulje' }))
    expect(await screen.findByRole('complementary', { name: 'Pohjois-Savo' })).toBeVisible()
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Pohjois-Savo' })).toHaveFocus())
  })
})

describe('a division that is not there on the day', () => {
  it('says so with the first day, and leads there', async () => {
    const page = await draw(`${past}&lens=employment_area`)
    expect(await screen.findByText('Työllisyysalueita ei ole 5.11.2023.')).toBeVisible()
    expect(screen.getByText('Jako tunnetaan 1.1.2025 alkaen.')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Siirry päivään 1.1.2025' }))
    await waitFor(() => expect(searchOf(page)['asOf']).toBe('2025-01-01'))
  })

  it('says so with the last day in the past', async () => {
    await draw('/fi/network?lens=ely_centre&view=tiles')
    expect(await screen.findByText('Jako oli voimassa 31.12.2025 asti.')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Siirry päivään 31.12.2025' })).toBeVisible()
  })
})

describe('the map and the tiles of a division', () => {
  it('choose an area by arrows and Enter, north to south', async () => {
    const page = await draw(`${past}&lens=region`)
    const areas = await screen.findByRole('listbox', { name: 'Maakunnat, pohjoisesta etelään' })
    const labels = within(areas).getAllByRole('option').map((area) => area.getAttribute('aria-label')?.replace(/\u00a0/g, ' '))
    expect(labels).toEqual([
      'Pohjois-Pohjanmaa, 1 yksikkö, 1 kunta, 211 848 asukasta',
      'Kainuu, 1 yksikkö, 1 kunta, 40 457 asukasta',
      'Pohjois-Karjala, 0,7 yksikköä, 2 kuntaa, 88 000 asukasta',
      'Pohjois-Savo, 1,3 yksikköä, 1 kunta, 121 543 asukasta',
      'Ahvenanmaa, 0 yksikköä, 1 kunta, 11 676 asukasta'
    ])
    act(() => within(areas).getByRole('option', { name: /^Kainuu/ }).focus())
    await userEvent.keyboard('{ArrowDown}')
    await waitFor(() => expect(within(areas).getByRole('option', { name: /^Pohjois-Savo/ })).toHaveFocus())
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(searchOf(page)['area']).toBe('11'))
    expect(within(areas).getByRole('option', { name: /^Pohjois-Savo/ })).toHaveAttribute('aria-selected', 'true')
  })

  it('name the classes in the legend', async () => {
    await draw(`${past}&lens=urban_rural`)
    const legend = await screen.findByRole('list', { name: 'Kartan merkit' })
    expect(within(legend).getAllByRole('listitem').map((item) => item.textContent)).toEqual(
      expect.arrayContaining(['kaupunki', 'taajama', 'maaseutu'])
    )
  })

  it('tell in which area a region lies, and that another lies in none', async () => {
    const page = await draw(`${past}&lens=wellbeing_county&view=tiles`)
    const kainuu = await screen.findByRole('option', { name: /^Kainuu/ })
    expect(kainuu).toHaveTextContent('Pohjois-Pohjanmaan')
    expect(screen.getByRole('option', { name: /^Ahvenanmaa/ })).toHaveTextContent('Ei alueella')
    await userEvent.click(kainuu)
    await waitFor(() => expect(searchOf(page)['area']).toBe('19'))
  })
})

it.each([
  ['sv', 'Indelning', 'Landskap'],
  ['en', 'Division', 'Regions']
] as const)('speaks %s', async (language, label, region) => {
  await draw(`/${language}/network?asOf=2023-11-05&view=table&lens=region`, language)
  expect(screen.getByRole('combobox', { name: label })).toHaveDisplayValue(region)
  expect(await screen.findByRole('button', { name: `Kainuu (${language})` })).toBeVisible()
})
