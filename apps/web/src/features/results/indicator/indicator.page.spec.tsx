import { screen, within } from '@testing-library/react'
import { aViewer, Refusal, renderInApp, serve, type Answers } from '../../../app/testing.js'
import { IndicatorProfile } from './indicator.page.js'
import { aDimension, anIndicator, aVersion } from './testing/indicator-examples.js'

const text = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: `${fi} (sv)`, en: `${fi} (en)` })
const reader = { ...aViewer, actions: ['network.read' as const, 'indicator.read' as const] }
const manager = { ...reader, actions: [...reader.actions, 'indicator.manage' as const] }

async function draw(record: object, { answers = {}, viewer = reader as typeof aViewer }: { readonly answers?: Answers; readonly viewer?: typeof aViewer } = {}) {
  serve({ Indicator: () => ({ indicator: record, dimensions: [aDimension] }), ...answers })
  return renderInApp(<IndicatorProfile id="i1" />, { viewer, address: '/fi/results/indicators/i1', features: ['app', 'results', 'indicator', 'audit'] })
}

const use = (kind: string, part: object) => ({ __typename: 'IndicatorUse', kind, id: null, code: null, count: 1, name: null, ...part })

describe('the record of an indicator', () => {
  it('shows what is said about it in each language, and where it is used', async () => {
    await draw(
      anIndicator({
        uses: [use('round', { id: 'k1', name: text('Kierros 3/2026') }), use('derived', { id: 'i9', code: 'D1', name: text('Osuus') }), use('target', { count: 4 })]
      })
    )
    expect(await screen.findByRole('heading', { level: 1, name: 'A2 Uudet asiakkaat' })).toBeVisible()
    expect(screen.getByText('Jaksot, jotka alkoivat kaudella. (sv)')).toHaveAttribute('lang', 'sv')
    expect(screen.getByRole('link', { name: 'Kierros 3/2026' })).toHaveAttribute('href', '/fi/results/rounds/k1')
    expect(screen.getByRole('link', { name: 'D1 Osuus' })).toHaveAttribute('href', '/fi/results/indicators/i9')
    expect(screen.queryByRole('link', { name: 'Muuta mittaria' })).not.toBeInTheDocument()
  })

  it('says that it is used nowhere, and can be changed by those who keep the library', async () => {
    await draw(anIndicator(), { viewer: manager })
    const uses = within(await screen.findByRole('region', { name: /Käyt|Missä/ }))
    expect(uses.queryByRole('listitem')).not.toBeInTheDocument()
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toContain('/fi/results/indicators/i1/edit')
  })

  it('says that it is not there', async () => {
    const extensions = { code: 'NOT_FOUND', kind: 'missing', path: ['id'], params: {}, errorId: 'e1' }
    const answers: Answers = {
      Indicator: () => {
        throw new Refusal(200, { data: null, errors: [{ message: 'NOT_FOUND', extensions }] })
      }
    }
    await draw({}, { answers })
    expect(await screen.findByRole('heading', { level: 1, name: 'Mittaria ei löydy' })).toBeVisible()
  })
})

describe('its versions in time', () => {
  const later = aVersion({
    ...{ number: 2, validFrom: '2027-01-01', validTo: '2028-01-01', name: text('Aloittaneet'), direction: 'neutral', dimensionCodes: [] },
    ...{ reason: 'Selkeämpi nimi', changedBy: 'Eeva-Liisa Turunen' }
  })
  const first = aVersion({ validTo: '2027-01-01' })

  it('stand newest first, each with what it changed, why and by whom', async () => {
    await draw(anIndicator({ versions: [later, first] }))
    const versions = within(await screen.findByRole('region', { name: 'Versiot' }))
    expect(versions.getAllByText(/^Versio \d$/).map((each) => each.textContent)).toEqual(['Versio 2', 'Versio 1'])
    expect(versions.getByText('Selkeämpi nimi')).toBeVisible()
    expect(versions.getByText('Eeva-Liisa Turunen')).toBeVisible()
    const removed = versions.getAllByRole('deletion').map((each) => each.textContent)
    expect(removed).toEqual(expect.arrayContaining(['ennen: Uudet asiakkaat', 'ennen: Uudet asiakkaat (sv)', 'ennen: Sukupuoli']))
    expect(versions.getAllByRole('insertion').map((each) => each.textContent)).toContain('jälkeen: Aloittaneet')
  })

  it('end where nothing follows them, and only there', async () => {
    await draw(anIndicator({ versions: [later, first] }))
    const versions = within(await screen.findByRole('region', { name: 'Versiot' }))
    expect(versions.getAllByText('Ei kysytä enää')).toHaveLength(1)
    expect(versions.getByText('1.1.2028')).toBeVisible()
  })

  it('are one without a difference while nothing has changed', async () => {
    await draw(anIndicator())
    const versions = within(await screen.findByRole('region', { name: 'Versiot' }))
    expect(versions.getAllByText(/^Versio \d$/)).toHaveLength(1)
    expect(versions.queryByRole('deletion')).not.toBeInTheDocument()
    expect(versions.queryByText('Ei kysytä enää')).not.toBeInTheDocument()
  })
})
