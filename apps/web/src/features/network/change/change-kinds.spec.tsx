import { screen, within, waitFor } from '@testing-library/react'
import { east, joensuu, kajaani, lieksa, north, oulu } from '../testing/network-examples.js'
import type { Answers } from '../../../app/testing.js'
import { unitAnswer } from '../testing/network-answers.js'
import { openWizard, toPreview } from './testing/wizard-driver.js'

beforeEach(() => sessionStorage.clear())

describe('merging units', () => {
  it('lets one of them continue', async () => {
    const wizard = await openWizard(`?kind=merge&unit=${oulu.id}`)
    await wizard.choose('Lisää yhdistyvä yksikkö', 'kaj', /Kajaanin Kiintopiste/)
    await wizard.user.click(screen.getByRole('radio', { name: /^Oulun Sampo/ }))
    await toPreview(wizard)
    expect(wizard.previewed()?.operation).toEqual({
      merge: { unitIds: [kajaani.id], intoId: oulu.id, details: null, parentId: null }
    })
    expect(await screen.findByRole('button', { name: 'Yhdistä 2 yksikköä 1.1.2027 alkaen' })).toBeVisible()
  })

  it('opens a new one, and asks for its centre when the merging ones have different ones', async () => {
    const wizard = await openWizard(`?kind=merge&unit=${oulu.id}`)
    await wizard.choose('Lisää yhdistyvä yksikkö', 'lieksa', /Lieksan Lauttaus/)
    await wizard.user.click(screen.getByRole('radio', { name: /Uusi yksikkö/ }))
    await wizard.choose('Aluekeskus', 'itä', /Itä-Suomi/)
    await wizard.fill('Nimi suomeksi', 'Itäpohjan Paja')
    await wizard.user.selectOptions(screen.getByRole('combobox', { name: 'Laji' }), 'Työpaja')
    await wizard.choose('Taustaorganisaatio', 'karj', /Karjalan Työsilta ry/)
    await wizard.choose('Kunta, jossa yksikkö toimii', 'lie', /Lieksa/)
    await toPreview(wizard)
    expect(wizard.previewed()?.operation).toMatchObject({
      merge: {
        ...{ unitIds: [oulu.id, lieksa.id], intoId: null, parentId: east.id },
        details: { name: { fi: 'Itäpohjan Paja', sv: null }, unitKind: 'workshop', organisationId: 'o1', municipalityCode: '422' }
      }
    })
  })
})

describe('splitting a centre', () => {
  it('gives its units and municipalities to the parts, and sums the shares', async () => {
    const wizard = await openWizard(`?kind=split&unit=${east.id}`)
    const second = within(await screen.findByRole('group', { name: 'Osa 2' }))
    expect(await screen.findByRole('combobox', { name: 'Osa: Lieksa' })).toHaveTextContent('Jää: Itä-Suomi')
    await wizard.user.type(second.getByLabelText('Nimi suomeksi'), 'Pielinen')
    await wizard.user.type(screen.getByRole('textbox', { name: 'Osuus prosentteina: Itä-Suomi' }), '70')
    expect(screen.getByText('Yhteensä 70 %, jakamatta 30 %')).toBeVisible()
    await wizard.press('Jaa tasan')
    expect(screen.getByText('Yhteensä 100 %')).toBeVisible()
    expect(screen.getByRole('textbox', { name: 'Osuus prosentteina: Pielinen' })).toHaveValue('50')
    await wizard.user.selectOptions(screen.getByRole('combobox', { name: 'Osa: Pohjois-Karjala' }), 'Pielinen')
    expect(screen.getByRole('combobox', { name: 'Osa: Lieksa' })).toHaveValue('2')
    await wizard.user.selectOptions(screen.getByRole('combobox', { name: 'Osa: Joensuu' }), 'Jää: Itä-Suomi')
    expect(screen.getByRole('combobox', { name: 'Osa: Pohjois-Karjala' })).toHaveTextContent('Useassa osassa')
    await wizard.user.selectOptions(screen.getByRole('combobox', { name: 'Osa: Lieksan Lauttaus' }), 'Pielinen')
    await toPreview(wizard)
    expect(wizard.previewed()?.operation).toMatchObject({
      split: {
        unitId: east.id,
        parts: [
          { unitId: east.id, details: null, share: 0.5, childIds: [], municipalityCodes: [] },
          { unitId: null, share: 0.5, childIds: [lieksa.id], municipalityCodes: ['422'], details: { organisationId: 'o1' } }
        ]
      }
    })
  })

  it('does not let a unit of a centre that ends be forgotten', async () => {
    const wizard = await openWizard(`?kind=split&unit=${east.id}`)
    const first = await screen.findByRole('group', { name: 'Osa 1' })
    await wizard.user.selectOptions(within(first).getByRole('combobox', { name: 'Mikä osa on' }), 'new')
    await wizard.press('Jatka: Milloin ja miksi')
    const summary = within(await screen.findByRole('alert'))
    await wizard.user.click(summary.getByRole('button', { name: 'Valitse osa 2 yksikölle.' }))
    await waitFor(() => expect(screen.getAllByRole('combobox', { name: 'Kaikkien osa' })[0]).toHaveFocus())
    expect(summary.getByRole('button', { name: 'Valitse osa 3 kunnalle.' })).toBeVisible()
  })
})

