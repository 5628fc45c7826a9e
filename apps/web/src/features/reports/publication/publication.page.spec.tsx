import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, Refusal, renderInApp, serve, type Answers } from '../../../app/testing.js'
import { PublicationView } from './publication.page.js'
import { figures, ids, publication, run, text } from './testing/a-publication.js'

const part = (lens: string, key: string, value: string | null) => ({ __typename: 'PublishedFigure', lens, area: key, mark: value === null ? 'withheld' : 'value', value })
const whole = { ...part('network', '', '318'), numerator: null, denominator: null, unitCount: 52, missingCount: 1, isGross: false }
const derivation = {
  ...{ __typename: 'PublishedDerivation', indicator: publication.indicators[0], returns: [] as object[] },
  steps: [{ __typename: 'DerivationStep', kind: 'partial', overlap: null, verifiedBy: null, verifiedAt: null, figure: whole, parts: [part('centre', 'east', '291'), part('centre', 'north', null)] }],
  difference: {
    ...{ __typename: 'FigureDifference', editionId: 'e1', year: 2026, number: 1, was: '324', now: '318' },
    parts: [{ __typename: 'DifferencePart', name: text('Itä-Suomi'), amount: '-4' }, { __typename: 'DifferencePart', name: null, amount: '-2' }]
  }
}

async function draw(answers: Answers = {}, search = '?map=table') {
  const served = serve({
    Publication: () => ({ publication }),
    PublishedFigures: () => figures,
    PublishedDerivation: () => ({ publishedDerivation: derivation }),
    EditionQuestions: () => ({ editionQuestions: [] }),
    AttachedReports: () => ({ attachedReports: [] }),
    ...answers
  })
  const user = userEvent.setup()
  await renderInApp(<PublicationView editionId="e2" audienceId="a1" />, { viewer: aViewer, address: `/fi/publications/e2/a1${search}`, features: ['app', 'publication', 'builder'] })
  const sent = (name: string) => served.asked.filter((one) => one.name === name).map(({ variables }) => variables)
  return { user, sent }
}

it('says first which edition it is, who certified it and what is missing', async () => {
  await draw()
  expect(await screen.findByRole('heading', { level: 1, name: 'Tulokset tammi–kesäkuu 2026' })).toBeVisible()
  expect(screen.getByText('Laitos 2/2026')).toBeVisible()
  expect(screen.getByText(/vahvistettu 14\.10\.2026, Aino Salmela/)).toBeVisible()
  expect(await screen.findByText('Mukana 52/53 yksikköä. Puuttuu: Raaseporin Ranta.')).toBeVisible()
  expect(screen.getByText('Kevät oli hyvä.')).toBeVisible()
})

it('counts the units behind the figures by band, with the notice beside it', async () => {
  await draw()
  expect(await screen.findByRole('heading', { name: 'IPS-25' })).toBeVisible()
  expect(screen.getByText(/Sitoutunut 48\/53 yksikköä. Arvioitu 12, tuloksensa julkaissut 3, näistä ulkopuolisen arvioimia 1\./)).toBeVisible()
  expect(screen.getByText('Kohtalainen').closest('li')).toHaveTextContent('2 yksikköä')
  expect(screen.getByText('Ei virallinen arvio.')).toBeVisible()
})

it('shows headline figures with target and completeness, and zero as a figure', async () => {
  await draw()
  const strip = within(await screen.findByRole('list', { name: 'Pääluvut' })).getAllByRole('listitem')
  expect(strip[0]).toHaveTextContent('318')
  expect(strip[0]).toHaveTextContent(/Tavoite 340 · 94.%/)
  expect(strip[0]).toHaveTextContent('52/53 ilmoitusta')
  expect(strip[1]).toHaveTextContent('0')
  expect(strip[1]).toHaveTextContent('Ei tavoitetta')
})

it('tells what is withheld from what is missing, and opens the units of a centre', async () => {
  const { user } = await draw()
  const table = await screen.findByRole('table', { name: 'Tulokset aluekeskuksittain' })
  expect(within(table).getByText('peit.')).toBeVisible()
  expect(within(table).getByText('..')).toBeVisible()
  expect(screen.getByText('Peitetty: alle 5 henkilöä, tai suojaa toista lukua.')).toBeVisible()
  expect(within(table).queryByText('Kiteen Kaari')).not.toBeInTheDocument()
  await user.click(within(table).getByRole('button', { name: 'Itä-Suomi' }))
  expect(within(table).getByText('Kiteen Kaari')).toBeVisible()
})

