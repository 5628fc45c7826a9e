import { fireEvent, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, renderInApp, serve } from '../../../app/testing.js'
import { ImportListPage } from './import-list.page.js'
import { anImport } from './testing/import-examples.js'

const importer = { ...aViewer, actions: [...aViewer.actions, 'network.import'] }

const file = () => new File(['Avain;Nimi\n1;Kaari\n'], 'yksikot.csv', { type: 'text/csv' })

interface Upload {
  readonly address: string
  readonly name: string
}

/** Answers the upload, which is no JSON; everything else goes to the server of the test. */
function takeUploads(answer: () => Promise<Response>): readonly Upload[] {
  const uploads: Upload[] = []
  const others = globalThis.fetch
  globalThis.fetch = (input, init) => {
    if (!(init?.body instanceof FormData)) return others(input, init)
    uploads.push({ address: String(input), name: (init.body.get('file') as File).name })
    return answer()
  }
  return uploads
}

async function draw(nodes: readonly unknown[], answer: () => Promise<Response> = () => Promise.reject(new TypeError('fetch failed'))) {
  const list = { totalCount: nodes.length, pageInfo: { hasNextPage: false, endCursor: null }, nodes }
  serve({ NetworkImports: () => ({ networkImports: list }) })
  const uploads = takeUploads(answer)
  const user = userEvent.setup()
  const { router } = await renderInApp(<ImportListPage />, { address: '/fi/network/imports', viewer: importer })
  return { uploads, user, router }
}

const refused = (code: string, params: object = {}) => () =>
  Promise.resolve(new Response(JSON.stringify({ error: { code, kind: 'invalid', path: [], params, errorId: null } }), { status: 400 }))

describe('ImportListPage', () => {
  it('tells of each file what it was, how far it came and what it did', async () => {
    const applied = anImport({ state: 'applied', newCount: 210, changedCount: 4, unchangedCount: 0, wrongCount: 3 })
    await draw([anImport({ id: 'i2' }), applied])
    expect(await screen.findByText('Odottaa sarakkeita')).toBeVisible()
    expect(screen.getByText('Tuotu')).toBeVisible()
    expect(screen.getByText('uusia 210, muuttuvia 4, virheellisiä 3')).toBeVisible()
    const links = screen.getAllByRole('link', { name: 'yksikot.csv' }).map((link) => link.getAttribute('href'))
    expect(links).toEqual(['/fi/network/imports/i2', '/fi/network/imports/i1'])
  })

  it('says so when nothing has been imported', async () => {
    await draw([])
    expect(await screen.findByText('Ei vielä tuonteja.')).toBeVisible()
  })

  it('asks for the file before anything is sent', async () => {
    const { user, uploads } = await draw([])
    await user.click(screen.getByRole('button', { name: 'Lähetä tiedosto' }))
    expect(await screen.findByRole('link', { name: /: Valitse tiedosto\.$/ })).toHaveAttribute('href', '#import-file')
    expect(uploads).toEqual([])
  })

  it('sends the file as what it is said to hold, says that it is on its way, and goes on to the columns', async () => {
    let arrive: (answer: Response) => void = () => undefined
    const { user, uploads, router } = await draw([], () => new Promise((resolve) => (arrive = resolve)))
    await user.click(screen.getByLabelText('Organisaatioita'))
    await user.upload(screen.getByLabelText('Tiedosto'), file())
    await user.click(screen.getByRole('button', { name: 'Lähetä tiedosto' }))
    expect(await screen.findByRole('button', { name: 'Lähetetään tiedostoa' })).toHaveAttribute('aria-disabled', 'true')
    expect(uploads).toEqual([{ address: '/files/imports/organisations', name: 'yksikot.csv' }])
    arrive(new Response(JSON.stringify({ importId: 'i7' }), { status: 201 }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/fi/network/imports/i7'))
  })

  it('takes a file that is dropped', async () => {
    const { user, uploads } = await draw([], refused('UNSUPPORTED_MEDIA'))
    const input = screen.getByLabelText('Tiedosto') as HTMLInputElement
    // jsdom lets only a real FileList into the input; the page has to do without it there.
    Object.defineProperty(input, 'files', { set: () => undefined, get: () => null })
    fireEvent.drop(input, { dataTransfer: { files: [file()] } })
    await user.click(screen.getByRole('button', { name: 'Lähetä tiedosto' }))
    await waitFor(() => expect(uploads).toHaveLength(1))
  })

  it.each([
    ['UNSUPPORTED_MEDIA', {}, /muoto ei käy/],
    ['TOO_MANY_ROWS', { max: 10_000 }, /enintään 10\s000/],
    ['FILE_UNREADABLE', { reason: 'headings' }, /ei ole otsikoita/]
  ] as const)('explains %s at the field', async (code, params, message) => {
    const { user } = await draw([], refused(code, params))
    await user.upload(screen.getByLabelText('Tiedosto'), file())
    await user.click(screen.getByRole('button', { name: 'Lähetä tiedosto' }))
    expect(await screen.findByRole('link', { name: message })).toBeVisible()
    expect(screen.getByLabelText('Tiedosto')).toBeInvalid()
    await user.upload(screen.getByLabelText('Tiedosto'), file())
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
  })

  it('says that nobody answered', async () => {
    const { user } = await draw([])
    await user.upload(screen.getByLabelText('Tiedosto'), file())
    await user.click(screen.getByRole('button', { name: 'Lähetä tiedosto' }))
    expect(await screen.findByRole('link', { name: /Palvelin ei vastaa/ })).toBeVisible()
  })
})
