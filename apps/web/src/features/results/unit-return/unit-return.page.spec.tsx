import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { aViewer, openApp, Refusal, renderInApp, serve, type Answers } from '../../../app/testing.js'
import { aReturn, aReturnedReturn, rows } from './testing/return-examples.js'
import { ReturnForm } from './return-form.js'
import type { SaveCellInput, UnitReturn } from './unit-return.types.js'

const writer = { ...aViewer, displayName: 'Riikka Korhonen', actions: [...aViewer.actions, 'return.read', 'return.edit', 'return.submit'] }

const saved = ({ input }: Record<string, unknown>) => {
  const { cells } = input as { cells: SaveCellInput[] }
  return {
    saveCells: {
      unitReturn: { __typename: 'UnitReturn', version: 4 },
      cells: cells.map((cell) => ({ ...cell, version: cell.expectedVersion + 1, review: 'open', answered: null })),
      ...{ conflicts: [], refusals: [] }
    }
  }
}

const quiet: Answers = {
  SaveCells: saved,
  TouchReturn: () => ({ touchReturn: { presence: [] } }),
  ReturnStrip: () => ({ unitReturn: { id: 'r1', state: 'draft', isLate: false, effectiveDueOn: '2026-11-06', strip: [] } }),
  ReturnChecks: () => ({ returnChecks: { rules: [], explanations: [], indicators: [] } })
}

async function draw(unitReturn: UnitReturn = aReturn(), answers: Answers = {}, viewer = writer) {
  const served = serve({ ...quiet, ...answers })
  const user = userEvent.setup()
  let refreshed = 0
  const onRefresh = async () => {
    refreshed += 1
  }
  const drawn = await renderInApp(<ReturnForm unitReturn={unitReturn} onRefresh={onRefresh} />, {
    viewer,
    address: '/fi/results/returns/r1'
  })
  const savedCells = () =>
    served.asked.filter(({ name }) => name === 'SaveCells').flatMap(({ variables }) => (variables['input'] as { cells: SaveCellInput[] }).cells)
  return { ...served, ...drawn, user, savedCells, refreshed: () => refreshed }
}

const field = (name: string) => screen.getByRole('textbox', { name })
const a1 = (group: string) => field(`A1 Valmennuksessa, ${group}`)
const a2 = (group: string) => field(`A2 Uudet asiakkaat, ${group}`)

