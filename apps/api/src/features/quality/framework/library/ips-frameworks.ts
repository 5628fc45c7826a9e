/**
 * IPS-25: the titles and the numbers of the scale are public; what the levels mean is said here in our own words, as a
 * reminder for a self-assessment. The manual of the official review is not part of the product. Where our source says
 * nothing certain of the levels between, they have their general names alone.
 * Source: Bond et al. 2012; the free self-assessment form of the Centre for Mental Health; requirement "quality frameworks" 3.2.
 */
import type { Anchor, Criterion, FrameworkContent } from '@solmu/domain/quality/framework.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { anchors, band, criterion, points, section, t } from './framework-texts.js'

const scale = points(
  'fidelity',
  [
    t('Ei toteudu', 'Uppfylls inte', 'Not in place'),
    t('Toteutuu vähän', 'Uppfylls i liten grad', 'In place to a small extent'),
    t('Toteutuu osittain', 'Uppfylls delvis', 'Partly in place'),
    t('Toteutuu pääosin', 'Uppfylls till största delen', 'Mostly in place'),
    t('Toteutuu täysin', 'Uppfylls helt', 'Fully in place')
  ],
  { lowest: 1, metFrom: 4 }
)

/** The ends of the scale alone. */
const ends = (five: LocalizedText, one: LocalizedText): readonly Anchor[] => anchors({ 1: one, 5: five })

/** Five things that can be there: all are five points, four are four, and one or none is one. */
function ofFive(fi: string, sv: string, en: string): readonly Anchor[] {
  const some = (count: number) => t(`Näistä toteutuu ${count}: ${fi}`, `Av dessa finns ${count}: ${sv}`, `${count} of these are there: ${en}`)
  return anchors({
    1: t(`Näistä toteutuu enintään yksi: ${fi}`, `Av dessa finns högst en: ${sv}`, `At most one of these is there: ${en}`),
    2: some(2),
    3: some(3),
    4: some(4),
    5: t(`Kaikki toteutuvat: ${fi}`, `Alla finns: ${sv}`, `All of these are there: ${en}`)
  })
}

/** Figures for each level, the highest first, with a unit in each language. */
function figures(from5: readonly [string, string, string, string, string], unit: LocalizedText): readonly Anchor[] {
  const said = from5.map((figure) => t(`${figure} ${unit.fi}`, `${figure} ${unit.sv}`, `${figure} ${unit.en}`))
  return anchors(Object.fromEntries(said.map((text, place) => [5 - place, text])))
}

type Said = { readonly title: LocalizedText; readonly anchors: readonly Anchor[]; readonly evidence?: LocalizedText }
const shown = (code: string, said: Said): Criterion => criterion(code, 'fidelity', said)
const item = (code: string, title: LocalizedText, said: readonly Anchor[]): Criterion => shown(code, { title, anchors: said })

const staffing = [
  shown('ips_01', {
    title: t('Valmennettavien määrä', 'Antal deltagare per tränare', 'Caseload size'),
    anchors: figures(['≤ 20', '21–25', '26–30', '31–40', '≥ 41'], t('valmennettavaa kokoaikaista valmentajaa kohden', 'deltagare per heltidstränare', 'persons for each full-time specialist')),
    evidence: t('Asiakasmäärät valmentajittain', 'Antal deltagare per tränare', 'Caseloads of each specialist')
  }),
  shown('ips_02', {
    title: t('Työaika työllistymisen tukeen', 'Arbetstid för arbetsinriktat stöd', 'Employment services staff'),
    anchors: ends(
    t('Valmentajat tekevät lähes yksinomaan (vähintään 96 % työajastaan) työllistymisen tukea.', 'Tränarna arbetar nästan enbart (minst 96 % av arbetstiden) med stöd till arbete.', 'Specialists spend practically all of their time (at least 96 %) on employment.'),
    t('Alle 60 % työajasta on työllistymisen tukea.', 'Under 60 % av arbetstiden är stöd till arbete.', 'Under 60 % of the time is spent on employment.')),
    evidence: t('Työajan seuranta', 'Uppföljning av arbetstid', 'Records of working time')
  }),
  item('ips_03', t('Valmentaja kaikissa vaiheissa', 'Tränaren med i alla faser', 'Vocational generalists'), ends(
    t('Sama valmentaja hoitaa kaikki vaiheet alusta työssä annettavaan tukeen.', 'Samma tränare sköter alla faser från start till stöd på arbetet.', 'The same specialist carries every phase from intake to support at work.'),
    t('Valmentaja vain ohjaa muiden palveluihin.', 'Tränaren hänvisar bara till andras tjänster.', 'The specialist only refers to others.')))
]

