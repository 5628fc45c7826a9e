import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, Refusal, renderInApp, serve, type Answers } from '../../../app/testing.js'
import { east, north, today } from '../testing/network-examples.js'
import { ChangeLogPage } from './change-log.page.js'
import { aRecorded, changeAnswers, changeList } from './testing/change-answers.js'
import { aChanger } from './testing/wizard-driver.js'

const territory = aRecorded({
  ...{ id: 'change-3', number: 3, kind: 'territory', state: 'in_force', effectiveOn: '2025-01-01', decidedBy: null },
  ...{ units: [east, north], unitCount: 2, municipalityNames: [{ fi: 'Kajaani', sv: 'Kajana', en: 'Kajaani' }], municipalityCount: 1 },
  undoRefusal: 'date_has_come'
})
const undone = aRecorded({
  ...{ id: 'change-2', number: 2, kind: 'import', state: 'undone', unitCount: 45, recordedByName: null },
  ...{ undoneAt: '2026-11-20T10:00:00Z', undoneByName: 'Aino Salmela', undoRefusal: 'already_undone' }
})

async function draw(address = '/fi/network/changes', change: Answers = {}, viewer = aChanger) {
  const server = serve(changeAnswers({ NetworkChanges: () => changeList([aRecorded(), territory, undone]), ...change }))
  const page = await renderInApp(<ChangeLogPage />, { address, viewer })
  return { ...page, ...server, user: userEvent.setup() }
}

const row = (name: RegExp) => screen.findByRole('row', { name })

describe('the change log', () => {
  it('tells what, from when, why, who and in which state', async () => {
    await draw()
    const planned = await row(/Siirto: Karjalan Työsilta ja Lieksan Lauttaus/)
    expect(planned).toHaveTextContent('8Siirto')
    expect(planned).toHaveTextContent('Alueiden työnjakoPäätös: Hallitus 12.11.2026')
    expect(planned).toHaveTextContent('1.1.2027Tulossa')
    expect(planned).toHaveTextContent('Aino Salmela, 20.11.2026 klo 10.15')
    expect(await row(/Kuntien siirto: Kajaani \(Itä-Suomi ja Pohjois-Pohjanmaa\)/)).toHaveTextContent('Voimassa')
    expect(await row(/Tuonti tiedostosta: 45 yksikköä/)).toHaveTextContent('Kumonnut Aino Salmela')
  })

  it('says in words why a change cannot be undone', async () => {
    await draw()
    expect(await row(/Kuntien siirto/)).toHaveTextContent('Päivä on tullut, ja kirjaamisesta on yli 24 tuntia.')
    expect(within(await row(/Tuonti/)).queryByRole('button')).not.toBeInTheDocument()
  })

  it('undoes a change after asking, and reads the log again', async () => {
    const { user, asked } = await draw()
    await user.click(await screen.findByRole('button', { name: 'Kumoa muutos 8' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Kumotaanko muutos 8?' }))
    expect(dialog.getByText('Siirto: Karjalan Työsilta ja Lieksan Lauttaus, 1.1.2027 alkaen')).toBeVisible()
    const before = asked.filter(({ name }) => name === 'NetworkChanges').length
    await user.click(dialog.getByRole('button', { name: 'Kumoa muutos 8' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(asked.find(({ name }) => name === 'UndoNetworkChange')?.variables).toEqual({ input: { changeId: 'change-8' } })
    await waitFor(() => expect(asked.filter(({ name }) => name === 'NetworkChanges').length).toBeGreaterThan(before))
  })

  it('keeps the dialog open when undoing is refused, and says why', async () => {
    const UndoNetworkChange = () => {
      const extensions = { code: 'NETWORK_REFUSED', kind: 'conflict', path: ['changeId'], params: { code: 'later_changes' } }
      throw new Refusal(200, { data: null, errors: [{ message: 'NETWORK_REFUSED', extensions }] })
    }
    const { user } = await draw('/fi/network/changes', { UndoNetworkChange })
    await user.click(await screen.findByRole('button', { name: 'Kumoa muutos 8' }))
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Kumoa muutos 8' }))
    expect(await screen.findByRole('alert')).toHaveTextContent(/myöhempi muutos koskee samaa/)
  })

  it('has search and filters in its address', async () => {
    const { asked, user, router } = await draw('/fi/network/changes?kinds=%5B%22move%22%5D&states=%5B%22planned%22%5D&q=ty%C3%B6')
    const variables = asked.find(({ name }) => name === 'NetworkChanges')?.variables
    expect(variables?.['filter']).toEqual({ search: 'työ', kinds: ['move'], states: ['planned'], unitId: null })
    await user.click(await screen.findByRole('button', { name: 'Poista suodatin Laji: Siirto' }))
    await waitFor(() => expect(router.state.location.search).toEqual({ states: ['planned'], q: 'työ' }))
  })

  it('tells an empty log from filters without hits', async () => {
    const empty = { NetworkChanges: () => changeList([]) }
    const { unmount } = await draw('/fi/network/changes', empty)
    expect(await screen.findByText('Ei vielä muutoksia.')).toBeVisible()
    unmount()
    const { user, router } = await draw('/fi/network/changes?states=%5B%22undone%22%5D', empty)
    expect(await screen.findByText('Suodattimilla ei löydy yhtään muutosta.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Poista suodattimet' }))
    await waitFor(() => expect(router.state.location.search).toEqual({}))
  })

  it('calls the unit of a link by its name', async () => {
    const { asked } = await draw('/fi/network/changes?unit=joensuu')
    expect(await screen.findByRole('button', { name: 'Poista suodatin Yksikkö: Karjalan Työsilta' })).toBeVisible()
    expect(asked.find(({ name }) => name === 'NetworkChanges')?.variables).toMatchObject({ filter: { unitId: 'joensuu' } })
  })

  it('offers no change to one who may only read', async () => {
    await draw('/fi/network/changes', {}, { ...aViewer, today })
    await row(/Siirto/)
    expect(screen.queryByRole('button', { name: /Kumoa/ })).not.toBeInTheDocument()
    expect(screen.queryByRole('link', { name: 'Tee muutos' })).not.toBeInTheDocument()
  })
})