describe('the grid', () => {
  it('names every figure, adds up as one types, and saves by itself', async () => {
    const { user, savedCells } = await draw()
    const grid = screen.getByRole('grid', { name: 'Luvut: Lieksan Lauttaus, heinä–syyskuu 2026' })
    const line = within(grid).getByRole('row', { name: /A1 Valmennuksessa/ })
    expect(within(line).getByText('73')).toBeInTheDocument()
    await user.click(a1('ryhmä II'))
    await user.keyboard('40')
    expect(within(line).getAllByText('75')).toHaveLength(2)
    expect(within(line).getByText('+6')).toBeInTheDocument()
    await waitFor(() => expect(savedCells()).toMatchObject([{ breakdown: 'customer_group:ii', value: '40', expectedVersion: 1 }]))
    expect(await screen.findByText(/^Tallennettu klo/)).toBeVisible()
  })

  it('is one stop of Tab, and led through by the keys of a spreadsheet', async () => {
    const { user } = await draw()
    const stops = within(screen.getByRole('grid')).getAllByRole('textbox').filter((each) => each.tabIndex === 0)
    expect(stops).toHaveLength(1)
    await user.click(a1('ryhmä I'))
    await user.keyboard('{ArrowRight}{ArrowDown}')
    await waitFor(() => expect(a2('ryhmä II')).toHaveFocus())
    await user.keyboard('3{Tab}4{Enter}')
    expect(a2('ryhmä II')).toHaveValue('3')
    expect(a2('ryhmä III')).toHaveValue('4')
    await waitFor(() => expect(field('C1 Työnantajakontaktit')).toHaveFocus())
    await user.keyboard('{ArrowUp}{Home}')
    await waitFor(() => expect(a2('ryhmä I')).toHaveFocus())
    await user.keyboard('{Control>}{End}{/Control}')
    await waitFor(() => expect(field('D1 Valmentajat')).toHaveFocus())
    await user.keyboard('{Tab}')
    expect(screen.getByRole('grid')).not.toContainElement(document.activeElement as HTMLElement)
  })

  it('lets Esc take back what was typed, and then lets Tab leave', async () => {
    const { user } = await draw()
    await user.click(a1('ryhmä I'))
    await user.keyboard('99{Escape}')
    expect(a1('ryhmä I')).toHaveValue('14')
    await user.keyboard('{Escape}')
    await user.tab()
    expect(screen.getByRole('grid')).not.toContainElement(document.activeElement as HTMLElement)
  })

  it('takes a block from a spreadsheet: marks, decimals, errors kept as they were typed, and all of it back', async () => {
    const { user, savedCells } = await draw()
    await user.click(a2('ryhmä I'))
    await user.paste('1\u00a0204\tviisi\tei kys.\t0\t1209\r\n')
    expect(a2('ryhmä I')).toHaveValue('1\u00a0204')
    expect(a2('ryhmä II')).toHaveValue('viisi')
    expect(a2('ryhmä II')).toBeInvalid()
    expect(a2('ryhmä II')).toHaveAccessibleDescription(/ei ole luku/)
    expect(a2('ryhmä III')).toHaveValue('ei kys.')
    const notice = screen.getByText('Liitetty 4 lukua.').closest('div') as HTMLElement
    expect(within(notice).getByText(/virhe/)).toBeVisible()
    expect(within(notice).getByText('1209')).toBeInTheDocument()
    expect(within(notice).getByText(/summa lasketaan itse/)).toBeInTheDocument()
    await waitFor(() => expect(savedCells()).toHaveLength(3))
    await user.click(screen.getByRole('button', { name: 'Kumoa liittäminen' }))
    for (const group of ['ryhmä I', 'ryhmä II', 'ryhmä III']) expect(a2(group)).toHaveValue('')
    await waitFor(() => expect(savedCells().slice(3).every(({ isCleared }) => isCleared)).toBe(true))
  })

  it('undoes by Ctrl Z, and copies a block as a spreadsheet takes it', async () => {
    const { user } = await draw()
    await user.click(a1('ryhmä I'))
    await user.keyboard('{Shift>}{ArrowRight}{ArrowRight}{/Shift}')
    const data = await user.copy()
    expect(data?.getData('text/plain')).toBe('14\t38\t21')
    await user.keyboard('{Delete}')
    expect(a1('ryhmä II')).toHaveValue('')
    await user.keyboard('{Control>}z{/Control}')
    expect(a1('ryhmä II')).toHaveValue('38')
  })

  it('opens the keys by a question mark and the comment by M', async () => {
    const { user, asked } = await draw(aReturn(), {
      CommentCell: ({ input }) => ({
        commentCell: {
          comment: {
            ...(input as object),
            ...{ id: 'k1', kind: 'comment', writtenAt: '2026-11-05T07:00:00Z', versionNumber: 0 },
            author: { id: 'p1', displayName: 'Riikka Korhonen' }
          }
        }
      })
    })
    await user.click(a1('ryhmä II'))
    await user.keyboard('m')
    await waitFor(() => expect(screen.getByLabelText('Kommentti')).toHaveFocus())
    await user.keyboard('Neljä aloitti 1.9.')
    await user.click(screen.getByRole('button', { name: 'Kommentoi' }))
    expect(await screen.findByText('Neljä aloitti 1.9.')).toBeVisible()
    expect(asked.find(({ name }) => name === 'CommentCell')?.variables).toMatchObject({
      input: { returnId: 'r1', indicatorId: 'a1', breakdown: 'customer_group:ii' }
    })
    await waitFor(() => expect(a1('ryhmä II')).toHaveAccessibleDescription(/1 kommentti/))
    await user.click(a1('ryhmä II'))
    await user.keyboard('?')
    expect(await screen.findByRole('dialog', { name: 'Taulukon pikanäppäimet' })).toBeVisible()
  })

  it('asks why a figure is missing before it is saved', async () => {
    const { user, savedCells } = await draw()
    await user.click(a2('ryhmä I'))
    await user.click(screen.getByRole('button', { name: 'Ei tietoa: selitä' }))
    expect(a2('ryhmä I')).toHaveValue('..')
    await user.type(screen.getByLabelText('Miksi luku puuttuu?'), 'Ei kirjattu')
    await waitFor(() => expect(savedCells()).toMatchObject([{ status: 'missing', note: 'Ei kirjattu' }]))
  })
})