const organisation = [
  item('ips_04', t('Kuuluminen hoitotiimeihin', 'Integrering genom teamtillhörighet', 'Integration through team assignment'), ends(
    t('Valmentaja kuuluu yhteen tai kahteen tiimiin, joista tulee vähintään 90 % hänen asiakkaistaan.', 'Tränaren hör till ett eller två team, varifrån minst 90 % av deltagarna kommer.', 'The specialist belongs to one or two care teams, from which at least 90 % of the caseload comes.'),
    t('Valmennus on erillään hoidosta.', 'Träningen är åtskild från vården.', 'The programme stands apart from care.'))),
  item('ips_05', t('Tiivis yhteys tiimiin', 'Integrering genom täta teamkontakter', 'Integration through frequent team contact'), ofFive(
    'viikoittaiset tiimikokoukset, yhteiset päätökset, yhteiset kirjaukset, lähellä oleva työhuone, työn puheeksi ottaminen muidenkin asiakkaiden kohdalla.',
    'teammöten varje vecka, gemensamma beslut, gemensam dokumentation, arbetsrum i närheten, arbete tas upp även för andra patienter.',
    'weekly team meetings, shared decisions, shared notes, an office nearby, raising work for others of the team too.')),
  item('ips_06', t('Yhteistyö työllisyysviranomaisen ja Kelan kanssa', 'Samarbete med arbetskraftsmyndigheten och FPA', 'Collaboration with the employment authority'), ends(
    t('Sovittuja tapaamisia on vähintään kerran kuussa.', 'Avtalade möten hålls minst en gång i månaden.', 'Scheduled meetings face to face are held at least monthly.'),
    t('Yhteyttä on harvemmin kuin neljännesvuosittain.', 'Kontakten är glesare än en gång i kvartalet.', 'There is contact less often than each quarter.'))),
  item('ips_07', t('Valmentajien oma ryhmä', 'Tränarnas egen enhet', 'Vocational unit'), ends(
    t('Vähintään kaksi kokoaikaista valmentajaa ja esihenkilö, viikoittainen ryhmäohjaus, toisten sijaistaminen.', 'Minst två heltidstränare och en ledare, grupphandledning varje vecka, man vikarierar för varandra.', 'At least two full-time specialists and a leader, weekly group supervision, cover for each other.'),
    t('Valmentajilla ei ole omaa ryhmää.', 'Tränarna har ingen egen enhet.', 'There is no unit of specialists.'))),
  item('ips_08', t('Esihenkilön tehtävät', 'Ledarens uppgifter', 'Role of employment supervisor'), anchors({
    5: t('Esihenkilö hoitaa kaikki viisi tehtäväänsä, joihin kuuluvat ohjaus, kenttätyö valmentajien kanssa ja tulosten seuranta.', 'Ledaren sköter alla sina fem uppgifter, bland dem handledning, fältarbete med tränarna och uppföljning av resultat.', 'The leader carries all five duties, among them supervision, field work with specialists and following results.'),
    4: t('Neljä viidestä tehtävästä hoidetaan.', 'Fyra av fem uppgifter sköts.', 'Four of five duties are carried.'),
    3: t('Kolme viidestä tehtävästä hoidetaan.', 'Tre av fem uppgifter sköts.', 'Three of five duties are carried.'),
    2: t('Kaksi viidestä tehtävästä hoidetaan.', 'Två av fem uppgifter sköts.', 'Two of five duties are carried.'),
    1: t('Enintään yksi tehtävistä hoidetaan.', 'Högst en av uppgifterna sköts.', 'At most one of the duties is carried.')
  })),
  item('ips_09', t('Ketään ei suljeta pois', 'Ingen utesluts', 'Zero exclusion'), ends(
    t('Kaikki halukkaat pääsevät mukaan, valmiutta ei seulota ja ohjautuminen on avointa monesta suunnasta.', 'Alla som vill får delta, ingen prövning av beredskap, hänvisning från många håll.', 'All who are interested are welcome, readiness is not screened, and referrals come from many sides.'),
    t('Valmiutta arvioidaan muodollisesti, ja osa suljetaan pois.', 'Beredskapen prövas formellt och en del utesluts.', 'Readiness is formally assessed, and some are excluded.'))),
  item('ips_10', t('Organisaatio suuntautuu avoimille työmarkkinoille', 'Organisationen inriktad på öppna arbetsmarknaden', 'Agency focus on competitive employment'), anchors({
    5: t('Kaikki viisi keinoa edistää työtä ovat käytössä, esimerkiksi työn puheeksi ottaminen alussa, esillä olevat materiaalit ja tulosten seuranta.', 'Alla fem sätt att främja arbete används, till exempel frågor om arbete vid start, synligt material och uppföljning av resultat.', 'All five ways of promoting work are in use, such as asking about work at the start, material on display and following results.'),
    4: t('Keinoista on käytössä neljä.', 'Fyra av sätten används.', 'Four of the ways are in use.'),
    3: t('Keinoista on käytössä kolme.', 'Tre av sätten används.', 'Three of the ways are in use.'),
    2: t('Keinoista on käytössä kaksi.', 'Två av sätten används.', 'Two of the ways are in use.'),
    1: t('Keinoista on käytössä enintään yksi.', 'Högst ett av sätten används.', 'At most one of the ways is in use.')
  })),
  item('ips_11', t('Johdon tuki', 'Ledningens stöd', 'Executive team support'), anchors({
    5: t('Johto antaa kaikki viisi tuen muotoa, esimerkiksi tuntee mallin, seuraa laatua ja poistaa esteitä.', 'Ledningen ger alla fem former av stöd: den känner till exempel modellen, följer kvaliteten och undanröjer hinder.', 'Management gives all five supports: it knows the model, follows quality and removes obstacles, for instance.'),
    4: t('Tuen muodoista toteutuu neljä.', 'Fyra av formerna finns.', 'Four of the supports are given.'),
    3: t('Tuen muodoista toteutuu kolme.', 'Tre av formerna finns.', 'Three of the supports are given.'),
    2: t('Tuen muodoista toteutuu kaksi.', 'Två av formerna finns.', 'Two of the supports are given.'),
    1: t('Tuen muodoista toteutuu enintään yksi.', 'Högst en av formerna finns.', 'At most one of the supports is given.')
  }))
]

