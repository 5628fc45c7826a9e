import {
  employedLater,
  entities,
  estimate,
  estimated,
  inactive,
  leaving,
  notEmployedLater,
  notEmployedLeaving,
  onEntry
} from './esf-conditions.js'
import { asked, words, type LibraryIndicator } from './library-entry.js'

const annex = 'Asetus (EU) 2021/1057, liite I'
const code = `${annex}; tunnusta ei ole tarkistettu alkuperäisestä`
const result = `${annex}; tunnusta ja ehtoa ei ole tarkistettu alkuperäisestä`

type Row = Pick<LibraryIndicator, 'code' | 'condition' | 'name' | 'definition'>

const row = (code: string, condition: Row['condition'], said: Pick<Row, 'name' | 'definition'>): Row => ({
  code,
  condition,
  ...said
})

/** The people of the regulation: of each, who is meant. */
const people: readonly Row[] = [
  row('EECO01', onEntry, {
    name: words('Osallistujien kokonaismäärä', 'Deltagare totalt', 'Total number of participants'),
    definition: words(
      'Kaikki osallistujat. Luvun on oltava EECO02 + EECO04 + EECO05.',
      'Alla deltagare. Talet ska vara EECO02 + EECO04 + EECO05.',
      'All participants. Must equal EECO02 + EECO04 + EECO05.'
    )
  }),
  row('EECO02', onEntry, {
    name: words(
      'Työttömät, myös pitkäaikaistyöttömät',
      'Arbetslösa, inklusive långtidsarbetslösa',
      'Unemployed, including long-term unemployed'
    ),
    definition: words(
      'Työttöminä työnhakijoina olleet.',
      'De som var arbetslösa arbetssökande.',
      'Those who were unemployed.'
    )
  }),
  row('EECO03', onEntry, {
    name: words('Pitkäaikaistyöttömät', 'Långtidsarbetslösa', 'Long-term unemployed'),
    definition: words(
      'Työttömistä (EECO02) ne, joiden työttömyys on kestänyt vähintään 12 kuukautta.',
      'De arbetslösa (EECO02) vars arbetslöshet varat i minst 12 månader.',
      'Of the unemployed (EECO02), those unemployed for at least 12 months.'
    )
  }),
  row('EECO04', onEntry, {
    name: words('Työvoiman ulkopuolella', 'Utanför arbetskraften', 'Inactive'),
    definition: words(
      'Ne, jotka eivät olleet työssä eivätkä työttöminä työnhakijoina.',
      'De som varken var i arbete eller arbetslösa arbetssökande.',
      'Those neither in work nor unemployed.'
    )
  }),
  row('EECO05', onEntry, {
    name: words('Työssä, myös yrittäjät', 'Sysselsatta, inklusive företagare', 'Employed, including self-employed'),
    definition: words(
      'Palkkatyössä tai yrittäjinä olleet.',
      'De som hade lönearbete eller var företagare.',
      'Those in paid work or self-employed.'
    )
  }),
  row('EECO06', onEntry, {
    name: words('Alle 18-vuotiaat', 'Under 18 år', 'Children below 18'),
    definition: words('Ikä hankkeeseen tullessa alle 18 vuotta.', 'Under 18 år vid inträdet.', 'Below 18 on entry.')
  }),
  row('EECO07', onEntry, {
    name: words('18–29-vuotiaat', '18–29 år', 'Young people aged 18–29'),
    definition: words(
      'Ikä hankkeeseen tullessa 18–29 vuotta. 30–54-vuotiailla ei ole omaa tunnusta.',
      '18–29 år vid inträdet. De som är 30–54 år har ingen egen kod.',
      'Aged 18–29 on entry. There is no code for 30–54.'
    )
  }),
  row('EECO08', onEntry, {
    name: words('55 vuotta täyttäneet', '55 år och äldre', '55 and over'),
    definition: words(
      'Ikä hankkeeseen tullessa vähintään 55 vuotta.',
      'Minst 55 år vid inträdet.',
      'At least 55 on entry.'
    )
  }),
  row('EECO09', onEntry, {
    name: words(
      'Enintään perusaste (ISCED 0–2)',
      'Högst grundskolenivå (ISCED 0–2)',
      'Lower secondary or less (ISCED 0–2)'
    ),
    definition: words(
      'Ylin suoritettu koulutus. Jokainen kuuluu täsmälleen yhteen koulutusluokkaan.',
      'Högsta avlagda utbildning. Var och en hör till exakt en utbildningsklass.',
      'Highest education completed. Everybody belongs to exactly one class.'
    )
  }),
  row('EECO10', onEntry, {
    name: words('Keskiaste (ISCED 3–4)', 'Mellannivå (ISCED 3–4)', 'Upper secondary or post-secondary (ISCED 3–4)'),
    definition: words(
      'Ylin suoritettu koulutus. Jokainen kuuluu täsmälleen yhteen koulutusluokkaan.',
      'Högsta avlagda utbildning. Var och en hör till exakt en utbildningsklass.',
      'Highest education completed. Everybody belongs to exactly one class.'
    )
  }),
  row('EECO11', onEntry, {
    name: words('Korkea-aste (ISCED 5–8)', 'Högre nivå (ISCED 5–8)', 'Tertiary (ISCED 5–8)'),
    definition: words(
      'Ylin suoritettu koulutus. Jokainen kuuluu täsmälleen yhteen koulutusluokkaan.',
      'Högsta avlagda utbildning. Var och en hör till exakt en utbildningsklass.',
      'Highest education completed. Everybody belongs to exactly one class.'
    )
  }),
  row('EECO12', estimate, {
    name: words('Vammaiset osallistujat', 'Deltagare med funktionsnedsättning', 'Participants with disabilities'),
    definition: words(
      'Osallistujat, joilla on kansallisen määritelmän mukainen vamma.',
      'Deltagare med en funktionsnedsättning enligt den nationella definitionen.',
      'Participants with a disability by the national definition.'
    )
  }),
  row('EECO13', estimated, {
    name: words('Kolmansien maiden kansalaiset', 'Medborgare i tredjeländer', 'Third-country nationals'),
    definition: words(
      'Muiden kuin EU-maiden kansalaiset.',
      'Medborgare i länder utanför EU.',
      'Nationals of countries outside the EU.'
    )
  }),
  row('EECO14', estimated, {
    name: words('Ulkomaalaistaustaiset', 'Med utländsk bakgrund', 'Participants with a foreign background'),
    definition: words(
      'Osallistujat, joilla on kansallisen määritelmän mukainen ulkomaalaistausta.',
      'Deltagare med utländsk bakgrund enligt den nationella definitionen.',
      'Participants with a foreign background by the national definition.'
    )
  }),
  row('EECO15', estimate, {
    name: words('Vähemmistöt, myös romanit', 'Minoriteter, inklusive romer', 'Minorities, including Roma'),
    definition: words(
      'Vähemmistöihin kuuluvat osallistujat, myös syrjäytyneet yhteisöt kuten romanit.',
      'Deltagare som hör till minoriteter, inklusive marginaliserade grupper såsom romer.',
      'Participants of minorities, including marginalised communities such as the Roma.'
    )
  }),
  row('EECO16', estimate, {
    name: words('Asunnottomat', 'Bostadslösa', 'Homeless or affected by housing exclusion'),
    definition: words(
      'Asunnottomat ja asumisen ulkopuolelle jäävät.',
      'Bostadslösa och de som drabbats av utestängning från bostadsmarknaden.',
      'The homeless and those affected by housing exclusion.'
    )
  }),
  row('EECO17', estimated, {
    name: words('Maaseudulta tulevat', 'Från landsbygden', 'Participants from rural areas'),
    definition: words(
      'Harvaan asutulla alueella asuvat (DEGURBA-luokka 3); voidaan päätellä kunnasta tai postinumerosta.',
      'Bosatta i glesbebyggda områden (DEGURBA-klass 3); kan härledas ur kommun eller postnummer.',
      'Living in thinly populated areas (DEGURBA class 3); can come from municipality or postcode.'
    )
  }),
  row('EECR01', inactive, {
    name: words('Työnhaussa lähtiessään', 'Arbetssökande vid utträdet', 'In job searching upon leaving'),
    definition: words(
      'Työnhaun lähtiessään aloittaneet.',
      'De som vid utträdet börjat söka arbete.',
      'Engaged in job searching upon leaving.'
    )
  }),
  row('EECR02', leaving, {
    name: words('Koulutuksessa lähtiessään', 'I utbildning vid utträdet', 'In education or training upon leaving'),
    definition: words(
      'Hankkeen aikana tai lähtiessään uuden koulutuksen aloittaneet.',
      'De som börjat en ny utbildning under projektet eller vid utträdet.',
      'Newly in education or training upon leaving.'
    )
  }),
  row('EECR03', leaving, {
    name: words('Ammattipätevyyden saaneet', 'Har fått en kvalifikation', 'Gaining a qualification upon leaving'),
    definition: words(
      'Tutkinnon, tutkinnon osan tai muun todistetun pätevyyden lähtiessään saaneet.',
      'De som vid utträdet fått en examen, en del av en examen eller annan styrkt kvalifikation.',
      'Those who gained a qualification upon leaving.'
    )
  }),
  row('EECR04', notEmployedLeaving, {
    name: words('Työssä lähtiessään', 'I arbete vid utträdet', 'In employment upon leaving'),
    definition: words(
      'Palkkatyössä tai yrittäjänä lähtiessään olleet.',
      'De som vid utträdet hade lönearbete eller var företagare.',
      'In employment upon leaving, including self-employment.'
    )
  }),
  row('EECR05', notEmployedLater, {
    name: words(
      'Työssä kuusi kuukautta lähdön jälkeen',
      'I arbete sex månader efter utträdet',
      'In employment six months after leaving'
    ),
    definition: words(
      'Palkkatyössä tai yrittäjänä kuuden kuukauden kuluttua lähdöstä.',
      'De som sex månader efter utträdet hade lönearbete eller var företagare.',
      'In employment six months after leaving, including self-employment.'
    )
  }),
  row('EECR06', employedLater, {
    name: words(
      'Parempi työmarkkinatilanne kuusi kuukautta lähdön jälkeen',
      'Bättre situation på arbetsmarknaden sex månader efter utträdet',
      'Improved labour-market situation six months after leaving'
    ),
    definition: words(
      'Ne, joiden työmarkkinatilanne on kuuden kuukauden kuluttua lähdöstä parempi kuin tullessa.',
      'De vars situation på arbetsmarknaden sex månader efter utträdet är bättre än vid inträdet.',
      'Those whose labour-market situation six months after leaving is better than on entry.'
    )
  })
]

