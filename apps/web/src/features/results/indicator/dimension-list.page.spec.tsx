import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, Refusal, renderInApp, serve, type Answers } from '../../../app/testing.js'
import { DimensionListPage } from './dimension-list.page.js'
import { fieldOfPath } from './dimension-values.js'

const text = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: '', en: '' })
const category = (code: string, name: string, part: object = {}) => ({
  ...{ __typename: 'DimensionCategory', code, kind: 'category', position: 1, validFrom: null, validTo: null, name: text(name) },
  ...part
})
const gender = {
  ...{ __typename: 'Dimension', id: 'd1', code: 'gender', version: 2, position: 1, indicatorCount: 12, name: text('Sukupuoli') },
  asked: [{ __typename: 'AskedCategory', code: 'women', firstDay: '2024-01-01', lastDay: '2026-09-30' }],
  categories: [category('women', 'Naiset'), category('old', 'Vanha luokka', { validTo: '2025-01-01' }), category('unknown', 'Ei tiedossa', { kind: 'unknown' })]
}
const manager = { ...aViewer, actions: [...aViewer.actions, 'indicator.read' as const, 'indicator.manage' as const] }

async function draw(answers: Answers = {}, viewer: typeof aViewer = manager) {
  const served = serve({ Dimensions: () => ({ dimensions: [gender] }), ...answers })
  const user = userEvent.setup()
  await renderInApp(<DimensionListPage />, { viewer, address: '/fi/results/dimensions', features: ['app', 'results', 'indicator'] })
  const sent = (name: string) => served.asked.filter((one) => one.name === name).map(({ variables }) => variables['input'])
  return { user, sent }
}

async function edit(answers: Answers = {}) {
  const drawn = await draw(answers)
  await drawn.user.click(await screen.findByRole('button', { name: /^Muuta.*Sukupuoli$/ }))
  return { ...drawn, save: () => drawn.user.click(screen.getByRole('button', { name: 'Tallenna jaottelu' })) }
}

const refuse = (code: string, more: object = {}) => () => {
  throw new Refusal(200, { data: null, errors: [{ message: code, extensions: { code, kind: 'invalid', path: [], params: {}, errorId: 'e1', ...more } }] })
}

it.each([
  [['categories', 2, 'name', 'sv'], 'categories-2-sv'],
  [['input', 'categories', '0', 'code'], 'categories-0-code'],
  [['categories', 1, 'validTo'], 'categories-1-until'],
  [['name', 'fi'], 'fi'],
  [['expectedVersion'], null]
])('the path %j leads to the field %s', (path, field) => {
  expect(fieldOfPath(path)).toBe(field)
})

describe('the dimensions', () => {
  it('stand with their categories, those that have ended with their day', async () => {
    await draw({}, { ...aViewer, actions: [...aViewer.actions, 'indicator.read'] })
    const section = within(await screen.findByRole('region', { name: 'Sukupuoli' }))
    expect(section.getAllByRole('listitem').map((each) => each.textContent)).toEqual([
      'Naiset',
      expect.stringMatching(/^Vanha luokka.*31\.12\.2024|^Vanha luokka.*1\.1\.2025/),
      'Ei tiedossa'
    ])
    expect(section.getByText('gender · 12 mittaria tänään')).toBeVisible()
    expect(screen.queryByRole('button', { name: /^Muuta.*Sukupuoli$/ })).not.toBeInTheDocument()
  })

  it('are none at first', async () => {
    await draw({ Dimensions: () => ({ dimensions: [] }) })
    expect(await screen.findByText('Jaotteluja ei ole vielä.')).toBeVisible()
  })

  it('cannot be read by all', async () => {
    await draw({ Dimensions: refuse('NOT_ALLOWED', { kind: 'denied' }) })
    expect(await screen.findByText(/Sinulla ei ole oikeutta tähän/)).toBeVisible()
  })
})

describe('the editor of a dimension', () => {
  it('keeps the code of what has been, lets no asked category be taken away, and saves the whole', async () => {
    const { user, sent, save } = await edit({ ChangeDimension: () => ({ changeDimension: { dimension: { ...gender, version: 3 } } }) })
    const first = within(screen.getAllByRole('group')[0]!)
    expect(first.getByLabelText('Tunnus')).toHaveAttribute('readonly')
    expect(first.queryByRole('button', { name: /Poista/ })).not.toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: /Lisää luokka/ }))
    const added = within(screen.getAllByRole('group')[2]!)
    await user.type(added.getByLabelText('Tunnus'), 'men')
    await user.type(added.getByLabelText('Nimi suomeksi'), 'Miehet')
    await save()
    expect(added.getByLabelText('Alkaen')).toHaveAccessibleDescription(/30\.9\.2026/)
    expect(sent('ChangeDimension')).toEqual([])
    await user.type(added.getByLabelText('Alkaen'), '1.10.2026')
    await save()
    await waitFor(() => expect(sent('ChangeDimension')).toHaveLength(1))
    const input = sent('ChangeDimension')[0] as { categories: { code: string }[] }
    expect(input).toMatchObject({ dimensionId: 'd1', expectedVersion: 2, name: { fi: 'Sukupuoli' } })
    expect(input.categories.map(({ code }) => code)).toEqual(['women', 'old', 'men', 'unknown'])
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Tallenna jaottelu' })).not.toBeInTheDocument())
  })

  it('says what is missing before anything is sent', async () => {
    const { user, sent, save } = await edit()
    await user.click(screen.getByRole('button', { name: /Lisää luokka/ }))
    await save()
    const alert = within(await screen.findByRole('alert'))
    expect(alert.getAllByRole('link').map((link) => link.getAttribute('href'))).toContainEqual(expect.stringMatching(/categories-2-code$/))
    expect(sent('ChangeDimension')).toEqual([])
  })

  it('shows every refusal of one answer at its field', async () => {
    const issues = [
      { code: 'TOO_LONG', kind: 'invalid', path: ['name', 'fi'], params: { max: 120 } },
      { code: 'INVALID_INPUT', kind: 'invalid', path: ['categories', 0, 'name', 'sv'], params: {} }
    ]
    const { save } = await edit({ ChangeDimension: refuse('INVALID_INPUT', { issues }) })
    await save()
    const links = within(await screen.findByRole('alert')).getAllByRole('link').map((link) => link.getAttribute('href'))
    expect(links.map((href) => href?.replace(/^#[a-z]+-/, ''))).toEqual(['fi', 'categories-0-sv'])
  })

  it('says that somebody else has changed it, and keeps what was typed', async () => {
    const { user, save } = await edit({ ChangeDimension: refuse('STALE', { kind: 'conflict' }) })
    const name = screen.getAllByRole('textbox')[0]!
    await user.clear(name)
    await user.type(name, 'Sukupuolet')
    await save()
    expect(await screen.findByRole('alert')).toHaveTextContent(/muuttanut/)
    expect(name).toHaveValue('Sukupuolet')
  })
})
