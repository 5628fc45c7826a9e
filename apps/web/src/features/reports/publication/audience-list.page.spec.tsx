import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, renderInApp, serve } from '../../../app/testing.js'
import { AudienceListPage } from './audience-list.page.js'
import { PublishSection } from './publish-section.js'
import { text } from './testing/a-publication.js'

const office = { ...aViewer, actions: [...aViewer.actions, 'edition.publish', 'publication.read'] }

const audience = (of: object) => ({
  ...{ __typename: 'Audience', id: 'a1', kind: 'funder', name: text('Osallisuusrahasto'), organisationId: 'o1', organisationName: text('Osallisuusrahasto') },
  ...{ unitIds: null, indicatorIds: null, detail: 'centre', personsThreshold: 5, surveyThreshold: 10, showsZero: true, isActive: true, publicationCount: 2, version: 3 },
  ...of
})
const everybody = audience({ id: 'a2', kind: 'public', name: text('Avoin'), organisationId: null, organisationName: null, publicationCount: 0 })
const indicator = (id: string, name: string) => ({
  ...{ __typename: 'Indicator', id, code: id.toUpperCase(), unit: 'persons', sourceClass: 'manual', group: { __typename: 'IndicatorGroup', id: 'g1', name: text('Työ') } },
  current: { __typename: 'IndicatorVersion', number: 1, name: text(name), dimensionCodes: [] }
})
const node = (id: string, type: string, name: string, parentId: string | null) => ({ __typename: 'NetworkNode', id, type, parentId, name: text(name) })
const page = { __typename: 'PageInfo', hasNextPage: false, endCursor: null }

async function draw(element = <AudienceListPage />) {
  sessionStorage.clear()
  const { asked } = serve({
    Audiences: () => ({ audiences: [audience({}), everybody] }),
    AudienceOrganisations: ({ search }) => ({
      organisations: { __typename: 'OrganisationConnection', nodes: search === 'ydin' ? [{ __typename: 'Organisation', id: 'o101', name: text('Ydinsäätiö'), businessId: '1234567-1' }] : [] }
    }),
    RoundIndicatorChoices: () => ({ indicators: { __typename: 'IndicatorConnection', pageInfo: page, nodes: [indicator('b1', 'Siirtymät'), indicator('b2', 'Aloittaneet')] } }),
    RoundDimensionNames: () => ({ dimensions: [] }),
    RoundUnitChoices: () => ({ networkTree: { __typename: 'NetworkTree', asOf: '2026-11-30', nodes: [node('hq', 'headquarters', 'Pääkonttori', null), node('c1', 'regional_centre', 'Lappi', 'hq'), node('u1', 'local_unit', 'Kemin Kaari', 'c1')] } }),
    SaveAudience: () => ({ saveAudience: { __typename: 'SaveAudiencePayload', audience: { __typename: 'Audience', id: 'a9', version: 1 } } }),
    Publications: () => ({ publications: { __typename: 'PublicationConnection', totalCount: 0, pageInfo: page, nodes: [] } }),
    PublishEdition: () => ({ publishEdition: { __typename: 'PublishEditionPayload', toldCount: 0, publications: [] } })
  })
  const user = userEvent.setup()
  await renderInApp(element, { viewer: office as never, address: '/fi/reports/audiences', features: ['app', 'publication'] })
  const sent = (name: string) => asked.filter((each) => each.name === name).map(({ variables }) => variables['input'])
  return { user, sent }
}

it('adds an audience for an organisation that is searched for, with chosen indicators and units', async () => {
  const { user, sent } = await draw()
  await user.click(await screen.findByRole('button', { name: 'Lisää lukijakunta' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByLabelText('Organisaatio'), 'ydin')
  await user.click(await screen.findByRole('option', { name: /Ydinsäätiö/, hidden: true }))
  expect(dialog.getByLabelText('Nimi suomeksi')).toHaveValue('Ydinsäätiö')
  await user.selectOptions(dialog.getByLabelText('Kuinka tarkasti'), 'unit')
  const [places, indicators] = dialog.getAllByLabelText('Vain valitut')
  await user.click(places as HTMLElement)
  await user.click(await dialog.findByLabelText(/Kemin Kaari/))
  await user.click(indicators as HTMLElement)
  await user.click(dialog.getByRole('button', { name: 'Tallenna' }))
  expect(await dialog.findByRole('link', { name: /Valitse vähintään yksi/ })).toBeVisible()
  expect(sent('SaveAudience')).toEqual([])
  await user.click(await dialog.findByLabelText(/Siirtymät/))
  await user.click(dialog.getByRole('button', { name: 'Tallenna' }))
  await waitFor(() => expect(sent('SaveAudience')).toHaveLength(1))
  expect(sent('SaveAudience')[0]).toMatchObject({ kind: 'funder', organisationId: 'o101', detail: 'unit', unitIds: ['u1'], indicatorIds: ['b1'], expectedVersion: 0 })
})

it('says from when a change counts, and that a stricter rule asks for a new edition', async () => {
  const { user } = await draw()
  await user.click(await screen.findByRole('button', { name: 'Muuta lukijakuntaa Osallisuusrahasto' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByText(/Jo julkaistut 2 laitosta pysyvät ennallaan/)).toBeVisible()
  expect(dialog.queryByText(/Uusi suojaus on varovaisempi/)).not.toBeInTheDocument()
  await user.clear(dialog.getByLabelText('Pienin näytettävä henkilömäärä'))
  await user.type(dialog.getByLabelText('Pienin näytettävä henkilömäärä'), '10')
  expect(dialog.getByText(/Uusi suojaus on varovaisempi/)).toBeVisible()
})

it('says what everybody means, and publishes to them only when that is confirmed', async () => {
  const { user, sent } = await draw(<PublishSection editionId="e1" />)
  await user.click(await screen.findByRole('button', { name: 'Julkaise' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.queryByText('Kaikki tarkoittaa koko internetiä')).not.toBeInTheDocument()
  await user.click(dialog.getByLabelText('Avoin'))
  expect(dialog.getByText('Kaikki tarkoittaa koko internetiä')).toBeVisible()
  await user.click(dialog.getByRole('button', { name: 'Julkaise valituille' }))
  expect(await dialog.findByRole('link', { name: /Vahvista, että luvut saa julkaista kaikille/ })).toBeVisible()
  expect(sent('PublishEdition')).toEqual([])
  await user.click(dialog.getByLabelText('Nämä luvut saa julkaista kaikille internetissä.'))
  await user.click(dialog.getByRole('button', { name: 'Julkaise valituille' }))
  await waitFor(() => expect(sent('PublishEdition')).toMatchObject([{ editionId: 'e1', audienceIds: ['a2'] }]))
})
