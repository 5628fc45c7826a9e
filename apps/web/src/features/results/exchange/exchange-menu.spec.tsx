import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { renderInApp, serve } from '../../../app/testing.js'
import type { Language } from '../../../ui/text.js'
import { type AcceptedCell, ExchangeMenu } from './exchange-menu.js'
import type { FilePreview, PreviewCell } from './read-file.js'
import { RoundExport } from './round-export.js'

/** Stands in for the browser's own way of sending, which alone tells how much has gone. */
class Sending {
  static last: Sending
  readonly upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {}
  onload?: () => void
  onerror?: () => void
  address = ''
  fileName = ''
  isGivenUp = false
  status = 0
  responseText = ''

  constructor() {
    Sending.last = this
  }

  open(method: string, address: string): void {
    this.address = `${method} ${address}`
  }

  send(body: FormData): void {
    this.fileName = (body.get('file') as File).name
  }

  abort(): void {
    this.isGivenUp = true
  }

  async progress(loaded: number): Promise<void> {
    await act(async () => this.upload.onprogress?.({ loaded, total: 100 }))
  }

  async answer(body: unknown, status = 200): Promise<void> {
    Object.assign(this, { status, responseText: JSON.stringify(body) })
    await act(async () => this.onload?.())
  }
}

const aCell = (of: Partial<PreviewCell> = {}): PreviewCell => ({
  ...{ indicatorId: 'i1', breakdown: 'gender:f', name: 'Asiakkaat', part: 'Naiset', cell: 'F7', row: 7, status: 'value', value: '12' },
  ...{ note: '', current: { status: 'value', value: '10' }, version: 3, isNewerHere: false },
  ...of
})

const first = aCell()
const second = aCell({ breakdown: 'gender:m', part: 'Miehet', cell: 'G7', status: 'missing', value: null, note: 'ei saatu', current: null, version: 0 })
const newer = aCell({ indicatorId: 'i2', breakdown: '', name: 'Tulot', part: '', cell: 'F12', value: '1250.50', isNewerHere: true, version: 9 })
const preview = (of: Partial<FilePreview> = {}): FilePreview => ({ cells: [first, second, newer], issues: [], unchangedCount: 4, ...of })

let sent: readonly AcceptedCell[] | null
const realRequest = globalThis.XMLHttpRequest
beforeEach(() => {
  sent = null
  globalThis.XMLHttpRequest = Sending as never
})
afterEach(() => {
  globalThis.XMLHttpRequest = realRequest
})

async function draw(of: { isWritable?: boolean; language?: Language } = {}) {
  serve({})
  const user = userEvent.setup()
  const { isWritable = true, language = 'fi' } = of
  const drawn = await renderInApp(<ExchangeMenu returnId="r1" isWritable={isWritable} onAccept={(cells) => (sent = cells)} />, { language, address: `/${language}/results/returns/r1` })
  return { user, ...drawn }
}

async function openDialog(language: Language = 'fi') {
  const drawn = await draw({ language })
  const [menu, item] = { fi: ['Tiedostot', 'Tuo tiedostosta…'], sv: ['Filer', 'Hämta från fil…'], en: ['Files', 'Bring in from a file…'] }[language] as [string, string]
  await drawn.user.click(screen.getByRole('button', { name: menu }))
  await drawn.user.click(await screen.findByRole('menuitem', { name: item }))
  const dialog = await screen.findByRole('dialog')
  const choose = () => drawn.user.upload(dialog.querySelector('input[type=file]') as HTMLInputElement, new File(['x'], 'luvut.xlsx'))
  return { ...drawn, dialog: within(dialog), element: dialog, choose }
}

describe('ExchangeMenu', () => {
  it('offers the form as plain links in the language of the page', async () => {
    const { user } = await draw({ language: 'sv' })
    await user.click(screen.getByRole('button', { name: 'Filer' }))
    const links = screen.getAllByRole('menuitem').map((link) => link.getAttribute('href'))
    expect(links).toEqual([
      ...['xlsx', 'csv', 'json'].map((format) => `/api/returns/r1/template.${format}?lang=sv`),
      ...['/api/returns/r1/adx', null]
    ])
  })

  it('brings nothing in where nothing can be written', async () => {
    const { user } = await draw({ isWritable: false })
    await user.click(screen.getByRole('button', { name: 'Tiedostot' }))
    expect(screen.queryByRole('menuitem', { name: 'Tuo tiedostosta…' })).not.toBeInTheDocument()
  })
})