describe('moving municipalities', () => {
  it('adds a whole region at once, and says which centre each belongs to now', async () => {
    const wizard = await openWizard(`?kind=territory&unit=${north.id}`)
    await wizard.choose('Lisää kunta tai maakunta', 'pohjois-karjala', /Pohjois-Karjala/)
    await wizard.choose('Lisää kunta tai maakunta', 'maarian', /Maarianhamina/)
    const rows = within(screen.getByRole('list', { name: 'Siirtyvät kunnat' })).getAllByRole('listitem')
    expect(rows.map((row) => row.textContent)).toEqual(['JoensuuItä-Suomi', 'LieksaItä-Suomi', 'Maarianhaminaei mikään keskus'])
    await toPreview(wizard)
    expect(wizard.previewed()?.operation).toEqual({
      territory: { unitId: north.id, municipalityCodes: ['167', '422', '478'] }
    })
    expect(screen.getByText('Kuntien siirto: Joensuu, Lieksa ja Maarianhamina → Pohjois-Pohjanmaa')).toBeVisible()
    expect(await screen.findByRole('button', { name: 'Siirrä 3 kuntaa 1.1.2027 alkaen' })).toBeVisible()
  })
})

describe('changing what a unit is', () => {
  it('shows what it is, and sends only what was changed', async () => {
    const wizard = await openWizard(`?kind=amend&unit=${joensuu.id}`)
    expect(await screen.findByLabelText('Nimi suomeksi')).toHaveValue('Karjalan Työsilta')
    await wizard.press('Jatka: Milloin ja miksi')
    expect(await screen.findByRole('alert')).toHaveTextContent('Mikään tieto ei ole muuttunut')
    await wizard.user.type(screen.getByLabelText(/Sähköposti/), 'tyosilta@esimerkki.fi')
    await toPreview(wizard)
    expect(wizard.previewed()?.operation).toEqual({
      amend: { unitId: joensuu.id, details: { email: 'tyosilta@esimerkki.fi' } }
    })
  })
})

