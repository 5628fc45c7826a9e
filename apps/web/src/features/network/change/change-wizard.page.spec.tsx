import { screen, waitFor, within } from '@testing-library/react'
import { Refusal } from '../../../app/testing.js'
import { joensuu, lieksa, north, today } from '../testing/network-examples.js'
import { aPreview, aRecorded, changeList } from './testing/change-answers.js'
import { openWizard, toPreview } from './testing/wizard-driver.js'

beforeEach(() => sessionStorage.clear())

const refuse = (code: string, extensions: object = {}) => () => {
  throw new Refusal(200, { data: null, errors: [{ message: code, extensions: { code, kind: 'conflict', path: [], params: {}, ...extensions } }] })
}

const name = (fi: string) => ({ fi, sv: fi, en: fi })

describe('moving units', () => {
  it('goes from the kind of change to a recorded one', async () => {
    const wizard = await openWizard('', {
      PreviewNetworkChange: () =>
        aPreview({
          units: [
            {
              ...{ unitId: joensuu.id, changes: ['moved'], nameBefore: joensuu.name, nameAfter: joensuu.name },
              ...{ parentBefore: name('Itä-Suomi'), parentAfter: name('Pohjois-Pohjanmaa'), successors: [] }
            }
          ],
          centres: [{ name: name('Itä-Suomi'), localUnitsBefore: 2, localUnitsAfter: 0, municipalitiesBefore: 3, municipalitiesAfter: 3 }],
          touched: [{ kind: 'role_assignment', unit: joensuu, count: 3 }]
        })
    })
    await wizard.user.click(screen.getByRole('radio', { name: /Siirrä yksiköitä/ }))
    await wizard.press('Jatka: Mitkä ja miten')
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Vaihe 2/5: Mitkä ja miten' })).toHaveFocus())
    await wizard.choose('Lisää siirtyvä yksikkö', 'karjal', /Karjalan Työsilta/)
    await wizard.choose('Lisää siirtyvä yksikkö', 'lieksa', /Lieksan Lauttaus/)
    const chosen = within(screen.getByRole('list', { name: 'Siirtyvät yksiköt' }))
    expect(chosen.getAllByRole('listitem')[0]).toHaveTextContent('Karjalan TyösiltaItä-Suomi, Joensuu')
    await wizard.choose('Aluekeskus, johon yksiköt siirtyvät', 'pohjois', /Pohjois-Pohjanmaa/)
    await toPreview(wizard)
    expect(wizard.previewed()).toEqual({
      effectiveOn: '2027-01-01',
      operation: { move: { unitIds: [joensuu.id, lieksa.id], parentId: north.id } }
    })
    expect(screen.getByText('Siirto: Karjalan Työsilta ja Lieksan Lauttaus → Pohjois-Pohjanmaa')).toBeVisible()
    expect(await screen.findByRole('row', { name: /Karjalan Työsilta siirtyy .*Itä-Suomi → Pohjois-Pohjanmaa/ })).toBeVisible()
    expect(screen.getByRole('row', { name: /Itä-Suomi 2 → 0 3/ })).toBeVisible()
    expect(screen.getByText('Karjalan Työsilta: 3 roolia')).toBeVisible()
    expect(screen.getByText(/Voit kumota muutoksen 31\.12\.2026 asti/)).toBeVisible()

    await wizard.press('Siirrä 2 yksikköä 1.1.2027 alkaen')
    expect(await screen.findByText('Muutos 8 on kirjattu. Se tulee voimaan itsestään 1.1.2027.')).toBeVisible()
    const made = wizard.asked.find((one) => one.name === 'ChangeNetwork')
    expect(made?.variables['input']).toMatchObject({ reason: 'Alueiden työnjako', decidedBy: null, expectedRevision: 7 })
    expect(screen.getByRole('link', { name: 'Näytä verkosto 1.1.2027' })).toHaveAttribute('href', '/fi/network?asOf=2027-01-01')
    expect(sessionStorage).toHaveLength(0)

    await wizard.press('Kumoa muutos 8')
    await wizard.user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Kumoa muutos 8' }))
    expect(await screen.findByText('Muutos 8 on kumottu. Verkosto ei muutu 1.1.2027.')).toBeVisible()
  })

  it('opens with what the address names, and tells what is missing at its fields', async () => {
    const wizard = await openWizard(`?kind=move&unit=${joensuu.id}`)
    expect(await screen.findByRole('list', { name: 'Siirtyvät yksiköt' })).toHaveTextContent('Karjalan Työsilta')
    await wizard.press('Jatka: Milloin ja miksi')
    const summary = await screen.findByRole('alert')
    await waitFor(() => expect(summary).toHaveFocus())
    await wizard.user.click(within(summary).getByRole('button', { name: 'Valitse aluekeskus.' }))
    const target = screen.getByRole('combobox', { name: 'Aluekeskus, johon yksiköt siirtyvät' })
    await waitFor(() => expect(target).toHaveFocus())
    expect(target).toHaveAccessibleDescription('Valitse aluekeskus.')
  })

  it('gives the focus to the next row when one is taken away, and to the list when none is left', async () => {
    const wizard = await openWizard(`?kind=move&units=${encodeURIComponent(JSON.stringify([joensuu.id, lieksa.id]))}`)
    await wizard.press('Poista Karjalan Työsilta')
    await waitFor(() => expect(screen.getByRole('button', { name: 'Poista Lieksan Lauttaus' })).toHaveFocus())
    await wizard.press('Poista Lieksan Lauttaus')
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'Lisää siirtyvä yksikkö' })).toHaveFocus())
  })

  it('asks for a day and a reason, and says what the day means', async () => {
    const wizard = await openWizard(`?kind=move&unit=${joensuu.id}`)
    await wizard.choose('Aluekeskus, johon yksiköt siirtyvät', 'pohjois', /Pohjois-Pohjanmaa/)
    await wizard.press('Jatka: Milloin ja miksi')
    expect(await screen.findByText(/Muutos tulee voimaan heti/)).toBeVisible()
    await wizard.fill('Voimaan', '1.1.2020')
    expect(screen.getByText(/Muutos kirjataan takautuvasti/)).toBeVisible()
    await wizard.fill('Voimaan', '31.2.2027')
    await wizard.press('Jatka: Seuraukset')
    const summary = within(await screen.findByRole('alert'))
    expect(summary.getByRole('button', { name: /Kirjoita päivä muodossa/ })).toBeVisible()
    expect(summary.getByRole('button', { name: 'Kirjoita perustelu.' })).toBeVisible()
  })
})

