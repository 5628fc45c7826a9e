/** What the bodies of the demo have decided. Made up; only what such a consortium decides on is taken from life. */
import type { DecisionEnd, DecisionPublication } from '@solmu/domain/governance/decision.js'
import type { LocalizedText } from '@solmu/shared/text.js'

type Where = 'office' | 'centre' | 'unit'

export interface DemoDecision {
  readonly key: string
  readonly body: 'assembly' | 'board' | 'regional'
  readonly monthsAgo: number
  readonly title: LocalizedText
  readonly content: LocalizedText
  readonly basis: LocalizedText
  readonly votes?: readonly [yes: number, no: number, blank: number]
  readonly dissent?: string
  readonly publication?: DecisionPublication
  readonly responsible?: Where
  readonly dueInMonths?: number
  readonly reviewInDays?: number
  readonly tasks?: readonly { readonly title: string; readonly at: Where; readonly dueInDays: number; readonly isDone: boolean }[]
  readonly ends?: { readonly key: string; readonly kind: DecisionEnd }
}

const text = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

export const demoDecisionTexts: readonly DemoDecision[] = [
  {
    ...{ key: 'quality', body: 'assembly', monthsAgo: 24, basis: text('Perussääntö 4 §, esityslistan kohta 7', 'Stadgan 4 §, ärende 7 på föredragningslistan', 'Section 4 of the charter, item 7 of the agenda'), votes: [61, 4, 3], responsible: 'office', dueInMonths: 12, publication: 'public', reviewInDays: 200 },
    title: text('Yhteinen laatukehys otetaan käyttöön', 'En gemensam kvalitetsram tas i bruk', 'A common quality framework is taken into use'),
    content: text('Jäsenkokous päätti, että jokainen paikallisyksikkö sitoutuu yhteiseen laatukehykseen ja tekee itsearvioinnin vuosittain.', 'Medlemsmötet beslutade att varje lokal enhet förbinder sig till den gemensamma kvalitetsramen och gör en självvärdering varje år.', 'The general assembly decided that every local unit commits itself to the common quality framework and assesses itself once a year.'),
    tasks: [{ title: 'Tiedota laatukehyksestä yksiköille', at: 'office', dueInDays: -600, isDone: true }, { title: 'Sitoudu laatukehykseen', at: 'unit', dueInDays: -400, isDone: true }]
  },
  {
    ...{ key: 'fee-old', body: 'assembly', monthsAgo: 23, basis: text('Perussääntö 9 §', 'Stadgan 9 §', 'Section 9 of the charter'), votes: [48, 17, 3], dissent: 'Kolme jäsentä katsoi maksun liian korkeaksi pienille yhdistyksille.' },
    title: text('Jäsenmaksu on 900 euroa vuodessa', 'Medlemsavgiften är 900 euro om året', 'The membership fee is 900 euros a year'),
    content: text('Jokainen jäsen maksaa 900 euron vuosimaksun tammikuun loppuun mennessä.', 'Varje medlem betalar en årsavgift på 900 euro senast i slutet av januari.', 'Every member pays an annual fee of 900 euros by the end of January.')
  },
  {
    ...{ key: 'fee', body: 'assembly', monthsAgo: 11, basis: text('Perussääntö 9 §', 'Stadgan 9 §', 'Section 9 of the charter'), votes: [63, 2, 4], responsible: 'office', reviewInDays: 10, ends: { key: 'fee-old', kind: 'replaced' } },
    title: text('Jäsenmaksu porrastetaan koon mukaan', 'Medlemsavgiften graderas efter storlek', 'The membership fee depends on size'),
    content: text('Jäsenmaksu on 400, 900 tai 1 800 euroa jäsenen henkilötyövuosien mukaan. Päätös korvaa aiemman tasasuuruisen maksun.', 'Medlemsavgiften är 400, 900 eller 1 800 euro enligt medlemmens årsverken. Beslutet ersätter den tidigare enhetliga avgiften.', 'The fee is 400, 900 or 1,800 euros by the size of the member’s staff. It replaces the earlier flat fee.'),
    tasks: [{ title: 'Laskuta uusi jäsenmaksu', at: 'office', dueInDays: -250, isDone: true }]
  },
  {
    ...{ key: 'shop', body: 'board', monthsAgo: 20, basis: text('Hallituksen kokous 3, kohta 5', 'Styrelsens möte 3, ärende 5', 'Meeting 3 of the board, item 5'), votes: [5, 2, 0] },
    title: text('Yhteinen verkkokauppa perustetaan', 'En gemensam webbutik grundas', 'A joint web shop is set up'),
    content: text('Hallitus päätti perustaa jäsenten tuotteille yhteisen verkkokaupan ja varata siihen 40 000 euroa.', 'Styrelsen beslutade grunda en gemensam webbutik för medlemmarnas produkter och reservera 40 000 euro för den.', 'The board decided to set up a joint web shop for the products of the members and to set aside 40,000 euros for it.')
  },
  {
    ...{ key: 'shop-off', body: 'board', monthsAgo: 14, basis: text('Hallituksen kokous 9, kohta 4', 'Styrelsens möte 9, ärende 4', 'Meeting 9 of the board, item 4'), votes: [7, 0, 0], ends: { key: 'shop', kind: 'revoked' } },
    title: text('Verkkokaupasta luovutaan', 'Webbutiken läggs ned', 'The web shop is given up'),
    content: text('Kannattavuusselvityksen perusteella verkkokauppaa ei avata. Varattu raha palautetaan yhteiseen kehittämiseen.', 'På grund av lönsamhetsutredningen öppnas webbutiken inte. De reserverade medlen återgår till den gemensamma utvecklingen.', 'In view of the study of its profitability the web shop is not opened. The money goes back to joint development.')
  },
  {
    ...{ key: 'audit', body: 'board', monthsAgo: 9, basis: text('Hallituksen kokous 2, kohta 6', 'Styrelsens möte 2, ärende 6', 'Meeting 2 of the board, item 6'), votes: [6, 0, 1], responsible: 'office', dueInMonths: 10 },
    title: text('Auditoinnit kilpailutetaan yhdessä', 'Auditeringarna konkurrensutsätts gemensamt', 'Audits are tendered jointly'),
    content: text('Konsortio kilpailuttaa laatuauditoinnit yhteisenä hankintana. Puitesopimus tehdään enintään neljäksi vuodeksi.', 'Konsortiet konkurrensutsätter kvalitetsauditeringarna som en gemensam upphandling. Ramavtalet ingås för högst fyra år.', 'The consortium tenders quality audits as a joint purchase. The framework agreement lasts four years at most.'),
    tasks: [{ title: 'Laadi tarjouspyyntö', at: 'office', dueInDays: -120, isDone: true }, { title: 'Ilmoita auditoinnin ajankohta', at: 'unit', dueInDays: 6, isDone: false }, { title: 'Kokoa alueen aikataulu', at: 'centre', dueInDays: -4, isDone: false }]
  },
  {
    ...{ key: 'data', body: 'board', monthsAgo: 8, basis: text('Tietosuoja-asetus 28 artikla', 'Artikel 28 i dataskyddsförordningen', 'Article 28 of the General Data Protection Regulation'), reviewInDays: 120, responsible: 'office' },
    title: text('Asiakastietoja ei viedä yhteiseen järjestelmään', 'Kunduppgifter förs inte in i det gemensamma systemet', 'No data of clients go into the joint system'),
    content: text('Yksiköt ilmoittavat tuloksista lukumäärinä. Henkilötietoja ei luovuteta pääkonttorille eikä rahoittajille.', 'Enheterna rapporterar resultat som antal. Personuppgifter lämnas inte ut till huvudkontoret eller finansiärerna.', 'Units report results as counts. No personal data go to the head office or to funders.')
  },
  {
    ...{ key: 'training', body: 'regional', monthsAgo: 7, basis: text('Aluehallituksen kokous 1, kohta 3', 'Regionstyrelsens möte 1, ärende 3', 'Meeting 1 of the regional board, item 3'), responsible: 'centre', dueInMonths: 12 },
    title: text('Itä-Suomi kouluttaa työhönvalmentajat yhdessä', 'Östra Finland utbildar arbetscoacherna tillsammans', 'Eastern Finland trains its job coaches together'),
    content: text('Alueen yksiköt järjestävät työhönvalmentajille yhteisen koulutuksen kahdesti vuodessa.', 'Enheterna i regionen ordnar en gemensam utbildning för arbetscoacherna två gånger om året.', 'The units of the region train their job coaches together twice a year.'),
    tasks: [{ title: 'Varaa syksyn koulutuspäivät', at: 'centre', dueInDays: -60, isDone: true }, { title: 'Ilmoita koulutukseen osallistujat', at: 'unit', dueInDays: 20, isDone: false }]
  },
  {
    ...{ key: 'manager', body: 'board', monthsAgo: 5, basis: text('Hallituksen kokous 6, kohta 2', 'Styrelsens möte 6, ärende 2', 'Meeting 6 of the board, item 2'), publication: 'body' },
    title: text('Toiminnanjohtajan palkkaus', 'Verksamhetsledarens lön', 'The pay of the executive director'),
    content: text('Hallitus tarkisti toiminnanjohtajan palkkauksen.', 'Styrelsen justerade verksamhetsledarens lön.', 'The board adjusted the pay of the executive director.')
  },
  {
    ...{ key: 'consensus', body: 'regional', monthsAgo: 4, basis: text('Aluehallituksen kokous 4, kohta 5', 'Regionstyrelsens möte 4, ärende 5', 'Meeting 4 of the regional board, item 5'), responsible: 'centre' },
    title: text('Konsensussopimusta hyvinvointialueen kanssa jatketaan', 'Konsensusavtalet med välfärdsområdet förlängs', 'The consensus agreement with the wellbeing services county goes on'),
    content: text('Sopimusta jatketaan vuodella samoin ehdoin. Neuvottelut uudesta sopimuksesta aloitetaan keväällä.', 'Avtalet förlängs med ett år på samma villkor. Förhandlingarna om ett nytt avtal inleds på våren.', 'The agreement goes on for a year on the same terms. Talks about a new one begin in the spring.'),
    tasks: [{ title: 'Valmistele neuvottelutavoitteet', at: 'centre', dueInDays: 12, isDone: false }]
  },
  {
    ...{ key: 'budget', body: 'assembly', monthsAgo: 3, basis: text('Perussääntö 8 §', 'Stadgan 8 §', 'Section 8 of the charter'), votes: [66, 1, 2], publication: 'public', responsible: 'office' },
    title: text('Talousarvio hyväksyttiin', 'Budgeten godkändes', 'The budget was adopted'),
    content: text('Jäsenkokous hyväksyi hallituksen esittämän talousarvion muutoksitta.', 'Medlemsmötet godkände styrelsens förslag till budget utan ändringar.', 'The general assembly adopted the budget as the board had proposed it.')
  },
  {
    ...{ key: 'centres', body: 'board', monthsAgo: 1, basis: text('Hallituksen kokous 10, kohta 3', 'Styrelsens möte 10, ärende 3', 'Meeting 10 of the board, item 3'), votes: [4, 2, 0], dissent: 'Ilkka Pelkonen: Jäseniä olisi pitänyt kuulla ennen arvioinnin aloittamista.', responsible: 'office', dueInMonths: 6 },
    title: text('Aluekeskuksen valinta valmistellaan kriteerein', 'Valet av regioncenter bereds enligt kriterier', 'The choice of a regional centre is prepared by criteria'),
    content: text('Ehdokkaat pisteytetään kymmenellä kriteerillä, ja alueen yksiköt äänestävät. Hallitus päättää, kun molemmat tulokset ovat käytettävissä.', 'Kandidaterna poängsätts enligt tio kriterier och enheterna i regionen röstar. Styrelsen beslutar när båda resultaten finns.', 'The candidates are scored by ten criteria, and the units of the region vote. The board decides when both are known.'),
    tasks: [{ title: 'Nimeä arvioijat', at: 'office', dueInDays: 9, isDone: false }]
  }
]
