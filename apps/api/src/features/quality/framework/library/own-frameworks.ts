/**
 * The network's own frameworks, in our own words after the founding report of the work and inclusion centre (requirements
 * 17, 19) and the models behind it (58-68, 74). They are the consortium's to change.
 */
import type { Criterion, FrameworkContent, Scale } from '@solmu/domain/quality/framework.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { band, criterion, none, points, section, t } from './framework-texts.js'

/** From nothing to a practice that is kept up and followed. */
const progress: Scale = points(
  'progress',
  [
    t('Ei vielä aloitettu', 'Inte påbörjat', 'Not begun'),
    t('Suunniteltu tai aloitettu', 'Planerat eller påbörjat', 'Planned or begun'),
    t('Toteutuu osittain', 'Uppfylls delvis', 'Partly in place'),
    t('Toteutuu, ja siitä on näyttö', 'Uppfylls, med evidens', 'In place, with evidence'),
    t('Toteutuu vakiintuneesti, ja tuloksia seurataan', 'Etablerat, och resultaten följs upp', 'Established, and its results are followed')
  ],
  { lowest: 0, metFrom: 3 }
)

const progressBands = [
  band('start', 0, t('Alussa', 'I början', 'At the start')),
  band('developing', 1.5, t('Kehittyvä', 'Under utveckling', 'Developing')),
  band('good', 2.5, t('Hyvä', 'God', 'Good')),
  band('exemplary', 3.5, t('Esimerkillinen', 'Föredömlig', 'Exemplary'))
]

const own: Omit<FrameworkContent, 'name' | 'description' | 'source' | 'subject' | 'sections'> = {
  ...{ kind: 'assessed', notice: none, aggregation: 'none', scales: [progress], bands: progressBands },
  scoring: { method: 'mean', minimumAnswered: 80, skipped: 'leave_out' }
}

const source = t(
  'Verkoston oma kehys. Perustuu Työ- ja osallisuuskeskus Suomeen -hankkeen loppuraporttiin; sanamuodot ovat verkoston omia.',
  'Nätverkets egen ram. Bygger på slutrapporten för projektet som planerade ett arbets- och delaktighetscenter i Finland; formuleringarna är nätverkets egna.',
  'The network’s own framework. Based on the final report of the project that planned a work and inclusion centre for Finland; the wording is the network’s own.'
)

type Said = readonly [code: string, title: LocalizedText, guidance: LocalizedText, evidence: LocalizedText]
const list = (rows: readonly Said[]): readonly Criterion[] =>
  rows.map(([code, title, guidance, evidence]) => criterion(code, 'progress', { title, guidance, evidence }))

