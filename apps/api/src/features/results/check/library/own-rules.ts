import { atMost, error, expression, type LibraryRule, remark, warning } from './library-rule.js'

const months = [3, 6, 12, 24] as const

const followUps: readonly LibraryRule[] = months.flatMap((month) => [
  error(`f${month}_reached`, atMost([`F${month}_REACHED`], [`F${month}_DUE`]), [
    'Tavoitettuja ({value}) on enemmän kuin seurattavia ({limit}). Korjaa jompikumpi luku.',
    'De nådda ({value}) är fler än de som skulle följas upp ({limit}). Rätta det ena talet.',
    'More people were reached ({value}) than were due ({limit}). Correct one of the figures.'
  ]),
  error(`f${month}_stayed`, atMost([`F${month}_STAYED`], [`F${month}_REACHED`]), [
    'Tulos on pysynyt useammalla ({value}) kuin on tavoitettu ({limit}). Korjaa jompikumpi luku.',
    'Resultatet består för fler ({value}) än man har nått ({limit}). Rätta det ena talet.',
    'The outcome lasts for more people ({value}) than were reached ({limit}). Correct one of the figures.'
  ])
])

/** Six months ago, in periods of each length in which that is a whole number of periods. */
const sixMonthsAgo: readonly LibraryRule[] = (
  [
    ['quarter', 2],
    ['month', 6]
  ] as const
).map(([periodKind, periodsAgo]) =>
  error(`b4_at_most_ended_${periodKind}`, atMost(['B4'], ['A3'], { periodsAgo, periodKinds: [periodKind] }), [
    'Työssä 6 kk jälkeen ({value}) on enemmän kuin kauden {period} päättäneitä ({limit}). Korjaa luku tai kauden {period} päättäneet.',
    'I arbete efter 6 mån. ({value}) är fler än de som avslutade under perioden {period} ({limit}). Rätta talet eller de avslutade under {period}.',
    'In work after 6 months ({value}) is more than ended in period {period} ({limit}). Correct the figure, or those who ended in {period}.'
  ])
)

const customers: readonly LibraryRule[] = [
  error('a2_at_most_a1', atMost(['A2'], ['A1']), [
    'Uusia asiakkaita ({value}) on enemmän kuin valmennuksessa olleita ({limit}). Uusi asiakas lasketaan myös lukuun A1.',
    'De nya kunderna ({value}) är fler än de som varit i arbetsträning ({limit}). En ny kund räknas också i A1.',
    'There are more new customers ({value}) than people in coaching ({limit}). A new customer counts in A1 too.'
  ]),
  error('a3_at_most_a1', atMost(['A3'], ['A1']), [
    'Päättäneitä ({value}) on enemmän kuin valmennuksessa olleita ({limit}). Korjaa jompikumpi luku.',
    'De avslutade ({value}) är fler än de som varit i arbetsträning ({limit}). Rätta det ena talet.',
    'More people ended ({value}) than were in coaching ({limit}). Correct one of the figures.'
  ]),
  error('a4_at_most_a2', atMost(['A4', 'A6', 'SO8'], ['A2']), [
    'Luku ({value}) on suurempi kuin uudet asiakkaat ({limit}), joista se lasketaan. Korjaa jompikumpi luku.',
    'Talet ({value}) är större än antalet nya kunder ({limit}) som det räknas av. Rätta det ena talet.',
    'The figure ({value}) is more than the new customers ({limit}) of whom it is counted. Correct one of the figures.'
  ]),
  warning('a4_equals_a2', { kind: 'parts', wholes: ['A4'], relation: 'at_least', parts: ['A2'], level: 'total' }, [
    'Lähettävä taho puuttuu uusilta asiakkailta (puuttuu: {difference}).',
    'Remitterande instans saknas för nya kunder (saknas: {difference}).',
    'The referral source of new customers is not on record (missing: {difference}).'
  ]),
  remark('a1_carries_on', expression('A1 == prev_A1 - prev_A3 + A2', 'A1'), [
    'Valmennuksessa oli {A1}. Edelliseltä kaudelta jatkoi {prev_A1} − {prev_A3} ja uusia tuli {A2}. Tarkista, täsmäävätkö luvut.',
    'I arbetsträning var {A1}. Från förra perioden fortsatte {prev_A1} − {prev_A3} och nya kom {A2}. Kontrollera att talen stämmer.',
    'In coaching were {A1}. From the period before continued {prev_A1} − {prev_A3}, and {A2} were new. Check whether the figures agree.'
  ]),
  warning('v1_at_most_a1', atMost(['V1'], ['A1']), [
    'Valmennuksen vaiheissa on kauden lopussa enemmän asiakkaita ({value}) kuin kaudella valmennuksessa ({limit}).',
    'I arbetsträningens skeden finns vid periodens slut fler kunder ({value}) än i arbetsträning under perioden ({limit}).',
    'More customers stand in coaching phases at the end ({value}) than were in coaching during the period ({limit}).'
  ])
]

