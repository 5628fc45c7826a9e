/** The charter of the demo: invented, and written for it alone. What changes between its versions is what the later ones say anew. */
import type { CharterSection } from '@solmu/domain/governance/charter.js'
import type { LocalizedText } from '@solmu/shared/text.js'

const in3 = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

const name: CharterSection = {
  number: '1',
  heading: in3('Nimi ja tarkoitus (esimerkki)', 'Namn och syfte (exempel)', 'Name and purpose (example)'),
  text: in3(
    'Konsortio on työ- ja osallisuuskeskusten yhteenliittymä. Se kehittää jäsentensä palveluja, kokoaa niiden tulokset ja edustaa niitä yhteisesti. Tämä perussääntö on esimerkki.',
    'Konsortiet är en sammanslutning av arbets- och delaktighetscenter. Det utvecklar medlemmarnas tjänster, sammanställer deras resultat och företräder dem gemensamt. Denna stadga är ett exempel.',
    'The consortium joins work and inclusion centres. It develops the services of its members, brings their results together and speaks for them. This charter is an example.'
  )
}
const members: CharterSection = {
  number: '2',
  heading: in3('Jäsenet', 'Medlemmar', 'Members'),
  text: in3(
    'Jäseneksi voidaan hyväksyä yhteisö, joka ylläpitää paikallista yksikköä ja sitoutuu laatuperusteisiin. Jokaisella jäsenellä on yksi ääni, jota käyttää valtuutettu edustaja tai varaedustaja.',
    'Som medlem kan godkännas en sammanslutning som driver en lokal enhet och förbinder sig till kvalitetskriterierna. Varje medlem har en röst, som används av en befullmäktigad företrädare eller ersättare.',
    'An organisation may be admitted that runs a local unit and commits itself to the quality criteria. Each member has one vote, cast by its mandated representative or substitute.'
  )
}
const assembly = (days: number, share: LocalizedText): CharterSection => ({
  number: '3',
  heading: in3('Jäsenkokous', 'Medlemsmöte', 'General assembly'),
  text: in3(
    `Jäsenkokous on ylin päättävä elin. Kutsu lähetetään vähintään ${days} päivää ennen kokousta. Kokous on päätösvaltainen, kun läsnä on vähintään ${share.fi} jäsenistä.`,
    `Medlemsmötet är det högsta beslutande organet. Kallelsen sänds minst ${days} dagar före mötet. Mötet är beslutfört när minst ${share.sv} av medlemmarna är närvarande.`,
    `The general assembly decides above all. Notice is given at least ${days} days before it meets. It has a quorum when at least ${share.en} of the members are present.`
  )
})
const board: CharterSection = {
  number: '4',
  heading: in3('Hallitus', 'Styrelse', 'Board'),
  text: in3(
    'Hallituksessa on seitsemän paikkaa. Kausi on kaksi vuotta. Hallitus on päätösvaltainen, kun yli puolet paikoista on läsnä. Äänten mennessä tasan puheenjohtajan kanta ratkaisee.',
    'Styrelsen har sju platser. Mandatperioden är två år. Styrelsen är beslutför när över hälften av platserna är närvarande. Vid lika röstetal avgör ordförandens ståndpunkt.',
    'The board has seven seats. A term is two years. It has a quorum when more than half of the seats are present. When votes stand equally, the side of the chair decides.'
  )
}
const regional: CharterSection = {
  number: '5',
  heading: in3('Aluehallitukset', 'Regionstyrelser', 'Regional boards'),
  text: in3(
    'Jokaisella aluekeskuksella on aluehallitus, joka käsittelee alueensa jäsenhakemukset. Esteellinen jäsen ei osallistu asian käsittelyyn eikä ole siinä läsnä.',
    'Varje regioncenter har en regionstyrelse, som behandlar regionens medlemsansökningar. En jävig ledamot deltar inte i behandlingen av ärendet och räknas inte som närvarande.',
    'Each regional centre has a regional board, which takes up the applications of its region. Whoever has a conflict of interest takes no part in the matter and does not count as present.'
  )
}
const remote: CharterSection = {
  number: '5 a',
  heading: in3('Etäosallistuminen', 'Distansdeltagande', 'Taking part from afar'),
  text: in3(
    'Jäsenkokoukseen voi osallistua etäyhteydellä. Valtakirjalla voi edustaa enintään yhtä toista jäsentä.',
    'Man kan delta i medlemsmötet på distans. Med fullmakt får man företräda högst en annan medlem.',
    'One may take part in the general assembly from afar. By proxy one may stand for one other member at the most.'
  )
}
const amendment = (share: LocalizedText): CharterSection => ({
  number: '6',
  heading: in3('Perussäännön muuttaminen', 'Ändring av stadgan', 'Amending the charter'),
  text: in3(
    `Muutosta voi ehdottaa jäsen tai hallitus. Ehdotus annetaan tiedoksi vähintään 30 päivää ennen päätöstä. Muutos vaatii ${share.fi} annetuista äänistä.`,
    `En ändring kan föreslås av en medlem eller styrelsen. Förslaget meddelas minst 30 dagar före beslutet. En ändring kräver ${share.sv} av de avgivna rösterna.`,
    `A member or the board may propose an amendment. It is made known at least 30 days before it is decided. It takes ${share.en} of the votes cast.`
  )
})

const third = in3('kolmasosa', 'en tredjedel', 'a third')
const half = in3('puolet', 'hälften', 'half')
const twoThirds = in3('kaksi kolmasosaa', 'två tredjedelar', 'two thirds')
const threeQuarters = in3('kolme neljäsosaa', 'tre fjärdedelar', 'three quarters')

/** By version: the first, the one in force, and one that is proposed. */
export const charterTexts: readonly (readonly CharterSection[])[] = [
  [name, members, assembly(14, half), board, regional, amendment(twoThirds)],
  [name, members, assembly(14, third), board, regional, amendment(threeQuarters)],
  [name, members, assembly(21, third), board, regional, remote, amendment(threeQuarters)]
]