describe('saving', () => {
  it('says that the draft is on this device while there is no connection, and sends it afterwards', async () => {
    let isOffline = true
    const { user, savedCells } = await draw(aReturn(), {
      SaveCells: (variables) => {
        if (isOffline) throw new Refusal(503, { errors: [{ message: 'UNAVAILABLE', extensions: { code: 'UNAVAILABLE', kind: 'unavailable' } }] })
        return saved(variables)
      }
    })
    await user.click(a2('ryhmä I'))
    await user.keyboard('5{Enter}')
    expect(await screen.findByText('Ei yhteyttä: luonnos tällä laitteella')).toBeVisible()
    expect(screen.getByText(/Yhteys katkesi/)).toBeVisible()
    isOffline = false
    act(() => void window.dispatchEvent(new Event('online')))
    expect(await screen.findByText(/^Tallennettu klo/)).toBeVisible()
    expect(savedCells().every(({ value }) => value === '5')).toBe(true)
  })

  it('shows both values of a clash and keeps the one that is chosen', async () => {
    const theirs = { status: 'value', value: '9', note: '', version: 6, changedBy: 'Riitta Kosonen', changedAt: '2026-11-05T07:00:00Z' }
    let isFirst = true
    const { user, savedCells } = await draw(aReturn(), {
      SaveCells: (variables) => {
        const answer = saved(variables)
        if (!isFirst) return answer
        isFirst = false
        const conflicts = [{ indicatorId: 'a2', breakdown: 'customer_group:i', theirs }]
        return { saveCells: { ...answer.saveCells, cells: [], conflicts } }
      }
    })
    await user.click(a2('ryhmä I'))
    await user.keyboard('5{Enter}')
    const dialog = await screen.findByRole('dialog', { name: 'Toinen käyttäjä muutti samaa solua' })
    expect(within(dialog).getByRole('button', { name: 'Tallenna valinta' })).toBeDisabled()
    expect(within(dialog).getByText('9')).toBeVisible()
    expect(screen.getByText('Yksi solu on tallentamatta: se odottaa sinua')).toBeVisible()
    await user.click(within(dialog).getByRole('radio', { name: /Pidä oma/ }))
    await user.click(within(dialog).getByRole('button', { name: 'Tallenna valinta' }))
    await waitFor(() => expect(savedCells()[1]).toMatchObject({ value: '5', expectedVersion: 6 }))
  })

  it('shows who else is here, and where', async () => {
    const person = { id: 'p9', displayName: 'Riitta Kosonen' }
    const presence = [{ person, cell: 'a1/customer_group:ii', seenAt: '2026-11-05T07:00:00Z', isSelf: false }]
    const { refreshed } = await draw(aReturn(), { TouchReturn: () => ({ touchReturn: { presence } }) })
    expect(await screen.findByText('Riitta muokkaa nyt')).toBeVisible()
    await waitFor(() => expect(a1('ryhmä II')).toHaveAccessibleDescription('Riitta on tässä solussa'))
    expect(refreshed()).toBeGreaterThan(0)
  })
})

describe('standing', () => {
  it('says why nothing can be written, and lets what was sent be taken back', async () => {
    const { user, asked } = await draw(aReturn({ state: 'submitted', number: 1 }), {
      WithdrawReturn: () => ({ withdrawReturn: { unitReturn: { id: 'r1', state: 'draft', version: 5 } } })
    })
    expect(screen.getByText(/Niitä ei voi muuttaa, kun Itä-Suomi tarkastaa/)).toBeVisible()
    expect(a1('ryhmä I')).toHaveAttribute('readonly')
    await user.click(a1('ryhmä I'))
    await user.keyboard('5{ArrowRight}')
    expect(a1('ryhmä I')).toHaveValue('14')
    await waitFor(() => expect(a1('ryhmä II')).toHaveFocus())
    await user.click(screen.getByRole('button', { name: 'Peru lähetys' }))
    await waitFor(() =>
      expect(asked.find(({ name }) => name === 'WithdrawReturn')?.variables).toEqual({ input: { returnId: 'r1', expectedVersion: 3 } })
    )
  })

  it('lets whoever may not write only read', async () => {
    await draw(aReturn(), {}, { ...aViewer, actions: [...aViewer.actions, 'return.read'] })
    expect(screen.getByText('Katsot lomaketta. Lukuja kirjoittaa yksikkö itse.')).toBeVisible()
    expect(a1('ryhmä I')).toHaveAttribute('readonly')
    expect(screen.queryByRole('button', { name: 'Tarkista ja lähetä' })).not.toBeInTheDocument()
  })

  it('opens nothing but what is questioned', async () => {
    const { user } = await draw(aReturnedReturn())
    expect(a1('ryhmä I')).toHaveAttribute('readonly')
    expect(a1('ryhmä II')).not.toHaveAttribute('readonly')
    expect(a1('ryhmä II')).toHaveAccessibleDescription(/odottaa vastausta/)
    await user.click(a1('ryhmä II'))
    await user.keyboard('{Tab}')
    await waitFor(() => expect(field('D1 Valmentajat')).toHaveFocus())
    expect(screen.getByText('0/2 käsitelty')).toBeVisible()
  })
})