describe('dividing the work of a unit', () => {
  const joensuuAndLieksa = [
    { __typename: 'ServiceShare', municipalityCode: '167', share: 0.75, municipalityName: { fi: 'Joensuu', sv: 'Joensuu', en: 'Joensuu' } },
    { __typename: 'ServiceShare', municipalityCode: '422', share: 0.25, municipalityName: { fi: 'Lieksa', sv: 'Lieksa', en: 'Lieksa' } }
  ]
  const declared: Answers = { OrgUnit: ({ id }) => unitAnswer({ ...joensuu, id, kind: 'workshop', serviceShares: joensuuAndLieksa }) }
  const percentOf = (name: string) => screen.getByRole('textbox', { name: `Osuus prosentteina: ${name}` })

  it('begins with what is declared on the day, and tells each share before and after', async () => {
    const wizard = await openWizard(`?kind=serve&unit=${joensuu.id}`, declared)
    expect(await screen.findByRole('radio', { name: /Useaan kuntaan/ })).toBeChecked()
    expect(percentOf('Joensuu')).toHaveValue('75')
    expect(percentOf('Lieksa')).toHaveValue('25')
    await wizard.press('Jatka: Milloin ja miksi')
    expect(await screen.findByRole('alert')).toHaveTextContent('Mikään tieto ei ole muuttunut')
    await wizard.fill('Osuus prosentteina: Joensuu', '70')
    await wizard.choose('Lisää kunta', 'kuo', /Kuopio/)
    await wizard.user.type(percentOf('Kuopio'), '5')
    await toPreview(wizard)
    const { shares } = wizard.previewed()?.operation['serve'] as { shares: { municipalityCode: string; share: number }[] }
    expect(shares.map(({ municipalityCode, share }) => [municipalityCode, Math.round(share * 100)])).toEqual([
      ['167', 70],
      ['422', 25],
      ['297', 5]
    ])
    const rows = within(await screen.findByRole('table', { name: 'Työn jako' })).getAllByRole('row').slice(1)
    expect(rows.map((row) => row.textContent)).toEqual(['Joensuu75\u00a0% → 70\u00a0%', 'Kuopio0\u00a0% → 5\u00a0%', 'Lieksa25\u00a0%'])
  })

  it('names in the summary the municipality whose share is wrong, and keeps what was typed', async () => {
    const wizard = await openWizard(`?kind=serve&unit=${joensuu.id}`, declared)
    await screen.findByRole('radio', { name: /Useaan kuntaan/ })
    await wizard.fill('Osuus prosentteina: Lieksa', 'neljännes')
    await wizard.press('Jatka: Milloin ja miksi')
    const summary = within(await screen.findByRole('alert'))
    await wizard.user.click(summary.getByRole('button', { name: /^Lieksa: Kirjoita osuus/ }))
    await waitFor(() => expect(percentOf('Lieksa')).toHaveFocus())
    expect(percentOf('Lieksa')).toHaveValue('neljännes')
    expect(percentOf('Lieksa')).toHaveAccessibleDescription(/^Kirjoita osuus/)
  })

  it('begins anew with another unit, and lets the division end', async () => {
    const wizard = await openWizard(`?kind=serve&unit=${joensuu.id}`, {
      OrgUnit: ({ id }) => unitAnswer({ ...joensuu, id, kind: 'workshop', serviceShares: id === joensuu.id ? joensuuAndLieksa : [] })
    })
    await screen.findByRole('radio', { name: /Useaan kuntaan/ })
    await wizard.fill('Osuus prosentteina: Joensuu', '60')
    await wizard.choose('Yksikkö, jonka työ jaetaan', 'oulu', /Oulun Sampo/)
    expect(await screen.findByRole('radio', { name: /Vain kuntaan/ })).toBeChecked()
    await wizard.choose('Yksikkö, jonka työ jaetaan', 'karj', /Karjalan Työsilta/)
    expect(await screen.findByRole('textbox', { name: 'Osuus prosentteina: Joensuu' })).toHaveValue('75')
    await wizard.user.click(screen.getByRole('radio', { name: /Vain kuntaan/ }))
    await toPreview(wizard)
    expect(wizard.previewed()?.operation).toEqual({ serve: { unitId: joensuu.id, shares: [] } })
  })

  it('takes shares as per cent', async () => {
    const wizard = await openWizard(`?kind=serve&unit=${oulu.id}`)
    await wizard.user.click(await screen.findByRole('radio', { name: /Useaan kuntaan/ }))
    await wizard.choose('Lisää kunta', 'oulu', /Oulu/)
    await wizard.choose('Lisää kunta', 'kaj', /Kajaani/)
    await wizard.user.type(screen.getByRole('textbox', { name: 'Osuus prosentteina: Oulu' }), '66,7')
    await wizard.user.type(screen.getByRole('textbox', { name: 'Osuus prosentteina: Kajaani' }), '33,3')
    await toPreview(wizard)
    const { shares } = wizard.previewed()?.operation['serve'] as { shares: { municipalityCode: string; share: number }[] }
    expect(shares.map((each) => each.municipalityCode)).toEqual(['564', '205'])
    expect(shares[0]?.share).toBeCloseTo(0.667, 10)
  })
})