const transitions: readonly LibraryRule[] = [
  ...sixMonthsAgo,
  error('b4_at_most_due', atMost(['B4'], ['F6_DUE']), [
    'Työssä 6 kk jälkeen ({value}) on enemmän kuin seurattavia päättäneitä ({limit}). Korjaa jompikumpi luku.',
    'I arbete efter 6 mån. ({value}) är fler än de avslutade som skulle följas upp ({limit}). Rätta det ena talet.',
    'In work after 6 months ({value}) is more than the follow-ups due ({limit}). Correct one of the figures.'
  ]),
  ...followUps,
  warning('b7_at_most_jobs', atMost(['B7'], ['B1', 'B2']), [
    'Verkoston omassa yrityksessä aloitti enemmän ({value}) kuin työssä yhteensä ({limit}). Heidät lasketaan myös lukuun B1 tai B2.',
    'I nätverkets eget företag började fler ({value}) än i arbete sammanlagt ({limit}). De räknas också i B1 eller B2.',
    "More began in the network's own firm ({value}) than in jobs all together ({limit}). They count in B1 or B2 too."
  ]),
  warning('b10_hours', expression('B9 == 0 || B10 > 0', 'B10'), [
    'Osallisuustyössä oli {B9} henkilöä, mutta tunteja ei ole.',
    'I delaktighetsarbete var {B9} personer, men det finns inga timmar.',
    'In participation work were {B9} people, yet there are no hours.'
  ])
]

