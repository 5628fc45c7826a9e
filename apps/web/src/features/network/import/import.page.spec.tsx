import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, Refusal, renderInApp, serve, type Answers } from '../../../app/testing.js'
import { Import } from './import.page.js'
import { anImport, anIssue, aRow, rowPage } from './testing/import-examples.js'

const importer = { ...aViewer, actions: [...aViewer.actions, 'network.import', 'network.read'] }

const checked = { state: 'checked', rowCount: 217, doneCount: 217, newCount: 200, changedCount: 14, unchangedCount: 3 }
const wrong = { ...checked, unchangedCount: 0, wrongCount: 3 }

const rows = [
  aRow(2, 'new'),
  aRow(3, 'wrong', [anIssue('type', 'REQUIRED'), anIssue('key', 'DUPLICATE_KEY', { line: 2 })]),
  aRow(4, 'wrong', [anIssue(null, 'NETWORK_REFUSED', { code: 'parent_not_alive' })])
]

type Changes = Readonly<Record<string, unknown>>

/** @param states the import as it is read first, and each time after that */
async function draw(states: readonly Changes[], answers: Answers = {}, address = '/fi/network/imports/i1') {
  let reads = 0
  const served = serve({
    NetworkImport: () => ({ networkImport: anImport(states[Math.min(reads++, states.length - 1)]) }),
    ImportRows: () => rowPage(rows),
    ...answers
  })
  const user = userEvent.setup()
  const { router } = await renderInApp(<Import id="i1" />, { viewer: importer, address })
  await screen.findByRole('heading', { level: 1 })
  const sent = (name: string) => served.asked.filter((one) => one.name === name).map((one) => one.variables['input'])
  return { ...served, user, router, sent }
}

const currentStep = () => screen.getAllByRole('listitem').find((item) => item.getAttribute('aria-current') === 'step')?.textContent

describe('the columns', () => {
  it('show what was recognised and name the required field that has no column', async () => {
    const { user, sent } = await draw([{}])
    expect(currentStep()).toBe('Sarakkeet')
    expect(screen.getByText('2 / 3 tunnistettu')).toBeVisible()
    expect(screen.getByLabelText('Kenttä sarakkeelle Tunnus')).toHaveValue('key')
    expect(screen.getByText('Kaari · Luotsi · Väylä')).toBeVisible()
    expect(screen.getByText('Pakolliselta kentältä puuttuu sarake: Nimi suomeksi')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Tarkista 217 riviä' }))
    await user.click(await screen.findByRole('link', { name: 'Valitse sarake kentälle Nimi suomeksi.' }))
    await waitFor(() => expect(screen.getByLabelText('Kenttä sarakkeelle Nimike')).toHaveFocus())
    expect(sent('CheckImport')).toEqual([])
  })

  it('refuse one field for two columns and a day that is none', async () => {
    const { user, sent } = await draw([{}])
    await user.selectOptions(screen.getByLabelText('Kenttä sarakkeelle Nimike'), 'key')
    const day = screen.getByLabelText('Muutosten voimaantulopäivä')
    expect(day).toHaveValue('1.1.2027')
    await user.clear(day)
    await user.type(day, '31.2.2027')
    await user.click(screen.getByRole('button', { name: 'Tarkista 217 riviä' }))
    const summary = within(await screen.findByRole('alert'))
    expect(summary.getByRole('link', { name: 'Kenttä Avain on valittu kahdelle sarakkeelle.' })).toBeVisible()
    expect(summary.getByRole('link', { name: /Kirjoita päivä muodossa/ })).toHaveAttribute('href', '#import-effectiveOn')
    expect(screen.getByLabelText('Kenttä sarakkeelle Nimike')).toBeInvalid()
    expect(sent('CheckImport')).toEqual([])
  })

  it('send every column with its field and the day', async () => {
    const { user, sent } = await draw([{}], {
      CheckImport: () => ({ checkImport: { import: anImport({ state: 'checking' }) } })
    })
    await user.selectOptions(screen.getByLabelText('Kenttä sarakkeelle Nimike'), 'name.fi')
    expect(screen.queryByText(/puuttuu sarake/)).not.toBeInTheDocument()
    await user.clear(screen.getByLabelText('Muutosten voimaantulopäivä'))
    await user.type(screen.getByLabelText('Muutosten voimaantulopäivä'), '1.3.2027')
    await user.click(screen.getByRole('button', { name: 'Tarkista 217 riviä' }))
    await waitFor(() => expect(sent('CheckImport')).toHaveLength(1))
    expect(sent('CheckImport')[0]).toEqual({
      importId: 'i1',
      effectiveOn: '2027-03-01',
      columns: [
        { heading: 'Tunnus', field: 'key' },
        { heading: 'Taso', field: 'type' },
        { heading: 'Nimike', field: 'name.fi' }
      ]
    })
    expect(await screen.findByRole('progressbar', { name: 'Tarkistetaan rivejä' })).toBeVisible()
  })
})

describe('work at the server', () => {
  it('is followed each second until it is over, and can be left meanwhile', async () => {
    await draw([{ state: 'checking', doneCount: 0 }, { state: 'checking', doneCount: 120 }, checked])
    expect(screen.getByText('0 / 217 riviä')).toBeVisible()
    expect(screen.getByText(/Voit poistua sivulta/)).toBeVisible()
    expect(await screen.findByText('120 / 217 riviä')).toBeVisible()
    expect(screen.getByRole('progressbar')).toHaveValue(120)
    expect(await screen.findByRole('button', { name: 'Tuo 214 riviä' })).toBeVisible()
    expect(screen.queryByRole('progressbar')).not.toBeInTheDocument()
  })
})

describe('the rows', () => {
  it('tell line, outcome and faults in words, and mark the cell that is wrong', async () => {
    await draw([wrong])
    const lines = await screen.findAllByRole('row')
    const faulty = within(lines.find((line) => line.textContent?.startsWith('3'))!)
    expect(faulty.getByText('Virhe')).toBeVisible()
    expect(faulty.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'Taso: Täytä tämä kohta.',
      'Avain: Sama tunnus on myös rivillä 2.'
    ])
    expect(faulty.getAllByText('virhe:')).toHaveLength(2)
    expect(screen.getByText('Yläyksikkö ei ole verkostossa voimaantulopäivänä.')).toBeVisible()
    expect(screen.getByRole('link', { name: 'Lataa virheet tiedostona' })).toHaveAttribute('href', '/files/imports/i1/faults.csv?lang=fi')
  })

  it('are narrowed by the counts, in the address', async () => {
    const { user, router, asked } = await draw([wrong])
    await user.click(await screen.findByRole('radio', { name: '3 virheellistä' }))
    await waitFor(() => expect(router.state.location.search).toEqual({ rows: 'wrong' }))
    await waitFor(() => expect(asked[asked.length - 1]?.variables).toMatchObject({ importId: 'i1', outcomes: ['wrong'] }))
    await user.click(screen.getByRole('radio', { name: '217 kaikki' }))
    await waitFor(() => expect(router.state.location.search).toEqual({}))
  })
})