it('explains a figure by its parts, and says why it was another one before', async () => {
  const { user, sent } = await draw()
  const strip = await screen.findByRole('list', { name: 'Pääluvut' })
  await user.click(within(strip).getByRole('button', { name: 'Miksi tämä luku: Siirtymät' }))
  const strand = await screen.findByRole('list', { name: 'Mistä luku tulee' })
  expect(within(strand).getByText('Vahvisti Aino Salmela 14.10.2026')).toBeVisible()
  expect(within(strand).getByText('2 aluekeskusta, osa luvuista on peitetty')).toBeVisible()
  expect(within(strand).getByText('peit.')).toBeVisible()
  const change = screen.getByRole('region', { name: 'Miksi 318 eikä 324?' })
  expect(within(change).getByText('−4')).toBeVisible()
  expect(within(change).getByText('Muut muutokset')).toBeVisible()
  await user.click(within(strand).getByRole('button', { name: /291.*Itä-Suomi/ }))
  await waitFor(() => expect(sent('PublishedDerivation').at(-1)).toMatchObject({ input: { indicatorId: ids.first, lens: 'network', area: '', path: ['east'] } }))
})

it('gives the series as a table too', async () => {
  const { user } = await draw({}, '?map=table')
  const chart = await screen.findByRole('img', { name: /Siirtymät kausittain: tammi–maaliskuu 2026 154, huhti–kesäkuu 2026 puuttuu/ })
  expect(chart).toBeVisible()
  await user.click(within(screen.getByRole('group', { name: /Siirtymät kausittain/ })).getByRole('radio', { name: 'Taulukko' }))
  expect(within(await screen.findByRole('table', { name: 'Siirtymät kausittain' })).getByText('154')).toBeVisible()
})

it('is followed, and asked about', async () => {
  const { user, sent } = await draw({
    SubscribeAudience: () => ({ subscribeAudience: { __typename: 'SubscriptionPayload', audienceId: 'a1', isSubscribed: true } }),
    AskAboutFigure: () => ({ askAboutFigure: { __typename: 'QuestionPayload', question: { __typename: 'EditionQuestion', id: 'q1', state: 'open' } } })
  })
  await user.click(await screen.findByRole('button', { name: 'Tilaa ilmoitukset' }))
  await waitFor(() => expect(sent('SubscribeAudience')).toEqual([{ input: { audienceId: 'a1' } }]))
  const strip = await screen.findByRole('list', { name: 'Pääluvut' })
  await user.click(within(strip).getByRole('button', { name: 'Miksi tämä luku: Siirtymät' }))
  await user.click(await screen.findByRole('button', { name: 'Kysy tästä luvusta' }))
  await user.type(await screen.findByLabelText('Kysymys'), 'Miksi?')
  await user.click(screen.getByRole('button', { name: 'Lähetä kysymys' }))
  const input = { editionId: 'e2', audienceId: 'a1', indicatorId: ids.first, lens: 'network', area: '', period: run, breakdown: '', text: 'Miksi?' }
  await waitFor(() => expect(sent('AskAboutFigure')).toEqual([{ input }]))
})

it('says that it is not there when it is not meant for the reader', async () => {
  const refusal = { message: 'x', extensions: { code: 'NOT_FOUND', kind: 'missing', path: [], params: {}, errorId: 'e1' } }
  await draw({
    Publication: () => {
      throw new Refusal(200, { data: null, errors: [refusal] })
    }
  })
  expect(await screen.findByText('Tätä ei löydy, tai sinulla ei ole oikeutta nähdä sitä.')).toBeVisible()
})

it('says what a correction has changed, and leads to the edition before', async () => {
  const corrected = { ...publication, edition: { ...publication.edition, replacesId: 'e1', reason: 'Kaksi oli laskettu kahdesti.' } }
  const before = { ...figures.whole[0], value: '324' }
  const { sent } = await draw({
    Publication: () => ({ publication: corrected }),
    ReplacedFigures: () => ({
      publication: { __typename: 'Publication', audienceId: 'a1', edition: { __typename: 'PublishedEdition', id: 'e1', year: 2026, number: 1 } },
      publishedFigures: [before, figures.whole[1]]
    })
  })
  const table = within(await screen.findByRole('table', { name: 'Mitä muuttui laitoksesta 1/2026' }))
  expect(table.getAllByRole('row')[1]).toHaveTextContent(/Siirtymät.*324.*318.*−6/)
  expect(table.getAllByRole('row')).toHaveLength(2)
  expect(screen.getByText(/Kaksi oli laskettu kahdesti\. Koko verkoston luvuista muuttui yksi\./)).toBeVisible()
  expect(screen.getByRole('link', { name: 'Laitos 1/2026' })).toHaveAttribute('href', '/fi/publications/e1/a1')
  expect(sent('ReplacedFigures')).toMatchObject([{ editionId: 'e1', audienceId: 'a1' }])
})
