import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, Refusal, renderInApp, serve, type Answers } from '../../app/testing.js'
import { networkAnswers, unitAnswer } from './testing/network-answers.js'
import { today } from './testing/network-examples.js'
import { UnitDetail } from './unit-detail.page.js'

async function draw(address: string, change: Answers = {}) {
  const server = serve(networkAnswers(change))
  const page = await renderInApp(<UnitDetail id="east" />, { address, viewer: { ...aViewer, today } })
  return { ...page, ...server }
}

const factsOf = (name: string) => screen.getByRole('region', { name })

describe('the page of a unit', () => {
  it('says what the unit is, who keeps it and how to reach it', async () => {
    await draw('/fi/units/east')
    expect(await screen.findByRole('heading', { level: 1, name: 'Itä-Suomi' })).toBeVisible()
    expect(screen.getByText('Aluekeskus · Joensuu · Karjalan Työsilta ry · 1.4.2014 alkaen')).toBeVisible()
    expect(factsOf('Taustaorganisaatio')).toHaveTextContent('Y-tunnus9876350-7')
    expect(factsOf('Yhteystiedot')).toHaveTextContent('Käyntiosoite' + 'Kumppaninkuja 19')
    expect(factsOf('Yhteystiedot')).toHaveTextContent(/Sähköposti\.\.puuttuu/)
    expect(within(factsOf('Yhteystiedot')).getByRole('link', { name: '000 255 594' })).toHaveAttribute('href', 'tel:000255594')
  })

  it('lists what is below it, its municipalities and its people', async () => {
    await draw('/fi/units/east?asOf=2023-11-05')
    expect(await screen.findByRole('link', { name: 'Kajaanin Kiintopiste' })).toHaveAttribute('href', '/fi/units/kajaani?asOf=2023-11-05')
    expect(within(factsOf('Alueen kunnat')).getAllByRole('listitem')).toHaveLength(2)
    const people = within(factsOf('Henkilöt ja roolit')).getByRole('row', { name: /Eeva-Liisa Turunen/ })
    expect(people).toHaveTextContent('Aluekoordinaattori')
  })

  it('tells the lack of a right from an empty list', async () => {
    await draw('/fi/units/east', { OrgUnit: () => unitAnswer({ people: null }) })
    expect(await screen.findByText(/Sinulla ei ole oikeutta nähdä tämän yksikön henkilöitä/)).toBeVisible()
    expect(screen.queryByText('Kenelläkään ei ole roolia tässä yksikössä.')).not.toBeInTheDocument()
  })

  it('says that nobody has a role when nobody has', async () => {
    await draw('/fi/units/east', { OrgUnit: () => unitAnswer({ people: [] }) })
    expect(await screen.findByText('Kenelläkään ei ole roolia tässä yksikössä.')).toBeVisible()
  })

  it('follows the day, and draws later events above the line of that day', async () => {
    const { router, asked } = await draw('/fi/units/east?asOf=2023-11-05')
    expect(await screen.findByText('Katsot yksikköä sellaisena kuin se oli')).toBeVisible()
    expect(screen.getByRole('list', { name: 'Historia' })).toHaveTextContent(/1\.1\.2025.*5\.11\.2023.*1\.1\.2020/)
    expect(asked.find(({ name }) => name === 'OrgUnit')?.variables).toEqual({ id: 'east', asOf: '2023-11-05' })
    await userEvent.click(screen.getByRole('button', { name: 'Tähän päivään' }))
    await waitFor(() => expect(router.state.location.search).toEqual({}))
  })

  it('says that the unit is not there yet on an earlier day', async () => {
    await draw('/fi/units/east?asOf=2014-01-01')
    expect(await screen.findByText('Yksikköä ei ole verkostossa 1.1.2014. Ensimmäinen päivä on 1.4.2014.')).toBeVisible()
  })

  it('says that a unit cannot be found, and where to look', async () => {
    const missing = () => {
      throw new Refusal(200, { data: null, errors: [{ message: 'NOT_FOUND', extensions: { code: 'NOT_FOUND', kind: 'missing' } }] })
    }
    await draw('/fi/units/east', { OrgUnit: missing })
    expect(await screen.findByText('Yksikköä ei löydy.')).toBeVisible()
    expect(screen.getByRole('link', { name: 'Yksiköt luettelona' })).toHaveAttribute('href', '/fi/network/units')
  })
})