describe('sending', () => {
  it('lists what is missing and leads there', async () => {
    const { user } = await draw()
    await user.click(screen.getByRole('button', { name: 'Tarkista ja lähetä' }))
    const dialog = await screen.findByRole('dialog', { name: 'Tarkista ja lähetä' })
    expect(within(dialog).getByText('4 lukua puuttuu')).toBeVisible()
    await user.click(within(dialog).getByRole('button', { name: 'A2, ryhmä I' }))
    await waitFor(() => expect(a2('ryhmä I')).toHaveFocus())
  })

  /** Nothing of it has to be given before it can be sent. */
  const sendable = () => aReturn({ sheet: rows.map((row) => ({ ...row, isRequired: false })) })
  const busy = () => {
    throw new Refusal(200, { data: null, errors: [{ message: 'UNAVAILABLE', extensions: { code: 'UNAVAILABLE', kind: 'unavailable' } }] })
  }
  const stale = () => {
    throw new Refusal(200, { data: null, errors: [{ message: 'STALE', extensions: { code: 'STALE', kind: 'conflict', path: ['expectedVersion'] } }] })
  }
  async function send(answersInTurn: readonly (() => unknown)[], state: string) {
    let turn = 0
    const drawn = await draw(sendable(), {
      SubmitReturn: () => answersInTurn[Math.min(turn++, answersInTurn.length - 1)]!(),
      ReturnStanding: () => ({ unitReturn: { __typename: 'UnitReturn', id: 'r1', state } })
    })
    await drawn.user.click(screen.getByRole('button', { name: 'Tarkista ja lähetä' }))
    await drawn.user.click(await screen.findByRole('button', { name: 'Lähetä' }))
    return { ...drawn, tries: () => drawn.asked.filter(({ name }) => name === 'SubmitReturn') }
  }
  const isSent = () => ({ submitReturn: { unitReturn: { id: 'r1', state: 'submitted', version: 5 } } })

  it('tries again in a rush, each time with the same version', async () => {
    const { tries } = await send([busy, busy, isSent], 'draft')
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(tries().map(({ variables }) => variables)).toEqual(Array(3).fill({ input: { returnId: 'r1', expectedVersion: 3 } }))
  })

  it('says that the server does not answer after the third time, and keeps the dialog open', async () => {
    const { tries } = await send([busy], 'draft')
    const dialog = screen.getByRole('dialog')
    expect(await within(dialog).findByText(/Palvelin ei vastaa/)).toBeVisible()
    expect(tries()).toHaveLength(3)
  })

  it('takes a step for done that was taken although its answer was lost', async () => {
    const { tries, refreshed } = await send([busy, stale], 'submitted')
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(screen.queryByText(/Joku muu on muuttanut/)).not.toBeInTheDocument()
    expect(tries()).toHaveLength(2)
    expect(refreshed()).toBe(1)
  })

  it('shows a return that somebody else has changed as that, also after a rush', async () => {
    await send([busy, stale], 'draft')
    expect(await screen.findByText(/Joku muu on muuttanut/)).toBeVisible()
  })

  it('saves first, then sends with the version that is known', async () => {
    const { user, asked } = await draw(sendable(), {
      SubmitReturn: () => ({ submitReturn: { unitReturn: { id: 'r1', state: 'submitted', version: 5 } } })
    })
    await user.click(a2('ryhmä I'))
    await user.keyboard('5')
    await user.click(screen.getByRole('button', { name: 'Tarkista ja lähetä' }))
    await user.click(await screen.findByRole('button', { name: 'Lähetä' }))
    await waitFor(() => expect(asked.map(({ name }) => name)).toContain('SubmitReturn'))
    const steps = asked.map(({ name }) => name).filter((name) => name === 'SaveCells' || name === 'SubmitReturn')
    expect(steps).toEqual(['SaveCells', 'SubmitReturn'])
    expect(asked.find(({ name }) => name === 'SubmitReturn')?.variables).toEqual({ input: { returnId: 'r1', expectedVersion: 4 } })
  })

  it('sends nothing while a figure is wrong', async () => {
    const { user } = await draw()
    await user.click(a2('ryhmä I'))
    await user.keyboard('x{Enter}')
    await user.click(screen.getByRole('button', { name: 'Tarkista ja lähetä' }))
    expect(await screen.findByText('Yhdessä solussa on virhe')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Lähetä' })).toBeDisabled()
  })
})

describe('on a phone', () => {
  const wide = window.matchMedia
  beforeEach(() => {
    window.matchMedia = (query) => ({ ...wide(query), matches: query.includes('max-width') })
  })
  afterEach(() => {
    window.matchMedia = wide
  })

  it('shows only what is questioned, with the question and the two ways to answer', async () => {
    const { user, asked, savedCells, container } = await draw(aReturnedReturn(), {
      ConfirmCell: ({ input }) => {
        const { indicatorId, breakdown } = input as SaveCellInput
        const cell = { indicatorId, breakdown, status: 'value', value: '3.5', note: '', version: 2, review: 'questioned', answered: 'confirmed' }
        return { confirmCell: { cell } }
      }
    })
    expect(screen.getByRole('heading', { name: 'Korjaa 2 lukua' })).toBeVisible()
    expect(screen.getByText('Muut 8 lukua on tarkastettu. Niitä ei voi muuttaa.')).toBeVisible()
    expect(screen.getAllByRole('textbox')).toHaveLength(2)
    expect(screen.getByText(/enemmän kuin seurattavia/)).toBeVisible()
    await user.click(a1('ryhmä II'))
    await user.keyboard('36')
    expect(await screen.findByText('Korjattu, oli 38')).toBeVisible()
    await waitFor(() => expect(savedCells()).toMatchObject([{ value: '36' }]))
    await user.click(screen.getByRole('button', { name: 'Vastaa: luku on oikein' }))
    await user.type(screen.getByLabelText('Miksi luku on oikein?'), 'Koko kauden')
    await user.click(screen.getByRole('button', { name: 'Vahvista luku' }))
    expect(await screen.findByText('Vastattu: luku on oikein')).toBeVisible()
    expect(asked.find(({ name }) => name === 'ConfirmCell')?.variables).toMatchObject({
      input: { indicatorId: 'd1', text: 'Koko kauden', expectedVersion: 1 }
    })
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } })
    expect(violations.map(({ id }) => id)).toEqual([])
  })

  it('has the first entry as sections of big fields', async () => {
    const { user, savedCells, container } = await draw()
    expect(screen.queryByRole('grid')).not.toBeInTheDocument()
    await user.type(a2('ryhmä I'), '5')
    await waitFor(() => expect(savedCells()).toMatchObject([{ indicatorId: 'a2', value: '5' }]))
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } })
    expect(violations.map(({ id }) => id)).toEqual([])
  })
})

