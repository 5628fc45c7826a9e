import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, Refusal, renderInApp, serve, type Answers } from '../../../../app/testing.js'
import type { IndicatorRecord } from '../indicator.operations.js'
import { anIndicator, aVersion, theChoices } from '../testing/indicator-examples.js'
import { fieldOfPath } from './indicator-check.js'
import { IndicatorEditor } from './indicator-form.page.js'

const manager = { ...aViewer, actions: [...aViewer.actions, 'indicator.read', 'indicator.manage'] }

function refuse(code: string, { kind = 'invalid', path = [], params = {} }: { kind?: string; path?: string[]; params?: object } = {}): never {
  throw new Refusal(200, { data: null, errors: [{ message: code, extensions: { code, kind, path, params, errorId: null } }] })
}

const fine = { checkExpression: { __typename: 'ExpressionCheck', isValid: true, usedCodes: [], used: [], problem: null } }

async function draw(record: unknown, answers: Answers = {}) {
  const served = serve({ IndicatorChoices: () => theChoices, CheckExpression: () => fine, IndicatorWeights: () => ({ indicators: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] } }), ...answers })
  const user = userEvent.setup()
  const address = record === null ? '/fi/results/indicators/new' : '/fi/results/indicators/i1/edit'
  const { router, unmount } = await renderInApp(<IndicatorEditor record={record as IndicatorRecord | null} />, { viewer: manager, address })
  await screen.findByRole('option', { name: 'Asiakkaat' })
  const sent = (name: string) => served.asked.filter((one) => one.name === name).map((one) => one.variables['input'])
  return { ...served, user, router, unmount, sent }
}

type User = ReturnType<typeof userEvent.setup>

async function fill(user: User, label: string | RegExp, text: string) {
  const field = screen.getByLabelText(label)
  await user.clear(field)
  await user.click(field)
  await user.paste(text)
}

const save = (user: User) => user.click(screen.getByRole('button', { name: /^(Lisää mittari|Tallenna muutos)$/ }))

beforeEach(() => sessionStorage.clear())

it.each([
  [['input', 'name', 'sv'], 'nameSv'],
  [['definition', 'fi'], 'definitionFi'],
  [['input', 'validFrom'], 'from'],
  [['numerator'], 'numerator'],
  [['expectedVersion'], null]
])('the path %j leads to the field %s', (path, field) => {
  expect(fieldOfPath(path)).toBe(field)
})