export const operatorCriteria: FrameworkContent = {
  ...own,
  name: t('Toimijan valintakriteerit', 'Kriterier för val av aktör', 'Criteria for choosing operators'),
  description: t(
    'Viisi kriteeriä, joiden perusteella organisaatio voi liittyä verkostoon.',
    'Fem kriterier för att en organisation ska kunna gå med i nätverket.',
    'Five criteria by which an organisation can join the network.'
  ),
  source,
  subject: 'organisation',
  sections: [
    section('operator', t('Toimija', 'Aktören', 'The operator'), list([
      [
        'established',
        t('Ammattimainen ja vakiintunut toiminta', 'Professionell och etablerad verksamhet', 'Professional, established activity'),
        t('Valmennus ja tuotanto ovat palkatun henkilöstön työtä, asiakkaita on vuodessa satoja ja palveluja on monenlaisia.', 'Träning och produktion sköts av anställd personal, kunderna är hundratals per år och utbudet är brett.', 'Coaching and production are done by paid staff, customers are counted in hundreds a year, and the range of services is broad.'),
        t('Henkilöstöluettelo\nAsiakasmäärät kolmelta vuodelta\nPalvelukuvaukset', 'Personalförteckning\nKundantal för tre år\nTjänstebeskrivningar', 'List of staff\nNumbers of customers in three years\nDescriptions of services')
      ],
      [
        'own_production',
        t('Omaa tuotantoa, jossa työkykyä voi kokeilla', 'Egen produktion där arbetsförmågan kan prövas', 'Own production in which work ability can be tested'),
        t('Omissa työpajoissa (esimerkiksi puu, metalli, pesula, media) työkykyä voidaan kokeilla häiritsemättä paikallisia yrityksiä.', 'I egna verkstäder (till exempel trä, metall, tvätt, media) kan arbetsförmågan prövas utan att störa lokala företag.', 'In own workshops (such as wood, metal, laundry, media) work ability can be tested without disturbing local business.'),
        t('Työpajojen esittely\nTyökokeilujen määrä ja arviot', 'Presentation av verkstäderna\nAntal arbetsprövningar och bedömningar', 'Description of the workshops\nNumber of work trials and their assessments')
      ],
      [
        'community',
        t('Hyvät yhdyskuntasuhteet', 'Goda relationer till lokalsamhället', 'Good community relations'),
        t('Suhteet yrityksiin, päättäjiin, viranomaisiin ja oppilaitoksiin toimivat, ja yleishyödyllinen tarkoitus on kaikille selvä.', 'Relationerna till företag, beslutsfattare, myndigheter och skolor fungerar, och det allmännyttiga syftet är klart för alla.', 'Relations with business, decision-makers, authorities and schools work, and the public-benefit aim is clear to everybody.'),
        t('Yhteistyösopimukset\nKumppanien palaute', 'Samarbetsavtal\nRespons från partner', 'Agreements on co-operation\nFeedback from partners')
      ],
      [
        'management',
        t('Hyvin järjestetty johto ja hallinto', 'Välordnad ledning och förvaltning', 'Well-ordered management and administration'),
        t('Johto ja hallinto pystyvät toteuttamaan julkisesti rahoitettuja hankkeita ja vastaamaan niistä.', 'Ledningen och förvaltningen klarar att genomföra offentligt finansierade projekt och ansvara för dem.', 'Management and administration are able to run publicly funded projects and to answer for them.'),
        t('Tilinpäätös ja tilintarkastuskertomus\nHallintosääntö\nPäättyneiden hankkeiden loppuraportit', 'Bokslut och revisionsberättelse\nFörvaltningsstadga\nSlutrapporter från avslutade projekt', 'Annual accounts and auditor’s report\nRules of administration\nFinal reports of finished projects')
      ],
      [
        'location',
        t('Maantieteellinen sijainti', 'Geografiskt läge', 'Geographic location'),
        t('Sijainti täydentää verkostoa: alueella on tarvetta, ja asiakkaat pääsevät paikalle.', 'Läget kompletterar nätverket: det finns ett behov i området och kunderna kan ta sig dit.', 'The location complements the network: there is a need in the area, and customers can get there.'),
        t('Toiminta-alueen kunnat ja tarveluvut\nJulkisen liikenteen yhteydet', 'Kommunerna i området och tal om behovet\nFörbindelser med kollektivtrafik', 'Municipalities of the area and figures on need\nPublic transport')
      ]
    ]))
  ]
}