describe('a public list of projects', () => {
  const sums = (rows: number, granted: string, currency = 'EUR') => ({ __typename: 'ImportSums', rows, granted: { __typename: 'Money', minorUnits: granted, currency }, realised: { __typename: 'Money', minorUnits: '0', currency } })
  const total = (funder: string | null, granted: string, currency = 'EUR') => ({ __typename: 'ImportTotal', funder, currency, file: sums(2, granted, currency), wrong: sums(1, '100', currency), before: sums(0, '0', currency), after: sums(1, granted, currency) })
  const list = { ...checked, kind: 'projects', totals: [total('Itäinen viranomainen', '123450'), total(null, '50')] }

  it('shows its control totals by funder, and together', async () => {
    await draw([list])
    const table = within(await screen.findByRole('table', { name: 'Tarkistussummat' }))
    expect(table.getByText('Rahoittajaa ei kerrottu')).toBeVisible()
    expect(table.getAllByText(/myönnetty 1.234,50.€/)).toHaveLength(2)
    expect(table.getAllByText(/myönnetty 1.235,00.€/)).toHaveLength(2)
    expect(table.getAllByText('4 hanketta')).toHaveLength(1)
  })

  it('never adds two currencies', async () => {
    await draw([{ ...list, totals: [total('A', '100'), total('B', '100', 'SEK')] }])
    const [, , , last] = within(await screen.findByRole('table', { name: 'Tarkistussummat' })).getAllByRole('row')
    expect(last?.textContent).toMatch(/1,00.€.*1,00.SEK/)
  })

  it('tells what is odd of a row that comes in, not as a fault', async () => {
    await draw([list], { ImportRows: () => rowPage([aRow(2, 'new', [anIssue('type', 'REALISED_ABOVE_GRANTED')])]) })
    expect(await screen.findByText('Toteutunut on suurempi kuin myönnetty.')).toBeVisible()
    expect(screen.getByText('huomaa:')).toBeInTheDocument()
    expect(screen.queryByText('virhe:')).not.toBeInTheDocument()
  })

  it('asks for no day', async () => {
    const { user, sent } = await draw([{ kind: 'projects', fields: [], columns: [] }], { CheckImport: () => ({ checkImport: { import: anImport({ kind: 'projects', state: 'checking' }) } }) })
    expect(screen.queryByLabelText('Muutosten voimaantulopäivä')).not.toBeInTheDocument()
    expect(screen.getByText('Pakollisilta kentiltä puuttuu sarake: Hankkeen nimi, Organisaatio')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Tarkista 217 riviä' }))
    expect(sent('CheckImport')).toEqual([])
  })
})

describe('bringing in', () => {
  const applying = () => ({ applyImport: { import: anImport({ ...wrong, state: 'applying', doneCount: 0 }) } })

  it('brings in a file without faults as a whole', async () => {
    const { user, sent } = await draw([checked], { ApplyImport: applying })
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument()
    expect(screen.getByText(/200 uutta yksikköä\. 14 yksikköä muuttuu 1\.1\.2027 alkaen\. 3 riviä ei muuta mitään/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Tuo 214 riviä' }))
    await waitFor(() => expect(sent('ApplyImport')).toEqual([{ importId: 'i1', onlySound: false }]))
    expect(await screen.findByRole('progressbar', { name: 'Tuodaan rivejä' })).toBeVisible()
  })

  it('leaves faulty rows out only on request', async () => {
    const { user, sent } = await draw([wrong], { ApplyImport: applying })
    expect(screen.getByText(/Tiedosto tuodaan kokonaan tai ei lainkaan/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Tuo 214 riviä' }))
    await user.click(await screen.findByRole('link', { name: /Mitään ei tuotu/ }))
    const choice = screen.getByRole('checkbox', { name: 'Tuo virheettömät rivit ja jätä 3 riviä pois' })
    await waitFor(() => expect(choice).toHaveFocus())
    expect(sent('ApplyImport')).toEqual([])
    await user.keyboard(' ')
    await user.click(screen.getByRole('button', { name: 'Tuo 214 riviä' }))
    await waitFor(() => expect(sent('ApplyImport')).toEqual([{ importId: 'i1', onlySound: true }]))
  })

  it('offers nothing to bring in when no row does anything', async () => {
    const { user } = await draw([{ ...checked, newCount: 0, changedCount: 0, unchangedCount: 217 }])
    expect(screen.getByText(/ei ole tuotavia rivejä/)).toBeVisible()
    expect(screen.queryByRole('button', { name: /^Tuo / })).not.toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Muuta sarakkeita' }))
    expect(await screen.findByLabelText('Kenttä sarakkeelle Tunnus')).toBeVisible()
    expect(currentStep()).toBe('Sarakkeet')
  })
})

describe('the end', () => {
  const applied = { ...wrong, state: 'applied', onlySound: true, canUndo: true, finishedAt: '2026-11-05T08:00:00Z' }

  it('tells what came in, and undoes it after saying what that does', async () => {
    const undone = () => ({ undoImport: { import: anImport({ ...applied, state: 'undone', canUndo: false }) } })
    const { user, sent } = await draw([applied], { UndoImport: undone })
    expect(screen.getByText(/tuli 200 uutta yksikköä.*3 virheellistä riviä jäi pois/)).toBeVisible()
    expect(screen.getByRole('link', { name: 'Katso yksiköt' })).toHaveAttribute('href', '/fi/network/units')
    await user.click(screen.getByRole('button', { name: 'Peru tuonti' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByText('200 uutta yksikköä poistuu verkostosta. 14 muutettua yksikköä palaa ennalleen.')).toBeVisible()
    await user.click(dialog.getByRole('button', { name: 'Peru tuonti' }))
    await waitFor(() => expect(sent('UndoImport')).toEqual([{ importId: 'i1' }]))
    expect(await screen.findByRole('heading', { name: 'Tuonti on peruttu' })).toBeVisible()
  })

  it('explains in the dialog why it cannot be undone', async () => {
    const { user } = await draw([applied], {
      UndoImport: () => {
        const extensions = { code: 'IMPORT_STATE', kind: 'conflict', path: [], params: { code: 'later_changes' }, errorId: null }
        throw new Refusal(200, { data: null, errors: [{ message: 'IMPORT_STATE', extensions }] })
      }
    })
    await user.click(screen.getByRole('button', { name: 'Peru tuonti' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.click(dialog.getByRole('button', { name: 'Peru tuonti' }))
    expect(await dialog.findByText(/samoja tietoja on muutettu tuonnin jälkeen/)).toBeVisible()
  })

  it('says that it is too late, and why an undoing did not succeed', async () => {
    await draw([{ ...applied, canUndo: false, failure: 'STALE' }])
    expect(screen.queryByRole('button', { name: 'Peru tuonti' })).not.toBeInTheDocument()
    expect(screen.getByText(/Tuontia ei saatu peruttua/)).toBeVisible()
    expect(screen.getByText(/Tuontia ei voi enää perua/)).toBeVisible()
  })

  it('says why it stopped, and lets the columns be checked again', async () => {
    const { user } = await draw([{ state: 'failed', failure: 'FILE_UNREADABLE' }])
    expect(screen.getByText(/Tiedostoa ei voi lukea/)).toBeVisible()
    expect(screen.getByText('Mitään ei tuotu, ja kaikki on ennallaan.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Tarkista sarakkeet' }))
    expect(await screen.findByLabelText('Kenttä sarakkeelle Tunnus')).toBeVisible()
  })
})
