import { useQuery } from '@apollo/client/react'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, Refusal, renderInApp, serve, type Answers } from '../../../app/testing.js'
import { networkTreeQuery } from '../network.operations.js'
import { StartFromTemplate } from './start-from-template.js'

const name = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
const coordinator = { ...aViewer, actions: [...aViewer.actions, 'network.change', 'organisation.manage'] }

const aTemplate = (canStart: boolean) => ({
  __typename: 'NetworkTemplateType',
  canStart,
  centres: [
    {
      ...{ __typename: 'TemplateCentre', key: 'north', name: name('Pohjois-Suomi'), municipalityName: name('Oulu') },
      regionNames: [name('Lappi'), name('Pohjois-Pohjanmaa')]
    }
  ],
  organisations: [{ __typename: 'TemplateOrganisation', key: 'luotsi', name: name('Luotsi ry') }]
})

/** Stands for the page of the network. */
function Network() {
  const { data } = useQuery(networkTreeQuery, { variables: { asOf: null } })
  return (
    <>
      <p>{data ? `Verkosto ${data.networkTree.nodes.length}` : 'Ladataan'}</p>
      <StartFromTemplate />
    </>
  )
}

async function draw(answers: Answers = {}, viewer = coordinator) {
  let reads = 0
  let hasStarted = false
  const tree = { __typename: 'NetworkTree', asOf: '2026-11-05', today: '2026-11-05', attribution: '', uncoveredMunicipalityCodes: [], uncoveredMunicipalityNames: [], nodes: [], territories: [] }
  const served = serve({
    NetworkTree: () => {
      reads += 1
      return { networkTree: tree }
    },
    NetworkTemplate: () => ({ networkTemplate: aTemplate(!hasStarted) }),
    StartFromTemplate: () => {
      hasStarted = true
      return { startFromTemplate: { change: { __typename: 'NetworkChange', id: 'c1', number: 2, effectiveOn: '2027-01-01' } } }
    },
    ...answers
  })
  const user = userEvent.setup()
  await renderInApp(<Network />, { viewer, address: '/fi/network' })
  await screen.findByText('Verkosto 0')
  const sent = () => served.asked.filter((one) => one.name === 'StartFromTemplate').map((one) => one.variables['input'])
  return { ...served, user, sent, reads: () => reads }
}

async function open(user: ReturnType<typeof userEvent.setup>) {
  await user.click(await screen.findByRole('button', { name: 'Katso malli' }))
  return within(await screen.findByRole('dialog'))
}

describe('StartFromTemplate', () => {
  it('draws nothing where there is more than the head office', async () => {
    await draw({ NetworkTemplate: () => ({ networkTemplate: aTemplate(false) }) })
    expect(screen.queryByText('Aloita valmiista mallista')).not.toBeInTheDocument()
  })

  it('asks nothing and draws nothing for whoever may not change the network', async () => {
    const { asked } = await draw({}, aViewer)
    expect(asked.map(({ name: operation }) => operation)).toEqual(['NetworkTree'])
    expect(screen.queryByText('Aloita valmiista mallista')).not.toBeInTheDocument()
  })

  it('shows centres, seats, regions and organisations before anything is done', async () => {
    const { user, sent } = await draw()
    const dialog = await open(user)
    expect(dialog.getByRole('row', { name: 'Pohjois-Suomi Oulu Lappi, Pohjois-Pohjanmaa' })).toBeVisible()
    expect(dialog.getByText('Luotsi ry')).toBeVisible()
    expect(dialog.getByText(/Organisaatiot jäävät rekisteriin/)).toBeVisible()
    expect(sent()).toEqual([])
  })

  it('starts from the chosen day, reads the network anew and is gone', async () => {
    const { user, sent, reads } = await draw()
    const dialog = await open(user)
    const before = reads()
    await user.clear(dialog.getByLabelText('Aluekeskukset aloittavat'))
    await user.type(dialog.getByLabelText('Aluekeskukset aloittavat'), '1.1.2027')
    await user.click(dialog.getByRole('button', { name: 'Aloita mallista' }))
    await waitFor(() => expect(sent()).toEqual([{ effectiveOn: '2027-01-01' }]))
    await waitFor(() => expect(screen.queryByText('Aloita valmiista mallista')).not.toBeInTheDocument())
    await waitFor(() => expect(reads()).toBe(before + 1))
  })

  it('asks for a day that can be read, and explains a day that does not fit', async () => {
    const { user } = await draw({
      StartFromTemplate: () => {
        const extensions = { code: 'INVALID_DATE', kind: 'invalid', path: ['effectiveOn'], params: {}, errorId: null }
        throw new Refusal(200, { data: null, errors: [{ message: 'INVALID_DATE', extensions }] })
      }
    })
    const dialog = await open(user)
    const day = dialog.getByLabelText('Aluekeskukset aloittavat')
    await user.clear(day)
    await user.click(dialog.getByRole('button', { name: 'Aloita mallista' }))
    expect(await dialog.findByRole('link', { name: /Kirjoita päivä muodossa/ })).toBeVisible()
    await user.type(day, '1.1.1990')
    await user.click(dialog.getByRole('button', { name: 'Aloita mallista' }))
    expect(await dialog.findByRole('link', { name: /Malli ei käy tästä päivästä/ })).toBeVisible()
    expect(day).toHaveValue('1.1.1990')
  })
})