export const centreCriteria: FrameworkContent = {
  ...own,
  name: t('Aluekeskuksen valintaperusteet', 'Grunder för val av regioncenter', 'Grounds for choosing a regional centre'),
  description: t(
    'Kymmenen perustetta, joilla alue voi valita keskuksensa. Alue päättää itse painoista ja siitä, mitä perusteita se käyttää.',
    'Tio grunder för regionens val av center. Regionen bestämmer själv vikterna och vilka grunder den använder.',
    'Ten grounds on which a region can choose its centre. The region decides the weights and which of them it uses.'
  ),
  source,
  subject: 'centre',
  sections: [
    section('position', t('Asema alueella', 'Ställning i regionen', 'Position in the region'), list([
      ['partnership', t('Kumppanuus työvoimaviranomaisen kanssa', 'Partnerskap med arbetskraftsmyndigheten', 'Partnership with the employment authority'), t('Yhteistyö työllisyysalueen ja monialaisen palvelun kanssa on sovittua ja jatkuvaa.', 'Samarbetet med sysselsättningsområdet och den sektorsövergripande servicen är avtalat och kontinuerligt.', 'Co-operation with the employment area and the multidisciplinary service is agreed and continuous.'), none],
      ['location', t('Yksiköiden sijainti', 'Enheternas läge', 'Location of the units'), t('Alueen yksiköt ja niiden asiakkaat tavoittavat keskuksen.', 'Regionens enheter och deras kunder når centret.', 'The units of the region and their customers can reach the centre.'), none],
      ['recognition', t('Muilta saatu tunnustus', 'Erkännande från andra', 'Recognition by others'), t('Toiminta tunnetaan ja sitä arvostetaan alueella.', 'Verksamheten är känd och uppskattad i regionen.', 'The activity is known and valued in the region.'), none],
      ['vote', t('Paikallisten yksiköiden äänestys', 'Omröstning bland de lokala enheterna', 'Vote of the local units'), t('Alueen yksiköt ovat voineet sanoa kantansa, yksi ääni yksikköä kohden.', 'Regionens enheter har fått säga sin åsikt, en röst per enhet.', 'The units of the region have had their say, one vote for each.'), t('Äänestyksen pöytäkirja', 'Protokoll över omröstningen', 'Record of the vote')]
    ])),
    section('activity', t('Toiminta ja tulokset', 'Verksamhet och resultat', 'Activity and results'), list([
      ['volume', t('Toiminnan laajuus', 'Verksamhetens omfattning', 'Volume of activity'), t('Asiakkaita ja henkilöstöä on niin paljon, että keskus kantaa alueellisen vastuun.', 'Kunderna och personalen är så många att centret kan bära det regionala ansvaret.', 'There are enough customers and staff for the centre to carry responsibility for the region.'), none],
      ['content', t('Toiminnan sisältö', 'Verksamhetens innehåll', 'Content of activity'), t('Sisältö vastaa verkoston tehtäviä.', 'Innehållet motsvarar nätverkets uppgifter.', 'The content matches the tasks of the network.'), none],
      ['results', t('Hyvät valmennustulokset', 'Goda träningsresultat', 'Good results of coaching'), t('Tulokset näkyvät luvuissa ja pysyvät.', 'Resultaten syns i siffrorna och är varaktiga.', 'Results show in the figures and last.'), t('Tuloskertymät kolmelta vuodelta', 'Resultat för tre år', 'Results of three years')],
      ['versatility', t('Monipuolisuus', 'Mångsidighet', 'Versatility'), t('Palveluja on eri tilanteissa oleville ihmisille.', 'Det finns tjänster för människor i olika situationer.', 'There are services for people in different situations.'), none]
    ])),
    section('organisation', t('Organisaatio', 'Organisation', 'Organisation'), list([
      ['form', t('Organisaatiomuoto', 'Organisationsform', 'Organisational form'), t('Muoto sopii julkisen tehtävän hoitamiseen ja yhteiseen päätöksentekoon.', 'Formen lämpar sig för ett offentligt uppdrag och för gemensamt beslutsfattande.', 'The form suits a public task and shared decisions.'), none],
      ['competence', t('Hallinnollinen osaaminen', 'Administrativ kompetens', 'Administrative competence'), t('Keskus osaa kilpailutukset, sopimukset, raportoinnin ja alueellisen koordinoinnin.', 'Centret behärskar upphandling, avtal, rapportering och regional samordning.', 'The centre masters tenders, contracts, reporting and regional co-ordination.'), none]
    ]))
  ]
}

