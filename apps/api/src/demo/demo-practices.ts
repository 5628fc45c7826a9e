/** The recommendations and good practices of the demo, written for it: general, and no more than is known. */
import { emptyCard } from '@solmu/domain/quality/practice-card.js'
import type { PracticeContent, PracticeKind } from '@solmu/domain/quality/practice.js'
import type { LocalizedText } from '@solmu/shared/text.js'

const t = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

export interface DemoPractice {
  readonly key: string
  readonly kind: PracticeKind
  readonly versions: readonly PracticeContent[]
}

const sources = t(
  'Verkoston yksiköiden kokemus ja työpajat.\nTuetun työllistämisen laatukriteerit (EUSE).\nTiedot perustuvat kokemukseen; vaikutusta ei ole tutkittu tässä verkostossa.',
  'Erfarenheter och verkstäder i nätverkets enheter.\nKvalitetskriterierna för arbete med stöd (EUSE).\nUppgifterna bygger på erfarenhet; effekten har inte undersökts i det här nätverket.',
  'Experience and workshops of the units of the network.\nThe quality criteria of supported employment (EUSE).\nThis rests on experience; its effect has not been studied in this network.'
)

const firstMeeting: PracticeContent = {
  name: t('Ensitapaaminen muutamassa päivässä', 'Det första mötet inom några dagar', 'The first meeting within days'),
  summary: t(
    'Asiakas tapaa valmentajan muutaman arkipäivän kuluessa yhteydenotosta.',
    'Kunden träffar sin tränare inom några vardagar efter den första kontakten.',
    'The customer meets the coach within a few working days of first contact.'
  ),
  audience: t('Kaikille yksiköille, kun uusi asiakas ottaa yhteyttä tai hänet ohjataan palveluun.', 'För alla enheter när en ny kund tar kontakt eller hänvisas till tjänsten.', 'For all units, when a new customer gets in touch or is referred.'),
  sections: [
    {
      code: 'why',
      title: t('Miksi', 'Varför', 'Why'),
      text: t(
        'Moni peruu tai unohtaa ajan, joka on viikkojen päässä. Nopea tapaaminen kertoo, että työ on mahdollinen ja että apua saa heti.',
        'Många avbokar eller glömmer en tid som ligger veckor framåt. Ett snabbt möte visar att arbete är möjligt och att hjälpen börjar genast.',
        'Many cancel or forget a time that is weeks away. A quick meeting says that work is possible and that help begins at once.'
      )
    },
    {
      code: 'steps',
      title: t('Näin teemme', 'Så gör vi', 'What we do'),
      text: t(
        'Varaa joka viikolle kiinteät ajat uusille asiakkaille.\nSovi aika jo yhteydenotossa ja lähetä muistutus edellisenä päivänä.\nTapaa asiakas siellä, minne hänen on helppo tulla.',
        'Reservera fasta tider varje vecka för nya kunder.\nKom överens om tiden redan vid kontakten och skicka en påminnelse dagen innan.\nTräffas där det är lätt för kunden att komma.',
        'Keep fixed times for new customers every week.\nAgree the time at first contact, and send a reminder the day before.\nMeet where it is easy for the customer to come.'
      )
    },
    {
      code: 'follow',
      title: t('Näin seuraamme', 'Så följer vi upp', 'How we follow it'),
      text: t(
        'Kirjaa yhteydenoton ja ensitapaamisen päivät. Katsokaa kerran kuussa, moniko tapaaminen toteutui sovitussa ajassa.',
        'Anteckna dagen för kontakten och för det första mötet. Se en gång i månaden hur många möten som blev av i tid.',
        'Record the day of first contact and of the first meeting. Look once a month at how many took place in time.'
      )
    }
  ],
  sources,
  card: emptyCard
}

