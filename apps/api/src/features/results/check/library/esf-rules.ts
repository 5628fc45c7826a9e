import { atMost, equalTo, error, type LibraryRule, warning } from './library-rule.js'

/** What Reg. (EU) 2021/1057 Annex I says of sums and subsets of participants. */
export const esfRules: readonly LibraryRule[] = [
  error('esf_total', equalTo(['EECO01'], ['EECO02', 'EECO04', 'EECO05']), [
    'Osallistujia on {value}, mutta työttömiä, työvoiman ulkopuolella olevia ja työssä olevia yhteensä {limit}. Lukujen pitää olla samat.',
    'Deltagarna är {value}, men arbetslösa, personer utanför arbetskraften och sysselsatta är sammanlagt {limit}. Talen ska vara lika.',
    'There are {value} participants, but {limit} unemployed, inactive and employed together. The figures must be the same.'
  ]),
  error('esf_long_term', atMost(['EECO03'], ['EECO02']), [
    'Pitkäaikaistyöttömiä ({value}) on enemmän kuin työttömiä ({limit}). Korjaa jompikumpi luku.',
    'De långtidsarbetslösa ({value}) är fler än de arbetslösa ({limit}). Rätta det ena talet.',
    'There are more long-term unemployed ({value}) than unemployed ({limit}). Correct one of the figures.'
  ]),
  error('esf_ages', { kind: 'parts', wholes: ['EECO01'], relation: 'at_least', parts: ['EECO06', 'EECO07', 'EECO08'], level: 'cell' }, [
    'Ikäluokissa on yhteensä enemmän osallistujia ({limit}) kuin osallistujia on ({value}).',
    'I åldersklasserna finns sammanlagt fler deltagare ({limit}) än det finns deltagare ({value}).',
    'The age classes hold more participants together ({limit}) than there are ({value}).'
  ]),
  warning('esf_education', equalTo(['EECO01'], ['EECO09', 'EECO10', 'EECO11']), [
    'Koulutusasteiden summa ({limit}) ei ole sama kuin osallistujien määrä ({value}). Jokaisella on yksi korkein suoritettu aste.',
    'Summan av utbildningsnivåerna ({limit}) är inte densamma som antalet deltagare ({value}). Var och en har en högsta avslutad nivå.',
    'The levels of education add up to {limit}, not to the number of participants ({value}). Everybody has one highest completed level.'
  ]),
  error('esf_subsets', atMost(['EECO12', 'EECO13', 'EECO14', 'EECO15', 'EECO16', 'EECO17', 'EECR02', 'EECR03'], ['EECO01']), [
    'Luku ({value}) on suurempi kuin osallistujien määrä ({limit}). Korjaa jompikumpi luku.',
    'Talet ({value}) är större än antalet deltagare ({limit}). Rätta det ena talet.',
    'The figure ({value}) is more than the number of participants ({limit}). Correct one of the figures.'
  ]),
  warning('esf_inactive', atMost(['EECR01'], ['EECO04']), [
    'Työnhaussa lähtiessään ({value}) on enemmän kuin aloittaessaan työvoiman ulkopuolella olleita ({limit}). Vain heidät lasketaan.',
    'Arbetssökande vid avslut ({value}) är fler än de som stod utanför arbetskraften vid start ({limit}). Bara de räknas.',
    'More engaged in job searching upon leaving ({value}) than were inactive on entry ({limit}). Only they are counted.'
  ]),
  warning('esf_into_work', atMost(['EECR04', 'EECR05'], ['EECO02', 'EECO04']), [
    'Työhön päässeitä ({value}) on enemmän kuin aloittaessaan työttömiä tai työvoiman ulkopuolella olleita ({limit}). Vain heidät lasketaan.',
    'De som kommit i arbete ({value}) är fler än de som var arbetslösa eller utanför arbetskraften vid start ({limit}). Bara de räknas.',
    'More went into work ({value}) than were unemployed or inactive on entry ({limit}). Only they are counted.'
  ]),
  warning('esf_improved', atMost(['EECR06'], ['EECO05']), [
    'Parempaan työmarkkinatilanteeseen päässeitä ({value}) on enemmän kuin aloittaessaan työssä olleita ({limit}). Vain heidät lasketaan.',
    'De vars arbetsmarknadsläge förbättrats ({value}) är fler än de som var i arbete vid start ({limit}). Bara de räknas.',
    'More improved their labour-market situation ({value}) than were employed on entry ({limit}). Only they are counted.'
  ])
]