const services = [
  item('ips_12', t('Etuusneuvonta', 'Rådgivning om förmåner', 'Work incentives planning'), ends(
    t('Koulutettu henkilö neuvoo jokaista ennen työtä ja jokaisessa muutoksessa.', 'En utbildad person ger var och en råd före anställning och vid varje förändring.', 'A trained person advises everybody before a job and at each change.'),
    t('Neuvontaa ei ole.', 'Rådgivning saknas.', 'No advice is available.'))),
  item('ips_13', t('Itsestä kertominen työnantajalle', 'Att berätta om sig själv för arbetsgivaren', 'Disclosure'), ends(
    t('Kaikki neljä käytäntöä toteutuvat: asiakas päättää itse, mitä, kenelle, milloin ja miten kerrotaan.', 'Alla fyra arbetssätten följs: deltagaren bestämmer själv vad, för vem, när och hur man berättar.', 'All four practices are there: the person decides what is told, to whom, when and how.'),
    t('Yksikään käytännöistä ei toteudu.', 'Inget av arbetssätten följs.', 'None of the practices is there.'))),
  item('ips_14', t('Työssä jatkuva ammatillinen arviointi', 'Fortlöpande bedömning i arbetet', 'Ongoing, work-based vocational assessment'), ends(
    t('Profiili tehdään ensi tapaamisissa ja sitä täydennetään jokaisen työn jälkeen.', 'Profilen görs vid de första mötena och kompletteras efter varje arbete.', 'The profile is made within a few meetings and updated after each job.'),
    t('Ennen työnhakua tehdään testejä toimistossa.', 'Test görs på kontoret före jobbsökning.', 'There are office tests before job search.'))),
  shown('ips_15', {
    title: t('Nopea työnhaku', 'Snabb jobbsökning', 'Rapid search for competitive job'),
    anchors: figures(['≤ 30', '31–60', '61–150', '151–270', '≥ 271'], t('päivää aloituksesta ensimmäiseen työnantajakontaktiin keskimäärin', 'dagar från start till första arbetsgivarkontakt i medeltal', 'days from entry to the first employer contact on average')),
    evidence: t('Päivät aloituksesta ensimmäiseen kontaktiin', 'Dagar från start till första kontakt', 'Days from entry to the first contact')
  }),
  item('ips_16', t('Yksilöllinen työnhaku', 'Individuell jobbsökning', 'Individualised job search'), ends(
    t('90–100 % työnantajakontakteista perustuu asiakkaan toiveisiin.', '90–100 % av arbetsgivarkontakterna följer deltagarens önskemål.', '90–100 % of contacts follow the person’s wishes.'),
    t('Alle 25 % kontakteista perustuu asiakkaan toiveisiin.', 'Under 25 % av kontakterna följer deltagarens önskemål.', 'Under 25 % of contacts follow the person’s wishes.'))),
  item('ips_17', t('Työnantajakontaktien määrä', 'Antal arbetsgivarkontakter', 'Job development: frequent employer contact'), ends(
    t('Jokaisella valmentajalla on viikossa vähintään kuusi kasvokkaista kontaktia, ja niitä seurataan.', 'Varje tränare har minst sex kontakter ansikte mot ansikte i veckan, och de följs upp.', 'Each specialist has at least six contacts face to face a week, and they are tracked.'),
    t('Kontakteja on alle kaksi viikossa.', 'Kontakterna är under två i veckan.', 'There are under two contacts a week.'))),
  item('ips_18', t('Työnantajakontaktien laatu', 'Arbetsgivarkontakternas kvalitet', 'Job development: quality of contact'), ends(
    t('Työnantajien luona käydään toistuvasti ja heidän tarpeensa opitaan tuntemaan.', 'Arbetsgivarna besöks upprepade gånger och man lär känna deras behov.', 'Employers are visited repeatedly, and their needs are learnt.'),
    t('Työnantajia tavataan harvoin.', 'Arbetsgivare träffas sällan.', 'Employers are rarely met.'))),
  item('ips_19', t('Erilaisia töitä', 'Olika slags arbeten', 'Diversity of job types'), ends(
    t('85–100 % töistä on erilaisia.', '85–100 % av arbetena är olika.', '85–100 % of the jobs are of different types.'), t('Alle 50 % töistä on erilaisia.', 'Under 50 % av arbetena är olika.', 'Under 50 % of the jobs are of different types.'))),
  item('ips_20', t('Eri työnantajia', 'Olika arbetsgivare', 'Diversity of employers'), ends(
    t('85–100 % työpaikoista on eri työnantajilla.', '85–100 % av arbetena är hos olika arbetsgivare.', '85–100 % of the jobs are with different employers.'), t('Alle 50 % työpaikoista on eri työnantajilla.', 'Under 50 % av arbetena är hos olika arbetsgivare.', 'Under 50 % of the jobs are with different employers.'))),
  item('ips_21', t('Työt avoimilla työmarkkinoilla', 'Arbeten på öppna arbetsmarknaden', 'Competitive jobs'), ends(
    t('Vähintään 95 % töistä on avoimilla työmarkkinoilla ja pysyviä.', 'Minst 95 % av arbetena är på öppna arbetsmarknaden och varaktiga.', 'At least 95 % of the jobs are competitive and permanent.'), t('Alle 65 % töistä on sellaisia.', 'Under 65 % av arbetena är sådana.', 'Under 65 % of the jobs are such.'))),
  item('ips_22', t('Yksilöllinen tuki työssä', 'Individuellt stöd i arbetet', 'Individualised follow-along support'), ends(
    t('Tukea annetaan monin tavoin ja tarpeen mukaan, myös työnantajalle.', 'Stöd ges på många sätt och efter behov, också till arbetsgivaren.', 'Support is varied and fits the need, the employer’s too.'), t('Useimmat eivät saa tukea.', 'De flesta får inget stöd.', 'Most get no support.'))),
  item('ips_23', t('Tuki ilman aikarajaa', 'Stöd utan tidsgräns', 'Time-unlimited follow-along support'), ends(
    t('Tapaaminen viikon sisällä ennen alkua ja kolmen päivän sisällä sen jälkeen, ensimmäisen kuukauden ajan viikoittain, sitten vähintään kuukausittain noin vuoden ajan.', 'Möte inom en vecka före start och inom tre dagar efter, varje vecka den första månaden, sedan minst en gång i månaden i ungefär ett år.', 'A meeting within a week before and three days after the start, weekly in the first month, then at least monthly for about a year.'), t('Säännöllistä tukea ei ole.', 'Regelbundet stöd saknas.', 'There is no regular support.'))),
  shown('ips_24', {
    title: t('Työ toimiston ulkopuolella', 'Arbete utanför kontoret', 'Community-based services'),
    anchors: figures(['≥ 65 %', '50–64 %', '40–49 %', '30–39 %', '< 30 %'], t('työajasta toimiston ulkopuolella', 'av arbetstiden utanför kontoret', 'of working time outside the office')),
    evidence: t('Kalenterit tai työajan seuranta', 'Kalendrar eller uppföljning av arbetstid', 'Calendars or records of working time')
  }),
  item('ips_25', t('Aktiivinen yhteydenpito', 'Aktiv kontakt och uppsökande arbete', 'Assertive engagement and outreach'), ends(
    t('Kaikki kuusi keinoa ovat käytössä, eikä palvelu pääty väliin jääneisiin tapaamisiin.', 'Alla sex sätt används, och servicen upphör inte på grund av uteblivna möten.', 'All six strategies are in use, and missed meetings do not end the service.'), t('Keinoista on käytössä enintään yksi.', 'Högst ett av sätten används.', 'At most one of the strategies is in use.')))
]