const employerPlan: PracticeContent = {
  name: t('Työnantajayhteyksien viikkosuunnitelma', 'Veckoplan för arbetsgivarkontakter', 'A weekly plan for employer contacts'),
  summary: t(
    'Jokaisella valmentajalla on viikolle kirjattu määrä työnantajakäyntejä, jotka lähtevät asiakkaiden toiveista.',
    'Varje tränare har ett antecknat antal arbetsgivarbesök i veckan, utgående från kundernas önskemål.',
    'Each coach has a set number of employer visits a week, which begin with what customers want.'
  ),
  audience: t('Valmentajille ja esihenkilöille, kun avoimia paikkoja tulee vastaan liian vähän.', 'För tränare och chefer när det dyker upp för få lediga platser.', 'For coaches and managers, when too few openings come along.'),
  sections: [
    {
      code: 'steps',
      title: t('Näin teemme', 'Så gör vi', 'What we do'),
      text: t(
        'Kirjatkaa viikon käynnit maanantaina: kenen asiakkaan toiveesta, mihin, mistä puhutaan.\nKäykää paikan päällä; soitto ei riitä.\nKertokaa työnantajalle, mitä tukea hän saa ja kuinka kauan.',
        'Anteckna veckans besök på måndagen: utifrån vilken kunds önskemål, vart, vad ni talar om.\nBesök på plats; ett samtal räcker inte.\nBerätta för arbetsgivaren vilket stöd hen får och hur länge.',
        'Write the visits of the week down on Monday: for which customer’s wish, where, and what about.\nGo there; a call is not enough.\nTell the employer what support there is, and for how long.'
      )
    },
    {
      code: 'follow',
      title: t('Näin seuraamme', 'Så följer vi upp', 'How we follow it'),
      text: t(
        'Käynnit ja niistä syntyneet paikat katsotaan tiimissä kahden viikon välein. Määrä on apuväline, ei tavoite sinänsä.',
        'Besöken och de platser de lett till gås igenom i teamet varannan vecka. Antalet är ett hjälpmedel, inget mål i sig.',
        'The team looks at the visits and what came of them every two weeks. The number is a help, not an end in itself.'
      )
    }
  ],
  sources,
  card: emptyCard
}

const followAlong: PracticeContent = {
  name: t('Tuki jatkuu työn alettua', 'Stödet fortsätter när arbetet har börjat', 'Support goes on after the job begins'),
  summary: t(
    'Työntekijän ja työnantajan kanssa sovitaan ennen ensimmäistä työpäivää, miten ja kuinka pitkään tukea annetaan.',
    'Före den första arbetsdagen kommer man överens med arbetstagaren och arbetsgivaren om hur och hur länge stödet ges.',
    'Before the first working day it is agreed with the employee and the employer how, and for how long, support is given.'
  ),
  audience: t('Kaikille asiakkaille, jotka aloittavat palkkatyön.', 'För alla kunder som börjar ett lönearbete.', 'For every customer who begins paid work.'),
  sections: [
    {
      code: 'plan',
      title: t('Tukisuunnitelma', 'Stödplan', 'The support plan'),
      text: t(
        'Sopikaa, kuka soittaa ja milloin: ensimmäisenä päivänä, ensimmäisen viikon lopussa, kuukauden ja kolmen kuukauden kohdalla. Asiakas päättää, mitä työnantajalle kerrotaan.',
        'Kom överens om vem som ringer och när: första dagen, i slutet av första veckan, efter en och tre månader. Kunden avgör vad som berättas för arbetsgivaren.',
        'Agree who calls and when: on the first day, at the end of the first week, after one month and after three. The customer decides what the employer is told.'
      )
    },
    {
      code: 'trouble',
      title: t('Kun jokin menee vikaan', 'När något går fel', 'When something goes wrong'),
      text: t(
        'Palatkaa nopeasti yhteen: mitä tapahtui, mitä työtehtävissä voi muuttaa, tarvitaanko lisää aikaa. Työn päättyminen ei päätä valmennusta.',
        'Samlas snabbt igen: vad hände, vad i arbetsuppgifterna kan ändras, behövs mer tid. Att arbetet tar slut avslutar inte träningen.',
        'Come together quickly: what happened, what in the tasks can change, is more time needed. The end of a job is not the end of coaching.'
      )
    }
  ],
  sources,
  card: emptyCard
}

/** What was said before it was known that the day of contact is recorded in different ways. */
const firstMeetingBefore: PracticeContent = {
  ...firstMeeting,
  summary: t('Asiakas tapaa valmentajan kahden viikon kuluessa.', 'Kunden träffar sin tränare inom två veckor.', 'The customer meets the coach within two weeks.'),
  sections: firstMeeting.sections.slice(0, 2)
}

export const demoPracticeTexts: readonly DemoPractice[] = [
  { key: 'first-meeting', kind: 'recommendation', versions: [firstMeetingBefore, firstMeeting] },
  { key: 'employer-plan', kind: 'practice', versions: [employerPlan] },
  { key: 'follow-along', kind: 'recommendation', versions: [followAlong] }
]
