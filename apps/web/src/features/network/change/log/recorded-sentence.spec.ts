import { createIntl } from 'react-intl'
import { formatText } from '../../../../ui/text.js'
import { east, headquarters, joensuu, kajaani, kuopio, lieksa, north, oulu } from '../../testing/network-examples.js'
import networkTexts from '../../messages/fi.json' with { type: 'json' }
import texts from '../messages/fi.json' with { type: 'json' }
import { aRecorded } from '../testing/change-answers.js'
import { recordedSentence } from './recorded-sentence.js'

const intl = createIntl({ locale: 'fi-FI', messages: { ...networkTexts, ...texts } })
const list = new Intl.ListFormat('fi-FI')
const sentence = (change: Parameters<typeof aRecorded>[0]) =>
  recordedSentence(aRecorded({ unitCount: change?.units?.length ?? 0, ...change }), {
    t: (id, values) => formatText(intl, id, values),
    pick: (text) => text.fi,
    join: (names) => list.format(names)
  })

describe('a recorded change in a line', () => {
  it.each<[Parameters<typeof aRecorded>[0], string]>([
    [{ kind: 'move', subjects: [kajaani, oulu], units: [east, kajaani, north, oulu] }, 'Siirto: Kajaanin Kiintopiste ja Oulun Sampo'],
    [{ kind: 'open', subjects: [lieksa], units: [east, lieksa] }, 'Avaaminen: Lieksan Lauttaus'],
    [{ kind: 'split', subjects: [east], units: [headquarters, east, north, lieksa] }, 'Jakaminen: Itä-Suomi'],
    [{ kind: 'close', subjects: [east], units: [headquarters, east, north, kuopio] }, 'Lakkautus: Itä-Suomi'],
    [{ kind: 'amend', units: [headquarters] }, 'Tietojen muutos: Pääkonttori'],
    [{ kind: 'merge', units: [joensuu, kajaani, kuopio, lieksa, oulu] }, 'Yhdistäminen: 5 yksikköä'],
    [{ kind: 'import', units: [east, oulu], unitCount: 45 }, 'Tuonti tiedostosta: 45 yksikköä'],
    [{ kind: 'template', units: [] }, 'Aloitus mallipohjasta'],
    [
      { kind: 'territory', units: [east, north], municipalityNames: [{ fi: 'Kajaani', sv: '', en: '' }], municipalityCount: 1 },
      'Kuntien siirto: Kajaani (Itä-Suomi ja Pohjois-Pohjanmaa)'
    ]
  ])('%j', (change, text) => {
    expect(sentence(change)).toBe(text)
  })
})