export const ips25: FrameworkContent = {
  kind: 'assessed',
  name: t('IPS-mallinmukaisuus (25 kohtaa)', 'IPS-modelltrohet (25 punkter)', 'IPS fidelity (25 items)'),
  description: t(
    'Sijoita ja valmenna! -työhönvalmennuksen mallinmukaisuus. Jokainen toimipaikka tai tiimi arvioidaan erikseen, mieluiten ulkopuolisten arvioijien voimin, siitä mitä näytetään. Pistemäärä on summa 25–125.',
    'Modelltrohet i arbetsträning enligt Placera och träna. Varje verksamhetsställe eller team bedöms för sig, helst av utomstående bedömare, utifrån det som visas. Poängen är en summa 25–125.',
    'Fidelity of Individual Placement and Support. Each site or team is rated by itself, preferably by external reviewers, from what is shown. The score is a sum from 25 to 125.'
  ),
  notice: t(
    'Tämä ei ole virallinen IPS-arviointi. Tasokuvaukset ovat omin sanoin kirjoitettuja muistin tueksi. Pistemäärä on toimipaikan oma: toimipaikkojen keskiarvoa tai prosenttia ei lasketa.',
    'Detta är ingen officiell IPS-bedömning. Nivåerna är beskrivna med egna ord som minnesstöd. Poängen är verksamhetsställets egen: inget medeltal och ingen procent räknas över ställena.',
    'This is not an official IPS review. The levels are described in our own words as reminders. The score is that of one site: no mean of sites and no percentage is worked out.'
  ),
  source: t(
    'Kohtien otsikot ja pisteytys: IPS-25 Supported Employment Fidelity Scale (Bond, Peterson, Becker, Drake 2012). Luokkien rajat ovat muokattavissa: brittiläisessä lomakkeessa kohtalainen alkaa 74 pisteestä. Virallinen käsikirja on suojattu tekijänoikeudella, eikä sen tekstiä ole tässä.',
    'Rubriker och poängsättning: IPS-25 Supported Employment Fidelity Scale (Bond, Peterson, Becker, Drake 2012). Klassernas gränser kan ändras: i det brittiska formuläret börjar nöjaktig vid 74 poäng. Den officiella handboken är upphovsrättsligt skyddad och ingår inte.',
    'Titles and scoring: IPS-25 Supported Employment Fidelity Scale (Bond, Peterson, Becker, Drake 2012). The edges of the bands can be changed: the British form begins fair at 74. The official manual is protected by copyright and is not part of this.'
  ),
  subject: 'site',
  aggregation: 'none',
  scales: [scale],
  sections: [
    section('staffing', t('Henkilöstö', 'Personal', 'Staffing'), staffing),
    section('organisation', t('Organisaatio', 'Organisation', 'Organisation'), organisation),
    section('services', t('Palvelut', 'Tjänster', 'Services'), services)
  ],
  scoring: { method: 'sum', minimumAnswered: 100, skipped: 'no_score' },
  bands: [
    band('not_ips', 25, t('Ei IPS-työhönvalmennusta', 'Inte IPS-arbetsträning', 'Not IPS supported employment')),
    band('fair', 75, t('Kohtalainen mallinmukaisuus', 'Nöjaktig modelltrohet', 'Fair fidelity')),
    band('good', 100, t('Hyvä mallinmukaisuus', 'God modelltrohet', 'Good fidelity')),
    band('exemplary', 115, t('Esimerkillinen mallinmukaisuus', 'Föredömlig modelltrohet', 'Exemplary fidelity'))
  ]
}