export const coachingPhases: FrameworkContent = {
  ...own,
  name: t('Työhönvalmennuksen vaiheet', 'Arbetsträningens faser', 'Phases of job coaching'),
  description: t(
    'Kuusi vaihetta palveluun hakeutumisesta työn ulkopuoliseen tukeen. Arvioidaan yksikkö kerrallaan.',
    'Sex faser från ansökan till service till stöd utanför arbetet. Bedöms en enhet åt gången.',
    'Six phases from seeking the service to support outside work. Assessed one unit at a time.'
  ),
  source: t('Verkoston oma kehys Etelä-Pohjanmaan palvelumallin vaiheista; sanamuodot ovat verkoston omia.', 'Nätverkets egen ram enligt faserna i Södra Österbottens servicemodell; formuleringarna är nätverkets egna.', 'The network’s own framework after the phases of the service model of South Ostrobothnia; the wording is the network’s own.'),
  subject: 'site',
  aggregation: 'mean',
  sections: [
    section('phases', t('Vaiheet', 'Faser', 'Phases'), list([
      ['seeking', t('Palveluun hakeutuminen ja ensimmäinen tapaaminen', 'Ansökan till servicen och första mötet', 'Seeking the service and the first meeting'), t('Palveluun pääsee omasta toiveesta, ja ensimmäinen tapaaminen sovitaan viipymättä.', 'Den egna önskan räcker för att få service, och det första mötet ordnas utan dröjsmål.', 'One’s own wish is enough to get the service, and the first meeting is arranged without delay.'), t('Aika yhteydenotosta tapaamiseen\nOhjautuminen lähteittäin', 'Tid från kontakt till möte\nHänvisning efter källa', 'Time from contact to meeting\nReferrals by source')],
      ['profile', t('Osaamisen kartoitus ja ammatillinen profilointi', 'Kartläggning av kunnande och yrkesprofilering', 'Skills mapping and vocational profiling'), t('Profiili tehdään yhdessä asiakkaan kanssa, ja sitä täydennetään työssä opitulla.', 'Profilen görs tillsammans med kunden och kompletteras med det som lärs i arbetet.', 'The profile is made with the customer and completed by what is learnt at work.'), t('Profiilipohja\nProfiilien osuus asiakkaista', 'Profilmall\nAndel kunder med profil', 'Template of the profile\nShare of customers with a profile')],
      ['job_search', t('Työn etsintä avoimilta työmarkkinoilta', 'Jobbsökning på den öppna arbetsmarknaden', 'Job search in the open labour market'), t('Työtä etsitään heti ja asiakkaan toiveiden mukaan.', 'Jobb söks genast och enligt kundens önskemål.', 'Work is looked for at once and by the customer’s wishes.'), t('Työnantajakontaktit valmentajaa kohden\nAika ensimmäiseen kontaktiin', 'Arbetsgivarkontakter per tränare\nTid till första kontakt', 'Employer contacts for each coach\nTime to the first contact')],
      ['agreeing', t('Työskentelystä ja tuesta sopiminen työnantajan kanssa', 'Överenskommelse om arbete och stöd med arbetsgivaren', 'Agreeing on work and support with the employer'), t('Työstä, tuesta ja siitä, mitä asiakas haluaa itsestään kertoa, sovitaan yhdessä.', 'Arbetet, stödet och vad kunden vill berätta om sig själv avtalas tillsammans.', 'Work, support and what the customer wants to tell are agreed together.'), t('Kirjalliset tukisopimukset', 'Skriftliga avtal om stöd', 'Written agreements on support')],
      ['support_at_work', t('Tuki asiakkaalle ja työnantajalle työsuhteen ylläpitämiseen', 'Stöd till kunden och arbetsgivaren för att bevara anställningen', 'Support to customer and employer for keeping the job'), t('Tuki jatkuu niin kauan kuin sitä tarvitaan, myös työyhteisölle.', 'Stödet fortsätter så länge det behövs, också för arbetsgemenskapen.', 'Support goes on as long as it is needed, for the work community too.'), t('Tukikäynnit\nTyösuhteiden kesto', 'Stödbesök\nAnställningarnas längd', 'Support visits\nDuration of jobs')],
      ['support_outside', t('Tuki asiakkaalle myös työn ulkopuolella', 'Stöd till kunden också utanför arbetet', 'Support to the customer outside work too'), t('Arjen asiat, jotka vaikuttavat työhön, otetaan huomioon yhdessä verkoston kanssa.', 'Vardagliga frågor som påverkar arbetet beaktas tillsammans med nätverket.', 'Everyday matters that affect work are dealt with together with the network.'), t('Yhteistyötahot\nKirjatut tukitoimet', 'Samarbetsparter\nAntecknade stödåtgärder', 'Partners\nRecorded support')]
    ]))
  ]
}

