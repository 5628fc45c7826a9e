/**
 * The criteria that ship: the five of requirement 17, with anchors in our own words. A consortium that has released none of
 * its own assesses by these; their version has the number 0.
 */
import type { LocalizedText } from '@solmu/shared/text.js'
import type { CriteriaContent, CriterionAnchors } from './criteria.js'

const text = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

const establishedActivity: CriterionAnchors = {
  code: 'established_activity',
  weight: 25,
  name: text('Vakiintunut ja ammattimainen toiminta', 'Etablerad och professionell verksamhet', 'Established, professional activity'),
  question: text(
    'Onko palkattu valmennus- ja tuotantohenkilöstö, onko asiakkaita satoja vuodessa ja onko tarjonta monipuolinen?',
    'Finns det avlönad coachnings- och produktionspersonal, hundratals kunder om året och ett brett utbud?',
    'Are coaching and production staff employed, are there hundreds of customers a year, and is the range broad?'
  ),
  anchors: [
    text('Toimintaa ei vielä ole.', 'Verksamheten har inte börjat.', 'There is no activity yet.'),
    text('Toiminta on alkuvaiheessa tai vapaaehtoisten varassa.', 'Verksamheten är i början eller bygger på frivilliga.', 'It is beginning, or rests on volunteers.'),
    text('Palkattua henkilöstöä on, asiakkaita kymmeniä vuodessa.', 'Det finns avlönad personal och tiotals kunder om året.', 'There are paid staff and tens of customers a year.'),
    text('Valmennus- ja tuotantohenkilöstö on palkattu, asiakkaita yli sata vuodessa.', 'Coachnings- och produktionspersonal är avlönad, över hundra kunder om året.', 'Coaching and production staff are paid; more than a hundred customers a year.'),
    text('Vakiintunut ammatillinen henkilöstö, satoja asiakkaita vuodessa ja laaja palveluvalikoima.', 'Etablerad yrkespersonal, hundratals kunder om året och ett brett utbud av tjänster.', 'Established professional staff, hundreds of customers a year, a broad range of services.')
  ]
}

const ownProduction: CriterionAnchors = {
  code: 'own_production',
  weight: 20,
  name: text('Oma tuotantotoiminta', 'Egen produktion', 'Own production'),
  question: text(
    'Voiko työkykyä koetella omassa tuotannossa (puu, metalli, pesula, media) häiritsemättä paikallista elinkeinoa?',
    'Kan arbetsförmågan prövas i egen produktion (trä, metall, tvätteri, media) utan att störa det lokala näringslivet?',
    'Can work ability be tested in own production (wood, metal, laundry, media) without disturbing local business?'
  ),
  anchors: [
    text('Omaa tuotantoa ei ole.', 'Ingen egen produktion.', 'No production of its own.'),
    text('Tuotantoa on satunnaisesti.', 'Produktion förekommer ibland.', 'Production now and then.'),
    text('Yksi vakituinen työpaja.', 'En fast verkstad.', 'One regular workshop.'),
    text('Useita työpajoja, joissa työkykyä arvioidaan.', 'Flera verkstäder där arbetsförmågan bedöms.', 'Several workshops in which work ability is assessed.'),
    text('Monialainen tuotanto, suunnitelmallinen arviointi, sovittu suhde paikallisiin yrityksiin.', 'Mångsidig produktion, planmässig bedömning och överenskommet förhållande till lokala företag.', 'Varied production, planned assessment, and an agreed relation to local firms.')
  ]
}

