import { createIntl } from 'react-intl'
import { formatText } from '../../ui/text.js'
import { eventSentence } from './event-text.js'
import fi from './messages/fi.json' with { type: 'json' }
import type { NetworkEvent } from './network.types.js'
import { east, event, events, kajaani, kuopio, lieksa, north, oulu } from './testing/network-examples.js'

const intl = createIntl({ locale: 'fi-FI', messages: fi })
const list = new Intl.ListFormat('fi-FI')
const kainuu = {
  code: '18',
  name: { fi: 'Kainuu', sv: 'Kajanaland', en: 'Kainuu' },
  municipalityCodes: ['105', '205', '290']
}

const sentence = (one: NetworkEvent) =>
  eventSentence(one, {
    t: (id, values) => formatText(intl, id, values),
    pick: (text) => text.fi,
    join: (names) => list.format(names),
    regions: [kainuu]
  })

const municipality = (name: string) => ({ fi: name, sv: name, en: name })
const moved = (codes: string[], names: string[]) =>
  event({
    ...{ date: '2025-01-01', kind: 'territory_changed', units: [east, north], from: [east], to: [north] },
    ...{ municipalityCodes: codes, municipalityNames: names.map(municipality) }
  })

describe('events as sentences', () => {
  it.each<[Parameters<typeof event>[0], string]>([
    [{ date: '2024-02-08', kind: 'opened', units: [lieksa], to: [east] }, 'Lieksan Lauttaus avattiin'],
    [{ date: '2027-02-08', kind: 'opened', units: [lieksa], to: [east] }, 'Lieksan Lauttaus avataan'],
    [{ date: '2014-04-01', kind: 'opened', units: [oulu, kuopio] }, 'Oulun Sampo ja Kuopion Käsi avattiin'],
    [{ date: '2014-04-01', kind: 'opened', units: [oulu, kuopio, lieksa, kajaani] }, '4 yksikköä avattiin'],
    [{ date: '2025-06-01', kind: 'closed', units: [kuopio] }, 'Kuopion Käsi lakkasi'],
    [{ date: '2027-06-01', kind: 'closed', units: [kuopio, oulu] }, 'Kuopion Käsi ja Oulun Sampo lakkaavat'],
    [
      { date: '2025-01-01', kind: 'moved', units: [kajaani], from: [east], to: [north] },
      'Kajaanin Kiintopiste siirtyi: Itä-Suomi → Pohjois-Pohjanmaa'
    ],
    [
      { date: '2022-03-01', kind: 'merged', units: [kuopio, oulu, lieksa], from: [kuopio, oulu], to: [lieksa] },
      'Kuopion Käsi ja Oulun Sampo yhdistettiin: Lieksan Lauttaus'
    ],
    [
      { date: '2027-03-01', kind: 'split', units: [oulu], from: [oulu], to: [kuopio, lieksa] },
      'Oulun Sampo jaetaan: Kuopion Käsi ja Lieksan Lauttaus'
    ],
    [
      {
        ...{ date: '2025-01-01', kind: 'municipality_merged', municipalityNames: [municipality('Pertunmaa')] },
        intoMunicipalityName: municipality('Mäntyharju')
      },
      'Kuntaliitos: Pertunmaa → Mäntyharju'
    ],
    [{ date: '2025-01-01', kind: 'reopened', units: [kuopio] }, 'Kuopion Käsi avattiin uudelleen'],
    [{ date: '2027-01-01', kind: 'reopened', units: [kuopio] }, 'Kuopion Käsi avataan uudelleen'],
    [
      { date: '2025-01-01', kind: 'renamed', units: [kuopio], nameBefore: municipality('Kuopion Käsi'), nameAfter: municipality('Savon Käsi') },
      'Kuopion Käsi sai uuden nimen: Savon Käsi'
    ],
    [
      { date: '2027-01-01', kind: 'renamed', units: [kuopio], nameBefore: municipality('Kuopion Käsi'), nameAfter: municipality('Savon Käsi') },
      'Kuopion Käsi saa uuden nimen: Savon Käsi'
    ],
    [
      {
        ...{ date: '2025-01-01', kind: 'renamed', units: [kuopio] },
        ...{ nameBefore: kuopio.name, nameAfter: { ...kuopio.name, sv: 'Kuopio Hand' } }
      },
      'Kuopion Käsi: muunkielinen nimi muuttui'
    ],
    [{ date: '2025-01-01', kind: 'amended', units: [kuopio] }, 'Kuopion Käsi: tiedot muuttuivat'],
    [{ date: '2027-01-01', kind: 'amended', units: [kuopio] }, 'Kuopion Käsi: tiedot muuttuvat'],
    [
      {
        ...{ date: '2027-01-01', kind: 'amended', units: [kuopio], municipalityCodes: ['297', '749'] },
        municipalityNames: [municipality('Kuopio'), municipality('Siilinjärvi')]
      },
      'Kuopion Käsi muuttaa: Kuopio → Siilinjärvi'
    ]
  ])('%j', (change, text) => {
    expect(sentence(event(change))).toBe(text)
  })

  it('calls a whole region by its name, a few municipalities by theirs, and counts the rest', () => {
    const end = 'siirtyi: Itä-Suomi → Pohjois-Pohjanmaa'
    expect(sentence(moved(['290', '105', '205'], ['Kuhmo', 'Hyrynsalmi', 'Kajaani']))).toBe(`Kainuu (3 kuntaa) ${end}`)
    expect(sentence(moved(['205', '290'], ['Kajaani', 'Kuhmo']))).toBe(`Kajaani ja Kuhmo ${end}`)
    expect(sentence(moved(['1', '2', '3'], ['A', 'B', 'C']))).toBe(`3 kuntaa ${end}`)
  })

  it('tells an area that comes from nowhere or goes to nobody', () => {
    const area = { ...moved(['205'], ['Kajaani']), id: 'x' }
    expect(sentence({ ...area, from: [] })).toBe('Kajaani liitettiin: Pohjois-Pohjanmaa')
    expect(sentence({ ...area, to: [] })).toBe('Kajaani jäi pois: Itä-Suomi')
  })

  it('leaves the recorded reason to those who show it', () => {
    expect(events().map(sentence).join()).not.toContain('päätös 12/2024')
  })
})