export const regionalChecklist: FrameworkContent = {
  ...own,
  name: t('Alueen muistilista', 'Regionens minneslista', 'Regional checklist'),
  description: t('Mitä alueella voidaan tehdä heti osatyökykyisten työllistymisen tukemiseksi.', 'Vad regionen kan göra genast för att stödja sysselsättningen av partiellt arbetsföra.', 'What a region can do at once to support the employment of people with partial work ability.'),
  source: t('Verkoston oma kehys valtakunnallisen kärkihankkeen muistilistasta; sanamuodot ovat verkoston omia.', 'Nätverkets egen ram enligt minneslistan från ett nationellt spetsprojekt; formuleringarna är nätverkets egna.', 'The network’s own framework after the checklist of a national key project; the wording is the network’s own.'),
  subject: 'centre',
  sections: [
    section('will', t('Yhteinen tahto', 'Gemensam vilja', 'Common will'), list([
      ['overview', t('Yhteinen tahto ja kokonaiskuva', 'Gemensam vilja och helhetsbild', 'Common will and overview'), t('Tuki on kirjattu alueen strategiaan, sitä seurataan, ja tiedetään, miten asiakkaat liikkuvat palveluissa.', 'Stödet är inskrivet i regionens strategi, det följs upp och man vet hur kunderna rör sig i servicen.', 'Support is written into the regional strategy, it is followed, and it is known how customers move between services.'), t('Strategia\nPalvelukartta', 'Strategi\nServicekarta', 'Strategy\nMap of services')],
      ['promise', t('Palvelulupaus', 'Servicelöfte', 'Service promise'), t('Lupaus on julkaistu, ja sen pitämistä mitataan.', 'Löftet är publicerat och det mäts hur det hålls.', 'The promise is published, and its keeping is measured.'), t('Julkaistu lupaus', 'Publicerat löfte', 'Published promise')],
      ['goals', t('Jokaisella palvelulla on tavoite', 'Varje tjänst har ett mål', 'Every service has a goal'), t('Tavoite vastaa asiakkaan tarpeeseen.', 'Målet svarar mot kundens behov.', 'The goal answers to the customer’s need.'), none]
    ])),
    section('cooperation', t('Monialainen yhteistyö', 'Sektorsövergripande samarbete', 'Multidisciplinary co-operation'), list([
      ['network', t('Monialainen verkosto', 'Sektorsövergripande nätverk', 'Multidisciplinary network'), t('Työllisyys-, sosiaali-, terveys- ja koulutuspalvelut toimivat yhdessä, myös työkyvyn arvioinnissa.', 'Sysselsättnings-, social-, hälso- och utbildningstjänster arbetar tillsammans, också vid bedömning av arbetsförmåga.', 'Employment, social, health and education services work together, in assessing work ability too.'), none],
      ['agreement', t('Konsensussopimus', 'Konsensusavtal', 'Consensus agreement'), t('Yhteistyöstä on sovittu kirjallisesti, ja sopimusta tarkistetaan.', 'Samarbetet är skriftligt avtalat och avtalet ses över.', 'Co-operation is agreed in writing, and the agreement is reviewed.'), t('Voimassa oleva sopimus', 'Gällande avtal', 'Agreement in force')],
      ['information', t('Tiedonkulku asiakkaan luvalla', 'Informationsgång med kundens samtycke', 'Information with the customer’s permission'), t('Tieto siirtyy julkisten toimijoiden ja palveluntuottajien välillä asiakkaan suostumuksella.', 'Informationen går mellan offentliga aktörer och tjänsteproducenter med kundens samtycke.', 'Information moves between public bodies and providers with the customer’s consent.'), none]
    ])),
    section('support', t('Tuki ja osallisuus', 'Stöd och delaktighet', 'Support and participation'), list([
      ['individual', t('Yksilöllinen tuki työpaikalle saakka', 'Individuellt stöd ända till arbetsplatsen', 'Individual support up to the workplace'), t('Tuki perustuu näyttöön, ja siitä valitaan ne osat, jotka palvelevat asiakkaan tavoitetta.', 'Stödet är evidensbaserat, och man väljer de delar som tjänar kundens mål.', 'Support is based on evidence, and those parts are chosen that serve the customer’s goal.'), none],
      ['participation', t('Osallisuutta tukeva toiminta', 'Verksamhet som stöder delaktighet', 'Activity that supports participation'), t('Niille, joille työ ei ole mahdollista, on vapaaehtois- ja vertaistoimintaa.', 'För dem som inte kan arbeta finns frivillig- och kamratverksamhet.', 'For those for whom work is not possible there is volunteering and peer activity.'), none],
      ['open_models', t('Avoimet mallit', 'Öppna modeller', 'Open models'), t('Toimintamallit julkaistaan muiden käyttöön.', 'Verksamhetsmodellerna publiceras för andra.', 'Models are published for others to use.'), none]
    ]))
  ]
}