const rest: readonly LibraryRule[] = [
  error('c5_at_most_c4', atMost(['C5'], ['C4']), [
    'Sovittuun aikaan toimitettuja tilauksia ({value}) on enemmän kuin tilauksia ({limit}). Korjaa jompikumpi luku.',
    'Beställningar levererade i avtalad tid ({value}) är fler än beställningarna ({limit}). Rätta det ena talet.',
    'More orders were delivered on time ({value}) than were placed ({limit}). Correct one of the figures.'
  ]),
  warning('d1_change', { kind: 'change', of: 'indicators', codes: ['D1'], level: 'total', absolute: 0.5 }, [
    'Valmentajien määrä muuttui {change} htv (kaudella {period} {previous}, nyt {value}). Selitä muutos.',
    'Antalet tränare ändrades med {change} årsverken (perioden {period} {previous}, nu {value}). Förklara ändringen.',
    'The number of coaches changed by {change} fte (period {period} {previous}, now {value}). Explain the change.'
  ]),
  error('survey_scale', { kind: 'range', of: 'indicators', codes: ['O7', 'Q2'], level: 'cell', min: 1, max: 5 }, [
    'Keskiarvo {value} ei ole asteikolla 1–5.',
    'Medelvärdet {value} ligger inte på skalan 1–5.',
    'The mean {value} is not on the scale from 1 to 5.'
  ]),
  error('o7_needs_answers', expression('O7 <= 0 || D2 > 0', 'O7'), [
    'Asiakaskyselyllä on keskiarvo, mutta ei vastauksia (D2). Merkitse keskiarvoon ”ei sovellu” tai anna vastausten määrä.',
    'Kundenkäten har ett medelvärde men inga svar (D2). Ange att medelvärdet inte är tillämpligt, eller ge antalet svar.',
    'The customer survey has a mean but no answers (D2). Mark the mean as not applicable, or give the number of answers.'
  ]),
  error('q2_needs_answers', expression('Q2 <= 0 || Q1 > 0', 'Q2'), [
    'Työnantajakyselyllä on keskiarvo, mutta ei vastauksia (Q1). Merkitse keskiarvoon ”ei sovellu” tai anna vastausten määrä.',
    'Arbetsgivarenkäten har ett medelvärde men inga svar (Q1). Ange att medelvärdet inte är tillämpligt, eller ge antalet svar.',
    'The employer survey has a mean but no answers (Q1). Mark the mean as not applicable, or give the number of answers.'
  ]),
  warning('costs_below_zero', { kind: 'range', of: 'indicators', codes: ['E10', 'E12', 'E13'], level: 'cell', min: 0 }, [
    'Kulut ovat alle nollan ({value}). Kulut annetaan ilman miinusta.',
    'Kostnaderna är under noll ({value}). Kostnader anges utan minus.',
    'Costs are below zero ({value}). Give costs without a minus.'
  ]),
  warning('coaching_costs', atMost(['E12'], ['E10'], { level: 'total' }), [
    'Valmennuksen henkilöstökulut ({value}) ovat suuremmat kuin kaikki kulut ({limit}).',
    'Personalkostnaderna för arbetsträningen ({value}) är större än alla kostnader ({limit}).',
    'The staff costs of coaching ({value}) are more than all costs ({limit}).'
  ])
]

const everywhere: readonly LibraryRule[] = [
  error('required_figures', { kind: 'required', of: 'all', onlyRequired: true }, [
    'Puuttuvia lukuja: {count}. Anna luku, tai merkitse ”ei tietoa” ja kerro syy.',
    'Tal som saknas: {count}. Ange talet, eller markera ”uppgift saknas” och berätta varför.',
    'Figures missing: {count}. Give the figure, or mark it as not known and say why.'
  ]),
  warning('large_change', { kind: 'change', of: 'groups', codes: ['customers', 'transitions', 'employers'], relative: 0.5, absolute: 10 }, [
    'Luku muuttui {percent} % (kaudella {period} {previous}, nyt {value}). Selitä muutos tai korjaa luku.',
    'Talet ändrades {percent} % (perioden {period} {previous}, nu {value}). Förklara ändringen eller rätta talet.',
    'The figure changed by {percent} % (period {period} {previous}, now {value}). Explain the change or correct the figure.'
  ]),
  remark('unusual_count', { kind: 'outlier', of: 'groups', codes: ['customers', 'transitions', 'employers', 'resources'], factor: 5 }, [
    'Luku {value} on tavallisesta poikkeava. {count} aiemman kauden mukaan tavallista on {low}–{high}.',
    'Talet {value} är ovanligt. Enligt {count} tidigare perioder är {low}–{high} vanligt.',
    'The figure {value} is unusual. By {count} earlier periods, {low} to {high} is usual.'
  ]),
  warning('unusual_euros', { kind: 'outlier', of: 'groups', codes: ['economy'], factor: 6 }, [
    'Summa {value} poikkeaa tavallisesta. {count} aiemman kauden mukaan tavallista on {low}–{high}. Selitä tai korjaa.',
    'Beloppet {value} avviker från det vanliga. Enligt {count} tidigare perioder är {low}–{high} vanligt. Förklara eller rätta.',
    'The amount {value} is unusual. By {count} earlier periods, {low} to {high} is usual. Explain or correct it.'
  ])
]

/** The rules over the indicators of the network itself. */
export const ownRules: readonly LibraryRule[] = [...everywhere, ...customers, ...transitions, ...rest]
