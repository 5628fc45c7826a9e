import type { FormField, ShippedReport } from '@solmu/domain/reports/report-template.js'
import { esfIndicators } from '../../../results/indicator/library/esf-plus.js'
import { block, closing, paragraphs, unsaid, words } from './report-entry.js'

/** The fields are the common indicators, in the order of their codes; who is counted is what the library says of them. */
const fieldsOf = (isField: (code: string) => boolean): FormField[] =>
  esfIndicators.filter(({ code }) => isField(code)).map(({ code, condition }) => ({ code, label: unsaid, condition, indicator: code }))

/** Entities have no gender. */
const entities = ['EECO18', 'EECO19']
const byGender = { dimension: 'gender', categories: ['f', 'm', 'x'] } as const

/** The participant and indicator figures of ESF+ in the order in which EURA asks for them. Source: funder reporting 4.1 and 4.2. */
export const esfSheet: ShippedReport = {
  key: 'esf_participants_and_indicators',
  name: words('ESR+-osallistujat ja indikaattorit', 'ESF+: deltagare och indikatorer', 'ESF+ participants and indicators'),
  description: words(
    'ESR+:n yhteiset indikaattorit EURAn kenttäjärjestyksessä sukupuolen mukaan, jotta luvut voi siirtää seurantaraporttiin kenttä kentältä.',
    'ESF+:s gemensamma indikatorer i EURA:s fältordning efter kön, så att siffrorna kan föras över till uppföljningsrapporten fält för fält.',
    'The common indicators of ESF+ in the field order of EURA and by gender, to be copied into the monitoring report field by field.'
  ),
  parameter: 'none',
  lens: null,
  blocks: [
    block('text', 'lead', {
      text: paragraphs(
        words(
          'Luvut ovat kaudelta {period}, laitoksesta {edition}. Kentät ovat samassa järjestyksessä kuin EURAssa: tuotosindikaattorit EECO01–EECO19 ja tulosindikaattorit EECR01–EECR06.',
          'Siffrorna gäller perioden {period}, utgåva {edition}. Fälten står i samma ordning som i EURA: outputindikatorerna EECO01–EECO19 och resultatindikatorerna EECR01–EECR06.',
          'The figures are of {period}, edition {edition}. The fields stand in the order of EURA: the output indicators EECO01–EECO19 and the result indicators EECR01–EECR06.'
        ),
        words(
          'Tarkista ennen siirtämistä:\n\n- EECO01 on EECO02 + EECO04 + EECO05.\n- Jokainen osallistuja on täsmälleen yhdessä koulutusluokassa (EECO09–EECO11). 30–54-vuotiailla ei ole omaa kenttää.\n- Osallistuja lasketaan vain, kun sukupuoli, työmarkkina-asema, ikä ja koulutus ovat tiedossa.\n- Tulokset koskevat tilannetta enintään neljä viikkoa lähdön jälkeen; EECR05 ja EECR06 kuusi kuukautta jokaisen omasta lähdöstä.',
          'Kontrollera före överföringen:\n\n- EECO01 är EECO02 + EECO04 + EECO05.\n- Varje deltagare hör till exakt en utbildningsklass (EECO09–EECO11). De som är 30–54 år har inget eget fält.\n- En deltagare räknas bara när kön, ställning på arbetsmarknaden, ålder och utbildning är kända.\n- Resultaten gäller situationen högst fyra veckor efter utträdet; EECR05 och EECR06 sex månader efter vars och ens eget utträde.',
          'Check before copying:\n\n- EECO01 is EECO02 + EECO04 + EECO05.\n- Every participant is in exactly one class of education (EECO09–EECO11). There is no field for ages 30–54.\n- A participant counts only when gender, labour-market status, age and education are known.\n- Results are of the situation up to four weeks after leaving; EECR05 and EECR06 six months after each person’s own exit.'
        ),
        words(
          'Peitetty luku ei ole nolla. Peitetyn luvun saa siirtää EURAan vain hankkeen omasta osallistujarekisteristä, ei tästä raportista.',
          'En dold siffra är inte noll. En dold siffra får föras in i EURA bara ur projektets eget deltagarregister, inte ur den här rapporten.',
          'A withheld figure is not zero. It may be entered into EURA only from the project’s own register of participants, not from this report.'
        )
      )
    }),
    block('form', 'participants', {
      title: words('Osallistujat (EECO01–EECO17)', 'Deltagare (EECO01–EECO17)', 'Participants (EECO01–EECO17)'),
      fields: fieldsOf((code) => code.startsWith('EECO') && !entities.includes(code)),
      ...byGender
    }),
    block('form', 'entities', {
      title: words('Tuetut organisaatiot (EECO18–EECO19)', 'Organisationer som fått stöd (EECO18–EECO19)', 'Supported entities (EECO18–EECO19)'),
      fields: fieldsOf((code) => entities.includes(code))
    }),
    block('form', 'results', {
      title: words('Välittömät ja pidemmän ajan tulokset (EECR01–EECR06)', 'Omedelbara och mer långsiktiga resultat (EECR01–EECR06)', 'Immediate and longer-term results (EECR01–EECR06)'),
      fields: fieldsOf((code) => code.startsWith('EECR')),
      ...byGender
    }),
    ...closing
  ]
}