export const serviceElements: FrameworkContent = {
  ...own,
  name: t('Palvelukokonaisuuden elementit', 'Servicehelhetens element', 'Elements of the service package'),
  description: t('Kuusi elementtiä, joista työllistymistä edistävä palvelukokonaisuus koostuu. Arvioidaan, mitä alueella on tarjolla.', 'Sex element som en helhet av sysselsättningsfrämjande tjänster består av. Det bedöms vad som finns i regionen.', 'Six elements of which a service package towards employment consists. What the region offers is assessed.'),
  source: t('Verkoston oma kehys osatyökykyisten palvelukokonaisuuden elementeistä; sanamuodot ovat verkoston omia.', 'Nätverkets egen ram enligt elementen i servicehelheten för partiellt arbetsföra; formuleringarna är nätverkets egna.', 'The network’s own framework after the elements of a service package for people with partial work ability; the wording is the network’s own.'),
  subject: 'centre',
  sections: [
    section('elements', t('Elementit', 'Element', 'Elements'), list([
      ['reaching', t('Henkilöiden tavoittaminen', 'Att nå människor', 'Reaching people'), t('Katutyö, jalkautuva toiminta, löytävä työ.', 'Gatuarbete, uppsökande verksamhet, fältarbete.', 'Street work, outreach, finding people.'), none],
      ['participation', t('Osallisuuden vahvistaminen', 'Att stärka delaktigheten', 'Strengthening participation'), t('Avoin, kynnyksetön toiminta, ryhmät, yksilöllinen ohjaus.', 'Öppen verksamhet utan tröskel, grupper, individuell handledning.', 'Open no-threshold activity, groups, individual guidance.'), none],
      ['everyday', t('Arjen sujuminen', 'En fungerande vardag', 'Everyday life'), t('Asumispalvelut, talousneuvonta.', 'Boendeservice, ekonomisk rådgivning.', 'Housing services, money advice.'), none],
      ['rehabilitation', t('Kuntoutuminen', 'Rehabilitering', 'Rehabilitation'), t('Päihdepalvelut, kuntoutuspalvelut, vertaistoiminta.', 'Missbrukarvård, rehabiliteringstjänster, kamratstöd.', 'Substance-abuse services, rehabilitation, peer activity.'), none],
      ['skills', t('Osaamisen kehittäminen', 'Utveckling av kunnande', 'Skills'), t('Perustaitojen valmennus, epämuodollisen osaamisen tunnistaminen.', 'Träning i grundläggande färdigheter, identifiering av informellt kunnande.', 'Basic-skills coaching, recognising informal learning.'), none],
      ['employment', t('Työllistymisen edistäminen', 'Främjande av sysselsättning', 'Towards employment'), t('Kuntouttava työtoiminta, työkokeilu, palkkatuki, työhönvalmennus.', 'Arbetsverksamhet i rehabiliteringssyfte, arbetsprövning, lönesubvention, arbetsträning.', 'Rehabilitative work, work trial, pay subsidy, job coaching.'), none]
    ]))
  ]
}
