import { screen, within } from '@testing-library/react'
import { aViewer, Refusal, renderInApp, serve } from '../../../app/testing.js'
import { OrganisationProfile } from './organisation.page.js'
import { anOrganisation } from './testing/organisation-examples.js'

const reader = { ...aViewer, actions: [...aViewer.actions, 'organisation.read'] }
const manager = { ...reader, actions: [...reader.actions, 'organisation.manage'] }

async function draw(changes: Readonly<Record<string, unknown>> = {}, viewer = reader) {
  serve({ Organisation: () => ({ organisation: anOrganisation(changes) }) })
  await renderInApp(<OrganisationProfile id="o1" />, { viewer, address: '/fi/organisations/o1' })
  await screen.findByRole('heading', { level: 1 })
}

describe('OrganisationProfile', () => {
  it('says what it is, and lets only whoever may change it', async () => {
    await draw()
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Parik-säätiö')
    expect(screen.getByText('Säätiö · 1234567-1 · Kouvola')).toBeVisible()
    expect(screen.queryByRole('link', { name: 'Muokkaa' })).not.toBeInTheDocument()
  })

  it('leads whoever may change it to the form', async () => {
    await draw({}, manager)
    expect(screen.getByRole('link', { name: 'Muokkaa' })).toHaveAttribute('href', '/fi/organisations/o1/edit')
  })

  it('tells roles to come above today, those of the past last', async () => {
    await draw()
    const strand = within(screen.getByRole('list', { name: 'Roolit konsortiossa' }))
    const lines = strand.getAllByRole('listitem').map((line) => line.textContent)
    expect(lines).toEqual([
      '1.1.2027Kumppani, toistaiseksiTulossa',
      '5.11.2026',
      '1.1.2020Jäsen, toistaiseksiVoimassa',
      '1.1.2018Rahoittaja, 31.12.2023 astiPäättynyt'
    ])
  })

  it('leads to a unit as it was when the organisation kept it', async () => {
    await draw()
    expect(screen.getByRole('link', { name: 'Yksikkö u9' })).toHaveAttribute('href', '/fi/units/u9')
    expect(screen.getByRole('link', { name: 'Yksikkö u8' })).toHaveAttribute('href', '/fi/units/u8?asOf=2015-01-01')
    expect(screen.getByText('1.1.2015–31.5.2018')).toBeVisible()
  })

  it('links mail, telephone and site, and no address that is not one of a site', async () => {
    await draw()
    expect(screen.getByRole('link', { name: 'toimisto@parik.example' })).toHaveAttribute('href', 'mailto:toimisto@parik.example')
    expect(screen.getByRole('link', { name: '+358 40 123 4567' })).toHaveAttribute('href', 'tel:+358401234567')
    expect(screen.getByRole('link', { name: 'www.parik.example' })).toHaveAttribute('rel', 'noopener noreferrer')
  })

  it('shows an unsafe web address as text', async () => {
    await draw({ website: 'javascript:alert(1)' })
    expect(screen.getByText('javascript:alert(1)')).toBeVisible()
    expect(screen.queryByRole('link', { name: /alert/ })).not.toBeInTheDocument()
  })

  it('says so when there is no such organisation', async () => {
    const extensions = { code: 'NOT_FOUND', kind: 'missing', path: ['id'], params: {}, errorId: null }
    serve({
      Organisation: () => {
        throw new Refusal(200, { data: null, errors: [{ message: 'NOT_FOUND', extensions }] })
      }
    })
    await renderInApp(<OrganisationProfile id="nobody" />, { viewer: reader })
    expect(await screen.findByRole('heading', { name: 'Organisaatiota ei löydy' })).toBeVisible()
  })
})