const communityRelations: CriterionAnchors = {
  code: 'community_relations',
  weight: 20,
  name: text('Hyvät suhteet yhteisöön', 'Goda relationer till samhället', 'Good relations to the community'),
  question: text(
    'Millaiset ovat suhteet yrityksiin, päättäjiin, viranomaisiin ja oppilaitoksiin, ja onko yleishyödyllinen tarkoitus selvä?',
    'Hurdana är relationerna till företag, beslutsfattare, myndigheter och läroanstalter, och är det allmännyttiga syftet klart?',
    'How are the relations to business, decision-makers, authorities and schools, and is the public-benefit aim clear?'
  ),
  anchors: [
    text('Suhteita ei ole, tai ne ovat ristiriitaiset.', 'Inga relationer, eller konflikter.', 'None, or in conflict.'),
    text('Yksittäisiä kontakteja.', 'Enstaka kontakter.', 'Single contacts.'),
    text('Yhteistyötä viranomaisten kanssa.', 'Samarbete med myndigheter.', 'Works with authorities.'),
    text('Sovittua yhteistyötä yritysten, viranomaisten ja oppilaitosten kanssa.', 'Avtalat samarbete med företag, myndigheter och läroanstalter.', 'Agreed work with business, authorities and schools.'),
    text('Tunnustettu kumppani alueella; yleishyödyllisyys näkyy säännöissä ja toiminnassa.', 'Erkänd partner i området; allmännyttan syns i stadgarna och verksamheten.', 'A recognised partner in its area; public benefit shows in its rules and its work.')
  ]
}

const administration: CriterionAnchors = {
  code: 'administration',
  weight: 20,
  name: text('Johtaminen ja hallinto', 'Ledning och förvaltning', 'Management and administration'),
  question: text(
    'Onko johtaminen ja hallinto järjestetty niin, että julkisesti rahoitettuja hankkeita voi toteuttaa?',
    'Är ledningen och förvaltningen ordnad så att offentligt finansierade projekt kan genomföras?',
    'Are management and administration ordered so that publicly funded projects can be run?'
  ),
  anchors: [
    text('Hallinto on järjestämättä.', 'Förvaltningen är inte ordnad.', 'Administration is not in order.'),
    text('Perusasiat kunnossa, taloudessa puutteita.', 'Grunderna i skick, brister i ekonomin.', 'The basics are there; the finances have gaps.'),
    text('Tilinpäätös ja tilintarkastus ajallaan.', 'Bokslut och revision i tid.', 'Accounts and audit are in time.'),
    text('Kokemusta julkisesti rahoitetuista hankkeista.', 'Erfarenhet av offentligt finansierade projekt.', 'Experience of publicly funded projects.'),
    text('Useita julkisesti rahoitettuja hankkeita, toimiva laatu- ja riskienhallinta.', 'Flera offentligt finansierade projekt, fungerande kvalitets- och riskhantering.', 'Several publicly funded projects; quality and risk are managed.')
  ]
}

const location: CriterionAnchors = {
  code: 'location',
  weight: 15,
  name: text('Maantieteellinen sijainti', 'Geografiskt läge', 'Geographic location'),
  question: text(
    'Täydentääkö sijainti verkostoa, ja pääseekö sinne?',
    'Kompletterar läget nätverket, och är det lätt att nå?',
    'Does the location complete the network, and can it be reached?'
  ),
  anchors: [
    text('Alueella on jo riittävästi palvelua.', 'Området har redan tillräckligt med tjänster.', 'The area is served well enough already.'),
    text('Täydentää vähän.', 'Kompletterar litet.', 'Adds little.'),
    text('Täydentää jonkin verran; saavutettavuudessa puutteita.', 'Kompletterar i viss mån; brister i tillgängligheten.', 'Adds something; hard to reach.'),
    text('Täydentää hyvin ja on saavutettavissa.', 'Kompletterar väl och är lätt att nå.', 'Adds well and can be reached.'),
    text('Kattaa alueen, jolla verkostoa ei ole, ja on helposti saavutettavissa.', 'Täcker ett område där nätverket saknas och är lätt att nå.', 'Covers an area without the network, and is easy to reach.')
  ]
}

export const shippedCriteria: CriteriaContent = { criteria: [establishedActivity, ownProduction, communityRelations, administration, location] }