describe('when the change cannot be made', () => {
  const readyToMake = async (answers: Parameters<typeof openWizard>[1]) => {
    const wizard = await openWizard(`?kind=move&unit=${joensuu.id}`, answers)
    await wizard.choose('Aluekeskus, johon yksiköt siirtyvät', 'pohjois', /Pohjois-Pohjanmaa/)
    await toPreview(wizard)
    return wizard
  }

  it('tells every reason, each with a link to the step that mends it', async () => {
    const about = { municipalityName: null, rule: null, otherUnit: null }
    const wizard = await readyToMake({
      PreviewNetworkChange: () =>
        aPreview({
          refusals: [
            { code: 'parent_same', unit: joensuu, day: '2027-01-01', ...about },
            { code: 'later_changes', unit: joensuu, day: '2027-03-01', ...about }
          ]
        })
    })
    const summary = within(await screen.findByRole('alert'))
    expect(summary.getByText('Muutosta ei voi tehdä')).toBeVisible()
    expect(screen.queryByRole('button', { name: /Siirrä yksikkö/ })).not.toBeInTheDocument()
    await wizard.user.click(summary.getByRole('button', { name: /Yksiköllä on jo myöhempi muutos 1\.3\.2027: Karjalan Työsilta/ }))
    await waitFor(() => expect(screen.getByLabelText('Voimaan')).toHaveFocus())
    expect(screen.getByLabelText('Perustelu')).toHaveValue('Alueiden työnjako')
  })

  it('shows what somebody else changed meanwhile, keeps all that was typed, and looks again', async () => {
    let revision = 7
    const wizard = await readyToMake({
      PreviewNetworkChange: () => aPreview({ revision }),
      ChangeNetwork: ({ input }) => {
        if ((input as { expectedRevision: number }).expectedRevision === 8) return { changeNetwork: { change: aRecorded({ number: 9 }) } }
        revision = 8
        return refuse('STALE')()
      },
      NetworkChanges: ({ filter }) => {
        expect(filter).toEqual({ sinceRevision: 7 })
        return changeList([aRecorded({ kind: 'close', units: [joensuu], unitCount: 1, recordedByName: 'Eero Virta' })])
      }
    })
    await wizard.press('Siirrä yksikkö 1.1.2027 alkaen')
    const notice = await screen.findByRole('alert')
    await waitFor(() => expect(notice).toHaveFocus())
    await waitFor(() => expect(notice).toHaveTextContent('Lakkautus: Karjalan Työsilta, 1.1.2027 alkaen (Eero Virta, 20.11.2026 klo 10.15)'))
    expect(screen.queryByRole('button', { name: /Siirrä yksikkö/ })).not.toBeInTheDocument()
    await wizard.press('Katso seuraukset uudelleen')
    await wizard.press('Siirrä yksikkö 1.1.2027 alkaen')
    expect(await screen.findByText(/Muutos 9 on kirjattu/)).toBeVisible()
  })

  it('tells plainly that the change reaches beyond what the writer may change', async () => {
    const wizard = await readyToMake({ PreviewNetworkChange: refuse('NOT_ALLOWED', { kind: 'denied' }) })
    const summary = within(await screen.findByRole('alert'))
    expect(summary.getByText('Muutosta ei voi tehdä')).toBeVisible()
    expect(screen.queryByRole('button', { name: /Siirrä yksikkö/ })).not.toBeInTheDocument()
    await wizard.user.click(summary.getByRole('button', { name: /jota et saa muuttaa/ }))
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'Lisää siirtyvä yksikkö' })).toHaveFocus())
    expect(screen.getByRole('list', { name: 'Siirtyvät yksiköt' })).toHaveTextContent('Karjalan Työsilta')
  })

  it('names the centre that lies in another region, and leads to where it is chosen', async () => {
    const params = { limit: 'region', unitId: north.id }
    const wizard = await readyToMake({ PreviewNetworkChange: refuse('NOT_ALLOWED', { kind: 'denied', params }) })
    const summary = within(await screen.findByRole('alert'))
    await wizard.user.click(summary.getByRole('button', { name: /^Ei kuulu omaan alueeseesi: Pohjois-Pohjanmaa\./ }))
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'Aluekeskus, johon yksiköt siirtyvät' })).toHaveFocus())
  })

  it.each([
    ['territory', /^Aluekeskusten kuntia siirtää valtakunnallinen koordinaattori/],
    ['centre', /^Aluekeskuksia ja pääkonttoria muuttaa valtakunnallinen koordinaattori/]
  ])('tells whose change it is when the reach ends at %s', async (limit, text) => {
    await readyToMake({ PreviewNetworkChange: refuse('NOT_ALLOWED', { kind: 'denied', params: { limit } }) })
    expect(within(await screen.findByRole('alert')).getByRole('button', { name: text })).toBeVisible()
  })

  it('leads an error of the API to its field', async () => {
    const path = ['input', 'operation', 'move', 'unitIds', 0]
    const wizard = await readyToMake({ PreviewNetworkChange: refuse('NOT_ALLOWED', { kind: 'denied', path }) })
    const summary = within(await screen.findByRole('alert'))
    await wizard.user.click(summary.getByRole('button'))
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'Lisää siirtyvä yksikkö' })).toHaveFocus())
  })
})