describe('ImportDialog', () => {
  it('says how far the sending is, then what would change', async () => {
    const { dialog, choose } = await openDialog()
    await choose()
    expect([Sending.last.address, Sending.last.fileName]).toEqual(['POST /api/returns/r1/file?lang=fi', 'luvut.xlsx'])
    await Sending.last.progress(40)
    expect(dialog.getByRole('progressbar', { name: 'Lähetetään tiedostoa: 40 %' })).toHaveValue(0.4)
    await Sending.last.progress(100)
    expect(dialog.getByRole('progressbar', { name: 'Luetaan lukuja…' })).toBeInTheDocument()
    await Sending.last.answer(preview())
    expect(dialog.queryByRole('progressbar')).not.toBeInTheDocument()
    expect(dialog.getByRole('status')).toHaveTextContent('3 lukua muuttuisi. 4 on jo samoja.')
    const changes = dialog.getAllByRole('listitem').map(({ textContent }) => textContent?.replace(/\s+/g, ' '))
    expect(changes[0]).toBe('AsiakkaatNaisetoli 10 → uusi 12F7')
    expect(changes[1]).toBe('AsiakkaatMiehetoli tyhjä → uusi ..puuttuuG7ei saatu')
    expect(changes[2]).toContain('Tulotoli 10 → uusi 1 250,50F12Lukua on muutettu lomakkeella')
  })

  it('hands the taken figures to the form, with the versions on which they rest', async () => {
    const { user, dialog, choose } = await openDialog()
    await choose()
    await Sending.last.answer(preview())
    // What was changed on the form meanwhile is left until somebody takes it.
    expect(dialog.getByRole('checkbox', { name: 'Tulot' })).not.toBeChecked()
    expect(dialog.getByRole('checkbox', { name: 'Ota kaikki' })).toBePartiallyChecked()
    await user.click(dialog.getByRole('checkbox', { name: 'Asiakkaat Naiset' }))
    await user.click(dialog.getByRole('button', { name: 'Ota yksi luku lomakkeelle' }))
    expect(sent).toEqual([{ indicatorId: 'i1', breakdown: 'gender:m', status: 'missing', value: null, note: 'ei saatu', expectedVersion: 0 }])
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    await waitFor(() => expect(screen.getByRole('button', { name: 'Tiedostot' })).toHaveFocus())
  })

  it('takes all or none by keys alone', async () => {
    const { user, dialog, choose } = await openDialog('en')
    await choose()
    await Sending.last.answer(preview())
    dialog.getByRole('checkbox', { name: 'Take all' }).focus()
    await user.keyboard(' ')
    expect(dialog.getByRole('button', { name: 'Take 3 figures to the form' })).toBeEnabled()
    await user.keyboard(' ')
    expect(dialog.getByRole('button', { name: 'Take the figures to the form' })).toBeDisabled()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(sent).toBeNull()
  })

  it('tells what cannot be read with its cell, and offers what can', async () => {
    const issues = [
      { cell: 'G7', row: 7, code: 'FORMULA', message: 'Rutan har en formel. Klistra in värdet i stället.' },
      { cell: null, row: null, code: 'INVALID_INPUT', message: 'Uppgiften kan inte läsas.' }
    ]
    const { dialog, choose } = await openDialog('sv')
    await choose()
    await Sending.last.answer(preview({ cells: [first], issues, unchangedCount: 0 }))
    const list = dialog.getByRole('region', { name: 'Det här går inte att läsa' })
    expect(within(list).getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'G7: Rutan har en formel. Klistra in värdet i stället.',
      'Uppgiften kan inte läsas.'
    ])
    expect(dialog.getByRole('status')).toHaveTextContent('En siffra skulle ändras. 2 ställen går inte att läsa.')
    expect(dialog.getByRole('button', { name: 'Ta en siffra till blanketten' })).toBeEnabled()
  })

  it('says when nothing would change', async () => {
    const { dialog, choose } = await openDialog()
    await choose()
    await Sending.last.answer(preview({ cells: [], unchangedCount: 12 }))
    expect(dialog.getByRole('status')).toHaveTextContent('Mikään luku ei muuttuisi. 12 on jo samoja.')
    expect(dialog.queryByRole('button', { name: /lomakkeelle/ })).not.toBeInTheDocument()
  })

  it('explains a refusal at the field, and takes the next file', async () => {
    const { dialog, choose } = await openDialog()
    await choose()
    const error = { code: 'FILE_UNREADABLE', kind: 'invalid', path: ['file'], params: { reason: 'macros' }, errorId: null }
    await Sending.last.answer({ error }, 400)
    expect(dialog.getByText(/siinä on makroja. Tallenna se tavallisena Excel-työkirjana/)).toBeVisible()
    await choose()
    expect(dialog.queryByText(/siinä on makroja/)).not.toBeInTheDocument()
    await act(async () => Sending.last.onerror?.())
    expect(dialog.getByText(/Palvelin ei vastaa/)).toBeVisible()
  })

  it('gives up the sending when it is closed', async () => {
    const { user, dialog, choose } = await openDialog()
    await choose()
    await user.click(dialog.getByRole('button', { name: 'Peruuta' }))
    await waitFor(() => expect(Sending.last.isGivenUp).toBe(true))
  })

  it('has no barrier that axe can find', async () => {
    const { element, choose } = await openDialog()
    await choose()
    await Sending.last.answer(preview({ issues: [{ cell: 'G7', row: 7, code: 'MERGED', message: 'Ruutu on yhdistetty (G7:H7).' }] }))
    const { violations } = await axe.run(element, { rules: { 'color-contrast': { enabled: false } } })
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  })
})

it('the figures of a round are those of the list, with its filters', async () => {
  serve({})
  const user = userEvent.setup()
  const filter = { states: ['verified', 'accepted'], centreId: 'c1', isLate: null, search: '' } as const
  await renderInApp(<RoundExport roundId="k1" period="7–9/2026" filter={filter} />, { language: 'en', address: '/en/results/rounds/k1' })
  await user.click(screen.getByRole('button', { name: 'Download figures' }))
  expect(screen.getByText('Figures of the round, 7–9/2026')).toBeVisible()
  expect(screen.getAllByRole('menuitem').map((link) => link.getAttribute('href'))).toEqual([
    ...['xlsx', 'csv', 'json'].map((format) => `/api/rounds/k1/figures.${format}?lang=en&states=verified%2Caccepted&centreId=c1`),
    '/api/rounds/k1/adx'
  ])
})