describe('a new indicator', () => {
  it('asks for all that is missing or wrong before anything is sent, at each field', async () => {
    const { user, sent } = await draw(null)
    await fill(user, 'Tunnus', 'b 6')
    await fill(user, 'Mistä päivästä alkaen', '31.2.2026')
    await save(user)
    const links = within(await screen.findByRole('alert')).getAllByRole('link').map((link) => link.getAttribute('href'))
    expect(links).toEqual(['code', 'groupId', 'from', 'nameFi', 'definitionFi'].map((field) => `#indicator-${field}`))
    expect(screen.getByLabelText('Nimi suomeksi')).toBeInvalid()
    expect(sent('CreateIndicator')).toEqual([])
  })

  it('sends what was typed, and goes on to the indicator', async () => {
    const { user, sent, router } = await draw(null, { CreateIndicator: () => ({ createIndicator: { indicator: anIndicator() } }) })
    await fill(user, 'Tunnus', 'A2')
    await fill(user, 'Mistä päivästä alkaen', '1.1.2026')
    await user.selectOptions(screen.getByLabelText('Ryhmä'), 'Asiakkaat')
    await fill(user, 'Nimi suomeksi', ' Uudet asiakkaat ')
    await fill(user, 'Määritelmä suomeksi', 'Jaksot, jotka alkoivat.')
    await user.click(screen.getByRole('checkbox', { name: 'Sukupuoli' }))
    await user.click(screen.getByRole('checkbox', { name: '1b' }))
    await save(user)
    await waitFor(() => expect(router.state.location.pathname).toBe('/fi/results/indicators/i1'))
    expect(sent('CreateIndicator')[0]).toMatchObject({
      ...{ code: 'A2', groupId: 'g1', validFrom: '2026-01-01', unit: 'persons', decimals: 0, aggregation: 'sum', sourceClass: 'manual' },
      ...{ name: { fi: 'Uudet asiakkaat', sv: '', en: '' }, dimensionCodes: ['gender'], taskAreas: ['1b'], numerator: null, factor: 1 }
    })
  })

  it('shows each of several refusals of one answer at its field', async () => {
    const issues = [
      { code: 'TOO_LONG', kind: 'invalid', path: ['name', 'fi'], params: { max: 200 } },
      { code: 'ALREADY_EXISTS', kind: 'conflict', path: ['code'], params: {} }
    ]
    const extensions = { code: 'INVALID_INPUT', kind: 'invalid', path: [], params: {}, errorId: 'e1', issues }
    const { user } = await draw(null, {
      CreateIndicator: () => {
        throw new Refusal(200, { data: null, errors: [{ message: 'INVALID_INPUT', extensions }] })
      }
    })
    await fill(user, 'Tunnus', 'A2')
    await fill(user, 'Mistä päivästä alkaen', '1.1.2026')
    await user.selectOptions(screen.getByLabelText('Ryhmä'), 'Asiakkaat')
    await fill(user, 'Nimi suomeksi', 'Uudet asiakkaat')
    await fill(user, 'Määritelmä suomeksi', 'Jaksot, jotka alkoivat.')
    await save(user)
    const links = within(await screen.findByRole('alert')).getAllByRole('link').map((link) => link.getAttribute('href'))
    expect(links).toEqual(['#indicator-code', '#indicator-nameFi'])
    expect(screen.getByLabelText('Tunnus')).toBeInvalid()
    expect(screen.getByLabelText('Nimi suomeksi')).toHaveAccessibleDescription(/enintään 200 merkkiä/)
  })

  it('offers only what goes together: euros have two decimals, a percentage is never added up', async () => {
    const { user } = await draw(null)
    await user.selectOptions(screen.getByLabelText('Yksikkö'), 'euroa')
    expect(within(screen.getByLabelText('Desimaaleja')).getAllByRole('option').map((each) => each.textContent)).toEqual(['2'])
    await user.selectOptions(screen.getByLabelText('Yksikkö'), 'prosenttia')
    expect(within(screen.getByLabelText('Yhteenlasku')).queryByRole('option', { name: 'Summa' })).not.toBeInTheDocument()
    await user.selectOptions(screen.getByLabelText('Yhteenlasku'), 'Painotettu keskiarvo')
    expect(await screen.findByLabelText('Millä keskiarvo painotetaan')).toBeVisible()
  })
})

describe('a formula', () => {
  const name = { __typename: 'LocalizedText', fi: 'Avoimet', sv: '', en: '' }
  const used = (code: string) => ({ __typename: 'Indicator', id: code, code, decimals: 0, unit: 'persons', nearest: { __typename: 'IndicatorVersion', name } })

  it('is checked while it is typed: the place of the problem is marked', async () => {
    const problem = { __typename: 'ExpressionProblem', field: 'numerator', kind: 'unknown_code', from: 5, to: 8, name: 'B99' }
    const { user, asked } = await draw(null, {
      CheckExpression: () => ({ checkExpression: { ...fine.checkExpression, isValid: false, usedCodes: ['B1', 'B99'], problem } })
    })
    await user.selectOptions(screen.getByLabelText('Tiedon lähde'), 'Lasketaan muista')
    await fill(user, 'Osoittaja', 'B1 + B99')
    expect(await screen.findByText(/Mittaria ”B99” ei ole/)).toBeVisible()
    expect(screen.getByText('B99', { selector: 'mark' })).toBeVisible()
    expect(asked.filter((one) => one.name === 'CheckExpression')).toHaveLength(1)
  })

  it('is tried with figures of one’s own, and divides by nothing', async () => {
    const { user } = await draw(null, {
      CheckExpression: () => ({ checkExpression: { ...fine.checkExpression, usedCodes: ['B1', 'A3'], used: [used('A3'), used('B1')] } })
    })
    await user.selectOptions(screen.getByLabelText('Tiedon lähde'), 'Lasketaan muista')
    await user.selectOptions(screen.getByLabelText('Yksikkö'), 'prosenttia')
    await user.selectOptions(screen.getByLabelText('Desimaaleja'), '1')
    await fill(user, 'Osoittaja', 'B1')
    await fill(user, /^Nimittäjä/, 'A3')
    await fill(user, 'Kerroin', '100')
    await screen.findByText(/Kaava toimii/)
    await fill(user, 'B1 Avoimet', '1')
    await fill(user, 'A3 Avoimet', '3')
    expect(await screen.findByText('33,3')).toBeVisible()
    await fill(user, 'A3 Avoimet', '0')
    expect(await screen.findByText('ei sovellu')).toBeInTheDocument()
    // What was tried stays while the formula is changed and checked anew.
    await fill(user, /^Nimittäjä/, 'A3 + A3')
    await screen.findByText(/Kaava toimii/)
    expect(screen.getByLabelText('B1 Avoimet')).toHaveValue('1')
  })
})