describe('the draft', () => {
  it('is kept while it is written, and offered back to the same person', async () => {
    const first = await openWizard(`?kind=move&unit=${joensuu.id}`)
    await first.choose('Aluekeskus, johon yksiköt siirtyvät', 'pohjois', /Pohjois-Pohjanmaa/)
    first.unmount()

    const second = await openWizard()
    expect(screen.getByRole('region', { name: 'Kesken jäänyt muutos' })).toHaveTextContent('Siirrä yksiköitä')
    await second.press('Jatka kesken jäänyttä')
    expect(await screen.findByRole('combobox', { name: 'Aluekeskus, johon yksiköt siirtyvät' })).toHaveValue('Pohjois-Pohjanmaa')
    expect(screen.queryByRole('region', { name: 'Kesken jäänyt muutos' })).not.toBeInTheDocument()
    second.unmount()

    const third = await openWizard()
    await third.press('Hylkää luonnos')
    expect(sessionStorage).toHaveLength(0)
    expect(screen.queryByRole('region', { name: 'Kesken jäänyt muutos' })).not.toBeInTheDocument()
  })

  it('asks before it is left, and can be thrown away', async () => {
    const { router, user, press } = await openWizard()
    await user.click(screen.getByRole('radio', { name: /Lakkauta yksikkö/ }))
    await user.click(screen.getByRole('link', { name: 'Muutosloki' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.click(dialog.getByRole('button', { name: 'Jatka lomakkeella' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(router.state.location.pathname).toBe('/fi/network/change')
    await user.click(screen.getByRole('link', { name: 'Muutosloki' }))
    await press('Poistu ja hylkää luonnos')
    await waitFor(() => expect(router.state.location.pathname).toBe('/fi/network/changes'))
    expect(sessionStorage).toHaveLength(0)
  })

  it('does not stand in the way of one who has written nothing', async () => {
    const { router, user } = await openWizard()
    await user.click(screen.getByRole('link', { name: 'Muutosloki' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/fi/network/changes'))
  })
})

it('offers the network of the day on which the change takes effect', async () => {
  const wizard = await openWizard('?kind=move')
  expect(await screen.findByText('Valittavana on verkosto tänään, 21.11.2026.')).toBeVisible()
  await wizard.press('Vaihda päivä')
  await wizard.fill('Muutos tulee voimaan', '1.3.2027')
  await waitFor(() => {
    const days = wizard.asked.filter((one) => one.name === 'NetworkTree').map((one) => one.variables['asOf'])
    expect(days).toEqual([null, '2027-03-01'])
  })
  expect(today < '2027-03-01').toBe(true)
})