it('has no barrier that axe can find, also with a dialog open', async () => {
  const { user, container } = await draw()
  const off = { rules: { 'color-contrast': { enabled: false } } }
  expect((await axe.run(container, off)).violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Tarkista ja lähetä' }))
  const dialog = await screen.findByRole('dialog')
  expect((await axe.run(dialog, off)).violations.map(({ id }) => id)).toEqual([])
})

/** An address asks for nothing that cannot be an id. */
const realId = '0198c0de-0000-7000-8000-000000000001'

it('lets one go on writing without a connection, and the banner of the page says so', async () => {
  const user = userEvent.setup()
  const answers: Answers = { Viewer: () => ({ viewer: writer }), UnitReturn: () => ({ unitReturn: { ...aReturn(), id: realId } }), 'GET /auth/state': () => ({ signedIn: true }) }
  serve({ ...quiet, ...answers })
  await openApp(`/fi/results/returns/${realId}`)
  await screen.findByRole('heading', { level: 1, name: 'Lieksan Lauttaus, heinä–syyskuu 2026' })
  globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'))
  await user.click(a2('ryhmä I'))
  await user.keyboard('5{Enter}')
  expect(await screen.findByText('Ei yhteyttä: luonnos tällä laitteella')).toBeVisible()
  expect(screen.getAllByText(/Yhteys katkesi. Voit jatkaa/)).toHaveLength(1)
  expect(screen.queryByText(/muutoksia ei voi tallentaa/)).not.toBeInTheDocument()
  serve({ ...quiet, ...answers })
  act(() => void window.dispatchEvent(new Event('online')))
  expect(await screen.findByText(/^Tallennettu klo/)).toBeVisible()
  expect(screen.queryByText(/Yhteys katkesi/)).not.toBeInTheDocument()
})

it('opens by its address', async () => {
  serve({ ...quiet, Viewer: () => ({ viewer: writer }), UnitReturn: () => ({ unitReturn: { ...aReturn(), id: realId } }), 'GET /auth/state': () => ({ signedIn: true }) })
  await openApp(`/fi/results/returns/${realId}`)
  expect(await screen.findByRole('heading', { level: 1, name: 'Lieksan Lauttaus, heinä–syyskuu 2026' })).toBeVisible()
})