describe('an amendment', () => {
  it('asks for a reason, keeps what the indicator is, and sends the version', async () => {
    const { user, sent } = await draw(anIndicator(), { AmendIndicator: () => ({ amendIndicator: { indicator: anIndicator({ version: 4 }) } }) })
    expect(screen.queryByLabelText('Yksikkö')).not.toBeInTheDocument()
    await fill(user, 'Nimi suomeksi', 'Aloittaneet')
    await save(user)
    expect(await screen.findByRole('link', { name: /: Kirjoita, miksi muutos tehdään\.$/ })).toHaveAttribute('href', '#indicator-reason')
    await fill(user, 'Perustelu', 'Selkeämpi nimi')
    await save(user)
    await waitFor(() => expect(sent('AmendIndicator')).toHaveLength(1))
    expect(sent('AmendIndicator')[0]).toMatchObject({
      ...{ indicatorId: 'i1', expectedVersion: 3, from: '2026-11-05', reason: 'Selkeämpi nimi', groupId: 'g1' },
      name: { fi: 'Aloittaneet', sv: 'Uudet asiakkaat (sv)' }
    })
  })

  it('says until when it has been asked, at the day', async () => {
    const { user } = await draw(anIndicator(), {
      AmendIndicator: () => refuse('INDICATOR_IN_USE', { kind: 'conflict', path: ['from'], params: { day: '2026-12-31' } })
    })
    await user.click(screen.getByRole('checkbox', { name: 'Sukupuoli' }))
    await fill(user, 'Perustelu', 'Ei enää kysytä')
    await save(user)
    expect(await screen.findByRole('link', { name: /Mittaria on kysytty 31\.12\.2026 asti/ })).toHaveAttribute('href', '#indicator-from')
  })

  it('shows what somebody else has saved meanwhile beside what was typed', async () => {
    const newer = anIndicator({ version: 9, versions: [aVersion({ source: 'Uusi ohje' })] })
    const { user, sent } = await draw(anIndicator(), {
      AmendIndicator: () => refuse('STALE', { kind: 'conflict', path: ['expectedVersion'] }),
      Indicator: () => ({ indicator: newer, dimensions: theChoices.dimensions })
    })
    await fill(user, 'Nimi suomeksi', 'Aloittaneet')
    await fill(user, 'Perustelu', 'Selkeämpi nimi')
    await save(user)
    expect(await screen.findByRole('cell', { name: 'Uusi ohje' })).toBeVisible()
    expect(screen.getByLabelText('Nimi suomeksi')).toHaveValue('Aloittaneet')
    expect(screen.getByLabelText(/^Peruste\b/)).toHaveValue('Uusi ohje')
    await save(user)
    await waitFor(() => expect(sent('AmendIndicator')[1]).toMatchObject({ expectedVersion: 9, source: 'Uusi ohje' }))
  })

  it('keeps what is typed as a draft, and offers it back', async () => {
    const { user, unmount } = await draw(anIndicator())
    await fill(user, 'Nimi suomeksi', 'Kesken jäänyt')
    expect(await screen.findByText('Luonnos on tallessa tässä välilehdessä.')).toBeVisible()
    unmount()
    const again = await draw(anIndicator())
    await again.user.click(screen.getByRole('button', { name: 'Jatka luonnoksesta' }))
    expect(screen.getByLabelText('Nimi suomeksi')).toHaveValue('Kesken jäänyt')
  })
})