const sourceOf = (each: string): string => {
  if (each.startsWith('EECR06')) return `${result}; ehdon tarkennus kauden 2014–2020 ohjeesta`
  if (each.startsWith('EECR')) return result
  return each === 'EECO03' ? `${code}; alle 25-vuotiaiden kuuden kuukauden raja on tarkistamatta` : code
}

const bodies: readonly LibraryIndicator[] = [
  asked({
    code: 'EECO18',
    group: 'esf_plus',
    origin: 'esf_plus',
    unit: 'count',
    direction: 'neutral',
    name: words(
      'Tuetut julkishallinnot ja julkiset palvelut',
      'Offentliga förvaltningar och tjänster som fått stöd',
      'Supported public administrations or services'
    ),
    definition: words(
      'Hankkeesta tukea saaneet julkiset organisaatiot.',
      'Offentliga organisationer som fått stöd av projektet.',
      'Public bodies and services that the project supports.'
    ),
    condition: entities,
    source: code,
    taskAreas: ['3b']
  }),
  asked({
    code: 'EECO19',
    group: 'esf_plus',
    origin: 'esf_plus',
    unit: 'count',
    direction: 'neutral',
    name: words(
      'Tuetut mikro-, pienet ja keskisuuret yritykset',
      'Mikroföretag samt små och medelstora företag som fått stöd',
      'Supported micro, small and medium-sized enterprises'
    ),
    definition: words(
      'Hankkeesta tukea saaneet yritykset, myös osuuskunnat ja yhteiskunnalliset yritykset.',
      'Företag som fått stöd av projektet, även andelslag och samhälleliga företag.',
      'Enterprises that the project supports, co-operatives and social enterprises among them.'
    ),
    condition: entities,
    source: code,
    taskAreas: ['3b']
  })
]

const participants = people.map((said) =>
  asked({
    ...said,
    group: 'esf_plus',
    origin: 'esf_plus',
    aggregation: 'distinct_persons',
    direction: said.code.startsWith('EECR') ? 'more' : 'neutral',
    dimensionCodes: ['gender'],
    source: sourceOf(said.code),
    taskAreas: ['3b']
  })
)

/** The common indicators of ESF+ in the order of their codes. */
export const esfIndicators: readonly LibraryIndicator[] = [...participants, ...bodies].sort((a, b) =>
  a.code < b.code ? -1 : 1
)
